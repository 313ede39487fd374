// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/script.h"

#include "migrations/python/binding.h"
#include "migrations/python/evaluator.h"
#include "migrations/python/sourcetext.h"
#include "migrations/script/scriptheader.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

python::Value valueOf(const ScriptArgument& argument,
                      const python::SyntaxNode& place,
                      python::Evaluator& evaluator)
{
    if (argument.doubt) {
        return python::Value::unknown(*argument.doubt);
    }
    if (!argument.path.endsWith("()"_L1)) {
        return {python::Reference{argument.path}};
    }
    const python::Arguments none{{}, place.where(), place.code()};
    return evaluator.callAny(evaluator.imported(argument.path.chopped(2), place), none);
}

/// What env.py passes to the function, as far as the function takes it.
python::Arguments argumentsFor(const python::SyntaxNode& function,
                               const ScriptEnvironment& environment,
                               python::Evaluator& evaluator)
{
    python::Arguments arguments;
    arguments.where = function.where();
    arguments.code = function.code();
    for (const python::SyntaxNode& parameter : function.field("parameters").children()) {
        const python::SyntaxNode name = python::identifierOf(parameter);
        for (const ScriptArgument& each : environment.arguments) {
            if (name.is("identifier") && each.name == QString::fromUtf8(name.text())) {
                arguments.items.push_back({each.name,
                                           valueOf(each, parameter, evaluator),
                                           parameter.where(),
                                           parameter.code()});
            }
        }
    }
    return arguments;
}

/// Follows the function of `direction` in `world`, which collects in `lowered`.
void followFunction(const python::SyntaxTree& tree,
                    Direction direction,
                    const ScriptEnvironment& environment,
                    python::Evaluator& evaluator,
                    ScriptWorld& world,
                    Lowered& lowered)
{
    world.setEnvironment(environment);
    evaluator.runModule();
    const QString name = direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s;
    const python::Value* found = evaluator.global(name);
    if (found == nullptr) {
        lowered.isMissing = true;
        return;
    }
    const auto* function = found->as<python::Function>();
    if (function == nullptr) {
        const auto* unknown = found->as<python::Unknown>();
        lowered.opaque << (unknown != nullptr
                               ? unknown->why
                               : Opaque{
                                   TextLocation{tree.file(), 1, 0},
                                   EngineText::tr("'%1' is not a function of the script").arg(name),
                                   name});
        return;
    }
    const python::Value result =
        evaluator.call(*function, argumentsFor(function->node, environment, evaluator));
    lowered.refusal = evaluator.raised();
    if (const auto* why = result.as<python::Unknown>(); why != nullptr && why->mayAct) {
        world.report(why->why);
    }
}

Error opaqueError(const Opaque& opaque)
{
    Error error;
    error.code = ErrorCode::Opaque;
    error.message = EngineText::tr(
                        "With the rows that are there, the script does what cannot be understood "
                        "without running Python: %1.")
                        .arg(opaque.reason);
    error.where = opaque.where;
    return error;
}

}  // namespace

bool Lowered::isFull() const
{
    return opaque.isEmpty() && !refusal.has_value() && !isMissing;
}

bool Lowered::isByRows() const
{
    return !opaque.isEmpty() && !refusal.has_value() && !isMissing
           && std::ranges::all_of(opaque, &Opaque::isByRows);
}

bool Lowered::mayChangeSchemaByRows() const
{
    return std::ranges::any_of(opaque, &Opaque::mayChangeSchema);
}

struct Script::Private
{
    Revision revision;
    /// Of a script that is not in a file; else the file is read again when it is needed.
    std::optional<QByteArray> text;
    std::shared_ptr<python::Modules> modules;
    std::shared_ptr<const ScriptEnvironment> environment = std::make_shared<ScriptEnvironment>();

    Result<QByteArray> source() const
    {
        return text ? Result<QByteArray>(*text) : python::readSource(revision.file);
    }

    Result<std::shared_ptr<const python::SyntaxTree>> parse() const
    {
        const Result<QByteArray> read = source();
        if (!read) {
            return fail(read.error());
        }
        std::shared_ptr<const python::SyntaxTree> tree =
            python::SyntaxTree::parseOnce(*read, revision.file);
        if (const std::optional<TextLocation> place = tree->firstError()) {
            return fail(ErrorCode::ScriptInvalid,
                        EngineText::tr("'%1' is not valid Python at line %2.")
                            .arg(revision.file)
                            .arg(place->line),
                        *place);
        }
        return tree;
    }
};

Result<Script> Script::load(const QString& file, std::shared_ptr<python::Modules> modules)
{
    const Result<QByteArray> source = python::readSource(file);
    if (!source) {
        return fail(source.error());
    }
    return fromSource(*source, file, std::move(modules), false);
}

Result<Script> Script::fromText(const QString& text,
                                const QString& file,
                                std::shared_ptr<python::Modules> modules)
{
    const Result<QByteArray> source = python::decodeSource(text.toUtf8(), file);
    if (!source) {
        return fail(source.error());
    }
    return fromSource(*source, file, std::move(modules), true);
}

Result<Script> Script::fromSource(const QByteArray& source,
                                  const QString& file,
                                  std::shared_ptr<python::Modules> modules,
                                  bool keep)
{
    const Result<ScriptHeader> header = readHeader(source, file, modules.get());
    if (!header) {
        return fail(header.error());
    }
    const Result<Revision> revision = revisionOf(*header, file);
    if (!revision) {
        return fail(revision.error());
    }
    Script script;
    script.m_d = std::make_shared<Private>();
    script.m_d->revision = *revision;
    script.m_d->modules = std::move(modules);
    if (keep) {
        script.m_d->text = source;
    }
    return script;
}

void Script::setEnvironment(std::shared_ptr<const ScriptEnvironment> environment)
{
    m_d->environment = std::move(environment);
}

const Revision& Script::revision() const
{
    return m_d->revision;
}

QString Script::file() const
{
    return m_d->revision.file;
}

Result<QString> Script::source() const
{
    return m_d->source().map([](const QByteArray& text) { return QString::fromUtf8(text); });
}

Result<Lowered> Script::lower(Direction direction,
                              const QString& dialect,
                              const Schema& before,
                              const NamingConvention& naming) const
{
    return m_d->parse().map([&](const std::shared_ptr<const python::SyntaxTree>& tree) {
        Lowered lowered;
        ScriptWorld world(lowered, dialect, before, naming);
        python::Evaluator evaluator(*tree, world, m_d->modules.get());
        followFunction(*tree, direction, *m_d->environment, evaluator, world, lowered);
        return lowered;
    });
}

Result<> Script::follow(Direction direction,
                        const QString& dialect,
                        LiveConnection& connection,
                        const NamingConvention& naming) const
{
    const Result<std::shared_ptr<const python::SyntaxTree>> tree = m_d->parse();
    if (!tree) {
        return fail(tree.error());
    }
    const Schema unknown;  // the connection knows it
    Lowered lowered;
    ScriptWorld world(lowered, dialect, unknown, naming, &connection);
    python::Evaluator evaluator(**tree, world, m_d->modules.get());
    evaluator.allowManySteps();
    followFunction(**tree, direction, *m_d->environment, evaluator, world, lowered);
    if (world.failure()) {
        return fail(*world.failure());
    }
    if (!lowered.opaque.isEmpty()) {
        return fail(opaqueError(lowered.opaque.first()));
    }
    return lowered.refusal
               ? fail(ErrorCode::Irreversible,
                      EngineText::tr("With the rows that are there, the script refuses: %1")
                          .arg(*lowered.refusal))
               : Result<>{};
}

}  // namespace limbeck
