// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/implicitname.h"

#include "models/base/overloaded.h"
#include "models/schema/sqlnames.h"

#include <QSet>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The first `bytes` bytes of a text in UTF-8, never cutting a character in two.
QByteArray clipped(const QByteArray& text, qsizetype bytes)
{
    const auto isContinuation = [&text](qsizetype at) {
        return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    qsizetype end = bytes;
    while (end > 0 && end < text.size() && isContinuation(end)) {
        --end;
    }
    return text.left(end);
}

/// table_columns_label in 63 bytes: the longer of table and columns is shortened first.
QString objectName(const QString& table, const QString& columns, const QString& label)
{
    const QByteArray first = table.toUtf8();
    const QByteArray second = columns.toUtf8();
    const qsizetype separators = second.isEmpty() ? 1 : 2;
    const qsizetype room = 63 - label.size() - separators;
    qsizetype firstSize = first.size();
    qsizetype secondSize = second.size();
    while (firstSize + secondSize > room) {
        --(firstSize > secondSize ? firstSize : secondSize);
    }
    QByteArray name = clipped(first, firstSize);
    if (!second.isEmpty()) {
        name += '_' + clipped(second, secondSize);
    }
    return QString::fromUtf8(name) + u'_' + label;
}

/// A CHECK is named after its column only if it uses exactly one.
QString checkedColumn(const Table& table, const CheckConstraint& check)
{
    QStringList used;
    for (const Column& column : table.columns) {
        if (mentionsName(check.condition, column.name)) {
            used << column.name;
        }
    }
    return used.size() == 1 ? used.front() : QString();
}

QString excludedColumns(const ExcludeConstraint& exclude)
{
    QStringList names;
    for (const ExcludeConstraint::Element& element : exclude.elements) {
        names << (element.isExpression ? u"expr"_s : element.expression);
    }
    return names.join(u'_');
}

struct NameParts
{
    QString columns;
    QString label;
};

NameParts nameParts(const Table& table, const Constraint& constraint)
{
    return std::visit(
        Overloaded{
            [](const PrimaryKey&) { return NameParts{.columns = {}, .label = u"pkey"_s}; },
            [](const UniqueConstraint& unique) {
                return NameParts{.columns = unique.columns.join(u'_'), .label = u"key"_s};
            },
            [](const ForeignKey& key) {
                return NameParts{.columns = key.columns.join(u'_'), .label = u"fkey"_s};
            },
            [&table](const CheckConstraint& check) {
                return NameParts{.columns = checkedColumn(table, check), .label = u"check"_s};
            },
            [](const ExcludeConstraint& exclude) {
                return NameParts{.columns = excludedColumns(exclude), .label = u"excl"_s};
            },
        },
        constraint);
}

QList<Constraint> constraintsOf(const Table& table)
{
    QList<Constraint> all;
    for (const CheckConstraint& check : table.checkConstraints) {
        all << check;
    }
    if (table.primaryKey.has_value()) {
        all << *table.primaryKey;
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        all << unique;
    }
    for (const ExcludeConstraint& exclude : table.excludeConstraints) {
        all << exclude;
    }
    for (const ForeignKey& key : table.foreignKeys) {
        all << key;
    }
    return all;
}

}  // namespace

QString implicitName(const Table& table, const Constraint& constraint)
{
    if (!constraintName(constraint).isEmpty()) {
        return constraintName(constraint);
    }
    const QList<Constraint> all = constraintsOf(table);
    QSet<QString> taken;
    for (const Constraint& each : all) {
        taken << constraintName(each);
    }
    const auto freeName = [&](const Constraint& each) {
        const NameParts parts = nameParts(table, each);
        QString name = objectName(table.name.name, parts.columns, parts.label);
        for (int number = 1; taken.contains(name); ++number) {
            name =
                objectName(table.name.name, parts.columns, parts.label + QString::number(number));
        }
        return name;
    };
    for (const Constraint& each : all) {
        if (each == constraint) {
            break;
        }
        if (constraintName(each).isEmpty()) {
            taken << freeName(each);
        }
    }
    return freeName(constraint);
}

QString serialSequence(const TableName& table, const QString& column)
{
    return objectName(table.name, column, u"seq"_s);
}

}  // namespace limbeck
