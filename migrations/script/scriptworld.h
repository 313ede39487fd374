// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/classdata.h"
#include "migrations/python/world.h"
#include "migrations/script/liveconnection.h"
#include "migrations/script/liveresults.h"
#include "migrations/script/namegiver.h"
#include "migrations/script/operationtable.h"
#include "migrations/script/orm/mapping.h"
#include "migrations/script/orm/objectstore.h"
#include "migrations/script/script.h"

#include <map>

namespace limbeck {

/// The type of `connection.dialect`, as an object of the world.
inline QString dialectTypeName()
{
    return QStringLiteral("sqlalchemy.Dialect");
}

/// The types of a database connection and of a session on one.
inline QString connectionTypeName()
{
    return QStringLiteral("sqlalchemy.Connection");
}

inline QString sessionTypeName()
{
    return QStringLiteral("sqlalchemy.Session");
}

/// What Alembic and SQLAlchemy mean to a script: `op`, `sa`, the connection, the dialect. What
/// the script does is collected in `lowered`.
class ScriptWorld final : public python::World
{
public:
    /// `lowered`, `before` and `live` outlive this. `dialect` is SQLAlchemy's name. With `live`
    /// everything is done there at once, and `before` is not asked.
    ScriptWorld(Lowered& lowered,
                const QString& dialect,
                const Schema& before,
                const NamingConvention& naming,
                LiveConnection* live = nullptr);

    /// What env.py gives; it outlives this.
    void setEnvironment(const ScriptEnvironment& environment);

    python::Value call(const QString& path, const python::Arguments& arguments) override;
    python::Value callMethod(const python::Object& object,
                             const QString& name,
                             const python::Arguments& arguments) override;
    python::Value attribute(const python::Object& object,
                            const QString& name,
                            const python::SyntaxNode& node) override;
    python::Value fileOf(const QString& file, const python::SyntaxNode& node) override;
    python::Value enter(const python::Object& object, const python::SyntaxNode& node) override;
    python::Value leave(const python::Object& object) override;
    void report(const Opaque& opaque) override;
    std::optional<python::Value> operate(const QByteArray& symbol,
                                         const python::Values& operands,
                                         const python::SyntaxNode& node) override;
    std::optional<python::Value> element(const python::Object& object,
                                         const python::Value& key) override;
    std::optional<python::Value> callObject(const python::Object& object,
                                            const python::Arguments& arguments) override;
    python::Value item(const QString& path,
                       const python::Value& key,
                       const python::SyntaxNode& node) override;
    python::Value instantiate(const python::Class& type,
                              const python::Arguments& arguments) override;
    std::optional<python::Value> classMember(const python::Class& type,
                                             const QString& name,
                                             const python::SyntaxNode& node) override;
    std::optional<python::Value> member(const python::Instance& object,
                                        const QString& name,
                                        const python::SyntaxNode& node) override;
    bool assignByRows(const python::SyntaxNode& target, const Opaque& why) override;
    python::Value superMethod(const python::Instance& object,
                              const QString& name,
                              const python::Arguments& arguments) override;
    void beginTry() override;
    void endTry() override;
    void beginDefinitions() override;
    void endDefinitions() override;
    bool isInstalled(const QString& module) const override;
    qsizetype actions() const override;
    std::optional<python::Value> iterator(const python::Object& object) override;
    void beginSupposition(const Opaque& why) override;
    void endSupposition() override;
    bool isOver() const override;

    /// What failed in the live database.
    const std::optional<Error>& failure() const;

private:
    /// An open `with` that collects operations.
    struct Frame
    {
        int id = 0;
        bool isBatch = false;
        Batch batch;
        std::vector<Operation> operations;
        TextLocation where;
        size_t suppositions = 0;  ///< how many were open when it began
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
    python::Value enterSavepoint(const python::Object& savepoint,
                                 const python::SyntaxNode& node) const;
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
    python::Value add(Operation operation, const TextLocation& where);

