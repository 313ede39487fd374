// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widget/messagebox.h"

#include "ui/language/words.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>

#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

struct Answers
{
    std::optional<QMessageBox::StandardButton> button;
    std::optional<QString> fileName;
    QString lastText;
};

QString databaseFilter()
{
    return tr("SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)");
}

Answers& answers()
{
    static Answers instance;
    return instance;
}

}  // namespace

void MessageBox::warn(QWidget* parent, const QString& title, const QString& text)
{
    if (answers().button) {
        answers().button.reset();
        answers().lastText = text;
        return;
    }
    QMessageBox::warning(parent, title, text);
}

bool MessageBox::confirm(QWidget* parent, const QString& title, const QString& text)
{
    if (answers().button) {
        answers().lastText = text;
        return *std::exchange(answers().button, {}) == QMessageBox::Yes;
    }
    return QMessageBox::question(parent, title, text) == QMessageBox::Yes;
}

void MessageBox::setNextAnswer(QMessageBox::StandardButton button)
{
    answers().button = button;
}

QString MessageBox::lastText()
{
    return answers().lastText;
}

QString FileDialog::chooseFolder(QWidget* parent, const QString& title)
{
    if (answers().fileName) {
        return *std::exchange(answers().fileName, {});
    }
    return QFileDialog::getExistingDirectory(parent, title, QDir::homePath());
}

QString FileDialog::chooseDatabase(QWidget* parent, const QString& title, const QString& folder)
{
    if (answers().fileName) {
        return *std::exchange(answers().fileName, {});
    }
    return QFileDialog::getSaveFileName(
        parent, title, folder, databaseFilter(), nullptr, QFileDialog::DontConfirmOverwrite);
}

QString FileDialog::enterText(QWidget* parent, const QString& title, const QString& label)
{
    if (answers().fileName) {
        return *std::exchange(answers().fileName, {});
    }
    return QInputDialog::getText(parent, title, label).trimmed();
}

QString FileDialog::chooseTarget(QWidget* parent, const QString& title, const QString& suggestion)
{
    if (answers().fileName) {
        return *std::exchange(answers().fileName, {});
    }
    return QFileDialog::getSaveFileName(parent, title, suggestion);
}

void FileDialog::setNextFileName(const QString& fileName)
{
    answers().fileName = fileName;
}

}  // namespace limbeck::ui
