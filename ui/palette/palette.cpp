// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palette.h"

#include "ui/palette/palettecontent.h"
#include "ui/task/taskrunner.h"
#include "ui/theme/theme.h"
#include "ui/widget/listview.h"

#include <QAction>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

int PaletteModel::columns() const
{
    return 2;
}

QString PaletteModel::header(int column) const
{
    return column == 0 ? tr("Name") : tr("Kind");
}

QVariant PaletteModel::cell(const PaletteEntry& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == 0 ? row.text : row.detail;
    case Qt::ToolTipRole:
        return row.text;
    case Qt::ForegroundRole:
        return column == 1 ? QVariant(color(Role::Muted, QGuiApplication::palette())) : QVariant();
    default:
        return {};
    }
}

Palette::Palette(TaskRunner& runner, QWidget* window)
    : QFrame(window, Qt::Popup)
    , m_runner(runner)
    , m_window(window)
    , m_index(std::make_shared<PaletteIndex>())
    , m_model(new PaletteModel(this))
    , m_query(new QLineEdit(this))
    , m_view(new QTableView(this))
    , m_hint(new QLabel(this))
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Go to anything"));
    setFrameShape(StyledPanel);
    m_query->setObjectName(u"palette.query"_s);
    m_query->setAccessibleName(tr("What to go to"));
    m_query->setPlaceholderText(tr("Go to a table, column, revision, constraint or action"));
    m_query->setClearButtonEnabled(true);
    m_query->installEventFilter(this);
    m_view->setObjectName(u"palette.view"_s);
    m_view->setAccessibleName(tr("What was found"));
    m_view->setModel(m_model);
    styleList(*m_view, 0);
    m_view->horizontalHeader()->hide();
    m_view->setFocusPolicy(Qt::NoFocus);
    m_hint->setText(tr("t: tables   c: columns   r: revisions   > actions"));
    m_hint->setContentsMargins(4, 0, 4, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 6);
    layout->addWidget(m_query);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_hint);
    connect(m_query, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_view, &QTableView::clicked, this, &Palette::choose);
}

void Palette::open(const SnapshotPtr& view)
{
    m_query->clear();
    wantIndex(view);
    const int wide = std::min(m_window->width() - 40, fontMetrics().averageCharWidth() * 90);
    const int high = std::min(m_window->height() - 80, fontMetrics().height() * 24);
    resize(wide, high);
    m_view->setColumnWidth(1, wide / 3);
    move(m_window->mapToGlobal(QPoint((m_window->width() - wide) / 2, 60)));
    search();
    show();
    m_query->setFocus(Qt::PopupFocusReason);
}

QList<PaletteEntry> Palette::actionEntries() const
{
    QList<PaletteEntry> entries;
    for (const QAction* action : m_window->actions()) {
        if (action->isEnabled() && !action->text().isEmpty() && !action->objectName().isEmpty()) {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            entries << PaletteEntry{.kind = PaletteEntry::Kind::Action,
                                    .text = action->text().remove(u'&'),
                                    .detail = keys.isEmpty() ? tr("action") : keys,
                                    .action = action->objectName()};
        }
    }
    return entries;
}

void Palette::wantIndex(const SnapshotPtr& view)
{
    if (!view) {
        m_index = std::make_shared<PaletteIndex>(paletteOf({}, actionEntries()));
        return;
    }
    m_runner.start<std::shared_ptr<const PaletteIndex>>(
        {},
        [view, actions = actionEntries()](JobContext&) -> std::shared_ptr<const PaletteIndex> {
            return std::make_shared<PaletteIndex>(paletteOf(*view, actions));
        },
        this,
        [this](const std::shared_ptr<const PaletteIndex>& index) {
            m_index = index;
            search();
        });
}

void Palette::search()
{
    m_model->setRows(m_index->find(m_query->text()));
    m_view->selectRow(0);
}

void Palette::choose(const QModelIndex& index)
{
    if (index.isValid()) {
        const PaletteEntry entry = m_model->rows().at(index.row());
        hide();
        emit chosen(entry);
    }
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_query || event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_view->currentIndex());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_view, event);
        return true;
    default:
        return false;
    }
}

}  // namespace limbeck::ui
