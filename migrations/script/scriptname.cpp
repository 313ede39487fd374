// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptname.h"

#include "migrations/script/percentformat.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// \w of Python: letters, numbers of any kind, the underscore. (PCRE's also has marks.)
bool isWordCharacter(char32_t character)
{
    if (character == U'_') {
        return true;
    }
    switch (QChar::category(character)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return true;
    default:
        return false;
    }
}

QStringList words(const QString& text)
{
    QStringList result;
    QString word;
    for (const char32_t character : text.toUcs4()) {
        if (isWordCharacter(character)) {
            word += QString::fromUcs4(&character, 1);
        } else if (!word.isEmpty()) {
            result << std::exchange(word, {});
        }
    }
    if (!word.isEmpty()) {
        result << word;
    }
    return result;
}

/// The first `count` characters; Python counts code points.
QString leftCharacters(const QString& text, int count)
{
    const QList<uint> codes = text.toUcs4();
    if (codes.size() <= count) {
        return text;
    }
    const QList<uint> kept = codes.first(std::max(0, count));
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(kept.constData()), kept.size());
}

Result<> checkRelative(const QString& name)
{
    const QString clean = QDir::cleanPath(name);
    const QString last = name.section(u'/', -1);
    const bool leaves = QDir::isAbsolutePath(name) || clean.startsWith("../"_L1);
    if (leaves || name.contains(QChar::Null)) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr("The file name '%1' leads out of the versions folder. Choose another "
                           "revision id, message or file_template.")
                .arg(name));
    }
    // Alembic skips these when it reads a folder.
    if (last.startsWith(".#"_L1) || last.startsWith("__init__"_L1)) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr("Alembic would not see a file named '%1'. Choose another message or "
                           "file_template.")
                .arg(last));
    }
    return {};
}

}  // namespace

QString messageSlug(const QString& message, int maxLength)
{
    const QString slug = words(message).join(u'_').toLower();
    const QString cut = leftCharacters(slug, maxLength);
    if (cut.size() == slug.size()) {
        return slug;
    }
    const qsizetype last = cut.lastIndexOf(u'_');
    return (last < 0 ? cut : cut.left(last)) + u'_';
}

Result<QString> scriptFileName(const QString& fileTemplate, const ScriptNameParts& parts)
{
    const QDate date = parts.createDate.moment.date();
    const QTime time = parts.createDate.moment.time();
    const QHash<QString, QVariant> tokens{
        {u"rev"_s, parts.id},
        {u"slug"_s, messageSlug(parts.message, parts.truncateSlugLength)},
        {u"epoch"_s, parts.createDate.moment.toSecsSinceEpoch()},
        {u"year"_s, date.year()},
        {u"month"_s, date.month()},
        {u"day"_s, date.day()},
        {u"hour"_s, time.hour()},
        {u"minute"_s, time.minute()},
        {u"second"_s, time.second()},
    };
    const Result<QString> name = percentFormat(fileTemplate, tokens);
    if (!name) {
        return fail(name.error().in(EngineText::tr("The setting 'file_template' cannot be used")));
    }
    if (Result<> checked = checkRelative(*name + u".py"_s); !checked) {
        return fail(checked.error());
    }
    return *name + u".py"_s;
}

}  // namespace limbeck
