// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

/// What fuzzers and the mutation test throw bytes at. Each must end soon, whatever the bytes are.
namespace limbeck::fuzz {

/// Reads `text` as a revision script and lowers both of its functions on every dialect; what it
/// does is applied to a schema and told in words.
void readScript(const QByteArray& text);

/// Reads `text` as SQL of every engine, and applies what it does to a schema.
void readSql(const QByteArray& text);

}  // namespace limbeck::fuzz
