// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/objects/objectsmodel.h"

#include "ui/language/words.h"

#include <QLocale>

#include <numeric>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// Internal id of the kinds' own rows; names have the group's number plus one.
constexpr quintptr topLevel = 0;

}  // namespace

void ObjectsModel::add(Kind kind, const TableName& name, const QString& toolTip)
{
    Entry entry;
    entry.name = name;
    entry.text = name.toString();
    entry.folded = entry.text.toLower();
    entry.toolTip = toolTip;
    m_groups.at(static_cast<size_t>(kind)).entries << entry;
}

void ObjectsModel::setSnapshot(const Snapshot* snapshot)
{
    beginResetModel();
    m_groups = {};
    if (snapshot != nullptr) {
        const QHash<TableName, TableRows> rows = snapshot->rows();
        for (const Table& table : snapshot->schema.tables) {
            const auto counted = rows.constFind(table.name);
            const QString text = countedColumns(table.columns.size());
            add(Kind::Table,
                table.name,
                counted == rows.cend()
                    ? text
                    : text + u", "_s + countedRows(counted->rows, counted->isEstimate));
        }
        for (const View& view : snapshot->schema.views) {
            add(Kind::View, view.name, view.definition);
        }
        for (const EnumType& type : snapshot->schema.enums) {
            add(Kind::Enum, {type.schema, type.name}, type.values.join(u", "_s));
        }
        for (const Sequence& sequence : snapshot->schema.sequences) {
            add(Kind::Sequence, sequence.name, {});
        }
    }
    m_rows.clear();
    for (int group = 0; group < kindCount; ++group) {
        auto& entries = m_groups.at(static_cast<size_t>(group)).entries;
        std::sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
            return left.folded < right.folded;
        });
        if (!entries.isEmpty()) {
            m_rows << group;
        }
    }
    applyFilter();
    endResetModel();
}

void ObjectsModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text.toLower();
    applyFilter();
    endResetModel();
}

void ObjectsModel::applyFilter()
{
    for (Group& group : m_groups) {
        group.shown.clear();
        for (int i = 0; i < group.entries.size(); ++i) {
            if (group.entries.at(i).folded.contains(m_filter)) {
                group.shown << i;
            }
        }
    }
}

int ObjectsModel::shownCount() const
{
    return std::accumulate(m_groups.begin(), m_groups.end(), 0, [](int sum, const Group& group) {
        return sum + static_cast<int>(group.shown.size());
    });
}

int ObjectsModel::allCount() const
{
    return std::accumulate(m_groups.begin(), m_groups.end(), 0, [](int sum, const Group& group) {
        return sum + static_cast<int>(group.entries.size());
    });
}

QList<TableName> ObjectsModel::shownTables() const
{
    QList<TableName> tables;
    const Group& group = m_groups.at(static_cast<size_t>(Kind::Table));
    for (const int each : group.shown) {
        tables << group.entries.at(each).name;
    }
    return tables;
}

TableName ObjectsModel::tableAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == topLevel) {
        return {};
    }
    const size_t group = index.internalId() - 1;
    const bool isTable = group == static_cast<size_t>(Kind::Table);
    const Group& shown = m_groups.at(group);
    return isTable ? shown.entries.at(shown.shown.at(index.row())).name : TableName();
}

QModelIndex ObjectsModel::indexOf(const TableName& table) const
{
    const Group& group = m_groups.at(static_cast<size_t>(Kind::Table));
    for (int row = 0; row < group.shown.size(); ++row) {
        if (group.entries.at(group.shown.at(row)).name == table) {
            return createIndex(row, 0, static_cast<quintptr>(Kind::Table) + 1);
        }
    }
    return {};
}

QModelIndex ObjectsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const quintptr id =
        parent.isValid() ? static_cast<quintptr>(m_rows.at(parent.row())) + 1 : topLevel;
    return createIndex(row, column, id);
}

QModelIndex ObjectsModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == topLevel) {
        return {};
    }
    const int group = static_cast<int>(child.internalId()) - 1;
    return createIndex(static_cast<int>(m_rows.indexOf(group)), 0, topLevel);
}

int ObjectsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_rows.size());
    }
    if (parent.internalId() != topLevel || parent.column() != 0) {
        return 0;
    }
    const int group = m_rows.at(parent.row());
    return static_cast<int>(m_groups.at(static_cast<size_t>(group)).shown.size());
}

int ObjectsModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QString ObjectsModel::groupText(int group) const
{
    const Group& found = m_groups.at(static_cast<size_t>(group));
    const auto shown = found.shown.size();
    const auto all = found.entries.size();
    const QString count =
        shown == all ? QLocale().toString(all) : tr("%1 of %2").arg(shown).arg(all);
    switch (static_cast<Kind>(group)) {
    case Kind::Table:
        return tr("Tables (%1)").arg(count);
    case Kind::View:
        return tr("Views (%1)").arg(count);
    case Kind::Enum:
        return tr("Enum types (%1)").arg(count);
    case Kind::Sequence:
        return tr("Sequences (%1)").arg(count);
    }
    Q_UNREACHABLE();
}

QVariant ObjectsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (index.internalId() == topLevel) {
        return role == Qt::DisplayRole ? QVariant(groupText(m_rows.at(index.row()))) : QVariant();
    }
    const Group& group = m_groups.at(index.internalId() - 1);
    const Entry& entry = group.entries.at(group.shown.at(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::ToolTipRole:
        return entry.toolTip;
    default:
        return {};
    }
}

}  // namespace limbeck::ui
