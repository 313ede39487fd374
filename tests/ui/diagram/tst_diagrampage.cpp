// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diff.h"
#include "tests/ui/largeschema.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagrambar.h"
#include "ui/diagram/diagrampage.h"
#include "ui/diagram/diagramview.h"
#include "ui/diagram/legend.h"
#include "ui/mainwindow/navigator.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestDiagramPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsPositionsWhileTheSchemaStays();
    void remembersItsOwnLayout();
    void movesNothingWhenTablesComeAndGo();
    void takesMovesBack();
    void resetsTheLayoutAndTakesThatBack();
    void showsTheNeighboursOfATable();
    void startsTheFocusWhereThereIsMostToSee();
    void knowsEveryMode();
    void marksDifferences();
    void showsOnlyWhatChanged();
    void findsTablesAndColumns();
    void canBeCancelled();
    void guessesOnlyWhenAsked();
    void namesEveryControl();
    void staysUsableWithAThousandTables();
    void drawsNothingBeforeItIsLookedAt();
    void guessesBeforeItIsLookedAt();
    void guessesAboutTablesThatAreNotShown();
    void resetsOnlyWhatIsShown();
    void showsATableThatWaitsToBeDrawn();
    void keepsControlsApartWhereThereIsLittleRoom();

private:
    void openPage()
    {
        m_page = std::make_unique<DiagramPage>(*m_navigator);
        m_page->setStateFolder(m_folder->path());
        m_page->resize(1200, 800);
        m_page->show();
    }

    void show(const Schema& schema)
    {
        auto snapshot = madeUpSnapshot();
        snapshot->schema = schema;
        m_page->setSnapshot(snapshot);
        QVERIFY(QTest::qWaitFor([this] { return !m_page->isLayingOut(); }, 30000));
    }

    QPointF place(const QString& table) const
    {
        return scene().item(TableName(table))->pos();
    }

    DiagramScene& scene() const
    {
        return *m_page->findChild<DiagramScene*>();
    }

    void move(const QString& table, const QPointF& to)
    {
        TableItem* item = scene().item(TableName(table));
        const QPointF from = item->pos();
        item->setPos(to);
        emit m_page->findChild<DiagramView*>()->tableMoved(item->number(), from, to);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Navigator> m_navigator;
    std::unique_ptr<DiagramPage> m_page;
};

void TestDiagramPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_navigator = std::make_unique<Navigator>();
    openPage();
}

void TestDiagramPage::cleanup()
{
    m_page.reset();
    m_navigator.reset();
}

void TestDiagramPage::keepsPositionsWhileTheSchemaStays()
{
    QSignalSpy finished(m_page.get(), &DiagramPage::layoutFinished);
    show(madeUpSnapshot()->schema);
    QCOMPARE(finished.size(), 1);
    move(u"user"_s, {1234, 567});
    show(madeUpSnapshot()->schema);
    QCOMPARE(place(u"user"_s), QPointF(1234, 567));
    QCOMPARE(finished.size(), 1);
}

void TestDiagramPage::remembersItsOwnLayout()
{
    show(madeUpSnapshot()->schema);
    move(u"page"_s, {777, 333});
    const QPointF user = place(u"user"_s);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    openPage();
    QSignalSpy finished(m_page.get(), &DiagramPage::layoutFinished);
    show(madeUpSnapshot()->schema);
    QCOMPARE(finished.size(), 0);
    QCOMPARE(place(u"page"_s), QPointF(777, 333));
    QCOMPARE(place(u"user"_s), user);
}

