// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/orm/ormnames.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;

QString flaskName(const QString& name)
{
    static const QSet<QString> ofOrm{
        u"Session"_s, u"sessionmaker"_s, u"relationship"_s, u"backref"_s, u"joinedload"_s};
    return (ofOrm.contains(name) ? u"sqlalchemy.orm."_s : u"sqlalchemy."_s) + name;
}

bool makesFlaskObject(const QString& name)
{
    static const QSet<QString> names{u"flask_sqlalchemy.SQLAlchemy"_s, u"flask_appbuilder.SQLA"_s};
    return names.contains(name);
}

bool isLoaderOption(const QString& type)
{
    static const QSet<QString> options{u"sqlalchemy.orm.Load"_s,
                                       u"sqlalchemy.orm.joinedload"_s,
                                       u"sqlalchemy.orm.selectinload"_s,
                                       u"sqlalchemy.orm.lazyload"_s,
                                       u"sqlalchemy.orm.load_only"_s};
    return options.contains(type);
}

bool isPlainBase(const QString& name, const Arguments& arguments)
{
    return name.endsWith(".declarative_base"_L1)
           && std::ranges::all_of(arguments.items, [](const python::Argument& each) {
                  return each.name == "metadata"_L1 || each.name == "name"_L1;
              });
}

bool takesTables(const QString& name)
{
    static const QSet<QString> names{u"sqlalchemy.select"_s,
                                     u"sqlalchemy.update"_s,
                                     u"sqlalchemy.delete"_s,
                                     u"sqlalchemy.insert"_s,
                                     u"sqlalchemy.join"_s,
                                     u"sqlalchemy.outerjoin"_s};
    return names.contains(name);
}

}  // namespace limbeck
