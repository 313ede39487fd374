// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagrampage.h"
#include "ui/diagram/diagramview.h"
#include "ui/mainwindow/navigator.h"

#include <QSignalSpy>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestDiagramPage final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatThereIsToLayOut();
    void knowsNeighbours();
    void keepsPositionsWhileTheSchemaStays();
    void walksWithArrowKeys();
    void staysUsableWithAThousandTables();
};

void TestDiagramPage::saysWhatThereIsToLayOut()
{
    DiagramScene scene;
    Schema schema = madeUpSnapshot()->schema;
    schema.tables << madeUpTable(u"tree"_s, {u"tree"_s, u"missing"_s});
    scene.setSchema(schema, DiagramDetail::All);
    const DiagramInput input = scene.layoutInput();
    QCOMPARE(input.boxes.size(), 4);
    QCOMPARE(input.edges.size(), 3);  // neither to itself nor to what does not exist
    scene.setSchema(schema, DiagramDetail::Names);
    QVERIFY(scene.layoutInput().boxes.last().height() < input.boxes.last().height());
}

void TestDiagramPage::knowsNeighbours()
{
    DiagramScene scene;
    scene.setSchema(madeUpSnapshot()->schema, DiagramDetail::All);
    const TableItem* user = scene.item(TableName(u"user"_s));
    QCOMPARE(scene.neighbours(user).size(), 2);
    scene.highlight(scene.item(TableName(u"user"_s)));
    scene.highlight(nullptr);
}

void TestDiagramPage::keepsPositionsWhileTheSchemaStays()
{
    Navigator navigator;
    DiagramPage page(navigator);
    QSignalSpy finished(&page, &DiagramPage::layoutFinished);
    page.setSnapshot(madeUpSnapshot());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    auto* scene = page.findChild<DiagramScene*>();
    scene->item(TableName(u"user"_s))->setPos(1234, 567);
    page.setSnapshot(madeUpSnapshot());
    QCOMPARE(scene->item(TableName(u"user"_s))->pos(), QPointF(1234, 567));
    QVERIFY(!page.isLayingOut());
}

void TestDiagramPage::walksWithArrowKeys()
{
    DiagramScene scene;
    scene.setSchema(madeUpSnapshot()->schema, DiagramDetail::Names);
    DiagramPositions positions;
    positions.corners = {{0, 0}, {400, 10}, {800, 0}};
    scene.setPositions(positions);
    DiagramView view(scene);
    QSignalSpy selected(&view, &DiagramView::tableSelected);
    QSignalSpy activated(&view, &DiagramView::tableActivated);
    for (int press = 0; press < 4; ++press) {  // the first takes the first table
        QTest::keyClick(&view, Qt::Key_Right);
    }
    QCOMPARE(scene.selected()->name().toString(), u"note"_s);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(scene.selected()->name().toString(), u"page"_s);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(scene.selected() == nullptr);
}

void TestDiagramPage::staysUsableWithAThousandTables()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->schema.tables.clear();
    for (int i = 0; i < 1000; ++i) {
        const QString parent = u"table_%1"_s.arg(i / 3);
        snapshot->schema.tables << madeUpTable(u"table_%1"_s.arg(i), {parent});
    }
    DiagramScene scene;
    scene.setSchema(snapshot->schema, DiagramDetail::Names);
    scene.setPositions(gridLayout(scene.layoutInput()));
    DiagramView view(scene);
    view.resize(1200, 800);
    view.show();
    view.zoomToFit();
    QVERIFY(!view.grab().isNull());
    QCOMPARE(scene.tableCount(), 1000);
}

QTEST_MAIN(TestDiagramPage)
#include "tst_diagrampage.moc"
