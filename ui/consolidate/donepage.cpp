// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/donepage.h"

#include "ui/language/words.h"
#include "ui/sheet/sheetparts.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

DonePage::DonePage(QWidget* parent)
    : QWidget(parent)
    , m_text(makeSheetText(tr("Nothing is written yet."), this))
    , m_report(new QTextBrowser(this))
    , m_stock(new QPushButton(tr("For &stock Alembic"), this))
{
    m_text->setObjectName(u"consolidate.done"_s);
    m_report->setObjectName(u"consolidate.report"_s);
    m_report->setAccessibleName(tr("Report of the proof"));
    auto* open = new QPushButton(tr("&Open the report"), this);
    open->setObjectName(u"consolidate.openReport"_s);
    auto* folder = new QPushButton(tr("Show the a&rchive"), this);
    folder->setObjectName(u"consolidate.openArchive"_s);
    auto* back = new QPushButton(tr("&Take it back…"), this);
    back->setObjectName(u"consolidate.takeBack"_s);
    m_stock->setToolTip(tr("What those do who use stock Alembic: SQL and advice"));
    auto* line = new QHBoxLayout;
    for (QPushButton* button : {open, folder, m_stock}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    line->addStretch();
    back->setAutoDefault(false);
    line->addWidget(back);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_report, 1);
    layout->addLayout(line);
    const auto show = [this](const QString& name) {
        return [this, name] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(m_archive.folder + name));
        };
    };
    connect(open, &QPushButton::clicked, this, show(u"/proof.md"_s));
    connect(folder, &QPushButton::clicked, this, show({}));
    connect(m_stock, &QPushButton::clicked, this, show(u"/stock-alembic.md"_s));
    connect(back, &QPushButton::clicked, this, [this] { emit takeBackWanted(m_archive.id); });
}

void DonePage::showArchive(const Archive& archive, const QString& projectFolder)
{
    m_archive = archive;
    QStringList lines{
        tr("%1 are one now, %2.").arg(countedRevisions(archive.revisions.size()), archive.id),
        tr("The new script is %1. The old ones lie in %2, with the proof; commit both.")
            .arg(archive.script, QDir(projectFolder).relativeFilePath(archive.folder))};
    lines
        << (archive.id == archive.exit
                ? tr("A database at %1 needs nothing. One at an older revision is carried over by "
                     "Limbeck's next upgrade.")
                      .arg(archive.exit)
                : tr("A database at %1 or before is carried over by Limbeck's next upgrade.")
                      .arg(archive.exit));
    lines << tr("Taken back, all old files are as they were, byte for byte.");
    m_text->setText(lines.join(u'\n'));
    m_report->setMarkdown(textOf(archive.folder + u"/proof.md"_s));
}

}  // namespace limbeck::ui
