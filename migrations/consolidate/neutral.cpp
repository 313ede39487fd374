// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/neutral.h"

#include "migrations/script/dialectchoices.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isAboutEnum(const Operation& operation)
{
    return std::holds_alternative<CreateEnum>(operation.value)
           || std::holds_alternative<DropEnum>(operation.value);
}

/// An ALTER without what it sets to what is there already.
AlterColumn withoutRepeats(AlterColumn alter)
{
    ColumnChanges& changes = alter.changes;
    const ColumnChanges& existing = alter.existing;
    if (changes.type && existing.type) {
        ColumnType type = *changes.type;
        type.createConstraint = existing.type->createConstraint;  // the CHECK is there
        if (type == *existing.type) {
            changes.type.reset();
        }
    }
    const auto leave = [&](auto ColumnChanges::*aspect) {
        if (changes.*aspect == existing.*aspect) {
            (changes.*aspect).reset();
        }
    };
    leave(&ColumnChanges::nullable);
    leave(&ColumnChanges::serverDefault);
    leave(&ColumnChanges::comment);
    leave(&ColumnChanges::autoincrement);
    return alter;
}

Operation withoutRepeats(Operation operation)
{
    if (const auto* alter = std::get_if<AlterColumn>(&operation.value)) {
        operation.value = withoutRepeats(*alter);
    } else if (auto* batch = std::get_if<Batch>(&operation.value)) {
        for (Operation& each : batch->operations) {
            each = withoutRepeats(each);
        }
    }
    return operation;
}

/// The same index on two engines: conditions of single engines become options of theirs.
struct IndexOnDialect
{
    QString dialect;
    Index index;
};

/// Gives each index its conditions by name of the dialect; nothing if they differ otherwise.
std::optional<Index> mergedIndex(const QList<IndexOnDialect>& each)
{
    const Index& first = each.first().index;
    const bool isSame = std::ranges::all_of(
        each, [&first](const IndexOnDialect& other) { return other.index == first; });
    if (isSame) {
        return first;
    }
    Index merged = first;
    merged.where.clear();
    for (const IndexOnDialect& other : each) {
        merged.options.insert(other.index.options);
    }
    for (const IndexOnDialect& other : each) {
        if (!other.index.where.isEmpty()) {
            merged.options.insert(other.dialect + u"_where"_s, other.index.where);
        }
        // What is left out of `merged` for this dialect must be what the other has.
        Index chosen = merged;
        chosen.where = chosen.options.take(other.dialect + u"_where"_s).toString();
        Index own = other.index;
        own.options.clear();
        chosen.options.clear();
        if (own != chosen) {
            return std::nullopt;
        }
    }
    return merged;
}

/// The lists, walked side by side.
class Merger final
{
public:
    explicit Merger(const OperationsByDialect& lists)
        : m_dialects(lists.keys())
    {
        for (const std::vector<Operation>& list : lists) {
            m_lists << withoutEnums(list);
        }
    }

    std::optional<std::vector<Operation>> merge()
    {
        const size_t length = m_lists.first().size();
        std::vector<Operation> merged;
        for (size_t i = 0; i < length; ++i) {
            const std::optional<Operation> operation = mergedAt(i);
            if (!operation) {
                return std::nullopt;
            }
            merged.push_back(*operation);
        }
        const bool isWhole = std::ranges::all_of(
            m_lists, [length](const auto& list) { return list.size() == length; });
        return isWhole ? std::optional(merged) : std::nullopt;
    }

private:
    static std::vector<Operation> withoutEnums(const std::vector<Operation>& operations)
    {
        std::vector<Operation> others;
        std::ranges::remove_copy_if(operations, std::back_inserter(others), isAboutEnum);
        return others;
    }

    std::optional<Operation> mergedAt(size_t index) const
    {
        const Operation& first = m_lists.first()[index];
        for (const std::vector<Operation>& list : m_lists) {
            if (index >= list.size() || list[index].value.index() != first.value.index()) {
                return std::nullopt;
            }
        }
        if (std::holds_alternative<CreateTable>(first.value)) {
            return mergedTable(index);
        }
        if (std::holds_alternative<CreateIndex>(first.value)) {
            return mergedCreateIndex(index);
        }
        return mergedAsRead(index);
    }

