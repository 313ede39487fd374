// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/script.h"

#include "migrations/python/binding.h"
#include "migrations/python/evaluator.h"
#include "migrations/python/sourcetext.h"
#include "migrations/script/scriptheader.h"
#include "migrations/script/scriptworld.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// What env.py passes to the function, as far as the function takes it.
python::Arguments argumentsFor(const python::SyntaxNode& function,
                               const ScriptEnvironment& environment)
{
    python::Arguments arguments;
    arguments.where = function.where();
    arguments.code = function.code();
    for (const python::SyntaxNode& parameter : function.field("parameters").children()) {
        const python::SyntaxNode name = python::identifierOf(parameter);
        for (const ScriptArgument& each : environment.arguments) {
            if (name.is("identifier") && each.name == QString::fromUtf8(name.text())) {
                const python::Value value = each.doubt
                                                ? python::Value::unknown(*each.doubt)
                                                : python::Value{python::Reference{each.path}};
                arguments.items.push_back({each.name, value, parameter.where(), parameter.code()});
            }
        }
    }
    return arguments;
}

Lowered lowerFunction(const python::SyntaxTree& tree,
                      Direction direction,
                      const QString& dialect,
                      const Schema& before,
                      const NamingConvention& naming,
                      const ScriptEnvironment& environment,
                      python::Modules* modules)
{
    Lowered lowered;
    ScriptWorld world(lowered, dialect, before, naming);
    world.setEnvironment(environment);
    python::Evaluator evaluator(tree, world, modules);
    evaluator.runModule();
    const QString name = direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s;
    const python::Value* found = evaluator.global(name);
    if (found == nullptr) {
        lowered.isMissing = true;
        return lowered;
    }
    const auto* function = found->as<python::Function>();
    if (function == nullptr) {
        const auto* unknown = found->as<python::Unknown>();
        lowered.opaque << (unknown != nullptr
                               ? unknown->why
                               : Opaque{TextLocation{tree.file(), 1, 0},
                                        u"'%1' is not a function of the script"_s.arg(name),
                                        name});
        return lowered;
    }
    const python::Value result =
        evaluator.call(*function, argumentsFor(function->node, environment));
    lowered.refusal = evaluator.raised();
    if (const auto* why = result.as<python::Unknown>(); why != nullptr && why->mayAct) {
        world.report(why->why);
    }
    return lowered;
}

}  // namespace

bool Lowered::isFull() const
{
    return opaque.isEmpty() && !refusal.has_value() && !isMissing;
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
    const Result<QByteArray> source = m_d->source();
    if (!source) {
        return fail(source.error());
    }
    const std::unique_ptr<python::SyntaxTree> tree = python::SyntaxTree::parse(*source, file());
    if (const std::optional<TextLocation> place = tree->firstError()) {
        return fail(ErrorCode::ScriptInvalid,
                    u"'%1' is not valid Python at line %2."_s.arg(file()).arg(place->line),
                    *place);
    }
    return lowerFunction(
        *tree, direction, dialect, before, naming, *m_d->environment, m_d->modules.get());
}

}  // namespace limbeck
