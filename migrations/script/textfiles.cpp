// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that reads text files of the project: SQL that lies beside a script. They
// are read while a plan is made, and only where a path begins at a file or package of the project.

#include "migrations/python/evaluator.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"

#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::SyntaxNode;
using python::Value;

namespace {

const QString pathType = u"pathlib.Path"_s;
const QString fileType = u"io.TextIOWrapper"_s;

/// A path has no text here: how a run spells it depends on where it is started.
Value pathObject(const QString& path, const Arguments& place)
{
    Arguments arguments{{}, place.where, place.code};
    arguments.items.push_back({{}, Value{path}, place.where, place.code});
    return Value::thing(pathType, std::move(arguments));
}

QString heldPath(const Value& value, const QString& type = pathType)
{
    const auto* object = value.as<Object>();
    return object != nullptr && object->type == type
               ? *object->arguments->items.front().value.as<QString>()
               : QString();
}

/// The first argument is a path of the project, the others are names below it.
QString joinedPath(const Value& first, const Arguments& arguments, size_t from)
{
    QString path = heldPath(first);
    for (size_t i = from; i < arguments.items.size() && !path.isEmpty(); ++i) {
        const auto* part = arguments.items[i].value.as<QString>();
        const bool isBelow = part != nullptr && arguments.items[i].name.isEmpty()
                             && !part->startsWith(u'/') && !part->isEmpty();
        path = isBelow ? path + u'/' + *part : QString();
    }
    return path;
}

/// Only for reading text, in UTF-8, which is what Python takes on all systems that we run on.
bool readsText(const Arguments& arguments, size_t from)
{
    for (size_t i = from; i < arguments.items.size(); ++i) {
        const python::Argument& each = arguments.items[i];
        const auto* text = each.value.as<QString>();
        const QString value = text != nullptr ? text->toLower() : QString();
        const bool isEncoding = value == "utf-8"_L1 || value == "utf8"_L1;
        const bool isMode = value == "r"_L1 || value == "rt"_L1;
        const bool fits = each.name == "encoding"_L1 ? isEncoding || each.value.isNone()
                          : each.name == "mode"_L1   ? isMode
                          : each.name.isEmpty()      ? isMode || isEncoding
                                                     : false;
        if (!fits) {
            return false;
        }
    }
    return true;
}

}  // namespace

Value ScriptWorld::fileOf(const QString& file, const SyntaxNode& node)
{
    return file.isEmpty() ? World::fileOf(file, node)
                          : pathObject(file, {{}, node.where(), node.code()});
}

/// The text of a file of the project.
Value ScriptWorld::textOfFile(const QString& path, const Arguments& place)
{
    python::Modules* modules = evaluator().modules();
    const std::optional<QString> text = modules != nullptr ? modules->readText(path) : std::nullopt;
    const QString name = QFileInfo(path).fileName();
    if (!text) {
        return Value::passive(place.opaque(
            EngineText::tr("reads the file '%1', which is no text file of the project").arg(name)));
    }
    if (!m_lowered.filesRead.contains(path)) {
        m_lowered.filesRead << path;
    }
    return {*text};
}

/// Functions that make paths or read files; nothing for all others.
std::optional<Value> ScriptWorld::callOfFiles(const QString& path, const Arguments& arguments)
{
    static const QSet<QString> same{u"os.path.abspath"_s, u"os.path.realpath"_s, u"os.fspath"_s};
    static const QSet<QString> joining{pathType, u"os.path.join"_s};
    if (arguments.items.empty()) {
        return std::nullopt;
    }
    const Value& first = arguments.items.front().value;
    const QString held = heldPath(first);
    if (path.startsWith("importlib.resources."_L1)) {
        return callOfResources(path, arguments);
    }
    if (held.isEmpty()) {
        return std::nullopt;
    }
    if (same.contains(path) && arguments.items.size() == 1) {
        return first;
    }
    if (path == "os.path.dirname"_L1 && arguments.items.size() == 1) {
        return pathObject(QFileInfo(held).path(), arguments);
    }
    if (joining.contains(path)) {
        const QString joined = joinedPath(first, arguments, 1);
        return joined.isEmpty() ? std::nullopt : std::optional(pathObject(joined, arguments));
    }
    const bool opens = path == "builtins.open"_L1 || path == "io.open"_L1;
    return opens && readsText(arguments, 1)
               ? std::optional(Value::thing(fileType, {{{{}, Value{held}, {}, {}}}, {}, {}}))
               : std::nullopt;
}