void TestDiagramPage::movesNothingWhenTablesComeAndGo()
{
    const Schema before = largeSchema(100);
    show(before);
    QHash<TableName, QPointF> places;
    for (const TableItem* item : scene().items()) {
        places.insert(item->name(), item->pos());
    }
    Schema after = before;
    for (int i = 0; i < 5; ++i) {
        after.tables.remove(i * 17 + 3);
        after.tables << madeUpTable(u"new_%1"_s.arg(i), {before.tables.at(i).name.name});
    }
    QSignalSpy finished(m_page.get(), &DiagramPage::layoutFinished);
    show(after);
    QCOMPARE(finished.size(), 0);
    QCOMPARE(scene().items().size(), 100);
    int moved = 0;
    for (const TableItem* item : scene().items()) {
        moved += places.contains(item->name()) && places.value(item->name()) != item->pos() ? 1 : 0;
    }
    QCOMPARE(moved, 0);
    show(before);  // what was gone comes back to where it was
    for (const TableItem* item : scene().items()) {
        QCOMPARE(item->pos(), places.value(item->name()));
    }
}

void TestDiagramPage::takesMovesBack()
{
    show(madeUpSnapshot()->schema);
    const QPointF first = place(u"user"_s);
    move(u"user"_s, {100, 900});
    move(u"user"_s, {200, 900});
    auto* view = m_page->findChild<DiagramView*>();
    QTest::keySequence(view, QKeySequence(QKeySequence::Undo));
    QCOMPARE(place(u"user"_s), QPointF(100, 900));
    QTest::keySequence(view, QKeySequence(QKeySequence::Undo));
    QCOMPARE(place(u"user"_s), first);
    QTest::keySequence(view, QKeySequence(QKeySequence::Redo));
    QCOMPARE(place(u"user"_s), QPointF(100, 900));
    show(madeUpSnapshot()->schema);
    QCOMPARE(place(u"user"_s), QPointF(100, 900));
}

void TestDiagramPage::resetsTheLayoutAndTakesThatBack()
{
    show(madeUpSnapshot()->schema);
    const QPointF first = place(u"user"_s);
    move(u"user"_s, {3000, 3000});
    QSignalSpy finished(m_page.get(), &DiagramPage::layoutFinished);
    m_page->findChild<QAction*>(u"diagram.reset"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QCOMPARE(place(u"user"_s), first);
    m_page->undoStack().undo();
    QCOMPARE(place(u"user"_s), QPointF(3000, 3000));
    m_page->undoStack().redo();
    QCOMPARE(place(u"user"_s), first);
}

void TestDiagramPage::showsTheNeighboursOfATable()
{
    show(largeSchema(300));
    const TableName centre = scene().items().at(150)->name();
    m_page->focusOn(centre);
    QCOMPARE(m_page->choice().mode, DiagramMode::Focus);
    QCOMPARE(m_navigator->current().table, centre);
    const auto oneHop = scene().items().size();
    QVERIFY(oneHop > 1 && oneHop < 60);
    QVERIFY(scene().item(centre) != nullptr);
    DiagramChoice choice = m_page->choice();
    choice.hops = 0;
    m_page->setChoice(choice);
    QCOMPARE(scene().items().size(), 1);
    auto* view = m_page->findChild<DiagramView*>();
    QTest::keyClick(view, Qt::Key_Period);
    QCOMPARE(scene().items().size(), oneHop);
    QTest::keyClick(view, Qt::Key_Period);
    QVERIFY(scene().items().size() >= oneHop);
    QTest::keyClick(view, Qt::Key_Comma);
    QCOMPARE(scene().items().size(), oneHop);
    choice.hops = 1;
    choice.direction = FocusDirection::Out;
    m_page->setChoice(choice);
    QVERIFY(scene().items().size() <= oneHop);
}

void TestDiagramPage::startsTheFocusWhereThereIsMostToSee()
{
    show(madeUpSnapshot()->schema);
    m_page->setChoice({.mode = DiagramMode::Focus, .detail = DiagramDetail::All});
    const QString text = m_page->findChild<QLabel*>(u"diagram.focusText"_s)->text();
    QVERIFY2(text.contains(u"3 of 3"_s), qPrintable(text));
}

void TestDiagramPage::knowsEveryMode()
{
    show(largeSchema(60));
    QSet<QByteArray> pictures;
    for (const DiagramMode mode :
         {DiagramMode::Overview, DiagramMode::Focus, DiagramMode::Layered, DiagramMode::Grid}) {
        m_page->setChoice({.mode = mode, .detail = DiagramDetail::Keys});
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLayingOut(), 30000);
        QStringList places;
        for (const TableItem* item : scene().items()) {
            places << u"%1,%2"_s.arg(item->pos().x()).arg(item->pos().y());
        }
        pictures << places.join(u' ').toUtf8();
    }
    QCOMPARE(pictures.size(), 4);
}

