// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/report.h"
#include "ui/mainwindow/snapshot.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace limbeck::ui {

/// Asks which report to write and where: format, source, moment, tables, looks. What it would be on
/// the command line stands below and can be copied, so that a build server can repeat it. Writes
/// nothing itself: once accepted, request() and path() say what is wanted.
class ExportSheet final : public QDialog
{
    Q_OBJECT

public:
    /// `url` is what the window opened the project with, see Project::connection(); `asOf` the
    /// moment that the window shows, or empty.
    ExportSheet(const Snapshot& snapshot,
                const QString& url,
                const QString& asOf = {},
                QWidget* parent = nullptr);

    /// Offers these saved views as a scope, and begins with `current`.
    void setViews(const QStringList& names, const QString& current);

    command::ReportRequest request() const;
    QString path() const;
    QString commandLine() const;

private:
    void addFields(const Snapshot& snapshot, const QString& asOf);
    void addCommand();
    void addButtons();
    void choosePath();
    /// The usual name in the project's folder, with the format's ending.
    void suggestPath();
    void update();

    QString m_url;
    QString m_config;  ///< what the project was opened by
    QString m_folder;
    QString m_suggested;
    QVBoxLayout* m_layout = nullptr;
    QFormLayout* m_form = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_source = nullptr;
    QComboBox* m_asOf = nullptr;
    QComboBox* m_view = nullptr;
    QLineEdit* m_tables = nullptr;
    QComboBox* m_detail = nullptr;
    QComboBox* m_theme = nullptr;
    QComboBox* m_paper = nullptr;
    QComboBox* m_language = nullptr;
    QCheckBox* m_split = nullptr;
    QCheckBox* m_tiled = nullptr;
    QLineEdit* m_path = nullptr;
    QLabel* m_command = nullptr;
    QPushButton* m_export = nullptr;
};

}  // namespace limbeck::ui
