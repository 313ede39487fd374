// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/archivedtarget.h"

#include "models/base/enginetext.h"
#include "models/revision/revisiontarget.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// "b2" of "b2+1": what is relative to something stands or falls with that.
QString anchorOf(const QString& target)
{
    const RevisionTarget parsed = RevisionTarget::parse(target);
    const QString label = parsed.label.isEmpty() ? QString() : parsed.label + u'@';
    return parsed.relative && !parsed.symbol.isEmpty() ? label + parsed.symbol
           : parsed.relative                           ? QString()
                                                       : target;
}

bool knows(const ScriptDirectory& scripts, const QString& target)
{
    const QString anchor = anchorOf(target);
    if (anchor.isEmpty()) {
        return true;
    }
    const auto found = resolve(scripts.graph(), RevisionTarget::parse(anchor));
    return found || found.error().code != ErrorCode::RevisionNotFound;
}

}  // namespace

const ScriptDirectory& scriptsKnowing(const ScriptDirectory& scripts, const QString& target)
{
    const ScriptDirectory& past = scripts.unfolded();
    return &past == &scripts || knows(scripts, target) || !knows(past, target) ? scripts : past;
}

const ScriptDirectory& scriptsKnowing(const ScriptDirectory& scripts, const QStringList& targets)
{
    for (const QString& target : targets) {
        const ScriptDirectory& found = scriptsKnowing(scripts, target);
        if (&found != &scripts) {
            return found;
        }
    }
    return scripts;
}

const ScriptDirectory& scriptsFor(const ScriptDirectory& scripts,
                                  const QStringList& rows,
                                  const QString& target)
{
    const ScriptDirectory& byRows = scripts.forRows(rows);
    return &byRows != &scripts ? byRows : scriptsKnowing(scripts, target);
}

RevisionId consolidatedInto(const ScriptDirectory& scripts, const RevisionId& revision)
{
    const RevisionGraph& past = scripts.unfolded().graph();
    if (scripts.graph().find(revision) != nullptr || past.find(revision) == nullptr) {
        return {};
    }
    // The nearest revision above it that is still there: it is the end of the interval.
    const QSet<RevisionId> above = past.descendants({revision});
    QList<RevisionId> upwards = past.walkDown(above);
    std::reverse(upwards.begin(), upwards.end());
    for (const RevisionId& each : std::as_const(upwards)) {
        if (scripts.graph().find(each) != nullptr) {
            return each;
        }
    }
    return {};
}

Error orArchived(const Error& error, const ScriptDirectory& scripts, const QString& target)
{
    if (error.code != ErrorCode::RevisionNotFound) {
        return error;
    }
    const auto found = resolve(scripts.unfolded().graph(), RevisionTarget::parse(anchorOf(target)));
    const RevisionId revision = found ? found->value(0) : RevisionId();
    const RevisionId into = consolidatedInto(scripts, revision);
    if (into.isEmpty()) {
        return error;
    }
    Error archived = error;
    archived.message =
        EngineText::tr(
            "Revision '%1' is archived: '%2' stands for it, and nothing stops inside that. "
            "'limbeck unconsolidate %2' brings the old revisions back; then it can be reached.")
            .arg(revision, into);
    archived.subjects = QStringList{revision, into};
    return archived;
}

}  // namespace limbeck
