// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diff.h"

#include "migrations/command/diffreports.h"
#include "migrations/command/session.h"
#include "migrations/differ/batches.h"
#include "migrations/differ/differ.h"
#include "migrations/inspect/inspector.h"
#include "migrations/inspect/serverspelling.h"
#include "migrations/planner/archivedtarget.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"

#include <QSet>

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
        Report,
    };

    Kind kind = Kind::History;
    QString text;
    std::optional<ConnectionSettings> database;
    std::optional<SavedReport> report;

    bool isHistory() const
    {
        return kind == Kind::History || kind == Kind::Current || (report && isOfHistory(*report));
    }
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
    if (isSavedReport(text)) {
        result.kind = Named::Kind::Report;
        return readReport(text).map([&result](const SavedReport& report) {
            result.report = report;
            return result;
        });
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
    for (const Named& end : {from, to}) {
        if (end.report && end.report->engine) {
            return *end.report->engine;
        }
    }
    const Result<ConnectionSettings> own = project.connection(request.url);
    return own ? own->engine : Engine::Sqlite;
}

/// Reads the ends of one comparison; walks through the history share what they have in common.
class Reader final
{
public:
    Reader(const Project& project, const Dialect& dialect, const QString& defaultSchema)
        : m_project(project)
        , m_timeline(project.scripts, dialect, defaultSchema)
        , m_past(project.scripts.unfolded(), dialect, defaultSchema)
    {
    }

    /// `database` with the schemas that `named` has tables or types in, beside its default one.
    Result<Schema> readSchemas(const ConnectionSettings& database, const QSet<QString>& schemas)
    {
        const VersionTable& versionTable = m_project.file.versionTable;
        return openForReading({&m_project, database})
            .and_then([&](const std::unique_ptr<Database>& opened) {
                return inspect(*opened, {versionTable.name}, InspectedSchemas::All);
            })
            .map([&schemas](const Schema& schema) { return only(schema, schemas); });
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
                return SchemaDiff::End{EngineText::tr("the models"), schema, {}};
            });
        case Named::Kind::Report:
            return endOf(*end.report, end.text);
        }
        Q_UNREACHABLE();
    }

private:
    static Schema only(Schema schema, const QSet<QString>& schemas)
    {
        const auto isOther = [&schema, &schemas](const TableName& name) {
            const QString resolved = schema.resolved(name).schema;
            return !resolved.isEmpty() && !schemas.contains(resolved);
        };
        schema.tables.removeIf([&](const Table& table) { return isOther(table.name); });
        schema.enums.removeIf(
            [&](const EnumType& type) { return isOther(TableName(type.schema, type.name)); });
        schema.views.removeIf([&](const View& view) { return isOther(view.name); });
        schema.triggers.removeIf([&](const Trigger& trigger) { return isOther(trigger.table); });
        schema.sequences.removeIf([&](const Sequence& each) { return isOther(each.name); });
        return schema;
    }

    Result<SchemaDiff::End> replayed(const QString& label,
                                     const QList<RevisionId>& order,
                                     const ScriptDirectory& scripts)
    {
        SchemaTimeline& timeline = &scripts == &m_project.scripts ? m_timeline : m_past;
        return timeline.after(order).map([&label](const Moment& moment) {
            return SchemaDiff::End{label, moment.schema, moment.doubts};
        });
    }

    Result<SchemaDiff::End> readHistory(const QString& text)
    {
        const ScriptDirectory& scripts = scriptsKnowing(m_project.scripts, text);
        return revisionsUpTo(scripts.graph(), text).and_then([&](const QList<RevisionId>& order) {
            return replayed(order.isEmpty() ? EngineText::tr("the base")
                                            : EngineText::tr("revision %1").arg(text),
                            order,
                            scripts);
        });
    }

    Result<SchemaDiff::End> readCurrent(const ConnectionSettings& database)
    {
        return currentRows({&m_project, database}).and_then([&](const QStringList& rows) {
            const QString place = rows.isEmpty() ? u"base"_s : rows.join(u", "_s);
            const ScriptDirectory& scripts = m_project.scripts.forRows(rows);
            return replayed(
                EngineText::tr("the history at %1 (%2)").arg(database.displayName(), place),
                revisionsAt(scripts.graph(), rows),
                scripts);
        });
    }

    Result<SchemaDiff::End> readDatabase(const ConnectionSettings& database) const
    {
        const Result<Status> now =
            status({&m_project, database}, {.inspectSchema = true, .countRows = false});
        if (!now) {
            return fail(now.error());
        }
        SchemaDiff::End end{
            EngineText::tr("database %1").arg(database.displayName()), now->schema, {}};
        if (!now->databaseExists) {
            end.doubts << Finding{
                Finding::Kind::Note,
                {},
                EngineText::tr("Database '%1' does not exist; an empty one is compared.")
                    .arg(database.displayName()),
                {}};
        }
        return end;
    }

    const Project& m_project;
    SchemaTimeline m_timeline;
    SchemaTimeline m_past;  ///< with consolidated revisions unfolded
};

QString defaultSchemaOf(const Project& project, const QString& url)
{
    const Result<ConnectionSettings> own = project.connection(url);
    return own ? own->defaultSchema() : QString();
}

