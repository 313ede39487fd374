// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of a consolidation from beginning to end, proved on all engines, for people to look at:
//     consolidate_shots FOLDER

#include "tests/support/projectcopy.h"
#include "tests/support/testserver.h"
#include "ui/consolidate/consolidatewizard.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

class Shots final
{
public:
    Shots(const QString& folder, const QString& theme)
        : m_folder(folder)
        , m_theme(theme)
    {
        WindowSettings settings(m_settings);
        const QString ini = m_project.folder() + u"/alembic.ini"_s;
        settings.addTarget(ini, serverUrl(Engine::Mariadb, u"mysql"_s));
        settings.addTarget(ini, serverUrl(Engine::Postgresql, u"postgres"_s));
        m_window.show();
        m_window.openProject(ini);
        settle();
    }

    void takeAll()
    {
        action(u"consolidate"_s);
        auto* wizard = m_window.findChild<ConsolidateWizard*>();
        auto* to = wizard->findChild<QComboBox*>(u"consolidate.to"_s);
        to->setCurrentIndex(to->findData(u"d383b58287f7"_s));
        shoot(u"refused"_s, *wizard);
        to->setCurrentIndex(0);
        wizard->findChild<QLineEdit*>(u"consolidate.id"_s)
            ->setText(u"001_initial_complete_schema"_s);
        shoot(u"choose"_s, *wizard);
        goOn(*wizard);
        shoot(u"plan"_s, *wizard);
        auto* tabs = wizard->findChild<QTabWidget*>();
        tabs->setCurrentIndex(1);
        shoot(u"decisions"_s, *wizard);
        goOn(*wizard);
        wizard->resize(wizard->width(), wizard->height() * 2 / 3);
        shoot(u"proof"_s, *wizard);
        goOn(*wizard);
        settle();
        shoot(u"done"_s, *wizard);
        wizard->accept();
        m_window.showPage(MainWindow::Page::History);
        shoot(u"folded"_s, m_window);
        action(u"unfold"_s);
        shoot(u"unfolded"_s, m_window);
        m_window.navigator().goToRevision(u"5b3a509eff29"_s);
        settle();
        shoot(u"archived"_s, m_window);
        action(u"takeBack"_s);
        shoot(u"takeback"_s, *m_window.findChild<QDialog*>(u"sheet.takeBack"_s));
    }

private:
    void settle()
    {
        const auto isQuiet = [this] {
            return m_window.workbench().snapshot() && !m_window.isWorking();
        };
        if (!QTest::qWaitFor(isQuiet, 120000)) {
            qFatal("The window does not come to rest.");
        }
        QTest::qWait(200);
    }

    void action(const QString& name)
    {
        m_window.findChild<QAction*>(u"action."_s + name)->trigger();
        settle();
    }

    void goOn(ConsolidateWizard& wizard)
    {
        wizard.findChild<QPushButton*>(u"sheet.go"_s)->click();
        if (!QTest::qWaitFor([&wizard] { return !wizard.isWorking(); }, 120000)) {
            qFatal("The wizard does not come to rest.");
        }
    }

    void shoot(const QString& name, QWidget& widget)
    {
        QTest::qWait(100);
        const QString file = u"consolidate-%1-%2.png"_s.arg(name, m_theme);
        if (!widget.grab().save(QDir(m_folder).filePath(file))) {
            qFatal("A picture could not be written.");
        }
    }

    QString m_folder;
    QString m_theme;
    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(u"desktop.ini"_s), QSettings::IniFormat};
    ProjectCopy m_project{nineteenRevisions()};
    MainWindow m_window{m_settings, m_dir.filePath(u"example"_s)};
};

}  // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const QString folder = QApplication::arguments().value(1, u"."_s);
    for (const bool isDark : {false, true}) {
        QApplication::setPalette(isDark ? darkPalette() : lightPalette());
        Shots(folder, isDark ? u"dark"_s : u"light"_s).takeAll();
    }
    return 0;
}
