// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/diagramfile.h"

#include "models/base/enginetext.h"
#include "models/base/jsonlines.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

QByteArray placeText(const DiagramFile::Place& place)
{
    QByteArray text = "{\"x\": " + QByteArray::number(place.corner.x())
                      + ", \"y\": " + QByteArray::number(place.corner.y());
    if (place.isByHand) {
        text += ", \"by\": \"hand\"";
    }
    return text + '}';
}

DiagramFile::Arrangement readArrangement(const QJsonObject& object)
{
    DiagramFile::Arrangement arrangement;
    for (auto table = object.begin(); table != object.end(); ++table) {
        const QJsonObject place = table.value().toObject();
        if (place.value("x"_L1).isDouble() && place.value("y"_L1).isDouble()) {
            arrangement.insert(
                table.key(),
                {.corner = {place.value("x"_L1).toInt(), place.value("y"_L1).toInt()},
                 .isByHand = place.value("by"_L1).toString() == "hand"_L1});
        }
    }
    return arrangement;
}

}  // namespace

QByteArray writeDiagramFile(const DiagramFile& file)
{
    QList<QByteArray> sections;
    for (auto section = file.arrangements.begin(); section != file.arrangements.end(); ++section) {
        QList<QByteArray> lines;
        for (auto table = section->begin(); table != section->end(); ++table) {
            lines << "            " + jsonQuoted(table.key()) + ": " + placeText(*table);
        }
        sections << "        " + jsonQuoted(section.key()) + ": {\n" + jsonLines(lines)
                        + "        }";
    }
    return "{\n    \"version\": " + QByteArray::number(version) + ",\n    \"arrangements\": {\n"
           + jsonLines(sections) + "    }\n}\n";
}

Result<DiagramFile> readDiagramFile(const QByteArray& text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("The places of the tables cannot be read: %1 at character %2.")
                        .arg(error.errorString())
                        .arg(error.offset));
    }
    const QJsonObject object = document.object();
    if (object.value("version"_L1).toInt(version) > version) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("The places of the tables were written by a later version of Limbeck."));
    }
    DiagramFile file;
    const QJsonObject arrangements = object.value("arrangements"_L1).toObject();
    for (auto section = arrangements.begin(); section != arrangements.end(); ++section) {
        file.arrangements.insert(section.key(), readArrangement(section.value().toObject()));
    }
    return file;
}

Result<DiagramFile> loadDiagramFile(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return DiagramFile();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("'%1' cannot be read: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return readDiagramFile(file.readAll());
}

Result<> saveDiagramFile(const DiagramFile& file, const QString& path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile target(path);
    const QByteArray text = writeDiagramFile(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size()
        || !target.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2.")
                        .arg(QDir::toNativeSeparators(path), target.errorString()));
    }
    return {};
}

}  // namespace limbeck
