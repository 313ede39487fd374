// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window in other languages, the bundled project open: every page, pane, menu and sheet is
// walked.

#include "tests/ui/accessibletree.h"
#include "tests/ui/language/pseudotranslator.h"
#include "tests/ui/language/windowtexts.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/sheet/exportsheet.h"

#include <QtWidgets>

#include <memory>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

bool hasLetters(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar each) { return each.isLetter(); });
}

/// Names that are the same in every language, and what the project calls its things; longest
/// first, since one may be a part of another.
QStringList namesIn(const Snapshot& snapshot)
{
    QStringList names = {u"SQLite"_s,
                         u"PostgreSQL"_s,
                         u"MariaDB"_s,
                         u"Limbeck"_s,
                         u"English"_s,
                         u"Deutsch"_s,
                         u"Español"_s,
                         u"DEV"_s,
                         snapshot.path,
                         snapshot.name,
                         snapshot.databaseName(),
                         snapshot.database->toDisplay()};
    for (const Revision& revision : snapshot.graph.revisions()) {
        names << revision.id << revision.message << revision.longMessage;
    }
    for (const Table& table : snapshot.schema.tables) {
        names << table.name.toString();
    }
    std::sort(names.begin(), names.end(), [](const QString& one, const QString& other) {
        return one.size() > other.size();
    });
    return names;
}

/// Texts of ours without the brackets of the translator.
QStringList untranslated(const QList<ShownText>& texts, const QStringList& names)
{
    QStringList found;
    for (const ShownText& each : texts) {
        QString rest = QString(each.text).remove(u'&');
        for (const QString& name : names) {
            rest.remove(name);
        }
        // What a report can be written as is said by the engine, and a command is none of our
        // texts.
        const bool isOfEngine =
            each.where.endsWith("#export.format"_L1) || each.where.endsWith("#export.command"_L1);
        if (hasLetters(rest) && !rest.contains(u'[') && !isOfEngine) {
            found << each.where + u": "_s + each.text;
        }
    }
    found.removeDuplicates();
    return found;
}

/// A sheet or a popup that is open.
QWidget* openedBeside(const QWidget& window)
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget != &window && !widget->inherits("QTipLabel")) {
            return widget;
        }
    }
    return nullptr;
}

/// One a line, since a message of QVERIFY2 is cut off.
void print(const QStringList& found)
{
    for (const QString& each : found) {
        qWarning("%s", qPrintable(each));
    }
}

}  // namespace

/// A window whose texts come from the translator of the test, with the example in it.
class TestWindow final : public QObject
{
    Q_OBJECT

private slots:
    void cleanupTestCase();
    void everythingIsTranslatedAndHasRoom();
    void sheetsAreTranslatedAndHaveRoom_data();
    void sheetsAreTranslatedAndHaveRoom();
    void noMenuGivesAKeyTwice_data();
    void noMenuGivesAKeyTwice();

private:
    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    std::unique_ptr<QTranslator> m_translator;
    std::unique_ptr<MainWindow> m_window;

    void speak(std::unique_ptr<QTranslator> translator);
    void openExample();  ///< once, for all tests that look at it
    QAction* action(const char* name);
    QStringList names() const;
};

void TestWindow::cleanupTestCase()
{
    m_window.reset();
}

void TestWindow::speak(std::unique_ptr<QTranslator> translator)
{
    m_window.reset();
    m_translator = std::move(translator);
    QCoreApplication::installTranslator(m_translator.get());
    m_window = std::make_unique<MainWindow>(m_settings, m_dir.filePath(u"fenrir"_s));
    m_window->resize(1600, 1000);
    m_window->show();
}

void TestWindow::openExample()
{
    if (m_window != nullptr) {
        return;
    }
    speak(std::make_unique<PseudoTranslator>());
    m_window->workbench().openExample(m_dir.filePath(u"fenrir"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isWorking(), patience);
    const SnapshotPtr snapshot = m_window->workbench().snapshot();
    QVERIFY(snapshot != nullptr && snapshot->database);
    m_window->navigator().goToTable(snapshot->schema.tables.at(0).name);
}

QAction* TestWindow::action(const char* name)
{
    return m_window->findChild<QAction*>(u"action."_s + QString::fromLatin1(name));
}

QStringList TestWindow::names() const
{
    return namesIn(*m_window->workbench().snapshot());
}

void TestWindow::everythingIsTranslatedAndHasRoom()
{
    openExample();
    for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
        dock->show();
    }
    QStringList wrong = untranslated(textsOf(*m_window->menuBar()), names());
    const auto pages = QMetaEnum::fromType<MainWindow::Page>();
    for (int i = 0; i < pages.keyCount(); ++i) {
        m_window->showPage(static_cast<MainWindow::Page>(pages.value(i)));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isWorking(), patience);
        QCoreApplication::processEvents();
        const QString page = QString::fromLatin1(pages.key(i));
        for (const QString& each :
             untranslated(textsBelow(*m_window), names()) + clippedBelow(*m_window)) {
            wrong << page + u": "_s + each;
        }
    }
    print(wrong);
    QVERIFY(wrong.isEmpty());
}

void TestWindow::sheetsAreTranslatedAndHaveRoom_data()
{
    QTest::addColumn<QString>("sheet");
    for (const char* name :
         {"upgrade", "reset", "exportReport", "shortcuts", "pathBetween", "palette", "asOf"}) {
        QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
}

void TestWindow::sheetsAreTranslatedAndHaveRoom()
{
    QFETCH(const QString, sheet);
    openExample();
    action(sheet.toLatin1().constData())->trigger();
    QPointer<QWidget> opened;
    QTRY_VERIFY_WITH_TIMEOUT((opened = openedBeside(*m_window)) != nullptr, patience);
    QCoreApplication::processEvents();
    const QStringList wrong =
        untranslated(textsBelow(*opened), names()) + clippedBelow(*opened) + unnamedBelow(opened);
    opened->close();
    QTRY_VERIFY(opened == nullptr || !opened->isVisible());
    print(wrong);
    QVERIFY(wrong.isEmpty());
}

void TestWindow::noMenuGivesAKeyTwice_data()
{
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "de", "es"}) {
        QTest::addRow("%s", language) << QString::fromLatin1(language);
    }
}

void TestWindow::noMenuGivesAKeyTwice()
{
    QFETCH(const QString, language);
    auto translator = std::make_unique<QTranslator>();
    QVERIFY(translator->load(u"limbeck_"_s + language, u":/translations"_s));
    speak(std::move(translator));
    QStringList shared = sharedKeys(m_window->menuBar()->actions());
    for (const QMenu* menu : m_window->findChildren<QMenu*>()) {
        shared << sharedKeys(menu->actions());
    }
    ExportSheet sheet(*madeUpSnapshot(), {}, {}, m_window.get());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    shared << sharedKeys(sheet);
    shared.removeDuplicates();
    print(shared);
    QVERIFY(shared.isEmpty());
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
