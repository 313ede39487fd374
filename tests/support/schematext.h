// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

#include <QTest>

namespace limbeck {

/// Everything that a schema says, a line per column, key, constraint and index. Two schemas are
/// equal exactly if their texts are.
QString schemaText(const Schema& schema);

/// The lines that only one of the two texts has, marked "-" and "+"; empty if there are none.
QString lineDifference(const QString& actual, const QString& expected);

}  // namespace limbeck

/// QCOMPARE for schemas that prints the lines in which they differ.
#define QCOMPARE_SCHEMA(actual, expected)                                                        \
    do {                                                                                         \
        const limbeck::Schema actualSchema = actual;                                             \
        const limbeck::Schema expectedSchema = expected;                                         \
        const QString difference = limbeck::lineDifference(limbeck::schemaText(actualSchema),    \
                                                           limbeck::schemaText(expectedSchema)); \
        QVERIFY2(difference.isEmpty(), qPrintable(difference));                                  \
        QVERIFY2(actualSchema == expectedSchema, "They differ in what their texts omit.");       \
    } while (false)
