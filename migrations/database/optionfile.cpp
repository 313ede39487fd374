// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/optionfile.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

// Source: MariaDB, "Configuring MariaDB with Option Files".

using Options = QMap<QString, QString>;

/// A value without its quotes, its escapes and the comment behind it.
QString plainValue(const QString& text)
{
    static const QMap<QChar, QChar> escapes{
        {u'n', u'\n'}, {u't', u'\t'}, {u'r', u'\r'}, {u'b', u'\b'}, {u's', u' '}, {u'\\', u'\\'}};
    const QChar quote = text.startsWith(u'"') || text.startsWith(u'\'') ? text[0] : QChar();
    QString value;
    for (qsizetype at = quote.isNull() ? 0 : 1; at < text.size(); ++at) {
        const QChar letter = text[at];
        const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
        const bool isComment = quote.isNull() && letter == u'#' && at > 0 && text[at - 1].isSpace();
        if (letter == quote || isComment) {
            break;
        }
        if (letter == u'\\' && (escapes.contains(next) || next == quote)) {
            value += escapes.value(next, next);
            ++at;
        } else {
            value += letter;
        }
    }
    return quote.isNull() ? value.trimmed() : value;
}

/// Adds what `lines` say in one of `groups`.
Result<Options> readLines(const QString& path, const QString& text, const QStringList& groups)
{
    Options options;
    bool isMeant = false;
    for (const QString& raw : text.split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';')) {
            continue;
        }
        if (line.startsWith(u'!')) {
            return fail(ErrorCode::Unsupported,
                        EngineText::tr(
                            "The option file '%1' includes others ('%2'), which Limbeck does not "
                            "follow. Name the file that says how to connect.")
                            .arg(path, line));
        }
        if (line.startsWith(u'[')) {
            isMeant = groups.contains(line.mid(1).section(u']', 0, 0).trimmed());
            continue;
        }
        if (isMeant) {
            const QString key = line.section(u'=', 0, 0).trimmed().replace(u'-', u'_');
            const bool hasValue = line.contains(u'=');
            options.insert(key, hasValue ? plainValue(line.section(u'=', 1).trimmed()) : u"1"_s);
        }
    }
    return options;
}

void setIfEmpty(QString* value, const QString& found)
{
    if (value->isEmpty()) {
        *value = found;
    }
}

ConnectionSettings completed(ConnectionSettings settings, const Options& options)
{
    setIfEmpty(&settings.user, options.value(u"user"_s));
    setIfEmpty(&settings.password, options.value(u"password"_s));
    setIfEmpty(&settings.host, options.value(u"host"_s));
    setIfEmpty(&settings.database, options.value(u"database"_s));
    settings.port = settings.port == 0 ? options.value(u"port"_s).toInt() : settings.port;
    if (options.contains(u"socket"_s) && !settings.options.contains(u"unix_socket"_s)) {
        settings.options.insert(u"unix_socket"_s, options.value(u"socket"_s));
    }
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        const bool isProtection =
            option.key().startsWith(u"ssl"_s) || option.key().startsWith(u"tls"_s);
        if (isProtection && !settings.options.contains(option.key())) {
            settings.options.insert(option.key(), option.value());
        }
    }
    return settings;
}

}  // namespace

Result<ConnectionSettings> withOptionFile(ConnectionSettings settings)
{
    const bool isMysql = settings.engine == Engine::Mariadb || settings.engine == Engine::Mysql;
    const QString named = isMysql ? settings.options.take(u"read_default_file"_s) : QString();
    const QString group = isMysql ? settings.options.take(u"read_default_group"_s) : QString();
    if (named.isEmpty()) {
        return settings;
    }
    const QString path = named.startsWith(u"~/"_s) ? QDir::homePath() + named.mid(1) : named;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(
            ErrorCode::FileUnreadable,
            EngineText::tr("The option file '%1' that the database URL names cannot be read: %2")
                .arg(path, file.errorString()));
    }
    return readLines(path, QString::fromUtf8(file.readAll()), {u"client"_s, group})
        .map([&settings](const Options& options) { return completed(settings, options); });
}

}  // namespace limbeck
