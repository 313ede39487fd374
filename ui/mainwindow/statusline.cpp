// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/statusline.h"

#include "models/base/text.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QLabel>

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
    return StatusLine::tr("%1, %2").arg(countOf(schema.tables.size(), StatusLine::tr("table")),
                                        countOf(keys, StatusLine::tr("foreign key")));
}

QString targetText(const Snapshot& snapshot)
{
    if (!snapshot.database) {
        return StatusLine::tr("no database");
    }
    const QString colour = color(roleOf(snapshot.targetClass), QGuiApplication::palette()).name();
    return u"<span style='color:%1'><b>● %2</b></span> %3"_s.arg(
        colour,
        command::targetClassName(snapshot.targetClass).toUpper(),
        snapshot.databaseName().toHtmlEscaped());
}

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
    , m_project(addCell(u"status.project"_s, tr("Project")))
    , m_engine(addCell(u"status.engine"_s, tr("Database engine")))
    , m_target(addCell(u"status.target"_s, tr("Target database")))
    , m_applied(addCell(u"status.applied"_s, tr("Applied revisions")))
    , m_schema(addCell(u"status.schema"_s, tr("Schema")))
{
    setSizeGripEnabled(false);
    m_target->setTextFormat(Qt::RichText);
}

QLabel* StatusLine::addCell(const QString& name, const QString& accessibleName)
{
    auto* cell = new QLabel(this);
    cell->setObjectName(name);
    cell->setAccessibleName(accessibleName);
    cell->setTextFormat(Qt::PlainText);
    cell->setContentsMargins(8, 2, 8, 2);
    addWidget(cell);
    return cell;
}

void StatusLine::setSnapshot(const SnapshotPtr& snapshot)
{
    const bool hasProject = snapshot != nullptr;
    m_project->setText(hasProject ? snapshot->name : tr("No project is open"));
    m_engine->setText(hasProject ? snapshot->status.serverVersion : QString());
    m_engine->setVisible(!m_engine->text().isEmpty());
    m_target->setText(hasProject ? targetText(*snapshot) : QString());
    m_target->setToolTip(hasProject && snapshot->database ? snapshot->database->toDisplay()
                                                          : QString());
    m_applied->setText(hasProject ? appliedText(*snapshot) : QString());
    m_schema->setText(hasProject ? schemaText(snapshot->schema) : QString());
}

QString appliedText(const Snapshot& snapshot)
{
    const qsizetype all = snapshot.graph.revisions().size();
    if (!snapshot.hasReadDatabase()) {
        return countOf(all, StatusLine::tr("revision"));
    }
    const qsizetype pending = snapshot.status.pending.size();
    const QString applied =
        StatusLine::tr("applied %1 of %2").arg(snapshot.status.applied.size()).arg(all);
    return pending == 0 ? applied : applied + StatusLine::tr(" (%1 pending)").arg(pending);
}

}  // namespace limbeck::ui
