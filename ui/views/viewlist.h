// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/savedviews.h"

#include <QWidget>

class QAction;
class QListView;

namespace limbeck::ui {

class ViewModel;

/// The saved views below the objects: Enter or a click looks at one, F2 renames, Delete deletes.
class ViewList final : public QWidget
{
    Q_OBJECT

public:
    explicit ViewList(QWidget* parent = nullptr);

    /// The button that saves what is shown; made by the window.
    void setSaveAction(QAction& save);
    void setViews(const SavedViews& views, const QString& current);

signals:
    void viewWanted(const QString& name);
    void renameWanted(const QString& from, const QString& to);
    void removeWanted(const QString& name);

private:
    QString nameAt(const QModelIndex& index) const;
    void fit();

    ViewModel* m_model = nullptr;
    QListView* m_view = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_remove = nullptr;
};

}  // namespace limbeck::ui
