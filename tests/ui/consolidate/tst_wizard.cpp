// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From an interval of the history to one revision and back, done in the window.

#include "tests/support/projectcopy.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"
#include "ui/consolidate/consolidatewizard.h"
#include "ui/history/historymodel.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/settings.h"
#include "ui/task/taskrunner.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120000;

/// A window with the project of `folder` in it.
struct Fixture
{
    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    MainWindow window{settings, dir.filePath(u"example"_s)};

    /// `targets` are URLs of further databases that the window knows for the project.
    explicit Fixture(const QString& folder, const QStringList& targets = {})
    {
        for (const QString& url : targets) {
            WindowSettings(settings).addTarget(folder, url);
        }
        window.show();
        window.openProject(folder);
        settle();
    }

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(window.workbench().snapshot() && !window.isWorking(), patience);
    }

    void trigger(const QString& name)
    {
        auto* action = window.findChild<QAction*>(u"action."_s + name);
        QVERIFY2(action != nullptr && action->isEnabled(), qPrintable(name));
        action->trigger();
        settle();
    }

    ConsolidateWizard* wizard()
    {
        return window.findChild<ConsolidateWizard*>();
    }

    template <typename Widget>
    Widget* part(const QString& name)
    {
        return wizard()->findChild<Widget*>(u"consolidate."_s + name);
    }

    QPushButton* button(const QString& name)
    {
        return wizard()->findChild<QPushButton*>(name);
    }

    /// Presses the button and waits until what it begins is over.
    void goOn()
    {
        QVERIFY2(button(u"sheet.go"_s)->isEnabled(), qPrintable(button(u"sheet.go"_s)->text()));
        button(u"sheet.go"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!wizard()->isWorking(), patience);
    }

    int page()
    {
        return wizard()->findChild<QStackedWidget*>()->currentIndex();
    }

    QStringList revisions()
    {
        return window.workbench().snapshot()->graph.ids();
    }

    /// What the operations log says was done last.
    QString newestOperation()
    {
        const auto operations = window.workbench().snapshot()->operations;
        return operations.isEmpty() ? QString() : operations.first().record.action;
    }
};

/// Two steps with rows: a seed, and an update of a table that has none.
QString seededScript(const QString& table)
{
    return u"def upgrade():\n"
           "    op.create_table('%1', sa.Column('id', sa.Integer, primary_key=True),\n"
           "                    sa.Column('name', sa.String(20)))\n"
           "    op.execute(\"UPDATE %1 SET name = 'x'\")\n"
           "    op.execute(\"INSERT INTO %1 (id, name) VALUES (1, 'first')\")\n\n"
           "def downgrade():\n    op.drop_table('%1')\n"_s.arg(table);
}

}  // namespace

class TestWizard final : public QObject
{
    Q_OBJECT

private slots:
    void consolidatesAndTakesBack();
    void provesOnEveryEngine();
    void showsWhatIsArchived();
    void writesNothingBeforeTheLastButton();
    void saysWhatMakesAnIntervalImpossible();
    void beginsWithWhatIsSelected();
    void overrulesADecision();
    void stopsAProofAndProvesAgain();
    void refusesWhatWasEditedMeanwhile();
    void saysWhyARevisionCannotBeRead();
};

