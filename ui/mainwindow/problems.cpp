// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/problems.h"

#include "models/base/text.h"
#include "ui/language/words.h"

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString historyProblem(const RevisionGraph& graph)
{
    QStringList sentences;
    for (const GraphProblem& problem : graph.problems()) {
        sentences << problem.message;
    }
    constexpr qsizetype shown = 2;
    QString text = sentences.mid(0, shown).join(u' ');
    if (sentences.size() > shown) {
        text += u' ' + tr("And %n more problem(s).", nullptr, pluralOf(sentences.size() - shown));
    }
    return text;
}

}  // namespace

Problem problemOf(const Snapshot& snapshot)
{
    Problem problem;
    if (snapshot.graph.hasFatalProblem()) {
        problem.text = tr("The history is broken: %1").arg(historyProblem(snapshot.graph));
    } else if (!snapshot.status.unknownRows.isEmpty()) {
        problem.text = tr("%1 is at revision %2, which no script of this project has. Upgrading is "
                          "not possible until it is found; it may be on another branch.")
                           .arg(snapshot.databaseName(), quotedList(snapshot.status.unknownRows));
    } else if (!snapshot.database) {
        problem.role = Role::Warning;
        problem.needsDatabase = true;
        const Error error = snapshot.databaseProblem.value_or(Error());
        const bool hasNone = error.code == ErrorCode::ConfigNotFound || error.message.isEmpty();
        problem.text = hasNone ? tr(
                           "This project names no database. History and diagram work "
                           "without one; choose an SQLite file to upgrade or reset it.")
                               : error.message;
    } else if (snapshot.databaseProblem) {
        problem.needsDatabase = true;
        problem.canTryAgain = true;
        problem.text = snapshot.databaseProblem->toText();
    } else if (!snapshot.status.hasVersionTable && !snapshot.status.schema.tables.isEmpty()) {
        problem.role = Role::Warning;
        problem.needsStamp = snapshot.graph.heads().size() == 1;
        problem.text =
            tr("%1 has %2, but nobody has noted which revision it is at. An upgrade "
               "would start at the beginning and meet tables that are there. If they "
               "are those of a revision, stamp it as being there; Changes compares "
               "them.")
                .arg(snapshot.databaseName(), countedTables(snapshot.status.schema.tables.size()));
    } else if (const QStringList heads = snapshot.graph.heads(); heads.size() > 1) {
        problem.role = Role::Warning;
        problem.needsMerge = true;
        problem.text = tr("This history has %n head(s): %1. Upgrade applies all of them.",
                          nullptr,
                          pluralOf(heads.size()))
                           .arg(quotedList(heads));
    } else if (!snapshot.graph.problems().isEmpty()) {
        problem.role = Role::Warning;
        problem.text = historyProblem(snapshot.graph);
    }
    return problem;
}

}  // namespace limbeck::ui
