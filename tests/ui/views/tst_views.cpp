// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Named selections of tables: saved, looked at, renamed, deleted, exported.

#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "ui/mainwindow/mainwindow.h"
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
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

class Window final
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

    void open()
    {
        window = std::make_unique<MainWindow>(m_settings, m_dir.filePath(u"example"_s));
        window->show();
        window->openProject(notes.project.file.path);
        settle();
    }

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!window->isWorking(), patience);
    }

    QAction* action(const QString& name) const
    {
        return window->findChild<QAction*>(u"action."_s + name);
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

    QString file() const
    {
        QFile file(savedViewsPath(notes.project.file.folder));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    NotesProject notes;

private:
    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};

public:
    std::unique_ptr<MainWindow> window;
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
    fixture.action(u"showTables"_s)->trigger();
    fixture.window->findChild<QTableView*>(u"tables.view"_s)->selectAll();
    FileDialog::setNextFileName(u"Both"_s);
    fixture.action(u"saveView"_s)->trigger();
    QVERIFY(fixture.file().contains(u"\"author\",\n            \"note\"\n"_s));
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
