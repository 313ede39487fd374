// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/tablesql.h"

#include "migrations/dialect/sqlite/tokenstream.h"
#include "migrations/dialect/sqlite/types.h"
#include "models/base/overloaded.h"

#include <algorithm>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

const QString definitionOption = u"sqlite_definition"_s;

namespace {

using Kind = ColumnPiece::Kind;

bool startsConstraint(const EngineToken& token)
{
    static const QStringList words{u"constraint"_s,
                                   u"primary"_s,
                                   u"not"_s,
                                   u"null"_s,
                                   u"unique"_s,
                                   u"check"_s,
                                   u"default"_s,
                                   u"collate"_s,
                                   u"references"_s,
                                   u"generated"_s,
                                   u"as"_s};
    return token.kind == EngineToken::Kind::Word && words.contains(token.text.toLower());
}

QString withoutComments(const QString& sql)
{
    QString text;
    qsizetype copied = 0;
    for (const EngineToken& token : engineTokens(sql, Engine::Sqlite, true)) {
        if (token.kind == EngineToken::Kind::Comment) {
            text += QStringView(sql).mid(copied, token.start - copied);
            text += u' ';
            copied = token.end();
        }
    }
    text += QStringView(sql).mid(copied);
    return text.trimmed();
}

/// Clauses that stand in column definitions and as constraints of the table.
class ClauseReader final
{
public:
    explicit ClauseReader(TokenStream& stream)
        : m_stream(stream)
    {
    }

    QString conflict()
    {
        if (!m_stream.isWord(u"on") || !m_stream.peek(1).isWord(u"conflict")) {
            return {};
        }
        m_stream.take();
        m_stream.take();
        return m_stream.take().text.toUpper();
    }

    /// After REFERENCES.
    ForeignKey references()
    {
        ForeignKey key;
        key.referent = TableName(m_stream.take().name());
        if (m_stream.peek().isSymbol(u'(')) {
            key.referentColumns = m_stream.takeNames();
        }
        while (referenceOption(&key)) {
        }
        return key;
    }

    void deferrability(std::optional<bool>* deferrable, QString* initially)
    {
        const bool isNot = m_stream.isWord(u"not") && m_stream.peek(1).isWord(u"deferrable");
        if (isNot) {
            m_stream.take();
        }
        if (m_stream.accept(u"deferrable")) {
            *deferrable = !isNot;
        }
        if (m_stream.accept(u"initially")) {
            *initially = m_stream.take().text.toUpper();
        }
    }

private:
    bool referenceOption(ForeignKey* key)
    {
        if (m_stream.accept(u"on")) {
            QString* action = m_stream.take().isWord(u"delete") ? &key->onDelete : &key->onUpdate;
            *action = m_stream.take().text.toUpper();
            if (*action == u"SET"_s || *action == u"NO"_s) {
                *action += u' ' + m_stream.take().text.toUpper();
            }
            return true;
        }
        if (m_stream.accept(u"match")) {
            key->match = m_stream.take().text.toUpper();
            return true;
        }
        const bool isDeferral =
            m_stream.isWord(u"deferrable") || m_stream.isWord(u"initially")
            || (m_stream.isWord(u"not") && m_stream.peek(1).isWord(u"deferrable"));
        if (isDeferral) {
            deferrability(&key->deferrable, &key->initially);
        }
        return isDeferral;
    }

    TokenStream& m_stream;
};

ServerDefault defaultOf(const QString& text)
{
    ServerDefault value;
    const QList<EngineToken> tokens = engineTokens(text, Engine::Sqlite);
    const bool isSingle = tokens.size() == 1;
    if (isSingle && tokens[0].kind == EngineToken::Kind::Text) {
        value.text = tokens[0].name();
    } else if (isSingle && tokens[0].isWord(u"current_timestamp")) {
        value.kind = ServerDefault::Kind::CurrentTimestamp;
    } else {
        value.kind = ServerDefault::Kind::Expression;
        value.text = text;
    }
    return value;
}

/// One column definition: `stream` stands on its name and ends where it ends.
class ColumnReader final
{
public:
    ColumnReader(TokenStream& stream, qsizetype start)
        : m_stream(stream)
        , m_clauses(stream)
        , m_end(start)
    {
    }

