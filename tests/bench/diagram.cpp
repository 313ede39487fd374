// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast the diagram lays out, opens, zooms and pans; see README.md. Prints a table.

#include "migrations/layout/graphviz.h"
#include "tests/ui/largeschema.h"
#include "ui/diagram/diagramview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTextStream>

#include <algorithm>
#include <ctime>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

/// Median of several runs, in milliseconds of the processor: others may be at work on the machine.
template <typename Act>
double medianTime(int runs, Act act)
{
    QList<double> times;
    for (int i = 0; i < runs; ++i) {
        const std::clock_t start = std::clock();
        act(i);
        times << 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

/// What the screen would get for one frame: the whole view painted into an image, as its own paint
/// event does it.
void paintFrame(DiagramView& view, QImage& image)
{
    view.viewport()->render(&image);
}

void measure(int tables, QTextStream& out)
{
    const Schema schema = largeSchema(tables);
    DiagramScene scene;
    const double build =
        medianTime(3, [&](int) { scene.setContent(diagramContent(schema), DiagramDetail::Names); });
    const DiagramInput input = scene.layoutInput();
    QElapsedTimer clock;
    clock.start();
    const DiagramPositions positions = layoutDiagram(input, DiagramStyle::Overview);
    const auto layout = clock.elapsed();
    scene.setContent(diagramContent(schema), DiagramDetail::All);
    scene.setPositions(layoutDiagram(scene.layoutInput(), DiagramStyle::Overview));
    DiagramView view(scene);
    view.resize(1920, 1080);
    view.show();
    QImage image(view.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    view.zoomToFit();
    const double fit = medianTime(11, [&](int) { paintFrame(view, image); });
    const auto panAt = [&](double scale) {
        view.setTransform(QTransform::fromScale(scale, scale));
        const QPointF middle = scene.tablesArea().center();
        return medianTime(21, [&](int i) {
            view.centerOn(middle + QPointF(i * 40 / scale, i * 20 / scale));
            paintFrame(view, image);
        });
    };
    const double rows = panAt(1.0);
    const double names = panAt(0.3);
    TableItem* middle = scene.items().at(tables / 2);
    view.zoomToFit();
    const double hover = medianTime(11, [&](int i) {
        scene.highlight(i % 2 == 0 ? middle : nullptr);
        paintFrame(view, image);
    });
    out << u"%1 %2 %3 %4 %5 %6 %7\n"_s.arg(tables, 6)
               .arg(build, 10, 'f', 1)
               .arg(layout, 10)
               .arg(fit, 10, 'f', 1)
               .arg(names, 10, 'f', 1)
               .arg(rows, 10, 'f', 1)
               .arg(hover, 10, 'f', 1);
    out.flush();
    Q_UNUSED(positions)
}

}  // namespace

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    QTextStream out(stdout);
    out << u"%1 %2 %3 %4 %5 %6 %7   (ms)\n"_s.arg(u"tables"_s, 6)
               .arg(u"build"_s, 10)
               .arg(u"layout"_s, 10)
               .arg(u"fit-all"_s, 10)
               .arg(u"pan 30 %"_s, 10)
               .arg(u"pan 100 %"_s, 10)
               .arg(u"hover"_s, 10);
    for (const int tables : {22, 100, 300, 1000, 3000}) {
        measure(tables, out);
    }
    return 0;
}
