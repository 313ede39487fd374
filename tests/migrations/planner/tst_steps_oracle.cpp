// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/historyrange.h"
#include "migrations/planner/offlinerange.h"
#include "migrations/planner/place.h"
#include "migrations/planner/steps.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <map>

using namespace limbeck;
using namespace Qt::StringLiterals;

// Graphs, plans and version rows recorded from stock Alembic 1.19.2, compared with ours. What may
// differ is explained in migrations/planner/README.md and listed, query by query, in
// tests/oracle/plans/differences.txt; each kind is recognised here by its exact shape.

namespace {

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    if (value.isString()) {
        return {value.toString()};
    }
    for (const QJsonValue& item : value.toArray()) {
        list << item.toString();
    }
    return list;
}

QList<Revision> revisionsOf(const QJsonObject& graph)
{
    QList<Revision> revisions;
    for (const QJsonValue& value : graph["revs"_L1].toArray()) {
        const QJsonObject object = value.toObject();
        Revision revision;
        revision.id = object["id"_L1].toString();
        revision.downRevisions = strings(object["down"_L1]);
        revision.branchLabels = strings(object["labels"_L1]);
        revision.dependsOn = strings(object["deps"_L1]);
        revision.message = u"doc of "_s + revision.id;
        revisions << revision;
    }
    return revisions;
}

/// An answer, ours or stock's: lines, and the first line of an error.
struct Answer
{
    QStringList lines;
    QString error;

    QString toText() const
    {
        return lines.join(u' ') + (error.isEmpty() ? QString() : u" ! "_s + error);
    }
    bool operator==(const Answer&) const = default;
};

Answer failed(const Error& error)
{
    return {{}, error.message.section(u'\n', 0, 0)};
}

Answer answerOf(const Result<QList<RevisionStep>>& steps)
{
    if (!steps) {
        return failed(steps.error());
    }
    Answer answer;
    for (const RevisionStep& step : *steps) {
        answer.lines << (step.direction == Direction::Up ? u"+"_s : u"-"_s) + step.revision + u'|'
                            + step.rowsAfter.join(u',');
    }
    return answer;
}

Answer answerOf(const Result<QList<StampStep>>& steps)
{
    if (!steps) {
        return failed(steps.error());
    }
    Answer answer;
    for (const StampStep& step : *steps) {
        answer.lines << u"stamp_revision "_s + step.from.join(u", "_s) + u" -> "_s
                            + step.to.join(u", "_s) + u'|' + step.rowsAfter.join(u',');
    }
    return answer;
}

Answer answerOf(const Result<QStringList>& ids)
{
    return ids ? Answer{*ids, {}} : failed(ids.error());
}

Answer moveOffline(const RevisionGraph& graph, bool up, const QString& text)
{
    const Result<OfflineRange> range =
        up ? offlineUpgrade(graph, text) : offlineDowngrade(graph, text);
    if (!range) {
        return failed(range.error());
    }
    return answerOf(up ? upgradeSteps(graph, range->rows, range->targets.first())
                       : downgradeSteps(graph, range->rows, range->targets.first()));
}

Answer stampOffline(const RevisionGraph& graph, const QStringList& targets)
{
    const Result<OfflineRange> range = offlineStamp(graph, targets);
    return range ? answerOf(stampSteps(graph, range->rows, range->targets)) : failed(range.error());
}

Answer ask(const RevisionGraph& graph, const QJsonObject& query)
{
    const QString verb = query["q"_L1].toString();
    const QString text = query["arg"_L1].toString();
    const QStringList rows = strings(query["rows"_L1]);
    const bool offline = query["sql"_L1].toBool();
    if (verb == u"upgrade"_s) {
        return offline ? moveOffline(graph, true, text) : answerOf(upgradeSteps(graph, rows, text));
    }
    if (verb == u"downgrade"_s) {
        return offline ? moveOffline(graph, false, text)
                       : answerOf(downgradeSteps(graph, rows, text));
    }
    if (verb == u"stamp"_s) {
        const QStringList targets = strings(query["args"_L1]);
        return offline ? stampOffline(graph, targets)
                       : answerOf(stampSteps(graph, rows, targets, query["purge"_L1].toBool()));
    }
    if (verb == u"history"_s) {
        return answerOf(historyRange(graph, text, rows));
    }
    if (verb == u"show"_s) {
        return answerOf(resolve(graph, RevisionTarget::parse(text), rows));
    }
    Answer tips = answerOf(branchTips(graph, rows));
    tips.lines.sort();
    return tips;
}

