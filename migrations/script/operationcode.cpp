// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/operationcode.h"

#include "migrations/script/constraintcode.h"
#include "migrations/script/datacode.h"
#include "migrations/script/pythonrepr.h"
#include "migrations/script/typecode.h"
#include "models/base/enginetext.h"
#include "models/schema/enumtypes.h"

#include <ranges>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Writes one operation after another; `m_lines` are statements.
class OperationWriter final
{
public:
    explicit OperationWriter(OperationPlace place)
        : m_place(place)
    {
    }

    Result<> write(const Operation& operation)
    {
        return std::visit([this](const auto& each) { return write(each); }, operation.value);
    }

    const QStringList& lines() const
    {
        return m_lines;
    }

    const DialectModules& modules() const
    {
        return m_modules;
    }

private:
    Result<> add(const QString& line)
    {
        m_lines << line;
        return {};
    }

    Result<> add(const Result<QString>& line)
    {
        return line ? add(*line) : fail(line.error());
    }

    Result<> write(const CreateTable& operation);
    Result<> write(const DropTable& operation)
    {
        PythonCall call(u"op.drop_table"_s);
        call.add(pythonRepr(operation.table.name));
        m_place.addSchema(call, operation.table);
        call.addFlag(u"if_exists"_s, operation.ifExists);
        return add(call.text());
    }
    Result<> write(const RenameTable& operation)
    {
        PythonCall call(u"op.rename_table"_s);
        call.add(pythonRepr(operation.table.name)).add(pythonRepr(operation.newName));
        m_place.addSchema(call, operation.table);
        return add(call.text());
    }
    Result<> write(const AddColumn& operation);
    Result<> write(const DropColumn& operation)
    {
        PythonCall call(m_place.call(u"drop_column"_s));
        m_place.addTable(call, operation.table);
        call.add(pythonRepr(operation.column));
        m_place.addSchema(call, operation.table);
        call.addFlag(u"if_exists"_s, operation.ifExists);
        return add(call.text());
    }
    Result<> write(const AlterColumn& operation);
    Result<> write(const CreateIndex& operation)
    {
        return add(createIndexCode(operation, m_place));
    }
    Result<> write(const DropIndex& operation)
    {
        return add(dropIndexCode(operation, m_place));
    }
    Result<> write(const AddConstraint& operation)
    {
        return add(addConstraintCode(operation, m_place));
    }
    Result<> write(const DropConstraint& operation)
    {
        return add(dropConstraintCode(operation, m_place));
    }
    Result<> write(const SetTableComment& operation);
    Result<> write(const CreateEnum& operation)
    {
        return add(enumCode(operation.type, u"create"_s, operation.ifNotExists));
    }
    Result<> write(const DropEnum& operation)
    {
        return add(enumCode(operation.type, u"drop"_s, operation.ifExists));
    }
    Result<> write(const BulkInsert& operation)
    {
        return add(bulkInsertCode(operation, m_modules));
    }
    Result<> write(const ExecuteSql& operation)
    {
        return add(executeCode(operation));
    }
    Result<> write(const Batch& operation);
    Result<> write(const AutocommitBlock& operation)
    {
        return writeBlock(u"with op.get_context().autocommit_block():"_s,
                          operation.operations,
                          {m_place.style, false});
    }

    Result<> writeBlock(const QString& head,
                        const std::vector<Operation>& operations,
                        OperationPlace place);
    QString enumCode(const EnumType& type, const QString& method, bool checksFirst) const;
    Result<> addTypeArgument(PythonCall& call, const QString& name, const ColumnChanges& changes);

    OperationPlace m_place;
    QStringList m_lines;
    DialectModules m_modules;
};

