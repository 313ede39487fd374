// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

/// In a `try`, an import of something that may not be installed may fail.
void Evaluator::noteImport(const QString& module, const SyntaxNode& node)
{
    if (m_tries > 0 && !isStandardModule(module) && moduleOf(module) == nullptr
        && !m_world.isInstalled(module)) {
        ++m_doubts;
        m_doubt =
            node.opaque(EngineText::tr("imports '%1', which may not be installed").arg(module));
    }
}

Evaluator::Flow Evaluator::executeImport(const SyntaxNode& node)
{
    for (const SyntaxNode& name : node.fields("name")) {
        if (name.is("aliased_import")) {
            const QString path = QString::fromUtf8(name.field("name").text());
            noteImport(path, name);
            m_scope->assign(QString::fromUtf8(name.field("alias").text()), {Reference{path}});
        } else {
            const QString first = QString::fromUtf8(name.text()).section(u'.', 0, 0);
            noteImport(QString::fromUtf8(name.text()), name);
            m_scope->assign(first, {Reference{first}});
        }
    }
    return Flow::Next;
}

Evaluator::Flow Evaluator::executeImportFrom(const SyntaxNode& node)
{
    const QString module =
        absoluteModule(QString::fromUtf8(node.field("module_name").text()).simplified());
    noteImport(module, node);
    const QList<SyntaxNode> names = node.fields("name");
    if (names.isEmpty()) {
        m_scope->addWildcard(module);
    }
    const QString prefix = module.endsWith(u'.') ? module : module + u'.';
    for (const SyntaxNode& name : names) {
        const bool hasAlias = name.is("aliased_import");
        const QString own = QString::fromUtf8(hasAlias ? name.field("name").text() : name.text());
        const QString alias = hasAlias ? QString::fromUtf8(name.field("alias").text()) : own;
        m_scope->assign(alias, {Reference{prefix + own}});
    }
    return Flow::Next;
}

}  // namespace limbeck::python
