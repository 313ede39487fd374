// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettecontent.h"

#include "ui/language/words.h"

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = PaletteEntry::Kind;

void addConstraints(const Table& table, PaletteIndex& index)
{
    const auto add = [&](const QString& name, const QString& what) {
        if (!name.isEmpty()) {
            index.add({.kind = Kind::Constraint,
                       .text = name,
                       .detail = tr("%1 of %2").arg(what, table.name.toString()),
                       .table = table.name});
        }
    };
    if (table.primaryKey) {
        add(table.primaryKey->name, tr("primary key"));
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        add(unique.name, tr("unique constraint"));
    }
    for (const ForeignKey& key : table.foreignKeys) {
        add(key.name, tr("foreign key"));
    }
    for (const CheckConstraint& check : table.checkConstraints) {
        add(check.name, tr("check"));
    }
    for (const Index& each : table.indexes) {
        add(each.name, tr("index"));
    }
}

}  // namespace

PaletteIndex paletteOf(const Snapshot& view, const QList<PaletteEntry>& actions)
{
    PaletteIndex index;
    for (const PaletteEntry& action : actions) {
        index.add(action);
    }
    for (const Table& table : view.schema.tables) {
        index.add({.kind = Kind::Table,
                   .text = table.name.toString(),
                   .detail = kindText(Kind::Table),
                   .table = table.name});
    }
    for (const RevisionId& id : view.graph.history() + view.archivedRevisions()) {
        const Revision* revision = view.find(id);
        const QString message =
            revision != nullptr ? revision->message.section(u'\n', 0, 0) : QString();
        index.add({.kind = Kind::Revision,
                   .text = message.isEmpty() ? id : id + u' ' + message,
                   .detail = view.graph.find(id) != nullptr ? kindText(Kind::Revision)
                                                            : tr("▫ archived revision"),
                   .revision = id});
    }
    const QString column = kindText(Kind::Column);
    for (const Table& table : view.schema.tables) {
        const QString prefix = table.name.toString() + u'.';
        for (const Column& each : table.columns) {
            index.add({.kind = Kind::Column,
                       .text = prefix + each.name,
                       .detail = column,
                       .table = table.name});
        }
        addConstraints(table, index);
    }
    return index;
}

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Table:
        return tr("table");
    case Kind::Column:
        return tr("column");
    case Kind::Revision:
        return tr("revision");
    case Kind::Constraint:
        return tr("constraint");
    case Kind::Action:
        return tr("action");
    }
    Q_UNREACHABLE();
}

}  // namespace limbeck::ui
