// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/envworld.h"

#include "migrations/script/xarguments.h"
#include "models/base/enginetext.h"

#include <QUrl>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::SyntaxNode;
using python::Value;

namespace {

const QString configPath = u"alembic.context.config."_s;

/// An argument by its place or its name; nullptr if it is not given.
const Value* argumentOf(const Arguments& arguments, size_t place, const QString& name)
{
    for (size_t i = 0; i < arguments.items.size(); ++i) {
        const QString& own = arguments.items[i].name;
        if (own == name || (own.isEmpty() && i == place)) {
            return &arguments.items[i].value;
        }
    }
    return nullptr;
}

/// Functions of which nothing is wanted but that the text goes on after them.
bool isHarmless(const QString& path)
{
    static const QSet<QString> paths{u"logging.config.fileConfig"_s,
                                     u"logging.config.dictConfig"_s,
                                     u"logging.basicConfig"_s,
                                     u"sys.path.append"_s,
                                     u"sys.path.insert"_s,
                                     u"alembic.context.execute"_s};
    return paths.contains(path);
}

/// Things whose methods and `with` change nothing here: engines, connections, transactions.
bool isPlainThing(const QString& path)
{
    return path == "alembic.context.begin_transaction"_L1 || path == "logging.getLogger"_L1
           || path == "sqlalchemy.MetaData"_L1;
}

/// urllib.parse.quote_plus() and quote() of a text.
std::optional<Value> quoted(const QString& path, const Arguments& arguments)
{
    const bool isPlus = path == "urllib.parse.quote_plus"_L1;
    if ((!isPlus && path != "urllib.parse.quote"_L1) || arguments.items.size() != 1) {
        return std::nullopt;
    }
    const Value& value = arguments.items[0].value;
    const auto* text = value.as<QString>();
    if (text == nullptr) {
        return value.as<python::Unknown>() != nullptr ? std::optional(value) : std::nullopt;
    }
    QByteArray bytes = QUrl::toPercentEncoding(*text, isPlus ? QByteArray() : QByteArray("/"));
    return Value{QString::fromLatin1(isPlus ? bytes.replace("%20", "+") : bytes)};
}

/// Names of variables that the text itself sets with `os.environ["NAME"] = …`; "" where the
/// name is not a plain text.
QSet<QString> assignedVariables(const python::SyntaxTree& tree)
{
    QSet<QString> names;
    QList<SyntaxNode> open{tree.root()};
    while (!open.isEmpty()) {
        const SyntaxNode node = open.takeLast();
        const SyntaxNode target = node.is("assignment") ? node.field("left") : SyntaxNode();
        if (!target.isNull() && target.is("subscript")
            && target.field("value").text().endsWith("environ")) {
            const SyntaxNode key = target.field("subscript");
            const QString text = QString::fromUtf8(key.text());
            names.insert(key.is("string") && text.size() > 2 ? text.sliced(1).chopped(1)
                                                             : QString());
        }
        open << node.children();
    }
    return names;
}

}  // namespace

std::optional<EnvCall::Kind> envCallKind(QByteArrayView function)
{
    const QByteArrayView name = function.sliced(function.lastIndexOf('.') + 1);
    const QByteArrayView owner = function.chopped(name.size());
    if (name == "configure" && (owner.isEmpty() || owner.endsWith("context."))) {
        return EnvCall::Kind::Configure;
    }
    if (name == "run_migrations" && (owner.isEmpty() || owner.endsWith("context."))) {
        return EnvCall::Kind::Run;
    }
    if (name == "set_main_option" || name == "set_section_option") {
        return EnvCall::Kind::SetOption;
    }
    if (name == "create_engine" || name == "create_async_engine" || name == "engine_from_config"
        || name == "async_engine_from_config") {
        return EnvCall::Kind::Engine;
    }
    return std::nullopt;
}

EnvWorld::EnvWorld(const EnvQuestions& questions, const python::SyntaxTree& tree, bool isOffline)
    : m_questions(questions)
    , m_isOffline(isOffline)
    , m_assignedVariables(assignedVariables(tree))
{
}

const std::vector<EnvCall>& EnvWorld::calls() const
{
    return m_calls;
}

