// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/tablesql.h"

#include "migrations/dialect/sqlite/columnreader.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

#include <algorithm>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

const QString definitionOption = u"sqlite_definition"_s;

namespace {

using Kind = ColumnPiece::Kind;

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
                    EngineText::tr("The definition of the table '%1' could not be read at '%2'.")
                        .arg(m_sql.table.name.name, m_stream.peek().text));
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
            std::optional<ColumnSql> column = readColumn(m_stream, start);
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
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("The definition of the index '%1' could not be read.").arg(index.name));
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
