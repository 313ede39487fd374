// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window takes to show things, and how long it stands still meanwhile; see README.md.
//     bench_window [PART]     PART: example, long, steps, diagram; all of them without it
// Prints a line per measure, in milliseconds.

#include "tests/bench/histories.h"
#include "tests/bench/standstill.h"
#include "tests/ui/largeschema.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagrampage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigator.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QMetaEnum>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <unistd.h>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

using Page = MainWindow::Page;

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

void report(const QString& what, double milliseconds)
{
    out() << what.leftJustified(64) << QString::number(milliseconds, 'f', 1).rightJustified(8)
          << Qt::endl;
}

void report(const QString& what, Standstill& standstill)
{
    const auto longest = standstill.longest();
    out() << (u"  standstill "_s + what).leftJustified(64)
          << QString::number(longest.wall, 'f', 1).rightJustified(8)
          << QString::number(longest.processor, 'f', 1).rightJustified(8) << u" of the processor"_s
          << Qt::endl;
    standstill.restart();
}

/// Milliseconds since the system started this process, as exact as its ticks are: 10 ms.
double age()
{
    QFile file(u"/proc/self/stat"_s);
    timespec now{};
    if (!file.open(QIODevice::ReadOnly) || clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        return 0;
    }
    constexpr int startTime = 19;  // counted behind the name, which may have spaces
    const QByteArray text = file.readAll();
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    const double started =
        fields.value(startTime).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started)
           * 1e3;
}

