// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/rowchecks.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace limbeck::ui {

/// What the database says about the rows that a plan needs: hidden where it needs none, a line
/// with Stop while it is asked, then what is in the way, what holds and what is not known.
class RowCheckView final : public QWidget
{
    Q_OBJECT

public:
    explicit RowCheckView(QWidget* parent = nullptr);

    /// The database is being asked `count` questions.
    void showRunning(qsizetype count);
    void showAnswers(const QList<DataCheckResult>& results);
    void showFailure(const Error& error);

    /// The first reason why the plan will fail; empty if none was found.
    QString whyNot() const;

signals:
    void stopWanted();
    /// Somebody mended rows and wants to know again.
    void againWanted();

private:
    void finish(const QString& html);

    bool m_isRunning = false;
    QString m_whyNot;
    QLabel* m_text = nullptr;
    QScrollArea* m_area = nullptr;
    QPushButton* m_button = nullptr;
};

}  // namespace limbeck::ui
