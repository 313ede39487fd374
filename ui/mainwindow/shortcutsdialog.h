// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QAction;
class QDialogButtonBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace limbeck::ui {

/// All actions with their keys, to look up and to change. A key belongs to one action: giving it to
/// another one takes it away, and the dialog says from whom.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The actions outlive the dialog; those without a name or a text are left out.
    explicit ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent = nullptr);

signals:
    /// The keys of actions were changed.
    void changed();

private:
    void fill();
    void filter(const QString& text);
    void showCurrent();
    void assign();
    void reset();
    QAction* current() const;

    QList<QAction*> m_actions;
    QLineEdit* m_filter = nullptr;
    QTableWidget* m_list = nullptr;
    QKeySequenceEdit* m_edit = nullptr;
    QLabel* m_note = nullptr;
};

/// The keys that an action had when it was made.
void rememberStandardKeys(const QList<QAction*>& actions);

/// What was changed, as text to be kept: object name and keys; empty keys for one that was taken
/// away. And back.
QMap<QString, QString> changedKeys(const QList<QAction*>& actions);
void applyKeys(const QMap<QString, QString>& keys, const QList<QAction*>& actions);

}  // namespace limbeck::ui
