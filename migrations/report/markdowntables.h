// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/reportwords.h"
#include "models/schema/schema.h"

#include <functional>

namespace limbeck {

/// The parts of a Markdown page about a schema, each a text that begins with an empty line and
/// ends with a newline; empty where there is nothing to say. Every name and text is data and is
/// escaped. Pure.
class MarkdownTables final
{
public:
    /// How the page differs from a plain one.
    struct Options
    {
        ReportWords words{ReportLanguage::English};
        /// The table's name as Markdown, with a link to where its section is.
        std::function<QString(const TableName&)> link;
        /// What stands before the name in the heading of a section: an anchor.
        std::function<QString(const TableName&)> anchor;
        /// What stands below the heading of a section; empty: nothing.
        std::function<QString(const Table&)> note;
        /// More columns of the list of columns: titles, and cells as Markdown.
        QStringList moreTitles;
        std::function<QStringList(const Table&, qsizetype column)> moreCells;
    };

    /// `schema` outlives this.
    MarkdownTables(const Schema& schema, Options options);

    /// "2 tables, 6 columns, 1 foreign key, 1 index."
    QString summary() const;
    QString contents() const;
    /// Columns, keys, references in both directions and indexes, below a heading with `level` #.
    QString tableSection(const Table& table, int level = 2) const;
    QString enums() const;
    QString sequences() const;
    QString views() const;
    QString triggers() const;

    // For further tables of the same page.
    static QString row(const QStringList& cells);
    /// Begins a table, after an empty line.
    static QString header(const QStringList& titles);
    static QString escapedList(const QStringList& names);

private:
    QString word(const QString& english) const;
    QStringList worded(const QStringList& english) const;
    QString links(const QList<TableName>& names) const;
    QString defaultText(const Column& column) const;
    QString columns(const Table& table) const;
    QString keys(const Table& table, const QString& marks) const;
    QString referencesFrom(const Table& table, const QString& marks) const;
    QString referencesTo(const Table& table, const QString& marks) const;
    QString indexes(const Table& table, const QString& marks) const;

    const Schema& m_schema;
    Options m_options;
};

}  // namespace limbeck
