// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportwords.h"

#include <QHash>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

struct Translation
{
    const char16_t* english;
    const char16_t* german;
};

// In the order of their letters.
constexpr Translation translations[] = {
    {u"Changed in", u"Geändert in"},
    {u"Changes nothing.", u"Ändert nichts."},
    {u"Column", u"Spalte"},
    {u"Columns", u"Spalten"},
    {u"Comment", u"Kommentar"},
    {u"Contents", u"Inhalt"},
    {u"Created", u"Angelegt"},
    {u"Cycles", u"Kreise"},
    {u"Database", u"Datenbank"},
    {u"Date", u"Datum"},
    {u"Default", u"Vorgabe"},
    {u"Diagram", u"Diagramm"},
    {u"Each table after those it refers to; for deleting, backwards.",
     u"Jede Tabelle nach denen, auf die sie verweist; zum Löschen rückwärts."},
    {u"Enum types", u"Aufzählungstypen"},
    {u"Foreign keys", u"Fremdschlüssel"},
    {u"History", u"Verlauf"},
    {u"In pieces, since Mermaid shows no more at once. A box without columns is in another piece.",
     u"In Stücken, weil Mermaid nicht mehr auf einmal zeigt. Ein Kasten ohne Spalten steht in "
     u"einem anderen Stück."},
    {u"Indexes", u"Indizes"},
    {u"Introduced in", u"Eingeführt in"},
    {u"Its columns", u"Deren Spalten"},
    {u"Key", u"Schlüssel"},
    {u"Keys", u"Schlüssel"},
    {u"Kind", u"Art"},
    {u"Line", u"Zeile"},
    {u"Message", u"Nachricht"},
    {u"Name", u"Name"},
    {u"Not certain: from here on the schema may differ from the truth.",
     u"Nicht sicher: Ab hier kann das Schema von der Wahrheit abweichen."},
    {u"Null", u"Null"},
    {u"On delete", u"Beim Löschen"},
    {u"On update", u"Beim Ändern"},
    {u"Options", u"Optionen"},
    {u"Order", u"Reihenfolge"},
    {u"Order of inserting", u"Reihenfolge beim Einfügen"},
    {u"Referred to by", u"Darauf verweisen"},
    {u"Refers to", u"Verweist auf"},
    {u"Revision", u"Revision"},
    {u"Revisions", u"Revisionen"},
    {u"Sequences", u"Sequenzen"},
    {u"Source", u"Quelle"},
    {u"Stands on", u"Steht auf"},
    {u"Table", u"Tabelle"},
    {u"Tables", u"Tabellen"},
    {u"These refer to each other, so no order suits all their rows.",
     u"Diese verweisen aufeinander, also passt keine Reihenfolge für alle ihre Zeilen."},
    {u"Triggers", u"Trigger"},
    {u"Type", u"Typ"},
    {u"Unique", u"Eindeutig"},
    {u"Values", u"Werte"},
    {u"Views", u"Sichten"},
    {u"What it does", u"Was sie tut"},
    {u"Where", u"Bedingung"},
    {u"check", u"Prüfung"},
    {u"column", u"Spalte"},
    {u"columns", u"Spalten"},
    {u"computed", u"berechnet"},
    {u"current timestamp", u"aktueller Zeitpunkt"},
    {u"database", u"Datenbank"},
    {u"destroys data", u"zerstört Daten"},
    {u"exclude", u"Ausschluss"},
    {u"false", u"falsch"},
    {u"foreign key", u"Fremdschlüssel"},
    {u"foreign keys", u"Fremdschlüssel"},
    {u"history", u"Verlauf"},
    {u"identity", u"Identität"},
    {u"identity (always)", u"Identität (immer)"},
    {u"index", u"Index"},
    {u"indexes", u"Indizes"},
    {u"line", u"Zeile"},
    {u"models", u"Modelle"},
    {u"no", u"nein"},
    {u"not certain", u"nicht sicher"},
    {u"on", u"auf"},
    {u"primary key", u"Primärschlüssel"},
    {u"table", u"Tabelle"},
    {u"tables", u"Tabellen"},
    {u"true", u"wahr"},
    {u"unique", u"eindeutig"},
    {u"yes", u"ja"},
};

QHash<QString, QString> germanWords()
{
    QHash<QString, QString> words;
    for (const Translation& each : translations) {
        words.insert(QString::fromUtf16(each.english), QString::fromUtf16(each.german));
    }
    return words;
}

}  // namespace

QString languageCode(ReportLanguage language)
{
    switch (language) {
    case ReportLanguage::English:
        return u"en"_s;
    case ReportLanguage::German:
        return u"de"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ReportLanguage> languageOf(const QString& code)
{
    for (const ReportLanguage language : {ReportLanguage::English, ReportLanguage::German}) {
        if (languageCode(language) == code) {
            return language;
        }
    }
    return {};
}

QString ReportWords::operator()(const QString& english) const
{
    if (m_language == ReportLanguage::English) {
        return english;
    }
    static const QHash<QString, QString> german = germanWords();
    return german.value(english, english);
}

QString ReportWords::count(qsizetype number, const QString& one, const QString& many) const
{
    return QString::number(number) + u' ' + (*this)(number == 1 ? one : many);
}

}  // namespace limbeck
