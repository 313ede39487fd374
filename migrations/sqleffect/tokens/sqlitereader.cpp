// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/tokens/sqlitereader.h"

#include "migrations/dialect/sqlite/columnreader.h"
#include "migrations/dialect/sqlite/tablesql.h"
#include "migrations/sqleffect/tokens/cursor.h"
#include "models/base/enginetext.h"
#include "models/operation/sqlkind.h"

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

class StatementReader final
{
public:
    StatementReader(const QString& sql, ChangeSink& sink)
        : m_sql(sql)
        , m_cursor(sql, Engine::Sqlite)
        , m_sink(sink)
    {
    }

    void read()
    {
        if (m_cursor.accept(u"create")) {
            readCreate();
        } else if (m_cursor.accept({u"alter", u"table"})) {
            readAlter();
        } else if (m_cursor.accept(u"drop")) {
            readDrop();
        } else if (m_cursor.accept(u"pragma")) {
            readPragma();
        } else if (m_cursor.isWord(u"rollback")) {
            m_sink.doubt(EngineText::tr("it takes back what came before"));
        } else if (m_cursor.isWord(u"attach") || m_cursor.isWord(u"detach")) {
            m_sink.doubt(EngineText::tr("names may mean other tables from here on"));
        } else if (sqlKind(m_sql) == SqlKind::Schema) {
            m_sink.doubt({});
        }
    }

private:
    /// The name that is next; another database than this one is nobody's business.
    std::optional<TableName> takeTable()
    {
        std::optional<TableName> name = m_cursor.takeTable();
        if (!name) {
            m_sink.doubt(EngineText::tr("it names nothing"));
            return std::nullopt;
        }
        if (name->schema.compare("main"_L1, Qt::CaseInsensitive) == 0) {
            name->schema.clear();
        }
        if (!name->schema.isEmpty()) {
            m_sink.doubt(EngineText::tr("it is about another database"));
            return std::nullopt;
        }
        return name;
    }

    void readCreate()
    {
        const bool isTemporary = m_cursor.accept(u"temp") || m_cursor.accept(u"temporary");
        const bool isUnique = m_cursor.accept(u"unique");
        const bool isVirtual = m_cursor.accept(u"virtual");
        const QString kind = m_cursor.take().text.toLower();
        const bool ifNotExists = m_cursor.accept({u"if", u"not", u"exists"});
        const std::optional<TableName> name = takeTable();
        if (!name) {
            return;
        }
        if (kind == "index"_L1) {
            readIndex(ifNotExists);
        } else if (isUnique) {
            m_sink.doubt({});
        } else if (isVirtual) {
            m_sink.doubt(EngineText::tr("a module chooses the columns of a virtual table"), *name);
        } else if (isTemporary && (kind == "table"_L1 || kind == "view"_L1)) {
            m_sink.add(HideTable{*name});
        } else if (kind == "table"_L1) {
            readTable(*name, ifNotExists);
        } else if (kind == "view"_L1) {
            m_sink.add(PutView{View{*name, m_sql}, ifNotExists});
        } else if (kind == "trigger"_L1 && !isTemporary) {
            readTrigger(name->name, ifNotExists);
        } else if (kind != "trigger"_L1) {
            m_sink.doubt({});
        }
    }

    void readTable(const TableName& name, bool ifNotExists)
    {
        Result<TableSql> read = sqlite::readTable(m_sql);
        if (!read) {
            m_sink.doubt(m_cursor.isWord(u"as")
                             ? EngineText::tr("its columns are those of a SELECT")
                             : QString(),
                         name);
            return;
        }
        read->table.name = name;
        m_sink.add(CreateTable{read->table, ifNotExists});
    }

    void readIndex(bool ifNotExists)
    {
        const Result<Index> index = sqlite::readIndex(m_sql);
        const std::optional<QString> table =
            m_cursor.accept(u"on") ? m_cursor.takeName() : std::nullopt;
        if (!index || !table) {
            m_sink.doubt({}, table.value_or(QString()));
            return;
        }
        m_sink.add(CreateIndex{TableName(*table), *index, ifNotExists});
    }

