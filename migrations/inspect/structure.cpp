// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/structure.h"

#include "models/base/enginetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// SQL without what servers add when they write an expression back: casts, parentheses, quotes.
QString loosely(QString sql)
{
    static const QRegularExpression cast(u"::[a-z ]+(\\(\\d+(, ?\\d+)?\\))?(\\[\\])?"_s);
    static const QRegularExpression decoration(u"[\\s()\"`]"_s);
    return sql.toLower().remove(cast).remove(decoration);
}

void loosen(Column& column)
{
    if (column.computed) {
        column.computed->expression = loosely(column.computed->expression);
    }
    if (column.serverDefault && column.serverDefault->kind == ServerDefault::Kind::Expression) {
        column.serverDefault->text = loosely(column.serverDefault->text);
        // PostgreSQL keeps DEFAULT NULL for types with a length.
        if (column.serverDefault->text == "null"_L1) {
            column.serverDefault.reset();
        }
    }
}

void loosen(Index& index)
{
    index.where = loosely(index.where);
    for (IndexPart& part : index.parts) {
        part.text = part.isExpression ? loosely(part.text) : part.text;
    }
}

/// Only that they are there.
Schema withoutTexts(Schema schema)
{
    for (View& view : schema.views) {
        view.definition.clear();
    }
    for (Trigger& trigger : schema.triggers) {
        trigger.definition.clear();
    }
    return schema;
}

/// Takes the name from each of `live` that has, but for it, an equal without a name in `expected`.
template <typename T>
void forgetMadeUpNames(QList<T>& live, const QList<T>& expected)
{
    for (T& constraint : live) {
        T unnamed = constraint;
        unnamed.name.clear();
        if (expected.contains(unnamed)) {
            constraint = unnamed;
        }
    }
}

void forgetMadeUpNames(Table& live, const Table& expected)
{
    if (live.primaryKey && expected.primaryKey && expected.primaryKey->name.isEmpty()) {
        live.primaryKey->name.clear();
    }
    forgetMadeUpNames(live.uniqueConstraints, expected.uniqueConstraints);
    forgetMadeUpNames(live.foreignKeys, expected.foreignKeys);
    forgetMadeUpNames(live.checkConstraints, expected.checkConstraints);
}

/// InnoDB names the index of a foreign key after it, or after its first column.
bool isIndexOfForeignKey(const Difference& difference, const Schema& before)
{
    const Table* table = before.table(difference.table);
    const bool isNewIndex = difference.kind == Difference::Kind::Added
                            && difference.element == Difference::Element::Index;
    return isNewIndex && table != nullptr
           && std::ranges::any_of(table->foreignKeys, [&difference](const ForeignKey& key) {
                  return key.name == difference.name || key.columns.value(0) == difference.name;
              });
}

}  // namespace

Schema withLooseExpressions(Schema schema)
{
    for (Table& table : schema.tables) {
        for (CheckConstraint& check : table.checkConstraints) {
            check.condition = loosely(check.condition);
        }
        for (ExcludeConstraint& exclude : table.excludeConstraints) {
            exclude.where = loosely(exclude.where);
        }
        std::ranges::for_each(table.columns, [](Column& column) { loosen(column); });
        std::ranges::for_each(table.indexes, [](Index& index) { loosen(index); });
    }
    return schema;
}

QList<Difference> structuralDifferences(const Schema& expected,
                                        const Schema& inspected,
                                        const Schema& before,
                                        const Dialect& dialect)
{
    const auto comparable = [&dialect](const Schema& schema) {
        return withoutTexts(withLooseExpressions(dialect.asStored(schema)));
    };
    const Schema wanted = comparable(expected);
    Schema live = comparable(inspected);
    for (Table& table : live.tables) {
        if (const Table* same = wanted.table(table.name)) {
            forgetMadeUpNames(table, *same);
        }
    }
    QList<Difference> found = differences(wanted, live);
    const bool keepsIndexes =
        dialect.engine() == Engine::Mariadb || dialect.engine() == Engine::Mysql;
    if (keepsIndexes) {
        found.removeIf([&before](const Difference& difference) {
            return isIndexOfForeignKey(difference, before);
        });
    }
    return found;
}

Error notAsSaid(const QList<Difference>& differences,
                const QString& sentence,
                const QString& advice)
{
    QStringList lines;
    for (const Difference& each : differences) {
        lines << u"  "_s + describe(each);
    }
    Error error;
    error.code = ErrorCode::VerificationFailed;
    error.message =
        EngineText::tr("%1 (+ is there and should not be, - is missing, ~ is different):\n%2\n%3")
            .arg(sentence, lines.join(u'\n'), advice);
    return error;
}

}  // namespace limbeck
