// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/columncode.h"

#include "migrations/script/constraintcode.h"
#include "migrations/script/pythonrepr.h"
#include "migrations/script/typecode.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString computedCode(const Computed& computed)
{
    PythonCall call(u"sa.Computed"_s);
    call.add(sqlCode(computed.expression));
    call.add(computed.persisted ? u"persisted="_s + pythonBool(*computed.persisted) : QString());
    return call.text();  // "sa.Computed('a + 1', )" where nothing is said, as Alembic writes it
}

void addParts(PythonCall& call, const Column& column, const ColumnParts& parts, NameStyle style)
{
    for (const ForeignKey& key : parts.foreignKeys) {
        call.add(columnForeignKeyCode(key, style));
    }
    for (const CheckConstraint& check : parts.checkConstraints) {
        call.add(checkCode(check, style));
    }
    if (column.computed) {
        call.add(computedCode(*column.computed));
    }
    if (column.identity) {
        call.add(identityCode(*column.identity));
    }
}

}  // namespace

QString nameCode(const QString& name, NameStyle style)
{
    return style == NameStyle::Final ? u"op.f("_s + pythonRepr(name) + u')' : pythonRepr(name);
}

QString defaultCode(const std::optional<ServerDefault>& value)
{
    if (!value) {
        return u"None"_s;
    }
    switch (value->kind) {
    case ServerDefault::Kind::Literal:
        return pythonRepr(value->text);
    case ServerDefault::Kind::Expression:
        return sqlTextCode(value->text);
    case ServerDefault::Kind::CurrentTimestamp:
        return value->text.isEmpty() ? u"sa.func.current_timestamp()"_s : u"sa.func.now()"_s;
    case ServerDefault::Kind::True:
        return u"sa.true()"_s;
    case ServerDefault::Kind::False:
        return u"sa.false()"_s;
    }
    Q_UNREACHABLE();
}

QString identityCode(const Identity& identity)
{
    PythonCall call(u"sa.Identity"_s);
    call.add(u"always"_s, pythonBool(identity.always));
    // In the order of SQLAlchemy's signature.
    for (const QString& name : {u"start"_s,
                                u"increment"_s,
                                u"minvalue"_s,
                                u"maxvalue"_s,
                                u"nominvalue"_s,
                                u"nomaxvalue"_s,
                                u"cycle"_s,
                                u"cache"_s,
                                u"order"_s}) {
        if (identity.options.contains(name)) {
            call.add(name, pythonLiteral(identity.options.value(name)));
        }
    }
    return call.text();
}

bool isSaidAtColumn(const UniqueConstraint& unique, const Column& column)
{
    UniqueConstraint plain;
    plain.columns = QStringList{column.name};
    return unique == plain;
}

Result<QString> columnCode(const Column& column,
                           const ColumnParts& parts,
                           NameStyle style,
                           DialectModules& modules)
{
    const Result<QString> type = typeCode(column.type, modules);
    if (!type) {
        return fail(type.error().in(u"Column '%1'"_s.arg(column.name)));
    }
    PythonCall call(u"sa.Column"_s);
    call.add(pythonRepr(column.name)).add(*type);
    addParts(call, column, parts, style);
    if (column.serverDefault) {
        call.add(u"server_default"_s, defaultCode(column.serverDefault));
    }
    if (column.autoincrement != Autoincrement::Auto) {
        call.add(u"autoincrement"_s, pythonBool(column.autoincrement == Autoincrement::Yes));
    }
    call.addFlag(u"primary_key"_s, parts.primaryKey);
    for (const UniqueConstraint& unique : parts.uniqueConstraints) {
        call.addFlag(u"unique"_s, isSaidAtColumn(unique, column));
    }
    call.add(u"nullable"_s, pythonBool(column.nullable));
    call.addText(u"comment"_s, column.comment);
    call.addOptions(column.options);
    return call.text();
}

}  // namespace limbeck
