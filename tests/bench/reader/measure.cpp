// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/reader/measure.h"

#include "tests/bench/reader/letters.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <ctime>
#include <sys/time.h>
#include <unistd.h>

namespace limbeck::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr time_t secondsPerScript = 10;

/// The script that is being read, for the signal handler, which may call next to nothing.
std::array<char, 4096> watchedFile{};

void tellAndStop(int number)
{
    const char* what = number == SIGVTALRM ? "HANG in " : "CRASH in ";
    (void)!write(STDERR_FILENO, what, strlen(what));
    (void)!write(STDERR_FILENO, watchedFile.data(), strlen(watchedFile.data()));
    (void)!write(STDERR_FILENO, "\n", 1);
    _exit(2);
}

/// Seconds of the processor, not of the clock: a busy machine is no hang. 0 switches it off.
void allow(time_t seconds)
{
    const itimerval timer{{0, 0}, {seconds, 0}};
    setitimer(ITIMER_VIRTUAL, &timer, nullptr);
}

void watch(const QString& file)
{
    const QByteArray name = file.toLocal8Bit().left(qsizetype(watchedFile.size()) - 1);
    std::copy(name.cbegin(), name.cend(), watchedFile.begin());
    watchedFile[size_t(name.size())] = '\0';
    allow(secondsPerScript);
}

/// Of the processor, for the same reason.
template <typename Work>
double milliseconds(Work work)
{
    const std::clock_t start = std::clock();
    work();
    return 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// The reader's own words where it says them, else the plan's sentence.
QList<Reason> reasonsOf(const command::ScriptReading& reading, const Result<Lowered>& lowered)
{
    QList<Reason> reasons;
    const bool isOpaque = reading.kind == command::ScriptReading::Kind::Opaque;
    if (isOpaque && lowered) {
        for (const Opaque& each : lowered->opaque) {
            reasons << Reason{each.reason, each.where};
        }
        return reasons;
    }
    for (const Finding& each : reading.reasons) {
        reasons << Reason{each.message, each.where};
    }
    return reasons;
}

/// Both directions of a script that cannot be read at all.
QList<Body> unreadable(const Script& script, const Error& error)
{
    QList<Body> bodies;
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        Body body;
        body.file = script.file();
        body.direction = direction;
        body.kind = u"unreadable"_s;
        body.reasons << Reason{error.message, {script.file()}};
        bodies << body;
    }
    return bodies;
}

void addLetters(const Script& script, QList<Body>& bodies)
{
    const Result<QString> source = script.source();
    const auto tree = python::SyntaxTree::parse(source.value_or(QString()).toUtf8(), script.file());
    for (Body& body : bodies) {
        body.letter = letterOf(*tree, body.direction == Direction::Up ? "upgrade" : "downgrade");
    }
}

/// Reads one script twice: once for the clock, then as `inspect-scripts` does, which carries
/// `schema` on.
void measureScript(const Script& script,
                   const ScriptDirectory& scripts,
                   const Dialect& dialect,
                   Schema& schema,
                   Measurement& measurement)
{
    watch(script.file());
    const Schema before = schema;
    Result<QList<command::ScriptReading>> readings = QList<command::ScriptReading>{};
    measurement.planTime += milliseconds([&] {
        readings = command::inspectRevision(script.revision().id, scripts, dialect, schema);
    });
    Result<Lowered> up = Lowered{};
    Result<Lowered> down = Lowered{};
    (void)python::SyntaxTree::parseOnce({}, {});  // the clock is to see the text parsed
    measurement.times << milliseconds([&] {
        (void)Script::load(script.file());
        up = script.lower(Direction::Up, dialect.name(), before);
        down = script.lower(Direction::Down, dialect.name(), schema);
    });
    QList<Body> bodies;
    if (readings) {
        for (const command::ScriptReading& each : *readings) {
            Body body;
            body.file = script.file();
            body.direction = each.direction;
            body.kind = command::readingKindName(each.kind);
            body.reasons = reasonsOf(each, each.direction == Direction::Up ? up : down);
            bodies << body;
        }
    } else {
        measurement.problems << readings.error().message;
        schema.uncertainties << Uncertainty(readings.error().message);
        bodies = unreadable(script, readings.error());
    }
    addLetters(script, bodies);
    measurement.bodies << bodies;
}

/// Scripts that could not be loaded.
int unreadableFiles(const RevisionGraph& graph)
{
    return static_cast<int>(std::ranges::count(
        graph.problems(), GraphProblem::Kind::UnreadableFile, &GraphProblem::kind));
}

}  // namespace

void startWatch()
{
    for (const int number : {SIGVTALRM, SIGSEGV, SIGABRT, SIGFPE, SIGBUS}) {
        std::signal(number, tellAndStop);
    }
}

Measurement measure(const History& history, Engine engine)
{
    Measurement measurement;
    measurement.history = history.name;
    measurement.engine = engineName(engine);
    watch(history.name);
    const Result<ScriptDirectory> scripts =
        ScriptDirectory::load(history.locations, {}, history.environment);
    const Result<const Dialect*> dialect = Dialect::of(engine);
    if (!scripts || !dialect) {
        measurement.problems << (scripts ? dialect.error() : scripts.error()).message;
        return measurement;
    }
    const RevisionGraph& graph = scripts->graph();
    measurement.graphFiles = static_cast<int>(graph.revisions().size());
    measurement.files = measurement.graphFiles + unreadableFiles(graph);
    for (const GraphProblem& each : graph.problems()) {
        measurement.problems << each.message;
    }
    Schema schema;
    if (graph.hasFatalProblem()) {
        schema.uncertainties << Uncertainty(u"The history has gaps."_s);
    }
    QStringList order = graph.history();
    std::ranges::reverse(order);
    for (const RevisionId& id : std::as_const(order)) {
        if (const Script* script = scripts->script(id)) {
            measureScript(*script, *scripts, **dialect, schema, measurement);
        }
    }
    allow(0);
    return measurement;
}

}  // namespace limbeck::bench
