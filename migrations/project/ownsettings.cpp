// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/ownsettings.h"

#include "migrations/database/connectionsettings.h"
#include "migrations/project/tomltable.h"
#include "models/base/enginetext.h"
#include "models/base/nearestnames.h"
#include "models/base/text.h"

#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QString ownFile = u"/.limbeck/settings.toml"_s;
const QString conventionKey = u"naming_convention"_s;

enum class Kind
{
    Text,
    Flag,
    Convention,
};

struct Key
{
    QString name;
    Kind kind;
};

const QList<Key>& knownKeys()
{
    static const QList<Key> keys{{u"url"_s, Kind::Text},
                                 {u"version_table"_s, Kind::Text},
                                 {u"version_table_schema"_s, Kind::Text},
                                 {u"version_table_pk"_s, Kind::Flag},
                                 {u"transaction_per_migration"_s, Kind::Flag},
                                 {u"transactional_ddl"_s, Kind::Flag},
                                 {u"render_as_batch"_s, Kind::Flag},
                                 {u"compare_type"_s, Kind::Flag},
                                 {u"compare_server_default"_s, Kind::Flag},
                                 {u"include_schemas"_s, Kind::Flag},
                                 {u"target_metadata"_s, Kind::Text},
                                 {conventionKey, Kind::Convention},
                                 {u"models"_s, Kind::Text},
                                 {u"verify"_s, Kind::Flag}};
    return keys;
}

std::optional<Kind> kindOf(const QString& key)
{
    for (const Key& each : knownKeys()) {
        if (each.name == key) {
            return each.kind;
        }
    }
    return std::nullopt;
}

/// "is not known; did you mean 'render_as_batch'? There are 'url', …".
QString notKnown(const QString& key)
{
    const QStringList near = nearestNames(key, ownSettingKeys(), 1);
    const QString known = quotedList(ownSettingKeys());
    return near.isEmpty() ? EngineText::tr("is not known. There are %1").arg(known)
                          : EngineText::tr("is not known; did you mean '%1'? There are %2")
                                .arg(near.constFirst(), known);
}

bool hasPassword(const QString& url, const QString& folder)
{
    const Result<ConnectionSettings> settings = ConnectionSettings::fromUrl(url, folder);
    if (!settings) {
        return url.section(u"://"_s, 1).section(u'@', 0, 0).contains(u':') && url.contains(u'@');
    }
    return !settings->password.isEmpty() || settings->options.contains(u"password"_s)
           || settings->options.contains(u"passwd"_s);
}

/// The rules of a table that only holds them. What is no text fails.
Result<NamingConvention> conventionIn(const TomlTable& table)
{
    static const QStringList kinds{u"ix"_s, u"uq"_s, u"ck"_s, u"fk"_s, u"pk"_s};
    NamingConvention convention;
    for (const QString& key : table.keys()) {
        const Result<std::optional<QString>> rule = table.text(key);
        if (!rule) {
            return fail(rule.error());
        }
        if (!kinds.contains(key)) {
            return fail(table.problem(
                key,
                EngineText::tr("is no kind of name; a naming convention has rules for %1")
                    .arg(quotedList(kinds))));
        }
        convention.rules.insert(key, rule->value_or(QString()));
    }
    return convention;
}

/// Reads the settings of one TOML file.
class FileReader final
{
public:
    FileReader(const TomlTable& table, const QByteArray& text)
        : m_table(table)
        , m_text(text)
    {
    }

