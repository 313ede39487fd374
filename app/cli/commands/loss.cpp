// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/loss.h"

#include "app/cli/command.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "migrations/report/sqlcomment.h"
#include "models/base/text.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString lossText(const command::Context& context, const command::ResetPreview& preview)
{
    if (preview.lost.isEmpty() && preview.foreignObjects.isEmpty()) {
        return u"'"_s + context.database.displayName() + u"' has no tables: nothing is lost."_s;
    }
    QString text = u"This takes "_s + countOf(preview.lost.size(), u"table"_s) + u" with "_s
                   + (preview.isEstimate() ? u"about "_s : QString())
                   + countOf(preview.totalRows(), u"row"_s) + u" out of '"_s
                   + context.database.displayName() + u"':\n"_s + tableRowsText(preview.lost);
    // Where nothing is built afterwards, nobody expects to see anything again.
    if (!preview.foreignObjects.isEmpty() && !preview.plan.isEmpty()) {
        text +=
            u"No revision makes these again: "_s + preview.foreignObjects.join(u", "_s) + u".\n"_s;
    }
    if (!preview.backupPath.isEmpty()) {
        text += u"The old state will be kept in "_s + preview.backupPath + u".\n"_s;
    }
    return text.chopped(1);
}

QJsonObject lossJson(const command::Context& context, const command::ResetPreview& preview)
{
    QJsonObject document = planJson(preview.plan, context.project->file.versionTable);
    document.insert(u"lost"_s, tableRowsJson(preview.lost));
    document.insert(u"foreignObjects"_s, QJsonArray::fromStringList(preview.foreignObjects));
    document.insert(u"bytes"_s, preview.bytes);
    document.insert(u"backup"_s, preview.backupPath);
    return document;
}

}  // namespace

void showLoss(Session& session,
              const command::Context& context,
              const command::ResetPreview& preview)
{
    session.warn(u"limbeck.plan"_s, lossText(context, preview));
}

Result<int> printLossPreview(Session& session,
                             const command::Context& context,
                             const command::ResetPreview& preview)
{
    session.print(sqlComment(lossText(context, preview)));
    if (!preview.plan.isEmpty()) {
        session.print(
            u"\n"_s
            + planSql(
                preview.plan, context.project->graph(), context.project->file.versionTable, true));
    }
    const QJsonObject json = lossJson(context, preview);
    if (const Result<> runnable = preview.plan.runnable(); !runnable) {
        return session.report(runnable.error(), json);
    }
    if (session.options().asJson) {
        session.printJson(json);
    }
    return exitOk;
}

}  // namespace limbeck::cli