void TestDiagramPage::marksDifferences()
{
    show(madeUpSnapshot()->schema);
    const QPointF user = place(u"user"_s);
    const Schema after = madeUpSnapshot()->schema;
    Schema before = after;
    before.tables.removeLast();
    before.tables << madeUpTable(u"gone"_s, {u"user"_s});
    m_page->setComparison(before, after);
    QCOMPARE(scene().items().size(), 4);
    QVERIFY(scene().description(*scene().item(TableName(u"gone"_s))).contains(u"removed"_s));
    QVERIFY(scene().description(*scene().item(TableName(u"note"_s))).contains(u"added"_s));
    QCOMPARE(place(u"user"_s), user);
    auto* legend = m_page->findChild<QWidget*>(u"diagram.legend"_s);
    QVERIFY(legend->isVisible());
    QVERIFY(legend->accessibleDescription().contains(u"+ added"_s));
    m_page->setSchema(before);
    QCOMPARE(scene().items().size(), 3);
    m_page->clearSchema();
    QVERIFY(scene().item(TableName(u"gone"_s)) == nullptr);
    auto compared = madeUpSnapshot();
    auto diff = std::make_shared<command::SchemaDiff>();
    diff->from.schema = before;
    diff->to.schema = after;
    compared->comparison = diff;
    m_page->setSnapshot(compared);
    QVERIFY(scene().description(*scene().item(TableName(u"gone"_s))).contains(u"removed"_s));
}

void TestDiagramPage::showsOnlyWhatChanged()
{
    const Schema after = largeSchema(80);
    show(after);
    auto* changes = m_page->findChild<QAction*>(u"diagram.changesOnly"_s);
    QVERIFY(!changes->isEnabled());
    Schema before = after;
    before.tables[40].columns.removeLast();
    m_page->setComparison(before, after);
    QVERIFY(changes->isEnabled());
    QCOMPARE(scene().items().size(), 80);
    changes->trigger();
    QVERIFY(scene().items().size() < 40);
    QVERIFY(scene().item(after.tables.at(40).name) != nullptr);
}

void TestDiagramPage::findsTablesAndColumns()
{
    show(madeUpSnapshot()->schema);
    auto* find = m_page->findChild<QLineEdit*>(u"diagram.find"_s);
    auto* found = m_page->findChild<QLabel*>(u"diagram.found"_s);
    QTest::keyClicks(find, u"page"_s);
    QCOMPARE(found->text(), u"2 found"_s);  // the table, and note.page_id
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(found->text(), u"1 of 2"_s);
    QCOMPARE(m_navigator->current().table, TableName(u"page"_s));
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(m_navigator->current().table, TableName(u"note"_s));
    find->setText(u"nowhere"_s);
    QCOMPARE(found->text(), u"Nothing found"_s);
    QTest::keyClick(find, Qt::Key_Return);
    find->clear();
    QVERIFY(!found->isVisible());
}

void TestDiagramPage::canBeCancelled()
{
    auto snapshot = madeUpSnapshot();
    snapshot->schema = largeSchema(1500);
    m_page->setSnapshot(snapshot);
    auto* cancel = m_page->findChild<QPushButton*>(u"diagram.cancel"_s);
    if (QTest::qWaitFor([&] { return cancel->isVisible() || !m_page->isLayingOut(); }, 10000)
        && m_page->isLayingOut()) {
        cancel->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLayingOut(), 5000);
    QCOMPARE(scene().items().size(), 1500);
    const QString note = m_page->findChild<QLabel*>(u"diagram.note"_s)->text();
    QVERIFY2(note.contains(u"cancelled"_s), qPrintable(note));
}

