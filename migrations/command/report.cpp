// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/report.h"

#include "migrations/command/reportparts.h"
#include "migrations/planner/archivedtarget.h"
#include "migrations/planner/timeline.h"
#include "migrations/project/savedviews.h"
#include "migrations/report/html/htmlreport.h"
#include "migrations/report/png.h"
#include "models/base/enginetext.h"
#include "models/base/englishscope.h"
#include "models/base/text.h"
#include "models/schema/relations.h"

#include <QDir>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// Reads the source of one report, then fills in what follows from it.
class Maker final
{
public:
    Maker(const Project& project, const ReportRequest& request, const ReportProgress& progress)
        : m_project(project)
        , m_request(request)
        , m_progress(progress)
    {
        m_report.project = QDir(project.file.folder).dirName();
        m_report.source = request.source;
        m_report.stamp = request.stamp;
        m_report.patterns = patternsOf(request.tables);
    }

    Result<Report> make()
    {
        return takeView()
            .and_then([this] { return read(); })
            .and_then([this] { return narrow(); })
            .and_then([this] { return fill(); })
            .and_then([this] { return step(EngineText::tr("Writing the report")); })
            .and_then([this] { return draw(); })
            .map([this] { return std::move(m_report); });
    }

private:
    /// First, so that a wrong name costs no time.
    Result<> takeView()
    {
        if (m_request.view.isEmpty()) {
            return {};
        }
        const auto views = loadSavedViews(savedViewsPath(m_project.file.folder));
        if (!views) {
            return fail(views.error());
        }
        if (!views->contains(m_request.view)) {
            const QString known =
                views->isEmpty() ? EngineText::tr("None is saved.")
                                 : EngineText::tr("Saved are %1.").arg(quotedList(views->keys()));
            return fail(
                ErrorCode::InvalidArgument,
                EngineText::tr("No saved view is called '%1'. %2").arg(m_request.view, known));
        }
        m_report.patterns = views->value(m_request.view) + m_report.patterns;
        return {};
    }

    Result<> step(const QString& sentence) const
    {
        if (m_progress.say) {
            m_progress.say(sentence);
        }
        if (m_progress.isCancelled && m_progress.isCancelled()) {
            return fail(ErrorCode::Cancelled,
                        EngineText::tr("The report was cancelled. Nothing was written."));
        }
        return {};
    }

    Result<> read()
    {
        const Result<ConnectionSettings> own = m_project.connection(m_request.url);
        m_report.engine = m_request.engine.value_or(own ? own->engine : Engine::Sqlite);
        switch (m_request.source) {
        case ReportSource::History:
            return readHistory();
        case ReportSource::Database:
            return own ? readDatabase(*own) : Result<>(fail(own.error()));
        case ReportSource::Models:
            return readModels();
        }
        Q_UNREACHABLE();
    }

    Result<> readHistory()
    {
        m_report.asOf = m_request.asOf;
        return step(EngineText::tr("Reading the history"))
            .and_then([this] {
                m_scripts = &scriptsKnowing(m_project.scripts, m_request.asOf);
                return revisionsUpTo(m_scripts->graph(), m_request.asOf);
            })
            .and_then([this](const QList<RevisionId>& order) { return replay(order); })
            .map([this](const Moment& moment) {
                m_report.schema = moment.schema;
                m_report.doubts = moment.doubts;
                m_report.title = u"Schema of %1 as of %2"_s.arg(
                    m_report.project,
                    m_report.revisions.isEmpty() ? u"base"_s : m_report.revisions.join(u" and "_s));
            });
    }

    Result<> readDatabase(const ConnectionSettings& settings)
    {
        m_report.database = settings.displayName();
        m_report.title = u"Schema of database "_s + m_report.database;
        const Result<> started = step(EngineText::tr("Reading the database"));
        // Reports are English, or German by words of their own; why there is none is not.
        const EnglishScope english;
        const Result<Status> now =
            started ? status({&m_project, settings}, {.inspectSchema = true, .countRows = false})
                    : Result<Status>(fail(started.error()));
        if (!now) {
            return fail(now.error());
        }
        if (!now->databaseExists) {
            const EnglishScope window(EnglishScope::Language::Window);
            return fail(
                ErrorCode::DatabaseUnavailable,
                EngineText::tr("Database '%1' does not exist, so there is nothing to report.")
                    .arg(m_report.database));
        }
        m_report.schema = now->schema;
        for (const Uncertainty& cause : now->schema.uncertainties) {
            m_report.doubts << Finding{Finding::Kind::Uncertain, {}, cause.toString(), cause.where};
        }
        if (!now->unknownRows.isEmpty()) {
            m_report.notes
                << u"The database is at %1, which no script has; its history is not told."_s.arg(
                       quotedList(now->unknownRows));
            return {};
        }
        m_scripts = &m_project.scripts.forRows(now->rows);
        return replay(revisionsAt(m_scripts->graph(), now->rows)).map([](const Moment&) {});
    }

