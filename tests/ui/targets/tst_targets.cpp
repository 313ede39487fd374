// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several databases of one project beside each other in the history.

#include "tests/support/recordingobserver.h"
#include "tests/ui/madeupsnapshot.h"
#include "tests/ui/noteswindow.h"
#include "ui/history/historymodel.h"
#include "ui/mainwindow/settings.h"
#include "ui/targets/targetbar.h"
#include "ui/targets/targetwatch.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

/// A server that takes the call and never says a word.
class SilentServer final
{
public:
    SilentServer()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* any = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_socket, any, size) != 0 || ::listen(m_socket, 8) != 0
            || ::getsockname(m_socket, any, &size) != 0) {
            qFatal("no port to listen at");
        }
        port = ntohs(address.sin_port);
    }

    ~SilentServer()
    {
        for (const int call : std::as_const(m_calls)) {
            ::close(call);
        }
        ::close(m_socket);
    }

    Q_DISABLE_COPY_MOVE(SilentServer)

    QString url(const QString& user = u"nobody"_s) const
    {
        return u"postgresql://%1@127.0.0.1:%2/shop?sslmode=disable"_s.arg(user).arg(port);
    }

    /// How many have called so far.
    qsizetype callers()
    {
        for (int call = ::accept(m_socket, nullptr, nullptr); call >= 0;
             call = ::accept(m_socket, nullptr, nullptr)) {
            m_calls << call;
        }
        return m_calls.size();
    }

    int port = 0;

private:
    int m_socket;
    QList<int> m_calls;
};

/// A window on a project whose own database is at b2, and a second one at `at`.
class Window final : public NotesWindow
{
public:
    explicit Window(const QString& at)
    {
        RecordingObserver observer;
        command::Context other = notes.context();
        other.database.database = second();
        if (!command::upgrade(other, at, observer).isOk()
            || !command::upgrade(notes.context(), u"b2"_s, observer).isOk()) {
            qFatal("the databases cannot be made");
        }
        open();
    }

    QString second() const
    {
        return filePath(u"second.db"_s);
    }

    /// Does what asks for a URL.
    void enter(const QString& url, const QString& name = u"pinTarget"_s)
    {
        FileDialog::setNextFileName(url);
        action(name)->trigger();
    }

    void pinSecond()
    {
        enter(u"sqlite:///"_s + second());
        settle();
    }

    /// What is shown in a column of the history, by revision.
    QMap<QString, QString> column(int column) const
    {
        QMap<QString, QString> texts;
        const QAbstractItemModel* model =
            window->findChild<QTableView*>(u"history.view"_s)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            texts.insert(model->index(row, HistoryModel::Id).data().toString(),
                         model->index(row, column).data().toString());
        }
        return texts;
    }

    QToolButton* button() const
    {
        return window->findChild<QToolButton*>(u"target.state"_s);
    }

    QString kept()
    {
        m_settings.sync();
        QFile file(m_settings.fileName());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

/// What the window gives the watch when `path` is opened and its own database is at `url`.
SnapshotPtr opened(const NotesProject& notes, const QString& path, const QString& url)
{
    auto project = std::make_shared<Project>(notes.project);
    project->file.url.value = url;
    const auto snapshot = madeUpSnapshot();
    snapshot->path = path;
    snapshot->project = project;
    return snapshot;
}

}  // namespace

class TestTargets final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheSelectionWhenAnAnswerComes();
    void showsASecondDatabase();
    void showsItAsItWasSeenLast();
    void showsTheOneInUseAsItWasSeenLast();
    void usesAndForgetsFromTheBar();
    void waitsForNobody();
    void waitsForNobodyAtTheEnd();
    void asksAgainWithAnotherPassword();
    void takesNoAnswerForAnother_data();
    void takesNoAnswerForAnother();
    void keepsTheTypedPasswordWhileItIsOpen();
    void tellsDatabasesOfOneNameApart();
    void keepsNoPassword_data();
    void keepsNoPassword();
    void keepsNoUrlWhosePasswordItCannotFind();
};

void TestTargets::keepsTheSelectionWhenAnAnswerComes()
{
    Window fixture(u"a1"_s);
    auto* view = fixture.window->findChild<QTableView*>(u"history.view"_s);
    view->selectAll();
    const qsizetype selected = view->selectionModel()->selectedRows().size();
    QVERIFY(selected > 1);
    fixture.pinSecond();
    QCOMPARE(view->selectionModel()->selectedRows().size(), selected);
}

void TestTargets::showsASecondDatabase()
{
    Window fixture(u"c3"_s);
    QCOMPARE(fixture.button(), nullptr);
    fixture.pinSecond();
    const QMap<QString, QString> states = fixture.column(HistoryModel::State);
    QCOMPARE(states.value(u"c3"_s), u"◐ applied in second.db"_s);
    QCOMPARE(states.value(u"b2"_s), u"● applied"_s);
    QTRY_VERIFY(fixture.button()->isVisible());  // once the bar is laid out
    QCOMPARE(fixture.button()->text(), u"▶ second.db: up to date"_s);
    QCOMPARE(fixture.button()->accessibleName(), u"second.db: up to date"_s);
    fixture.open();  // a new window remembers it
    QCOMPARE(fixture.button()->text(), u"▶ second.db: up to date"_s);
    // Only the one in use is worked on.
    QCOMPARE(fixture.window->workbench().snapshot()->status.rows, QStringList{u"b2"_s});
}

