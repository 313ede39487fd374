// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/sqlsides.h"

#include "ui/widget/codeview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// The statements, and above them what cannot be said, as comments.
QString textOf(const RevisionSide& side)
{
    QString text;
    const auto note = [&text](const QString& sentence) {
        for (const QString& line : sentence.split(u'\n', Qt::SkipEmptyParts)) {
            text += u"-- ⚠ "_s + line + u'\n';
        }
    };
    note(side.error);
    for (const Finding& finding : side.findings) {
        if (finding.isBlocking()) {
            note(finding.message);
        }
    }
    return text + side.sql();
}

QWidget* titled(const QString& title, CodeView* view, QWidget* parent)
{
    auto* part = new QWidget(parent);
    auto* label = new QLabel(title, part);
    label->setContentsMargins(10, 2, 10, 2);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(label);
    layout->addWidget(view, 1);
    return part;
}

}  // namespace

SqlSides::SqlSides(QWidget* parent)
    : QWidget(parent)
    , m_engine(new QComboBox(this))
    , m_up(new CodeView(CodeView::Language::Sql, this))
    , m_down(new CodeView(CodeView::Language::Sql, this))
{
    m_engine->setObjectName(u"history.engine"_s);
    m_engine->setAccessibleName(tr("Engine of the SQL"));
    m_engine->addItem(u"SQLite"_s, static_cast<int>(Engine::Sqlite));
    m_engine->addItem(u"PostgreSQL"_s, static_cast<int>(Engine::Postgresql));
    m_engine->addItem(u"MariaDB"_s, static_cast<int>(Engine::Mariadb));
    m_up->setObjectName(u"history.sqlUp"_s);
    m_up->setAccessibleName(tr("SQL of the upgrade"));
    m_down->setObjectName(u"history.sqlDown"_s);
    m_down->setAccessibleName(tr("SQL of the downgrade"));
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(titled(tr("Upgrade"), m_up, splitter));
    splitter->addWidget(titled(tr("Downgrade"), m_down, splitter));
    splitter->setChildrenCollapsible(false);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 4, 10, 0);
    bar->addWidget(m_engine);
    bar->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);
    connect(m_engine, &QComboBox::currentIndexChanged, this, &SqlSides::update);
}

void SqlSides::show(const QList<EngineSides>& engines)
{
    m_engines = engines;
    update();
}

void SqlSides::prefer(Engine engine)
{
    const Engine shown = engine == Engine::Mysql ? Engine::Mariadb : engine;
    m_engine->setCurrentIndex(m_engine->findData(static_cast<int>(shown)));
}

void SqlSides::update()
{
    const auto engine = static_cast<Engine>(m_engine->currentData().toInt());
    m_up->clear();
    m_down->clear();
    for (const EngineSides& sides : m_engines) {
        if (sides.engine == engine) {
            m_up->setPlainText(textOf(sides.up));
            m_down->setPlainText(textOf(sides.down));
        }
    }
}

}  // namespace limbeck::ui
