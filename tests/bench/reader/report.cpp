// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/reader/report.h"

#include "tests/bench/reader/totals.h"

#include <QJsonArray>

#include <algorithm>

namespace limbeck::bench {

using namespace Qt::StringLiterals;

namespace {

const QStringList kindNames{
    u"full"_s, u"data-dependent"_s, u"opaque"_s, u"refused"_s, u"conflict"_s, u"unreadable"_s};
constexpr qsizetype nameWidth = 58;
constexpr qsizetype examplesShown = 4;

QString number(double value, int digits)
{
    return QString::number(value, 'f', digits);
}

QString cell(const QString& text)
{
    return text.rightJustified(8);
}

QString shareText(const Share& share)
{
    QString text = cell(QString::number(share.all)) + cell(number(share.percent(), 1) + u'%');
    for (const QString& kind : kindNames) {
        text += cell(QString::number(share.kinds.value(kind)));
    }
    return text + u'\n';
}

QString headerText()
{
    QString text = QString(nameWidth, u' ') + cell(u"bodies"_s) + cell(u"read"_s);
    for (const QString& kind : kindNames) {
        text += cell(kind.first(std::min<qsizetype>(kind.size(), 7)));
    }
    return text + u'\n';
}

QString rowText(const QString& name, const Share& share)
{
    return name.right(nameWidth - 1).leftJustified(nameWidth) + shareText(share);
}

QString historiesText(const QList<Measurement>& measurements)
{
    QString text;
    for (const Measurement& each : measurements) {
        const QString name = each.history + u' ' + each.engine;
        text += rowText(name + u" up"_s, shareOf({each}, Direction::Up));
        text += rowText(name + u" down"_s, shareOf({each}, Direction::Down));
    }
    return text;
}

QString totalsText(const QList<Measurement>& measurements, Direction direction)
{
    const QString way = direction == Direction::Up ? u"upgrade()"_s : u"downgrade()"_s;
    return rowText(u"TOTAL %1, for each engine"_s.arg(way), shareOf(measurements, direction))
           + rowText(u"TOTAL %1, scripts, in every engine"_s.arg(way),
                     shareOf(measurements, direction, Across::AllEngines))
           + rowText(u"TOTAL %1, scripts, in one engine at least"_s.arg(way),
                     shareOf(measurements, direction, Across::AnyEngine));
}

QString lettersText(const QList<Measurement>& measurements, Direction direction)
{
    QString text;
    const QMap<QChar, Share> shares = sharesByLetter(measurements, direction);
    for (auto each = shares.cbegin(); each != shares.cend(); ++each) {
        text += rowText(u"  of need "_s + each.key(), each.value());
    }
    return text;
}

/// Files are counted once, whatever the number of engines.
std::pair<int, int> filesOf(const QList<Measurement>& measurements)
{
    QMap<QString, std::pair<int, int>> histories;
    for (const Measurement& each : measurements) {
        histories[each.history] = {each.graphFiles, each.files};
    }
    std::pair<int, int> sum;
    for (const auto& [graphFiles, files] : std::as_const(histories)) {
        sum.first += graphFiles;
        sum.second += files;
    }
    return sum;
}

double planTimeOf(const QList<Measurement>& measurements)
{
    double sum = 0;
    qsizetype scripts = 0;
    for (const Measurement& each : measurements) {
        sum += each.planTime;
        scripts += each.times.size();
    }
    return scripts == 0 ? 0 : sum / static_cast<double>(scripts);
}

QString reasonText(const ReasonGroup& group, bool showsPlaces)
{
    QString text = cell(QString::number(group.alone)) + cell(QString::number(group.bodies))
                   + u"  "_s + QString(group.words).replace(u'\n', u' ') + u'\n';
    QList<std::pair<int, QString>> examples;
    for (auto each = group.examples.cbegin(); each != group.examples.cend(); ++each) {
        examples.append({each.value(), each.key()});
    }
    std::ranges::sort(examples, std::greater<>());
    const bool isPlain = examples.size() == 1 && examples.first().second == group.words;
    for (const auto& [bodies, words] :
         examples.first(isPlain ? 0 : std::min(examples.size(), examplesShown))) {
        text +=
            QString(20, u' ') + u"%1 x %2\n"_s.arg(bodies).arg(QString(words).replace(u'\n', u' '));
    }
    if (showsPlaces) {
        for (const TextLocation& where : group.places) {
            text += QString(20, u' ') + where.toString() + u'\n';
        }
    }
    return text;
}

QString reasonsText(const QList<Measurement>& measurements, const ReportStyle& style)
{
    const QList<ReasonGroup> groups = reasonGroups(measurements);
    QString text = u"\nWhy bodies are not read (each engine and direction counts):\n"_s
                   + cell(u"alone"_s) + cell(u"bodies"_s) + u"  reason\n"_s;
    for (const ReasonGroup& group :
         groups.first(std::min<qsizetype>(groups.size(), style.reasons))) {
        text += reasonText(group, style.showsPlaces);
    }
    return text;
}

QJsonObject shareJson(const Share& share)
{
    QJsonObject json{{u"bodies"_s, share.all}, {u"read"_s, share.read}};
    for (auto each = share.kinds.cbegin(); each != share.kinds.cend(); ++each) {
        json[each.key()] = each.value();
    }
    return json;
}

QJsonObject bothJson(const QList<Measurement>& measurements)
{
    return {{u"upgrade"_s, shareJson(shareOf(measurements, Direction::Up))},
            {u"downgrade"_s, shareJson(shareOf(measurements, Direction::Down))}};
}

QJsonObject lettersJson(const QList<Measurement>& measurements, Direction direction)
{
    QJsonObject json;
    const QMap<QChar, Share> shares = sharesByLetter(measurements, direction);
    for (auto each = shares.cbegin(); each != shares.cend(); ++each) {
        json[QString(each.key())] = shareJson(each.value());
    }
    return json;
}

QJsonObject acrossJson(const QList<Measurement>& measurements, Across across)
{
    return {{u"upgrade"_s, shareJson(shareOf(measurements, Direction::Up, across))},
            {u"downgrade"_s, shareJson(shareOf(measurements, Direction::Down, across))}};
}

QJsonObject reasonJson(const ReasonGroup& group, bool showsPlaces)
{
    QJsonObject json{
        {u"reason"_s, group.words}, {u"bodies"_s, group.bodies}, {u"alone"_s, group.alone}};
    if (showsPlaces) {
        QJsonArray places;
        for (const TextLocation& where : group.places) {
            places << where.toString();
        }
        json[u"places"_s] = places;
    }
    return json;
}

}  // namespace

QString reportText(const QList<Measurement>& measurements, const ReportStyle& style)
{
    QString text = headerText();
    if (style.showsHistories) {
        text += historiesText(measurements);
    }
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        text += totalsText(measurements, direction) + lettersText(measurements, direction);
    }
    const auto [graphFiles, files] = filesOf(measurements);
    const Times times = timesOf(measurements);
    text += u"\nfiles with graph data: %1 of %2 (%3 %)\n"_s.arg(
        QString::number(graphFiles),
        QString::number(files),
        number(files == 0 ? 0 : 100.0 * graphFiles / files, 2));
    text +=
        u"ms to read a script, both directions: mean %1, 99 % within %2, longest %3 (%4)\n"_s.arg(
            number(times.mean, 3), number(times.p99, 2), number(times.max, 2), times.slowest);
    text += u"ms to plan a script, both directions: mean %1\n"_s.arg(
        number(planTimeOf(measurements), 3));
    return style.reasons == 0 ? text : text + reasonsText(measurements, style);
}

