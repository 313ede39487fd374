// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problems/problemspage.h"

#include "ui/mainwindow/navigator.h"
#include "ui/theme/theme.h"
#include "ui/widget/emptystate.h"
#include "ui/widget/listview.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

Role roleOf(ProblemRow::Severity severity)
{
    switch (severity) {
    case ProblemRow::Severity::Error:
        return Role::Problem;
    case ProblemRow::Severity::Warning:
        return Role::Warning;
    case ProblemRow::Severity::Note:
        return Role::Muted;
    }
    Q_UNREACHABLE();
}

QString placeText(const TextLocation& where)
{
    TextLocation shortened = where;
    shortened.file = QFileInfo(where.file).fileName();
    return shortened.toString();
}

}  // namespace

int ProblemsModel::columns() const
{
    return ColumnCount;
}

QString ProblemsModel::header(int column) const
{
    switch (column) {
    case Severity:
        return tr("Severity");
    case Kind:
        return tr("Kind");
    case Revision:
        return tr("Revision");
    case Message:
        return tr("What is wrong");
    case Place:
        return tr("Place");
    default:
        return {};
    }
}

QVariant ProblemsModel::cell(const ProblemRow& row, int column, int role) const
{
    if (role == Qt::ForegroundRole) {
        return column == Severity
                   ? QVariant(color(roleOf(row.severity), QGuiApplication::palette()))
                   : QVariant();
    }
    if (role == Qt::ToolTipRole) {
        return u"<p>%1</p><p>%2</p>"_s.arg(row.message.toHtmlEscaped(),
                                           row.where.toString().toHtmlEscaped());
    }
    if (role != Qt::DisplayRole && role != sortRole) {
        return {};
    }
    switch (column) {
    case Severity:
        return role == sortRole ? QVariant(static_cast<int>(row.severity))
                                : QVariant(severityText(row.severity));
    case Kind:
        return row.kind;
    case Revision:
        return row.revision;
    case Message:
        return row.message.section(u'\n', 0, 0);
    case Place:
        return placeText(row.where);
    default:
        return {};
    }
}

ProblemsPage::ProblemsPage(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_model(new ProblemsModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_view(new QTableView(this))
    , m_whole(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(sortRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_filter->setObjectName(u"problems.filter"_s);
    m_filter->setPlaceholderText(tr("Filter problems by revision, word or file"));
    m_filter->setAccessibleName(tr("Filter of the problems"));
    m_filter->setClearButtonEnabled(true);
    m_view->setObjectName(u"problems.view"_s);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setModel(m_proxy);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ProblemsModel::Severity, Qt::AscendingOrder);
    styleList(*m_view, ProblemsModel::Message);
    m_view->setColumnWidth(ProblemsModel::Severity, 100);
    m_view->setColumnWidth(ProblemsModel::Kind, 120);
    m_view->setColumnWidth(ProblemsModel::Revision, 104);
    m_view->setColumnWidth(ProblemsModel::Place, 140);
    m_whole->setObjectName(u"problems.whole"_s);
    m_whole->setAccessibleName(tr("The selected problem"));
    m_whole->setTextFormat(Qt::PlainText);
    m_whole->setWordWrap(true);
    m_whole->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_whole->setContentsMargins(10, 8, 10, 8);
    m_whole->hide();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 8, 10, 8);
    bar->addWidget(m_filter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_whole);
    connect(m_filter, &QLineEdit::textChanged, this, &ProblemsPage::filter);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& current) {
                const ProblemRow* row = rowAt(current);
                showWhole(row);
                if (row != nullptr) {
                    m_navigator.goToRevision(row->revision);
                }
            });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const ProblemRow* row = rowAt(index)) {
            emit placeActivated(row->revision, row->where);
        }
    });
    fill();
}

void ProblemsPage::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    fill();
}

void ProblemsPage::setFacts(const FactsPtr& facts)
{
    m_facts = facts;
    fill();
}

void ProblemsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

int ProblemsPage::count() const
{
    return static_cast<int>(
        std::count_if(m_model->rows().begin(), m_model->rows().end(), [](const ProblemRow& row) {
            return row.severity != ProblemRow::Severity::Note;
        }));
}

void ProblemsPage::fill()
{
    m_model->setRows(m_snapshot ? problemRows(*m_snapshot, m_facts.get()) : QList<ProblemRow>());
    filter(m_filter->text());
    emit countChanged(count());
}

/// A row has room for the beginning of a sentence only, and for the first of several.
void ProblemsPage::showWhole(const ProblemRow* row)
{
    const QString place = row != nullptr ? row->where.toString() : QString();
    m_whole->setText(row == nullptr    ? QString()
                     : place.isEmpty() ? row->message
                                       : row->message + u'\n' + place);
    m_whole->setVisible(row != nullptr);
}

void ProblemsPage::filter(const QString& text)
{
    m_proxy->setFilterFixedString(text);
    showWhole(rowAt(m_view->currentIndex()));
    m_stack->setCurrentIndex(m_proxy->rowCount() == 0 ? 1 : 0);
    if (m_model->rowCount() == 0) {
        m_empty->say(tr("No problems"),
                     m_facts ? tr("The history is sound, and every script can be read without "
                                  "running Python.")
                             : tr("The history is sound. The scripts have not been read yet."));
    } else {
        m_empty->say(
            tr("No problem matches"),
            tr("Nothing here contains “%1”. Clear the filter to see all problems.").arg(text));
    }
}

const ProblemRow* ProblemsPage::rowAt(const QModelIndex& index) const
{
    const QModelIndex source = m_proxy->mapToSource(index);
    return source.isValid() ? &m_model->rows().at(source.row()) : nullptr;
}

}  // namespace limbeck::ui
