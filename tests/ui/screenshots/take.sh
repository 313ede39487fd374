#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# take.sh LIMBECK-DESKTOP FOLDER   takes pictures of every page, to be looked at: the example half
# applied, light, dark, small and at 200 %; a project without revisions; one with 1,000 tables. Needs no
# display. cmake --build --preset dev --target screenshots calls it.
set -euo pipefail
desktop=$1
folder=$2
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"

# shoot NAME ARGUMENT…: one picture, with settings of its own.
shoot() {
    local name=$1
    shift
    timeout 120 "$desktop" --settings-dir "$work/settings-$name" --screenshot "$folder/$name.png" "$@"
    echo "$folder/$name.png"
}

# project NAME: an empty project.
project() {
    mkdir -p "$work/$1/alembic/versions"
    printf '[alembic]\nscript_location = %%(here)s/alembic\nsqlalchemy.url = sqlite:///app.db\n' \
        >"$work/$1/alembic.ini"
}

# bigProject NAME TABLES: one revision that makes that many tables, each referring to another one.
bigProject() {
    project "$1"
    {
        printf 'revision = "a1"\ndown_revision = None\n'
        printf 'from alembic import op\nimport sqlalchemy as sa\n\ndef upgrade():\n'
        local i
        for ((i = 0; i < $2; i++)); do
            printf '    op.create_table("%s_%04d", sa.Column("id", sa.Integer, primary_key=True),' \
                "$(printf 'order customer invoice item payment user audit product' | cut -d' ' -f$((i % 8 + 1)))" "$i"
            printf ' sa.Column("name", sa.String(80), nullable=False),'
            printf ' sa.Column("created_at", sa.DateTime()))\n'
        done
        printf '\ndef downgrade():\n    pass\n'
    } >"$work/$1/alembic/versions/a1.py"
}

project empty
bigProject big 1000
shoot start
for page in history tables diagram changes problems charts; do
    shoot "$page" --example --page "$page" --table user --compare base --as-of heads
    shoot "$page-dark" --dark --example --page "$page" --table user --compare base --as-of heads
    shoot "$page-small" --size 1024x640 --example --page "$page" --table user
    shoot "$page-empty" "$work/empty" --page "$page"
    shoot "$page-big" "$work/big" --page "$page"
    QT_SCALE_FACTOR=2 shoot "$page-double" --example --page "$page" --table user
done
