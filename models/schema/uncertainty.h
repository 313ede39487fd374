// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/error.h"
#include "models/schema/tablename.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace limbeck {

/// Why a schema may differ from the truth.
struct Uncertainty
{
    /// A sentence; beside a `statement` words that may stand in parentheses, or nothing.
    QString reason;
    /// The one table (or view) that may be different; an empty name: any part of the schema.
    TableName table;
    QString statement;   ///< the SQL text that is not understood; empty if it is something else
    TextLocation where;  ///< of the statement; empty where that is not known

    Uncertainty() = default;
    Uncertainty(QString sentence);  // NOLINT(google-explicit-constructor): a plain reason is one
    Uncertainty(QString words, TableName about, QString sql);

    /// One sentence, with the statement shortened and without the place.
    QString toString() const;

    bool operator==(const Uncertainty&) const = default;
};

/// toString() of each.
QStringList texts(const QList<Uncertainty>& uncertainties);

}  // namespace limbeck
