// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/postgresql/pgcolumn.h"

#include "models/base/enginetext.h"

#include <QHash>

#include <algorithm>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

QString action(const Node& key, QLatin1StringView member)
{
    static const QHash<QString, QString> actions{{u"r"_s, u"RESTRICT"_s},
                                                 {u"c"_s, u"CASCADE"_s},
                                                 {u"n"_s, u"SET NULL"_s},
                                                 {u"d"_s, u"SET DEFAULT"_s}};
    return actions.value(key.text(member));
}

template <typename Deferring>
void readDeferral(const Node& node, Deferring& constraint)
{
    if (node.flag("deferrable"_L1)) {
        constraint.deferrable = true;
    }
    if (node.flag("initdeferred"_L1)) {
        constraint.initially = u"DEFERRED"_s;
    }
}

Read<Constraint> foreignKey(const Node& node)
{
    if (node.has("fk_del_set_cols"_L1)) {
        return tl::unexpected(EngineText::tr("its foreign key sets single columns"));
    }
    ForeignKey key;
    key.name = node.text("conname"_L1);
    key.columns = node.names("fk_attrs"_L1);
    key.referent = node.relation("pktable"_L1);
    key.referentColumns = node.names("pk_attrs"_L1);
    key.onDelete = action(node, "fk_del_action"_L1);
    key.onUpdate = action(node, "fk_upd_action"_L1);
    key.match = node.text("fk_matchtype"_L1) == "f"_L1 ? u"FULL"_s : QString();
    readDeferral(node, key);
    if (node.flag("skip_validation"_L1)) {
        key.options.insert(u"postgresql_not_valid"_s, true);
    }
    return key;
}

Read<Constraint> readUnique(const Node& node)
{
    UniqueConstraint constraint;
    constraint.name = node.text("conname"_L1);
    constraint.columns = node.names("keys"_L1);
    readDeferral(node, constraint);
    if (node.flag("nulls_not_distinct"_L1)) {
        constraint.options.insert(u"postgresql_nulls_not_distinct"_s, true);
    }
    if (const QStringList included = node.names("including"_L1); !included.isEmpty()) {
        if (constraint.name.isEmpty()) {
            return tl::unexpected(EngineText::tr("a constraint with INCLUDE has no name"));
        }
        constraint.options.insert(u"postgresql_include"_s,
                                  QVariantList(included.cbegin(), included.cend()));
    }
    return constraint;
}

Read<Constraint> readCheck(const Node& node, const SourceText& source)
{
    CheckConstraint constraint;
    constraint.name = node.text("conname"_L1);
    constraint.condition = source.parenthesesAfter(node.number("location"_L1));
    if (constraint.condition.isEmpty()) {
        return tl::unexpected(EngineText::tr("its CHECK cannot be found"));
    }
    if (node.flag("skip_validation"_L1)) {
        constraint.options.insert(u"postgresql_not_valid"_s, true);
    }
    return constraint;
}

Read<Constraint> exclude(const Node& node, const SourceText& source)
{
    ExcludeConstraint constraint;
    constraint.name = node.text("conname"_L1);
    constraint.method = node.text("access_method"_L1);
    for (const Node& pair : node.list("exclusions"_L1)) {
        const QList<Node> items = pair.list("items"_L1);
        const QString column = items.value(0).text("name"_L1);
        const QStringList op = namesOf(items.value(1));
        if (column.isEmpty() || op.size() != 1 || items.value(0).has("opclass"_L1)) {
            return tl::unexpected(EngineText::tr("its EXCLUDE has expressions"));
        }
        constraint.elements << ExcludeConstraint::Element{column, op.front(), false};
    }
    if (const int where = firstLocation(node.members.value("where_clause"_L1)); where >= 0) {
        constraint.where = source.afterWordBefore(u"where"_s, where);
        if (constraint.where.startsWith(u'(') && constraint.where.endsWith(u')')) {
            constraint.where = constraint.where.mid(1, constraint.where.size() - 2);
        }
    }
    readDeferral(node, constraint);
    return constraint;
}

/// What stands at a column, one after another.
class ColumnReader final
{
public:
    ColumnReader(const Node& definition, const SourceText& source)
        : m_definition(definition)
        , m_constraints(definition.list("constraints"_L1))
        , m_source(source)
    {
    }

    Read<ReadColumn> read()
    {
        m_read.column.name = m_definition.text("colname"_L1);
        m_read.column.autoincrement = Autoincrement::No;
        Read<ReadType> type = readType(m_definition.plain("typeName"_L1));
        if (!type) {
            return tl::unexpected(type.error());
        }
        m_read.column.type = type->type;
        if (type->isSerial) {
            m_read.column.autoincrement = Autoincrement::Yes;
            m_read.column.nullable = false;
        }
        const QStringList collation = m_definition.plain("collClause"_L1).names("collname"_L1);
        if (!collation.isEmpty() && collation.last() != "default"_L1) {
            m_read.column.type.collation = collation.last();
        }
        for (const Node& each : m_constraints) {
            if (const QString problem = take(each); !problem.isEmpty()) {
                return tl::unexpected(problem);
            }
        }
        return m_read;
    }

private:
    /// Where the part after the one at `location` begins; 0 if it is the last.
    int endOf(int location) const
    {
        int end = 0;
        const auto take = [&](int other) {
            end = other > location && (end == 0 || other < end) ? other : end;
        };
        for (const Node& each : m_constraints) {
            take(each.number("location"_L1));
        }
        take(m_definition.plain("collClause"_L1).number("location"_L1));
        return end;
    }

