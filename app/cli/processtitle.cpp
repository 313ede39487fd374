// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/processtitle.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace limbeck::cli {

namespace {

void cover(std::span<char> text, std::size_t from, std::size_t to)
{
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
              text.begin() + static_cast<std::ptrdiff_t>(std::min(to, text.size())),
              '*');
}

/// user:PASSWORD@host. The last "@" ends it, so that rather too much is hidden than too little.
void hideUserInfo(std::span<char> argument, std::string_view text)
{
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos) {
        return;
    }
    const std::size_t colon = text.find(':', scheme + 3);
    const std::size_t at = text.rfind('@');
    if (colon != std::string_view::npos && at != std::string_view::npos && colon < at) {
        cover(argument, colon + 1, at);
    }
}

/// "password=…", "passwd=…", "sslpassword=…", in a query or a connection string.
void hideOptions(std::span<char> argument, std::string_view text)
{
    for (const std::string_view key : {"password=", "passwd="}) {
        for (std::size_t at = text.find(key); at != std::string_view::npos;
             at = text.find(key, at + key.size())) {
            const std::size_t start = at + key.size();
            const char end = start < text.size() && text[start] == '\'' ? '\'' : '&';
            const std::size_t stop =
                end == '&' ? text.find_first_of("& ", start) : text.find(end, start + 1);
            cover(argument, start, stop == std::string_view::npos ? text.size() : stop);
        }
    }
}

}  // namespace

void hidePasswords(int argc, char** argv)
{
    for (char* argument : std::span(argv, static_cast<std::size_t>(argc))) {
        const std::string_view text(argument);
        const std::span<char> letters(argument, text.size());
        hideUserInfo(letters, text);
        hideOptions(letters, text);
    }
}

}  // namespace limbeck::cli
