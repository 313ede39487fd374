// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/revisionlookup.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCandidates = 8;

QString someOf(const QStringList& names)
{
    if (names.size() <= mostCandidates) {
        return quotedList(names);
    }
    return EngineText::tr("%1 and %2 more")
        .arg(quotedList(names.mid(0, mostCandidates)),
             QString::number(names.size() - mostCandidates));
}

Error locateError(ErrorCode code,
                  const QString& argument,
                  const QString& explanation,
                  const QStringList& subjects = {})
{
    Error error;
    error.code = code;
    error.message =
        EngineText::tr("Can't locate revision identified by '%1'\n%2").arg(argument, explanation);
    error.subjects = subjects;
    return error;
}

Error ambiguousWalk(const QString& explanation, const QStringList& subjects)
{
    Error error;
    error.code = ErrorCode::TargetInvalid;
    error.message = EngineText::tr("Ambiguous walk\n%1").arg(explanation);
    error.subjects = subjects;
    return error;
}

/// Python's int() of a negative number, as far as it matters here.
std::optional<int> negativeNumber(const QString& text)
{
    static const QRegularExpression pattern(u"^\\s*-\\s*([0-9]+)\\s*$"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch() || text.contains(u"- "_s)) {
        return std::nullopt;
    }
    bool fits = false;
    const int steps = match.captured(1).toInt(&fits);
    if (fits && steps == 0) {
        return std::nullopt;
    }
    return fits ? -steps : -std::numeric_limits<int>::max();
}

}  // namespace

RevisionPlace RevisionPlace::at(const std::optional<RevisionId>& id)
{
    return id ? at(*id) : RevisionPlace();
}

QStringList revisionsAmong(const QList<RevisionPlace>& places)
{
    QStringList ids;
    for (const RevisionPlace& place : places) {
        if (place.isRevision()) {
            ids << place.id;
        }
    }
    return ids;
}

Error multipleHeadsError(const QString& argument, const QStringList& heads)
{
    QStringList distinct = heads;
    distinct.removeDuplicates();
    Error error;
    error.code = ErrorCode::MultipleHeads;
    error.message =
        EngineText::tr(
            "Multiple head revisions are present for given argument '%1'; please specify "
            "a specific target revision, '<branchname>@%1' to narrow to a specific head, "
            "or 'heads' for all heads\nThe heads are %2.")
            .arg(argument, someOf(distinct));
    if (distinct.size() < 2) {
        error.message +=
            u' ' + EngineText::tr("Two scripts have the same id; give one of them another.");
    }
    error.subjects = distinct;
    return error;
}

/// Alembic's _resolve_revision_number: symbols replaced, label cut off.
struct RevisionLookup::Numbers
{
    QStringList ids;
    QString label;
    bool hasLabel = false;  ///< even an empty one
};

RevisionLookup::RevisionLookup(const RevisionGraph& graph)
    : m_graph(graph)
{
}

Result<RevisionLookup::Numbers> RevisionLookup::numbers(const QString& text) const
{
    Numbers result;
    const qsizetype at = text.indexOf(u'@');
    result.hasLabel = at >= 0;
    result.label = result.hasLabel ? text.left(at) : QString();
    const QString name = text.mid(at + 1);
    if (name == u"base"_s) {
        return result;
    }
    Result<QStringList> ids = QStringList{name};
    if (name == u"heads"_s) {
        ids = result.label.isEmpty() ? Result<QStringList>(m_graph.realHeads())
                                     : inLineage(m_graph.heads(), result.label);
    } else if (name == u"head"_s) {
        ids = singleHead(result.label);
    }
    if (!ids) {
        return fail(ids.error());
    }
    result.ids = *ids;
    return result;
}

Result<QStringList> RevisionLookup::singleHead(const QString& label) const
{
    if (label.isEmpty()) {
        const QStringList heads = m_graph.heads();
        if (heads.size() > 1 || (m_graph.hasDuplicateIds() && !heads.isEmpty())) {
            return fail(multipleHeadsError(u"head"_s, heads));
        }
        return heads;
    }
    const Result<QStringList> heads = inLineage(m_graph.heads(), label);
    if (heads && heads->size() > 1) {
        return fail(multipleHeadsError(label + u"@head"_s, *heads));
    }
    return heads;
}

Result<QList<RevisionPlace>> RevisionLookup::revisions(const QString& text) const
{
    const Result<Numbers> found = numbers(text);
    if (!found) {
        return fail(found.error());
    }
    if (found->ids.size() == 1) {
        if (const std::optional<int> steps = negativeNumber(found->ids.first())) {
            return downFromHeads(*found, *steps);
        }
    }
    QList<RevisionPlace> places;
    for (const QString& id : found->ids) {
        const Result<RevisionId> one = identified(id, found->label);
        if (!one) {
            return fail(one.error());
        }
        places << RevisionPlace::at(*one);
    }
    return places;
}

Result<QList<RevisionPlace>> RevisionLookup::downFromHeads(const Numbers& numbers, int steps) const
{
    QList<RevisionPlace> places;
    for (const RevisionId& head : m_graph.realHeads()) {
        if (numbers.hasLabel && !m_graph.hasLabel(head, numbers.label)) {
            continue;
        }
        const Result<RevisionPlace> place = walk(RevisionPlace::at(head), steps);
        if (!place) {
            return fail(place.error());
        }
        places << *place;
    }
    return places;
}

Result<std::optional<RevisionId>> RevisionLookup::revision(const QString& text) const
{
    const Result<Numbers> found = numbers(text);
    if (!found) {
        return fail(found.error());
    }
    if (found->ids.size() > 1) {
        return fail(multipleHeadsError(text, found->ids));
    }
    if (found->ids.isEmpty()) {
        return std::optional<RevisionId>();
    }
    const Result<RevisionId> one = identified(found->ids.first(), found->label);
    if (!one) {
        return fail(one.error());
    }
    return std::optional<RevisionId>(*one);
}

