// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/inspectoranswers.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Value;

/// The schema as it is at this place: the one before the script, with the steps up to here, or the
/// live one. Nothing while not all of that is certain.
std::optional<Schema> ScriptWorld::schemaNow() const
{
    const bool isKnown = std::ranges::all_of(m_lowered.opaque, [](const Opaque& each) {
        return each.isByRows && !each.mayChangeSchema;
    });
    if (!isInTransaction() || !isKnown) {  // what a batch collects is done at its end
        return std::nullopt;
    }
    if (m_live != nullptr) {
        const Result<Schema> live = m_live->schema();
        return live ? std::optional(*live) : std::nullopt;
    }
    Schema now = m_before;
    for (const ScriptStep& step : m_lowered.steps) {
        Result<Schema> next = apply(step.operation, now);
        if (!next) {
            return std::nullopt;
        }
        now = *std::move(next);
    }
    return now.isCertain() ? std::optional(std::move(now)) : std::nullopt;
}

Value ScriptWorld::callInspector(const QString& name, const Arguments& arguments)
{
    const QString reason = EngineText::tr("asks the database with '%1'").arg(name);
    const Value doubt = Value::passive(arguments.opaque(reason));
    const std::optional<Schema> now = schemaNow();
    if (!now) {
        return isInspectorQuestion(name) ? schemaInRun(arguments, reason).value_or(doubt) : doubt;
    }
    return answerInspector(*now, name, arguments, m_dialect).value_or(doubt);
}

}  // namespace limbeck
