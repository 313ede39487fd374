// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmllanes.h"

namespace limbeck {

namespace {

constexpr double laneWidth = 16;
constexpr double nodeMiddle = 22;  // where the revision's title is
constexpr double bendEnd = 44;
constexpr double nodeRadius = 5;
constexpr int colours = 6;  // as many as history.css has

double middle(int lane)
{
    return (lane + 0.5) * laneWidth;
}

Html classes(const LaneLine& line)
{
    Html html;
    html << " class=\"l"_html << line.lane % colours;
    if (line.isDependency) {
        html << " dep"_html;
    }
    return html << "\""_html;
}

Html upright(const LaneLine& line, double from)
{
    return Html() << "<line"_html << classes(line) << " x1="_html << middle(line.lane)
                  << " x2="_html << middle(line.lane) << " y1="_html << from
                  << " y2=\"100%\" />"_html;
}

/// From the top of the row into the node.
Html arrival(const LaneLine& line, int node)
{
    const double from = middle(line.lane);
    const double to = middle(node);
    return Html() << "<path"_html << classes(line) << " d=\"M"_html << from << " 0C"_html << from
                  << " "_html << nodeMiddle / 2 << " "_html << to << " "_html << nodeMiddle / 2
                  << " "_html << to << " "_html << nodeMiddle << "\"/>"_html;
}

/// From the node to its lane, and down.
Html departure(const LaneLine& line, int node)
{
    const double from = middle(node);
    const double to = middle(line.lane);
    const double half = (nodeMiddle + bendEnd) / 2;
    return Html() << "<path"_html << classes(line) << " d=\"M"_html << from << " "_html
                  << nodeMiddle << "C"_html << from << " "_html << half << " "_html << to
                  << " "_html << half << " "_html << to << " "_html << bendEnd << "\"/>"_html
                  << upright(line, bendEnd);
}

}  // namespace

Html htmlLanes(const LaneRow& row, int laneCount, bool isMerge)
{
    Html html;
    html << "<svg class=lanes width="_html << laneCount * laneWidth << " aria-hidden=true>"_html;
    for (const LaneLine& line : row.through) {
        html << upright(line, 0);
    }
    for (const LaneLine& line : row.fromAbove) {
        html << arrival(line, row.lane);
    }
    for (const LaneLine& line : row.toBelow) {
        html << departure(line, row.lane);
    }
    const double x = middle(row.lane);
    if (isMerge) {
        html << "<path class=\"node l"_html << row.lane % colours << "\" d=\"M"_html << x
             << " "_html << nodeMiddle - nodeRadius - 1 << "l6 6-6 6-6-6z\"/>"_html;
    } else {
        html << "<circle class=\"node l"_html << row.lane % colours << "\" cx="_html << x
             << " cy="_html << nodeMiddle << " r="_html << nodeRadius << " />"_html;
    }
    return html << "</svg>"_html;
}

}  // namespace limbeck
