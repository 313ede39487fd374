// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/diagramlayout.h"
#include "migrations/layout/graphviz.h"
#include "migrations/layout/packing.h"
#include "migrations/layout/spread.h"
#include "tests/migrations/layout/diagraminputs.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestDiagramLayout final : public QObject
{
    Q_OBJECT

private slots:
    void gridNeverOverlaps_data();
    void gridNeverOverlaps();
    void packedPartsNeverOverlap();
    void partsStayAsTheyAreInThemselves();
    void readsWhatGraphvizAnswers();
    void refusesAnswersThatMissABox();
    void saysWhatIsMissingWithoutGraphviz();
    void endsAProgramThatTheUserCancels();
    void laysOutWithGraphvizWithoutOverlaps_data();
    void laysOutWithGraphvizWithoutOverlaps();
    void saysWhyManyTablesAreNotLayered();
};

void TestDiagramLayout::gridNeverOverlaps_data()
{
    QTest::addColumn<int>("boxes");
    for (const int boxes : {0, 1, 2, 22, 300}) {
        QTest::addRow("%d", boxes) << boxes;
    }
}

void TestDiagramLayout::gridNeverOverlaps()
{
    QFETCH(const int, boxes);
    const DiagramInput input = treeOf(boxes);
    const DiagramPositions positions = gridLayout(input);
    QCOMPARE(positions.corners.size(), boxes);
    QCOMPARE(overlaps(input, positions), 0);
    QVERIFY(positions.note.isEmpty());
}

void TestDiagramLayout::packedPartsNeverOverlap()
{
    for (const int boxes : {0, 1, 2, 22, 300}) {
        DiagramInput input = treeOf(boxes, 0);
        QCOMPARE(overlaps(input, packParts(input, gridLayout(input))), 0);
        for (int i = 0; i + 9 < boxes; i += 3) {
            input.edges << DiagramInput::Edge{.from = i, .to = i + 9};
        }
        QCOMPARE(overlaps(input, packParts(input, gridLayout(input))), 0);
    }
}

void TestDiagramLayout::partsStayAsTheyAreInThemselves()
{
    DiagramInput input = treeOf(6, 0);
    input.edges << DiagramInput::Edge{.from = 4, .to = 1};
    const DiagramPositions before = gridLayout(input);
    const DiagramPositions after = packParts(input, before);
    QCOMPARE(after.corners.at(4) - after.corners.at(1),
             before.corners.at(4) - before.corners.at(1));
}

void TestDiagramLayout::readsWhatGraphvizAnswers()
{
    DiagramInput input;
    input.boxes = {QSizeF(72, 36), QSizeF(144, 72)};
    const auto positions = readGraphvizPlain(
        u"graph 1 4 3\nnode n1 2 1 2 1 \"\" solid box black lightgrey\nnode n0 0.5 2 1 0.5 x\nstop\n"_s,
        input);
    QVERIFY_RESULT(positions);
    QCOMPARE(positions->corners, QList<QPointF>({{0, -162}, {72, -108}}));
}

void TestDiagramLayout::refusesAnswersThatMissABox()
{
    for (const QString& text : {QString(),
                                u"node n0 1 1"_s,
                                u"node n7 1 1\nnode n1 1 1"_s,
                                u"node n0 x 1\nnode n1 nan 2"_s}) {
        const auto positions = readGraphvizPlain(text, treeOf(2));
        QVERIFY(!positions.has_value());
        QCOMPARE(positions.error().code, ErrorCode::Unsupported);
    }
}

void TestDiagramLayout::saysWhatIsMissingWithoutGraphviz()
{
    GraphvizOptions options;
    options.layeredProgram = u"/nowhere/dot"_s;
    options.overviewProgram = u"/nowhere/sfdp"_s;
    const DiagramInput input = treeOf(20);
    const DiagramPositions positions = layoutDiagram(input, options);
    QVERIFY2(positions.note.contains(u"graphviz"_s), qPrintable(positions.note));
    QCOMPARE(positions.corners, gridLayout(input).corners);
}

void TestDiagramLayout::endsAProgramThatTheUserCancels()
{
    GraphvizOptions options;
    options.overviewProgram = u"cat"_s;  // answers nothing that could be read
    options.isCancelled = [] { return true; };
    const DiagramPositions positions = layoutDiagram(treeOf(30), options);
    QCOMPARE(positions.corners.size(), 30);
    QVERIFY(!positions.note.isEmpty());
}

void TestDiagramLayout::laysOutWithGraphvizWithoutOverlaps_data()
{
    QTest::addColumn<DiagramInput>("input");
    QTest::addColumn<DiagramStyle>("style");
    for (const DiagramStyle style : {DiagramStyle::Overview, DiagramStyle::Layered}) {
        const char* name = style == DiagramStyle::Overview ? "overview" : "layered";
        for (const int boxes : {12, 22, 120}) {
            QTest::addRow("%s of a tree of %d", name, boxes) << treeOf(boxes, 2) << style;
            QTest::addRow("%s of random %d", name, boxes) << randomInput(boxes, 9) << style;
        }
    }
    for (const int boxes : {300, 1000}) {
        QTest::addRow("overview of a tree of %d", boxes) << treeOf(boxes) << DiagramStyle::Overview;
        QTest::addRow("overview of random %d", boxes)
            << randomInput(boxes, 4) << DiagramStyle::Overview;
    }
}

void TestDiagramLayout::laysOutWithGraphvizWithoutOverlaps()
{
    QFETCH(const DiagramInput, input);
    QFETCH(const DiagramStyle, style);
    const DiagramPositions positions = layoutDiagram(input, style);
    QVERIFY2(positions.note.isEmpty(), qPrintable(positions.note));
    QCOMPARE(overlaps(input, positions), 0);
    const double aspect = aspectOf(input, positions);
    QVERIFY2(aspect >= minAspect && aspect <= maxAspect, qPrintable(QString::number(aspect)));
    QCOMPARE(layoutDiagram(input, style), positions);  // the same every time
}

void TestDiagramLayout::saysWhyManyTablesAreNotLayered()
{
    const DiagramInput input = treeOf(maxLayeredBoxes + 1);
    const DiagramPositions positions = layoutDiagram(input, DiagramStyle::Layered);
    QVERIFY2(positions.note.contains(u"150"_s), qPrintable(positions.note));
    QCOMPARE(positions.corners, gridLayout(input).corners);
}

QTEST_GUILESS_MAIN(TestDiagramLayout)
#include "tst_diagramlayout.moc"
