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
    {u"A database, as it was found", u"Eine Datenbank, wie sie vorgefunden wurde"},
    {u"After each revision", u"Nach jeder Revision"},
    {u"As of", u"Stand"},
    {u"Changed in", u"Geändert in"},
    {u"Changes nothing.", u"Ändert nichts."},
    {u"Column", u"Spalte"},
    {u"Columns", u"Spalten"},
    {u"Columns by type", u"Spalten nach Typ"},
    {u"Comment", u"Kommentar"},
    {u"Contents", u"Inhalt"},
    {u"Created", u"Angelegt"},
    {u"Cycles", u"Kreise"},
    {u"Dark", u"Dunkel"},
    {u"Database", u"Datenbank"},
    {u"Date", u"Datum"},
    {u"Default", u"Vorgabe"},
    {u"Diagram", u"Diagramm"},
    {u"Download as CSV", u"Als CSV speichern"},
    {u"Each table after those it refers to; for deleting, backwards.",
     u"Jede Tabelle nach denen, auf die sie verweist; zum Löschen rückwärts."},
    {u"Engine", u"Datenbanksystem"},
    {u"Enum types", u"Aufzählungstypen"},
    {u"Every column", u"Alle Spalten"},
    {u"Every constraint", u"Alle Schlüssel und Bedingungen"},
    {u"Every foreign key", u"Alle Fremdschlüssel"},
    {u"Every index", u"Alle Indizes"},
    {u"Every table", u"Alle Tabellen"},
    {u"Every table after those that it refers to. Rows are deleted in the opposite order.",
     u"Jede Tabelle nach denen, auf die sie verweist. Gelöscht wird in umgekehrter Reihenfolge."},
    {u"Filter columns", u"Spalten filtern"},
    {u"Filter constraints", u"Schlüssel und Bedingungen filtern"},
    {u"Filter indexes", u"Indizes filtern"},
    {u"Filter revisions", u"Revisionen filtern"},
    {u"Filter tables", u"Tabellen filtern"},
    {u"Fit", u"Einpassen"},
    {u"Focus", u"Umgebung"},
    {u"Foreign keys", u"Fremdschlüssel"},
    {u"Found", u"Gefunden"},
    {u"Full window", u"Ganzes Fenster"},
    {u"Growth over the revisions", u"Wachstum über die Revisionen"},
    {u"History", u"Verlauf"},
    {u"Hops", u"Schritte"},
    {u"In pieces, since Mermaid shows no more at once. A box without columns is in another piece.",
     u"In Stücken, weil Mermaid nicht mehr auf einmal zeigt. Ein Kasten ohne Spalten steht in "
     u"einem anderen Stück."},
    {u"In the diagram", u"Im Diagramm"},
    {u"Indexes", u"Indizes"},
    {u"Introduced in", u"Eingeführt in"},
    {u"Its columns", u"Deren Spalten"},
    {u"Key", u"Schlüssel"},
    {u"Keys", u"Schlüssel"},
    {u"Keys and constraints", u"Schlüssel und Bedingungen"},
    {u"Kind", u"Art"},
    {u"Larger", u"Größer"},
    {u"Last changed in", u"Zuletzt geändert in"},
    {u"Latest revisions", u"Neueste Revisionen"},
    {u"Light", u"Hell"},
    {u"Line", u"Zeile"},
    {u"Made with Limbeck.", u"Erstellt mit Limbeck."},
    {u"Message", u"Nachricht"},
    {u"Name", u"Name"},
    {u"Newest first. Lines lead down to what a revision was built on.",
     u"Die neueste zuerst. Linien führen hinab zu dem, worauf eine Revision aufbaut."},
    {u"No tables refer to each other in a circle: rows can be inserted and deleted one table after "
     u"another.",
     u"Keine Tabellen verweisen im Kreis aufeinander: Zeilen lassen sich Tabelle für Tabelle "
     u"einfügen und löschen."},
    {u"Not certain", u"Nicht sicher"},
    {u"Not certain.", u"Nicht sicher."},
    {u"Not certain: from here on the schema may differ from the truth.",
     u"Nicht sicher: Ab hier kann das Schema von der Wahrheit abweichen."},
    {u"Not shown:", u"Nicht gezeigt:"},
    {u"Nothing found.", u"Nichts gefunden."},
    {u"Null", u"Null"},
    {u"Numbers by revision", u"Zahlen je Revision"},
    {u"On delete", u"Beim Löschen"},
    {u"On update", u"Beim Ändern"},
    {u"Only tables like", u"Nur Tabellen wie"},
    {u"Options", u"Optionen"},
    {u"Order", u"Reihenfolge"},
    {u"Order of inserting", u"Reihenfolge beim Einfügen"},
    {u"Overview", u"Überblick"},
    {u"Perhaps changed in", u"Vielleicht geändert in"},
    {u"Possibly touched:", u"Möglicherweise betroffen:"},
    {u"Project", u"Projekt"},
    {u"Referred to by", u"Darauf verweisen"},
    {u"Refers to", u"Verweist auf"},
    {u"Related to nothing", u"Ohne Beziehungen"},
    {u"Relations", u"Beziehungen"},
    {u"Revision", u"Revision"},
    {u"Revisions", u"Revisionen"},
    {u"Search tables, columns, keys, revisions",
     u"Tabellen, Spalten, Schlüssel, Revisionen suchen"},
    {u"Sequences", u"Sequenzen"},
    {u"Show", u"Zeigen"},
    {u"Sizes", u"Größen"},
    {u"Smaller", u"Kleiner"},
    {u"Source", u"Quelle"},
    {u"Stands on", u"Steht auf"},
    {u"Table", u"Tabelle"},
    {u"Tables", u"Tabellen"},
    {u"Tables in detail", u"Tabellen im Einzelnen"},
    {u"Tables that refer to themselves:", u"Tabellen, die auf sich selbst verweisen:"},
    {u"Tables with the most columns", u"Tabellen mit den meisten Spalten"},
    {u"Tables with the most foreign keys", u"Tabellen mit den meisten Fremdschlüsseln"},
    {u"The models that the application declares", u"Die Modelle, die die Anwendung deklariert"},
    {u"The revision history, replayed without a database",
     u"Der Verlauf der Revisionen, ohne Datenbank nachvollzogen"},
    {u"There are no foreign keys.", u"Es gibt keine Fremdschlüssel."},
    {u"These refer to each other, so no order suits all their rows.",
     u"Diese verweisen aufeinander, also passt keine Reihenfolge für alle ihre Zeilen."},
    {u"These tables refer to each other in a circle: no order of inserting satisfies every key at "
     u"once, unless a column of it may be null or a key is deferred.",
     u"Diese Tabellen verweisen im Kreis aufeinander: Keine Reihenfolge beim Einfügen erfüllt alle "
     u"Schlüssel, außer wenn eine Spalte davon leer sein darf oder ein Schlüssel aufgeschoben "
     u"ist."},
    {u"This schema may differ from the truth, because",
     u"Dieses Schema kann von der Wirklichkeit abweichen, denn"},
    {u"To the report", u"Zum Bericht"},
    {u"Touched:", u"Betroffen:"},
    {u"Triggers", u"Trigger"},
    {u"Type", u"Typ"},
    {u"Types, views and triggers", u"Typen, Sichten und Trigger"},
    {u"Unique", u"Eindeutig"},
    {u"Values", u"Werte"},
    {u"Views", u"Sichten"},
    {u"What it does", u"Was sie tut"},
    {u"Where", u"Bedingung"},
    {u"Whole diagram", u"Ganzes Diagramm"},
    {u"With a comment:", u"Mit Kommentar:"},
    {u"all columns", u"alle Spalten"},
    {u"as of here", u"Stand hier"},
    {u"base", u"Anfang"},
    {u"both ways", u"in beide Richtungen"},
    {u"check", u"Prüfung"},
    {u"column", u"Spalte"},
    {u"columns", u"Spalten"},
    {u"comment", u"Kommentar"},
    {u"computed", u"berechnet"},
    {u"current timestamp", u"aktueller Zeitpunkt"},
    {u"database", u"Datenbank"},
    {u"depends on", u"hängt ab von"},
    {u"destroys data", u"zerstört Daten"},
    {u"exclude", u"Ausschluss"},
    {u"false", u"falsch"},
    {u"foreign key", u"Fremdschlüssel"},
    {u"foreign keys", u"Fremdschlüssel"},
    {u"found", u"gefunden"},
    {u"from", u"ab"},
    {u"from it", u"von ihr"},
    {u"history", u"Verlauf"},
    {u"identity", u"Identität"},
    {u"identity (always)", u"Identität (immer)"},
    {u"index", u"Index"},
    {u"indexes", u"Indizes"},
    {u"key", u"Schlüssel"},
    {u"key columns", u"Schlüsselspalten"},
    {u"line", u"Zeile"},
    {u"loses data", u"verliert Daten"},
    {u"merge", u"Zusammenführung"},
    {u"models", u"Modelle"},
    {u"names", u"Namen"},
    {u"no", u"nein"},
    {u"not certain", u"nicht sicher"},
    {u"on", u"auf"},
    {u"on:", u"an:"},
    {u"operation", u"Operation"},
    {u"operations", u"Operationen"},
    {u"perhaps changed", u"vielleicht geändert"},
    {u"perhaps changed in", u"vielleicht geändert in"},
    {u"primary key", u"Primärschlüssel"},
    {u"revises", u"folgt auf"},
    {u"revision", u"Revision"},
    {u"revisions", u"Revisionen"},
    {u"since", u"seit"},
    {u"table", u"Tabelle"},
    {u"tables", u"Tabellen"},
    {u"to it", u"zu ihr"},
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
