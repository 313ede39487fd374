// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of the diagram in all its states, for people to look at:
//     diagram_shots FOLDER

#include "models/fenrir/fenrirschema.h"
#include "tests/ui/largeschema.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagrampage.h"
#include "ui/diagram/diagramview.h"
#include "ui/mainwindow/navigator.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

/// Some tables and columns less than there are: how the schema may have been before.
Schema earlier(Schema schema)
{
    schema.tables.remove(4);
    schema.tables.remove(9);
    schema.tables[2].columns.removeLast();
    schema.tables[5].columns.last().nullable = !schema.tables.at(5).columns.last().nullable;
    Table gone = madeUpTable(u"legacy_report"_s, {schema.tables.at(1).name.name});
    schema.tables << gone;
    return schema;
}

class Shots final
{
public:
    explicit Shots(const QString& folder)
        : m_folder(folder)
    {
    }

    void shoot(const QString& name,
               const Schema& schema,
               const std::function<void(DiagramPage&)>& act = {})
    {
        Navigator navigator;
        DiagramPage page(navigator);
        page.resize(1300, 820);
        page.show();
        auto snapshot = madeUpSnapshot();
        snapshot->schema = schema;
        page.setSnapshot(snapshot);
        settle(page);
        if (act) {
            act(page);
            settle(page);
        }
        if (!page.grab().save(QDir(m_folder).filePath(name + u".png"_s))) {
            qFatal("A picture could not be written.");
        }
    }

private:
    static void settle(DiagramPage& page)
    {
        if (!QTest::qWaitFor([&page] { return !page.isLayingOut(); }, 120000)) {
            qFatal("The layout does not end.");
        }
        QTest::qWait(300);
    }

    QString m_folder;
};

}  // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const QString folder = QApplication::arguments().value(1, u"."_s);
    Shots shots(folder);
    const Schema fenrir = fenrir::schema();
    for (const bool isDark : {false, true}) {
        QApplication::setPalette(isDark ? darkPalette() : lightPalette());
        const QString theme = isDark ? u"-dark"_s : u"-light"_s;
        shots.shoot(u"example"_s + theme, fenrir);
        shots.shoot(u"diff"_s + theme, fenrir, [&](DiagramPage& page) {
            page.setComparison(earlier(fenrir), fenrir);
        });
    }
    QApplication::setPalette(lightPalette());
    shots.shoot(u"example-all"_s, fenrir, [](DiagramPage& page) {
        page.setChoice({.mode = DiagramMode::Overview, .detail = DiagramDetail::All});
    });
    shots.shoot(u"example-names"_s, fenrir, [](DiagramPage& page) {
        page.setChoice({.mode = DiagramMode::Overview, .detail = DiagramDetail::Names});
    });
    shots.shoot(u"layered"_s, fenrir, [](DiagramPage& page) {
        page.setChoice({.mode = DiagramMode::Layered, .detail = DiagramDetail::Keys});
    });
    shots.shoot(u"grid"_s, fenrir, [](DiagramPage& page) {
        page.setChoice({.mode = DiagramMode::Grid, .detail = DiagramDetail::Keys});
    });
    shots.shoot(u"focus"_s, fenrir, [](DiagramPage& page) { page.focusOn(u"suite"_s); });
    shots.shoot(u"pinned"_s, fenrir, [](DiagramPage& page) { page.showTable(u"suite"_s); });
    shots.shoot(u"find"_s, fenrir, [](DiagramPage& page) {
        page.findChild<QLineEdit*>(u"diagram.find"_s)->setText(u"suite"_s);
    });
    shots.shoot(u"60-tables"_s, largeSchema(60));
    const Schema large = largeSchema(1000);
    shots.shoot(u"1000-overview"_s, large);
    shots.shoot(u"1000-near"_s, large, [](DiagramPage& page) {
        auto* view = page.findChild<DiagramView*>();
        view->zoomBy(0.35 / view->transform().m11());
    });
    shots.shoot(u"1000-focus"_s, large, [](DiagramPage& page) {
        page.focusOn(page.findChild<DiagramScene*>()->items().at(400)->name());
        DiagramChoice choice = page.choice();
        choice.hops = 2;
        page.setChoice(choice);
    });
    shots.shoot(u"1000-hub"_s, large, [](DiagramPage& page) { page.focusOn(u"users"_s); });
    shots.shoot(u"3000-overview"_s, largeSchema(3000));
    return 0;
}