QStringList constraintCodes(const Table& table, NameStyle style, DialectModules& modules)
{
    QStringList codes;
    if (table.primaryKey) {
        codes << primaryKeyCode(*table.primaryKey, style);
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        codes << uniqueCode(unique, style);
    }
    for (const CheckConstraint& check : table.checkConstraints) {
        codes << checkCode(check, style);
    }
    for (const ExcludeConstraint& exclude : table.excludeConstraints) {
        codes << excludeCode(exclude, style, modules);
    }
    return codes;
}

/// Columns and constraints as arguments. Old versions of Python take 255 at most.
QString listed(const QStringList& items)
{
    const QString text = items.join(u",\n"_s);
    return items.size() > 255 ? u"*["_s + text + u']' : text;
}

Result<> OperationWriter::write(const CreateTable& operation)
{
    const Table& table = operation.table;
    QStringList items;
    for (const Column& column : table.columns) {
        const Result<QString> code = columnCode(column, {}, m_place.style, m_modules);
        if (!code) {
            return fail(code.error().in(u"Table '%1'"_s.arg(table.name.toString())));
        }
        items << *code;
    }
    QStringList constraints = constraintCodes(table, m_place.style, m_modules);
    for (const ForeignKey& key : table.foreignKeys) {
        const Result<QString> code = foreignKeyCode(key, m_place.style);
        if (!code) {
            return fail(code.error());
        }
        constraints << *code;
    }
    // By kind, as in Alembic, which sorts by the text. Among those of a kind the order stays:
    // engines number constraints without a name.
    std::ranges::stable_sort(
        constraints, {}, [](const QString& code) { return code.first(code.indexOf(u'(')); });
    PythonCall call(u"op.create_table"_s);
    call.add(pythonRepr(table.name.name)).add(listed(items + constraints));
    call.addText(u"schema"_s, table.name.schema);
    call.addText(u"comment"_s, table.comment);
    call.addOptions(table.options);
    if (!table.prefixes.isEmpty()) {
        call.add(u"prefixes"_s, pythonListRepr(table.prefixes));
    }
    call.addFlag(u"if_not_exists"_s, operation.ifNotExists);
    m_lines << call.textOnLines();
    for (const Index& index : table.indexes) {
        m_lines << createIndexCode({table.name, index, operation.ifNotExists}, m_place);
    }
    return {};
}

Result<> OperationWriter::write(const AddColumn& operation)
{
    const Result<QString> column =
        columnCode(operation.column, operation.parts, m_place.style, m_modules);
    if (!column) {
        return fail(column.error());
    }
    PythonCall call(m_place.call(u"add_column"_s));
    m_place.addTable(call, operation.table);
    call.add(*column);
    m_place.addSchema(call, operation.table);
    call.addFlag(u"if_not_exists"_s, operation.ifNotExists);
    call.addFlag(u"inline_references"_s, operation.inlineReferences);
    call.addFlag(u"inline_primary_key"_s, operation.inlinePrimaryKey);
    call.addText(u"insert_before"_s, operation.place.before);
    call.addText(u"insert_after"_s, operation.place.after);
    m_lines << call.text();

    // What a column cannot say by itself.
    for (const UniqueConstraint& unique : operation.parts.uniqueConstraints) {
        if (!isSaidAtColumn(unique, operation.column)) {
            const Result<QString> code = addConstraintCode({operation.table, unique}, m_place);
            m_lines << *code;  // only foreign keys can fail
        }
    }
    for (const Index& index : operation.parts.indexes) {
        m_lines << createIndexCode({operation.table, index, false}, m_place);
    }
    return {};
}

Result<> OperationWriter::addTypeArgument(PythonCall& call,
                                          const QString& name,
                                          const ColumnChanges& changes)
{
    if (changes.type) {
        const Result<QString> code = typeCode(*changes.type, m_modules);
        if (!code) {
            return fail(code.error());
        }
        call.add(name, *code);
    }
    return {};
}

QString defaultOf(const ColumnChanges& changes)
{
    if (changes.identity) {
        return *changes.identity ? identityCode(**changes.identity) : u"None"_s;
    }
    return changes.serverDefault ? defaultCode(*changes.serverDefault) : QString();
}

