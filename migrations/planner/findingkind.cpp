// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/findingkind.h"

namespace limbeck {

using namespace Qt::StringLiterals;

QString findingKindName(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::Destructive:
        return u"destructive"_s;
    case Finding::Kind::Opaque:
        return u"opaque"_s;
    case Finding::Kind::Refused:
        return u"refused"_s;
    case Finding::Kind::WillFail:
        return u"will-fail"_s;
    case Finding::Kind::Uncertain:
        return u"uncertain"_s;
    case Finding::Kind::Instead:
        return u"instead"_s;
    case Finding::Kind::ByRows:
        return u"data-dependent"_s;
    case Finding::Kind::OnlyAtRun:
        return u"only-at-run"_s;
    case Finding::Kind::Note:
        return u"note"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Finding::Kind> findingKindNamed(const QString& name)
{
    using Kind = Finding::Kind;
    for (const Kind kind : {Kind::Destructive,
                            Kind::Opaque,
                            Kind::Instead,
                            Kind::ByRows,
                            Kind::Refused,
                            Kind::WillFail,
                            Kind::Uncertain,
                            Kind::OnlyAtRun,
                            Kind::Note}) {
        if (findingKindName(kind) == name) {
            return kind;
        }
    }
    return {};
}

}  // namespace limbeck
