# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks of the house share. Sourced, not run.

# sourceFiles ROOT: the files that belong to the project, one a line, relative to ROOT. Git knows
# them (new ones included); in an unpacked archive everything outside build/ counts.
sourceFiles() {
    if git -C "$1" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        # A file that is deleted but not yet committed is still listed: leave it out.
        git -C "$1" ls-files --cached --others --exclude-standard | sort -u \
            | while IFS= read -r file; do [ -e "$1/$file" ] && echo "$file"; done
    else
        (cd "$1" && find . -path ./build -prune -o -type f -print | sed 's|^\./||' | sort)
    fi
}

# putFile PATH LINE…: writes a file of a self-test, making its folder.
putFile() {
    mkdir -p "$(dirname "$1")"
    local path=$1
    shift
    printf '%s\n' "$@" >"$path"
}

# expectRefusal WHAT WORD COMMAND…: COMMAND must fail and its output must contain WORD.
expectRefusal() {
    local what=$1 word=$2 output
    shift 2
    if output=$("$@" 2>&1); then
        echo "self-test: $what was let through" >&2
        return 1
    fi
    if ! grep -qF -- "$word" <<<"$output"; then
        echo "self-test: $what was refused, but not for '$word':" >&2
        echo "$output" >&2
        return 1
    fi
}

# expectPass WHAT COMMAND…: COMMAND must succeed.
expectPass() {
    local what=$1 output
    shift
    if ! output=$("$@" 2>&1); then
        echo "self-test: $what was refused:" >&2
        echo "$output" >&2
        return 1
    fi
}
