// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/tokens/mysqlreader.h"

#include "migrations/sqleffect/tokens/mysqlcolumn.h"
#include "models/base/enginetext.h"
#include "models/operation/sqlkind.h"

namespace limbeck::mysql {

using namespace Qt::StringLiterals;

namespace {

class StatementReader final
{
public:
    StatementReader(const QString& sql, Engine engine, ChangeSink& sink)
        : m_sql(sql)
        , m_engine(engine)
        , m_cursor(sql, engine)
        , m_sink(sink)
    {
    }

    void read()
    {
        if (m_cursor.accept(u"create")) {
            readCreate();
        } else if (m_cursor.accept(u"alter")) {
            readAlter();
        } else if (m_cursor.accept(u"drop")) {
            readDrop();
        } else if (m_cursor.accept({u"rename", u"table"})) {
            readRename();
        } else if (!isHarmless()) {
            m_sink.doubt({});
        }
    }

private:
    bool isHarmless() const
    {
        static const QStringList words{
            u"optimize"_s, u"flush"_s, u"check"_s, u"repair"_s, u"load"_s, u"handler"_s};
        const QString first = m_cursor.peek().text.toLower();
        if (first == "set"_L1) {
            return !m_sql.contains("sql_mode"_L1, Qt::CaseInsensitive);
        }
        // SELECT … INTO goes into variables and files here.
        return first == "select"_L1 || words.contains(first) || sqlKind(m_sql) != SqlKind::Schema;
    }

    static bool isProgram(const QString& kind)
    {
        static const QStringList kinds{u"procedure"_s,
                                       u"function"_s,
                                       u"event"_s,
                                       u"user"_s,
                                       u"role"_s,
                                       u"server"_s,
                                       u"package"_s};
        return kinds.contains(kind);
    }

    static bool isDatabase(const QString& kind)
    {
        return kind == "database"_L1 || kind == "schema"_L1;
    }

    /// Past ALGORITHM=…, DEFINER=…, SQL SECURITY … and the like, up to the kind of thing.
    QString takeKind()
    {
        static const QStringList kinds{u"table"_s,
                                       u"index"_s,
                                       u"view"_s,
                                       u"trigger"_s,
                                       u"sequence"_s,
                                       u"procedure"_s,
                                       u"function"_s,
                                       u"event"_s,
                                       u"database"_s,
                                       u"schema"_s,
                                       u"user"_s,
                                       u"role"_s,
                                       u"server"_s,
                                       u"package"_s,
                                       u"tablespace"_s};
        while (!m_cursor.isAtEnd() && !m_cursor.peek().isSymbol(u'(')) {
            const EngineToken token = m_cursor.take();
            if (token.kind == EngineToken::Kind::Word && kinds.contains(token.text.toLower())) {
                return token.text.toLower();
            }
        }
        return {};
    }

    void readCreate()
    {
        const bool replaces = m_cursor.accept({u"or", u"replace"});
        const bool isTemporary = m_cursor.accept(u"temporary");
        const bool isUnique = m_cursor.accept(u"unique");
        const QString prefix = m_cursor.isWord(u"fulltext") || m_cursor.isWord(u"spatial")
                                   ? m_cursor.take().text.toUpper()
                                   : QString();
        const QString kind = takeKind();
        const bool ifNotExists = m_cursor.accept({u"if", u"not", u"exists"});
        if (kind == "table"_L1 && isTemporary) {
            m_sink.add(HideTable{m_cursor.takeTable().value_or(TableName())});
        } else if (kind == "table"_L1) {
            createTable(replaces, ifNotExists);
        } else if (kind == "index"_L1) {
            createIndex(isUnique, prefix, ifNotExists || replaces);
        } else if (kind == "view"_L1) {
            putView(ifNotExists);
        } else if (kind == "trigger"_L1) {
            putTrigger(ifNotExists);
        } else if (!isProgram(kind) && !isDatabase(kind)) {
            m_sink.doubt({});
        }
    }

    void createTable(bool replaces, bool ifNotExists)
    {
        if (replaces) {
            const qsizetype before = m_cursor.position();
            m_sink.add(DropTable{m_cursor.takeTable().value_or(TableName()), true, {}});
            m_cursor.goTo(before);
        }
        readCreateTable(m_cursor, m_engine, ifNotExists, m_sink);
    }

