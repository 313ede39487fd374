// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/largeschema.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagramscene.h"
#include "ui/diagram/edgeshape.h"
#include "ui/diagram/namelines.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestDiagramScene final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatThereIsToLayOut();
    void knowsNeighboursInBothDirections();
    void fadesWhatIsNotMeant();
    void foldsHubsIntoBadges();
    void unfoldsWhatEverythingIsShownAround();
    void describesTablesInSentences();
    void breaksNamesOnlyWhereTheyCouldNotBeRead();
    void drawsSelfReferencesBesideTheTable();
    void leadsLinesAroundTables();
    void drawsNoSignsAtAGuess();
    void knowsWhereALongLineIsNot();
    void hasHeadersThatCanBeReadInBothThemes();
};

namespace {

DiagramContent threeTables()
{
    return diagramContent(madeUpSnapshot()->schema);
}

/// "users" and a table for each of `count` that refers to it.
DiagramContent starOf(int count)
{
    Schema schema;
    schema.tables << madeUpTable(u"users"_s);
    for (int i = 0; i < count; ++i) {
        schema.tables << madeUpTable(u"table_%1"_s.arg(i), {u"users"_s});
    }
    return diagramContent(schema);
}

}  // namespace

void TestDiagramScene::saysWhatThereIsToLayOut()
{
    DiagramScene scene;
    Schema schema = madeUpSnapshot()->schema;
    schema.tables << madeUpTable(u"tree"_s, {u"tree"_s, u"missing"_s});
    const DiagramContent content = diagramContent(schema);
    scene.setContent(content, DiagramDetail::All);
    const DiagramInput input = scene.layoutInput();
    QCOMPARE(input.boxes.size(), 4);
    QCOMPARE(input.edges.size(), 3);  // neither to itself nor to what does not exist
    QVERIFY(input.clusters.isEmpty());
    scene.setContent(content, DiagramDetail::Names);
    QVERIFY(scene.layoutInput().boxes.last().height() < input.boxes.last().height());
    scene.setContent(content, DiagramDetail::All, QList<int>{2, 0});
    QCOMPARE(scene.items().size(), 2);
    QCOMPARE(scene.layoutInput().edges, QList<DiagramInput::Edge>({{0, 1}}));
    scene.setContent(diagramContent(largeSchema(200)), DiagramDetail::Names);
    QCOMPARE(scene.layoutInput().clusters.size(), 200);
}

void TestDiagramScene::knowsNeighboursInBothDirections()
{
    DiagramScene scene;
    scene.setContent(threeTables(), DiagramDetail::All);
    const TableItem* page = scene.item(TableName(u"page"_s));
    QCOMPARE(scene.neighbours(page).size(), 2);
    QCOMPARE(scene.referents(page), QList<TableItem*>{scene.item(TableName(u"user"_s))});
    QCOMPARE(scene.referrers(page), QList<TableItem*>{scene.item(TableName(u"note"_s))});
    QVERIFY(scene.neighbours(nullptr).isEmpty());
}

void TestDiagramScene::fadesWhatIsNotMeant()
{
    using Emphasis = TableItem::Emphasis;
    DiagramScene scene;
    Schema schema = madeUpSnapshot()->schema;
    schema.tables << madeUpTable(u"alone"_s);
    scene.setContent(diagramContent(schema), DiagramDetail::All);
    TableItem* page = scene.item(TableName(u"page"_s));
    const TableItem* alone = scene.item(TableName(u"alone"_s));
    scene.highlight(page);
    QCOMPARE(page->emphasis(), Emphasis::Strong);
    QCOMPARE(alone->emphasis(), Emphasis::Faded);
    scene.highlight(nullptr);
    QCOMPARE(alone->emphasis(), Emphasis::Normal);
    scene.highlightAll({});  // nothing found
    QCOMPARE(page->emphasis(), Emphasis::Faded);
    scene.highlight(nullptr);
    QCOMPARE(page->emphasis(), Emphasis::Normal);
}

void TestDiagramScene::foldsHubsIntoBadges()
{
    DiagramScene scene;
    scene.setContent(starOf(30), DiagramDetail::Keys);
    QVERIFY(scene.isFolded(0));
    QVERIFY(scene.layoutInput().edges.isEmpty());
    QCOMPARE(scene.neighbours(scene.itemOf(0)).size(), 30);  // they are only not drawn
    scene.setHubsFolded(false);
    QCOMPARE(scene.layoutInput().edges.size(), 30);
    scene.setContent(starOf(20), DiagramDetail::Keys);
    scene.setHubsFolded(true);
    QCOMPARE(scene.layoutInput().edges.size(), 20);
}

void TestDiagramScene::unfoldsWhatEverythingIsShownAround()
{
    DiagramScene scene;
    scene.setHubsFolded(true, 0);
    scene.setContent(starOf(30), DiagramDetail::Keys);
    QVERIFY(!scene.isFolded(0));
    scene.select(scene.itemOf(0));
    QVERIFY(scene.selected() != nullptr);
    QVERIFY(scene.pinned() == nullptr);
    scene.select(scene.itemOf(1));
    QCOMPARE(scene.pinned(), scene.itemOf(1));
}

void TestDiagramScene::describesTablesInSentences()
{
    DiagramScene scene;
    Schema after = madeUpSnapshot()->schema;
    Schema before = after;
    before.tables.removeLast();
    scene.setContent(diagramContent(before, after), DiagramDetail::All);
    QCOMPARE(scene.description(*scene.item(TableName(u"note"_s))),
             u"Table note, contains 3 columns, refers to others by 2 foreign keys, "
             "is referred to by 0 foreign keys, added"_s);
}

