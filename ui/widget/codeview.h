// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

namespace limbeck::ui {

/// Read-only source text with line numbers and coloured words.
class CodeView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Language
    {
        Sql,
        Python,
    };

    explicit CodeView(Language language, QWidget* parent = nullptr);

    /// Puts the cursor on `line` (from 1) and shows it.
    void goToLine(int line);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int gutterWidth() const;
    void updateGutter();
    void paintGutter(QPaintEvent* event);
    bool eventFilter(QObject* watched, QEvent* event) override;

    QWidget* m_gutter = nullptr;
};

}  // namespace limbeck::ui
