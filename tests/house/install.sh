#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# install.sh BUILD: installs what BUILD has built into a folder of its own and runs it from there.
set -euo pipefail
build=$1
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

cmake --install "$build" --prefix "$prefix" >"$prefix/log" || {
    cat "$prefix/log"
    exit 1
}
if [ ! -s "$prefix/share/doc/limbeck/copyright" ]; then
    echo "FAILED: the licence was not installed"
    exit 1
fi
cd "$prefix"
version=$(bin/limbeck --version)
echo "installed: $version"
if [[ "$version" != *limbeck* ]]; then
    echo "FAILED: the installed program does not say its name"
    exit 1
fi
