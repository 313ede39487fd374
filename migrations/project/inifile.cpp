// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/inifile.h"

#include "models/base/enginetext.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDepth = 10;                // configparser.MAX_INTERPOLATION_DEPTH
constexpr qsizetype maxLength = 1'000'000;  // so that settings that repeat each other stay small
constexpr qint64 maxFileSize = 4'000'000;

qsizetype indentOf(const QString& line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent].isSpace()) {
        ++indent;
    }
    return indent;
}

bool isComment(const QString& trimmed)
{
    return trimmed.startsWith(u'#') || trimmed.startsWith(u';');
}

}  // namespace

/// Reads the lines of an ini file into an IniFile.
class IniReader final
{
public:
    explicit IniReader(IniFile& file)
        : m_file(file)
    {
    }

    Result<> read(const QString& text)
    {
        const QStringList lines = text.split(u'\n');
        for (const QString& line : lines) {
            ++m_line;
            if (Result<> result = readLine(line); !result) {
                return result;
            }
        }
        finishEntry();
        return {};
    }

private:
    Result<> readLine(const QString& line)
    {
        const QString trimmed = line.trimmed();
        if (isComment(trimmed)) {
            return {};
        }
        if (trimmed.isEmpty()) {
            if (m_entry != nullptr) {
                m_parts << QString();  // belongs to the value if more of it follows
            }
            return {};
        }
        const qsizetype indent = indentOf(line);
        if (m_entry != nullptr && indent > m_indent) {
            m_parts << trimmed;
            return {};
        }
        m_indent = indent;
        finishEntry();
        static const QRegularExpression sectionPattern(u"^\\[(.+)\\]"_s);
        const QRegularExpressionMatch match = sectionPattern.match(trimmed);
        return match.hasMatch() ? startSection(match.captured(1)) : startEntry(trimmed);
    }

    Result<> startSection(const QString& name)
    {
        if (name == "DEFAULT"_L1) {
            m_section = &m_file.m_defaults;
            return {};
        }
        if (m_file.m_sections.contains(name)) {
            return failure(EngineText::tr("the section [%1] is there twice").arg(name));
        }
        m_section = &m_file.m_sections[name];
        return {};
    }

    Result<> startEntry(const QString& trimmed)
    {
        if (m_section == nullptr) {
            return failure(EngineText::tr("there is text before the first [section]"));
        }
        static const QRegularExpression delimiter(u"[=:]"_s);
        const qsizetype at = trimmed.indexOf(delimiter);
        const QString key = at < 0 ? QString() : trimmed.first(at).trimmed().toLower();
        if (key.isEmpty()) {
            return failure(EngineText::tr("this line is neither a section nor 'key = value'"));
        }
        if (m_section->contains(key)) {
            return failure(
                EngineText::tr("the setting '%1' is there twice in its section").arg(key));
        }
        m_entry = &(*m_section)[key];
        m_entry->line = m_line;
        m_parts = QStringList{trimmed.sliced(at + 1).trimmed()};
        return {};
    }

    void finishEntry()
    {
        if (m_entry != nullptr) {
            while (!m_parts.isEmpty() && m_parts.constLast().isEmpty()) {
                m_parts.removeLast();
            }
            m_entry->raw = m_parts.join(u'\n');
            m_entry = nullptr;
        }
    }

    Result<> failure(const QString& what) const
    {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr("'%1' cannot be read: %2 (line %3).")
                        .arg(m_file.m_path, what)
                        .arg(m_line),
                    {.file = m_file.m_path, .line = m_line});
    }

    IniFile& m_file;
    IniFile::Entries* m_section = nullptr;
    IniFile::Entry* m_entry = nullptr;
    QStringList m_parts;
    qsizetype m_indent = 0;
    int m_line = 0;
};