    void readTrigger(const QString& name, bool ifNotExists)
    {
        while (!m_cursor.isAtEnd() && !m_cursor.accept(u"on")) {
            m_cursor.take();
        }
        if (const std::optional<QString> table = m_cursor.takeName()) {
            m_sink.add(PutTrigger{Trigger{name, TableName(*table), m_sql}, ifNotExists});
        } else {
            m_sink.doubt({});
        }
    }

    void readAlter()
    {
        const std::optional<TableName> table = takeTable();
        if (!table) {
            return;
        }
        if (m_cursor.accept({u"rename", u"to"})) {
            const std::optional<QString> to = m_cursor.takeName();
            if (to) {
                m_sink.add(RenameRelation{*table, TableName(*to)});
                return;
            }
        } else if (m_cursor.accept(u"rename")) {
            m_cursor.accept(u"column");
            if (renameColumn(*table)) {
                return;
            }
        } else if (m_cursor.accept(u"add")) {
            m_cursor.accept(u"column");
            if (addColumn(*table)) {
                return;
            }
        } else if (m_cursor.accept(u"drop")) {
            m_cursor.accept(u"column");
            if (const std::optional<QString> name = m_cursor.takeName()) {
                DropColumn drop;
                drop.table = *table;
                drop.column = *name;
                m_sink.add(drop);
                return;
            }
        }
        m_sink.doubt({}, *table);
    }

    bool renameColumn(const TableName& table)
    {
        const std::optional<QString> from = m_cursor.takeName();
        const std::optional<QString> to =
            m_cursor.accept(u"to") ? m_cursor.takeName() : std::nullopt;
        if (!from || !to) {
            return false;
        }
        AlterColumn alter;
        alter.table = table;
        alter.column = *from;
        alter.changes.name = *to;
        m_sink.add(alter);
        return true;
    }

    bool addColumn(const TableName& table)
    {
        if (m_cursor.isAtEnd()) {
            return false;
        }
        const QString definition = m_sql.mid(m_cursor.peek().start);
        TokenStream stream(definition);
        const std::optional<ColumnSql> read = readColumn(stream, 0);
        if (!read || read->column.name.isEmpty() || !stream.isAtEnd()) {
            return false;
        }
        AddColumn add;
        add.table = table;
        add.column = read->column;
        for (const ColumnPiece& piece : read->pieces) {
            if (!piece.constraint) {
                continue;
            }
            if (const auto* key = std::get_if<ForeignKey>(&*piece.constraint)) {
                add.parts.foreignKeys << *key;
            } else if (const auto* check = std::get_if<CheckConstraint>(&*piece.constraint)) {
                add.parts.checkConstraints << *check;
            } else {
                return false;  // SQLite adds no keys
            }
        }
        m_sink.add(add);
        return true;
    }

    void readDrop()
    {
        const QString kind = m_cursor.take().text.toLower();
        m_cursor.accept({u"if", u"exists"});
        const std::optional<TableName> name = takeTable();
        if (!name) {
            return;
        }
        if (kind == "table"_L1) {
            m_sink.add(DropTable{*name, true, {}});
        } else if (kind == "view"_L1) {
            m_sink.add(DropView{*name});
        } else if (kind == "trigger"_L1) {
            m_sink.add(DropTrigger{name->name, {}});
        } else if (kind == "index"_L1) {
            DropIndex drop;
            drop.name = name->name;
            drop.ifExists = true;
            m_sink.add(drop);
        } else {
            m_sink.doubt({});
        }
    }

    void readPragma()
    {
        while (!m_cursor.isAtEnd()) {
            const EngineToken token = m_cursor.take();
            if (token.isWord(u"writable_schema") || token.isWord(u"schema_version")
                || token.isWord(u"legacy_alter_table")) {
                m_sink.doubt(EngineText::tr("statements may do other things from here on"));
                return;
            }
        }
    }

    QString m_sql;
    Cursor m_cursor;
    ChangeSink& m_sink;
};

}  // namespace

void readEffect(const QString& statement, ChangeSink& sink)
{
    StatementReader(statement, sink).read();
}

}  // namespace limbeck::sqlite
