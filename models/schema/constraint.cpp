// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/constraint.h"

#include "models/base/overloaded.h"

namespace limbeck {

const QString& constraintName(const Constraint& constraint)
{
    return std::visit([](const auto& value) -> const QString& { return value.name; }, constraint);
}

ConstraintType constraintType(const Constraint& constraint)
{
    return std::visit(
        Overloaded{
            [](const PrimaryKey&) { return ConstraintType::Primary; },
            [](const UniqueConstraint&) { return ConstraintType::Unique; },
            [](const ForeignKey&) { return ConstraintType::ForeignKey; },
            [](const CheckConstraint&) { return ConstraintType::Check; },
            // Alembic has no word for it: drop_constraint takes an EXCLUDE without a type.
            [](const ExcludeConstraint&) { return ConstraintType::Unknown; },
        },
        constraint);
}

QStringList Index::columns() const
{
    QStringList names;
    for (const IndexPart& part : parts) {
        if (!part.isExpression) {
            names << part.text;
        }
    }
    return names;
}

}  // namespace limbeck
