// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/graphviz.h"
#include "migrations/layout/placement.h"
#include "migrations/layout/spread.h"
#include "tests/migrations/layout/diagraminputs.h"

#include <QLineF>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestPlacement final : public QObject
{
    Q_OBJECT

private slots:
    void startsFromNothing();
    void movesNothingWhenTablesComeAndGo_data();
    void movesNothingWhenTablesComeAndGo();
    void putsNewBoxesBesideTheirNeighbours();
    void neverMovesWhatWasPlacedByHand();
    void movesABoxThatHasGrownToTheNearestRoom();
    void pullsApartWhatIsTooWideOrTooTall();
};

namespace {

QList<std::optional<KnownPlace>> allKnown(const DiagramPositions& positions)
{
    QList<std::optional<KnownPlace>> known;
    for (const QPointF& corner : positions.corners) {
        known << KnownPlace{.corner = corner};
    }
    return known;
}

}  // namespace

void TestPlacement::startsFromNothing()
{
    QVERIFY(placeMissing({}, {}).corners.isEmpty());
    const DiagramInput input = randomInput(60, 3);
    const DiagramPositions positions =
        placeMissing(input, QList<std::optional<KnownPlace>>(input.boxes.size()));
    QCOMPARE(overlaps(input, positions), 0);
}

void TestPlacement::movesNothingWhenTablesComeAndGo_data()
{
    QTest::addColumn<int>("boxes");
    QTest::addRow("40 tables") << 40;
    QTest::addRow("400 tables") << 400;
}

void TestPlacement::movesNothingWhenTablesComeAndGo()
{
    QFETCH(const int, boxes);
    const DiagramInput before = randomInput(boxes, 11);
    const DiagramPositions laidOut = layoutDiagram(before, DiagramStyle::Overview);
    QVERIFY2(laidOut.note.isEmpty(), qPrintable(laidOut.note));
    // One table in twenty goes, and as many come.
    DiagramInput after;
    QList<std::optional<KnownPlace>> known;
    QList<int> numbers(boxes, -1);
    for (int i = 0; i < boxes; ++i) {
        if (i % 20 != 7) {
            numbers[i] = static_cast<int>(after.boxes.size());
            after.boxes << before.boxes.at(i);
            known << KnownPlace{.corner = laidOut.corners.at(i)};
        }
    }
    for (const DiagramInput::Edge& edge : before.edges) {
        if (numbers.at(edge.from) >= 0 && numbers.at(edge.to) >= 0) {
            after.edges << DiagramInput::Edge{.from = numbers.at(edge.from),
                                              .to = numbers.at(edge.to)};
        }
    }
    const auto kept = static_cast<int>(after.boxes.size());
    for (int i = 0; i < boxes / 20; ++i) {
        after.edges << DiagramInput::Edge{.from = static_cast<int>(after.boxes.size()),
                                          .to = i * 19 % kept};
        after.boxes << QSizeF(160, 90);
        known << std::nullopt;
    }
    const DiagramPositions positions = placeMissing(after, known);
    QCOMPARE(overlaps(after, positions), 0);
    for (int i = 0; i < kept; ++i) {
        QCOMPARE(positions.corners.at(i), known.at(i)->corner);
    }
    QCOMPARE(placeMissing(after, known), positions);
}

void TestPlacement::putsNewBoxesBesideTheirNeighbours()
{
    DiagramInput input;
    input.boxes.fill(QSizeF(100, 40), 5);
    input.edges = {{2, 1}, {0, 3}};
    const DiagramPositions positions = placeMissing(input,
                                                    {KnownPlace{.corner = {0, 0}},
                                                     KnownPlace{.corner = {2000, 1000}},
                                                     std::nullopt,
                                                     std::nullopt,
                                                     std::nullopt});
    // What refers stands left, what is referred to right, what nothing leads to below.
    QCOMPARE(positions.corners.at(2), QPointF(1852, 1000));
    QCOMPARE(positions.corners.at(3), QPointF(148, 0));
    QVERIFY(positions.corners.at(4).y() > 1040);
}

void TestPlacement::neverMovesWhatWasPlacedByHand()
{
    DiagramInput input;
    input.boxes.fill(QSizeF(100, 100), 3);
    const DiagramPositions positions =
        placeMissing(input,
                     {KnownPlace{.corner = {0, 0}},
                      KnownPlace{.corner = {10, 10}, .isByHand = true},
                      KnownPlace{.corner = {20, 20}, .isByHand = true}});
    QCOMPARE(positions.corners.at(1), QPointF(10, 10));
    QCOMPARE(positions.corners.at(2), QPointF(20, 20));  // even onto each other
    QVERIFY(
        !QRectF(positions.corners.at(0), input.boxes.at(0)).intersects(QRectF(10, 10, 110, 110)));
}

void TestPlacement::movesABoxThatHasGrownToTheNearestRoom()
{
    DiagramInput input;
    input.boxes = {QSizeF(100, 50), QSizeF(100, 50), QSizeF(100, 50)};
    const DiagramPositions before{.corners = {QPointF(0, 0), QPointF(0, 70), QPointF(500, 0)},
                                  .note = {}};
    input.boxes[0].setHeight(100);
    const DiagramPositions after = placeMissing(input, allKnown(before));
    QCOMPARE(overlaps(input, after), 0);
    QCOMPARE(after.corners.at(0), before.corners.at(0));
    QCOMPARE(after.corners.at(2), before.corners.at(2));
    QVERIFY(QLineF(after.corners.at(1), before.corners.at(1)).length() < 150);
}

void TestPlacement::pullsApartWhatIsTooWideOrTooTall()
{
    DiagramInput input;
    input.boxes.fill(QSizeF(100, 40), 20);
    DiagramPositions wide;
    DiagramPositions tall;
    for (int i = 0; i < 20; ++i) {
        wide.corners << QPointF(i * 120, i % 2 * 60);
        tall.corners << QPointF(i % 2 * 120, i * 60);
    }
    for (const DiagramPositions& positions : {wide, tall}) {
        const DiagramPositions better = withinAspect(input, positions);
        const double aspect = aspectOf(input, better);
        QVERIFY2(aspect >= minAspect && aspect <= maxAspect, qPrintable(QString::number(aspect)));
        QCOMPARE(overlaps(input, better), 0);
        QCOMPARE(withinAspect(input, better), better);  // good ones stay
    }
    DiagramPositions row;
    for (int i = 0; i < 20; ++i) {
        row.corners << QPointF(i * 120, 0);
    }
    QCOMPARE(withinAspect(input, row), row);  // there is nothing to pull apart
    QCOMPARE(aspectOf({}, {}), 0.0);
}

QTEST_GUILESS_MAIN(TestPlacement)
#include "tst_placement.moc"
