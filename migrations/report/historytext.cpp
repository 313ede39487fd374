// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/historytext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString mark(bool isSet, const QString& word)
{
    return isSet ? u" ("_s + word + u')' : QString();
}

QString parenthesised(const QStringList& names)
{
    return mark(!names.isEmpty(), names.join(u", "_s));
}

QString parentsOf(const Revision& revision)
{
    return revision.downRevisions.isEmpty() ? u"<base>"_s : revision.downRevisions.join(u", "_s);
}

bool isCurrent(const RevisionId& id, const HistoryStyle& style)
{
    return style.rows && style.rows->contains(id);
}

QString headMarks(const RevisionGraph& graph, const RevisionId& id, const HistoryStyle& style)
{
    return mark(graph.isRealHead(id), u"head"_s)
           + mark(graph.isHead(id) && !graph.isRealHead(id), u"effective head"_s)
           + mark(isCurrent(id, style), u"current"_s);
}

QString treeMarks(const RevisionGraph& graph, const RevisionId& id)
{
    return mark(graph.isBranchPoint(id), u"branchpoint"_s)
           + mark(graph.isMergePoint(id), u"mergepoint"_s);
}

/// Python's splitlines().
QStringList linesOf(const QString& text)
{
    static const QRegularExpression breaks(
        u"\\r\\n|[\\n\\r\\x0b\\x0c\\x1c-\\x1e\\x85\\x{2028}\\x{2029}]"_s);
    QStringList lines = text.split(breaks);
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

QString indented(const QString& text)
{
    QStringList lines = linesOf(text);
    for (QString& line : lines) {
        line.prepend(u"    "_s);
    }
    return lines.join(u'\n');
}

/// A child of a branch point, below it.
QString childLine(const RevisionGraph& graph,
                  const RevisionId& parent,
                  const RevisionId& child,
                  const HistoryStyle& style)
{
    QString text = QString(parent.size(), u' ') + u" -> "_s + child
                   + parenthesised(graph.labels(child)) + headMarks(graph, child, style)
                   + treeMarks(graph, child);
    if (style.isVerbose) {
        text += u", "_s + graph.find(child)->message;
    }
    return text + u'\n';
}

}  // namespace

QString historyLine(const RevisionGraph& graph, const RevisionId& id, const HistoryStyle& style)
{
    const Revision* revision = graph.find(id);
    if (revision == nullptr) {
        return {};
    }
    return parentsOf(*revision) + parenthesised(revision->dependsOn) + u" -> "_s + id
           + parenthesised(graph.labels(id)) + headMarks(graph, id, style) + treeMarks(graph, id)
           + u", "_s + revision->message + u'\n';
}

QString verboseBlock(const RevisionGraph& graph, const RevisionId& id, const HistoryStyle& style)
{
    const Revision* revision = graph.find(id);
    if (revision == nullptr) {
        return {};
    }
    const bool isMerge = graph.isMergePoint(id);
    QString text = u"Rev: "_s + id + mark(graph.isHead(id), u"head"_s) + treeMarks(graph, id)
                   + mark(isCurrent(id, style), u"current"_s) + u'\n';
    text += (isMerge ? u"Merges: "_s : u"Parent: "_s) + parentsOf(*revision) + u'\n';
    if (!revision->dependsOn.isEmpty()) {
        text += u"Also depends on: "_s + revision->dependsOn.join(u", "_s) + u'\n';
    }
    if (graph.isBranchPoint(id)) {
        text += u"Branches into: "_s + graph.children(id).join(u", "_s) + u'\n';
    }
    if (const QStringList labels = graph.labels(id); !labels.isEmpty()) {
        text += u"Branch names: "_s + labels.join(u", "_s) + u'\n';
    }
    text += u"Path: "_s + revision->file + u"\n\n"_s;
    return text + indented(revision->longMessage) + u"\n\n"_s;
}

QString historyText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style)
{
    QString text;
    for (const RevisionId& id : revisions) {
        text += style.isVerbose ? verboseBlock(graph, id, style) : historyLine(graph, id, style);
    }
    return text;
}

QString headsText(const RevisionGraph& graph,
                  const QStringList& revisions,
                  const HistoryStyle& style)
{
    QString text;
    for (const RevisionId& id : revisions) {
        text += style.isVerbose
                    ? verboseBlock(graph, id, style)
                    : id + parenthesised(graph.labels(id)) + headMarks(graph, id, style) + u'\n';
    }
    return text;
}

QString branchesText(const RevisionGraph& graph, const HistoryStyle& style)
{
    QString text;
    for (const RevisionId& id : graph.history()) {
        if (!graph.isBranchPoint(id)) {
            continue;
        }
        text += style.isVerbose ? verboseBlock(graph, id, style)
                                : id + parenthesised(graph.labels(id)) + headMarks(graph, id, style)
                                      + treeMarks(graph, id) + u'\n';
        for (const RevisionId& child : graph.children(id)) {
            text += childLine(graph, id, child, style);
        }
        text += u'\n';
    }
    return text;
}

QString currentText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style)
{
    QString text;
    for (const RevisionId& id : revisions) {
        text += style.isVerbose ? verboseBlock(graph, id)
                                : id + headMarks(graph, id, {}) + treeMarks(graph, id) + u'\n';
    }
    return text;
}

QString showText(const RevisionGraph& graph,
                 const QStringList& revisions,
                 const HistoryStyle& style)
{
    QString text;
    for (const RevisionId& id : revisions) {
        text += verboseBlock(graph, id, style);
    }
    return text;
}

}  // namespace limbeck
