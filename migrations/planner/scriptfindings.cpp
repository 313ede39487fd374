// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/scriptfindings.h"

#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// What rows decide, in one sentence, and each thing that may be lost or changed by that.
QList<Finding> rowFindings(const Lowered& lowered, const RevisionId& revision, const QString& way)
{
    using Kind = Finding::Kind;
    const Opaque& first = lowered.opaque.constFirst();
    QList<Finding> findings{
        {Kind::ByRows,
         revision,
         EngineText::tr(
             "What the %1 of revision '%2' does is known only in the run (%3). It is decided while "
             "the step "
             "runs, inside its transaction; whatever is not understood then takes the run back.")
             .arg(way, revision, first.reason),
         first.where}};
    for (const Opaque& each : lowered.opaque) {
        if (each.mayDestroy) {
            findings << Finding{Kind::Destructive,
                                revision,
                                EngineText::tr("perhaps, the run decides: %1")
                                    .arg(each.code.isEmpty() ? each.reason : each.code),
                                each.where};
        }
        if (each.mayChangeSchema) {
            findings << Finding{
                Kind::Uncertain,
                revision,
                EngineText::tr("Only the run knows how revision '%1' changes the schema.")
                    .arg(revision),
                each.where};
        }
    }
    return findings;
}

}  // namespace

std::optional<QString> reasonNotToFollow(const Lowered& lowered, const Dialect& dialect)
{
    if (!dialect.hasTransactionalDdl()) {
        return EngineText::tr(
            "on this engine a step that fails half way could not be taken back, so that it is "
            "not followed while it runs");
    }
    const bool commits = std::ranges::any_of(lowered.steps, [](const ScriptStep& step) {
        return std::holds_alternative<AutocommitBlock>(step.operation.value);
    });
    return commits ? std::optional(
               EngineText::tr("an autocommit_block commits half of it, which then could not "
                              "be taken back"))
                   : std::nullopt;
}

QList<Finding> scriptFindings(const Lowered& lowered,
                              const RevisionId& revision,
                              Direction direction,
                              const QString& file,
                              const std::optional<QString>& whyNot)
{
    using Kind = Finding::Kind;
    const QString way = direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s;
    if (!lowered.overrideFile.isEmpty()) {
        return {Finding{
            Kind::Instead,
            revision,
            EngineText::tr("The %1 of revision '%2' is the SQL of an override, and not what its "
                           "script says.")
                .arg(way, revision),
            TextLocation{lowered.overrideFile, 1, 1}}};
    }
    QList<Finding> findings;
    for (const QString& each : lowered.filesRead) {
        findings << Finding{
            Kind::Note,
            revision,
            EngineText::tr("The %1 of revision '%2' reads the file '%3' of the project, as it is "
                           "now.")
                .arg(way, revision, each.section(u'/', -1)),
            TextLocation{each, 1, 1}};
    }
    if (lowered.isByRows() && !whyNot) {
        return findings + rowFindings(lowered, revision, way);
    }
    if (lowered.isByRows()) {
        const Opaque& first = lowered.opaque.constFirst();
        findings << Finding{
            Kind::Opaque,
            revision,
            EngineText::tr(
                "What the %1 of revision '%2' does is known only in the run (%3), and %4.")
                .arg(way, revision, first.reason, *whyNot),
            first.where};
        return findings;
    }
    for (const Opaque& opaque : lowered.opaque) {
        if (opaque.isByRows) {
            continue;  // of something that is opaque anyway
        }
        findings << Finding{
            Kind::Opaque,
            revision,
            EngineText::tr(
                "The %1 of revision '%2' cannot be understood without running Python: %3.")
                .arg(way, revision, opaque.reason),
            opaque.where};
    }
    if (lowered.refusal.has_value()) {
        findings << Finding{
            Kind::Refused,
            revision,
            EngineText::tr("Revision '%1' refuses to %2: %3").arg(revision, way, *lowered.refusal),
            TextLocation{file, 0, 0}};
    }
    if (lowered.isMissing) {
        findings << Finding{
            Kind::Refused,
            revision,
            EngineText::tr("Revision '%1' has no %2() function.").arg(revision, way),
            TextLocation{file, 0, 0}};
    }
    return findings;
}

}  // namespace limbeck