void TestTargets::showsItAsItWasSeenLast()
{
    Window fixture(u"c3"_s);
    fixture.pinSecond();
    QVERIFY(QFile::remove(fixture.second()));
    fixture.open();
    const QString text = fixture.button()->text();
    QVERIFY2(text.startsWith(u"▷ second.db, as seen "_s) && text.endsWith(u": up to date"_s),
             qPrintable(text));
    QVERIFY(fixture.button()->toolTip().contains(u"There is no file"_s));
    QVERIFY(fixture.column(HistoryModel::State)
                .value(u"c3"_s)
                .startsWith(u"◐ applied in second.db, as seen"_s));
    QVERIFY(!QFile::exists(fixture.second()));  // a look makes nothing
}

void TestTargets::showsTheOneInUseAsItWasSeenLast()
{
    Window fixture(u"c3"_s);
    QFile file(fixture.notes.databasePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no database at all, and long enough to be looked at as one");
    file.close();
    fixture.open();
    QCOMPARE(fixture.column(HistoryModel::State).value(u"b2"_s), u"● was applied"_s);
    QCOMPARE(fixture.column(HistoryModel::State).value(u"c3"_s), u"○ was pending"_s);
    auto* banner = fixture.window->findChild<Banner*>(u"banner.problem"_s);
    QVERIFY2(banner->text().contains(u"The history shows it as seen"_s)
                 && banner->text().contains(u"1 pending"_s),
             qPrintable(banner->text()));
    QVERIFY(fixture.button()->text().startsWith(u"▷ "_s));
}

void TestTargets::usesAndForgetsFromTheBar()
{
    Window fixture(u"c3"_s);
    fixture.pinSecond();
    fixture.button()->menu()->findChild<QAction*>(u"target.use"_s)->trigger();
    fixture.settle();
    QCOMPARE(fixture.window->workbench().snapshot()->databaseName(), u"second.db"_s);
    QCOMPARE(fixture.button(), nullptr);  // it is the one in use now
    // The one before can be shown by the target menu.
    auto* menu = fixture.window->findChild<QMenu*>(u"menu.targets"_s);
    emit menu->aboutToShow();
    const QList<QAction*> pins = fixture.window->findChild<QMenu*>(u"menu.pins"_s)->actions();
    QCOMPARE(pins.size(), 1);
    QVERIFY(!pins.first()->isChecked());
    pins.first()->trigger();
    fixture.settle();
    QVERIFY(fixture.button() != nullptr);
    QVERIFY(fixture.button()->text().contains(u"1 pending"_s));
    fixture.button()->menu()->findChild<QAction*>(u"target.unpin"_s)->trigger();
    fixture.settle();
    QCOMPARE(fixture.button(), nullptr);
}

void TestTargets::waitsForNobody()
{
    Window fixture(u"c3"_s);
    SilentServer silent;
    QElapsedTimer clock;
    clock.start();
    fixture.enter(silent.url());
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(fixture.window->isWorking());
    QCOMPARE(fixture.button()->text(), u"▷ shop: is being read…"_s);
    QVERIFY(!fixture.window->workbench().runner().isBusy());
    fixture.settle();
    QCOMPARE(fixture.button()->text(), u"▷ shop: cannot be reached"_s);
}

void TestTargets::waitsForNobodyAtTheEnd()
{
    Window fixture(u"c3"_s);
    SilentServer silent;
    fixture.enter(silent.url());
    QTRY_COMPARE(silent.callers(), 1);  // it listens now, and gets no answer
    const SilentServer other;
    fixture.enter(other.url());
    QElapsedTimer clock;
    clock.start();
    fixture.window.reset();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

void TestTargets::asksAgainWithAnotherPassword()
{
    Window fixture(u"c3"_s);
    SilentServer silent;
    fixture.enter(silent.url(u"ada:wrong"_s));
    fixture.enter(silent.url(u"ada:wrong"_s));
    QTRY_COMPARE(silent.callers(), 1);
    fixture.enter(silent.url(u"ada:right"_s));
    QTRY_COMPARE(silent.callers(), 2);
}

void TestTargets::takesNoAnswerForAnother_data()
{
    QTest::addColumn<QString>("second");
    QTest::newRow("of another project") << u"/b/alembic.ini"_s;
    QTest::newRow("that the project has now") << u"/a/alembic.ini"_s;
}

void TestTargets::takesNoAnswerForAnother()
{
    QFETCH(QString, second);
    const Window fixture(u"c3"_s);
    const QString quick = u"sqlite:///"_s + fixture.second();
    const QString first = u"/a/alembic.ini"_s;
    SilentServer silent;
    const QTemporaryDir dir;
    QSettings kept(dir.filePath(u"desktop.ini"_s), QSettings::IniFormat);
    WindowSettings settings(kept);
    settings.setPinnedTargets(first, {QString()});
    settings.setPinnedTargets(second, {QString()});
    const QString inUse = u"sqlite:////made/up/shop/shop.db"_s;
    // The slow one is asked first: the quick one must not wait for it.
    TargetWatch watch(settings);
    watch.setSnapshot(opened(fixture.notes, first, silent.url()), inUse);
    QTRY_COMPARE(silent.callers(), 1);
    watch.setSnapshot(opened(fixture.notes, second, quick), inUse);
    QTRY_VERIFY(!watch.isReading());
    QCOMPARE(watch.states().value(0).rows, QStringList{u"c3"_s});
    QVERIFY(watch.states().value(0).isFresh);
    // The quick one is asked first: what it says is not said of the slow one.
    TargetWatch other(settings);
    other.setSnapshot(opened(fixture.notes, first, quick), inUse);
    QVERIFY(other.isReading());
    other.setSnapshot(opened(fixture.notes, second, silent.url()), inUse);
    QTRY_VERIFY_WITH_TIMEOUT(!other.isReading(), patience);
    QVERIFY(!other.states().value(0).problem.isEmpty());
    const auto database = databaseOf(*opened(fixture.notes, second, silent.url()), {});
    QVERIFY(!settings.seenTarget(second, database->toDisplay()).when.isValid());
}

void TestTargets::keepsTheTypedPasswordWhileItIsOpen()
{
    Window fixture(u"c3"_s);
    const QString typed = u"postgresql://ada:geheim@127.0.0.1:1/shop"_s;
    fixture.enter(typed);
    fixture.settle();
    fixture.button()->menu()->findChild<QAction*>(u"target.use"_s)->trigger();
    fixture.settle();
    QCOMPARE(fixture.window->workbench().url(), typed);
    // The same from the menu, after the project's own was used.
    auto* menu = fixture.window->findChild<QMenu*>(u"menu.targets"_s);
    for (const int entry : {0, 1}) {
        emit menu->aboutToShow();
        menu->actions().at(entry)->trigger();
        fixture.settle();
    }
    QCOMPARE(fixture.window->workbench().url(), typed);
}

void TestTargets::tellsDatabasesOfOneNameApart()
{
    Window fixture(u"c3"_s);
    const QFileInfo inUse(fixture.notes.databasePath());
    QVERIFY(QDir(inUse.path()).mkdir(u"staging"_s));
    const QString same = inUse.path() + u"/staging/"_s + inUse.fileName();
    QVERIFY(QFile::copy(fixture.second(), same));
    fixture.enter(u"sqlite:///"_s + same);
    fixture.settle();
    QCOMPARE(fixture.button()->accessibleName(), u"staging/%1: up to date"_s.arg(inUse.fileName()));
}

void TestTargets::keepsNoPassword_data()
{
    QTest::addColumn<QString>("url");
    for (const char* url : {"postgresql://ada:geheim@127.0.0.1:1/shop",
                            "postgresql://ada@127.0.0.1:1/shop?password=geheim",
                            "host=127.0.0.1 port=1 dbname=shop password=geheim",
                            "postgresql://ada:ge/geheim@127.0.0.1:1/shop",
                            "postgresql://ada:p@geheim@127.0.0.1:1/shop"}) {
        QTest::newRow(url) << QString::fromLatin1(url);
    }
}

void TestTargets::keepsNoPassword()
{
    QFETCH(QString, url);
    Window fixture(u"c3"_s);
    fixture.enter(url);
    fixture.settle();
    QVERIFY(fixture.button() != nullptr);
    QVERIFY(!fixture.button()->toolTip().contains(u"geheim"_s));
    QVERIFY(fixture.kept().contains(u"127.0.0.1"_s));
    QVERIFY2(!fixture.kept().contains(u"geheim"_s), qPrintable(fixture.kept()));
    fixture.enter(url, u"enterUrl"_s);
    fixture.settle();
    QVERIFY2(!fixture.kept().contains(u"geheim"_s), qPrintable(fixture.kept()));
}

void TestTargets::keepsNoUrlWhosePasswordItCannotFind()
{
    Window fixture(u"c3"_s);
    const QString url = u"postgresql://ada:a@geheim?b@127.0.0.1:1/shop"_s;
    fixture.enter(url);
    fixture.settle();
    QCOMPARE(fixture.button(), nullptr);
    const QString said = fixture.window->findChild<Banner*>(u"banner.result"_s)->text();
    QVERIFY2(said.contains(u"'%40'"_s) && !said.contains(u"geheim"_s), qPrintable(said));
    fixture.enter(url, u"enterUrl"_s);
    fixture.settle();
    QVERIFY2(!fixture.kept().contains(u"geheim"_s), qPrintable(fixture.kept()));
}

QTEST_MAIN(TestTargets)
#include "tst_targets.moc"
