// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diff.h"

#include "migrations/command/session.h"
#include "migrations/differ/batches.h"
#include "migrations/differ/differ.h"
#include "models/operation/apply.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// What somebody named, before it is read.
struct Named
{
    enum class Kind
    {
        History,
        Current,
        Database,
        Models,
    };

    Kind kind = Kind::History;
    QString text;
    std::optional<ConnectionSettings> database;
};

/// The words come first; a revision that is called like one has its id to be named by.
Result<Named> named(const Project& project, const QString& text, const QString& url)
{
    Named result;
    result.text = text;
    if (text == u"models"_s) {
        result.kind = Named::Kind::Models;
        return result;
    }
    const bool isUrl = text.contains(u"://"_s);
    if (!isUrl && text != u"database"_s && text != u"current"_s) {
        return result;
    }
    result.kind = text == u"current"_s ? Named::Kind::Current : Named::Kind::Database;
    return project.connection(isUrl ? text : url).map([&](const ConnectionSettings& settings) {
        result.database = settings;
        return result;
    });
}

Engine engineFor(const Project& project,
                 const DiffRequest& request,
                 const Named& from,
                 const Named& to)
{
    if (request.engine.has_value()) {
        return *request.engine;
    }
    for (const Named& end : {from, to}) {
        if (end.database.has_value()) {
            return end.database->engine;
        }
    }
    const Result<ConnectionSettings> own = project.connection(request.url);
    return own ? own->engine : Engine::Sqlite;
}

/// Reads the ends of one comparison; walks through the history share what they have in common.
class Reader final
{
public:
    Reader(const Project& project, const Dialect& dialect)
        : m_project(project)
        , m_timeline(project.scripts, dialect)
    {
    }

    Result<SchemaDiff::End> read(const Named& end)
    {
        switch (end.kind) {
        case Named::Kind::History:
            return readHistory(end.text);
        case Named::Kind::Current:
            return readCurrent(*end.database);
        case Named::Kind::Database:
            return readDatabase(*end.database);
        case Named::Kind::Models:
            return modelsOf(m_project).map([](const Schema& schema) {
                return SchemaDiff::End{u"the models"_s, schema, {}};
            });
        }
        Q_UNREACHABLE();
    }

private:
    Result<SchemaDiff::End> replayed(const QString& label, const QList<RevisionId>& order)
    {
        return m_timeline.after(order).map([&label](const Moment& moment) {
            return SchemaDiff::End{label, moment.schema, moment.doubts};
        });
    }

    Result<SchemaDiff::End> readHistory(const QString& text)
    {
        return revisionsUpTo(m_project.graph(), text).and_then([&](const QList<RevisionId>& order) {
            return replayed(order.isEmpty() ? u"the base"_s : u"revision "_s + text, order);
        });
    }

    Result<SchemaDiff::End> readCurrent(const ConnectionSettings& database)
    {
        return currentRows({&m_project, database}).and_then([&](const QStringList& rows) {
            const QString place = rows.isEmpty() ? u"base"_s : rows.join(u", "_s);
            return replayed(u"the history at %1 (%2)"_s.arg(database.displayName(), place),
                            revisionsAt(m_project.graph(), rows));
        });
    }

    Result<SchemaDiff::End> readDatabase(const ConnectionSettings& database) const
    {
        const Result<Status> now =
            status({&m_project, database}, {.inspectSchema = true, .countRows = false});
        if (!now) {
            return fail(now.error());
        }
        SchemaDiff::End end{u"database "_s + database.displayName(), now->schema, {}};
        if (!now->databaseExists) {
            end.doubts << Finding{Finding::Kind::Note,
                                  {},
                                  u"Database '%1' does not exist; an empty one is compared."_s.arg(
                                      database.displayName()),
                                  {}};
        }
        return end;
    }

    const Project& m_project;
    SchemaTimeline m_timeline;
};

}  // namespace

Result<SchemaDiff> compareSchemas(const Project& project, const DiffRequest& request)
{
    const Result<Named> from = named(project, request.from, request.url);
    const Result<Named> to = named(project, request.to, request.url);
    if (!from || !to) {
        return fail(from ? to.error() : from.error());
    }
    SchemaDiff diff;
    diff.engine = engineFor(project, request, *from, *to);
    const Result<const Dialect*> dialect = Dialect::of(diff.engine);
    if (!dialect) {
        return fail(dialect.error());
    }
    Reader reader(project, **dialect);
    Result<SchemaDiff::End> first = reader.read(*from);
    if (!first) {
        return fail(first.error());
    }
    Result<SchemaDiff::End> second = reader.read(*to);
    if (!second) {
        return fail(second.error());
    }
    diff.from = *std::move(first);
    diff.to = *std::move(second);

    const auto isHistory = [](const Named& end) {
        return end.kind == Named::Kind::History || end.kind == Named::Kind::Current;
    };
    if (request.wantsStored || request.engine.has_value() || !isHistory(*from) || !isHistory(*to)) {
        diff.from.schema = (*dialect)->asStored(diff.from.schema);
        diff.to.schema = (*dialect)->asStored(diff.to.schema);
    }
    diff.differences = differences(diff.from.schema, diff.to.schema);
    return diff;
}

Result<DiffScript> scriptFor(const SchemaDiff& diff)
{
    const Result<const Dialect*> dialect = Dialect::of(diff.engine);
    Result<std::vector<Operation>> operations = limbeck::diff(diff.from.schema, diff.to.schema);
    if (!dialect || !operations) {
        return fail(dialect ? operations.error() : dialect.error());
    }
    DiffScript script;
    script.operations = diff.engine == Engine::Sqlite ? inBatches(*operations) : *operations;
    Schema schema = diff.from.schema;
    schema.uncertainties.clear();  // the doubts tell; here they would hide a mistake
    for (const Operation& operation : script.operations) {
        const Result<QList<Statement>> statements = (*dialect)->render(operation, schema);
        Result<Schema> after = apply(operation, std::move(schema));
        if (!statements || !after) {
            return fail(statements ? after.error() : statements.error());
        }
        script.statements << *statements;
        schema = *std::move(after);
    }
    script.left = differences(schema, diff.to.schema);
    return script;
}

}  // namespace limbeck::command