    std::optional<ColumnSql> read()
    {
        const EngineToken name = m_stream.take();
        if (!name.isName()) {
            return {};
        }
        m_sql.lead = m_stream.text(m_end, name.start).trimmed();
        m_sql.nameText = name.text;
        m_sql.column.name = name.name();
        m_end = name.end();
        readType();
        while (!isAtSeparator()) {
            if (!readPiece()) {
                return {};
            }
        }
        const QString rest = m_stream.text(m_end, m_stream.peek().start).trimmed();
        if (!rest.isEmpty()) {
            m_sql.pieces << ColumnPiece{Kind::Comment, rest, {}};
        }
        return m_sql;
    }

private:
    bool isAtSeparator() const
    {
        const EngineToken& token = m_stream.peek();
        return m_stream.isAtEnd() || token.isSymbol(u',') || token.isSymbol(u')');
    }

    void add(Kind kind, std::optional<Constraint> constraint = {})
    {
        const qsizetype end = m_stream.lastEnd();
        m_sql.pieces << ColumnPiece{kind, m_stream.text(m_end, end).trimmed(), constraint};
        m_end = end;
    }

    void readType()
    {
        const qsizetype start = m_stream.peek().start;
        while (!isAtSeparator() && !startsConstraint(m_stream.peek())) {
            if (m_stream.peek().isSymbol(u'(')) {
                m_stream.takeParentheses();
            } else {
                m_stream.take();
            }
        }
        if (m_stream.lastEnd() > start) {
            m_sql.column.type = typeOf(withoutComments(m_stream.text(start, m_stream.lastEnd())));
            add(Kind::Type);
        }
    }

    bool readPiece()
    {
        QString name;
        if (m_stream.accept(u"constraint")) {
            name = m_stream.take().name();
        }
        if (m_stream.accept(u"primary")) {
            return readPrimaryKey(name);
        }
        if (m_stream.accept(u"not")) {
            return readNotNull();
        }
        if (m_stream.accept(u"null")) {
            m_clauses.conflict();
            add(Kind::Null);
            return true;
        }
        if (m_stream.accept(u"unique")) {
            UniqueConstraint unique;
            unique.name = name;
            unique.columns = QStringList{m_sql.column.name};
            unique.onConflict = m_clauses.conflict();
            add(Kind::Unique, unique);
            return true;
        }
        if (m_stream.accept(u"check")) {
            return readCheck(name);
        }
        return readValuePiece(name);
    }

    bool readValuePiece(const QString& name)
    {
        if (m_stream.accept(u"default")) {
            return readDefault();
        }
        if (m_stream.accept(u"collate")) {
            m_sql.column.type.collation = m_stream.take().name();
            add(Kind::Collate);
            return true;
        }
        if (m_stream.accept(u"references")) {
            ForeignKey key = m_clauses.references();
            key.name = name;
            key.columns = QStringList{m_sql.column.name};
            add(Kind::References, key);
            return true;
        }
        return readGenerated();
    }

    bool readPrimaryKey(const QString& name)
    {
        if (!m_stream.accept(u"key")) {
            return false;
        }
        if (!m_stream.accept(u"asc")) {
            m_stream.accept(u"desc");
        }
        PrimaryKey key;
        key.name = name;
        key.columns = QStringList{m_sql.column.name};
        key.onConflict = m_clauses.conflict();
        m_stream.accept(u"autoincrement");
        add(Kind::PrimaryKey, key);
        return true;
    }

    bool readNotNull()
    {
        if (!m_stream.accept(u"null")) {
            return false;
        }
        m_sql.column.nullable = false;
        const QString conflict = m_clauses.conflict();
        if (!conflict.isEmpty()) {
            m_sql.column.options.insert(u"sqlite_on_conflict_not_null"_s, conflict);
        }
        add(Kind::NotNull);
        return true;
    }

    bool readCheck(const QString& name)
    {
        CheckConstraint check;
        check.name = name;
        check.condition = m_stream.takeParentheses().trimmed();
        if (check.condition.isEmpty()) {
            return false;
        }
        add(Kind::Check, check);
        return true;
    }

    bool readDefault()
    {
        const qsizetype start = m_stream.peek().start;
        if (m_stream.peek().isSymbol(u'(')) {
            if (m_stream.takeParentheses().isNull()) {
                return false;
            }
        } else {
            if (!m_stream.accept(u'-')) {
                m_stream.accept(u'+');
            }
            const EngineToken word = m_stream.take();
            // x'00' is a word and a text without a space between.
            if (word.isWord(u"x") && m_stream.peek().start == word.end()) {
                m_stream.take();
            }
        }
        m_sql.column.serverDefault = defaultOf(m_stream.text(start, m_stream.lastEnd()));
        add(Kind::Default);
        return true;
    }

