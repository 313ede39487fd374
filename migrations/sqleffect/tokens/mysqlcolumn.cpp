// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/tokens/mysqlcolumn.h"

#include "migrations/dialect/mariadb/types.h"
#include "models/base/enginetext.h"

namespace limbeck::mysql {

using namespace Qt::StringLiterals;

namespace {

bool isTypeWord(const Cursor& cursor)
{
    static const QStringList words{
        u"unsigned"_s, u"signed"_s, u"zerofill"_s, u"precision"_s, u"varying"_s};
    return words.contains(cursor.peek().text.toLower());
}

/// Reads the parts of one definition.
class ColumnReader final
{
public:
    ColumnReader(Cursor& cursor, Engine engine)
        : m_cursor(cursor)
        , m_engine(engine)
    {
    }

    Read<ReadColumn> read()
    {
        const std::optional<QString> name = m_cursor.takeName();
        if (!name || m_cursor.peek().kind != EngineToken::Kind::Word) {
            return tl::unexpected(EngineText::tr("a column has no name or type"));
        }
        m_read.column.name = *name;
        m_read.column.autoincrement = Autoincrement::No;
        if (!readType()) {
            return tl::unexpected(EngineText::tr("the type of column '%1'").arg(*name));
        }
        while (!isAtEnd()) {
            if (!readAttribute()) {
                return tl::unexpected(
                    EngineText::tr("'%1' at column '%2'").arg(m_cursor.peek().text, *name));
            }
        }
        finishTimestamp();
        return m_read;
    }

private:
    bool isAtEnd() const
    {
        return m_cursor.isAtSeparator() || m_cursor.isWord(u"first") || m_cursor.isWord(u"after");
    }

    bool readType()
    {
        const qsizetype start = m_cursor.position();
        const QString first = m_cursor.take().text.toLower();
        static const QStringList unclear{u"serial"_s, u"national"_s, u"long"_s, u"enum"_s};
        if (first == "enum"_L1) {
            const bool isComplete = !m_cursor.takeParentheses().isNull();
            m_read.column.type = mariadb::typeOf(m_cursor.textFrom(start));
            return isComplete && m_read.column.type.kind == TypeKind::Enum;
        }
        if (unclear.contains(first)) {
            return false;
        }
        while (isTypeWord(m_cursor) || m_cursor.peek().isSymbol(u'(')) {
            if (m_cursor.takeParentheses().isNull()) {
                m_cursor.take();
            }
        }
        m_isTimestamp = first == "timestamp"_L1;
        m_read.column.type = mariadb::typeOf(m_cursor.textFrom(start));
        return true;
    }

    bool readAttribute()
    {
        Column& column = m_read.column;
        if (m_cursor.accept({u"not", u"null"})) {
            column.nullable = false;
            m_saysNull = true;
        } else if (m_cursor.accept(u"null")) {
            m_saysNull = true;
        } else if (m_cursor.accept(u"auto_increment")) {
            column.autoincrement = Autoincrement::Yes;
            column.nullable = false;
        } else if (m_cursor.accept(u"comment")) {
            const std::optional<QString> text = m_cursor.takeText();
            column.comment = text.value_or(QString());
            return text.has_value();
        } else if (m_cursor.accept({u"primary", u"key"}) || m_cursor.accept(u"key")) {
            m_read.parts.primaryKey = true;
            column.nullable = false;
        } else if (m_cursor.accept(u"unique")) {
            m_cursor.accept(u"key");
            UniqueConstraint unique;
            unique.columns = {column.name};
            m_read.parts.uniqueConstraints << unique;
        } else {
            return readLongAttribute();
        }
        return true;
    }

