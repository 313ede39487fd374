// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/envfile.h"
#include "migrations/python/world.h"

#include <QHash>
#include <QSet>

namespace limbeck {

/// A call in env.py that decides something.
struct EnvCall
{
    enum class Kind
    {
        Configure,  ///< context.configure()
        SetOption,  ///< config.set_main_option()
        Engine,     ///< create_engine(), engine_from_config() and their async forms
        Run,        ///< context.run_migrations()
    };

    Kind kind = Kind::Configure;
    python::Arguments arguments;
    bool isOffline = false;
};

/// The kind of call that a function of this name is; nothing for all others. `name` may be
/// a part of a path: "configure" of "context.configure".
std::optional<EnvCall::Kind> envCallKind(QByteArrayView function);

/// What Alembic and Python's standard library show to env.py. Records its calls that decide
/// something, and which parts of it could not be followed.
class EnvWorld final : public python::World
{
public:
    /// Both outlive this. `isOffline` is the answer to context.is_offline_mode().
    EnvWorld(const EnvQuestions& questions, const python::SyntaxTree& tree, bool isOffline);

    const std::vector<EnvCall>& calls() const;
    /// Environment variables that were asked for and are set, and where.
    const QMap<QString, TextLocation>& variables() const;
    bool hasEntered(const python::SyntaxNode& function) const;
    const QList<python::SyntaxNode>& unfollowedNodes() const;

    python::Value call(const QString& path, const python::Arguments& arguments) override;
    python::Value callMethod(const python::Object& object,
                             const QString& name,
                             const python::Arguments& arguments) override;
    python::Value attribute(const python::Object& object,
                            const QString& name,
                            const python::SyntaxNode& node) override;
    python::Value enter(const python::Object& object, const python::SyntaxNode& node) override;
    python::Value leave(const python::Object&) override
    {
        return {};
    }
    void report(const Opaque&) override {}
    python::Value item(const QString& path,
                       const python::Value& key,
                       const python::SyntaxNode& node) override;
    void unfollowed(const python::SyntaxNode& node) override;
    void entered(const python::SyntaxNode& function) override;

private:
    std::optional<python::Value> answer(const QString& path, const python::Arguments& arguments);
    python::Value mainOption(const python::Arguments& arguments) const;
    python::Value section(const python::Arguments& arguments) const;
    python::Value xArguments(const python::Arguments& arguments) const;
    python::Value variable(const python::Value& name,
                           const std::optional<python::Value>& otherwise,
                           const Opaque& place);

    const EnvQuestions& m_questions;
    bool m_isOffline;
    bool m_hasDotenv = false;
    QSet<QString> m_assignedVariables;  // by env.py itself
    QHash<QString, python::Value> m_options;
    std::vector<EnvCall> m_calls;
    QMap<QString, TextLocation> m_variables;
    QSet<const char*> m_entered;
    QList<python::SyntaxNode> m_unfollowed;
};

}  // namespace limbeck
