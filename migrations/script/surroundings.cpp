// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that knows what lies around a script: env.py, `-x`, the environment.

#include "migrations/script/scriptworld.h"
#include "migrations/script/sqlalchemynames.h"
#include "migrations/script/xarguments.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::SyntaxNode;
using python::Value;

namespace {

/// context.get_x_argument(as_dictionary=…).
/// Source: Alembic 1.19 runtime/environment.py, get_x_argument.
std::optional<Value> xArguments(const QStringList& given, const Arguments& arguments)
{
    std::optional<bool> isDictionary = false;
    for (const python::Argument& each : arguments.items) {
        isDictionary = each.name.isEmpty() || each.name == "as_dictionary"_L1
                           ? python::truth(each.value)
                           : std::nullopt;
    }
    if (!isDictionary || arguments.items.size() > 1) {
        return std::nullopt;
    }
    return xArgumentsOf(given, *isDictionary);
}

/// `logger.info(…)` of a logger that is imported from elsewhere: named as loggers are, and called
/// as only loggers are.
bool isForeignLogging(const QString& path)
{
    static const QSet<QString> loggers{u"logger"_s, u"log"_s, u"LOG"_s, u"LOGGER"_s, u"_logger"_s};
    static const QSet<QString> methods{
        u"debug"_s, u"info"_s, u"warning"_s, u"warn"_s, u"error"_s, u"exception"_s, u"critical"_s};
    return methods.contains(path.section(u'.', -1)) && loggers.contains(path.section(u'.', -2, -2));
}

/// isinstance(connection.dialect, PGDialect). Every engine has one class, with one for each
/// driver below it; MariaDB's is one of MySQL's.
std::optional<Value> isDialect(const QString& dialect, const Arguments& arguments)
{
    if (arguments.items.size() != 2) {
        return std::nullopt;
    }
    const auto* object = arguments.items[0].value.as<Object>();
    const auto* type = arguments.items[1].value.as<python::Reference>();
    if (object == nullptr || object->type != dialectTypeName() || type == nullptr) {
        return std::nullopt;
    }
    static const QHash<QString, QStringList> dialects{
        {u"postgresql.PGDialect"_s, {u"postgresql"_s}},
        {u"sqlite.SQLiteDialect"_s, {u"sqlite"_s}},
        {u"mysql.MySQLDialect"_s, {u"mysql"_s, u"mariadb"_s}},
        {u"mssql.MSDialect"_s, {}},
        {u"oracle.OracleDialect"_s, {}}};
    const auto known = dialects.constFind(knownName(type->path));
    return known != dialects.cend() ? std::optional(Value{known->contains(dialect)}) : std::nullopt;
}

}  // namespace

void ScriptWorld::setEnvironment(const ScriptEnvironment& environment)
{
    m_environment = &environment;
}

/// What lies around the script; nothing if `path` does not ask for that.
std::optional<Value> ScriptWorld::askSurroundings(const QString& path, const Arguments& arguments)
{
    if (path == "builtins.isinstance"_L1) {
        return isDialect(m_dialect, arguments);
    }
    if (path == "alembic.context.get_x_argument"_L1 && m_environment != nullptr
        && m_environment->xArguments) {
        return xArguments(*m_environment->xArguments, arguments);
    }
    if ((path == "os.getenv"_L1 || path == "os.environ.get"_L1) && !arguments.items.empty()
        && arguments.items.size() <= 2) {
        const Value otherwise =
            arguments.items.size() == 2 ? arguments.items.back().value : Value{};
        return variable(arguments.items.front().value, otherwise, arguments);
    }
    if (isForeignLogging(path)) {
        return Value{};
    }
    return std::nullopt;
}

/// A variable of the environment, or `otherwise`. One that is not set here may be set where the
/// project runs, which only the run tells.
Value ScriptWorld::variable(const Value& name, const Value& otherwise, const Arguments& place) const
{
    const auto* text = name.as<QString>();
    if (text == nullptr || text->isEmpty() || text->contains(u'\0')) {
        return Value::passive(
            place.opaque(EngineText::tr("asks for an environment variable that is not certain")));
    }
    if (qEnvironmentVariableIsSet(text->toUtf8().constData())) {
        return {qEnvironmentVariable(text->toUtf8().constData())};
    }
    return inRun(place,
                 EngineText::tr("reads the environment variable '%1', which is not set here")
                     .arg(*text))
        .value_or(otherwise);
}

Value ScriptWorld::item(const QString& path, const Value& key, const SyntaxNode& node)
{
    const Value missing =
        Value::raise(u"builtins.KeyError"_s, python::toRepr(key).value_or(QString()));
    return path == "os.environ"_L1 ? variable(key, missing, {{}, node.where(), node.code()})
                                   : World::item(path, key, node);
}

/// `version_table_schema` of a migration context; nothing where it is not certain.
std::optional<Value> ScriptWorld::versionTableSchema() const
{
    if (m_environment == nullptr || !m_environment->versionTableSchema) {
        return std::nullopt;
    }
    const QString& schema = *m_environment->versionTableSchema;
    return schema.isEmpty() ? Value{} : Value{schema};
}

}  // namespace limbeck
