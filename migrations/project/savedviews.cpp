// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/savedviews.h"

#include "models/base/enginetext.h"
#include "models/base/jsonlines.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

}  // namespace

QString savedViewsPath(const QString& folder)
{
    return QDir(folder).filePath(u".limbeck/views.json"_s);
}

QByteArray writeSavedViews(const SavedViews& views)
{
    QList<QByteArray> sections;
    for (auto view = views.cbegin(); view != views.cend(); ++view) {
        QStringList tables = *view;
        tables.sort();
        tables.removeDuplicates();
        QList<QByteArray> lines;
        for (const QString& table : std::as_const(tables)) {
            lines << "            " + jsonQuoted(table);
        }
        sections << "        " + jsonQuoted(view.key()) + ": [\n" + jsonLines(lines) + "        ]";
    }
    return "{\n    \"version\": " + QByteArray::number(version) + ",\n    \"views\": {\n"
           + jsonLines(sections) + "    }\n}\n";
}

Result<SavedViews> readSavedViews(const QByteArray& text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("The saved views cannot be read: %1 at character %2.")
                        .arg(error.errorString(), QString::number(error.offset)));
    }
    const QJsonObject object = document.object();
    if (object.value("version"_L1).toInt(version) > version) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("The saved views were written by a later version of Limbeck."));
    }
    SavedViews views;
    const QJsonObject all = object.value("views"_L1).toObject();
    for (auto view = all.begin(); view != all.end(); ++view) {
        const QJsonArray tables = view.value().toArray();
        const bool areNames = std::ranges::all_of(
            tables, [](const QJsonValue& table) { return !table.toString().isEmpty(); });
        if (!view.value().isArray() || !areNames) {
            return fail(ErrorCode::Unsupported,
                        EngineText::tr("The saved view '%1' is not a list of the names of tables.")
                            .arg(view.key()));
        }
        QStringList& names = views[view.key()];
        for (const QJsonValue& table : tables) {
            names << table.toString();
        }
    }
    return views;
}

Result<SavedViews> loadSavedViews(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return SavedViews();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("'%1' cannot be read: %2.").arg(path, file.errorString()));
    }
    return readSavedViews(file.readAll()).map_error([&path](const Error& error) {
        return error.in(path);
    });
}

Result<> saveSavedViews(const SavedViews& views, const QString& path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile target(path);
    const QByteArray text = writeSavedViews(views);
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size()
        || !target.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2.").arg(path, target.errorString()));
    }
    return {};
}

}  // namespace limbeck
