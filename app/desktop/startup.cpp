// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/startup.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDockWidget>
#include <QHash>
#include <QMap>
#include <QMetaEnum>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace limbeck::app {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(limbeck::app::Words)
};

[[noreturn]] void giveUp(const QString& sentence)
{
    std::fputs(qPrintable(sentence + u'\n'), stderr);
    std::exit(2);
}

std::optional<ui::MainWindow::Page> readPage(const QString& name)
{
    if (name.isEmpty()) {
        return {};
    }
    const auto pages = QMetaEnum::fromType<ui::MainWindow::Page>();
    QStringList known;
    for (int i = 0; i < pages.keyCount(); ++i) {
        known << QString::fromLatin1(pages.key(i)).toLower();
        if (known.last() == name) {
            return static_cast<ui::MainWindow::Page>(pages.value(i));
        }
    }
    giveUp(Words::tr("There is no page '%1'; pages are %2.").arg(name, known.join(u", "_s)));
}

ui::TimePoint readPoint(const QString& text)
{
    using Kind = ui::TimePoint::Kind;
    const QHash<QString, Kind> words = {{u"heads"_s, Kind::Heads},
                                        {u"applied"_s, Kind::Applied},
                                        {u"base"_s, Kind::Base},
                                        {u"previous"_s, Kind::Previous},
                                        {u"database"_s, Kind::Database},
                                        {u"models"_s, Kind::Models}};
    if (const auto word = words.constFind(text); word != words.cend()) {
        return {.kind = *word};
    }
    return {.kind = Kind::Revision, .revision = text};
}

/// The actions that open sheets, by the words of --sheet.
const QMap<QString, QAction * ui::Actions::*>& sheets()
{
    static const QMap<QString, QAction * ui::Actions::*> actions{
        {u"upgrade"_s, &ui::Actions::upgrade},
        {u"reset"_s, &ui::Actions::reset},
        {u"consolidate"_s, &ui::Actions::consolidate},
        {u"export"_s, &ui::Actions::exportReport}};
    return actions;
}

/// The panes below the pages, in their order there.
const QStringList& bottomPanes()
{
    static const QStringList names{u"sql"_s, u"rows"_s, u"output"_s, u"operations"_s, u"backups"_s};
    return names;
}

/// `name` if it is empty or one of `known`; else the program ends with the sentence.
QString readName(const QString& name, const QStringList& known, const QString& sentence)
{
    if (name.isEmpty() || known.contains(name)) {
        return name;
    }
    giveUp(sentence.arg(name, known.join(u", "_s)));
}

std::optional<QSize> readSize(const QString& text)
{
    if (text.isEmpty()) {
        return {};
    }
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.isEmpty()) {
        giveUp(Words::tr("'%1' is no size; write it as 1280x800.").arg(text));
    }
    return size;
}

/// Calls `act` once the window has nothing left to read or lay out.
void whenQuiet(ui::MainWindow& window, const std::function<void()>& act)
{
    constexpr int interval = 100;
    auto* timer = new QTimer(&window);
    timer->setInterval(interval);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, act] {
        if (!window.isWorking()) {
            timer->stop();
            act();
        }
    });
    timer->start();
}

/// Takes the picture, of the sheet if one is open, and ends the program where that is wanted.
void conclude(ui::MainWindow& window, const StartupOptions& options)
{
    if (!options.screenshot.isEmpty()) {
        QWidget* sheet = window.findChild<QDialog*>(u"sheet."_s + options.sheet);
        QWidget& shown = sheet != nullptr ? *sheet : window;
        if (!shown.grab().save(options.screenshot)) {
            giveUp(Words::tr("The picture '%1' could not be written.").arg(options.screenshot));
        }
    }
    if (!options.screenshot.isEmpty() || options.exitsAfterStartup) {
        QApplication::quit();
    }
}