Answer recordedIn(const QJsonObject& result)
{
    const bool plan = result.contains("steps"_L1);
    return {strings(plan ? result["steps"_L1] : result["revs"_L1]),
            result["error"_L1].toObject()["message"_L1].toString()};
}

/// "rows" of "+a|rows", without those on which others of them stand.
QString withoutSurplus(const RevisionGraph& graph, const QString& line)
{
    QStringList rows = line.section(u'|', 1).split(u',', Qt::SkipEmptyParts);
    const QStringList all = rows;
    rows.removeIf([&](const QString& row) {
        return std::any_of(all.begin(), all.end(), [&](const QString& other) {
            return other != row && graph.ancestors({other}).contains(row);
        });
    });
    return line.section(u'|', 0, 0) + u'|' + rows.join(u',');
}

bool differsOnlyInSurplusRows(const RevisionGraph& graph, const Answer& ours, const Answer& stock)
{
    if (ours.error != stock.error || ours.lines.size() != stock.lines.size()) {
        return false;
    }
    for (qsizetype i = 0; i < ours.lines.size(); ++i) {
        if (ours.lines.at(i) != withoutSurplus(graph, stock.lines.at(i))) {
            return false;
        }
    }
    return true;
}

/// The same steps in an order that stock's own order of a Python set could have given.
bool isReordered(const Answer& ours, const Answer& stock)
{
    const auto names = [](const Answer& answer) {
        QStringList list;
        for (const QString& line : answer.lines) {
            list << line.section(u'|', 0, 0);
        }
        list.sort();
        return list;
    };
    return names(ours) == names(stock) && ours.error.isEmpty() == stock.error.isEmpty();
}

/// Stock applied some steps and then crashed: ours must begin with the same steps and go on.
bool continuesWhereStockCrashed(const RevisionGraph& graph,
                                const Answer& ours,
                                const QJsonObject& query)
{
    Answer begun{ours.lines.mid(0, strings(query["steps"_L1]).size()), {}};
    const Answer stock{strings(query["steps"_L1]), {}};
    const bool begins = begun == stock || differsOnlyInSurplusRows(graph, begun, stock);
    return begins && ours.error.isEmpty() && ours.lines.size() > begun.lines.size();
}

struct Verdict
{
    bool agrees = false;
    QString why;  ///< an allowed difference; empty if equal or one of stock's own several answers
};

Verdict judge(const RevisionGraph& graph, const QJsonObject& query)
{
    const Answer ours = ask(graph, query);
    const QJsonObject error = query["error"_L1].toObject();
    if (error["uncaught"_L1].toBool()) {
        const bool midway = query.contains("failed_step"_L1);
        const bool fine = !midway || continuesWhereStockCrashed(graph, ours, query);
        return {fine, midway ? u"stock crashes midway"_s : u"stock crashes"_s};
    }
    // Stock refuses everything that a fatal problem makes doubtful; we still show.
    const bool onlyShows = query["q"_L1] == u"show"_s || query["q"_L1] == u"history"_s;
    if (onlyShows && graph.hasFatalProblem()) {
        return {true, u"stock does not show a broken history"_s};
    }
    if (query.contains("any"_L1)) {
        for (const QJsonValue& value : query["any"_L1].toArray()) {
            if (ours == recordedIn(value.toObject())) {
                return {true, {}};
            }
        }
        const Answer one = recordedIn(query["any"_L1].toArray().first().toObject());
        return {isReordered(ours, one), {}};
    }
    const Answer stock = recordedIn(query);
    if (ours == stock) {
        return {true, {}};
    }
    if (ours.error.endsWith(u"the word has a meaning of its own"_s)) {
        return {true, u"a revision is called head or base"_s};
    }
    return {differsOnlyInSurplusRows(graph, ours, stock), u"stock leaves surplus rows"_s};
}

QString describe(const QJsonObject& query)
{
    QJsonObject shown = query;
    return QString::fromUtf8(QJsonDocument(shown).toJson(QJsonDocument::Compact)).left(700);
}

const QString folder = QStringLiteral(LIMBECK_SOURCE_DIR "/tests/oracle/plans/");