void TestDiagramPage::guessesOnlyWhenAsked()
{
    Schema schema;
    schema.tables << madeUpTable(u"author"_s) << madeUpTable(u"note"_s);
    Column column = schema.tables.first().columns.first();
    column.name = u"author_id"_s;
    schema.tables.last().columns << column;
    show(schema);
    QVERIFY(scene().content().keys.isEmpty());
    const QPointF before = place(u"note"_s);
    m_page->setGuessing(true);
    QVERIFY(QTest::qWaitFor([this] { return !m_page->isLayingOut(); }, 30000));
    QCOMPARE(scene().content().keys.size(), 1);
    QVERIFY(scene().content().keys.first().isImplied);
    QCOMPARE(place(u"note"_s), before);                    // a guess moves nothing
    QCOMPARE(scene().content().tables.first().keysIn, 0);  // and is no foreign key
    const QString spoken = scene().description(*scene().item(TableName(u"note"_s)));
    QVERIFY2(spoken.contains(u"author_id looks like a reference to author, a guess"_s),
             qPrintable(spoken));
    const LegendContent legend = LegendContent::of(scene());
    QVERIFY(legend.hasGuesses && !legend.hasKeys);
    QVERIFY(legend.toText().contains(u"a guess"_s));
    m_page->setGuessing(false);
    QVERIFY(scene().content().keys.isEmpty());
}

void TestDiagramPage::namesEveryControl()
{
    for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
        if (widget->focusPolicy() != Qt::NoFocus && !widget->inherits("QScrollBar")
            && widget->objectName() != u"qt_scrollarea_viewport"_s) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool isNamed = !widget->accessibleName().isEmpty()
                                 || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(isNamed,
                     qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                               widget->objectName())));
        }
    }
}

void TestDiagramPage::staysUsableWithAThousandTables()
{
    show(largeSchema(1000));
    QCOMPARE(scene().items().size(), 1000);
    QVERIFY(!m_page->grab().isNull());
    const QString note = m_page->findChild<QLabel*>(u"diagram.note"_s)->text();
    QVERIFY2(note.contains(u"1,000 tables"_s), qPrintable(note));
    m_page->showTable(scene().items().at(500)->name());
    QCOMPARE(m_page->choice().mode, DiagramMode::Focus);
    QVERIFY(scene().items().size() < 100);
}

void TestDiagramPage::drawsNothingBeforeItIsLookedAt()
{
    m_page->hide();
    show(largeSchema(10));
    show(madeUpSnapshot()->schema);
    QVERIFY(scene().items().isEmpty());
    m_page->show();
    QVERIFY(QTest::qWaitFor([this] { return !m_page->isLayingOut(); }));
    QCOMPARE(scene().items().size(), 3);
    m_page->hide();
    show(largeSchema(10));
    m_page->showTable(largeSchema(10).tables.first().name);
    QCOMPARE(scene().items().size(), 10);
}

void TestDiagramPage::guessesBeforeItIsLookedAt()
{
    m_page->hide();
    show(madeUpSnapshot()->schema);
    m_page->setGuessing(true);
    m_page->show();
    QVERIFY(QTest::qWaitFor([this] { return !m_page->isLayingOut(); }, 30000));
    QCOMPARE(scene().items().size(), 3);
    m_page->hide();
    show(largeSchema(10));
    m_page->setGuessing(false);
    m_page->show();
    QVERIFY(QTest::qWaitFor([this] { return !m_page->isLayingOut(); }, 30000));
    QCOMPARE(scene().items().size(), 10);
}

