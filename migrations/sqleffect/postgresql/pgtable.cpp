// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/postgresql/pgcolumn.h"
#include "migrations/sqleffect/postgresql/pgstatements.h"
#include "models/base/enginetext.h"

#include <QSet>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

bool isTemporary(const Node& statement, QLatin1StringView member)
{
    return statement.plain(member).text("relpersistence"_L1) == "t"_L1;
}

void declare(Table& table, const Constraint& constraint)
{
    if (const auto* key = std::get_if<PrimaryKey>(&constraint)) {
        table.primaryKey = *key;
    } else if (const auto* unique = std::get_if<UniqueConstraint>(&constraint)) {
        table.uniqueConstraints << *unique;
    } else if (const auto* reference = std::get_if<ForeignKey>(&constraint)) {
        table.foreignKeys << *reference;
    } else if (const auto* check = std::get_if<CheckConstraint>(&constraint)) {
        table.checkConstraints << *check;
    } else if (const auto* exclude = std::get_if<ExcludeConstraint>(&constraint)) {
        table.excludeConstraints << *exclude;
    }
}

void declare(Table& table, const ReadColumn& read)
{
    table.columns << read.column;
    if (read.parts.primaryKey) {
        PrimaryKey plain;
        plain.columns = {read.column.name};
        table.primaryKey = read.parts.wholeKey.value_or(plain);
    }
    table.uniqueConstraints << read.parts.uniqueConstraints;
    table.foreignKeys << read.parts.foreignKeys;
    table.checkConstraints << read.parts.checkConstraints;
}

/// What no text tells, in words; empty if the text tells it all.
QString foreignShape(const Node& statement)
{
    if (statement.has("partbound"_L1)) {
        return EngineText::tr("it is a partition");
    }
    if (statement.has("inhRelations"_L1)) {
        return EngineText::tr("it inherits columns");
    }
    return statement.has("ofTypename"_L1) ? EngineText::tr("its columns are those of a type")
                                          : QString();
}

Read<Table> readTable(const Node& statement, const SourceText& source)
{
    if (const QString problem = foreignShape(statement); !problem.isEmpty()) {
        return tl::unexpected(problem);
    }
    Table table;
    table.name = statement.relation("relation"_L1);
    for (const Node& element : statement.list("tableElts"_L1)) {
        if (element.kind == "ColumnDef"_L1) {
            const Read<ReadColumn> column = readColumn(element, source);
            if (!column) {
                return tl::unexpected(column.error());
            }
            declare(table, *column);
        } else if (element.kind == "Constraint"_L1) {
            const Read<Constraint> constraint = readConstraint(element, source);
            if (!constraint) {
                return tl::unexpected(constraint.error());
            }
            declare(table, *constraint);
        } else {
            return tl::unexpected(EngineText::tr("it takes columns from another table"));
        }
    }
    if (table.primaryKey) {
        for (const QString& name : table.primaryKey->columns) {
            if (Column* column = table.column(name)) {
                column->nullable = false;
            }
        }
    }
    if (const Node partition = statement.plain("partspec"_L1); !partition.members.isEmpty()) {
        return tl::unexpected(EngineText::tr("it is partitioned"));
    }
    return table;
}

/// Reads the commands of one ALTER TABLE.
class AlterReader final
{
public:
    AlterReader(const Node& statement, const SourceText& source, ChangeSink& sink)
        : m_table(statement.relation("relation"_L1))
        , m_source(source)
        , m_sink(sink)
    {
    }

    void read(const Node& command)
    {
        const QString kind = command.text("subtype"_L1);
        if (kind == "AT_AddColumn"_L1) {
            addColumn(command);
        } else if (kind == "AT_DropColumn"_L1) {
            dropColumn(command);
        } else if (kind == "AT_AddConstraint"_L1) {
            addConstraint(command);
        } else if (kind == "AT_DropConstraint"_L1) {
            dropConstraint(command);
        } else if (kind == "AT_ValidateConstraint"_L1) {
            m_sink.add(ValidateConstraint{m_table, command.text("name"_L1)});
        } else if (!alterColumn(kind, command) && !isWithoutEffect(kind)) {
            m_sink.doubt(EngineText::tr("the kind of change %1").arg(kind), m_table);
        }
    }

private:
    /// Who owns it, how it is stored, who may see it, what fires.
    static bool isWithoutEffect(const QString& kind)
    {
        static const QSet<QString> kinds{
            u"AT_ChangeOwner"_s,        u"AT_SetRelOptions"_s,    u"AT_ResetRelOptions"_s,
            u"AT_ReplaceRelOptions"_s,  u"AT_SetStatistics"_s,    u"AT_SetOptions"_s,
            u"AT_ResetOptions"_s,       u"AT_SetStorage"_s,       u"AT_SetCompression"_s,
            u"AT_ClusterOn"_s,          u"AT_DropCluster"_s,      u"AT_SetLogged"_s,
            u"AT_SetUnLogged"_s,        u"AT_SetTableSpace"_s,    u"AT_EnableRowSecurity"_s,
            u"AT_DisableRowSecurity"_s, u"AT_ForceRowSecurity"_s, u"AT_NoForceRowSecurity"_s,
            u"AT_ReplicaIdentity"_s,    u"AT_EnableTrig"_s,       u"AT_EnableAlwaysTrig"_s,
            u"AT_EnableReplicaTrig"_s,  u"AT_DisableTrig"_s,      u"AT_EnableTrigAll"_s,
            u"AT_DisableTrigAll"_s,     u"AT_EnableTrigUser"_s,   u"AT_DisableTrigUser"_s};
        return kinds.contains(kind);
    }

