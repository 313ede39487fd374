// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/filterbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_text->setObjectName(u"history.filter"_s);
    m_text->setPlaceholderText(tr("Filter: id, message, file, state, touches:table"));
    m_text->setAccessibleName(tr("Filter of the revisions"));
    m_text->setClearButtonEnabled(true);
    auto* chips = new QHBoxLayout;
    chips->setSpacing(4);
    chips->addWidget(
        addChip(HistoryChip::Pending, u"pending"_s, tr("Pending"), tr("Not in the database yet")));
    chips->addWidget(
        addChip(HistoryChip::Merges, u"merges"_s, tr("Merges"), tr("Join several branches")));
    chips->addWidget(addChip(HistoryChip::Destructive,
                             u"destructive"_s,
                             tr("Destructive"),
                             tr("Their upgrade can lose rows or values")));
    chips->addWidget(
        addChip(HistoryChip::RawSql, u"rawSql"_s, tr("Raw SQL"), tr("Run SQL text of their own")));
    chips->addWidget(addChip(HistoryChip::NoDowngrade,
                             u"noDowngrade"_s,
                             tr("No downgrade"),
                             tr("Have no way back, or refuse it")));
    chips->addWidget(addChip(HistoryChip::Opaque,
                             u"opaque"_s,
                             tr("Python"),
                             tr("Cannot be read without running Python")));
    chips->addStretch();
    chips->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 6);
    layout->setSpacing(5);
    layout->addWidget(m_text);
    layout->addLayout(chips);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::queryChanged);
}

QToolButton* FilterBar::addChip(HistoryChip chip,
                                const QString& name,
                                const QString& text,
                                const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(u"history.chip."_s + name);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::toggled, this, &FilterBar::queryChanged);
    m_chips.insert(chip, button);
    return button;
}

HistoryQuery FilterBar::query() const
{
    QSet<HistoryChip> chips;
    for (auto each = m_chips.cbegin(); each != m_chips.cend(); ++each) {
        if (each.value()->isChecked()) {
            chips.insert(each.key());
        }
    }
    return parseHistoryQuery(m_text->text(), chips);
}

QString FilterBar::text() const
{
    QStringList parts = {m_text->text()};
    for (const QToolButton* button : m_chips) {
        if (button->isChecked()) {
            parts << button->text();
        }
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

void FilterBar::setText(const QString& text)
{
    m_text->setText(text);
}

void FilterBar::setCount(const QString& text)
{
    m_count->setText(text);
}

void FilterBar::setOnly(HistoryChip chip)
{
    {
        const QSignalBlocker blocker(this);
        clear();
    }
    m_chips.value(chip)->setChecked(true);
}

void FilterBar::clear()
{
    m_text->clear();
    for (QToolButton* button : m_chips) {
        button->setChecked(false);
    }
}

void FilterBar::focus()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

}  // namespace limbeck::ui
