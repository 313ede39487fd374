// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/archive.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace limbeck::ui {

/// The last page: what has happened, the proof's report, and the way back.
class DonePage final : public QWidget
{
    Q_OBJECT

public:
    explicit DonePage(QWidget* parent = nullptr);

    /// `archive` has just been written for the project in `projectFolder`.
    void showArchive(const Archive& archive, const QString& projectFolder);

signals:
    void takeBackWanted(const limbeck::RevisionId& revision);

private:
    Archive m_archive;
    QLabel* m_text = nullptr;
    QTextBrowser* m_report = nullptr;
    QPushButton* m_stock = nullptr;
};

}  // namespace limbeck::ui
