// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/scripttemplate.h"
#include "models/revision/revision.h"

namespace limbeck {

/// What a new script says, before there is a file.
struct ScriptDraft
{
    RevisionId id;
    QStringList downRevisions;
    QStringList branchLabels;
    QStringList dependsOn;
    QString message;
    CreateDate createDate;
    QString imports;     ///< lines; empty if there is nothing to import
    QString upgrades;    ///< body of upgrade(), all but its first line indented; empty: pass
    QString downgrades;  ///< the same of downgrade()
};

/// A new revision id: the last 12 hexadecimal digits of a random UUID, as in Alembic.
RevisionId newRevisionId();

/// How a script comes about: rendered, read back, encoded, then written in one step. The page is
/// migrations/script/WRITING.md.
/// Thread: any, one at a time.
class ScriptWriter final
{
public:
    /// `mainOption` answers `config.get_main_option()` of the template. `encoding` is Alembic's
    /// `output_encoding`; empty means UTF-8.
    ScriptWriter(ScriptTemplate scriptTemplate,
                 std::function<std::optional<QString>(const QString&)> mainOption = {},
                 QString encoding = {});

    /// The bytes of `draft` for `file`. The message is written as it is, as Alembic does, unless
    /// Python would then read another text; then its backslashes and triple quotes are escaped.
    ///
    /// Fails with Unsupported if the template needs Python, and with ScriptInvalid if what comes
    /// out could not be read back as this draft, be it for its encoding or its template.
    Result<QByteArray> render(const ScriptDraft& draft, const QString& file) const;

    /// render(), then a new file. Its folder is made if needed.
    /// Fails with FileUnwritable, also if `file` exists: nothing is ever overwritten.
    Result<> write(const ScriptDraft& draft, const QString& file) const;

private:
    ScriptTemplate m_template;
    std::function<std::optional<QString>(const QString&)> m_mainOption;
    QString m_encoding;
};

/// A whole new file or none: written aside, flushed, then renamed without replacing anything.
/// Fails with FileUnwritable.
Result<> writeNewFile(const QString& path, const QByteArray& content);

}  // namespace limbeck