    Result<OwnSettings> read(const QString& folder)
    {
        m_settings.origin = u"limbeck settings"_s;
        for (const QString& key : m_table.keys()) {
            if (Result<> kept = keep(key); !kept) {
                return fail(kept.error());
            }
        }
        if (hasPassword(m_settings.texts.value(u"url"_s), folder)) {
            return fail(m_table.problem(
                u"url"_s,
                EngineText::tr(
                    "holds a password. This file is meant to be shared: leave the password out and "
                    "give it with --url, or through an environment variable that env.py reads")));
        }
        return m_settings;
    }

private:
    Result<> keep(const QString& key)
    {
        const std::optional<Kind> kind = kindOf(key);
        if (!kind) {
            // Other tables ([lint]) belong to other parts of Limbeck.
            return m_table.isTable(key) ? Result<>() : fail(m_table.problem(key, notKnown(key)));
        }
        switch (*kind) {
        case Kind::Text:
            return m_table.text(key).map([&](const std::optional<QString>& text) {
                m_settings.texts.insert(key, text.value_or(QString()));
            });
        case Kind::Flag:
            return m_table.boolean(key).map([&](const std::optional<bool>& isSet) {
                m_settings.flags.insert(key, isSet.value_or(false));
            });
        case Kind::Convention:
            return TomlTable::fromText(m_text, m_table.path(), key)
                .and_then(conventionIn)
                .map([this](const NamingConvention& convention) {
                    m_settings.namingConvention = convention;
                });
        }
        Q_UNREACHABLE();
    }

    const TomlTable& m_table;
    const QByteArray& m_text;
    OwnSettings m_settings;
};

Result<> keepOption(const QString& key, const QString& value, OwnSettings& settings)
{
    const std::optional<Kind> kind = kindOf(key);
    if (!kind) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("The setting '%1' of --set %2.").arg(key, notKnown(key)));
    }
    switch (*kind) {
    case Kind::Text:
        settings.texts.insert(key, value);
        return {};
    case Kind::Flag:
        if (value != "true"_L1 && value != "false"_L1) {
            return fail(ErrorCode::InvalidArgument,
                        EngineText::tr("The setting '%1' of --set is true or false, not '%2'.")
                            .arg(key, value));
        }
        settings.flags.insert(key, value == "true"_L1);
        return {};
    case Kind::Convention:
        return readNamingConvention(value).map([&settings](const NamingConvention& convention) {
            settings.namingConvention = convention;
        });
    }
    Q_UNREACHABLE();
}

}  // namespace

QStringList ownSettingKeys()
{
    QStringList names;
    for (const Key& key : knownKeys()) {
        names << key.name;
    }
    return names;
}

Result<NamingConvention> readNamingConvention(const QString& text)
{
    // One line, so that the text is a value and nothing beside it.
    const QByteArray line = conventionKey.toUtf8() + " = " + text.simplified().toUtf8() + '\n';
    const Result<NamingConvention> convention =
        TomlTable::fromText(line, conventionKey, conventionKey).and_then(conventionIn);
    if (!convention) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr(
                "'%1' is no naming convention: give a table as TOML writes it, such as "
                "{uq = \"uq_%(table_name)s_%(column_0_name)s\"}, with rules for 'ix', 'uq', "
                "'ck', 'fk' and 'pk'.")
                .arg(text));
    }
    return *convention;
}

Result<OwnSettings> OwnSettings::load(const QString& folder)
{
    const QString path = folder + ownFile;
    if (!QFileInfo::exists(path)) {
        return OwnSettings();
    }
    const Result<QByteArray> text = TomlTable::readFile(path);
    if (!text) {
        return fail(text.error());
    }
    return TomlTable::fromText(*text, path, {}).and_then([&](const TomlTable& table) {
        return FileReader(table, *text).read(folder);
    });
}

Result<OwnSettings> OwnSettings::fromOptions(const QStringList& options)
{
    OwnSettings settings;
    settings.origin = u"option"_s;
    for (const QString& option : options) {
        const qsizetype equals = option.indexOf(u'=');
        if (equals < 0) {
            return fail(ErrorCode::InvalidArgument,
                        u"--set takes KEY=VALUE, not '%1'. There are %2."_s.arg(
                            option, quotedList(ownSettingKeys())));
        }
        const QString key = option.first(equals).trimmed();
        if (Result<> kept = keepOption(key, option.sliced(equals + 1), settings); !kept) {
            return fail(kept.error());
        }
    }
    return settings;
}

}  // namespace limbeck