QByteArray contentOf(const QString& name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What differences.txt lists: "case#query" to the reason.
std::map<QString, QString> listedDifferences()
{
    std::map<QString, QString> listed;
    QString reason;
    for (const QString& line : QString::fromUtf8(contentOf(u"differences.txt"_s)).split(u'\n')) {
        if (line.startsWith(u"## "_s)) {
            reason = line.mid(3);
        } else if (!reason.isEmpty() && line.contains(u": "_s)) {
            for (const QString& query : line.section(u": "_s, 1).split(u' ')) {
                listed[line.section(u": "_s, 0, 0) + u'#' + query] = reason;
            }
        }
    }
    return listed;
}

/// What of `some` is not the same in `others`, a line each.
QString without(const std::map<QString, QString>& some, const std::map<QString, QString>& others)
{
    QString text;
    for (const auto& [query, reason] : some) {
        const auto other = others.find(query);
        if (other == others.end() || other->second != reason) {
            text += query + u": "_s + reason + u'\n';
        }
    }
    return text;
}

/// The groups of differences.txt.
QString asListed(const std::map<QString, QString>& found)
{
    std::map<QString, std::map<QString, QStringList>> byReason;
    for (const auto& [query, reason] : found) {
        byReason[reason][query.section(u'#', 0, 0)] << query.section(u'#', 1);
    }
    QString text;
    for (const auto& [reason, queriesByCase] : byReason) {
        text += u"\n## "_s + reason + u"\n\n"_s;
        for (const auto& [name, queries] : queriesByCase) {
            text += name + u": "_s + queries.join(u' ') + u'\n';
        }
    }
    return text;
}

QList<QJsonObject> readCases()
{
    QList<QJsonObject> list;
    for (const QByteArray& line : contentOf(u"plans.jsonl"_s).split('\n')) {
        if (!line.trimmed().isEmpty()) {
            list << QJsonDocument::fromJson(line).object();
        }
    }
    return list;
}

const QList<QJsonObject>& cases()
{
    static const QList<QJsonObject> all = readCases();
    return all;
}

bool isEqualOrAny(const QJsonObject& facts, const QString& key, QStringList ours, bool sort)
{
    const QJsonObject any = facts["any"_L1].toObject();
    if (sort) {
        ours.sort();
    }
    if (!any.contains(key)) {
        return strings(facts[key]) == ours;
    }
    for (const QJsonValue& value : any[key].toArray()) {
        if (strings(value) == ours) {
            return true;
        }
    }
    // The recorded orders are not all there are.
    QStringList one = strings(any[key].toArray().first());
    one.sort();
    ours.sort();
    return one == ours;
}

QStringList filtered(const RevisionGraph& graph, bool (RevisionGraph::*is)(const RevisionId&) const)
{
    QStringList ids = graph.history();
    ids.removeIf([&](const QString& id) { return !(graph.*is)(id); });
    return ids;
}

QJsonObject labelsOf(const RevisionGraph& graph)
{
    QJsonObject labels;
    for (const QString& id : graph.ids()) {
        if (!graph.labels(id).isEmpty()) {
            labels[id] = QJsonArray::fromStringList(graph.labels(id));
        }
    }
    return labels;
}

QStringList effectiveHeads(const RevisionGraph& graph)
{
    QStringList ids = graph.heads();
    ids.removeIf([&](const QString& id) { return graph.isRealHead(id); });
    return ids;
}

QStringList distinct(QStringList list)
{
    list.removeDuplicates();
    return list;
}

QJsonObject normalizedDependencies(const RevisionGraph& graph)
{
    QJsonObject all;
    for (const QString& id : graph.ids()) {
        QStringList extra = graph.parentsAndDependencies(id);
        const QStringList parents = graph.parents(id);
        extra.removeIf([&](const QString& other) { return parents.contains(other); });
        extra.sort();
        if (!extra.isEmpty()) {
            all[id] = QJsonArray::fromStringList(extra);
        }
    }
    return all;
}

/// A dependency that is a parent as well says nothing more.
QJsonObject withoutParents(const RevisionGraph& graph, const QJsonObject& dependencies)
{
    QJsonObject all;
    for (const QString& id : dependencies.keys()) {
        QStringList list = strings(dependencies[id]);
        const QStringList parents = graph.parents(id);
        list.removeIf([&](const QString& other) { return parents.contains(other); });
        if (!list.isEmpty()) {
            all[id] = QJsonArray::fromStringList(list);
        }
    }
    return all;
}

QStringList wrongFacts(const RevisionGraph& graph, const QJsonObject& facts)
{
    QStringList wrong;
    const auto check = [&](const QString& key, const QStringList& ours, bool sort = false) {
        QJsonObject unique = facts;
        if (graph.hasDuplicateIds() && facts.contains(key)) {
            unique[key] = QJsonArray::fromStringList(distinct(strings(facts[key])));
        }
        if (!isEqualOrAny(unique, key, ours, sort)) {
            wrong << key + u": "_s + ours.join(u' ');
        }
    };
    check(u"heads"_s, graph.heads());
    check(u"real_heads"_s, graph.realHeads());
    check(u"bases"_s, graph.bases(), true);
    check(u"effective_heads"_s, effectiveHeads(graph), true);
    check(u"history"_s, graph.history());
    check(u"branchpoints"_s, filtered(graph, &RevisionGraph::isBranchPoint));
    check(u"mergepoints"_s, filtered(graph, &RevisionGraph::isMergePoint));
    if (facts["labels"_L1].toObject() != labelsOf(graph)) {
        wrong << u"labels"_s;
    }
    if (withoutParents(graph, facts["normalized_deps"_L1].toObject())
        != normalizedDependencies(graph)) {
        wrong << u"normalized_deps"_s;
    }
    return wrong;
}

/// Rewrites the groups of differences.txt below its introduction.
void listDifferences(const std::map<QString, QString>& found)
{
    const QByteArray before = contentOf(u"differences.txt"_s);
    QFile file(folder + u"differences.txt"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(before.left(before.indexOf("\n## ")) + asListed(found).toUtf8());
}

}  // namespace

class TestStepsOracle final : public QObject
{
    Q_OBJECT

private slots:
    void hasARecording();
    void seesTheSameGraphs();
    void givesTheSameAnswers();
    void givesTheSameWarnings();
};

void TestStepsOracle::hasARecording()
{
    QCOMPARE(cases().size(), 1610);
}

void TestStepsOracle::seesTheSameGraphs()
{
    QStringList wrong;
    for (const QJsonObject& one : cases()) {
        const QJsonObject facts = one["graph"_L1].toObject();
        const RevisionGraph graph = RevisionGraph::build(revisionsOf(one));
        const bool stockFails =
            facts.contains("error"_L1) || facts["any"_L1].toObject().contains("error"_L1);
        if (stockFails) {
            if (!graph.hasFatalProblem() && graph.problems().isEmpty()) {
                wrong << one["id"_L1].toString() + u": stock refuses it"_s;
            }
            continue;
        }
        for (const QString& fact : wrongFacts(graph, facts)) {
            wrong << one["id"_L1].toString() + u": "_s + fact;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 20).join(u'\n')));
}

