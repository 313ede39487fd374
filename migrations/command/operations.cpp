// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/operations.h"

#include "migrations/command/consolidate.h"
#include "migrations/command/divergence.h"
#include "migrations/command/logentry.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const OperationRecord& record)
{
    return record.started.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

/// "The upgrade of 2026-11-27 15:33 UTC".
QString titleOf(const OperationRecord& record)
{
    return EngineText::tr("The %1 of %2").arg(record.action, timeText(record));
}

QString rowsOf(const QStringList& rows)
{
    return rows.isEmpty() ? u"base"_s : rows.join(u' ');
}

tl::unexpected<Error> cannot(const OperationRecord& record, const QString& why)
{
    return fail(ErrorCode::Irreversible,
                EngineText::tr("%1 cannot be taken back: %2").arg(titleOf(record), why));
}

bool isAsWritten(const QString& path, const QString& digest)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && digestOf(file.readAll()) == digest;
}

Result<UndoPlan::Way> wayWithoutBackup(const OperationRecord& record)
{
    if (record.action == u"stamp"_s) {
        return UndoPlan::Way::StampBack;
    }
    if (record.action == u"upgrade"_s && !record.from.isEmpty()) {
        return cannot(record,
                      EngineText::tr(
                          "no backup was made, since it could lose nothing. 'limbeck downgrade %1' "
                          "runs the revisions' own way back.")
                          .arg(rowsOf(record.from)));
    }
    if (record.action == u"downgrade"_s) {
        return cannot(
            record,
            EngineText::tr("no backup was made, since it could lose nothing. 'limbeck upgrade %1' "
                           "runs the revisions again.")
                .arg(rowsOf(record.from)));
    }
    return cannot(record,
                  record.action == u"upgrade"_s ? EngineText::tr(
                      "there was nothing in the database before it that could be put back.")
                                                : EngineText::tr("no backup was made before it."));
}

Result<UndoPlan::Way> databaseWay(const Context& context, const OperationRecord& record)
{
    if (record.database != context.database.toDisplay()) {
        return cannot(record,
                      EngineText::tr("it was done on '%1'. Choose that database first.")
                          .arg(record.database));
    }
    if (record.backup.isEmpty()) {
        return wayWithoutBackup(record);
    }
    if (!QFileInfo::exists(record.backup)) {
        return cannot(record,
                      EngineText::tr("its backup '%1' is no longer there.").arg(record.backup));
    }
    return UndoPlan::Way::RestoreBackup;
}

/// A new script may go if nobody has edited it and nothing stands on it.
Result<UndoPlan::Way> newScriptWay(const Project& project, const OperationRecord& record)
{
    const QString path = record.files.firstKey();
    if (!QFileInfo::exists(path)) {
        return cannot(record, EngineText::tr("its file '%1' is gone already.").arg(path));
    }
    if (!isAsWritten(path, record.files.first())) {
        return cannot(
            record,
            EngineText::tr(
                "'%1' was edited since, which would be lost. Delete it yourself if you do "
                "not need it.")
                .arg(path));
    }
    for (const Revision& revision : project.graph().revisions()) {
        const QStringList below = revision.downRevisions + revision.dependsOn;
        if (below.contains(record.to.value(0))) {
            return cannot(record,
                          EngineText::tr("revision '%1' stands on it. Take that one back first.")
                              .arg(revision.id));
        }
    }
    return UndoPlan::Way::RemoveFile;
}

Result<UndoPlan::Way> fileWay(const Project& project, const OperationRecord& record)
{
    const bool isScript = record.action == u"revision"_s || record.action == u"merge"_s;
    if (isScript && !record.files.isEmpty()) {
        return newScriptWay(project, record);
    }
    if (record.action == u"consolidate"_s) {
        const bool isThere = std::ranges::any_of(
            project.archives,
            [&record](const Archive& archive) { return archive.id == record.to.value(0); });
        return isThere ? Result<UndoPlan::Way>(UndoPlan::Way::Unconsolidate)
                       : cannot(record, EngineText::tr("its archive is not there any more."));
    }
    if (record.action == u"rebase"_s && !record.files.isEmpty()) {
        return isAsWritten(record.files.firstKey(), record.files.first())
                   ? Result<UndoPlan::Way>(UndoPlan::Way::UndoRebase)
                   : cannot(record,
                            EngineText::tr("'%1' was edited since.").arg(record.files.firstKey()));
    }
    if (record.action == u"override"_s) {
        return cannot(record,
                      EngineText::tr("'limbeck override %1 --remove' takes the file away.")
                          .arg(record.target));
    }
    return cannot(record, EngineText::tr("nothing of the state before it was kept."));
}

/// An undo stands after what it takes back, and only there it is looked for: so this ends.
bool isUndoneAfter(const QList<OperationRecord>& log, qsizetype at)
{
    for (qsizetype i = at + 1; i < log.size(); ++i) {
        if (log.at(i).undoes == log.at(at).id && log.at(i).isOk() && !isUndoneAfter(log, i)) {
            return true;
        }
    }
    return false;
}

