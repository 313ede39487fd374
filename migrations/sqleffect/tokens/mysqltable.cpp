// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/tokens/mysqlcolumn.h"
#include "migrations/sqleffect/tokens/mysqlreader.h"
#include "models/base/enginetext.h"

namespace limbeck::mysql {

using namespace Qt::StringLiterals;

namespace {

QString declare(Table& table, const Read<Element>& element)
{
    if (!element) {
        return element.error();
    }
    if (const auto* index = std::get_if<Index>(&*element)) {
        if (table.index(index->name) != nullptr) {
            return EngineText::tr("two indexes are called '%1'").arg(index->name);
        }
        table.indexes << *index;
        return {};
    }
    const Constraint& constraint = std::get<Constraint>(*element);
    if (const auto* key = std::get_if<PrimaryKey>(&constraint)) {
        table.primaryKey = *key;
    } else if (const auto* unique = std::get_if<UniqueConstraint>(&constraint)) {
        table.uniqueConstraints << *unique;
    } else if (const auto* reference = std::get_if<ForeignKey>(&constraint)) {
        table.foreignKeys << *reference;
    } else if (const auto* check = std::get_if<CheckConstraint>(&constraint)) {
        table.checkConstraints << *check;
    }
    return {};
}

void declare(Table& table, const ReadColumn& read)
{
    table.columns << read.column;
    if (read.parts.primaryKey) {
        PrimaryKey key;
        key.columns = {read.column.name};
        table.primaryKey = key;
    }
    table.uniqueConstraints << read.parts.uniqueConstraints;
    table.foreignKeys << read.parts.foreignKeys;
    table.checkConstraints << read.parts.checkConstraints;
}

/// What stands behind the parentheses of CREATE TABLE. Returns why it is not understood, or
/// nothing.
QString readTail(Cursor& cursor, Table& table)
{
    while (!cursor.isAtEnd()) {
        if (cursor.accept(u"comment")) {
            cursor.accept(u'=');
            table.comment = cursor.takeText().value_or(QString());
        } else if (cursor.isWord(u"select") || cursor.isWord(u"as")) {
            return EngineText::tr("it has the columns of a SELECT as well");
        } else if (cursor.isWord(u"system")) {
            return EngineText::tr("it keeps its old rows");
        } else {
            cursor.take();
        }
    }
    return {};
}

}  // namespace

void readCreateTable(Cursor& cursor, Engine engine, bool ifNotExists, ChangeSink& sink)
{
    const std::optional<TableName> name = cursor.takeTable();
    if (!name) {
        sink.doubt({});
        return;
    }
    Table table;
    table.name = *name;
    QString doubt;
    QString problem =
        cursor.accept(u'(') ? QString() : EngineText::tr("its columns are those of another");
    bool isUnused = false;
    do {
        if (!problem.isEmpty()) {
            break;
        }
        if (cursor.isWord(u"like")) {
            problem = EngineText::tr("its columns are those of another");
        } else if (isElementNext(cursor)) {
            problem = declare(table, readElement(cursor, engine, isUnused));
        } else if (const Read<ReadColumn> column = readColumn(cursor, engine)) {
            declare(table, *column);
            doubt = doubt.isEmpty() ? column->doubt : doubt;
        } else {
            problem = column.error();
        }
    } while (cursor.accept(u','));
    if (problem.isEmpty()) {
        problem = cursor.accept(u')') ? readTail(cursor, table) : u"'%1'"_s.arg(cursor.peek().text);
    }
    if (!problem.isEmpty()) {
        sink.doubt(problem, *name);
        return;
    }
    if (table.primaryKey) {
        for (const QString& key : table.primaryKey->columns) {
            if (Column* column = table.column(key)) {
                column->nullable = false;
            }
        }
    }
    sink.add(CreateTable{table, ifNotExists});
    if (!doubt.isEmpty()) {
        sink.doubt(doubt, *name);
    }
}

namespace {

/// Reads the parts of one ALTER TABLE.
class AlterReader final
{
public:
    AlterReader(Cursor& cursor, Engine engine, TableName table, ChangeSink& sink)
        : m_cursor(cursor)
        , m_engine(engine)
        , m_table(std::move(table))
        , m_sink(sink)
    {
    }

    void read()
    {
        do {
            if (!readPart()) {
                m_sink.doubt(m_cursor.isAtEnd() ? QString() : u"'%1'"_s.arg(m_cursor.peek().text),
                             m_table);
                return;
            }
        } while (m_cursor.accept(u','));
        if (!m_cursor.isAtEnd()) {
            m_sink.doubt(u"'%1'"_s.arg(m_cursor.peek().text), m_table);
        }
    }

private:
    bool readPart()
    {
        if (m_cursor.accept(u"add")) {
            return readAdd();
        }
        if (m_cursor.accept(u"drop")) {
            return readDrop();
        }
        if (m_cursor.accept(u"modify")) {
            m_cursor.accept(u"column");
            return !m_cursor.isWord(u"if") && readChange({});
        }
        if (m_cursor.accept(u"change")) {
            m_cursor.accept(u"column");
            const std::optional<QString> old =
                m_cursor.isWord(u"if") ? std::nullopt : m_cursor.takeName();
            return old && readChange(*old);
        }
        if (m_cursor.accept(u"alter")) {
            return readDefault();
        }
        return m_cursor.accept(u"rename") ? readRename() : readOption();
    }

