// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include <QTest>

using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestTheme final : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeReadInBothThemes_data();
    void textCanBeReadInBothThemes();
    void lanesCanBeSeenInBothThemes();
    void palettesCanBeRead();
    void hasEveryIcon();
};

void TestTheme::textCanBeReadInBothThemes_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("onTint");
    const QList<Role> roles = {Role::Text,
                               Role::Muted,
                               Role::Link,
                               Role::Applied,
                               Role::Pending,
                               Role::Current,
                               Role::Problem,
                               Role::Warning,
                               Role::TargetDev,
                               Role::TargetShared,
                               Role::TargetProd,
                               Role::KeyMark};
    for (const Role role : roles) {
        QTest::addRow("role %d", static_cast<int>(role)) << role << false;
        QTest::addRow("role %d on its tint", static_cast<int>(role)) << role << true;
    }
}

void TestTheme::textCanBeReadInBothThemes()
{
    QFETCH(const Role, role);
    QFETCH(const bool, onTint);
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        const QColor ground = onTint ? tint(role, palette) : palette.color(QPalette::Base);
        const double found = contrast(color(role, palette), ground);
        QVERIFY2(found >= 4.5,
                 qPrintable(
                     u"%1 on %2: %3"_s.arg(color(role, palette).name(), ground.name()).arg(found)));
        QVERIFY(contrast(color(Role::TableHeaderText, palette), color(Role::TableHeader, palette))
                >= 4.5);
        for (const QPalette::ColorRole below :
             {QPalette::Window, QPalette::Button, QPalette::AlternateBase}) {
            QVERIFY(contrast(color(role, palette), palette.color(below)) >= 4.5);
        }
    }
}

void TestTheme::lanesCanBeSeenInBothThemes()
{
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        for (int lane = 0; lane < 8; ++lane) {
            QVERIFY(contrast(laneColor(lane, palette), palette.color(QPalette::Base)) >= 3.0);
        }
        QCOMPARE(laneColor(8, palette), laneColor(0, palette));
        for (const Role role : {Role::Edge, Role::EdgeOut, Role::EdgeIn, Role::TableBorder}) {
            QVERIFY(contrast(color(role, palette), color(Role::Canvas, palette)) >= 3.0);
        }
        for (const Role role : {Role::Text, Role::Muted, Role::KeyMark}) {
            QVERIFY(contrast(color(role, palette), color(Role::TableBody, palette)) >= 4.5);
        }
    }
}

/// What widgets of Qt's take from a palette, in pairs of text and ground.
void TestTheme::palettesCanBeRead()
{
    const QList<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs = {
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::Link, QPalette::Base},
        {QPalette::ToolTipText, QPalette::ToolTipBase}};
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        for (const auto& [text, ground] : pairs) {
            const double found = contrast(palette.color(text), palette.color(ground));
            QVERIFY2(found >= 4.5,
                     qPrintable(u"role %1 on role %2, %3: %4"_s.arg(text)
                                    .arg(ground)
                                    .arg(palette.color(ground).name())
                                    .arg(found)));
        }
    }
}

void TestTheme::hasEveryIcon()
{
    for (const char* name : {"back",
                             "database",
                             "diagram",
                             "example",
                             "folder",
                             "forward",
                             "history",
                             "refresh",
                             "reset",
                             "table",
                             "undo",
                             "upgrade"}) {
        QVERIFY2(!icon(QString::fromLatin1(name), lightPalette()).isNull(), name);
    }
    QVERIFY(icon(u"nothing"_s, lightPalette()).isNull());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
