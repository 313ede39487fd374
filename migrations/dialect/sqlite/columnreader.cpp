// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/columnreader.h"

#include "migrations/dialect/sqlite/types.h"

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

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

/// `text` without parentheses around a lone value: "(1.5)" says no more than "1.5".
QString withoutNeedlessParentheses(const QString& text)
{
    const QList<EngineToken> tokens = engineTokens(text, Engine::Sqlite);
    const bool isSigned = tokens.size() == 4 && tokens[1].isSymbol(u'-');
    const bool isLone = tokens.size() == 3 || isSigned;
    const bool isEnclosed = isLone && tokens.first().isSymbol(u'(') && tokens.last().isSymbol(u')');
    return isEnclosed ? text.mid(tokens[1].start, tokens.last().start - tokens[1].start).trimmed()
                      : text;
}

ServerDefault defaultOf(const QString& written)
{
    ServerDefault value;
    const QString text = withoutNeedlessParentheses(written);
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

}  // namespace

ClauseReader::ClauseReader(TokenStream& stream)
    : m_stream(stream)
{
}

QString ClauseReader::conflict()
{
    if (!m_stream.isWord(u"on") || !m_stream.peek(1).isWord(u"conflict")) {
        return {};
    }
    m_stream.take();
    m_stream.take();
    return m_stream.take().text.toUpper();
}

ForeignKey ClauseReader::references()
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

void ClauseReader::deferrability(std::optional<bool>* deferrable, QString* initially)
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

bool ClauseReader::referenceOption(ForeignKey* key)
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
    const bool isDeferral = m_stream.isWord(u"deferrable") || m_stream.isWord(u"initially")
                            || (m_stream.isWord(u"not") && m_stream.peek(1).isWord(u"deferrable"));
    if (isDeferral) {
        deferrability(&key->deferrable, &key->initially);
    }
    return isDeferral;
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

std::optional<ColumnSql> readColumn(TokenStream& stream, qsizetype start)
{
    return ColumnReader(stream, start).read();
}

}  // namespace limbeck::sqlite
