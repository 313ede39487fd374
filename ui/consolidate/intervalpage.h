// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/consolidate.h"
#include "ui/consolidate/proofservers.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;

namespace limbeck::ui {

/// The first page: which revisions become one, what it is called, where it is proved. Says at once
/// what the interval comes to, or what makes it impossible and what would help.
class IntervalPage final : public QWidget
{
    Q_OBJECT

public:
    IntervalPage(const SnapshotPtr& snapshot,
                 const QList<ProofServer>& servers,
                 QWidget* parent = nullptr);

    /// Empty means the base, or the head.
    void choose(const RevisionId& from, const RevisionId& to);
    /// What was chosen; without overrules.
    command::ConsolidateOptions options() const;
    /// URLs of the servers to prove it on.
    QStringList servers() const;
    /// Fails as findInterval() does.
    Result<Interval> interval() const;

signals:
    void changed();

private:
    void addInterval(QFormLayout& form);
    void addNames(QFormLayout& form);
    void addServers(QFormLayout& form, const QList<ProofServer>& servers);
    void addServer(const ProofServer& server);
    void askForServer();
    void update();

    SnapshotPtr m_snapshot;
    QComboBox* m_from = nullptr;
    QComboBox* m_to = nullptr;
    QLabel* m_summary = nullptr;
    QLineEdit* m_message = nullptr;
    QLineEdit* m_id = nullptr;
    QLabel* m_idText = nullptr;
    QCheckBox* m_stock = nullptr;
    QListWidget* m_servers = nullptr;
};

}  // namespace limbeck::ui
