// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/namedsettings.h"

#include "migrations/project/alembicconfig.h"
#include "migrations/project/writersettings.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString textOf(bool isSet)
{
    return isSet ? u"true"_s : u"false"_s;
}

QString textOf(const QString& text)
{
    return text;
}

QString textOf(const std::optional<bool>& isSet)
{
    return isSet ? textOf(*isSet) : u"as the engine does"_s;
}

QString textOf(const NamingConvention& convention)
{
    QStringList parts;
    for (auto rule = convention.rules.cbegin(); rule != convention.rules.cend(); ++rule) {
        parts << rule.key() + u'=' + rule.value();
    }
    for (const QString& key : QSet<QString>(convention.computed).values()) {
        parts << key + u" (a Python function)"_s;
    }
    parts.sort();
    return parts.join(u", "_s);
}

/// Builds the list.
class Lister final
{
public:
    Lister(const ProjectFile& file, const AlembicConfig& config)
        : m_file(file)
        , m_config(config)
    {
    }

    void addFiles()
    {
        for (const QString& path : {m_file.files.ini, m_file.files.toml}) {
            if (!path.isEmpty()) {
                add(u"file"_s, path, m_config.path() == path ? u"found"_s : u"beside it"_s);
            }
        }
        const bool isUsual = m_file.section == ProjectRequest().section;
        add(u"section"_s, m_file.section, isUsual ? u"default"_s : u"-n"_s);
        addKey(u"script_location"_s, m_file.scriptLocation);
        addKey(u"version_locations"_s, m_file.locations.folders.join(u", "_s));
        addKey(u"recursive_version_locations"_s, textOf(m_file.locations.recursive));
        addKey(u"sourceless"_s, textOf(m_file.locations.sourceless));
    }

    void addDatabase(const QString& url)
    {
        add(u"url"_s,
            withoutPasswords(url.isEmpty() ? m_file.url.value : url),
            url.isEmpty() ? m_file.url.origin : u"--url"_s,
            url.isEmpty() ? m_file.urlDoubt : std::nullopt);
        const VersionTable& table = m_file.versionTable;
        addVersion(u"version_table"_s, table.name.name, m_file.versionTableOrigin);
        addVersion(u"version_table_schema"_s, table.name.schema, m_file.versionTableSchemaOrigin);
        addVersion(u"version_table_pk"_s, textOf(table.hasPrimaryKey), m_file.versionTablePkOrigin);
    }

    void addContext(const ContextSettings& context)
    {
        addChoice(u"transaction_per_migration"_s, context.transactionPerMigration);
        addChoice(u"transactional_ddl"_s, context.transactionalDdl);
        addChoice(u"render_as_batch"_s, context.renderAsBatch);
        addChoice(u"compare_type"_s, context.compareType);
        addChoice(u"compare_server_default"_s, context.compareServerDefault);
        addChoice(u"include_schemas"_s, context.includeSchemas);
        addChoice(u"target_metadata"_s, context.targetMetadata);
        addChoice(u"naming_convention"_s, context.namingConvention);
        add(u"models"_s, m_file.models.value, m_file.models.origin);
        addChoice(u"verify"_s, m_file.verify);
    }

    void addWriter(const WriterSettings& writer)
    {
        addKey(u"file_template"_s, writer.fileTemplate);
        addKey(u"truncate_slug_length"_s, QString::number(writer.truncateSlugLength));
        addKey(u"timezone"_s, writer.timezone.isEmpty() ? u"local"_s : writer.timezone);
        addKey(u"output_encoding"_s,
               writer.outputEncoding.isEmpty() ? u"utf-8"_s : writer.outputEncoding);
        addKey(u"revision_environment"_s, textOf(writer.revisionEnvironment));
        QStringList hooks;
        for (const WriteHook& hook : writer.hooks) {
            hooks << hook.name;
        }
        add(u"post_write_hooks"_s, hooks.join(u", "_s), m_config.hooksOrigin());
    }

    const QList<NamedSetting>& settings() const
    {
        return m_settings;
    }

private:
    void add(const QString& name,
             const QString& value,
             const QString& origin,
             const std::optional<Error>& doubt = std::nullopt)
    {
        m_settings << NamedSetting{
            name, doubt ? QString() : value, origin, doubt ? doubt->message : QString()};
    }

    void addKey(const QString& key, const QString& value)
    {
        add(key, value, m_config.originOf(key));
    }

    void addVersion(const QString& name, const QString& value, const QString& origin)
    {
        // The doubt is about one of three; it stands where env.py was asked.
        const QRegularExpression word(u"\\b%1\\b"_s.arg(name));
        const bool isInDoubt =
            m_file.versionTableDoubt && m_file.versionTableDoubt->message.contains(word);
        add(name, value, origin, isInDoubt ? m_file.versionTableDoubt : std::nullopt);
        noteSpread();
    }

    template <typename T>
    void addChoice(const QString& name, const Choice<T>& choice)
    {
        add(name, textOf(choice.value), choice.origin, choice.doubt);
        noteSpread();
    }

    /// What env.py does not say by name may still be in its `**more`.
    void noteSpread()
    {
        const std::optional<Opaque>& spread = m_file.context.spread;
        if (spread && m_settings.constLast().origin == "default"_L1) {
            m_settings.last().doubt =
                EngineText::tr("%1 passes more that Limbeck cannot know ('%2').")
                    .arg(placeOf(spread->where), spread->code);
        }
    }

    const ProjectFile& m_file;
    const AlembicConfig& m_config;
    QList<NamedSetting> m_settings;
};

}  // namespace

QString withoutPasswords(const QString& text)
{
    // Up to the last "@": rather too much is hidden than too little.
    static const QRegularExpression inUrl(u"(://[^:/@\\s]*):\\S*@"_s);
    // In a query part, and in libpq's connection strings.
    static const QRegularExpression inQuery(
        u"((?:^|[?&\\s])[^=&\\s]*pass[^=&\\s]*=)(?:'(?:[^'\\\\]|\\\\.)*'?|[^&\\s]*)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return QString(text).replace(inUrl, u"\\1:***@"_s).replace(inQuery, u"\\1***"_s);
}

Result<QList<NamedSetting>> settingsOf(const ProjectFile& file, const QString& url)
{
    const Result<AlembicConfig> config = AlembicConfig::load(file.files, file.section);
    const Result<WriterSettings> writer = WriterSettings::load(file);
    if (!config || !writer) {
        return fail(!config ? config.error() : writer.error());
    }
    Lister lister(file, *config);
    lister.addFiles();
    lister.addDatabase(url);
    lister.addContext(file.context);
    lister.addWriter(*writer);
    return lister.settings();
}

}  // namespace limbeck
