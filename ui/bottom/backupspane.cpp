// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bottom/backupspane.h"

#include "ui/widget/listview.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

int BackupsModel::columns() const
{
    return ColumnCount;
}

QString BackupsModel::header(int column) const
{
    switch (column) {
    case Created:
        return tr("Made");
    case Revision:
        return tr("At revision");
    case Size:
        return tr("Size");
    case File:
        return tr("File");
    default:
        return {};
    }
}

QVariant BackupsModel::cell(const Backup& row, int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        return row.path;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Created:
        return QLocale().toString(row.created, QLocale::ShortFormat);
    case Revision:
        return row.revision;
    case Size:
        return QLocale().formattedDataSize(row.bytes);
    case File:
        return QFileInfo(row.path).fileName();
    default:
        return {};
    }
}

BackupsPane::BackupsPane(QWidget* parent)
    : QWidget(parent)
    , m_model(new BackupsModel(this))
    , m_view(new QTableView(this))
    , m_text(new QLabel(this))
    , m_restore(new QPushButton(tr("Restore"), this))
{
    m_view->setObjectName(u"backups.view"_s);
    m_view->setAccessibleName(tr("Backups, newest first"));
    m_view->setModel(m_model);
    styleList(*m_view, BackupsModel::File);
    m_view->setColumnWidth(BackupsModel::Created, 170);
    m_view->setColumnWidth(BackupsModel::Revision, 170);
    m_restore->setObjectName(u"backups.restore"_s);
    m_restore->setToolTip(tr("Put the selected backup back; what is there now becomes a backup"));
    auto* folder = new QPushButton(tr("Open folder"), this);
    folder->setObjectName(u"backups.folder"_s);
    m_text->setTextFormat(Qt::PlainText);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 4, 10, 4);
    bar->setSpacing(8);
    bar->addWidget(m_text, 1);
    bar->addWidget(m_restore);
    bar->addWidget(folder);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_restore, &QPushButton::clicked, this, [this] { emit restoreWanted(selected()); });
    connect(folder, &QPushButton::clicked, this, [this] {
        const QString path = m_model->rows().value(0).path;
        if (!path.isEmpty()) {
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
        }
    });
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &BackupsPane::update);
    update();
}

void BackupsPane::setBackups(const QList<Backup>& backups)
{
    if (backups != m_model->rows()) {
        m_model->setRows(backups);
    }
    update();
}

void BackupsPane::setCanRestore(bool canRestore)
{
    m_canRestore = canRestore;
    update();
}

QString BackupsPane::selected() const
{
    return m_view->currentIndex().isValid() ? m_model->rows().at(m_view->currentIndex().row()).path
                                            : QString();
}

void BackupsPane::update()
{
    m_restore->setEnabled(m_canRestore && !selected().isEmpty());
    m_text->setText(m_model->rows().isEmpty()
                        ? tr("No backups yet: each reset and each upgrade makes one.")
                        : tr("Each reset and each upgrade makes one; so does a restore."));
}

}  // namespace limbeck::ui
