// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/namelength.h"

#include "models/base/overloaded.h"

#include <QCryptographicHash>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Constraint& constraint)
{
    return std::visit([](const auto& each) { return each.name; }, constraint);
}

/// Names of the parts that a table and a new column have in common.
template <typename Parts>
QStringList partNames(const Parts& parts)
{
    QStringList names;
    const auto add = [&names](const auto& list) {
        for (const auto& each : list) {
            names << each.name;
        }
    };
    add(parts.uniqueConstraints);
    add(parts.foreignKeys);
    add(parts.checkConstraints);
    add(parts.excludeConstraints);
    add(parts.indexes);
    return names;
}

QStringList namesIn(const Operation& operation)
{
    return std::visit(
        Overloaded{
            [](const CreateTable& create) {
                const auto& key = create.table.primaryKey;
                return partNames(create.table) + QStringList{key ? key->name : QString()};
            },
            [](const AddColumn& add) { return partNames(add.parts); },
            [](const CreateIndex& create) { return QStringList{create.index.name}; },
            [](const DropIndex& drop) { return QStringList{drop.name}; },
            [](const AddConstraint& add) { return QStringList{nameOf(add.constraint)}; },
            [](const DropConstraint& drop) { return QStringList{drop.name}; },
            [](const auto&) { return QStringList{}; },
        },
        operation.value);
}

/// The operations of a batch or block; nullptr for a single one.
const std::vector<Operation>* inner(const Operation& operation)
{
    if (const auto* batch = std::get_if<Batch>(&operation.value)) {
        return &batch->operations;
    }
    const auto* block = std::get_if<AutocommitBlock>(&operation.value);
    return block != nullptr ? &block->operations : nullptr;
}

}  // namespace

std::optional<int> longestName(const QString& dialect)
{
    if (dialect == "postgresql"_L1) {
        return 63;
    }
    return dialect == "mysql"_L1 || dialect == "mariadb"_L1 ? std::optional(64) : std::nullopt;
}

QString shortenedName(const QString& name, const QString& dialect)
{
    const std::optional<int> longest = longestName(dialect);
    if (!longest || name.toUcs4().size() <= *longest) {
        return name;
    }
    const QByteArray sum = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5).toHex();
    const QList<uint> characters = name.toUcs4().first(*longest - 8);
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.data()),
                             characters.size())
           + u'_' + QString::fromLatin1(sum.last(4));
}

std::optional<QString> tooLongName(const Operation& operation, const QString& dialect)
{
    const std::optional<int> longest = longestName(dialect);
    if (!longest) {
        return std::nullopt;
    }
    if (const std::vector<Operation>* operations = inner(operation)) {
        for (const Operation& each : *operations) {
            if (std::optional<QString> name = tooLongName(each, dialect)) {
                return name;
            }
        }
        return std::nullopt;
    }
    for (const QString& name : namesIn(operation)) {
        if (name.toUcs4().size() > *longest) {
            return name;
        }
    }
    return std::nullopt;
}

}  // namespace limbeck
