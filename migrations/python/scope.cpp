// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/scope.h"

namespace limbeck::python {

Scope::Scope(Kind kind, Scope* outer)
    : m_kind(kind)
    , m_outer(outer)
{
}

Scope::Kind Scope::kind() const
{
    return m_kind;
}

Scope* Scope::outer() const
{
    return m_outer;
}

const Value* Scope::find(const QString& name) const
{
    for (const Scope* scope = this; scope != nullptr; scope = scope->m_outer) {
        if (const Value* found = scope->findOwn(name)) {
            return found;
        }
    }
    return nullptr;
}

const Value* Scope::findOwn(const QString& name) const
{
    const auto found = m_names.constFind(name);
    return found != m_names.cend() ? &*found : nullptr;
}

void Scope::assign(const QString& name, Value value)
{
    if (Scope* target = m_redirected.value(name)) {
        target->assign(name, std::move(value));
        return;
    }
    m_names.insert(name, std::move(value));
}

void Scope::remove(const QString& name)
{
    m_names.remove(name);
}

const QHash<QString, Value>& Scope::names() const
{
    return m_names;
}

void Scope::redirect(const QString& name, Scope* target)
{
    m_redirected.insert(name, target);
}

void Scope::addWildcard(const QString& module)
{
    m_wildcards << module;
}

QStringList Scope::wildcards() const
{
    return m_outer != nullptr ? m_wildcards + m_outer->wildcards() : m_wildcards;
}

FollowedModule* Scope::module() const
{
    return m_module;
}

void Scope::setModule(FollowedModule* module)
{
    m_module = module;
}

}  // namespace limbeck::python
