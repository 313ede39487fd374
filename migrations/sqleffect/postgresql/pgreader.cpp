// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/postgresql/pgreader.h"

#include "migrations/sqleffect/postgresql/pgstatements.h"
#include "models/base/enginetext.h"

#include <QHash>
#include <QSet>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

/// Statements that leave every table, type, view and sequence as it is.
bool isWithoutEffect(const QString& kind)
{
    static const QSet<QString> kinds{u"InsertStmt"_s,
                                     u"UpdateStmt"_s,
                                     u"DeleteStmt"_s,
                                     u"MergeStmt"_s,
                                     u"TruncateStmt"_s,
                                     u"CopyStmt"_s,
                                     u"LockStmt"_s,
                                     u"VacuumStmt"_s,
                                     u"ReindexStmt"_s,
                                     u"ClusterStmt"_s,
                                     u"CheckPointStmt"_s,
                                     u"ListenStmt"_s,
                                     u"UnlistenStmt"_s,
                                     u"NotifyStmt"_s,
                                     u"GrantStmt"_s,
                                     u"GrantRoleStmt"_s,
                                     u"CreateRoleStmt"_s,
                                     u"AlterRoleStmt"_s,
                                     u"AlterRoleSetStmt"_s,
                                     u"DropRoleStmt"_s,
                                     u"CreateFunctionStmt"_s,
                                     u"AlterFunctionStmt"_s,
                                     u"CreateExtensionStmt"_s,
                                     u"AlterOwnerStmt"_s,
                                     u"CreatePolicyStmt"_s,
                                     u"AlterPolicyStmt"_s,
                                     u"CreateDomainStmt"_s,
                                     u"AlterDomainStmt"_s,
                                     u"CompositeTypeStmt"_s,
                                     u"CreateRangeStmt"_s,
                                     u"DefineStmt"_s,
                                     u"CreateCastStmt"_s,
                                     u"CreateOpClassStmt"_s,
                                     u"CreateOpFamilyStmt"_s,
                                     u"CreateStatsStmt"_s,
                                     u"AlterStatsStmt"_s,
                                     u"CreatePublicationStmt"_s,
                                     u"AlterPublicationStmt"_s,
                                     u"CreateSubscriptionStmt"_s,
                                     u"AlterSubscriptionStmt"_s,
                                     u"DropSubscriptionStmt"_s,
                                     u"CreateEventTrigStmt"_s,
                                     u"AlterEventTrigStmt"_s,
                                     u"AlterDefaultPrivilegesStmt"_s,
                                     u"RefreshMatViewStmt"_s,
                                     u"PrepareStmt"_s,
                                     u"DeallocateStmt"_s,
                                     u"VariableShowStmt"_s,
                                     u"AlterExtensionStmt"_s,
                                     u"AlterDatabaseStmt"_s,
                                     u"AlterDatabaseSetStmt"_s,
                                     u"CreateForeignServerStmt"_s,
                                     u"CreateFdwStmt"_s,
                                     u"CreateUserMappingStmt"_s,
                                     u"AlterTableMoveAllStmt"_s,
                                     u"ConstraintsSetStmt"_s,
                                     u"SecLabelStmt"_s,
                                     u"DiscardStmt"_s,
                                     u"AlterObjectDependsStmt"_s,
                                     u"DeclareCursorStmt"_s,
                                     u"ClosePortalStmt"_s,
                                     u"FetchStmt"_s};
    return kinds.contains(kind);
}

void readTransaction(const Node& statement, ChangeSink& sink)
{
    if (statement.text("kind"_L1).contains("ROLLBACK"_L1)) {
        sink.doubt(EngineText::tr("it takes back what came before"));
    }
}

void readSetting(const Node& statement, ChangeSink& sink)
{
    const QString name = statement.text("name"_L1);
    const bool movesNames = name == "search_path"_L1 || name == "role"_L1
                            || statement.text("kind"_L1) == "VAR_RESET_ALL"_L1;
    if (movesNames) {
        sink.doubt(EngineText::tr("names may mean other tables from here on"));
    }
}

void readTrigger(const Node& statement, ChangeSink& sink)
{
    sink.add(PutTrigger{
        Trigger{statement.text("trigname"_L1), statement.relation("relation"_L1), sink.statement()},
        false});
}

void readSchema(const Node& statement, ChangeSink& sink)
{
    if (statement.has("schemaElts"_L1)) {
        sink.doubt(EngineText::tr("it makes a schema with things inside"));
    }
}

/// EXPLAIN ANALYZE runs what it explains.
void readExplain(const Node& statement, ChangeSink& sink)
{
    const QString inner = statement.node("query"_L1).kind;
    if (inner != "SelectStmt"_L1 && !isWithoutEffect(inner)) {
        sink.doubt(EngineText::tr("it explains a statement"));
    }
}

void readStatement(const Node& statement, const SourceText& source, ChangeSink& sink)
{
    using Reader = void (*)(const Node&, ChangeSink&);
    using SourceReader = void (*)(const Node&, const SourceText&, ChangeSink&);
    static const QHash<QString, SourceReader> withSource{{u"CreateStmt"_s, readCreate},
                                                         {u"AlterTableStmt"_s, readAlterTable},
                                                         {u"IndexStmt"_s, readIndex}};
    static const QHash<QString, Reader> readers{{u"DropStmt"_s, readDrop},
                                                {u"RenameStmt"_s, readRename},
                                                {u"AlterObjectSchemaStmt"_s, readSetSchema},
                                                {u"CommentStmt"_s, readComment},
                                                {u"CreateEnumStmt"_s, readEnum},
                                                {u"AlterEnumStmt"_s, readEnum},
                                                {u"CreateSeqStmt"_s, readSequence},
                                                {u"AlterSeqStmt"_s, readSequence},
                                                {u"ViewStmt"_s, readView},
                                                {u"CreateTableAsStmt"_s, readTableAs},
                                                {u"SelectStmt"_s, readSelect},
                                                {u"CreateTrigStmt"_s, readTrigger},
                                                {u"TransactionStmt"_s, readTransaction},
                                                {u"VariableSetStmt"_s, readSetting},
                                                {u"CreateSchemaStmt"_s, readSchema},
                                                {u"ExplainStmt"_s, readExplain}};
    if (const auto reader = withSource.constFind(statement.kind); reader != withSource.cend()) {
        (*reader)(statement, source, sink);
    } else if (const auto plain = readers.constFind(statement.kind); plain != readers.cend()) {
        (*plain)(statement, sink);
    } else if (statement.kind == "DoStmt"_L1) {
        sink.doubt(EngineText::tr("it runs a block of code"));
    } else if (statement.kind == "CallStmt"_L1 || statement.kind == "ExecuteStmt"_L1) {
        sink.doubt(EngineText::tr("it runs what is written elsewhere"));
    } else if (statement.kind == "RuleStmt"_L1) {
        sink.doubt({}, statement.relation("relation"_L1));
    } else if (!isWithoutEffect(statement.kind)) {
        sink.doubt({});
    }
}

}  // namespace

bool readEffect(const QString& sql, SqlEffect& effect)
{
    const tl::expected<QList<ParsedStatement>, QString> statements = parse(sql);
    if (!statements) {
        return false;
    }
    const SourceText source(sql);
    for (const ParsedStatement& each : *statements) {
        ChangeSink sink(effect, source.part(each.location, each.length));
        readStatement(each.node, source, sink);
    }
    return true;
}

}  // namespace limbeck::postgresql
