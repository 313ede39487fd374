// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/temporaryproject.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/sheet/exportjob.h"
#include "ui/sheet/exportsheet.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/messagebox.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

void choose(const QWidget& sheet, const QString& box, const QString& text)
{
    auto* combo = sheet.findChild<QComboBox*>(u"export."_s + box);
    QVERIFY(combo != nullptr);
    combo->setCurrentIndex(combo->findText(text, Qt::MatchStartsWith));
}

void addTable(TemporaryProject& files)
{
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('person', sa.Column('id', sa.Integer(), "
                    "primary_key=True))\n"_s);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a report came to: its file under an empty name, or those of its folder.
QMap<QString, QByteArray> contentsOf(const QString& path)
{
    if (!QFileInfo(path).isDir()) {
        return {{QString(), contentOf(path)}};
    }
    QMap<QString, QByteArray> contents;
    QDirIterator file(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (file.hasNext()) {
        const QString name = file.next();
        contents.insert(QDir(path).relativeFilePath(name), contentOf(name));
    }
    return contents;
}

}  // namespace

Q_DECLARE_METATYPE(limbeck::command::ReportRequest)

class TestExportSheet final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsWantedAsACommand();
    void offersOnlyWhatAFormatKnows();
    void hasAFieldForEveryKey();
    void keepsAPathThatWasTyped();
    void showsNoPassword();
    void writesWhatTheCommandLineWrites_data();
    void writesWhatTheCommandLineWrites();
    void saysWhyNothingWasWritten();
    void exportsFromTheWindow();
};

void TestExportSheet::saysWhatIsWantedAsACommand()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->path = u"/p/alembic.ini"_s;
    ExportSheet sheet(*snapshot, {}, u"b"_s);
    sheet.findChild<QLineEdit*>(u"export.path"_s)->setText(u"/tmp/x.mmd"_s);
    sheet.findChild<QLineEdit*>(u"export.tables"_s)->setText(u"note*"_s);
    choose(sheet, u"format"_s, u"Mermaid"_s);
    choose(sheet, u"detail"_s, u"Keys"_s);
    const QString expected =
        u"limbeck --config /p/alembic.ini report mermaid --as-of b --tables "
        "'note*' --detail keys -o /tmp/x.mmd"_s;
    QCOMPARE(sheet.commandLine(), expected);
    QCOMPARE(sheet.findChild<QLabel*>(u"export.command"_s)->text(), expected);
    sheet.findChild<QPushButton*>(u"export.copy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), expected);
    QCOMPARE(sheet.request().asOf, u"b"_s);
    sheet.findChild<QComboBox*>(u"export.asOf"_s)->setEditText(u"c"_s);
    QCOMPARE(sheet.request().asOf, u"c"_s);
}

void TestExportSheet::offersOnlyWhatAFormatKnows()
{
    ExportSheet sheet(*madeUpSnapshot(), {});
    const auto isOffered = [&sheet](const QString& name) {
        return !sheet.findChild<QWidget*>(u"export."_s + name)->isHidden();
    };
    choose(sheet, u"format"_s, u"PDF"_s);
    QVERIFY(isOffered(u"paper"_s) && !isOffered(u"split"_s) && !isOffered(u"theme"_s));
    choose(sheet, u"format"_s, u"SVG"_s);
    QVERIFY(!isOffered(u"paper"_s) && isOffered(u"theme"_s));
    choose(sheet, u"format"_s, u"JSON"_s);
    QVERIFY(!isOffered(u"detail"_s));
    choose(sheet, u"format"_s, u"Markdown"_s);
    QVERIFY(isOffered(u"split"_s));
}

/// A label without one shows its & as it is.
void TestExportSheet::hasAFieldForEveryKey()
{
    ExportSheet sheet(*madeUpSnapshot(), {}, {});
    for (const QLabel* label : sheet.findChildren<QLabel*>()) {
        QVERIFY2(label->buddy() != nullptr || !label->text().contains(u'&'),
                 qPrintable(label->text()));
    }
}

void TestExportSheet::keepsAPathThatWasTyped()
{
    ExportSheet sheet(*madeUpSnapshot(), {});
    choose(sheet, u"format"_s, u"SVG"_s);
    QVERIFY(sheet.path().endsWith(u"/schema.svg"_s));
    choose(sheet, u"format"_s, u"CSV"_s);
    QVERIFY(sheet.path().endsWith(u"/schema-csv"_s));
    sheet.findChild<QLineEdit*>(u"export.path"_s)->setText(u"/tmp/mine"_s);
    choose(sheet, u"format"_s, u"SVG"_s);
    QCOMPARE(sheet.path(), u"/tmp/mine"_s);
    sheet.findChild<QLineEdit*>(u"export.path"_s)->clear();
    QVERIFY(!sheet.findChild<QPushButton*>(u"export.export"_s)->isEnabled());
}

void TestExportSheet::showsNoPassword()
{
    ExportSheet sheet(*madeUpSnapshot(), u"postgresql://me:secret@db.example/shop"_s);
    QVERIFY(!sheet.commandLine().contains(u"secret"_s));
    QVERIFY(sheet.commandLine().contains(u"db.example/shop"_s));
    QCOMPARE(sheet.request().url, u"postgresql://me:secret@db.example/shop"_s);
}

void TestExportSheet::writesWhatTheCommandLineWrites_data()
{
    QTest::addColumn<command::ReportRequest>("request");
    command::ReportRequest request;
    const auto add = [&request](const QString& more = {}) {
        QTest::newRow(qPrintable(infoOf(request.format).name + more)) << request;
    };
    for (const ReportFormatInfo& info : reportFormats()) {
        request.format = info.format;
        add();
    }
    request.style.isSplit = true;
    for (const ReportFormat format : {ReportFormat::Markdown, ReportFormat::Mermaid}) {
        request.format = format;
        add(u", a folder"_s);
    }
    request = {};
    request.format = ReportFormat::Html;
    request.style.theme = ReportTheme::Dark;
    request.style.language = ReportLanguage::German;
    request.engine = Engine::Postgresql;
    request.asOf = u"001_initial_complete_schema"_s;
    request.tables = u"auth_*,plan"_s;
    request.stamp = u"27 Nov '26 <b>"_s;
    request.detail = DiagramDetail::Names;
    add(u", everything else than usual"_s);
    request.format = ReportFormat::Pdf;
    request.style.paper = ReportPaper::A3;
    request.style.isTiled = true;
    add(u", tiled"_s);
    request.format = ReportFormat::Png;
    request.style.scale = 3;
    request.style.isTransparent = true;
    add(u", transparent"_s);
}

/// The desktop's job, and the program that the copied command starts.
void TestExportSheet::writesWhatTheCommandLineWrites()
{
    QFETCH(const command::ReportRequest, request);
    const auto project = Project::open(QStringLiteral(LIMBECK_SOURCE_DIR "/resources/fenrir"));
    QVERIFY(project.has_value());
    QTemporaryDir place;
    const QString ours = place.filePath(u"desktop"_s);
    const QString theirs = place.filePath(u"it's the command line"_s);
    JobContext job([](const QString&, int, int) {});
    const Outcome outcome = exportReport(*project, request, ours, job);
    QVERIFY2(outcome.isOk, qPrintable(outcome.text));
    QVERIFY(outcome.text.contains(ours));

    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s,
                       QStringLiteral(LIMBECK_BINARY_DIR "/bin:") + environment.value(u"PATH"_s));
    shell.setProcessEnvironment(environment);
    shell.start(u"sh"_s, {u"-c"_s, command::commandLineFor(request, theirs, project->file.path)});
    QVERIFY(shell.waitForFinished());
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    const QMap<QString, QByteArray> written = contentsOf(ours);
    QVERIFY(!written.isEmpty());
    QCOMPARE(contentsOf(theirs).keys(), written.keys());
    QVERIFY(contentsOf(theirs) == written);
}

