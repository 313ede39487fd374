// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/projectfile.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The bundled project, as resources/CMakeLists.txt registers it.
constexpr QLatin1StringView examplePrefix(":/limbeck/fenrir");

Result<> copyFile(const QString& from, const QString& to)
{
    QFile source(from);
    QFile target(to);
    if (!QDir().mkpath(QFileInfo(to).absolutePath()) || !source.open(QIODevice::ReadOnly)
        || !target.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("Cannot write '%1': %2.").arg(to, target.errorString()),
                    {.file = to});
    }
    const QByteArray bytes = source.readAll();
    if (target.write(bytes) != bytes.size() || !target.flush()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("Cannot write '%1': %2.").arg(to, target.errorString()),
                    {.file = to});
    }
    return {};
}

}  // namespace

Result<QString> copyExample(const QString& folder)
{
    const QDir target(folder);
    const QString ini = QDir::cleanPath(target.absoluteFilePath(u"alembic.ini"_s));
    if (QFileInfo::exists(ini)) {
        return ini;
    }
    QDirIterator files(examplePrefix, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    if (!files.hasNext()) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("This build of Limbeck does not carry the example project."));
    }
    // alembic.ini last: while it is missing, the copy is not complete and is made again.
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = target.absoluteFilePath(from.sliced(examplePrefix.size() + 1));
        if (files.fileName() == "alembic.ini"_L1 || QFileInfo::exists(to)) {
            continue;
        }
        if (Result<> result = copyFile(from, to); !result) {
            return fail(result.error());
        }
    }
    if (Result<> result = copyFile(examplePrefix + "/alembic.ini"_L1, ini); !result) {
        return fail(result.error());
    }
    return ini;
}

}  // namespace limbeck
