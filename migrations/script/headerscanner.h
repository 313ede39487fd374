// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace limbeck {

/// Value of one of the four names of a script's header: None, a string, or a tuple or list of
/// strings.
struct HeaderValue
{
    enum class Kind
    {
        None,
        Text,
        Several,
    };

    Kind kind = Kind::None;
    QStringList items;
    int line = 0;

    bool operator==(const HeaderValue&) const = default;
};

/// What stands before the first function of a script, as it is written.
struct ScriptHeader
{
    QString docstring;
    std::optional<HeaderValue> revision;
    std::optional<HeaderValue> downRevision;
    std::optional<HeaderValue> branchLabels;
    std::optional<HeaderValue> dependsOn;

    /// The member for a name of the header; nullptr for any other name.
    std::optional<HeaderValue>* member(QByteArrayView name);

    bool operator==(const ScriptHeader&) const = default;
};

/// Reads the headers that nearly all scripts have: a docstring, imports, comments, and
/// assignments of literals to the four names, annotated or not. Much faster than a parser,
/// which is what lets a history of 1,000 scripts open at once; and it never guesses: whatever
/// else stands there gives nothing, and the caller must parse.
///
/// Requires: `source` is UTF-8 with LF line ends.
std::optional<ScriptHeader> scanHeader(const QByteArray& source);

}  // namespace limbeck
