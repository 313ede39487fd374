// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace limbeck {

/// What two lists do not have in common, by value: the order does not matter, the number does.
/// The comparator of every element that has no identity beside what it says: constraints and
/// indexes, which may have no name.
template <typename T>
struct Unmatched
{
    QList<T> removed;  ///< in `from` only
    QList<T> added;    ///< in `to` only

    static Unmatched between(const QList<T>& from, const QList<T>& to)
    {
        Unmatched result;
        if (from == to) {
            return result;  // mostly; and quick where both share their data
        }
        result.added = to;
        for (const T& each : from) {
            if (!result.added.removeOne(each)) {
                result.removed << each;
            }
        }
        return result;
    }
};

}  // namespace limbeck
