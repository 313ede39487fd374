// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/reportparts.h"

#include "migrations/command/stories.h"
#include "migrations/command/tabledoubts.h"
#include "migrations/dialect/insert.h"
#include "migrations/planner/replay.h"
#include "migrations/report/sqlcomment.h"
#include "models/operation/describe.h"
#include "models/schema/relations.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression expressionFor(const QString& pattern)
{
    QString text = QRegularExpression::escape(pattern);
    text.replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s);
    return QRegularExpression(
        QRegularExpression::anchoredPattern(text),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

bool usesEnum(const QList<Table>& tables, const EnumType& type)
{
    const auto isOf = [&type](const ColumnType& each) {
        return each.name == type.name
               || std::ranges::any_of(
                   each.items, [&type](const ColumnType& item) { return item.name == type.name; });
    };
    return std::ranges::any_of(tables, [&isOf](const Table& table) {
        return std::ranges::any_of(table.columns,
                                   [&isOf](const Column& column) { return isOf(column.type); });
    });
}

ReportChange::Kind kindOf(BlameEntry::Kind kind)
{
    switch (kind) {
    case BlameEntry::Kind::Created:
        return ReportChange::Kind::Created;
    case BlameEntry::Kind::Changed:
        return ReportChange::Kind::Changed;
    case BlameEntry::Kind::Renamed:
        return ReportChange::Kind::Renamed;
    case BlameEntry::Kind::MadeAnew:
        return ReportChange::Kind::MadeAnew;
    }
    Q_UNREACHABLE();
}

ReportStory storyOf(const Project& project, const QList<BlameEntry>& entries)
{
    ReportStory story;
    for (const BlameEntry& entry : entries) {
        story.changes << ReportChange{
            kindOf(entry.kind), entry.revision, fromFolder(project, entry.where), entry.what};
    }
    return story;
}

/// The operation as statements; what the engine cannot do is said in a comment.
QStringList sqlOf(const Operation& operation, const Schema& before, const Dialect& dialect)
{
    const Result<QList<Statement>> statements = dialect.render(operation, before);
    if (!statements) {
        return {sqlComment(statements.error().message).trimmed()};
    }
    QStringList texts;
    for (const Statement& statement : *statements) {
        if (statement.kind == Statement::Kind::Run) {
            texts << withLiterals(statement, dialect.engine()).trimmed() + u';';
        }
    }
    return texts;
}

}  // namespace

QStringList patternsOf(const QString& text)
{
    QStringList patterns;
    for (const QString& each : text.split(u',')) {
        if (!each.trimmed().isEmpty()) {
            patterns << each.trimmed();
        }
    }
    return patterns;
}

Schema only(const Schema& schema, const QStringList& patterns)
{
    QList<QRegularExpression> expressions;
    for (const QString& pattern : patterns) {
        expressions << expressionFor(pattern);
    }
    const auto isMeant = [&expressions](const TableName& name) {
        return std::ranges::any_of(expressions, [&name](const QRegularExpression& expression) {
            return expression.match(name.name).hasMatch()
                   || expression.match(name.toString()).hasMatch();
        });
    };
    Schema narrowed = schema;
    narrowed.tables.removeIf([&](const Table& table) { return !isMeant(table.name); });
    narrowed.views.removeIf([&](const View& view) { return !isMeant(view.name); });
    narrowed.triggers.removeIf([&](const Trigger& trigger) { return !isMeant(trigger.table); });
    narrowed.sequences.removeIf([&](const Sequence& each) { return !isMeant(each.name); });
    narrowed.enums.removeIf([&](const EnumType& type) { return !usesEnum(narrowed.tables, type); });
    return narrowed;
}

QStringList topsOf(const RevisionGraph& graph, const QList<RevisionId>& order)
{
    QSet<RevisionId> below;
    for (const RevisionId& id : order) {
        for (const RevisionId& each : graph.parentsAndDependencies(id)) {
            below.insert(each);
        }
    }
    QStringList tops;
    for (const RevisionId& id : order) {
        if (!below.contains(id)) {
            tops << id;
        }
    }
    return tops;
}

LaneLayout lanesOf(const RevisionGraph& graph, const QList<RevisionId>& order)
{
    const QSet<RevisionId> wanted(order.begin(), order.end());
    QList<Revision> revisions;
    for (const Revision& revision : graph.revisions()) {
        if (wanted.contains(revision.id)) {
            revisions << revision;
        }
    }
    return layoutLanes(RevisionGraph::build(revisions));
}

QList<ReportRevision> historyOf(const Project& project,
                                const RevisionGraph& graph,
                                const QList<PastStep>& steps,
                                const Schema& start,
                                const Dialect* dialect)
{
    QList<ReportRevision> history;
    Schema schema = start;
    for (const PastStep& step : steps) {
        ReportRevision each;
        if (const Revision* revision = graph.find(step.revision)) {
            each.revision = *revision;
            each.revision.file = fromFolder(project, TextLocation{.file = revision->file}).file;
        }
        for (const ScriptStep& operation : step.operations) {
            each.steps << ReportStep{fromFolder(project, describe(operation.operation)),
                                     fromFolder(project, operation.where),
                                     isDestructive(operation.operation)};
        }
        for (const Finding& doubt : step.doubts) {
            each.doubts << fromFolder(project, doubt);
        }
        replay(step, schema, [&](const Operation& operation, const Schema& before) {
            if (dialect != nullptr) {
                each.sql << sqlOf(operation, before, *dialect);
            }
        });
        each.counts = countsOf(schema);
        history << each;
    }
    return history;
}

QList<ReportTable> reportTables(const Project& project,
                                const Schema& schema,
                                const QList<PastStep>& steps,
                                const Schema& start)
{
    const QHash<TableName, TableEntries> stories = storiesOf(steps);
    const TableDoubts doubts(steps, start);
    QList<ReportTable> tables;
    for (const Table& table : schema.tables) {
        const TableEntries entries = stories.value(table.name);
        ReportTable facts;
        facts.story = storyOf(project, entries.table);
        for (const Column& column : table.columns) {
            facts.columns << storyOf(project, entries.columns.value(column.name));
        }
        for (ReportDoubt doubt : doubts.of(table.name, schema, facts.story)) {
            doubt.what = fromFolder(project, doubt.what);
            doubt.where = fromFolder(project, doubt.where);
            facts.doubts << doubt;
        }
        tables << facts;
    }
    const TableNumbers numbers(schema);
    for (int i = 0; i < schema.tables.size(); ++i) {
        const QList<ForeignKey>& keys = schema.tables.at(i).foreignKeys;
        for (int j = 0; j < keys.size(); ++j) {
            if (const int referent = numbers.of(keys.at(j).referent); referent >= 0) {
                tables[referent].referredBy << ReportReference{i, j};
            }
        }
    }
    return tables;
}

QString fromFolder(const Project& project, QString text)
{
    return text.replace(project.file.folder + u'/', QString());
}

TextLocation fromFolder(const Project& project, TextLocation where)
{
    if (!where.file.isEmpty()) {
        where.file = QDir(project.file.folder).relativeFilePath(where.file);
    }
    where.column = 0;
    return where;
}

Finding fromFolder(const Project& project, Finding finding)
{
    finding.message = fromFolder(project, finding.message);
    finding.where = fromFolder(project, finding.where);
    return finding;
}

}  // namespace limbeck::command
