// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bottom/sqlpane.h"

#include "models/schema/enumtypes.h"
#include "ui/mainwindow/navigator.h"
#include "ui/widget/codeview.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

SqlPane::SqlPane(const Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_title(new QLabel(this))
    , m_engine(new QComboBox(this))
    , m_code(new CodeView(CodeView::Language::Sql, this))
{
    m_engine->setObjectName(u"sql.engine"_s);
    m_engine->setAccessibleName(tr("Engine of the SQL"));
    m_engine->addItem(u"SQLite"_s, QVariant::fromValue(static_cast<int>(Engine::Sqlite)));
    m_engine->addItem(u"PostgreSQL"_s, QVariant::fromValue(static_cast<int>(Engine::Postgresql)));
    m_engine->addItem(u"MariaDB"_s, QVariant::fromValue(static_cast<int>(Engine::Mariadb)));
    m_title->setTextFormat(Qt::PlainText);
    m_code->setObjectName(u"sql.code"_s);
    m_code->setAccessibleName(tr("SQL of what is selected"));
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(u"sql.copy"_s);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 4, 10, 4);
    bar->setSpacing(8);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_engine);
    bar->addWidget(copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_code, 1);
    connect(m_engine, &QComboBox::currentIndexChanged, this, &SqlPane::update);
    connect(&m_navigator, &Navigator::placeChanged, this, &SqlPane::update);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_code->toPlainText());
    });
    update();
}

void SqlPane::setSnapshot(const SnapshotPtr& view)
{
    const bool isNew = !m_view || !view || m_view->path != view->path;
    m_view = view;
    if (isNew && view && view->database) {
        const Engine engine =
            view->database->engine == Engine::Mysql ? Engine::Mariadb : view->database->engine;
        m_engine->setCurrentIndex(m_engine->findData(static_cast<int>(engine)));
    }
    update();
}

void SqlPane::showDetails(const RevisionDetails& details)
{
    m_details = details;
    update();
}

void SqlPane::update()
{
    const auto engine = static_cast<Engine>(m_engine->currentData().toInt());
    const Place place = m_navigator.current();
    if (m_view && !place.table.isEmpty()) {
        m_title->setText(tr("Table %1").arg(place.table.toString()));
        m_code->setPlainText(tableSql(m_view->schema, place.table, engine));
        return;
    }
    if (m_view && !place.revision.isEmpty() && m_details.revision == place.revision) {
        m_title->setText(tr("Upgrade of %1").arg(place.revision));
        for (const EngineSides& sides : m_details.engines) {
            if (sides.engine == engine) {
                m_code->setPlainText(sides.up.sql());
            }
        }
        return;
    }
    m_title->setText(tr("Select a table or a revision to see its SQL."));
    m_code->clear();
}

QString tableSql(const Schema& schema, const TableName& table, Engine engine)
{
    const Table* found = schema.table(table);
    const auto dialect = Dialect::of(engine);
    if (found == nullptr || !dialect) {
        return SqlPane::tr("-- There is no table %1 here.\n").arg(table.toString());
    }
    Schema alone;
    alone.defaultSchema = schema.defaultSchema;
    alone.tables = {*found};
    alone.enums = enumTypes(*found, (*dialect)->name());
    const auto statements = (*dialect)->renderSchema(alone);
    if (!statements) {
        QString reason = statements.error().message;
        return u"-- "_s + reason.replace(u'\n', u"\n-- "_s) + u'\n';
    }
    QString sql;
    for (const Statement& statement : *statements) {
        sql += statement.sql + u";\n\n"_s;
    }
    return sql;
}

}  // namespace limbeck::ui
