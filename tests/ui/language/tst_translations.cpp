// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The translations are whole, and agree with the texts that they translate in what the program
// relies on.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations;  ///< several for a plural
    bool isPlural = false;
    bool isFinished = true;

    QString name() const
    {
        return context + u": "_s + source;
    }
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message;
    message.context = context;
    message.isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.isFinished = !xml.attributes().hasAttribute("type"_L1);
            if (!message.isPlural) {
                message.translations << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement()) {
                message.translations << xml.readElementText();
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString& path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1) {
                context = xml.readElementText();
            } else if (xml.name() == "message"_L1) {
                messages << readMessage(xml, context);
            } else {
                xml.skipCurrentElement();
            }
        }
    }
    return messages;
}

QString committed(const QString& language)
{
    return u"%1/resources/translations/limbeck_%2.ts"_s.arg(QStringLiteral(LIMBECK_SOURCE_DIR),
                                                            language);
}

/// As the target update_translations does it, into `path`. What lupdate has to complain of.
QString runLupdate(const QString& language, const QString& path)
{
    QStringList arguments = {u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s};
    arguments << QStringLiteral(LIMBECK_SOURCE_DIR) << u"models"_s << u"migrations"_s << u"ui"_s
              << u"app/desktop"_s;
    if (language == "en"_L1) {
        arguments << u"-pluralonly"_s;
    }
    arguments << u"-source-language"_s << u"en"_s << u"-target-language"_s << language;
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(LIMBECK_SOURCE_DIR));
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(LIMBECK_LUPDATE), arguments << u"-ts"_s << path);
    const bool hasRun = lupdate.waitForFinished() && lupdate.exitCode() == 0;
    const QString said = QString::fromUtf8(lupdate.readAll());
    return hasRun ? said : u"lupdate failed: "_s + lupdate.errorString() + said;
}

/// What translation and source must have in common.
QStringList marksOf(const QString& text)
{
    static const QRegularExpression placeholder(u"%(L?n|\\d)"_s);
    QStringList marks;
    for (auto match = placeholder.globalMatch(text); match.hasNext();) {
        marks << match.next().captured();
    }
    static const QRegularExpression mnemonic(u"&\\S"_s);
    if (text.contains(mnemonic)) {
        marks << u"mnemonic %1"_s.arg(text.count(mnemonic));
    }
    for (const QChar sign : u"●○⚠⛔ℹ→←▶◀▾+~"_s) {
        if (text.contains(sign)) {
            marks << sign;
        }
    }
    for (const QString& end : {u"…"_s, u":"_s, u" "_s, u"\n"_s}) {
        if (text.endsWith(end)) {
            marks << u"ends in '%1'"_s.arg(end);
        }
    }
    if (text.startsWith(u' ')) {
        marks << u"starts with a space"_s;
    }
    std::sort(marks.begin(), marks.end());
    marks.removeDuplicates();
    return marks;
}

}  // namespace

class TestTranslations final : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsMissing_data();
    void nothingIsMissing();
    void agreesWithTheSource_data();
    void agreesWithTheSource();
    void seesDisagreement();
};

void TestTranslations::nothingIsMissing_data()
{
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "de", "es"}) {
        QTest::addRow("%s", language) << QString::fromLatin1(language);
    }
}

void TestTranslations::nothingIsMissing()
{
    QFETCH(const QString, language);
    QTemporaryDir folder;
    const QString path = folder.filePath(QFileInfo(committed(language)).fileName());
    QVERIFY2(QFile::copy(committed(language), path), qPrintable(committed(language)));
    const QString said = runLupdate(language, path);
    // A tr() without a class is ours only in this namespace: ui/language/words.h.
    for (const QString& line : said.split(u'\n', Qt::SkipEmptyParts)) {
        QVERIFY2(line.contains("Class 'limbeck::ui' lacks Q_OBJECT"_L1), qPrintable(line));
    }
    QStringList missing;
    qsizetype known = 0;
    for (const Message& message : readMessages(path)) {
        ++known;
        if (!message.isFinished || message.translations.contains(QString())) {
            missing << message.name();
        }
    }
    QVERIFY(known > 20);
    const QString help =
        u"These texts are not translated in %1; `cmake --build --preset dev "
        "--target update_translations` puts them there, ui/README.md says more:\n"_s.arg(
            committed(language));
    if (!missing.isEmpty()) {
        qWarning("%s", qPrintable(help + missing.join(u'\n')));
    }
    QVERIFY(missing.isEmpty());
    QCOMPARE(readMessages(committed(language)).size(), known);  // else some are of no use any more
}

void TestTranslations::agreesWithTheSource_data()
{
    nothingIsMissing_data();
}

void TestTranslations::agreesWithTheSource()
{
    QFETCH(const QString, language);
    QStringList different;
    const QList<Message> messages = readMessages(committed(language));
    for (const Message& message : messages) {
        for (const QString& translation : message.translations) {
            if (marksOf(message.source) != marksOf(translation)) {
                different << message.name() + u"\n    "_s + translation;
            }
        }
    }
    for (const QString& each : std::as_const(different)) {
        qWarning("%s", qPrintable(each));
    }
    QVERIFY(different.isEmpty());
    QVERIFY(!messages.isEmpty());
}

void TestTranslations::seesDisagreement()
{
    QVERIFY(marksOf(u"%1 of %2"_s) != marksOf(u"%1 von"_s));
    QVERIFY(marksOf(u"&Open…"_s) != marksOf(u"Öffnen…"_s));
    QVERIFY(marksOf(u"&Open…"_s) != marksOf(u"&Öffnen"_s));
    QVERIFY(marksOf(u"⚠ pending"_s) != marksOf(u"ausstehend"_s));
    QCOMPARE(marksOf(u"%1 reset in %2…"_s), marksOf(u"In %2 %1 zurückgesetzt…"_s));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
