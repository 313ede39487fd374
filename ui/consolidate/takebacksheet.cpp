// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/takebacksheet.h"

#include "ui/consolidate/planpage.h"
#include "ui/language/words.h"
#include "ui/sheet/sheetparts.h"
#include "ui/widget/codeview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString filesText(const command::Unconsolidated& preview)
{
    QString text = TakeBackSheet::tr("# Goes away") + u"\n- %1\n\n"_s.arg(preview.archive.script)
                   + TakeBackSheet::tr("# Comes back, byte for byte") + u'\n';
    for (const ArchivedFile& file : preview.archive.replaced + preview.archive.edited) {
        text += u"+ %1\n"_s.arg(file.path);
    }
    return text + u'\n' + editsText(preview.edits);
}

}  // namespace

QString databaseAdvice(const Archive& archive)
{
    return archive.id == archive.exit
               ? QString()
               : TakeBackSheet::tr(
                     "A database that stands at %1 belongs at %2 then: stamp it, or "
                     "limbeck stamp --purge %2.")
                     .arg(archive.id, archive.exit);
}

QString takenBackText(const command::Unconsolidated& done)
{
    QString text = TakeBackSheet::tr("%1 are back, and %2 is gone.")
                       .arg(countedRevisions(done.archive.revisions.size()), done.archive.script);
    for (const command::ScriptEdit& edit : done.edits) {
        text += u' '
                + TakeBackSheet::tr("%1 stands on %2 again.").arg(edit.revision, done.archive.exit);
    }
    return (text + u' ' + databaseAdvice(done.archive)).trimmed();
}

TakeBackSheet::TakeBackSheet(const command::Unconsolidated& preview, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"sheet.takeBack"_s);
    setWindowTitle(tr("Take %1 back").arg(preview.archive.id));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(700, 480);
    auto* layout = new QVBoxLayout(this);
    styleSheetLayout(*layout);
    layout->addWidget(makeSheetTitle(windowTitle(), this));
    layout->addWidget(makeSheetText(
        tr("%1 take the place of %2 again. No database is touched.")
            .arg(countedRevisions(preview.archive.revisions.size()), preview.archive.id),
        this));
    if (const QString advice = databaseAdvice(preview.archive); !advice.isEmpty()) {
        layout->addWidget(makeSheetText(u"⚠ "_s + advice, this));
    }
    auto* files = new CodeView(CodeView::Language::Python, this);
    files->setObjectName(u"sheet.files"_s);
    files->setAccessibleName(tr("What happens to files"));
    files->setPlainText(filesText(preview));
    layout->addWidget(files, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* go = buttons->addButton(
        tr("&Put %1 back").arg(countedRevisions(preview.archive.revisions.size())),
        QDialogButtonBox::AcceptRole);
    go->setObjectName(u"sheet.go"_s);
    go->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace limbeck::ui
