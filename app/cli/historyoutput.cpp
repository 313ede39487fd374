// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/historyoutput.h"

#include "models/revision/revisiontarget.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString parenthesised(const QStringList& names)
{
    return names.isEmpty() ? QString() : u" ("_s + names.join(u", "_s) + u')';
}

QString marks(const RevisionGraph& graph, const RevisionId& id, const HistoryStyle& style)
{
    QString text;
    text += graph.isHead(id) ? u" (head)"_s : QString();
    text += style.rows && style.rows->contains(id) ? u" (current)"_s : QString();
    text += graph.isBranchPoint(id) ? u" (branchpoint)"_s : QString();
    return text + (graph.isMergePoint(id) ? u" (mergepoint)"_s : QString());
}

QString block(const RevisionGraph& graph, const RevisionId& id, const HistoryStyle& style)
{
    const Revision* revision = graph.find(id);
    if (revision == nullptr) {
        return {};
    }
    const bool isMerge = revision->downRevisions.size() > 1;
    QString text = u"Rev: "_s + id + marks(graph, id, style) + u'\n';
    text +=
        (isMerge ? u"Merges: "_s : u"Parent: "_s)
        + (revision->downRevisions.isEmpty() ? u"<base>"_s : revision->downRevisions.join(u", "_s))
        + u'\n';
    text += u"Path: "_s + revision->file + u"\n\n"_s;
    for (const QString& line : revision->longMessage.split(u'\n')) {
        text += u"    "_s + line + u'\n';
    }
    return text + u'\n';
}

QString line(const RevisionGraph& graph, const RevisionId& id, const HistoryStyle& style)
{
    const Revision* revision = graph.find(id);
    if (revision == nullptr) {
        return {};
    }
    const QString down =
        revision->downRevisions.isEmpty() ? u"<base>"_s : revision->downRevisions.join(u", "_s);
    return down + parenthesised(revision->dependsOn) + u" -> "_s + id
           + parenthesised(graph.labels(id)) + marks(graph, id, style) + u", "_s + revision->message
           + u'\n';
}

}  // namespace

Result<QStringList> historyRange(const RevisionGraph& graph,
                                 const QString& range,
                                 const QStringList& /*rows*/)
{
    if (range.isEmpty()) {
        return graph.history();
    }
    return fail(ErrorCode::InvalidArgument,
                u"History range requires [start]:[end], [start]:, or :[end]"_s);
}

Result<QStringList> shownRevisions(const RevisionGraph& graph,
                                   const QString& target,
                                   const QStringList& rows)
{
    return resolve(graph, RevisionTarget::parse(target), rows);
}

Result<QStringList> currentRevisions(const RevisionGraph& /*graph*/, const QStringList& rows)
{
    return rows;
}

QString historyText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style)
{
    QString text;
    for (const QString& id : revisions) {
        text += style.isVerbose ? block(graph, id, style) : line(graph, id, style);
    }
    return text;
}

QString headsText(const RevisionGraph& graph,
                  const QStringList& revisions,
                  const HistoryStyle& style)
{
    QString text;
    for (const QString& id : revisions) {
        text += style.isVerbose ? block(graph, id, style)
                                : id + parenthesised(graph.labels(id)) + u" (head)\n"_s;
    }
    return text;
}

QString branchesText(const RevisionGraph& graph, const HistoryStyle& style)
{
    QString text;
    for (const QString& id : graph.history()) {
        if (graph.isBranchPoint(id)) {
            text += id + marks(graph, id, style) + u'\n';
            for (const QString& child : graph.children(id)) {
                text += QString(id.size() + 1, u' ') + u"-> "_s + child + marks(graph, child, style)
                        + u'\n';
            }
            text += u'\n';
        }
    }
    return text;
}

QString currentText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style)
{
    QString text;
    for (const QString& id : revisions) {
        text += style.isVerbose ? block(graph, id, style) : id + marks(graph, id, style) + u'\n';
    }
    return text;
}

QString showText(const RevisionGraph& graph,
                 const QStringList& revisions,
                 const HistoryStyle& style)
{
    QString text;
    for (const QString& id : revisions) {
        text += block(graph, id, style);
    }
    return text;
}

}  // namespace limbeck::cli
