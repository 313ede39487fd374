// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Named selections of tables: saved, looked at, renamed, deleted, exported.

#include "tests/support/recordingobserver.h"
#include "tests/ui/noteswindow.h"
#include "ui/diagram/diagramscene.h"
#include "ui/mainwindow/settings.h"
#include "ui/sheet/exportsheet.h"
#include "ui/tables/tablesmodel.h"
#include "ui/views/viewkeeper.h"
#include "ui/views/viewmodel.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QSaveFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

class Window final : public NotesWindow
{
public:
    Window()
    {
        RecordingObserver observer;
        if (!command::upgrade(notes.context(), u"head"_s, observer).isOk()) {
            qFatal("the database cannot be made");
        }
        open();
    }

    /// Saves what a filter of the tables shows.
    void save(const QString& filter, const QString& name)
    {
        action(u"showTables"_s)->trigger();
        window->findChild<QLineEdit*>(u"tables.filter"_s)->setText(filter);
        FileDialog::setNextFileName(name);
        action(u"saveView"_s)->trigger();
        window->findChild<QLineEdit*>(u"tables.filter"_s)->clear();
    }

    QStringList tables() const
    {
        const auto* model = window->findChild<QTableView*>(u"tables.view"_s)->model();
        QStringList names;
        for (int row = 0; row < model->rowCount(); ++row) {
            names << model->index(row, TablesModel::Name).data().toString();
        }
        names.sort();
        return names;
    }

    QListView* list() const
    {
        return window->findChild<QListView*>(u"views.view"_s);
    }

    QStringList views() const
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            names << list()->model()->index(row, 0).data().toString();
        }
        return names;
    }

    /// As somebody else does, whose program puts a new file in the place of the old one.
    void writeFile(const QByteArray& text) const
    {
        const QString path = savedViewsPath(notes.project.file.folder);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QSaveFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        QVERIFY(file.commit());
    }

    QString said() const
    {
        auto* banner = window->findChild<Banner*>(u"banner.result"_s);
        return banner->isVisible() ? banner->text() : QString();
    }

    QString file() const
    {
        QFile file(savedViewsPath(notes.project.file.folder));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

}  // namespace

class TestViews final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void savesWhatTheFilterShows();
    void knowsWhatItDoesNotList();
    void savesWhatIsSelected();
    void asksBeforeItReplaces();
    void isRememberedAndLeft();
    void renamesInTheList();
    void deletesWithAWayBack();
    void isTheScopeOfAnExport();
    void leavesAFileAloneThatItDoesNotUnderstand();
    void keepsWhatSomebodyElseWrote();
    void seesWhatSomebodyElseWrites();
    void leavesAFileAloneThatBecameUnreadable();
    void saysWhyAViewDoesNotComeBack();
    void namesNotEveryTable();
    void showsNamesAsTheyAre();
    void guessesTheSameInEveryPlace();
    void guessesRelationsOnRequest();
};

void TestViews::keepsTheRulesOfModels()
{
    ViewModel model;
    const QAbstractItemModelTester tester(&model);
    model.setViews({{u"Billing"_s, {u"invoice"_s}}, {u"All"_s, {}}}, u"Billing"_s);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2, 0).data().toString(), u"● Billing"_s);
    QCOMPARE(model.index(2, 0).data(Qt::AccessibleTextRole).toString(), u"Billing, shown"_s);
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsEditable));
    QSignalSpy spy(&model, &ViewModel::renameWanted);
    QVERIFY(!model.setData(model.index(2, 0), u"  "_s, Qt::EditRole));
    QVERIFY(model.setData(model.index(2, 0), u"Money"_s, Qt::EditRole));
    QCOMPARE(spy.size(), 1);
    model.setViews({}, {});
}

void TestViews::savesWhatTheFilterShows()
{
    Window fixture;
    const QStringList all = fixture.tables();
    QCOMPARE(all, QStringList({u"author"_s, u"note"_s}));
    QVERIFY(!fixture.action(u"everyTable"_s)->isVisible());
    fixture.save(u"not"_s, u"Notes"_s);
    QCOMPARE(fixture.views(), QStringList({u"○ Every table"_s, u"● Notes"_s}));
    QCOMPARE(fixture.tables(), QStringList{u"note"_s});
    QVERIFY(fixture.action(u"everyTable"_s)->isVisible());
    fixture.save(u"auth"_s, u"Authors"_s);  // only of what is listed
    QVERIFY(!fixture.file().contains(u"Authors"_s));
    QCOMPARE(fixture.file(),
             u"{\n    \"version\": 1,\n    \"views\": {\n        \"Notes\": [\n"
             "            \"note\"\n        ]\n    }\n}\n"_s);
    fixture.action(u"everyTable"_s)->trigger();
    QCOMPARE(fixture.tables(), all);
}

