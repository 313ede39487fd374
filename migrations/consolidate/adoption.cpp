// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/adoption.h"

#include "migrations/consolidate/reconcile.h"
#include "models/schema/enumtypes.h"
#include "models/schema/implicitname.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Element = Difference::Element;

bool canBeUnnamed(Element element)
{
    switch (element) {
    case Element::PrimaryKey:
    case Element::UniqueConstraint:
    case Element::ForeignKey:
    case Element::CheckConstraint:
    case Element::ExcludeConstraint:
    case Element::Index:
        return true;
    default:
        return false;
    }
}

/// The same but for a name that one of the two does not have.
template <typename T>
bool isSameConstraint(T one, const T& other)
{
    if (one.name.isEmpty() || other.name.isEmpty()) {
        one.name = other.name;
    }
    return one == other;
}

/// In small letters: SQLAlchemy finds only names without quotes in a table of SQLite, and stock
/// Alembic drops a constraint there only if it was found.
QString plainName(const Table& table, const Constraint& constraint)
{
    return constraintName(constraint).isEmpty() ? implicitName(table, constraint).toLower()
                                                : constraintName(constraint);
}

class Adoption final
{
public:
    Adoption(const Schema& schema, const Schema& models)
        : m_models(models)
        , m_result(schema)
    {
    }

    void adopt(const Difference& difference)
    {
        switch (difference.element) {
        case Element::Table:
            return adoptTable(difference);
        case Element::Column:
            return adoptColumn(difference);
        case Element::Enum:
            return adoptEnum(difference);
        default:
            return adoptConstraints(difference);
        }
    }

    Schema result() const
    {
        return m_result;
    }

private:
    /// Nothing where one side lacks the table: that is a difference of its own.
    struct Pair
    {
        Table* own = nullptr;
        const Table* wanted = nullptr;
    };

    std::optional<Pair> pair(const TableName& name)
    {
        const Pair found{m_result.table(name), m_models.table(name)};
        return found.own != nullptr && found.wanted != nullptr ? std::optional(found)
                                                               : std::nullopt;
    }

    void adoptTable(const Difference& difference)
    {
        const Table* wanted = m_models.table(difference.table);
        if (difference.kind == Difference::Kind::Removed) {
            m_result.tables.removeIf(
                [&](const Table& table) { return table.name == difference.table; });
        } else if (difference.kind == Difference::Kind::Added) {
            if (wanted != nullptr && std::as_const(m_result).table(difference.table) == nullptr) {
                m_result.tables << *wanted;
            }
        } else if (const auto tables = pair(difference.table);
                   tables && difference.aspect == "comment"_L1) {
            tables->own->comment = tables->wanted->comment;
        }
    }

    void adoptColumn(const Difference& difference)
    {
        const auto tables = pair(difference.table);
        if (!tables) {
            return;
        }
        Column* own = tables->own->column(difference.name);
        const Column* wanted = tables->wanted->column(difference.name);
        if (own == nullptr || wanted == nullptr) {
            if (own != nullptr && difference.kind == Difference::Kind::Removed) {
                tables->own->columns.removeIf(
                    [&](const Column& each) { return each.name == difference.name; });
            } else if (wanted != nullptr && difference.kind == Difference::Kind::Added) {
                tables->own->columns << *wanted;
            }
            return;
        }
        adoptAspect(*own, *wanted, difference);
    }

    static void adoptAspect(Column& own, const Column& wanted, const Difference& difference)
    {
        if (difference.aspect == "type"_L1) {
            own.type = wanted.type;
        } else if (difference.aspect == "null"_L1) {
            own.nullable = wanted.nullable;
        } else if (difference.aspect == "default"_L1) {
            own.serverDefault = wanted.serverDefault;
        } else if (difference.aspect == "identity"_L1) {
            own.identity = wanted.identity;
        } else if (difference.aspect == "computed"_L1) {
            own.computed = wanted.computed;
        } else if (difference.aspect == "comment"_L1) {
            own.comment = wanted.comment;
        } else if (difference.aspect == "autoincrement"_L1) {
            own.autoincrement =
                difference.after == "yes"_L1 ? Autoincrement::Yes : Autoincrement::No;
        }
    }

