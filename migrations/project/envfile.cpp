// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/envfile.h"

#include "migrations/project/envcalls.h"
#include "migrations/project/metadatanaming.h"
#include "migrations/python/sourcetext.h"
#include "models/base/enginetext.h"

#include <QFileInfo>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Value;

namespace {

template <typename T>
std::optional<T> certain(const Value& value)
{
    const auto* known = value.as<T>();
    return known != nullptr ? std::optional(*known) : std::nullopt;
}

/// "app.models.Base.metadata", or several, where the metadata is imported.
std::optional<QString> metadataOf(const Value& value)
{
    if (const auto* reference = value.as<python::Reference>()) {
        return reference->path;
    }
    const auto* list = value.as<python::Sequence>();
    if (list == nullptr || list->kind == python::Sequence::Kind::Set) {
        return std::nullopt;
    }
    QStringList names;
    for (const Value& each : *list->items) {
        const auto* reference = each.as<python::Reference>();
        if (reference == nullptr) {
            return std::nullopt;
        }
        names << reference->path;
    }
    return names.join(u", "_s);
}

Opaque doubtOf(const Argument& argument, const QString& reason)
{
    const auto* unknown = argument.value.as<python::Unknown>();
    const auto* reference = argument.value.as<python::Reference>();
    return {.where = argument.where,
            .reason = unknown != nullptr ? unknown->why.reason
                      : reference != nullptr
                          ? EngineText::tr("it comes from '%1'").arg(reference->path)
                          : reason,
            .code = argument.code};
}

/// Puts what one call says into a setting. None says nothing, as in Alembic.
template <typename T>
void keep(EnvSetting<T>& setting, const Argument& argument, const std::optional<T>& value)
{
    if (argument.value.isNone() || setting.doubt) {
        return;
    }
    if (!value) {
        setting.doubt = doubtOf(argument, python::describe(argument.value));
    } else if (setting.value && *setting.value != *value) {
        setting.doubt = doubtOf(
            argument, EngineText::tr("it is another one at %1").arg(placeOf(setting.where)));
    } else {
        setting.value = value;
        setting.where = argument.where;
        return;
    }
    setting.value.reset();
    setting.where = argument.where;
}

void readMetadata(const Argument& argument, EnvFile& file)
{
    const auto* object = argument.value.as<python::Object>();
    if (object == nullptr || object->type != "sqlalchemy.MetaData"_L1) {
        keep(file.targetMetadata, argument, metadataOf(argument.value));
        return;
    }
    keep(file.targetMetadata, argument, std::optional(object->type));
    for (const Argument& each : object->arguments->items) {
        if (each.name == "naming_convention"_L1) {
            keep(file.namingConvention, each, conventionOf(each.value));
        }
    }
}

void readConfigure(const python::Arguments& arguments, EnvFile& file)
{
    const QMap<QString, EnvSetting<QString>*> texts{
        {u"version_table"_s, &file.versionTable},
        {u"version_table_schema"_s, &file.versionTableSchema}};
    const QMap<QString, EnvSetting<bool>*> flags{
        {u"version_table_pk"_s, &file.versionTablePk},
        {u"render_as_batch"_s, &file.renderAsBatch},
        {u"compare_type"_s, &file.compareType},
        {u"compare_server_default"_s, &file.compareServerDefault},
        {u"include_schemas"_s, &file.includeSchemas},
        {u"transaction_per_migration"_s, &file.transactionPerMigration},
        {u"transactional_ddl"_s, &file.transactionalDdl}};
    for (const Argument& argument : arguments.items) {
        if (auto* text = texts.value(argument.name)) {
            keep(*text, argument, certain<QString>(argument.value));
        } else if (auto* flag = flags.value(argument.name)) {
            keep(*flag, argument, certain<bool>(argument.value));
        } else if (argument.name == "target_metadata"_L1) {
            readMetadata(argument, file);
        } else if (argument.name == EnvCalls::spreadName) {
            file.spread = doubtOf(argument, python::describe(argument.value));
        }
    }
}

void readRun(const python::Arguments& arguments, EnvFile& file)
{
    for (const Argument& argument : arguments.items) {
        if (!argument.name.isEmpty() && argument.name != EnvCalls::spreadName) {
            const auto* reference = argument.value.as<python::Reference>();
            const auto* unknown = argument.value.as<python::Unknown>();
            const bool isMade = unknown != nullptr && !unknown->maker.isEmpty();
            keep(file.scriptArguments[argument.name],
                 argument,
                 reference != nullptr ? std::optional(reference->path)
                 : isMade             ? std::optional(unknown->maker + u"()"_s)
                                      : std::nullopt);
        }
    }
}

/// The URL that a call gives, if it gives one.
std::optional<Argument> urlOf(const EnvCall& call)
{
    const auto named = [&call](const QString& name, size_t place) -> std::optional<Argument> {
        for (size_t i = 0; i < call.arguments.items.size(); ++i) {
            const Argument& each = call.arguments.items[i];
            if (each.name == name || (each.name.isEmpty() && i == place)) {
                return each;
            }
        }
        return std::nullopt;
    };
    constexpr size_t nowhere = 1'000;
    switch (call.kind) {
    case EnvCall::Kind::Configure:
        return named(u"url"_s, nowhere);
    case EnvCall::Kind::SetOption: {
        const std::optional<Argument> name = named(u"name"_s, 0);
        const auto* text = name ? name->value.as<QString>() : nullptr;
        return text != nullptr && *text == "sqlalchemy.url"_L1 ? named(u"value"_s, 1)
                                                               : std::nullopt;
    }
    case EnvCall::Kind::Run:
        return std::nullopt;
    case EnvCall::Kind::Engine:
        break;
    }
    std::optional<Argument> argument = named(u"url"_s, 0);
    const auto* section = argument ? argument->value.as<python::Dict>() : nullptr;
    if (section == nullptr) {
        return argument;
    }
    for (const auto& [key, value] : *section->items) {
        const auto* text = key.as<QString>();
        if (text != nullptr && *text == "sqlalchemy.url"_L1) {
            argument->value = value;
            return argument;
        }
    }
    return std::nullopt;
}

/// What the calls of one way say, options last: they are what the others usually read.
void readUrls(const EnvCalls& calls, bool isOffline, const QString& known, EnvSetting<QString>& url)
{
    for (const bool isOption : {false, true}) {
        for (const EnvCall& call : calls.all()) {
            std::optional<Argument> argument = urlOf(call);
            if (call.isOffline != isOffline || !argument
                || isOption != (call.kind == EnvCall::Kind::SetOption)) {
                continue;
            }
            std::optional<QString> text = certain<QString>(argument->value);
            if (text && isOption) {
                text->replace("%%"_L1, "%"_L1);  // interpolated like one of the ini file
            }
            if (text != known) {
                keep(url, *argument, text);
            }
        }
    }
}

/// The database of a run. What only `--sql` would use counts where a run says nothing, and as a
/// doubt where it says something else.
EnvSetting<QString> urlOf(const EnvCalls& calls, const QString& known)
{
    EnvSetting<QString> online;
    EnvSetting<QString> offline;
    readUrls(calls, false, known, online);
    readUrls(calls, true, known, offline);
    const bool hasOnline =
        std::any_of(calls.all().begin(), calls.all().end(), [](const EnvCall& call) {
            return !call.isOffline && urlOf(call).has_value();
        });
    if (!hasOnline) {
        return offline;
    }
    if (online.value && offline.value && *online.value != *offline.value) {
        online.doubt = Opaque{.where = offline.where,
                              .reason = EngineText::tr("with --sql it is another one than at %1")
                                            .arg(placeOf(online.where)),
                              .code = {}};
        online.value.reset();
    }
    return online;
}

EnvFile read(const EnvCalls& calls, const QString& known)
{
    EnvFile file;
    for (const EnvCall& call : calls.all()) {
        if (call.kind == EnvCall::Kind::Configure) {
            readConfigure(call.arguments, file);
        } else if (call.kind == EnvCall::Kind::Run) {
            readRun(call.arguments, file);
        }
    }
    file.url = urlOf(calls, known);
    return file;
}

template <typename T>
void noteVariable(EnvSetting<T>& setting, const EnvSetting<T>& without, const QString& name)
{
    if (setting.value && (setting.value != without.value || without.doubt)) {
        setting.variables << name;
    }
}

}  // namespace

