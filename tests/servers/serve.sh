#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# serve.sh postgresql|mariadb FOLDER [tls]: runs a server of its own in FOLDER, which must exist,
# until its standard input ends; then stops it and removes FOLDER. The test that started it holds
# the other end, so that the server ends with the test, however that ends.
#
# Leaves FOLDER/ready when the server answers, or FOLDER/failed with the reason. The server listens
# on a socket in FOLDER only: no TCP. Its superuser needs no password.
#
# With "tls" it listens on 127.0.0.1 too, at the port that FOLDER/port says, and lets nobody in
# there without encryption. FOLDER/tls then holds the authority (ca.pem), one that signed nothing
# (other-ca.pem), and what they make of it: server.pem for the host "localhost", client.pem for the
# user "by_certificate", each with its .key.
set -uo pipefail
engine=$1
folder=$2
tls=${3:-}
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

# The server itself; LIMBECK_PRELOAD is a library that is loaded into it (fulldisk.c).
asServer() {
    asUser env ${LIMBECK_PRELOAD:+LD_PRELOAD="$LIMBECK_PRELOAD"} "$@"
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

# makeAuthority NAME, makeCertificate NAME SUBJECT [EXTENSION]: elliptic curves, since making an RSA
# key takes seconds.
newKey=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
makeAuthority() {
    openssl req -x509 "${newKey[@]}" -keyout "$1.key" -out "$1.pem" -days 2 \
        -subj "/CN=Limbeck test authority $1"
}
makeCertificate() {
    openssl req "${newKey[@]}" -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" &&
        openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \
            -extfile <(echo "${3:-keyUsage=digitalSignature}") -out "$1.pem"
}

# Several servers may start at once: the first port that answers nobody is tried.
choosePort() {
    require openssl
    local port=$((20000 + RANDOM % 20000))
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        port=$((port + 1))
    done
    echo "$port" >"$folder/port"
}

makeTls() {
    choosePort
    mkdir "$folder/tls"
    (
        cd "$folder/tls" && makeAuthority ca && makeAuthority other-ca &&
            makeCertificate server localhost subjectAltName=DNS:localhost &&
            makeCertificate client by_certificate && chmod 600 ./*.key
    ) >"$folder/log" 2>&1 || fail "openssl failed:"
    # Each of them wants its key for itself; the test, which may be another user, wants the client's.
    cp "$folder/tls/server.key" "$folder/server.key" && chmod 600 "$folder/server.key"
    [ "$(id -u)" != 0 ] || chown "$user" "$folder/server.key"
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
    local listen=(-c listen_addresses=) port=5432
    if [ -n "$tls" ]; then
        port=$(cat "$folder/port")
        listen=(-c listen_addresses=127.0.0.1 -c port="$port" -c ssl=on
            -c ssl_ca_file="$folder/tls/ca.pem" -c ssl_cert_file="$folder/tls/server.pem"
            -c ssl_key_file="$folder/server.key")
        printf 'hostssl all %s 127.0.0.1/32 %s\n' locked scram-sha-256 by_certificate cert \
            all trust >>"$folder/data/pg_hba.conf"
    fi
    asServer postgres -D "$folder/data" -k "$folder" "${listen[@]}" -c fsync=off \
        -c shared_buffers=32MB -c max_connections=40 >"$folder/log" 2>&1 <&- &
    server=$!
    waitFor pg_isready --host="$folder" --port="$port"
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
    local listen=(--skip-networking)
    if [ -n "$tls" ]; then
        listen=(--bind-address=127.0.0.1 --port="$(cat "$folder/port")"
            --ssl-ca="$folder/tls/ca.pem" --ssl-cert="$folder/tls/server.pem"
            --ssl-key="$folder/server.key" --require-secure-transport=ON)
    fi
    asServer mariadbd "${options[@]}" "${listen[@]}" --socket="$folder/mysqld.sock" \
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
[ -z "$tls" ] || makeTls
case "$engine" in
postgresql) servePostgresql ;;
mariadb) serveMariadb ;;
esac
cat >/dev/null