    bool readAdd()
    {
        bool ifNotExists = false;
        if (isElementNext(m_cursor)) {
            return addElement(readElement(m_cursor, m_engine, ifNotExists), ifNotExists);
        }
        m_cursor.accept(u"column");
        ifNotExists = m_cursor.accept({u"if", u"not", u"exists"});
        const bool isList = m_cursor.accept(u'(');
        do {
            const Read<ReadColumn> column = readColumn(m_cursor, m_engine);
            if (!column) {
                return false;
            }
            AddColumn add;
            add.table = m_table;
            add.column = column->column;
            add.parts = column->parts;
            add.ifNotExists = ifNotExists;
            const bool isFirst = readPlace(add.place);
            m_sink.add(add);
            finish(*column, isFirst);
        } while (isList && m_cursor.accept(u','));
        return !isList || m_cursor.accept(u')');
    }

    /// AFTER; returns true for FIRST.
    bool readPlace(ColumnPlace& place)
    {
        if (m_cursor.accept(u"after")) {
            place.after = m_cursor.takeName().value_or(QString());
        }
        return m_cursor.accept(u"first");
    }

    void finish(const ReadColumn& column, bool isFirst)
    {
        if (isFirst) {
            m_sink.add(MoveToFront{m_table, column.column.name});
        }
        if (!column.doubt.isEmpty()) {
            m_sink.doubt(column.doubt, m_table);
        }
    }

    bool addElement(const Read<Element>& element, bool ifNotExists)
    {
        if (!element) {
            return false;
        }
        if (const auto* index = std::get_if<Index>(&*element)) {
            m_sink.add(CreateIndex{m_table, *index, ifNotExists});
            return true;
        }
        if (ifNotExists) {
            return false;
        }
        const Constraint& constraint = std::get<Constraint>(*element);
        m_sink.add(AddConstraint{m_table, constraint});
        if (const auto* key = std::get_if<PrimaryKey>(&constraint)) {
            for (const QString& name : key->columns) {
                AlterColumn alter;
                alter.table = m_table;
                alter.column = name;
                alter.changes.nullable = false;
                m_sink.add(alter);
            }
        }
        return true;
    }

    bool readDrop()
    {
        DropConstraint drop;
        drop.table = m_table;
        if (m_cursor.accept({u"primary", u"key"})) {
            drop.type = ConstraintType::Primary;
            m_sink.add(drop);
            return true;
        }
        const bool isForeign = m_cursor.accept({u"foreign", u"key"});
        const bool isIndex = !isForeign && (m_cursor.accept(u"index") || m_cursor.accept(u"key"));
        const bool isCheck = !isForeign && !isIndex && m_cursor.accept(u"check");
        const bool isConstraint =
            isForeign || isCheck || (!isIndex && m_cursor.accept(u"constraint"));
        if (!isConstraint && !isIndex) {
            if (m_cursor.isWord(u"partition") || m_cursor.isWord(u"system")) {
                return false;
            }
            m_cursor.accept(u"column");
        }
        const bool ifExists = m_cursor.accept({u"if", u"exists"});
        const std::optional<QString> name = m_cursor.takeName();
        if (!name) {
            return false;
        }
        if (isConstraint) {
            drop.name = *name;
            drop.ifExists = ifExists;
            drop.type = isForeign ? ConstraintType::ForeignKey
                        : isCheck ? ConstraintType::Check
                                  : ConstraintType::Unknown;
            m_sink.add(drop);
        } else if (isIndex) {
            m_sink.add(DropIndex{m_table, *name, ifExists, {}, {}});
        } else {
            DropColumn column;
            column.table = m_table;
            column.column = *name;
            column.ifExists = ifExists;
            m_sink.add(column);
            if (!m_cursor.accept(u"restrict")) {
                m_cursor.accept(u"cascade");
            }
        }
        return true;
    }

