// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/report.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/past.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/interrupt.h"
#include "migrations/database/enginenames.h"
#include "migrations/report/savedreport.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

const QString reportLogger = u"limbeck.report"_s;

QStringList formatNames()
{
    QStringList names;
    for (const ReportFormatInfo& info : reportFormats()) {
        names << info.name;
    }
    return names;
}

std::optional<DiagramDetail> detailNamed(const QString& name)
{
    if (name == u"names"_s) {
        return DiagramDetail::Names;
    }
    if (name == u"keys"_s) {
        return DiagramDetail::Keys;
    }
    return name == u"all"_s ? std::optional(DiagramDetail::All) : std::nullopt;
}

class ReportCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"report"_s,
                u"write a report to hand on: tables, history, who made what"_s,
                u"Writes one report to hand on: what tables there are, how they relate, and which "
                u"revision made each\n"
                "column. By the history at any revision (computed in memory, no database is "
                "opened), by a\n"
                "database, or by the models. The same project gives the same bytes, so that a "
                "report can be\n"
                "committed and compared."_s,
                u"limbeck report markdown --as-of head -o schema.md"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"FORMAT"_s, formatNames().join(u", "_s), m_format);
        syntax.option(u"--as-of"_s,
                      u"REVISION"_s,
                      u"of the history: at this revision (default: heads)"_s,
                      m_request.asOf);
        syntax.choice(u"--from"_s,
                      {u"history"_s, u"database"_s, u"models"_s},
                      u"who says what the schema is (default: history)"_s,
                      m_source);
        syntax.option(u"--view"_s,
                      u"NAME"_s,
                      u"only the tables of a view that the desktop saved in .limbeck/views.json"_s,
                      m_request.view);
        syntax.option(u"--tables"_s,
                      u"PATTERN"_s,
                      u"only tables with such names: 'plan*,user'"_s,
                      m_request.tables);
        syntax.choice(u"--detail"_s,
                      {u"names"_s, u"keys"_s, u"all"_s},
                      u"what a diagram shows of each table (default: all up to 50 tables)"_s,
                      m_detail);
        syntax.choice(u"--dialect"_s,
                      {u"sqlite"_s, u"postgresql"_s, u"mysql"_s, u"mariadb"_s},
                      u"whose types and SQL (default: the project's)"_s,
                      m_dialect);
        syntax.choice(u"--theme"_s,
                      {u"auto"_s, u"light"_s, u"dark"_s},
                      u"of pictures (default: auto, which is light where a format cannot ask)"_s,
                      m_theme);
        syntax.choice(
            u"--paper"_s, {u"a4"_s, u"a3"_s, u"letter"_s}, u"of a PDF (default: a4)"_s, m_paper);
        syntax.flag(u"--tiled"_s,
                    u"a PDF with the diagram over several pages as well"_s,
                    m_request.style.isTiled);
        syntax.choice(u"--scale"_s,
                      {u"1"_s, u"2"_s, u"3"_s, u"4"_s},
                      u"of a PNG: pixels for each pixel of the diagram (default: 2)"_s,
                      m_scale);
        syntax.flag(u"--transparent"_s, u"a PNG without a ground"_s, m_request.style.isTransparent);
        syntax.choice(u"--lang"_s, {u"en"_s, u"de"_s}, u"of headings (default: en)"_s, m_language);
        syntax.flag(u"--split"_s,
                    u"a folder: a page for each table (markdown), pieces of a diagram (mermaid)"_s,
                    m_request.style.isSplit);
        syntax.option(u"--stamp"_s,
                      u"TEXT"_s,
                      u"a date to print; without it none, so that equal schemas give equal bytes"_s,
                      m_request.stamp);
        syntax.option(u"-o,--output"_s,
                      u"PATH"_s,
                      u"write here; - or nothing is standard output, for text of one file"_s,
                      m_path);
    }

    Result<int> run(Session& session) override
    {
        const InterruptGuard guard;
        return request(session)
            .and_then([&] { return session.project(); })
            .and_then([&](const Project* project) {
                return command::report(*project, m_request, progress());
            })
            .and_then([&](const command::MadeReport& made) { return write(session, made); });
    }

private:
    Result<> request(const Session& session)
    {
        const std::optional<ReportFormat> format = reportFormatNamed(m_format);
        if (!format) {
            return fail(ErrorCode::InvalidArgument,
                        u"There is no report format '%1'. There are: %2."_s.arg(
                            m_format, formatNames().join(u", "_s)));
        }
        m_request.format = *format;
        m_request.source = *sourceNamed(m_source);  // one of the choices
        m_request.detail = detailNamed(m_detail);
        m_request.engine = engineNamed(m_dialect);
        m_request.url = session.options().url;
        m_request.style.theme = themeNamed(m_theme).value_or(ReportTheme::Auto);
        m_request.style.paper = paperNamed(m_paper).value_or(ReportPaper::A4);
        m_request.style.scale = m_scale.toDouble();
        m_request.style.language = languageOf(m_language).value_or(ReportLanguage::English);
        return requirePath();
    }

    bool isToStandardOutput() const
    {
        return m_path.isEmpty() || m_path == u"-"_s;
    }

    Result<> requirePath() const
    {
        const ReportFormatInfo& info = infoOf(m_request.format);
        if (m_request.style.isSplit && !info.canSplit) {
            return fail(ErrorCode::InvalidArgument,
                        u"--split is for markdown and mermaid; %1 makes %2."_s.arg(
                            info.name, info.isFolder ? u"a folder anyway"_s : u"one file"_s));
        }
        const bool isFolder = info.isFolder || m_request.style.isSplit;
        if (isToStandardOutput() && (isFolder || !info.isText)) {
            return fail(
                ErrorCode::InvalidArgument,
                u"A report in %1 is %2, so say with -o PATH where it goes."_s.arg(
                    info.name, isFolder ? u"a folder of files"_s : u"a file that is not text"_s));
        }
        return {};
    }

    static command::ReportProgress progress()
    {
        return {{}, [] { return InterruptGuard::isRequested(); }};
    }

    Result<int> write(Session& session, const command::MadeReport& made) const
    {
        warnOfDoubts(session, reportLogger, made.report.doubts);
        for (const QString& note : made.report.notes) {
            session.info(reportLogger, note);
        }
        if (isToStandardOutput()) {
            session.terminal().print(QString::fromUtf8(made.files.files.first().bytes));
            return exitOk;
        }
        return saveReport(made.files, m_path).map([&] {
            session.info(reportLogger, u"Wrote '%1': %2."_s.arg(m_path, made.report.title));
            if (session.options().asJson) {
                session.printJson({{u"path"_s, m_path},
                                   {u"format"_s, m_format},
                                   {u"title"_s, made.report.title},
                                   {u"bytes"_s, made.files.size()},
                                   {u"doubts"_s, findingsJson(made.report.doubts)}});
            }
            return exitOk;
        });
    }

    command::ReportRequest m_request;
    QString m_format;
    QString m_source = u"history"_s;
    QString m_detail;
    QString m_dialect;
    QString m_theme = u"auto"_s;
    QString m_language = u"en"_s;
    QString m_paper = u"a4"_s;
    QString m_scale = u"2"_s;
    QString m_path;
};

}  // namespace

std::unique_ptr<Command> makeReportCommand()
{
    return std::make_unique<ReportCommand>();
}

}  // namespace limbeck::cli
