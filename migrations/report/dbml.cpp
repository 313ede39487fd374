// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/dbml.h"

#include "migrations/report/textwidth.h"
#include "models/schema/relations.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A name. Line breaks would end it, so they become signs.
QString nameText(const QString& name)
{
    QString text = oneLine(name);
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

QString nameText(const TableName& name)
{
    return name.schema.isEmpty() ? nameText(name.name)
                                 : nameText(name.schema) + u'.' + nameText(name.name);
}

/// A text on one line.
QString stringText(const QString& text)
{
    QString escaped = oneLine(text);
    return u'\'' + escaped.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

/// SQL. A backtick would end it.
QString expressionText(const QString& sql)
{
    QString text = oneLine(sql);
    return u'`' + text.replace(u'`', u'\'') + u'`';
}

QString columnsText(const QStringList& columns)
{
    QStringList names;
    for (const QString& column : columns) {
        names << nameText(column);
    }
    return names.size() == 1 ? names.first() : u'(' + names.join(u", "_s) + u')';
}

QString commentLine(const QString& text)
{
    return u"// "_s + oneLine(text) + u'\n';
}

QString databaseType(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        return u"SQLite"_s;
    case Engine::Postgresql:
        return u"PostgreSQL"_s;
    case Engine::Mariadb:
        return u"MariaDB"_s;
    case Engine::Mysql:
        return u"MySQL"_s;
    }
    Q_UNREACHABLE();
}

class Writer final
{
public:
    explicit Writer(const Report& report)
        : m_report(report)
        , m_schema(report.schema)
    {
        const Result<const Dialect*> dialect = Dialect::of(report.engine);
        m_dialect = dialect ? *dialect : nullptr;
    }

    QString write()
    {
        QString text = commentLine(m_report.title);
        for (const Finding& doubt : m_report.doubts) {
            text += commentLine(u"Not certain: "_s + doubt.message);
        }
        text += u"\nProject "_s + nameText(m_report.project) + u" {\n  database_type: "_s
                + stringText(databaseType(m_report.engine)) + u"\n}\n"_s;
        text += enums();
        for (const Table& table : m_schema.tables) {
            text += u'\n' + tableText(table);
        }
        return text + references();
    }

private:
    /// Enum types that stand for themselves, and those that only columns name.
    QString enums()
    {
        QString text;
        for (const EnumType& type : m_schema.enums) {
            text += enumText(TableName(type.schema, type.name), type.values);
        }
        for (const Table& table : m_schema.tables) {
            for (const Column& column : table.columns) {
                const ColumnType& type = column.type;
                if (type.kind == TypeKind::Enum && !type.name.isEmpty()) {
                    text += enumText(TableName(type.schema, type.name), type.values);
                }
            }
        }
        return text;
    }

    QString enumText(const TableName& name, QStringList values)
    {
        values.removeDuplicates();
        if (values.isEmpty() || m_enums.contains(name)) {
            return {};
        }
        m_enums.insert(name);
        QString text = u"\nEnum "_s + nameText(name) + u" {\n"_s;
        for (const QString& value : values) {
            text += u"  "_s + nameText(value) + u'\n';
        }
        return text + u"}\n"_s;
    }

    QString typeText(const ColumnType& type) const
    {
        const TableName name(type.schema, type.name);
        if (type.kind == TypeKind::Enum && m_enums.contains(name)) {
            return nameText(name);
        }
        const Result<QString> sql =
            m_dialect == nullptr ? Result<QString>(describe(type)) : m_dialect->typeName(type);
        const QString text = oneLine(sql && !sql->isEmpty() ? *sql : describe(type));
        static const QRegularExpression plain(
            u"^[A-Za-z_][A-Za-z0-9_]*(\\([0-9]+(,[0-9]+)?\\))?$"_s);
        return plain.match(text).hasMatch() ? text : nameText(text);
    }

    QString tableText(const Table& table) const
    {
        if (table.columns.isEmpty()) {
            return commentLine(u"Table without columns: "_s + table.name.toString());
        }
        QString text = u"Table "_s + nameText(table.name) + u" {\n"_s;
        for (const Column& column : table.columns) {
            text += u"  "_s + nameText(column.name) + u' ' + typeText(column.type)
                    + settings(table, column) + u'\n';
        }
        return text + indexes(table) + note(table) + u"}\n"_s;
    }

    static QString settings(const Table& table, const Column& column)
    {
        QStringList settings;
        if (table.primaryKey && table.primaryKey->columns == QStringList{column.name}) {
            settings << u"pk"_s;
        }
        const bool isUnique =
            std::ranges::any_of(table.uniqueConstraints, [&column](const UniqueConstraint& unique) {
                return unique.columns == QStringList{column.name};
            });
        if (isUnique) {
            settings << u"unique"_s;
        }
        if (!column.nullable) {
            settings << u"not null"_s;
        }
        if (column.identity) {
            settings << u"increment"_s;
        }
        if (const QString value = defaultText(column); !value.isEmpty()) {
            settings << u"default: "_s + value;
        }
        if (!column.comment.isEmpty()) {
            settings << u"note: "_s + stringText(column.comment);
        }
        return settings.isEmpty() ? QString() : u" ["_s + settings.join(u", "_s) + u']';
    }

    static QString defaultText(const Column& column)
    {
        if (column.computed) {
            return expressionText(u"generated always as ("_s + column.computed->expression + u')');
        }
        if (!column.serverDefault) {
            return {};
        }
        switch (column.serverDefault->kind) {
        case ServerDefault::Kind::Literal:
            return stringText(column.serverDefault->text);
        case ServerDefault::Kind::Expression:
            return expressionText(column.serverDefault->text);
        case ServerDefault::Kind::CurrentTimestamp:
            return u"`CURRENT_TIMESTAMP`"_s;
        case ServerDefault::Kind::True:
            return u"true"_s;
        case ServerDefault::Kind::False:
            return u"false"_s;
        }
        Q_UNREACHABLE();
    }

    static QString indexes(const Table& table)
    {
        QString lines;
        if (table.primaryKey && table.primaryKey->columns.size() > 1) {
            lines += u"    "_s + columnsText(table.primaryKey->columns) + u" [pk]\n"_s;
        }
        for (const UniqueConstraint& unique : table.uniqueConstraints) {
            if (unique.columns.size() > 1) {
                lines += u"    "_s + columnsText(unique.columns) + u" [unique"_s
                         + named(unique.name) + u"]\n"_s;
            }
        }
        for (const Index& index : table.indexes) {
            lines += indexText(index);
        }
        return lines.isEmpty() ? lines : u"\n  indexes {\n"_s + lines + u"  }\n"_s;
    }

    static QString indexText(const Index& index)
    {
        if (index.parts.isEmpty()) {
            return {};
        }
        QStringList parts;
        for (const IndexPart& part : index.parts) {
            parts << (part.isExpression ? expressionText(part.text) : nameText(part.text));
        }
        QStringList settings;
        if (index.unique) {
            settings << u"unique"_s;
        }
        if (!index.name.isEmpty()) {
            settings << u"name: "_s + stringText(index.name);
        }
        if (!index.where.isEmpty()) {
            settings << u"note: "_s + stringText(u"where "_s + index.where);
        }
        return u"    "_s + (parts.size() == 1 ? parts.first() : u'(' + parts.join(u", "_s) + u')')
               + (settings.isEmpty() ? QString() : u" ["_s + settings.join(u", "_s) + u']') + u'\n';
    }

    static QString named(const QString& name)
    {
        return name.isEmpty() ? QString() : u", name: "_s + stringText(name);
    }

    /// The comment and what DBML has no word for.
    static QString note(const Table& table)
    {
        QStringList lines;
        if (!table.comment.isEmpty()) {
            lines << table.comment;
        }
        for (const CheckConstraint& check : table.checkConstraints) {
            lines << (check.name.isEmpty() ? QString() : check.name + u": "_s) + u"check ("_s
                         + check.condition + u')';
        }
        return lines.isEmpty() ? QString()
                               : u"\n  Note: "_s + stringText(lines.join(u"; "_s)) + u'\n';
    }

    QString references()
    {
        QString text;
        for (const Table& table : m_schema.tables) {
            for (const ForeignKey& key : table.foreignKeys) {
                text += referenceText(table, key);
            }
        }
        return text.isEmpty() ? text : u'\n' + text;
    }

    QString referenceText(const Table& table, const ForeignKey& key)
    {
        const Table* referent = m_schema.table(key.referent);
        const QStringList columns = referentColumnsOf(m_schema, key);
        const auto hasAll = [](const Table& owner, const QStringList& names) {
            return !names.isEmpty() && std::ranges::all_of(names, [&owner](const QString& name) {
                return owner.hasColumn(name);
            });
        };
        const QString from = nameText(table.name) + u'.' + columnsText(key.columns);
        if (referent == nullptr || !hasAll(table, key.columns) || !hasAll(*referent, columns)
            || columns.size() != key.columns.size()) {
            return commentLine(u"Reference to what is not here: "_s + from + u" > "_s
                               + key.referent.toString());
        }
        const QString to = nameText(referent->name) + u'.' + columnsText(columns);
        QStringList ends{from, to};
        ends.sort();
        if (from == to || m_references.contains(ends)) {
            return commentLine(u"The same reference once more: "_s + from + u" > "_s + to);
        }
        m_references.insert(ends);
        QStringList rules;
        if (!key.onDelete.isEmpty()) {
            rules << u"delete: "_s + key.onDelete.toLower();
        }
        if (!key.onUpdate.isEmpty()) {
            rules << u"update: "_s + key.onUpdate.toLower();
        }
        return u"Ref"_s + (key.name.isEmpty() ? QString() : u' ' + nameText(key.name)) + u": "_s
               + from + (isUnique(table, key.columns) ? u" - "_s : u" > "_s) + to
               + (rules.isEmpty() ? QString() : u" ["_s + rules.join(u", "_s) + u']') + u'\n';
    }

    const Report& m_report;  // outlives the writer
    const Schema& m_schema;
    const Dialect* m_dialect = nullptr;  // lives for the whole program
    QSet<TableName> m_enums;
    QSet<QStringList> m_references;  ///< both ends of each, sorted: DBML takes no pair twice
};

}  // namespace

QString dbmlText(const Report& report)
{
    return Writer(report).write();
}

}  // namespace limbeck