QString commentOf(const ColumnChanges& changes)
{
    return changes.comment ? (*changes.comment ? pythonRepr(**changes.comment) : u"None"_s)
                           : QString();
}

void addIf(PythonCall& call, const QString& name, const QString& code)
{
    if (!code.isEmpty()) {
        call.add(name, code);
    }
}

QString flagCode(const std::optional<bool>& flag)
{
    return flag ? pythonBool(*flag) : QString();
}

QString autoincrementCode(const std::optional<Autoincrement>& value)
{
    if (!value) {
        return {};
    }
    return *value == Autoincrement::Auto ? u"'auto'"_s : pythonBool(*value == Autoincrement::Yes);
}

/// In Alembic's order of arguments: render.py, _alter_column.
Result<> OperationWriter::write(const AlterColumn& operation)
{
    const ColumnChanges& changes = operation.changes;
    const ColumnChanges& existing = operation.existing;
    PythonCall call(m_place.call(u"alter_column"_s));
    m_place.addTable(call, operation.table);
    call.add(pythonRepr(operation.column));
    if (const Result<> typed = addTypeArgument(call, u"existing_type"_s, existing); !typed) {
        return typed;
    }
    addIf(call, u"server_default"_s, defaultOf(changes));
    call.addText(u"new_column_name"_s, changes.name.value_or(QString()));
    if (const Result<> typed = addTypeArgument(call, u"type_"_s, changes); !typed) {
        return typed;
    }
    addIf(call, u"nullable"_s, flagCode(changes.nullable));
    addIf(call, u"comment"_s, commentOf(changes));
    addIf(call, u"existing_comment"_s, commentOf(existing));
    if (!changes.nullable) {
        addIf(call, u"existing_nullable"_s, flagCode(existing.nullable));
    }
    addIf(call, u"autoincrement"_s, autoincrementCode(changes.autoincrement));
    addIf(call, u"existing_autoincrement"_s, autoincrementCode(existing.autoincrement));
    if (defaultOf(changes).isEmpty()) {
        addIf(call, u"existing_server_default"_s, defaultOf(existing));
    }
    m_place.addSchema(call, operation.table);
    call.addText(u"insert_before"_s, operation.place.before);
    call.addText(u"insert_after"_s, operation.place.after);
    call.addText(u"postgresql_using"_s, operation.postgresqlUsing);
    call.addOptions(operation.options);
    // Alembic's eleven columns, also in a batch, whose body stands four further right.
    return add(m_place.isInBatch ? call.textBelow(1, 7) : call.textBelow(2, 11));
}

/// Each argument on a line of its own, as in Alembic.
Result<> OperationWriter::write(const SetTableComment& operation)
{
    const bool sets = operation.comment.has_value();
    QStringList arguments;
    if (!m_place.isInBatch) {
        arguments << pythonRepr(operation.table.name);
    }
    if (sets) {
        arguments << pythonRepr(*operation.comment);
    }
    arguments << u"existing_comment="_s
                     + (operation.existing ? pythonRepr(*operation.existing) : u"None"_s);
    if (!m_place.isInBatch) {
        const QString& schema = operation.table.schema;
        arguments << u"schema="_s + (schema.isEmpty() ? u"None"_s : pythonRepr(schema));
    }
    return add(m_place.call(sets ? u"create_table_comment"_s : u"drop_table_comment"_s)
               + u"(\n    "_s + arguments.join(u",\n    "_s) + u"\n)"_s);
}

/// Enum.create() does nothing on engines without such types, so one line serves all.
QString OperationWriter::enumCode(const EnumType& type,
                                  const QString& method,
                                  bool checksFirst) const
{
    PythonCall make(u"sa.Enum"_s);
    for (const QString& value : type.values) {
        make.add(pythonRepr(value));
    }
    make.addText(u"name"_s, type.name);
    make.addText(u"schema"_s, type.schema);
    return u"%1.%2(op.get_bind(), checkfirst=%3)"_s.arg(
        make.text(), method, pythonBool(checksFirst));
}

