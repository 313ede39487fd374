// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/paletteindex.h"

#include <algorithm>
#include <string_view>

namespace limbeck::ui {

namespace {

using Kind = PaletteEntry::Kind;
using Letters = std::u16string_view;

/// A bit for each letter and digit; everything else shares some.
quint64 maskOf(Letters letters)
{
    quint64 mask = 0;
    for (const char16_t letter : letters) {
        mask |= quint64{1} << (letter % 64U);
    }
    return mask;
}

bool isWordStart(Letters text, size_t place)
{
    if (place == 0) {
        return true;
    }
    const char16_t before = text[place - 1];
    return before == u'_' || before == u'.' || before == u' ' || before == u'-';
}

/// Higher is better; negative: no match.
int scoreOf(Letters text, Letters query)
{
    constexpr int inOnePiece = 10000;
    constexpr int atStart = 4000;
    constexpr int atWord = 2000;
    const int shortness = -static_cast<int>(std::min<size_t>(text.size(), 1000));
    if (const size_t place = text.find(query); place != Letters::npos) {
        const int start = place == 0 ? atStart : (isWordStart(text, place) ? atWord : 0);
        const int whole = text.size() == query.size() ? atStart : 0;
        return inOnePiece + start + whole + shortness;
    }
    int score = 0;
    size_t place = 0;
    size_t previous = Letters::npos;
    for (const char16_t letter : query) {
        place = text.find(letter, place);
        if (place == Letters::npos) {
            return -1;
        }
        if (isWordStart(text, place)) {
            score += 30;
        } else if (previous != Letters::npos && place == previous + 1) {
            score += 20;
        }
        previous = place;
        ++place;
    }
    constexpr int something = 1000;  // keeps a match from being taken for none
    return something + score * 10 + shortness;
}

/// A query, taken apart.
struct Query
{
    std::optional<Kind> kind;
    std::u16string letters;
};

Query parse(QString text)
{
    Query query;
    const auto take = [&](const QString& prefix, Kind kind) {
        if (!query.kind && text.startsWith(prefix, Qt::CaseInsensitive)) {
            query.kind = kind;
            text = text.mid(prefix.size());
        }
    };
    text = text.trimmed();
    take(QStringLiteral("t:"), Kind::Table);
    take(QStringLiteral("c:"), Kind::Column);
    take(QStringLiteral("r:"), Kind::Revision);
    take(QStringLiteral(">"), Kind::Action);
    query.letters = text.toLower().remove(u' ').toStdU16String();
    return query;
}

struct Hit
{
    int score = 0;
    qsizetype entry = 0;

    bool isBetterThan(const Hit& other) const
    {
        return score != other.score ? score > other.score : entry < other.entry;
    }
};

}  // namespace

void PaletteIndex::add(PaletteEntry entry)
{
    const std::u16string folded = entry.text.toLower().toStdU16String();
    m_places.push_back({.begin = static_cast<quint32>(m_letters.size()),
                        .length = static_cast<quint32>(folded.size()),
                        .mask = maskOf(folded),
                        .kind = entry.kind});
    m_letters.insert(m_letters.end(), folded.begin(), folded.end());
    m_entries << std::move(entry);
}

qsizetype PaletteIndex::size() const
{
    return m_entries.size();
}

QList<PaletteEntry> PaletteIndex::find(const QString& text, int limit) const
{
    const Query query = parse(text);
    const quint64 mask = maskOf(query.letters);
    const auto better = [](const Hit& left, const Hit& right) { return left.isBetterThan(right); };
    std::vector<Hit> hits;  // a heap with the worst in front
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Place& place = m_places[static_cast<size_t>(i)];
        if ((place.mask & mask) != mask || (query.kind && place.kind != *query.kind)) {
            continue;
        }
        const Hit hit{scoreOf(Letters(m_letters.data() + place.begin, place.length), query.letters),
                      i};
        if (hit.score < 0) {
            continue;
        }
        if (std::ssize(hits) < limit) {
            hits.push_back(hit);
            std::push_heap(hits.begin(), hits.end(), better);
        } else if (hit.isBetterThan(hits.front())) {
            std::pop_heap(hits.begin(), hits.end(), better);
            hits.back() = hit;
            std::push_heap(hits.begin(), hits.end(), better);
        }
    }
    std::sort(hits.begin(), hits.end(), better);
    QList<PaletteEntry> found;
    for (const Hit& hit : hits) {
        found << m_entries.at(hit.entry);
    }
    return found;
}

}  // namespace limbeck::ui
