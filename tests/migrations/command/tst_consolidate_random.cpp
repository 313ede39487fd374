// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"
#include "models/operation/apply.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

/// Random histories, always the same ones: what comes of them is proved, and what is spoiled is
/// found.
class TestConsolidateRandom : public QObject
{
    Q_OBJECT

private slots:
    void provesRandomHistories();
};

namespace {

struct MadeTable
{
    QString name;
    QStringList columns;  ///< texts of some length, besides "id"
    int rows = 0;
};

/// Writes the scripts of one history: tables that come, change, fill and go, a branch and a merge.
class HistoryMaker final
{
public:
    HistoryMaker(quint32 seed, TemporaryProject& files)
        : m_random(seed)
        , m_files(files)
    {
    }

    void make()
    {
        grow(4, m_tables);
        if (chance(60)) {
            branchAndMerge();
        }
        grow(4, m_tables);
    }

private:
    int below(qsizetype bound)
    {
        return m_random.bounded(static_cast<int>(bound));
    }
    bool chance(int percent)
    {
        return m_random.bounded(100) < percent;
    }
    QString fresh(const QString& stem)
    {
        return u"%1_%2"_s.arg(stem).arg(++m_names);
    }

    /// Each side works on tables of its own: two branches must commute.
    void branchAndMerge()
    {
        const QString fork = m_last;
        QList<MadeTable> left;
        grow(2, left);
        const QString leftHead = m_last;
        m_last = fork;
        QList<MadeTable> right;
        grow(2, right);
        const QString rightHead = m_last;
        add(u"pass"_s, u"(%1, %2)"_s.arg(u'\'' + leftHead + u'\'', u'\'' + rightHead + u'\''));
        m_tables << left << right;
    }

    void grow(int count, QList<MadeTable>& tables)
    {
        for (int i = 0; i < count; ++i) {
            add(tables.isEmpty() ? createTable(tables) : step(tables),
                m_last.isEmpty() ? u"None"_s : u'\'' + m_last + u'\'');
        }
    }

    void add(const QString& body, const QString& down)
    {
        m_last = u"r%1"_s.arg(++m_revisions, 3, 10, QChar(u'0'));
        const QString text = QString(body).replace(u"\n"_s, u"\n    "_s);
        m_files.addScript(
            m_last, u"def upgrade():\n    %1\n\n\ndef downgrade():\n    pass\n"_s.arg(text), down);
    }

    QString createTable(QList<MadeTable>& tables)
    {
        MadeTable table;
        table.name = fresh(u"t"_s);
        QString text =
            u"op.create_table('%1', sa.Column('id', sa.Integer(), primary_key=True)"_s.arg(
                table.name);
        for (int i = 0; i <= below(3); ++i) {
            table.columns << fresh(u"c"_s);
            text +=
                u", sa.Column('%1', sa.String(%2))"_s.arg(table.columns.last()).arg(10 + below(40));
        }
        if (!tables.isEmpty() && chance(40)) {
            text += u", sa.Column('%1', sa.Integer(), sa.ForeignKey('%2.id'))"_s.arg(
                fresh(u"ref"_s), tables.first().name);
        }
        tables << table;
        return text + u')';
    }

    QString inBatch(const MadeTable& table, const QString& call)
    {
        return u"with op.batch_alter_table('%1') as batch_op:\n    batch_op.%2"_s.arg(table.name,
                                                                                      call);
    }

