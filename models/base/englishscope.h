// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace limbeck {

/// As long as one lives, what its thread says is English, whatever the language of the window:
/// for what is kept in files or handed on. Whoever installs a translator asks isActive() for each
/// text. They nest; the innermost decides.
class EnglishScope final
{
public:
    enum class Language
    {
        English,
        Window,  ///< again that of the window, inside of an English one
    };

    explicit EnglishScope(Language language = Language::English);
    ~EnglishScope();
    Q_DISABLE_COPY_MOVE(EnglishScope)

    /// Whether this thread is to speak English now.
    static bool isActive();

private:
    bool m_before;
};

}  // namespace limbeck
