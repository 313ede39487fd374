// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/largeschema.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagramview.h"
#include "ui/diagram/minimap.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestDiagramView final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void walksWithArrowKeys();
    void followsForeignKeys();
    void offersAChoiceOfForeignKeys();
    void pinsWithAClickAndLetsGoWithEscape();
    void tellsOfMoves();
    void keepsUndoForItself();
    void zoomsWithKeys();
    void showsAMapWhileItDoesNotShowEverything();
    void looksWhereTheMapIsPressed();
    void isReadByScreenReaders();
    void paintsEveryLevelOfDetail();

private:
    QPoint onScreen(const QString& table) const
    {
        return m_view->mapFromScene(m_scene->item(TableName(table))->box().center());
    }

    QString selected() const
    {
        return m_scene->selected() != nullptr ? m_scene->selected()->name().toString() : QString();
    }

    std::unique_ptr<DiagramScene> m_scene;
    std::unique_ptr<DiagramView> m_view;
};

void TestDiagramView::init()
{
    m_scene = std::make_unique<DiagramScene>();
    m_scene->setContent(diagramContent(madeUpSnapshot()->schema), DiagramDetail::Names);
    m_scene->setPositions({.corners = {{0, 0}, {300, 10}, {600, 0}}, .note = {}});
    m_view = std::make_unique<DiagramView>(*m_scene);
    m_view->resize(1000, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestDiagramView::cleanup()
{
    m_view.reset();
    m_scene.reset();
}

void TestDiagramView::walksWithArrowKeys()
{
    QSignalSpy tables(m_view.get(), &DiagramView::tableSelected);
    QSignalSpy activated(m_view.get(), &DiagramView::tableActivated);
    for (int press = 0; press < 4; ++press) {  // the first takes the first table
        QTest::keyClick(m_view.get(), Qt::Key_Right);
    }
    QCOMPARE(selected(), u"note"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(selected(), u"page"_s);
    QCOMPARE(tables.size(), 4);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_scene->selected() == nullptr);
}

void TestDiagramView::followsForeignKeys()
{
    m_view->choose(m_scene->item(TableName(u"page"_s)));
    QTest::keyClick(m_view.get(), Qt::Key_F);
    QCOMPARE(selected(), u"user"_s);
    QTest::keyClick(m_view.get(), Qt::Key_F);  // it refers to nothing
    QCOMPARE(selected(), u"user"_s);
    m_view->choose(m_scene->item(TableName(u"page"_s)));
    QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ShiftModifier);
    QCOMPARE(selected(), u"note"_s);
}

void TestDiagramView::offersAChoiceOfForeignKeys()
{
    m_view->choose(m_scene->item(TableName(u"note"_s)));
    QTest::keyClick(m_view.get(), Qt::Key_F);
    auto* menu = m_view->findChild<QMenu*>(u"diagram.follow"_s);
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QCOMPARE(selected(), u"user"_s);
    menu->close();
}

void TestDiagramView::pinsWithAClickAndLetsGoWithEscape()
{
    QSignalSpy tables(m_view.get(), &DiagramView::tableSelected);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, onScreen(u"page"_s));
    QCOMPARE(selected(), u"page"_s);
    QCOMPARE(tables.size(), 1);
    QCOMPARE(m_scene->highlighted(), m_scene->item(TableName(u"page"_s)));
    QTest::mouseMove(m_view->viewport(), onScreen(u"user"_s));
    QTRY_COMPARE(m_scene->highlighted(), m_scene->item(TableName(u"user"_s)));
    QTest::mouseMove(m_view->viewport(), QPoint(5, 5));
    QTRY_COMPARE(m_scene->highlighted(), m_scene->item(TableName(u"page"_s)));  // still pinned
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_scene->highlighted() == nullptr);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, onScreen(u"page"_s));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(m_scene->selected() == nullptr);
}

void TestDiagramView::tellsOfMoves()
{
    QSignalSpy moved(m_view.get(), &DiagramView::tableMoved);
    const QPoint from = onScreen(u"page"_s);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), from + QPoint(30, 40));
    QTest::mouseMove(m_view->viewport(), from + QPoint(60, 80));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(60, 80));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.first().at(0).toInt(), 1);
    QCOMPARE(moved.first().at(1).toPointF(), QPointF(300, 10));
    const QPointF to = moved.first().at(2).toPointF();
    QVERIFY(to.x() > 330 && to.y() > 50);
    QCOMPARE(to, QPointF(to.toPoint()));  // whole numbers
    QCOMPARE(m_scene->corners().at(1), to);
}

