// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/datacheck/datacheck.h"

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
    switch (check.kind) {
    case DataCheck::Kind::NoNulls:
        return u"%1 of %2 %3 no value"_s.arg(
            countOf(count, u"row"_s), placeOf(check), isOne ? u"has"_s : u"have"_s);
    case DataCheck::Kind::NoDuplicates:
        return u"%1 of %2 %3 more than once"_s.arg(
            countOf(count, u"value"_s), placeOf(check), isOne ? u"is there"_s : u"are there"_s);
    case DataCheck::Kind::Fits:
        return u"%1 of %2 %3 not fit into %4"_s.arg(countOf(count, u"value"_s),
                                                    placeOf(check),
                                                    isOne ? u"does"_s : u"do"_s,
                                                    describe(check.type));
    case DataCheck::Kind::NoOrphans:
        return u"%1 of %2 %3 to nothing in %4"_s.arg(countOf(count, u"row"_s),
                                                     placeOf(check),
                                                     isOne ? u"refers"_s : u"refer"_s,
                                                     check.referent.toString());
    case DataCheck::Kind::NoRows:
        return u"%1 %2 in %3, which would have no value in the new column"_s.arg(
            countOf(count, u"row"_s), isOne ? u"is"_s : u"are"_s, check.table.toString());
    case DataCheck::Kind::Meets:
        return u"%1 of %2 %3 not meet '%4'"_s.arg(
            countOf(count, u"row"_s), placeOf(check), isOne ? u"does"_s : u"do"_s, check.condition);
    case DataCheck::Kind::Unasked:
        break;  // has no answer
    }
    Q_UNREACHABLE();
}

QString heldText(const DataCheck& check)
{
    switch (check.kind) {
    case DataCheck::Kind::NoNulls:
        return u"Every row of %1 has a value."_s.arg(placeOf(check));
    case DataCheck::Kind::NoDuplicates:
        return u"No value of %1 is there twice."_s.arg(placeOf(check));
    case DataCheck::Kind::Fits:
        return u"Every value of %1 fits into %2."_s.arg(placeOf(check), describe(check.type));
    case DataCheck::Kind::NoOrphans:
        return u"Every row of %1 has its row in %2."_s.arg(placeOf(check),
                                                           check.referent.toString());
    case DataCheck::Kind::NoRows:
        return u"%1 has no rows."_s.arg(check.table.toString());
    case DataCheck::Kind::Meets:
        return u"Every row of %1 meets '%2'."_s.arg(placeOf(check), check.condition);
    case DataCheck::Kind::Unasked:
        break;  // has no answer
    }
    Q_UNREACHABLE();
}

QString consequence(const DataCheck& check)
{
    if (check.isTolerated) {
        return u"the engine keeps such values as they are"_s;
    }
    if (check.mayBeMended) {
        return u"'%1' of %2 will fail, unless what runs before it mends them"_s.arg(check.operation,
                                                                                    check.revision);
    }
    return u"'%1' of %2 will fail"_s.arg(check.operation, check.revision);
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
        return u"Not known whether '%1' of %2 can be carried out on the rows of %3: %4"_s.arg(
            check.operation, check.revision, placeOf(check), problem);
    case Outcome::NotCheckable:
        return u"Cannot be checked beforehand: '%1' of %2. %3"_s.arg(
            check.operation, check.revision, problem);
    }
    Q_UNREACHABLE();
}

}  // namespace limbeck