void TestStepsOracle::givesTheSameAnswers()
{
    int queries = 0;
    QStringList wrong;
    std::map<QString, QString> different;
    for (const QJsonObject& one : cases()) {
        const RevisionGraph graph = RevisionGraph::build(revisionsOf(one));
        int number = 0;
        for (const QJsonValue& value : one["queries"_L1].toArray()) {
            const QString name = one["id"_L1].toString() + u'#' + QString::number(number++);
            const QJsonObject query = value.toObject();
            const Verdict verdict = judge(graph, query);
            ++queries;
            if (!verdict.agrees) {
                wrong << name + u' ' + describe(query) + u"\n    ours: "_s
                             + ask(graph, query).toText();
            } else if (!verdict.why.isEmpty()) {
                different[name] = verdict.why;
            }
        }
    }
    qInfo("%d queries, %zu differ as expected", queries, different.size());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 40).join(u'\n')));
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        listDifferences(different);
    }
    QCOMPARE(without(different, listedDifferences()), QString());
    QCOMPARE(without(listedDifferences(), different), QString());
}

void TestStepsOracle::givesTheSameWarnings()
{
    for (const QJsonObject& one : cases()) {
        for (const QJsonValue& value : one["queries"_L1].toArray()) {
            const QJsonObject query = value.toObject();
            const bool warns = strings(query["warnings"_L1]).join(u' ').contains(u"ambiguous"_s);
            if (query["q"_L1] == u"downgrade"_s && !query["sql"_L1].toBool()) {
                const QString target = query["arg"_L1].toString();
                const auto ours = downgradeWarning(strings(query["rows"_L1]), target);
                QVERIFY2(ours.has_value() == warns, qPrintable(describe(query)));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestStepsOracle)
#include "tst_steps_oracle.moc"