    /// The reason why it is not understood; empty if it is.
    QString take(const Node& constraint)
    {
        const QString type = constraint.text("contype"_L1);
        const int location = constraint.number("location"_L1);
        if (type == "CONSTR_NULL"_L1) {
            m_read.column.nullable = true;
        } else if (type == "CONSTR_NOTNULL"_L1) {
            m_read.column.nullable = false;
        } else if (type == "CONSTR_DEFAULT"_L1) {
            m_read.column.serverDefault =
                readDefault(m_source.afterWord(u"default"_s, location, endOf(location)));
        } else if (type == "CONSTR_GENERATED"_L1) {
            m_read.column.computed = Computed{m_source.parenthesesAfter(location), true};
        } else if (type == "CONSTR_IDENTITY"_L1) {
            const Read<Identity> identity = readIdentity(constraint);
            m_read.column.identity = *identity;
            m_read.column.nullable = false;
        } else if (type.startsWith("CONSTR_ATTR_"_L1)) {
            defer(type);
        } else {
            return takeDeclared(constraint);
        }
        return {};
    }

    QString takeDeclared(const Node& constraint)
    {
        Read<Constraint> read = readConstraint(constraint, m_source);
        if (!read) {
            return read.error();
        }
        const QStringList self{m_read.column.name};
        if (auto* key = std::get_if<PrimaryKey>(&*read)) {
            key->columns = self;
            m_read.parts.primaryKey = true;
            m_read.column.nullable = false;
            if (!key->name.isEmpty()) {
                m_read.parts.wholeKey = *key;
            }
        } else if (auto* unique = std::get_if<UniqueConstraint>(&*read)) {
            unique->columns = self;
            m_read.parts.uniqueConstraints << *unique;
        } else if (auto* reference = std::get_if<ForeignKey>(&*read)) {
            reference->columns = self;
            m_read.parts.foreignKeys << *reference;
        } else if (auto* check = std::get_if<CheckConstraint>(&*read)) {
            m_read.parts.checkConstraints << *check;
        }
        m_last = constraint.text("contype"_L1);
        return {};
    }

    /// DEFERRABLE and the like are about the constraint before them.
    void defer(const QString& attribute)
    {
        const auto set = [&attribute](auto& constraint) {
            if (attribute == "CONSTR_ATTR_DEFERRED"_L1) {
                constraint.initially = u"DEFERRED"_s;
                constraint.deferrable = true;
            } else if (attribute == "CONSTR_ATTR_DEFERRABLE"_L1) {
                constraint.deferrable = true;
            }
        };
        if (m_last == "CONSTR_UNIQUE"_L1) {
            set(m_read.parts.uniqueConstraints.last());
        } else if (m_last == "CONSTR_FOREIGN"_L1) {
            set(m_read.parts.foreignKeys.last());
        }
    }

    Node m_definition;
    QList<Node> m_constraints;
    const SourceText& m_source;
    ReadColumn m_read;
    QString m_last;  ///< kind of the constraint that was read last
};

std::optional<qint64> numberOf(const Node& argument)
{
    if (argument.kind == "Integer"_L1) {
        return argument.members.value("ival"_L1).toInteger();
    }
    bool isNumber = false;
    const qint64 number = argument.text("fval"_L1).toLongLong(&isNumber);
    return argument.kind == "Float"_L1 && isNumber ? std::optional(number) : std::nullopt;
}

}  // namespace

Read<ReadColumn> readColumn(const Node& definition, const SourceText& source)
{
    return ColumnReader(definition, source).read();
}

Read<Constraint> readConstraint(const Node& node, const SourceText& source)
{
    const QString type = node.text("contype"_L1);
    if (node.has("indexname"_L1)) {
        return tl::unexpected(EngineText::tr("it makes a constraint of an index"));
    }
    if (type == "CONSTR_PRIMARY"_L1) {
        return PrimaryKey{node.text("conname"_L1), node.names("keys"_L1), {}};
    }
    if (type == "CONSTR_UNIQUE"_L1) {
        return readUnique(node);
    }
    if (type == "CONSTR_FOREIGN"_L1) {
        return foreignKey(node);
    }
    if (type == "CONSTR_CHECK"_L1) {
        return readCheck(node, source);
    }
    if (type == "CONSTR_EXCLUSION"_L1) {
        return exclude(node, source);
    }
    return tl::unexpected(EngineText::tr("it has a constraint of the kind %1").arg(type));
}

Read<Identity> readIdentity(const Node& constraint)
{
    Identity identity;
    identity.always = constraint.text("generated_when"_L1) == "a"_L1;
    identity.options = sequenceOptions(constraint.list("options"_L1));
    return identity;
}

QVariantMap sequenceOptions(const QList<Node>& options)
{
    QVariantMap read;
    for (const Node& option : options) {
        const QString name = option.text("defname"_L1);
        const Node argument = option.node("arg"_L1);
        const bool isNumber = name == "start"_L1 || name == "increment"_L1 || name == "minvalue"_L1
                              || name == "maxvalue"_L1 || name == "cache"_L1;
        if (const auto number = numberOf(argument); isNumber && number) {
            read.insert(name, *number);
        } else if (name == "cycle"_L1 && argument.flag("boolval"_L1)) {
            read.insert(name, true);
        }
    }
    return read;
}

std::optional<ServerDefault> readDefault(const QString& sql)
{
    const QString text = sql.trimmed();
    const bool isNull = text.isEmpty() || text.compare("NULL"_L1, Qt::CaseInsensitive) == 0;
    return isNull ? std::nullopt
                  : std::optional(ServerDefault{ServerDefault::Kind::Expression, text});
}

}  // namespace limbeck::postgresql