    QString step(QList<MadeTable>& tables)
    {
        MadeTable& table = tables[below(tables.size())];
        QString& column = table.columns[below(table.columns.size())];
        switch (below(9)) {
        case 0:
            return createTable(tables);
        case 1:
            table.columns << fresh(u"c"_s);
            return u"op.add_column('%1', sa.Column('%2', sa.String(%3)))"_s
                .arg(table.name, table.columns.last())
                .arg(5 + below(40));
        case 2: {
            const QString old = std::exchange(column, fresh(u"c"_s));
            return inBatch(table, u"alter_column('%1', new_column_name='%2')"_s.arg(old, column));
        }
        case 3:
            return inBatch(
                table,
                u"alter_column('%1', type_=sa.String(%2))"_s.arg(column).arg(60 + below(40)));
        case 4: {
            const QString old = std::exchange(table.name, fresh(u"t"_s));
            return u"op.rename_table('%1', '%2')"_s.arg(old, table.name);
        }
        case 5:
            return u"op.create_index('%1', '%2', ['%3'])"_s.arg(fresh(u"ix"_s), table.name, column);
        case 6:
            ++table.rows;
            return u"op.execute(\"INSERT INTO %1 (id, %2) VALUES (%3, 'x')\")"_s
                .arg(table.name, column)
                .arg(table.rows);
        case 7:
            return u"op.execute(\"UPDATE %1 SET %2 = 'y%3'\")"_s.arg(table.name, column)
                .arg(below(9));
        default:
            if (table.columns.size() > 1) {
                return inBatch(table, u"drop_column('%1')"_s.arg(table.columns.takeLast()));
            }
            return u"op.execute('DELETE FROM %1 WHERE id = 1')"_s.arg(table.name);
        }
    }

    QRandomGenerator m_random;
    TemporaryProject& m_files;
    QList<MadeTable> m_tables;
    QString m_last;
    int m_revisions = 0;
    int m_names = 0;
};

/// What a script leads to on an empty database.
std::optional<Schema> schemaOf(const Script& script)
{
    const Result<Lowered> lowered = script.lower(Direction::Up, u"sqlite"_s, {});
    std::vector<Operation> operations;
    for (const ScriptStep& step : lowered.value_or(Lowered()).steps) {
        operations.push_back(step.operation);
    }
    const Result<Schema> schema = applyAll(operations, {});
    return schema ? std::optional(*schema) : std::nullopt;
}

/// The same plan with a column one character longer; nothing if that would make no difference in
/// the end, since the column is changed or dropped later on.
std::optional<ConsolidationPlan> spoiled(ConsolidationPlan plan)
{
    static const QRegularExpression length(u"(?<!existing_type=)sa\\.String\\(length=(\\d+)"_s);
    QString text = QString::fromUtf8(plan.content);
    QRegularExpressionMatch last;
    for (auto each = length.globalMatch(text.section(u"def downgrade"_s, 0, 0)); each.hasNext();) {
        last = each.next();
    }
    if (!last.hasMatch()) {
        return std::nullopt;
    }
    text.replace(last.capturedStart(1),
                 last.capturedLength(1),
                 QString::number(last.captured(1).toInt() + 1));
    const Result<Script> script = Script::fromText(text, plan.file);
    const auto wrong = script ? schemaOf(*script) : std::nullopt;
    const auto right = schemaOf(*plan.newScripts.script(plan.id));
    if (!wrong || !right || differences(*right, *wrong).isEmpty()) {
        return std::nullopt;
    }
    plan.newScripts = ScriptDirectory::of({*script});
    return plan;
}

}  // namespace

void TestConsolidateRandom::provesRandomHistories()
{
    const quint32 seeds = qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 500 : 50;
    int found = 0;
    for (quint32 seed = 1; seed <= seeds; ++seed) {
        const QByteArray place = "seed " + QByteArray::number(seed);
        TemporaryProject files;
        HistoryMaker(seed, files).make();
        const Result<Project> project = Project::open(files.folder());
        QVERIFY_RESULT(project);
        const Result<ConsolidationPlan> plan = planConsolidation(
            *project, {.engines = {Engine::Sqlite}, .useStockTemplate = true, .now = 1});
        QVERIFY2(plan, plan ? "" : place + ": " + plan.error().message.toUtf8());
        RecordingObserver observer;
        const Result<Proof> proof = prove(*project, *plan, {}, observer);
        QVERIFY_RESULT(proof);
        QVERIFY2(proof->holds(),
                 place + ": " + proof->differences().join(u'\n').toUtf8() + '\n' + plan->content);

        if (const std::optional<ConsolidationPlan> wrong = spoiled(*plan)) {
            const Result<Proof> against = prove(*project, *wrong, {}, observer);
            QVERIFY_RESULT(against);
            QVERIFY2(!against->holds(), place);
            ++found;
        }
    }
    QVERIFY(found > static_cast<int>(seeds) / 2);
}

QTEST_GUILESS_MAIN(TestConsolidateRandom)
#include "tst_consolidate_random.moc"
