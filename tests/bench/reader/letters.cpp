// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/reader/letters.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace limbeck::bench {

using python::SyntaxNode;
using python::SyntaxTree;

namespace {

using Words = QSet<QByteArray>;

const Words harmlessModules{
    "alembic", "sqlalchemy", "logging",     "typing",    "uuid",      "json",       "datetime",
    "re",      "textwrap",   "enum",        "itertools", "functools", "contextlib", "warnings",
    "string",  "time",       "collections", "decimal",   "math",      "copy",       "__future__"};
const Words sessions{"Session", "sessionmaker", "scoped_session", "declarative_base", "open"};
const Words rowMethods{"fetchall",
                       "fetchone",
                       "fetchmany",
                       "scalar",
                       "scalars",
                       "first",
                       "mappings",
                       "one",
                       "scalar_one"};
const Words expressions{"bulk_insert", "select", "insert", "update", "delete", "where", "values"};
const Words questions{"inspect",
                      "get_table_names",
                      "has_table",
                      "get_columns",
                      "get_indexes",
                      "get_foreign_keys",
                      "get_unique_constraints",
                      "get_pk_constraint",
                      "get_check_constraints",
                      "has_index",
                      "autoload_with",
                      "reflect"};
const Words blocks{"batch_alter_table", "get_bind", "get_context", "autocommit_block"};
const Words control{"if_statement",
                    "for_statement",
                    "while_statement",
                    "with_statement",
                    "assignment",
                    "augmented_assignment",
                    "conditional_expression",
                    "list_comprehension",
                    "interpolation",
                    "binary_operator"};

QByteArray textOf(const SyntaxNode& node)
{
    return node.text().toByteArray();
}

/// Follows a function, and those that it names.
class Judge final
{
public:
    explicit Judge(const SyntaxTree& tree)
    {
        for (const SyntaxNode& statement : tree.root().children()) {
            learn(statement);
        }
    }

    QChar judge(const QByteArray& function)
    {
        enter(function);
        return QChar::fromLatin1(m_letter);
    }

private:
    void learn(const SyntaxNode& statement)
    {
        if (statement.is("function_definition")) {
            m_functions.insert(textOf(statement.field("name")), statement.field("body"));
        } else if (statement.is("import_statement")) {
            for (const SyntaxNode& name : statement.fields("name")) {
                const bool isRenamed = name.is("aliased_import");
                const QByteArray path = textOf(isRenamed ? name.field("name") : name);
                const QByteArray root = path.split('.').first();
                addImport(isRenamed ? textOf(name.field("alias")) : root, root);
            }
        } else if (statement.is("import_from_statement")) {
            const QByteArray root = textOf(statement.field("module_name")).split('.').first();
            for (const SyntaxNode& name : statement.fields("name")) {
                addImport(textOf(name.is("aliased_import") ? name.field("alias") : name), root);
            }
        }
    }

    void addImport(const QByteArray& name, const QByteArray& module)
    {
        if (!harmlessModules.contains(module)) {
            m_foreign.insert(name);
        }
    }

    void need(char letter)
    {
        m_letter = std::max(m_letter, letter);
    }

    void enter(const QByteArray& function)
    {
        if (m_functions.contains(function) && !m_entered.contains(function)) {
            m_entered.insert(function);
            visit(m_functions.value(function), 0);
        }
    }

    void visit(const SyntaxNode& node, int depth)
    {
        if (node.isNull() || depth > 200) {
            return;
        }
        weigh(node);
        for (const SyntaxNode& child : node.children()) {
            visit(child, depth + 1);
        }
    }

    void weigh(const SyntaxNode& node)
    {
        if (node.is("identifier")) {
            weighName(textOf(node));
        } else if (node.is("try_statement")) {
            need('C');
        } else if (control.contains(node.kind().toByteArray())) {
            need('B');
            const SyntaxNode rows = node.field("right");
            if (node.is("for_statement") && rows.text().toByteArray().contains(".execute(")) {
                need('F');
            }
        } else if (node.is("call")) {
            const SyntaxNode function = node.field("function");
            weighCall(textOf(function.is("attribute") ? function.field("attribute") : function),
                      !node.field("arguments").children().isEmpty());
        }
    }

    void weighName(const QByteArray& name)
    {
        if (m_foreign.contains(name) || sessions.contains(name)) {
            need('F');
        } else if (m_functions.contains(name)) {
            need('B');
            enter(name);
        } else if (questions.contains(name)) {
            need('C');
        }
    }

    void weighCall(const QByteArray& name, bool hasArguments)
    {
        if (rowMethods.contains(name)) {
            need('F');
        } else if (expressions.contains(name) && (hasArguments || name != "values")) {
            need('E');
        } else if (name == "execute") {
            need('D');
        } else if (questions.contains(name)) {
            need('C');
        } else if (blocks.contains(name)) {
            need('B');
        }
    }

    QHash<QByteArray, SyntaxNode> m_functions;
    Words m_foreign;
    Words m_entered;
    char m_letter = 'A';
};

}  // namespace

QChar letterOf(const SyntaxTree& tree, const QByteArray& function)
{
    return Judge(tree).judge(function);
}

}  // namespace limbeck::bench