void TestWizard::consolidatesAndTakesBack()
{
    const ProjectCopy nineteen(nineteenRevisions());
    const QMap<QString, QByteArray> before = filesBelow(nineteen.folder() + u"/versions"_s);
    Fixture fixture(nineteen.folder());
    QCOMPARE(fixture.revisions().size(), 19);
    fixture.trigger(u"consolidate"_s);
    QVERIFY2(fixture.part<QLabel>(u"summary"_s)->text().contains(u"19 revisions become one"_s),
             qPrintable(fixture.part<QLabel>(u"summary"_s)->text()));
    fixture.part<QLineEdit>(u"id"_s)->setText(u"n1"_s);
    fixture.part<QLineEdit>(u"message"_s)->setText(u"All at once"_s);
    fixture.goOn();
    const QString script = fixture.part<QPlainTextEdit>(u"script"_s)->toPlainText();
    QVERIFY2(script.contains(u"revision: str = 'n1'"_s) || script.contains(u"revision = 'n1'"_s)
                 || script.contains(u"\"n1\""_s),
             qPrintable(script.left(800)));
    QVERIFY(script.contains(u"op.create_table("_s));
    fixture.goOn();
    const auto* engines = fixture.part<QTreeWidget>(u"engines"_s);
    QCOMPARE(engines->topLevelItemCount(), 1);
    QVERIFY2(engines->topLevelItem(0)->text(1).startsWith(u"✓"_s),
             qPrintable(engines->topLevelItem(0)->text(1)));
    fixture.goOn();
    fixture.settle();
    QCOMPARE(fixture.revisions(), QStringList{u"n1"_s});
    QVERIFY(fixture.part<QTextBrowser>(u"report"_s)->toPlainText().contains(u"SQLite"_s));
    QCOMPARE(fixture.window.workbench().snapshot()->consolidated.value(u"n1"_s).size(), 19);
    QCOMPARE(fixture.newestOperation(), u"consolidate"_s);

    fixture.part<QPushButton>(u"takeBack"_s)->click();
    fixture.settle();
    auto* sheet = fixture.window.findChild<QDialog*>(u"sheet.takeBack"_s);
    QVERIFY(sheet != nullptr);
    QVERIFY(sheet->findChild<QPlainTextEdit*>(u"sheet.files"_s)
                ->toPlainText()
                .contains(u"001_initial_schema"_s));
    sheet->findChild<QPushButton*>(u"sheet.go"_s)->click();
    fixture.settle();
    QCOMPARE(fixture.revisions().size(), 19);
    QCOMPARE(filesBelow(nineteen.folder() + u"/versions"_s), before);
    QCOMPARE(fixture.newestOperation(), u"unconsolidate"_s);
}

/// The engines of the targets that the window knows are those of the proof.
void TestWizard::provesOnEveryEngine()
{
    const ProjectCopy nineteen(nineteenRevisions());
    Fixture fixture(
        nineteen.folder() + u"/alembic.ini"_s,
        {serverUrl(Engine::Postgresql, u"postgres"_s), serverUrl(Engine::Mariadb, u"mysql"_s)});
    fixture.trigger(u"consolidate"_s);
    fixture.part<QLineEdit>(u"id"_s)->setText(u"n1"_s);
    fixture.goOn();
    fixture.goOn();
    const auto* engines = fixture.part<QTreeWidget>(u"engines"_s);
    QCOMPARE(engines->topLevelItemCount(), 3);
    for (int i = 0; i < engines->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = engines->topLevelItem(i);
        QVERIFY2(item->text(1).startsWith(u"✓"_s), qPrintable(item->text(0) + item->text(1)));
    }
    fixture.goOn();
    fixture.settle();
    QCOMPARE(fixture.revisions(), QStringList{u"n1"_s});
    const QString report = fixture.part<QTextBrowser>(u"report"_s)->toPlainText();
    for (const QString& name : {u"SQLite"_s, u"PostgreSQL"_s, u"MariaDB"_s}) {
        QVERIFY2(report.contains(name), qPrintable(name));
    }
    const auto server = openedDatabase(serverSettings(Engine::Postgresql, u"postgres"_s));
    const Result<QueryResult> left =
        server->query(u"SELECT datname FROM pg_database WHERE datname LIKE 'limbeck%'"_s);
    QVERIFY_RESULT(left);
    QVERIFY(left->rows.isEmpty());
}

