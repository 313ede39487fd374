// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/steptext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString runningText(const QString& what, const QString& from, const QString& to)
{
    return u"Running "_s + what + u' ' + from + u" -> "_s + to;
}

}  // namespace

QString runningText(const RevisionGraph& graph, Direction direction, const RevisionId& revision)
{
    const QString parents = graph.parents(revision).join(u", "_s);
    return direction == Direction::Up ? runningText(u"upgrade"_s, parents, revision)
                                      : runningText(u"downgrade"_s, revision, parents);
}

QString runningTextWithMessage(const RevisionGraph& graph, const PlanStep& step)
{
    const QString text = runningText(graph, step.step.direction, step.step.revision);
    return step.message.isEmpty() ? text : text + u", "_s + step.message;
}

QString runningText(const StampStep& step)
{
    return runningText(u"stamp_revision"_s, step.from.join(u", "_s), step.to.join(u", "_s));
}

}  // namespace limbeck
