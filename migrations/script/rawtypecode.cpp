// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/rawtypecode.h"

#include "migrations/script/pythonrepr.h"
#include "migrations/script/typetable.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// "VARCHAR(50) BINARY CHARACTER SET latin1 COLLATE x" in its parts.
struct RawType
{
    QString name;
    QString arguments;  ///< within the parentheses, as written
    QString attributes;
};

std::optional<RawType> split(const QString& raw)
{
    static const QRegularExpression pattern(u"^(\\w+)( VARYING)?(?:\\((.*?)\\))?(?: (.*))?$"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = pattern.match(raw);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return RawType{match.captured(1),
                   match.captured(3),
                   (match.captured(2) + u' ' + match.captured(4)).trimmed()};
}

/// The word after `key` in the attributes.
QString wordAfter(const QString& attributes, const QString& key)
{
    const QRegularExpression pattern(u"\\b%1 (\\w+)"_s.arg(key));
    return pattern.match(attributes).captured(1);
}

bool hasWord(const QString& attributes, const QString& word)
{
    return attributes.split(u' ').contains(word);
}

void addNumbers(PythonCall& call, const QString& arguments, const QStringList& names)
{
    const QStringList values = arguments.split(u',', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < std::min(values.size(), names.size()); ++i) {
        call.add(names[i], values[i].trimmed());
    }
}

void addNumericAttributes(PythonCall& call, const QString& attributes)
{
    call.addFlag(u"unsigned"_s, hasWord(attributes, u"UNSIGNED"_s));
    call.addFlag(u"zerofill"_s, hasWord(attributes, u"ZEROFILL"_s));
}

void addTextAttributes(PythonCall& call, const RawType& raw)
{
    call.addText(u"charset"_s, wordAfter(raw.attributes, u"CHARACTER SET"_s));
    call.addText(u"collation"_s, wordAfter(raw.attributes, u"COLLATE"_s));
    call.addFlag(u"ascii"_s, hasWord(raw.attributes, u"ASCII"_s));
    call.addFlag(u"binary"_s, hasWord(raw.attributes, u"BINARY"_s));
    call.addFlag(u"unicode"_s, hasWord(raw.attributes, u"UNICODE"_s));
    addNumbers(call, raw.arguments, {u"length"_s});
}

/// "'a','it''s'" as Python texts.
void addValues(PythonCall& call, const QString& arguments)
{
    static const QRegularExpression value(u"'((?:[^']|'')*)'"_s);
    QRegularExpressionMatchIterator matches = value.globalMatch(arguments);
    while (matches.hasNext()) {
        call.add(pythonRepr(matches.next().captured(1).replace(u"''"_s, u"'"_s)));
    }
}

/// INTERVAL DAY TO SECOND (3)
QString intervalCode(const QString& raw)
{
    static const QRegularExpression pattern(u"^INTERVAL (.*?)(?: \\((\\d+)\\))?$"_s);
    const QRegularExpressionMatch match = pattern.match(raw);
    PythonCall call(u"postgresql.INTERVAL"_s);
    call.addText(u"fields"_s, match.captured(1));
    if (match.hasCaptured(2)) {
        call.add(u"precision"_s, match.captured(2));
    }
    return call.text();
}

void addArguments(PythonCall& call, const RawType& raw, TypeArguments arguments)
{
    switch (arguments) {
    case TypeArguments::MyInteger:
        addNumbers(call, raw.arguments, {u"display_width"_s});
        addNumericAttributes(call, raw.attributes);
        break;
    case TypeArguments::MyNumeric:
        addNumbers(call, raw.arguments, {u"precision"_s, u"scale"_s});
        addNumericAttributes(call, raw.attributes);
        break;
    case TypeArguments::MyText:
        addTextAttributes(call, raw);
        break;
    case TypeArguments::MyLength:
        addNumbers(call, raw.arguments, {raw.name == "BIT"_L1 ? u"length"_s : u"display_width"_s});
        break;
    case TypeArguments::PgBit:
        addNumbers(call, raw.arguments, {u"length"_s});
        call.addFlag(u"varying"_s, hasWord(raw.attributes, u"VARYING"_s));
        break;
    case TypeArguments::MySet:
        addValues(call, raw.arguments);
        break;
    default:
        break;
    }
}

}  // namespace

Result<QString> rawTypeCode(const ColumnType& type, DialectModules& modules)
{
    if (type.raw == "DOUBLE PRECISION"_L1) {
        const QString precision =
            type.precision ? u"precision=%1"_s.arg(*type.precision) : QString();
        return u"sa.DOUBLE_PRECISION(%1)"_s.arg(precision);
    }
    const std::optional<RawType> raw = split(type.raw);
    const QString name = raw ? type.dialect + u'.' + raw->name : QString();
    if (!typeTable().contains(name)) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr(
                "The column type '%1' has no name in SQLAlchemy, so it cannot be written into "
                "a script.")
                .arg(type.raw));
    }
    modules.insert(type.dialect);
    if (raw->name == "INTERVAL"_L1) {
        return intervalCode(type.raw);
    }
    PythonCall call(name);
    addArguments(call, *raw, typeTable().value(name).arguments);
    return call.text();
}

}  // namespace limbeck
