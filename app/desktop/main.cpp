// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/startup.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"limbeck"_s);
    QApplication::setApplicationDisplayName(u"Limbeck"_s);
    QApplication::setApplicationVersion(QStringLiteral(LIMBECK_VERSION));
    QApplication::setDesktopFileName(u"limbeck-desktop"_s);
    const limbeck::app::StartupOptions options =
        limbeck::app::readOptions(QApplication::arguments());
    if (options.isDark || !options.screenshot.isEmpty()) {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QApplication::setPalette(options.isDark ? limbeck::ui::darkPalette()
                                                : limbeck::ui::lightPalette());
    }
    const QString settingsDir =
        options.settingsDir.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
            : options.settingsDir;
    const QString dataDir = options.settingsDir.isEmpty()
                                ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                : options.settingsDir;
    QSettings settings(QDir(settingsDir).filePath(u"desktop.ini"_s), QSettings::IniFormat);
    const QString exampleFolder = QDir(dataDir).filePath(u"fenrir"_s);
    limbeck::ui::MainWindow window(settings, exampleFolder);
    limbeck::app::startUp(window, options, exampleFolder);
    window.show();
    return QApplication::exec();
}