const QMap<QString, TextLocation>& EnvWorld::variables() const
{
    return m_variables;
}

bool EnvWorld::hasEntered(const SyntaxNode& function) const
{
    return m_entered.contains(function.text().data());
}

const QList<SyntaxNode>& EnvWorld::unfollowedNodes() const
{
    return m_unfollowed;
}

void EnvWorld::unfollowed(const SyntaxNode& node)
{
    m_unfollowed << node;
}

void EnvWorld::entered(const SyntaxNode& function)
{
    m_entered.insert(function.text().data());
}

Value EnvWorld::call(const QString& path, const Arguments& arguments)
{
    if (const auto kind = envCallKind(path.toUtf8())) {
        m_calls.push_back({*kind, arguments, m_isOffline});
        if (*kind == EnvCall::Kind::Engine) {
            return Value::object(path, arguments);
        }
        const size_t first = path.endsWith("set_section_option"_L1) ? 1 : 0;
        const Value* name = argumentOf(arguments, first, u"name"_s);
        const Value* value = argumentOf(arguments, first + 1, u"value"_s);
        const auto* text = name != nullptr ? name->as<QString>() : nullptr;
        if (*kind == EnvCall::Kind::SetOption && text != nullptr && value != nullptr) {
            m_options.insert(*text, *value);
        }
        return Value{};
    }
    if (std::optional<Value> value = answer(path, arguments)) {
        return *std::move(value);
    }
    Value unknown = Value::unknown(arguments.opaque(python::unknownCall(path)), true);
    std::get_if<python::Unknown>(&unknown.data)->maker = arguments.items.empty() ? path : QString();
    return unknown;
}

std::optional<Value> EnvWorld::answer(const QString& path, const Arguments& arguments)
{
    if (path == "alembic.context.is_offline_mode"_L1) {
        return Value{m_isOffline};
    }
    if (path == "alembic.context.get_x_argument"_L1) {
        return xArguments(arguments);
    }
    if (path == configPath + "get_main_option"_L1 || path == configPath + "get_alembic_option"_L1) {
        return mainOption(arguments);
    }
    if (path == configPath + "get_section"_L1) {
        return section(arguments);
    }
    if (path == configPath + "attributes.get"_L1) {
        // The command line gives none.
        const Value* otherwise = argumentOf(arguments, 1, u"default"_s);
        return otherwise != nullptr ? *otherwise : Value{};
    }
    if (path == "os.getenv"_L1 || path == "os.environ.get"_L1) {
        const Value* name = argumentOf(arguments, 0, u"key"_s);
        const Value* otherwise = argumentOf(arguments, 1, u"default"_s);
        return name == nullptr
                   ? std::optional<Value>()
                   : variable(
                       *name, otherwise != nullptr ? *otherwise : Value{}, arguments.opaque({}));
    }
    if (path.endsWith("load_dotenv"_L1)) {
        m_hasDotenv = true;
        return Value{};
    }
    if (isHarmless(path)) {
        return Value{};
    }
    return isPlainThing(path) ? std::optional(Value::object(path, arguments))
                              : quoted(path, arguments);
}

/// config.get_main_option(name, default)
Value EnvWorld::mainOption(const Arguments& arguments) const
{
    const Value* name = argumentOf(arguments, 0, u"name"_s);
    const auto* text = name != nullptr ? name->as<QString>() : nullptr;
    if (text == nullptr) {
        return Value::unknown(
            arguments.opaque(EngineText::tr("asks for an option that is not certain")));
    }
    if (const auto set = m_options.constFind(*text); set != m_options.cend()) {
        const auto* raw = set->as<QString>();
        return raw != nullptr ? Value{QString(*raw).replace("%%"_L1, "%"_L1)} : *set;
    }
    if (m_questions.options.contains(text->toLower())) {
        return Value{m_questions.options.value(text->toLower())};
    }
    const Value* otherwise = argumentOf(arguments, 1, u"default"_s);
    return otherwise != nullptr ? *otherwise : Value{};
}

