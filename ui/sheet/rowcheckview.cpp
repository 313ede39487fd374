// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/rowcheckview.h"

#include "ui/language/words.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// What is in the way first, what holds last.
int rankOf(const DataCheckResult& result)
{
    if (result.willFail()) {
        return 0;
    }
    switch (result.outcome) {
    case DataCheckResult::Outcome::Violated:
        return 1;
    case DataCheckResult::Outcome::NotFinished:
        return 2;
    case DataCheckResult::Outcome::NotCheckable:
        return 3;
    case DataCheckResult::Outcome::Holds:
        return 4;
    }
    Q_UNREACHABLE();
}

QString lineOf(const DataCheckResult& result, const QPalette& palette)
{
    Role role = Role::Warning;
    QString label = RowCheckView::tr("⚠ Rows:");
    if (result.willFail()) {
        role = Role::Problem;
        label = RowCheckView::tr("⚠ Will fail:");
    } else if (result.outcome == DataCheckResult::Outcome::Holds) {
        role = Role::Success;
        label = RowCheckView::tr("✔ Rows:");
    }
    return u"<p style='margin:2px 0'><span style='color:%1'><b>%2</b></span> %3</p>"_s.arg(
        color(role, palette).name(), label.toHtmlEscaped(), result.sentence().toHtmlEscaped());
}

}  // namespace

RowCheckView::RowCheckView(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_area(new QScrollArea(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"sheet.rowChecks"_s);
    m_text->setObjectName(u"sheet.rowChecks.text"_s);
    m_text->setAccessibleName(tr("What the rows of the database say"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    m_text->setContentsMargins(10, 6, 10, 6);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_area->setWidget(m_text);
    m_area->setWidgetResizable(true);
    m_area->setAccessibleName(m_text->accessibleName());
    constexpr int highest = 130;
    m_area->setMaximumHeight(highest);
    m_button->setObjectName(u"sheet.rowChecks.button"_s);
    m_button->setAutoDefault(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_isRunning ? emit stopWanted() : emit againWanted();
    });
    hide();
}

void RowCheckView::showRunning(qsizetype count)
{
    m_isRunning = true;
    m_whyNot.clear();
    m_text->setTextFormat(Qt::PlainText);
    m_text->setText(
        tr("Asking the database %n question(s) about its rows…", nullptr, pluralOf(count)));
    m_button->setText(tr("Stop"));
    show();
}

void RowCheckView::showAnswers(const QList<DataCheckResult>& results)
{
    QList<DataCheckResult> sorted = results;
    std::ranges::stable_sort(sorted, {}, rankOf);
    m_whyNot.clear();
    if (!sorted.isEmpty() && sorted.first().willFail()) {
        m_whyNot = tr("Rows are in the way. Mend them first, then check again.");
    }
    QString html;
    for (const DataCheckResult& result : std::as_const(sorted)) {
        html += lineOf(result, palette());
    }
    finish(html);
}

void RowCheckView::showFailure(const Error& error)
{
    finish(u"<p>%1</p>"_s.arg(
        tr("The rows could not be checked: %1").arg(error.message).toHtmlEscaped()));
}

QString RowCheckView::whyNot() const
{
    return m_whyNot;
}

void RowCheckView::finish(const QString& html)
{
    m_isRunning = false;
    m_text->setTextFormat(Qt::RichText);
    m_text->setText(html);
    m_button->setText(tr("Check again"));
}

}  // namespace limbeck::ui
