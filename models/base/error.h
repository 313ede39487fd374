// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace limbeck {

/// A place in a text file that a person can jump to. Lines and columns count from 1; 0 means
/// "not known".
struct TextLocation
{
    QString file;
    int line = 0;
    int column = 0;

    /// "versions/a1.py:12", without the parts that are not known.
    QString toString() const;

    bool operator==(const TextLocation&) const = default;
};

/// What kind of thing went wrong, for code that must tell cases apart. People read
/// Error::message.
enum class ErrorCode
{
    InvalidArgument,      ///< what the user typed makes no sense, whatever the project is
    ConfigNotFound,       ///< no alembic.ini, or one without what is needed
    FileUnreadable,       ///< a file cannot be opened, read or decoded
    FileUnwritable,       ///< a file cannot be created, written or renamed; disk full
    ScriptInvalid,        ///< a revision script is not what it must be
    HistoryBroken,        ///< missing parent, cycle, duplicate id: the graph cannot be walked
    RevisionNotFound,     ///< an identifier names no revision
    RevisionAmbiguous,    ///< an identifier names several
    MultipleHeads,        ///< one head was asked for and there are several
    TargetInvalid,        ///< the target cannot be reached from the current rows
    Opaque,               ///< a part of a script cannot be understood without running Python
    Unsupported,          ///< this engine cannot do that
    SchemaConflict,       ///< an operation does not fit the schema: no such table, name taken
    Irreversible,         ///< an operation lacks what its reverse would need
    DatabaseUnavailable,  ///< cannot connect or open
    DatabaseLocked,       ///< somebody else holds it
    DatabaseReadOnly,
    DatabaseNotOurs,     ///< the file is not a database of this engine
    DatabaseError,       ///< the server or SQLite refused a statement
    VersionMismatch,     ///< the version table holds something the history does not know
    VerificationFailed,  ///< a check after the work did not hold; the work was undone
    ConfirmationNeeded,  ///< the target's class asks for a confirmation that was not given
    Cancelled,
};

/// A stable, lower-case word for `code`, as `--json` prints it ("revision-not-found").
QString errorCodeName(ErrorCode code);

/// An expected failure, told to people. Travels by value inside Result.
struct Error
{
    ErrorCode code = ErrorCode::InvalidArgument;
    /// Whole sentences: what happened, to what, what to do. First line is Alembic's text where
    /// Alembic has one.
    QString message;
    /// The raw text of a driver or parser; empty if there is none.
    QString detail;
    std::optional<TextLocation> where;
    /// What the desktop can act upon: heads to choose from, tables, files.
    QStringList subjects;

    /// The same error with "`context`: " put before the message, for passing it up.
    Error in(const QString& context) const;

    /// Message, place and detail on lines of their own, as a terminal shows them.
    QString toText() const;

    bool operator==(const Error&) const = default;
};

}  // namespace limbeck
