// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/operation/operation.h"
#include "models/schema/namingconvention.h"

namespace limbeck {

/// The type of op.f('…') and conv('…'): a name that no convention changes any more.
inline const QString verbatimName = QStringLiteral("alembic.f");

/// Gives operations the names that Alembic's and SQLAlchemy's objects would have: those of a
/// naming convention where a script gives none, or where the rule works the script's own name in,
/// cut to what the dialect allows.
///
/// Sources: Alembic 1.19 operations/schemaobj.py, which builds a table with the convention of
/// target_metadata for each operation; SQLAlchemy sql/naming.py.
class NameGiver final
{
public:
    /// `dialect` is SQLAlchemy's name.
    NameGiver(const NamingConvention& convention, const QString& dialect);

    /// False if it makes no difference whether `name` is given plainly or with op.f.
    bool distinguishes(const QString& name) const;

    /// Changes `operation`, which the arguments of `call` describe. Fails with the reason if a name
    /// is Python's secret, and where Alembic fails.
    tl::expected<void, QString> give(Operation& operation,
                                     const QString& function,
                                     const python::Arguments& call) const;

private:
    NamingConvention m_convention;
    QString m_dialect;
};

}  // namespace limbeck
