// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/impliedrelations.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// "ownerUser_id" as owner, user, id.
QStringList wordsOf(const QString& name)
{
    QStringList words;
    QString word;
    const auto end = [&] {
        if (!word.isEmpty()) {
            words << word.toLower();
        }
        word.clear();
    };
    for (const QChar c : name) {
        if (!c.isLetterOrNumber()) {
            end();
            continue;
        }
        if (c.isUpper() && !word.isEmpty() && !word.back().isUpper()) {
            end();
        }
        word += c;
    }
    end();
    return words;
}

QString singular(const QString& word)
{
    static const QStringList longEndings = {u"sses"_s, u"xes"_s, u"ches"_s, u"shes"_s};
    const auto endsWith = [&word](const QString& ending) { return word.endsWith(ending); };
    if (endsWith(u"ies"_s) && word.size() > 4) {
        return word.chopped(3) + u'y';
    }
    if (std::ranges::any_of(longEndings, endsWith)) {
        return word.chopped(2);
    }
    return endsWith(u"s"_s) && !endsWith(u"ss"_s) && word.size() > 2 ? word.chopped(1) : word;
}

bool isSameType(const ColumnType& one, const ColumnType& other)
{
    return one.kind == other.kind && one.kind != TypeKind::Null && one.length == other.length
           && one.precision == other.precision && one.scale == other.scale && one.raw == other.raw;
}

/// A table that a column may mean, found by the last words of the column's name.
struct Referent
{
    const Table* table = nullptr;
    const Column* key = nullptr;
};

class Guesser final
{
public:
    explicit Guesser(const Schema& schema)
        : m_schema(schema)
    {
        for (const Table& table : schema.tables) {
            addReferent(table);
        }
    }

    QList<ImpliedRelation> guess() const
    {
        QList<ImpliedRelation> guesses;
        for (const Table& table : m_schema.tables) {
            QSet<QString> taken;
            for (const ForeignKey& key : table.foreignKeys) {
                taken.unite(QSet<QString>(key.columns.cbegin(), key.columns.cend()));
            }
            if (table.primaryKey && table.primaryKey->columns.size() == 1) {
                taken.insert(table.primaryKey->columns.first());
            }
            for (const Column& column : table.columns) {
                if (const Table* referent =
                        taken.contains(column.name) ? nullptr : referentOf(table, column)) {
                    guesses << ImpliedRelation{table.name,
                                               column.name,
                                               referent->name,
                                               referent->primaryKey->columns.first()};
                }
            }
        }
        return guesses;
    }

private:
    void addReferent(const Table& table)
    {
        const Column* key = table.primaryKey && table.primaryKey->columns.size() == 1
                                ? table.column(table.primaryKey->columns.first())
                                : nullptr;
        if (key == nullptr) {
            return;
        }
        QStringList words = wordsOf(table.name.name);
        const QStringList keyWords = wordsOf(key->name);
        QSet<QString> names;
        if (keyWords.size() > 1) {
            names.insert(keyWords.join(u'_'));  // plan_id says its table itself
        }
        if (!words.isEmpty()) {
            names.insert((words + keyWords).join(u'_'));
            words.last() = singular(words.last());
            names.insert((words + keyWords).join(u'_'));
        }
        for (const QString& name : std::as_const(names)) {
            m_referents.insert(name, {&table, key});
        }
    }

    /// nullptr if there is none, or if two are equally good.
    const Table* referentOf(const Table& table, const Column& column) const
    {
        const QStringList words = wordsOf(column.name);
        for (qsizetype first = 0; first + 1 < words.size(); ++first) {
            QList<const Table*> found;
            bool hasOwn = false;  // of the same database schema
            for (const Referent& each : m_referents.values(words.mid(first).join(u'_'))) {
                const bool isOwn = each.table->name.schema == table.name.schema;
                if (each.table == &table || !isSameType(each.key->type, column.type)
                    || (hasOwn && !isOwn)) {
                    continue;
                }
                if (isOwn && !hasOwn) {
                    found.clear();
                    hasOwn = true;
                }
                found << each.table;
            }
            if (!found.isEmpty()) {
                return found.size() == 1 ? found.first() : nullptr;
            }
        }
        return nullptr;
    }

    const Schema& m_schema;  // outlives the guesser
    QMultiHash<QString, Referent> m_referents;
};

}  // namespace

QList<ImpliedRelation> impliedRelations(const Schema& schema)
{
    return Guesser(schema).guess();
}

}  // namespace limbeck
