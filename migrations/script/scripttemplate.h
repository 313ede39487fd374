// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/templatevalue.h"
#include "models/base/result.h"

#include <memory>

namespace limbeck {

/// A script.py.mako: what a new revision's file is made from. Projects bring their own.
///
/// Rendered is the part of Mako that such templates use: `${expression}` with the filters comma,
/// n, str and trim; `% if/elif/else/endif`, `% for/endfor`; `##` comments and `<%doc>`; a
/// backslash that joins two lines; `<% name = expression %>` and `<%! import re %>`. Everything
/// else is refused with its line: the result must be what Alembic would write, or nothing.
/// Source: Mako 1.2 lexer.py.
/// Thread: any.
class ScriptTemplate final
{
public:
    /// Fails with FileUnreadable, or with Unsupported and the line.
    static Result<ScriptTemplate> load(const QString& file);
    static Result<ScriptTemplate> fromText(const QString& text, const QString& file);

    /// Fails with Unsupported and the line.
    Result<QString> render(const TemplateScope& scope) const;

private:
    struct Data;

    ScriptTemplate() = default;

    std::shared_ptr<const Data> m_data;
};

}  // namespace limbeck
