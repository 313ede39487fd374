// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/scriptfindings.h"

namespace limbeck {

using namespace Qt::StringLiterals;

QList<Finding> scriptFindings(const Lowered& lowered,
                              const RevisionId& revision,
                              Direction direction,
                              const QString& file)
{
    using Kind = Finding::Kind;
    const QString way = direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s;
    QList<Finding> findings;
    for (const Opaque& opaque : lowered.opaque) {
        findings << Finding{
            Kind::Opaque,
            revision,
            u"The %1 of revision '%2' cannot be understood without running Python: %3."_s.arg(
                way, revision, opaque.reason),
            opaque.where};
    }
    if (lowered.refusal.has_value()) {
        findings << Finding{
            Kind::Refused,
            revision,
            u"Revision '%1' refuses to %2: %3"_s.arg(revision, way, *lowered.refusal),
            TextLocation{file, 0, 0}};
    }
    if (lowered.isMissing) {
        findings << Finding{Kind::Refused,
                            revision,
                            u"Revision '%1' has no %2() function."_s.arg(revision, way),
                            TextLocation{file, 0, 0}};
    }
    return findings;
}

}  // namespace limbeck