    /// The step of one engine from which reading it for each of the others would make theirs: an
    /// ALTER says more for MariaDB, and less for PostgreSQL.
    std::optional<Operation> mergedAsRead(size_t index) const
    {
        const auto isForAll = [&](const Operation& candidate) {
            for (qsizetype i = 0; i < m_lists.size(); ++i) {
                Operation read = candidate;
                chooseFor(m_dialects[i], read);
                if (!(withoutRepeats(read) == withoutRepeats(m_lists[i][index]))) {
                    return false;
                }
            }
            return true;
        };
        // SQLite's says most: it is last.
        for (qsizetype i = m_lists.size() - 1; i >= 0; --i) {
            if (isForAll(m_lists[i][index])) {
                return m_lists[i][index];
            }
        }
        return std::nullopt;
    }

    template <typename T>
    const T& at(qsizetype list, size_t index) const
    {
        return std::get<T>(m_lists[list][index].value);
    }

    std::optional<Operation> mergedCreateIndex(size_t index) const
    {
        CreateIndex merged = at<CreateIndex>(0, index);
        QList<IndexOnDialect> indexes;
        for (qsizetype i = 0; i < m_lists.size(); ++i) {
            const auto& own = at<CreateIndex>(i, index);
            if (own.table != merged.table || own.ifNotExists != merged.ifNotExists) {
                return std::nullopt;
            }
            indexes << IndexOnDialect{m_dialects[i], own.index};
        }
        const std::optional<Index> both = mergedIndex(indexes);
        if (!both) {
            return std::nullopt;
        }
        merged.index = *both;
        return Operation{merged};
    }

    std::optional<Operation> mergedTable(size_t index) const
    {
        CreateTable merged = at<CreateTable>(0, index);
        for (qsizetype which = 0; which < merged.table.indexes.size(); ++which) {
            QList<IndexOnDialect> indexes;
            for (qsizetype i = 0; i < m_lists.size(); ++i) {
                const Table& table = at<CreateTable>(i, index).table;
                if (table.indexes.size() != merged.table.indexes.size()) {
                    return std::nullopt;
                }
                indexes << IndexOnDialect{m_dialects[i], table.indexes[which]};
            }
            const std::optional<Index> both = mergedIndex(indexes);
            if (!both) {
                return std::nullopt;
            }
            merged.table.indexes[which] = *both;
        }
        merged.table.foreignKeys = mergedKeys(index);
        for (qsizetype i = 0; i < m_lists.size(); ++i) {
            CreateTable own = at<CreateTable>(i, index);
            own.table.indexes = merged.table.indexes;
            own.table.foreignKeys = merged.table.foreignKeys;
            if (own != merged) {
                return std::nullopt;
            }
        }
        return Operation{merged};
    }

    /// Keys that some engines do not make with the table carry use_alter.
    QList<ForeignKey> mergedKeys(size_t index) const
    {
        QList<ForeignKey> merged;
        for (qsizetype i = 0; i < m_lists.size(); ++i) {
            for (const ForeignKey& key : at<CreateTable>(i, index).table.foreignKeys) {
                if (!merged.contains(key)) {
                    merged << key;
                }
            }
        }
        for (ForeignKey& key : merged) {
            for (qsizetype i = 0; i < m_lists.size(); ++i) {
                if (!at<CreateTable>(i, index).table.foreignKeys.contains(key)) {
                    key.options.insert(useAlterOption, true);
                    break;
                }
            }
        }
        return merged;
    }

    QStringList m_dialects;
    QList<std::vector<Operation>> m_lists;
};

/// `merged` with the enum types of `list` where they stood in it.
std::vector<Operation> withEnumsOf(const std::vector<Operation>& list,
                                   const std::vector<Operation>& merged)
{
    std::vector<Operation> all;
    size_t next = 0;
    for (const Operation& each : list) {
        all.push_back(isAboutEnum(each) ? each : merged[next++]);
    }
    return all;
}

}  // namespace

std::optional<std::vector<Operation>> neutralOperations(const OperationsByDialect& lists)
{
    Q_ASSERT(!lists.isEmpty());
    if (lists.size() == 1) {
        return lists.first();
    }
    const std::optional<std::vector<Operation>> merged = Merger(lists).merge();
    const auto postgresql = lists.constFind(u"postgresql"_s);
    return merged && postgresql != lists.cend() ? withEnumsOf(*postgresql, *merged) : merged;
}

}  // namespace limbeck