void TestExportSheet::saysWhyNothingWasWritten()
{
    TemporaryProject files;
    addTable(files);
    const auto project = Project::open(files.folder());
    const QString path = files.folder() + u"/out.md"_s;
    JobContext job([](const QString&, int, int) {});
    command::ReportRequest request;
    request.asOf = u"nowhere"_s;
    QVERIFY(exportReport(*project, request, path, job).text.contains(u"'nowhere'"_s));
    job.cancel();
    request.asOf = u"heads"_s;
    const Outcome cancelled = exportReport(*project, request, path, job);
    QVERIFY(!cancelled.isOk);
    QVERIFY(!QFile::exists(path));
}

void TestExportSheet::exportsFromTheWindow()
{
    TemporaryProject files;
    addTable(files);
    QTemporaryDir place;
    QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
    MainWindow window(settings, place.filePath(u"example"_s));
    QVERIFY(!window.actions().exportReport->isEnabled());
    window.openProject(files.folder());
    QTRY_VERIFY(window.actions().exportReport->isEnabled());
    window.actions().exportReport->trigger();
    auto* sheet = window.findChild<ExportSheet*>();
    QVERIFY(sheet != nullptr);
    const QString path = place.filePath(u"schema.md"_s);
    sheet->findChild<QLineEdit*>(u"export.path"_s)->setText(path);
    choose(*sheet, u"format"_s, u"Markdown"_s);
    QSignalSpy written(&window.workbench(), &Workbench::reportWritten);
    sheet->findChild<QPushButton*>(u"export.export"_s)->click();
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(contentOf(path).startsWith("# Schema of"));
    QTRY_VERIFY(!window.workbench().runner().isBusy());
}

QTEST_MAIN(TestExportSheet)
#include "tst_exportsheet.moc"
