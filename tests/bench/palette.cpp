// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a key in the palette takes: 10,000 tables of 12 columns, 1,000 revisions. The budget is
// 16 ms. Prints the median and the worst of each query, typed letter by letter, in milliseconds of
// the processor.

#include "ui/palette/paletteindex.h"

#include <QElapsedTimer>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

const QStringList words = {u"account"_s,  u"address"_s, u"audit"_s,   u"batch"_s,   u"branch"_s,
                           u"category"_s, u"comment"_s, u"contact"_s, u"country"_s, u"customer"_s,
                           u"delivery"_s, u"event"_s,   u"group"_s,   u"invoice"_s, u"item"_s,
                           u"language"_s, u"message"_s, u"order"_s,   u"payment"_s, u"price"_s,
                           u"product"_s,  u"report"_s,  u"role"_s,    u"session"_s, u"user"_s};

QString word(int number)
{
    return words.at(number % static_cast<int>(words.size()));
}

PaletteIndex bigIndex()
{
    PaletteIndex index;
    for (int table = 0; table < 10000; ++table) {
        const QString name = u"%1_%2_%3"_s.arg(word(table), word(table / 25)).arg(table);
        index.add({.kind = PaletteEntry::Kind::Table, .text = name, .detail = {}});
        for (int column = 0; column < 12; ++column) {
            index.add({.kind = PaletteEntry::Kind::Column,
                       .text = u"%1.%2_%3"_s.arg(name, word(table + column * 7)).arg(column),
                       .detail = {}});
        }
    }
    for (int revision = 0; revision < 1000; ++revision) {
        index.add({.kind = PaletteEntry::Kind::Revision,
                   .text = u"%1 add %2 to %3"_s.arg(revision * 7919, 12, 16, QChar(u'0'))
                               .arg(word(revision), word(revision / 3)),
                   .detail = {}});
    }
    return index;
}

}  // namespace

int main()
{
    QElapsedTimer timer;
    timer.start();
    const PaletteIndex index = bigIndex();
    std::printf("index of %lld names: %lld ms\n",
                static_cast<long long>(index.size()),
                static_cast<long long>(timer.elapsed()));
    QList<double> all;
    for (const QString& query :
         {u"invoice_customer"_s, u"usr"_s, u"c:order_item"_s, u"r:add user"_s, u"zzz"_s}) {
        QList<double> times;
        for (qsizetype length = 1; length <= query.size(); ++length) {
            for (int round = 0; round < 5; ++round) {
                const std::clock_t before = std::clock();
                const auto found = index.find(query.left(length));
                times << 1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
                if (found.size() > 100) {
                    return 1;
                }
            }
        }
        std::sort(times.begin(), times.end());
        std::printf("%-18s median %6.2f ms  worst %6.2f ms\n",
                    qPrintable(query),
                    times.at(times.size() / 2),
                    times.last());
        all << times;
    }
    std::printf("worst key: %.2f ms (budget 16)\n", *std::max_element(all.begin(), all.end()));
    return 0;
}
