// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

namespace limbeck {

enum class ReportFormat
{
    Html,
    Markdown,
    Pdf,
    Svg,
    Png,
    Mermaid,
    PlantUml,
    Dot,
    Dbml,
    GraphMl,
    Json,
    Csv,
    Sql,
};

/// What a format is called and what it makes.
struct ReportFormatInfo
{
    ReportFormat format;
    QString name;             ///< as the command line says it: "markdown"
    QString title;            ///< for people: "Markdown"
    QString extension;        ///< of its file, without a dot; of the files in its folder
    bool isText = true;       ///< can go to standard output
    bool isFolder = false;    ///< makes several files, in a folder
    bool canSplit = false;    ///< makes a folder if asked to, see ReportStyle::isSplit
    bool hasDiagram = false;  ///< shows boxes and edges, so that a detail can be chosen
    bool isLaidOut = false;   ///< draws them itself, and needs their places
    bool hasTheme = false;
    bool showsSql = false;  ///< of each revision
};

/// Every format, in the order in which lists show them.
const QList<ReportFormatInfo>& reportFormats();
const ReportFormatInfo& infoOf(ReportFormat format);
std::optional<ReportFormat> reportFormatNamed(const QString& name);

}  // namespace limbeck
