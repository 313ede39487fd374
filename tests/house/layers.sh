#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# layers.sh [ROOT]       fails on an include that goes up or sideways in the house
# layers.sh --self-test  proves that it does, on houses with one fault each
#
# app/desktop ─► ui ─► migrations ─► models        app/cli ─► migrations ─► models
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/common.sh"

# Rules: what the path of a file must match, what its includes must not, and why, separated by
# tabs. An include is written here as in the source, with its quotes or angle brackets.
rules() {
    local widgets='<(QtWidgets|QtPrintSupport|QtCharts|QApplication|Q[A-Za-z]*(Widget|Dialog|MessageBox|MainWindow|Action|Layout|Button|Delegate)|QGraphics[A-Za-z]+|Q(Table|Tree|List)View|QMenu(Bar)?|QToolBar|QStatusBar|QLabel|QLineEdit|QComboBox|QStyle[A-Za-z]*)(/[^>]*)?>'
    local sql='<(QtSql(/[^>]*)?|QSql[A-Za-z]*)>'
    local gui='<(QtGui|QtSvg|QPainter[A-Za-z]*|QPixmap|QImage|QColor|QFont[A-Za-z]*|QBrush|QPen|QIcon|QPdfWriter|QSvg[A-Za-z]*|QGuiApplication)(/[^>]*)?>'
    local files='<(QFile|QFileInfo|QDir[A-Za-z]*|QSaveFile|QTemporary[A-Za-z]*|QProcess|QSettings|QLockFile|QStandardPaths)>'

    row '^models/' '"(migrations|ui|app|tests)/' 'models is the lowest floor'
    row '^models/' "$widgets" 'models uses QtCore only'
    row '^models/' "$gui" 'models uses QtCore only'
    row '^models/' "$sql" 'models knows no database'
    row '^models/' "$files" 'models knows no files and no processes'
    row '^models/' '<(sqlite3|tree_sitter/|CLI/)' 'models uses QtCore only'
    row '^models/base/' '"models/(schema|operation|revision|fenrir)/' 'base is below the other models'
    row '^models/schema/' '"models/(operation|revision|fenrir)/' 'schema stands on base alone'
    row '^models/operation/' '"models/(revision|fenrir)/' 'operation stands on base and schema'
    row '^models/revision/' '"models/(schema|operation|fenrir)/' 'revision stands on base alone'
    row '^models/fenrir/' '"models/(operation|revision)/' 'fenrir stands on base and schema'

    row '^migrations/' '"(ui|app|tests)/' 'migrations is below ui and app'
    row '^migrations/' "$widgets" 'the engine draws no windows'
    row '^migrations/' '<CLI/' 'only app/cli reads command lines'
    row '^migrations/[^d]' "$sql" 'only migrations/database includes QtSql'
    row '^migrations/d[^a]' "$sql" 'only migrations/database includes QtSql'
    row '^migrations/([^p]|p[^y])' '<tree_sitter/' 'only migrations/python knows tree-sitter'

    row '^ui/' '"(app|tests)/' 'ui is below app'
    row '^ui/' "$sql" 'ui has no SQL'
    row '^ui/' '<(sqlite3|tree_sitter/|CLI/)' 'ui reaches the engine through project and command'
    row '^ui/' '"migrations/(dialect|inspect|python|backup)/' \
        'ui reaches the engine through project and command'
    row '^ui/' '"migrations/database/(database|sqlerror|transaction)\.h' \
        'ui reaches the engine through project and command'
    row '^ui/' '"migrations/runner/(runner|versiontable)\.h' \
        'ui reaches the engine through project and command'

    row '^app/cli/' '"(ui|app/desktop|tests)/' 'the command line needs no windows'
    row '^app/cli/' "$widgets" 'the command line needs no windows'
    row '^app/cli/' "$gui" 'the command line needs no windows'
    row '^app/' "$sql" 'only migrations/database includes QtSql'
    row '^app/desktop/' '"(app/cli|tests)/' 'the two programs share nothing but the floors'
}

row() {
    printf '%s\t%s\t%s\n' "$1" "$2" "$3"
}