/// The schemas that `schema` names, without the default one.
QSet<QString> schemasIn(const Schema& schema)
{
    QSet<QString> schemas;
    for (const Table& table : schema.tables) {
        schemas.insert(schema.resolved(table.name).schema);
    }
    for (const EnumType& type : schema.enums) {
        schemas.insert(schema.resolved(TableName(type.schema, type.name)).schema);
    }
    schemas.remove(QString());
    return schemas;
}

/// What a name without a schema means, and which schemas count: the first only a database can say
/// for sure, the second only what it is compared with.
Result<> agree(Reader& reader,
               const Named& live,
               SchemaDiff::End* liveEnd,
               SchemaDiff::End* otherEnd)
{
    otherEnd->schema.defaultSchema = liveEnd->schema.defaultSchema;
    const QSet<QString> schemas = schemasIn(otherEnd->schema);
    if (schemas.isEmpty()) {
        return {};
    }
    const Result<Schema> more = reader.readSchemas(*live.database, schemas);
    if (!more) {
        return fail(more.error());
    }
    liveEnd->schema = *more;
    return {};
}

/// What a saved report asks of the other end.
void agreeWithReport(const Named& end, const Named& other, SchemaDiff::End& otherEnd, Engine engine)
{
    if (!end.report) {
        return;
    }
    const bool isLive = other.kind == Named::Kind::Database;
    agreeWith(*end.report, otherEnd, isLive);
    if (!isLive) {
        otherEnd.doubts << spellingDoubts(*end.report, end.text, engine);
    }
}

/// `end` in the server's own words. A database that cannot be opened for writing leaves them.
void spellAs(const ConnectionSettings& settings,
             const Schema& inspected,
             Schema& end,
             Engine comparedOn)
{
    if (settings.engine == Engine::Sqlite || settings.engine != comparedOn) {
        return;
    }
    const auto database = Database::open(settings, Database::Mode::Existing);
    if (database) {
        end = spelledByServer(**database, end, inspected);
    }
}

}  // namespace

Result<SchemaDiff> compareSchemas(const Project& project, const DiffRequest& request)
{
    if (isSavedReport(request.from) && isSavedReport(request.to)) {
        return compareReports(request);
    }
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
    Reader reader(project, **dialect, defaultSchemaOf(project, request.url));
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

    const bool isFirstLive = from->kind == Named::Kind::Database;
    if (isFirstLive != (to->kind == Named::Kind::Database)) {
        const Result<> agreed = isFirstLive ? agree(reader, *from, &diff.from, &diff.to)
                                            : agree(reader, *to, &diff.to, &diff.from);
        if (!agreed) {
            return fail(agreed.error());
        }
    }

    agreeWithReport(*from, *to, diff.to, diff.engine);
    agreeWithReport(*to, *from, diff.from, diff.engine);

    const bool isStored =
        request.wantsStored || request.engine.has_value() || !from->isHistory() || !to->isHistory();
    LiveEnd live;
    if (isFirstLive != (to->kind == Named::Kind::Database)) {
        live = {.database = isFirstLive ? from->database : to->database, .isFirst = isFirstLive};
    }
    return compareEnds(std::move(diff.from), std::move(diff.to), diff.engine, isStored, live);
}

Result<SchemaDiff> compareEnds(
    SchemaDiff::End from, SchemaDiff::End to, Engine engine, bool isStored, const LiveEnd& live)
{
    const Result<const Dialect*> dialect = Dialect::of(engine);
    if (!dialect) {
        return fail(dialect.error());
    }
    SchemaDiff diff;
    diff.from = std::move(from);
    diff.to = std::move(to);
    diff.engine = engine;
    if (isStored) {
        diff.from.schema = (*dialect)->asStored(diff.from.schema);
        diff.to.schema = (*dialect)->asStored(diff.to.schema);
    }
    if (live.database && live.isFirst) {
        spellAs(*live.database, diff.from.schema, diff.to.schema, engine);
    } else if (live.database) {
        spellAs(*live.database, diff.to.schema, diff.from.schema, engine);
    }
    diff.differences = differences(diff.from.schema, diff.to.schema);
    return diff;
}

namespace {

/// A batch refuses to add a constraint without a name, since stock Alembic could never drop it
/// again. A difference repeats what is there already, so it comes with the table that is rebuilt.
void letAddUnnamed(std::vector<Operation>& operations)
{
    const auto isUnnamed = [](const Operation& each) {
        const auto* add = std::get_if<AddConstraint>(&each.value);
        return add != nullptr && constraintName(add->constraint).isEmpty()
               && !std::holds_alternative<PrimaryKey>(add->constraint);
    };
    for (Operation& operation : operations) {
        auto* batch = std::get_if<Batch>(&operation.value);
        if (batch == nullptr) {
            continue;
        }
        for (const Operation& each : batch->operations) {
            if (isUnnamed(each)) {
                batch->tableConstraints << std::get<AddConstraint>(each.value).constraint;
                batch->recreate = Recreate::Always;
            }
        }
        std::erase_if(batch->operations, isUnnamed);
    }
}

}  // namespace

Result<DiffScript> scriptFor(const SchemaDiff& diff)
{
    const Result<const Dialect*> dialect = Dialect::of(diff.engine);
    Result<std::vector<Operation>> operations = limbeck::diff(diff.from.schema, diff.to.schema);
    if (!dialect || !operations) {
        return fail(dialect ? operations.error() : dialect.error());
    }
    DiffScript script;
    script.operations = diff.engine == Engine::Sqlite ? inBatches(*operations) : *operations;
    letAddUnnamed(script.operations);
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
