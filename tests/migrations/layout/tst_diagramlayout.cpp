// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/diagramlayout.h"
#include "migrations/layout/graphviz.h"
#include "migrations/layout/packing.h"
#include "tests/support/testresult.h"

#include <QRectF>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

DiagramInput inputOf(int boxes, int edgesPerBox = 1)
{
    DiagramInput input;
    for (int i = 0; i < boxes; ++i) {
        input.boxes << QSizeF(140 + i % 5 * 30, 40 + i % 7 * 40);
        for (int edge = 1; edge <= edgesPerBox && i > 0; ++edge) {
            input.edges << DiagramInput::Edge{.from = i, .to = (i - 1) / (edge + 1)};
        }
    }
    return input;
}

int overlaps(const DiagramInput& input, const DiagramPositions& positions)
{
    QList<QRectF> rects;
    for (qsizetype i = 0; i < input.boxes.size(); ++i) {
        rects << QRectF(positions.corners.at(i), input.boxes.at(i)).adjusted(1, 1, -1, -1);
    }
    int count = 0;
    for (qsizetype i = 0; i < rects.size(); ++i) {
        for (qsizetype j = i + 1; j < rects.size(); ++j) {
            count += rects.at(i).intersects(rects.at(j)) ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

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
    void laysOutWithGraphvizWithoutOverlaps();
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
    const DiagramInput input = inputOf(boxes);
    const DiagramPositions positions = gridLayout(input);
    QCOMPARE(positions.corners.size(), boxes);
    QCOMPARE(overlaps(input, positions), 0);
    QVERIFY(positions.note.isEmpty());
}

void TestDiagramLayout::packedPartsNeverOverlap()
{
    for (const int boxes : {0, 1, 2, 22, 300}) {
        DiagramInput input = inputOf(boxes, 0);
        QCOMPARE(overlaps(input, packParts(input, gridLayout(input))), 0);
        for (int i = 0; i + 9 < boxes; i += 3) {
            input.edges << DiagramInput::Edge{.from = i, .to = i + 9};
        }
        QCOMPARE(overlaps(input, packParts(input, gridLayout(input))), 0);
    }
}

void TestDiagramLayout::partsStayAsTheyAreInThemselves()
{
    DiagramInput input = inputOf(6, 0);
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
        const auto positions = readGraphvizPlain(text, inputOf(2));
        QVERIFY(!positions.has_value());
        QCOMPARE(positions.error().code, ErrorCode::Unsupported);
    }
}

void TestDiagramLayout::saysWhatIsMissingWithoutGraphviz()
{
    GraphvizOptions options;
    options.layeredProgram = u"/nowhere/dot"_s;
    options.overviewProgram = u"/nowhere/sfdp"_s;
    const DiagramInput input = inputOf(20);
    const DiagramPositions positions = layoutDiagram(input, options);
    QVERIFY2(positions.note.contains(u"graphviz"_s), qPrintable(positions.note));
    QCOMPARE(positions.corners, gridLayout(input).corners);
}

void TestDiagramLayout::endsAProgramThatTheUserCancels()
{
    GraphvizOptions options;
    options.overviewProgram = u"cat"_s;  // answers nothing that could be read
    options.isCancelled = [] { return true; };
    const DiagramPositions positions = layoutDiagram(inputOf(30), options);
    QCOMPARE(positions.corners.size(), 30);
    QVERIFY(!positions.note.isEmpty());
}

void TestDiagramLayout::laysOutWithGraphvizWithoutOverlaps()
{
    for (const int boxes : {8, 22, 200}) {
        const DiagramInput input = inputOf(boxes, 2);
        const DiagramPositions positions = layoutDiagram(input);
        QVERIFY2(positions.note.isEmpty(), qPrintable(positions.note));
        QCOMPARE(overlaps(input, positions), 0);
        QCOMPARE(layoutDiagram(input), positions);  // the same every time
    }
}

QTEST_GUILESS_MAIN(TestDiagramLayout)
#include "tst_diagramlayout.moc"
