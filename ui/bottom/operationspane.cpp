// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bottom/operationspane.h"

#include "ui/widget/listview.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString rowsOf(const QStringList& rows)
{
    return rows.isEmpty() ? OperationsPane::tr("base") : rows.join(u", "_s);
}

QString resultOf(const command::LoggedOperation& operation)
{
    const OperationRecord& record = operation.record;
    if (operation.isUndone) {
        return OperationsPane::tr("✔ done, taken back");
    }
    if (record.isOk()) {
        return record.undoes.isEmpty() ? OperationsPane::tr("✔ done")
                                       : OperationsPane::tr("✔ done, an undo");
    }
    return record.hasChanged ? OperationsPane::tr("⚠ failed half way")
                             : OperationsPane::tr("⚠ failed");
}

QString durationOf(qint64 milliseconds)
{
    constexpr qint64 second = 1000;
    return milliseconds < second ? OperationsPane::tr("%1 ms").arg(QLocale().toString(milliseconds))
                                 : OperationsPane::tr("%1 s").arg(QLocale().toString(
                                     static_cast<double>(milliseconds) / second, 'f', 1));
}

QString tipOf(const OperationRecord& record)
{
    QStringList lines{OperationsPane::tr("By %1 on %2").arg(record.user, record.host)};
    lines << (record.database.isEmpty() ? record.files.keys().join(u'\n') : record.database);
    lines << record.error << record.backup;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

}  // namespace

int OperationsModel::columns() const
{
    return ColumnCount;
}

QString OperationsModel::header(int column) const
{
    switch (column) {
    case When:
        return tr("When");
    case What:
        return tr("What");
    case Target:
        return tr("Target");
    case Rows:
        return tr("From → to");
    case ResultColumn:
        return tr("Result");
    case Duration:
        return tr("Duration");
    case Backup:
        return tr("Backup");
    default:
        return {};
    }
}

QVariant OperationsModel::cell(const command::LoggedOperation& row, int column, int role) const
{
    const OperationRecord& record = row.record;
    if (role == Qt::ToolTipRole) {
        return tipOf(record);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case When:
        return QLocale().toString(record.started.toLocalTime(), QLocale::ShortFormat);
    case What:
        return record.action;
    case Target:
        return record.target;
    case Rows:
        return tr("%1 → %2").arg(rowsOf(record.from), rowsOf(record.to));
    case ResultColumn:
        return resultOf(row);
    case Duration:
        return durationOf(record.milliseconds);
    case Backup:
        return QFileInfo(record.backup).fileName();
    default:
        return {};
    }
}

OperationsPane::OperationsPane(QWidget* parent)
    : QWidget(parent)
    , m_model(new OperationsModel(this))
    , m_view(new QTableView(this))
    , m_text(new QLabel(this))
    , m_undo(new QPushButton(tr("Undo"), this))
{
    m_view->setObjectName(u"operations.view"_s);
    m_view->setAccessibleName(tr("Operations, newest first"));
    m_view->setModel(m_model);
    styleList(*m_view, OperationsModel::Backup);
    m_view->setColumnWidth(OperationsModel::When, 150);
    m_view->setColumnWidth(OperationsModel::What, 80);
    m_view->setColumnWidth(OperationsModel::Rows, 150);
    m_view->setColumnWidth(OperationsModel::ResultColumn, 130);
    m_view->setColumnWidth(OperationsModel::Duration, 80);
    m_undo->setObjectName(u"operations.undo"_s);
    m_text->setObjectName(u"operations.text"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 4, 10, 4);
    bar->setSpacing(8);
    bar->addWidget(m_text, 1);
    bar->addWidget(m_undo);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_undo, &QPushButton::clicked, this, &OperationsPane::askForUndo);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &OperationsPane::update);
    update();
}

void OperationsPane::setOperations(const QList<command::LoggedOperation>& operations)
{
    const QString kept = selected() == nullptr ? QString() : selected()->record.id;
    m_model->setRows(operations);
    for (qsizetype i = 0; i < operations.size(); ++i) {
        if (!kept.isEmpty() && operations.at(i).record.id == kept) {
            m_view->selectRow(static_cast<int>(i));
        }
    }
    update();
}

void OperationsPane::setCanUndo(bool canUndo)
{
    m_canUndo = canUndo;
    update();
}

const command::LoggedOperation* OperationsPane::selected() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? &m_model->rows().at(index.row()) : nullptr;
}

void OperationsPane::update()
{
    const command::LoggedOperation* operation = selected();
    m_undo->setEnabled(m_canUndo && operation != nullptr && operation->undo);
    if (operation != nullptr) {
        m_text->setText(operation->undo ? operation->undo->sentence() : operation->whyNot);
    } else {
        m_text->setText(m_model->rows().isEmpty()
                            ? tr("Nothing has been done to this project yet.")
                            : tr("What this window and the command line did. Select one to take "
                                 "it back."));
    }
}

void OperationsPane::askForUndo()
{
    if (const command::LoggedOperation* operation = selected(); operation && operation->undo) {
        emit undoWanted(*operation->undo);
    }
}

}  // namespace limbeck::ui
