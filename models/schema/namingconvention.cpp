// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/namingconvention.h"

#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Text = tl::expected<QString, QString>;

const QString constraintToken = u"constraint_name"_s;

/// Values of the tokens in a rule. Source: SQLAlchemy 2.0 sql/naming.py, ConventionDict.
class Tokens final
{
public:
    Tokens(const NamingConvention& convention, const Unnamed& what)
        : m_convention(convention)
        , m_what(what)
    {
    }

    Text value(const QString& token) const
    {
        if (m_convention.computed.contains(token) || m_convention.rules.contains(token)) {
            return tl::unexpected(
                EngineText::tr("the naming convention computes '%1' in Python").arg(token));
        }
        if (token == "table_name"_L1) {
            return m_what.table.name;
        }
        if (token == constraintToken) {
            return m_what.given.isEmpty() ? Text(tl::unexpected(
                       EngineText::tr("the naming convention needs a name for it, and it has "
                                      "none: Alembic fails here")))
                                          : m_what.given;
        }
        if (token == "referred_table_name"_L1 && m_what.referent) {
            return m_what.referent->name;
        }
        return columnToken(token);
    }

private:
    /// "column_0_name", "column_0N_name", "referred_column_1_name", …
    Text columnToken(const QString& token) const
    {
        static const QRegularExpression pattern(
            u"^(referred_)?column_(?:(\\d+)|0(_?)N)_(name|key|label)$"_s);
        const QRegularExpressionMatch match = pattern.match(token);
        const bool isReferred = !match.captured(1).isEmpty();
        const QString attribute = match.captured(4);
        const bool isKnown =
            match.hasMatch() && (!isReferred || (m_what.referent && attribute == "name"_L1));
        if (!isKnown) {
            return tl::unexpected(
                EngineText::tr(
                    "the naming convention has the token '%(%1)s', which SQLAlchemy does not know "
                    "here")
                    .arg(token));
        }
        const QStringList& names = isReferred ? m_what.referentColumns : m_what.columns;
        if (match.capturedLength(2) > 0) {
            const int place = match.captured(2).toInt();
            if (place < names.size()) {
                return part(names[place], attribute);
            }
            return isReferred ? Text(
                       tl::unexpected(EngineText::tr("the naming convention asks for a referred "
                                                     "column that there is not")))
                              : QString();
        }
        QStringList parts;
        for (const QString& name : names) {
            parts << part(name, attribute);
        }
        return parts.join(match.captured(3));
    }

    QString part(const QString& column, const QString& attribute) const
    {
        if (attribute != "label"_L1) {
            return column;
        }
        const QString schema = QString(m_what.table.schema).replace(u'.', u'_');
        return (schema.isEmpty() ? QString() : schema + u'_') + m_what.table.name + u'_' + column;
    }

    const NamingConvention& m_convention;
    const Unnamed& m_what;
};

/// Python's `rule % tokens`.
Text expanded(const QString& rule, const Tokens& tokens)
{
    static const QRegularExpression piece(u"%(?:\\(([^)]*)\\)s|(%))"_s);
    QString text;
    qsizetype from = 0;
    auto matches = piece.globalMatch(rule);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        text += rule.mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (match.capturedLength(2) > 0) {
            text += u'%';
            continue;
        }
        const Text value = tokens.value(match.captured(1));
        if (!value) {
            return value;
        }
        text += *value;
    }
    const QString plain = QString(rule).remove(piece);
    if (plain.contains(u'%')) {
        return tl::unexpected(
            EngineText::tr("the naming convention has the rule '%1', which is more than Limbeck "
                           "understands")
                .arg(rule));
    }
    return text + rule.mid(from);
}

}  // namespace

bool NamingConvention::isStandard() const
{
    return rules.isEmpty() && computed.isEmpty() && doubt.isEmpty();
}

tl::expected<GivenName, QString> nameFor(const NamingConvention& convention, const Unnamed& what)
{
    if (!convention.doubt.isEmpty()) {
        return tl::unexpected(
            EngineText::tr("its name depends on the naming convention: %1").arg(convention.doubt));
    }
    if (convention.computed.contains(what.kind)) {
        return tl::unexpected(
            EngineText::tr(
                "its name depends on the naming convention, which computes '%1' in Python")
                .arg(what.kind));
    }
    QString rule = convention.rules.value(what.kind);
    if (convention.isStandard() && what.kind == "ix"_L1) {
        rule = u"ix_%(column_0_label)s"_s;
    }
    if (rule.isEmpty() || (!what.given.isEmpty() && !rule.contains(constraintToken))) {
        return GivenName{what.given, false};
    }
    return expanded(rule, Tokens(convention, what)).map([](const QString& text) {
        return GivenName{text, true};
    });
}

}  // namespace limbeck
