// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/historyrange.h"
#include "migrations/planner/place.h"
#include "migrations/report/historytext.h"
#include "migrations/script/script.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

// What stock Alembic 1.19.2 prints, compared with ours, character by character. Set
// LIMBECK_ORACLE_HISTORY to compare with another recording.

namespace {

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& item : value.toArray()) {
        list << item.toString();
    }
    return list;
}

QList<QJsonObject> projects()
{
    const QString path = qEnvironmentVariable("LIMBECK_ORACLE_HISTORY");
    QFile file(path.isEmpty()
                   ? QStringLiteral(LIMBECK_SOURCE_DIR "/tests/oracle/history/history.jsonl")
                   : path);
    QList<QJsonObject> list;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (!line.isEmpty()) {
                list << QJsonDocument::fromJson(line).object();
            }
        }
    }
    return list;
}

RevisionGraph graphOf(const QJsonObject& project)
{
    const QJsonObject files = project["files"_L1].toObject();
    QStringList names = files.keys();
    names.sort();
    QList<Revision> revisions;
    for (const QString& name : names) {
        const Result<Script> script =
            Script::fromText(files[name].toString(), u"<PROJECT>/"_s + name);
        if (script) {
            revisions << script->revision();
        }
    }
    return RevisionGraph::build(revisions);
}

/// A command line taken apart.
struct Command
{
    QString verb;
    QString argument;  ///< of `show`
    QString range;
    bool isVerbose = false;
    bool marksCurrent = false;
    bool resolvesDependencies = false;

    bool asksForRows() const
    {
        return verb == u"show"_s && argument == u"current"_s;
    }
};

Command parse(const QStringList& words)
{
    Command command;
    command.verb = words.first();
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString& word = words.at(i);
        if (word == u"-r"_s || word == u"--rev-range"_s) {
            command.range = words.value(++i);
        } else if (word.startsWith(u"-r"_s) && !word.startsWith(u"--"_s)
                   && command.verb == u"history"_s) {
            command.range = word.mid(2);
        } else if (word.startsWith(u"--rev-range="_s)) {
            command.range = word.section(u'=', 1);
        }
        command.isVerbose |= word == u"-v"_s || word == u"--verbose"_s;
        command.marksCurrent |= word == u"-i"_s || word == u"--indicate-current"_s;
        command.resolvesDependencies |= word == u"--resolve-dependencies"_s;
        command.argument = word;
    }
    return command;
}

QString orError(const Result<QStringList>& revisions, const std::function<QString()>& text)
{
    return revisions ? text()
                     : u"FAILED: "_s + revisions.error().message.section(u'\n', 0, 0) + u'\n';
}

QString printed(const RevisionGraph& graph, const Command& command, const QStringList& rows)
{
    HistoryStyle style;
    style.isVerbose = command.isVerbose;
    if (command.verb == u"history"_s) {
        style.rows = command.marksCurrent ? std::optional(rows) : std::nullopt;
        const Result<QStringList> shown = command.range.isEmpty()
                                              ? Result<QStringList>(graph.history())
                                              : historyRange(graph, command.range, rows);
        return orError(shown, [&] { return historyText(graph, *shown, style); });
    }
    if (command.verb == u"heads"_s) {
        return headsText(
            graph, command.resolvesDependencies ? graph.realHeads() : graph.heads(), style);
    }
    if (command.verb == u"branches"_s) {
        return branchesText(graph, style);
    }
    if (command.verb == u"current"_s) {
        const Result<QStringList> tips = branchTips(graph, rows);
        return orError(tips, [&] { return currentText(graph, *tips, style); });
    }
    const Result<QStringList> shown = resolve(graph, RevisionTarget::parse(command.argument), rows);
    return orError(shown, [&] { return showText(graph, *shown); });
}

QString sortedList(const QString& text)
{
    QStringList items = text.split(u", "_s);
    items.sort();
    return items.join(u", "_s);
}

QString sortedIn(const QString& line)
{
    static const QRegularExpression list(u"^(Branch names: |Branches into: )(.*)$"_s);
    if (const QRegularExpressionMatch match = list.match(line); match.hasMatch()) {
        return match.captured(1) + sortedList(match.captured(2));
    }
    static const QRegularExpression brackets(u"\\(([^()]*, [^()]*)\\)"_s);
    QString result = line;
    for (auto all = brackets.globalMatch(line); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        result.replace(match.captured(0), u'(' + sortedList(match.captured(1)) + u')');
    }
    return result;
}

/// Everything that stock prints in set order, sorted, on both sides.
QString normalised(const QString& text, const Command& command)
{
    QStringList lines;
    QStringList children;
    for (const QString& line : text.split(u'\n')) {
        if (line.contains(QRegularExpression(u"^ +-> "_s))) {
            children << sortedIn(line);
            continue;
        }
        children.sort();
        lines += std::exchange(children, {}) + QStringList{sortedIn(line)};
    }
    if (command.verb == u"current"_s || command.asksForRows()) {
        const bool isInBlocks = command.isVerbose || command.asksForRows();
        static const QRegularExpression blockStart(u"(?=^Rev: )"_s,
                                                   QRegularExpression::MultilineOption);
        static const QRegularExpression lineEnd(u"\n"_s);
        QStringList blocks =
            lines.join(u'\n').split(isInBlocks ? blockStart : lineEnd, Qt::SkipEmptyParts);
        blocks.sort();
        return blocks.join(isInBlocks ? QString() : u"\n"_s);
    }
    return lines.join(u'\n');
}

/// The line that only the command with the connection can print.
QString withoutUrl(const QString& text)
{
    return text.startsWith(u"Current revision(s) for "_s) ? text.section(u'\n', 1) : text;
}

}  // namespace

class TestHistoryTextOracle final : public QObject
{
    Q_OBJECT

private slots:
    void printsWhatStockPrints();
};

void TestHistoryTextOracle::printsWhatStockPrints()
{
    int compared = 0;
    QStringList wrong;
    for (const QJsonObject& project : projects()) {
        const RevisionGraph graph = graphOf(project);
        for (const QJsonValue& value : project["steps"_L1].toArray()) {
            const QJsonObject step = value.toObject();
            const Command command = parse(strings(step["argv"_L1]));
            const bool isSorted = step.contains("stdout_sorted"_L1);
            QString stock =
                withoutUrl(step[isSorted ? "stdout_sorted"_L1 : "stdout"_L1].toString());
            QString ours = printed(graph, command, strings(step["rows"_L1]));
            // The recording has the rows sorted, not in the order of the database.
            if (isSorted || command.asksForRows()) {
                stock = normalised(stock, command);
                ours = normalised(ours, command);
            }
            ++compared;
            if (ours != stock) {
                wrong << project["id"_L1].toString() + u' ' + strings(step["argv"_L1]).join(u' ')
                             + u"\n--- stock\n"_s + stock + u"--- ours\n"_s + ours;
            }
        }
    }
    qInfo("%d texts, %lld different", compared, qlonglong(wrong.size()));
    QVERIFY(compared > 500);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 5).join(u'\n')));
}

QTEST_GUILESS_MAIN(TestHistoryTextOracle)
#include "tst_historytext_oracle.moc"
