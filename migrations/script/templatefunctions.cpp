// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/templatefunctions.h"

#include "models/base/enginetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Kind = TemplateValue::Kind;
using Arguments = QList<TemplateValue>;
using Called = Result<TemplateValue>;

tl::unexpected<Error> wrongArguments(const QString& name)
{
    return templateUnsupported(
        EngineText::tr("'%1' is called in a way that is not read").arg(name));
}

bool areTexts(const Arguments& arguments, qsizetype atLeast, qsizetype atMost)
{
    return arguments.size() >= atLeast && arguments.size() <= atMost
           && std::all_of(arguments.cbegin(), arguments.cend(), [](const TemplateValue& each) {
                  return each.kind == Kind::Text;
              });
}

/// A pattern that means the same to Python and to PCRE: no groups with '?', no references, no
/// classes that differ. It must not match nothing, since the two disagree on what follows.
Result<QRegularExpression> regexOf(const QString& pattern)
{
    static const QRegularExpression safe(
        uR"(\A(?:[^\\()]|\\[sSwWdDbntr.\\+*?|/^$\[\]{}()-])*\z)"_s);
    const QRegularExpression regex(pattern, QRegularExpression::UseUnicodePropertiesOption);
    if (!safe.match(pattern).hasMatch() || pattern.contains("[["_L1) || pattern.contains("[:"_L1)
        || !regex.isValid() || regex.match(QString()).hasMatch()) {
        return templateUnsupported(EngineText::tr("the pattern '%1' is not read").arg(pattern));
    }
    return regex;
}

Called callRegex(const QString& name, const Arguments& arguments)
{
    const bool isSub = name == "re.sub"_L1;
    const bool isSplit = name == "re.split"_L1;
    if (!(isSub && areTexts(arguments, 3, 3)) && !(isSplit && areTexts(arguments, 2, 2))) {
        return wrongArguments(name);
    }
    const Result<QRegularExpression> regex = regexOf(arguments[0].text);
    if (!regex) {
        return fail(regex.error());
    }
    if (isSplit) {
        return TemplateValue::ofTexts(Kind::List, arguments[1].text.split(*regex));
    }
    if (arguments[1].text.contains(u'\\')) {
        return wrongArguments(name);
    }
    return TemplateValue::ofText(QString(arguments[2].text).replace(*regex, arguments[1].text));
}

/// strftime() with the fields that do not depend on a locale.
Called strftime(const CreateDate& date, const QString& format)
{
    QString text;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != u'%') {
            text += format[i];
            continue;
        }
        static const QHash<QChar, QString> fields{{u'Y', u"yyyy"_s},
                                                  {u'y', u"yy"_s},
                                                  {u'm', u"MM"_s},
                                                  {u'd', u"dd"_s},
                                                  {u'H', u"HH"_s},
                                                  {u'M', u"mm"_s},
                                                  {u'S', u"ss"_s}};
        const QChar field = ++i < format.size() ? format[i] : QChar();
        if (field == u'%') {
            text += field;
        } else if (field == u'f') {
            text += u"%1"_s.arg(date.microsecond, 6, 10, QLatin1Char('0'));
        } else if (fields.contains(field)) {
            text += date.moment.toString(fields.value(field));
        } else {
            return templateUnsupported(EngineText::tr("'%%1' of strftime is not read").arg(field));
        }
    }
    return TemplateValue::ofText(text);
}

Called joined(const QString& separator, const TemplateValue& sequence)
{
    QStringList parts;
    if (sequence.kind == Kind::Text) {
        for (const char32_t character : sequence.text.toUcs4()) {
            parts << QString::fromUcs4(&character, 1);
        }
        return TemplateValue::ofText(parts.join(separator));
    }
    if (!sequence.isSequence() || !areTexts(sequence.items, 0, sequence.items.size())) {
        return wrongArguments(u"join"_s);
    }
    for (const TemplateValue& item : sequence.items) {
        parts << item.text;
    }
    return TemplateValue::ofText(parts.join(separator));
}

/// split() without an argument is on white space, and drops the empty parts.
QStringList splitText(const QString& text, const Arguments& arguments)
{
    if (!arguments.isEmpty()) {
        return text.split(arguments[0].text);
    }
    const QString simple = text.simplified();
    return simple.isEmpty() ? QStringList() : simple.split(u' ');
}

Called callTextMethod(const QString& name, const QString& text, const Arguments& arguments)
{
    if (name == "join"_L1 && arguments.size() == 1) {
        return joined(text, arguments[0]);
    }
    if (arguments.isEmpty()) {
        if (name == "upper"_L1) {
            return TemplateValue::ofText(text.toUpper());
        }
        if (name == "lower"_L1) {
            return TemplateValue::ofText(text.toLower());
        }
        if (name == "strip"_L1) {
            return TemplateValue::ofText(text.trimmed());
        }
    }
    if (name == "split"_L1 && areTexts(arguments, 0, 1)
        && (arguments.isEmpty() || !arguments[0].text.isEmpty())) {
        return TemplateValue::ofTexts(Kind::List, splitText(text, arguments));
    }
    if (name == "replace"_L1 && areTexts(arguments, 2, 2) && !arguments[0].text.isEmpty()) {
        return TemplateValue::ofText(QString(text).replace(arguments[0].text, arguments[1].text));
    }
    if (name == "startswith"_L1 && areTexts(arguments, 1, 1)) {
        return TemplateValue::ofBool(text.startsWith(arguments[0].text));
    }
    if (name == "endswith"_L1 && areTexts(arguments, 1, 1)) {
        return TemplateValue::ofBool(text.endsWith(arguments[0].text));
    }
    return wrongArguments(name);
}

