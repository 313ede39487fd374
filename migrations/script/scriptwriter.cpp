// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptwriter.h"

#include "migrations/python/sourcetext.h"
#include "migrations/script/scriptencoding.h"
#include "migrations/script/scriptheader.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

#include <unistd.h>
#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Kind = TemplateValue::Kind;

/// One parent or dependency is written as a text, several as a tuple or list.
/// Source: Alembic 1.19 script/revision.py, tuple_rev_as_scalar.
TemplateValue scalarOr(Kind kind, const QStringList& ids)
{
    if (ids.isEmpty()) {
        return {};
    }
    return ids.size() == 1 ? TemplateValue::ofText(ids.constFirst())
                           : TemplateValue::ofTexts(kind, ids);
}

/// Mako has no such name where there are no operations: falsy, and not to be printed bare.
TemplateValue textOrUndefined(const QString& text)
{
    return text.isEmpty() ? TemplateValue::of(Kind::Undefined) : TemplateValue::ofText(text);
}

/// The message such that a docstring reads back as `message`, wherever it stands.
QString escapedForDocstring(QString message)
{
    message.replace(u'\\', "\\\\"_L1);
    message.replace("\"\"\""_L1, "\\\"\\\"\\\""_L1);
    message.replace("'''"_L1, "\\'\\'\\'"_L1);
    if (message.endsWith(u'"') && !message.endsWith("\\\""_L1)) {
        message.insert(message.size() - 1, u'\\');
    }
    return message;
}

/// The texts to try for `message`, best first. What ends a docstring or begins an escape sequence
/// is never written as it is.
QStringList spellings(const QString& message)
{
    static const QRegularExpression escape(u"\\\\(?:[\\\\'\"abfnrtvxNuU0-7\\r\\n]|\\z)"_s);
    const bool endsDocstring =
        message.contains("\"\"\""_L1) || message.contains("'''"_L1) || message.contains(escape);
    const QString escaped = escapedForDocstring(message);
    return endsDocstring ? QStringList{escaped} : QStringList{message, escaped};
}

/// True if the docstring says `message`, or there is no docstring to say it.
bool saysMessage(const ScriptHeader& header, const QString& message)
{
    const bool isPlain = !message.contains(u'\\') && !message.contains(u'"');
    return isPlain || header.docstring.trimmed().isEmpty()
           || header.docstring.contains(message.trimmed());
}

tl::unexpected<Error> templateMismatch(const QString& file, const QString& name)
{
    return fail(
        ErrorCode::ScriptInvalid,
        EngineText::tr(
            "The new script '%1' was not written: its '%2' would not be read back as it was "
            "asked for. The project's script.py.mako must have a line '%2 = ${repr(%2)}'.")
            .arg(file, name),
        {.file = file});
}

tl::unexpected<Error> labelMissing(const ScriptDraft& draft, const QString& file)
{
    return fail(ErrorCode::ScriptInvalid,
                EngineText::tr(
                    "Version %1 specified branch_labels %2, however the migration file %3 does not "
                    "have them; have you upgraded your script.py.mako to include the "
                    "'branch_labels' section? Nothing was written.")
                    .arg(draft.id, draft.branchLabels.join(", "_L1), file),
                {.file = file});
}

/// Reads the header of what was rendered, and compares it with what was asked for.
Result<ScriptHeader> readBack(const QByteArray& bytes,
                              const ScriptDraft& draft,
                              const QString& file)
{
    const Result<QByteArray> source = python::decodeSource(bytes, file);
    if (!source) {
        return fail(source.error());
    }
    const Result<ScriptHeader> header = readHeader(*source, file);
    if (!header) {
        return header;
    }
    const Result<Revision> revision = revisionOf(*header, file);
    if (!revision) {
        return fail(revision.error());
    }
    if (revision->id != draft.id) {
        return templateMismatch(file, u"revision"_s);
    }
    if (revision->downRevisions != draft.downRevisions) {
        return templateMismatch(file, u"down_revision"_s);
    }
    if (revision->branchLabels != draft.branchLabels) {
        return labelMissing(draft, file);
    }
    if (revision->dependsOn != draft.dependsOn) {
        return templateMismatch(file, u"depends_on"_s);
    }
    return header;
}

