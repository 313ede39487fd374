// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/differ/elementtext.h"

#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// ", label value", or nothing if there is no value.
QString clause(const QString& label, const QString& value)
{
    return value.isEmpty() ? QString() : u", "_s + label + u' ' + value;
}

QString flag(const QString& word, bool isSet)
{
    return isSet ? u", "_s + word : QString();
}

QString listText(const QStringList& names)
{
    return u'(' + names.join(u", "_s) + u')';
}

QString deferrableText(const std::optional<bool>& deferrable, const QString& initially)
{
    return flag(deferrable.value_or(false) ? u"deferrable"_s : u"not deferrable"_s,
                deferrable.has_value())
           + clause(u"initially"_s, initially);
}

QString valueText(const QVariant& value)
{
    return value.typeId() == QMetaType::QStringList ? listText(value.toStringList())
           : value.canConvert<QString>()            ? value.toString()
                                                    : QString::fromLatin1(value.typeName());
}

QString optionsClause(const QVariantMap& options)
{
    return options.isEmpty() ? QString() : u", "_s + optionsText(options);
}

}  // namespace

QString typeText(const ColumnType& type, bool isDetailed)
{
    QString text = describe(type) + clause(u"collation"_s, type.collation);
    if (type.dimensions > 1) {
        text += u", %1 dimensions"_s.arg(type.dimensions);
    }
    if (!isDetailed) {
        return text;
    }
    text += type.exact ? u", as spelled"_s : u", generic"_s;
    text += clause(u"of"_s, type.dialect) + clause(u"in"_s, type.schema)
            + clause(u"named"_s, type.name) + flag(u"not native"_s, !type.native)
            + flag(u"without CREATE TYPE"_s, !type.createType)
            + flag(u"with a CHECK"_s, type.createConstraint);
    for (const ColumnType& variant : type.variants) {
        text += u", on "_s + variant.variantOf + u": "_s + typeText(variant, true);
    }
    return text;
}

QString defaultText(const std::optional<ServerDefault>& value)
{
    if (!value.has_value()) {
        return EngineText::tr("none");
    }
    switch (value->kind) {
    case ServerDefault::Kind::Literal:
        return u'\'' + value->text + u'\'';
    case ServerDefault::Kind::Expression:
        return value->text;
    case ServerDefault::Kind::CurrentTimestamp:
        return u"current timestamp"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

QString identityText(const std::optional<Identity>& identity)
{
    if (!identity.has_value()) {
        return EngineText::tr("none");
    }
    const QString kind = identity->always ? u"always"_s : u"by default"_s;
    return identity->options.isEmpty() ? kind : kind + u", "_s + optionsText(identity->options);
}

QString computedText(const std::optional<Computed>& computed)
{
    if (!computed.has_value()) {
        return EngineText::tr("none");
    }
    return computed->expression
           + flag(computed->persisted.value_or(false) ? u"stored"_s : u"virtual"_s,
                  computed->persisted.has_value());
}

QString autoincrementText(Autoincrement mode)
{
    switch (mode) {
    case Autoincrement::Auto:
        return u"auto"_s;
    case Autoincrement::Yes:
        return u"yes"_s;
    case Autoincrement::No:
        return u"no"_s;
    }
    Q_UNREACHABLE();
}

QString optionsText(const QVariantMap& options)
{
    QStringList pairs;
    for (auto each = options.cbegin(); each != options.cend(); ++each) {
        pairs << each.key() + u'=' + valueText(each.value());
    }
    return pairs.isEmpty() ? EngineText::tr("none") : pairs.join(u", "_s);
}

QString definitionText(const Column& column)
{
    return typeText(column.type, false) + flag(u"not null"_s, !column.nullable)
           + (column.serverDefault ? clause(u"default"_s, defaultText(column.serverDefault))
                                   : QString())
           + (column.identity ? clause(u"identity"_s, identityText(column.identity)) : QString())
           + (column.computed ? clause(u"computed"_s, computedText(column.computed)) : QString());
}

QString definitionText(const PrimaryKey& key)
{
    return listText(key.columns) + clause(u"on conflict"_s, key.onConflict);
}

QString definitionText(const UniqueConstraint& unique)
{
    return listText(unique.columns) + deferrableText(unique.deferrable, unique.initially)
           + clause(u"on conflict"_s, unique.onConflict) + optionsClause(unique.options);
}

QString definitionText(const ForeignKey& key)
{
    const QString columns =
        key.referentColumns.isEmpty() ? QString() : u' ' + listText(key.referentColumns);
    return listText(key.columns) + u" -> "_s + key.referent.toString() + columns
           + clause(u"on delete"_s, key.onDelete) + clause(u"on update"_s, key.onUpdate)
           + deferrableText(key.deferrable, key.initially) + clause(u"match"_s, key.match)
           + optionsClause(key.options);
}

QString definitionText(const CheckConstraint& check)
{
    return u'(' + check.condition + u')' + optionsClause(check.options);
}

QString definitionText(const ExcludeConstraint& exclude)
{
    QStringList elements;
    for (const ExcludeConstraint::Element& each : exclude.elements) {
        elements << (each.isExpression ? u'(' + each.expression + u')' : each.expression)
                        + u" with "_s + each.with;
    }
    return listText(elements) + clause(u"using"_s, exclude.method)
           + clause(u"where"_s, exclude.where)
           + deferrableText(exclude.deferrable, exclude.initially);
}

QString definitionText(const Index& index)
{
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        parts << (part.isExpression ? u'(' + part.text + u')' : part.text);
    }
    return listText(parts) + flag(u"unique"_s, index.unique) + clause(u"where"_s, index.where)
           + optionsClause(index.options);
}

}  // namespace limbeck
