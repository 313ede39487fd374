// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a screen reader is told, and what the keyboard reaches.

#include "tests/ui/accessibletree.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/consolidate/consolidatewizard.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/sheet/consentsheet.h"
#include "ui/sheet/stampsheet.h"
#include "ui/tables/pathdialog.h"

#include <QAction>
#include <QDockWidget>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

struct Fixture
{
    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    MainWindow window{settings, dir.filePath(u"example"_s)};

    Fixture()
    {
        window.show();
        window.workbench().setSnapshot(madeUpSnapshot());
    }
};

}  // namespace

class TestAccessibility final : public QObject
{
    Q_OBJECT

private slots:
    void everythingThatTakesTheKeyboardHasAName();
    void dialogsHaveNames();
    void everyPageOfTheWizardHasNames();
    void everyActionIsInAMenuOrHasKeys();
    void noKeysAreGivenTwice();
    void keysCanBeChangedAndAreKept();
    void namesAreNotOnlyColours();
};

void TestAccessibility::everythingThatTakesTheKeyboardHasAName()
{
    Fixture fixture;
    for (QDockWidget* dock : fixture.window.findChildren<QDockWidget*>()) {
        dock->show();
    }
    for (const auto page : {MainWindow::Page::History,
                            MainWindow::Page::Tables,
                            MainWindow::Page::Diagram,
                            MainWindow::Page::Changes,
                            MainWindow::Page::Problems,
                            MainWindow::Page::Charts}) {
        fixture.window.showPage(page);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isWorking(), patience);
        const QStringList unnamed = unnamedBelow(&fixture.window);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    }
}

void TestAccessibility::dialogsHaveNames()
{
    Fixture fixture;
    Navigator navigator;
    auto* path = new PathDialog(madeUpSnapshot(), u"note"_s, navigator, &fixture.window);
    path->show();
    QVERIFY2(unnamedBelow(path).isEmpty(), qPrintable(unnamedBelow(path).join(u'\n')));
    auto* keys = new ShortcutsDialog(fixture.window.QWidget::actions(), &fixture.window);
    keys->show();
    QVERIFY2(unnamedBelow(keys).isEmpty(), qPrintable(unnamedBelow(keys).join(u'\n')));
    const SnapshotPtr snapshot = madeUpSnapshot();
    auto* stamp = new StampSheet(*snapshot, {}, &fixture.window);
    stamp->show();
    QVERIFY2(unnamedBelow(stamp).isEmpty(), qPrintable(unnamedBelow(stamp).join(u'\n')));
    auto* consent = new ConsentSheet(*snapshot, u"Title"_s, u"Text"_s, &fixture.window);
    consent->show();
    QVERIFY2(unnamedBelow(consent).isEmpty(), qPrintable(unnamedBelow(consent).join(u'\n')));
}

void TestAccessibility::everyPageOfTheWizardHasNames()
{
    Fixture fixture;
    ConsolidateWizard wizard(madeUpSnapshot(), {}, fixture.window.workbench().runner());
    wizard.setAttribute(Qt::WA_DeleteOnClose, false);
    wizard.show();
    auto* pages = wizard.findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(pages != nullptr && pages->count() == 4);
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        const auto tabs = pages->currentWidget()->findChildren<QTabWidget*>();
        for (int tab = 0; tab < (tabs.isEmpty() ? 1 : tabs.first()->count()); ++tab) {
            if (!tabs.isEmpty()) {
                tabs.first()->setCurrentIndex(tab);
            }
            const QStringList unnamed = unnamedBelow(&wizard);
            QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        }
    }
}

void TestAccessibility::everyActionIsInAMenuOrHasKeys()
{
    Fixture fixture;
    QList<QAction*> inMenus;
    for (const QMenu* menu : fixture.window.menuBar()->findChildren<QMenu*>()) {
        inMenus << menu->actions();
    }
    for (QAction* action : fixture.window.QWidget::actions()) {
        const bool isReached = inMenus.contains(action) || !action->shortcut().isEmpty()
                               || action->objectName() == u"action.cancel"_s;
        QVERIFY2(isReached, qPrintable(action->objectName()));
    }
}

void TestAccessibility::noKeysAreGivenTwice()
{
    Fixture fixture;
    QHash<QKeySequence, QString> owners;
    for (const QAction* action : fixture.window.QWidget::actions()) {
        for (const QKeySequence& keys : action->shortcuts()) {
            QVERIFY2(!owners.contains(keys),
                     qPrintable(keys.toString() + u' ' + action->objectName() + u' '
                                + owners.value(keys)));
            owners.insert(keys, action->objectName());
        }
    }
    QVERIFY(owners.size() > 20);
}

void TestAccessibility::keysCanBeChangedAndAreKept()
{
    Fixture fixture;
    const QList<QAction*> actions = fixture.window.QWidget::actions();
    auto* refresh = fixture.window.findChild<QAction*>(u"action.refresh"_s);
    auto* upgrade = fixture.window.findChild<QAction*>(u"action.upgrade"_s);
    auto* dialog = new ShortcutsDialog(actions, &fixture.window);
    auto* list = dialog->findChild<QTableWidget*>(u"shortcuts.list"_s);
    const QList<QTableWidgetItem*> found = list->findItems(u"Refresh"_s, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    list->setCurrentItem(found.first());
    dialog->findChild<QKeySequenceEdit*>(u"shortcuts.edit"_s)->setKeySequence(u"F8"_s);
    dialog->findChild<QPushButton*>(u"shortcuts.assign"_s)->click();
    QCOMPARE(refresh->shortcut(), QKeySequence(u"F8"_s));
    QVERIFY(upgrade->shortcut().isEmpty());  // it had F8, and two actions cannot

    const QMap<QString, QString> changed = changedKeys(actions);
    QCOMPARE(changed.value(u"action.refresh"_s), u"F8"_s);
    QVERIFY(changed.contains(u"action.upgrade"_s));
    dialog->findChild<QPushButton*>(u"shortcuts.reset"_s)->click();
    QCOMPARE(upgrade->shortcut(), QKeySequence(u"F8"_s));
    QVERIFY(changedKeys(actions).isEmpty());
    applyKeys(changed, actions);
    QCOMPARE(refresh->shortcut(), QKeySequence(u"F8"_s));
    QVERIFY(upgrade->shortcut().isEmpty());
}

void TestAccessibility::namesAreNotOnlyColours()
{
    Fixture fixture;
    const auto* target = fixture.window.findChild<QAbstractButton*>(u"status.target"_s);
    QVERIFY2(target->text().contains(u"DEV"_s), qPrintable(target->text()));
    QVERIFY(target->accessibleName().contains(u"DEV"_s));
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