bool isOn(const OperationRecord& record, const Context& context)
{
    return record.database.isEmpty() || record.database == context.database.toDisplay();
}

Result<OperationRecord> find(const QList<OperationRecord>& log, const QString& id)
{
    QList<OperationRecord> found;
    std::ranges::copy_if(log, std::back_inserter(found), [&id](const OperationRecord& record) {
        return !id.isEmpty() && record.id.startsWith(id);
    });
    if (found.size() == 1) {
        return found.first();
    }
    return fail(
        ErrorCode::InvalidArgument,
        found.isEmpty()
            ? EngineText::tr("There is no operation '%1'. 'limbeck log' lists those there are.")
                  .arg(id)
            : EngineText::tr("Several operations begin with '%1'. Write more of its letters.")
                  .arg(id));
}

/// A database that has the revision would be at one that no script has.
Result<> requireUnapplied(const Context& context, const RevisionId& revision)
{
    const bool hasDatabase = context.database != ConnectionSettings{};
    const Result<QStringList> rows =
        hasDatabase ? currentRows(context) : Result<QStringList>(QStringList());
    if (!rows || !rows->contains(revision)) {
        return {};  // a database that cannot be reached does not keep a file
    }
    return fail(
        ErrorCode::TargetInvalid,
        EngineText::tr("'%1' is at revision '%2', so its script is not removed. Downgrade first.")
            .arg(context.database.displayName(), revision));
}

/// Files and the log may have changed since the plan was shown.
Result<> requireStillSo(const Context& context, const UndoPlan& plan)
{
    const Result<UndoPlan> now =
        operations(*context.project).and_then([&](const OperationLog::Content& log) {
            return planUndo(context, log.records, plan.operation.id);
        });
    if (!now) {
        return fail(now.error());
    }
    return now->way == plan.way && now->taken == plan.taken
               ? Result<>{}
               : fail(
                   ErrorCode::TargetInvalid,
                   EngineText::tr(
                       "Something else was done since this was planned, so nothing is taken back. "
                       "Look again at what an undo would do now."));
}

/// Rows that somebody else has moved, stock Alembic say, tell of tables that a stamp knows nothing
/// of.
Result<> requireRowsAsLeft(const Context& context, const UndoPlan& plan)
{
    const OperationRecord& last = plan.taken.isEmpty() ? plan.operation : plan.taken.last();
    const Result<QStringList> rows = currentRows(context);
    if (!rows) {
        return fail(rows.error());
    }
    if (std::ranges::is_permutation(*rows, last.to)) {
        return {};
    }
    return fail(ErrorCode::TargetInvalid,
                EngineText::tr(
                    "'%1' was left at %2 and is at %3 now: something that is not in this log has "
                    "moved it. Its "
                    "version rows are not changed.")
                    .arg(context.database.displayName(), rowsOf(last.to), rowsOf(*rows)));
}

Result<Undone> removeScript(const Context& context, const OperationRecord& operation)
{
    const RevisionId revision = operation.to.value(0);
    if (const Result<> free = requireUnapplied(context, revision); !free) {
        return fail(free.error());
    }
    const QString path = operation.files.firstKey();
    LogEntry entry(*context.project, u"remove"_s, QFileInfo(path).fileName());
    entry.record().from = QStringList{revision};
    entry.record().undoes = operation.id;
    if (!QFile::remove(path)) {
        return entry.keep(Result<Undone>(
            fail(ErrorCode::FileUnwritable, EngineText::tr("'%1' cannot be removed.").arg(path))));
    }
    return entry.keep(Result<Undone>(Undone{EngineText::tr("'%1' is removed.").arg(path), {}}));
}

}  // namespace

bool UndoPlan::changesDatabase() const
{
    return way == Way::RestoreBackup || way == Way::StampBack;
}

QString UndoPlan::sentence() const
{
    QString also;
    if (!taken.isEmpty()) {
        QStringList names;
        for (const OperationRecord& record : taken) {
            names << EngineText::tr("%1 of %2").arg(record.action, timeText(record));
        }
        also =
            u' '
            + EngineText::tr("That takes back what came later, too: %1.").arg(names.join(u", "_s));
    }
    switch (way) {
    case Way::RestoreBackup:
        return EngineText::tr(
                   "Puts '%1' back as it was before the %2, at %3; what is there now "
                   "becomes a backup.")
                   .arg(operation.target, operation.action, rowsOf(operation.from))
               + also;
    case Way::StampBack:
        return EngineText::tr("Makes '%1' say again that it is at %2; its tables stay as they are.")
                   .arg(operation.target, rowsOf(operation.from))
               + also;
    case Way::RemoveFile:
        return EngineText::tr("Removes '%1', which nobody has edited.")
            .arg(operation.files.firstKey());
    case Way::Unconsolidate:
        return EngineText::tr("Puts the %1 that '%2' replaced back, byte for byte.")
            .arg(countedRevisions(operation.from.size()), operation.to.value(0));
    case Way::UndoRebase:
        return EngineText::tr("Gives '%1' its old text back.").arg(operation.files.firstKey());
    }
    Q_UNREACHABLE();
}

