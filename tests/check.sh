#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one gate: what must hold before a commit lands. Expects what `./packaging/setup install`
# installs; `./packaging/setup test` does both.
#
#   tests/check.sh          format, rules of the house, build, headers, tests
#   tests/check.sh --fast   the same without the headers and without tests labelled "slow"
#   tests/check.sh --soak   also sanitizers, clang-tidy, and long runs of the seeded tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/house/common.sh

say() {
    printf '\n==> %s\n' "$*"
}

checkFormat() {
    say "Format"
    sourceFiles . | grep -E '\.(h|cpp)$' | xargs -r -d '\n' clang-format --dry-run -Werror
}

checkHouse() {
    say "Rules of the house: layers, licence headers, sizes"
    tests/house/layers.sh
    tests/house/spdx.sh
    tests/house/sizes.sh
    tests/house/sizes.sh --report
}

buildDev() {
    say "Build, warnings are errors"
    cmake --preset dev
    cmake --build --preset dev
}

checkHeaders() {
    say "Headers stand on their own"
    tests/house/headers.py build/dev
}

soak() {
    export LIMBECK_SOAK=1
    say "Headers stand on their own, without precompiled ones"
    cmake --build --preset dev --target all_verify_interface_header_sets
    say "Tests under the address and undefined-behaviour sanitizers"
    cmake --workflow --preset asan
    say "clang-tidy over every file"
    cmake --workflow --preset tidy
}

# Last, so that ctest's summary is the last thing to be read.
runTests() {
    say "Tests"
    ctest --preset dev "$@"
}

mode=${1:-}
case "$mode" in
'' | --fast | --soak) ;;
*)
    echo "usage: tests/check.sh [--fast|--soak]" >&2
    exit 2
    ;;
esac

checkFormat
checkHouse
buildDev
if [ "$mode" = --fast ]; then
    runTests --label-exclude slow
    exit
fi
checkHeaders
if [ "$mode" = --soak ]; then
    soak
fi
runTests
