// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/revisiontarget.h"

#include "models/base/enginetext.h"
#include "models/revision/revisionlookup.h"

#include <QRegularExpression>

#include <limits>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Alembic matches only the beginning: "a1+2x" is "a1+2".
QRegularExpressionMatch matchRelative(const QString& text)
{
    static const QRegularExpression pattern(u"(?:(.+?)@)?(\\w+)?((?:\\+|-)[0-9]+)"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(
        text, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
}

int saturated(const QString& number)
{
    bool fits = false;
    const int value = number.toInt(&fits);
    if (fits) {
        return value;
    }
    return number.startsWith(u'-') ? -std::numeric_limits<int>::max()
                                   : std::numeric_limits<int>::max();
}

}  // namespace

RevisionTarget RevisionTarget::parse(const QString& text)
{
    RevisionTarget target;
    target.text = text;
    const QRegularExpressionMatch match = matchRelative(text);
    if (match.hasMatch()) {
        target.label = match.captured(1);
        target.symbol = match.captured(2);
        target.stepsText = match.captured(3);
        target.steps = saturated(target.stepsText);
        target.relative = true;
        return target;
    }
    const qsizetype at = text.indexOf(u'@');
    target.label = at < 0 ? QString() : text.left(at);
    target.symbol = text.mid(at + 1);
    return target;
}

Result<QStringList> resolve(const RevisionGraph& graph,
                            const RevisionTarget& target,
                            const QStringList& rows)
{
    const RevisionLookup lookup(graph);
    QList<RevisionPlace> places;
    for (const QString& text : target.text == u"current"_s ? rows : QStringList{target.text}) {
        const Result<QList<RevisionPlace>> found = lookup.revisions(text);
        if (!found) {
            return fail(found.error());
        }
        places += *found;
    }
    for (const RevisionPlace& place : places) {
        if (place.kind == RevisionPlace::Kind::Nowhere) {
            return fail(ErrorCode::TargetInvalid,
                        EngineText::tr("Relative revision %1 didn't produce that many migrations\n"
                                       "There are fewer revisions below the heads.")
                            .arg(target.text));
        }
    }
    return revisionsAmong(places);
}

Result<std::optional<RevisionId>> resolveOne(const RevisionGraph& graph,
                                             const RevisionTarget& target,
                                             const QStringList& rows)
{
    const Result<QStringList> found = resolve(graph, target, rows);
    if (!found) {
        return fail(found.error());
    }
    if (found->size() > 1) {
        return fail(multipleHeadsError(target.text, *found));
    }
    return found->isEmpty() ? std::optional<RevisionId>() : found->first();
}

}  // namespace limbeck