    /// MODIFY and CHANGE say everything about a column anew. `old` is empty for MODIFY.
    bool readChange(const QString& old)
    {
        const Read<ReadColumn> read = readColumn(m_cursor, m_engine);
        const bool isPlain = read && !read->column.computed && read->parts == ColumnParts();
        if (!isPlain) {
            return false;
        }
        const Column& column = read->column;
        AlterColumn alter;
        alter.table = m_table;
        alter.column = old.isEmpty() ? column.name : old;
        const bool isFirst = readPlace(alter.place);
        if (alter.column != column.name) {
            alter.changes.name = column.name;
        }
        alter.changes.type = column.type;
        alter.changes.nullable = column.nullable;
        alter.changes.serverDefault = column.serverDefault;
        alter.changes.comment =
            column.comment.isEmpty() ? std::nullopt : std::optional(column.comment);
        alter.changes.autoincrement = column.autoincrement;
        if (m_engine == Engine::Mariadb) {
            // Its own CHECK is part of what is said anew.
            DropConstraint check;
            check.table = m_table;
            check.name = alter.column;
            check.type = ConstraintType::Check;
            check.ifExists = true;
            m_sink.add(check);
        }
        m_sink.add(alter);
        finish(*read, isFirst);
        return true;
    }

    /// ALTER [COLUMN] a SET DEFAULT …
    bool readDefault()
    {
        if (m_cursor.isWord(u"index") || m_cursor.isWord(u"check")
            || m_cursor.isWord(u"constraint")) {
            return false;
        }
        m_cursor.accept(u"column");
        const std::optional<QString> name =
            m_cursor.isWord(u"if") ? std::nullopt : m_cursor.takeName();
        AlterColumn alter;
        alter.table = m_table;
        alter.column = name.value_or(QString());
        alter.changes.serverDefault = std::optional<ServerDefault>();
        if (name && m_cursor.accept({u"drop", u"default"})) {
            m_sink.add(alter);
            return true;
        }
        if (!name || !m_cursor.accept({u"set", u"default"})) {
            return false;
        }
        const qsizetype start = m_cursor.position();
        m_cursor.skipPart();
        const QString text = m_cursor.textFrom(start);
        if (text.isEmpty() || text.contains(u'\\')) {
            return false;
        }
        if (text.compare("NULL"_L1, Qt::CaseInsensitive) != 0) {
            alter.changes.serverDefault = ServerDefault{ServerDefault::Kind::Expression, text};
        }
        m_sink.add(alter);
        return true;
    }

    bool readRename()
    {
        if (m_cursor.accept(u"column")) {
            const std::optional<QString> from = m_cursor.takeName();
            const std::optional<QString> to =
                m_cursor.accept(u"to") ? m_cursor.takeName() : std::nullopt;
            if (!from || !to) {
                return false;
            }
            AlterColumn alter;
            alter.table = m_table;
            alter.column = *from;
            alter.changes.name = *to;
            m_sink.add(alter);
            return true;
        }
        if (m_cursor.accept(u"index") || m_cursor.accept(u"key")) {
            const std::optional<QString> from = m_cursor.takeName();
            const std::optional<QString> to =
                m_cursor.accept(u"to") ? m_cursor.takeName() : std::nullopt;
            if (!from || !to) {
                return false;
            }
            m_sink.add(RenameIndex{m_table, *from, *to});
            return true;
        }
        const bool hasWord =
            m_cursor.accept(u"to") || m_cursor.accept(u"as") || m_cursor.accept(u'=');
        const std::optional<TableName> to = m_cursor.takeTable();
        if (!to) {
            return false;
        }
        Q_UNUSED(hasWord)
        m_sink.add(RenameRelation{m_table, *to});
        m_table = *to;
        return true;
    }

    /// ENGINE=…, COMMENT=… and the like.
    bool readOption()
    {
        static const QStringList harmless{u"engine"_s,
                                          u"auto_increment"_s,
                                          u"row_format"_s,
                                          u"algorithm"_s,
                                          u"lock"_s,
                                          u"checksum"_s,
                                          u"avg_row_length"_s,
                                          u"key_block_size"_s,
                                          u"max_rows"_s,
                                          u"min_rows"_s,
                                          u"pack_keys"_s};
        const QString word = m_cursor.peek().text.toLower();
        if (word == "comment"_L1) {
            m_cursor.take();
            m_cursor.accept(u'=');
            const std::optional<QString> text = m_cursor.takeText();
            if (text) {
                m_sink.add(SetTableComment{
                    m_table, text->isEmpty() ? std::nullopt : std::optional(*text), {}});
            }
            return text.has_value();
        }
        if (m_cursor.accept(u"force") || m_cursor.accept({u"enable", u"keys"})
            || m_cursor.accept({u"disable", u"keys"})) {
            return true;
        }
        if (!harmless.contains(word)) {
            return false;
        }
        m_cursor.take();
        m_cursor.accept(u'=');
        m_cursor.take();
        return true;
    }

    Cursor& m_cursor;
    Engine m_engine;
    TableName m_table;
    ChangeSink& m_sink;
};

}  // namespace

void readAlterTable(Cursor& cursor, Engine engine, bool ifExists, ChangeSink& sink)
{
    const std::optional<TableName> table = cursor.takeTable();
    if (!table) {
        sink.doubt({});
        return;
    }
    if (ifExists) {
        sink.onlyIfThere(*table);
    }
    AlterReader(cursor, engine, *table, sink).read();
}

}  // namespace limbeck::mysql