void TestWizard::showsWhatIsArchived()
{
    const ProjectCopy bundled(bundledProject());
    Fixture fixture(bundled.folder());
    const auto* view = fixture.window.findChild<QTableView*>(u"history.view"_s);
    QCOMPARE(view->model()->rowCount(), 2);
    fixture.window.navigator().goToRevision(u"d65d974ab1aa"_s);
    fixture.settle();
    QCOMPARE(view->model()->rowCount(), 21);
    const QModelIndex current = view->currentIndex();
    QCOMPARE(current.siblingAtColumn(HistoryModel::Id).data().toString(), u"d65d974ab1aa"_s);
    QVERIFY2(
        current.siblingAtColumn(HistoryModel::Changes).data().toString().contains(u"+1 table"_s),
        qPrintable(current.siblingAtColumn(HistoryModel::Changes).data().toString()));
    const auto views = fixture.window.findChildren<QPlainTextEdit*>();
    QVERIFY(std::ranges::any_of(views, [](const QPlainTextEdit* each) {
        return each->accessibleName() == u"Source of the revision"_s
               && each->toPlainText().contains(u"Revision ID: d65d974ab1aa"_s);
    }));
    // As of that moment there are the tables that it left.
    fixture.window.time().show({.kind = TimePoint::Kind::Revision, .revision = u"d65d974ab1aa"_s});
    fixture.settle();
    QCOMPARE(fixture.window.time().view()->schema.tables.size(), 9);
    fixture.trigger(u"older"_s);
    QCOMPARE(fixture.window.time().shown().revision, u"b87e1a3b751b"_s);
    fixture.trigger(u"toNow"_s);
    fixture.trigger(u"unfold"_s);
    QCOMPARE(view->model()->rowCount(), 2);
}

void TestWizard::writesNothingBeforeTheLastButton()
{
    const ProjectCopy nineteen(nineteenRevisions());
    const QMap<QString, QByteArray> before = filesBelow(nineteen.folder());
    Fixture fixture(nineteen.folder());
    fixture.trigger(u"consolidate"_s);
    fixture.goOn();
    fixture.goOn();
    QCOMPARE(fixture.page(), 2);
    QCOMPARE(filesBelow(nineteen.folder()), before);
    fixture.button(u"sheet.cancel"_s)->click();
    QTRY_VERIFY(fixture.wizard() == nullptr);
    QCOMPARE(filesBelow(nineteen.folder()), before);
}

void TestWizard::saysWhatMakesAnIntervalImpossible()
{
    const ProjectCopy nineteen(nineteenRevisions());
    Fixture fixture(nineteen.folder());
    fixture.trigger(u"consolidate"_s);
    auto* to = fixture.part<QComboBox>(u"to"_s);
    to->setCurrentIndex(to->findData(u"d383b58287f7"_s));
    const QString refusal = fixture.part<QLabel>(u"summary"_s)->text();
    QVERIFY2(refusal.startsWith(u"⚠"_s) && refusal.contains(u"0ec36ea2a851"_s)
                 && refusal.contains(u"Consolidate up to 'd65d974ab1aa' only"_s),
             qPrintable(refusal));
    QVERIFY(!fixture.button(u"sheet.go"_s)->isEnabled());
    to->setCurrentIndex(to->findData(u"d65d974ab1aa"_s));
    QVERIFY(fixture.button(u"sheet.go"_s)->isEnabled());
}

void TestWizard::beginsWithWhatIsSelected()
{
    const ProjectCopy nineteen(nineteenRevisions());
    Fixture fixture(nineteen.folder());
    auto* view = fixture.window.findChild<QTableView*>(u"history.view"_s);
    fixture.window.navigator().goToRevision(u"a8de257b0f4f"_s);
    const QModelIndex older = view->currentIndex();
    view->selectionModel()->select(older.siblingAtRow(older.row() - 1),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    fixture.trigger(u"consolidate"_s);
    QCOMPARE(fixture.part<QComboBox>(u"from"_s)->currentData().toString(), u"a8de257b0f4f"_s);
    QCOMPARE(fixture.part<QComboBox>(u"to"_s)->currentData().toString(), u"750c1bd40831"_s);
    QVERIFY(fixture.part<QLabel>(u"summary"_s)
                ->text()
                .contains(u"Outside, '41c97f44b5de' will name it"_s)
            || fixture.part<QLabel>(u"summary"_s)->text().contains(u"stands on '6bfb5f75709c'"_s));
}

void TestWizard::overrulesADecision()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, seededScript(u"one"_s));
    files.addScript(u"b1"_s, seededScript(u"two"_s));
    Fixture fixture(files.iniFile());
    fixture.trigger(u"consolidate"_s);
    fixture.part<QWidget>(u"stock"_s)->setProperty("checked", true);
    fixture.goOn();
    auto* list = fixture.part<QTreeWidget>(u"decisions"_s);
    QCOMPARE(list->topLevelItemCount(), 4);
    const auto itemOf = [list](const QString& text, const QString& revision) {
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            QTreeWidgetItem* item = list->topLevelItem(i);
            if (item->text(1).contains(text) && item->text(2).startsWith(revision)) {
                return item;
            }
        }
        return static_cast<QTreeWidgetItem*>(nullptr);
    };
    QVERIFY(itemOf(u"UPDATE"_s, u"b1"_s)->text(0).startsWith(u"✗"_s));
    list->setCurrentItem(itemOf(u"UPDATE"_s, u"b1"_s));
    QVERIFY2(fixture.part<QLabel>(u"reason"_s)->text().contains(u"no rows"_s),
             qPrintable(fixture.part<QLabel>(u"reason"_s)->text()));
    auto* choice = fixture.part<QComboBox>(u"overrule"_s);
    choice->setCurrentIndex(1);
    emit choice->activated(1);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.wizard()->isWorking(), patience);
    QVERIFY2(itemOf(u"UPDATE"_s, u"b1"_s)->text(0).contains(u"kept by you"_s),
             qPrintable(itemOf(u"UPDATE"_s, u"b1"_s)->text(0)));
    // Only that step: the other revision's, and its own seed, stay as they were decided.
    QVERIFY(itemOf(u"UPDATE"_s, u"a1"_s)->text(0).startsWith(u"✗"_s));
    QVERIFY(itemOf(u"INSERT"_s, u"b1"_s)->text(0).startsWith(u"↓"_s));
    QVERIFY(fixture.part<QPlainTextEdit>(u"script"_s)->toPlainText().contains(u"UPDATE two"_s));
}