QString placeOf(const TextLocation& where)
{
    return u"%1:%2"_s.arg(QFileInfo(where.file).fileName()).arg(where.line);
}

EnvFile EnvFile::fromSource(const QByteArray& source,
                            const QString& path,
                            const EnvQuestions& questions)
{
    constexpr qsizetype maxVariables = 20;
    const auto tree = python::SyntaxTree::parse(source, path);
    const QString known = questions.options.value(u"sqlalchemy.url"_s);
    const EnvCalls calls(*tree, questions);
    EnvFile file = read(calls, known);
    file.xArguments = questions.xArguments;
    // What would be another value without a variable, comes from it.
    for (const QString& name : calls.variables().mid(0, maxVariables)) {
        EnvQuestions without = questions;
        without.hiddenVariables << name;
        const EnvFile other = read(EnvCalls(*tree, without), known);
        noteVariable(file.url, other.url, name);
        noteVariable(file.versionTable, other.versionTable, name);
        noteVariable(file.versionTableSchema, other.versionTableSchema, name);
        noteVariable(file.renderAsBatch, other.renderAsBatch, name);
    }
    return file;
}

ScriptEnvironment EnvFile::forScripts() const
{
    ScriptEnvironment environment;
    environment.xArguments = xArguments;
    if (!versionTableSchema.doubt && !spread) {
        environment.versionTableSchema = versionTableSchema.value.value_or(QString());
    }
    for (auto each = scriptArguments.cbegin(); each != scriptArguments.cend(); ++each) {
        if (each->value || each->doubt) {
            environment.arguments << ScriptArgument{
                .name = each.key(), .path = each->value.value_or(QString()), .doubt = each->doubt};
        }
    }
    return environment;
}

Result<EnvFile> EnvFile::load(const QString& path, const EnvQuestions& questions)
{
    if (!QFileInfo::exists(path)) {
        return EnvFile();
    }
    return python::readSource(path).map([&path, &questions](const QByteArray& source) {
        return fromSource(source, path, questions);
    });
}

}  // namespace limbeck
