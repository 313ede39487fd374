// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/statusline.h"

#include "models/base/text.h"
#include "ui/language/words.h"
#include "ui/mainwindow/targetmenu.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QToolButton>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

Role roleOf(command::TargetClass targetClass)
{
    switch (targetClass) {
    case command::TargetClass::Dev:
        return Role::TargetDev;
    case command::TargetClass::Shared:
        return Role::TargetShared;
    case command::TargetClass::Prod:
        return Role::TargetProd;
    }
    return Role::TargetProd;
}

QString schemaText(const Schema& schema)
{
    qsizetype keys = 0;
    for (const Table& table : schema.tables) {
        keys += table.foreignKeys.size();
    }
    return StatusLine::tr("%1, %2").arg(countedTables(schema.tables.size()),
                                        countedForeignKeys(keys));
}

QString targetOf(const Snapshot& snapshot)
{
    return snapshot.database ? targetText(snapshot.targetClass, snapshot.databaseName())
                             : StatusLine::tr("no database");
}

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
{
    setSizeGripEnabled(false);
    addCell(Cell::Project, u"status.project"_s, tr("Project"));
    addCell(Cell::Engine, u"status.engine"_s, tr("Database engine"));
    addCell(Cell::Target, u"status.target"_s, tr("Target database"));
    addCell(Cell::Applied, u"status.applied"_s, tr("Applied revisions"));
    addCell(Cell::Drift, u"status.drift"_s, tr("Drift"));
    addCell(Cell::Problems, u"status.problems"_s, tr("Problems"));
    addCell(Cell::Schema, u"status.schema"_s, tr("Schema"));
    setSnapshot({});
}

QToolButton* StatusLine::addCell(Cell cell, const QString& name, const QString& accessibleName)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setAccessibleDescription(accessibleName);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(button, &QToolButton::clicked, this, [this, cell] { emit cellActivated(cell); });
    addWidget(button);
    m_cells << button;
    return button;
}

void StatusLine::set(Cell cell, const QString& text, const QString& toolTip)
{
    QToolButton* button = m_cells.at(static_cast<int>(cell));
    QString escaped = text;
    button->setText(escaped.replace(u'&', u"&&"_s));
    button->setAccessibleName(u"%1: %2"_s.arg(button->accessibleDescription(), text));
    button->setToolTip(toolTip);
    button->setVisible(!text.isEmpty());
}

void StatusLine::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    const bool hasProject = snapshot != nullptr;
    set(Cell::Project,
        hasProject ? snapshot->name : tr("No project is open"),
        hasProject ? snapshot->path : QString());
    set(Cell::Engine, hasProject ? snapshot->status.serverVersion : QString());
    set(Cell::Target,
        hasProject ? targetOf(*snapshot) : QString(),
        hasProject && snapshot->database ? snapshot->database->toDisplay() : QString());
    set(Cell::Applied,
        hasProject ? appliedText(*snapshot) : QString(),
        tr("Show the pending revisions"));
    setView(snapshot);
    setFacts({});
    setProblemCount(0);
    colourTarget();
}

void StatusLine::setView(const SnapshotPtr& view)
{
    set(Cell::Schema, view ? schemaText(view->schema) : QString(), tr("Show the tables"));
}

void StatusLine::setFacts(const FactsPtr& facts)
{
    const bool isKnown = facts && facts->drift.has_value();
    const QString text = !isKnown ? QString()
                         : *facts->drift == 0
                             ? tr("drift: none")
                             : tr("drift: %Ln difference(s)", nullptr, pluralOf(*facts->drift));
    set(Cell::Drift, text, tr("How the database differs from what its revisions would have made"));
}

void StatusLine::setProblemCount(int count)
{
    set(Cell::Problems,
        count == 0 ? QString() : u"⚠ "_s + countedProblems(count),
        tr("Show the problems"));
}

void StatusLine::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_cells.isEmpty()) {
        colourTarget();
    }
}

void StatusLine::colourTarget()
{
    QToolButton* button = m_cells.at(static_cast<int>(Cell::Target));
    QPalette colours;
    if (m_snapshot && m_snapshot->database) {
        colours.setColor(QPalette::ButtonText, color(roleOf(m_snapshot->targetClass), palette()));
    }
    button->setPalette(colours);
    QFont bold = font();
    bold.setBold(true);
    button->setFont(bold);
}

QString appliedText(const Snapshot& snapshot)
{
    if (!snapshot.hasReadDatabase()) {
        return countedRevisions(snapshot.graph.revisions().size());
    }
    const qsizetype all = snapshot.graphFor(snapshot.status.rows).revisions().size();
    const qsizetype pending = snapshot.status.pending.size();
    const qsizetype applied = snapshot.status.applied.size();
    if (pending == 0) {
        return StatusLine::tr("applied %1 of %2").arg(applied).arg(all);
    }
    return StatusLine::tr("applied %1 of %2 (%3 pending)").arg(applied).arg(all).arg(pending);
}

}  // namespace limbeck::ui