# includesOf ROOT: "file:line:include" of every include in the four floors.
includesOf() {
    sourceFiles "$1" | grep -E '^(models|migrations|ui|app)/.*\.(h|cpp)$' \
        | (cd "$1" && xargs -r -d '\n' grep -HnE '^[[:space:]]*#[[:space:]]*include') \
        | sed -E 's/#[[:space:]]*include[[:space:]]*//'
}

checkLayers() {
    local includes found
    includes=$(includesOf "$1" || true)
    if [ -z "$includes" ]; then
        echo "layers: no includes found below $1: is this the project?" >&2
        return 1
    fi
    found=$(awk -F '\t' '
        BEGIN { n = 0 }
        FILENAME != "-" { path[n] = $1; unwanted[n] = $2; why[n++] = $3; next }
        {
            include = $0
            sub(/^[^:]*:[0-9]*:[ \t]*/, "", include)
            for (i = 0; i < n; i++)
                if ($0 ~ path[i] && include ~ ("^" unwanted[i]))
                    print $0 "    (" why[i] ")"
        }' <(rules) - <<<"$includes")
    if [ -n "$found" ]; then
        echo "$found"
        echo "layers: these includes go up or sideways" >&2
        return 1
    fi
}

# One fault a line: the file, the include, a word of the reason.
faults() {
    cat <<'FAULTS'
models/schema/table.h	"migrations/project/projectfile.h"	lowest floor
models/schema/table.h	"models/operation/operation.h"	base alone
models/base/text.cpp	"models/schema/schema.h"	below the other models
models/schema/table.cpp	<QFile>	no files
models/schema/table.cpp	<QSqlQuery>	no database
models/schema/table.cpp	<QPainter>	QtCore only
models/schema/table.cpp	<QtWidgets/QLabel>	QtCore only
migrations/runner/runner.cpp	<QSqlQuery>	only migrations/database
migrations/dialect/dialect.cpp	<QSqlQuery>	only migrations/database
migrations/runner/runner.cpp	"ui/task/taskrunner.h"	below ui
migrations/report/pdf.cpp	<QTextEditWidget>	no windows
migrations/project/project.cpp	<tree_sitter/api.h>	tree-sitter
ui/history/historypage.cpp	"app/desktop/main.h"	below app
ui/history/historypage.cpp	"migrations/database/database.h"	project and command
ui/history/historypage.cpp	"migrations/inspect/inspector.h"	project and command
ui/history/historypage.cpp	"migrations/runner/runner.h"	project and command
app/cli/main.cpp	"ui/task/taskrunner.h"	no windows
app/cli/main.cpp	<QApplication>	no windows
app/desktop/main.cpp	"app/cli/output.h"	share nothing
FAULTS
}

goodHouse() {
    putFile "$1/models/schema/table.h" '#include "models/base/text.h"' '#include <QString>'
    putFile "$1/migrations/database/database.cpp" '#include <QSqlQuery>'
    putFile "$1/migrations/python/parser.cpp" '#include <tree_sitter/api.h>'
    putFile "$1/migrations/report/pdf.cpp" '#include <QPdfWriter>'
    putFile "$1/ui/history/page.cpp" '#include "migrations/command/command.h"' '#include <QWidget>'
    putFile "$1/app/cli/main.cpp" '#include "migrations/command/command.h"' '#include <CLI/CLI.hpp>'
    putFile "$1/app/desktop/main.cpp" '#include "ui/mainwindow/mainwindow.h"'
}

selfTest() {
    local folder file include word
    folder=$(mktemp -d)
    trap "rm -rf '$folder'" EXIT
    goodHouse "$folder"
    expectPass "a house in order" checkLayers "$folder"
    while IFS=$'\t' read -r file include word; do
        rm -rf "${folder:?}"/*
        goodHouse "$folder"
        putFile "$folder/$file" "#include $include"
        expectRefusal "$include in $file" "$word" checkLayers "$folder"
    done < <(faults)
    echo "layers: $(faults | wc -l) faults, all caught"
}

if [ "${1:-}" = --self-test ]; then
    selfTest
else
    checkLayers "${1:-$here/../..}"
fi
