// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QListWidget;

namespace limbeck::ui {

/// What the window shows without a project: open one, try the example, or go on with a recent
/// one. Folders can be dropped on it.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    /// The actions outlive the page.
    StartPage(QAction* openFolder, QAction* openExample, QWidget* parent = nullptr);

    void setRecent(const QStringList& paths);

signals:
    void projectWanted(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QLabel* m_recentTitle = nullptr;
    QListWidget* m_recent = nullptr;
};

}  // namespace limbeck::ui
