// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/englishscope.h"

namespace limbeck {

namespace {

thread_local bool speaksEnglish = false;

}  // namespace

EnglishScope::EnglishScope(Language language)
    : m_before(speaksEnglish)
{
    speaksEnglish = language == Language::English;
}

EnglishScope::~EnglishScope()
{
    speaksEnglish = m_before;
}

bool EnglishScope::isActive()
{
    return speaksEnglish;
}

}  // namespace limbeck
