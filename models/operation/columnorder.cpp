// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/columnorder.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QMultiHash>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

Result<QStringList> columnOrder(const QStringList& names, const QList<QStringList>& partialOrders)
{
    QMultiHash<QString, QString> before;
    for (const QStringList& order : partialOrders) {
        for (qsizetype i = 0; i < order.size(); ++i) {
            if (i > 0 && order[i] != order[i - 1]) {
                before.insert(order[i], order[i - 1]);
            }
        }
    }
    QStringList todo = names;
    QStringList done;
    while (!todo.isEmpty()) {
        QStringList round;
        for (const QString& name : todo) {
            const QList<QString> earlier = before.values(name);
            const bool isFree = std::ranges::none_of(
                earlier, [&](const QString& each) { return todo.contains(each); });
            if (isFree) {
                round << name;
            }
        }
        if (round.isEmpty()) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("partial_reordering contradicts itself for the columns %1.")
                            .arg(quotedList(todo)));
        }
        done << round;
        todo.removeIf([&](const QString& name) { return round.contains(name); });
    }
    return done;
}

}  // namespace limbeck
