// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/headerscanner.h"
#include "models/base/result.h"
#include "models/revision/revision.h"

namespace limbeck {

namespace python {
class Modules;
}

/// The header of a script, by the scanner where it can and by the parser elsewhere.
/// Fails with ScriptInvalid, with the place, on a syntax error before the first function and on
/// a header value that is not certain. With `modules`, names of the project's modules are.
///
/// Requires: `source` is UTF-8 with LF line ends.
Result<ScriptHeader> readHeader(const QByteArray& source,
                                const QString& file,
                                python::Modules* modules = nullptr);

/// What `header` declares. `revision` may be missing if the file's name is the id, as in
/// Alembic 0.1; fails with ScriptInvalid and Alembic's text otherwise, and if `down_revision`
/// is missing or a value is of the wrong kind.
Result<Revision> revisionOf(const ScriptHeader& header, const QString& file);

}  // namespace limbeck
