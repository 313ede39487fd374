#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# serve.sh postgresql|mariadb FOLDER: runs a server of its own in FOLDER, which must exist, until
# its standard input ends; then stops it and removes FOLDER. The test that started it holds the
# other end, so that the server ends with the test, however that ends.
#
# Leaves FOLDER/ready when the server answers, or FOLDER/failed with the reason. The server listens
# on a socket in FOLDER only: no TCP. Its superuser needs no password.
set -uo pipefail
engine=$1
folder=$2
server=
stopSignal=KILL

# Nobody wants the data back: no clean shutdown, except that PostgreSQL on SIGQUIT gives its shared
# memory back.
cleanUp() {
    [ -z "$server" ] || kill -"$stopSignal" "$server" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$folder"
}
trap cleanUp EXIT

fail() {
    printf '%s\n' "$*" >"$folder/failed.part"
    tail -n 40 "$folder/log" >>"$folder/failed.part" 2>/dev/null
    mv "$folder/failed.part" "$folder/failed"
    cat >/dev/null
    exit 1
}

require() {
    command -v "$1" >/dev/null || fail "$1 is not installed; './packaging/setup install' does that."
}

# asUser COMMAND…: servers refuse to be root, and end with this script even if it is killed.
asUser() {
    if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid="$user" --regid="$user" --init-groups --pdeathsig "$stopSignal" -- "$@"
    fi
    exec setpriv --pdeathsig "$stopSignal" -- "$@"
}

# waitFor COMMAND…: until it succeeds, which takes a fraction of a second.
waitFor() {
    local attempt
    for attempt in $(seq 600); do
        if "$@" >/dev/null 2>&1; then
            touch "$folder/ready"
            return
        fi
        kill -0 "$server" 2>/dev/null || fail "The $engine server did not start (attempt $attempt):"
        sleep 0.05
    done
    fail "The $engine server did not answer within 30 seconds:"
}

servePostgresql() {
    # Debian keeps these out of the PATH, a folder per version.
    local newest
    newest=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    PATH=$newest:$PATH
    require initdb
    (asUser initdb --no-sync --username=postgres --encoding=UTF8 --no-locale \
        --pgdata="$folder/data") >"$folder/log" 2>&1 || fail "initdb failed:"
    # Only the role "locked" must say a password.
    printf 'local all locked scram-sha-256\nlocal all all trust\n' >"$folder/data/pg_hba.conf"
    asUser postgres -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off \
        -c shared_buffers=32MB -c max_connections=40 >"$folder/log" 2>&1 <&- &
    server=$!
    waitFor pg_isready --host="$folder"
}

serveMariadb() {
    require mariadbd
    require mariadb-install-db
    # Servers that start at the same time would remove each other's temporary tables from /tmp.
    (asUser mkdir "$folder/tmp")
    local options=(--no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp"
        --innodb-log-file-size=4M --innodb-buffer-pool-size=16M --innodb-flush-log-at-trx-commit=0)
    (asUser mariadb-install-db "${options[@]}" --auth-root-authentication-method=normal \
        --skip-test-db) >"$folder/log" 2>&1 || fail "mariadb-install-db failed:"
    asUser mariadbd "${options[@]}" --skip-networking --socket="$folder/mysqld.sock" \
        --pid-file="$folder/pid" --character-set-server=utf8mb4 >"$folder/log" 2>&1 <&- &
    server=$!
    waitFor mariadb-admin --no-defaults --socket="$folder/mysqld.sock" --user=root ping
}

case "$engine" in
postgresql) user=postgres stopSignal=QUIT ;;
mariadb) user=mysql stopSignal=KILL ;;
*) fail "serve.sh knows no engine '$engine'." ;;
esac
export LC_ALL=C.UTF-8 TZ=UTC
PATH=$PATH:/usr/sbin:/sbin
if [ "$(id -u)" = 0 ]; then
    chown "$user" "$folder" || fail "There is no user '$user' to run the $engine server."
fi
case "$engine" in
postgresql) servePostgresql ;;
mariadb) serveMariadb ;;
esac
cat >/dev/null