void work(const std::function<bool()>& isDone)
{
    while (!isDone()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

/// A window with settings and an example of its own. Nothing is measured by it but itself: what
/// is painted is what the platform asks for.
struct Bench final
{
    Bench()
    {
        window.resize(1280, 800);
        window.show();
        standstill.restart();
    }

    /// Until nothing is read or laid out any more, and what has come of it was painted.
    void settle()
    {
        constexpr int quiet = 100;
        QElapsedTimer clock;
        clock.start();
        work([&] {
            if (window.isWorking()) {
                clock.start();
            }
            return clock.hasExpired(quiet);
        });
    }

    QTableView& history()
    {
        return *window.findChild<QTableView*>(u"history.view"_s);
    }

    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    MainWindow window{settings, dir.filePath(u"example"_s)};
    Standstill standstill;
};

/// True once a view with at least so many rows was painted.
class Painted final : public QObject
{
public:
    Painted(QTableView& view, int rows)
        : m_view(view)
        , m_rows(rows)
    {
        view.viewport()->installEventFilter(this);
    }

    bool isDone() const
    {
        return m_isDone;
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_view.model()->rowCount() >= m_rows) {
            // Once it is on the screen: the platform gets all of a window at once.
            QMetaObject::invokeMethod(
                this, [this] { m_isDone = true; }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    QTableView& m_view;
    int m_rows = 0;
    bool m_isDone = false;
};

void showEveryPage(Bench& bench)
{
    const auto pages = QMetaEnum::fromType<Page>();
    for (int i = pages.keyCount() - 1; i >= 0; --i) {
        bench.window.showPage(static_cast<Page>(pages.value(i)));
        bench.settle();
        report(u"while the page %1 is shown"_s.arg(QLatin1StringView(pages.key(i))),
               bench.standstill);
    }
}

void openEverySheet(Bench& bench)
{
    const Actions& actions = bench.window.actions();
    for (QAction* action : {actions.upgrade,
                            actions.reset,
                            actions.consolidate,
                            actions.exportReport,
                            actions.shortcuts,
                            actions.pathBetween}) {
        QDialog* sheet = nullptr;
        action->trigger();
        work([&] {
            const auto dialogs = bench.window.findChildren<QDialog*>();
            const auto shown = std::ranges::find_if(dialogs, &QWidget::isVisible);
            sheet = shown == dialogs.end() ? nullptr : *shown;
            return sheet != nullptr;
        });
        bench.settle();
        report(u"while %1 is opened"_s.arg(action->objectName()), bench.standstill);
        sheet->reject();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        bench.standstill.restart();
    }
    actions.goToAnything->trigger();
    bench.settle();
    report(u"while the palette is opened"_s, bench.standstill);
}

void measureExample()
{
    Bench bench;
    report(u"an empty window, from the start of the process"_s, age());
    const Painted painted(bench.history(), 1);
    bench.window.workbench().openExample(bench.dir.filePath(u"example"_s));
    work([&] { return painted.isDone(); });
    report(u"first picture of the example's history, likewise"_s, age());
    report(u"until then"_s, bench.standstill);
    bench.settle();
    report(u"until everything is read"_s, bench.standstill);
    showEveryPage(bench);
    openEverySheet(bench);
}

double paint(QWidget& widget)
{
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    QElapsedTimer clock;
    clock.start();
    widget.render(&image);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void measureScroll(QTableView& history, int count)
{
    double worst = 0;
    double sum = 0;
    constexpr int frames = 100;
    for (int i = 0; i < frames; ++i) {
        history.verticalScrollBar()->setValue(i * count / frames);
        const double frame = paint(*history.viewport());
        worst = std::max(worst, frame);
        sum += frame;
    }
    report(u"a frame while it is scrolled, on average"_s, sum / frames);
    report(u"the slowest of these frames"_s, worst);
}

void measureLongHistory()
{
    constexpr int count = 10000;
    TemporaryProject files;
    writeLongHistory(files, count);
    Bench bench;
    const Painted painted(bench.history(), count);
    QElapsedTimer clock;
    clock.start();
    bench.window.openProject(files.folder());
    work([&] { return painted.isDone(); });
    report(u"10,000 revisions, read and shown"_s, static_cast<double>(clock.elapsed()));
    report(u"until then"_s, bench.standstill);
    measureScroll(bench.history(), count);
    bench.standstill.restart();
    bench.settle();
    report(u"until everything is read"_s, bench.standstill);
    bench.window.workbench().reload();
    bench.settle();
    report(u"while it is read again"_s, bench.standstill);
}

/// One revision back or forth, until all pages have what they show.
void measureSteps()
{
    TemporaryProject files;
    writeWideHistory(files, 500, 300);
    Bench bench;
    bench.window.openProject(files.folder());
    work([&] { return bench.window.time().view() != nullptr; });
    bench.settle();
    bench.standstill.restart();
    for (const Page page : {Page::Tables, Page::Diagram, Page::Changes}) {
        bench.window.showPage(page);
        bench.settle();
        bench.standstill.restart();
        QList<double> times;
        constexpr int steps = 20;
        for (int i = 0; i < steps; ++i) {
            const SnapshotPtr before = bench.window.time().view();
            QElapsedTimer clock;
            clock.start();
            i < steps / 2 ? bench.window.time().goOlder() : bench.window.time().goNewer();
            work([&] { return bench.window.time().view() != before; });
            bench.window.repaint();
            times << static_cast<double>(clock.nsecsElapsed()) / 1e6;
            bench.settle();
        }
        std::ranges::sort(times);
        const QString name =
            QLatin1StringView(QMetaEnum::fromType<Page>().valueToKey(static_cast<int>(page)));
        report(u"a step in time on the page %1, median"_s.arg(name), times.at(steps / 2));
        report(u"the slowest of these steps"_s, times.last());
        report(u"meanwhile"_s, bench.standstill);
    }
}

void measureLargeDiagram()
{
    Bench bench;
    auto snapshot = madeUpSnapshot();
    snapshot->schema = largeSchema(3000);
    bench.window.workbench().setSnapshot(snapshot);
    bench.settle();
    report(u"while 3,000 tables are opened"_s, bench.standstill);
    QElapsedTimer clock;
    clock.start();
    bench.window.showPage(Page::Diagram);
    work([&] { return !bench.window.isWorking(); });
    report(u"the diagram of 3,000 tables, laid out"_s, static_cast<double>(clock.elapsed()));
    bench.settle();
    report(u"until then"_s, bench.standstill);
    for (const Page page : {Page::Tables, Page::Charts, Page::Diagram}) {
        bench.window.showPage(page);
        bench.settle();
    }
    report(u"while other pages are shown"_s, bench.standstill);
    for (const int number : {7, 70, 700}) {
        bench.window.navigator().goToTable(snapshot->schema.tables.at(number).name);
        bench.settle();
    }
    report(u"while tables are chosen"_s, bench.standstill);
}

}  // namespace

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    const QString part = QApplication::arguments().value(1);
    const auto isWanted = [&part](QLatin1StringView name) {
        return part.isEmpty() || part == name;
    };
    if (isWanted("example"_L1)) {
        measureExample();
    }
    if (isWanted("long"_L1)) {
        measureLongHistory();
    }
    if (isWanted("steps"_L1)) {
        measureSteps();
    }
    if (isWanted("diagram"_L1)) {
        measureLargeDiagram();
    }
    return 0;
}