/// `note` refers to `author`: that stays true though `note` is not listed.
void TestViews::knowsWhatItDoesNotList()
{
    Window fixture;
    fixture.save(u"auth"_s, u"Authors"_s);
    QCOMPARE(fixture.tables(), QStringList{u"author"_s});
    const auto* model = fixture.window->findChild<QTableView*>(u"tables.view"_s)->model();
    QCOMPARE(model->index(0, TablesModel::In).data().toString(), u"1"_s);
}

void TestViews::savesWhatIsSelected()
{
    Window fixture;
    fixture.notes.execute({u"CREATE TABLE tag (id INTEGER PRIMARY KEY)"_s});
    fixture.action(u"refresh"_s)->trigger();
    fixture.settle();
    QCOMPARE(fixture.tables(), QStringList({u"author"_s, u"note"_s, u"tag"_s}));
    fixture.action(u"showTables"_s)->trigger();
    auto* view = fixture.window->findChild<QTableView*>(u"tables.view"_s);
    view->clearSelection();
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, TablesModel::Name);
        if (index.data().toString() != u"note"_s) {
            view->selectionModel()->select(index,
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    FileDialog::setNextFileName(u"Two"_s);
    fixture.action(u"saveView"_s)->trigger();
    QCOMPARE(fixture.file(),
             u"{\n    \"version\": 1,\n    \"views\": {\n        \"Two\": [\n"
             "            \"author\",\n            \"tag\"\n        ]\n    }\n}\n"_s);
    QCOMPARE(fixture.tables(), QStringList({u"author"_s, u"tag"_s}));
}

void TestViews::asksBeforeItReplaces()
{
    Window fixture;
    fixture.save(u"not"_s, u"Mine"_s);
    fixture.action(u"everyTable"_s)->trigger();
    MessageBox::setNextAnswer(QMessageBox::No);
    fixture.save(u"auth"_s, u"Mine"_s);
    QVERIFY(fixture.file().contains(u"note"_s));
    MessageBox::setNextAnswer(QMessageBox::Yes);
    fixture.save(u"auth"_s, u"Mine"_s);
    QVERIFY(!fixture.file().contains(u"note"_s));
    QCOMPARE(fixture.tables(), QStringList{u"author"_s});
}

void TestViews::isRememberedAndLeft()
{
    Window fixture;
    fixture.save(u"not"_s, u"Notes"_s);
    fixture.open();
    QCOMPARE(fixture.tables(), QStringList{u"note"_s});
    // Every other place shows every table: the objects do.
    QCOMPARE(fixture.window->time().view()->schema.tables.size(), 2);
    QVERIFY(QFile::remove(savedViewsPath(fixture.notes.project.file.folder)));
    fixture.action(u"refresh"_s)->trigger();
    fixture.settle();
    QCOMPARE(fixture.tables().size(), 2);
    QCOMPARE(fixture.views(), QStringList{u"● Every table"_s});
}

void TestViews::renamesInTheList()
{
    Window fixture;
    fixture.save(u"not"_s, u"Notes"_s);
    fixture.list()->setFocus();
    fixture.window->findChild<QAction*>(u"views.rename"_s)->trigger();
    auto* editor = fixture.list()->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    QCOMPARE(editor->text(), u"Notes"_s);
    editor->setText(u"Pages"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(fixture.views(), QStringList({u"○ Every table"_s, u"● Pages"_s}));
    QVERIFY(fixture.file().contains(u"Pages"_s));
    QCOMPARE(fixture.tables(), QStringList{u"note"_s});
}

void TestViews::deletesWithAWayBack()
{
    Window fixture;
    fixture.save(u"not"_s, u"Notes"_s);
    const QString before = fixture.file();
    fixture.window->findChild<QAction*>(u"views.remove"_s)->trigger();
    QTRY_COMPARE(fixture.views(), QStringList{u"● Every table"_s});
    QCOMPARE(fixture.tables().size(), 2);
    auto* banner = fixture.window->findChild<Banner*>(u"banner.result"_s);
    QVERIFY2(banner->isVisible() && banner->text().contains(u"“Notes” is deleted"_s),
             qPrintable(banner->text()));
    fixture.action(u"undoView"_s)->trigger();
    QCOMPARE(fixture.file(), before);
    QCOMPARE(fixture.views(), QStringList({u"● Every table"_s, u"○ Notes"_s}));
    QVERIFY(!fixture.action(u"undoView"_s)->isEnabled());
}

void TestViews::isTheScopeOfAnExport()
{
    Window fixture;
    fixture.save(u"not"_s, u"My notes"_s);
    fixture.action(u"exportReport"_s)->trigger();
    auto* sheet = fixture.window->findChild<ExportSheet*>(u"sheet.export"_s);
    QVERIFY(sheet != nullptr);
    QCOMPARE(sheet->request().view, u"My notes"_s);
    QVERIFY2(sheet->commandLine().contains(u"--view 'My notes'"_s),
             qPrintable(sheet->commandLine()));
    sheet->findChild<QComboBox*>(u"export.view"_s)->setCurrentIndex(0);
    QCOMPARE(sheet->request().view, QString());
    sheet->reject();
}

void TestViews::leavesAFileAloneThatItDoesNotUnderstand()
{
    Window fixture;
    fixture.save(u"not"_s, u"Notes"_s);
    const QString path = savedViewsPath(fixture.notes.project.file.folder);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"version\": 2 }");
    file.close();
    fixture.action(u"refresh"_s)->trigger();
    fixture.settle();
    QVERIFY(!fixture.action(u"saveView"_s)->isEnabled());
    QVERIFY(fixture.window->findChild<Banner*>(u"banner.result"_s)
                ->text()
                .contains(u"later version"_s));
    QCOMPARE(fixture.file(), u"{ \"version\": 2 }"_s);
}

namespace {

const QByteArray colleagues =
    R"({"version": 1, "views": {"Mine": ["note"], "Theirs": ["author"]}})";

}  // namespace

/// The file changed a moment ago, and nothing has been read since.
void TestViews::keepsWhatSomebodyElseWrote()
{
    Window fixture;
    fixture.save(u"not"_s, u"Mine"_s);
    fixture.writeFile(colleagues);
    fixture.save(u"not"_s, u"Notes"_s);
    QCOMPARE(fixture.views(),
             QStringList({u"○ Every table"_s, u"○ Mine"_s, u"● Notes"_s, u"○ Theirs"_s}));
    QVERIFY2(fixture.file().contains(u"Theirs"_s), qPrintable(fixture.file()));
    fixture.action(u"everyTable"_s)->trigger();
    fixture.writeFile(colleagues);
    MessageBox::setNextAnswer(QMessageBox::No);  // it is theirs: it asks
    fixture.save(u"not"_s, u"Theirs"_s);
    QCOMPARE(fixture.file(), QString::fromUtf8(colleagues));
    auto* keeper = fixture.window->findChild<ViewKeeper*>();
    keeper->rename(u"Mine"_s, u"Theirs"_s);
    QVERIFY2(fixture.said().contains(u"“Theirs” already"_s), qPrintable(fixture.said()));
    QCOMPARE(fixture.file(), QString::fromUtf8(colleagues));
    keeper->rename(u"Mine"_s, u"Ours"_s);
    keeper->remove(u"Ours"_s);
    QVERIFY(fixture.file().contains(u"Theirs"_s));
    QVERIFY(!fixture.file().contains(u"Ours"_s) && !fixture.file().contains(u"Mine"_s));
}

void TestViews::seesWhatSomebodyElseWrites()
{
    Window fixture;
    fixture.writeFile(colleagues);  // the folder is new
    QTRY_COMPARE(fixture.views(), QStringList({u"● Every table"_s, u"○ Mine"_s, u"○ Theirs"_s}));
    fixture.writeFile(R"({"version": 1, "views": {"Mine": ["note"]}})");
    QTRY_COMPARE(fixture.views(), QStringList({u"● Every table"_s, u"○ Mine"_s}));
    fixture.window->findChild<ViewKeeper*>()->choose(u"Mine"_s);
    QCOMPARE(fixture.tables(), QStringList{u"note"_s});
    fixture.writeFile(R"({"version": 1, "views": {"Mine": ["author"]}})");
    QTRY_COMPARE(fixture.tables(), QStringList{u"author"_s});
    fixture.writeFile("no views");
    QTRY_COMPARE(fixture.tables().size(), 2);
    QVERIFY2(fixture.said().contains(u"cannot be read"_s), qPrintable(fixture.said()));
    QVERIFY(!fixture.action(u"saveView"_s)->isEnabled());
    fixture.writeFile(colleagues);
    QTRY_VERIFY(fixture.action(u"saveView"_s)->isEnabled());
}

void TestViews::leavesAFileAloneThatBecameUnreadable()
{
    Window fixture;
    fixture.save(u"not"_s, u"Notes"_s);
    fixture.action(u"everyTable"_s)->trigger();
    fixture.writeFile("{ \"version\": 2 }");
    fixture.save(u"auth"_s, u"Authors"_s);
    QCOMPARE(fixture.file(), u"{ \"version\": 2 }"_s);
    QVERIFY2(fixture.said().contains(u"later version"_s), qPrintable(fixture.said()));
    QVERIFY(!fixture.action(u"saveView"_s)->isEnabled());
    QCOMPARE(fixture.views(), QStringList{u"● Every table"_s});
}

void TestViews::saysWhyAViewDoesNotComeBack()
{
    Window fixture;
    fixture.save(u"not"_s, u"Notes"_s);
    const QString before = fixture.file();
    auto* keeper = fixture.window->findChild<ViewKeeper*>();
    keeper->remove(u"Notes"_s);
    fixture.save(u"auth"_s, u"Notes"_s);  // somebody needed the name
    fixture.action(u"undoView"_s)->trigger();
    QVERIFY2(fixture.said().contains(u"“Notes” already"_s), qPrintable(fixture.said()));
    keeper->rename(u"Notes"_s, u"Authors"_s);

    // A file where the folder should be: nothing can be written.
    const QString folder = QFileInfo(savedViewsPath(fixture.notes.project.file.folder)).path();
    QVERIFY(QDir(folder).removeRecursively());
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    fixture.action(u"undoView"_s)->trigger();
    QVERIFY2(fixture.said().contains(u"cannot be written"_s), qPrintable(fixture.said()));
    QVERIFY(fixture.action(u"undoView"_s)->isEnabled());
    QVERIFY(file.remove());
    fixture.action(u"undoView"_s)->trigger();
    QCOMPARE(fixture.file(), before);
    QCOMPARE(fixture.said(), QString());
    QVERIFY(!fixture.action(u"undoView"_s)->isEnabled());
}

void TestViews::namesNotEveryTable()
{
    QCOMPARE(firstOf({u"a"_s, u"b"_s}), u"a, b"_s);
    QCOMPARE(firstOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}), u"a, b, c, d, e"_s);
    QCOMPARE(firstOf({u"%1"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s}),
             u"%1, b, c, d and 2 more"_s);
}

