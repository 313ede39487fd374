// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/templateexpression.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace limbeck {

struct TemplateNode;

/// One arm of `% if`, or the body of `% for`.
struct TemplateBranch
{
    std::optional<TemplateExpression> condition;  ///< nothing for `% else`
    std::vector<TemplateNode> nodes;
};

/// A part of a script.py.mako.
struct TemplateNode
{
    enum class Kind
    {
        Text,
        Print,   ///< ${expression | filters}
        Assign,  ///< <% name = expression %>; `text` is the name
        Import,  ///< <%! import re %>
        If,
        For,  ///< `text` is the variable
    };

    Kind kind = Kind::Text;
    int line = 0;
    QString text;
    QString code;  ///< as written, for messages
    TemplateExpression expression;
    QStringList filters;
    std::vector<TemplateBranch> branches;
};

/// `text` taken apart. Fails with Unsupported, with the line in Error::where.
Result<std::vector<TemplateNode>> parseTemplate(const QString& text, const QString& file);

/// "'script.py.mako', line 3: '…' cannot be rendered without Python: …"
Error templateError(const QString& file, int line, const QString& code, const QString& reason);

}  // namespace limbeck
