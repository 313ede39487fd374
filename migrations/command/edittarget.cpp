// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/edittarget.h"

#include "models/base/enginetext.h"
#include "models/revision/revisiontarget.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

Result<QStringList> editTargets(const Project& project,
                                const QString& revision,
                                const QStringList& rows)
{
    const RevisionTarget target = RevisionTarget::parse(revision);
    if (target.relative) {
        return fail(ErrorCode::RevisionNotFound,
                    EngineText::tr(
                        "Can't locate revision identified by '%1'\nA relative revision cannot be "
                        "edited; name the revision itself.")
                        .arg(revision));
    }
    const Result<QStringList> ids = resolve(project.graph(), target, rows);
    if (!ids) {
        return ids;
    }
    if (ids->isEmpty()) {
        return fail(
            ErrorCode::RevisionNotFound,
            revision == "current"_L1
                ? EngineText::tr("No current revisions")
                : EngineText::tr("No revision files indicated by symbol '%1'").arg(revision));
    }
    QStringList files;
    for (const QString& id : *ids) {
        if (const Revision* found = project.graph().find(id)) {
            files << found->file;
        }
    }
    return files;
}

}  // namespace limbeck::command
