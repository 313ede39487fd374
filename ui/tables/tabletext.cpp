// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tables/tabletext.h"

#include "ui/language/words.h"
#include "ui/theme/theme.h"
#include "ui/time/timememory.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <functional>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// Short, like PK and FK beside it: the words would push the types out of the pane.
const QString notNull = u"NN"_s;

/// The same with places where a long name may go on in the next line: there is little room.
QString breakable(const QString& text)
{
    constexpr qsizetype longName = 16;
    static const QRegularExpression name(u"[\\w.]{%1,}"_s.arg(longName),
                                         QRegularExpression::UseUnicodePropertiesOption);
    QString result = text;
    qsizetype from = 0;
    for (auto found = name.match(result, from); found.hasMatch();
         found = name.match(result, from)) {
        QString pieces = found.captured();
        pieces.replace(u'_', u'_' + QString(nameBreak)).replace(u'.', u'.' + QString(nameBreak));
        result.replace(found.capturedStart(), found.capturedLength(), pieces);
        from = found.capturedStart() + pieces.size();
    }
    return result;
}

/// Writes the HTML; holds what all parts need.
class Writer final
{
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::TableText)

public:
    Writer(const Snapshot& snapshot,
           const Table& table,
           const QPalette& palette,
           const TableStory* story,
           const QList<ImpliedRelation>& guesses)
        : m_snapshot(snapshot)
        , m_table(table)
        , m_story(story)
        , m_guesses(guesses)
        , m_muted(color(Role::Muted, palette).name())
        , m_key(color(Role::KeyMark, palette).name())
    {
    }

    QString write()
    {
        writeHead();
        writeColumns();
        writeOutgoing();
        writeIncoming();
        writeGuesses();
        writeConstraints();
        writeIndexes();
        writeStory();
        return m_html;
    }

