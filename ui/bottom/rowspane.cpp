// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bottom/rowspane.h"

#include "ui/language/words.h"
#include "ui/mainwindow/navigator.h"
#include "ui/task/taskrunner.h"
#include "ui/theme/theme.h"
#include "ui/widget/listview.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsPerPage = 100;

QString shown(const QVariant& value)
{
    if (value.isNull()) {
        return u"NULL"_s;
    }
    if (value.typeId() == QMetaType::QByteArray) {
        return RowsPane::tr("%Ln byte(s)", nullptr, pluralOf(value.toByteArray().size()));
    }
    constexpr qsizetype longest = 200;
    QString text = value.toString();
    text.replace(u'\n', u'⏎');
    return text.size() > longest ? text.left(longest) + u'…' : text;
}

}  // namespace

void RowsModel::setPage(const command::RowsPage& page)
{
    m_columns = page.columns;
    setRows(page.rows);
}

int RowsModel::columns() const
{
    return static_cast<int>(m_columns.size());
}

QString RowsModel::header(int column) const
{
    return m_columns.at(column);
}

QVariant RowsModel::cell(const QVariantList& row, int column, int role) const
{
    const QVariant value = row.value(column);
    switch (role) {
    case Qt::DisplayRole:
        return shown(value);
    case Qt::ForegroundRole:
        return value.isNull() ? QVariant(color(Role::Muted, QGuiApplication::palette()))
                              : QVariant();
    default:
        return {};
    }
}

RowsPane::RowsPane(const Navigator& navigator, TaskRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_runner(runner)
    , m_model(new RowsModel(this))
    , m_text(new QLabel(this))
    , m_back(new QPushButton(tr("◀ Back"), this))
    , m_on(new QPushButton(tr("On ▶"), this))
    , m_view(new QTableView(this))
{
    m_back->setObjectName(u"rows.back"_s);
    m_back->setAccessibleName(tr("Rows before these"));
    m_on->setObjectName(u"rows.on"_s);
    m_on->setAccessibleName(tr("Rows after these"));
    m_text->setObjectName(u"rows.text"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_view->setObjectName(u"rows.view"_s);
    m_view->setAccessibleName(tr("Rows of the table"));
    m_view->setModel(m_model);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 8);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 4, 10, 4);
    bar->setSpacing(8);
    bar->addWidget(m_text, 1);
    bar->addWidget(m_back);
    bar->addWidget(m_on);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_back, &QPushButton::clicked, this, [this] {
        load(std::max<qint64>(0, m_offset - rowsPerPage));
    });
    connect(m_on, &QPushButton::clicked, this, [this] { load(m_offset + rowsPerPage); });
    connect(&m_navigator, &Navigator::placeChanged, this, [this] {
        if (isVisible() && m_navigator.lastTable() != m_shown) {
            load(0);
        }
    });
    say(tr("Select a table to see its rows."));
}

void RowsPane::setSnapshot(const SnapshotPtr& now)
{
    m_now = now;
    m_shown = {};
    if (isVisible()) {
        load(0);
    } else {
        say(tr("Select a table to see its rows."));
    }
}

void RowsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_navigator.lastTable() != m_shown) {
        load(0);
    }
}

void RowsPane::load(qint64 offset)
{
    m_shown = m_navigator.lastTable();
    ++m_turn;
    if (m_shown.isEmpty()) {
        return say(tr("Select a table to see its rows."));
    }
    const Table* table =
        m_now && m_now->hasReadDatabase() ? m_now->status.schema.table(m_shown) : nullptr;
    if (table == nullptr || m_now->project == nullptr) {
        return say(tr("The database has no table %1.").arg(m_shown.toString()));
    }
    m_runner.start<Result<command::RowsPage>>(
        {},
        [now = m_now, table = *table, offset](JobContext&) {
            const command::Context context{.project = now->project.get(),
                                           .database = *now->database};
            return command::readRows(context, table, offset, rowsPerPage);
        },
        this,
        [this, turn = m_turn](const Result<command::RowsPage>& page) {
            if (turn == m_turn) {
                show(page);
            }
        });
}

void RowsPane::show(const Result<command::RowsPage>& page)
{
    if (!page) {
        return say(page.error().toText());
    }
    m_model->setPage(*page);
    fitColumns();
    m_offset = page->offset;
    m_back->setEnabled(page->offset > 0);
    m_on->setEnabled(page->hasMore);
    const QLocale locale;
    m_text->setText(
        page->rows.isEmpty()
            ? tr("%1 has no rows.").arg(page->table.toString())
            : (page->hasMore ? tr("%1: rows %2 to %3, and more") : tr("%1: rows %2 to %3"))
                  .arg(page->table.toString(),
                       locale.toString(page->offset + 1),
                       locale.toString(page->offset + page->rows.size())));
}

/// As wide as what is in them, as far as others have room beside it.
void RowsPane::fitColumns()
{
    constexpr int widest = 260;
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_view->setColumnWidth(column, std::min(m_view->columnWidth(column), widest));
    }
}

void RowsPane::say(const QString& text)
{
    m_model->setPage({});
    m_text->setText(text);
    m_back->setEnabled(false);
    m_on->setEnabled(false);
}

}  // namespace limbeck::ui
