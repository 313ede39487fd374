// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/time/revisionpicker.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// Keeps what is pinned, whatever is searched for.
class PickerFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const auto* model = static_cast<const PickerModel*>(sourceModel());
        return model->rows().at(row).isPinned
               || QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }
};

}  // namespace

QList<PickerRow> pickerRows(const Snapshot& now, const QList<TimePoint::Kind>& pinned)
{
    QList<PickerRow> rows;
    for (const TimePoint::Kind kind : pinned) {
        const TimePoint point{.kind = kind};
        if (isThere(point, now)) {
            rows << PickerRow{.point = point, .text = pointText(point, now), .isPinned = true};
        }
    }
    for (const RevisionId& id : now.graph.history() + now.archivedRevisions()) {
        const Revision* revision = now.find(id);
        const QString message =
            revision != nullptr ? revision->message.section(u'\n', 0, 0) : QString();
        const QString archived = now.graph.find(id) != nullptr ? QString() : u"▫ "_s;
        rows << PickerRow{.point = {.kind = TimePoint::Kind::Revision, .revision = id},
                          .text = archived + (message.isEmpty() ? id : id + u"  "_s + message)};
    }
    return rows;
}

int PickerModel::columns() const
{
    return 1;
}

QString PickerModel::header(int) const
{
    return tr("Moment");
}

QVariant PickerModel::cell(const PickerRow& row, int, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.text;
    case Qt::FontRole: {
        QFont font;
        font.setBold(row.isPinned);
        return row.isPinned ? QVariant(font) : QVariant();
    }
    default:
        return {};
    }
}

RevisionPicker::RevisionPicker(const QString& accessibleName, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_model(new PickerModel(this))
    , m_proxy(new PickerFilter(this))
{
    setAccessibleName(accessibleName);
    setFrameShape(StyledPanel);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setObjectName(u"picker.search"_s);
    m_search->setPlaceholderText(tr("Search by id or message"));
    m_search->setAccessibleName(tr("Search the revisions"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_view->setObjectName(u"picker.view"_s);
    m_view->setAccessibleName(accessibleName);
    m_view->setModel(m_proxy);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(NoFrame);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);
    connect(m_search, &QLineEdit::textChanged, this, &RevisionPicker::filter);
    connect(m_view, &QListView::clicked, this, &RevisionPicker::pick);
    connect(m_view, &QListView::activated, this, &RevisionPicker::pick);
}

void RevisionPicker::open(const QList<PickerRow>& rows,
                          const TimePoint& current,
                          const QWidget& anchor)
{
    m_model->setRows(rows);
    m_search->clear();
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.at(i).point == current) {
            m_view->setCurrentIndex(m_proxy->index(i, 0));
        }
    }
    const int wide = fontMetrics().averageCharWidth() * 60;
    const int high = fontMetrics().height() * 22;
    resize(wide, high);
    move(anchor.mapToGlobal(QPoint(0, anchor.height())));
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void RevisionPicker::filter(const QString& text)
{
    m_proxy->setFilterFixedString(text);
    // What was searched for comes first, before what is pinned.
    for (int i = 0; i < m_proxy->rowCount(); ++i) {
        const QModelIndex source = m_proxy->mapToSource(m_proxy->index(i, 0));
        if (!m_model->rows().at(source.row()).isPinned || i + 1 == m_proxy->rowCount()) {
            m_view->setCurrentIndex(m_proxy->index(i, 0));
            return;
        }
    }
}

void RevisionPicker::pick(const QModelIndex& index)
{
    const QModelIndex source = m_proxy->mapToSource(index);
    if (source.isValid()) {
        const TimePoint point = m_model->rows().at(source.row()).point;
        hide();
        emit picked(point);
    }
}

bool RevisionPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const auto* press = static_cast<QKeyEvent*>(event);
    switch (press->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(m_view->currentIndex());
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