    void adoptEnum(const Difference& difference)
    {
        const auto isMeant = [&difference](const EnumType& type) {
            return TableName(type.schema, type.name).toString() == difference.name;
        };
        if (difference.kind == Difference::Kind::Removed) {
            m_result.enums.removeIf(isMeant);
            return;
        }
        QList<EnumType> wanted = m_models.enums;
        for (const Table& table : m_models.tables) {
            wanted << enumTypes(table, u"postgresql"_s);
        }
        const auto type = std::ranges::find_if(wanted, isMeant);
        if (type != wanted.end()) {
            m_result.enums.removeIf(isMeant);
            m_result.enums << *type;
        }
    }

    void adoptConstraints(const Difference& difference)
    {
        const auto tables = pair(difference.table);
        const std::pair list(difference.table, static_cast<int>(difference.element));
        if (!tables || m_done.contains(list)) {
            return;
        }
        m_done.insert(list);
        switch (difference.element) {
        case Element::PrimaryKey:
            tables->own->primaryKey = tables->wanted->primaryKey;
            if (tables->own->primaryKey) {
                tables->own->primaryKey->name =
                    plainName(*tables->wanted, *tables->wanted->primaryKey);
            }
            return;
        case Element::UniqueConstraint:
            return adoptList(*tables, &Table::uniqueConstraints);
        case Element::ForeignKey:
            return adoptList(*tables, &Table::foreignKeys);
        case Element::CheckConstraint:
            return adoptList(*tables, &Table::checkConstraints);
        case Element::ExcludeConstraint:
            return adoptList(*tables, &Table::excludeConstraints);
        case Element::Index:
            return adoptList(*tables, &Table::indexes);
        default:
            return;
        }
    }

    template <typename T>
    static void adoptList(const Pair& tables, QList<T> Table::*list)
    {
        QList<T> missing = tables.wanted->*list;
        QList<T> kept;
        for (const T& own : tables.own->*list) {
            const auto same = std::ranges::find_if(
                missing, [&own](const T& each) { return isSameConstraint(own, each); });
            if (same != missing.end()) {
                kept << own;
                missing.erase(same);
            }
        }
        for (T& each : missing) {
            if constexpr (!std::is_same_v<T, Index>) {
                each.name = plainName(*tables.wanted, each);
            }
            kept << each;
        }
        tables.own->*list = kept;
    }

    const Schema& m_models;
    Schema m_result;
    QSet<std::pair<TableName, int>> m_done;  ///< lists of a table that were adopted
};

}  // namespace

QList<Difference> withoutNames(const QList<Difference>& found)
{
    QList<Difference> kept = found;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        // What one difference takes away, another one brings back under its own name.
        const auto other = [&](qsizetype j) {
            return j != i && kept[j].element == kept[i].element && kept[j].table == kept[i].table
                   && canBeUnnamed(kept[i].element) && !kept[i].before.isEmpty()
                   && kept[j].after == kept[i].before;
        };
        for (qsizetype j = 0; j < kept.size(); ++j) {
            if (!other(j)) {
                continue;
            }
            // "before" of one and "after" of the other meet; what is left of both is one more.
            Difference rest = kept[i];
            rest.before = kept[j].before;
            rest.kind = rest.before.isEmpty() && rest.after.isEmpty() ? rest.kind
                        : rest.before.isEmpty()                       ? Difference::Kind::Added
                        : rest.after.isEmpty()                        ? Difference::Kind::Removed
                                                                      : Difference::Kind::Changed;
            const bool isNothing = rest.before == rest.after;
            kept.removeAt(std::max(i, j));
            kept.removeAt(std::min(i, j));
            if (!isNothing) {
                kept << rest;
            }
            i = -1;
            break;
        }
    }
    return kept;
}

Schema adopted(const Schema& schema, const Schema& models, const QList<Difference>& found)
{
    Adoption adoption(schema, models);
    for (const Difference& difference : found) {
        adoption.adopt(difference);
    }
    return adoption.result();
}

}  // namespace limbeck