Called callDateMethod(const QString& name, const CreateDate& date, const Arguments& arguments)
{
    if (name == "strftime"_L1 && areTexts(arguments, 1, 1)) {
        return strftime(date, arguments[0].text);
    }
    if (name == "isoformat"_L1 && arguments.isEmpty()) {
        return TemplateValue::ofText(date.toString(u'T'));
    }
    return wrongArguments(name);
}

/// config.get_main_option(name[, default]) and context.get(name[, default]).
Called lookUp(const TemplateValue& object, const Arguments& arguments, const TemplateScope& scope)
{
    if (arguments.isEmpty() || arguments.size() > 2 || arguments[0].kind != Kind::Text) {
        return wrongArguments(u"get"_s);
    }
    const TemplateValue otherwise = arguments.size() == 2 ? arguments[1] : TemplateValue();
    if (object.kind == Kind::Config) {
        const std::optional<QString> option =
            scope.mainOption ? scope.mainOption(arguments[0].text) : std::nullopt;
        return option ? TemplateValue::ofText(*option) : otherwise;
    }
    const TemplateValue found =
        scope.names.value(arguments[0].text, TemplateValue::of(Kind::Undefined));
    return found.kind == Kind::Undefined ? otherwise : found;
}

Called callBuiltin(const QString& name, const Arguments& arguments)
{
    if (arguments.size() != 1) {
        return wrongArguments(name);
    }
    const TemplateValue& argument = arguments[0];
    const auto text = [](const QString& value) { return TemplateValue::ofText(value); };
    if (name == "repr"_L1) {
        return argument.toRepr().map(text);
    }
    if (name == "str"_L1) {
        return argument.toText().map(text);
    }
    if (name == "comma"_L1) {
        return commaSeparated(argument);
    }
    if (name == "len"_L1 && argument.isSequence()) {
        return TemplateValue::ofNumber(argument.items.size());
    }
    if (name == "len"_L1 && argument.kind == Kind::Text) {
        return TemplateValue::ofNumber(argument.text.toUcs4().size());
    }
    return wrongArguments(name);
}

TemplateValue function(const QString& name, const TemplateValue* object)
{
    TemplateValue value = TemplateValue::of(Kind::Function);
    value.text = name;
    if (object != nullptr) {
        value.items << *object;
    }
    return value;
}

std::optional<int> dateField(const CreateDate& date, const QString& name)
{
    const QHash<QString, int> fields{{u"year"_s, date.moment.date().year()},
                                     {u"month"_s, date.moment.date().month()},
                                     {u"day"_s, date.moment.date().day()},
                                     {u"hour"_s, date.moment.time().hour()},
                                     {u"minute"_s, date.moment.time().minute()},
                                     {u"second"_s, date.moment.time().second()},
                                     {u"microsecond"_s, date.microsecond}};
    const auto found = fields.constFind(name);
    return found == fields.cend() ? std::nullopt : std::optional(*found);
}

QStringList methodsOf(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return {u"upper"_s,
                u"lower"_s,
                u"strip"_s,
                u"split"_s,
                u"join"_s,
                u"replace"_s,
                u"startswith"_s,
                u"endswith"_s};
    case Kind::Date:
        return {u"strftime"_s, u"isoformat"_s};
    case Kind::Config:
        return {u"get_main_option"_s};
    case Kind::Context:
        return {u"get"_s};
    case Kind::Regex:
        return {u"sub"_s, u"split"_s};
    case Kind::None:
    case Kind::Undefined:
    case Kind::Bool:
    case Kind::Number:
    case Kind::List:
    case Kind::Tuple:
    case Kind::Function:
        return {};
    }
    return {};
}

}  // namespace

std::optional<TemplateValue> templateBuiltin(const QString& name)
{
    static const QStringList names{u"repr"_s, u"str"_s, u"len"_s, u"comma"_s};
    return names.contains(name) ? std::optional(function(name, nullptr)) : std::nullopt;
}

Result<TemplateValue> templateAttribute(const TemplateValue& object, const QString& name)
{
    if (object.kind == Kind::Date) {
        if (const std::optional<int> field = dateField(object.date, name)) {
            return TemplateValue::ofNumber(*field);
        }
    }
    if (methodsOf(object.kind).contains(name)) {
        return function(name, &object);
    }
    return templateUnsupported(EngineText::tr("'.%1' is not known").arg(name));
}

Result<TemplateValue> callTemplateFunction(const TemplateValue& called,
                                           const QList<TemplateValue>& arguments,
                                           const TemplateScope& scope)
{
    if (called.kind != Kind::Function) {
        return templateUnsupported(EngineText::tr("it calls what is no function"));
    }
    if (called.items.isEmpty()) {
        return callBuiltin(called.text, arguments);
    }
    const TemplateValue& object = called.items.first();
    switch (object.kind) {
    case Kind::Text:
        return callTextMethod(called.text, object.text, arguments);
    case Kind::Date:
        return callDateMethod(called.text, object.date, arguments);
    case Kind::Config:
    case Kind::Context:
        return lookUp(object, arguments, scope);
    case Kind::Regex:
        return callRegex(u"re."_s + called.text, arguments);
    case Kind::None:
    case Kind::Undefined:
    case Kind::Bool:
    case Kind::Number:
    case Kind::List:
    case Kind::Tuple:
    case Kind::Function:
        break;
    }
    return wrongArguments(called.text);
}

Result<TemplateValue> commaSeparated(const TemplateValue& value)
{
    if (value.kind == Kind::None) {
        return TemplateValue::ofText({});
    }
    if (value.kind == Kind::Text) {
        return value;
    }
    if (value.isSequence()) {
        return joined(u", "_s, value);
    }
    return wrongArguments(u"comma"_s);
}

}  // namespace limbeck
