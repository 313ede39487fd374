// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/expression/sourcesof.h"
#include "migrations/dialect/expression/statementwriter.h"
#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// SQLAlchemy shortens names that PostgreSQL would cut off; nobody is known to need one.
constexpr qsizetype maxLabel = 60;

/// What SQLAlchemy's name for a column begins with if it needs one: a function's name, or "anon".
QString nameBase(const SqlExpression& column)
{
    if (const auto* function = column.as<SqlFunction>()) {
        return function->isRegistered ? function->name.toLower() : function->name.section(u'.', -1);
    }
    if (const auto* named = column.as<SqlColumn>()) {
        return named->name;
    }
    return u"anon"_s;
}

/// The name that a column has by itself; empty if none.
QString ownName(const SqlExpression& column)
{
    if (const auto* named = column.as<SqlColumn>()) {
        return named->name;
    }
    const auto* label = column.as<SqlLabel>();
    return label != nullptr ? label->name : QString();
}

/// Casts take the name of the column inside.
QString innerName(const SqlExpression& column)
{
    const bool isWrapping = column.as<SqlCast>() != nullptr || column.as<SqlTyped>() != nullptr;
    return isWrapping ? ownName(column.parts.front()) : QString();
}

bool isSameColumn(const SqlExpression& a, const SqlExpression& b)
{
    const auto* left = a.as<SqlColumn>();
    const auto* right = b.as<SqlColumn>();
    return left != nullptr && right != nullptr && left->source == right->source
           && left->name == right->name && left->source >= 0;
}

}  // namespace

QString StatementWriter::innerSelect(int select)
{
    return this->select(select, Place::Expression);
}

QString StatementWriter::select(int index, Place place)
{
    const SqlSelect& select = m_statement.selects[static_cast<size_t>(index)];
    if (select.combined.empty()) {
        return plainSelect(select, place);
    }
    QStringList parts;
    for (const int each : select.combined) {
        parts << this->select(each, place);
    }
    return parts.join(u' ' + select.word + u' ') + tail(select);
}

QString StatementWriter::plainSelect(const SqlSelect& select, Place place)
{
    const QList<int> shown = shownSources(select, place);
    Frame frame;
    for (const int each : shown) {
        const QList<int> inside = sourcesIn(m_statement, each);
        frame.own.unite(QSet<int>(inside.begin(), inside.end()));
    }
    frame.all = frame.own;
    if (!m_frames.isEmpty()) {
        frame.all.unite(m_frames.constLast().all);
    }
    m_frames << frame;
    QString result = u"SELECT "_s + (select.isDistinct ? u"DISTINCT "_s : QString())
                     + selectedColumns(select, place);
    QStringList sources;
    for (const int each : shown) {
        sources << source(each);
    }
    if (!sources.isEmpty()) {
        result += u" \nFROM "_s + sources.join(u", "_s);
    }
    if (!select.where.empty()) {
        result += whereText(select.where, u" \nWHERE "_s);
    }
    result += tail(select);
    m_frames.removeLast();
    return result;
}

/// What stands behind WHERE.
QString StatementWriter::tail(const SqlSelect& select)
{
    QString result;
    if (!select.groupBy.empty()) {
        result += u" GROUP BY "_s + commaSeparated(select.groupBy);
    }
    if (!select.having.empty()) {
        result += whereText(select.having, u" \nHAVING "_s);
    }
    if (!select.orderBy.empty()) {
        result += u" ORDER BY "_s + commaSeparated(select.orderBy);
    }
    result += limitText(select);
    if (select.isForUpdate && m_engine != Engine::Sqlite) {
        result += u" FOR UPDATE"_s;
    }
    return result;
}

QString StatementWriter::limitText(const SqlSelect& select) const
{
    const QString limit = select.limit ? QString::number(*select.limit) : QString();
    const QString offset = select.offset ? QString::number(*select.offset) : QString();
    if (limit.isEmpty() && offset.isEmpty()) {
        return {};
    }
    switch (m_engine) {
    case Engine::Sqlite:
        return u"\n LIMIT "_s + (limit.isEmpty() ? u"-1"_s : limit) + u" OFFSET "_s
               + (offset.isEmpty() ? u"0"_s : offset);
    case Engine::Postgresql:
        return (limit.isEmpty() ? u"\n LIMIT ALL"_s : u" \n LIMIT "_s + limit)
               + (offset.isEmpty() ? QString() : u" OFFSET "_s + offset);
    case Engine::Mariadb:
    case Engine::Mysql:
        break;
    }
    return u" \n LIMIT "_s + (offset.isEmpty() ? QString() : offset + u", "_s)
           + (limit.isEmpty() ? u"18446744073709551615"_s : limit);
}

QString StatementWriter::selectedColumns(const SqlSelect& select, Place place)
{
    Names names;
    QStringList columns;
    for (const SqlExpression& each : select.columns) {
        columns << selectedColumn(each, place, names);
    }
    return columns.join(u", "_s);
}

