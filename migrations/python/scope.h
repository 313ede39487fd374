// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck::python {

/// The names of a module, a function call or a comprehension. Owned by the evaluator.
class Scope final
{
public:
    /// `outer` outlives this; nullptr for a module.
    explicit Scope(const Scope* outer);
    Q_DISABLE_COPY_MOVE(Scope)

    /// Looks outwards too; nullptr if the name is nowhere.
    const Value* find(const QString& name) const;
    void assign(const QString& name, Value value);
    void remove(const QString& name);

    /// `from module import *`: a name that is nowhere else may be that module's.
    void addWildcard(const QString& module);
    /// The only module imported with a wildcard; empty if there is none or several.
    QString wildcard() const;

private:
    const Scope* m_outer;
    QHash<QString, Value> m_names;
    QStringList m_wildcards;
};

}  // namespace limbeck::python
