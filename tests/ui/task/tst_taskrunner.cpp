// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/task/taskrunner.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestTaskRunner final : public QObject
{
    Q_OBJECT

private slots:
    void bringsResultsToTheCallersThreadInOrder();
    void tellsProgressAndBusyness();
    void cancelsRunningJobs();
    void forgetsResultsWhoseReceiverIsGone();
};

void TestTaskRunner::bringsResultsToTheCallersThreadInOrder()
{
    TaskRunner runner;
    QList<int> results;
    for (int i = 0; i < 5; ++i) {
        runner.start<int>(
            u"job"_s,
            [i](JobContext&) { return QThread::currentThread() == qApp->thread() ? -1 : i; },
            this,
            [&results](int value) {
                QCOMPARE(QThread::currentThread(), qApp->thread());
                results << value;
            });
    }
    QTRY_COMPARE(results, QList<int>({0, 1, 2, 3, 4}));
    QVERIFY(!runner.isBusy());
}

void TestTaskRunner::tellsProgressAndBusyness()
{
    TaskRunner runner;
    QSignalSpy busy(&runner, &TaskRunner::busyChanged);
    QSignalSpy progress(&runner, &TaskRunner::progressed);
    runner.start<int>(
        u"counting"_s,
        [](JobContext& job) {
            job.report(u"half"_s, 1, 2);
            return 0;
        },
        this,
        [](int) {});
    QTRY_COMPARE(busy.size(), 2);
    QTRY_COMPARE(progress.size(), 2);
    QCOMPARE(progress.first().first().toString(), u"counting"_s);
    QCOMPARE(progress.last().at(2).toInt(), 2);
}

void TestTaskRunner::cancelsRunningJobs()
{
    TaskRunner runner;
    QSemaphore started;
    bool wasCancelled = false;
    runner.start<bool>(
        u"long"_s,
        [&started](JobContext& job) {
            started.release();
            while (!job.isCancelled()) {
                QThread::yieldCurrentThread();
            }
            return true;
        },
        this,
        [&wasCancelled](bool value) { wasCancelled = value; });
    started.acquire();
    runner.cancelAll();
    QTRY_VERIFY(wasCancelled);
}

void TestTaskRunner::forgetsResultsWhoseReceiverIsGone()
{
    TaskRunner runner;
    QSemaphore mayEnd;
    bool wasCalled = false;
    auto receiver = std::make_unique<QObject>();
    runner.start<int>(
        u"job"_s,
        [&mayEnd](JobContext&) {
            mayEnd.acquire();
            return 1;
        },
        receiver.get(),
        [&wasCalled](int) { wasCalled = true; });
    receiver.reset();
    mayEnd.release();
    bool isNextDone = false;
    runner.start<int>(
        u"next"_s, [](JobContext&) { return 2; }, this, [&isNextDone](int) { isNextDone = true; });
    QTRY_VERIFY(isNextDone);
    QVERIFY(!wasCalled);
}

QTEST_MAIN(TestTaskRunner)
#include "tst_taskrunner.moc"
