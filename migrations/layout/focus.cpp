// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/focus.h"

#include "migrations/layout/spread.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace limbeck {

namespace {

constexpr double rowGap = 26.0;
constexpr double columnGap = 120.0;  // room for the lines between two columns
constexpr double foldGap = 48.0;     // between the parts of one column
constexpr double wantedAspect = 1.4;

/// Boxes that edges lead to from each box, and that edges come from.
struct Neighbours
{
    QList<QList<int>> out;
    QList<QList<int>> in;
};

Neighbours neighboursOf(qsizetype boxCount, const QList<DiagramInput::Edge>& edges)
{
    Neighbours neighbours{.out = QList<QList<int>>(boxCount), .in = QList<QList<int>>(boxCount)};
    for (const DiagramInput::Edge& edge : edges) {
        if (edge.from != edge.to) {
            neighbours.out[edge.from] << edge.to;
            neighbours.in[edge.to] << edge.from;
        }
    }
    return neighbours;
}

class FocusWalk final
{
public:
    FocusWalk(const Neighbours& neighbours, const FocusRequest& request)
        : m_neighbours(neighbours)
        , m_request(request)
    {
        m_columns.insert(request.centre, 0);
    }

    QMap<int, int> walk()
    {
        QList<int> ring = {m_request.centre};
        for (int hop = 0; hop < m_request.hops && !ring.isEmpty(); ++hop) {
            QList<int> next;
            for (const int box : ring) {
                if (box == m_request.centre || !m_request.stops.contains(box)) {
                    step(box, next);
                }
            }
            ring = next;
        }
        return m_columns;
    }

private:
    void step(int box, QList<int>& next)
    {
        if (m_request.direction != FocusDirection::In) {
            visit(m_neighbours.out.at(box), m_columns.value(box), 1, next);
        }
        if (m_request.direction != FocusDirection::Out) {
            visit(m_neighbours.in.at(box), m_columns.value(box), -1, next);
        }
    }

    void visit(const QList<int>& boxes, int column, int side, QList<int>& next)
    {
        // Away from the centre, whichever way the key points: a hop is a column.
        const int outwards = column == 0 ? side : (column > 0 ? 1 : -1);
        for (const int box : boxes) {
            if (!m_columns.contains(box)) {
                m_columns.insert(box, column + outwards);
                next << box;
            }
        }
    }

    const Neighbours& m_neighbours;  // outlives the walk, as the request does
    const FocusRequest& m_request;
    QMap<int, int> m_columns;
};

/// The columns' boxes in their order from top to bottom.
using Columns = QMap<int, QList<int>>;

/// Sorts the columns from the centre outwards by the mean rank of the neighbours that are
/// already sorted.
void sortByMiddles(const Neighbours& neighbours, const QList<int>& columnOf, Columns& columns)
{
    QList<int> numbers = columns.keys();
    std::stable_sort(numbers.begin(), numbers.end(), [](int one, int other) {
        return std::abs(one) < std::abs(other);
    });
    QHash<int, double> rank;  // 0 to 1 within its column
    for (const int number : numbers) {
        QList<int>& boxes = columns[number];
        QHash<int, double> middle;
        for (const int box : boxes) {
            double sum = 0;
            int count = 0;
            for (const int other : neighbours.out.at(box) + neighbours.in.at(box)) {
                if (columnOf.at(other) != number && rank.contains(other)) {
                    sum += rank.value(other);
                    ++count;
                }
            }
            middle.insert(box, count > 0 ? sum / count : 0.5);
        }
        std::stable_sort(boxes.begin(), boxes.end(), [&](int one, int other) {
            return middle.value(one) < middle.value(other);
        });
        for (qsizetype i = 0; i < boxes.size(); ++i) {
            rank.insert(boxes.at(i),
                        (static_cast<double>(i) + 0.5) / static_cast<double>(boxes.size()));
        }
    }
}

/// Several columns for one that would be taller than `height`; every one spans the whole of it,
/// so that the order from top to bottom stays.
QList<QList<int>> folded(const DiagramInput& input, const QList<int>& boxes, double height)
{
    double total = 0;
    for (const int box : boxes) {
        total += input.boxes.at(box).height() + rowGap;
    }
    const auto parts =
        std::clamp<qsizetype>(static_cast<qsizetype>(std::ceil(total / height)), 1, boxes.size());
    QList<QList<int>> result(parts);
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        result[i % parts] << boxes.at(i);
    }
    return result;
}

struct Placed
{
    DiagramPositions positions;
    QSizeF size;
};

Placed place(const DiagramInput& input, const Columns& columns, double height)
{
    Placed placed;
    placed.positions.corners.fill({}, input.boxes.size());
    double x = 0;
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        QList<QList<int>> parts = folded(input, *column, height);
        if (column.key() < 0) {
            std::reverse(parts.begin(), parts.end());  // what comes first stands nearer
        }
        x += column == columns.begin() ? 0 : columnGap;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            x += i == 0 ? 0 : foldGap;
            double wide = 0;
            double high = -rowGap;
            for (const int box : parts.at(i)) {
                wide = std::max(wide, input.boxes.at(box).width());
                high += input.boxes.at(box).height() + rowGap;
            }
            double y = -high / 2;
            for (const int box : parts.at(i)) {
                const QSizeF& size = input.boxes.at(box);
                placed.positions.corners[box] = {x + (wide - size.width()) / 2, y};
                y += size.height() + rowGap;
            }
            x += wide;
            placed.size.setHeight(std::max(placed.size.height(), high));
        }
    }
    placed.size.setWidth(x);
    return placed;
}

double distanceFromWanted(const QSizeF& size)
{
    return std::abs(std::log(size.width() / std::max(size.height(), 1.0) / wantedAspect));
}

}  // namespace

FocusPart focusPart(qsizetype boxCount,
                    const QList<DiagramInput::Edge>& edges,
                    const FocusRequest& request)
{
    const Neighbours neighbours = neighboursOf(boxCount, edges);
    const QMap<int, int> columns = FocusWalk(neighbours, request).walk();
    return {.boxes = columns.keys(), .columns = columns.values()};
}

DiagramPositions focusLayout(const DiagramInput& input, const QList<int>& columns)
{
    const Neighbours neighbours = neighboursOf(input.boxes.size(), input.edges);
    Columns byColumn;
    double tallest = 1;
    double total = 1;
    for (int box = 0; box < input.boxes.size(); ++box) {
        byColumn[columns.at(box)] << box;
        tallest = std::max(tallest, input.boxes.at(box).height() + rowGap);
        total += input.boxes.at(box).height() + rowGap;
    }
    sortByMiddles(neighbours, columns, byColumn);
    Placed best = place(input, byColumn, total);
    constexpr double step = 1.25;
    for (double height = tallest; height < total; height *= step) {
        Placed next = place(input, byColumn, height);
        if (distanceFromWanted(next.size) < distanceFromWanted(best.size)) {
            best = std::move(next);
        }
    }
    constexpr qsizetype manyBoxes = 12;  // fewer look lost when they are pulled apart
    return input.boxes.size() < manyBoxes ? best.positions : withinAspect(input, best.positions);
}

}  // namespace limbeck