    // sessions.cpp
    static std::optional<python::Value> makeSession(const QString& name,
                                                    const python::Arguments& arguments);
    static std::optional<python::Value> callMaker(const python::Object& maker,
                                                  const python::Arguments& arguments);
    python::Value callSession(const python::Object& session,
                              const QString& name,
                              const python::Arguments& arguments);
    python::Value passOn(const python::Object& session,
                         const QString& name,
                         const python::Arguments& arguments);

    // orm/queries.cpp: session.query()
    python::Value query(const python::Object& session, const python::Arguments& arguments);
    static bool isQuery(const python::Object& object);
    python::Value queryMethod(const python::Object& query,
                              const QString& name,
                              const python::Arguments& given);
    python::Value selectOf(const python::Object& query);
    python::Value fetch(const python::Object& query,
                        const QString& name,
                        const python::Arguments& given);
    python::Value fetched(const python::Object& query,
                          const QString& name,
                          const python::Value& rows,
                          const python::Arguments& place);
    python::Value objectsOf(const python::Object& query,
                            const python::Value& row,
                            const python::Arguments& place);
    python::Value changeAll(const python::Object& query,
                            const QString& name,
                            const python::Arguments& given);

    // orm/objects.cpp, orm/writing.cpp: objects of mapped classes
    Certain<Mapping> mappingOf(const python::Class& type);
    static python::Value columnOfTable(const python::Value& table, const QString& attribute);
    python::Arguments withTables(const python::Arguments& arguments);
    python::Value makeObject(const python::Class& type, const python::Arguments& arguments);
    ObjectStore& store(const python::Object& session);
    python::Value keepObject(const python::Object& session,
                             const QString& name,
                             const python::Arguments& arguments);
    python::Value foreseeObject(const python::Instance* object,
                                const QString& name,
                                const python::Arguments& arguments);
    python::Value markDeleted(StoredObject* stored,
                              const python::Instance& object,
                              const python::Arguments& arguments);
    python::Value loadedObject(const python::Object& session,
                               const python::Class& type,
                               const Mapping& mapping,
                               const python::Values& row,
                               const python::Arguments& place);
    python::Value refresh(StoredObject& stored,
                          const Mapping& mapping,
                          const python::Arguments& place);
    static python::Value withKey(const python::Value& statement,
                                 const python::Values& key,
                                 const Mapping& mapping,
                                 const python::Arguments& place);
    python::Value defaultOf(const python::Value& value, const python::Arguments& place);
    python::Value insertOf(const python::Instance& object,
                           const Mapping& mapping,
                           const python::Arguments& place);
    python::Value writeObjects(const python::Object& session, const python::Arguments& place);
    bool hasUnwritten(const python::Object& session);
    python::Value writeNew(ObjectStore& objects,
                           StoredObject& object,
                           const python::Arguments& place);
    python::Value writeChanges(StoredObject& object, const python::Arguments& place);
    python::Value madeKey(const python::Object& result, const python::Arguments& place);

    // surroundings.cpp: env.py, `-x`, the environment
    std::optional<python::Value> askSurroundings(const QString& path,
                                                 const python::Arguments& arguments);
    std::optional<python::Value> versionTableSchema() const;
    python::Value variable(const python::Value& name,
                           const python::Value& otherwise,
                           const python::Arguments& place) const;

    // textfiles.cpp: files of the project
    python::Value textOfFile(const QString& path, const python::Arguments& place);
    std::optional<python::Value> callOfFiles(const QString& path,
                                             const python::Arguments& arguments);
    std::optional<python::Value> callOfResources(const QString& path,
                                                 const python::Arguments& arguments);
    std::optional<python::Value> methodOfFiles(const python::Object& object,
                                               const QString& name,
                                               const python::Arguments& arguments);
    static std::optional<python::Value> attributeOfFiles(const python::Object& object,
                                                         const QString& name);
    static std::optional<python::Value> pathBelow(const QByteArray& symbol,
                                                  const python::Values& operands,
                                                  const python::Arguments& place);
    static bool isOpenFile(const python::Object& object);

