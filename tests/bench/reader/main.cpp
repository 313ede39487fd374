// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/reader/report.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const QCommandLineOption dialectOption(u"dialect"_s,
                                       u"Engines of folders that name none."_s,
                                       u"list"_s,
                                       u"sqlite,postgresql,mariadb"_s);
const QCommandLineOption reasonsOption(u"reasons"_s,
                                       u"Groups of reasons to print."_s,
                                       u"number"_s,
                                       u"20"_s);
const QCommandLineOption placesOption(u"places"_s, u"Print the place of each reason."_s);
const QCommandLineOption totalsOption(u"totals"_s, u"Print no line for each history."_s);
const QCommandLineOption jsonOption(u"json"_s, u"Print numbers for programs."_s);

Result<QList<bench::Measurement>> measureAll(const QStringList& arguments, const QString& names)
{
    const Result<QList<Engine>> engines = bench::enginesOf(names);
    if (!engines) {
        return fail(engines.error());
    }
    QList<bench::Measurement> measurements;
    for (const QString& argument : arguments) {
        const Result<QList<bench::History>> histories = bench::findHistories(argument, *engines);
        if (!histories) {
            return fail(histories.error());
        }
        for (const bench::History& history : *histories) {
            for (const Engine engine : history.engines) {
                measurements << bench::measure(history, engine);
            }
        }
    }
    return measurements;
}

}  // namespace

/// Measures how much of real histories the reader understands, and how fast.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({dialectOption, reasonsOption, placesOption, totalsOption, jsonOption});
    parser.addPositionalArgument(
        u"folder"_s, u"FOLDER or FOLDER:sqlite,postgresql"_s, u"FOLDER…"_s);
    parser.addHelpOption();
    parser.process(application);

    bench::startWatch();
    const Result<QList<bench::Measurement>> measured =
        measureAll(parser.positionalArguments(), parser.value(dialectOption));
    if (!measured) {
        QTextStream(stderr) << measured.error().message << Qt::endl;
        return 1;
    }
    const bench::ReportStyle style{.reasons = parser.value(reasonsOption).toInt(),
                                   .showsPlaces = parser.isSet(placesOption),
                                   .showsHistories = !parser.isSet(totalsOption)};
    QTextStream out(stdout);
    if (parser.isSet(jsonOption)) {
        out << QJsonDocument(bench::reportJson(*measured, style)).toJson();
    } else {
        out << bench::reportText(*measured, style);
    }
    return 0;
}
