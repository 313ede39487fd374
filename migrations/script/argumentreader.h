// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/schema/tablename.h"

#include <QSet>
#include <QVariantMap>

namespace limbeck {

/// Reads the arguments of one call by their names, however they were passed. The first thing
/// that does not fit is kept, with its place, and everything after it is a default value: so
/// the reading of a call is a list of assignments, with one question at its end: finish().
///
/// Nothing is passed over in silence: an argument that nobody asked for is such a thing too.
class ArgumentReader
{
public:
    /// `parameters` are the names of the positional ones. A last name "*" takes all others:
    /// see rest().
    ArgumentReader(const python::Arguments& arguments, const QStringList& parameters);

    /// nullptr if it is not given.
    const python::Argument* take(const QString& name);
    /// The positional arguments after the named ones.
    QList<const python::Argument*> rest();

    bool isGiven(const QString& name) const;
    /// A text that must be there.
    QString text(const QString& name);
    /// Empty for None and where nothing is given.
    QString textOrNone(const QString& name);
    std::optional<QString> optionalText(const QString& name);
    bool flag(const QString& name, bool otherwise = false);
    /// Nothing for None.
    std::optional<bool> optionalFlag(const QString& name);
    std::optional<int> optionalInteger(const QString& name);
    QStringList texts(const QString& name);
    /// `name` with the schema in the argument `schemaName`.
    TableName table(const QString& name, const QString& schemaName = QStringLiteral("schema"));
    /// Keyword arguments with the prefix of a dialect, as plain values.
    QVariantMap dialectOptions();
    /// Arguments that change nothing in the database.
    void ignore(const QStringList& names);

    /// The value of a reading that may fail; keeps its failure.
    template <typename T>
    T keep(Certain<T> result)
    {
        if (!result) {
            fail(result.error());
            return T{};
        }
        return *std::move(result);
    }

    void fail(const Opaque& why);
    void fail(const python::Argument& argument, const QString& reason);
    void fail(const QString& reason);
    bool hasFailed() const;

    /// The reason why the call is not understood, if it is not. Call last.
    std::optional<Opaque> finish();

private:
    const python::Argument* find(const QString& name) const;

    const python::Arguments& m_arguments;
    QStringList m_parameters;
    std::vector<bool> m_used;
    std::optional<Opaque> m_failure;
};

/// Texts of a list or tuple; also of a single text if `orOne`.
Certain<QStringList> textsOf(const python::Argument& argument);
/// A plain value for an option: a text, number, truth value, list of them, or the SQL of sa.text.
Certain<QVariant> plainValue(const python::Argument& argument);
/// Why `value` is not what it should be: its own reason if it is unknown.
Opaque notA(const python::Argument& argument, const QString& wanted);

}  // namespace limbeck
