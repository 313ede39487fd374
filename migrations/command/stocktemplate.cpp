// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/stocktemplate.h"

#include <QFile>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// The template whose file `name` uses where it has none of its own.
QString basisOf(const QString& name)
{
    if (name == "pyproject_async"_L1) {
        return u"pyproject"_s;
    }
    return name == "pyproject"_L1 || name == "async"_L1 ? u"generic"_s : QString();
}

}  // namespace

QList<StockTemplate> listTemplates()
{
    QList<StockTemplate> templates;
    for (const QString& name :
         {u"async"_s, u"generic"_s, u"multidb"_s, u"pyproject"_s, u"pyproject_async"_s}) {
        const QString readme =
            QString::fromUtf8(stockFile(name, u"README"_s).value_or(QByteArray()));
        templates << StockTemplate{.name = name, .summary = readme.section(u'\n', 0, 0)};
    }
    return templates;
}

std::optional<QByteArray> stockFile(const QString& name, const QString& file)
{
    // Its env.py is that of async, its settings are those of pyproject.
    const QString folder = name == "pyproject_async"_L1 && file == "env.py"_L1 ? u"async"_s : name;
    for (const QString& suffix : {QString(), u".in"_s}) {
        QFile resource(u":/limbeck/templates/%1/%2%3"_s.arg(folder, file, suffix));
        if (resource.open(QIODevice::ReadOnly)) {
            return resource.readAll();
        }
    }
    const QString basis = basisOf(name);
    return basis.isEmpty() ? std::nullopt : stockFile(basis, file);
}

Result<ScriptTemplate> stockScriptTemplate()
{
    const QByteArray text = stockFile(u"generic"_s, u"script.py.mako"_s).value_or(QByteArray());
    return ScriptTemplate::fromText(QString::fromUtf8(text), u"stock script.py.mako"_s);
}

}  // namespace limbeck::command