private:
    static QString safe(const QString& text)
    {
        return breakable(text).toHtmlEscaped();
    }

    QString muted(const QString& text) const
    {
        return u"<span style='color:%1'>%2</span>"_s.arg(m_muted, safe(text));
    }

    QString link(const TableName& table) const
    {
        if (m_snapshot.schema.table(table) == nullptr) {
            return safe(table.toString()) + u' ' + muted(tr("(not in this schema)"));
        }
        return u"<a href=\"%1\">%2</a>"_s.arg(
            QString::fromLatin1(tableLink(table).toEncoded()).toHtmlEscaped(),
            safe(table.toString()));
    }

    QString link(const RevisionId& revision) const
    {
        return u"<a href=\"%1\">%2</a>"_s.arg(
            QString::fromLatin1(revisionLink(revision).toEncoded()).toHtmlEscaped(),
            safe(revision));
    }

    void heading(const QString& text)
    {
        m_html += u"<h4 style='margin-top:14px;margin-bottom:4px'>%1</h4>"_s.arg(safe(text));
    }

    void writeHead()
    {
        QStringList facts = {countedColumns(m_table.columns.size())};
        const QHash<TableName, TableRows> rows = m_snapshot.rows();
        if (const auto counted = rows.constFind(m_table.name); counted != rows.cend()) {
            facts << countedRows(counted->rows, counted->isEstimate);
        }
        m_html += u"<h2 style='margin-bottom:2px'>%1</h2><p style='margin-top:0'>%2</p>"_s.arg(
            safe(m_table.name.toString()), muted(facts.join(u" · "_s)));
        if (!m_table.comment.isEmpty()) {
            m_html += u"<p>%1</p>"_s.arg(safe(m_table.comment));
        }
    }

    bool isForeign(const QString& column) const
    {
        for (const ForeignKey& key : m_table.foreignKeys) {
            if (key.columns.contains(column)) {
                return true;
            }
        }
        return false;
    }

    QString keysOf(const QString& column) const
    {
        QStringList keys;
        if (m_table.primaryKey && m_table.primaryKey->columns.contains(column)) {
            keys << u"PK"_s;
        }
        if (isForeign(column)) {
            keys << u"FK"_s;
        }
        for (const UniqueConstraint& unique : m_table.uniqueConstraints) {
            if (unique.columns == QStringList{column}) {
                keys << u"UQ"_s;
                break;
            }
        }
        return keys.join(u' ');
    }

    static QString defaultOf(const Column& column)
    {
        if (!column.serverDefault) {
            return {};
        }
        switch (column.serverDefault->kind) {
        case ServerDefault::Kind::Literal:
            return u"= '%1'"_s.arg(column.serverDefault->text);
        case ServerDefault::Kind::Expression:
            return u"= %1"_s.arg(column.serverDefault->text);
        case ServerDefault::Kind::CurrentTimestamp:
            return tr("= now");
        case ServerDefault::Kind::True:
            return tr("= true");
        case ServerDefault::Kind::False:
            return tr("= false");
        }
        return {};
    }

    void writeColumns()
    {
        heading(tr("Columns"));
        m_html += u"<table cellspacing='0' cellpadding='2' width='100%'>"_s;
        for (const Column& column : m_table.columns) {
            QStringList notes;
            if (!column.nullable) {
                notes << notNull;
            }
            notes << defaultOf(column);
            notes.removeAll(QString());
            m_html +=
                u"<tr><td style='color:%1'><b>%2</b></td><td>%3</td><td>%4</td><td>%5</td></tr>"_s
                    .arg(m_key,
                         keysOf(column.name),
                         safe(column.name),
                         muted(describe(column.type)),
                         muted(notes.join(u", "_s)));
            if (const QString made = madeBy(column.name); !made.isEmpty()) {
                m_html += u"<tr><td></td><td colspan='3'>%1</td></tr>"_s.arg(made);
            }
            if (!column.comment.isEmpty()) {
                m_html += u"<tr><td></td><td colspan='3'>%1</td></tr>"_s.arg(muted(column.comment));
            }
        }
        m_html += u"</table>"_s;
        if (std::ranges::any_of(m_table.columns, std::not_fn(&Column::nullable))) {
            m_html +=
                u"<p style='margin:4px 0'>%1</p>"_s.arg(muted(tr("%1: not null").arg(notNull)));
        }
    }

    QString ruleOf(const ForeignKey& key) const
    {
        QStringList rules;
        if (!key.onDelete.isEmpty()) {
            rules << u"ON DELETE "_s + key.onDelete;
        }
        if (!key.onUpdate.isEmpty()) {
            rules << u"ON UPDATE "_s + key.onUpdate;
        }
        return rules.isEmpty() ? QString() : u"<br>"_s + muted(rules.join(u", "_s));
    }

    void writeOutgoing()
    {
        heading(tr("Refers to → (%1)").arg(m_table.foreignKeys.size()));
        for (const ForeignKey& key : m_table.foreignKeys) {
            m_html += u"<p style='margin:2px 0'>%1 → %2 %3%4</p>"_s.arg(
                safe(key.columns.join(u", "_s)),
                link(key.referent),
                muted(key.referentColumns.join(u", "_s)),
                ruleOf(key));
        }
    }

    void writeIncoming()
    {
        QStringList lines;
        for (const Table& other : m_snapshot.schema.tables) {
            for (const ForeignKey& key : other.foreignKeys) {
                if (key.referent == m_table.name) {
                    lines << u"<p style='margin:2px 0'>%1 %2%3</p>"_s.arg(
                        link(other.name), muted(key.columns.join(u", "_s)), ruleOf(key));
                }
            }
        }
        heading(tr("← Referenced by (%1)").arg(lines.size()));
        m_html += lines.join(QString());
    }

    void writeGuesses()
    {
        QStringList lines;
        for (const ImpliedRelation& guess : m_guesses) {
            if (guess.table == m_table.name) {
                lines << tr("%1 looks like a reference to %2")
                             .arg(safe(guess.column), link(guess.referent));
            } else if (guess.referent == m_table.name) {
                lines << tr("%1 of %2 looks like a reference to this")
                             .arg(safe(guess.column), link(guess.table));
            }
        }
        if (!lines.isEmpty()) {
            heading(tr("? Guessed (%1)").arg(lines.size()));
            for (const QString& line : std::as_const(lines)) {
                m_html += u"<p style='margin:2px 0'>%1</p>"_s.arg(line);
            }
            m_html += u"<p style='margin:2px 0'>%1</p>"_s.arg(
                muted(tr("From names and types only: there is no foreign key.")));
        }
    }

    void writeConstraints()
    {
        if (!m_table.uniqueConstraints.isEmpty()) {
            heading(tr("Unique"));
        }
        for (const UniqueConstraint& unique : m_table.uniqueConstraints) {
            m_html += u"<p style='margin:2px 0'>%1 %2</p>"_s.arg(safe(unique.columns.join(u", "_s)),
                                                                 muted(unique.name));
        }
        if (!m_table.checkConstraints.isEmpty()) {
            heading(tr("Checks"));
        }
        for (const CheckConstraint& check : m_table.checkConstraints) {
            m_html += u"<p style='margin:2px 0'><code>%1</code> %2</p>"_s.arg(safe(check.condition),
                                                                              muted(check.name));
        }
    }

    void writeIndexes()
    {
        if (m_table.indexes.isEmpty()) {
            return;
        }
        heading(tr("Indexes (%1)").arg(m_table.indexes.size()));
        for (const Index& index : m_table.indexes) {
            QStringList parts;
            for (const IndexPart& part : index.parts) {
                parts << part.text;
            }
            QStringList extra;
            if (index.unique) {
                extra << tr("unique");
            }
            if (!index.where.isEmpty()) {
                extra << tr("where %1").arg(index.where);
            }
            m_html += u"<p style='margin:2px 0'>%1 %2<br>%3</p>"_s.arg(
                safe(parts.join(u", "_s)), muted(extra.join(u' ')), muted(index.name));
        }
    }

    static QString verbOf(command::BlameEntry::Kind kind)
    {
        switch (kind) {
        case command::BlameEntry::Kind::Created:
            return tr("created in");
        case command::BlameEntry::Kind::Changed:
            return tr("changed in");
        case command::BlameEntry::Kind::Renamed:
            return tr("renamed in");
        case command::BlameEntry::Kind::MadeAnew:
            return tr("made anew in");
        }
        Q_UNREACHABLE();
    }

    /// True where the whole table came about: what its columns then did says nothing of them.
    bool isMaking(const RevisionId& revision) const
    {
        return std::any_of(m_story->entries.begin(),
                           m_story->entries.end(),
                           [&revision](const command::BlameEntry& entry) {
                               return entry.revision == revision
                                      && (entry.kind == command::BlameEntry::Kind::Created
                                          || entry.kind == command::BlameEntry::Kind::MadeAnew);
                           });
    }

    /// What happened to a column apart from what happened to its table.
    QString madeBy(const QString& column) const
    {
        if (m_story == nullptr || m_story->entries.isEmpty()) {
            return {};
        }
        QStringList parts;
        for (const command::BlameEntry& entry : m_story->columns.value(column)) {
            if (!isMaking(entry.revision)) {
                parts << muted(verbOf(entry.kind)) + u' ' + link(entry.revision);
            }
        }
        parts.removeDuplicates();
        return parts.join(u", "_s);
    }

    void writeStory()
    {
        if (m_story == nullptr) {
            return;
        }
        heading(tr("History"));
        if (m_story->entries.isEmpty()) {
            m_html += u"<p>%1</p>"_s.arg(muted(tr("No revision that can be read makes it.")));
        }
        for (const command::BlameEntry& entry : m_story->entries) {
            m_html += u"<p style='margin:2px 0'>%1 %2<br>%3</p>"_s.arg(
                muted(verbOf(entry.kind)), link(entry.revision), muted(entry.what));
        }
    }

    const Snapshot& m_snapshot;
    const Table& m_table;
    const TableStory* m_story;  ///< null while it is looked for
    const QList<ImpliedRelation>& m_guesses;
    QString m_muted;
    QString m_key;
    QString m_html;
};

}  // namespace

