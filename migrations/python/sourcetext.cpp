// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/sourcetext.h"

#include "models/base/enginetext.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// The encoding that a coding cookie names, lower case with hyphens; empty if there is none.
/// PEP 263: `^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)` in one of the first two lines.
QByteArray codingCookie(const QByteArray& raw)
{
    qsizetype start = 0;
    for (int line = 0; line < 2 && start < raw.size(); ++line) {
        qsizetype end = raw.indexOf('\n', start);
        end = end < 0 ? raw.size() : end;
        const QByteArray text = raw.mid(start, end - start).trimmed();
        start = end + 1;
        if (!text.isEmpty() && !text.startsWith('#')) {
            return {};
        }
        qsizetype at = text.indexOf("coding");
        if (at < 0 || at + 6 >= text.size() || (text[at + 6] != ':' && text[at + 6] != '=')) {
            continue;
        }
        at += 7;
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) {
            ++at;
        }
        const qsizetype nameStart = at;
        while (at < text.size()
               && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '-'
                   || text[at] == '_' || text[at] == '.')) {
            ++at;
        }
        return text.mid(nameStart, at - nameStart).toLower().replace('_', '-');
    }
    return {};
}

bool isLatin1(const QByteArray& encoding)
{
    static const QList<QByteArray> names{
        "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "cp819", "8859"};
    return names.contains(encoding);
}

bool isUtf8(const QByteArray& encoding)
{
    return encoding.isEmpty() || encoding.startsWith("utf-8") || encoding == "utf8"
           || encoding == "ascii" || encoding == "us-ascii";
}

bool isAscii(const QByteArray& raw)
{
    return std::ranges::none_of(raw, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Line of the first byte that does not belong to valid UTF-8.
int firstBadLine(const QByteArray& raw)
{
    int line = 1;
    qsizetype start = 0;
    while (start < raw.size()) {
        qsizetype end = raw.indexOf('\n', start);
        end = end < 0 ? raw.size() : end;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(QByteArrayView(raw).sliced(start, end - start));
        if (decoder.hasError()) {
            break;
        }
        start = end + 1;
        ++line;
    }
    return line;
}

}  // namespace

Result<QByteArray> decodeSource(const QByteArray& raw, const QString& file)
{
    QByteArray text = raw.startsWith("\xEF\xBB\xBF") ? raw.mid(3) : raw;
    if (const qsizetype nul = text.indexOf('\0'); nul >= 0) {
        const auto line = static_cast<int>(text.left(nul).count('\n')) + 1;
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("'%1' is not a text file: it contains a NUL byte.").arg(file),
                    {.file = file, .line = line});
    }
    if (!isAscii(text)) {
        const QByteArray encoding = codingCookie(text);
        if (isLatin1(encoding)) {
            text = QString::fromLatin1(text).toUtf8();
        } else if (!isUtf8(encoding)) {
            return fail(ErrorCode::FileUnreadable,
                        EngineText::tr(
                            "'%1' is written in the encoding '%2', which Limbeck cannot read; save "
                            "it as UTF-8.")
                            .arg(file, QString::fromLatin1(encoding)),
                        {.file = file, .line = 1});
        } else if (!text.isValidUtf8()) {
            return fail(ErrorCode::FileUnreadable,
                        EngineText::tr("'%1' is neither UTF-8 nor does it name another encoding.")
                            .arg(file),
                        {.file = file, .line = firstBadLine(text)});
        }
    }
    if (text.contains('\r')) {
        text.replace("\r\n", "\n").replace('\r', '\n');
    }
    return text;
}

Result<QByteArray> readSource(const QString& file)
{
    const QFileInfo info(file);
    if (!info.exists()) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("There is no file '%1'.").arg(file),
                    {.file = file});
    }
    if (!info.isFile()) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("'%1' is not a regular file.").arg(file),
                    {.file = file});
    }
    if (info.size() > maxSourceSize) {
        return fail(
            ErrorCode::FileUnreadable,
            EngineText::tr("'%1' is too large for a script: %2 bytes.").arg(file).arg(info.size()),
            {.file = file});
    }
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("Cannot read '%1': %2.").arg(file, device.errorString()),
                    {.file = file});
    }
    return decodeSource(device.readAll(), file);
}

}  // namespace limbeck::python