    void addColumn(const Node& command)
    {
        Read<ReadColumn> read = readColumn(command.node("def"_L1), m_source);
        if (!read) {
            m_sink.doubt(read.error(), m_table);
            return;
        }
        AddColumn add;
        add.table = m_table;
        add.column = read->column;
        add.parts = read->parts;
        add.ifNotExists = command.flag("missing_ok"_L1);
        m_sink.add(add);
    }

    void dropColumn(const Node& command)
    {
        DropColumn drop;
        drop.table = m_table;
        drop.column = command.text("name"_L1);
        drop.ifExists = command.flag("missing_ok"_L1);
        if (command.text("behavior"_L1) == "DROP_CASCADE"_L1) {
            m_sink.add(Cascade{m_table, drop.column});
        }
        m_sink.add(drop);
    }

    void addConstraint(const Node& command)
    {
        const Read<Constraint> read = readConstraint(command.node("def"_L1), m_source);
        if (!read) {
            m_sink.doubt(read.error(), m_table);
            return;
        }
        m_sink.add(AddConstraint{m_table, *read});
        if (const auto* key = std::get_if<PrimaryKey>(&*read)) {
            for (const QString& column : key->columns) {
                ColumnChanges changes;
                changes.nullable = false;
                alter(column, changes);
            }
        }
    }

    void dropConstraint(const Node& command)
    {
        if (command.text("behavior"_L1) == "DROP_CASCADE"_L1) {
            m_sink.doubt(EngineText::tr("what depends on the constraint goes with it"));
            return;
        }
        DropConstraint drop;
        drop.table = m_table;
        drop.name = command.text("name"_L1);
        drop.ifExists = command.flag("missing_ok"_L1);
        m_sink.add(drop);
    }

    void alter(const QString& column, const ColumnChanges& changes, const QString& expression = {})
    {
        AlterColumn alter;
        alter.table = m_table;
        alter.column = column;
        alter.changes = changes;
        alter.postgresqlUsing = expression;
        m_sink.add(alter);
    }

    bool alterColumn(const QString& kind, const Node& command)
    {
        ColumnChanges changes;
        if (kind == "AT_AlterColumnType"_L1) {
            return alterType(command);
        }
        if (kind == "AT_ColumnDefault"_L1) {
            std::optional<ServerDefault> value;
            if (command.has("def"_L1)) {
                const int location = firstLocation(command.members.value("def"_L1));
                const QString text = m_source.afterWordBefore(u"default"_s, location);
                if (location < 0 || text.isEmpty()) {
                    m_sink.doubt(EngineText::tr("its default cannot be found"), m_table);
                    return true;
                }
                value = readDefault(text);
            }
            changes.serverDefault = value;
            if (!value) {
                changes.autoincrement = Autoincrement::No;
            }
        } else if (kind == "AT_DropNotNull"_L1 || kind == "AT_SetNotNull"_L1) {
            changes.nullable = kind == "AT_DropNotNull"_L1;
        } else if (kind == "AT_AddIdentity"_L1) {
            changes.identity = *readIdentity(command.node("def"_L1));
        } else if (kind == "AT_DropIdentity"_L1) {
            changes.identity = std::optional<Identity>();
        } else if (kind == "AT_DropExpression"_L1) {
            m_sink.doubt(EngineText::tr("the column is computed no more"), m_table);
            return true;
        } else {
            return false;
        }
        alter(command.text("name"_L1), changes);
        return true;
    }

    bool alterType(const Node& command)
    {
        const Node definition = command.node("def"_L1);
        const Read<ReadType> type = readType(definition.plain("typeName"_L1));
        if (!type || type->isSerial) {
            m_sink.doubt(type ? EngineText::tr("its type is not one") : type.error(), m_table);
            return true;
        }
        ColumnChanges changes;
        changes.type = type->type;
        const QStringList collation = definition.plain("collClause"_L1).names("collname"_L1);
        if (!collation.isEmpty() && collation.last() != "default"_L1) {
            changes.type->collation = collation.last();
        }
        alter(command.text("name"_L1), changes);
        return true;
    }

    TableName m_table;
    const SourceText& m_source;
    ChangeSink& m_sink;
};

}  // namespace

void readCreate(const Node& statement, const SourceText& source, ChangeSink& sink)
{
    const TableName name = statement.relation("relation"_L1);
    if (isTemporary(statement, "relation"_L1)) {
        sink.add(HideTable{name});
        return;
    }
    const Read<Table> table = readTable(statement, source);
    if (table) {
        sink.add(CreateTable{*table, statement.flag("if_not_exists"_L1)});
    } else {
        sink.doubt(table.error(), name);
    }
}

void readAlterTable(const Node& statement, const SourceText& source, ChangeSink& sink)
{
    const QString kind = statement.text("objtype"_L1);
    const TableName table = statement.relation("relation"_L1);
    if (statement.flag("missing_ok"_L1)) {
        sink.onlyIfThere(table);
    }
    if (kind == "OBJECT_INDEX"_L1 || kind == "OBJECT_TYPE"_L1 || kind == "OBJECT_SEQUENCE"_L1) {
        return;  // how it is stored; attributes of a composite type; who owns it
    }
    AlterReader reader(statement, source, sink);
    for (const Node& command : statement.list("cmds"_L1)) {
        reader.read(command);
    }
}

}  // namespace limbeck::postgresql