void TestDiagramView::keepsUndoForItself()
{
    QSignalSpy undo(m_view.get(), &DiagramView::undoWanted);
    QSignalSpy redo(m_view.get(), &DiagramView::redoWanted);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Undo));
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Redo));
    QCOMPARE(undo.size(), 1);
    QCOMPARE(redo.size(), 1);
}

void TestDiagramView::zoomsWithKeys()
{
    const double before = m_view->transform().m11();
    QTest::keyClick(m_view.get(), Qt::Key_Minus);
    QVERIFY(m_view->transform().m11() < before);
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QVERIFY(m_view->transform().m11() > before);
    QTest::keyClick(m_view.get(), Qt::Key_0);
    QCOMPARE(m_view->transform().m11(), before);
}

void TestDiagramView::showsAMapWhileItDoesNotShowEverything()
{
    auto* map = m_view->findChild<Minimap*>();
    m_view->zoomToFit();
    QVERIFY(!map->isVisible());
    m_view->zoomBy(2.5);
    QVERIFY(map->isVisible());
    QVERIFY(!map->grab().isNull());
    m_view->setMinimapShown(false);
    QVERIFY(!map->isVisible());
    m_view->setMinimapShown(true);
    m_view->zoomToFit();
    QVERIFY(!map->isVisible());
}

void TestDiagramView::looksWhereTheMapIsPressed()
{
    auto* map = m_view->findChild<Minimap*>();
    m_view->zoomBy(3);
    map->grab();
    const auto middle = [this] { return m_view->mapToScene(m_view->viewport()->rect().center()); };
    QTest::mousePress(map, Qt::LeftButton, {}, QPoint(10, map->height() / 2));
    const double left = middle().x();
    QTest::mouseMove(map, QPoint(map->width() - 10, map->height() / 2));
    QTest::mouseRelease(map, Qt::LeftButton, {}, QPoint(map->width() - 10, map->height() / 2));
    QTest::mousePress(map, Qt::LeftButton, {}, QPoint(map->width() - 10, map->height() / 2));
    QVERIFY(middle().x() > left + 200);
}

void TestDiagramView::isReadByScreenReaders()
{
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QVERIFY(!list->text(QAccessible::Name).isEmpty());
    QVERIFY(list->childCount() >= 3);
    const QStringList names = {u"user"_s, u"page"_s, u"note"_s};
    for (int i = 0; i < names.size(); ++i) {
        QAccessibleInterface* table = list->child(i);
        QVERIFY(table != nullptr && table->isValid());
        QCOMPARE(table->role(), QAccessible::ListItem);
        QVERIFY2(table->text(QAccessible::Name).contains(names.at(i)), qPrintable(names.at(i)));
        QCOMPARE(table->parent(), list);
        QCOMPARE(list->indexOfChild(table), i);
        QCOMPARE(list->childAt(table->rect().center().x(), table->rect().center().y()), table);
    }
    QAccessibleInterface* page = list->child(1);
    QCOMPARE(page->text(QAccessible::Description), u"Refers to user. Referred to by note."_s);
    QVERIFY(!page->state().selected);
    page->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(page->state().selected);
    QCOMPARE(selected(), u"page"_s);
    // The items are others now; what was handed out stays valid as long as there is such a table.
    m_scene->setContent(diagramContent(madeUpSnapshot()->schema), DiagramDetail::All);
    QVERIFY(page->isValid());
    m_scene->setContent({}, DiagramDetail::All);
    QVERIFY(!page->isValid());
    QVERIFY(page->text(QAccessible::Name).isEmpty());
}

void TestDiagramView::paintsEveryLevelOfDetail()
{
    m_scene->setContent(diagramContent(largeSchema(300)), DiagramDetail::All);
    m_scene->setPositions(gridLayout(m_scene->layoutInput()));
    QSet<QByteArray> pictures;
    for (const double scale : {0.05, 0.15, 0.3, 0.44, 0.46, 1.0}) {
        m_view->setTransform(QTransform::fromScale(scale, scale));
        m_view->centerOn(m_scene->items().at(100));
        const QImage picture = m_view->viewport()->grab().toImage();
        QVERIFY(!picture.isNull());
        pictures << QByteArray::fromRawData(reinterpret_cast<const char*>(picture.constBits()),
                                            picture.sizeInBytes())
                        .left(200000)
                        .toBase64();
    }
    QCOMPARE(pictures.size(), 6);
}

QTEST_MAIN(TestDiagramView)
#include "tst_diagramview.moc"
