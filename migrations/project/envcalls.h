// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/envworld.h"
#include "migrations/python/evaluator.h"

namespace limbeck {

/// All calls of an env.py that decide something, with their arguments as far as they are certain.
///
/// env.py is followed as for a run and as for `--sql`. Functions that neither way reaches are
/// followed on their own, as are calls in what cannot be followed at all (`async`, `try`, a
/// condition that is not certain). A call that for certain does not run is left out.
class EnvCalls final
{
public:
    /// The name under which an unknown `**more` stands among the arguments.
    static constexpr QLatin1StringView spreadName{"**"};

    /// Both outlive this.
    EnvCalls(const python::SyntaxTree& tree, const EnvQuestions& questions);

    const std::vector<EnvCall>& all() const;
    /// Environment variables that are set and were asked for.
    QStringList variables() const;

private:
    void followAlone(python::Evaluator& evaluator);
    void readUnfollowed(python::Evaluator& evaluator);
    bool isRecorded(const python::SyntaxNode& call) const;
    bool isUnfollowed(const python::SyntaxNode& node) const;
    static python::Arguments argumentsOf(const python::SyntaxNode& call,
                                         const QSet<QByteArray>& locals,
                                         python::Evaluator& evaluator);

    const python::SyntaxTree& m_tree;
    EnvWorld m_online;
    EnvWorld m_offline;
    std::vector<EnvCall> m_calls;
};

}  // namespace limbeck
