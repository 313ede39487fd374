#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# stockalembic.sh LIMBECK NINETEEN BUNDLED: runs the nineteen revisions of the bundled project, and
# the project that was made of them, with the real Alembic and with Limbeck on SQLite. Both must leave the same database, and each must be able to go on with
# what the other has left. Needs Debian's python3-alembic; without it the test fails.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
limbeck=$1
project=$2
bundled=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# freshCopy NAME: the project in a folder of its own, with no database yet.
freshCopy() {
    cp -r "$project" "$work/$1"
    rm -rf "$work/$1/fenrir.db" "$work/$1/versions/__pycache__" "$work/$1/.limbeck-backups"
}

quietly() {
    if ! "$@" >"$work/output" 2>&1; then
        echo "FAILED: $*"
        cat "$work/output"
        exit 1
    fi
}

# withAlembic COPY ARGUMENT…
withAlembic() {
    local copy=$1
    shift
    echo "  alembic $*    (in $copy)"
    quietly env -C "$work/$copy" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m alembic "$@"
}

# withLimbeck COPY COMMAND…
withLimbeck() {
    local copy=$1
    shift
    echo "  limbeck $*    (in $copy)"
    quietly "$limbeck" --config "$work/$copy/alembic.ini" "$@" --yes
}

# expectSame A B: the databases of two copies declare the same.
expectSame() {
    /usr/bin/python3 "$here/sqlitecatalog.py" "$work/$1/fenrir.db" >"$work/$1.facts"
    /usr/bin/python3 "$here/sqlitecatalog.py" "$work/$2/fenrir.db" >"$work/$2.facts"
    if ! diff -u "$work/$1.facts" "$work/$2.facts"; then
        echo "FAILED: the databases of '$1' (-) and '$2' (+) differ"
        exit 1
    fi
    echo "  $1 and $2 are the same: $(wc -l <"$work/$1.facts") facts"
}

bothReachTheHead() {
    echo "Both from nothing to the head:"
    freshCopy alembic
    freshCopy limbeck
    withAlembic alembic upgrade head
    withLimbeck limbeck upgrade head
    expectSame alembic limbeck
}

# The history is known not to end where the models are; these are the traces it leaves on SQLite.
theHeadIsAsRecorded() {
    local fact
    while IFS= read -r fact; do
        if ! grep -qxF "$fact" "$work/alembic.facts"; then
            echo "FAILED: the head of the example has changed; it no longer says: $fact"
            exit 1
        fi
    done <<'FACTS'
emailProcessorTable: column 2: multi_email_flag BOOLEAN DEFAULT 0 NOT NULL
emailProcessorTable: column 3: multi_attachment_flag BOOLEAN DEFAULT 0 NOT NULL
emailProcessorTable: column 4: test_name VARCHAR
emailProcessorTable: column 5: requires_processing BOOLEAN DEFAULT 0 NOT NULL
emailProcessorTable: column 6: system VARCHAR
emailProcessorTable: column 10: email_processor_id INTEGER NOT NULL
environment: CONSTRAINT environment_environment_id_key UNIQUE(environment_id)
purgeTable: column 2: last_purged_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL
purgeTable: column 3: created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL
purgeTable: column 5: purge_interval_days INTEGER DEFAULT 30 NOT NULL
version 41c97f44b5de
FACTS
    if grep -qE '^emailProcessorTable: PRIMARY KEY|chk_token_expiry' "$work/alembic.facts"; then
        echo "FAILED: the head of the example has the key or the CHECK that it is known to lack"
        exit 1
    fi
}

eachGoesOnWithTheOthers() {
    echo "Each goes on with the other's database, down and up again:"
    withAlembic limbeck downgrade -1
    withLimbeck alembic downgrade -1
    expectSame alembic limbeck
    withAlembic limbeck upgrade +1
    withLimbeck alembic upgrade +1
    expectSame alembic limbeck
    withAlembic limbeck downgrade 6bfb5f75709c
    withLimbeck alembic downgrade 6bfb5f75709c
    expectSame alembic limbeck
}

bothStandOnTwoBranches() {
    echo "Each goes on from two branches that the other has left:"
    freshCopy branches-alembic
    freshCopy branches-limbeck
    withAlembic branches-alembic upgrade 301ad4c5d899
    withAlembic branches-alembic upgrade 0ec36ea2a851
    withLimbeck branches-limbeck upgrade 301ad4c5d899
    withLimbeck branches-limbeck upgrade 0ec36ea2a851
    expectSame branches-alembic branches-limbeck
    withLimbeck branches-alembic upgrade edab8f775757
    withAlembic branches-limbeck upgrade edab8f775757
    expectSame branches-alembic branches-limbeck
    withLimbeck branches-alembic downgrade base
    withAlembic branches-limbeck downgrade base
    expectSame branches-alembic branches-limbeck
}

# The nineteen as one, under the id of the last: stock Alembic takes it from nothing, and leaves a
# database alone that stands at the old end.
aConsolidatedProject() {
    echo "Both on the project made one revision:"
    freshCopy old
    withAlembic old upgrade head
    freshCopy one
    quietly "$limbeck" --config "$work/one/alembic.ini" consolidate -m 'one of nineteen'
    cp -r "$work/one" "$work/one-limbeck"
    cp -r "$work/one" "$work/one-old"
    cp "$work/old/fenrir.db" "$work/one-old/"
    withAlembic one upgrade head
    withLimbeck one-limbeck upgrade head
    expectSame one one-limbeck
    expectSame old one
    withAlembic one-old upgrade head
    expectSame old one-old
    withAlembic one downgrade base
    withLimbeck one-limbeck downgrade base
    expectSame one one-limbeck
}

# The bundled project has an id of its own: stock Alembic takes it from nothing, and from the old
# end over the written bridge, which is one statement.
theBundledProject() {
    echo "Both on the bundled project, and stock Alembic over the bridge:"
    project=$bundled
    freshCopy bundled-alembic
    freshCopy bundled-limbeck
    freshCopy bundled-bridge
    withAlembic bundled-alembic upgrade head
    withLimbeck bundled-limbeck upgrade head
    expectSame bundled-alembic bundled-limbeck
    withAlembic bundled-limbeck downgrade -1
    withLimbeck bundled-alembic downgrade -1
    expectSame bundled-alembic bundled-limbeck
    withAlembic bundled-limbeck upgrade head
    withLimbeck bundled-alembic upgrade head
    expectSame bundled-alembic bundled-limbeck
    cp "$work/old/fenrir.db" "$work/bundled-bridge/"
    local page=$work/bundled-bridge/.limbeck/archive/41c97f44b5de/stock-alembic.md
    /usr/bin/python3 -c 'import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute(sys.argv[2])
database.commit()' "$work/bundled-bridge/fenrir.db" "$(grep '^UPDATE ' "$page")"
    withAlembic bundled-bridge upgrade head
    expectSame bundled-alembic bundled-bridge
    withAlembic bundled-alembic downgrade base
    withLimbeck bundled-limbeck downgrade base
    expectSame bundled-alembic bundled-limbeck
}

if ! /usr/bin/python3 -c 'import alembic' 2>/dev/null; then
    echo "FAILED: python3-alembic is not installed; ./packaging/setup install does it"
    exit 1
fi
bothReachTheHead
theHeadIsAsRecorded
eachGoesOnWithTheOthers
bothStandOnTwoBranches
aConsolidatedProject
theBundledProject
