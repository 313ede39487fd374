// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window for people who write from right to left: it is mirrored, diagrams and code are not.

#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagramscene.h"
#include "ui/diagram/diagramview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widget/codeview.h"

#include <QAction>
#include <QDockWidget>
#include <QGuiApplication>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolBar>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

/// Where the middle of a widget stands in its window.
int middleOf(const QWidget& widget)
{
    return widget.mapTo(widget.window(), widget.rect().center()).x();
}

/// A diagram as it looks to people who write in `direction`.
QImage diagramFor(Qt::LayoutDirection direction)
{
    QGuiApplication::setLayoutDirection(direction);
    DiagramScene scene;
    scene.setContent(diagramContent(madeUpSnapshot()->schema), ui::DiagramDetail::All);
    DiagramPositions positions;
    positions.corners = {{0, 0}, {400, 0}, {400, 300}};
    scene.setPositions(positions);
    DiagramView view(scene);
    view.setMinimapShown(false);
    view.resize(800, 600);
    view.show();
    view.zoomToFit();
    return view.viewport()->grab().toImage();
}

QImage codeFor(Qt::LayoutDirection direction)
{
    QGuiApplication::setLayoutDirection(direction);
    CodeView view(CodeView::Language::Sql);
    view.setPlainText(u"CREATE TABLE user (\n    id INTEGER\n);"_s);
    view.resize(400, 200);
    view.show();
    return view.grab().toImage();
}

}  // namespace

class TestRightToLeft final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void mirrorsTheWindow();
    void leavesDiagramsAsTheyAre();
    void leavesCodeAsItIs();
};

void TestRightToLeft::cleanup()
{
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestRightToLeft::mirrorsTheWindow()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"desktop.ini"_s), QSettings::IniFormat);
    MainWindow window(settings, folder.filePath(u"example"_s));
    window.show();
    window.workbench().setSnapshot(madeUpSnapshot());
    const auto* bar = window.findChild<QToolBar*>(u"toolbar"_s);
    const auto* pages = window.findChild<QTabWidget*>(u"pages"_s);
    const auto* objects = window.findChild<QDockWidget*>(u"dock.objects"_s);
    const auto* inspector = window.findChild<QDockWidget*>(u"dock.inspector"_s);
    QTRY_VERIFY(middleOf(*objects) > middleOf(*pages));
    QVERIFY(middleOf(*inspector) < middleOf(*pages));
    QVERIFY(middleOf(*bar->widgetForAction(window.actions().back))
            > middleOf(*bar->widgetForAction(window.actions().goToAnything)));
    QVERIFY(pages->tabBar()->tabRect(0).x() > pages->tabBar()->tabRect(1).x());
}

void TestRightToLeft::leavesDiagramsAsTheyAre()
{
    QCOMPARE(diagramFor(Qt::RightToLeft), diagramFor(Qt::LeftToRight));
}

void TestRightToLeft::leavesCodeAsItIs()
{
    QCOMPARE(codeFor(Qt::RightToLeft), codeFor(Qt::LeftToRight));
}

QTEST_MAIN(TestRightToLeft)
#include "tst_righttoleft.moc"
