// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/graphproblem.h"

namespace limbeck {

using namespace Qt::StringLiterals;

bool GraphProblem::isFatal() const
{
    switch (kind) {
    case Kind::UnreadableFile:
    case Kind::MissingParent:
    case Kind::MissingDependency:
    case Kind::Cycle:
    case Kind::DuplicateLabel:
    case Kind::IllegalId:
        return true;
    case Kind::DuplicateId:
    case Kind::UnsafeId:
    case Kind::IdTooLong:
    case Kind::PartialDependency:
    case Kind::RedundantDependency:
        return false;
    }
    return true;
}

QString problemKindName(GraphProblem::Kind kind)
{
    switch (kind) {
    case GraphProblem::Kind::UnreadableFile:
        return u"unreadable-file"_s;
    case GraphProblem::Kind::MissingParent:
        return u"missing-parent"_s;
    case GraphProblem::Kind::MissingDependency:
        return u"missing-dependency"_s;
    case GraphProblem::Kind::Cycle:
        return u"cycle"_s;
    case GraphProblem::Kind::DuplicateId:
        return u"duplicate-id"_s;
    case GraphProblem::Kind::DuplicateLabel:
        return u"duplicate-label"_s;
    case GraphProblem::Kind::IllegalId:
        return u"illegal-id"_s;
    case GraphProblem::Kind::UnsafeId:
        return u"unsafe-id"_s;
    case GraphProblem::Kind::IdTooLong:
        return u"id-too-long"_s;
    case GraphProblem::Kind::PartialDependency:
        return u"partial-dependency"_s;
    case GraphProblem::Kind::RedundantDependency:
        return u"redundant-dependency"_s;
    }
    return {};
}

}  // namespace limbeck