    Result<> readModels()
    {
        m_report.title = u"Schema of the models of "_s + m_report.project;
        const EnglishScope english;
        return modelsOf(m_project).map([this](const Schema& schema) {
            m_report.schema = schema;
            for (const Uncertainty& cause : schema.uncertainties) {
                m_report.doubts << Finding{
                    Finding::Kind::Uncertain, {}, cause.toString(), cause.where};
            }
        });
    }

    /// Tells the history up to a moment.
    Result<Moment> replay(const QList<RevisionId>& order)
    {
        const EnglishScope english;
        const Result<const Dialect*> dialect = Dialect::of(m_report.engine);
        if (!dialect) {
            return fail(dialect.error());
        }
        SchemaTimeline timeline(*m_scripts, **dialect);
        const Result<Moment> moment = timeline.after(order);
        Result<QList<PastStep>> steps = timeline.steps(order);
        const Result<Moment> start = timeline.after({});
        if (!moment || !steps || !start) {
            return fail(!moment ? moment.error() : !steps ? steps.error() : start.error());
        }
        m_steps = *std::move(steps);
        m_report.revisions = topsOf(m_scripts->graph(), order);
        m_start = start->schema;
        const bool isAsked = infoOf(m_request.format).showsSql;
        const bool showsSql = isAsked && htmlShowsSql(moment->schema);
        if (isAsked && !showsSql) {
            m_report.notes
                << u"The SQL is left out, since there are so many tables; 'limbeck report "
                   "sql' and 'limbeck upgrade --sql' write it."_s;
        }
        m_report.history = historyOf(
            m_project, m_scripts->graph(), m_steps, m_start, showsSql ? *dialect : nullptr);
        m_report.lanes = lanesOf(m_scripts->graph(), order);
        return moment;
    }

    Result<> narrow()
    {
        m_report.schema = withoutOrder(m_report.schema);
        if (m_report.patterns.isEmpty() && m_request.view.isEmpty()) {
            return {};
        }
        const qsizetype all = m_report.schema.tables.size();
        m_report.schema = only(m_report.schema, m_report.patterns);
        const qsizetype left = m_report.schema.tables.size();
        if (left == 0 && !m_request.view.isEmpty()) {
            return fail(ErrorCode::InvalidArgument,
                        EngineText::tr("The saved view '%1' has none of the tables that are there.")
                            .arg(m_request.view));
        }
        if (left == 0) {
            return fail(
                ErrorCode::InvalidArgument,
                EngineText::tr(
                    "No table is called like '%1'. There are %2; 'limbeck report csv' lists "
                    "them.")
                    .arg(m_report.patterns.join(u","_s), countedTables(all)));
        }
        if (left < all) {
            const EnglishScope english;
            m_report.notes << u"Only %1 of %2: those called like %3."_s.arg(
                QString::number(left), countOf(all, u"table"_s), quotedList(m_report.patterns));
        }
        return {};
    }

    Result<> fill()
    {
        const EnglishScope english;
        // While the doubts are still called as the steps call them.
        m_report.tables = reportTables(m_project, m_report.schema, m_steps, m_start);
        for (Finding& doubt : m_report.doubts) {
            doubt = fromFolder(m_project, doubt);
        }
        for (Uncertainty& cause : m_report.schema.uncertainties) {
            cause.reason = fromFolder(m_project, cause.reason);
            cause.where = fromFolder(m_project, cause.where);
        }
        m_report.counts = countsOf(m_report.schema);
        m_report.insertOrder = dependencyOrder(m_report.schema);
        m_report.cycles = referenceCycles(m_report.schema);
        return {};
    }

    Result<> draw()
    {
        {
            const EnglishScope english;
            m_report.diagram =
                diagramOf(m_report.schema, m_request.detail.value_or(usualDetail(m_report.schema)));
        }
        if (!infoOf(m_request.format).isLaidOut) {
            return {};
        }
        GraphvizOptions graphviz = m_request.graphviz;
        if (m_progress.isCancelled) {
            graphviz.isCancelled = m_progress.isCancelled;
        }
        return step(EngineText::tr("Laying out the diagram"))
            .and_then([&] {
                const EnglishScope english;
                layOut(m_report.diagram, graphviz);
                if (!m_report.diagram.note.isEmpty()) {
                    m_report.notes << m_report.diagram.note;
                }
                noteScale();
                return Result<>();
            })
            .and_then([this] { return step(EngineText::tr("Writing the report")); });
    }

