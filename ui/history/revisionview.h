// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QWidget>

class QLabel;
class QTabWidget;

namespace limbeck::ui {

class CodeView;
class OperationTree;
class SqlSides;

/// Everything about one revision: who it stands on, what it does in words and SQL in both
/// directions, its source.
class RevisionView final : public QWidget
{
    Q_OBJECT

public:
    explicit RevisionView(QWidget* parent = nullptr);

    /// What the graph knows, at once; the rest comes with showDetails().
    /// `archivedIn` names the consolidated revision that stands for it, if one does.
    void showRevision(const Snapshot& snapshot,
                      const RevisionId& revision,
                      const RevisionId& archivedIn = {});
    void showDetails(const RevisionDetails& details);
    void showNothing();
    /// Opens the source at that line (from 1), now or once it is there.
    void showSource(int line);
    RevisionId revision() const;

signals:
    void revisionActivated(const limbeck::RevisionId& revision);
    void tableActivated(const limbeck::TableName& table);

private:
    void build();

    RevisionId m_revision;
    bool m_isArchived = false;
    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    QTabWidget* m_tabs = nullptr;
    OperationTree* m_up = nullptr;
    OperationTree* m_down = nullptr;
    SqlSides* m_sql = nullptr;
    QString m_path;        ///< of the project that was shown last
    int m_wantedLine = 0;  ///< to be shown when the source comes; 0: none
    CodeView* m_source = nullptr;
};

}  // namespace limbeck::ui
