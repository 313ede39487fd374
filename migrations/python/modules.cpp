// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/modules.h"

#include <QSet>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

QString firstName(const SyntaxNode& node)
{
    return QString::fromUtf8(node.text()).section(u'.', 0, 0).simplified();
}

/// Names that an import gives.
void addImported(const SyntaxNode& node, QSet<QString>& names)
{
    for (const SyntaxNode& name : node.fields("name")) {
        names.insert(name.is("aliased_import")     ? QString::fromUtf8(name.field("alias").text())
                     : node.is("import_statement") ? firstName(name)
                                                   : QString::fromUtf8(name.text()));
    }
}

/// The name at the left end of `a.b[c].d`.
QString rootName(SyntaxNode node)
{
    while (node.is("attribute") || node.is("subscript") || node.is("call")) {
        node = node.is("attribute")   ? node.field("object")
               : node.is("subscript") ? node.field("value")
                                      : node.field("function");
    }
    return node.is("identifier") ? QString::fromUtf8(node.text()) : QString();
}

/// Every name inside, without attributes, keywords, and the insides of functions.
void addMentioned(const SyntaxNode& node, QSet<QString>& names)
{
    QList<SyntaxNode> open{node};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("identifier")) {
            names.insert(QString::fromUtf8(next.text()));
        } else if (next.is("import_statement") || next.is("import_from_statement")) {
            addImported(next, names);
        } else if (next.is("attribute")) {
            open << next.field("object");
        } else if (next.is("keyword_argument")) {
            open << next.field("value");
        } else if (next.is("function_definition") || next.is("class_definition")) {
            names.insert(QString::fromUtf8(next.field("name").text()));
        } else {
            open << next.children();
        }
    }
}

/// Objects whose methods are called somewhere inside: `x = names.pop()` changes `names`.
void addOwners(const SyntaxNode& node, QSet<QString>& names)
{
    QList<SyntaxNode> open{node};
    while (!open.isEmpty()) {
        const SyntaxNode next = open.takeLast();
        if (next.is("call") && next.field("function").is("attribute")) {
            names.insert(rootName(next.field("function")));
        }
        open << next.children();
    }
}

/// `a = b = value`: its targets; of `a.b = …` and `a[b] = …` what they change.
void addAssigned(const SyntaxNode& assignment, QSet<QString>& names)
{
    const SyntaxNode target = assignment.field("left");
    const QString root = rootName(target);
    if (!root.isEmpty()) {
        names.insert(root);
    } else {
        addMentioned(target, names);
    }
    const SyntaxNode value = assignment.field("right");
    if (value.is("assignment")) {
        addAssigned(value, names);
    } else {
        addOwners(value, names);
    }
}

QSet<QString> namesOf(const SyntaxNode& node)
{
    QSet<QString> names;
    if (node.is("import_statement") || node.is("import_from_statement")) {
        addImported(node, names);
    } else if (node.is("function_definition") || node.is("class_definition")) {
        names.insert(QString::fromUtf8(node.field("name").text()));
    } else if (node.is("expression_statement") && node.firstChild().is("assignment")) {
        addAssigned(node.firstChild(), names);
    } else {
        addMentioned(node, names);
    }
    return names;
}

}  // namespace

SourceModule::SourceModule(const QString& name,
                           bool isPackage,
                           std::unique_ptr<const SyntaxTree> tree)
    : m_name(name)
    , m_isPackage(isPackage)
    , m_tree(std::move(tree))
{
    if (m_tree == nullptr) {
        return;
    }
    m_statements = m_tree->root().children();
    for (int i = 0; i < m_statements.size(); ++i) {
        addStatement(i, m_statements[i]);
    }
}

void SourceModule::addStatement(int index, const SyntaxNode& node)
{
    for (const QString& name : namesOf(node)) {
        m_statementsFor[name] << index;
    }
    if (node.is("import_from_statement") && node.fields("name").isEmpty()) {
        m_wildcards << absolute(QString::fromUtf8(node.field("module_name").text()).simplified());
    }
}

const QString& SourceModule::name() const
{
    return m_name;
}

bool SourceModule::isPackage() const
{
    return m_isPackage;
}

bool SourceModule::isFolder() const
{
    return m_tree == nullptr;
}

QString SourceModule::file() const
{
    return m_tree != nullptr ? m_tree->file() : QString();
}

QString SourceModule::absolute(const QString& relative) const
{
    if (!relative.startsWith(u'.')) {
        return relative;
    }
    qsizetype dots = 0;
    while (dots < relative.size() && relative[dots] == u'.') {
        ++dots;
    }
    QStringList parts = m_name.split(u'.');
    const qsizetype up = m_isPackage ? dots - 1 : dots;
    if (up > parts.size()) {
        return relative;  // Python refuses it
    }
    parts = parts.first(parts.size() - up);
    const QString rest = relative.sliced(dots).trimmed();
    return (rest.isEmpty() ? parts : parts << rest).join(u'.');
}

QList<int> SourceModule::statementsFor(const QString& name) const
{
    return m_statementsFor.value(name);
}

const SyntaxNode& SourceModule::statement(int index) const
{
    return m_statements[index];
}

const QStringList& SourceModule::wildcards() const
{
    return m_wildcards;
}

QString Modules::folderOf(const QString&)
{
    return {};
}

std::optional<QString> Modules::readText(const QString&)
{
    return std::nullopt;
}

}  // namespace limbeck::python
