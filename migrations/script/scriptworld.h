// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/world.h"
#include "migrations/script/namegiver.h"
#include "migrations/script/operationtable.h"
#include "migrations/script/script.h"

namespace limbeck {

/// What Alembic and SQLAlchemy mean to a script: `op`, `sa`, the connection, the dialect. What
/// the script does is collected in `lowered`.
class ScriptWorld final : public python::World
{
public:
    /// `lowered` and `before` outlive this. `dialect` is SQLAlchemy's name.
    ScriptWorld(Lowered& lowered,
                const QString& dialect,
                const Schema& before,
                const NamingConvention& naming);

    python::Value call(const QString& path, const python::Arguments& arguments) override;
    python::Value callMethod(const python::Object& object,
                             const QString& name,
                             const python::Arguments& arguments) override;
    python::Value attribute(const python::Object& object,
                            const QString& name,
                            const python::SyntaxNode& node) override;
    python::Value enter(const python::Object& object, const python::SyntaxNode& node) override;
    void leave(const python::Object& object) override;
    void report(const Opaque& opaque) override;
    std::optional<python::Value> operate(const QByteArray& symbol,
                                         const python::Values& operands,
                                         const python::SyntaxNode& node) override;
    std::optional<python::Value> element(const python::Object& object,
                                         const python::Value& key) override;
    std::optional<python::Value> callObject(const python::Object& object,
                                            const python::Arguments& arguments) override;

private:
    /// An open `with` that collects operations.
    struct Frame
    {
        int id = 0;
        bool isBatch = false;
        Batch batch;
        std::vector<Operation> operations;
        TextLocation where;
    };

    python::Value callOperation(const QString& name, const python::Arguments& arguments);
    python::Value callBatch(const python::Object& batch,
                            const QString& name,
                            const python::Arguments& arguments);
    python::Value callConnection(const QString& name, const python::Arguments& arguments);
    python::Value callEnum(const python::Object& type,
                           const QString& name,
                           const python::Arguments& arguments);
    python::Value callContext(const QString& name, const python::Arguments& arguments);
    std::optional<Schema> schemaNow() const;
    python::Value callInspector(const QString& name, const python::Arguments& arguments);
    python::Value execute(const python::Arguments& arguments, SqlSource source);
    Certain<Operation> named(const QString& function,
                             const KnownOperation& known,
                             const python::Arguments& arguments,
                             const TableName* batchTable) const;
    tl::expected<void, QString> nameCopied(Table& table, const python::Arguments& batch) const;
    python::Value verbatim(const python::Arguments& arguments) const;
    python::Value done(Certain<Operation> operation, const TextLocation& where);
    void add(Operation operation, const TextLocation& where);
    void collect(Operation operation, const TextLocation& where);
    Frame* frame(int id);

    Lowered& m_lowered;
    QString m_dialect;
    NameGiver m_names;
    const Schema& m_before;
    std::vector<Frame> m_frames;
    int m_lastId = 0;
};

}  // namespace limbeck
