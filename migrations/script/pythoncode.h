// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace limbeck {

/// A Python call that is being written: `sa.String(length=50)`. A value.
class PythonCall final
{
public:
    explicit PythonCall(const QString& function);

    PythonCall& add(const QString& code);
    PythonCall& add(const QString& name, const QString& code);
    /// `name=True`, and nothing at all where `isSet` is false.
    PythonCall& addFlag(const QString& name, bool isSet);
    /// `name='text'`, and nothing at all where `text` is empty.
    PythonCall& addText(const QString& name, const QString& text);
    /// Keyword arguments as their readers keep them, in order of their names.
    PythonCall& addOptions(const QVariantMap& options);

    /// All on one line.
    QString text() const;
    /// Alembic's layout of op.alter_column(): later arguments stand below the function's name.
    QString textBelow(qsizetype onFirstLine, int indent) const;
    /// Alembic's layout of op.create_table(): each argument on a line of its own.
    QString textOnLines() const;

private:
    QString m_function;
    QStringList m_arguments;
};

/// The modules of `sqlalchemy.dialects` that a text needs; the rest of what Alembic's template
/// imports (`op`, `sa`) is always there.
using DialectModules = QSet<QString>;

/// "from sqlalchemy.dialects import postgresql" for each, in order, one a line.
QString importLines(const DialectModules& modules);

/// "True" or "False".
QString pythonBool(bool value);
/// A plain value as a literal: None, texts, numbers, truth values, lists and dictionaries of them.
QString pythonLiteral(const QVariant& value);
/// "sa.text('…')": SQL as it stands, also where it has a colon.
QString sqlTextCode(const QString& sql);

}  // namespace limbeck
