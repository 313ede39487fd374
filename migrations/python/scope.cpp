// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/scope.h"

namespace limbeck::python {

Scope::Scope(const Scope* outer)
    : m_outer(outer)
{
}

const Value* Scope::find(const QString& name) const
{
    for (const Scope* scope = this; scope != nullptr; scope = scope->m_outer) {
        const auto found = scope->m_names.constFind(name);
        if (found != scope->m_names.cend()) {
            return &*found;
        }
    }
    return nullptr;
}

void Scope::assign(const QString& name, Value value)
{
    m_names.insert(name, std::move(value));
}

void Scope::remove(const QString& name)
{
    m_names.remove(name);
}

void Scope::addWildcard(const QString& module)
{
    m_wildcards << module;
}

QString Scope::wildcard() const
{
    const QString own = m_wildcards.size() == 1 ? m_wildcards.constFirst() : QString();
    return own.isEmpty() && m_wildcards.isEmpty() && m_outer != nullptr ? m_outer->wildcard() : own;
}

}  // namespace limbeck::python
