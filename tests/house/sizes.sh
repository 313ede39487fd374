#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sizes.sh [ROOT]           fails on a file that is too long
# sizes.sh --report [ROOT]  prints the ten largest files and functions
# sizes.sh --self-test      proves that it catches them
#
# Lines: header 300, source 500, test 600. size-exemptions.txt beside this file names those that
# may be longer, each with its reason.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/common.sh"

sourceLines() {
    sourceFiles "$1" | grep -E '\.(h|cpp)$' \
        | (cd "$1" && xargs -r -d '\n' wc -l) | awk '$2 != "total" { print $1, $2 }'
}

limitOf() {
    case "$1" in
    tests/*) echo 600 ;;
    *.h) echo 300 ;;
    *) echo 500 ;;
    esac
}

# exemptions ROOT: the exempted paths, one a line.
exemptions() {
    local list="$1/tests/house/size-exemptions.txt"
    if [ -e "$list" ]; then
        grep -vE '^(#|$)' "$list" || true
    fi
}

checkSizes() {
    local lines file limit bad=0 exempt
    exempt=$(exemptions "$1")
    if grep -qE '^[^ ]+ *$' <<<"$exempt"; then
        echo "size-exemptions.txt: an entry has no reason"
        bad=1
    fi
    while read -r lines file; do
        limit=$(limitOf "$file")
        if [ "$lines" -gt "$limit" ] && ! grep -qF -- "$file " <<<"$exempt"; then
            echo "$file: $lines lines, the limit is $limit. Split it, or say in" \
                "tests/house/size-exemptions.txt why it must be long."
            bad=1
        fi
    done < <(sourceLines "$1")
    while read -r file _; do
        if [ -n "$file" ] && [ ! -e "$1/$file" ]; then
            echo "size-exemptions.txt: there is no $file any more"
            bad=1
        fi
    done <<<"$exempt"
    return $bad
}

# functionLines ROOT: "lines file:line name" of every function at namespace level. The format puts
# the braces of such a function into the first column, and nothing else but types, which end in
# a semicolon.
functionLines() {
    sourceFiles "$1" | grep -E '\.(h|cpp)$' | (cd "$1" && xargs -r -d '\n' awk '
        FNR == 1 { start = 0 }
        /^\{/ { start = FNR; title = head }
        /^\}$/ && start { print FNR - start - 1, FILENAME ":" start, title; start = 0 }
        /^\};/ { start = 0 }
        /^[A-Za-z~]/ { head = $0; sub(/\(.*/, "", head); sub(/.*[ *&]/, "", head) }')
}

report() {
    echo "The ten largest files (lines):"
    sourceLines "$1" | sort -k1,1nr | sed -n 1,10p | sed 's/^/  /'
    echo "The ten largest functions (lines of their body):"
    functionLines "$1" | sort -k1,1nr | sed -n 1,10p | sed 's/^/  /'
}

# longFile PATH LINES
longFile() {
    mkdir -p "$(dirname "$1")"
    seq "$2" >"$1"
}

selfTest() {
    local folder
    folder=$(mktemp -d)
    trap "rm -rf '$folder'" EXIT
    longFile "$folder/models/a.cpp" 500
    longFile "$folder/models/a.h" 300
    longFile "$folder/tests/models/tst_a.cpp" 600
    expectPass "files at their limit" checkSizes "$folder"
    longFile "$folder/models/a.h" 301
    expectRefusal "a long header" models/a.h checkSizes "$folder"
    longFile "$folder/models/a.h" 300
    longFile "$folder/models/a.cpp" 501
    expectRefusal "a long source" models/a.cpp checkSizes "$folder"
    putFile "$folder/tests/house/size-exemptions.txt" 'models/a.cpp a table of data'
    expectPass "a long source with a reason" checkSizes "$folder"
    putFile "$folder/tests/house/size-exemptions.txt" 'models/a.cpp'
    expectRefusal "an exemption without reason" "no reason" checkSizes "$folder"
    putFile "$folder/tests/house/size-exemptions.txt" 'models/a.cpp a table' 'models/b.cpp gone'
    expectRefusal "an exemption of nothing" models/b.cpp checkSizes "$folder"
    echo "sizes: faults caught"
}

case "${1:-}" in
--self-test) selfTest ;;
--report) report "${2:-$here/../..}" ;;
*) checkSizes "${1:-$here/../..}" ;;
esac