void TestViews::showsNamesAsTheyAre()
{
    Window fixture;
    fixture.save(u"not"_s, u"R&D"_s);
    QVERIFY2(fixture.action(u"everyTable"_s)->text().contains(u"R&&D"_s),
             qPrintable(fixture.action(u"everyTable"_s)->text()));
}

/// `tag` and `tags` are equally good, so the inspector guesses nothing; the diagram of a view
/// without one of them does neither.
void TestViews::guessesTheSameInEveryPlace()
{
    Window fixture;
    fixture.notes.execute({u"CREATE TABLE tag (id INTEGER PRIMARY KEY)"_s,
                           u"CREATE TABLE tags (id INTEGER PRIMARY KEY)"_s,
                           u"CREATE TABLE page (id INTEGER PRIMARY KEY, tag_id INTEGER)"_s});
    fixture.writeFile(R"({"version": 1, "views": {"Few": ["page", "tag"]}})");
    fixture.action(u"refresh"_s)->trigger();
    fixture.settle();
    fixture.action(u"guessRelations"_s)->trigger();
    fixture.action(u"showDiagram"_s)->trigger();
    auto* keeper = fixture.window->findChild<ViewKeeper*>();
    const auto guesses = [&fixture] {
        const auto& keys = fixture.window->findChild<DiagramScene*>()->content().keys;
        return std::ranges::count_if(keys, &DiagramKey::isImplied);
    };
    QCOMPARE(guesses(), 0);
    keeper->choose(u"Few"_s);
    QCOMPARE(fixture.window->findChild<DiagramScene*>()->content().tables.size(), 2);
    QCOMPARE(guesses(), 0);
    fixture.action(u"guessRelations"_s)->trigger();
    fixture.settle();
}

void TestViews::guessesRelationsOnRequest()
{
    Window fixture;
    fixture.notes.execute({u"CREATE TABLE tag (id INTEGER PRIMARY KEY, note_id INTEGER)"_s});
    fixture.action(u"refresh"_s)->trigger();
    fixture.settle();
    const auto inspected = [&fixture] {
        fixture.window->navigator().goToTable(TableName(u"tag"_s));
        return fixture.window->findChild<QTextBrowser*>(u"inspector"_s)->toPlainText();
    };
    const QString guess = u"note_id looks like a reference to note"_s;
    QVERIFY(!inspected().contains(guess));
    fixture.action(u"guessRelations"_s)->trigger();
    QVERIFY2(inspected().contains(guess), qPrintable(inspected()));
    fixture.open();  // a new window remembers it
    QVERIFY(fixture.action(u"guessRelations"_s)->isChecked());
    QVERIFY(inspected().contains(guess));
    fixture.action(u"guessRelations"_s)->trigger();
    QVERIFY(!inspected().contains(guess));
}

QTEST_MAIN(TestViews)
#include "tst_views.moc"
