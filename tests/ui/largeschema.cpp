// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/largeschema.h"

#include "models/schema/schemabuilder.h"

#include <QRandomGenerator>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QStringList groups = {u"billing"_s,
                            u"auth"_s,
                            u"shop"_s,
                            u"crm"_s,
                            u"audit"_s,
                            u"stock"_s,
                            u"mail"_s,
                            u"report"_s,
                            u"cms"_s,
                            u"task"_s,
                            u"log"_s,
                            u"hr"_s};
const QStringList things = {u"item"_s,
                            u"user"_s,
                            u"line"_s,
                            u"kind"_s,
                            u"note"_s,
                            u"order"_s,
                            u"detail"_s,
                            u"setting_value"_s};

void addColumns(TableBuilder& table, QRandomGenerator& random)
{
    const int count = 3 + random.bounded(12);
    for (int i = 0; i < count; ++i) {
        const QString name = u"field_%1"_s.arg(i);
        switch (random.bounded(5)) {
        case 0:
            table.integer(name);
            break;
        case 1:
            table.boolean(name).notNull();
            break;
        case 2:
            table.dateTime(name);
            break;
        case 3:
            table.text(name);
            break;
        default:
            table.string(name, 80).notNull();
        }
    }
}

}  // namespace

Schema largeSchema(int tables)
{
    constexpr quint32 seed = 7;
    QRandomGenerator random(seed);
    SchemaBuilder builder;
    QStringList names;
    const auto perGroup = std::max<qsizetype>(8, tables / groups.size());
    for (int i = 0; i < tables; ++i) {
        const QString group = groups.at(i / perGroup % groups.size());
        const QString thing = things.at(random.bounded(static_cast<int>(things.size())));
        const QString name = i == 0 ? u"users"_s : u"%1_%2%3"_s.arg(group, thing).arg(i);
        TableBuilder table = builder.table(name);
        table.integer(u"id"_s).primaryKey();
        const int keys = i == 0 ? 0 : random.bounded(3);
        for (int key = 0; key < keys; ++key) {
            const bool isNear = random.bounded(10) < 9;
            const int referent =
                isNear ? random.bounded(std::max(0, i - 12), i) : random.bounded(i);
            // The number of the key keeps two to one table apart.
            const QString column =
                u"%1_id%2"_s.arg(names.at(referent)).arg(key == 0 ? u""_s : u"2"_s);
            table.integer(column).references(names.at(referent), u"id"_s);
        }
        if (i > 0 && random.bounded(8) == 0) {
            table.integer(u"created_by"_s).notNull().references(u"users"_s, u"id"_s);
        }
        addColumns(table, random);
        names << name;
    }
    return builder.build();
}

}  // namespace limbeck
