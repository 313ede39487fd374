// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/proof.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QProgressBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace limbeck::ui {

/// The third page: how far the proof is on each engine, what it found, and what has to be accepted
/// before anything may be written.
class ProofPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ProofPage(QWidget* parent = nullptr);

    /// A proof begins on `places`, one after another.
    void begin(const QList<ConnectionSettings>& places);
    void setPhase(const QString& sentence, int done, int count);
    void addEngine(const EngineProof& proof);
    void finish(const Proof& proof);
    /// It ended without a result.
    void stop(const QString& sentence);
    /// True if the proof holds, or every difference was accepted.
    bool isAccepted() const;

signals:
    void acceptedChanged();

private:
    void showDifferences(const QStringList& differences);
    void setAll(bool isAccepted);
    void itemChanged();
    QTreeWidgetItem* running() const;

    QLabel* m_result = nullptr;
    QTreeWidget* m_engines = nullptr;
    QProgressBar* m_bar = nullptr;
    QCheckBox* m_all = nullptr;
    QListWidget* m_differences = nullptr;
    int m_over = 0;  ///< engines that are
    bool m_isFinished = false;
};

}  // namespace limbeck::ui
