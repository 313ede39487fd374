// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/graphtext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QStringList splitNames(const QString& text)
{
    QStringList names;
    for (const QString& name : text.split(u',', Qt::SkipEmptyParts)) {
        names << name.trimmed();
    }
    return names;
}

class Reader final
{
public:
    QList<Revision> read(const QString& text)
    {
        for (const QString& chain : text.split(u';', Qt::SkipEmptyParts)) {
            QStringList before;
            for (const QString& link : chain.split(u"<-"_s)) {
                before = readLink(link, before);
            }
        }
        return m_revisions;
    }

private:
    QStringList readLink(const QString& link, const QStringList& before)
    {
        static const QRegularExpression pattern(
            u"([^\\s,\\[\\(]+)\\s*(?:\\[([^\\]]*)\\])?\\s*(?:\\(([^)]*)\\))?"_s);
        QStringList keys;
        for (auto match = pattern.globalMatch(link); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            keys << one.captured(1).remove(u'?');
            if (one.captured(1).startsWith(u'?')) {
                continue;
            }
            Revision& revision = revisionAt(keys.last());
            for (const QString& down : before) {
                revision.downRevisions << QString(down).remove(u'\'');
            }
            revision.branchLabels += splitNames(one.captured(2));
            revision.dependsOn += splitNames(one.captured(3));
        }
        return keys;
    }

    Revision& revisionAt(const QString& key)
    {
        const qsizetype known = m_keys.indexOf(key);
        if (known >= 0) {
            return m_revisions[known];
        }
        Revision revision;
        revision.id = QString(key).remove(u'\'');
        revision.message = u"doc of "_s + revision.id;
        revision.longMessage = revision.message;
        m_keys << key;
        m_revisions << revision;
        return m_revisions.last();
    }

    QStringList m_keys;
    QList<Revision> m_revisions;
};

}  // namespace

QList<Revision> revisionsFromText(const QString& text)
{
    return Reader().read(text);
}

RevisionGraph graphText(const QString& text)
{
    return RevisionGraph::build(revisionsFromText(text));
}

}  // namespace limbeck
