// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two pages at a time.

#include "tests/support/temporaryproject.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagesplit.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cstdlib>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

/// Four pages called a to d.
class Split final
{
public:
    Split()
    {
        for (const QString& name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            auto* page = new QLineEdit(pages);
            page->setObjectName(name);
            pages->addTab(page, name.toUpper());
        }
        split.resize(800, 400);
        split.show();
    }

    /// "A B C D | c" with the shown one in brackets.
    QString text() const
    {
        QStringList titles;
        for (int page = 0; page < pages->count(); ++page) {
            const QString title = pages->tabText(page);
            titles << (page == pages->currentIndex() ? u"[%1]"_s.arg(title) : title);
        }
        const auto beside = split.beside();
        return titles.join(u' ')
               + (beside ? u" | "_s + split.widgetOf(*beside)->objectName() : QString());
    }

    /// Every page stands where it belongs, and two of them are seen.
    void check() const
    {
        for (int page = 0; page < pages->count(); ++page) {
            QWidget* widget = split.widgetOf(page);
            QCOMPARE(widget->objectName().toUpper(), pages->tabText(page));
            QCOMPARE(widget->isVisible(), page == pages->currentIndex() || page == split.beside());
        }
    }

    QTabWidget* pages = new QTabWidget;
    PageSplit split{pages};
};

}  // namespace

class TestPageSplit final : public QObject
{
    Q_OBJECT

private slots:
    void showsTheLastPageBeside();
    void changesRoundOnAClick();
    void choosesThePageBeside();
    void showsAPageWhereItIs();
    void remembersWhatIsBeside();
    void forgetsWhatIsNoState();
    void isRememberedByTheWindow();
    void fitsIntoASmallWindow();
    void findsInThePageWithTheKeyboard();
};

void TestPageSplit::showsTheLastPageBeside()
{
    Split fixture;
    fixture.split.toggle();
    QCOMPARE(fixture.text(), u"[A] B C D | c"_s);
    fixture.check();
    fixture.split.toggle();
    QCOMPARE(fixture.text(), u"[A] B C D"_s);
    fixture.check();
    fixture.pages->setCurrentIndex(3);
    fixture.split.toggle();
    QCOMPARE(fixture.text(), u"A B C [D] | a"_s);
    fixture.check();
}

void TestPageSplit::changesRoundOnAClick()
{
    Split fixture;
    fixture.split.setBeside(1);
    fixture.pages->setCurrentIndex(2);
    QCOMPARE(fixture.text(), u"A B [C] D | b"_s);
    fixture.pages->setCurrentIndex(1);
    QCOMPARE(fixture.text(), u"A [B] C D | c"_s);
    fixture.check();
    fixture.split.setBeside({});
    QCOMPARE(fixture.text(), u"A [B] C D"_s);
    fixture.check();
}

void TestPageSplit::choosesThePageBeside()
{
    Split fixture;
    fixture.split.setBeside(2);
    auto* choice = fixture.split.findChild<QComboBox*>(u"beside.choice"_s);
    QCOMPARE(choice->count(), 3);
    QCOMPARE(choice->currentText(), u"C"_s);
    choice->setCurrentIndex(choice->findText(u"D"_s));
    emit choice->activated(choice->currentIndex());
    QCOMPARE(fixture.text(), u"[A] B C D | d"_s);
    fixture.check();
    fixture.split.setBeside(0);  // what the tabs show: they get the other one
    QCOMPARE(fixture.text(), u"A B C [D] | a"_s);
    fixture.check();
    fixture.split.findChild<QToolButton*>(u"beside.close"_s)->click();
    QCOMPARE(fixture.text(), u"A B C [D]"_s);
    fixture.check();
}

void TestPageSplit::showsAPageWhereItIs()
{
    Split fixture;
    fixture.split.setBeside(2);
    QVERIFY(fixture.split.goTo(2));
    QCOMPARE(fixture.text(), u"[A] B C D | c"_s);
    QVERIFY(!fixture.split.goTo(1));
    QCOMPARE(fixture.text(), u"A [B] C D | c"_s);
}

