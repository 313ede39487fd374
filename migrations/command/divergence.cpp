// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/divergence.h"

#include "models/base/overloaded.h"

#include <QMap>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString columnOf(const TableName& table, const QString& column)
{
    return table.toString() + '.'_L1 + column;
}

QStringList objectsOf(const std::vector<Operation>& operations);

/// Names of everything that `operation` creates, changes or drops.
QStringList objectsOf(const Operation& operation)
{
    return std::visit(
        Overloaded{
            [](const CreateTable& op) { return QStringList{op.table.name.toString()}; },
            [](const DropTable& op) { return QStringList{op.table.toString()}; },
            [](const RenameTable& op) {
                return QStringList{op.table.toString(), op.newName};
            },
            [](const AddColumn& op) { return QStringList{columnOf(op.table, op.column.name)}; },
            [](const DropColumn& op) { return QStringList{columnOf(op.table, op.column)}; },
            [](const AlterColumn& op) {
                QStringList names{columnOf(op.table, op.column)};
                if (op.changes.name.has_value()) {
                    names << columnOf(op.table, *op.changes.name);
                }
                return names;
            },
            [](const CreateIndex& op) { return QStringList{u"index "_s + op.index.name}; },
            [](const DropIndex& op) { return QStringList{u"index "_s + op.name}; },
            [](const AddConstraint& op) {
                return QStringList{u"constraint %1 of %2"_s.arg(constraintName(op.constraint),
                                                                op.table.toString())};
            },
            [](const DropConstraint& op) {
                return QStringList{u"constraint %1 of %2"_s.arg(op.name, op.table.toString())};
            },
            [](const SetTableComment& op) {
                return QStringList{u"comment of %1"_s.arg(op.table.toString())};
            },
            [](const CreateEnum& op) { return QStringList{u"type "_s + op.type.name}; },
            [](const DropEnum& op) { return QStringList{u"type "_s + op.type.name}; },
            [](const BulkInsert& op) {
                return QStringList{u"rows of %1"_s.arg(op.table.toString())};
            },
            [](const ExecuteSql& op) { return QStringList{u"SQL: "_s + op.sql.simplified()}; },
            [](const Batch& op) { return objectsOf(op.operations); },
            [](const AutocommitBlock& op) { return objectsOf(op.operations); },
        },
        operation.value);
}

QStringList objectsOf(const std::vector<Operation>& operations)
{
    QStringList names;
    for (const Operation& operation : operations) {
        names << objectsOf(operation);
    }
    return names;
}

/// Which revision of a side touches an object first.
using Touches = QMap<QString, RevisionId>;

struct ReadSide
{
    Side side;
    Touches touches;
};

Result<ReadSide> readSide(const Project& project,
                          const RevisionId& head,
                          const QSet<RevisionId>& own,
                          const Dialect& dialect)
{
    const Result<QList<RevisionStep>> steps = upgradeSteps(project.graph(), {}, head);
    if (!steps) {
        return fail(steps.error());
    }
    const Result<Plan> plan = makePlan(*steps, project.scripts, dialect, Schema{});
    if (!plan) {
        return fail(plan.error());
    }
    ReadSide read;
    read.side.head = head;
    for (const PlanStep& step : plan->steps) {
        if (!own.contains(step.step.revision)) {
            continue;
        }
        read.side.revisions << step.step.revision;
        for (const PlannedOperation& planned : step.operations) {
            for (const QString& object : objectsOf(planned.operation)) {
                read.touches.insert(object, read.touches.value(object, step.step.revision));
            }
        }
    }
    for (const Finding& finding : plan->findings) {
        const bool isUnknown =
            finding.kind == Finding::Kind::Opaque || finding.kind == Finding::Kind::ByRows;
        if (isUnknown && own.contains(finding.revision)
            && !read.side.opaque.contains(finding.revision)) {
            read.side.opaque << finding.revision;
        }
    }
    read.side.objects = read.touches.keys();
    return read;
}

/// True if working on `left` and on `right` can get into each other's way: the same object, or a
/// table and something in it.
bool overlap(const QString& left, const QString& right)
{
    return left == right || left.startsWith(right + '.'_L1) || right.startsWith(left + '.'_L1)
           || left.endsWith(u" of "_s + right) || right.endsWith(u" of "_s + left);
}

QList<Divergence::Overlap> overlapsOf(const Touches& left, const Touches& right)
{
    QList<Divergence::Overlap> overlaps;
    for (auto one = left.cbegin(); one != left.cend(); ++one) {
        for (auto other = right.cbegin(); other != right.cend(); ++other) {
            if (overlap(one.key(), other.key())) {
                overlaps << Divergence::Overlap{one.key(), one.value(), other.value()};
            }
        }
    }
    return overlaps;
}

}  // namespace

Result<Divergence> explainHeads(const Project& project, const Dialect& dialect)
{
    const RevisionGraph& graph = project.graph();
    const QStringList heads = graph.heads();
    QList<ReadSide> read;
    for (const RevisionId& head : heads) {
        QStringList others = heads;
        others.removeAll(head);
        const QSet<RevisionId> own = graph.ancestors({head}) - graph.ancestors(others);
        const Result<ReadSide> side = readSide(project, head, own, dialect);
        if (!side) {
            return fail(side.error());
        }
        read << *side;
    }

    Divergence divergence;
    for (qsizetype i = 0; i < read.size(); ++i) {
        divergence.sides << read[i].side;
        for (qsizetype j = i + 1; j < read.size(); ++j) {
            divergence.overlaps << overlapsOf(read[i].touches, read[j].touches);
        }
    }
    return divergence;
}

}  // namespace limbeck::command
