// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/pythoncode.h"

#include "migrations/script/pythonrepr.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString listLiteral(const QVariantList& values)
{
    QStringList items;
    for (const QVariant& value : values) {
        items << pythonLiteral(value);
    }
    return u'[' + items.join(u", "_s) + u']';
}

QString dictLiteral(const QVariantMap& values)
{
    QStringList items;
    for (auto each = values.cbegin(); each != values.cend(); ++each) {
        items << pythonRepr(each.key()) + u": "_s + pythonLiteral(each.value());
    }
    return u'{' + items.join(u", "_s) + u'}';
}

/// Conditions are SQL, which SQLAlchemy 2 wants to be told.
QString optionCode(const QString& name, const QVariant& value)
{
    const bool isSql = name.endsWith("_where"_L1) && value.typeId() == QMetaType::QString;
    return isSql ? sqlTextCode(value.toString()) : pythonLiteral(value);
}

}  // namespace

PythonCall::PythonCall(const QString& function)
    : m_function(function)
{
}

PythonCall& PythonCall::add(const QString& code)
{
    m_arguments << code;
    return *this;
}

PythonCall& PythonCall::add(const QString& name, const QString& code)
{
    return add(name + u'=' + code);
}

PythonCall& PythonCall::addFlag(const QString& name, bool isSet)
{
    return isSet ? add(name, pythonBool(true)) : *this;
}

PythonCall& PythonCall::addText(const QString& name, const QString& text)
{
    return text.isEmpty() ? *this : add(name, pythonRepr(text));
}

PythonCall& PythonCall::addOptions(const QVariantMap& options)
{
    for (auto each = options.cbegin(); each != options.cend(); ++each) {
        add(each.key(), optionCode(each.key(), each.value()));
    }
    return *this;
}

QString PythonCall::text() const
{
    return m_function + u'(' + m_arguments.join(u", "_s) + u')';
}

QString PythonCall::textBelow(qsizetype onFirstLine, int indent) const
{
    QString text = m_function + u'(' + m_arguments.first(onFirstLine).join(u", "_s);
    for (const QString& argument : m_arguments.sliced(onFirstLine)) {
        text += u",\n"_s + QString(indent, u' ') + argument;
    }
    return text + u')';
}

QString PythonCall::textOnLines() const
{
    return m_function + u'(' + m_arguments.join(u",\n"_s) + u"\n)"_s;
}

QString importLines(const DialectModules& modules)
{
    QStringList lines;
    for (const QString& module : modules) {
        lines << u"from sqlalchemy.dialects import "_s + module;
    }
    lines.sort();
    return lines.join(u'\n');
}

QString pythonBool(bool value)
{
    return value ? u"True"_s : u"False"_s;
}

QString pythonLiteral(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return u"None"_s;
    case QMetaType::Bool:
        return pythonBool(value.toBool());
    case QMetaType::QStringList:
    case QMetaType::QVariantList:
        return listLiteral(value.toList());
    case QMetaType::QVariantMap:
        return dictLiteral(value.toMap());
    case QMetaType::QString:
        return pythonRepr(value.toString());
    default:
        return value.toString();
    }
}

QString sqlTextCode(const QString& sql)
{
    // A colon before a name would be a parameter of sa.text.
    static const QRegularExpression parameter(u"(?<![:\\w\\\\]):(?=\\w+(?!:))"_s);
    return u"sa.text("_s + pythonRepr(QString(sql).replace(parameter, u"\\:"_s)) + u')';
}

}  // namespace limbeck
