// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/opaque.h"
#include "migrations/script/scriptenvironment.h"
#include "models/base/result.h"
#include "models/operation/operation.h"
#include "models/revision/revision.h"
#include "models/schema/namingconvention.h"

#include <memory>
#include <vector>

namespace limbeck {

namespace python {
class Modules;
}

class LiveConnection;

enum class Direction
{
    Up,
    Down,
};

/// One operation of a script and where it stands.
struct ScriptStep
{
    Operation operation;
    TextLocation where;

    bool operator==(const ScriptStep&) const = default;
};

/// What a script does in one direction on one dialect, in order.
struct Lowered
{
    std::vector<ScriptStep> steps;
    /// Not empty: the script must not be run; `steps` are what is certain up to there and beside.
    QList<Opaque> opaque;
    /// The function raises instead of working: the reason it gives, e.g. "one-way".
    std::optional<QString> refusal;
    /// There is no such function in the script.
    bool isMissing = false;
    /// Files of the project that the script reads, and that were read to understand it.
    QStringList filesRead;
    /// Not empty: this is what the SQL in that file does, which stands instead of the function.
    QString overrideFile;

    bool isFull() const;
    /// What keeps it from being full are only the rows of the database: a run can follow it, see
    /// Script::follow(). All of `opaque` then says what rows decide.
    bool isByRows() const;
    /// What rows decide may change the schema: `steps` do not say all that does.
    bool mayChangeSchemaByRows() const;

    bool operator==(const Lowered&) const = default;
};

/// A revision's file: its header, read at once, and its functions, read when first asked for.
/// Thread: any, one at a time.
class Script final
{
public:
    /// Reads the header only: up to the first function. Fails with FileUnreadable or
    /// ScriptInvalid, with the place.
    /// With `modules` the script's imports are followed; shared by the scripts of a project.
    static Result<Script> load(const QString& file, std::shared_ptr<python::Modules> modules = {});
    /// The same from text, for tests and drafts.
    static Result<Script> fromText(const QString& text,
                                   const QString& file,
                                   std::shared_ptr<python::Modules> modules = {});

    /// What env.py gives to it; nothing is known of that before. Not null.
    void setEnvironment(std::shared_ptr<const ScriptEnvironment> environment);

    const Revision& revision() const;
    QString file() const;
    /// The whole file. Fails with FileUnreadable.
    Result<QString> source() const;

    /// What the script does. `dialect` is SQLAlchemy's name; `before` is the schema before the
    /// script runs, which answers the inspector's questions; `naming` is the convention of the
    /// project's metadata. Fails with ScriptInvalid on a syntax error; doubt is never an error but
    /// Lowered::opaque.
    Result<Lowered> lower(Direction direction,
                          const QString& dialect,
                          const Schema& before,
                          const NamingConvention& naming = {}) const;

    /// Does what the script does, on `connection`, with the rows that its queries return: for what
    /// isByRows(). Fails with the database's error; with Opaque where something turns out that is
    /// not understood; with Irreversible where the script raises. Whatever was done then must be
    /// rolled back. Thread: that of the connection.
    Result<> follow(Direction direction,
                    const QString& dialect,
                    LiveConnection& connection,
                    const NamingConvention& naming = {}) const;

private:
    struct Private;

    Script() = default;
    static Result<Script> fromSource(const QByteArray& source,
                                     const QString& file,
                                     std::shared_ptr<python::Modules> modules,
                                     bool keep);

    std::shared_ptr<Private> m_d;
};

}  // namespace limbeck
