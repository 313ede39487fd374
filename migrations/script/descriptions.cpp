// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/descriptions.h"

#include "migrations/script/typetable.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;

bool isDescription(const QString& name)
{
    static const QSet<QString> names{u"sqlalchemy.Column"_s,
                                     u"sqlalchemy.ForeignKey"_s,
                                     u"sqlalchemy.ForeignKeyConstraint"_s,
                                     u"sqlalchemy.PrimaryKeyConstraint"_s,
                                     u"sqlalchemy.UniqueConstraint"_s,
                                     u"sqlalchemy.CheckConstraint"_s,
                                     u"sqlalchemy.Index"_s,
                                     u"sqlalchemy.Identity"_s,
                                     u"sqlalchemy.Computed"_s,
                                     u"sqlalchemy.FetchedValue"_s,
                                     u"sqlalchemy.DefaultClause"_s,
                                     u"sqlalchemy.text"_s,
                                     u"sqlalchemy.literal_column"_s,
                                     u"sqlalchemy.literal"_s,
                                     u"sqlalchemy.desc"_s,
                                     u"sqlalchemy.asc"_s,
                                     u"sqlalchemy.true"_s,
                                     u"sqlalchemy.false"_s,
                                     u"sqlalchemy.null"_s,
                                     u"sqlalchemy.column"_s,
                                     u"sqlalchemy.table"_s,
                                     u"sqlalchemy.Table"_s,
                                     u"sqlalchemy.MetaData"_s,
                                     u"sqlalchemy.Sequence"_s,
                                     u"sqlalchemy.DDL"_s,
                                     u"sqlalchemy.CreateSchema"_s,
                                     u"sqlalchemy.DropSchema"_s,
                                     u"sqlalchemy.CreateSequence"_s,
                                     u"sqlalchemy.DropSequence"_s,
                                     u"postgresql.ExcludeConstraint"_s,
                                     u"pydantic.TypeAdapter"_s,
                                     u"sqlalchemy.orm.relationship"_s,
                                     u"sqlalchemy.orm.backref"_s,
                                     u"sqlalchemy.orm.mapped_column"_s,
                                     u"sqlalchemy.orm.column_property"_s,
                                     u"sqlalchemy.orm.synonym"_s,
                                     u"sqlalchemy.orm.deferred"_s,
                                     u"sqlalchemy.orm.Load"_s,
                                     u"sqlalchemy.orm.joinedload"_s,
                                     u"sqlalchemy.orm.selectinload"_s,
                                     u"sqlalchemy.orm.lazyload"_s,
                                     u"sqlalchemy.orm.load_only"_s};
    return names.contains(name) || typeTable().contains(name)
           || name.startsWith("sqlalchemy.func."_L1);
}

bool isDescribing(const QString& type, const QString& method)
{
    static const QSet<QString> ofTexts{u"desc"_s,
                                       u"asc"_s,
                                       u"nulls_first"_s,
                                       u"nulls_last"_s,
                                       u"nullsfirst"_s,
                                       u"nullslast"_s,
                                       u"is_"_s,
                                       u"is_not"_s,
                                       u"isnot"_s,
                                       u"in_"_s,
                                       u"between"_s,
                                       u"bindparams"_s};
    if (typeTable().contains(type)) {
        return method == "with_variant"_L1;
    }
    return (type == "sqlalchemy.text"_L1 || type == "sqlalchemy.literal_column"_L1
            || type == "sqlalchemy.column"_L1 || type.startsWith("sqlalchemy.func."_L1))
           && ofTexts.contains(method);
}

bool mayAct(const QString& name)
{
    return name.startsWith("sqlalchemy.orm"_L1) || name.startsWith("sqlalchemy.ext"_L1)
           || name == "sqlalchemy.create_engine"_L1 || name.startsWith("sqlalchemy.event"_L1)
           || name.startsWith("sqlalchemy.engine."_L1);
}

bool isUnknownForOthers(const QString& method, const Arguments& arguments, const QString& dialect)
{
    const std::vector<python::Argument>& items = arguments.items;
    const auto isOther = [&dialect](const python::Argument& each) {
        const auto* name = each.value.as<QString>();
        const bool isMysql = dialect == "mysql"_L1 || dialect == "mariadb"_L1;
        return name != nullptr && each.name.isEmpty() && *name != dialect
               && !(isMysql && (*name == "mysql"_L1 || *name == "mariadb"_L1));
    };
    return method == "with_variant"_L1 && items.size() > 1 && items.front().name.isEmpty()
           && items.front().value.as<python::Unknown>() != nullptr
           && std::all_of(items.begin() + 1, items.end(), isOther);
}

}  // namespace limbeck
