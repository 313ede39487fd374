// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/explainheads.h"

#include "app/cli/command.h"
#include "app/cli/commands/listing.h"
#include "migrations/command/divergence.h"

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// Whether one side can be rebased, in words.
struct Way
{
    RevisionId head;
    RevisionId onto;
    QString obstacle;  ///< empty if it can
};

QString listOr(const QStringList& list, const QString& otherwise)
{
    return list.isEmpty() ? otherwise : list.join(u", "_s);
}

QString sideText(const command::Side& side)
{
    QString text = side.head + u" (head)\n"_s;
    text += u"  alone has: "_s + listOr(side.revisions, u"nothing"_s) + u'\n';
    text += u"  touches:   "_s + listOr(side.objects, u"nothing"_s) + u'\n';
    if (!side.opaque.isEmpty()) {
        text += u"  unknown:   "_s + side.opaque.join(u", "_s)
                + u" cannot be understood without running Python\n"_s;
    }
    return text;
}

/// A head on which another one depends is there wherever that one is.
bool isBelowAnother(const command::Side& side)
{
    return side.revisions.isEmpty();
}

QString overlapText(const command::Divergence& divergence)
{
    const auto free = std::ranges::count_if(
        divergence.sides, [](const command::Side& side) { return !isBelowAnother(side); });
    if (free < 2) {
        return u"One head depends on all others: an upgrade to it brings them too, and there is "
               "nothing to merge.\n"_s;
    }
    if (divergence.overlaps.isEmpty()) {
        return u"No object is touched by more than one side: 'limbeck merge heads' joins them.\n"_s;
    }
    QString text = u"Touched by more than one side; look at these before merging:\n"_s;
    for (const command::Divergence::Overlap& overlap : divergence.overlaps) {
        text += u"  %1: %2 and %3\n"_s.arg(overlap.object, overlap.left, overlap.right);
    }
    return text;
}

QString wayText(const Way& way)
{
    return way.obstacle.isEmpty()
               ? u"Rebase %1 onto %2: possible, as far as this project's database says.\n"
                 "  limbeck rebase %1 --onto %2\n"_s.arg(way.head, way.onto)
               : u"Rebase %1 onto %2: no. %3\n"_s.arg(
                   way.head, way.onto, way.obstacle.section(u'\n', 0, 0));
}

/// Each head on each other one; of many heads only the pairs of the first ones would be read.
QList<Way> waysOf(const Project& project,
                  const command::Divergence& divergence,
                  const QSet<RevisionId>& applied)
{
    QList<Way> ways;
    for (const command::Side& side : divergence.sides) {
        for (const command::Side& other : divergence.sides) {
            if (side.head == other.head) {
                continue;
            }
            const Result<command::Rebase> rebase =
                command::planRebase(project, side.head, other.head, applied);
            ways << Way{side.head, other.head, rebase ? QString() : rebase.error().message};
        }
    }
    return ways;
}

QJsonObject explainedJson(const command::Divergence& divergence, const QList<Way>& ways)
{
    QJsonArray sides;
    for (const command::Side& side : divergence.sides) {
        sides << QJsonObject{{u"head"_s, side.head},
                             {u"revisions"_s, QJsonArray::fromStringList(side.revisions)},
                             {u"objects"_s, QJsonArray::fromStringList(side.objects)},
                             {u"opaque"_s, QJsonArray::fromStringList(side.opaque)}};
    }
    QJsonArray overlaps;
    for (const command::Divergence::Overlap& overlap : divergence.overlaps) {
        overlaps << QJsonObject{{u"object"_s, overlap.object},
                                {u"revisions"_s, QJsonArray{overlap.left, overlap.right}}};
    }
    QJsonArray rebases;
    for (const Way& way : ways) {
        rebases << QJsonObject{{u"head"_s, way.head},
                               {u"onto"_s, way.onto},
                               {u"isPossible"_s, way.obstacle.isEmpty()},
                               {u"obstacle"_s, way.obstacle}};
    }
    return {{u"sides"_s, sides}, {u"overlaps"_s, overlaps}, {u"rebases"_s, rebases}};
}

/// Rows of the project's database; without one nothing is known to be applied.
QStringList rowsIfKnown(Session& session)
{
    const Result<QStringList> rows = rowsOf(session);
    if (!rows) {
        session.warn(u"limbeck.heads"_s,
                     u"The database cannot be asked what is applied: "_s + rows.error().message);
    }
    return rows.value_or(QStringList());
}

}  // namespace

Result<int> explainHeads(Session& session)
{
    const Result<const Project*> project = session.project();
    if (!project) {
        return fail(project.error());
    }
    // Which objects are touched does not depend on the engine; SQLite's dialect is always there.
    const Result<const Dialect*> dialect = Dialect::of(Engine::Sqlite);
    const Result<command::Divergence> divergence = dialect.and_then(
        [&](const Dialect* each) { return command::explainHeads(**project, *each); });
    if (!divergence) {
        return fail(divergence.error());
    }
    QList<Way> ways;
    if (divergence->sides.size() > 1) {
        const QStringList rows = rowsIfKnown(session);
        ways = waysOf(**project, *divergence, appliedRevisions((*project)->graph(), rows));
    }
    if (session.options().asJson) {
        session.printJson(explainedJson(*divergence, ways));
        return exitOk;
    }
    if (divergence->sides.size() < 2) {
        session.print(u"There is one head, and nothing to explain: %1\n"_s.arg(
            divergence->sides.isEmpty() ? u"none"_s : divergence->sides.first().head));
        return exitOk;
    }
    for (const command::Side& side : divergence->sides) {
        session.print(sideText(side));
    }
    session.print(overlapText(*divergence));
    for (const Way& way : ways) {
        session.print(wayText(way));
    }
    return exitOk;
}

}  // namespace limbeck::cli
