// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window takes to show things, and how long it stands still meanwhile; see README.md.
// Prints a line per measure, in milliseconds.

#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

/// The longest time between two turns of the event loop while it lives.
class Standstill final
{
public:
    Standstill()
    {
        m_clock.start();
        m_timer.setInterval(0);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_longest = std::max(m_longest, m_clock.restart());
        });
        m_timer.start();
    }

    qint64 longest() const
    {
        return m_longest;
    }

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_longest = 0;
};

void report(const QString& what, double milliseconds)
{
    QTextStream(stdout) << what.leftJustified(64) << QString::number(milliseconds, 'f', 1) << '\n';
}

double paint(QWidget& widget)
{
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    QElapsedTimer clock;
    clock.start();
    widget.render(&image);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void work(const std::function<bool()>& isDone)
{
    while (!isDone()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    }
}

/// A straight history with a diamond every ten revisions.
RevisionGraph longHistory(int count)
{
    QList<Revision> revisions;
    const auto id = [](int number) { return u"%1"_s.arg(number, 12, 16, QChar(u'0')); };
    for (int i = 0; i < count; ++i) {
        Revision revision;
        revision.id = id(i);
        revision.message = u"add column %1 to a table"_s.arg(i);
        if (i > 0) {
            const bool isSide = i % 10 == 2;
            const bool isMerge = i % 10 == 3;
            revision.downRevisions = QStringList{id(isSide ? i - 2 : i - 1)};
            if (isMerge) {
                revision.downRevisions << id(i - 2);
            }
        }
        revisions << revision;
    }
    return RevisionGraph::build(revisions);
}

void measureExample()
{
    const QTemporaryDir dir;
    QSettings settings(dir.filePath(u"desktop.ini"_s), QSettings::IniFormat);
    QElapsedTimer clock;
    clock.start();
    MainWindow window(settings, dir.filePath(u"example"_s));
    window.resize(1280, 800);
    window.show();
    const Standstill standstill;
    window.workbench().openExample(dir.filePath(u"example"_s));
    auto* history = window.findChild<QTableView*>(u"history.view"_s);
    work([&] { return history->model()->rowCount() > 0; });
    paint(window);
    report(u"first picture of the example's history"_s, static_cast<double>(clock.elapsed()));
    work([&] { return !window.isWorking(); });
    for (const auto page : {MainWindow::Page::Tables,
                            MainWindow::Page::Diagram,
                            MainWindow::Page::Changes,
                            MainWindow::Page::Problems,
                            MainWindow::Page::Charts}) {
        window.showPage(page);
        work([&] { return !window.isWorking(); });
    }
    report(u"longest standstill while every page of the example is shown"_s,
           static_cast<double>(standstill.longest()));
}

void measureLongHistory()
{
    const QTemporaryDir dir;
    QSettings settings(dir.filePath(u"desktop.ini"_s), QSettings::IniFormat);
    MainWindow window(settings, dir.filePath(u"example"_s));
    window.resize(1280, 800);
    window.show();
    constexpr int count = 10000;
    auto snapshot = madeUpSnapshot();
    snapshot->graph = longHistory(count);
    snapshot->status.applied.clear();
    snapshot->status.pending.clear();
    QElapsedTimer clock;
    clock.start();
    window.workbench().setSnapshot(snapshot);
    paint(window);
    report(u"10,000 revisions shown"_s, static_cast<double>(clock.elapsed()));
    work([&] { return !window.isWorking(); });
    auto* history = window.findChild<QTableView*>(u"history.view"_s);
    double worst = 0;
    double sum = 0;
    constexpr int frames = 100;
    for (int i = 0; i < frames; ++i) {
        history->verticalScrollBar()->setValue(i * count / frames);
        const double frame = paint(*history->viewport());
        worst = std::max(worst, frame);
        sum += frame;
    }
    report(u"a frame while it is scrolled, on average"_s, sum / frames);
    report(u"the slowest of these frames"_s, worst);
}

}  // namespace

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    measureExample();
    measureLongHistory();
    return 0;
}
