// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sqloracle.h"

#include <QFile>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

namespace limbeck::oracle {

using namespace Qt::StringLiterals;

QList<QJsonObject> records(const QString& file)
{
    QList<QJsonObject> found;
    QFile data(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/oracle/") + file + u".jsonl"_s);
    if (!data.open(QIODevice::ReadOnly)) {
        return found;
    }
    while (!data.atEnd()) {
        found << QJsonDocument::fromJson(data.readLine()).object();
    }
    return found;
}

QString scriptOf(const QString& body)
{
    QStringList lines;
    for (const QString& line : body.split(u'\n')) {
        lines << u"    "_s + line;
    }
    return u"from alembic import op\nimport sqlalchemy as sa\n"
           "from sqlalchemy.dialects import postgresql, mysql, sqlite\n\n"
           "revision = 'a1'\ndown_revision = None\n\n\ndef upgrade():\n"_s
           + lines.join(u'\n') + u'\n';
}

QString reasonNotToRead(const QString& why)
{
    static const QMap<QString, QString> reasons{
        {u"'DOMAIN'"_s, u"whether a domain must be made only the database knows"_s},
        {u"'CreateTable'"_s, u"CreateTable is SQLAlchemy's own, not an operation"_s},
        {u"lacks 'id' in row"_s,
         u"rows with different columns: stock writes one and runs another"_s},
        {u"no value for the parameter"_s,
         u"stock writes NULL into a text for what is ':x' online"_s},
        {u"on a column that is not made"_s,
         u"stock's statement is none: it names a missing column"_s},
        {u"is a text where a list"_s, u"stock takes a text letter by letter"_s},
        {u"'deferrable', which is not known"_s, u"no engine has a CHECK that can be deferred"_s},
        {u"forbids to quote"_s, u"stock's statement is none: the name needs quotes"_s},
    };
    for (auto reason = reasons.cbegin(); reason != reasons.cend(); ++reason) {
        if (why.contains(reason.key())) {
            return reason.value();
        }
    }
    return {};
}

namespace {

QString normalisedOne(const QString& statement)
{
    QString text = statement;
    text.replace(u'\t', u"    "_s);
    if (text.endsWith(u';')) {
        text.chop(1);
    }
    text = text.trimmed();
    static const QRegularExpression create(u"^CREATE (TEMPORARY )?TABLE"_s);
    if (!create.match(text).hasMatch()) {
        return text;
    }
    QStringList lines = text.split(u'\n');
    QStringList constraints;
    static const QRegularExpression constraint(
        uR"(^    (CONSTRAINT|PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)\b)"_s);
    for (QString& line : lines) {
        line = line.endsWith(u", "_s) ? line.chopped(2) : line;
        if (constraint.match(line).hasMatch()) {
            constraints << line;
        }
    }
    lines.removeIf([](const QString& line) { return constraint.match(line).hasMatch(); });
    constraints.sort();
    lines.insert(qMax<qsizetype>(0, lines.size() - 1), constraints.join(u'\n'));
    return lines.join(u'\n');
}

}  // namespace

QStringList normalised(const QStringList& statements)
{
    QStringList texts;
    for (const QString& statement : statements) {
        texts << normalisedOne(statement);
    }
    return texts;
}

}  // namespace limbeck::oracle