    bool readLongAttribute()
    {
        if (m_cursor.accept(u"default")) {
            return readDefault();
        }
        if (m_cursor.accept({u"on", u"update"})) {
            return readOnUpdate();
        }
        if (m_cursor.accept({u"character", u"set"}) || m_cursor.accept(u"charset")
            || m_cursor.accept(u"collate")) {
            m_read.doubt = EngineText::tr("a column has a character set or collation of its own");
            return m_cursor.takeName().has_value();
        }
        if (m_cursor.accept({u"generated", u"always", u"as"}) || m_cursor.accept(u"as")) {
            return readGenerated();
        }
        if (m_cursor.accept(u"references")) {
            return readInlineReference();
        }
        QString name;
        if (m_cursor.accept(u"constraint")) {
            name = m_cursor.takeName().value_or(QString());
        } else if (m_engine == Engine::Mariadb) {
            name = m_read.column.name;  // a CHECK of a column is called like it
        }
        if (m_cursor.accept(u"check")) {
            const QString condition = m_cursor.takeParentheses();
            m_read.parts.checkConstraints << CheckConstraint{name, condition, {}};
            return !condition.isEmpty();
        }
        return false;
    }

    bool readDefault()
    {
        const qsizetype start = m_cursor.position();
        m_saysDefault = true;
        if (m_cursor.accept(u"null")) {
            return true;
        }
        if (m_cursor.takeParentheses().isNull()) {
            if (!m_cursor.accept(u'-')) {
                m_cursor.accept(u'+');
            }
            if (isAtEnd()) {
                return false;
            }
            const EngineToken first = m_cursor.take();
            const EngineToken& next = m_cursor.peek();
            // b'01', x'FF', _utf8'a'
            if (first.kind == EngineToken::Kind::Word && next.kind == EngineToken::Kind::Text
                && next.start == first.end()) {
                m_cursor.take();
            }
            m_cursor.takeParentheses();
        }
        const QString text = m_cursor.textFrom(start);
        m_read.column.serverDefault = ServerDefault{ServerDefault::Kind::Expression, text};
        if (text.contains(u'\\')) {
            m_read.doubt = EngineText::tr("a default has a backslash");
        }
        return true;
    }

    /// An inspected column has it behind its default.
    bool readOnUpdate()
    {
        const qsizetype start = m_cursor.position();
        m_cursor.take();
        m_cursor.takeParentheses();
        const QString text = m_cursor.textFrom(start);
        if (!m_read.column.serverDefault) {
            m_read.doubt = EngineText::tr("a column is set by every update");
            return !text.isEmpty();
        }
        m_read.column.serverDefault->text += u" ON UPDATE "_s + text;
        return !text.isEmpty();
    }

    bool readGenerated()
    {
        const QString expression = m_cursor.takeParentheses();
        const bool isStored = m_cursor.accept(u"stored") || m_cursor.accept(u"persistent");
        if (!isStored) {
            m_cursor.accept(u"virtual");
        }
        m_read.column.computed = Computed{expression, isStored};
        return !expression.isEmpty();
    }

    /// MySQL reads it and forgets it, until version 9.
    bool readInlineReference()
    {
        Read<ForeignKey> key = readReferences(m_cursor);
        if (!key) {
            return false;
        }
        if (m_engine == Engine::Mysql) {
            m_read.doubt =
                EngineText::tr("a column has REFERENCES, which not every version of MySQL keeps");
            return true;
        }
        key->columns = {m_read.column.name};
        m_read.parts.foreignKeys << *key;
        return true;
    }

    /// Whether a TIMESTAMP that says too little takes NULL, and sets itself, is a setting of the
    /// server (explicit_defaults_for_timestamp).
    void finishTimestamp()
    {
        const bool isSaid = m_saysNull && (m_saysDefault || m_read.column.nullable);
        if (m_isTimestamp && !isSaid && m_read.doubt.isEmpty()) {
            m_read.doubt = EngineText::tr("a setting of the server decides about a TIMESTAMP");
        }
    }

