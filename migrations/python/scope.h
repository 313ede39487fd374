// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

#include <QSet>

namespace limbeck::python {

struct FollowedModule;

/// The names of a module, a function call, a class body or a comprehension. Owned by the evaluator.
class Scope final
{
public:
    enum class Kind
    {
        Module,
        Function,
        Class,
        Comprehension,
    };

    /// `outer` outlives this; nullptr for a module.
    Scope(Kind kind, Scope* outer);
    Q_DISABLE_COPY_MOVE(Scope)

    Kind kind() const;
    Scope* outer() const;
    /// Looks outwards too; nullptr if the name is nowhere.
    const Value* find(const QString& name) const;
    const Value* findOwn(const QString& name) const;
    /// Gives the name to this scope, or to the one that `redirect()` says.
    void assign(const QString& name, Value value);
    void remove(const QString& name);
    const QHash<QString, Value>& names() const;

    /// `global name`, `nonlocal name`: assignments go to `target`, which outlives this.
    void redirect(const QString& name, Scope* target);

    /// `from module import *`: a name that is nowhere else may be that module's.
    void addWildcard(const QString& module);
    /// The modules imported so into this scope or the ones around it.
    QStringList wildcards() const;

    /// The module of the project whose names these are; nullptr for the text that is followed.
    FollowedModule* module() const;
    void setModule(FollowedModule* module);

private:
    Kind m_kind;
    Scope* m_outer;
    QHash<QString, Value> m_names;
    QHash<QString, Scope*> m_redirected;
    QStringList m_wildcards;
    FollowedModule* m_module = nullptr;
};

}  // namespace limbeck::python
