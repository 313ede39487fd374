// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/pdf/pdfflow.h"
#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

/// What a report says on the pages of a document, chapter by chapter.
class PdfBook final
{
public:
    using Anchors = QHash<QString, PdfFlow::Place>;

    /// `anchors` is what a first flow without a painter found out, for the contents; empty in it.
    /// `report` outlives the book.
    PdfBook(const Report& report, const ReportStyle& style, Anchors anchors);

    /// `painter` is the flow's, or nullptr.
    void write(PdfFlow& flow, QPainter* painter) const;

private:
    void writeFront(PdfFlow& flow) const;
    void writeContents(PdfFlow& flow) const;
    void writeDiagram(PdfFlow& flow, QPainter* painter) const;
    void writeTiles(PdfFlow& flow, QPainter* painter) const;
    void writeTables(PdfFlow& flow) const;
    void writeTable(PdfFlow& flow, int number) const;
    void writeDoubts(PdfFlow& flow, const ReportTable& facts) const;
    void writeColumns(PdfFlow& flow, int number) const;
    void writeKeys(PdfFlow& flow, const Table& table) const;
    void writeReferences(PdfFlow& flow, int number) const;
    void writeIndexes(PdfFlow& flow, const Table& table) const;
    void writeOthers(PdfFlow& flow) const;
    void writeOrder(PdfFlow& flow) const;
    void writeHistory(PdfFlow& flow) const;

    PdfCell tableCell(const TableName& name) const;
    PdfCell revisionCell(const RevisionId& id) const;
    QStringList worded(const QStringList& english) const;

    const Report& m_report;
    bool m_isTiled;
    ReportWords m_words;
    Anchors m_anchors;
};

}  // namespace limbeck