    Cursor& m_cursor;
    Engine m_engine;
    ReadColumn m_read;
    bool m_isTimestamp = false;
    bool m_saysNull = false;
    bool m_saysDefault = false;
};

bool isIndexWord(const Cursor& cursor)
{
    return cursor.isWord(u"index") || cursor.isWord(u"key");
}

/// USING, COMMENT and the like behind an index.
void skipIndexOptions(Cursor& cursor)
{
    cursor.skipPart();
}

void acceptIfNotExists(Cursor& cursor, bool& ifNotExists)
{
    ifNotExists = cursor.accept({u"if", u"not", u"exists"}) || ifNotExists;
}

QString takeIndexName(Cursor& cursor)
{
    const bool hasName = !cursor.peek().isSymbol(u'(') && !cursor.isWord(u"using");
    const QString name = hasName ? cursor.takeName().value_or(QString()) : QString();
    if (cursor.accept(u"using")) {
        cursor.take();
    }
    return name;
}

Read<Element> readUnique(Cursor& cursor, Engine engine, QString name, bool& ifNotExists)
{
    if (isIndexWord(cursor)) {
        cursor.take();
    }
    acceptIfNotExists(cursor, ifNotExists);
    if (const QString own = takeIndexName(cursor); !own.isEmpty()) {
        name = own;
    }
    Read<Index> index = readParts(cursor, engine);
    if (!index) {
        return tl::unexpected(index.error());
    }
    skipIndexOptions(cursor);
    const bool isPlain = index->options.isEmpty() && index->columns().size() == index->parts.size();
    if (isPlain) {
        UniqueConstraint unique;
        unique.name = name;
        unique.columns = index->columns();
        return Constraint(unique);
    }
    if (name.isEmpty()) {
        return tl::unexpected(EngineText::tr("a key has no name"));
    }
    index->name = name;
    index->unique = true;
    return *index;
}

Read<Element> readForeignKey(Cursor& cursor, const QString& name, bool& ifNotExists)
{
    acceptIfNotExists(cursor, ifNotExists);
    const QString indexName = takeIndexName(cursor);
    const std::optional<QStringList> columns = cursor.takeNames();
    if (!columns || !cursor.accept(u"references") || (name.isEmpty() && !indexName.isEmpty())) {
        return tl::unexpected(EngineText::tr("a foreign key"));
    }
    Read<ForeignKey> key = readReferences(cursor);
    if (!key) {
        return tl::unexpected(key.error());
    }
    key->name = name;
    key->columns = *columns;
    return Constraint(*key);
}

Read<Element> readPrimaryKey(Cursor& cursor)
{
    takeIndexName(cursor);
    const std::optional<QStringList> columns = cursor.takeNames();
    if (!columns) {
        return tl::unexpected(EngineText::tr("a primary key over parts of columns"));
    }
    skipIndexOptions(cursor);
    PrimaryKey key;
    key.columns = *columns;
    return Constraint(key);
}

Read<Element> readPlainIndex(Cursor& cursor, Engine engine, bool& ifNotExists)
{
    const QString prefix = cursor.isWord(u"fulltext") || cursor.isWord(u"spatial")
                               ? cursor.take().text.toUpper()
                               : QString();
    if (isIndexWord(cursor)) {
        cursor.take();
    }
    acceptIfNotExists(cursor, ifNotExists);
    const QString name = takeIndexName(cursor);
    Read<Index> index = readParts(cursor, engine);
    if (!index) {
        return tl::unexpected(index.error());
    }
    skipIndexOptions(cursor);
    // Without a name it is called like its first column.
    index->name = name.isEmpty() ? index->columns().value(0) : name;
    if (!prefix.isEmpty()) {
        index->options.insert(engineName(engine) + u"_prefix"_s, prefix);
    }
    return index->name.isEmpty()
               ? Read<Element>(tl::unexpected(EngineText::tr("an index has no name")))
               : Read<Element>(*index);
}

}  // namespace

Read<ReadColumn> readColumn(Cursor& cursor, Engine engine)
{
    return ColumnReader(cursor, engine).read();
}

bool isElementNext(const Cursor& cursor)
{
    static const QStringList words{u"constraint"_s,
                                   u"primary"_s,
                                   u"unique"_s,
                                   u"foreign"_s,
                                   u"check"_s,
                                   u"index"_s,
                                   u"key"_s,
                                   u"fulltext"_s,
                                   u"spatial"_s};
    const EngineToken& token = cursor.peek();
    return token.kind == EngineToken::Kind::Word && words.contains(token.text.toLower());
}

Read<Element> readElement(Cursor& cursor, Engine engine, bool& ifNotExists)
{
    QString name;
    if (cursor.accept(u"constraint")) {
        acceptIfNotExists(cursor, ifNotExists);
        const bool isUnnamed = cursor.isWord(u"primary") || cursor.isWord(u"unique")
                               || cursor.isWord(u"foreign") || cursor.isWord(u"check");
        name = isUnnamed ? QString() : cursor.takeName().value_or(QString());
    }
    if (cursor.accept({u"primary", u"key"})) {
        return readPrimaryKey(cursor);
    }
    if (cursor.accept(u"unique")) {
        return readUnique(cursor, engine, name, ifNotExists);
    }
    if (cursor.accept({u"foreign", u"key"})) {
        return readForeignKey(cursor, name, ifNotExists);
    }
    if (cursor.accept(u"check")) {
        const QString condition = cursor.takeParentheses();
        return condition.isEmpty()
                   ? Read<Element>(tl::unexpected(u"a CHECK"_s))
                   : Read<Element>(Constraint(CheckConstraint{name, condition, {}}));
    }
    return readPlainIndex(cursor, engine, ifNotExists);
}

Read<Index> readParts(Cursor& cursor, Engine engine)
{
    Index index;
    QVariantMap lengths;
    if (!cursor.accept(u'(')) {
        return tl::unexpected(EngineText::tr("an index"));
    }
    do {
        const std::optional<QString> column = cursor.takeName();
        if (!column) {
            return tl::unexpected(EngineText::tr("an index over an expression"));
        }
        if (const QString length = cursor.takeParentheses(); !length.isNull()) {
            lengths.insert(*column, length.toInt());
        }
        cursor.accept(u"asc");
        const bool isDescending = cursor.accept(u"desc");
        if (isDescending) {
            return tl::unexpected(EngineText::tr("an index in descending order"));
        }
        index.parts << IndexPart{*column, false};
    } while (cursor.accept(u','));
    if (!cursor.accept(u')')) {
        return tl::unexpected(EngineText::tr("an index"));
    }
    if (!lengths.isEmpty()) {
        index.options.insert(engineName(engine) + u"_length"_s, lengths);
    }
    return index;
}

Read<ForeignKey> readReferences(Cursor& cursor)
{
    ForeignKey key;
    const std::optional<TableName> referent = cursor.takeTable();
    if (!referent) {
        return tl::unexpected(EngineText::tr("a foreign key"));
    }
    key.referent = *referent;
    key.referentColumns = cursor.takeNames().value_or(QStringList());
    while (cursor.isWord(u"on") || cursor.isWord(u"match")) {
        if (cursor.accept(u"match")) {
            cursor.take();
            continue;
        }
        cursor.take();
        QString* action = cursor.accept(u"delete")   ? &key.onDelete
                          : cursor.accept(u"update") ? &key.onUpdate
                                                     : nullptr;
        if (action == nullptr) {
            return tl::unexpected(EngineText::tr("a foreign key"));
        }
        *action = cursor.take().text.toUpper();
        if (*action == "SET"_L1 || *action == "NO"_L1) {
            *action += u' ' + cursor.take().text.toUpper();
        }
    }
    return key;
}

}  // namespace limbeck::mysql
