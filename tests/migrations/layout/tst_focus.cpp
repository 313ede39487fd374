// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/focus.h"
#include "migrations/layout/spread.h"
#include "tests/migrations/layout/diagraminputs.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestFocus final : public QObject
{
    Q_OBJECT

private slots:
    void walksAsFarAsItIsTold();
    void followsKeysInTheDirectionAskedFor();
    void doesNotWalkThroughStops();
    void putsReferrersLeftAndReferentsRight();
    void sortsColumnsSoThatFewLinesCross();
    void neverOverlapsAndFitsAWindow_data();
    void neverOverlapsAndFitsAWindow();
};

namespace {

// 0 ← 1 ← 2 ← 3, and 1 → 4 ← 5
const QList<DiagramInput::Edge> chain = {{1, 0}, {2, 1}, {3, 2}, {1, 4}, {5, 4}};

QList<int> boxesNear(FocusRequest request)
{
    return focusPart(6, chain, request).boxes;
}

}  // namespace

void TestFocus::walksAsFarAsItIsTold()
{
    QCOMPARE(boxesNear({.centre = 1, .hops = 0}), QList<int>({1}));
    QCOMPARE(boxesNear({.centre = 1, .hops = 1}), QList<int>({0, 1, 2, 4}));
    QCOMPARE(boxesNear({.centre = 1, .hops = 2}), QList<int>({0, 1, 2, 3, 4, 5}));
    QCOMPARE(boxesNear({.centre = 3, .hops = 5}), QList<int>({0, 1, 2, 3, 4, 5}));
}

void TestFocus::followsKeysInTheDirectionAskedFor()
{
    QCOMPARE(boxesNear({.centre = 1, .hops = 5, .direction = FocusDirection::Out}),
             QList<int>({0, 1, 4}));
    QCOMPARE(boxesNear({.centre = 1, .hops = 5, .direction = FocusDirection::In}),
             QList<int>({1, 2, 3}));
}

void TestFocus::doesNotWalkThroughStops()
{
    QCOMPARE(boxesNear({.centre = 1, .hops = 5, .stops = {4}}), QList<int>({0, 1, 2, 3, 4}));
    // A hub that is looked at itself is not stopped at.
    QCOMPARE(boxesNear({.centre = 4, .hops = 1, .stops = {4}}), QList<int>({1, 4, 5}));
}

void TestFocus::putsReferrersLeftAndReferentsRight()
{
    const FocusPart part = focusPart(6, chain, {.centre = 1, .hops = 2});
    QCOMPARE(part.columns, QList<int>({1, 0, -1, -2, 1, 2}));
    DiagramInput input;
    input.boxes.fill(QSizeF(100, 40), 6);
    input.edges = chain;
    const DiagramPositions positions = focusLayout(input, part.columns);
    const auto x = [&](int box) { return positions.corners.at(box).x(); };
    QVERIFY(x(3) < x(2) && x(2) < x(1) && x(1) < x(0));
    QCOMPARE(x(0), x(4));
    QVERIFY(x(4) < x(5));
}

void TestFocus::sortsColumnsSoThatFewLinesCross()
{
    // 1 and 2 refer to 0; 3 refers to 2, 4 to 1: without sorting the two lines cross.
    const QList<DiagramInput::Edge> edges = {{1, 0}, {2, 0}, {3, 2}, {4, 1}};
    DiagramInput input;
    input.boxes.fill(QSizeF(100, 40), 5);
    input.edges = edges;
    const FocusPart part = focusPart(5, edges, {.centre = 0, .hops = 2});
    const DiagramPositions positions = focusLayout(input, part.columns);
    const auto y = [&](int box) { return positions.corners.at(box).y(); };
    QCOMPARE(y(1) < y(2), y(4) < y(3));
}

void TestFocus::neverOverlapsAndFitsAWindow_data()
{
    QTest::addColumn<int>("boxes");
    QTest::addColumn<int>("hops");
    QTest::addColumn<bool>("isWide");
    QTest::addRow("one") << 1 << 3 << false;
    QTest::addRow("few") << 5 << 1 << false;
    QTest::addRow("some") << 40 << 2 << true;
    QTest::addRow("many") << 300 << 3 << true;
    QTest::addRow("thousand") << 1000 << 5 << true;
}

void TestFocus::neverOverlapsAndFitsAWindow()
{
    QFETCH(const int, boxes);
    QFETCH(const int, hops);
    QFETCH(const bool, isWide);
    for (quint32 seed = 1; seed <= 5; ++seed) {
        const DiagramInput whole = randomInput(boxes, seed);
        const FocusPart part = focusPart(boxes, whole.edges, {.centre = boxes / 3, .hops = hops});
        DiagramInput input;
        QMap<int, int> numbers;
        for (const int box : part.boxes) {
            numbers.insert(box, static_cast<int>(input.boxes.size()));
            input.boxes << whole.boxes.at(box);
        }
        for (const DiagramInput::Edge& edge : whole.edges) {
            if (numbers.contains(edge.from) && numbers.contains(edge.to)) {
                input.edges << DiagramInput::Edge{.from = numbers.value(edge.from),
                                                  .to = numbers.value(edge.to)};
            }
        }
        const DiagramPositions positions = focusLayout(input, part.columns);
        QCOMPARE(overlaps(input, positions), 0);
        QCOMPARE(focusLayout(input, part.columns), positions);
        if (isWide && input.boxes.size() >= 12) {
            const double aspect = aspectOf(input, positions);
            QVERIFY2(aspect >= minAspect && aspect <= maxAspect,
                     qPrintable(QString::number(aspect)));
        }
    }
}

QTEST_GUILESS_MAIN(TestFocus)
#include "tst_focus.moc"
