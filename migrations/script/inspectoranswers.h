// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/schema/schema.h"

namespace limbeck {

/// What SQLAlchemy's inspector would answer on a database that is like `schema`: tables, views,
/// columns, keys, constraints and indexes, as far as scripts ask for names. Nothing for other
/// questions.
///
/// What depends on the engine is said for `dialect`, SQLAlchemy's name; without one only what all
/// answer alike. What is not certain is an Unknown inside of the answer: a name that an engine
/// made up, the indexes that MySQL makes for foreign keys. A list whose order is the engine's
/// secret is a set here: whether it holds something is certain, which item comes first is not.
std::optional<python::Value> answerInspector(const Schema& schema,
                                             const QString& method,
                                             const python::Arguments& arguments,
                                             const QString& dialect = {});

/// Whether answerInspector() knows the method.
bool isInspectorQuestion(const QString& method);

}  // namespace limbeck