    // reflections.cpp: MetaData.reflect()
    /// What a reflection found; `schema` is empty if only the run knows it.
    struct Reflection
    {
        std::optional<Schema> schema;
        QStringList only;  ///< empty: all tables
        QHash<QString, python::Value> tables;
    };
    python::Value reflect(const python::Object& metadata, const python::Arguments& arguments);
    bool isReflected(const python::Object& metadata) const;
    static python::Value reflectedTables(const python::Object& metadata);
    std::optional<python::Value> reflectedIn(const python::Object& metadata,
                                             const QString& name,
                                             const python::Arguments& place);
    std::optional<python::Value> elementOfTables(const python::Object& object,
                                                 const python::Value& key);

    // runvalues.cpp: what only a run has
    std::optional<python::Value> valueOfRun(const QString& path,
                                            const python::Arguments& arguments);
    python::Value isOffline(const python::Arguments& arguments) const;
    std::optional<python::Value> inRun(const python::Arguments& arguments,
                                       const QString& reason) const;
    std::optional<python::Value> schemaInRun(const python::Arguments& arguments,
                                             const QString& reason) const;

    // attempts.cpp: operations in a `try`
    std::optional<python::Value> attempt(const Operation& operation, const TextLocation& where);

    // rowsteps.cpp: what the rows of the database decide
    python::Value undone(const Opaque& why, const TextLocation& where);
    static Opaque ofSchema(Opaque why);
    Opaque classified(Opaque why, const python::Value& statement) const;
    void noteSupposed(const Operation& operation, const TextLocation& where);
    python::Value callResult(const python::Object& result,
                             const QString& name,
                             const python::Arguments& arguments);
    std::optional<python::Value> resultAttribute(const python::Object& result,
                                                 const QString& name) const;
    python::Value resultOf(const python::Arguments& arguments);
    void runNow(const Operation& operation, const TextLocation& where);
    bool isInTransaction() const;

    // typedecorators.cpp: column types and enums of the project
    static bool isTypeClass(const python::Value& value);
    python::Value typeOfClass(const python::Class& type, const python::Arguments& arguments);
    python::Value decoratedType(const python::Instance& type, const python::Arguments& arguments);
    python::Value implementation(const python::Instance& type, const python::Arguments& arguments);
    python::Value madeType(const python::Value& value, const python::Arguments& arguments);
    python::Value columnSpecification(const python::Instance& type,
                                      const python::Arguments& arguments);
    python::Value compiledType(const python::Value& compiler,
                               const python::ClassData& data,
                               const python::Arguments& arguments);
    static python::Value rawType(const python::Value& words,
                                 const python::ClassData& data,
                                 const python::Arguments& arguments);
    static python::Value converted(const python::Value& type, const python::ClassData& data);
    python::Arguments withTypes(const python::Arguments& arguments);
    python::Arguments withEnum(const python::Arguments& arguments);
    void collect(Operation operation, const TextLocation& where);
    Frame* frame(int id);

    Lowered& m_lowered;
    QString m_dialect;
    NameGiver m_names;
    const Schema& m_before;
    const ScriptEnvironment* m_environment = nullptr;
    std::vector<Frame> m_frames;
    int m_lastId = 0;
    int m_tries = 0;        ///< how many `try` are open that catch the database's errors
    int m_definitions = 0;  ///< how many modules are being defined
    int m_typeDepth = 0;
    qsizetype m_actions = 0;
    std::vector<Opaque> m_suppositions;
    std::map<const python::ClassData*, Certain<Mapping>> m_mappings;
    std::map<const void*, ObjectStore> m_stores;  ///< by the arguments of their session
    QSet<const void*> m_entitySelects;            ///< arguments of select(Class)
    /// What the maps are keyed by, so that no other object takes its address.
    std::vector<std::shared_ptr<const python::Arguments>> m_held;
    int m_sessions = 0;                               ///< how many were made
    std::map<const void*, Reflection> m_reflections;  ///< by the arguments of their MetaData
    LiveConnection* m_live;
    LiveResults m_results;
    QueryResult m_lastResult;  ///< of the last SQL text that ran in the live database
    std::optional<Error> m_failure;
};

}  // namespace limbeck
