// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlreport.h"
#include "models/schema/relations.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

Column column(const QString& name)
{
    Column value;
    value.name = name;
    value.type = ColumnType::string(20);
    value.comment = name;
    value.serverDefault.emplace();
    value.serverDefault->text = name;
    return value;
}

/// A table in which everything that can have a name has this one, and which refers to `referent`.
Table tableNamed(const QString& name, const QString& referent)
{
    Table table;
    table.name = TableName(name);
    table.comment = name;
    table.columns << column(u"id"_s) << column(name);
    table.primaryKey.emplace();
    table.primaryKey->name = name;
    table.primaryKey->columns = {u"id"_s};
    ForeignKey key;
    key.name = name;
    key.columns = {name};
    key.referent = TableName(referent);
    key.referentColumns = {u"id"_s};
    key.onDelete = u"CASCADE"_s;
    table.foreignKeys << key;
    UniqueConstraint unique;
    unique.name = name;
    unique.columns = {name};
    table.uniqueConstraints << unique;
    CheckConstraint check;
    check.name = name;
    check.condition = name;
    table.checkConstraints << check;
    Index index;
    index.name = name;
    index.parts << IndexPart{.text = name, .isExpression = false};
    index.where = name;
    table.indexes << index;
    return table;
}

ReportRevision revisionNamed(const QString& id, const QStringList& down, const QString& text)
{
    ReportRevision known;
    known.revision.id = id;
    known.revision.downRevisions = down;
    known.revision.message = text;
    known.revision.branchLabels = {text};
    known.revision.file = text;
    known.steps << ReportStep{.what = text, .where = {}, .isDestructive = true};
    known.doubts << Finding{
        .kind = Finding::Kind::Uncertain, .revision = id, .message = text, .where = {}};
    known.counts = {.tables = int(id.size()), .columns = 2, .foreignKeys = 1, .indexes = 0};
    return known;
}

/// Two tables that refer to each other, two revisions; every name and text is `name`, or has it.
Report reportNamed(const QString& name)
{
    Report report;
    report.title = name;
    report.project = name;
    report.asOf = u"heads"_s;
    report.notes << name;
    report.schema.tables << tableNamed(name, name + u'2') << tableNamed(name + u'2', name);
    report.schema.enums << EnumType{.schema = {}, .name = name, .values = {name}};
    report.schema.views << View{.name = TableName(name), .definition = name};
    report.schema.triggers << Trigger{.name = name, .table = TableName(name), .definition = name};
    report.history << revisionNamed(u"a1"_s, {}, name) << revisionNamed(u"b23"_s, {u"a1"_s}, name);
    report.revisions = {u"b23"_s};
    report.lanes =
        layoutLanes(RevisionGraph::build({report.history[0].revision, report.history[1].revision}));
    ReportStory story;
    story.changes << ReportChange{.kind = ReportChange::Kind::Created,
                                  .revision = u"a1"_s,
                                  .where = {},
                                  .what = name}
                  << ReportChange{.kind = ReportChange::Kind::Changed,
                                  .revision = u"b23"_s,
                                  .where = {},
                                  .what = name};
    for (int other : {1, 0}) {
        ReportTable known;
        known.referredBy << ReportReference{.table = other, .key = 0};
        known.story = story;
        known.columns = {story, story};
        report.tables << known;
    }
    report.doubts = report.history[0].doubts;
    report.counts = countsOf(report.schema);
    report.cycles = referenceCycles(report.schema);
    report.insertOrder = dependencyOrder(report.schema);
    GraphvizOptions none;
    none.overviewProgram = none.layeredProgram = u"/nowhere/dot"_s;
    report.diagram = diagramOf(report.schema, DiagramDetail::All);
    layOut(report.diagram, none);
    return report;
}

/// The page without the text of its scripts and styles.
QString withoutCode(const QByteArray& html)
{
    static const QRegularExpression code(u"<(script|style)>.*?</\\1>"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    return QString::fromUtf8(html).remove(code);
}

QMap<QString, int> tagsOf(const QByteArray& html)
{
    const QString text = withoutCode(html);
    static const QRegularExpression tag(u"<(/?[!a-zA-Z][a-zA-Z0-9]*)"_s);
    QMap<QString, int> tags;
    for (auto match = tag.globalMatch(text); match.hasNext();) {
        ++tags[match.next().captured(1)];
    }
    return tags;
}

QStringList between(const QByteArray& html, const QString& start, const QString& end)
{
    const QRegularExpression pattern(
        QRegularExpression::escape(start) + u"(.*?)"_s + QRegularExpression::escape(end),
        QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    for (auto match = pattern.globalMatch(QString::fromUtf8(html)); match.hasNext();) {
        found << match.next().captured(1);
    }
    return found;
}

QString hashOf(const QString& text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toBase64());
}

}  // namespace

