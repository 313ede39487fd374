// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/html.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QByteArray escaped(const QString& text)
{
    return (Html() << text).bytes();
}

}  // namespace

/// Text cannot become markup, and anchors are safe wherever they stand.
class TestHtml : public QObject
{
    Q_OBJECT

private slots:
    void escapesWhatMarkupIsMadeOf()
    {
        QCOMPARE(escaped(u"<script>alert('a')</script> & \"b\""_s),
                 "&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt; &amp; &quot;b&quot;");
    }

    void leavesLiteralsAndPartsAlone()
    {
        Html part;
        part << "<b>"_html << u"<i>"_s << "</b>"_html;
        QCOMPARE((Html() << "<p>"_html << part).bytes(), "<p><b>&lt;i&gt;</b>");
    }

    void keepsOtherScriptsAndSigns()
    {
        const QString text = u"größe 表 שלום 🦄 👩‍👩‍👧"_s;
        QCOMPARE(QString::fromUtf8(escaped(text)), text);
    }

    void showsControlsByNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("nul") << u"a"_s + QChar(0) << QByteArray("a[U+0000]");
        QTest::newRow("escape") << u"\u001b[31m"_s << QByteArray("[U+001B][31m");
        QTest::newRow("override") << u"a\u202egnp.exe"_s << QByteArray("a[U+202E]gnp.exe");
        QTest::newRow("isolate") << u"\u2066x\u2069"_s << QByteArray("[U+2066]x[U+2069]");
        QTest::newRow("line separator") << u"a\u2028b"_s << QByteArray("a[U+2028]b");
        QTest::newRow("line break stays") << u"a\nb\tc"_s << QByteArray("a\nb\tc");
    }

    void showsControlsByNumber()
    {
        QFETCH(QString, text);
        QTEST(escaped(text), "shown");
    }

    void writesPixelsShort()
    {
        QCOMPARE((Html() << 12.0 << " "_html << 0.05 << " "_html << -0.01 << " "_html << 1234567.25)
                     .bytes(),
                 "12 0.1 0 1234567.3");
    }

    void namesThatAreAnchorsStayReadable()
    {
        const HtmlAnchor anchor = HtmlAnchor::of("table-"_html, u"shop.order_item"_s);
        QCOMPARE(anchor.text(), "table-shop.order_item");
        QCOMPARE(anchor.child(u"id"_s).text(), "table-shop.order_item/id");
    }

    void everyNameHasAnAnchorOfItsOwn()
    {
        const QStringList names{u"a b"_s,
                                u"a-b"_s,
                                u"a  b"_s,
                                u"a/b"_s,
                                u"a~b"_s,
                                u""_s,
                                u" "_s,
                                u"-"_s,
                                u"表"_s,
                                u"二"_s,
                                u"A"_s,
                                u"a"_s,
                                QString(80, u'x'),
                                QString(81, u'x'),
                                QString(300, u'x'),
                                QString(300, u'x') + u'y'};
        QSet<QByteArray> anchors;
        for (const QString& name : names) {
            anchors << HtmlAnchor::of("table-"_html, name).text();
        }
        QCOMPARE(anchors.size(), names.size());
    }

    void anchorsNeedNoEscape()
    {
        QRandomGenerator random(7);
        static const QRegularExpression plain(u"^table-[A-Za-z0-9_.~-]+$"_s);
        for (int round = 0; round < 2000; ++round) {
            QString name;
            for (int i = random.bounded(0, 12); i > 0; --i) {
                name += QChar(random.bounded(1, 0x3000));
            }
            const HtmlAnchor anchor = HtmlAnchor::of("table-"_html, name);
            QVERIFY2(plain.match(QString::fromLatin1(anchor.text())).hasMatch(),
                     anchor.text().constData());
        }
    }

    void noTextOpensATag()
    {
        QRandomGenerator random(11);
        static const QString alphabet = u"<>&\"'/ abscript=!-\n"_s;
        for (int round = 0; round < 2000; ++round) {
            QString text;
            for (int i = random.bounded(0, 24); i > 0; --i) {
                text += alphabet[random.bounded(alphabet.size())];
            }
            const QByteArray html = escaped(text);
            QVERIFY2(!html.contains('<') && !html.contains('>') && !html.contains('"')
                         && !html.contains('\''),
                     html.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestHtml)
#include "tst_html.moc"
