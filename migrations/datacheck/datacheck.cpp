// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/datacheck/datacheck.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// "note.title", "note(author_id, title)".
QString placeOf(const DataCheck& check)
{
    const QString table = check.table.toString();
    if (check.columns.isEmpty()) {
        return table;
    }
    return check.columns.size() == 1 ? table + u'.' + check.columns.first()
                                     : u"%1(%2)"_s.arg(table, check.columns.join(u", "_s));
}

/// "14 rows of note.title have no value".
QString foundText(const DataCheck& check, qint64 count)
{
    const bool isOne = count == 1;
    const QString number = QString::number(count);
    switch (check.kind) {
    case DataCheck::Kind::NoNulls:
        return (isOne ? EngineText::tr("%1 row of %2 has no value")
                      : EngineText::tr("%1 rows of %2 have no value"))
            .arg(number, placeOf(check));
    case DataCheck::Kind::NoDuplicates:
        return (isOne ? EngineText::tr("%1 value of %2 is there more than once")
                      : EngineText::tr("%1 values of %2 are there more than once"))
            .arg(number, placeOf(check));
    case DataCheck::Kind::Fits:
        return (isOne ? EngineText::tr("%1 value of %2 does not fit into %3")
                      : EngineText::tr("%1 values of %2 do not fit into %3"))
            .arg(number, placeOf(check), describe(check.type));
    case DataCheck::Kind::NoOrphans:
        return (isOne ? EngineText::tr("%1 row of %2 refers to nothing in %3")
                      : EngineText::tr("%1 rows of %2 refer to nothing in %3"))
            .arg(number, placeOf(check), check.referent.toString());
    case DataCheck::Kind::NoRows:
        return (isOne
                    ? EngineText::tr("%1 row is in %2, which would have no value in the new column")
                    : EngineText::tr(
                        "%1 rows are in %2, which would have no value in the new column"))
            .arg(number, check.table.toString());
    case DataCheck::Kind::Meets:
        return (isOne ? EngineText::tr("%1 row of %2 does not meet '%3'")
                      : EngineText::tr("%1 rows of %2 do not meet '%3'"))
            .arg(number, placeOf(check), check.condition);
    case DataCheck::Kind::Unasked:
        break;  // has no answer
    }
    Q_UNREACHABLE();
}

QString heldText(const DataCheck& check)
{
    switch (check.kind) {
    case DataCheck::Kind::NoNulls:
        return EngineText::tr("Every row of %1 has a value.").arg(placeOf(check));
    case DataCheck::Kind::NoDuplicates:
        return EngineText::tr("No value of %1 is there twice.").arg(placeOf(check));
    case DataCheck::Kind::Fits:
        return EngineText::tr("Every value of %1 fits into %2.")
            .arg(placeOf(check), describe(check.type));
    case DataCheck::Kind::NoOrphans:
        return EngineText::tr("Every row of %1 has its row in %2.")
            .arg(placeOf(check), check.referent.toString());
    case DataCheck::Kind::NoRows:
        return EngineText::tr("%1 has no rows.").arg(check.table.toString());
    case DataCheck::Kind::Meets:
        return EngineText::tr("Every row of %1 meets '%2'.").arg(placeOf(check), check.condition);
    case DataCheck::Kind::Unasked:
        break;  // has no answer
    }
    Q_UNREACHABLE();
}

QString consequence(const DataCheck& check)
{
    if (check.isTolerated) {
        return EngineText::tr("the engine keeps such values as they are");
    }
    if (check.mayBeMended) {
        return EngineText::tr("'%1' of %2 will fail, unless what runs before it mends them")
            .arg(check.operation, check.revision);
    }
    return EngineText::tr("'%1' of %2 will fail").arg(check.operation, check.revision);
}

}  // namespace

bool DataCheckResult::willFail() const
{
    return outcome == Outcome::Violated && !check.mayBeMended && !check.isTolerated;
}

QString DataCheckResult::sentence() const
{
    switch (outcome) {
    case Outcome::Holds:
        return heldText(check);
    case Outcome::Violated: {
        const QString few = examples.isEmpty() ? QString() : u" (%1)"_s.arg(examples.join(u", "_s));
        return u"%1%2: %3."_s.arg(foundText(check, count), few, consequence(check));
    }
    case Outcome::NotFinished:
        return EngineText::tr(
                   "Not known whether '%1' of %2 can be carried out on the rows of %3: %4")
            .arg(check.operation, check.revision, placeOf(check), problem);
    case Outcome::NotCheckable:
        return EngineText::tr("Cannot be checked beforehand: '%1' of %2. %3")
            .arg(check.operation, check.revision, problem);
    }
    Q_UNREACHABLE();
}

}  // namespace limbeck