/// The page as text; tests/migrations/report/html/browser opens it.
class TestHtmlReport : public QObject
{
    Q_OBJECT

private slots:
    void namesAddNoMarkup_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("script") << u"<script>alert(1)</script>"_s;
        QTest::newRow("end of script") << u"</script><img src=x onerror=alert(1)>"_s;
        QTest::newRow("end of style") << u"</style><b>"_s;
        QTest::newRow("attribute") << u"\" onmouseover=\"alert(1)"_s;
        QTest::newRow("bare attribute") << u" onmouseover=alert(1) x="_s;
        QTest::newRow("comment") << u"--><b>"_s;
        QTest::newRow("entity") << u"&lt;b&gt;"_s;
        QTest::newRow("long") << QString(300, u'x');
        QTest::newRow("right to left") << u"\u202eabc"_s;
        QTest::newRow("controls") << u"a\u0001\u007f\u0000b"_s;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800));
    }

    void namesAddNoMarkup()
    {
        QFETCH(QString, name);
        QCOMPARE(tagsOf(htmlReport(reportNamed(name))), tagsOf(htmlReport(reportNamed(u"a"_s))));
    }

    void allowsNoScriptsAndStylesButItsOwn()
    {
        const QByteArray html = htmlReport(reportNamed(u"a"_s));
        const QString policy =
            between(html, u"http-equiv=Content-Security-Policy content=\""_s, u"\""_s).value(0);
        QStringList hashes;
        static const QRegularExpression hash(u"sha256-([A-Za-z0-9+/=]+)"_s);
        for (auto match = hash.globalMatch(policy); match.hasNext();) {
            hashes << match.next().captured(1);
        }
        QStringList wanted;
        for (const QString& script : between(html, u"<script>"_s, u"</script>"_s)) {
            wanted << hashOf(script);
        }
        for (const QString& style : between(html, u"<style>"_s, u"</style>"_s)) {
            wanted << hashOf(style);
        }
        QCOMPARE(wanted.size(), 3);
        // The policy's text is escaped, as everything is.
        QVERIFY2(policy.startsWith(u"default-src &#39;none&#39;;"_s), qPrintable(policy));
        QCOMPARE(hashes, wanted.mid(0, 2) + wanted.mid(2));
    }

    void resourcesCannotEndTheirElement()
    {
        int count = 0;
        for (QDirIterator files(u":/limbeck/report"_s); files.hasNext(); ++count) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.fileName().endsWith(u".svg"_s) || !file.readAll().contains("</"),
                     qPrintable(file.fileName()));
        }
        QVERIFY(count > 5);
    }

    void isTheSameEveryTime()
    {
        QCOMPARE(htmlReport(reportNamed(u"a"_s)), htmlReport(reportNamed(u"a"_s)));
    }

    void saysWhoMadeAColumn()
    {
        const QByteArray html = htmlReport(reportNamed(u"shop"_s));
        const QString row =
            between(html, u"<tr id=table-shop/shop>"_s, u"<tr"_s).value(0).simplified();
        QVERIFY2(row.contains(u"<i class=fk>FK</i> <i class=uq>UQ</i>"_s), qPrintable(row));
        QVERIFY2(row.contains(u"<a href=#table-shop2/id>shop2.id</a>"_s), qPrintable(row));
        QVERIFY2(row.contains(u"<a class=r href=#revision-a1>a1</a><td class=changes><a class=r "
                              "href=#revision-b23>b23</a>"_s),
                 qPrintable(row));
    }

    void saysWhatIsNotCertainAndFromWhere()
    {
        const QByteArray html = htmlReport(reportNamed(u"<shaky>"_s));
        const QString note = between(html, u"<div class=doubt role=note>"_s, u"</div>"_s).value(0);
        QVERIFY2(note.contains(u"&lt;shaky&gt;"_s), qPrintable(note));
        QVERIFY2(note.contains(u"href=#revision-a1"_s), qPrintable(note));
    }

    void leavesOutWhatNobodyKnows()
    {
        Report report = reportNamed(u"a"_s);
        report.source = ReportSource::Models;
        report.history.clear();
        report.lanes = {};
        report.diagram = {};
        report.doubts.clear();
        report.schema.enums.clear();
        report.schema.views.clear();
        report.schema.triggers.clear();
        for (ReportTable& table : report.tables) {
            table.story = {};
            table.columns.clear();
        }
        const QString html = withoutCode(htmlReport(report));
        for (const QString& part :
             {u"#history"_s, u"#diagram"_s, u"#objects"_s, u"class=changes"_s, u"id=map"_s}) {
            QVERIFY2(!html.contains(part), qPrintable(part));
        }
    }

    void aGridSaysWhyItIsOne()
    {
        const Report report = reportNamed(u"a"_s);
        QVERIFY(!report.diagram.note.isEmpty());
        QVERIFY(htmlReport(report).contains("<p class=note role=note>"));
    }

    void referencesToTablesThatAreNotThereAreNoLinks()
    {
        Report report = reportNamed(u"a"_s);
        report.schema.tables[0].foreignKeys[0].referent = TableName(u"gone"_s);
        const QByteArray html = htmlReport(report);
        QVERIFY(html.contains("<span class=absent>gone.id</span>"));
        QVERIFY(!html.contains("href=#table-gone"));
    }

    void anEmptySchemaIsAPageToo()
    {
        Report report;
        report.title = u"Nothing"_s;
        const QByteArray html = htmlReport(report);
        QVERIFY(html.contains("<h1 id=overview-title>Nothing</h1>"));
        QVERIFY(html.endsWith("</html>\n"));
    }
};

QTEST_GUILESS_MAIN(TestHtmlReport)
#include "tst_htmlreport.moc"
