// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/schematext.h"

#include "models/operation/schemalookup.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString optionsText(const QVariantMap& options)
{
    if (options.isEmpty()) {
        return {};
    }
    const QJsonDocument document(QJsonObject::fromVariantMap(options));
    return u' ' + QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QString labelled(const QString& label, const QString& value)
{
    return value.isEmpty() ? QString() : u' ' + label + u' ' + value;
}

QString flag(const QString& word, bool isSet)
{
    return isSet ? u' ' + word : QString();
}

QString typeText(const ColumnType& type)
{
    QString text = describe(type);
    if (type.kind != TypeKind::Other) {
        text += labelled(u"raw"_s, type.raw);
    }
    if (type.kind != TypeKind::Enum) {
        text += labelled(u"named"_s, type.name) + labelled(u"values"_s, type.values.join(u'|'));
    }
    text += flag(u"exact"_s, type.exact) + labelled(u"collate"_s, type.collation);
    text += labelled(u"of"_s, type.dialect) + labelled(u"in"_s, type.schema);
    text += flag(u"non-native"_s, !type.native) + flag(u"no create_type"_s, !type.createType);
    text += flag(u"checked"_s, type.createConstraint);
    if (type.dimensions > 0) {
        text += u" dimensions %1"_s.arg(type.dimensions);
    }
    for (const ColumnType& variant : type.variants) {
        text += u" [on %1: %2]"_s.arg(variant.variantOf, typeText(variant));
    }
    return text;
}

QString defaultText(const std::optional<ServerDefault>& value)
{
    if (!value.has_value()) {
        return {};
    }
    switch (value->kind) {
    case ServerDefault::Kind::Literal:
        return u" default '%1'"_s.arg(value->text);
    case ServerDefault::Kind::Expression:
        return u" default (%1)"_s.arg(value->text);
    case ServerDefault::Kind::CurrentTimestamp:
        return u" default now"_s;
    case ServerDefault::Kind::True:
        return u" default true"_s;
    case ServerDefault::Kind::False:
        return u" default false"_s;
    }
    Q_UNREACHABLE();
}

QString optionalText(const QString& word, const std::optional<bool>& value)
{
    return value.has_value() ? u' ' + word + (*value ? u"=yes"_s : u"=no"_s) : QString();
}

QString columnText(const Column& column)
{
    QString text = column.name + u' ' + typeText(column.type);
    text += flag(u"not null"_s, !column.nullable) + defaultText(column.serverDefault);
    if (column.identity.has_value()) {
        text += u" identity"_s + flag(u"always"_s, column.identity->always)
                + optionsText(column.identity->options);
    }
    if (column.computed.has_value()) {
        text += u" computed (%1)"_s.arg(column.computed->expression)
                + optionalText(u"persisted"_s, column.computed->persisted);
    }
    if (column.autoincrement != Autoincrement::Auto) {
        text += column.autoincrement == Autoincrement::Yes ? u" autoincrement=yes"_s
                                                           : u" autoincrement=no"_s;
    }
    return text + labelled(u"comment"_s, column.comment) + optionsText(column.options);
}

template <typename Deferring>
QString deferringText(const Deferring& constraint)
{
    return optionalText(u"deferrable"_s, constraint.deferrable)
           + labelled(u"initially"_s, constraint.initially);
}

QString detailText(const PrimaryKey& key)
{
    return labelled(u"on conflict"_s, key.onConflict);
}

QString detailText(const UniqueConstraint& unique)
{
    return deferringText(unique) + labelled(u"on conflict"_s, unique.onConflict)
           + optionsText(unique.options);
}

QString detailText(const ForeignKey& key)
{
    return u" -> %1 (%2)"_s.arg(key.referent.toString(), key.referentColumns.join(u", "_s))
           + labelled(u"on delete"_s, key.onDelete) + labelled(u"on update"_s, key.onUpdate)
           + labelled(u"match"_s, key.match) + deferringText(key) + optionsText(key.options);
}

QString detailText(const CheckConstraint& check)
{
    return u" (%1)"_s.arg(check.condition) + optionsText(check.options);
}

QString detailText(const ExcludeConstraint& exclude)
{
    QString text;
    for (const ExcludeConstraint::Element& element : exclude.elements) {
        text += u" %1 with %2"_s.arg(element.expression, element.with);
    }
    return text + labelled(u"using"_s, exclude.method) + labelled(u"where"_s, exclude.where)
           + deferringText(exclude);
}

QString constraintLine(const Constraint& constraint)
{
    const QString name = labelled(u"named"_s, constraintName(constraint));
    const QString columns = constraintColumns(constraint).join(u", "_s);
    const QString detail =
        std::visit([](const auto& each) { return detailText(each); }, constraint);
    return constraintWord(constraint) + name
           + (columns.isEmpty() ? QString() : u" (%1)"_s.arg(columns)) + detail;
}

QString indexLine(const Index& index)
{
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        parts << (part.isExpression ? u"(%1)"_s.arg(part.text) : part.text);
    }
    return u"%1index %2 (%3)"_s.arg(
               index.unique ? u"unique "_s : QString(), index.name, parts.join(u", "_s))
           + labelled(u"where"_s, index.where) + optionsText(index.options);
}

