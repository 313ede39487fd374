// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/postgresql/pgtree.h"

#include "models/base/enginetext.h"

#include <QJsonDocument>

#include <memory>
#include <pg_query.h>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

QString Node::text(QLatin1StringView member) const
{
    return members.value(member).toString();
}

bool Node::flag(QLatin1StringView member) const
{
    return members.value(member).toBool();
}

int Node::number(QLatin1StringView member) const
{
    return members.value(member).toInt();
}

bool Node::has(QLatin1StringView member) const
{
    return members.contains(member);
}

Node Node::node(QLatin1StringView member) const
{
    return nodeOf(members.value(member));
}

Node Node::plain(QLatin1StringView member) const
{
    return Node{member, members.value(member).toObject()};
}

QList<Node> Node::list(QLatin1StringView member) const
{
    QList<Node> nodes;
    for (const QJsonValue& value : members.value(member).toArray()) {
        nodes << nodeOf(value);
    }
    return nodes;
}

QStringList Node::names(QLatin1StringView member) const
{
    QStringList names;
    for (const Node& each : list(member)) {
        names << each.text("sval"_L1);
    }
    return names;
}

TableName Node::relation(QLatin1StringView member) const
{
    const Node range = plain(member);
    return {range.text("schemaname"_L1), range.text("relname"_L1)};
}

Node nodeOf(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    return object.size() == 1 && object.begin()->isObject()
               ? Node{object.begin().key(), object.begin()->toObject()}
               : Node();
}

QStringList namesOf(const Node& node)
{
    if (node.kind == "String"_L1) {
        return {node.text("sval"_L1)};
    }
    return node.names(node.kind == "List"_L1 ? "items"_L1 : "names"_L1);
}

TableName tableOf(const QStringList& names)
{
    const qsizetype count = names.size();
    return count == 0 ? TableName()
                      : TableName(count > 1 ? names[count - 2] : QString(), names[count - 1]);
}

int firstLocation(const QJsonValue& value)
{
    int first = -1;
    const auto take = [&first](int location) {
        first = location >= 0 && (first < 0 || location < first) ? location : first;
    };
    if (value.isArray()) {
        for (const QJsonValue& each : value.toArray()) {
            take(firstLocation(each));
        }
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto each = object.begin(); each != object.end(); ++each) {
            take(each.key() == "location"_L1 ? each->toInt() : firstLocation(*each));
        }
    }
    return first;
}

tl::expected<QList<ParsedStatement>, QString> parse(const QString& sql)
{
    if (sql.contains(QChar(0))) {
        return tl::unexpected(EngineText::tr("it contains a zero character"));
    }
    PgQueryParseResult result = pg_query_parse(sql.toUtf8().constData());
    const auto free = [](PgQueryParseResult* each) { pg_query_free_parse_result(*each); };
    const std::unique_ptr<PgQueryParseResult, decltype(free)> owner(&result, free);
    if (result.error != nullptr) {
        return tl::unexpected(QString::fromUtf8(result.error->message));
    }
    QJsonParseError error;
    const QJsonDocument tree = QJsonDocument::fromJson(QByteArray(result.parse_tree), &error);
    if (error.error != QJsonParseError::NoError) {
        return tl::unexpected(EngineText::tr("it is nested too deeply"));
    }
    QList<ParsedStatement> statements;
    for (const QJsonValue& each : tree.object().value("stmts"_L1).toArray()) {
        const QJsonObject raw = each.toObject();
        statements << ParsedStatement{nodeOf(raw.value("stmt"_L1)),
                                      raw.value("stmt_location"_L1).toInt(),
                                      raw.value("stmt_len"_L1).toInt()};
    }
    return statements;
}

}  // namespace limbeck::postgresql
