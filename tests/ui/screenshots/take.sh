#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# take.sh LIMBECK-DESKTOP LIMBECK FOLDER [PATTERN]   takes pictures of every page, sheet and pane, to be
# looked at: those whose name has PATTERN, or all. Needs no display.
#
#     PAGE, PAGE-dark, -double, -small, -de, -es   the example, half applied; at 200 %; 1024 x 640; in two languages
#     PAGE-empty, -big, -names, -opaque, -away     no revision; 1,000 tables; long names; Python that is not
#                                                  understood; a server that does not answer
#     sheet-X, pane-X and start, likewise
#
# cmake --build --preset dev --target screenshots calls it.
set -euo pipefail
desktop=$(realpath "$1")
limbeck=$(realpath "$2")
folder=$3
pattern=${4:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export QT_QPA_PLATFORM=offscreen LANGUAGE= LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config
mkdir -p "$folder"

# shoot NAME ARGUMENT…: one picture, with settings of its own.
shoot() {
    local name=$1
    shift
    if [[ $name != *$pattern* ]]; then
        return
    fi
    timeout 120 "$desktop" --settings-dir "$work/settings-$name" --screenshot "$folder/$name.png" "$@"
    echo "$folder/$name.png"
}

# shootLooks NAME ARGUMENT…: the same in every look.
shootLooks() {
    local name=$1
    shift
    shoot "$name" "$@"
    shoot "$name-dark" --dark "$@"
    QT_SCALE_FACTOR=2 shoot "$name-double" "$@"
    LC_ALL=de_DE.UTF-8 shoot "$name-de" "$@"
    LC_ALL=es_ES.UTF-8 shoot "$name-es" "$@"
}

# project NAME [URL]: a project without revisions.
project() {
    mkdir -p "$work/$1/alembic/versions"
    printf '[alembic]\nscript_location = %%(here)s/alembic\nsqlalchemy.url = %s\n' \
        "${2:-sqlite:///%(here)s/app.db}" >"$work/$1/alembic.ini"
    touch "$work/$1/alembic/env.py"
}

# script PROJECT ID DOWN MESSAGE: writes a revision whose upgrade() comes from standard input.
script() {
    {
        printf '"""%s"""\nfrom alembic import op\nimport sqlalchemy as sa\n\n' "$4"
        printf 'revision = "%s"\ndown_revision = %s\n\n\ndef upgrade():\n' "$2" "$3"
        cat
        printf '\n\ndef downgrade():\n    pass\n'
    } >"$work/$1/alembic/versions/$2.py"
}

# manyTables COUNT: each refers to one before it.
manyTables() {
    local words=(order customer invoice item payment user audit product) i key
    for ((i = 0; i < $1; i++)); do
        key=
        if ((i > 0)); then
            local to=$((i * 7 / 8))
            key=$(printf ', sa.ForeignKey("%s_%04d.id")' "${words[to % 8]}" "$to")
        fi
        printf '    op.create_table("%s_%04d", sa.Column("id", sa.Integer, primary_key=True),' \
            "${words[i % 8]}" "$i"
        printf ' sa.Column("name", sa.String(80), nullable=False), sa.Column("parent_id", sa.Integer%s))\n' \
            "$key"
    done
}

example() {
    cp -r "$here/../../../resources/fenrir" "$work/fenrir"
    (cd "$work/fenrir" && "$limbeck" upgrade 001_initial_complete_schema --yes >"$work/log")
}

longNames() {
    local long=customer_relationship_management_invoice_position_tax_rates_eu
    project names
    script names a1 None 'Create the tables of the customer relationship management with their keys, so that what follows can refer to them' <<END
    op.create_table("$long", sa.Column("identifier_of_the_position_within_the_invoice_document", sa.Integer, primary_key=True),
                    sa.Column("note", sa.String(4000), server_default="a default that is long enough to be cut off somewhere"))
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("reference_to_the_position_within_the_invoice_document", sa.Integer,
                              sa.ForeignKey("$long.identifier_of_the_position_within_the_invoice_document", name="fk_t_reference_to_the_position_within_the_invoice_document")))
    op.bulk_insert(sa.table("$long", sa.column("identifier_of_the_position_within_the_invoice_document", sa.Integer), sa.column("note", sa.String)),
                   [{"identifier_of_the_position_within_the_invoice_document": 1, "note": "A text that is much too long for any column of a table on any screen, so it is cut off"}])
END
    script names a_revision_with_a_name_that_somebody_chose_himself_and_did_not_keep_short '"a1"' 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich' <<END
    op.add_column("t", sa.Column("c", sa.Integer))
END
    (cd "$work/names" && "$limbeck" upgrade a1 --yes >"$work/log")
}

opaqueScript() {
    project opaque
    script opaque a1 None 'Create users' <<'END'
    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True))
END
    script opaque b2 '"a1"' 'Move users to another service' <<'END'
    import requests
    for user in requests.get("https://example.org/users").json():
        op.execute("INSERT INTO users VALUES (%d)" % user["id"])
END
    script opaque c3 '"b2"' 'Drop users' <<'END'
    op.drop_table("users")
END
}

example
longNames
opaqueScript
project empty
project big
manyTables 1000 | script big a1 None 'Create everything'
project away postgresql://somebody@127.0.0.1:1/shop
manyTables 8 | script away a1 None 'Create the shop'

shootLooks start
for page in history tables diagram changes problems charts; do
    shootLooks "$page" "$work/fenrir" --page "$page" --table user --compare base --as-of heads
    shoot "$page-small" --size 1024x640 "$work/fenrir" --page "$page" --table user
    for state in empty big names opaque away; do
        shoot "$page-$state" "$work/$state" --page "$page"
    done
done
for sheet in upgrade reset consolidate export; do
    shootLooks "sheet-$sheet" "$work/fenrir" --sheet "$sheet"
done
for sheet in upgrade reset; do
    shoot "sheet-$sheet-names" "$work/names" --sheet "$sheet"
done
shoot sheet-reset-big "$work/big" --sheet reset
for pane in sql rows output operations backups; do
    shootLooks "pane-$pane" "$work/names" --page tables --pane "$pane" \
        --table customer_relationship_management_invoice_position_tax_rates_eu
done
