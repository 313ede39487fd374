// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/placement.h"

#include <QHash>
#include <QPoint>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace limbeck {

namespace {

constexpr double gap = 24.0;

/// What is taken of the plane, in cells, so that a question looks at near boxes only.
class Occupied final
{
public:
    void add(const QRectF& box)
    {
        m_boxes << box;
        forCells(box, [this](const QPoint& cell) { m_cells[cell] << m_boxes.size() - 1; });
        m_area |= box;
    }

    bool isFree(const QRectF& box) const
    {
        bool isFree = true;
        forCells(box, [&](const QPoint& cell) {
            const auto found = m_cells.constFind(cell);
            if (found != m_cells.constEnd()) {
                for (const qsizetype number : *found) {
                    isFree = isFree && !m_boxes.at(number).intersects(box);
                }
            }
        });
        return isFree;
    }

    QRectF area() const
    {
        return m_area;
    }

private:
    template <typename Act>
    static void forCells(const QRectF& box, Act act)
    {
        constexpr double side = 256;
        const int right = static_cast<int>(std::floor(box.right() / side));
        const int bottom = static_cast<int>(std::floor(box.bottom() / side));
        for (int x = static_cast<int>(std::floor(box.left() / side)); x <= right; ++x) {
            for (int y = static_cast<int>(std::floor(box.top() / side)); y <= bottom; ++y) {
                act(QPoint(x, y));
            }
        }
    }

    QList<QRectF> m_boxes;
    QHash<QPoint, QList<qsizetype>> m_cells;
    QRectF m_area;
};

/// The free place for a box of that size that is nearest to `wanted`, its top left corner.
QPointF nearestFree(const Occupied& occupied, const QPointF& wanted, const QSizeF& size)
{
    const QSizeF room(size.width() + gap, size.height() + gap);
    const auto isFree = [&](const QPointF& corner) {
        return occupied.isFree(QRectF(corner - QPointF(gap / 2, gap / 2), room));
    };
    if (isFree(wanted)) {
        return wanted;
    }
    constexpr double step = 24;
    for (int ring = 1;; ++ring) {
        // A square ring; of its free places the one with the shortest way wins, then the first.
        std::optional<QPointF> best;
        double bestWay = 0;
        for (int i = -ring; i <= ring; ++i) {
            const QList<QPoint> steps = {{i, ring}, {ring, i}, {i, -ring}, {-ring, i}};
            for (const QPoint& place : steps) {
                const QPointF corner = wanted + QPointF(place) * step;
                const double way = std::hypot(place.x(), place.y());
                if ((!best || way < bestWay) && isFree(corner)) {
                    best = corner;
                    bestWay = way;
                }
            }
        }
        if (best) {
            return *best;
        }
    }
}

class Placement final
{
public:
    Placement(const DiagramInput& input, const QList<std::optional<KnownPlace>>& known)
        : m_input(input)
        , m_isPlaced(input.boxes.size(), false)
        , m_edges(input.boxes.size())
    {
        m_positions.corners.fill({}, input.boxes.size());
        for (const DiagramInput::Edge& edge : input.edges) {
            ++m_edges[edge.from][edge.to];
            ++m_edges[edge.to][edge.from];
        }
        keep(known, true);
        keep(known, false);
        moveGrown(known);
        placeNew(known);
    }

    DiagramPositions take()
    {
        return std::move(m_positions);
    }

private:
    void put(qsizetype box, const QPointF& corner)
    {
        m_positions.corners[box] = corner;
        m_isPlaced[box] = true;
        m_occupied.add(QRectF(corner, m_input.boxes.at(box)));
    }

    void keep(const QList<std::optional<KnownPlace>>& known, bool isByHand)
    {
        for (qsizetype i = 0; i < known.size(); ++i) {
            if (known.at(i) && known.at(i)->isByHand == isByHand
                && (isByHand
                    || m_occupied.isFree(QRectF(known.at(i)->corner, m_input.boxes.at(i))))) {
                put(i, known.at(i)->corner);
            }
        }
    }

    void moveGrown(const QList<std::optional<KnownPlace>>& known)
    {
        for (qsizetype i = 0; i < known.size(); ++i) {
            if (known.at(i) && !m_isPlaced.at(i)) {
                put(i, nearestFree(m_occupied, known.at(i)->corner, m_input.boxes.at(i)));
            }
        }
    }

    void placeNew(const QList<std::optional<KnownPlace>>& known)
    {
        QList<int> rest;
        for (int i = 0; i < known.size(); ++i) {
            if (!known.at(i)) {
                rest << i;
            }
        }
        // Each time those that stand next to what is placed; what nothing leads to comes last.
        while (!rest.isEmpty()) {
            const auto next = std::find_if(rest.cbegin(), rest.cend(), [this](int box) {
                return strongestNeighbour(box) >= 0;
            });
            const int box = next == rest.cend() ? rest.first() : *next;
            put(box, nearestFree(m_occupied, wantedFor(box), m_input.boxes.at(box)));
            rest.removeOne(box);
        }
    }

    int strongestNeighbour(int box) const
    {
        int best = -1;
        int most = 0;
        const QMap<int, int>& edges = m_edges.at(box);
        for (auto edge = edges.begin(); edge != edges.end(); ++edge) {
            if (m_isPlaced.at(edge.key()) && edge.value() > most && edge.key() != box) {
                best = edge.key();
                most = edge.value();
            }
        }
        return best;
    }

    QPointF wantedFor(int box) const
    {
        const int neighbour = strongestNeighbour(box);
        if (neighbour < 0) {
            const QRectF area = m_occupied.area();
            return area.isNull() ? QPointF() : QPointF(area.left(), area.bottom() + 2 * gap);
        }
        // What refers stands left of what it refers to, as in the other layouts.
        const QPointF corner = m_positions.corners.at(neighbour);
        const bool refers = m_input.edges.contains({.from = box, .to = neighbour});
        const double left = corner.x() - m_input.boxes.at(box).width() - 2 * gap;
        const double right = corner.x() + m_input.boxes.at(neighbour).width() + 2 * gap;
        return {refers ? left : right, corner.y()};
    }

    const DiagramInput& m_input;  // outlives the placement
    QList<bool> m_isPlaced;
    QList<QMap<int, int>> m_edges;  ///< for each box: others, and how many edges lead there
    Occupied m_occupied;
    DiagramPositions m_positions;
};

}  // namespace

DiagramPositions placeMissing(const DiagramInput& input,
                              const QList<std::optional<KnownPlace>>& known)
{
    return Placement(input, known).take();
}

}  // namespace limbeck