    /// A picture that would be too large is made smaller, and that is said.
    void noteScale()
    {
        const double wanted = m_request.style.scale;
        const double scale = pngScale(m_report.diagram, wanted);
        if (m_request.format == ReportFormat::Png && scale < wanted) {
            m_report.notes
                << u"The picture has %1 times the diagram's size instead of %2: more would "
                   "be larger than programs open."_s.arg(QString::number(scale, 'f', 2),
                                                         QString::number(wanted));
        }
    }

    const Project& m_project;
    const ScriptDirectory* m_scripts =
        &m_project.scripts;  ///< or the unfolded ones, if they tell it
    const ReportRequest& m_request;
    const ReportProgress& m_progress;
    Report m_report;
    QList<PastStep> m_steps;  ///< none where there is no history
    Schema m_start;           ///< before the first of them
};

QString shellQuoted(const QString& text)
{
    const bool isPlain = !text.isEmpty() && std::ranges::all_of(text, [](QChar letter) {
        return (letter.unicode() < 128 && letter.isLetterOrNumber())
               || u"_-./:=@%+,"_s.contains(letter);
    });
    QString quoted = text;
    return isPlain ? text : u'\'' + quoted.replace(u'\'', u"'\\''"_s) + u'\'';
}

/// What cannot be read has no password that could be told from the rest, so nothing of it is shown.
QString withoutPassword(const QString& url)
{
    const Result<ConnectionSettings> settings = ConnectionSettings::fromUrl(url, QString());
    if (!settings) {
        return u"***"_s;
    }
    return settings->password.isEmpty() ? url : settings->toDisplay();
}

QString detailName(DiagramDetail detail)
{
    switch (detail) {
    case DiagramDetail::Names:
        return u"names"_s;
    case DiagramDetail::Keys:
        return u"keys"_s;
    case DiagramDetail::All:
        return u"all"_s;
    }
    Q_UNREACHABLE();
}

}  // namespace

Result<Report> makeReport(const Project& project,
                          const ReportRequest& request,
                          const ReportProgress& progress)
{
    return Maker(project, request, progress).make();
}

Result<MadeReport> report(const Project& project,
                          const ReportRequest& request,
                          const ReportProgress& progress)
{
    return makeReport(project, request, progress).and_then([&request](const Report& made) {
        return renderReport(made, request.format, request.style)
            .map([&made](const ReportFiles& files) {
                return MadeReport{made, files};
            });
    });
}

QString commandLineFor(const ReportRequest& request, const QString& path, const QString& config)
{
    const ReportFormatInfo& info = infoOf(request.format);
    QStringList words{u"limbeck"_s};
    if (!config.isEmpty()) {
        words << u"--config"_s << shellQuoted(config);
    }
    words << u"report"_s << info.name;
    const auto add = [&words](const QString& option, const QString& value, bool isSaid) {
        if (isSaid) {
            words << option << shellQuoted(value);
        }
    };
    add(u"--from"_s, sourceName(request.source), request.source != ReportSource::History);
    add(u"--as-of"_s,
        request.asOf,
        request.source == ReportSource::History && request.asOf != u"heads"_s);
    add(u"--view"_s, request.view, !request.view.isEmpty());
    add(u"--tables"_s, request.tables, !request.tables.isEmpty());
    add(u"--detail"_s,
        request.detail ? detailName(*request.detail) : QString(),
        request.detail && info.hasDiagram);
    add(u"--dialect"_s,
        request.engine ? engineName(*request.engine) : QString(),
        request.engine.has_value());
    add(u"--theme"_s,
        themeName(request.style.theme),
        info.hasTheme && request.style.theme != ReportTheme::Auto);
    add(u"--paper"_s,
        paperName(request.style.paper),
        request.format == ReportFormat::Pdf && request.style.paper != ReportPaper::A4);
    if (request.style.isTiled && request.format == ReportFormat::Pdf) {
        words << u"--tiled"_s;
    }
    add(u"--scale"_s,
        QString::number(request.style.scale),
        request.format == ReportFormat::Png && request.style.scale != ReportStyle().scale);
    if (request.style.isTransparent && request.format == ReportFormat::Png) {
        words << u"--transparent"_s;
    }
    add(u"--lang"_s,
        languageCode(request.style.language),
        request.style.language != ReportLanguage::English);
    if (request.style.isSplit && info.canSplit) {
        words << u"--split"_s;
    }
    add(u"--stamp"_s, request.stamp, !request.stamp.isEmpty());
    add(u"--url"_s, withoutPassword(request.url), !request.url.isEmpty());
    add(u"-o"_s, path, !path.isEmpty());
    return words.join(u' ');
}

}  // namespace limbeck::command
