// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/shortcutsdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* standardKeys = "standardKeys";

QString keysOf(const QAction& action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::PortableText);
}

QString shownKeys(const QAction& action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
}

QString textOf(const QAction& action)
{
    return action.text().remove(u'&').remove(u'…');
}

}  // namespace

void rememberStandardKeys(const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        action->setProperty(standardKeys, keysOf(*action));
    }
}

QMap<QString, QString> changedKeys(const QList<QAction*>& actions)
{
    QMap<QString, QString> changed;
    for (const QAction* action : actions) {
        const QVariant standard = action->property(standardKeys);
        if (standard.isValid() && standard.toString() != keysOf(*action)) {
            changed.insert(action->objectName(), keysOf(*action));
        }
    }
    return changed;
}

void applyKeys(const QMap<QString, QString>& keys, const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        if (const auto found = keys.constFind(action->objectName()); found != keys.cend()) {
            action->setShortcuts(QKeySequence::listFromString(*found, QKeySequence::PortableText));
        }
    }
}

ShortcutsDialog::ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent)
    , m_filter(new QLineEdit(this))
    , m_list(new QTableWidget(0, 2, this))
    , m_edit(new QKeySequenceEdit(this))
    , m_note(new QLabel(this))
{
    for (QAction* action : actions) {
        if (!action->objectName().isEmpty() && !action->text().isEmpty()) {
            m_actions << action;
        }
    }
    setObjectName(u"shortcuts"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 520);
    m_filter->setObjectName(u"shortcuts.filter"_s);
    m_filter->setPlaceholderText(tr("Filter by action or key"));
    m_filter->setAccessibleName(tr("Filter of the actions"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(u"shortcuts.list"_s);
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->setColumnWidth(1, 170);
    m_edit->setObjectName(u"shortcuts.edit"_s);
    m_edit->setAccessibleName(tr("New keys of the selected action"));
    m_edit->findChild<QLineEdit*>()->setAccessibleName(m_edit->accessibleName());
    m_note->setWordWrap(true);
    auto* assignButton = new QPushButton(tr("Assign"), this);
    assignButton->setObjectName(u"shortcuts.assign"_s);
    auto* resetButton = new QPushButton(tr("Standard keys"), this);
    resetButton->setObjectName(u"shortcuts.reset"_s);
    auto* row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(assignButton);
    row->addWidget(resetButton);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_list, &QTableWidget::itemSelectionChanged, this, &ShortcutsDialog::showCurrent);
    connect(assignButton, &QPushButton::clicked, this, &ShortcutsDialog::assign);
    connect(resetButton, &QPushButton::clicked, this, &ShortcutsDialog::reset);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    m_list->selectRow(0);
}

void ShortcutsDialog::fill()
{
    m_list->setRowCount(static_cast<int>(m_actions.size()));
    for (int row = 0; row < m_actions.size(); ++row) {
        m_list->setItem(row, 0, new QTableWidgetItem(textOf(*m_actions.at(row))));
        m_list->setItem(row, 1, new QTableWidgetItem(shownKeys(*m_actions.at(row))));
        m_list->item(row, 0)->setToolTip(m_actions.at(row)->statusTip());
    }
    filter(m_filter->text());
}

void ShortcutsDialog::filter(const QString& text)
{
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const QString words = m_list->item(row, 0)->text() + u' ' + m_list->item(row, 1)->text();
        m_list->setRowHidden(row, !words.contains(text, Qt::CaseInsensitive));
    }
}

QAction* ShortcutsDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_actions.size() ? m_actions.at(row) : nullptr;
}

void ShortcutsDialog::showCurrent()
{
    if (const QAction* action = current()) {
        m_edit->setKeySequence(action->shortcut());
        m_note->setText(action->statusTip());
    }
}

void ShortcutsDialog::assign()
{
    QAction* action = current();
    if (action == nullptr) {
        return;
    }
    const QKeySequence keys = m_edit->keySequence();
    QString note = tr("%1 has these keys now.").arg(textOf(*action));
    for (QAction* other : std::as_const(m_actions)) {
        QList<QKeySequence> rest = other->shortcuts();
        if (other != action && !keys.isEmpty() && rest.removeAll(keys) > 0) {
            other->setShortcuts(rest);
            note = tr("%1 has these keys now; %2 lost them.").arg(textOf(*action), textOf(*other));
        }
    }
    action->setShortcuts(keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    fill();
    m_note->setText(note);
    emit changed();
}

void ShortcutsDialog::reset()
{
    for (QAction* action : std::as_const(m_actions)) {
        const QVariant standard = action->property(standardKeys);
        if (standard.isValid()) {
            action->setShortcuts(
                QKeySequence::listFromString(standard.toString(), QKeySequence::PortableText));
        }
    }
    fill();
    showCurrent();
    m_note->setText(tr("All actions have their standard keys again."));
    emit changed();
}

}  // namespace limbeck::ui
