// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/syntaxtree.h"

#include <QHash>
#include <QStringList>

#include <memory>

namespace limbeck::python {

/// A module of the project, as text. Immutable; shared by all scripts that import it.
class SourceModule final
{
public:
    /// `tree` is null for a folder without __init__.py, which defines no names.
    SourceModule(const QString& name, bool isPackage, std::unique_ptr<const SyntaxTree> tree);
    Q_DISABLE_COPY_MOVE(SourceModule)

    const QString& name() const;  ///< "app.models"
    bool isPackage() const;
    bool isFolder() const;  ///< without __init__.py
    QString file() const;   ///< "" for such a folder
    /// "app.models" for "..models" in a module of "app.db".
    QString absolute(const QString& relative) const;

    /// The statements of the module that give `name` a value or may change it, in order: its
    /// assignments, definitions and imports, and whatever else uses the name at the top level.
    QList<int> statementsFor(const QString& name) const;
    const SyntaxNode& statement(int index) const;
    /// Modules of `from … import *`, absolute.
    const QStringList& wildcards() const;

private:
    void addStatement(int index, const SyntaxNode& node);

    QString m_name;
    bool m_isPackage = false;
    std::unique_ptr<const SyntaxTree> m_tree;
    QList<SyntaxNode> m_statements;
    QHash<QString, QList<int>> m_statementsFor;
    QStringList m_wildcards;
};

/// Where the evaluator finds the modules that a text imports. Thread: any, one at a time.
class Modules
{
public:
    virtual ~Modules() = default;

    /// nullptr if the project has no module of this name, or none that can be read.
    virtual std::shared_ptr<const SourceModule> find(const QString& name) = 0;

    /// The folder of a package; "" if it is not certain.
    virtual QString folderOf(const QString& package);
    /// The text of another file of the project, in UTF-8; nothing for what lies outside of it, is
    /// too large or cannot be read.
    virtual std::optional<QString> readText(const QString& file);

protected:
    Modules() = default;
    Q_DISABLE_COPY_MOVE(Modules)
};

}  // namespace limbeck::python