QString tableText(const Snapshot& snapshot,
                  const Table& table,
                  const QPalette& palette,
                  const TableStory* story,
                  const QList<ImpliedRelation>& guesses)
{
    return Writer(snapshot, table, palette, story, guesses).write();
}

QUrl revisionLink(const RevisionId& revision)
{
    QUrl url;
    url.setScheme(u"revision"_s);
    url.setPath(revision);
    return url;
}

RevisionId revisionOfLink(const QUrl& link)
{
    return link.scheme() == "revision"_L1 ? link.path(QUrl::FullyDecoded) : RevisionId();
}

QUrl tableLink(const TableName& table)
{
    QUrl url;
    url.setScheme(u"table"_s);
    QUrlQuery query;
    query.addQueryItem(u"schema"_s, QString::fromLatin1(QUrl::toPercentEncoding(table.schema)));
    query.addQueryItem(u"name"_s, QString::fromLatin1(QUrl::toPercentEncoding(table.name)));
    url.setQuery(query);
    return url;
}

TableName tableOfLink(const QUrl& link)
{
    if (link.scheme() != "table"_L1) {
        return {};
    }
    const QUrlQuery query(link);
    return {query.queryItemValue(u"schema"_s, QUrl::FullyDecoded),
            query.queryItemValue(u"name"_s, QUrl::FullyDecoded)};
}

}  // namespace limbeck::ui
