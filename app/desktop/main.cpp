// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/startup.h"
#include "ui/language/language.h"
#include "ui/mainwindow/settings.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QString settingsFile()
{
    const QString folder = limbeck::app::settingsFolder(QCoreApplication::arguments());
    return QDir(folder).filePath(u"desktop.ini"_s);
}

/// In the language that the settings say.
void speak()
{
    QSettings settings(settingsFile(), QSettings::IniFormat);
    limbeck::ui::installLanguage(limbeck::ui::WindowSettings(settings).language());
}

/// Answers --help and --version, and ends, before a display is needed: there may be none.
void answerWithoutDisplay(int argc, char* argv[])
{
    const bool isQuestion = std::any_of(argv, argv + argc, [](const char* argument) {
        const QLatin1StringView text(argument);
        return text == "--help"_L1 || text == "-h"_L1 || text == "--version"_L1 || text == "-v"_L1;
    });
    if (isQuestion) {
        const QCoreApplication application(argc, argv);
        speak();
        limbeck::app::readOptions(QCoreApplication::arguments());
    }
}

}  // namespace

int main(int argc, char* argv[])
{
    QCoreApplication::setApplicationName(u"limbeck"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LIMBECK_VERSION));
    answerWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Limbeck"_s);
    QApplication::setDesktopFileName(u"limbeck-desktop"_s);
    speak();
    const limbeck::app::StartupOptions options =
        limbeck::app::readOptions(QApplication::arguments());
    if (options.isDark || !options.screenshot.isEmpty()) {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QApplication::setPalette(options.isDark ? limbeck::ui::darkPalette()
                                                : limbeck::ui::lightPalette());
    }
    const QString dataDir = options.settingsDir.isEmpty()
                                ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                : options.settingsDir;
    QSettings settings(settingsFile(), QSettings::IniFormat);
    const QString exampleFolder = QDir(dataDir).filePath(u"fenrir"_s);
    limbeck::ui::MainWindow window(settings, exampleFolder);
    limbeck::app::startUp(window, options, exampleFolder);
    window.show();
    return QApplication::exec();
}