    void createIndex(bool isUnique, const QString& prefix, bool ifNotExists)
    {
        const std::optional<QString> name = m_cursor.takeName();
        if (m_cursor.accept(u"using")) {
            m_cursor.take();
        }
        const std::optional<TableName> table =
            name && m_cursor.accept(u"on") ? m_cursor.takeTable() : std::nullopt;
        Read<Index> index = readParts(m_cursor, m_engine);
        if (!table || !index) {
            m_sink.doubt(index ? QString() : index.error(), table.value_or(TableName()));
            return;
        }
        index->name = *name;
        index->unique = isUnique;
        if (!prefix.isEmpty()) {
            index->options.insert(engineName(m_engine) + u"_prefix"_s, prefix);
        }
        m_sink.add(CreateIndex{*table, *index, ifNotExists});
    }

    void putView(bool ifNotExists)
    {
        if (const std::optional<TableName> name = m_cursor.takeTable()) {
            m_sink.add(PutView{View{*name, m_sql}, ifNotExists});
        } else {
            m_sink.doubt({});
        }
    }

    void putTrigger(bool ifNotExists)
    {
        const std::optional<TableName> name = m_cursor.takeTable();
        while (!m_cursor.isAtEnd() && !m_cursor.accept(u"on")) {
            m_cursor.take();
        }
        const std::optional<TableName> table = m_cursor.takeTable();
        if (name && table) {
            m_sink.add(PutTrigger{Trigger{name->name, *table, m_sql}, ifNotExists});
        } else {
            m_sink.doubt({});
        }
    }

    void readAlter()
    {
        m_cursor.accept(u"online");
        m_cursor.accept(u"ignore");
        if (m_cursor.accept(u"table")) {
            const bool ifExists = m_cursor.accept({u"if", u"exists"});
            readAlterTable(m_cursor, m_engine, ifExists, m_sink);
            return;
        }
        const QString kind = takeKind();
        if (kind == "view"_L1) {
            putView(false);
        } else if (kind == "sequence"_L1 || kind == "tablespace"_L1 || kind.isEmpty()) {
            m_sink.doubt({});
        } else if (isDatabase(kind)) {
            m_sink.doubt(EngineText::tr("new tables may have another character set"));
        }
    }

    void readDrop()
    {
        const bool isTemporary = m_cursor.accept(u"temporary");
        const QString kind = m_cursor.take().text.toLower();
        const bool ifExists = m_cursor.accept({u"if", u"exists"});
        if (kind == "index"_L1) {
            dropIndex(ifExists);
        } else if (kind == "trigger"_L1) {
            m_sink.add(DropTrigger{m_cursor.takeTable().value_or(TableName()).name, {}});
        } else if (kind == "table"_L1 || kind == "view"_L1 || kind == "sequence"_L1) {
            if (!isTemporary) {
                dropRelations(kind);
            }
        } else if (!isProgram(kind)) {
            m_sink.doubt({});
        }
    }

    void dropIndex(bool ifExists)
    {
        const std::optional<QString> name = m_cursor.takeName();
        const std::optional<TableName> table =
            name && m_cursor.accept(u"on") ? m_cursor.takeTable() : std::nullopt;
        if (!table) {
            m_sink.doubt({});
        } else if (name->compare("PRIMARY"_L1, Qt::CaseInsensitive) == 0) {
            DropConstraint drop;
            drop.table = *table;
            drop.type = ConstraintType::Primary;
            m_sink.add(drop);
        } else {
            m_sink.add(DropIndex{*table, *name, ifExists, {}, {}});
        }
    }

    void dropRelations(const QString& kind)
    {
        do {
            const std::optional<TableName> name = m_cursor.takeTable();
            if (!name) {
                m_sink.doubt({});
                return;
            }
            if (kind == "table"_L1) {
                m_sink.add(DropTable{*name, true, {}});
            } else if (kind == "view"_L1) {
                m_sink.add(DropView{*name});
            } else {
                m_sink.add(DropSequence{*name});
            }
        } while (m_cursor.accept(u','));
    }

    void readRename()
    {
        do {
            const std::optional<TableName> from = m_cursor.takeTable();
            const std::optional<TableName> to =
                from && m_cursor.accept(u"to") ? m_cursor.takeTable() : std::nullopt;
            if (!to) {
                m_sink.doubt({}, from.value_or(TableName()));
                return;
            }
            m_sink.add(RenameRelation{*from, *to});
        } while (m_cursor.accept(u','));
    }

    QString m_sql;
    Engine m_engine;
    Cursor m_cursor;
    ChangeSink& m_sink;
};

}  // namespace

void readEffect(const QString& statement, Engine engine, ChangeSink& sink)
{
    StatementReader(statement, engine, sink).read();
}

}  // namespace limbeck::mysql
