// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptencoding.h"

#include "migrations/python/sourcetext.h"
#include "models/base/enginetext.h"

#include <QStringEncoder>

#include <algorithm>
#include <optional>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The name as Qt knows it: Python takes '_' for '-', any case, and a few short names.
QString normalised(const QString& encoding)
{
    const QString name = encoding.trimmed().toLower().replace(u'_', u'-');
    if (name.isEmpty() || name == "utf8"_L1 || name == "u8"_L1) {
        return u"utf-8"_s;
    }
    if (name == "latin-1"_L1 || name == "latin1"_L1 || name == "l1"_L1) {
        return u"iso-8859-1"_s;
    }
    return name == "us-ascii"_L1 ? u"ascii"_s : name;
}

std::optional<QByteArray> encoded(const QString& text, const QString& name)
{
    if (name == "ascii"_L1) {
        const bool isAscii = std::all_of(
            text.cbegin(), text.cend(), [](QChar each) { return each.unicode() < 0x80; });
        return isAscii ? std::optional(text.toLatin1()) : std::nullopt;
    }
    QStringEncoder encoder(name.toLatin1().constData());
    const QByteArray bytes = encoder(text);
    return encoder.hasError() ? std::nullopt : std::optional(bytes);
}

}  // namespace

Result<QByteArray> encodeScript(const QString& text, const QString& encoding, const QString& file)
{
    const QString name = normalised(encoding);
    if (name != "ascii"_L1 && !QStringEncoder(name.toLatin1().constData()).isValid()) {
        return fail(
            ErrorCode::ConfigNotFound,
            EngineText::tr(
                "The setting 'output_encoding' is '%1', which is not known here. Use utf-8.")
                .arg(encoding));
    }
    const std::optional<QByteArray> bytes = encoded(text, name);
    if (!bytes) {
        return fail(ErrorCode::ScriptInvalid,
                    EngineText::tr(
                        "The script '%1' was not written: it has characters that '%2', the setting "
                        "'output_encoding', lacks.")
                        .arg(file, encoding),
                    {.file = file});
    }
    const Result<QByteArray> source = python::decodeSource(*bytes, file);
    const QString lines = QString(text).replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (!source || lines != QString::fromUtf8(*source)) {
        return fail(
            ErrorCode::ScriptInvalid,
            EngineText::tr("The script '%1' was not written: Python would not read it as '%2', the "
                           "setting 'output_encoding'. Use utf-8, or let script.py.mako begin with "
                           "'# coding: %2'.")
                .arg(file, encoding),
            {.file = file});
    }
    return *bytes;
}

}  // namespace limbeck
