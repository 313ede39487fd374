// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schema.h"

namespace limbeck {

namespace {

class Resolver final
{
public:
    explicit Resolver(const QString& defaultSchema)
        : m_default(defaultSchema)
    {
    }

    void resolve(QString& schema) const
    {
        if (schema == m_default) {
            schema.clear();
        }
    }

    void resolve(TableName& name) const
    {
        resolve(name.schema);
    }

    void resolve(ColumnType& type) const
    {
        resolve(type.schema);
        for (ColumnType& item : type.items) {
            resolve(item);
        }
        for (ColumnType& variant : type.variants) {
            resolve(variant);
        }
    }

    void resolve(Table& table) const
    {
        resolve(table.name);
        for (Column& column : table.columns) {
            resolve(column.type);
        }
        for (ForeignKey& key : table.foreignKeys) {
            resolve(key.referent);
        }
    }

private:
    QString m_default;
};

}  // namespace

Schema withoutDefaultSchema(Schema schema)
{
    if (schema.defaultSchema.isEmpty()) {
        return schema;
    }
    const Resolver resolver(schema.defaultSchema);
    for (Table& table : schema.tables) {
        resolver.resolve(table);
    }
    for (EnumType& type : schema.enums) {
        resolver.resolve(type.schema);
    }
    for (View& view : schema.views) {
        resolver.resolve(view.name);
    }
    for (Trigger& trigger : schema.triggers) {
        resolver.resolve(trigger.table);
    }
    for (Sequence& sequence : schema.sequences) {
        resolver.resolve(sequence.name);
    }
    schema.defaultSchema.clear();
    return schema;
}

}  // namespace limbeck