QStringList tableLines(const Table& table)
{
    QStringList lines;
    for (const Column& column : table.columns) {
        lines << columnText(column);
    }
    const auto append = [&lines](const auto& constraints) {
        for (const auto& constraint : constraints) {
            lines << constraintLine(constraint);
        }
    };
    if (table.primaryKey.has_value()) {
        lines << constraintLine(*table.primaryKey);
    }
    append(table.uniqueConstraints);
    append(table.foreignKeys);
    append(table.checkConstraints);
    append(table.excludeConstraints);
    for (const Index& index : table.indexes) {
        lines << indexLine(index);
    }
    // Every line says its table, so that a difference is readable by itself.
    for (QString& line : lines) {
        line = u"  %1: %2"_s.arg(table.name.toString(), line);
    }
    lines.prepend(u"table %1%2%3%4"_s.arg(table.name.toString(),
                                          labelled(u"prefixes"_s, table.prefixes.join(u' ')),
                                          labelled(u"comment"_s, table.comment),
                                          optionsText(table.options)));
    return lines;
}

}  // namespace

QString schemaText(const Schema& schema)
{
    QStringList lines;
    for (const Table& table : schema.tables) {
        lines << tableLines(table);
    }
    for (const EnumType& type : schema.enums) {
        lines << u"enum %1 (%2)"_s.arg(TableName(type.schema, type.name).toString(),
                                       type.values.join(u", "_s));
    }
    for (const Sequence& sequence : schema.sequences) {
        lines << u"sequence %1%2"_s.arg(sequence.name.toString(), optionsText(sequence.options));
    }
    for (const View& view : schema.views) {
        lines << u"view %1: %2"_s.arg(view.name.toString(), view.definition);
    }
    for (const Trigger& trigger : schema.triggers) {
        lines << u"trigger %1 on %2: %3"_s.arg(
            trigger.name, trigger.table.toString(), trigger.definition);
    }
    for (const Uncertainty& uncertainty : schema.uncertainties) {
        lines << u"uncertain: "_s + uncertainty.toString();
    }
    return lines.join(u'\n');
}

QString lineDifference(const QString& actual, const QString& expected)
{
    if (actual == expected) {
        return {};
    }
    const QStringList have = actual.split(u'\n');
    const QStringList want = expected.split(u'\n');
    QStringList lines;
    for (const QString& line : want) {
        if (!have.contains(line)) {
            lines << u"- "_s + line;
        }
    }
    for (const QString& line : have) {
        if (!want.contains(line)) {
            lines << u"+ "_s + line;
        }
    }
    return lines.isEmpty()
               ? u"The same lines in another order:\n"_s + actual + u"\n--- expected\n"_s + expected
               : lines.join(u'\n');
}

}  // namespace limbeck
