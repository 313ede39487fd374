// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/envfile.h"

#include "migrations/python/evaluator.h"
#include "migrations/python/sourcetext.h"

#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::SyntaxNode;
using python::Value;

namespace {

/// Walks over all calls of an env.py, wherever they stand.
class EnvReader final
{
public:
    EnvReader(const python::SyntaxTree& tree, EnvFile& file)
        : m_tree(tree)
        , m_file(file)
        , m_evaluator(tree, m_world)
    {
    }

    void read()
    {
        m_evaluator.runModule();
        QList<SyntaxNode> open{m_tree.root()};
        while (!open.isEmpty()) {
            const SyntaxNode node = open.takeFirst();
            if (node.is("call")) {
                readCall(node);
            }
            open << node.children();
        }
    }

private:
    void readCall(const SyntaxNode& call)
    {
        const QByteArray function = call.field("function").text().toByteArray();
        if (function == "context.configure" || function == "configure"
            || function.endsWith(".context.configure")) {
            readConfigure(call.field("arguments"));
        } else if (function.endsWith("set_main_option")) {
            readOption(call.field("arguments").children());
        }
    }

    void readConfigure(const SyntaxNode& arguments)
    {
        for (const SyntaxNode& argument : arguments.children()) {
            const QByteArray name = argument.field("name").text().toByteArray();
            const SyntaxNode node = argument.field("value");
            if (name == "version_table") {
                keep(m_file.versionTable, node);
            } else if (name == "version_table_schema") {
                keep(m_file.versionTableSchema, node);
            } else if (name == "version_table_pk") {
                keep(m_file.versionTablePk, node);
            }
        }
    }

    /// None leaves a setting as it is without it. Two calls that differ, as for the offline and
    /// the online mode, leave it in doubt.
    template <typename T>
    void keep(std::optional<EnvSetting<T>>& setting, const SyntaxNode& node)
    {
        const Value value = m_evaluator.evaluateInModule(node);
        if (value.isNone()) {
            return;
        }
        const auto* known = value.as<T>();
        if (known == nullptr || (setting && setting->value != *known)) {
            m_file.versionTableDoubt = node.opaque(python::describe(value));
            return;
        }
        setting = EnvSetting<T>{*known, node.where()};
    }

    void readOption(const QList<SyntaxNode>& arguments)
    {
        if (arguments.size() != 2) {
            return;
        }
        const Value name = m_evaluator.evaluateInModule(arguments[0]);
        const auto* text = name.as<QString>();
        if (text == nullptr || *text != "sqlalchemy.url"_L1) {
            return;
        }
        const Value value = m_evaluator.evaluateInModule(arguments[1]);
        if (const auto* url = value.as<QString>()) {
            // The option is interpolated like one of the ini file.
            m_file.url =
                EnvSetting<QString>{QString(*url).replace("%%"_L1, "%"_L1), arguments[1].where()};
        } else {
            m_file.urlDoubt = arguments[1].opaque(python::describe(value));
        }
    }

    const python::SyntaxTree& m_tree;
    EnvFile& m_file;
    python::EmptyWorld m_world;
    python::Evaluator m_evaluator;
};

}  // namespace

EnvFile EnvFile::fromSource(const QByteArray& source, const QString& path)
{
    EnvFile file;
    const auto tree = python::SyntaxTree::parse(source, path);
    EnvReader(*tree, file).read();
    return file;
}

Result<EnvFile> EnvFile::load(const QString& path)
{
    if (!QFileInfo::exists(path)) {
        return EnvFile();
    }
    return python::readSource(path).map(
        [&path](const QByteArray& source) { return fromSource(source, path); });
}

}  // namespace limbeck
