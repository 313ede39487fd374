// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/templatevalue.h"

#include "migrations/script/pythonrepr.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

TemplateValue TemplateValue::of(Kind kind)
{
    TemplateValue value;
    value.kind = kind;
    return value;
}

TemplateValue TemplateValue::ofBool(bool value)
{
    TemplateValue result = of(Kind::Bool);
    result.number = value ? 1 : 0;
    return result;
}

TemplateValue TemplateValue::ofNumber(qint64 value)
{
    TemplateValue result = of(Kind::Number);
    result.number = value;
    return result;
}

TemplateValue TemplateValue::ofText(const QString& value)
{
    TemplateValue result = of(Kind::Text);
    result.text = value;
    return result;
}

TemplateValue TemplateValue::ofTexts(Kind kind, const QStringList& values)
{
    TemplateValue result = of(kind);
    for (const QString& value : values) {
        result.items << ofText(value);
    }
    return result;
}

TemplateValue TemplateValue::ofDate(const CreateDate& value)
{
    TemplateValue result = of(Kind::Date);
    result.date = value;
    return result;
}

bool TemplateValue::isSequence() const
{
    return kind == Kind::List || kind == Kind::Tuple;
}

bool TemplateValue::isTrue() const
{
    switch (kind) {
    case Kind::None:
    case Kind::Undefined:
        return false;
    case Kind::Bool:
    case Kind::Number:
        return number != 0;
    case Kind::Text:
        return !text.isEmpty();
    case Kind::List:
    case Kind::Tuple:
        return !items.isEmpty();
    case Kind::Date:
    case Kind::Config:
    case Kind::Context:
    case Kind::Regex:
    case Kind::Function:
        return true;
    }
    return true;
}

bool TemplateValue::equals(const TemplateValue& other) const
{
    const auto isNumeric = [](Kind each) { return each == Kind::Number || each == Kind::Bool; };
    if (isNumeric(kind) && isNumeric(other.kind)) {
        return number == other.number;
    }
    return kind == other.kind && text == other.text && date == other.date
           && std::equal(
               items.cbegin(),
               items.cend(),
               other.items.cbegin(),
               other.items.cend(),
               [](const TemplateValue& a, const TemplateValue& b) { return a.equals(b); });
}

Result<QString> TemplateValue::toText() const
{
    if (kind == Kind::Text) {
        return text;
    }
    if (kind == Kind::Date) {
        return date.toString();
    }
    return toRepr();
}

Result<QString> TemplateValue::toRepr() const
{
    switch (kind) {
    case Kind::None:
        return u"None"_s;
    case Kind::Bool:
        return number != 0 ? u"True"_s : u"False"_s;
    case Kind::Number:
        return QString::number(number);
    case Kind::Text:
        return pythonRepr(text);
    case Kind::List:
    case Kind::Tuple:
        break;
    case Kind::Undefined:
        return templateUnsupported(EngineText::tr("it prints a name that has no value here"));
    case Kind::Date:
    case Kind::Config:
    case Kind::Context:
    case Kind::Regex:
    case Kind::Function:
        return templateUnsupported(EngineText::tr("it prints an object"));
    }
    QStringList parts;
    for (const TemplateValue& item : items) {
        const Result<QString> part = item.toRepr();
        if (!part) {
            return part;
        }
        parts << *part;
    }
    const QString joined = parts.join(", "_L1);
    if (kind == Kind::List) {
        return u'[' + joined + u']';
    }
    return u'(' + joined + (items.size() == 1 ? u",)"_s : u")"_s);
}

tl::unexpected<Error> templateUnsupported(const QString& reason)
{
    return fail(ErrorCode::Unsupported, reason);
}

}  // namespace limbeck