TemplateScope scopeOf(const ScriptDraft& draft, const QString& message)
{
    TemplateScope scope;
    scope.names = {
        {u"message"_s, TemplateValue::ofText(message)},
        {u"up_revision"_s, TemplateValue::ofText(draft.id)},
        {u"down_revision"_s, scalarOr(Kind::Tuple, draft.downRevisions)},
        {u"branch_labels"_s,
         draft.branchLabels.isEmpty() ? TemplateValue()
                                      : TemplateValue::ofTexts(Kind::Tuple, draft.branchLabels)},
        {u"depends_on"_s, scalarOr(Kind::List, draft.dependsOn)},
        {u"create_date"_s, TemplateValue::ofDate(draft.createDate)},
        {u"imports"_s, textOrUndefined(draft.imports)},
        {u"upgrades"_s, textOrUndefined(draft.upgrades)},
        {u"downgrades"_s, textOrUndefined(draft.downgrades)},
    };
    return scope;
}

Error unwritable(const QString& path, const QString& reason)
{
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.message = EngineText::tr("Cannot write '%1': %2.").arg(path, reason);
    error.where = TextLocation{.file = path};
    return error;
}

bool flushToDisk(QFile& file)
{
    return file.flush() && ::fsync(file.handle()) == 0;
}

}  // namespace

RevisionId newRevisionId()
{
    return QUuid::createUuid().toString(QUuid::Id128).right(12);
}

ScriptWriter::ScriptWriter(ScriptTemplate scriptTemplate,
                           std::function<std::optional<QString>(const QString&)> mainOption,
                           QString encoding)
    : m_template(std::move(scriptTemplate))
    , m_mainOption(std::move(mainOption))
    , m_encoding(std::move(encoding))
{
}

Result<QByteArray> ScriptWriter::render(const ScriptDraft& draft, const QString& file) const
{
    if (draft.message.contains(QChar::Null)) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr("The message contains a NUL character, which no Python file may."));
    }
    Error firstError;
    for (const QString& message : spellings(draft.message)) {
        TemplateScope scope = scopeOf(draft, message);
        scope.mainOption = m_mainOption;
        const Result<QByteArray> bytes = m_template.render(scope).and_then(
            [this, &file](const QString& text) { return encodeScript(text, m_encoding, file); });
        if (!bytes) {
            return bytes;
        }
        const Result<ScriptHeader> header = readBack(*bytes, draft, file);
        if (header && saysMessage(*header, draft.message)) {
            return bytes;
        }
        if (!header && firstError.message.isEmpty()) {
            firstError = header.error();
        }
    }
    if (firstError.message.isEmpty()) {
        firstError.code = ErrorCode::ScriptInvalid;
        firstError.message =
            EngineText::tr(
                "The message cannot be written into '%1' such that it is read back. "
                "Leave out its quotes and backslashes.")
                .arg(file);
    }
    return fail(firstError);
}

Result<> ScriptWriter::write(const ScriptDraft& draft, const QString& file) const
{
    return render(draft, file).and_then([&file](const QByteArray& bytes) {
        return writeNewFile(file, bytes);
    });
}

Result<> writeNewFile(const QString& path, const QByteArray& content)
{
    if (QFileInfo::exists(path) || QFileInfo(path).isSymLink()) {
        return fail(unwritable(
            path, EngineText::tr("there is a file of that name, which is not overwritten")));
    }
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return fail(unwritable(path, EngineText::tr("its folder '%1' cannot be made").arg(folder)));
    }
    // Alembic looks at names that end in ".py" only, so nobody sees the half of it.
    QFile file(u"%1.%2~"_s.arg(path, newRevisionId()));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return fail(unwritable(path, file.errorString()));
    }
    const bool isWritten = file.write(content) == content.size() && flushToDisk(file);
    if (!isWritten || !file.rename(path)) {
        const QString reason = file.errorString();
        file.remove();
        return fail(unwritable(path, reason));
    }
    return {};
}

}  // namespace limbeck
