// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/initproject.h"

#include "migrations/script/scriptwriter.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// Makes one project.
class Initializer final
{
public:
    explicit Initializer(const InitOptions& options)
        : m_options(options)
        , m_folder(absolute(options.folder))
    {
        m_report.iniFile = absolute(options.iniFile);
    }

    Result<InitReport> run()
    {
        for (const auto step : {&Initializer::makeFolders,
                                &Initializer::writeScripts,
                                &Initializer::writeToml,
                                &Initializer::writeIni,
                                &Initializer::addPackages}) {
            if (Result<> result = (this->*step)(); !result) {
                return fail(result.error());
            }
        }
        return m_report;
    }

private:
    static QString absolute(const QString& path)
    {
        return QDir::cleanPath(QDir::current().absoluteFilePath(path));
    }

    Result<> makeFolders()
    {
        for (const QString& folder : {m_folder, m_folder + u"/versions"_s}) {
            if (QFileInfo::exists(folder)) {
                continue;
            }
            if (!QDir().mkpath(folder)) {
                return fail(ErrorCode::FileUnwritable,
                            EngineText::tr("Cannot make the folder '%1'.").arg(folder),
                            {.file = folder});
            }
            add(InitStep::Kind::CreatedFolder, folder);
        }
        return {};
    }

    Result<> writeScripts()
    {
        for (const QString& name : {u"script.py.mako"_s, u"README"_s, u"env.py"_s}) {
            if (Result<> result = generate(name, m_folder + u'/' + name); !result) {
                return result;
            }
        }
        return {};
    }

    Result<> writeToml()
    {
        const std::optional<QByteArray> text =
            stockFile(m_options.templateName, u"pyproject.toml"_s);
        if (!text) {
            return {};
        }
        m_report.tomlFile = QFileInfo(m_report.iniFile).absolutePath() + u"/pyproject.toml"_s;
        if (!QFileInfo::exists(m_report.tomlFile)) {
            return generate(u"pyproject.toml"_s, m_report.tomlFile);
        }
        return appendToml(filledIn(*text, true));
    }

    Result<> appendToml(const QByteArray& table)
    {
        static const QRegularExpression ours(u"^\\s*\\[tool\\.alembic\\b"_s,
                                             QRegularExpression::MultilineOption);
        QFile existing(m_report.tomlFile);
        if (!existing.open(QIODevice::ReadOnly)) {
            return fail(ErrorCode::FileUnreadable,
                        EngineText::tr("Cannot read '%1': %2.")
                            .arg(m_report.tomlFile, existing.errorString()),
                        {.file = m_report.tomlFile});
        }
        const QByteArray text = existing.readAll();
        if (ours.match(QString::fromUtf8(text)).hasMatch()) {
            add(InitStep::Kind::SkippedTable, m_report.tomlFile);
            return {};
        }
        QSaveFile file(m_report.tomlFile);
        if (!file.open(QIODevice::WriteOnly) || file.write(text + "\n\n" + table) < 0
            || !file.commit()) {
            return fail(
                ErrorCode::FileUnwritable,
                EngineText::tr("Cannot write '%1': %2.").arg(m_report.tomlFile, file.errorString()),
                {.file = m_report.tomlFile});
        }
        add(InitStep::Kind::Appended, m_report.tomlFile);
        return {};
    }

    Result<> writeIni()
    {
        if (QFileInfo::exists(m_report.iniFile)) {
            add(InitStep::Kind::Skipped, m_report.iniFile);
            return {};
        }
        return generate(u"alembic.ini"_s, m_report.iniFile);
    }

    Result<> addPackages()
    {
        if (!m_options.package) {
            return {};
        }
        for (const QString& folder : {m_folder, m_folder + u"/versions"_s}) {
            const QString file = folder + u"/__init__.py"_s;
            if (Result<> result = writeNewFile(file, {}); !result) {
                return result;
            }
            add(InitStep::Kind::Added, file);
        }
        return {};
    }

    Result<> generate(const QString& name, const QString& path)
    {
        const std::optional<QByteArray> text = stockFile(m_options.templateName, name);
        Q_ASSERT(text);  // every template has these
        if (Result<> result = writeNewFile(path, filledIn(*text, name.endsWith(".toml"_L1)));
            !result) {
            return result;
        }
        add(InitStep::Kind::Generated, path);
        return {};
    }

    QByteArray filledIn(const QByteArray& text, bool isToml) const
    {
        QString location = QDir(QFileInfo(m_report.iniFile).absolutePath())
                               .relativeFilePath(m_folder)
                               .replace(u'%', "%%"_L1);
        if (isToml) {
            location.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
        }
        return QByteArray(text).replace("@SCRIPT_LOCATION@", location.toUtf8());
    }

    void add(InitStep::Kind kind, const QString& path)
    {
        m_report.steps << InitStep{.kind = kind, .path = path};
    }

    InitOptions m_options;
    QString m_folder;
    InitReport m_report;
};

Result<> checkTemplate(const QString& name)
{
    QStringList names;
    for (const StockTemplate& each : listTemplates()) {
        names << each.name;
    }
    if (names.contains(name)) {
        return {};
    }
    Error error;
    error.message =
        EngineText::tr("No such template %1\nThere is %2.").arg(name, quotedList(names));
    error.subjects = names;
    return fail(error);
}

Result<> checkFolder(const QString& folder)
{
    if (folder.isEmpty() || folder.contains(u'\n')) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("Say which folder to make, for example 'alembic'."));
    }
    const QFileInfo info(folder);
    const bool isFull = info.isDir()
                        && !QDir(folder).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot
                                                 | QDir::Hidden | QDir::System);
    if (isFull) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("Directory %1 already exists and is not empty").arg(folder),
                    {.file = folder});
    }
    if (info.exists() && !info.isDir()) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("'%1' is a file, not a folder.").arg(folder),
                    {.file = folder});
    }
    return {};
}

}  // namespace

QString InitStep::toText() const
{
    switch (kind) {
    case Kind::CreatedFolder:
        return u"Creating directory %1 ...  done"_s.arg(path);
    case Kind::Generated:
        return u"Generating %1 ...  done"_s.arg(path);
    case Kind::Added:
        return u"Adding %1 ...  done"_s.arg(path);
    case Kind::Appended:
        return u"Appending to existing %1 ...  done"_s.arg(path);
    case Kind::Skipped:
        return u"File %1 already exists, skipping"_s.arg(path);
    case Kind::SkippedTable:
        return u"File %1 already exists and already has a [tool.alembic] section, skipping"_s.arg(
            path);
    }
    return {};
}

QString InitReport::advice() const
{
    if (tomlFile.isEmpty()) {
        return u"Please edit configuration/connection/logging settings in %1 before proceeding."_s
            .arg(iniFile);
    }
    return u"Please edit configuration settings in %1 and configuration/connection/logging "
           u"settings in %2 before proceeding."_s.arg(tomlFile, iniFile);
}

Result<InitReport> initProject(const InitOptions& options)
{
    if (Result<> checked = checkFolder(options.folder); !checked) {
        return fail(checked.error());
    }
    if (Result<> checked = checkTemplate(options.templateName); !checked) {
        return fail(checked.error());
    }
    return Initializer(options).run();
}

}  // namespace limbeck::command
