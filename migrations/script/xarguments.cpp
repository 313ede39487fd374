// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/xarguments.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Value;

python::Value xArgumentsOf(const QStringList& given, bool isDictionary)
{
    python::Values list;
    python::Pairs pairs;
    for (const QString& each : given) {
        list.push_back(Value{each});
        const QString name = each.section(u'=', 0, 0);
        const Value value{each.section(u'=', 1)};
        const auto known = std::ranges::find_if(pairs, [&name](const auto& pair) {
            return *pair.first.template as<QString>() == name;
        });
        if (known == pairs.end()) {
            pairs.emplace_back(Value{name}, value);
        } else {
            known->second = value;
        }
    }
    return isDictionary ? Value::dict(std::move(pairs)) : Value::list(std::move(list));
}

}  // namespace limbeck
