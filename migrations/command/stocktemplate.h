// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/scripttemplate.h"

#include <QList>

namespace limbeck::command {

/// A kind of project that `init` can make. Its files are compiled in, see resources/templates.
struct StockTemplate
{
    QString name;
    QString summary;  ///< first line of its README

    bool operator==(const StockTemplate&) const = default;
};

/// The five that Alembic has, in the order of their names.
QList<StockTemplate> listTemplates();

/// A file of a template ("env.py", "alembic.ini"); nothing if the template has no such file.
/// Requires: `name` is one of listTemplates().
std::optional<QByteArray> stockFile(const QString& name, const QString& file);

/// The script.py.mako of the generic template, for projects whose own cannot be rendered.
Result<ScriptTemplate> stockScriptTemplate();

}  // namespace limbeck::command
