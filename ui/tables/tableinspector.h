// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/impliedrelations.h"
#include "ui/mainwindow/snapshot.h"

#include <QTextBrowser>

namespace limbeck::ui {

class Navigator;
struct TableStory;

/// The pane that tells everything about the selected table; its links lead to other tables.
class TableInspector final : public QTextBrowser
{
    Q_OBJECT

public:
    /// `navigator` outlives the pane.
    explicit TableInspector(Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    /// Tells what looks like a reference but has no foreign key.
    void setGuessing(bool isGuessing);
    /// Shown if it is of the table that is shown.
    void setStory(const TableStory& story);
    TableName table() const;

signals:
    /// That table is shown now; who made it?
    void storyWanted(const limbeck::TableName& table);
    /// Somebody wants to see that revision.
    void revisionActivated(const limbeck::RevisionId& revision);

protected:
    void changeEvent(QEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;

private:
    void showTable(const TableName& table);
    void write();

    SnapshotPtr m_snapshot;
    bool m_isGuessing = false;
    QList<ImpliedRelation> m_guesses;
    TableName m_table;
    std::shared_ptr<const TableStory> m_story;  ///< null while it is looked for
};

}  // namespace limbeck::ui
