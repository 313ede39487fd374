// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/projectfile.h"

namespace limbeck {

/// A setting of a project as people read it.
struct NamedSetting
{
    QString name;    ///< as it is called in the file that can say it
    QString value;   ///< a URL without its password; empty if there is none
    QString origin;  ///< see Choice
    QString doubt;   ///< why it is not certain, in a sentence; empty if it is

    bool operator==(const NamedSetting&) const = default;
};

/// All settings of a project and where each comes from. `url` is that of `--url`, if given.
/// Fails as WriterSettings::load does.
Result<QList<NamedSetting>> settingsOf(const ProjectFile& file, const QString& url = {});

/// A URL, or a text with one in it, without passwords.
QString withoutPasswords(const QString& text);

}  // namespace limbeck
