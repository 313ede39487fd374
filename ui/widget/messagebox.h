// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMessageBox>
#include <QString>

#include <optional>

namespace limbeck::ui {

/// Modal messages. Tests answer the next one beforehand.
class MessageBox final
{
public:
    static void warn(QWidget* parent, const QString& title, const QString& text);
    static bool confirm(QWidget* parent, const QString& title, const QString& text);

    static void setNextAnswer(QMessageBox::StandardButton button);
    /// Text of the last message that was answered by setNextAnswer().
    static QString lastText();
};

/// File choosers. Tests answer the next one beforehand.
class FileDialog final
{
public:
    /// Empty if the user gave up.
    static QString chooseFolder(QWidget* parent, const QString& title);
    static QString chooseDatabase(QWidget* parent, const QString& title, const QString& folder);

    /// A line of text instead of a file; empty if the user gave up.
    static QString enterText(QWidget* parent, const QString& title, const QString& label);

    /// A file to write; asks before it takes one that exists.
    static QString chooseTarget(QWidget* parent, const QString& title, const QString& suggestion);

    static void setNextFileName(const QString& fileName);
};

}  // namespace limbeck::ui