/// config.get_section(name): the main section; others are not for one database.
Value EnvWorld::section(const Arguments& arguments) const
{
    const Value* name = argumentOf(arguments, 0, u"name"_s);
    const auto* text = name != nullptr ? name->as<QString>() : nullptr;
    const auto* reference = name != nullptr ? name->as<python::Reference>() : nullptr;
    const bool isMain =
        (text != nullptr && *text == m_questions.section)
        || (reference != nullptr && reference->path == configPath + "config_ini_section"_L1);
    if (!isMain) {
        return Value::unknown(
            arguments.opaque(EngineText::tr("reads another section of the ini file")));
    }
    python::Pairs pairs;
    for (auto option = m_questions.options.cbegin(); option != m_questions.options.cend();
         ++option) {
        if (!m_options.contains(option.key())) {
            pairs.emplace_back(Value{option.key()}, Value{option.value()});
        }
    }
    for (auto option = m_options.cbegin(); option != m_options.cend(); ++option) {
        const auto* raw = option->as<QString>();
        pairs.emplace_back(
            Value{option.key()},
            raw != nullptr ? Value{QString(*raw).replace("%%"_L1, "%"_L1)} : *option);
    }
    return Value::dict(std::move(pairs));
}

/// context.get_x_argument(as_dictionary=…)
Value EnvWorld::xArguments(const Arguments& arguments) const
{
    const Value* asked = argumentOf(arguments, 0, u"as_dictionary"_s);
    const std::optional<bool> isDictionary =
        asked != nullptr ? python::truth(*asked) : std::optional(false);
    if (!isDictionary) {
        return Value::unknown(
            arguments.opaque(EngineText::tr("asks for -x in a way that is not certain")));
    }
    return xArgumentsOf(m_questions.xArguments, *isDictionary);
}

/// The environment variable `name`; `otherwise` if it is not set, or an error where nothing is
/// given for that.
Value EnvWorld::variable(const Value& name,
                         const std::optional<Value>& otherwise,
                         const Opaque& place)
{
    const auto doubt = [&place](const QString& reason) {
        return Value::unknown({.where = place.where, .reason = reason, .code = place.code});
    };
    const auto* text = name.as<QString>();
    if (text == nullptr) {
        return name.as<python::Unknown>() != nullptr
                   ? name
                   : doubt(EngineText::tr("asks for an environment variable that is not certain"));
    }
    if (m_assignedVariables.contains(*text) || m_assignedVariables.contains(QString())) {
        return doubt(EngineText::tr("reads $%1, which it sets itself").arg(*text));
    }
    if (!text->contains(u'\0') && qEnvironmentVariableIsSet(text->toUtf8().constData())
        && !m_questions.hiddenVariables.contains(*text)) {
        m_variables.insert(*text, place.where);
        return Value{qEnvironmentVariable(text->toUtf8().constData())};
    }
    if (m_hasDotenv) {
        return doubt(EngineText::tr("reads $%1, which is not set here and may be in a file '.env'")
                         .arg(*text));
    }
    return otherwise ? *otherwise : doubt(EngineText::tr("reads $%1, which is not set").arg(*text));
}

Value EnvWorld::callMethod(const Object& object, const QString& name, const Arguments& arguments)
{
    if (object.type == "logging.getLogger"_L1) {
        return Value{};
    }
    const bool isThing = envCallKind(object.type.toUtf8()) == EnvCall::Kind::Engine;
    if (isThing
        && (name == "connect"_L1 || name == "begin"_L1 || name == "dispose"_L1
            || name == "execution_options"_L1 || name == "execute"_L1 || name == "commit"_L1)) {
        return Value{object};
    }
    return Value::passive(
        arguments.opaque(EngineText::tr("calls '%1' of a '%2'").arg(name, object.type)));
}

Value EnvWorld::attribute(const Object& object, const QString& name, const SyntaxNode& node)
{
    return Value::passive(
        node.opaque(EngineText::tr("reads '%1' of a '%2'").arg(name, object.type)));
}

Value EnvWorld::enter(const Object& object, const SyntaxNode&)
{
    return Value{object};
}

Value EnvWorld::item(const QString& path, const Value& key, const SyntaxNode& node)
{
    return path == "os.environ"_L1 ? variable(key, std::nullopt, node.opaque({}))
                                   : World::item(path, key, node);
}

}  // namespace limbeck
