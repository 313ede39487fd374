// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/quoting.h"
#include "migrations/sqleffect/postgresql/pgcolumn.h"
#include "migrations/sqleffect/postgresql/pgstatements.h"
#include "models/base/enginetext.h"

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

/// " DESC" and the like, as an inspected index has it.
QString orderOf(const Node& element)
{
    const bool isDescending = element.text("ordering"_L1) == "SORTBY_DESC"_L1;
    const QString nulls = element.text("nulls_ordering"_L1);
    const bool isFirst =
        nulls == "SORTBY_NULLS_FIRST"_L1 || (isDescending && nulls != "SORTBY_NULLS_LAST"_L1);
    if (isDescending) {
        return isFirst ? u" DESC"_s : u" DESC NULLS LAST"_s;
    }
    return isFirst ? u" NULLS FIRST"_s : QString();
}

/// The expression of an element: what stands in its place, without the order behind it.
QString expressionOf(const QString& written, const Node& element)
{
    QString text = written;
    if (text.startsWith(u'(')) {
        return SourceText(text).parenthesesAfter(0);
    }
    // A call of a function: what follows its last parenthesis is the order.
    const qsizetype end = text.lastIndexOf(u')');
    return end < 0 || !element.has("expr"_L1) ? text : text.first(end + 1);
}

Read<Index> readParts(const Node& statement, const SourceText& source)
{
    Index index;
    index.name = statement.text("idxname"_L1);
    index.unique = statement.flag("unique"_L1);
    const QList<Node> elements = statement.list("indexParams"_L1);
    // The list stands behind the table and perhaps USING, none of which has parentheses.
    const int table = statement.plain("relation"_L1).number("location"_L1);
    const QStringList written = source.listAfter(table);
    QVariantMap classes;
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const Node& element = elements[i];
        const QString column = element.text("name"_L1);
        const QString order = orderOf(element);
        if (element.has("collation"_L1) || written.size() != elements.size()) {
            return tl::unexpected(EngineText::tr("the index has a collation"));
        }
        const QString text = column.isEmpty() ? expressionOf(written[i], element) : column;
        if (text.isEmpty()) {
            return tl::unexpected(EngineText::tr("an expression of the index cannot be found"));
        }
        if (const QStringList name = element.names("opclass"_L1); !name.isEmpty()) {
            classes.insert(text, name.last());
        }
        const QString plain =
            column.isEmpty() || order.isEmpty() ? text : quotedName(column, Engine::Postgresql);
        index.parts << IndexPart{plain + order, column.isEmpty() || !order.isEmpty()};
    }
    if (!classes.isEmpty()) {
        index.options.insert(u"postgresql_ops"_s, classes);
    }
    return index;
}

/// The name that the server gives to an index without one: table_columns_idx. Only where it is
/// short enough not to be cut; else empty.
QString nameFor(const Node& statement)
{
    QStringList words{statement.relation("relation"_L1).name};
    for (const Node& element : statement.list("indexParams"_L1)) {
        const QString column = element.text("name"_L1);
        const Node call = element.node("expr"_L1);
        const QStringList function = call.names("funcname"_L1);
        words << (!column.isEmpty() ? column : function.isEmpty() ? u"expr"_s : function.last());
    }
    words << u"idx"_s;
    const QString name = words.join(u'_');
    return name.toUtf8().size() > 63 ? QString() : name;
}

}  // namespace

void readIndex(const Node& statement, const SourceText& source, ChangeSink& sink)
{
    CreateIndex create;
    create.table = statement.relation("relation"_L1);
    Read<Index> index = readParts(statement, source);
    if (!index) {
        sink.doubt(index.error(), create.table);
        return;
    }
    create.index = *index;
    create.ifNotExists = statement.flag("if_not_exists"_L1);
    if (create.index.name.isEmpty()) {
        create.index.name = nameFor(statement);
    }
    if (create.index.name.isEmpty()) {
        sink.doubt(EngineText::tr("the index has no name"), create.table);
        return;
    }
    QVariantMap& options = create.index.options;
    if (const QString method = statement.text("accessMethod"_L1); method != "btree"_L1) {
        options.insert(u"postgresql_using"_s, method);
    }
    QVariantList included;
    for (const Node& element : statement.list("indexIncludingParams"_L1)) {
        included << element.text("name"_L1);
    }
    if (!included.isEmpty()) {
        options.insert(u"postgresql_include"_s, included);
    }
    if (statement.flag("nulls_not_distinct"_L1)) {
        options.insert(u"postgresql_nulls_not_distinct"_s, true);
    }
    if (const int where = firstLocation(statement.members.value("whereClause"_L1)); where >= 0) {
        create.index.where = source.afterWordBefore(u"where"_s, where);
        if (create.index.where.isEmpty()) {
            sink.doubt(EngineText::tr("the condition of the index cannot be found"), create.table);
            return;
        }
    }
    sink.add(create);
}

}  // namespace limbeck::postgresql