/// Selects and opens what the options name; the window has read everything by now.
void showWanted(ui::MainWindow& window, const StartupOptions& options)
{
    if (!options.asOf.isEmpty()) {
        window.time().show(readPoint(options.asOf));
    }
    if (!options.compare.isEmpty()) {
        window.time().compareWith(readPoint(options.compare));
    }
    if (!options.table.isEmpty()) {
        window.navigator().goToTable(options.table);
    }
    if (!options.pane.isEmpty()) {
        window.findChild<QDockWidget*>(u"dock.bottom"_s)->show();
        window.findChild<QTabWidget*>(u"bottom"_s)
            ->setCurrentIndex(static_cast<int>(bottomPanes().indexOf(options.pane)));
    }
    if (!options.sheet.isEmpty()) {
        (window.actions().*sheets().value(options.sheet))->trigger();
    }
}

}  // namespace

QString settingsFolder(const QStringList& arguments)
{
    const QString option = u"--settings-dir"_s;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i].startsWith(option + u'=')) {
            return arguments[i].sliced(option.size() + 1);
        }
        if (arguments[i] == option && i + 1 < arguments.size()) {
            return arguments[i + 1];
        }
    }
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

StartupOptions readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Shows and runs the migrations of an Alembic project."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        u"path"_s, Words::tr("Folder of a project, or its alembic.ini."), u"[path]"_s);
    parser.addOptions(
        {{u"example"_s, Words::tr("Open a copy of the bundled project.")},
         {u"url"_s, Words::tr("Database to use instead of the project's."), u"url"_s},
         {u"settings-dir"_s, Words::tr("Folder for the settings."), u"folder"_s},
         {u"screenshot"_s, Words::tr("Write a picture of the window and end."), u"file"_s},
         {u"page"_s, Words::tr("Page to show, for example history or diagram."), u"name"_s},
         {u"as-of"_s, Words::tr("Revision, applied or base, to look at."), u"moment"_s},
         {u"compare"_s, Words::tr("What to compare with, likewise."), u"moment"_s},
         {u"table"_s, Words::tr("Table to select."), u"name"_s},
         {u"sheet"_s, Words::tr("Sheet to open, for example upgrade."), u"name"_s},
         {u"pane"_s, Words::tr("Pane to show below, for example operations."), u"name"_s},
         {u"size"_s, Words::tr("Size of the window, as 1280x800."), u"size"_s},
         {u"dark"_s, Words::tr("Use the dark colours.")},
         {u"exit-after-startup"_s, Words::tr("End once everything is loaded.")}});
    parser.process(arguments);
    StartupOptions options;
    options.path = parser.positionalArguments().value(0);
    options.isExample = parser.isSet(u"example"_s);
    options.url = parser.value(u"url"_s);
    options.settingsDir = parser.value(u"settings-dir"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    options.page = readPage(parser.value(u"page"_s));
    options.asOf = parser.value(u"as-of"_s);
    options.compare = parser.value(u"compare"_s);
    options.table = parser.value(u"table"_s);
    options.sheet = readName(parser.value(u"sheet"_s),
                             sheets().keys(),
                             Words::tr("There is no sheet '%1'; sheets are %2."));
    options.pane = readName(
        parser.value(u"pane"_s), bottomPanes(), Words::tr("There is no pane '%1'; panes are %2."));
    options.size = readSize(parser.value(u"size"_s));
    options.isDark = parser.isSet(u"dark"_s);
    options.exitsAfterStartup = parser.isSet(u"exit-after-startup"_s);
    return options;
}

void startUp(ui::MainWindow& window, const StartupOptions& options, const QString& exampleFolder)
{
    if (options.size) {
        window.resize(*options.size);
    }
    if (!options.path.isEmpty()) {
        window.openProject(options.path, options.url);
    } else if (options.isExample) {
        window.workbench().openExample(exampleFolder);
    }
    if (options.page) {
        window.showPage(*options.page);
    }
    const bool isWaiting = !options.screenshot.isEmpty() || options.exitsAfterStartup;
    const bool wantsMore =
        !(options.table + options.sheet + options.pane + options.asOf + options.compare).isEmpty();
    if (!isWaiting && !wantsMore) {
        return;
    }
    whenQuiet(window, [&window, options] {
        showWanted(window, options);
        whenQuiet(window, [&window, options] {
            constexpr int settleTime = 200;
            QTimer::singleShot(
                settleTime, &window, [&window, options] { conclude(window, options); });
        });
    });
}

}  // namespace limbeck::app