void TestDiagramScene::breaksNamesOnlyWhereTheyCouldNotBeRead()
{
    const QFontMetricsF metrics(diagramFont(headerPixels, true));
    const auto linesOf = [&](const QString& name, const QSizeF& box, double enough) {
        const QList<NameLines> ways = waysToBreak(name, metrics);
        double factor = 0;
        return bestFor(ways, headerPixels * 1.2, box, enough, factor).lines;
    };
    const double whole = metrics.horizontalAdvance(u"shop_user50"_s);
    const QSizeF box(whole + 20, 100);
    // On one line although two would give larger letters: one is large enough.
    QCOMPARE(linesOf(u"shop_user50"_s, box, 1.0), QStringList({u"shop_user50"_s}));
    QCOMPARE(linesOf(u"shop_user50"_s, box, 1.5), QStringList({u"shop_"_s, u"user50"_s}));
    QCOMPARE(linesOf(u"page"_s, QSizeF(10, 100), 5.0), QStringList({u"page"_s}));
}

void TestDiagramScene::drawsSelfReferencesBesideTheTable()
{
    const QRectF box(100, 100, 150, 80);
    DiagramKey key;
    for (const double toY : {130.0, 165.0}) {
        const EdgeEnds ends{.from = box, .to = box, .fromY = 165, .toY = toY, .isLoop = true};
        const EdgeShape shape = edgeShape(ends, key, {});
        QVERIFY(shape.bounds.right() > box.right() + 15);
        QCOMPARE(shape.curve.elementAt(0).x, box.right());
        for (double part = 0.1; part < 0.9; part += 0.1) {
            const QPointF point = shape.curve.pointAtPercent(part);
            QVERIFY2(!box.adjusted(1, 1, -1, -1).contains(point),
                     qPrintable(QString::number(part)));
        }
    }
}

void TestDiagramScene::drawsNoSignsAtAGuess()
{
    const EdgeEnds ends{
        .from = QRectF(0, 0, 150, 80), .to = QRectF(500, 0, 150, 80), .fromY = 30, .toY = 30};
    DiagramKey key;
    QCOMPARE(edgeShape(ends, key, {}).signs.size(), 2);
    key.isImplied = true;
    QVERIFY(edgeShape(ends, key, {}).signs.isEmpty());
}

/// What lies under a line is never left out; most of the rectangle around it is.
void TestDiagramScene::knowsWhereALongLineIsNot()
{
    DiagramKey key;
    const EdgeEnds ends{
        .from = QRectF(0, 0, 150, 80), .to = QRectF(5000, 4000, 150, 80), .fromY = 30, .toY = 4030};
    for (const EdgeEnds& each : {ends,
                                 EdgeEnds{ends.to, ends.from, ends.toY, ends.fromY},
                                 EdgeEnds{ends.from, ends.from, 20, 60, true}}) {
        const EdgeShape shape = edgeShape(each, key, {});
        int touched = 0;
        const QRectF all = shape.bounds;
        const QSizeF tile = all.size() / 20;
        for (int i = 0; i < 400; ++i) {
            const QRectF area(
                QPointF(all.left() + (i % 20) * tile.width(), all.top() + (i / 20) * tile.height()),
                tile);
            const bool isThere = shape.curve.intersects(area);
            const QPainterPath painted = curveIn(shape, area);
            QVERIFY2(!isThere || painted.intersects(area), qPrintable(QString::number(i)));
            touched += painted.isEmpty() ? 0 : 1;
        }
        QVERIFY(each.isLoop || touched < 150);
        QCOMPARE(curveIn(shape, all), shape.curve);
        for (double part = 0; part <= 1; part += 0.05) {
            const QPointF point = shape.straight.pointAt(part);
            const QRectF spot(point - QPointF(0.5, 0.5), QSizeF(1, 1));
            QVERIFY(each.isLoop || lineMayTouch(shape, spot));
        }
        QVERIFY(each.isLoop || !lineMayTouch(shape, QRectF(4000, 100, 300, 300)));
        QVERIFY(!lineMayTouch(shape, all.translated(2 * all.width(), 0)));
    }
}

void TestDiagramScene::leadsLinesAroundTables()
{
    // Straight across, a third table lies in the way; by the other sides there is none.
    const QRectF from(0, 0, 100, 40);
    const QRectF to(0, 400, 100, 40);
    const QRectF between(60, 100, 200, 240);
    const EdgeEnds ends{.from = from, .to = to, .fromY = 20, .toY = 420};
    const EdgeShape shape = edgeShape(ends, {}, {from, to, between});
    QVERIFY(!shape.curve.intersects(between));
    QVERIFY(edgeShape(ends, {}, {}).curve.intersects(between));
}

void TestDiagramScene::hasHeadersThatCanBeReadInBothThemes()
{
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        const DiagramLook look(palette);
        for (int cluster = -1; cluster < 9; ++cluster) {
            QVERIFY(contrast(look.headerText, look.headerOf(cluster)) >= 4.5);
        }
        for (const ChangeMark mark :
             {ChangeMark::Added, ChangeMark::Removed, ChangeMark::Changed}) {
            QVERIFY(contrast(look.colorOf(mark), look.body) >= 4.5);
            QVERIFY(contrast(look.colorOf(mark), look.canvas) >= 3.0);
        }
        QVERIFY(contrast(look.edgeOut, look.canvas) >= 3.0);
        QVERIFY(contrast(look.edgeIn, look.canvas) >= 3.0);
    }
}

QTEST_MAIN(TestDiagramScene)
#include "tst_diagramscene.moc"
