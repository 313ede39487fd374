// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/histories.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int tablesAtOnce = 10;

QString tableText(int number)
{
    const QString key =
        number == 0 ? QString() : u", sa.ForeignKey('table_%1.id')"_s.arg(number - 1);
    return u"    op.create_table('table_%1',\n"
           "        sa.Column('id', sa.Integer(), nullable=False),\n"
           "        sa.Column('parent_id', sa.Integer()%2),\n"
           "        sa.Column('name', sa.String(length=80), nullable=False),\n"
           "        sa.Column('note', sa.Text()),\n"
           "        sa.PrimaryKeyConstraint('id'))\n"_s.arg(QString::number(number), key);
}

QString tableTexts(int first)
{
    QString body = u"def upgrade():\n"_s;
    for (int table = first; table < first + tablesAtOnce; ++table) {
        body += tableText(table);
    }
    return body;
}

QString name(int number)
{
    return u"r%1"_s.arg(number, 6, 10, QChar(u'0'));
}

/// A revision of a diamond: the second stands beside the first, the third on both.
QString downRevisionOf(int number)
{
    const auto quoted = [](int down) { return u'\'' + name(down) + u'\''; };
    if (number == 0) {
        return u"None"_s;
    }
    switch (number % 10) {
    case 2:
        return quoted(number - 2);
    case 3:
        return u"(%1, %2)"_s.arg(quoted(number - 1), quoted(number - 2));
    default:
        return quoted(number - 1);
    }
}

/// Columns come and go behind each diamond, so that no table grows without end.
QString changeText(int number)
{
    const QString table = QString::number(number / 10 % tablesAtOnce);
    const QString head = u"def upgrade():\n    op."_s;
    if (number % 10 < 4) {
        return head
               + u"alter_column('table_%1', 'note', comment='as of %2')\n"_s.arg(table).arg(number);
    }
    return head
           + (number % 2 == 0 ? u"add_column('table_%1', sa.Column('c', sa.Integer()))\n"_s
                              : u"drop_column('table_%1', 'c')\n"_s)
                 .arg(table);
}

}  // namespace

void writeWideHistory(TemporaryProject& files, int revisions, int tables)
{
    for (int number = 0; number < revisions; ++number) {
        if (number < tables / tablesAtOnce) {
            files.addScript(name(number), tableTexts(number * tablesAtOnce));
            continue;
        }
        files.addScript(name(number),
                        u"def upgrade():\n"
                        "    op.add_column('table_%1', sa.Column('c_%2', sa.String(length=9)))\n"
                        "    op.create_index('ix_%2', 'table_%1', ['c_%2'])\n"_s.arg(
                            QString::number(number % tables), QString::number(number)));
    }
}

void writeLongHistory(TemporaryProject& files, int revisions)
{
    for (int number = 0; number < revisions; ++number) {
        files.addScript(
            name(number), number == 0 ? tableTexts(0) : changeText(number), downRevisionOf(number));
    }
}

}  // namespace limbeck