    bool readGenerated()
    {
        if (m_stream.accept(u"generated") && !m_stream.accept(u"always")) {
            return false;
        }
        if (!m_stream.accept(u"as")) {
            return false;
        }
        Computed computed;
        computed.expression = m_stream.takeParentheses().trimmed();
        computed.persisted = m_stream.accept(u"stored");
        if (!*computed.persisted) {
            m_stream.accept(u"virtual");
        }
        m_sql.column.computed = computed;
        add(Kind::Generated);
        return !computed.expression.isEmpty();
    }

    TokenStream& m_stream;
    ClauseReader m_clauses;
    qsizetype m_end;  // in the text: what comes before is taken
    ColumnSql m_sql;
};

/// A constraint of the table, with its name before it.
std::optional<Constraint> readConstraint(TokenStream& stream)
{
    ClauseReader clauses(stream);
    QString name;
    if (stream.accept(u"constraint")) {
        name = stream.take().name();
    }
    if (stream.accept(u"primary") && stream.accept(u"key")) {
        PrimaryKey key;
        key.name = name;
        key.columns = stream.takeNames();
        key.onConflict = clauses.conflict();
        return key;
    }
    if (stream.accept(u"unique")) {
        UniqueConstraint unique;
        unique.name = name;
        unique.columns = stream.takeNames();
        clauses.deferrability(&unique.deferrable, &unique.initially);
        unique.onConflict = clauses.conflict();
        return unique;
    }
    if (stream.accept(u"check")) {
        CheckConstraint check;
        check.name = name;
        check.condition = stream.takeParentheses().trimmed();
        clauses.conflict();
        return check;
    }
    if (stream.accept(u"foreign") && stream.accept(u"key")) {
        const QStringList columns = stream.takeNames();
        if (stream.accept(u"references")) {
            ForeignKey key = clauses.references();
            key.name = name;
            key.columns = columns;
            return key;
        }
    }
    return {};
}

bool startsTableConstraint(const TokenStream& stream)
{
    const EngineToken& first = stream.peek();
    const EngineToken& second = stream.peek(1);
    return first.isWord(u"constraint") || (first.isWord(u"primary") && second.isWord(u"key"))
           || (first.isWord(u"unique") && second.isSymbol(u'('))
           || (first.isWord(u"check") && second.isSymbol(u'('))
           || (first.isWord(u"foreign") && second.isWord(u"key"));
}

void declare(Table* table, const Constraint& constraint)
{
    std::visit(Overloaded{[&](const PrimaryKey& key) { table->primaryKey = key; },
                          [&](const UniqueConstraint& each) { table->uniqueConstraints << each; },
                          [&](const ForeignKey& each) { table->foreignKeys << each; },
                          [&](const CheckConstraint& each) { table->checkConstraints << each; },
                          [](const ExcludeConstraint&) {}},
               constraint);
}

class TableReader final
{
public:
    explicit TableReader(const QString& sql)
        : m_text(sql)
        , m_stream(sql)
    {
    }

    Result<TableSql> read()
    {
        if (!readHead()) {
            return notUnderstood();
        }
        do {
            if (!readClause()) {
                return notUnderstood();
            }
        } while (m_stream.accept(u','));
        const qsizetype bodyEnd = m_stream.peek().end();
        if (!m_stream.accept(u')')) {
            return notUnderstood();
        }
        readTail(bodyEnd);
        return m_sql;
    }

private:
    tl::unexpected<Error> notUnderstood() const
    {
        return fail(ErrorCode::Unsupported,
                    u"The definition of the table '%1' could not be read at '%2'."_s.arg(
                        m_sql.table.name.name, m_stream.peek().text));
    }

    bool readHead()
    {
        if (!m_stream.accept(u"create")) {
            return false;
        }
        for (const QStringView prefix : {u"temp", u"temporary"}) {
            if (m_stream.accept(prefix)) {
                m_sql.table.prefixes << u"TEMPORARY"_s;
            }
        }
        if (!m_stream.accept(u"table")) {
            return false;
        }
        if (m_stream.accept(u"if")) {
            m_stream.accept(u"not");
            m_stream.accept(u"exists");
        }
        m_sql.table.name = TableName(m_stream.take().name());
        if (m_stream.accept(u'.')) {
            m_sql.table.name = TableName(m_sql.table.name.name, m_stream.take().name());
        }
        return m_stream.accept(u'(');
    }

