// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

namespace limbeck::ui {

/// What the window did since it was opened, a line each, with the time: jobs and their steps,
/// results, errors. Nothing of it is kept.
class OutputPane final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit OutputPane(QWidget* parent = nullptr);

    /// Empty lines, and the same line twice in a row, are left out.
    void addLine(const QString& text);

private:
    QString m_last;
};

}  // namespace limbeck::ui
