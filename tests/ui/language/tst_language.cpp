// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/language/language.h"
#include "ui/language/words.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widget/banner.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestLanguage final : public QObject
{
    Q_OBJECT

private slots:
    void takesTheFirstThatIsKnown();
    void keepsTheChoiceAndSaysWhenItIsUsed();
    void countsInEnglish();
    void speaksTheChosenLanguage();
};

void TestLanguage::takesTheFirstThatIsKnown()
{
    QCOMPARE(firstKnownLanguage({u"fr-FR"_s, u"de-AT"_s, u"en"_s}), u"de"_s);
    QCOMPARE(firstKnownLanguage({u"es_MX"_s}), u"es"_s);
    QCOMPARE(firstKnownLanguage({u"en-GB"_s, u"de"_s}), u"en"_s);
    QCOMPARE(firstKnownLanguage({u"C"_s}), u"en"_s);
    QCOMPARE(firstKnownLanguage({}), u"en"_s);
}

void TestLanguage::keepsTheChoiceAndSaysWhenItIsUsed()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(u"desktop.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        MainWindow window(settings, dir.filePath(u"example"_s));
        window.show();
        QVERIFY(window.findChild<QAction*>(u"action.language.system"_s)->isChecked());
        window.findChild<QAction*>(u"action.language.es"_s)->trigger();
        const auto* banner = window.findChild<Banner*>(u"banner.result"_s);
        QVERIFY(!banner->isHidden());
        QCOMPARE(banner->text(),
                 u"Language: Español. It is used from the next start of Limbeck on."_s);
    }
    QSettings settings(file, QSettings::IniFormat);
    MainWindow window(settings, dir.filePath(u"example"_s));
    QVERIFY(window.findChild<QAction*>(u"action.language.es"_s)->isChecked());
    QVERIFY(!window.findChild<QAction*>(u"action.language.system"_s)->isChecked());
}

void TestLanguage::countsInEnglish()
{
    QCOMPARE(countedTables(1), u"1 table"_s);
    QCOMPARE(countedIndexes(2), u"2 indexes"_s);
    QCOMPARE(countedColumns(0), u"0 columns"_s);
}

/// Last, since translations are never taken away again.
void TestLanguage::speaksTheChosenLanguage()
{
    installLanguage(u"de"_s);
    QCOMPARE(countedTables(1), u"1 Tabelle"_s);
    QCOMPARE(countedRows(3'000'000'000), u"3.000.000.000 Zeilen"_s);
    QCOMPARE(countedForeignKeys(2), u"2 Fremdschlüssel"_s);
    QCOMPARE(QLocale().decimalPoint(), u","_s);
    installLanguage(u"es"_s);
    QCOMPARE(countedForeignKeys(2), u"2 claves foráneas"_s);
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
