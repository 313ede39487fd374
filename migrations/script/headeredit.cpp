// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/headeredit.h"

#include "migrations/script/script.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(HeaderLine line)
{
    return line == HeaderLine::DownRevision ? u"down_revision"_s : u"depends_on"_s;
}

/// Begin and length of what is assigned: a literal, or a bracket with literals in it.
std::optional<std::pair<qsizetype, qsizetype>> assignedValue(const QString& text,
                                                             const QString& name)
{
    const QRegularExpression assignment(
        u"^%1\\b[^=\\n]*=[ \\t]*(\\([^()]*\\)|\\[[^\\[\\]]*\\]|[^\\n]*)"_s.arg(name),
        QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = assignment.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return std::pair(match.capturedStart(1), match.capturedLength(1));
}

/// The lines of the docstring that say the same for people.
void followInDocstring(QString& text, const RevisionId& from, const RevisionId& to)
{
    const QRegularExpression revises(
        u"^(Revises:[^\\n]*?)(?<![\\w-])%1(?![\\w-])"_s.arg(QRegularExpression::escape(from)),
        QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = revises.match(text);
    if (match.hasMatch()) {
        const qsizetype start = match.capturedEnd(1);
        text.replace(start, match.capturedEnd() - start, to);
    }
}

QStringList replaced(QStringList ids, const RevisionId& from, const RevisionId& to)
{
    std::ranges::replace(ids, from, to);
    return ids;
}

/// What the header must say afterwards.
Revision expected(Revision revision, HeaderLine line, const RevisionId& from, const RevisionId& to)
{
    QStringList& ids =
        line == HeaderLine::DownRevision ? revision.downRevisions : revision.dependsOn;
    ids = replaced(ids, from, to);
    return revision;
}

bool saysTheSame(const Revision& a, const Revision& b)
{
    return a.id == b.id && a.downRevisions == b.downRevisions && a.dependsOn == b.dependsOn
           && a.branchLabels == b.branchLabels && a.message == b.message;
}

}  // namespace

Result<QString> withReference(const QString& text,
                              HeaderLine line,
                              const RevisionId& from,
                              const RevisionId& to,
                              const QString& file)
{
    const Result<Script> before = Script::fromText(text, file);
    if (!before) {
        return fail(before.error());
    }
    QString changed = text;
    if (const auto value = assignedValue(text, nameOf(line))) {
        QString assigned = text.mid(value->first, value->second);
        assigned.replace(u'\'' + from + u'\'', u'\'' + to + u'\'');
        assigned.replace(u'"' + from + u'"', u'"' + to + u'"');
        changed.replace(value->first, value->second, assigned);
        if (line == HeaderLine::DownRevision) {
            followInDocstring(changed, from, to);
        }
    }
    const Result<Script> after = Script::fromText(changed, file);
    if (after && saysTheSame(after->revision(), expected(before->revision(), line, from, to))) {
        return changed;
    }
    return fail(
        ErrorCode::ScriptInvalid,
        EngineText::tr(
            "The %1 of '%2' is not written as plain text, so Limbeck does not edit it. Let it "
            "name '%3' instead of '%4' by hand.")
            .arg(nameOf(line), file, to, from),
        TextLocation{file, 0, 0});
}

}  // namespace limbeck