QJsonObject reportJson(const QList<Measurement>& measurements, const ReportStyle& style)
{
    QJsonArray histories;
    for (const Measurement& each : measurements) {
        QJsonObject json = bothJson({each});
        json[u"history"_s] = each.history;
        json[u"engine"_s] = each.engine;
        json[u"files"_s] = each.files;
        json[u"graphFiles"_s] = each.graphFiles;
        json[u"problems"_s] = QJsonArray::fromStringList(each.problems);
        histories << json;
    }
    QJsonArray reasons;
    const QList<ReasonGroup> groups = reasonGroups(measurements);
    for (const ReasonGroup& group :
         groups.first(std::min<qsizetype>(groups.size(), style.reasons))) {
        reasons << reasonJson(group, style.showsPlaces);
    }
    const Times times = timesOf(measurements);
    const auto [graphFiles, files] = filesOf(measurements);
    return {{u"histories"_s, histories},
            {u"files"_s, files},
            {u"graphFiles"_s, graphFiles},
            {u"eachEngine"_s, bothJson(measurements)},
            {u"everyEngine"_s, acrossJson(measurements, Across::AllEngines)},
            {u"anyEngine"_s, acrossJson(measurements, Across::AnyEngine)},
            {u"upgradeByNeed"_s, lettersJson(measurements, Direction::Up)},
            {u"downgradeByNeed"_s, lettersJson(measurements, Direction::Down)},
            {u"readMs"_s,
             QJsonObject{{u"mean"_s, times.mean}, {u"p99"_s, times.p99}, {u"max"_s, times.max}}},
            {u"planMs"_s, planTimeOf(measurements)},
            {u"reasons"_s, reasons}};
}

}  // namespace limbeck::bench