/// `author` and `authors` are equally good, so nothing is guessed, though one is not shown.
void TestDiagramPage::guessesAboutTablesThatAreNotShown()
{
    auto part = std::make_shared<Snapshot>(*madeUpSnapshot());
    part->schema = {};
    part->schema.tables << madeUpTable(u"author"_s) << madeUpTable(u"note"_s);
    Column column = part->schema.tables.first().columns.first();
    column.name = u"author_id"_s;
    part->schema.tables.last().columns << column;
    auto whole = std::make_shared<Snapshot>(*part);
    whole->schema.tables << madeUpTable(u"authors"_s);
    m_page->setGuessing(true);
    m_page->setSnapshot(part);
    QCOMPARE(scene().content().keys.size(), 1);
    m_page->setSnapshot(part, whole);
    QCOMPARE(scene().items().size(), 2);
    QVERIFY(scene().content().keys.isEmpty());
    QVERIFY(QTest::qWaitFor([this] { return !m_page->isLayingOut(); }, 30000));
}

/// A saved view shows a part of an arrangement; the rest is somebody's work too.
void TestDiagramPage::resetsOnlyWhatIsShown()
{
    const Schema all = madeUpSnapshot()->schema;
    show(all);
    move(u"user"_s, {3000, 3000});
    move(u"page"_s, {4000, 100});
    Schema part;
    part.tables << *all.table(TableName(u"page"_s));
    show(part);
    QSignalSpy finished(m_page.get(), &DiagramPage::layoutFinished);
    m_page->findChild<QAction*>(u"diagram.reset"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    const QPointF reset = place(u"page"_s);
    QVERIFY(reset != QPointF(4000, 100));
    show(all);
    QCOMPARE(place(u"user"_s), QPointF(3000, 3000));
    QCOMPARE(place(u"page"_s), reset);
    m_page->undoStack().undo();
    QCOMPARE(place(u"user"_s), QPointF(3000, 3000));
    QCOMPARE(place(u"page"_s), QPointF(4000, 100));
}

/// Many tables are drawn in a turn of their own; whoever wants one before that need not wait.
void TestDiagramPage::showsATableThatWaitsToBeDrawn()
{
    openPage();
    const auto snapshot = madeUpSnapshot();
    snapshot->schema = largeSchema(600);
    m_page->setSnapshot(snapshot);
    QVERIFY(m_page->isLayingOut());
    const TableName wanted = snapshot->schema.tables.at(300).name;
    QCOMPARE(scene().item(wanted), nullptr);
    m_page->showTable(wanted);
    QVERIFY(scene().item(wanted) != nullptr);
    QVERIFY(QTest::qWaitFor([this] { return !m_page->isLayingOut(); }, 30000));
    QCOMPARE(m_page->choice().mode, DiagramMode::Focus);
}

void TestDiagramPage::keepsControlsApartWhereThereIsLittleRoom()
{
    QMenu view;
    QMenu exports;
    QWidget window;  // which would not get narrower than its bar
    window.resize(1300, 200);
    DiagramBar bar(&view, &exports, &window);
    window.show();
    const auto* mode = bar.findChild<QComboBox*>(u"diagram.mode"_s);
    for (const int width :
         {1200, bar.minimumSizeHint().width() + 130, bar.minimumSizeHint().width()}) {
        bar.setGeometry(0, 0, width, bar.sizeHint().height());
        QCoreApplication::processEvents();
        QWidgetList shown;
        for (QWidget* part :
             mode->parentWidget()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (part->isVisible()) {
                shown << part;
            }
        }
        for (const QWidget* one : std::as_const(shown)) {
            for (const QWidget* other : std::as_const(shown)) {
                QVERIFY2(one == other || !one->geometry().intersects(other->geometry()),
                         qPrintable(u"%1: %2, %3"_s.arg(
                             QString::number(width), one->objectName(), other->objectName())));
            }
        }
        QVERIFY(mode->width() >= mode->sizeHint().width());
        QCOMPARE(bar.findChild<QToolButton*>(u"diagram.fit"_s)->isVisible(),
                 width > bar.minimumSizeHint().width());
    }
}

QTEST_MAIN(TestDiagramPage)
#include "tst_diagrampage.moc"
