// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/base/text.h"
#include "models/operation/schemalookup.h"
#include "models/schema/implicitname.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isOfType(const Constraint& constraint, ConstraintType type)
{
    return type == ConstraintType::Unknown || constraintType(constraint) == type;
}

QList<Constraint> constraintsOfType(const Table& table, ConstraintType type)
{
    QList<Constraint> all;
    const auto append = [&all, type](const auto& constraints) {
        for (const auto& constraint : constraints) {
            if (isOfType(constraint, type)) {
                all << constraint;
            }
        }
    };
    if (table.primaryKey.has_value()) {
        append(QList<PrimaryKey>{*table.primaryKey});
    }
    append(table.uniqueConstraints);
    append(table.foreignKeys);
    append(table.checkConstraints);
    append(table.excludeConstraints);
    return all;
}

Error notFound(const Table& table,
               const QString& name,
               ConstraintType type,
               const QList<Constraint>& candidates)
{
    QStringList labels;
    for (const Constraint& candidate : candidates) {
        labels << constraintLabel(candidate);
    }
    const QString word = constraintWord(type);
    Error error;
    error.code = ErrorCode::SchemaConflict;
    error.subjects = {table.name.toString()};
    if (candidates.isEmpty()) {
        error.message =
            name.isEmpty()
                ? EngineText::tr("Table '%1' has no %2.").arg(table.name.toString(), word)
                : EngineText::tr("Table '%1' has no %2 '%3'; it has none at all.")
                      .arg(table.name.toString(), word, name);
        return error;
    }
    const QString known = labels.join(u", "_s);
    error.message = name.isEmpty()
                        ? EngineText::tr(
                              "Table '%1' has several that a %2 without a name could mean. There "
                              "are: %3.")
                              .arg(table.name.toString(), word, known)
                        : EngineText::tr("Table '%1' has no %2 '%3'. There are: %4.")
                              .arg(table.name.toString(), word, name, known);
    return error;
}

/// MySQL numbers the foreign keys without a name: table_ibfk_1, table_ibfk_2.
const Constraint* numberedKey(const Table& table,
                              const QString& name,
                              const QList<Constraint>& unnamed)
{
    const QString prefix = table.name.name + u"_ibfk_"_s;
    int number = name.startsWith(prefix) ? name.mid(prefix.size()).toInt() : 0;
    for (const Constraint& each : unnamed) {
        if (constraintType(each) == ConstraintType::ForeignKey && number > 0 && --number == 0) {
            return &each;
        }
    }
    return nullptr;
}

/// The only one of `unnamed` whose columns occur in `name`; the one with most columns wins, since
/// fk_order_user_id contains "id" too.
const Constraint* namedAfterColumns(const QString& name, const QList<Constraint>& unnamed)
{
    const Constraint* best = nullptr;
    qsizetype bestSize = 0;
    bool isTied = false;
    for (const Constraint& each : unnamed) {
        const QString columns = constraintColumns(each).join(u'_');
        if (columns.isEmpty() || !name.contains(columns) || columns.size() < bestSize) {
            continue;
        }
        isTied = columns.size() == bestSize;
        bestSize = columns.size();
        best = &each;
    }
    return isTied ? nullptr : best;
}

const Constraint* namedByEngine(const Table& table,
                                const QString& name,
                                const QList<Constraint>& unnamed)
{
    for (const Constraint& each : unnamed) {
        const bool isPrimary = constraintType(each) == ConstraintType::Primary;
        if (implicitName(table, each) == name || (isPrimary && name == u"PRIMARY")) {
            return &each;
        }
    }
    return numberedKey(table, name, unnamed);
}

const Constraint* deduced(const QString& name, const QList<Constraint>& unnamed)
{
    if (const Constraint* named = namedAfterColumns(name, unnamed)) {
        return named;
    }
    return unnamed.size() == 1 ? &unnamed.front() : nullptr;
}

}  // namespace

Result<Constraint> findConstraint(const Table& table, const DropConstraint& drop)
{
    const QList<Constraint> candidates = constraintsOfType(table, drop.type);
    if (drop.name.isEmpty()) {
        if (drop.dropped.has_value() && candidates.contains(*drop.dropped)) {
            return *drop.dropped;
        }
        if (candidates.size() == 1) {
            return candidates.front();
        }
        return fail(notFound(table, drop.name, drop.type, candidates));
    }
    if (const std::optional<Constraint> named = table.constraint(drop.name, drop.type)) {
        return *named;
    }
    QList<Constraint> unnamed;
    std::ranges::copy_if(candidates, std::back_inserter(unnamed), [](const Constraint& each) {
        return constraintName(each).isEmpty();
    });
    const Constraint* meant = namedByEngine(table, drop.name, unnamed);
    // IF EXISTS may name what was never there: then nothing may be deduced.
    if (meant == nullptr && !drop.ifExists) {
        meant = deduced(drop.name, unnamed);
    }
    if (meant != nullptr) {
        return *meant;
    }
    return fail(notFound(table, drop.name, drop.type, candidates));
}

bool isDroppedByOtherMeans(const Table& table, const DropConstraint& drop)
{
    if (drop.name.isEmpty() || table.constraint(drop.name, drop.type).has_value()) {
        return false;
    }
    const auto isSaid = [&drop](ConstraintType type) {
        return drop.type == ConstraintType::Unknown || drop.type == type;
    };
    const Index* index = table.index(drop.name);
    const bool isUniqueIndex = index != nullptr && index->unique;
    const bool isTypeCheck = std::ranges::any_of(table.columns, [&drop](const Column& column) {
        return column.type.createConstraint && column.type.name == drop.name;
    });
    return (isSaid(ConstraintType::Unique) && isUniqueIndex)
           || (isSaid(ConstraintType::Check) && isTypeCheck);
}

}  // namespace limbeck