QString recreateCode(Recreate recreate)
{
    switch (recreate) {
    case Recreate::Auto:
        return {};
    case Recreate::Always:
        return u"always"_s;
    case Recreate::Never:
        return u"never"_s;
    }
    Q_UNREACHABLE();
}

Result<> OperationWriter::write(const Batch& operation)
{
    if (operation.copyFrom || !operation.tableConstraints.isEmpty()
        || !operation.partialReordering.isEmpty()) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr(
                        "The batch on table '%1' uses copy_from, table_args or partial_reordering, "
                        "which Limbeck does not write.")
                        .arg(operation.table.toString()));
    }
    PythonCall call(u"with op.batch_alter_table"_s);
    call.add(pythonRepr(operation.table.name));
    call.add(u"schema"_s,
             operation.table.schema.isEmpty() ? u"None"_s : pythonRepr(operation.table.schema));
    call.addText(u"recreate"_s, recreateCode(operation.recreate));
    if (!operation.tableOptions.isEmpty()) {
        call.add(u"table_kwargs"_s, pythonLiteral(operation.tableOptions));
    }
    if (!operation.namingConvention.isEmpty()) {
        call.add(u"naming_convention"_s, pythonLiteral(operation.namingConvention));
    }
    return writeBlock(
        call.text() + u" as batch_op:"_s, operation.operations, {m_place.style, true});
}

Result<> OperationWriter::writeBlock(const QString& head,
                                     const std::vector<Operation>& operations,
                                     OperationPlace place)
{
    OperationWriter inner(place);
    for (const Operation& each : operations) {
        if (const Result<> written = inner.write(each); !written) {
            return written;
        }
    }
    m_modules.unite(inner.modules());
    const QString body = inner.lines().isEmpty() ? u"pass"_s : inner.lines().join(u'\n');
    constexpr int step = 4;
    m_lines << head + u'\n' + QString(step, u' ') + indented(body, step) + u'\n';
    return {};
}

/// True if operation `index` makes an enum type that the CREATE TABLE after it brings along: see
/// impliedBy().
bool isImplied(const std::vector<Operation>& operations, size_t index)
{
    const auto* type = std::get_if<CreateEnum>(&operations[index].value);
    size_t next = index;
    while (next < operations.size() && std::holds_alternative<CreateEnum>(operations[next].value)) {
        ++next;
    }
    const auto* create =
        next < operations.size() ? std::get_if<CreateTable>(&operations[next].value) : nullptr;
    return type != nullptr && type->ifNotExists && create != nullptr
           && enumTypes(create->table, u"postgresql"_s).contains(type->type);
}

}  // namespace

Result<ScriptBody> writeOperations(const std::vector<Operation>& operations, NameStyle style)
{
    OperationWriter writer({style, false});
    for (size_t i = 0; i < operations.size(); ++i) {
        const Result<> written =
            isImplied(operations, i) ? Result<>() : writer.write(operations[i]);
        if (!written) {
            return fail(written.error());
        }
    }
    return ScriptBody{writer.lines().join(u'\n'), importLines(writer.modules())};
}

QString indented(const QString& text, int columns)
{
    constexpr QLatin1StringView quotes("\"\"\"");
    QStringList lines = text.split(u'\n');
    bool isInText = lines.first().count(quotes) % 2 == 1;
    for (QString& line : lines | std::views::drop(1)) {
        if (!isInText && !line.isEmpty()) {
            line.prepend(QString(columns, u' '));
        }
        isInText = isInText != (line.count(quotes) % 2 == 1);
    }
    return lines.join(u'\n');
}

}  // namespace limbeck