Result<OperationLog::Content> operations(const Project& project)
{
    return project.operationLog.isEmpty() ? Result<OperationLog::Content>(OperationLog::Content())
                                          : OperationLog(project.operationLog).read();
}

bool isUndone(const QList<OperationRecord>& log, const QString& id)
{
    const auto found = std::ranges::find(log, id, &OperationRecord::id);
    return found != log.end() && isUndoneAfter(log, found - log.begin());
}

Result<UndoPlan> planUndo(const Context& context,
                          const QList<OperationRecord>& log,
                          const QString& id)
{
    const Result<OperationRecord> record = find(log, id);
    if (!record) {
        return fail(record.error());
    }
    if (!record->hasChanged) {
        return cannot(*record, EngineText::tr("it changed nothing."));
    }
    if (isUndone(log, record->id)) {
        return cannot(*record, EngineText::tr("that has been done already."));
    }
    const Result<UndoPlan::Way> way = record->database.isEmpty()
                                          ? fileWay(*context.project, *record)
                                          : databaseWay(context, *record);
    if (!way) {
        return fail(way.error());
    }
    UndoPlan plan{.way = *way, .operation = *record, .taken = {}};
    for (qsizetype i = log.indexOf(*record) + 1; i < log.size() && plan.changesDatabase(); ++i) {
        const OperationRecord& later = log.at(i);
        if (later.database == record->database && later.hasChanged && later.undoes.isEmpty()
            && !isUndone(log, later.id)) {
            plan.taken << later;
        }
    }
    // Version rows alone would say what the tables are not.
    const auto changer = std::ranges::find_if(
        plan.taken, [](const OperationRecord& later) { return later.action != u"stamp"_s; });
    if (plan.way == UndoPlan::Way::StampBack && changer != plan.taken.end()) {
        return cannot(*record,
                      EngineText::tr("the %1 of %2 came after it. Take that back first.")
                          .arg(changer->action, timeText(*changer)));
    }
    return plan;
}

std::optional<OperationRecord> newestToUndo(const Context& context,
                                            const QList<OperationRecord>& log)
{
    for (auto record = log.crbegin(); record != log.crend(); ++record) {
        if (record->hasChanged && record->undoes.isEmpty() && isOn(*record, context)
            && !isUndone(log, record->id)) {
            return *record;
        }
    }
    return {};
}

Result<QList<LoggedOperation>> newestOperations(const Context& context, qsizetype most)
{
    return operations(*context.project).map([&](const OperationLog::Content& log) {
        QList<LoggedOperation> newest;
        const qsizetype end = std::max<qsizetype>(log.records.size() - most, 0);
        for (qsizetype i = log.records.size() - 1; i >= end; --i) {
            LoggedOperation operation;
            operation.record = log.records.at(i);
            operation.isUndone = isUndoneAfter(log.records, i);
            const Result<UndoPlan> plan = planUndo(context, log.records, operation.record.id);
            if (plan) {
                operation.undo = *plan;
            } else {
                operation.whyNot = plan.error().message;
            }
            newest << operation;
        }
        return newest;
    });
}

Result<Undone> carryOut(const Context& context, const UndoPlan& plan)
{
    Result<> wanted = requireStillSo(context, plan);
    if (wanted && plan.way == UndoPlan::Way::StampBack) {
        wanted = requireRowsAsLeft(context, plan);
    }
    if (!wanted) {
        return fail(wanted.error());
    }
    Context undoing = context;
    undoing.undoes = plan.operation.id;
    const OperationRecord& operation = plan.operation;
    switch (plan.way) {
    case UndoPlan::Way::RestoreBackup:
        return restore(undoing, operation.backup).map([&](const Restored& restored) {
            return Undone{EngineText::tr("'%1' is again as it was before the %2.")
                              .arg(operation.target, operation.action),
                          restored.replaced};
        });
    case UndoPlan::Way::StampBack:
        return stamp(undoing,
                     operation.from.isEmpty() ? QStringList{u"base"_s} : operation.from,
                     true)
            .map([&](const StampPlan& done) {
                return Undone{EngineText::tr("'%1' says again that it is at %2.")
                                  .arg(operation.target, rowsOf(done.rowsAfter)),
                              {}};
            });
    case UndoPlan::Way::RemoveFile:
        return removeScript(context, operation);
    case UndoPlan::Way::Unconsolidate:
        return unconsolidate(*context.project, operation.to.value(0), operation.id)
            .map([](const Unconsolidated& done) {
                return Undone{EngineText::tr("%1 are back.")
                                  .arg(countedRevisions(done.archive.revisions.size())),
                              {}};
            });
    case UndoPlan::Way::UndoRebase:
        return undoRebase(*context.project, operation.id).map([](const QString& path) {
            return Undone{EngineText::tr("'%1' has its old text back.").arg(path), {}};
        });
    }
    Q_UNREACHABLE();
}

}  // namespace limbeck::command
