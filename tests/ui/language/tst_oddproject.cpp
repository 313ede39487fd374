// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A German window over a project that makes the engine speak: problems of the history, a script
// that is not understood, SQL whose effect is not known, steps that lose rows. No English sentence
// is left in it, neither ours nor the engine's.

#include "migrations/command/report.h"
#include "migrations/project/projectfile.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/ui/language/windowtexts.h"
#include "ui/language/language.h"
#include "ui/mainwindow/mainwindow.h"

#include <QtWidgets>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

/// Its own texts have none of the words that tell English.
void addScripts(TemporaryProject& project)
{
    project.addScript(u"a1"_s,
                      uR"py(
    def upgrade():
        op.create_table('lager', sa.Column('id', sa.Integer, primary_key=True),
                        sa.Column('ort', sa.String(40)))
        op.create_index('ix_ort', 'lager', ['ort'], unique=True)
        op.create_table('kunde', sa.Column('id', sa.Integer, primary_key=True))

    def downgrade():
        op.drop_table('lager')
    )py"_s);
    project.addScript(u"b2"_s,
                      uR"py(
    def upgrade():
        op.add_column('lager', sa.Column('menge', sa.Integer, nullable=False))
        op.execute("CREATE VIRTUAL TABLE karte USING rtree(id, x, y)")
        op.drop_column('lager', 'ort')

    def downgrade():
        pass
    )py"_s);
    project.addScript(u"c3"_s,
                      uR"py(
    from unbekannt import lade

    def upgrade():
        for zeile in lade():
            op.add_column('lager', zeile)
        op.drop_table('fehlt')

    def downgrade():
        raise NotImplementedError('nein')
    )py"_s);
}

/// Words that no German sentence has.
bool isEnglish(const QString& text)
{
    static const QRegularExpression words(
        u"\\b(the|is|are|of|and|which|that|with|from|cannot|does|has|nothing|be)\\b"_s);
    // What TemporaryProject's scripts say of themselves.
    return QString(text).remove(u"message of"_s).contains(words);
}

void addCells(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole}) {
                texts << index.data(role).toString();
            }
        }
        addCells(model, model.index(row, 0, parent), texts);
    }
}

/// All that can be read below `window`, source and SQL excepted: they are content.
QStringList allBelow(const QWidget& window)
{
    QStringList texts;
    for (const ShownText& each : textsBelow(window)) {
        texts << each.text;
    }
    for (const auto* view : window.findChildren<QAbstractItemView*>()) {
        if (view->model() != nullptr) {
            addCells(*view->model(), {}, texts);
        }
    }
    for (const auto* text : window.findChildren<QTextEdit*>()) {
        texts << text->toPlainText();
    }
    return texts;
}

}  // namespace

class TestOddProject final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everySentenceIsGerman_data();
    void everySentenceIsGerman();
    void aReportStaysEnglish();

private:
    /// All formats that are text, one after another.
    Result<QByteArray> reportBytes() const;

    TemporaryProject m_project;  ///< with a broken history
    TemporaryProject m_sound;
    QTemporaryDir m_dir;
    QByteArray m_english;  ///< what the command line writes
};

Result<QByteArray> TestOddProject::reportBytes() const
{
    return Project::open(m_sound.iniFile()).and_then([](const Project& project) {
        Result<QByteArray> all = QByteArray();
        for (const ReportFormatInfo& info : reportFormats()) {
            command::ReportRequest request;
            request.format = info.format;
            request.asOf = u"c3"_s;
            request.tables = u"lager,kiste*"_s;  // what is left out is told as well
            const auto made = command::report(project, request);
            if (!made) {
                return Result<QByteArray>(fail(made.error()));
            }
            for (const ReportFile& file : info.isText ? made->files.files : QList<ReportFile>()) {
                *all += file.bytes;
            }
        }
        return all;
    });
}

void TestOddProject::initTestCase()
{
    addScripts(m_sound);
    addScripts(m_project);
    m_project.addScript(u"d4"_s, u"def upgrade():\n    pass\n"_s, u"'verloren'"_s);
    const Result<QByteArray> bytes = reportBytes();
    QVERIFY_RESULT(bytes);
    m_english = *bytes;
    installLanguage(u"de"_s);
}

void TestOddProject::everySentenceIsGerman_data()
{
    QTest::addColumn<bool>("isSound");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("broken history")
        << false << QStringList{u"ohne Python auszuführen"_s, u"folgt auf „verloren“"_s};
    QTest::newRow("sound history") << true
                                   << QStringList{u"ohne Python auszuführen"_s,
                                                  u"Spalte ort von lager löschen"_s,
                                                  u"SQL-Text, der „karte“ ändern kann"_s};
}

void TestOddProject::everySentenceIsGerman()
{
    QFETCH(const bool, isSound);
    QFETCH(const QStringList, expected);
    QSettings settings(m_dir.filePath(u"desktop.ini"_s), QSettings::IniFormat);
    MainWindow window(settings, m_dir.filePath(u"example"_s));
    window.resize(1600, 1000);
    window.show();
    window.openProject(isSound ? m_sound.iniFile() : m_project.iniFile());
    QTRY_VERIFY_WITH_TIMEOUT(!window.isWorking(), patience);
    QVERIFY(window.workbench().snapshot() != nullptr);
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        dock->show();
    }
    QStringList all;
    for (const RevisionId& id : {u"b2"_s, u"c3"_s}) {
        window.navigator().goToRevision(id);
        const auto pages = QMetaEnum::fromType<MainWindow::Page>();
        for (int i = 0; i < pages.keyCount(); ++i) {
            window.showPage(static_cast<MainWindow::Page>(pages.value(i)));
            QTRY_VERIFY_WITH_TIMEOUT(!window.isWorking(), patience);
            QCoreApplication::processEvents();
            all << allBelow(window);
        }
    }
    all.removeDuplicates();
    bool isGerman = true;
    for (const QString& text : std::as_const(all)) {
        if (isEnglish(text)) {
            qWarning("%s", qPrintable(text));
            isGerman = false;
        }
    }
    QVERIFY(isGerman);
    // Else nothing was looked at.
    for (const QString& sentence : expected) {
        QVERIFY2(all.join(u'\n').contains(sentence), qPrintable(sentence));
    }
}

void TestOddProject::aReportStaysEnglish()
{
    const Result<QByteArray> bytes = reportBytes();
    QVERIFY_RESULT(bytes);
    QCOMPARE(QString::fromUtf8(*bytes), QString::fromUtf8(m_english));
}

QTEST_MAIN(TestOddProject)
#include "tst_oddproject.moc"