void TestPageSplit::remembersWhatIsBeside()
{
    Split fixture;
    fixture.split.setBeside(3);
    fixture.split.setSizes({560, 240});
    const QList<int> sizes = fixture.split.sizes();
    QVERIFY(sizes.first() > sizes.last() + 100);
    Split other;
    other.split.setState(fixture.split.state());
    QCOMPARE(other.text(), u"[A] B C D | d"_s);
    // The handle may take a few pixels of it.
    QVERIFY(std::abs(other.split.sizes().first() - sizes.first()) < 10);
    fixture.split.setBeside({});
    other.split.setState(fixture.split.state());
    QCOMPARE(other.text(), u"[A] B C D"_s);
}

void TestPageSplit::forgetsWhatIsNoState()
{
    Split fixture;
    fixture.split.setBeside(3);
    fixture.split.setState({});
    QCOMPARE(fixture.text(), u"[A] B C D"_s);
    fixture.split.setState("garbage of some length, as a damaged file may have it");
    QCOMPARE(fixture.text(), u"[A] B C D"_s);
    fixture.check();
}

namespace {

class Window final
{
public:
    Window()
    {
        project.addScript(u"a1"_s,
                          u"def upgrade():\n    op.create_table('note', sa.Column('id', "
                          "sa.Integer()))\n"_s);
        open();
    }

    void open()
    {
        window.reset();
        window = std::make_unique<MainWindow>(m_settings, m_dir.filePath(u"example"_s));
        window->show();
        window->openProject(project.iniFile());
        QTRY_VERIFY_WITH_TIMEOUT(!window->isWorking(), patience);
    }

    void trigger(const QString& action)
    {
        window->findChild<QAction*>(u"action."_s + action)->trigger();
    }

    TemporaryProject project;

private:
    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};

public:
    std::unique_ptr<MainWindow> window;
};

}  // namespace

void TestPageSplit::isRememberedByTheWindow()
{
    Window fixture;
    auto* split = fixture.window->findChild<PageSplit*>();
    QVERIFY(!split->beside());
    fixture.trigger(u"showTables"_s);
    fixture.trigger(u"splitPages"_s);
    QCOMPARE(split->beside(), static_cast<int>(MainWindow::Page::History));
    QVERIFY(fixture.window->findChild<QTableView*>(u"history.view"_s)->isVisible());
    QVERIFY(fixture.window->findChild<QTableView*>(u"tables.view"_s)->isVisible());
    fixture.window->close();
    fixture.open();
    split = fixture.window->findChild<PageSplit*>();
    QCOMPARE(split->beside(), static_cast<int>(MainWindow::Page::History));
    QVERIFY(fixture.window->findChild<QTableView*>(u"history.view"_s)->isVisible());
    QVERIFY(fixture.window->findChild<QTableView*>(u"tables.view"_s)->isVisible());
    QVERIFY(fixture.window->findChild<QAction*>(u"action.splitPages"_s)->isChecked());
    fixture.trigger(u"splitPages"_s);
    QVERIFY(!split->beside());
}

void TestPageSplit::fitsIntoASmallWindow()
{
    Window fixture;
    fixture.window->resize(1024, 640);
    fixture.trigger(u"showDiagram"_s);
    fixture.trigger(u"splitPages"_s);
    QTest::qWait(50);
    QVERIFY2(fixture.window->minimumSizeHint().width() <= 1024,
             qPrintable(QString::number(fixture.window->minimumSizeHint().width())));
    QCOMPARE(fixture.window->width(), 1024);
    auto* split = fixture.window->findChild<PageSplit*>();
    QTRY_COMPARE(split->orientation(), Qt::Vertical);
    fixture.window->resize(2400, 900);
    QTRY_COMPARE(split->orientation(), Qt::Horizontal);
    QVERIFY(split->sizes().first() > 600 && split->sizes().last() > 600);
}

void TestPageSplit::findsInThePageWithTheKeyboard()
{
    Window fixture;
    fixture.trigger(u"showTables"_s);
    fixture.trigger(u"splitPages"_s);
    fixture.window->activateWindow();
    auto* tables = fixture.window->findChild<QLineEdit*>(u"tables.filter"_s);
    fixture.trigger(u"find"_s);
    QTRY_COMPARE(QApplication::focusWidget(), tables);
    fixture.window->findChild<QTableView*>(u"history.view"_s)->setFocus();
    fixture.trigger(u"find"_s);
    QTRY_VERIFY(QApplication::focusWidget() != tables);
    QCOMPARE(fixture.window->findChild<PageSplit*>()->active(),
             static_cast<int>(MainWindow::Page::History));
}

QTEST_MAIN(TestPageSplit)
#include "tst_pagesplit.moc"
