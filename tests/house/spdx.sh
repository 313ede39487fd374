#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# spdx.sh [ROOT]       fails on a source file without the two lines that say whose it is
# spdx.sh --self-test  proves that it does
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/common.sh"

# What carries the header. Not the revisions of the example, which have Alembic's layout, nor its
# template, from which users' own revisions are made, nor recorded data.
files() {
    sourceFiles "$1" \
        | grep -E '(\.(h|cpp|cmake|sh|py|js|mjs|css|qss|ini|toml|desktop|metainfo\.xml)|CMakeLists\.txt)$|^packaging/setup$|^\.ci/run$|^\.clang-tidy$' \
        | grep -vE '^resources/fenrir/(versions|\.limbeck)/|^tests/(data|oracle/data|transcripts)/'
}

checkHeaders() {
    local file bad=0 count=0
    while IFS= read -r file; do
        count=$((count + 1))
        if ! head -n 6 "$1/$file" | grep -q 'SPDX-FileCopyrightText: The Limbeck authors' \
            || ! head -n 6 "$1/$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later'; then
            echo "$file: no SPDX header (two lines, as in the files beside it)"
            bad=1
        fi
    done < <(files "$1")
    if [ "$count" = 0 ]; then
        echo "spdx: no source files found below $1: is this the project?"
        return 1
    fi
    return $bad
}

selfTest() {
    local folder
    folder=$(mktemp -d)
    trap "rm -rf '$folder'" EXIT
    local owner='// SPDX-FileCopyrightText: The Limbeck authors'
    local licence='// SPDX-License-Identifier: GPL-3.0-or-later'
    putFile "$folder/models/good.h" "$owner" "$licence"
    putFile "$folder/resources/fenrir/versions/a1_one.py" '"""one"""'
    expectPass "files in order" checkHeaders "$folder"
    putFile "$folder/ui/bad.cpp" "$owner" 'int x;'
    expectRefusal "a file without licence" ui/bad.cpp checkHeaders "$folder"
    putFile "$folder/ui/bad.cpp" "$licence"
    expectRefusal "a file without owner" ui/bad.cpp checkHeaders "$folder"
    echo "spdx: faults caught"
}

if [ "${1:-}" = --self-test ]; then
    selfTest
else
    checkHeaders "${1:-$here/../..}"
fi
