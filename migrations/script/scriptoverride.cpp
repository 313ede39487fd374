// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptoverride.h"

#include "migrations/dialect/sqlsplitter.h"
#include "migrations/sqleffect/sqleffect.h"
#include "models/base/enginetext.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxBytes = 64 * 1024 * 1024;

Result<std::optional<ScriptOverride>> readFrom(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return std::nullopt;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(
            ErrorCode::FileUnreadable,
            EngineText::tr("The override '%1' cannot be read: %2").arg(path, file.errorString()));
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString sql = decoder(file.read(maxBytes + 1));
    if (decoder.hasError() || file.size() > maxBytes) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("The override '%1' is not a text in UTF-8 of at most 64 MiB.")
                        .arg(path));
    }
    return ScriptOverride{path, sql};
}

}  // namespace

Result<QString> overrideFile(const QString& folder,
                             const RevisionId& revision,
                             Engine engine,
                             Direction direction)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_][A-Za-z0-9_.+-]*$"_s);
    if (!plain.match(revision).hasMatch()) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr(
                "The revision '%1' cannot be a part of a file's name, so that it can have no "
                "override.")
                .arg(revision));
    }
    const QString way = direction == Direction::Up ? u"up"_s : u"down"_s;
    return folder + u'/' + revision + u'.' + engineName(engine) + u'.' + way + u".sql"_s;
}

Result<std::optional<ScriptOverride>> readOverride(const QString& folder,
                                                   const RevisionId& revision,
                                                   Engine engine,
                                                   Direction direction)
{
    QList<Engine> engines{engine};
    if (engine == Engine::Mariadb || engine == Engine::Mysql) {
        engines << (engine == Engine::Mysql ? Engine::Mariadb : Engine::Mysql);
    }
    for (const Engine each : engines) {
        const Result<QString> file = overrideFile(folder, revision, each, direction);
        if (!file) {
            return std::nullopt;  // it can have none
        }
        Result<std::optional<ScriptOverride>> found = readFrom(*file);
        if (!found || found->has_value()) {
            return found;
        }
    }
    return std::nullopt;
}

Lowered loweredOverride(const ScriptOverride& given, Engine engine)
{
    Lowered lowered;
    lowered.overrideFile = given.file;
    qsizetype from = 0;
    for (const QString& sql : splitStatements(given.sql, engine)) {
        const qsizetype place = given.sql.indexOf(sql, from);
        const qsizetype start = place < 0 ? from : place;
        ExecuteSql execute;
        execute.sql = sql;
        const int line = static_cast<int>(given.sql.first(start).count(u'\n')) + 1;
        ScriptStep step{Operation{execute}, TextLocation{given.file, line, 1}};
        attachEffect(step.operation, engineName(engine), step.where);
        lowered.steps.push_back(std::move(step));
        from = start + (place < 0 ? 0 : sql.size());
    }
    return lowered;
}

}  // namespace limbeck
