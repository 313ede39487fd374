// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changes/changespage.h"

#include "ui/mainwindow/navigator.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/codeview.h"
#include "ui/widget/emptystate.h"
#include "ui/widget/listview.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

ChangesPage::ChangesPage(Navigator& navigator,
                         TaskRunner& runner,
                         QAction& compare,
                         QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_runner(runner)
    , m_compare(compare)
    , m_model(new ChangesModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(12, 8, 12, 4);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 0, 12, 8);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(buildList());
    splitter->addWidget(buildSql());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    setSnapshot({});
}

QWidget* ChangesPage::buildList()
{
    auto* list = new QWidget(this);
    m_filter = new QLineEdit(list);
    m_filter->setObjectName(u"changes.filter"_s);
    m_filter->setPlaceholderText(tr("Filter changes by name or word"));
    m_filter->setAccessibleName(tr("Filter of the changes"));
    m_filter->setClearButtonEnabled(true);
    auto* copy = new QPushButton(tr("Copy as text"), list);
    copy->setObjectName(u"changes.copyText"_s);
    m_view = new QTableView(list);
    m_view->setObjectName(u"changes.view"_s);
    m_view->setAccessibleName(tr("What differs"));
    m_view->setModel(m_proxy);
    styleList(*m_view, ChangesModel::After);
    m_view->setColumnWidth(ChangesModel::What, 96);
    m_view->setColumnWidth(ChangesModel::Object, 260);
    m_view->setColumnWidth(ChangesModel::Before, 190);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 4, 10, 8);
    bar->setSpacing(10);
    bar->addWidget(m_filter, 1);
    bar->addWidget(copy);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &ChangesPage::filter);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_diff) {
            QGuiApplication::clipboard()->setText(changesText(*m_diff));
        }
    });
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& current) {
                const QModelIndex source = m_proxy->mapToSource(current);
                if (source.isValid()) {
                    m_navigator.goToTable(m_model->rows().at(source.row()).table);
                }
            });
    return list;
}

QWidget* ChangesPage::buildSql()
{
    auto* part = new QWidget(this);
    m_direction = new QComboBox(part);
    m_direction->setObjectName(u"changes.direction"_s);
    m_direction->setAccessibleName(tr("Direction of the SQL"));
    m_direction->addItems({tr("Forward"), tr("Back")});
    auto* copy = new QPushButton(tr("Copy SQL"), part);
    copy->setObjectName(u"changes.copySql"_s);
    m_tabs = new QTabWidget(part);
    m_tabs->setObjectName(u"changes.sql"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("SQL for each engine"));
    for (const QString& name : {u"SQLite"_s, u"PostgreSQL"_s, u"MariaDB"_s}) {
        auto* view = new CodeView(CodeView::Language::Sql, m_tabs);
        view->setAccessibleName(tr("SQL for %1").arg(name));
        m_tabs->addTab(view, name);
        m_sql << view;
    }
    auto* corner = new QWidget(m_tabs);
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 2, 10, 2);
    row->addWidget(m_direction);
    row->addWidget(copy);
    m_tabs->setCornerWidget(corner);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    connect(m_direction, &QComboBox::currentIndexChanged, this, &ChangesPage::wantScripts);
    connect(copy, &QPushButton::clicked, this, &ChangesPage::copySql);
    return part;
}

void ChangesPage::setSnapshot(const SnapshotPtr& snapshot)
{
    m_diff = snapshot ? snapshot->comparison : nullptr;
    m_model->setRows(m_diff ? m_diff->differences : QList<Difference>());
    m_title->setVisible(m_diff != nullptr);
    m_note->setVisible(m_diff && !(m_diff->from.doubts + m_diff->to.doubts).isEmpty());
    for (CodeView* view : m_sql) {
        view->clear();
    }
    if (!m_diff) {
        m_empty->say(tr("Nothing is compared"),
                     tr("Choose in the toolbar what to compare with: what is applied, another "
                        "revision, the database or the models."),
                     &m_compare);
        m_stack->setCurrentIndex(1);
        return;
    }
    m_title->setText(
        tr("From %1 to %2: %3")
            .arg(m_diff->from.label, m_diff->to.label, countsText(m_diff->differences)));
    QStringList doubts;
    for (const Finding& finding : m_diff->from.doubts + m_diff->to.doubts) {
        doubts << finding.message.section(u'\n', 0, 0);
    }
    doubts.removeDuplicates();
    m_note->setText(tr("⚠ Not certain: %1").arg(doubts.mid(0, 2).join(u' ')));
    wantScripts();
    filter(m_filter->text());
}

void ChangesPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ChangesPage::wantScripts()
{
    if (!m_diff) {
        return;
    }
    const bool isBackwards = m_direction->currentIndex() == 1;
    m_runner.start<QList<EngineScript>>(
        {},
        [diff = m_diff, isBackwards](JobContext& job) {
            return job.isCancelled() ? QList<EngineScript>() : scriptsOf(*diff, isBackwards);
        },
        this,
        [this, turn = ++m_turn](const QList<EngineScript>& scripts) {
            if (turn == m_turn) {
                showScripts(scripts);
            }
        });
}

void ChangesPage::showScripts(const QList<EngineScript>& scripts)
{
    for (qsizetype i = 0; i < scripts.size() && i < m_sql.size(); ++i) {
        const EngineScript& script = scripts.at(i);
        QString text = script.sql;
        for (const QString& line : script.error.split(u'\n', Qt::SkipEmptyParts)) {
            text += u"-- "_s + line + u'\n';
        }
        m_sql.at(i)->setPlainText(text);
    }
}

void ChangesPage::filter(const QString& text)
{
    m_proxy->setFilterFixedString(text);
    if (!m_diff) {
        return;
    }
    m_stack->setCurrentIndex(m_diff->differences.isEmpty() ? 1 : 0);
    m_empty->say(tr("No difference"),
                 tr("%1 and %2 have the same tables, columns, keys and indexes.")
                     .arg(m_diff->from.label, m_diff->to.label),
                 &m_compare);
}

void ChangesPage::copySql() const
{
    QGuiApplication::clipboard()->setText(m_sql.at(m_tabs->currentIndex())->toPlainText());
}

}  // namespace limbeck::ui