/// A column with the name that SQLAlchemy gives it: one of its own, one that tells it from an
/// equal one before it, or one that is made up.
/// Source: SQLAlchemy 2.1 sql/selectable.py _generate_columns_plus_names, sql/compiler.py
/// _label_select_column.
QString StatementWriter::selectedColumn(const SqlExpression& column, Place place, Names& names)
{
    const auto* plain = column.as<SqlColumn>();
    const QString own = ownName(column);
    const QString inner = innerName(column);
    QString label = column.as<SqlLabel>() != nullptr ? own : inner;
    if (plain != nullptr && place == Place::From && plain->source >= 0 && !plain->isLiteral) {
        label = own;
    }
    const QString name = own.isEmpty() ? inner : own;
    const QString written = text(column);
    if (!name.isEmpty()) {
        if (const SqlExpression* before = names.taken.value(name); before == nullptr) {
            names.taken.insert(name, &column);
        } else if (isSameColumn(*before, column)) {
            label = name + u"__"_s + QString::number(++names.repeated);
        } else if (plain != nullptr && plain->source >= 0) {
            label = madeUpName(name);
        } else {
            fail(EngineText::tr("two columns of one name"));
        }
    } else if (column.as<SqlText>() == nullptr) {
        const auto* unary = column.as<SqlUnary>();
        const bool isOfColumn = unary != nullptr && column.parts.front().as<SqlColumn>() != nullptr;
        label = isOfColumn && place != Place::From ? QString() : madeUpName(nameBase(column));
    }
    if (label.size() > maxLabel) {
        fail(EngineText::tr("a name of more than %1 letters").arg(maxLabel));
    }
    return label.isEmpty() ? written : written + u" AS "_s + quoted(label);
}

/// The sources in FROM: what select_from and join say, then what columns and conditions are of;
/// not what stands in one of the joins, and not what the statement around gives.
/// Source: SQLAlchemy 2.1 sql/selectable.py, _normalize_froms and _get_display_froms.
QList<int> StatementWriter::shownSources(const SqlSelect& select, Place place) const
{
    QList<int> all;
    for (const int each : select.from) {
        all << each;
    }
    for (const SqlExpression& each : select.columns) {
        all << sourcesOf(m_statement, each);
    }
    for (const SqlExpression& each : select.where) {
        all << sourcesOf(m_statement, each);
    }
    QSet<int> hidden;
    for (const int each : all) {
        const QList<int> inside = sourcesIn(m_statement, each).mid(1);
        hidden.unite(QSet<int>(inside.begin(), inside.end()));
    }
    QList<int> shown;
    for (const int each : all) {
        if (!hidden.contains(each) && !shown.contains(each)) {
            shown << each;
        }
    }
    if (m_frames.isEmpty()) {
        return shown;
    }
    QList<int> rest = shown;
    if (!select.correlated.empty()) {
        rest.removeIf([&](int each) {
            return m_frames.constLast().all.contains(each)
                   && std::find(select.correlated.begin(), select.correlated.end(), each)
                          != select.correlated.end();
        });
    } else if (place == Place::Expression && shown.size() > 1) {
        rest.removeIf([&](int each) { return m_frames.constLast().own.contains(each); });
    }
    return rest;
}

QString StatementWriter::source(int index)
{
    const SqlSource& from = m_statement.sources[static_cast<size_t>(index)];
    switch (from.kind) {
    case SqlSource::Kind::Table:
        return quotedTable(from.table, m_engine);
    case SqlSource::Kind::Text:
        return from.name;
    case SqlSource::Kind::Alias:
        return source(from.left) + u" AS "_s + qualifier(index);
    case SqlSource::Kind::Subquery: {
        const QString inner = select(from.select, Place::From);
        return u'(' + inner + u") AS "_s + qualifier(index);
    }
    case SqlSource::Kind::Cte:
        if (!m_writtenCtes.contains(index)) {
            m_writtenCtes.insert(index);
            const QString name = qualifier(index);
            const QList<Frame> outer = std::exchange(m_frames, {});
            m_ctes << name + u" AS \n("_s + select(from.select, Place::From) + u')';
            m_frames = outer;
        }
        return qualifier(index);
    case SqlSource::Kind::Join:
        return joinText(from);
    }
    Q_UNREACHABLE();
}

QString StatementWriter::joinText(const SqlSource& join)
{
    const QString left = source(join.left);
    const bool isNested =
        m_statement.sources[static_cast<size_t>(join.right)].kind == SqlSource::Kind::Join;
    const QString right = isNested ? u'(' + source(join.right) + u')' : source(join.right);
    const QString word = join.isFull    ? u" FULL OUTER JOIN "_s
                         : join.isOuter ? u" LEFT OUTER JOIN "_s
                         : isMysql()    ? u" INNER JOIN "_s
                                        : u" JOIN "_s;
    if (join.isFull && isMysql()) {
        fail(EngineText::tr("a full outer join"));
    }
    return left + word + right + u" ON "_s + text(join.on.front());
}

QString StatementWriter::withClause() const
{
    return m_ctes.isEmpty() ? QString() : u"WITH "_s + m_ctes.join(u", \n"_s) + u"\n "_s;
}

}  // namespace limbeck
