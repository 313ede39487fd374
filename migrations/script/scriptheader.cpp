// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptheader.h"

#include "migrations/python/evaluator.h"
#include "migrations/python/stringliteral.h"
#include "migrations/script/argumentreader.h"
#include "models/base/enginetext.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Python's str.strip() of white space.
QString stripped(const QString& text)
{
    return text.trimmed();
}

/// Alembic 1.19 script/base.py, Script.doc: up to the first empty line.
void readDocstring(const QString& docstring, Revision& revision)
{
    revision.longMessage = stripped(docstring);
    revision.message = revision.longMessage.section(u"\n\n"_s, 0, 0);
    static const QRegularExpression date(u"^Create Date:[ \\t]*(.*?)[ \\t]*$"_s,
                                         QRegularExpression::MultilineOption);
    if (revision.longMessage.contains("Create Date:"_L1)) {
        revision.createDate = date.match(revision.longMessage).captured(1);
    }
}

/// Alembic 0.1 named the id only in the file's name.
std::optional<RevisionId> legacyId(const QString& file)
{
    static const QRegularExpression pattern(u"^([a-f0-9]+)\\.py$"_s);
    const QRegularExpressionMatch match = pattern.match(QFileInfo(file).fileName());
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

Result<RevisionId> readId(const ScriptHeader& header, const QString& file)
{
    if (!header.revision) {
        if (const std::optional<RevisionId> id = legacyId(file)) {
            return *id;
        }
        return fail(
            ErrorCode::ScriptInvalid,
            EngineText::tr(
                "Could not determine revision id from filename %1. Be sure the 'revision' "
                "variable is declared inside the script (please see 'Upgrading from Alembic "
                "0.1 to 0.2' in the documentation).")
                .arg(QFileInfo(file).fileName()),
            {.file = file, .line = 1});
    }
    if (header.revision->kind != HeaderValue::Kind::Text || header.revision->items[0].isEmpty()) {
        return fail(
            ErrorCode::ScriptInvalid,
            EngineText::tr("'revision' in '%1' must be a text that is not empty.").arg(file),
            {.file = file, .line = header.revision->line});
    }
    return header.revision->items[0];
}

QStringList itemsOf(const std::optional<HeaderValue>& value)
{
    return value ? value->items : QStringList();
}

}  // namespace

Result<Revision> revisionOf(const ScriptHeader& header, const QString& file)
{
    Result<RevisionId> id = readId(header, file);
    if (!id) {
        return fail(id.error());
    }
    if (!header.downRevision) {
        return fail(
            ErrorCode::ScriptInvalid,
            EngineText::tr("'%1' does not say its 'down_revision'; the first revision of a history "
                           "says None.")
                .arg(file),
            {.file = file, .line = 1});
    }
    Revision revision;
    revision.id = *id;
    revision.downRevisions = itemsOf(header.downRevision);
    revision.branchLabels = itemsOf(header.branchLabels);
    revision.dependsOn = itemsOf(header.dependsOn);
    revision.file = file;
    readDocstring(header.docstring, revision);
    return revision;
}

namespace {

/// Where a name of the module is assigned last.
TextLocation placeOf(const python::SyntaxNode& root, const QString& name)
{
    TextLocation place = root.where();
    place.line = 1;
    for (const python::SyntaxNode& statement : root.children()) {
        const python::SyntaxNode assignment = statement.firstChild();
        if (assignment.field("left").text() == name.toUtf8()) {
            place = assignment.where();
        }
    }
    return place;
}

/// The value that a name of the header has at the end of the module.
Result<std::optional<HeaderValue>> valueOf(const python::Evaluator& evaluator,
                                           const python::SyntaxNode& root,
                                           const QString& name,
                                           const QString& file)
{
    const python::Value* value = evaluator.global(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const TextLocation place = placeOf(root, name);
    HeaderValue header;
    header.line = place.line;
    if (value->isNone()) {
        return header;
    }
    if (const auto* text = value->as<QString>()) {
        header.kind = HeaderValue::Kind::Text;
        header.items = QStringList{*text};
        return header;
    }
    if (python::unknownIn(*value) == nullptr && value->as<python::Sequence>() == nullptr) {
        const bool isId = name == "revision"_L1;
        return fail(
            ErrorCode::ScriptInvalid,
            EngineText::tr("'%1' in '%2' is %3; it must be %4.")
                .arg(name,
                     file,
                     python::describe(*value),
                     isId ? u"a text"_s : EngineText::tr("None, a text or a list of texts")),
            place);
    }
    const Certain<QStringList> texts = textsOf({name, *value, place, name});
    if (!texts) {
        return fail(ErrorCode::ScriptInvalid,
                    EngineText::tr("'%1' in '%2' cannot be read without running Python: it %3.")
                        .arg(name, file, texts.error().reason),
                    texts.error().where);
    }
    header.kind = HeaderValue::Kind::Several;
    header.items = *texts;
    return header;
}

/// The first statement if it is a text.
QString docstringOf(const python::SyntaxNode& root)
{
    const python::SyntaxNode text = root.firstChild().firstChild();
    const auto prefix = python::StringPrefix::of(text.firstChild().text());
    if (!text.is("string") || prefix.isBytes || prefix.isFormatted) {
        return {};
    }
    QByteArray body;
    for (const python::SyntaxNode& part : text.children()) {
        body += part.is("string_content") ? part.text().toByteArray() : QByteArray();
    }
    return prefix.isRaw ? QString::fromUtf8(body)
                        : python::unescape(body).value_or(QString::fromUtf8(body));
}

Result<ScriptHeader> parseHeader(const QByteArray& source,
                                 const QString& file,
                                 python::Modules* modules)
{
    const auto tree = python::SyntaxTree::parse(source, file);
    python::EmptyWorld world;
    python::Evaluator evaluator(*tree, world, modules);
    evaluator.runModule();
    ScriptHeader header;
    header.docstring = docstringOf(tree->root());
    for (const char* name : {"revision", "down_revision", "branch_labels", "depends_on"}) {
        const Result<std::optional<HeaderValue>> value =
            valueOf(evaluator, tree->root(), QString::fromLatin1(name), file);
        if (!value) {
            return fail(value.error());
        }
        *header.member(name) = *value;
    }
    const std::optional<TextLocation> error = tree->firstError();
    if (error && (!header.revision || !header.downRevision)) {
        return fail(
            ErrorCode::ScriptInvalid,
            EngineText::tr("'%1' is not valid Python at line %2.").arg(file).arg(error->line),
            *error);
    }
    return header;
}

}  // namespace

Result<ScriptHeader> readHeader(const QByteArray& source,
                                const QString& file,
                                python::Modules* modules)
{
    if (std::optional<ScriptHeader> header = scanHeader(source)) {
        return *std::move(header);
    }
    return parseHeader(source, file, modules);
}

}  // namespace limbeck