Result<RevisionId> RevisionLookup::branch(const QString& label) const
{
    Result<RevisionId> found = identified(label);
    if (found) {
        return found;
    }
    const QStringList labels = m_graph.allLabels();
    const QString known = labels.isEmpty()
                              ? EngineText::tr("There are no branch labels.")
                              : EngineText::tr("Branch labels are %1.").arg(someOf(labels));
    return fail(locateError(found.error().code,
                            label,
                            EngineText::tr("No such branch: '%1'. %2").arg(label, known),
                            labels));
}

Result<RevisionId> RevisionLookup::identified(const QString& name, const QString& label) const
{
    Result<RevisionId> branchRevision = QString();
    if (!label.isEmpty()) {
        branchRevision = branch(label);
        if (!branchRevision) {
            return branchRevision;
        }
    }
    const std::optional<RevisionId> owner = m_graph.labelOwner(name);
    Result<RevisionId> found = m_graph.find(name) != nullptr ? Result<RevisionId>(name)
                               : owner                       ? Result<RevisionId>(*owner)
                                                             : partial(name, label);
    if (!found || label.isEmpty()) {
        return found;
    }
    const Result<QStringList> related = inLineage({*found}, *branchRevision);
    if (!related || related->isEmpty()) {
        return fail(locateError(
            ErrorCode::RevisionNotFound,
            name,
            EngineText::tr("Revision '%1' is not a member of branch '%2'.").arg(*found, label)));
    }
    return found;
}

Result<RevisionId> RevisionLookup::partial(const QString& name, const QString& label) const
{
    QStringList matches;
    for (const QString& key : m_graph.ids() + m_graph.allLabels()) {
        if (!name.isEmpty() && key.size() > 3 && key.startsWith(name)) {
            matches << key;
        }
    }
    if (!label.isEmpty()) {
        const Result<QStringList> related = inLineage(matches, label);
        if (!related) {
            return fail(related.error());
        }
        matches = *related;
    }
    if (matches.isEmpty()) {
        return fail(locateError(
            ErrorCode::RevisionNotFound,
            name,
            EngineText::tr("It is neither a revision nor a branch label, nor the beginning "
                           "of one; 'limbeck history' lists them all.")));
    }
    if (matches.size() > 1) {
        return fail(locateError(ErrorCode::RevisionAmbiguous,
                                name,
                                EngineText::tr("Several begin with it: %1.").arg(someOf(matches)),
                                matches));
    }
    return m_graph.labelOwner(matches.first()).value_or(matches.first());
}

Result<QStringList> RevisionLookup::inLineage(const QStringList& targets,
                                              const QString& against,
                                              RevisionGraph::Follow follow) const
{
    const Result<Numbers> found = numbers(against);
    if (!found || targets.isEmpty()) {
        return found ? Result<QStringList>() : fail(found.error());
    }
    QStringList tests;
    for (const QString& name :
         (found->label.isEmpty() ? QStringList() : QStringList{found->label}) + found->ids) {
        const Result<RevisionId> test = identified(name);
        if (!test) {
            return fail(test.error());
        }
        tests << *test;
    }
    if (tests.isEmpty()) {
        return targets;
    }
    const QSet<RevisionId> related =
        m_graph.ancestors(tests, follow) + m_graph.descendants(tests, follow);
    QStringList result;
    for (const QString& target : targets) {
        const Result<RevisionId> id = identified(target);
        if (!id) {
            return fail(id.error());
        }
        if (related.contains(*id)) {
            result << target;
        }
    }
    return result;
}

Result<QStringList> RevisionLookup::stepUp(const RevisionPlace& from, const QString& label) const
{
    const QStringList next = from.isRevision() ? m_graph.children(from.id) : m_graph.bases();
    return label.isEmpty() ? Result<QStringList>(next) : inLineage(next, label);
}

QStringList RevisionLookup::stepDown(const RevisionPlace& from) const
{
    switch (from.kind) {
    case RevisionPlace::Kind::Nowhere:
        return m_graph.heads();
    case RevisionPlace::Kind::Base:
        return {};
    case RevisionPlace::Kind::Revision:
        return m_graph.parents(from.id);
    }
    return {};
}

Result<RevisionPlace> RevisionLookup::walk(RevisionPlace start,
                                           int steps,
                                           const QString& label,
                                           bool mustArrive) const
{
    // No walk is longer than the history; the bound ends it in a cycle.
    const qsizetype count = std::min<qsizetype>(std::abs(steps), m_graph.ids().size() + 2);
    for (qsizetype i = 0; i < count; ++i) {
        Result<QStringList> next =
            steps > 0 ? stepUp(start, label) : Result<QStringList>(stepDown(start));
        if (!next) {
            return fail(next.error());
        }
        if (next->size() > 1) {
            const QString from =
                start.isRevision()
                    ? EngineText::tr("From '%1' the way leads to %2; name one of them.")
                          .arg(start.id, someOf(*next))
                    : EngineText::tr("The way can start at %1; name one of them.")
                          .arg(someOf(*next));
            return fail(ambiguousWalk(from, *next));
        }
        if (next->isEmpty()) {
            if (steps > 0 || start.kind == RevisionPlace::Kind::Base) {
                return mustArrive ? RevisionPlace() : start;
            }
            start = RevisionPlace::base();
            continue;
        }
        start = RevisionPlace::at(next->first());
    }
    return start;
}

}  // namespace limbeck