Result<IniFile> IniFile::load(const QString& path)
{
    QFile device(path);
    if (!QFileInfo(path).isFile() || QFileInfo(path).size() > maxFileSize
        || !device.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("Cannot read '%1'.").arg(path),
                    {.file = path});
    }
    const QByteArray bytes = device.readAll();
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return fromText(decoder.hasError() ? QString::fromLatin1(bytes) : text, path);
}

Result<IniFile> IniFile::fromText(const QString& text, const QString& path)
{
    IniFile file;
    file.m_path = path;
    file.m_here = QFileInfo(path).absolutePath();
    QString lines = text.startsWith(QChar::ByteOrderMark) ? text.sliced(1) : text;
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (Result<> result = IniReader(file).read(lines); !result) {
        return fail(result.error());
    }
    return file;
}

bool IniFile::hasSection(const QString& section) const
{
    return m_sections.contains(section);
}

QStringList IniFile::sections() const
{
    return m_sections.keys();
}

bool IniFile::has(const QString& section, const QString& key) const
{
    return find(section, key.toLower()) != nullptr;
}

QStringList IniFile::keys(const QString& section) const
{
    QStringList keys = m_sections.value(section).keys();
    keys.sort();
    return keys;
}

const IniFile::Entry* IniFile::find(const QString& section, const QString& key) const
{
    const auto own = m_sections.constFind(section);
    if (own == m_sections.cend()) {
        return nullptr;
    }
    if (const auto entry = own->constFind(key); entry != own->cend()) {
        return &*entry;
    }
    const auto entry = m_defaults.constFind(key);
    return entry == m_defaults.cend() ? nullptr : &*entry;
}

std::optional<QString> IniFile::value(const QString& section, const QString& key) const
{
    return interpolated(section, key).value_or(std::nullopt);
}

Result<std::optional<QString>> IniFile::interpolated(const QString& section,
                                                     const QString& key) const
{
    const Entry* entry = find(section, key.toLower());
    if (entry == nullptr) {
        return std::nullopt;
    }
    QString text;
    if (Result<> result = interpolate(section, entry->raw, text, 1); !result) {
        Error error = result.error();
        error.message =
            EngineText::tr("The setting '%1' in [%2] of '%3' cannot be read: %4 (line %5).")
                .arg(key, section, m_path, error.message)
                .arg(entry->line);
        error.where = TextLocation{.file = m_path, .line = entry->line};
        return fail(error);
    }
    return text;
}

Result<> IniFile::interpolate(const QString& section,
                              const QString& raw,
                              QString& text,
                              int depth) const
{
    if (depth > maxDepth || text.size() > maxLength) {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr("its %(…)s refer to each other endlessly"));
    }
    static const QRegularExpression pattern(u"%(?:%|\\(([^)]+)\\)s)"_s);
    qsizetype at = 0;
    for (qsizetype next = raw.indexOf(u'%'); next >= 0; next = raw.indexOf(u'%', at)) {
        text += QStringView(raw).sliced(at, next - at);
        const QRegularExpressionMatch match =
            pattern.match(raw,
                          next,
                          QRegularExpression::NormalMatch,
                          QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            return fail(ErrorCode::ConfigNotFound,
                        EngineText::tr("a '%' must be followed by '%' or by '(name)s'"));
        }
        at = match.capturedEnd();
        if (!match.hasCaptured(1)) {
            text += u'%';
            continue;
        }
        const QString key = match.captured(1).toLower();
        const Entry* entry = find(section, key);
        if (entry == nullptr && key != "here"_L1) {
            return fail(
                ErrorCode::ConfigNotFound,
                EngineText::tr("it uses %(%1)s, and there is no setting of that name").arg(key));
        }
        // A folder's name is taken as it is, since a % in it cannot be doubled by anybody.
        if (entry == nullptr) {
            text += m_here;
        } else if (Result<> inner = interpolate(section, entry->raw, text, depth + 1); !inner) {
            return inner;
        }
    }
    text += QStringView(raw).sliced(at);
    return {};
}

}  // namespace limbeck