void TestWizard::stopsAProofAndProvesAgain()
{
    const ProjectCopy nineteen(nineteenRevisions());
    Fixture fixture(nineteen.folder());
    fixture.trigger(u"consolidate"_s);
    fixture.goOn();
    fixture.button(u"sheet.go"_s)->click();
    QCOMPARE(fixture.button(u"sheet.cancel"_s)->text(), u"&Stop"_s);
    fixture.button(u"sheet.cancel"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.wizard()->isWorking(), patience);
    QVERIFY2(fixture.part<QLabel>(u"result"_s)->text().contains(u"cancelled"_s),
             qPrintable(fixture.part<QLabel>(u"result"_s)->text()));
    QCOMPARE(fixture.button(u"sheet.go"_s)->text(), u"P&rove it again"_s);
    fixture.goOn();
    QVERIFY(fixture.button(u"sheet.go"_s)->text().contains(u"Consolidate 19 revisions"_s));
    QVERIFY(fixture.button(u"sheet.go"_s)->isEnabled());
}

void TestWizard::refusesWhatWasEditedMeanwhile()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, seededScript(u"one"_s));
    const QString second = files.addScript(u"b1"_s, seededScript(u"two"_s));
    Fixture fixture(files.iniFile());
    fixture.trigger(u"consolidate"_s);
    fixture.part<QWidget>(u"stock"_s)->setProperty("checked", true);
    fixture.goOn();
    fixture.goOn();
    QFile file(second);
    QVERIFY(file.open(QIODevice::Append));
    file.write("\n# edited\n");
    file.close();
    fixture.goOn();
    QCOMPARE(fixture.page(), 2);
    const QString status = fixture.part<QLabel>(u"status"_s)->text();
    QVERIFY2(status.contains(u"has changed since"_s), qPrintable(status));
    QVERIFY(QFile::exists(second));
}

void TestWizard::saysWhyARevisionCannotBeRead()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, seededScript(u"one"_s));
    files.addScript(u"b1"_s,
                    u"import application\n\ndef upgrade():\n    application.migrate(op)\n"
                    "def downgrade():\n    pass\n"_s);
    Fixture fixture(files.iniFile());
    fixture.trigger(u"consolidate"_s);
    fixture.goOn();
    QCOMPARE(fixture.page(), 0);
    const QString status = fixture.part<QLabel>(u"status"_s)->text();
    QVERIFY2(status.contains(u"Cannot consolidate"_s) && status.contains(u"b1.py"_s),
             qPrintable(status));
    QVERIFY(fixture.button(u"sheet.go"_s)->isEnabled());  // another interval can be tried
}

QTEST_MAIN(TestWizard)
#include "tst_wizard.moc"
