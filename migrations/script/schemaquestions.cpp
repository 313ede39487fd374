// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/inspectoranswers.h"
#include "migrations/script/scriptworld.h"
#include "models/operation/apply.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Value;

/// The schema as it is at this place: the one before the script, with the steps up to here.
/// Nothing while not all of that is certain.
std::optional<Schema> ScriptWorld::schemaNow() const
{
    if (!m_frames.empty() || !m_lowered.opaque.isEmpty()) {
        return std::nullopt;
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
    const Value doubt =
        Value::passive(arguments.opaque(u"asks the database with '%1'"_s.arg(name)));
    const std::optional<Schema> now = schemaNow();
    return now ? answerInspector(*now, name, arguments, m_dialect).value_or(doubt) : doubt;
}

}  // namespace limbeck