    bool readClause()
    {
        const qsizetype start = m_stream.lastEnd();
        if (!startsTableConstraint(m_stream)) {
            std::optional<ColumnSql> column = ColumnReader(m_stream, start).read();
            if (!column) {
                return false;
            }
            for (const ColumnPiece& piece : column->pieces) {
                if (piece.constraint) {
                    declare(&m_sql.table, *piece.constraint);
                }
            }
            m_sql.table.columns << column->column;
            m_sql.columns << *column;
            return true;
        }
        const std::optional<Constraint> constraint = readConstraint(m_stream);
        const EngineToken& next = m_stream.peek();
        if (!constraint || !(next.isSymbol(u',') || next.isSymbol(u')'))) {
            return false;
        }
        declare(&m_sql.table, *constraint);
        m_sql.constraints << ConstraintSql{m_stream.text(start, next.start).trimmed(), *constraint};
        return true;
    }

    void readTail(qsizetype bodyEnd)
    {
        m_sql.tail = m_text.mid(bodyEnd).trimmed();
        QVariantMap& options = m_sql.table.options;
        while (!m_stream.isAtEnd()) {
            const EngineToken token = m_stream.take();
            if (token.isWord(u"strict")) {
                options.insert(u"sqlite_strict"_s, true);
            } else if (token.isWord(u"rowid")) {
                options.insert(u"sqlite_with_rowid"_s, false);
            }
        }
        for (const ColumnSql& column : m_sql.columns) {
            const ColumnPiece* key = column.piece(Kind::PrimaryKey);
            if (key != nullptr && key->text.endsWith(u"autoincrement"_s, Qt::CaseInsensitive)) {
                options.insert(u"sqlite_autoincrement"_s, true);
            }
        }
    }

    QString m_text;
    TokenStream m_stream;
    TableSql m_sql;
};

IndexPart indexPart(const QString& text)
{
    const QList<EngineToken> tokens = engineTokens(text, Engine::Sqlite);
    const bool isColumn = tokens.size() == 1 && tokens[0].isName();
    return IndexPart{isColumn ? tokens[0].name() : text, !isColumn};
}

}  // namespace

const ColumnPiece* ColumnSql::piece(ColumnPiece::Kind kind) const
{
    const auto found = std::ranges::find(pieces, kind, &ColumnPiece::kind);
    return found == pieces.end() ? nullptr : &*found;
}

QString ColumnSql::text() const
{
    QString whole = lead.isEmpty() ? nameText : closedClause(lead) + u' ' + nameText;
    for (const ColumnPiece& piece : pieces) {
        whole = closedClause(whole) + u' ' + piece.text;
    }
    return closedClause(whole);
}

Result<TableSql> readTable(const QString& sql)
{
    return TableReader(sql).read();
}

Result<Index> readIndex(const QString& sql)
{
    TokenStream stream(sql);
    Index index;
    stream.accept(u"create");
    index.unique = stream.accept(u"unique");
    const bool isIndex = stream.accept(u"index");
    if (stream.accept(u"if")) {
        stream.accept(u"not");
        stream.accept(u"exists");
    }
    index.name = stream.take().name();
    if (stream.accept(u'.')) {
        index.name = stream.take().name();
    }
    const bool isOn = stream.accept(u"on");
    stream.take();
    if (!isIndex || !isOn || !stream.accept(u'(')) {
        return fail(ErrorCode::Unsupported,
                    u"The definition of the index '%1' could not be read."_s.arg(index.name));
    }
    int depth = 0;
    qsizetype start = stream.lastEnd();
    while (!stream.isAtEnd()) {
        const EngineToken token = stream.take();
        const bool isEnd = depth == 0 && (token.isSymbol(u',') || token.isSymbol(u')'));
        if (isEnd) {
            index.parts << indexPart(withoutComments(stream.text(start, token.start)));
            start = token.end();
        }
        depth += token.isSymbol(u'(') ? 1 : 0;
        depth -= token.isSymbol(u')') ? 1 : 0;
        if (depth < 0) {
            break;
        }
    }
    if (stream.accept(u"where")) {
        index.where = stream.text(stream.lastEnd(), sql.size()).trimmed();
    }
    return index;
}

QString closedClause(const QString& text)
{
    const QList<EngineToken> tokens = engineTokens(text, Engine::Sqlite, true);
    const bool isOpen = !tokens.isEmpty() && tokens.last().kind == EngineToken::Kind::Comment
                        && tokens.last().text.startsWith(u"--"_s);
    return isOpen ? text + u'\n' : text;
}

}  // namespace limbeck::sqlite
