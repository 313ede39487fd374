// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changes/changesmodel.h"

#include "ui/language/words.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

Role roleOf(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Added:
        return Role::Success;
    case Difference::Kind::Removed:
        return Role::Problem;
    case Difference::Kind::Changed:
        return Role::Warning;
    }
    Q_UNREACHABLE();
}

QString shown(const Difference& row, int column)
{
    switch (column) {
    case ChangesModel::What:
        return kindText(row.kind);
    case ChangesModel::Object:
        return row.aspect.isEmpty() ? objectText(row)
                                    : objectText(row) + u" · "_s + aspectWord(row.aspect);
    case ChangesModel::Before:
        return row.before;
    case ChangesModel::After:
        return row.after;
    default:
        return {};
    }
}

QString sqlOf(const command::DiffScript& script)
{
    QString sql;
    for (const Statement& statement : script.statements) {
        sql += statement.sql + u";\n\n"_s;
    }
    for (const Difference& left : script.left) {
        sql += tr("-- left over: %1").arg(describe(left)) + u'\n';
    }
    return sql.isEmpty() ? tr("-- nothing to do\n") : sql;
}

}  // namespace

QString kindText(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Added:
        return tr("+ added");
    case Difference::Kind::Removed:
        return tr("− removed");
    case Difference::Kind::Changed:
        return tr("~ changed");
    }
    Q_UNREACHABLE();
}

QString countsText(const QList<Difference>& differences)
{
    const auto count = [&differences](Difference::Kind kind) {
        return std::count_if(differences.begin(),
                             differences.end(),
                             [kind](const Difference& each) { return each.kind == kind; });
    };
    if (differences.isEmpty()) {
        return tr("Nothing differs.");
    }
    QStringList parts;
    if (const auto added = count(Difference::Kind::Added); added > 0) {
        parts << tr("%Ln added", nullptr, pluralOf(added));
    }
    if (const auto removed = count(Difference::Kind::Removed); removed > 0) {
        parts << tr("%Ln removed", nullptr, pluralOf(removed));
    }
    if (const auto changed = count(Difference::Kind::Changed); changed > 0) {
        parts << tr("%Ln changed", nullptr, pluralOf(changed));
    }
    return parts.join(u", "_s);
}

QList<EngineScript> scriptsOf(const command::SchemaDiff& diff, bool isBackwards)
{
    QList<EngineScript> scripts;
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
        EngineScript script;
        script.engine = engine;
        const auto made =
            command::compareEnds(
                isBackwards ? diff.to : diff.from, isBackwards ? diff.from : diff.to, engine, true)
                .and_then(command::scriptFor);
        if (made) {
            script.sql = sqlOf(*made);
        } else {
            script.error = made.error().toText();
        }
        scripts << script;
    }
    return scripts;
}

QString changesText(const command::SchemaDiff& diff)
{
    QStringList lines = {tr("From %1 to %2").arg(diff.from.label, diff.to.label)};
    for (const Difference& difference : diff.differences) {
        lines << describe(difference);
    }
    return lines.join(u'\n') + u'\n';
}

int ChangesModel::columns() const
{
    return ColumnCount;
}

QString ChangesModel::header(int column) const
{
    switch (column) {
    case What:
        return tr("Change");
    case Object:
        return tr("Of");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    default:
        return {};
    }
}

QVariant ChangesModel::cell(const Difference& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case sortRole:
        return shown(row, column);
    case Qt::ToolTipRole:
        return u"<p>%1</p>"_s.arg(describe(row).toHtmlEscaped());
    case Qt::ForegroundRole:
        return column == What ? QVariant(color(roleOf(row.kind), QGuiApplication::palette()))
                              : QVariant();
    default:
        return {};
    }
}

}  // namespace limbeck::ui