/// importlib.resources.files(package), read_text(package, name)
std::optional<Value> ScriptWorld::callOfResources(const QString& path, const Arguments& arguments)
{
    const auto* package = arguments.items.front().value.as<QString>();
    const auto* module = arguments.items.front().value.as<python::Reference>();
    python::Modules* modules = evaluator().modules();
    const QString folder = modules == nullptr   ? QString()
                           : package != nullptr ? modules->folderOf(*package)
                           : module != nullptr  ? modules->folderOf(module->path)
                                                : QString();
    if (folder.isEmpty()) {
        return std::nullopt;
    }
    const Value root = pathObject(folder, arguments);
    if (path.endsWith(".files"_L1) && arguments.items.size() == 1) {
        return root;
    }
    if (!path.endsWith(".read_text"_L1) || arguments.items.size() < 2 || !readsText(arguments, 2)) {
        return std::nullopt;
    }
    Arguments name{{arguments.items[1]}, arguments.where, arguments.code};
    const QString file = joinedPath(root, name, 0);
    return file.isEmpty() ? std::nullopt : std::optional(textOfFile(file, arguments));
}

/// Methods of paths and of open files; nothing for all others.
std::optional<Value> ScriptWorld::methodOfFiles(const Object& object,
                                                const QString& name,
                                                const Arguments& arguments)
{
    const QString file = heldPath({object}, fileType);
    const QString path = heldPath({object});
    const bool isPlain = arguments.items.empty();
    if (!file.isEmpty() && isPlain) {
        return name == "read"_L1    ? std::optional(textOfFile(file, arguments))
               : name == "close"_L1 ? std::optional(Value{})
                                    : std::nullopt;
    }
    if (path.isEmpty()) {
        return std::nullopt;
    }
    if ((name == "resolve"_L1 || name == "absolute"_L1) && isPlain) {
        return Value{object};
    }
    if (name == "joinpath"_L1 && !isPlain) {
        const QString joined = joinedPath({object}, arguments, 0);
        return joined.isEmpty() ? std::nullopt : std::optional(pathObject(joined, arguments));
    }
    if (name == "read_text"_L1 && readsText(arguments, 0)) {
        return textOfFile(path, arguments);
    }
    return name == "open"_L1 && readsText(arguments, 0)
               ? std::optional(Value::thing(fileType, {{{{}, Value{path}, {}, {}}}, {}, {}}))
               : std::nullopt;
}

/// path.parent
std::optional<Value> ScriptWorld::attributeOfFiles(const Object& object, const QString& name)
{
    const QString path = heldPath({object});
    return !path.isEmpty() && name == "parent"_L1
               ? std::optional(pathObject(QFileInfo(path).path(), *object.arguments))
               : std::nullopt;
}

/// path / 'name'
std::optional<Value> ScriptWorld::pathBelow(const QByteArray& symbol,
                                            const python::Values& operands,
                                            const Arguments& place)
{
    if (symbol != "/" || operands.size() != 2) {
        return std::nullopt;
    }
    Arguments name = place;
    name.items.push_back({{}, operands[1], place.where, place.code});
    const QString joined = joinedPath(operands[0], name, 0);
    return joined.isEmpty() ? std::nullopt : std::optional(pathObject(joined, place));
}

bool ScriptWorld::isOpenFile(const Object& object)
{
    return object.type == fileType;
}

}  // namespace limbeck
