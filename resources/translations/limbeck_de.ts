<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>limbeck::EngineText</name>
    <message>
        <source>&apos;%1&apos;</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>%1 Tabelle</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 Tabellen</translation>
    </message>
    <message>
        <source>%1 column</source>
        <translation>%1 Spalte</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 Spalten</translation>
    </message>
    <message>
        <source>%1 row</source>
        <translation>%1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 revision</source>
        <translation>%1 Revision</translation>
    </message>
    <message>
        <source>%1 revisions</source>
        <translation>%1 Revisionen</translation>
    </message>
    <message>
        <source>Could not follow “%1”: %2</source>
        <translation>„%1“ ließ sich nicht nachvollziehen: %2</translation>
    </message>
    <message>
        <source>There is already a table &apos;%1&apos;.</source>
        <translation>Eine Tabelle „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>There is no index &apos;%1&apos;.</source>
        <translation>Es gibt keinen Index „%1“.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no constraint &apos;%2&apos;.</source>
        <translation>Tabelle „%1“ hat kein Constraint „%2“.</translation>
    </message>
    <message>
        <source>The view &apos;%1&apos; may go with it.</source>
        <translation>Die Sicht „%1“ kann dabei wegfallen.</translation>
    </message>
    <message>
        <source>A temporary table takes the name of table &apos;%1&apos;.</source>
        <translation>Eine temporäre Tabelle nimmt den Namen der Tabelle „%1“ an.</translation>
    </message>
    <message>
        <source>An index over &apos;%1&apos; and other columns loses it.</source>
        <translation>Ein Index über „%1“ und andere Spalten verliert sie.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; was computed.</source>
        <translation>Spalte „%1“ war berechnet.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no column &apos;%2&apos;.</source>
        <translation>Tabelle „%1“ hat keine Spalte „%2“.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no column &apos;%2&apos; to put another one beside.</source>
        <translation>Tabelle „%1“ hat keine Spalte „%2“, neben die eine andere gestellt werden könnte.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a primary key already; column &apos;%2&apos; cannot be another.</source>
        <translation>Tabelle „%1“ hat schon einen Primärschlüssel; Spalte „%2“ kann kein zweiter sein.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a column &apos;%2&apos; already.</source>
        <translation>Tabelle „%1“ hat schon eine Spalte „%2“.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: a foreign key of table &apos;%3&apos; refers to it.</source>
        <translation>Spalte „%1“ der Tabelle „%2“ kann nicht gelöscht werden: Ein Fremdschlüssel der Tabelle „%3“ verweist auf sie.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: column &apos;%3&apos; is computed from it.</source>
        <translation>Spalte „%1“ der Tabelle „%2“ kann nicht gelöscht werden: Spalte „%3“ wird aus ihr berechnet.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot be renamed: there is a column &apos;%3&apos; already.</source>
        <translation>Spalte „%1“ der Tabelle „%2“ kann nicht umbenannt werden: Eine Spalte „%3“ gibt es schon.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a constraint &apos;%2&apos; already.</source>
        <translation>Tabelle „%1“ hat schon ein Constraint „%2“.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a primary key already.</source>
        <translation>Tabelle „%1“ hat schon einen Primärschlüssel.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has an index &apos;%2&apos; already.</source>
        <translation>Tabelle „%1“ hat schon einen Index „%2“.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no index &apos;%2&apos;.</source>
        <translation>Tabelle „%1“ hat keinen Index „%2“.</translation>
    </message>
    <message>
        <source>The server decides whether the case of a table&apos;s name counts.</source>
        <translation>Ob Groß- und Kleinschreibung im Namen einer Tabelle zählt, entscheidet der Server.</translation>
    </message>
    <message>
        <source>There is already an enum type &apos;%1&apos;.</source>
        <translation>Einen Enum-Typ „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>There is no enum type &apos;%1&apos;.</source>
        <translation>Es gibt keinen Enum-Typ „%1“.</translation>
    </message>
    <message>
        <source>A condition of table &apos;%1&apos; names the value &apos;%2&apos;.</source>
        <translation>Eine Bedingung der Tabelle „%1“ nennt den Wert „%2“.</translation>
    </message>
    <message>
        <source>The enum type &apos;%1&apos; has a value &apos;%2&apos; already.</source>
        <translation>Der Enum-Typ „%1“ hat schon einen Wert „%2“.</translation>
    </message>
    <message>
        <source>The enum type &apos;%1&apos; has no value &apos;%2&apos;.</source>
        <translation>Der Enum-Typ „%1“ hat keinen Wert „%2“.</translation>
    </message>
    <message>
        <source>Columns of the type &apos;%1&apos; go with it.</source>
        <translation>Spalten vom Typ „%1“ fallen dabei weg.</translation>
    </message>
    <message>
        <source>There is already a table or view &apos;%1&apos;.</source>
        <translation>Eine Tabelle oder Sicht „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>list of inserted values</source>
        <translation>Liste der eingefügten Werte</translation>
    </message>
    <message>
        <source>partial_reordering contradicts itself for the columns %1.</source>
        <translation>partial_reordering widerspricht sich bei den Spalten %1.</translation>
    </message>
    <message>
        <source>create table %1 (%2)</source>
        <translation>Tabelle %1 anlegen (%2)</translation>
    </message>
    <message>
        <source>drop table %1</source>
        <translation>Tabelle %1 löschen</translation>
    </message>
    <message>
        <source>rename table %1 to %2</source>
        <translation>Tabelle %1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>add column %1 %2 to %3</source>
        <translation>Spalte %1 %2 zu %3 hinzufügen</translation>
    </message>
    <message>
        <source>add column %1 %2 not null to %3</source>
        <translation>Spalte %1 %2 NOT NULL zu %3 hinzufügen</translation>
    </message>
    <message>
        <source>drop column %1 of %2</source>
        <translation>Spalte %1 von %2 löschen</translation>
    </message>
    <message>
        <source>drop the default</source>
        <translation>Vorgabewert entfernen</translation>
    </message>
    <message>
        <source>default &apos;%1&apos;</source>
        <translation>Vorgabewert &apos;%1&apos;</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Vorgabewert %1</translation>
    </message>
    <message>
        <source>default current timestamp</source>
        <translation>Vorgabewert: aktueller Zeitstempel</translation>
    </message>
    <message>
        <source>default true</source>
        <translation>Vorgabewert wahr</translation>
    </message>
    <message>
        <source>default false</source>
        <translation>Vorgabewert falsch</translation>
    </message>
    <message>
        <source>rename to %1</source>
        <translation>umbenennen in %1</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>Typ %1</translation>
    </message>
    <message>
        <source>nullable</source>
        <translation>NULL erlaubt</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>NOT NULL</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>drop the identity</source>
        <translation>Identität entfernen</translation>
    </message>
    <message>
        <source>comment &apos;%1&apos;</source>
        <translation>Kommentar „%1“</translation>
    </message>
    <message>
        <source>drop the comment</source>
        <translation>Kommentar entfernen</translation>
    </message>
    <message>
        <source>autoincrement</source>
        <translation>automatisch hochzählen</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>alter column %1 of %2: %3</source>
        <translation>Spalte %1 von %2 ändern: %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>create partial index %1 on %2 (%3)</source>
        <translation>partiellen Index %1 auf %2 (%3) anlegen</translation>
    </message>
    <message>
        <source>create index %1 on %2 (%3)</source>
        <translation>Index %1 auf %2 (%3) anlegen</translation>
    </message>
    <message>
        <source>create unique partial index %1 on %2 (%3)</source>
        <translation>eindeutigen partiellen Index %1 auf %2 (%3) anlegen</translation>
    </message>
    <message>
        <source>create unique index %1 on %2 (%3)</source>
        <translation>eindeutigen Index %1 auf %2 (%3) anlegen</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>drop index %1</source>
        <translation>Index %1 löschen</translation>
    </message>
    <message>
        <source>drop index %1 of %2</source>
        <translation>Index %1 von %2 löschen</translation>
    </message>
    <message>
        <source>add %1 to %2, referring to %3 (%4)</source>
        <translation>zu %2 hinzufügen: %1, verweist auf %3 (%4)</translation>
    </message>
    <message>
        <source>add %1 to %2</source>
        <translation>zu %2 hinzufügen: %1</translation>
    </message>
    <message>
        <source>unnamed %1</source>
        <translation>%1 ohne Namen</translation>
    </message>
    <message>
        <source>drop %1 of %2</source>
        <translation>aus %2 löschen: %1</translation>
    </message>
    <message>
        <source>set the comment of table %1 to &apos;%2&apos;</source>
        <translation>Kommentar der Tabelle %1 setzen: „%2“</translation>
    </message>
    <message>
        <source>drop the comment of table %1</source>
        <translation>Kommentar der Tabelle %1 entfernen</translation>
    </message>
    <message>
        <source>create enum type %1 (%2)</source>
        <translation>Enum-Typ %1 anlegen (%2)</translation>
    </message>
    <message>
        <source>drop enum type %1</source>
        <translation>Enum-Typ %1 löschen</translation>
    </message>
    <message>
        <source>insert %1 into %2</source>
        <translation>%1 in %2 einfügen</translation>
    </message>
    <message>
        <source>run SQL: %1</source>
        <translation>SQL ausführen: %1</translation>
    </message>
    <message>
        <source>alter table %1 in one go: %2</source>
        <translation>Tabelle %1 in einem Zug ändern: %2</translation>
    </message>
    <message>
        <source>outside of the transaction: %1</source>
        <translation>außerhalb der Transaktion: %1</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no %2.</source>
        <translation>Tabelle „%1“ fehlt dies: %2.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no %2 &apos;%3&apos;; it has none at all.</source>
        <translation>Tabelle „%1“ fehlt dies: %2 „%3“; es gibt dort gar nichts dergleichen.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has several that a %2 without a name could mean. There are: %3.</source>
        <translation>In Tabelle „%1“ könnte ohne Namen mehreres gemeint sein: %2. Vorhanden: %3.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no %2 &apos;%3&apos;. There are: %4.</source>
        <translation>Tabelle „%1“ fehlt dies: %2 „%3“. Vorhanden: %4.</translation>
    </message>
    <message>
        <source>The type &apos;%1&apos; is not known.</source>
        <translation>Der Typ „%1“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The primary key of &apos;%1&apos; is not known, to which a foreign key refers.</source>
        <translation>Der Primärschlüssel von „%1“, auf den ein Fremdschlüssel verweist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Cannot reverse “%1”: %2.</source>
        <translation>„%1“ lässt sich nicht umkehren: %2.</translation>
    </message>
    <message>
        <source>what the table was is not known</source>
        <translation>was die Tabelle war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>what the column was is not known</source>
        <translation>was die Spalte war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>nullability</source>
        <translation>NULL oder NOT NULL</translation>
    </message>
    <message>
        <source>server default</source>
        <translation>Vorgabewert des Servers</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>the existing %1 is not known</source>
        <translation>was zuvor galt, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>where the moved column stood is not known</source>
        <translation>wo die verschobene Spalte stand, ist nicht bekannt</translation>
    </message>
    <message>
        <source>what the index was is not known</source>
        <translation>was der Index war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>what the constraint was is not known</source>
        <translation>was das Constraint war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>what the comment was is not known</source>
        <translation>was der Kommentar war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>the values of the enum type are not known</source>
        <translation>die Werte des Enum-Typs sind nicht bekannt</translation>
    </message>
    <message>
        <source>inserted rows may have been changed since</source>
        <translation>eingefügte Zeilen können seither geändert worden sein</translation>
    </message>
    <message>
        <source>what SQL text does is not known</source>
        <translation>was der SQL-Text tut, ist nicht bekannt</translation>
    </message>
    <message>
        <source>what the table was before the batch is not known</source>
        <translation>was die Tabelle vor der Änderung in einem Zug war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>There is no table &apos;%1&apos;.</source>
        <translation>Es gibt keine Tabelle „%1“.</translation>
    </message>
    <message>
        <source>The %1 of table &apos;%2&apos; names a column &apos;%3&apos; that does not exist.</source>
        <translation>Tabelle „%2“, %1: Eine Spalte „%3“, die dort genannt wird, gibt es nicht.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has two columns &apos;%2&apos;.</source>
        <translation>Tabelle „%1“ hat zwei Spalten „%2“.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has two indexes &apos;%2&apos;.</source>
        <translation>Tabelle „%1“ hat zwei Indizes „%2“.</translation>
    </message>
    <message>
        <source>index &apos;%1&apos;</source>
        <translation>Index „%1“</translation>
    </message>
    <message>
        <source>exclude constraint</source>
        <translation>Ausschluss-Constraint</translation>
    </message>
    <message>
        <source>constraint</source>
        <translation>Constraint</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>Unique-Constraint</translation>
    </message>
    <message>
        <source>check constraint</source>
        <translation>CHECK-Constraint</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>unnamed %1 (%2)</source>
        <translation>%1 ohne Namen (%2)</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once
The last one is used.</source>
        <translation>Revision %1 gibt es mehr als einmal
Die letzte wird verwendet.</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once
&apos;%2&apos; is used and &apos;%3&apos; is not; give one of them an id of its own.</source>
        <translation>Revision %1 gibt es mehr als einmal
„%2“ wird verwendet und „%3“ nicht; eine davon braucht eine eigene ID.</translation>
    </message>
    <message>
        <source>Branch name &apos;%1&apos; in revision %2 already used by revision %3</source>
        <translation>Branch-Name „%1“ in Revision %2 wird schon von Revision %3 verwendet</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; follows &apos;%2&apos;, which is not present
Restore the script of &apos;%2&apos;, or correct down_revision.</source>
        <translation>Revision „%1“ folgt auf „%2“, das es nicht gibt
Es hilft, das Skript von „%2“ wiederherzustellen oder down_revision zu berichtigen.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; depends on &apos;%2&apos;, which is short for &apos;%3&apos;: stock Alembic needs the whole id there</source>
        <translation>Revision „%1“ hängt von „%2“ ab, kurz für „%3“: Das normale Alembic braucht dort die ganze ID</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; depends on &apos;%2&apos;, which is neither a revision nor a branch label
Restore its script, or correct depends_on.</source>
        <translation>Revision „%1“ hängt von „%2“ ab, das weder eine Revision noch ein Branch-Label ist
Es hilft, das Skript wiederherzustellen oder depends_on zu berichtigen.</translation>
    </message>
    <message>
        <source>The id &apos;%1&apos; has %2 characters; the version table of Alembic holds %3, and PostgreSQL and MariaDB refuse more</source>
        <translation>Die ID „%1“ hat %2 Zeichen; die Versionstabelle von Alembic fasst %3, und PostgreSQL und MariaDB lehnen mehr ab</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; names &apos;%2&apos;, on which it stands anyway: stock Alembic can fail with KeyError when it applies &apos;%1&apos;</source>
        <translation>Revision „%1“ nennt „%2“, auf dem sie ohnehin steht: Das normale Alembic kann mit KeyError scheitern, wenn es „%1“ anwendet</translation>
    </message>
    <message>
        <source>%1 is detected in revisions (%2)</source>
        <translation>%1 bei den Revisionen (%2)</translation>
    </message>
    <message>
        <source>%1 is detected in revisions (%2)
It is: %3.</source>
        <translation>%1 bei den Revisionen (%2)
Nämlich: %3.</translation>
    </message>
    <message>
        <source> stands on </source>
        <translation> steht auf </translation>
    </message>
    <message>
        <source>Self-loop</source>
        <translation>Schleife auf sich selbst</translation>
    </message>
    <message>
        <source>Dependency self-loop</source>
        <translation>Abhängigkeit von sich selbst</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Zyklus</translation>
    </message>
    <message>
        <source>Dependency cycle</source>
        <translation>Zyklus von Abhängigkeiten</translation>
    </message>
    <message>
        <source>Character(s) &apos;%1&apos; not allowed in revision identifier &apos;%2&apos;</source>
        <translation>Zeichen „%1“ sind in der ID „%2“ einer Revision nicht erlaubt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the id of a revision: the word has a meaning of its own</source>
        <translation>„%1“ kann nicht die ID einer Revision sein: Das Wort hat eine eigene Bedeutung</translation>
    </message>
    <message>
        <source>The id &quot;%1&quot; contains a quote or a backslash, and stock Alembic writes ids into its SQL as they are: it cannot be kept in a version table. Rename the revision</source>
        <translation>Die ID „%1“ enthält ein Anführungszeichen oder einen Backslash, und das normale Alembic schreibt IDs unverändert in sein SQL: Sie passt in keine Versionstabelle. Die Revision braucht einen anderen Namen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
%2</source>
        <translation>Keine Revision passt zu „%1“
%2</translation>
    </message>
    <message>
        <source>Ambiguous walk
%1</source>
        <translation>Der Weg ist nicht eindeutig
%1</translation>
    </message>
    <message>
        <source>Multiple head revisions are present for given argument &apos;%1&apos;; please specify a specific target revision, &apos;&lt;branchname&gt;@%1&apos; to narrow to a specific head, or &apos;heads&apos; for all heads
The heads are %2.</source>
        <translation>Zu „%1“ gibt es mehrere Heads; gebraucht wird eine bestimmte Revision, „&lt;Branch&gt;@%1“ für einen bestimmten Head oder „heads“ für alle
Die Heads sind %2.</translation>
    </message>
    <message>
        <source>Two scripts have the same id; give one of them another.</source>
        <translation>Zwei Skripte haben dieselbe ID; eines braucht eine andere.</translation>
    </message>
    <message>
        <source>There are no branch labels.</source>
        <translation>Es gibt keine Branch-Labels.</translation>
    </message>
    <message>
        <source>Branch labels are %1.</source>
        <translation>Branch-Labels sind %1.</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;. %2</source>
        <translation>Es gibt keinen Branch „%1“. %2</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is not a member of branch &apos;%2&apos;.</source>
        <translation>Revision „%1“ gehört nicht zum Branch „%2“.</translation>
    </message>
    <message>
        <source>It is neither a revision nor a branch label, nor the beginning of one; &apos;limbeck history&apos; lists them all.</source>
        <translation>Das ist weder eine Revision noch ein Branch-Label noch der Anfang davon; „limbeck history“ zeigt alle.</translation>
    </message>
    <message>
        <source>Several begin with it: %1.</source>
        <translation>Mehrere beginnen so: %1.</translation>
    </message>
    <message>
        <source>From &apos;%1&apos; the way leads to %2; name one of them.</source>
        <translation>Von „%1“ führt der Weg zu %2; eine davon ist zu nennen.</translation>
    </message>
    <message>
        <source>The way can start at %1; name one of them.</source>
        <translation>Der Weg kann bei %1 beginnen; eine davon ist zu nennen.</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce that many migrations
There are fewer revisions below the heads.</source>
        <translation>So viele Migrationen ergibt die relative Revision %1 nicht
Unter den Heads liegen weniger Revisionen.</translation>
    </message>
    <message>
        <source>the naming convention computes &apos;%1&apos; in Python</source>
        <translation>die Namenskonvention berechnet „%1“ in Python</translation>
    </message>
    <message>
        <source>the naming convention needs a name for it, and it has none: Alembic fails here</source>
        <translation>die Namenskonvention braucht dafür einen Namen, und es gibt keinen: Alembic scheitert hier</translation>
    </message>
    <message>
        <source>the naming convention has the token &apos;%(%1)s&apos;, which SQLAlchemy does not know here</source>
        <translation>die Namenskonvention hat das Zeichen „%(%1)s“, das SQLAlchemy hier nicht kennt</translation>
    </message>
    <message>
        <source>the naming convention asks for a referred column that there is not</source>
        <translation>die Namenskonvention verlangt eine referenzierte Spalte, die es nicht gibt</translation>
    </message>
    <message>
        <source>the naming convention has the rule &apos;%1&apos;, which is more than Limbeck understands</source>
        <translation>die Namenskonvention hat die Regel „%1“, die Limbeck nicht versteht</translation>
    </message>
    <message>
        <source>its name depends on the naming convention: %1</source>
        <translation>der Name hängt von der Namenskonvention ab: %1</translation>
    </message>
    <message>
        <source>its name depends on the naming convention, which computes &apos;%1&apos; in Python</source>
        <translation>der Name hängt von der Namenskonvention ab, die „%1“ in Python berechnet</translation>
    </message>
    <message>
        <source>SQL text that may change the schema: %1</source>
        <translation>SQL-Text, der das Schema ändern kann: %1</translation>
    </message>
    <message>
        <source>SQL text that may change the schema (%1): %2</source>
        <translation>SQL-Text, der das Schema ändern kann (%1): %2</translation>
    </message>
    <message>
        <source>SQL text that may change &apos;%1&apos;: %2</source>
        <translation>SQL-Text, der „%1“ ändern kann: %2</translation>
    </message>
    <message>
        <source>SQL text that may change &apos;%1&apos; (%2): %3</source>
        <translation>SQL-Text, der „%1“ ändern kann (%2): %3</translation>
    </message>
    <message>
        <source>The backup could not get its name &apos;%1&apos;.</source>
        <translation>Die Sicherung konnte ihren Namen „%1“ nicht erhalten.</translation>
    </message>
    <message>
        <source>The backup cannot be restored</source>
        <translation>Die Sicherung kann nicht wiederhergestellt werden</translation>
    </message>
    <message>
        <source>Nothing was restored</source>
        <translation>Nichts wurde wiederhergestellt</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; does not exist, so that there is nothing to back up.</source>
        <translation>Die Datenbankdatei „%1“ gibt es nicht, also auch nichts zu sichern.</translation>
    </message>
    <message>
        <source>The backup of &apos;%1&apos; failed</source>
        <translation>Die Sicherung von „%1“ ist gescheitert</translation>
    </message>
    <message>
        <source>The backup &apos;%1&apos; does not exist.</source>
        <translation>Die Sicherung „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>A database in memory has no file that could be backed up or replaced.</source>
        <translation>Eine Datenbank im Arbeitsspeicher hat keine Datei, die gesichert oder ersetzt werden könnte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no SQLite file, and only files can be put in each other&apos;s place.</source>
        <translation>„%1“ ist keine SQLite-Datei, und nur Dateien können gegeneinander ausgetauscht werden.</translation>
    </message>
    <message>
        <source>The folder for backups &apos;%1&apos; cannot be created. You must be allowed to write there.</source>
        <translation>Der Ordner für Sicherungen „%1“ kann nicht angelegt werden. Es braucht dort Schreibrechte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2. Nothing was dropped.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>A %1 of &apos;%2&apos; was interrupted after it had begun to drop what was there, which this engine cannot take back: something may be missing.
Everything is in &apos;%3&apos;. &apos;limbeck restore %3&apos; brings it back, &apos;limbeck reset&apos; builds the database anew.</source>
        <translation>Ein Vorgang (%1) auf „%2“ wurde unterbrochen, nachdem er begonnen hatte zu löschen, was da war; dieses Datenbanksystem kann das nicht zurücknehmen: Es kann etwas fehlen.
Alles ist in „%3“. „limbeck restore %3“ bringt es zurück, „limbeck reset“ baut die Datenbank neu auf.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2</source>
        <translation>„%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>No temporary file can be written: %1</source>
        <translation>Es kann keine temporäre Datei geschrieben werden: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is incomplete now, since MariaDB cannot take back what was dropped; the whole backup is still in &apos;%2&apos;</source>
        <translation>„%1“ ist jetzt unvollständig, weil MariaDB Gelöschtes nicht zurücknehmen kann; die ganze Sicherung ist noch in „%2“</translation>
    </message>
    <message>
        <source>After restoring &apos;%1&apos;, table %2 has %3 rows instead of %4. The backup is still in &apos;%5&apos;.</source>
        <translation>Nach dem Wiederherstellen von „%1“ hat Tabelle %2 %3 Zeilen statt %4. Die Sicherung ist noch in „%5“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no complete PostgreSQL dump: %2</source>
        <translation>„%1“ ist kein vollständiger PostgreSQL-Dump: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no complete MariaDB dump.</source>
        <translation>„%1“ ist kein vollständiger MariaDB-Dump.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be started: %2</source>
        <translation>„%1“ kann nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ended with an error.</source>
        <translation>„%1“ endete mit einem Fehler.</translation>
    </message>
    <message>
        <source>The database URL names a service and &apos;%1&apos;, which cannot both be handed to &apos;%2&apos; unseen. Write &apos;%1&apos; into the service file.</source>
        <translation>Die URL der Datenbank nennt einen Service und „%1“; beides zusammen kann „%2“ nicht verborgen übergeben werden. „%1“ gehört in die Service-Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not installed. It belongs to the database&apos;s client programs: Debian&apos;s packages postgresql-client and mariadb-client.</source>
        <translation>„%1“ ist nicht installiert. Es gehört zu den Client-Programmen der Datenbank: bei Debian die Pakete postgresql-client und mariadb-client.</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; is damaged: SQLite&apos;s integrity check failed.</source>
        <translation>Die Datenbankdatei „%1“ ist beschädigt: Die Integritätsprüfung von SQLite ist gescheitert.</translation>
    </message>
    <message>
        <source>The copy of &apos;%1&apos; does not have the same tables with as many rows, so it was not used.</source>
        <translation>Die Kopie von „%1“ hat nicht dieselben Tabellen mit ebenso vielen Zeilen und wurde darum nicht verwendet.</translation>
    </message>
    <message>
        <source>the write-ahead log is in use</source>
        <translation>das Write-Ahead-Log ist in Gebrauch</translation>
    </message>
    <message>
        <source>A backup named &apos;%1&apos; is there already.</source>
        <translation>Eine Sicherung namens „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there: another program is using the database, or it crashed and SQLite must repair it first. Open and close it once, then try again.</source>
        <translation>„%1“ ist da: Ein anderes Programm verwendet die Datenbank, oder es ist abgestürzt und SQLite muss sie erst reparieren. Einmal öffnen und schließen hilft, danach noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The new database &apos;%1&apos; could not take the place of &apos;%2&apos;. The old one is untouched.</source>
        <translation>Die neue Datenbank „%1“ konnte nicht an die Stelle von „%2“ treten. Die alte ist unberührt.</translation>
    </message>
    <message>
        <source>The new database &apos;%1&apos; is not there.</source>
        <translation>Die neue Datenbank „%1“ ist nicht da.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is gone; its last state is &apos;%2&apos;, which could not be copied back.</source>
        <translation>Die Datenbank „%1“ ist weg; ihr letzter Stand ist „%2“ und konnte nicht zurückkopiert werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2. The database was not touched.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Die Datenbank wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>There is no backup of &apos;%1&apos; to restore.</source>
        <translation>Es gibt keine Sicherung von „%1“, die wiederhergestellt werden könnte.</translation>
    </message>
    <message>
        <source>There is no backup &apos;%1&apos;. `limbeck restore --list` shows those of &apos;%2&apos;.</source>
        <translation>Es gibt keine Sicherung „%1“. „limbeck restore --list“ zeigt die von „%2“.</translation>
    </message>
    <message>
        <source>There is nothing to back up: &apos;%1&apos; does not exist.</source>
        <translation>Es gibt nichts zu sichern: „%1“ existiert nicht.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; took it away: %2 (%3). Ask for an earlier one with --as-of.</source>
        <translation>Revision „%1“ hat es entfernt: %2 (%3). Mit --as-of lässt sich nach einer früheren fragen.</translation>
    </message>
    <message>
        <source>create table %1 with column %2 %3</source>
        <translation>Tabelle %1 mit Spalte %2 %3 anlegen</translation>
    </message>
    <message>
        <source>create table %1 with column %2 %3 not null</source>
        <translation>Tabelle %1 mit Spalte %2 %3 NOT NULL anlegen</translation>
    </message>
    <message>
        <source>Cannot %1 &apos;%2&apos; without a confirmation. Look at the preview (--dry-run), then say --yes.</source>
        <translation>Ohne Bestätigung geht das nicht (%1 auf „%2“). Erst die Vorschau ansehen (--dry-run), dann --yes angeben.</translation>
    </message>
    <message>
        <source>Cannot %1 &apos;%2&apos; just so: it lies outside the project and your home, so others may use it. Say --yes --target %2 if it is the one you mean.</source>
        <translation>Einfach so geht das nicht (%1 auf „%2“): Die Datenbank liegt außerhalb des Projekts und des eigenen Ordners, also können andere sie verwenden. Ist sie gemeint, hilft --yes --target %2.</translation>
    </message>
    <message>
        <source>Cannot %1 &apos;%2&apos;: its name or place says that it is a production database. Rename it if that is wrong; there is no option that overrides this.</source>
        <translation>Das geht nicht (%1 auf „%2“): Name oder Ort sagen, dass es eine Produktionsdatenbank ist. Stimmt das nicht, hilft ein anderer Name; eine Option dagegen gibt es nicht.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be made.</source>
        <translation>„%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has changed since the consolidation was planned. Plan it again.</source>
        <translation>„%1“ hat sich geändert, seit die Konsolidierung geplant wurde. Sie muss neu geplant werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies outside the project&apos;s version locations.</source>
        <translation>„%1“ liegt außerhalb der Versionsordner des Projekts.</translation>
    </message>
    <message>
        <source>Consolidate %1 revisions</source>
        <translation>%1 Revisionen konsolidieren</translation>
    </message>
    <message>
        <source>There is nothing to overrule at &apos;%1&apos;: no decision is about a revision of that id.</source>
        <translation>Bei „%1“ gibt es nichts zu übersteuern: Keine Entscheidung betrifft eine Revision mit dieser ID.</translation>
    </message>
    <message>
        <source>There is nothing to overrule at &apos;%1&apos;: the decisions about that revision are %2.</source>
        <translation>Bei „%1“ gibt es nichts zu übersteuern: Die Entscheidungen zu dieser Revision sind %2.</translation>
    </message>
    <message>
        <source>How to run the project&apos;s own Alembic is not configured. Write it into &apos;%1&apos;:
[alembic]
command = [&quot;python3&quot;, &quot;-m&quot;, &quot;alembic&quot;]</source>
        <translation>Wie das Alembic des Projekts aufgerufen wird, ist nicht eingestellt. In „%1“ gehört:
[alembic]
command = [&quot;python3&quot;, &quot;-m&quot;, &quot;alembic&quot;]</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic cannot be started with &apos;%1&apos;: %2</source>
        <translation>Das Alembic des Projekts kann nicht mit „%1“ gestartet werden: %2</translation>
    </message>
    <message>
        <source>Cancelled while the project&apos;s Alembic ran.</source>
        <translation>Abgebrochen, während das Alembic des Projekts lief.</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic failed: %1</source>
        <translation>Das Alembic des Projekts ist gescheitert: %1</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic works on %1, and Limbeck on %2. Nothing was delegated.</source>
        <translation>Das Alembic des Projekts arbeitet auf %1, Limbeck auf %2. Nichts wurde übergeben.</translation>
    </message>
    <message>
        <source>a database that it does not tell</source>
        <translation>einer Datenbank, die es nicht nennt</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic sees the version rows %1, and Limbeck %2. Nothing was delegated.</source>
        <translation>Das Alembic des Projekts sieht die Versionszeilen %1, Limbeck %2. Nichts wurde übergeben.</translation>
    </message>
    <message>
        <source>Backing up %1</source>
        <translation>%1 wird gesichert</translation>
    </message>
    <message>
        <source>No backup could be made, so nothing was run</source>
        <translation>Es konnte keine Sicherung gemacht werden, darum wurde nichts ausgeführt</translation>
    </message>
    <message>
        <source>The project&apos;s own Alembic runs revision &apos;%1&apos;</source>
        <translation>Das eigene Alembic des Projekts führt Revision „%1“ aus</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic ran revision &apos;%1&apos; and left the version rows %2; they should be %3. Look at the database before anything else runs.</source>
        <translation>Das Alembic des Projekts hat Revision „%1“ ausgeführt und die Versionszeilen %2 hinterlassen; es sollten %3 sein. Die Datenbank braucht einen Blick, bevor etwas anderes läuft.</translation>
    </message>
    <message>
        <source>by the project&apos;s own Alembic</source>
        <translation>vom eigenen Alembic des Projekts</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be delegated: it is not among what an upgrade to &apos;%2&apos; would run.</source>
        <translation>„%1“ kann nicht übergeben werden: Es gehört nicht zu dem, was ein Upgrade bis „%2“ ausführen würde.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be delegated: several revisions begin so.</source>
        <translation>„%1“ kann nicht übergeben werden: Mehrere Revisionen beginnen so.</translation>
    </message>
    <message>
        <source>A database in memory cannot be delegated to another program.</source>
        <translation>Eine Datenbank im Arbeitsspeicher kann keinem anderen Programm übergeben werden.</translation>
    </message>
    <message>
        <source>the models</source>
        <translation>die Modelle</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>die Basis</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>the history at %1 (%2)</source>
        <translation>der Verlauf bei %1 (%2)</translation>
    </message>
    <message>
        <source>database %1</source>
        <translation>Datenbank %1</translation>
    </message>
    <message>
        <source>Database &apos;%1&apos; does not exist; an empty one is compared.</source>
        <translation>Die Datenbank „%1“ gibt es nicht; verglichen wird mit einer leeren.</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>Bericht %1</translation>
    </message>
    <message>
        <source>Report &apos;%1&apos; has defaults and conditions as the server wrote them; scripts may spell the same in another way.</source>
        <translation>Bericht „%1“ hat Vorgabewerte und Bedingungen so, wie der Server sie schrieb; Skripte können dasselbe anders schreiben.</translation>
    </message>
    <message>
        <source>Nothing was dropped.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>What was dropped before stays dropped; &apos;limbeck restore&apos; brings everything back from &apos;%1&apos;.</source>
        <translation>Was vorher gelöscht wurde, bleibt gelöscht; „limbeck restore“ bringt alles aus „%1“ zurück.</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
A relative revision cannot be edited; name the revision itself.</source>
        <translation>Keine Revision passt zu „%1“
Eine relative Revision kann nicht bearbeitet werden; die Revision selbst ist zu nennen.</translation>
    </message>
    <message>
        <source>No current revisions</source>
        <translation>Keine aktuelle Revision</translation>
    </message>
    <message>
        <source>No revision files indicated by symbol &apos;%1&apos;</source>
        <translation>„%1“ steht für keine Revisionsdatei</translation>
    </message>
    <message>
        <source>The version table holds it.</source>
        <translation>Die Versionstabelle enthält sie.</translation>
    </message>
    <message>
        <source>The version table holds &apos;%1&apos;, which stands on it.</source>
        <translation>Die Versionstabelle enthält „%1“, das auf ihr steht.</translation>
    </message>
    <message>
        <source>The version table holds %1, which no script declares: nothing can be planned. See &apos;limbeck rescue&apos;.</source>
        <translation>Die Versionstabelle enthält %1, wozu es kein Skript gibt: Es kann nichts geplant werden. „limbeck rescue“ hilft weiter.</translation>
    </message>
    <message>
        <source>No upgrade from here leads to it.</source>
        <translation>Von hier führt kein Upgrade dorthin.</translation>
    </message>
    <message>
        <source>No upgrade can be planned: %1</source>
        <translation>Es kann kein Upgrade geplant werden: %1</translation>
    </message>
    <message>
        <source>Nothing below it is missing; it was not applied yet.</source>
        <translation>Darunter fehlt nichts; sie ist nur noch nicht angewendet.</translation>
    </message>
    <message>
        <source>%1 below it must be applied first.</source>
        <translation>Zuerst angewendet werden muss, was darunter liegt: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the base: the empty database before the first revision, which needs no explanation. Name a revision.</source>
        <translation>„%1“ ist die Basis: die leere Datenbank vor der ersten Revision, die keine Erklärung braucht. Gebraucht wird eine Revision.</translation>
    </message>
    <message>
        <source>What it does cannot be told: %1</source>
        <translation>Was sie tut, lässt sich nicht sagen: %1</translation>
    </message>
    <message>
        <source>Reading the history was cancelled.</source>
        <translation>Das Lesen des Verlaufs wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Cannot make the folder &apos;%1&apos;.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>No such template %1
There is %2.</source>
        <translation>Eine Vorlage %1 gibt es nicht
Es gibt %2.</translation>
    </message>
    <message>
        <source>Say which folder to make, for example &apos;alembic&apos;.</source>
        <translation>Es fehlt der Ordner, der angelegt werden soll, zum Beispiel „alembic“.</translation>
    </message>
    <message>
        <source>Directory %1 already exists and is not empty</source>
        <translation>Der Ordner %1 existiert schon und ist nicht leer</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file, not a folder.</source>
        <translation>„%1“ ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>The upgrade of &apos;%1&apos; is not known.</source>
        <translation>Der Hinweg von „%1“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>somebody else changed &apos;%1&apos; at the same moment. Try again.</source>
        <translation>jemand anders hat „%1“ im selben Augenblick geändert. Ein neuer Versuch hilft.</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 ist da</translation>
    </message>
    <message>
        <source>%1 has another type</source>
        <translation>%1 hat einen anderen Typ</translation>
    </message>
    <message>
        <source>Using --sql with the revision command when revision_environment is not configured does not make any sense</source>
        <translation>--sql bei neuen Revisionen hat keinen Sinn, solange revision_environment nicht eingestellt ist</translation>
    </message>
    <message>
        <source>A new revision needs a whole history.</source>
        <translation>Eine neue Revision braucht einen ganzen Verlauf.</translation>
    </message>
    <message>
        <source>Alembic will not see &apos;%1&apos;, since it lies in a folder below: set &apos;recursive_version_locations = true&apos; in &apos;%2&apos;.</source>
        <translation>Alembic wird „%1“ nicht sehen, da es in einem Ordner darunter liegt: In „%2“ hilft „recursive_version_locations = true“.</translation>
    </message>
    <message>
        <source>The id &apos;%1&apos; is longer than the %2 characters of Alembic&apos;s version table: PostgreSQL and MariaDB will refuse it, though SQLite will not.</source>
        <translation>Die ID „%1“ ist länger als die %2 Zeichen der Versionstabelle von Alembic: PostgreSQL und MariaDB werden sie ablehnen, SQLite nicht.</translation>
    </message>
    <message>
        <source>&apos;revision_environment&apos; is set: Alembic would have run env.py, which may change what new scripts look like. Limbeck never runs a project&apos;s Python.</source>
        <translation>„revision_environment“ ist gesetzt: Alembic hätte env.py ausgeführt, das ändern kann, wie neue Skripte aussehen. Limbeck führt nie Python eines Projekts aus.</translation>
    </message>
    <message>
        <source>The dependency on &apos;%1&apos; is redundant, since the new revision stands on it anyway; stock Alembic can fail on such a dependency.</source>
        <translation>Die Abhängigkeit von „%1“ ist überflüssig, da die neue Revision ohnehin darauf steht; das normale Alembic kann an so einer Abhängigkeit scheitern.</translation>
    </message>
    <message>
        <source>Say which revisions to merge: two or more ids or labels, or &apos;heads&apos;.</source>
        <translation>Es fehlt, was zusammengeführt werden soll: zwei oder mehr IDs oder Labels, oder „heads“.</translation>
    </message>
    <message>
        <source>There is no %1 &apos;%2&apos;.</source>
        <translation>Das gibt es nicht: %1 „%2“.</translation>
    </message>
    <message>
        <source>The nearest name is %1.</source>
        <translation>Der ähnlichste Name ist %1.</translation>
    </message>
    <message>
        <source>The nearest names are %1.</source>
        <translation>Die ähnlichsten Namen sind %1.</translation>
    </message>
    <message>
        <source>There is none at all.</source>
        <translation>Es gibt gar nichts dergleichen.</translation>
    </message>
    <message>
        <source>None of the %1 that there are has a name like it.</source>
        <translation>Unter den %1 vorhandenen hat keiner einen ähnlichen Namen.</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>The %1 of %2</source>
        <translation>Der Vorgang „%1“ vom %2</translation>
    </message>
    <message>
        <source>%1 cannot be taken back: %2</source>
        <translation>%1 kann nicht rückgängig gemacht werden: %2</translation>
    </message>
    <message>
        <source>no backup was made, since it could lose nothing. &apos;limbeck downgrade %1&apos; runs the revisions&apos; own way back.</source>
        <translation>es wurde keine Sicherung gemacht, da nichts verloren gehen konnte. „limbeck downgrade %1“ führt den eigenen Rückweg der Revisionen aus.</translation>
    </message>
    <message>
        <source>no backup was made, since it could lose nothing. &apos;limbeck upgrade %1&apos; runs the revisions again.</source>
        <translation>es wurde keine Sicherung gemacht, da nichts verloren gehen konnte. „limbeck upgrade %1“ führt die Revisionen wieder aus.</translation>
    </message>
    <message>
        <source>there was nothing in the database before it that could be put back.</source>
        <translation>vorher war nichts in der Datenbank, was zurückgebracht werden könnte.</translation>
    </message>
    <message>
        <source>no backup was made before it.</source>
        <translation>vorher wurde keine Sicherung gemacht.</translation>
    </message>
    <message>
        <source>it was done on &apos;%1&apos;. Choose that database first.</source>
        <translation>er geschah auf „%1“. Diese Datenbank ist zuerst zu wählen.</translation>
    </message>
    <message>
        <source>its backup &apos;%1&apos; is no longer there.</source>
        <translation>seine Sicherung „%1“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>its file &apos;%1&apos; is gone already.</source>
        <translation>seine Datei „%1“ ist schon weg.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since, which would be lost. Delete it yourself if you do not need it.</source>
        <translation>„%1“ wurde seither bearbeitet; das ginge verloren. Wird die Datei nicht gebraucht, kann sie von Hand gelöscht werden.</translation>
    </message>
    <message>
        <source>revision &apos;%1&apos; stands on it. Take that one back first.</source>
        <translation>Revision „%1“ steht darauf. Sie ist zuerst rückgängig zu machen.</translation>
    </message>
    <message>
        <source>its archive is not there any more.</source>
        <translation>das Archiv ist nicht mehr da.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since.</source>
        <translation>„%1“ wurde seither bearbeitet.</translation>
    </message>
    <message>
        <source>&apos;limbeck override %1 --remove&apos; takes the file away.</source>
        <translation>„limbeck override %1 --remove“ entfernt die Datei.</translation>
    </message>
    <message>
        <source>nothing of the state before it was kept.</source>
        <translation>vom Stand davor wurde nichts aufgehoben.</translation>
    </message>
    <message>
        <source>There is no operation &apos;%1&apos;. &apos;limbeck log&apos; lists those there are.</source>
        <translation>Es gibt keinen Vorgang „%1“. „limbeck log“ zeigt, welche es gibt.</translation>
    </message>
    <message>
        <source>Several operations begin with &apos;%1&apos;. Write more of its letters.</source>
        <translation>Mehrere Vorgänge beginnen mit „%1“. Mehr Buchstaben helfen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is at revision &apos;%2&apos;, so its script is not removed. Downgrade first.</source>
        <translation>„%1“ ist bei Revision „%2“, darum wird ihr Skript nicht entfernt. Zuerst braucht es ein Downgrade.</translation>
    </message>
    <message>
        <source>Something else was done since this was planned, so nothing is taken back. Look again at what an undo would do now.</source>
        <translation>Seit dies geplant wurde, ist etwas anderes geschehen, darum wird nichts rückgängig gemacht. Was nun geschähe, zeigt ein neuer Blick.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was left at %2 and is at %3 now: something that is not in this log has moved it. Its version rows are not changed.</source>
        <translation>„%1“ wurde bei %2 verlassen und ist jetzt bei %3: Etwas, das nicht in diesem Protokoll steht, hat sie bewegt. Ihre Versionszeilen werden nicht geändert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be removed.</source>
        <translation>„%1“ kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is removed.</source>
        <translation>„%1“ ist entfernt.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>That takes back what came later, too: %1.</source>
        <translation>Auch was später kam, wird damit rückgängig: %1.</translation>
    </message>
    <message>
        <source>Puts &apos;%1&apos; back as it was before the %2, at %3; what is there now becomes a backup.</source>
        <translation>Bringt „%1“ in den Stand vor diesem Vorgang (%2), bei %3; was jetzt da ist, wird eine Sicherung.</translation>
    </message>
    <message>
        <source>Makes &apos;%1&apos; say again that it is at %2; its tables stay as they are.</source>
        <translation>Lässt „%1“ wieder sagen, dass es bei %2 ist; die Tabellen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Removes &apos;%1&apos;, which nobody has edited.</source>
        <translation>Entfernt „%1“, das niemand bearbeitet hat.</translation>
    </message>
    <message>
        <source>Puts the %1 that &apos;%2&apos; replaced back, byte for byte.</source>
        <translation>Bringt Byte für Byte zurück, was „%2“ ersetzt hat: %1.</translation>
    </message>
    <message>
        <source>Gives &apos;%1&apos; its old text back.</source>
        <translation>Gibt „%1“ den alten Text zurück.</translation>
    </message>
    <message>
        <source>it changed nothing.</source>
        <translation>er hat nichts geändert.</translation>
    </message>
    <message>
        <source>that has been done already.</source>
        <translation>das ist schon geschehen.</translation>
    </message>
    <message>
        <source>the %1 of %2 came after it. Take that back first.</source>
        <translation>der Vorgang „%1“ vom %2 kam danach. Er ist zuerst rückgängig zu machen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is again as it was before the %2.</source>
        <translation>„%1“ ist wieder wie vor dem Vorgang „%2“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; says again that it is at %2.</source>
        <translation>„%1“ sagt wieder, dass es bei %2 ist.</translation>
    </message>
    <message>
        <source>%1 are back.</source>
        <translation>%1 wieder da.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has its old text back.</source>
        <translation>„%1“ hat wieder den alten Text.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not name one revision.</source>
        <translation>„%1“ nennt nicht genau eine Revision.</translation>
    </message>
    <message>
        <source>There is no SQL statement in it.</source>
        <translation>Darin steht keine SQL-Anweisung.</translation>
    </message>
    <message>
        <source>There is no override &apos;%1&apos;.</source>
        <translation>Es gibt keinen Ersatz „%1“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is a merge, so the side of &apos;%2&apos; is no single line that could be put on &apos;%3&apos;. Merge the heads instead.</source>
        <translation>Revision „%1“ ist ein Merge, darum ist die Seite von „%2“ keine einzelne Linie, die auf „%3“ gesetzt werden könnte. Zusammenführen der Heads hilft stattdessen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands on nothing that &apos;%2&apos; does not have; there is nothing to rebase.</source>
        <translation>„%1“ steht auf nichts, was „%2“ nicht hat; es gibt nichts umzusetzen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands on &apos;%2&apos; already.</source>
        <translation>„%1“ steht schon auf „%2“.</translation>
    </message>
    <message>
        <source>There is no rebase to undo.</source>
        <translation>Es gibt keine Umsetzung, die rückgängig zu machen wäre.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names a file outside the project, so nothing was undone.</source>
        <translation>„%1“ nennt eine Datei außerhalb des Projekts, darum wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since the rebase, so it is left alone. Its old text is in &apos;%2&apos;.</source>
        <translation>„%1“ wurde seit der Umsetzung bearbeitet und bleibt darum unberührt. Der alte Text ist in „%2“.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is applied to a database already, which would never get what a rebase puts below it. Use `limbeck merge %2 %3` instead.</source>
        <translation>Revision „%1“ ist schon auf eine Datenbank angewendet, die nie bekäme, was darunter gesetzt wird. Stattdessen hilft „limbeck merge %2 %3“.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; has no script that can be read.</source>
        <translation>Revision „%1“ hat kein Skript, das gelesen werden kann.</translation>
    </message>
    <message>
        <source>The down_revision of &apos;%1&apos; is not one plain line, so Limbeck does not edit it. Set it to &apos;%2&apos; by hand.</source>
        <translation>Das down_revision von „%1“ ist keine einzelne einfache Zeile, darum bearbeitet Limbeck sie nicht. Von Hand gehört dort „%2“ hin.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made; nothing was changed.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
The database is stamped with %2, which no script has. Bring the script back (`limbeck rescue %1` looks for it in git) before repairing.</source>
        <translation>Keine Revision passt zu „%1“
Die Datenbank ist mit %2 gestempelt, wozu es kein Skript gibt. Vor dem Richten muss das Skript zurück („limbeck rescue %1“ sucht es in git).</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Der Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>The report was cancelled. Nothing was written.</source>
        <translation>Der Bericht wurde abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Der Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>Reading the database</source>
        <translation>Die Datenbank wird gelesen</translation>
    </message>
    <message>
        <source>Database &apos;%1&apos; does not exist, so there is nothing to report.</source>
        <translation>Die Datenbank „%1“ gibt es nicht, also auch nichts zu berichten.</translation>
    </message>
    <message>
        <source>No table is called like &apos;%1&apos;. There are %2; &apos;limbeck report csv&apos; lists them.</source>
        <translation>Keine Tabelle heißt wie „%1“. Es gibt %2; „limbeck report csv“ zeigt sie.</translation>
    </message>
    <message>
        <source>Laying out the diagram</source>
        <translation>Das Diagramm wird angeordnet</translation>
    </message>
    <message>
        <source>git could not be run in &apos;%1&apos;: %2</source>
        <translation>git konnte in „%1“ nicht ausgeführt werden: %2</translation>
    </message>
    <message>
        <source>git could not look into &apos;%1&apos;: %2</source>
        <translation>git konnte nicht in „%1“ hineinsehen: %2</translation>
    </message>
    <message>
        <source>git is not installed, so it cannot be asked.</source>
        <translation>git ist nicht installiert und kann darum nicht gefragt werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a revision&apos;s id.</source>
        <translation>„%1“ kann nicht die ID einer Revision sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already; nothing was written.</source>
        <translation>„%1“ gibt es schon; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>A database in memory has nothing to reset.</source>
        <translation>Eine Datenbank im Arbeitsspeicher hat nichts zurückzusetzen.</translation>
    </message>
    <message>
        <source>The new database failed SQLite&apos;s integrity check.</source>
        <translation>Die neue Datenbank hat die Integritätsprüfung von SQLite nicht bestanden.</translation>
    </message>
    <message>
        <source>The new database is not what the history says it should be; look at %1.</source>
        <translation>Die neue Datenbank ist nicht, was sie nach dem Verlauf sein sollte; einen Blick brauchen %1.</translation>
    </message>
    <message>
        <source>its tables</source>
        <translation>ihre Tabellen</translation>
    </message>
    <message>
        <source>Checking the new database</source>
        <translation>Die neue Datenbank wird geprüft</translation>
    </message>
    <message>
        <source>Another reset of &apos;%1&apos; is at work. Wait until it has ended, and try again.</source>
        <translation>Ein anderes Zurücksetzen von „%1“ ist im Gange. Erst wenn es fertig ist, hilft ein neuer Versuch.</translation>
    </message>
    <message>
        <source>Putting the new database in place</source>
        <translation>Die neue Datenbank wird eingesetzt</translation>
    </message>
    <message>
        <source>There are no revisions, so that nothing would be built again. Look at &apos;version_locations&apos; in &apos;%1&apos;; &apos;limbeck drop-all&apos; only drops.</source>
        <translation>Es gibt keine Revisionen, also würde nichts neu aufgebaut. Einen Blick braucht „version_locations“ in „%1“; „limbeck drop-all“ löscht nur.</translation>
    </message>
    <message>
        <source>Bringing back what was dropped</source>
        <translation>Gelöschtes wird zurückgebracht</translation>
    </message>
    <message>
        <source>What was dropped has been brought back.</source>
        <translation>Was gelöscht war, ist zurückgebracht.</translation>
    </message>
    <message>
        <source>What was dropped could not be brought back: %1 The backup is &apos;%2&apos;.</source>
        <translation>Was gelöscht war, konnte nicht zurückgebracht werden: %1 Die Sicherung ist „%2“.</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
A relative revision cannot be used here; name the revision itself.</source>
        <translation>Keine Revision passt zu „%1“
Eine relative Revision geht hier nicht; die Revision selbst ist zu nennen.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.
The heads are %1; name one with --head.</source>
        <translation>Es gibt mehrere Heads; zu nennen ist der, auf dem die neue Revision stehen soll, oder es hilft ein Merge.
Die Heads sind %1; --head nennt einen davon.</translation>
    </message>
    <message>
        <source>Path %1 is not represented in current version locations
There is %2; more can be added to &apos;version_locations&apos; in &apos;%3&apos;.</source>
        <translation>Der Pfad %1 gehört nicht zu den Versionsordnern
Es gibt %2; weitere können in „%3“ bei „version_locations“ ergänzt werden.</translation>
    </message>
    <message>
        <source>There is a revision or branch &apos;%1&apos; already, in &apos;%2&apos;. Choose another --rev-id.</source>
        <translation>Eine Revision oder einen Branch „%1“ gibt es schon, in „%2“. Ein anderes --rev-id hilft.</translation>
    </message>
    <message>
        <source>Duplicate head revisions specified</source>
        <translation>Ein Head ist mehrfach angegeben</translation>
    </message>
    <message>
        <source>Revision %1 is not a head revision; please specify --splice to create a new branch from this revision</source>
        <translation>Revision %1 ist kein Head; mit --splice beginnt dort ein neuer Branch</translation>
    </message>
    <message>
        <source>A revision can only depend on single revisions, and &apos;%1&apos; means %2.</source>
        <translation>Eine Revision kann nur von einzelnen Revisionen abhängen, und „%1“ bedeutet %2.</translation>
    </message>
    <message>
        <source>Multiple version locations present, please specify --version-path
There is %1.</source>
        <translation>Es gibt mehrere Versionsordner; --version-path ist anzugeben
Es gibt %1.</translation>
    </message>
    <message>
        <source>Rows are in the way, so nothing was run:</source>
        <translation>Zeilen sind im Weg, darum wurde nichts ausgeführt:</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Mend the rows first; --no-checks tries it nevertheless.</source>
        <translation>Zuerst sind die Zeilen zu richten; --no-checks versucht es trotzdem.</translation>
    </message>
    <message>
        <source>Checking the rows of %1</source>
        <translation>Die Zeilen von %1 werden geprüft</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was run.</source>
        <translation>Abgebrochen. Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>%1 says &apos;models = %2&apos;, but no models of that name are compiled in.</source>
        <translation>%1 sagt „models = %2“, aber Modelle dieses Namens sind nicht einkompiliert.</translation>
    </message>
    <message>
        <source>The models of &apos;%1&apos; are written in Python, which Limbeck does not read yet. Use `limbeck upgrade` to create the tables from the revisions.</source>
        <translation>Die Modelle von „%1“ sind in Python geschrieben, was Limbeck noch nicht liest. „limbeck upgrade“ legt die Tabellen aus den Revisionen an.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no columns to show.</source>
        <translation>Tabelle „%1“ hat keine Spalten, die zu zeigen wären.</translation>
    </message>
    <message>
        <source>A quote does not end in the setting &apos;%1.options&apos;: %2</source>
        <translation>In der Einstellung „%1.options“ endet ein Anführungszeichen nicht: %2</translation>
    </message>
    <message>
        <source>Key &apos;%1.type&apos; (or &apos;type&apos; in toml) is required for post write hook &apos;%1&apos;</source>
        <translation>Für den Hook „%1“ nach dem Schreiben wird „%1.type“ (in TOML „type“) gebraucht</translation>
    </message>
    <message>
        <source>No formatter with name &apos;%1&apos; registered
The hook &apos;%2&apos; has this type; there are &apos;exec&apos;, &apos;console_scripts&apos; and &apos;module&apos;.</source>
        <translation>Einen Formatierer namens „%1“ gibt es nicht
Der Hook „%2“ hat diesen Typ; es gibt „exec“, „console_scripts“ und „module“.</translation>
    </message>
    <message>
        <source>Key %1.%2 is required for post write hook &apos;%1&apos;</source>
        <translation>Für den Hook „%1“ nach dem Schreiben wird „%1.%2“ gebraucht</translation>
    </message>
    <message>
        <source>There is no program &apos;%1&apos;.</source>
        <translation>Es gibt kein Programm „%1“.</translation>
    </message>
    <message>
        <source>It is a Python %1, which Limbeck runs only if PATH has a program of its name, and there is no &apos;%2&apos;. Run it yourself, or write a hook of the type &apos;exec&apos;.</source>
        <translation>Es gehört zu Python (%1), und Limbeck führt es nur aus, wenn PATH ein Programm dieses Namens hat; „%2“ gibt es nicht. Von Hand ausführen hilft, oder ein Hook vom Typ „exec“.</translation>
    </message>
    <message>
        <source>console script</source>
        <translation>Konsolenskript</translation>
    </message>
    <message>
        <source>The post write hook &apos;%1&apos; was not run. %2</source>
        <translation>Der Hook „%1“ nach dem Schreiben wurde nicht ausgeführt. %2</translation>
    </message>
    <message>
        <source>The post write hook &apos;%1&apos; did not come to its end: %2.</source>
        <translation>Der Hook „%1“ nach dem Schreiben kam nicht ans Ende: %2.</translation>
    </message>
    <message>
        <source>the database did not answer within %1 s.</source>
        <translation>die Datenbank hat innerhalb von %1 s nicht geantwortet.</translation>
    </message>
    <message>
        <source>the checks were cancelled.</source>
        <translation>die Prüfungen wurden abgebrochen.</translation>
    </message>
    <message>
        <source>the checks before it took all the time there was.</source>
        <translation>die Prüfungen davor haben alle Zeit verbraucht.</translation>
    </message>
    <message>
        <source>%1 row of %2 has no value</source>
        <translation>%1 Zeile von %2 hat keinen Wert</translation>
    </message>
    <message>
        <source>%1 rows of %2 have no value</source>
        <translation>%1 Zeilen von %2 haben keinen Wert</translation>
    </message>
    <message>
        <source>%1 value of %2 is there more than once</source>
        <translation>%1 Wert von %2 kommt mehr als einmal vor</translation>
    </message>
    <message>
        <source>%1 values of %2 are there more than once</source>
        <translation>%1 Werte von %2 kommen mehr als einmal vor</translation>
    </message>
    <message>
        <source>%1 value of %2 does not fit into %3</source>
        <translation>%1 Wert von %2 passt nicht in %3</translation>
    </message>
    <message>
        <source>%1 values of %2 do not fit into %3</source>
        <translation>%1 Werte von %2 passen nicht in %3</translation>
    </message>
    <message>
        <source>%1 row of %2 refers to nothing in %3</source>
        <translation>%1 Zeile von %2 verweist auf nichts in %3</translation>
    </message>
    <message>
        <source>%1 rows of %2 refer to nothing in %3</source>
        <translation>%1 Zeilen von %2 verweisen auf nichts in %3</translation>
    </message>
    <message>
        <source>%1 row is in %2, which would have no value in the new column</source>
        <translation>%1 Zeile ist in %2 und hätte in der neuen Spalte keinen Wert</translation>
    </message>
    <message>
        <source>%1 rows are in %2, which would have no value in the new column</source>
        <translation>%1 Zeilen sind in %2 und hätten in der neuen Spalte keinen Wert</translation>
    </message>
    <message>
        <source>Every row of %1 has a value.</source>
        <translation>Jede Zeile von %1 hat einen Wert.</translation>
    </message>
    <message>
        <source>No value of %1 is there twice.</source>
        <translation>Kein Wert von %1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>Every value of %1 fits into %2.</source>
        <translation>Jeder Wert von %1 passt in %2.</translation>
    </message>
    <message>
        <source>Every row of %1 has its row in %2.</source>
        <translation>Jede Zeile von %1 hat ihre Zeile in %2.</translation>
    </message>
    <message>
        <source>%1 has no rows.</source>
        <translation>%1 hat keine Zeilen.</translation>
    </message>
    <message>
        <source>the engine keeps such values as they are</source>
        <translation>das Datenbanksystem behält solche Werte, wie sie sind</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 will fail, unless what runs before it mends them</source>
        <translation>„%1“ von %2 wird scheitern, falls nicht vorher etwas sie richtet</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 will fail</source>
        <translation>„%1“ von %2 wird scheitern</translation>
    </message>
    <message>
        <source>Not known whether &apos;%1&apos; of %2 can be carried out on the rows of %3: %4</source>
        <translation>Nicht bekannt, ob „%1“ von %2 auf den Zeilen von %3 ausgeführt werden kann: %4</translation>
    </message>
    <message>
        <source>Cannot be checked beforehand: &apos;%1&apos; of %2. %3</source>
        <translation>Nicht vorab zu prüfen: „%1“ von %2. %3</translation>
    </message>
    <message>
        <source>The plan itself makes the column &apos;%1&apos; of &apos;%2&apos; before that.</source>
        <translation>Der Plan selbst legt vorher die Spalte „%1“ von „%2“ an.</translation>
    </message>
    <message>
        <source>SQL of the script converts the values (postgresql_using).</source>
        <translation>SQL des Skripts wandelt die Werte um (postgresql_using).</translation>
    </message>
    <message>
        <source>Whether each value becomes %1 is seen only when it is converted.</source>
        <translation>Ob jeder Wert %1 wird, zeigt sich erst beim Umwandeln.</translation>
    </message>
    <message>
        <source>SQL of the script says which rows the index holds.</source>
        <translation>SQL des Skripts sagt, welche Zeilen der Index enthält.</translation>
    </message>
    <message>
        <source>The plan itself makes &apos;%1&apos;, to which it refers, or its key.</source>
        <translation>Der Plan selbst legt „%1“, worauf verwiesen wird, oder den Schlüssel davon an.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>prefixes</source>
        <translation>Präfixe</translation>
    </message>
    <message>
        <source>order of columns</source>
        <translation>Reihenfolge der Spalten</translation>
    </message>
    <message>
        <source>null</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabewert</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>enum type</source>
        <translation>Enum-Typ</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 von %3</translation>
    </message>
    <message>
        <source>This SQLite library cannot tell the sizes of tables.</source>
        <translation>Diese SQLite-Bibliothek kann die Größen der Tabellen nicht nennen.</translation>
    </message>
    <message>
        <source>on delete %1</source>
        <translation>bei Löschen %1</translation>
    </message>
    <message>
        <source>on update %1</source>
        <translation>bei Ändern %1</translation>
    </message>
    <message>
        <source>The places of the tables cannot be read: %1 at character %2.</source>
        <translation>Die Plätze der Tabellen können nicht gelesen werden: %1 bei Zeichen %2.</translation>
    </message>
    <message>
        <source>The places of the tables were written by a later version of Limbeck.</source>
        <translation>Die Plätze der Tabellen hat eine spätere Version von Limbeck geschrieben.</translation>
    </message>
    <message>
        <source>Graphviz did not say where every table of the diagram goes.</source>
        <translation>Graphviz hat nicht für jede Tabelle des Diagramms gesagt, wohin sie kommt.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because Graphviz did not finish.</source>
        <translation>Die Tabellen stehen in einem Raster, da Graphviz nicht fertig wurde.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because Graphviz took longer than %1 seconds.</source>
        <translation>Die Tabellen stehen in einem Raster, da Graphviz länger als %1 Sekunden brauchte.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because the layout was cancelled.</source>
        <translation>Die Tabellen stehen in einem Raster, da das Anordnen abgebrochen wurde.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because the program &apos;%1&apos; of Graphviz was not found. Install the package &apos;graphviz&apos; for a real layout.</source>
        <translation>Die Tabellen stehen in einem Raster, da das Programm „%1“ von Graphviz nicht gefunden wurde. Mit dem Paket „graphviz“ gibt es eine richtige Anordnung.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because layers of more than %1 tables cannot be read. The overview shows any number.</source>
        <translation>Die Tabellen stehen in einem Raster, da Ebenen mit mehr als %1 Tabellen nicht lesbar sind. Die Übersicht zeigt beliebig viele.</translation>
    </message>
    <message>
        <source>The operations log &apos;%1&apos; cannot be read: %2</source>
        <translation>Das Protokoll der Vorgänge „%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The operations log &apos;%1&apos; cannot be written: %2</source>
        <translation>Das Protokoll der Vorgänge „%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is archived: &apos;%2&apos; stands for it, and nothing stops inside that. &apos;limbeck unconsolidate %2&apos; brings the old revisions back; then it can be reached.</source>
        <translation>Revision „%1“ ist archiviert: „%2“ steht für sie, und darin hält nichts an. „limbeck unconsolidate %2“ bringt die alten Revisionen zurück; dann ist sie erreichbar.</translation>
    </message>
    <message>
        <source>History range requires [start]:[end], [start]:, or :[end]
&apos;%1&apos; is none of these.</source>
        <translation>Ein Bereich des Verlaufs ist [Anfang]:[Ende], [Anfang]: oder :[Ende]
„%1“ ist nichts davon.</translation>
    </message>
    <message>
        <source>Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch
The start must stand below the end.</source>
        <translation>Der Bereich %1:%2 liegt nicht auf einer Linie desselben Branchs
Der Anfang muss unter dem Ende stehen.</translation>
    </message>
    <message>
        <source>downgrade with --sql requires &lt;fromrev&gt;:&lt;torev&gt;
Without a database only you know where the downgrade starts.</source>
        <translation>Ein Downgrade mit --sql braucht &lt;von&gt;:&lt;bis&gt;
Ohne Datenbank steht sonst nirgends, wo das Downgrade beginnt.</translation>
    </message>
    <message>
        <source>Stamp operation with --sql only supports a single starting revision at a time
&apos;%1&apos; and &apos;%2&apos; were given.</source>
        <translation>Stempeln mit --sql geht nur von einer einzigen Revision aus
Angegeben sind „%1“ und „%2“.</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce %2 migrations
%3</source>
        <translation>Die relative Revision %1 ergibt keine %2 Migrationen
%3</translation>
    </message>
    <message>
        <source>Walked too far
There are not that many revisions above &apos;%1&apos;.</source>
        <translation>Zu weit gegangen
So viele Revisionen gibt es über „%1“ nicht.</translation>
    </message>
    <message>
        <source>Walked too far
There are not that many revisions below &apos;%1&apos;.</source>
        <translation>Zu weit gegangen
So viele Revisionen gibt es unter „%1“ nicht.</translation>
    </message>
    <message>
        <source>Ambiguous upgrade from multiple current revisions
They are %1; say which one goes up, as in &apos;%2@%3&apos;.</source>
        <translation>Das Upgrade ist nicht eindeutig, da es mehrere aktuelle Revisionen gibt
Nämlich %1; welche hinaufgeht, sagt zum Beispiel „%2@%3“.</translation>
    </message>
    <message>
        <source>There are not that many revisions above the current one.</source>
        <translation>So viele Revisionen gibt es über der aktuellen nicht.</translation>
    </message>
    <message>
        <source>An upgrade goes up: use &apos;+N&apos;, or &apos;limbeck downgrade&apos;.</source>
        <translation>Ein Upgrade führt hinauf: „+N“, oder „limbeck downgrade“.</translation>
    </message>
    <message>
        <source>No current revision is on the branch &apos;%1&apos;.</source>
        <translation>Keine aktuelle Revision ist auf dem Branch „%1“.</translation>
    </message>
    <message>
        <source>Several current revisions are on the branch &apos;%1&apos;: %2; name one of them.</source>
        <translation>Mehrere aktuelle Revisionen sind auf dem Branch „%1“: %2; eine davon ist zu nennen.</translation>
    </message>
    <message>
        <source>No revision is applied: there is nothing to take back.</source>
        <translation>Keine Revision ist angewendet: Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There are not that many revisions below &apos;%1&apos;.</source>
        <translation>So viele Revisionen gibt es unter „%1“ nicht.</translation>
    </message>
    <message>
        <source>A downgrade goes down: use &apos;-N&apos;, or &apos;limbeck upgrade&apos;.</source>
        <translation>Ein Downgrade führt hinunter: „-N“, oder „limbeck upgrade“.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; has no script that can be read; look at the history&apos;s problems and mend its file.</source>
        <translation>Revision „%1“ hat kein Skript, das gelesen werden kann; die Probleme des Verlaufs sagen, was an der Datei zu richten ist.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is marked as applied without running it, as you said.</source>
        <translation>Revision „%1“ wird wie gewünscht als angewendet vermerkt, ohne sie auszuführen.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is marked as not applied without running it, as you said.</source>
        <translation>Revision „%1“ wird wie gewünscht als nicht angewendet vermerkt, ohne sie auszuführen.</translation>
    </message>
    <message>
        <source>%1 Earlier SQL text changed the schema in a way that is not known, so only the database can tell whether this works.</source>
        <translation>%1 SQL-Text davor hat das Schema auf unbekannte Weise geändert, darum kann nur die Datenbank sagen, ob dies geht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be skipped: the plan has no such revision.</source>
        <translation>„%1“ kann nicht übersprungen werden: Der Plan hat keine solche Revision.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be skipped: several revisions of the plan begin so.</source>
        <translation>„%1“ kann nicht übersprungen werden: Mehrere Revisionen des Plans beginnen so.</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The database is stamped with &apos;%1&apos;, a revision that the project does not have. &apos;limbeck rescue&apos; looks for its script in git and for the nearest revision; &apos;limbeck stamp --purge &lt;revision&gt;&apos; sets the version table right by hand.</source>
        <translation>Die Datenbank ist mit „%1“ gestempelt, einer Revision, die das Projekt nicht hat. „limbeck rescue“ sucht ihr Skript in git und die nächstliegende Revision; „limbeck stamp --purge &lt;Revision&gt;“ richtet die Versionstabelle von Hand.</translation>
    </message>
    <message>
        <source>Destination %1 is not a valid %2 target from current head(s)
%3</source>
        <translation>%1 ist von den aktuellen Heads aus kein Ziel für %2
%3</translation>
    </message>
    <message>
        <source>The database is at the base.</source>
        <translation>Die Datenbank ist bei der Basis.</translation>
    </message>
    <message>
        <source>The database is at %1, and nothing of that follows it.</source>
        <translation>Die Datenbank ist bei %1, und darauf folgt nichts davon.</translation>
    </message>
    <message>
        <source>on this engine a step that fails half way could not be taken back, so that it is not followed while it runs</source>
        <translation>auf diesem Datenbanksystem ließe sich ein Schritt, der auf halbem Weg scheitert, nicht zurücknehmen, darum wird er nicht während des Laufs verfolgt</translation>
    </message>
    <message>
        <source>an autocommit_block commits half of it, which then could not be taken back</source>
        <translation>ein autocommit_block schreibt die Hälfte davon fest, die dann nicht zurückgenommen werden könnte</translation>
    </message>
    <message>
        <source>The %1 of revision &apos;%2&apos; is the SQL of an override, and not what its script says.</source>
        <translation>%1() von Revision „%2“ ist das SQL eines Ersatzes und nicht, was das Skript sagt.</translation>
    </message>
    <message>
        <source>The %1 of revision &apos;%2&apos; reads the file &apos;%3&apos; of the project, as it is now.</source>
        <translation>%1() von Revision „%2“ liest die Datei „%3“ des Projekts, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>The %1 of revision &apos;%2&apos; cannot be understood without running Python: %3.</source>
        <translation>%1() von Revision „%2“ ist nicht zu verstehen, ohne Python auszuführen: %3.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; refuses to %2: %3</source>
        <translation>Revision „%1“ lehnt %2() ab: %3</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; has no %2() function.</source>
        <translation>Revision „%1“ hat keine Funktion %2().</translation>
    </message>
    <message>
        <source>Requested revision %1 overlaps with other requested revisions %2
&apos;%1&apos; stands on the others, so naming them as well says nothing. If the version table holds them all, &apos;limbeck stamp --purge %1&apos; keeps the one that counts.</source>
        <translation>Die Revision %1 überschneidet sich mit den anderen angegebenen: %2
„%1“ steht auf den anderen, sie mit zu nennen sagt also nichts. Enthält die Versionstabelle alle, behält „limbeck stamp --purge %1“ die eine, die zählt.</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;
A revision stands for its branch only where it has exactly one branch label.</source>
        <translation>Es gibt keinen Branch „%1“
Eine Revision steht nur dann für ihren Branch, wenn er genau ein Branch-Label hat.</translation>
    </message>
    <message>
        <source>Not a valid downgrade target from current heads
The branch &apos;%1&apos; does not pass the target.</source>
        <translation>Von den aktuellen Heads aus ist das kein Ziel für ein Downgrade
Der Branch „%1“ kommt nicht am Ziel vorbei.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify a single target revision
%1</source>
        <translation>Es gibt mehrere Heads; eine einzelne Zielrevision ist anzugeben
%1</translation>
    </message>
    <message>
        <source>Range revision not allowed
A range such as &apos;%1&apos; is for --sql; a database knows itself where it starts.</source>
        <translation>Ein Bereich von Revisionen geht hier nicht
Ein Bereich wie „%1“ ist für --sql; eine Datenbank weiß selbst, wo sie beginnt.</translation>
    </message>
    <message>
        <source>downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release.</source>
        <translation>downgrade -1 ist bei mehreren Heads nicht eindeutig; eine künftige Version wird das nicht mehr erlauben.</translation>
    </message>
    <message>
        <source>The server is still at work on the statement at which an earlier run was stopped, in connection %1. Waited for %2 seconds; nothing was changed. Wait until it has ended, and try again.</source>
        <translation>Der Server arbeitet noch an der Anweisung, bei der ein früherer Lauf abgebrochen wurde, in Verbindung %1. Gewartet wurde %2 Sekunden; nichts wurde geändert. Erst wenn sie beendet ist, hilft ein neuer Versuch.</translation>
    </message>
    <message>
        <source>The run would leave rows whose foreign key finds no parent: %1. They were not committed.</source>
        <translation>Der Lauf würde Zeilen hinterlassen, deren Fremdschlüssel nichts findet: %1. Sie wurden nicht festgeschrieben.</translation>
    </message>
    <message>
        <source>Whether the statement that was at work is done, &apos;limbeck resume&apos; finds out.</source>
        <translation>Ob die Anweisung, an der gearbeitet wurde, erledigt ist, stellt „limbeck resume“ fest.</translation>
    </message>
    <message>
        <source>%1 of the %2 statements of %3 are done and stay, since this engine cannot take changes of the schema back; the version rows have not moved. When the cause is mended, &apos;limbeck resume&apos; goes on there, &apos;limbeck undo&apos; takes back what is done. &apos;limbeck status&apos; shows where it stopped.</source>
        <translation>%1 der %2 Anweisungen sind erledigt und bleiben (%3), da dieses Datenbanksystem Änderungen am Schema nicht zurücknehmen kann; die Versionszeilen haben sich nicht bewegt. Ist die Ursache behoben, macht „limbeck resume“ dort weiter, „limbeck undo“ nimmt zurück, was erledigt ist. „limbeck status“ zeigt, wo es anhielt.</translation>
    </message>
    <message>
        <source>another session</source>
        <translation>eine andere Sitzung</translation>
    </message>
    <message>
        <source>another user</source>
        <translation>ein anderer Benutzer</translation>
    </message>
    <message>
        <source>user &apos;%1&apos;</source>
        <translation>Benutzer „%1“</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, connection %2</source>
        <translation>%1, Verbindung %2</translation>
    </message>
    <message>
        <source>%1, since %2, connection %3</source>
        <translation>%1, seit %2, Verbindung %3</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>ein anderer Prozess</translation>
    </message>
    <message>
        <source>process %1 (%2) on &apos;%3&apos;</source>
        <translation>Prozess %1 (%2) auf „%3“</translation>
    </message>
    <message>
        <source>Cancelled while waiting. Nothing was changed.</source>
        <translation>Beim Warten abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Another run is at work on %1: %2. Waited for %3 seconds; nothing was changed. Wait until it has ended, and try again.</source>
        <translation>Ein anderer Lauf arbeitet an %1: %2. Gewartet wurde %3 Sekunden; nichts wurde geändert. Erst wenn er fertig ist, hilft ein neuer Versuch.</translation>
    </message>
    <message>
        <source>Waiting for another run on %1: %2</source>
        <translation>Gewartet wird auf einen anderen Lauf an %1: %2</translation>
    </message>
    <message>
        <source>&apos;%1.limbeck-lock&apos;, which keeps two runs apart, cannot be written. Check the permissions of its folder; nothing was changed.</source>
        <translation>„%1.limbeck-lock“, das zwei Läufe auseinanderhält, kann nicht geschrieben werden. Die Rechte des Ordners sind zu prüfen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The lock on %1 that keeps other runs away is gone: its connection was ended. Nothing more was run. See &apos;limbeck status&apos;, and start the run again.</source>
        <translation>Die Sperre auf %1, die andere Läufe fernhält, ist weg: Ihre Verbindung wurde beendet. Weiter wurde nichts ausgeführt. „limbeck status“ zeigt den Stand; danach kann der Lauf neu beginnen.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is archived, and &apos;%2&apos; stands for it. Stock Alembic knows no &apos;%1&apos;; Limbeck&apos;s next upgrade goes on from it.</source>
        <translation>Revision „%1“ ist archiviert, und „%2“ steht für sie. Das normale Alembic kennt „%1“ nicht; das nächste Upgrade von Limbeck geht von ihr weiter.</translation>
    </message>
    <message>
        <source>Dropping what the database holds</source>
        <translation>Was die Datenbank enthält, wird gelöscht</translation>
    </message>
    <message>
        <source>Cancelled. Everything was rolled back: the database is as it was.</source>
        <translation>Abgebrochen. Alles wurde zurückgenommen: Die Datenbank ist, wie sie war.</translation>
    </message>
    <message>
        <source>Cancelled. What was committed before stays: the database is at %1.</source>
        <translation>Abgebrochen. Was vorher festgeschrieben wurde, bleibt: Die Datenbank ist bei %1.</translation>
    </message>
    <message>
        <source>No step can be left half done on &apos;%1&apos;: its engine takes a run that fails back.</source>
        <translation>Auf „%1“ kann kein Schritt halb erledigt bleiben: Das Datenbanksystem nimmt einen gescheiterten Lauf zurück.</translation>
    </message>
    <message>
        <source>No step was left half done on &apos;%1&apos;, so there is nothing to settle.</source>
        <translation>Auf „%1“ ist kein Schritt halb erledigt geblieben, also ist nichts zu klären.</translation>
    </message>
    <message>
        <source>The journal &apos;%1&apos; cannot be written. Without it a step that fails half way could not be finished, so nothing more was run.</source>
        <translation>Das Journal „%1“ kann nicht geschrieben werden. Ohne es könnte ein Schritt, der auf halbem Weg scheitert, nicht beendet werden, darum wurde nichts weiter ausgeführt.</translation>
    </message>
    <message>
        <source>An earlier run stopped inside a step, and its journal &apos;%1&apos; cannot be read, so that nobody knows how far it came. Compare the database with the history (&apos;limbeck diff current database&apos;), mend it by hand or restore a backup, then remove that file.</source>
        <translation>Ein früherer Lauf hielt mitten in einem Schritt an, und sein Journal „%1“ kann nicht gelesen werden, also weiß niemand, wie weit er kam. Es hilft, die Datenbank mit dem Verlauf zu vergleichen („limbeck diff current database“), sie von Hand zu richten oder eine Sicherung wiederherzustellen und dann die Datei zu entfernen.</translation>
    </message>
    <message>
        <source>“%1” took away what no statement can bring back.</source>
        <translation>„%1“ hat entfernt, was keine Anweisung zurückbringt.</translation>
    </message>
    <message>
        <source>Taking back what is done of revision &apos;%1&apos;: %2 of %3 statements are done</source>
        <translation>Was von Revision „%1“ erledigt ist, wird zurückgenommen: %2 von %3 Anweisungen sind erledigt</translation>
    </message>
    <message>
        <source>Going on with revision &apos;%1&apos;, of which %2 of %3 statements are done</source>
        <translation>Weiter mit Revision „%1“, von der %2 von %3 Anweisungen erledigt sind</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>After revision &apos;%1&apos; the database is not what the revision says</source>
        <translation>Nach Revision „%1“ ist die Datenbank nicht, was die Revision sagt</translation>
    </message>
    <message>
        <source>What is not committed was rolled back.</source>
        <translation>Was nicht festgeschrieben ist, wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Look at the database: if it is right, &apos;limbeck resume&apos; accepts it.</source>
        <translation>Die Datenbank braucht einen Blick: Ist sie richtig, nimmt „limbeck resume“ sie an.</translation>
    </message>
    <message>
        <source>Without revision &apos;%1&apos; the database is not what the history says</source>
        <translation>Ohne Revision „%1“ ist die Datenbank nicht, was der Verlauf sagt</translation>
    </message>
    <message>
        <source>Look at the database: if it is right, the same command without --verify accepts it.</source>
        <translation>Die Datenbank braucht einen Blick: Ist sie richtig, nimmt derselbe Befehl ohne --verify sie an.</translation>
    </message>
    <message>
        <source>The structure after revision &apos;%1&apos; is not verified: %2</source>
        <translation>Die Struktur nach Revision „%1“ wird nicht geprüft: %2</translation>
    </message>
    <message>
        <source>the upgrade of revision &apos;%1&apos;</source>
        <translation>das Upgrade der Revision „%1“</translation>
    </message>
    <message>
        <source>the downgrade of revision &apos;%1&apos;</source>
        <translation>das Downgrade der Revision „%1“</translation>
    </message>
    <message>
        <source>taking back %1</source>
        <translation>rückgängig: %1</translation>
    </message>
    <message>
        <source>An earlier run stopped inside this revision; only the rest of it, from statement %1 of %2 on, is shown. What follows is planned when that is done.</source>
        <translation>Ein früherer Lauf hielt in dieser Revision an; gezeigt wird nur ihr Rest, ab Anweisung %1 von %2. Was folgt, wird geplant, wenn das erledigt ist.</translation>
    </message>
    <message>
        <source>An earlier run was stopped while it carried out statement %1 of %2 of %3, and whether that is done cannot be seen:
%4
Look at the database, then say --done or --not-done to &apos;limbeck resume&apos; or &apos;limbeck undo&apos;.</source>
        <translation>Ein früherer Lauf wurde bei Anweisung %1 von %2 abgebrochen (%3), und ob sie erledigt ist, lässt sich nicht erkennen:
%4
Die Datenbank zeigt es; danach gehört --done oder --not-done zu „limbeck resume“ oder „limbeck undo“.</translation>
    </message>
    <message>
        <source>Only a part of “%1” is done, and that has no way back.</source>
        <translation>Von „%1“ ist nur ein Teil erledigt, und davon führt kein Weg zurück.</translation>
    </message>
    <message>
        <source>take back “%1”</source>
        <translation>„%1“ rückgängig machen</translation>
    </message>
    <message>
        <source>Finish it (&apos;limbeck resume&apos;), or mend the database by hand and say so (&apos;limbeck mark&apos;).</source>
        <translation>Es hilft, ihn zu beenden („limbeck resume“), oder die Datenbank von Hand zu richten und das zu sagen („limbeck mark“).</translation>
    </message>
    <message>
        <source>&apos;limbeck restore %1&apos; brings back the state before the run.</source>
        <translation>„limbeck restore %1“ bringt den Stand vor dem Lauf zurück.</translation>
    </message>
    <message>
        <source>What is done of %1 cannot be taken back:
%2
Nothing was changed. %3</source>
        <translation>Was erledigt ist, kann nicht zurückgenommen werden (%1):
%2
Nichts wurde geändert. %3</translation>
    </message>
    <message>
        <source>An earlier run stopped inside %1, after %2 of %3 statements, and that must be settled first. &apos;limbeck status&apos; shows where; &apos;limbeck resume&apos; finishes it, &apos;limbeck undo&apos; takes back what is done of it, &apos;limbeck mark&apos; says that you have settled it by hand.</source>
        <translation>Ein früherer Lauf hielt mittendrin an (%1), nach %2 von %3 Anweisungen; das ist zuerst zu klären. „limbeck status“ zeigt die Stelle; „limbeck resume“ beendet es, „limbeck undo“ nimmt zurück, was erledigt ist, „limbeck mark“ sagt, dass es von Hand geklärt ist.</translation>
    </message>
    <message>
        <source>Online migration expected to match one row when %1 in &apos;%2&apos;; %3 found</source>
        <translation>Erwartet war genau eine passende Zeile (%1 in „%2“); gefunden: %3</translation>
    </message>
    <message>
        <source>The version rows are not what this step starts from: another program changed them meanwhile, or a row is there twice. Nothing of the step is kept; look at the rows and run it again.</source>
        <translation>Die Versionszeilen sind nicht die, von denen dieser Schritt ausgeht: Ein anderes Programm hat sie inzwischen geändert, oder eine Zeile ist doppelt. Vom Schritt bleibt nichts; nach einem Blick auf die Zeilen kann er neu laufen.</translation>
    </message>
    <message>
        <source>Cannot create the version table &apos;%1&apos;</source>
        <translation>Die Versionstabelle „%1“ kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>deleting &apos;%1&apos;</source>
        <translation>beim Löschen von „%1“</translation>
    </message>
    <message>
        <source>updating &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>beim Ändern von „%1“ in „%2“</translation>
    </message>
    <message>
        <source>Its condition is written so that engines read it differently.</source>
        <translation>Die Bedingung ist so geschrieben, dass Datenbanksysteme sie verschieden lesen.</translation>
    </message>
    <message>
        <source>Its condition is not one expression.</source>
        <translation>Die Bedingung ist nicht ein einziger Ausdruck.</translation>
    </message>
    <message>
        <source>Its condition asks other rows.</source>
        <translation>Die Bedingung fragt andere Zeilen.</translation>
    </message>
    <message>
        <source>Its condition calls &apos;%1&apos;, and nothing of a script is run for a look.</source>
        <translation>Die Bedingung ruft „%1“ auf, und für einen Blick wird nichts aus einem Skript ausgeführt.</translation>
    </message>
    <message>
        <source>Its condition names &apos;%1&apos;, which is not the table&apos;s own name today.</source>
        <translation>Die Bedingung nennt „%1“, und so heißt es in der Tabelle heute nicht.</translation>
    </message>
    <message>
        <source>The plan itself changes the type of &apos;%1&apos; before that.</source>
        <translation>Der Plan selbst ändert vorher den Typ von „%1“.</translation>
    </message>
    <message>
        <source>%1 row of %2 does not meet &apos;%3&apos;</source>
        <translation>%1 Zeile von %2 erfüllt „%3“ nicht</translation>
    </message>
    <message>
        <source>%1 rows of %2 do not meet &apos;%3&apos;</source>
        <translation>%1 Zeilen von %2 erfüllen „%3“ nicht</translation>
    </message>
    <message>
        <source>Every row of %1 meets &apos;%2&apos;.</source>
        <translation>Jede Zeile von %1 erfüllt „%2“.</translation>
    </message>
    <message>
        <source>Which rows exclude each other is asked of no engine.</source>
        <translation>Welche Zeilen einander ausschließen, wird kein Datenbanksystem gefragt.</translation>
    </message>
    <message>
        <source>Only the run knows how revision &apos;%1&apos; changes the schema.</source>
        <translation>Wie Revision „%1“ das Schema ändert, weiß erst der Lauf.</translation>
    </message>
    <message>
        <source>What the %1 of revision &apos;%2&apos; does is known only in the run (%3). It is decided while the step runs, inside its transaction; whatever is not understood then takes the run back.</source>
        <translation>Was %1() von Revision „%2“ tut, weiß erst der Lauf (%3). Es entscheidet sich, während der Schritt läuft, in seiner Transaktion; was dann nicht verstanden wird, nimmt den Lauf zurück.</translation>
    </message>
    <message>
        <source>perhaps, the run decides: %1</source>
        <translation>vielleicht, das entscheidet der Lauf: %1</translation>
    </message>
    <message>
        <source>What the %1 of revision &apos;%2&apos; does is known only in the run (%3), and %4.</source>
        <translation>Was %1() von Revision „%2“ tut, weiß erst der Lauf (%3), und %4.</translation>
    </message>
    <message>
        <source>Only the run knows how it changes the schema.</source>
        <translation>Wie sie das Schema ändert, weiß erst der Lauf.</translation>
    </message>
    <message>
        <source>The archive &apos;%1&apos;</source>
        <translation>Das Archiv „%1“</translation>
    </message>
    <message>
        <source>The archived script &apos;%1&apos; says that it is &apos;%2&apos;, and was &apos;%3&apos;.</source>
        <translation>Das archivierte Skript „%1“ sagt, es sei „%2“, und war „%3“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an archive that this version of Limbeck can read.</source>
        <translation>„%1“ ist kein Archiv, das diese Version von Limbeck lesen kann.</translation>
    </message>
    <message>
        <source>it runs outside the transaction</source>
        <translation>es außerhalb der Transaktion läuft</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>es so gewünscht wurde</translation>
    </message>
    <message>
        <source>table &apos;%1&apos; has no rows at that place</source>
        <translation>Tabelle „%1“ an dieser Stelle keine Zeilen hat</translation>
    </message>
    <message>
        <source>it changes rows that are there</source>
        <translation>es vorhandene Zeilen ändert</translation>
    </message>
    <message>
        <source>what it does is not known from its text</source>
        <translation>aus dem Text nicht hervorgeht, was es tut</translation>
    </message>
    <message>
        <source>its rows are written out, and stand after their table</source>
        <translation>die Zeilen ausgeschrieben sind und nach ihrer Tabelle stehen</translation>
    </message>
    <message>
        <source>table &apos;%1&apos; is dropped later on</source>
        <translation>Tabelle „%1“ später gelöscht wird</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Gelesen wird: %1</translation>
    </message>
    <message>
        <source>Cannot consolidate</source>
        <translation>Konsolidieren geht nicht</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>What was written for %1 would not be understood again, so nothing is written.</source>
        <translation>Was für %1 geschrieben wurde, würde nicht wieder verstanden; darum wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>The consolidated script on %1</source>
        <translation>Das konsolidierte Skript auf %1</translation>
    </message>
    <message>
        <source>On %1 the consolidated script would lead to another schema: %2.</source>
        <translation>Auf %1 würde das konsolidierte Skript zu einem anderen Schema führen: %2.</translation>
    </message>
    <message>
        <source>The revisions up to &apos;%1&apos; cannot be applied in one go from where they begin.</source>
        <translation>Die Revisionen bis „%1“ lassen sich von ihrem Anfang aus nicht in einem Zug anwenden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the way and cannot be removed.</source>
        <translation>„%1“ ist im Weg und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The file system of &apos;%1&apos; cannot exchange two folders in one step, and Limbeck does not change a history in several. Move the project to another one.</source>
        <translation>Das Dateisystem von „%1“ kann zwei Ordner nicht in einem Schritt austauschen, und Limbeck ändert einen Verlauf nicht in mehreren. Es hilft, das Projekt in ein anderes zu verschieben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be exchanged with its new contents.</source>
        <translation>„%1“ kann nicht gegen den neuen Inhalt getauscht werden.</translation>
    </message>
    <message>
        <source>The history has problems that make it uncertain what stands on what. Mend them first; &apos;limbeck history&apos; names them.</source>
        <translation>Der Verlauf hat Probleme, sodass nicht sicher ist, was worauf steht. Sie sind zuerst zu richten; „limbeck history“ nennt sie.</translation>
    </message>
    <message>
        <source>The history has %1 heads (%2), and a consolidation ends at one. Merge them, or name the end: consolidate :REV.</source>
        <translation>Der Verlauf hat %1 Heads (%2), und eine Konsolidierung endet bei einem. Zusammenführen hilft, oder das Ende zu nennen: consolidate :REV.</translation>
    </message>
    <message>
        <source>There is nothing to consolidate below the base.</source>
        <translation>Unter der Basis gibt es nichts zu konsolidieren.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is not below &apos;%2&apos;, so there is no interval between them.</source>
        <translation>Revision „%1“ ist nicht unter „%2“, also liegt nichts dazwischen.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; stands on &apos;%2&apos;, in the middle of what would become one revision. Consolidate up to &apos;%2&apos; only, or merge &apos;%1&apos; and &apos;%3&apos; first so that both are inside.</source>
        <translation>Revision „%1“ steht auf „%2“, mitten in dem, was eine Revision würde. Es hilft, nur bis „%2“ zu konsolidieren oder vorher „%1“ und „%3“ zusammenzuführen, sodass beide darin sind.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; alone is one revision already; there is nothing to consolidate.</source>
        <translation>Revision „%1“ allein ist schon eine Revision; es gibt nichts zu konsolidieren.</translation>
    </message>
    <message>
        <source>Comparing what they led to on %1</source>
        <translation>Vergleich der Ergebnisse auf %1</translation>
    </message>
    <message>
        <source>Taking the new revision back and applying it again on %1</source>
        <translation>Die neue Revision wird auf %1 zurückgenommen und wieder angewendet</translation>
    </message>
    <message>
        <source>Running the old revisions on %1</source>
        <translation>Die alten Revisionen laufen auf %1</translation>
    </message>
    <message>
        <source>Running the new revision on %1</source>
        <translation>Die neue Revision läuft auf %1</translation>
    </message>
    <message>
        <source>The proof was cancelled; nothing was written.</source>
        <translation>Der Beweis wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Where the history ends is not certain, so it cannot be reconciled: %1</source>
        <translation>Wo der Verlauf endet, ist nicht sicher, darum ist ein Abgleich nicht möglich: %1</translation>
    </message>
    <message>
        <source>On %1 the history and the models would still differ: %2.</source>
        <translation>Auf %1 wären Verlauf und Modelle weiterhin verschieden: %2.</translation>
    </message>
    <message>
        <source>the order of the columns of %1</source>
        <translation>die Reihenfolge der Spalten von %1</translation>
    </message>
    <message>
        <source>names in %1: %2</source>
        <translation>Namen in %1: %2</translation>
    </message>
    <message>
        <source>The history ends where the models are: there is nothing to reconcile.</source>
        <translation>Der Verlauf endet, wo die Modelle sind: Es gibt nichts abzugleichen.</translation>
    </message>
    <message>
        <source>No database can be made for the proof</source>
        <translation>Für den Beweis kann keine Datenbank angelegt werden</translation>
    </message>
    <message>
        <source>The steps cannot be condensed.</source>
        <translation>Die Schritte lassen sich nicht zusammenfassen.</translation>
    </message>
    <message>
        <source>The port &apos;%1&apos; of the database URL is not a number from 1 to 65535.</source>
        <translation>Der Port „%1“ der Datenbank-URL ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The SQLite URL names the host &apos;%1&apos;, but a SQLite database is a file. A path needs three slashes: &apos;sqlite:///%1&apos;, or four if it is absolute.</source>
        <translation>Die SQLite-URL nennt den Host „%1“, aber eine SQLite-Datenbank ist eine Datei. Ein Pfad braucht drei Schrägstriche: „sqlite:///%1“, oder vier, wenn er absolut ist.</translation>
    </message>
    <message>
        <source>The database URL has an &apos;@&apos; behind its host. If that belongs to the password, write it and every &apos;/&apos; there as &apos;%40&apos; and &apos;%2F&apos;.</source>
        <translation>Die Datenbank-URL hat ein „@“ hinter dem Host. Gehört es zum Passwort, ist es dort als „%40“ zu schreiben und jedes „/“ als „%2F“.</translation>
    </message>
    <message>
        <source>The database URL could not be read.</source>
        <translation>Die Datenbank-URL konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The database URL that begins with &apos;%1://&apos; could not be read.</source>
        <translation>Die Datenbank-URL, die mit „%1://“ beginnt, konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It must look like &apos;sqlite:///folder/app.db&apos; or &apos;postgresql://user:password@host:5432/name&apos;; special characters in the user and the password are written as &apos;%40&apos;.</source>
        <translation>Sie muss aussehen wie „sqlite:///folder/app.db“ oder „postgresql://user:password@host:5432/name“; besondere Zeichen in Benutzer und Passwort werden als „%40“ geschrieben.</translation>
    </message>
    <message>
        <source>Limbeck does not speak to databases of the kind &apos;%1&apos;. It knows sqlite, postgresql, mariadb and mysql.</source>
        <translation>Mit Datenbanken der Art „%1“ spricht Limbeck nicht. Es kennt sqlite, postgresql, mariadb und mysql.</translation>
    </message>
    <message>
        <source>A file of certificates or keys that encrypts the connection to %1 is missing or cannot be read: &apos;%2&apos; says &apos;%3&apos;.</source>
        <translation>Eine Datei mit Zertifikaten oder Schlüsseln, die die Verbindung zu %1 verschlüsseln, fehlt oder ist nicht lesbar: „%2“ sagt „%3“.</translation>
    </message>
    <message>
        <source>The connection string could not be read after %1. It must look like &apos;service=shop&apos; or &apos;host=db.example dbname=shop user=anna&apos;; a value with spaces stands in single quotes.</source>
        <translation>Die Verbindungsangabe konnte nicht weiter gelesen werden als bis: %1. Sie muss aussehen wie „service=shop“ oder „host=db.example dbname=shop user=anna“; ein Wert mit Leerzeichen steht in einfachen Anführungszeichen.</translation>
    </message>
    <message>
        <source>its beginning</source>
        <translation>ihr Anfang</translation>
    </message>
    <message>
        <source>its pair number %1</source>
        <translation>ihr Paar Nummer %1</translation>
    </message>
    <message>
        <source>Several SQL statements in one text; they must be run one by one.</source>
        <translation>Mehrere SQL-Anweisungen in einem Text; sie müssen einzeln ausgeführt werden.</translation>
    </message>
    <message>
        <source>The database URL asks for TLS, but the server of %1 did not encrypt the connection. Nothing was read or written.</source>
        <translation>Die Datenbank-URL verlangt TLS, aber der Server von %1 hat die Verbindung nicht verschlüsselt. Nichts wurde gelesen oder geschrieben.</translation>
    </message>
    <message>
        <source>Qt&apos;s database driver %1 is not installed, so that %2 cannot be reached. On Debian it is in one of the packages libqt6sql6-sqlite, libqt6sql6-psql and libqt6sql6-mysql.</source>
        <translation>Der Datenbanktreiber %1 von Qt ist nicht installiert, darum ist %2 nicht erreichbar. Bei Debian ist er in einem der Pakete libqt6sql6-sqlite, libqt6sql6-psql und libqt6sql6-mysql.</translation>
    </message>
    <message>
        <source>(Waited for %1 seconds.)</source>
        <translation>(Gewartet wurde %1 Sekunden.)</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; was replaced while this waited for it, by a reset or a restore. Nothing was changed; try again.</source>
        <translation>Die Datenbankdatei „%1“ wurde während des Wartens ersetzt, durch ein Zurücksetzen oder Wiederherstellen. Nichts wurde geändert; ein neuer Versuch hilft.</translation>
    </message>
    <message>
        <source>The keychain cannot be asked for the password of %1: %2</source>
        <translation>Der Schlüsselbund kann nicht nach dem Passwort von %1 gefragt werden: %2</translation>
    </message>
    <message>
        <source>Without a keychain, give the password in the environment variable LIMBECK_PASSWORD, or in the files of the database&apos;s own client (.pgpass, a service file, an option file).</source>
        <translation>Ohne Schlüsselbund gehört das Passwort in die Umgebungsvariable LIMBECK_PASSWORD oder in die Dateien des Clients der Datenbank (.pgpass, eine Service-Datei, eine Optionsdatei).</translation>
    </message>
    <message>
        <source>this session has no D-Bus, so that none is running.</source>
        <translation>diese Sitzung hat kein D-Bus, also läuft keiner.</translation>
    </message>
    <message>
        <source>it did not answer within %1 seconds.</source>
        <translation>er hat innerhalb von %1 Sekunden nicht geantwortet.</translation>
    </message>
    <message>
        <source>it is locked, or access was refused.</source>
        <translation>er ist gesperrt, oder der Zugriff wurde abgelehnt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which says whose passwords the keychain holds, cannot be written: %2</source>
        <translation>„%1“, worin steht, wessen Passwörter der Schlüsselbund enthält, kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>The option file &apos;%1&apos; includes others (&apos;%2&apos;), which Limbeck does not follow. Name the file that says how to connect.</source>
        <translation>Die Optionsdatei „%1“ schließt andere ein („%2“), denen Limbeck nicht folgt. Zu nennen ist die Datei, die sagt, wie die Verbindung geht.</translation>
    </message>
    <message>
        <source>The option file &apos;%1&apos; that the database URL names cannot be read: %2</source>
        <translation>Die Optionsdatei „%1“, die die Datenbank-URL nennt, kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The option &apos;%1&apos; of the database URL cannot be kept: %2 Limbeck does not connect with less protection than the URL asks for.</source>
        <translation>Die Option „%1“ der Datenbank-URL lässt sich nicht einhalten: %2 Limbeck verbindet sich nicht mit weniger Schutz, als die URL verlangt.</translation>
    </message>
    <message>
        <source>The option &apos;%1&apos; of the database URL contains a semicolon, which Qt&apos;s database drivers cannot pass on.</source>
        <translation>Die Option „%1“ der Datenbank-URL enthält ein Semikolon, das die Datenbanktreiber von Qt nicht weitergeben können.</translation>
    </message>
    <message>
        <source>libpq knows no such parameter.</source>
        <translation>libpq kennt keinen solchen Parameter.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver QMYSQL cannot check that the certificate was made for this host.</source>
        <translation>Der Treiber QMYSQL von Qt kann nicht prüfen, dass das Zertifikat für diesen Host ausgestellt ist.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver QMYSQL has nothing like it.</source>
        <translation>Der Treiber QMYSQL von Qt hat nichts dergleichen.</translation>
    </message>
    <message>
        <source>checking a certificate needs &apos;ssl_ca&apos;.</source>
        <translation>zum Prüfen eines Zertifikats braucht es „ssl_ca“.</translation>
    </message>
    <message>
        <source>The server of %1 is no MariaDB but calls itself &apos;%2&apos;. If it is MySQL, begin the database URL with &apos;mysql&apos;.</source>
        <translation>Der Server von %1 ist kein MariaDB, sondern nennt sich „%2“. Ist es MySQL, muss die Datenbank-URL mit „mysql“ beginnen.</translation>
    </message>
    <message>
        <source>The server of %1 is %2. Limbeck needs %3 %4 or newer.</source>
        <translation>Der Server von %1 ist %2. Limbeck braucht %3 %4 oder neuer.</translation>
    </message>
    <message>
        <source>Somebody else holds a lock that is needed in |place|. Wait until their transaction has ended, and try again.</source>
        <translation>Jemand anders hält eine Sperre, die in |place| gebraucht wird. Erst wenn diese Transaktion beendet ist, hilft ein neuer Versuch.</translation>
    </message>
    <message>
        <source>A statement on |place| was ended, since it took too long.</source>
        <translation>Eine Anweisung auf |place| wurde beendet, da sie zu lange brauchte.</translation>
    </message>
    <message>
        <source>The server of |place| accepts no changes on this connection; it may be a replica.</source>
        <translation>Der Server von |place| nimmt auf dieser Verbindung keine Änderungen an; vielleicht ist es eine Replik.</translation>
    </message>
    <message>
        <source>The server of |place| has no space left on its disk.</source>
        <translation>Der Server von |place| hat keinen Platz mehr auf seiner Platte.</translation>
    </message>
    <message>
        <source>The connection to |place| was lost: the server was stopped, or it ended this session. What was not committed is rolled back.</source>
        <translation>Die Verbindung zu |place| ging verloren: Der Server wurde angehalten oder hat diese Sitzung beendet. Was nicht festgeschrieben war, ist zurückgenommen.</translation>
    </message>
    <message>
        <source>The server of |place| lets user &apos;|user|&apos; in from this machine only over an encrypted connection, or not at all: see what &apos;sslmode&apos; in the database URL says, else the server&apos;s pg_hba.conf.</source>
        <translation>Der Server von |place| lässt Benutzer „|user|“ von diesem Rechner nur über eine verschlüsselte Verbindung herein oder gar nicht: Auskunft gibt „sslmode“ in der Datenbank-URL, sonst pg_hba.conf des Servers.</translation>
    </message>
    <message>
        <source>The server of |place| showed a certificate that no authority signed whom the database URL trusts (&apos;sslrootcert&apos;, &apos;ssl_ca&apos;). It may be another server than the one that is meant. Nothing was sent to it.</source>
        <translation>Der Server von |place| zeigte ein Zertifikat, das keine Stelle unterschrieben hat, der die Datenbank-URL vertraut („sslrootcert“, „ssl_ca“). Es kann ein anderer Server sein als der gemeinte. Ihm wurde nichts geschickt.</translation>
    </message>
    <message>
        <source>The certificate of the server of |place| was made for another host. Name the host in the database URL as the certificate does.</source>
        <translation>Das Zertifikat des Servers von |place| wurde für einen anderen Host ausgestellt. In der Datenbank-URL muss der Host wie im Zertifikat heißen.</translation>
    </message>
    <message>
        <source>A file of certificates or keys that encrypts the connection to |place| is missing or cannot be used.</source>
        <translation>Eine Datei mit Zertifikaten oder Schlüsseln, die die Verbindung zu |place| verschlüsseln, fehlt oder ist nicht zu verwenden.</translation>
    </message>
    <message>
        <source>The database URL asks for TLS, but the server of |place| does not encrypt.</source>
        <translation>Die Datenbank-URL verlangt TLS, aber der Server von |place| verschlüsselt nicht.</translation>
    </message>
    <message>
        <source>The server of |place| does not let user &apos;|user|&apos; in. Check the user and the password: the database URL says it (special characters are written as &apos;%40&apos;), else the environment variable LIMBECK_PASSWORD, the keychain (&apos;limbeck password set&apos;), or the client library&apos;s own files and variables.</source>
        <translation>Der Server von |place| lässt Benutzer „|user|“ nicht herein. Benutzer und Passwort sind zu prüfen: Sie stehen in der Datenbank-URL (besondere Zeichen als „%40“), sonst in der Umgebungsvariablen LIMBECK_PASSWORD, im Schlüsselbund („limbeck password set“) oder in den eigenen Dateien und Variablen der Client-Bibliothek.</translation>
    </message>
    <message>
        <source>There is no database &apos;|database|&apos; on the server of |place|. Check the name in the database URL, or have the database created: CREATE DATABASE.</source>
        <translation>Auf dem Server von |place| gibt es keine Datenbank „|database|“. Entweder stimmt der Name in der Datenbank-URL nicht, oder die Datenbank muss angelegt werden: CREATE DATABASE.</translation>
    </message>
    <message>
        <source>The server of |place| has no connection left: others use all that it allows. Try again when some of them have ended.</source>
        <translation>Der Server von |place| hat keine Verbindung mehr frei: Andere verwenden alle, die er zulässt. Wenn einige davon beendet sind, hilft ein neuer Versuch.</translation>
    </message>
    <message>
        <source>The server of |place| is starting or stopping just now. Try again in a moment.</source>
        <translation>Der Server von |place| startet gerade oder wird angehalten. Ein neuer Versuch gleich danach hilft.</translation>
    </message>
    <message>
        <source>The encrypted connection to |place| could not be made. Check what the database URL says about TLS: certificates, and whether the server can do it at all.</source>
        <translation>Die verschlüsselte Verbindung zu |place| kam nicht zustande. Zu prüfen ist, was die Datenbank-URL zu TLS sagt: Zertifikate, und ob der Server es überhaupt kann.</translation>
    </message>
    <message>
        <source>The database URL of |place| has an option that the client library does not accept.</source>
        <translation>Die Datenbank-URL von |place| hat eine Option, die die Client-Bibliothek nicht annimmt.</translation>
    </message>
    <message>
        <source>No database server answers at |place|. Check host, port or socket in the database URL, and whether the server runs.</source>
        <translation>Unter |place| antwortet kein Datenbankserver. Zu prüfen sind Host, Port oder Socket in der Datenbank-URL, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>The database server refused: %1</source>
        <translation>Der Datenbankserver hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2</source>
        <translation>Keine Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>The database %1 is locked: another program is writing to it or keeps a transaction open. Close that program, or wait until it has finished, and try again.</source>
        <translation>Die Datenbank %1 ist gesperrt: Ein anderes Programm schreibt in sie oder hält eine Transaktion offen. Wenn es geschlossen oder fertig ist, hilft ein neuer Versuch.</translation>
    </message>
    <message>
        <source>The database %1 can be read but not written. Check the permissions of the file and of its folder: SQLite also writes a journal beside the file.</source>
        <translation>Die Datenbank %1 kann gelesen, aber nicht geschrieben werden. Zu prüfen sind die Rechte der Datei und ihres Ordners: SQLite schreibt neben der Datei auch ein Journal.</translation>
    </message>
    <message>
        <source>The file %1 is not a SQLite database, or it is encrypted. Check the path in the database URL.</source>
        <translation>Die Datei %1 ist keine SQLite-Datenbank, oder sie ist verschlüsselt. Zu prüfen ist der Pfad in der Datenbank-URL.</translation>
    </message>
    <message>
        <source>There is no space left on the disk that holds %1. The statement was taken back; make room and try again.</source>
        <translation>Auf der Platte mit %1 ist kein Platz mehr. Die Anweisung wurde zurückgenommen; mit mehr Platz hilft ein neuer Versuch.</translation>
    </message>
    <message>
        <source>The database %1 is damaged. Restore a backup (&apos;limbeck restore&apos;), or try the program sqlite3 with its command &apos;.recover&apos;.</source>
        <translation>Die Datenbank %1 ist beschädigt. Es hilft, eine Sicherung wiederherzustellen („limbeck restore“), oder das Programm sqlite3 mit seinem Befehl „.recover“.</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened. Check that the folder exists and that you may read and write in it.</source>
        <translation>Die Datenbank %1 kann nicht geöffnet werden. Zu prüfen ist, ob es den Ordner gibt und ob er gelesen und geschrieben werden darf.</translation>
    </message>
    <message>
        <source>A statement on the database %1 was ended, since it took too long.</source>
        <translation>Eine Anweisung auf der Datenbank %1 wurde beendet, da sie zu lange brauchte.</translation>
    </message>
    <message>
        <source>Reading or writing the file %1 failed. Check the disk and, for a network drive, the connection.</source>
        <translation>Lesen oder Schreiben der Datei %1 ist gescheitert. Zu prüfen sind die Platte und, bei einem Netzlaufwerk, die Verbindung.</translation>
    </message>
    <message>
        <source>SQLite refused: %1</source>
        <translation>SQLite hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder, not a database file. The database URL must name a file, for instance &apos;%1/app.db&apos;.</source>
        <translation>„%1“ ist ein Ordner, keine Datenbankdatei. Die Datenbank-URL muss eine Datei nennen, zum Beispiel „%1/app.db“.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; of the database &apos;%2&apos; does not exist. Create it, or correct the path in the database URL.</source>
        <translation>Den Ordner „%1“ der Datenbank „%2“ gibt es nicht. Er ist anzulegen, oder der Pfad in der Datenbank-URL ist zu berichtigen.</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; does not exist. An upgrade creates it; if it should be there, correct the path in the database URL.</source>
        <translation>Die Datenbankdatei „%1“ gibt es nicht. Ein Upgrade legt sie an; sollte sie da sein, stimmt der Pfad in der Datenbank-URL nicht.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; cannot be created: you may not write in the folder &apos;%2&apos;.</source>
        <translation>Die Datenbank „%1“ kann nicht angelegt werden: Im Ordner „%2“ fehlen die Schreibrechte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file and cannot hold a database.</source>
        <translation>„%1“ ist keine gewöhnliche Datei und kann keine Datenbank enthalten.</translation>
    </message>
    <message>
        <source>You may not read the database file &apos;%1&apos;. Its permissions must allow it.</source>
        <translation>Die Datenbankdatei „%1“ darf nicht gelesen werden. Ihre Rechte müssen es erlauben.</translation>
    </message>
    <message>
        <source>Can&apos;t specify insert_before or insert_after when using ALTER; please specify recreate=&apos;always&apos;</source>
        <translation>insert_before und insert_after gehen mit ALTER nicht; gebraucht wird recreate=&apos;always&apos;</translation>
    </message>
    <message>
        <source>The batch on &apos;%1&apos; asks for another order of columns (partial_reordering), which ALTER cannot give an existing table here. Leave it out.</source>
        <translation>Die Änderung von „%1“ in einem Zug verlangt eine andere Reihenfolge der Spalten (partial_reordering), die ALTER einer vorhandenen Tabelle hier nicht geben kann. Ohne sie geht es.</translation>
    </message>
    <message>
        <source>Unexpected SQL phrase: &apos;%1&apos;
A rule of the foreign key to table &apos;%2&apos; is none that this engine knows.</source>
        <translation>Unerwarteter SQL-Ausdruck: „%1“
Eine Regel des Fremdschlüssels auf Tabelle „%2“ kennt dieses Datenbanksystem nicht.</translation>
    </message>
    <message>
        <source>a column of a join</source>
        <translation>eine Spalte eines Joins</translation>
    </message>
    <message>
        <source>an operator that is not known</source>
        <translation>ein unbekannter Operator</translation>
    </message>
    <message>
        <source>the function &apos;%1&apos;</source>
        <translation>die Funktion „%1“</translation>
    </message>
    <message>
        <source>a cast to %1</source>
        <translation>eine Umwandlung in %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of a date on SQLite</source>
        <translation>„%1“ eines Datums auf SQLite</translation>
    </message>
    <message>
        <source>two columns of one name</source>
        <translation>zwei Spalten desselben Namens</translation>
    </message>
    <message>
        <source>a name of more than %1 letters</source>
        <translation>ein Name von mehr als %1 Buchstaben</translation>
    </message>
    <message>
        <source>a full outer join</source>
        <translation>ein FULL OUTER JOIN</translation>
    </message>
    <message>
        <source>an INSERT with a common table expression</source>
        <translation>ein INSERT mit einer Common Table Expression</translation>
    </message>
    <message>
        <source>RETURNING of what is no column</source>
        <translation>RETURNING von etwas, das keine Spalte ist</translation>
    </message>
    <message>
        <source>In table &apos;%1&apos;, column &apos;%2&apos;</source>
        <translation>In Tabelle „%1“, Spalte „%2“</translation>
    </message>
    <message>
        <source>MariaDB and MySQL check every constraint at once and cannot defer &apos;%1&apos;. Leave &apos;deferrable&apos; and &apos;initially&apos; out there.</source>
        <translation>MariaDB und MySQL prüfen jedes Constraint sofort und können „%1“ nicht aufschieben. „deferrable“ und „initially“ gehören dort weg.</translation>
    </message>
    <message>
        <source>MySQL ignores the &apos;MATCH&apos; keyword while at the same time causes ON UPDATE/ON DELETE clauses to be ignored.</source>
        <translation>MySQL übergeht das Schlüsselwort „MATCH“ und lässt dabei auch ON UPDATE und ON DELETE wegfallen.</translation>
    </message>
    <message>
        <source>Only PostgreSQL has EXCLUDE constraints (&apos;%1&apos;).</source>
        <translation>Nur PostgreSQL hat EXCLUDE-Constraints („%1“).</translation>
    </message>
    <message>
        <source>MariaDB has no indexes on expressions such as &apos;%1&apos; (&apos;%2&apos;). Index a generated column instead.</source>
        <translation>MariaDB hat keine Indizes über Ausdrücke wie „%1“ („%2“). Ein Index über eine berechnete Spalte hilft.</translation>
    </message>
    <message>
        <source>The index &apos;%1&apos; cannot be dropped without its table: MySQL&apos;s indexes belong to tables.
Give table_name to op.drop_index().</source>
        <translation>Der Index „%1“ kann nicht ohne seine Tabelle gelöscht werden: Indizes gehören bei MySQL zu Tabellen.
op.drop_index() braucht table_name.</translation>
    </message>
    <message>
        <source>The constraint of table &apos;%1&apos; that is to be dropped has no name.
Give its name to op.drop_constraint().</source>
        <translation>Das Constraint der Tabelle „%1“, das gelöscht werden soll, hat keinen Namen.
op.drop_constraint() braucht seinen Namen.</translation>
    </message>
    <message>
        <source>No generic &apos;DROP CONSTRAINT&apos; in MySQL - please specify constraint type
Give type_ to op.drop_constraint() of &apos;%1&apos;.</source>
        <translation>MySQL hat kein allgemeines „DROP CONSTRAINT“; die Art des Constraints wird gebraucht
op.drop_constraint() von „%1“ braucht type_.</translation>
    </message>
    <message>
        <source>All MySQL CHANGE/MODIFY COLUMN operations require the existing type.
Give existing_type to op.alter_column() of &apos;%1.%2&apos;.</source>
        <translation>CHANGE/MODIFY COLUMN braucht bei MySQL immer den vorhandenen Typ.
op.alter_column() von „%1.%2“ braucht existing_type.</translation>
    </message>
    <message>
        <source>Adding, removing or modifying an &quot;identity&quot; construct, e.g. GENERATED AS IDENTITY, to or from an existing column is not supported in this dialect.</source>
        <translation>Eine Identität (etwa GENERATED AS IDENTITY) kann dieses Datenbanksystem einer vorhandenen Spalte nicht geben, nehmen oder ändern.</translation>
    </message>
    <message>
        <source>%1 has no type for &apos;%2&apos;. Give the column another type there: with_variant(…, &apos;%3&apos;).</source>
        <translation>%1 hat keinen Typ für „%2“. Die Spalte braucht dort einen anderen: with_variant(…, &apos;%3&apos;).</translation>
    </message>
    <message>
        <source>%1 requires a length on dialect %2</source>
        <translation>%1 braucht auf dem Dialekt %2 eine Länge</translation>
    </message>
    <message>
        <source>You must specify both precision and scale or omit both altogether.</source>
        <translation>Genauigkeit und Nachkommastellen gehören beide angegeben oder beide weggelassen.</translation>
    </message>
    <message>
        <source>PostgreSQL puts a new column at the end of its table, and the column &apos;%1&apos; is to stand elsewhere in &apos;%2&apos;. Leave insert_before and insert_after out.</source>
        <translation>PostgreSQL stellt eine neue Spalte ans Ende der Tabelle, und die Spalte „%1“ soll in „%2“ anderswo stehen. Ohne insert_before und insert_after geht es.</translation>
    </message>
    <message>
        <source>PostgreSQL ENUM type requires a name.
Give the enum type a name: sa.Enum(…, name=&apos;…&apos;).</source>
        <translation>Der ENUM-Typ von PostgreSQL braucht einen Namen.
Der Enum-Typ bekommt ihn so: sa.Enum(…, name=&apos;…&apos;).</translation>
    </message>
    <message>
        <source>postgresql_using must be used with the type_ parameter</source>
        <translation>postgresql_using geht nur zusammen mit dem Parameter type_</translation>
    </message>
    <message>
        <source>PostgreSQL has no type for &apos;%1&apos;. Give the column another type on PostgreSQL: with_variant(…, &apos;postgresql&apos;).</source>
        <translation>PostgreSQL hat keinen Typ für „%1“. Die Spalte braucht auf PostgreSQL einen anderen: with_variant(…, &apos;postgresql&apos;).</translation>
    </message>
    <message>
        <source>The definition of column &apos;%1&apos; of table &apos;%2&apos; could not be read back: %3</source>
        <translation>Die Definition der Spalte „%1“ von Tabelle „%2“ konnte nicht zurückgelesen werden: %3</translation>
    </message>
    <message>
        <source>The trigger &apos;%1&apos; of table &apos;%2&apos; seems to use the column &apos;%3&apos;, which the batch drops. Drop or replace the trigger first.</source>
        <translation>Der Trigger „%1“ der Tabelle „%2“ scheint die Spalte „%3“ zu verwenden, die hier gelöscht wird. Der Trigger ist zuerst zu löschen oder zu ersetzen.</translation>
    </message>
    <message>
        <source>The rebuild of table &apos;%1&apos; would lose rows: a constraint with ON CONFLICT left some out. Nothing was changed.</source>
        <translation>Der Neubau der Tabelle „%1“ würde Zeilen verlieren: Ein Constraint mit ON CONFLICT ließ einige aus. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The view &apos;%1&apos; no longer works.</source>
        <translation>Die Sicht „%1“ geht nicht mehr.</translation>
    </message>
    <message>
        <source>There is no table &apos;%1&apos; that the batch could rebuild.</source>
        <translation>Es gibt keine Tabelle „%1“, die neu gebaut werden könnte.</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is in the way: a batch of another program was interrupted and left it behind. Look whether it holds rows that &apos;%2&apos; lacks, then drop it.</source>
        <translation>Die Tabelle „%1“ ist im Weg: Ein anderes Programm wurde bei einer Änderung unterbrochen und ließ sie zurück. Zu prüfen ist, ob sie Zeilen hat, die „%2“ fehlen; dann kann sie gelöscht werden.</translation>
    </message>
    <message>
        <source>add a constraint</source>
        <translation>ein Constraint hinzufügen</translation>
    </message>
    <message>
        <source>add the constraint &apos;%1&apos;</source>
        <translation>das Constraint „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>drop the constraint &apos;%1&apos;</source>
        <translation>das Constraint „%1“ löschen</translation>
    </message>
    <message>
        <source>SQLite keeps no comments on tables (&apos;%1&apos;). Leave the comment out on SQLite: if op.get_context().dialect.name != &apos;sqlite&apos;.</source>
        <translation>SQLite bewahrt keine Kommentare zu Tabellen auf („%1“). Auf SQLite gehört der Kommentar weg: if op.get_context().dialect.name != &apos;sqlite&apos;.</translation>
    </message>
    <message>
        <source>add the column &apos;%1&apos; with a key of its own</source>
        <translation>die Spalte „%1“ mit einem eigenen Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>alter the column &apos;%1&apos;</source>
        <translation>die Spalte „%1“ ändern</translation>
    </message>
    <message>
        <source>SQLite keeps no comments on columns (&apos;%1&apos; of &apos;%2&apos;).</source>
        <translation>SQLite bewahrt keine Kommentare zu Spalten auf („%1“ von „%2“).</translation>
    </message>
    <message>
        <source>No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.
To %1 of table &apos;%2&apos;, SQLite must rebuild the table: put the step into &apos;with op.batch_alter_table(&quot;%2&quot;) as batch_op:&apos;.</source>
        <translation>Der Dialekt von SQLite kann Constraints nicht mit ALTER ändern; dafür gibt es den Batch-Modus, der die Tabelle kopiert und ersetzt.
Dazu (%1, Tabelle „%2“) muss SQLite die Tabelle neu bauen: Der Schritt gehört in „with op.batch_alter_table(&quot;%2&quot;) as batch_op:“.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; is a virtual table, which cannot be rebuilt.</source>
        <translation>Tabelle „%1“ ist eine virtuelle Tabelle, die nicht neu gebaut werden kann.</translation>
    </message>
    <message>
        <source>A batch on table &apos;%1&apos; cannot %2.</source>
        <translation>Bei einer Änderung der Tabelle „%1“ in einem Zug geht das nicht: %2.</translation>
    </message>
    <message>
        <source>create another table</source>
        <translation>eine andere Tabelle anlegen</translation>
    </message>
    <message>
        <source>drop a table</source>
        <translation>eine Tabelle löschen</translation>
    </message>
    <message>
        <source>rename a table</source>
        <translation>eine Tabelle umbenennen</translation>
    </message>
    <message>
        <source>contain another batch</source>
        <translation>noch eine Änderung in einem Zug enthalten</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>festschreiben</translation>
    </message>
    <message>
        <source>Constraint must have a name
A batch on table &apos;%1&apos; adds a constraint without one; SQLite could never drop it again. Name it.</source>
        <translation>Ein Constraint muss einen Namen haben
Eine Änderung der Tabelle „%1“ in einem Zug fügt eines ohne Namen hinzu; SQLite könnte es nie wieder löschen. Es braucht einen Namen.</translation>
    </message>
    <message>
        <source>No such constraint: &apos;%1&apos;
Table &apos;%2&apos; has no constraint of that name and kind.</source>
        <translation>Ein Constraint „%1“ gibt es nicht
Tabelle „%2“ hat kein Constraint dieses Namens und dieser Art.</translation>
    </message>
    <message>
        <source>No such index: &apos;%1&apos;
Table &apos;%2&apos; has no index of that name.</source>
        <translation>Einen Index „%1“ gibt es nicht
Tabelle „%2“ hat keinen Index dieses Namens.</translation>
    </message>
    <message>
        <source>The definition of the table &apos;%1&apos; could not be read at &apos;%2&apos;.</source>
        <translation>Die Definition der Tabelle „%1“ konnte bei „%2“ nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The definition of the index &apos;%1&apos; could not be read.</source>
        <translation>Die Definition des Index „%1“ konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>SQLite has no type for &apos;%1&apos;. Give the column another type on SQLite: with_variant(…, &apos;sqlite&apos;).</source>
        <translation>SQLite hat keinen Typ für „%1“. Die Spalte braucht auf SQLite einen anderen: with_variant(…, &apos;sqlite&apos;).</translation>
    </message>
    <message>
        <source>SQLite has no type for &apos;%1&apos; of %2. Give the column another type on SQLite: with_variant(…, &apos;sqlite&apos;).</source>
        <translation>SQLite hat keinen Typ für „%1“ von %2. Die Spalte braucht auf SQLite einen anderen: with_variant(…, &apos;sqlite&apos;).</translation>
    </message>
    <message>
        <source>The server does not show its temporary tables.</source>
        <translation>Der Server zeigt seine temporären Tabellen nicht.</translation>
    </message>
    <message>
        <source>Counting was cancelled.</source>
        <translation>Das Zählen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The definition of table &apos;%1&apos; was not understood; its constraints may be missing here.</source>
        <translation>Die Definition der Tabelle „%1“ wurde nicht verstanden; ihre Constraints können hier fehlen.</translation>
    </message>
    <message>
        <source>The definition of index &apos;%1&apos; was not understood.</source>
        <translation>Die Definition des Index „%1“ wurde nicht verstanden.</translation>
    </message>
    <message>
        <source>%1 (+ is there and should not be, - is missing, ~ is different):
%2
%3</source>
        <translation>%1 (+ ist da und sollte nicht, - fehlt, ~ ist anders):
%2
%3</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ist nicht lesbar</translation>
    </message>
    <message>
        <source>A &apos;%&apos; itself is written &apos;%%&apos;.</source>
        <translation>Ein „%“ selbst wird „%%“ geschrieben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a valid value for %2; expected &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos;, &apos;;&apos;. It stands in &apos;%3&apos;.</source>
        <translation>„%1“ ist kein gültiger Wert für %2; möglich sind „space“, „newline“, „os“, „:“ und „;“. Es steht in „%3“.</translation>
    </message>
    <message>
        <source>has a hook without a &apos;name&apos;</source>
        <translation>hat einen Hook ohne „name“</translation>
    </message>
    <message>
        <source>There is no &apos;alembic.ini&apos; in &apos;%1&apos;, and no &apos;pyproject.toml&apos; with a table [tool.alembic].</source>
        <translation>In „%1“ gibt es keine „alembic.ini“ und keine „pyproject.toml“ mit einer Tabelle [tool.alembic].</translation>
    </message>
    <message>
        <source>Name the project&apos;s ini file, or the folder that it lies in.</source>
        <translation>Zu nennen ist die ini-Datei des Projekts oder der Ordner, in dem sie liegt.</translation>
    </message>
    <message>
        <source>There is %1: name the one to use.</source>
        <translation>Es gibt %1: Zu nennen ist, welche gilt.</translation>
    </message>
    <message>
        <source>pyproject.toml indicated more than once</source>
        <translation>pyproject.toml ist mehr als einmal angegeben</translation>
    </message>
    <message>
        <source>only one ini file may be indicated</source>
        <translation>nur eine ini-Datei darf angegeben sein</translation>
    </message>
    <message>
        <source>No &apos;script_location&apos; key found in configuration.
</source>
        <translation>In der Konfiguration fehlt der Schlüssel „script_location“.
</translation>
    </message>
    <message>
        <source>There is no file or folder &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei und keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder: name the files themselves where there are two.</source>
        <translation>„%1“ ist ein Ordner: Wo es zwei Dateien gibt, sind sie selbst zu nennen.</translation>
    </message>
    <message>
        <source>is what somebody passes</source>
        <translation>ist, was jemand übergibt</translation>
    </message>
    <message>
        <source>is what its function computes</source>
        <translation>ist, was seine Funktion berechnet</translation>
    </message>
    <message>
        <source>it comes from &apos;%1&apos;</source>
        <translation>es kommt aus „%1“</translation>
    </message>
    <message>
        <source>it is another one at %1</source>
        <translation>bei %1 ist es etwas anderes</translation>
    </message>
    <message>
        <source>with --sql it is another one than at %1</source>
        <translation>mit --sql ist es etwas anderes als bei %1</translation>
    </message>
    <message>
        <source>asks for an option that is not certain</source>
        <translation>fragt nach einer Option, die nicht sicher ist</translation>
    </message>
    <message>
        <source>reads another section of the ini file</source>
        <translation>liest einen anderen Abschnitt der ini-Datei</translation>
    </message>
    <message>
        <source>asks for -x in a way that is not certain</source>
        <translation>fragt auf unsichere Weise nach -x</translation>
    </message>
    <message>
        <source>asks for an environment variable that is not certain</source>
        <translation>fragt nach einer Umgebungsvariablen, die nicht sicher ist</translation>
    </message>
    <message>
        <source>reads $%1, which it sets itself</source>
        <translation>liest $%1, das es selbst setzt</translation>
    </message>
    <message>
        <source>reads $%1, which is not set here and may be in a file &apos;.env&apos;</source>
        <translation>liest $%1, das hier nicht gesetzt ist und in einer Datei „.env“ stehen kann</translation>
    </message>
    <message>
        <source>reads $%1, which is not set</source>
        <translation>liest $%1, das nicht gesetzt ist</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a &apos;%2&apos;</source>
        <translation>ruft „%1“ eines „%2“ auf</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a &apos;%2&apos;</source>
        <translation>liest „%1“ eines „%2“</translation>
    </message>
    <message>
        <source>This build of Limbeck does not carry the example project.</source>
        <translation>Dieser Bau von Limbeck enthält das Beispielprojekt nicht.</translation>
    </message>
    <message>
        <source>the section [%1] is there twice</source>
        <translation>den Abschnitt [%1] gibt es zweimal</translation>
    </message>
    <message>
        <source>there is text before the first [section]</source>
        <translation>vor dem ersten [Abschnitt] steht Text</translation>
    </message>
    <message>
        <source>this line is neither a section nor &apos;key = value&apos;</source>
        <translation>diese Zeile ist weder ein Abschnitt noch „Schlüssel = Wert“</translation>
    </message>
    <message>
        <source>the setting &apos;%1&apos; is there twice in its section</source>
        <translation>die Einstellung „%1“ gibt es in ihrem Abschnitt zweimal</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2 (line %3).</source>
        <translation>„%1“ kann nicht gelesen werden: %2 (Zeile %3).</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; in [%2] of &apos;%3&apos; cannot be read: %4 (line %5).</source>
        <translation>Die Einstellung „%1“ in [%2] von „%3“ kann nicht gelesen werden: %4 (Zeile %5).</translation>
    </message>
    <message>
        <source>its %(…)s refer to each other endlessly</source>
        <translation>ihre %(…)s verweisen endlos aufeinander</translation>
    </message>
    <message>
        <source>a &apos;%&apos; must be followed by &apos;%&apos; or by &apos;(name)s&apos;</source>
        <translation>auf ein „%“ muss „%“ oder „(Name)s“ folgen</translation>
    </message>
    <message>
        <source>it uses %(%1)s, and there is no setting of that name</source>
        <translation>sie verwendet %(%1)s, und eine Einstellung dieses Namens gibt es nicht</translation>
    </message>
    <message>
        <source>is not known. There are %1</source>
        <translation>ist nicht bekannt. Es gibt %1</translation>
    </message>
    <message>
        <source>is not known; did you mean &apos;%1&apos;? There are %2</source>
        <translation>ist nicht bekannt; ist „%1“ gemeint? Es gibt %2</translation>
    </message>
    <message>
        <source>is no kind of name; a naming convention has rules for %1</source>
        <translation>ist keine Art von Namen; eine Namenskonvention hat Regeln für %1</translation>
    </message>
    <message>
        <source>holds a password. This file is meant to be shared: leave the password out and give it with --url, or through an environment variable that env.py reads</source>
        <translation>enthält ein Passwort. Diese Datei ist zum Teilen da: Das Passwort gehört in --url oder in eine Umgebungsvariable, die env.py liest</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; of --set %2.</source>
        <translation>Die Einstellung „%1“ von --set %2.</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; of --set is true or false, not &apos;%2&apos;.</source>
        <translation>Die Einstellung „%1“ von --set ist true oder false, nicht „%2“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no naming convention: give a table as TOML writes it, such as {uq = &quot;uq_%(table_name)s_%(column_0_name)s&quot;}, with rules for &apos;ix&apos;, &apos;uq&apos;, &apos;ck&apos;, &apos;fk&apos; and &apos;pk&apos;.</source>
        <translation>„%1“ ist keine Namenskonvention: Gebraucht wird eine Tabelle wie in TOML, etwa {uq = &quot;uq_%(table_name)s_%(column_0_name)s&quot;}, mit Regeln für „ix“, „uq“, „ck“, „fk“ und „pk“.</translation>
    </message>
    <message>
        <source>Say which one to use with --url, for example --url sqlite:///app.db, or write &apos;url = …&apos; into &apos;.limbeck/settings.toml&apos;.</source>
        <translation>Welche gilt, sagt --url, zum Beispiel --url sqlite:///app.db, oder „url = …“ in „.limbeck/settings.toml“.</translation>
    </message>
    <message>
        <source>Nor has &apos;%1&apos; a table [tool.alembic].</source>
        <translation>Auch „%1“ hat keine Tabelle [tool.alembic].</translation>
    </message>
    <message>
        <source>No config file &apos;%1&apos; found, or file has no &apos;[%2]&apos; section.</source>
        <translation>Es gibt keine Konfigurationsdatei „%1“, oder sie hat keinen Abschnitt „[%2]“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no database: its &apos;sqlalchemy.url&apos; is %2. Say which one to use with --url, for example --url sqlite:///app.db.</source>
        <translation>„%1“ nennt keine Datenbank, denn „sqlalchemy.url“ %2. Welche gilt, sagt --url, zum Beispiel --url sqlite:///app.db.</translation>
    </message>
    <message>
        <source>missing or empty</source>
        <translation>fehlt oder ist leer</translation>
    </message>
    <message>
        <source>still the placeholder of a new project</source>
        <translation>ist noch der Platzhalter eines neuen Projekts</translation>
    </message>
    <message>
        <source>Path doesn&apos;t exist: %1.  Please use the &apos;init&apos; command to create a new scripts folder.
Or correct &apos;script_location&apos; in &apos;%2&apos;.</source>
        <translation>Den Pfad gibt es nicht: %1. Der Befehl „init“ legt einen neuen Ordner für Skripte an.
Oder „script_location“ in „%2“ ist zu berichtigen.</translation>
    </message>
    <message>
        <source>Write where env.py and the folder &apos;versions&apos; lie into &apos;%1&apos;, for example &apos;script_location = %(here)s/alembic&apos; below [%2].</source>
        <translation>Wo env.py und der Ordner „versions“ liegen, gehört in „%1“, zum Beispiel „script_location = %(here)s/alembic“ unter [%2].</translation>
    </message>
    <message>
        <source>%1 computes &apos;%2&apos; (%3), and Limbeck does not run Python.</source>
        <translation>%1 berechnet „%2“ (%3), und Limbeck führt kein Python aus.</translation>
    </message>
    <message>
        <source>%1 computes &apos;%2&apos; (&apos;%3&apos;: %4), and Limbeck does not run Python.</source>
        <translation>%1 berechnet „%2“ („%3“: %4), und Limbeck führt kein Python aus.</translation>
    </message>
    <message>
        <source>Say it with --set %1=…, or write &apos;%1 = …&apos; into &apos;.limbeck/settings.toml&apos;, or &apos;limbeck_%1 = …&apos; beside &apos;script_location&apos;; Alembic ignores these two.</source>
        <translation>Es hilft --set %1=…, oder „%1 = …“ in „.limbeck/settings.toml“, oder „limbeck_%1 = …“ neben „script_location“; Alembic übergeht die beiden letzten.</translation>
    </message>
    <message>
        <source>Incorrect TOML format: &apos;%1&apos; in &apos;%2&apos; is no table (line %3).</source>
        <translation>Falsches TOML: „%1“ in „%2“ ist keine Tabelle (Zeile %3).</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; in &apos;%2&apos; %3 (line %4).</source>
        <translation>Die Einstellung „%1“ in „%2“ %3 (Zeile %4).</translation>
    </message>
    <message>
        <source>must be a text in quotes</source>
        <translation>muss ein Text in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>must be true or false, without quotes</source>
        <translation>muss true oder false sein, ohne Anführungszeichen</translation>
    </message>
    <message>
        <source>boolean value expected for TOML parameter &apos;%1&apos;
%2</source>
        <translation>der TOML-Parameter „%1“ braucht true oder false
%2</translation>
    </message>
    <message>
        <source>must be a list of texts, such as [&quot;a&quot;, &quot;b&quot;]</source>
        <translation>muss eine Liste von Texten sein, etwa [&quot;a&quot;, &quot;b&quot;]</translation>
    </message>
    <message>
        <source>must be an array of tables whose values are texts</source>
        <translation>muss eine Liste von Tabellen sein, deren Werte Texte sind</translation>
    </message>
    <message>
        <source>The setting &apos;truncate_slug_length&apos; in &apos;%1&apos; is &apos;%2&apos;, which is no number.</source>
        <translation>Die Einstellung „truncate_slug_length“ in „%1“ ist „%2“, und das ist keine Zahl.</translation>
    </message>
    <message>
        <source>its foreign key sets single columns</source>
        <translation>sein Fremdschlüssel setzt einzelne Spalten</translation>
    </message>
    <message>
        <source>a constraint with INCLUDE has no name</source>
        <translation>ein Constraint mit INCLUDE hat keinen Namen</translation>
    </message>
    <message>
        <source>its CHECK cannot be found</source>
        <translation>sein CHECK ist nicht zu finden</translation>
    </message>
    <message>
        <source>its EXCLUDE has expressions</source>
        <translation>sein EXCLUDE hat Ausdrücke</translation>
    </message>
    <message>
        <source>it makes a constraint of an index</source>
        <translation>es macht aus einem Index ein Constraint</translation>
    </message>
    <message>
        <source>it has a constraint of the kind %1</source>
        <translation>es hat ein Constraint der Art %1</translation>
    </message>
    <message>
        <source>the index has a collation</source>
        <translation>der Index hat eine Sortierfolge</translation>
    </message>
    <message>
        <source>an expression of the index cannot be found</source>
        <translation>ein Ausdruck des Index ist nicht zu finden</translation>
    </message>
    <message>
        <source>the index has no name</source>
        <translation>der Index hat keinen Namen</translation>
    </message>
    <message>
        <source>the condition of the index cannot be found</source>
        <translation>die Bedingung des Index ist nicht zu finden</translation>
    </message>
    <message>
        <source>defaults that use the sequence go with it</source>
        <translation>Vorgabewerte, die die Sequenz verwenden, fallen dabei weg</translation>
    </message>
    <message>
        <source>it drops a thing of the kind %1</source>
        <translation>es löscht etwas der Art %1</translation>
    </message>
    <message>
        <source>what depends on it goes with it</source>
        <translation>was davon abhängt, fällt dabei weg</translation>
    </message>
    <message>
        <source>a trigger gets another name</source>
        <translation>ein Trigger bekommt einen anderen Namen</translation>
    </message>
    <message>
        <source>it renames a thing of the kind %1</source>
        <translation>es benennt etwas der Art %1 um</translation>
    </message>
    <message>
        <source>it moves a thing of the kind %1</source>
        <translation>es verschiebt etwas der Art %1</translation>
    </message>
    <message>
        <source>a sequence is altered</source>
        <translation>eine Sequenz wird geändert</translation>
    </message>
    <message>
        <source>a sequence with a type, an owner, or one that counts down</source>
        <translation>eine Sequenz mit Typ, mit Besitzer, oder eine, die abwärts zählt</translation>
    </message>
    <message>
        <source>its columns are those of a SELECT</source>
        <translation>seine Spalten sind die eines SELECT</translation>
    </message>
    <message>
        <source>it changes a setting</source>
        <translation>es ändert eine Einstellung</translation>
    </message>
    <message>
        <source>it calls the function &apos;%1&apos;</source>
        <translation>es ruft die Funktion „%1“ auf</translation>
    </message>
    <message>
        <source>it takes back what came before</source>
        <translation>es nimmt zurück, was davor war</translation>
    </message>
    <message>
        <source>names may mean other tables from here on</source>
        <translation>Namen können von hier an andere Tabellen bedeuten</translation>
    </message>
    <message>
        <source>it makes a schema with things inside</source>
        <translation>es legt ein Schema mit Inhalt an</translation>
    </message>
    <message>
        <source>it explains a statement</source>
        <translation>es erklärt eine Anweisung</translation>
    </message>
    <message>
        <source>it runs a block of code</source>
        <translation>es führt einen Block Code aus</translation>
    </message>
    <message>
        <source>it runs what is written elsewhere</source>
        <translation>es führt aus, was anderswo steht</translation>
    </message>
    <message>
        <source>it is a partition</source>
        <translation>sie ist eine Partition</translation>
    </message>
    <message>
        <source>it inherits columns</source>
        <translation>sie erbt Spalten</translation>
    </message>
    <message>
        <source>its columns are those of a type</source>
        <translation>ihre Spalten sind die eines Typs</translation>
    </message>
    <message>
        <source>it takes columns from another table</source>
        <translation>sie übernimmt Spalten einer anderen Tabelle</translation>
    </message>
    <message>
        <source>it is partitioned</source>
        <translation>sie ist partitioniert</translation>
    </message>
    <message>
        <source>the kind of change %1</source>
        <translation>die Art der Änderung: %1</translation>
    </message>
    <message>
        <source>what depends on the constraint goes with it</source>
        <translation>was vom Constraint abhängt, fällt dabei weg</translation>
    </message>
    <message>
        <source>its default cannot be found</source>
        <translation>ihr Vorgabewert ist nicht zu finden</translation>
    </message>
    <message>
        <source>the column is computed no more</source>
        <translation>die Spalte wird nicht mehr berechnet</translation>
    </message>
    <message>
        <source>its type is not one</source>
        <translation>ihr Typ ist keiner</translation>
    </message>
    <message>
        <source>it contains a zero character</source>
        <translation>es enthält ein Nullzeichen</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a comment of it is run by some servers</source>
        <translation>einen Kommentar darin führen manche Server aus</translation>
    </message>
    <message>
        <source>a column has no name or type</source>
        <translation>eine Spalte hat keinen Namen oder Typ</translation>
    </message>
    <message>
        <source>the type of column &apos;%1&apos;</source>
        <translation>der Typ der Spalte „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; at column &apos;%2&apos;</source>
        <translation>„%1“ bei Spalte „%2“</translation>
    </message>
    <message>
        <source>a column has a character set or collation of its own</source>
        <translation>eine Spalte hat einen eigenen Zeichensatz oder eine eigene Sortierfolge</translation>
    </message>
    <message>
        <source>a default has a backslash</source>
        <translation>ein Vorgabewert hat einen Backslash</translation>
    </message>
    <message>
        <source>a column is set by every update</source>
        <translation>eine Spalte wird bei jeder Änderung gesetzt</translation>
    </message>
    <message>
        <source>a column has REFERENCES, which not every version of MySQL keeps</source>
        <translation>eine Spalte hat REFERENCES, was nicht jede Version von MySQL behält</translation>
    </message>
    <message>
        <source>a setting of the server decides about a TIMESTAMP</source>
        <translation>über ein TIMESTAMP entscheidet eine Einstellung des Servers</translation>
    </message>
    <message>
        <source>a key has no name</source>
        <translation>ein Schlüssel hat keinen Namen</translation>
    </message>
    <message>
        <source>a foreign key</source>
        <translation>ein Fremdschlüssel</translation>
    </message>
    <message>
        <source>a primary key over parts of columns</source>
        <translation>ein Primärschlüssel über Teile von Spalten</translation>
    </message>
    <message>
        <source>an index has no name</source>
        <translation>ein Index hat keinen Namen</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>ein Index</translation>
    </message>
    <message>
        <source>an index over an expression</source>
        <translation>ein Index über einen Ausdruck</translation>
    </message>
    <message>
        <source>an index in descending order</source>
        <translation>ein Index in absteigender Reihenfolge</translation>
    </message>
    <message>
        <source>new tables may have another character set</source>
        <translation>neue Tabellen können einen anderen Zeichensatz haben</translation>
    </message>
    <message>
        <source>two indexes are called &apos;%1&apos;</source>
        <translation>zwei Indizes heißen „%1“</translation>
    </message>
    <message>
        <source>it has the columns of a SELECT as well</source>
        <translation>sie hat auch die Spalten eines SELECT</translation>
    </message>
    <message>
        <source>it keeps its old rows</source>
        <translation>sie behält ihre alten Zeilen</translation>
    </message>
    <message>
        <source>its columns are those of another</source>
        <translation>ihre Spalten sind die einer anderen</translation>
    </message>
    <message>
        <source>it names nothing</source>
        <translation>es nennt nichts</translation>
    </message>
    <message>
        <source>it is about another database</source>
        <translation>es betrifft eine andere Datenbank</translation>
    </message>
    <message>
        <source>a module chooses the columns of a virtual table</source>
        <translation>die Spalten einer virtuellen Tabelle bestimmt ein Modul</translation>
    </message>
    <message>
        <source>statements may do other things from here on</source>
        <translation>Anweisungen können von hier an anderes tun</translation>
    </message>
    <message>
        <source>assigns in a way that is not understood</source>
        <translation>weist auf unverständliche Weise zu</translation>
    </message>
    <message>
        <source>passes an argument that the function does not take</source>
        <translation>übergibt ein Argument, das die Funktion nicht nimmt</translation>
    </message>
    <message>
        <source>takes its arguments in a way that is not understood</source>
        <translation>nimmt seine Argumente auf unverständliche Weise</translation>
    </message>
    <message>
        <source>takes no positional argument, but is a method</source>
        <translation>nimmt kein Argument nach Position, ist aber eine Methode</translation>
    </message>
    <message>
        <source>needs a value for &apos;%1&apos; that nobody gives</source>
        <translation>braucht einen Wert für „%1“, den niemand angibt</translation>
    </message>
    <message>
        <source>is not reached</source>
        <translation>wird nicht erreicht</translation>
    </message>
    <message>
        <source>calls it</source>
        <translation>ruft es auf</translation>
    </message>
    <message>
        <source>spreads it</source>
        <translation>breitet es aus</translation>
    </message>
    <message>
        <source>calls functions too deep to follow</source>
        <translation>ruft Funktionen zu tief auf, um ihnen zu folgen</translation>
    </message>
    <message>
        <source>calls a generator that does something</source>
        <translation>ruft einen Generator auf, der etwas tut</translation>
    </message>
    <message>
        <source>calls a function that cannot be followed</source>
        <translation>ruft eine Funktion auf, der nicht zu folgen ist</translation>
    </message>
    <message>
        <source>yields outside of a generator</source>
        <translation>hat yield außerhalb eines Generators</translation>
    </message>
    <message>
        <source>yields from %1</source>
        <translation>hat yield aus: %1</translation>
    </message>
    <message>
        <source>makes too many items</source>
        <translation>macht zu viele Elemente</translation>
    </message>
    <message>
        <source>makes the class &apos;%1&apos; in a way of its own</source>
        <translation>macht die Klasse „%1“ auf eigene Weise</translation>
    </message>
    <message>
        <source>spreads base classes</source>
        <translation>breitet Basisklassen aus</translation>
    </message>
    <message>
        <source>derives classes too deep to follow</source>
        <translation>leitet Klassen zu tief ab, um ihnen zu folgen</translation>
    </message>
    <message>
        <source>defines the class &apos;%1&apos; in a way that is not followed</source>
        <translation>definiert die Klasse „%1“ auf eine Weise, der nicht zu folgen ist</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos; in a way of its own</source>
        <translation>macht ein „%1“ auf eigene Weise</translation>
    </message>
    <message>
        <source>passes an argument that &apos;%1&apos; does not take</source>
        <translation>übergibt ein Argument, das „%1“ nicht nimmt</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos; of values that do not fit</source>
        <translation>macht ein „%1“ aus Werten, die nicht passen</translation>
    </message>
    <message>
        <source>reads the property &apos;%1&apos; of a class</source>
        <translation>liest die Eigenschaft „%1“ einer Klasse</translation>
    </message>
    <message>
        <source>calls &apos;super&apos; in a way that is not understood</source>
        <translation>ruft „super“ auf unverständliche Weise auf</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos;, which every row has</source>
        <translation>liest „%1“, das jede Zeile hat</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of %2</source>
        <translation>liest „%1“ von: %2</translation>
    </message>
    <message>
        <source>is a dictionary that is too large</source>
        <translation>ist ein zu großes Dictionary</translation>
    </message>
    <message>
        <source>does something while it makes items</source>
        <translation>tut etwas, während es Elemente macht</translation>
    </message>
    <message>
        <source>depends on %1</source>
        <translation>hängt ab von: %1</translation>
    </message>
    <message>
        <source>compiles in a way that is not understood</source>
        <translation>kompiliert auf unverständliche Weise</translation>
    </message>
    <message>
        <source>the class &apos;%1&apos; has a decorator</source>
        <translation>die Klasse „%1“ hat einen Decorator</translation>
    </message>
    <message>
        <source>the function &apos;%1&apos; has a decorator</source>
        <translation>die Funktion „%1“ hat einen Decorator</translation>
    </message>
    <message>
        <source>compiles for a dialect that is not certain</source>
        <translation>kompiliert für einen Dialekt, der nicht sicher ist</translation>
    </message>
    <message>
        <source>takes several elements</source>
        <translation>nimmt mehrere Elemente</translation>
    </message>
    <message>
        <source>takes a slice</source>
        <translation>nimmt einen Ausschnitt</translation>
    </message>
    <message>
        <source>takes an element of %1 that is not certain</source>
        <translation>nimmt ein Element, das nicht sicher ist, aus: %1</translation>
    </message>
    <message>
        <source>the enum &apos;%1&apos; makes its members in a way that is not understood</source>
        <translation>die Aufzählung „%1“ macht ihre Elemente auf unverständliche Weise</translation>
    </message>
    <message>
        <source>the enum &apos;%1&apos; gets &apos;%2&apos; in a way that is not understood</source>
        <translation>die Aufzählung „%1“ bekommt „%2“ auf unverständliche Weise</translation>
    </message>
    <message>
        <source>the value of &apos;%1&apos; in the enum &apos;%2&apos; is not certain</source>
        <translation>der Wert von „%1“ in der Aufzählung „%2“ ist nicht sicher</translation>
    </message>
    <message>
        <source>makes an enum in a way that is not understood</source>
        <translation>macht eine Aufzählung auf unverständliche Weise</translation>
    </message>
    <message>
        <source>asks &apos;%1&apos; for a value that it does not have</source>
        <translation>fragt „%1“ nach einem Wert, den es nicht hat</translation>
    </message>
    <message>
        <source>is not certain to be executed</source>
        <translation>wird nicht sicher ausgeführt</translation>
    </message>
    <message>
        <source>is not certain to be reached</source>
        <translation>wird nicht sicher erreicht</translation>
    </message>
    <message>
        <source>uses the words of an error</source>
        <translation>verwendet den Wortlaut eines Fehlers</translation>
    </message>
    <message>
        <source>may catch a &apos;%1&apos;</source>
        <translation>kann ein „%1“ auffangen</translation>
    </message>
    <message>
        <source>is an expression that is not understood</source>
        <translation>ist ein unverständlicher Ausdruck</translation>
    </message>
    <message>
        <source>is too long or too deep to follow</source>
        <translation>ist zu lang oder zu tief, um zu folgen</translation>
    </message>
    <message>
        <source>uses the name &apos;%1&apos;, which is not known</source>
        <translation>verwendet den Namen „%1“, der nicht bekannt ist</translation>
    </message>
    <message>
        <source>is a number that is too large here</source>
        <translation>ist eine hier zu große Zahl</translation>
    </message>
    <message>
        <source>is a number that is not understood</source>
        <translation>ist eine unverständliche Zahl</translation>
    </message>
    <message>
        <source>is a bytes literal</source>
        <translation>ist ein bytes-Literal</translation>
    </message>
    <message>
        <source>has an escape sequence that is not understood</source>
        <translation>hat eine unverständliche Escape-Sequenz</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>ist zu lang</translation>
    </message>
    <message>
        <source>puts %1 into a text</source>
        <translation>setzt in einen Text ein: %1</translation>
    </message>
    <message>
        <source>computes with %1</source>
        <translation>rechnet mit: %1</translation>
    </message>
    <message>
        <source>compares in a way that is not understood</source>
        <translation>vergleicht auf unverständliche Weise</translation>
    </message>
    <message>
        <source>imports a name in a circle</source>
        <translation>importiert einen Namen im Kreis</translation>
    </message>
    <message>
        <source>uses &apos;%1&apos;, which &apos;%2&apos; does not define in a way that is understood</source>
        <translation>verwendet „%1“, das „%2“ nicht auf verständliche Weise definiert</translation>
    </message>
    <message>
        <source>imports &apos;%1&apos;, which may not be installed</source>
        <translation>importiert „%1“, das vielleicht nicht installiert ist</translation>
    </message>
    <message>
        <source>goes on after &apos;zip&apos;</source>
        <translation>macht nach „zip“ weiter</translation>
    </message>
    <message>
        <source>loops over %1</source>
        <translation>läuft in einer Schleife über: %1</translation>
    </message>
    <message>
        <source>gives names to the items in a way that is not understood</source>
        <translation>gibt den Elementen auf unverständliche Weise Namen</translation>
    </message>
    <message>
        <source>is too long to follow</source>
        <translation>ist zu lang, um zu folgen</translation>
    </message>
    <message>
        <source>loops without an end</source>
        <translation>läuft in einer Schleife ohne Ende</translation>
    </message>
    <message>
        <source>%1, and %2</source>
        <translation>%1, und %2</translation>
    </message>
    <message>
        <source>computes with %1 and %2</source>
        <translation>rechnet mit: %1 und %2</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of %2</source>
        <translation>ruft „%1“ auf von: %2</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of what a query returned</source>
        <translation>ruft „%1“ dessen auf, was eine Abfrage lieferte</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a row that has several columns of that name</source>
        <translation>liest „%1“ einer Zeile, die mehrere Spalten dieses Namens hat</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a row, which has no such column</source>
        <translation>liest „%1“ einer Zeile, die keine solche Spalte hat</translation>
    </message>
    <message>
        <source>what it does with that is not understood</source>
        <translation>was es damit tut, ist unverständlich</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a text file: it contains a NUL byte.</source>
        <translation>„%1“ ist keine Textdatei: Sie enthält ein NUL-Byte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is written in the encoding &apos;%2&apos;, which Limbeck cannot read; save it as UTF-8.</source>
        <translation>„%1“ ist in der Kodierung „%2“ geschrieben, die Limbeck nicht lesen kann; als UTF-8 gespeichert geht es.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither UTF-8 nor does it name another encoding.</source>
        <translation>„%1“ ist weder UTF-8 noch nennt es eine andere Kodierung.</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei „%1“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file.</source>
        <translation>„%1“ ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is too large for a script: %2 bytes.</source>
        <translation>„%1“ ist zu groß für ein Skript: %2 Bytes.</translation>
    </message>
    <message>
        <source>chooses with match</source>
        <translation>wählt mit match</translation>
    </message>
    <message>
        <source>is a statement that is not understood</source>
        <translation>ist eine unverständliche Anweisung</translation>
    </message>
    <message>
        <source>is asynchronous</source>
        <translation>ist asynchron</translation>
    </message>
    <message>
        <source>gives a name in a way that is not understood</source>
        <translation>gibt auf unverständliche Weise einen Namen</translation>
    </message>
    <message>
        <source>enters %1 with &apos;with&apos;</source>
        <translation>betritt mit „with“: %1</translation>
    </message>
    <message>
        <source>the function &apos;%1&apos; is asynchronous</source>
        <translation>die Funktion „%1“ ist asynchron</translation>
    </message>
    <message>
        <source>the assertion &apos;%1&apos; does not hold</source>
        <translation>die Zusicherung „%1“ gilt nicht</translation>
    </message>
    <message>
        <source>deletes a part of something</source>
        <translation>löscht einen Teil von etwas</translation>
    </message>
    <message>
        <source>changes a name of another function</source>
        <translation>ändert einen Namen einer anderen Funktion</translation>
    </message>
    <message>
        <source>is too large to look through</source>
        <translation>ist zu groß zum Durchsehen</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>ein Wahrheitswert</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a set</source>
        <translation>eine Menge</translation>
    </message>
    <message>
        <source>an iterator</source>
        <translation>ein Iterator</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a dictionary</source>
        <translation>ein Dictionary</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>eine Funktion</translation>
    </message>
    <message>
        <source>the class &apos;%1&apos;</source>
        <translation>die Klasse „%1“</translation>
    </message>
    <message>
        <source>a &apos;%1&apos;</source>
        <translation>ein „%1“</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of &apos;%2&apos;</source>
        <translation>ruft „%1“ von „%2“ auf</translation>
    </message>
    <message>
        <source>takes an element of &apos;%1&apos; that is not certain</source>
        <translation>nimmt ein Element von „%1“, das nicht sicher ist</translation>
    </message>
    <message>
        <source>uses the path of a file</source>
        <translation>verwendet den Pfad einer Datei</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos;, which is derived from &apos;%2&apos;</source>
        <translation>macht ein „%1“, das von „%2“ abgeleitet ist</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of the class &apos;%2&apos;</source>
        <translation>liest „%1“ der Klasse „%2“</translation>
    </message>
    <message>
        <source>is %1 where %2 is needed</source>
        <translation>ist %1, wo %2 gebraucht wird</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>a plain value</source>
        <translation>ein einfacher Wert</translation>
    </message>
    <message>
        <source>is an argument that is not known</source>
        <translation>ist ein unbekanntes Argument</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; a second time</source>
        <translation>gibt „%1“ ein zweites Mal an</translation>
    </message>
    <message>
        <source>does not say &apos;%1&apos;</source>
        <translation>sagt „%1“ nicht</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True oder False</translation>
    </message>
    <message>
        <source>uses the argument &apos;%1&apos;, which is not known</source>
        <translation>verwendet das Argument „%1“, das nicht bekannt ist</translation>
    </message>
    <message>
        <source>goes on where this fails, and whether it does is not certain</source>
        <translation>geht weiter, wo dies scheitert, und ob es das tut, ist nicht sicher</translation>
    </message>
    <message>
        <source>does not say the column</source>
        <translation>sagt die Spalte nicht</translation>
    </message>
    <message>
        <source>does not say what is computed</source>
        <translation>sagt nicht, was berechnet wird</translation>
    </message>
    <message>
        <source>a part of a column</source>
        <translation>ein Teil einer Spalte</translation>
    </message>
    <message>
        <source>is a column without a name</source>
        <translation>ist eine Spalte ohne Namen</translation>
    </message>
    <message>
        <source>forbids to quote a name that needs it</source>
        <translation>verbietet Anführungszeichen um einen Namen, der sie braucht</translation>
    </message>
    <message>
        <source>The foreign key to &apos;%1&apos; cannot be written into a script: SQLAlchemy takes a dot in a name for the end of a schema&apos;s.</source>
        <translation>Der Fremdschlüssel auf „%1“ kann nicht in ein Skript geschrieben werden: SQLAlchemy hält einen Punkt im Namen für das Ende des Schemas.</translation>
    </message>
    <message>
        <source>refers to another number of columns than it has</source>
        <translation>verweist auf eine andere Zahl von Spalten, als es hat</translation>
    </message>
    <message>
        <source>does not say the condition</source>
        <translation>sagt die Bedingung nicht</translation>
    </message>
    <message>
        <source>names a type of constraint that is not known: &apos;%1&apos;</source>
        <translation>nennt eine unbekannte Art von Constraint: „%1“</translation>
    </message>
    <message>
        <source>refers to &apos;%1&apos;, which does not name a table and a column</source>
        <translation>verweist auf „%1“, das keine Tabelle und Spalte nennt</translation>
    </message>
    <message>
        <source>refers to several tables</source>
        <translation>verweist auf mehrere Tabellen</translation>
    </message>
    <message>
        <source>the name of a column</source>
        <translation>der Name einer Spalte</translation>
    </message>
    <message>
        <source>SQL that is written out</source>
        <translation>ausgeschriebenes SQL</translation>
    </message>
    <message>
        <source>True, False or &apos;auto&apos;</source>
        <translation>True, False oder „auto“</translation>
    </message>
    <message>
        <source>does not say its condition</source>
        <translation>sagt seine Bedingung nicht</translation>
    </message>
    <message>
        <source>a pair of an expression and an operator</source>
        <translation>ein Paar aus Ausdruck und Operator</translation>
    </message>
    <message>
        <source>Can&apos;t locate timezone: %1
The setting &apos;timezone&apos; takes a name of the zoneinfo database, such as &apos;UTC&apos; or &apos;Europe/Berlin&apos;.</source>
        <translation>Keine Zeitzone passt zu: %1
Die Einstellung „timezone“ nimmt einen Namen der zoneinfo-Datenbank, etwa „UTC“ oder „Europe/Berlin“.</translation>
    </message>
    <message>
        <source>A row of table &apos;%1&apos; has a value of the type %2, which Limbeck does not write into scripts.</source>
        <translation>Eine Zeile der Tabelle „%1“ hat einen Wert vom Typ %2, den Limbeck nicht in Skripte schreibt.</translation>
    </message>
    <message>
        <source>lacks &apos;%1&apos; in row %2 of those to insert</source>
        <translation>lässt „%1“ in Zeile %2 der einzufügenden aus</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; in row %2, which is no column of the table or not in the first row</source>
        <translation>gibt in Zeile %2 „%1“ an, das keine Spalte der Tabelle ist oder in der ersten Zeile fehlt</translation>
    </message>
    <message>
        <source>a list of rows</source>
        <translation>eine Liste von Zeilen</translation>
    </message>
    <message>
        <source>leaves &apos;%1&apos; to a default that Python computes</source>
        <translation>überlässt „%1“ einem Vorgabewert, den Python berechnet</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; a value that the type &apos;%2&apos; converts</source>
        <translation>gibt „%1“ einen Wert, den der Typ „%2“ umwandelt</translation>
    </message>
    <message>
        <source>a dictionary of parameters</source>
        <translation>ein Dictionary von Parametern</translation>
    </message>
    <message>
        <source>a plain value with a name</source>
        <translation>ein einfacher Wert mit einem Namen</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a text</source>
        <translation>ruft „%1“ eines Textes auf</translation>
    </message>
    <message>
        <source>gives no value for the parameter &apos;:%1&apos; of its SQL</source>
        <translation>gibt für den Parameter „:%1“ seines SQL keinen Wert an</translation>
    </message>
    <message>
        <source>mixes parameters and escaped colons in its SQL</source>
        <translation>mischt in seinem SQL Parameter und maskierte Doppelpunkte</translation>
    </message>
    <message>
        <source>does not say the table and the rows</source>
        <translation>sagt Tabelle und Zeilen nicht</translation>
    </message>
    <message>
        <source>does not say the SQL</source>
        <translation>sagt das SQL nicht</translation>
    </message>
    <message>
        <source>has the name &apos;%1&apos;, which engines quote in different ways</source>
        <translation>hat den Namen „%1“, den Datenbanksysteme verschieden in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>has places to fill in its text of DDL</source>
        <translation>hat in seinem DDL-Text Stellen zum Ausfüllen</translation>
    </message>
    <message>
        <source>does not say a sequence</source>
        <translation>nennt keine Sequenz</translation>
    </message>
    <message>
        <source>gives a value to %1, which is no column</source>
        <translation>gibt einen Wert, wo keine Spalte ist: %1</translation>
    </message>
    <message>
        <source>gives rows that are not alike</source>
        <translation>gibt Zeilen an, die nicht gleich gebaut sind</translation>
    </message>
    <message>
        <source>gives the values of a row as %1</source>
        <translation>gibt die Werte einer Zeile so an: %1</translation>
    </message>
    <message>
        <source>gives parameters to a statement with several rows</source>
        <translation>gibt einer Anweisung mit mehreren Zeilen Parameter</translation>
    </message>
    <message>
        <source>inserts into what is no table</source>
        <translation>fügt in etwas ein, das keine Tabelle ist</translation>
    </message>
    <message>
        <source>begins a statement with words that are not certain</source>
        <translation>beginnt eine Anweisung mit Wörtern, die nicht sicher sind</translation>
    </message>
    <message>
        <source>builds an INSERT with &apos;%1&apos;</source>
        <translation>baut ein INSERT mit „%1“</translation>
    </message>
    <message>
        <source>inserts a row without saying its values</source>
        <translation>fügt eine Zeile ein, ohne ihre Werte zu sagen</translation>
    </message>
    <message>
        <source>gives a value to &apos;%1&apos;, which its table does not have</source>
        <translation>gibt „%1“ einen Wert, das seine Tabelle nicht hat</translation>
    </message>
    <message>
        <source>inserts from what is no query</source>
        <translation>fügt aus etwas ein, das keine Abfrage ist</translation>
    </message>
    <message>
        <source>does not say what changes in a row that is there</source>
        <translation>sagt nicht, was sich in einer vorhandenen Zeile ändert</translation>
    </message>
    <message>
        <source>leaves &apos;%1&apos; to a value that Python computes</source>
        <translation>überlässt „%1“ einem Wert, den Python berechnet</translation>
    </message>
    <message>
        <source>changes a column that its table does not have</source>
        <translation>ändert eine Spalte, die seine Tabelle nicht hat</translation>
    </message>
    <message>
        <source>builds an UPDATE with &apos;%1&apos;</source>
        <translation>baut ein UPDATE mit „%1“</translation>
    </message>
    <message>
        <source>gives a value that is no pair</source>
        <translation>gibt einen Wert an, der kein Paar ist</translation>
    </message>
    <message>
        <source>updates rows without saying one set of values</source>
        <translation>ändert Zeilen, ohne genau einen Satz Werte zu nennen</translation>
    </message>
    <message>
        <source>builds a DELETE with &apos;%1&apos;</source>
        <translation>baut ein DELETE mit „%1“</translation>
    </message>
    <message>
        <source>gives an operator other than one argument</source>
        <translation>gibt einem Operator eine andere Zahl von Argumenten als eines</translation>
    </message>
    <message>
        <source>computes with &apos;%1&apos; in SQL</source>
        <translation>rechnet in SQL mit „%1“</translation>
    </message>
    <message>
        <source>compares with None, True or False in a way that SQL does not have</source>
        <translation>vergleicht mit None, True oder False auf eine Weise, die SQL nicht hat</translation>
    </message>
    <message>
        <source>computes with columns that hold no numbers</source>
        <translation>rechnet mit Spalten, die keine Zahlen enthalten</translation>
    </message>
    <message>
        <source>joins no conditions</source>
        <translation>verknüpft keine Bedingungen</translation>
    </message>
    <message>
        <source>does not say what lies between what</source>
        <translation>sagt nicht, was zwischen was liegt</translation>
    </message>
    <message>
        <source>looks for a value in %1</source>
        <translation>sucht einen Wert in: %1</translation>
    </message>
    <message>
        <source>a set, which has no order</source>
        <translation>eine Menge, die keine Reihenfolge hat</translation>
    </message>
    <message>
        <source>does not say the pattern</source>
        <translation>sagt das Muster nicht</translation>
    </message>
    <message>
        <source>asks what is contained in a column without text</source>
        <translation>fragt, was in einer Spalte ohne Text enthalten ist</translation>
    </message>
    <message>
        <source>builds SQL for &apos;%1&apos;, which Limbeck does not speak</source>
        <translation>baut SQL für „%1“, das Limbeck nicht spricht</translation>
    </message>
    <message>
        <source>uses in SQL what cannot be written for %1: %2</source>
        <translation>verwendet in SQL, was sich für %1 nicht schreiben lässt: %2</translation>
    </message>
    <message>
        <source>chains too many calls</source>
        <translation>reiht zu viele Aufrufe aneinander</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos; that is not certain</source>
        <translation>macht ein „%1“, das nicht sicher ist</translation>
    </message>
    <message>
        <source>does not say the value</source>
        <translation>sagt den Wert nicht</translation>
    </message>
    <message>
        <source>gives no value for the parameter &apos;%1&apos;</source>
        <translation>gibt für den Parameter „%1“ keinen Wert an</translation>
    </message>
    <message>
        <source>calls a function with a strange name</source>
        <translation>ruft eine Funktion mit seltsamem Namen auf</translation>
    </message>
    <message>
        <source>calls an SQL function with &apos;%1&apos;</source>
        <translation>ruft eine SQL-Funktion mit „%1“ auf</translation>
    </message>
    <message>
        <source>gives a case that is no pair</source>
        <translation>gibt einen Fall an, der kein Paar ist</translation>
    </message>
    <message>
        <source>gives no cases</source>
        <translation>gibt keine Fälle an</translation>
    </message>
    <message>
        <source>does not say what is cast to what</source>
        <translation>sagt nicht, was in was umgewandelt wird</translation>
    </message>
    <message>
        <source>does not say the type</source>
        <translation>sagt den Typ nicht</translation>
    </message>
    <message>
        <source>gives an expression a name that is not certain</source>
        <translation>gibt einem Ausdruck einen Namen, der nicht sicher ist</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; an argument</source>
        <translation>gibt „%1“ ein Argument</translation>
    </message>
    <message>
        <source>names a collation that is not certain</source>
        <translation>nennt eine Sortierfolge, die nicht sicher ist</translation>
    </message>
    <message>
        <source>extracts something that is not certain</source>
        <translation>zieht etwas heraus, das nicht sicher ist</translation>
    </message>
    <message>
        <source>builds an SQL expression with &apos;%1&apos;</source>
        <translation>baut einen SQL-Ausdruck mit „%1“</translation>
    </message>
    <message>
        <source>joins what are no queries</source>
        <translation>verknüpft, was keine Abfragen sind</translation>
    </message>
    <message>
        <source>selects with &apos;%1&apos;</source>
        <translation>wählt mit „%1“ aus</translation>
    </message>
    <message>
        <source>gives a condition with a name</source>
        <translation>gibt eine Bedingung mit einem Namen an</translation>
    </message>
    <message>
        <source>filters by &apos;%1&apos;, which is not certain</source>
        <translation>filtert nach „%1“, das nicht sicher ist</translation>
    </message>
    <message>
        <source>limits a query to a number that is not certain</source>
        <translation>begrenzt eine Abfrage auf eine Zahl, die nicht sicher ist</translation>
    </message>
    <message>
        <source>builds a query with &apos;%1&apos;</source>
        <translation>baut eine Abfrage mit „%1“</translation>
    </message>
    <message>
        <source>adds &apos;%1&apos; to joined queries</source>
        <translation>fügt verknüpften Abfragen „%1“ hinzu</translation>
    </message>
    <message>
        <source>does not say on what it joins</source>
        <translation>sagt nicht, woran es verknüpft</translation>
    </message>
    <message>
        <source>does not say to what it joins</source>
        <translation>sagt nicht, womit es verknüpft</translation>
    </message>
    <message>
        <source>joins queries that have an order or a limit</source>
        <translation>verknüpft Abfragen mit einer Reihenfolge oder Grenze</translation>
    </message>
    <message>
        <source>joins fewer than two queries</source>
        <translation>verknüpft weniger als zwei Abfragen</translation>
    </message>
    <message>
        <source>orders by &apos;%1&apos;, which is not certain</source>
        <translation>ordnet nach „%1“, das nicht sicher ist</translation>
    </message>
    <message>
        <source>metadata that is known</source>
        <translation>bekannte Metadaten</translation>
    </message>
    <message>
        <source>uses %1 where a table is needed</source>
        <translation>verwendet, wo eine Tabelle gebraucht wird: %1</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a table</source>
        <translation>ruft „%1“ einer Tabelle auf</translation>
    </message>
    <message>
        <source>uses the argument &apos;%1&apos; of a table</source>
        <translation>verwendet das Argument „%1“ einer Tabelle</translation>
    </message>
    <message>
        <source>is no part of a table</source>
        <translation>ist kein Teil einer Tabelle</translation>
    </message>
    <message>
        <source>names a query in a way that is not known</source>
        <translation>benennt eine Abfrage auf unbekannte Weise</translation>
    </message>
    <message>
        <source>gives a name to what is no table</source>
        <translation>gibt etwas einen Namen, das keine Tabelle ist</translation>
    </message>
    <message>
        <source>gives a name to what is no query</source>
        <translation>gibt etwas einen Namen, das keine Abfrage ist</translation>
    </message>
    <message>
        <source>selects from a query with a column that has no name</source>
        <translation>wählt aus einer Abfrage mit einer Spalte ohne Namen</translation>
    </message>
    <message>
        <source>stores a time with an offset, which MySQL does not have</source>
        <translation>speichert eine Zeit mit Zeitverschiebung, die MySQL nicht hat</translation>
    </message>
    <message>
        <source>uses %1 where a plain value is needed</source>
        <translation>verwendet, wo ein einfacher Wert gebraucht wird: %1</translation>
    </message>
    <message>
        <source>stores the text &apos;%1&apos; in a column of numbers</source>
        <translation>speichert den Text „%1“ in einer Spalte für Zahlen</translation>
    </message>
    <message>
        <source>stores None in a column of JSON, which is NULL or JSON&apos;s null by the mode</source>
        <translation>speichert None in einer JSON-Spalte, was je nach Modus NULL oder null von JSON ist</translation>
    </message>
    <message>
        <source>stores %1 as JSON</source>
        <translation>speichert als JSON: %1</translation>
    </message>
    <message>
        <source>stores a list in a column that is no plain array of PostgreSQL</source>
        <translation>speichert eine Liste in einer Spalte, die kein einfaches Array von PostgreSQL ist</translation>
    </message>
    <message>
        <source>stores a date in a column without a type</source>
        <translation>speichert ein Datum in einer Spalte ohne Typ</translation>
    </message>
    <message>
        <source>stores %1 in a column of type %2</source>
        <translation>speichert %1 in einer Spalte vom Typ %2</translation>
    </message>
    <message>
        <source>The %1 of &apos;%2&apos; is not written as plain text, so Limbeck does not edit it. Let it name &apos;%3&apos; instead of &apos;%4&apos; by hand.</source>
        <translation>%1 von „%2“ ist nicht als einfacher Text geschrieben, darum bearbeitet Limbeck es nicht. Von Hand gehört dort „%3“ statt „%4“ hin.</translation>
    </message>
    <message>
        <source>does not say the columns</source>
        <translation>sagt die Spalten nicht</translation>
    </message>
    <message>
        <source>a list of columns</source>
        <translation>eine Liste von Spalten</translation>
    </message>
    <message>
        <source>asks the database for &apos;%1&apos;</source>
        <translation>fragt die Datenbank nach „%1“</translation>
    </message>
    <message>
        <source>unique constraints</source>
        <translation>Unique-Constraints</translation>
    </message>
    <message>
        <source>check constraints</source>
        <translation>CHECK-Constraints</translation>
    </message>
    <message>
        <source>fetches a number of rows that is not known</source>
        <translation>holt eine unbekannte Zahl von Zeilen</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; with arguments</source>
        <translation>ruft „%1“ mit Argumenten auf</translation>
    </message>
    <message>
        <source>takes a column that is not certain</source>
        <translation>nimmt eine Spalte, die nicht sicher ist</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; twice</source>
        <translation>ruft „%1“ zweimal auf</translation>
    </message>
    <message>
        <source>SQLAlchemy applies the naming convention to the name of the primary key of &apos;%1&apos; twice, and fails</source>
        <translation>SQLAlchemy wendet die Namenskonvention zweimal auf den Namen des Primärschlüssels von „%1“ an und scheitert</translation>
    </message>
    <message>
        <source>SQLAlchemy gives no name to an index of &apos;%1&apos; in which it sees no column, and fails</source>
        <translation>SQLAlchemy gibt einem Index von „%1“ keinen Namen, in dem es keine Spalte sieht, und scheitert</translation>
    </message>
    <message>
        <source>an index of &apos;%1&apos; has no name, and the naming convention has no rule &apos;ix&apos;: SQLAlchemy fails here</source>
        <translation>ein Index von „%1“ hat keinen Namen, und die Namenskonvention hat keine Regel „ix“: SQLAlchemy scheitert hier</translation>
    </message>
    <message>
        <source>CHECK of a type</source>
        <translation>CHECK eines Typs</translation>
    </message>
    <message>
        <source>constraint or index to drop</source>
        <translation>zu löschendes Constraint oder Index</translation>
    </message>
    <message>
        <source>the naming convention names a constraint or index after the columns of an expression, which SQLAlchemy finds out</source>
        <translation>die Namenskonvention benennt ein Constraint oder einen Index nach den Spalten eines Ausdrucks, die SQLAlchemy herausfindet</translation>
    </message>
    <message>
        <source>the naming convention names a foreign key after a table whose schema has a dot, and SQLAlchemy fails</source>
        <translation>die Namenskonvention benennt einen Fremdschlüssel nach einer Tabelle, deren Schema einen Punkt hat, und SQLAlchemy scheitert</translation>
    </message>
    <message>
        <source>the name of a %1 on &apos;%2&apos;: %3</source>
        <translation>der Name auf „%2“ (%1): %3</translation>
    </message>
    <message>
        <source>The batch on table &apos;%1&apos; uses copy_from, table_args or partial_reordering, which Limbeck does not write.</source>
        <translation>Die Änderung der Tabelle „%1“ in einem Zug verwendet copy_from, table_args oder partial_reordering, was Limbeck nicht schreibt.</translation>
    </message>
    <message>
        <source>has no primary key</source>
        <translation>hat keinen Primärschlüssel</translation>
    </message>
    <message>
        <source>uses the class &apos;%1&apos;, which %2</source>
        <translation>verwendet die Klasse „%1“, denn sie %2</translation>
    </message>
    <message>
        <source>is derived from a class with a table of its own</source>
        <translation>ist von einer Klasse mit eigener Tabelle abgeleitet</translation>
    </message>
    <message>
        <source>is mapped by &apos;%1&apos; in a way that is not understood</source>
        <translation>wird von „%1“ auf unverständliche Weise abgebildet</translation>
    </message>
    <message>
        <source>gives the column &apos;%1&apos; another key</source>
        <translation>gibt der Spalte „%1“ einen anderen Schlüssel</translation>
    </message>
    <message>
        <source>says things of its table that are not understood</source>
        <translation>sagt Unverständliches über seine Tabelle</translation>
    </message>
    <message>
        <source>uses the class &apos;%1&apos;, whose file listens to events</source>
        <translation>verwendet die Klasse „%1“, deren Datei auf Ereignisse hört</translation>
    </message>
    <message>
        <source>follows the relationship &apos;%1&apos;</source>
        <translation>folgt der Beziehung „%1“</translation>
    </message>
    <message>
        <source>uses what the database holds in &apos;%1&apos;</source>
        <translation>verwendet, was die Datenbank in „%1“ enthält</translation>
    </message>
    <message>
        <source>changes &apos;%1&apos; of an object that rows give</source>
        <translation>ändert „%1“ eines Objekts, das aus Zeilen kommt</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; to a &apos;%2&apos;, which has no such column</source>
        <translation>gibt „%1“ einem „%2“, das keine solche Spalte hat</translation>
    </message>
    <message>
        <source>gives a session what is not mapped to a table</source>
        <translation>gibt einer Sitzung, was auf keine Tabelle abgebildet ist</translation>
    </message>
    <message>
        <source>gives a session what is not known</source>
        <translation>gibt einer Sitzung, was nicht bekannt ist</translation>
    </message>
    <message>
        <source>deletes an object of a session</source>
        <translation>löscht ein Objekt einer Sitzung</translation>
    </message>
    <message>
        <source>writes an object of a session</source>
        <translation>schreibt ein Objekt einer Sitzung</translation>
    </message>
    <message>
        <source>deletes an object of classes with relationships</source>
        <translation>löscht ein Objekt von Klassen mit Beziehungen</translation>
    </message>
    <message>
        <source>deletes an object that is no row</source>
        <translation>löscht ein Objekt, das keine Zeile ist</translation>
    </message>
    <message>
        <source>gets a row whose key is not understood</source>
        <translation>holt eine Zeile, deren Schlüssel unverständlich ist</translation>
    </message>
    <message>
        <source>uses an object whose row is gone</source>
        <translation>verwendet ein Objekt, dessen Zeile weg ist</translation>
    </message>
    <message>
        <source>queries what is not mapped to a table</source>
        <translation>fragt ab, was auf keine Tabelle abgebildet ist</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a query of a session</source>
        <translation>ruft „%1“ einer Abfrage einer Sitzung auf</translation>
    </message>
    <message>
        <source>asks for a row by a key that is not known</source>
        <translation>fragt nach einer Zeile mit unbekanntem Schlüssel</translation>
    </message>
    <message>
        <source>gets rows that do not fit its query</source>
        <translation>bekommt Zeilen, die nicht zu seiner Abfrage passen</translation>
    </message>
    <message>
        <source>changes rows with &apos;%1&apos;</source>
        <translation>ändert Zeilen mit „%1“</translation>
    </message>
    <message>
        <source>changes rows of what is not known</source>
        <translation>ändert Zeilen von etwas Unbekanntem</translation>
    </message>
    <message>
        <source>changes rows of a query with &apos;%1&apos;</source>
        <translation>ändert Zeilen einer Abfrage mit „%1“</translation>
    </message>
    <message>
        <source>uses how many rows it changed</source>
        <translation>verwendet, wie viele Zeilen es geändert hat</translation>
    </message>
    <message>
        <source>writes an object whose key is not known then</source>
        <translation>schreibt ein Objekt, dessen Schlüssel dann nicht bekannt ist</translation>
    </message>
    <message>
        <source>writes an object whose key is not understood</source>
        <translation>schreibt ein Objekt, dessen Schlüssel unverständlich ist</translation>
    </message>
    <message>
        <source>changes the key of an object</source>
        <translation>ändert den Schlüssel eines Objekts</translation>
    </message>
    <message>
        <source>&apos;%%1&apos; needs a number, and what it stands for is a text; write &apos;s&apos; instead of it.</source>
        <translation>„%%1“ braucht eine Zahl, und dafür steht ein Text; „s“ hilft stattdessen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is wider than %2 characters.</source>
        <translation>„%1“ ist breiter als %2 Zeichen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no placeholder: use %(name)s, %(name)d, or %% for a percent sign.</source>
        <translation>„%1“ ist kein Platzhalter: möglich sind %(name)s, %(name)d, oder %% für ein Prozentzeichen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands for nothing.%2</source>
        <translation>„%1“ steht für nichts.%2</translation>
    </message>
    <message>
        <source>There is %1.</source>
        <translation>Es gibt %1.</translation>
    </message>
    <message>
        <source>There is one value, without a name.</source>
        <translation>Es gibt einen Wert, ohne Namen.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es ist zu groß.</translation>
    </message>
    <message>
        <source>The column type &apos;%1&apos; has no name in SQLAlchemy, so it cannot be written into a script.</source>
        <translation>Der Spaltentyp „%1“ hat in SQLAlchemy keinen Namen und kann darum nicht in ein Skript geschrieben werden.</translation>
    </message>
    <message>
        <source>does not work on the migration&apos;s own connection</source>
        <translation>arbeitet nicht auf der eigenen Verbindung der Migration</translation>
    </message>
    <message>
        <source>says in a way that is not understood which tables it wants</source>
        <translation>sagt auf unverständliche Weise, welche Tabellen es will</translation>
    </message>
    <message>
        <source>asks the database for all its tables</source>
        <translation>fragt die Datenbank nach allen ihren Tabellen</translation>
    </message>
    <message>
        <source>uses the table &apos;%1&apos; as the run finds it</source>
        <translation>verwendet die Tabelle „%1“, wie der Lauf sie vorfindet</translation>
    </message>
    <message>
        <source>uses what a query returned</source>
        <translation>verwendet, was eine Abfrage lieferte</translation>
    </message>
    <message>
        <source>goes on where that fails</source>
        <translation>geht weiter, wo das scheitert</translation>
    </message>
    <message>
        <source>only the run tells whether and how often it does this: %1</source>
        <translation>nur der Lauf sagt, ob und wie oft dies geschieht: %1</translation>
    </message>
    <message>
        <source>uses a value of the column &apos;%1&apos;, whose type Limbeck does not read as Python does</source>
        <translation>verwendet einen Wert der Spalte „%1“, deren Typ Limbeck nicht liest wie Python</translation>
    </message>
    <message>
        <source>asks whether the SQL is only written out</source>
        <translation>fragt, ob das SQL nur ausgeschrieben wird</translation>
    </message>
    <message>
        <source>asks the database with &apos;%1&apos;</source>
        <translation>fragt die Datenbank mit „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a function of the script</source>
        <translation>„%1“ ist keine Funktion des Skripts</translation>
    </message>
    <message>
        <source>With the rows that are there, the script does what cannot be understood without running Python: %1.</source>
        <translation>Mit den vorhandenen Zeilen tut das Skript, was nicht zu verstehen ist, ohne Python auszuführen: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid Python at line %2.</source>
        <translation>„%1“ ist in Zeile %2 kein gültiges Python.</translation>
    </message>
    <message>
        <source>With the rows that are there, the script refuses: %1</source>
        <translation>Mit den vorhandenen Zeilen lehnt das Skript ab: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is compiled Python, and its source is not there. Limbeck reads sources only, so that the history lacks this revision: put &apos;%2.py&apos; beside it.</source>
        <translation>„%1“ ist kompiliertes Python, und der Quelltext ist nicht da. Limbeck liest nur Quelltexte, darum fehlt dem Verlauf diese Revision: „%2.py“ gehört daneben.</translation>
    </message>
    <message>
        <source>The project names no folder for its scripts.</source>
        <translation>Das Projekt nennt keinen Ordner für seine Skripte.</translation>
    </message>
    <message>
        <source>The setting &apos;output_encoding&apos; is &apos;%1&apos;, which is not known here. Use utf-8.</source>
        <translation>Die Einstellung „output_encoding“ ist „%1“, was hier nicht bekannt ist. utf-8 geht.</translation>
    </message>
    <message>
        <source>The script &apos;%1&apos; was not written: it has characters that &apos;%2&apos;, the setting &apos;output_encoding&apos;, lacks.</source>
        <translation>Das Skript „%1“ wurde nicht geschrieben: Es hat Zeichen, die „%2“, der Einstellung „output_encoding“, fehlen.</translation>
    </message>
    <message>
        <source>The script &apos;%1&apos; was not written: Python would not read it as &apos;%2&apos;, the setting &apos;output_encoding&apos;. Use utf-8, or let script.py.mako begin with &apos;# coding: %2&apos;.</source>
        <translation>Das Skript „%1“ wurde nicht geschrieben: Python würde es nicht als „%2“ lesen, die Einstellung „output_encoding“. utf-8 geht, oder script.py.mako beginnt mit „# coding: %2“.</translation>
    </message>
    <message>
        <source>Could not determine revision id from filename %1. Be sure the &apos;revision&apos; variable is declared inside the script (please see &apos;Upgrading from Alembic 0.1 to 0.2&apos; in the documentation).</source>
        <translation>Aus dem Dateinamen %1 geht keine Revisions-ID hervor. Die Variable „revision“ muss im Skript stehen (in der Dokumentation: „Upgrading from Alembic 0.1 to 0.2“).</translation>
    </message>
    <message>
        <source>&apos;revision&apos; in &apos;%1&apos; must be a text that is not empty.</source>
        <translation>„revision“ in „%1“ muss ein Text sein, der nicht leer ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say its &apos;down_revision&apos;; the first revision of a history says None.</source>
        <translation>„%1“ sagt sein „down_revision“ nicht; die erste Revision eines Verlaufs sagt None.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; is %3; it must be %4.</source>
        <translation>„%1“ in „%2“ ist %3; gebraucht wird %4.</translation>
    </message>
    <message>
        <source>None, a text or a list of texts</source>
        <translation>None, ein Text oder eine Liste von Texten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; cannot be read without running Python: it %3.</source>
        <translation>„%1“ in „%2“ ist nicht lesbar, ohne Python auszuführen: Es %3.</translation>
    </message>
    <message>
        <source>The file name &apos;%1&apos; leads out of the versions folder. Choose another revision id, message or file_template.</source>
        <translation>Der Dateiname „%1“ führt aus dem Ordner der Versionen hinaus. Eine andere Revisions-ID, Beschreibung oder file_template hilft.</translation>
    </message>
    <message>
        <source>Alembic would not see a file named &apos;%1&apos;. Choose another message or file_template.</source>
        <translation>Alembic würde eine Datei namens „%1“ nicht sehen. Eine andere Beschreibung oder file_template hilft.</translation>
    </message>
    <message>
        <source>The setting &apos;file_template&apos; cannot be used</source>
        <translation>Die Einstellung „file_template“ ist nicht zu verwenden</translation>
    </message>
    <message>
        <source>The override &apos;%1&apos; cannot be read: %2</source>
        <translation>Der Ersatz „%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The override &apos;%1&apos; is not a text in UTF-8 of at most 64 MiB.</source>
        <translation>Der Ersatz „%1“ ist kein Text in UTF-8 von höchstens 64 MiB.</translation>
    </message>
    <message>
        <source>The revision &apos;%1&apos; cannot be a part of a file&apos;s name, so that it can have no override.</source>
        <translation>Die Revision „%1“ kann nicht Teil eines Dateinamens sein und darum keinen Ersatz haben.</translation>
    </message>
    <message>
        <source>it prints what is no text</source>
        <translation>es gibt aus, was kein Text ist</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; is not known</source>
        <translation>der Filter „%1“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>The template &apos;%1&apos; of this project cannot be read. Put a script.py.mako there, or write this revision with the stock template.</source>
        <translation>Die Vorlage „%1“ dieses Projekts kann nicht gelesen werden. Dort fehlt ein script.py.mako, oder es hilft die Standardvorlage.</translation>
    </message>
    <message>
        <source>The template &apos;%1&apos; is not UTF-8.</source>
        <translation>Die Vorlage „%1“ ist nicht UTF-8.</translation>
    </message>
    <message>
        <source>gives the name &apos;%1&apos;, which has more than the %2 characters of %3; SQLAlchemy shortens only names in op.f()</source>
        <translation>gibt den Namen „%1“, der mehr als die %2 Zeichen von %3 hat; SQLAlchemy kürzt nur Namen in op.f()</translation>
    </message>
    <message>
        <source>asks the database for the columns of a table</source>
        <translation>fragt die Datenbank nach den Spalten einer Tabelle</translation>
    </message>
    <message>
        <source>uses the table &apos;%1&apos; of a database</source>
        <translation>verwendet die Tabelle „%1“ einer Datenbank</translation>
    </message>
    <message>
        <source>builds a statement</source>
        <translation>baut eine Anweisung</translation>
    </message>
    <message>
        <source>uses the operation &apos;%1&apos; while a module is imported</source>
        <translation>verwendet die Operation „%1“, während ein Modul importiert wird</translation>
    </message>
    <message>
        <source>uses the operation &apos;%1&apos;, which Limbeck does not know</source>
        <translation>verwendet die Operation „%1“, die Limbeck nicht kennt</translation>
    </message>
    <message>
        <source>ends a savepoint with &apos;%1&apos;</source>
        <translation>beendet einen Savepoint mit „%1“</translation>
    </message>
    <message>
        <source>uses a batch after its end</source>
        <translation>verwendet einen Batch nach seinem Ende</translation>
    </message>
    <message>
        <source>uses the batch operation &apos;%1&apos;, which Limbeck does not know</source>
        <translation>verwendet die Batch-Operation „%1“, die Limbeck nicht kennt</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of the database connection</source>
        <translation>ruft „%1“ der Datenbankverbindung auf</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of the migration context</source>
        <translation>ruft „%1“ des Migrationskontexts auf</translation>
    </message>
    <message>
        <source>uses the application&apos;s own session</source>
        <translation>verwendet die eigene Sitzung der Anwendung</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a base class</source>
        <translation>liest „%1“ einer Basisklasse</translation>
    </message>
    <message>
        <source>leaves the transaction, which then could not be taken back</source>
        <translation>verlässt die Transaktion, die dann nicht zurückgenommen werden könnte</translation>
    </message>
    <message>
        <source>goes on where this savepoint is taken back</source>
        <translation>geht weiter, wo dieser Savepoint zurückgenommen wird</translation>
    </message>
    <message>
        <source>sets a savepoint, which MySQL may end by itself</source>
        <translation>setzt einen Savepoint, den MySQL von selbst beenden kann</translation>
    </message>
    <message>
        <source>takes a savepoint back with what was done in it</source>
        <translation>nimmt einen Savepoint zurück samt dem, was darin geschah</translation>
    </message>
    <message>
        <source>The new script &apos;%1&apos; was not written: its &apos;%2&apos; would not be read back as it was asked for. The project&apos;s script.py.mako must have a line &apos;%2 = ${repr(%2)}&apos;.</source>
        <translation>Das neue Skript „%1“ wurde nicht geschrieben: Sein „%2“ würde nicht so zurückgelesen, wie es verlangt war. Das script.py.mako des Projekts braucht eine Zeile „%2 = ${repr(%2)}“.</translation>
    </message>
    <message>
        <source>Version %1 specified branch_labels %2, however the migration file %3 does not have them; have you upgraded your script.py.mako to include the &apos;branch_labels&apos; section? Nothing was written.</source>
        <translation>Version %1 verlangt branch_labels %2, aber die Datei %3 enthält sie nicht; in script.py.mako fehlt wohl der Abschnitt „branch_labels“. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The message contains a NUL character, which no Python file may.</source>
        <translation>Die Beschreibung enthält ein NUL-Zeichen, das keine Python-Datei haben darf.</translation>
    </message>
    <message>
        <source>The message cannot be written into &apos;%1&apos; such that it is read back. Leave out its quotes and backslashes.</source>
        <translation>Die Beschreibung kann nicht so in „%1“ geschrieben werden, dass sie zurückgelesen wird. Ohne ihre Anführungszeichen und Backslashes geht es.</translation>
    </message>
    <message>
        <source>there is a file of that name, which is not overwritten</source>
        <translation>eine Datei dieses Namens gibt es schon, und sie wird nicht überschrieben</translation>
    </message>
    <message>
        <source>its folder &apos;%1&apos; cannot be made</source>
        <translation>ihr Ordner „%1“ kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>takes everything back where that fails, which ends a run</source>
        <translation>nimmt alles zurück, wo das scheitert, was einen Lauf beendet</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a session</source>
        <translation>ruft „%1“ einer Sitzung auf</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a session in a way that is not understood</source>
        <translation>ruft „%1“ einer Sitzung auf unverständliche Weise auf</translation>
    </message>
    <message>
        <source>a default that can be written as SQL</source>
        <translation>ein Vorgabewert, der sich als SQL schreiben lässt</translation>
    </message>
    <message>
        <source>reads the environment variable &apos;%1&apos;, which is not set here</source>
        <translation>liest die Umgebungsvariable „%1“, die hier nicht gesetzt ist</translation>
    </message>
    <message>
        <source>a column or constraint</source>
        <translation>eine Spalte oder ein Constraint</translation>
    </message>
    <message>
        <source>has keys or indexes on a column that is not made</source>
        <translation>hat Schlüssel oder Indizes auf einer Spalte, die nicht angelegt wird</translation>
    </message>
    <message>
        <source>has the column &apos;%1&apos; twice</source>
        <translation>hat die Spalte „%1“ zweimal</translation>
    </message>
    <message>
        <source>gives more than constraints in &apos;table_args&apos;</source>
        <translation>gibt in „table_args“ mehr als Constraints an</translation>
    </message>
    <message>
        <source>changes with &apos;%1&apos; how the table is read</source>
        <translation>ändert mit „%1“, wie die Tabelle gelesen wird</translation>
    </message>
    <message>
        <source>has a value for &apos;recreate&apos; that is not known</source>
        <translation>hat einen unbekannten Wert für „recreate“</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; is not known</source>
        <translation>der Name „%1“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>such an index is not read</source>
        <translation>so ein Index wird nicht gelesen</translation>
    </message>
    <message>
        <source>an index is out of range</source>
        <translation>ein Index liegt außerhalb</translation>
    </message>
    <message>
        <source>&apos;in&apos; is asked of what has no parts</source>
        <translation>„in“ wird etwas gefragt, das keine Teile hat</translation>
    </message>
    <message>
        <source>&apos;is&apos; is only read with None</source>
        <translation>„is“ wird nur mit None gelesen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is only read between numbers</source>
        <translation>„%1“ wird nur zwischen Zahlen gelesen</translation>
    </message>
    <message>
        <source>&apos;+&apos; is only read between values of one kind</source>
        <translation>„+“ wird nur zwischen Werten einer Art gelesen</translation>
    </message>
    <message>
        <source>&apos;+&apos; is only read between texts, numbers and lists</source>
        <translation>„+“ wird nur zwischen Texten, Zahlen und Listen gelesen</translation>
    </message>
    <message>
        <source>&apos;%&apos; is only read with one text or number</source>
        <translation>„%“ wird nur mit einem Text oder einer Zahl gelesen</translation>
    </message>
    <message>
        <source>&apos;-&apos; is only read before numbers</source>
        <translation>„-“ wird nur vor Zahlen gelesen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is called in a way that is not read</source>
        <translation>„%1“ wird auf eine Weise aufgerufen, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>the pattern &apos;%1&apos; is not read</source>
        <translation>das Muster „%1“ wird nicht gelesen</translation>
    </message>
    <message>
        <source>&apos;%%1&apos; of strftime is not read</source>
        <translation>„%%1“ von strftime wird nicht gelesen</translation>
    </message>
    <message>
        <source>&apos;.%1&apos; is not known</source>
        <translation>„.%1“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>it calls what is no function</source>
        <translation>es ruft auf, was keine Funktion ist</translation>
    </message>
    <message>
        <source>it has no end</source>
        <translation>es hat kein Ende</translation>
    </message>
    <message>
        <source>versions of Mako disagree on what &quot;%%&quot; is there</source>
        <translation>was „%%“ dort ist, sehen Versionen von Mako verschieden</translation>
    </message>
    <message>
        <source>it is a tag</source>
        <translation>es ist ein Tag</translation>
    </message>
    <message>
        <source>it is a statement of Python</source>
        <translation>es ist eine Anweisung von Python</translation>
    </message>
    <message>
        <source>it is no &apos;if&apos;, &apos;for&apos; or their end</source>
        <translation>es ist kein „if“, „for“ oder deren Ende</translation>
    </message>
    <message>
        <source>there is no open &apos;% if&apos;</source>
        <translation>es gibt kein offenes „% if“</translation>
    </message>
    <message>
        <source>it ends what was not begun</source>
        <translation>es beendet, was nicht begonnen wurde</translation>
    </message>
    <message>
        <source>The template &apos;%1&apos; cannot be rendered without Python. Line %2, &apos;%3&apos;: %4. Simplify that line, or write this revision with the stock template.</source>
        <translation>Die Vorlage „%1“ lässt sich ohne Python nicht ausfüllen. Zeile %2, „%3“: %4. Eine einfachere Zeile hilft, oder die Standardvorlage.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not expected there</source>
        <translation>„%1“ wird dort nicht erwartet</translation>
    </message>
    <message>
        <source>an &apos;if&apos; is without its &apos;else&apos;</source>
        <translation>einem „if“ fehlt sein „else“</translation>
    </message>
    <message>
        <source>chained comparisons are not read</source>
        <translation>verkettete Vergleiche werden nicht gelesen</translation>
    </message>
    <message>
        <source>a name is missing after &apos;.&apos;</source>
        <translation>nach „.“ fehlt ein Name</translation>
    </message>
    <message>
        <source>only one index is read</source>
        <translation>nur ein Index wird gelesen</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>es endet zu früh</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>es ist zu lang</translation>
    </message>
    <message>
        <source>the escape &apos;\%1&apos; in a text is not read</source>
        <translation>das Escape „\%1“ in einem Text wird nicht gelesen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not read</source>
        <translation>„%1“ wird nicht gelesen</translation>
    </message>
    <message>
        <source>a text does not end</source>
        <translation>ein Text endet nicht</translation>
    </message>
    <message>
        <source>texts in triple quotes are not read</source>
        <translation>Texte in dreifachen Anführungszeichen werden nicht gelesen</translation>
    </message>
    <message>
        <source>it prints a name that has no value here</source>
        <translation>es gibt einen Namen aus, der hier keinen Wert hat</translation>
    </message>
    <message>
        <source>it prints an object</source>
        <translation>es gibt ein Objekt aus</translation>
    </message>
    <message>
        <source>reads the file &apos;%1&apos;, which is no text file of the project</source>
        <translation>liest die Datei „%1“, die keine Textdatei des Projekts ist</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos; in a way that is not understood</source>
        <translation>verwendet den Typ „%1“ auf unverständliche Weise</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos;, which %2</source>
        <translation>verwendet den Typ „%1“, denn er %2</translation>
    </message>
    <message>
        <source>is derived from several types</source>
        <translation>ist von mehreren Typen abgeleitet</translation>
    </message>
    <message>
        <source>changes what its base is</source>
        <translation>ändert, was seine Basis ist</translation>
    </message>
    <message>
        <source>is made in a way that is not understood</source>
        <translation>ist auf unverständliche Weise gemacht</translation>
    </message>
    <message>
        <source>is made of something that is no known type</source>
        <translation>ist aus etwas gemacht, das kein bekannter Typ ist</translation>
    </message>
    <message>
        <source>is made of an enum</source>
        <translation>ist aus einer Aufzählung gemacht</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>den Typ</translation>
    </message>
    <message>
        <source>the compiler</source>
        <translation>den Compiler</translation>
    </message>
    <message>
        <source>asks %1 that writes &apos;%2&apos;</source>
        <translation>fragt %1, der „%2“ schreibt</translation>
    </message>
    <message>
        <source>writes its own SQL</source>
        <translation>schreibt eigenes SQL</translation>
    </message>
    <message>
        <source>makes types too deep to follow</source>
        <translation>macht Typen zu tief, um ihnen zu folgen</translation>
    </message>
    <message>
        <source>is not an enum type with a name</source>
        <translation>ist kein Enum-Typ mit Namen</translation>
    </message>
    <message>
        <source>computes the values of an enum in a way that is not understood</source>
        <translation>berechnet die Werte einer Aufzählung auf unverständliche Weise</translation>
    </message>
    <message>
        <source>takes the schema of its enum type from its table</source>
        <translation>nimmt das Schema seines Enum-Typs von der Tabelle</translation>
    </message>
    <message>
        <source>does not say the type of its elements</source>
        <translation>sagt den Typ seiner Elemente nicht</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a type</source>
        <translation>ruft „%1“ eines Typs auf</translation>
    </message>
    <message>
        <source>the name of a dialect</source>
        <translation>der Name eines Dialekts</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos;, which is not one of SQLAlchemy&apos;s</source>
        <translation>verwendet den Typ „%1“, der keiner von SQLAlchemy ist</translation>
    </message>
    <message>
        <source>a column type</source>
        <translation>ein Spaltentyp</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos;, which converts its values</source>
        <translation>verwendet den Typ „%1“, der seine Werte umwandelt</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML-Seite</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG-Bild</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>Mermaid diagram</source>
        <translation>Mermaid-Diagramm</translation>
    </message>
    <message>
        <source>PlantUML diagram</source>
        <translation>PlantUML-Diagramm</translation>
    </message>
    <message>
        <source>Graphviz diagram</source>
        <translation>Graphviz-Diagramm</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV-Tabellen</translation>
    </message>
    <message>
        <source>None is saved.</source>
        <translation>Gespeichert ist keine.</translation>
    </message>
    <message>
        <source>Saved are %1.</source>
        <translation>Gespeichert sind %1.</translation>
    </message>
    <message>
        <source>No saved view is called &apos;%1&apos;. %2</source>
        <translation>Keine gespeicherte Ansicht heißt „%1“. %2</translation>
    </message>
    <message>
        <source>No revision of this project was consolidated.</source>
        <translation>Keine Revision dieses Projekts wurde konsolidiert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no revision that was consolidated from others.</source>
        <translation>„%1“ ist keine Revision, die aus anderen konsolidiert wurde.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since the consolidation, which would be lost. Put your changes aside, take the edit back, then try again.</source>
        <translation>„%1“ wurde seit der Konsolidierung bearbeitet; das ginge verloren. Es hilft, die Änderungen beiseitezulegen, sie hier zurückzunehmen und es dann noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there again, so the archived one is not put in its place.</source>
        <translation>„%1“ ist wieder da, darum tritt das archivierte nicht an seine Stelle.</translation>
    </message>
    <message>
        <source>%1 passes more that Limbeck cannot know (&apos;%2&apos;).</source>
        <translation>%1 übergibt noch mehr, das Limbeck nicht wissen kann („%2“).</translation>
    </message>
    <message>
        <source>The saved view &apos;%1&apos; is not a list of the names of tables.</source>
        <translation>Die gespeicherte Ansicht „%1“ ist keine Liste von Namen von Tabellen.</translation>
    </message>
    <message>
        <source>%1 was left out: %2</source>
        <translation>%1 wurde ausgelassen: %2</translation>
    </message>
    <message>
        <source>It has no downgrade: %1</source>
        <translation>Es hat kein Downgrade: %1</translation>
    </message>
    <message>
        <source>Engines need different steps, so the script asks for the dialect&apos;s name.</source>
        <translation>Die Datenbanksysteme brauchen verschiedene Schritte, deshalb fragt das Skript nach dem Namen des Dialekts.</translation>
    </message>
    <message>
        <source>The saved view &apos;%1&apos; has none of the tables that are there.</source>
        <translation>Die gespeicherte Ansicht „%1“ enthält keine der Tabellen, die es gibt.</translation>
    </message>
    <message>
        <source>The saved views cannot be read: %1 at character %2.</source>
        <translation>Die gespeicherten Ansichten können nicht gelesen werden: %1 bei Zeichen %2.</translation>
    </message>
    <message>
        <source>The saved views were written by a later version of Limbeck.</source>
        <translation>Die gespeicherten Ansichten hat eine spätere Version von Limbeck geschrieben.</translation>
    </message>
    <message>
        <source>its type is that of something else</source>
        <translation>sein Typ ist der von etwas anderem</translation>
    </message>
    <message>
        <source>This database cannot be remembered: its URL seems to hold a password where it cannot be told from the rest.</source>
        <translation>Diese Datenbank lässt sich nicht merken: Ihre URL scheint ein Passwort zu enthalten, wo es sich vom Rest nicht unterscheiden lässt.</translation>
    </message>
</context>
<context>
    <name>limbeck::app::Words</name>
    <message>
        <source>There is no page &apos;%1&apos;; pages are %2.</source>
        <translation>Es gibt keine Seite „%1“; Seiten sind %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no size; write it as 1280x800.</source>
        <translation>„%1“ ist keine Größe; sie wird wie 1280x800 geschrieben.</translation>
    </message>
    <message>
        <source>The picture &apos;%1&apos; could not be written.</source>
        <translation>Das Bild „%1“ konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Shows and runs the migrations of an Alembic project.</source>
        <translation>Zeigt die Migrationen eines Alembic-Projekts und führt sie aus.</translation>
    </message>
    <message>
        <source>Folder of a project, or its alembic.ini.</source>
        <translation>Ordner eines Projekts oder dessen alembic.ini.</translation>
    </message>
    <message>
        <source>Open a copy of the bundled project.</source>
        <translation>Eine Kopie des mitgelieferten Projekts öffnen.</translation>
    </message>
    <message>
        <source>Database to use instead of the project&apos;s.</source>
        <translation>Datenbank, die statt der des Projekts verwendet wird.</translation>
    </message>
    <message>
        <source>Folder for the settings.</source>
        <translation>Ordner für die Einstellungen.</translation>
    </message>
    <message>
        <source>Write a picture of the window and end.</source>
        <translation>Ein Bild des Fensters schreiben und enden.</translation>
    </message>
    <message>
        <source>Page to show, for example history or diagram.</source>
        <translation>Seite, die gezeigt wird, zum Beispiel history oder diagram.</translation>
    </message>
    <message>
        <source>Revision, applied or base, to look at.</source>
        <translation>Betrachteter Stand: eine Revision, applied oder base.</translation>
    </message>
    <message>
        <source>What to compare with, likewise.</source>
        <translation>Stand, mit dem verglichen wird, ebenso.</translation>
    </message>
    <message>
        <source>Table to select.</source>
        <translation>Tabelle, die gewählt wird.</translation>
    </message>
    <message>
        <source>Size of the window, as 1280x800.</source>
        <translation>Größe des Fensters, wie 1280x800.</translation>
    </message>
    <message>
        <source>Use the dark colours.</source>
        <translation>Die dunklen Farben verwenden.</translation>
    </message>
    <message>
        <source>End once everything is loaded.</source>
        <translation>Enden, sobald alles geladen ist.</translation>
    </message>
    <message>
        <source>Sheet to open, for example upgrade.</source>
        <translation>Dialog, der geöffnet wird, zum Beispiel upgrade.</translation>
    </message>
    <message>
        <source>Pane to show below, for example operations.</source>
        <translation>Bereich, der unten gezeigt wird, zum Beispiel operations.</translation>
    </message>
    <message>
        <source>There is no sheet &apos;%1&apos;; sheets are %2.</source>
        <translation>Es gibt keinen Dialog „%1“; Dialoge sind %2.</translation>
    </message>
    <message>
        <source>There is no pane &apos;%1&apos;; panes are %2.</source>
        <translation>Es gibt keinen Bereich „%1“; Bereiche sind %2.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui</name>
    <message>
        <source>-- left over: %1</source>
        <translation>-- übrig: %1</translation>
    </message>
    <message>
        <source>-- nothing to do
</source>
        <translation>-- nichts zu tun
</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ hinzugefügt</translation>
    </message>
    <message>
        <source>− removed</source>
        <translation>− entfernt</translation>
    </message>
    <message>
        <source>~ changed</source>
        <translation>~ geändert</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Nichts unterscheidet sich.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln hinzugefügt</numerusform>
            <numerusform>%Ln hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln entfernt</numerusform>
            <numerusform>%Ln entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 nach %2</translation>
    </message>
    <message>
        <source>Schema growth</source>
        <translation>Wachstum des Schemas</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>The history has no revisions yet.</source>
        <translation>Der Verlauf hat noch keine Revisionen.</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>From %1 on, the schema has grown to %2, %3 and %4 in %5.</source>
        <translation>Seit %1 ist das Schema mit %5 auf %2, %3 und %4 gewachsen.</translation>
    </message>
    <message>
        <source>From %1 on the numbers are not certain: it could not be read whole.</source>
        <translation>Ab %1 sind die Zahlen nicht sicher: Die Revision ließ sich nicht ganz lesen.</translation>
    </message>
    <message>
        <source>Rows per table</source>
        <translation>Zeilen je Tabelle</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The database has no tables yet.</source>
        <translation>Die Datenbank hat noch keine Tabellen.</translation>
    </message>
    <message>
        <source>Rows are counted in the database, and none is read.</source>
        <translation>Zeilen werden in der Datenbank gezählt, und es ist keine gelesen.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 in %2; most of them, %3, are in %4.</source>
        <translation>%1 in %2; die meisten davon, %3, stehen in %4.</translation>
    </message>
    <message>
        <source>Size per table</source>
        <translation>Größe je Tabelle</translation>
    </message>
    <message>
        <source>Sizes are those in the database, and none is read.</source>
        <translation>Größen sind die in der Datenbank, und es ist keine gelesen.</translation>
    </message>
    <message>
        <source>Kilobytes</source>
        <translation>Kilobyte</translation>
    </message>
    <message>
        <source>%1 kilobytes in %2, indexes included; the largest is %3.</source>
        <translation>%1 Kilobyte in %2, einschließlich der Indizes; die größte ist %3.</translation>
    </message>
    <message>
        <source>Column types</source>
        <translation>Spaltentypen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>The schema has no tables yet.</source>
        <translation>Das Schema hat noch keine Tabellen.</translation>
    </message>
    <message>
        <source>%1 of %2; most are of type %3.</source>
        <translation>%1 mit %2; die meisten sind vom Typ %3.</translation>
    </message>
    <message>
        <source>Foreign keys per table</source>
        <translation>Fremdschlüssel je Tabelle</translation>
    </message>
    <message>
        <source>Tables that refer so often</source>
        <translation>Tabellen, die so oft verweisen</translation>
    </message>
    <message>
        <source>Tables that are referred to so often</source>
        <translation>Tabellen, auf die so oft verwiesen wird</translation>
    </message>
    <message>
        <source>No table refers to another.</source>
        <translation>Keine Tabelle verweist auf eine andere.</translation>
    </message>
    <message>
        <source>%1 between %2; the one that most refer to is %3.</source>
        <translation>%1 zwischen %2; auf %3 verweisen die meisten.</translation>
    </message>
    <message>
        <source>Run time per revision</source>
        <translation>Laufzeit je Revision</translation>
    </message>
    <message>
        <source>No run of this project has been recorded yet.</source>
        <translation>Noch ist kein Lauf dieses Projekts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Upgrade, ms</source>
        <translation>Upgrade, ms</translation>
    </message>
    <message>
        <source>Downgrade, ms</source>
        <translation>Downgrade, ms</translation>
    </message>
    <message>
        <source>Upgrades by %1 took %2 ms when they were last run.</source>
        <translation>Upgrades um %1 dauerten beim letzten Lauf %2 ms.</translation>
    </message>
    <message>
        <source>Diagram of the tables</source>
        <translation>Diagramm der Tabellen</translation>
    </message>
    <message>
        <source>The picture cannot be written.</source>
        <translation>Das Bild lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The picture would be %1 by %2 pixels, and %3 is the most a PNG can have. Choose a smaller scale, or SVG or PDF, which have no such limit.</source>
        <translation>Das Bild hätte %1 mal %2 Pixel, und %3 ist das Höchste, was ein PNG haben kann. Ein kleinerer Maßstab hilft, oder SVG oder PDF, die keine solche Grenze haben.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of %1 by %2 pixels.</source>
        <translation>Für ein Bild von %1 mal %2 Pixeln reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2.</source>
        <translation>„%1“ lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>none or many rows refer</source>
        <translation>keine oder viele Zeilen verweisen</translation>
    </message>
    <message>
        <source>exactly one</source>
        <translation>genau eine</translation>
    </message>
    <message>
        <source>none or one</source>
        <translation>keine oder eine</translation>
    </message>
    <message>
        <source>key to a hub, drawn when pointed at</source>
        <translation>Schlüssel zu einem Knotenpunkt, beim Zeigen gezeichnet</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>The database is at this revision, but no file of the project has it</source>
        <translation>Die Datenbank steht bei dieser Revision, aber keine Datei des Projekts enthält sie</translation>
    </message>
    <message>
        <source>Revision %1 is written in the version table of %2, but no script has this id. Look for it in another branch of the repository.</source>
        <translation>Revision %1 steht in der Versionstabelle von %2, aber kein Skript hat diese Kennung. Sie könnte in einem anderen Zweig des Repositorys liegen.</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>merge of %1</source>
        <translation>Merge von %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>the database is here</source>
        <translation>hier steht die Datenbank</translation>
    </message>
    <message>
        <source>– no database</source>
        <translation>– keine Datenbank</translation>
    </message>
    <message>
        <source>● applied</source>
        <translation>● angewendet</translation>
    </message>
    <message>
        <source>○ pending</source>
        <translation>○ ausstehend</translation>
    </message>
    <message>
        <source>⚠ not in the project</source>
        <translation>⚠ nicht im Projekt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln Tabelle</numerusform>
            <numerusform>%Ln Tabellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln Spalte</numerusform>
            <numerusform>%Ln Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln foreign key(s)</source>
        <translation>
            <numerusform>%Ln Fremdschlüssel</numerusform>
            <numerusform>%Ln Fremdschlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln constraint(s)</source>
        <translation>
            <numerusform>%Ln Constraint</numerusform>
            <numerusform>%Ln Constraints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es)</source>
        <translation>
            <numerusform>%Ln Index</numerusform>
            <numerusform>%Ln Indizes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln type(s)</source>
        <translation>
            <numerusform>%Ln Typ</numerusform>
            <numerusform>%Ln Typen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SQL statement(s)</source>
        <translation>
            <numerusform>%Ln SQL-Anweisung</numerusform>
            <numerusform>%Ln SQL-Anweisungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln insert(s)</source>
        <translation>
            <numerusform>%Ln Einfügung</numerusform>
            <numerusform>%Ln Einfügungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln Revision</numerusform>
            <numerusform>%Ln Revisionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s)</source>
        <translation>
            <numerusform>%Ln Operation</numerusform>
            <numerusform>%Ln Operationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more problem(s).</source>
        <translation>
            <numerusform>Und %n weiteres Problem.</numerusform>
            <numerusform>Und %n weitere Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <source>The history is broken: %1</source>
        <translation>Der Verlauf ist beschädigt: %1</translation>
    </message>
    <message>
        <source>%1 is at revision %2, which no script of this project has. Upgrading is not possible until it is found; it may be on another branch.</source>
        <translation>%1 steht bei Revision %2, die kein Skript dieses Projekts enthält. Ein Upgrade ist erst möglich, wenn sie gefunden ist; vielleicht liegt sie auf einem anderen Zweig.</translation>
    </message>
    <message>
        <source>This project names no database. History and diagram work without one; choose an SQLite file to upgrade or reset it.</source>
        <translation>Dieses Projekt nennt keine Datenbank. Verlauf und Diagramm gehen ohne; für Upgrade und Zurücksetzen wird eine SQLite-Datei gewählt.</translation>
    </message>
    <message numerus="yes">
        <source>This history has %n head(s): %1. Upgrade applies all of them.</source>
        <translation>
            <numerusform>Dieser Verlauf hat %n Head: %1. Das Upgrade wendet ihn an.</numerusform>
            <numerusform>Dieser Verlauf hat %n Heads: %1. Das Upgrade wendet alle an.</numerusform>
        </translation>
    </message>
    <message>
        <source>No database is chosen: this is the schema that the history leads to.</source>
        <translation>Es ist keine Datenbank gewählt: Dies ist das Schema, zu dem der Verlauf führt.</translation>
    </message>
    <message>
        <source>The database cannot be read: this is the schema that the history leads to.</source>
        <translation>Die Datenbank lässt sich nicht lesen: Dies ist das Schema, zu dem der Verlauf führt.</translation>
    </message>
    <message>
        <source>The database is empty: this is the schema that an upgrade would build.</source>
        <translation>Die Datenbank ist leer: Dies ist das Schema, das ein Upgrade aufbauen würde.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>Unique-Constraint</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>check</source>
        <translation>CHECK-Bedingung</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>constraint</source>
        <translation>Constraint</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>destructive</source>
        <translation>zerstörend</translation>
    </message>
    <message>
        <source>runs Python</source>
        <translation>führt Python aus</translation>
    </message>
    <message>
        <source>refuses</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>effect not known</source>
        <translation>Wirkung unbekannt</translation>
    </message>
    <message>
        <source>not the script</source>
        <translation>nicht das Skript</translation>
    </message>
    <message>
        <source>decided in the run</source>
        <translation>entscheidet der Lauf</translation>
    </message>
    <message>
        <source>known only at run</source>
        <translation>erst beim Lauf bekannt</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>several heads</source>
        <translation>mehrere Heads</translation>
    </message>
    <message numerus="yes">
        <source>The history has %n head(s): %1. Merge them, or upgrade to all of them.</source>
        <translation>
            <numerusform>Der Verlauf hat %n Head: %1.</numerusform>
            <numerusform>Der Verlauf hat %n Heads: %1. Sie lassen sich zusammenführen, oder ein Upgrade geht zu allen.</numerusform>
        </translation>
    </message>
    <message>
        <source>revision not in the project</source>
        <translation>Revision nicht im Projekt</translation>
    </message>
    <message>
        <source>%1 is at revision %2, which no script has. It may be on another branch: &apos;limbeck rescue %2&apos; looks for it in git.</source>
        <translation>%1 steht bei Revision %2, die kein Skript enthält. Vielleicht liegt sie auf einem anderen Zweig: „limbeck rescue %2“ sucht sie in git.</translation>
    </message>
    <message>
        <source>half done</source>
        <translation>halb erledigt</translation>
    </message>
    <message>
        <source>A run stopped inside a revision of %1. &apos;limbeck status&apos; shows the statement; &apos;limbeck resume&apos; finishes it.</source>
        <translation>Ein Lauf blieb mitten in einer Revision von %1 stehen. „limbeck status“ zeigt die Anweisung; „limbeck resume“ beendet sie.</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>A reset of %1 was interrupted, and something is missing in it. Restore its last backup, or reset it again.</source>
        <translation>Das Zurücksetzen von %1 wurde unterbrochen, und etwas fehlt darin. Es hilft, die letzte Sicherung wiederherzustellen oder erneut zurückzusetzen.</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>not managed</source>
        <translation>nicht verwaltet</translation>
    </message>
    <message>
        <source>%1 has tables and no version table: no migration tool made them, or its rows are lost. Stamp it at the revision whose tables it has.</source>
        <translation>%1 hat Tabellen und keine Versionstabelle: Kein Migrationswerkzeug hat sie erzeugt, oder dessen Zeilen sind verloren. Es hilft, sie bei der Revision zu stempeln, deren Tabellen sie hat.</translation>
    </message>
    <message>
        <source>⛔ error</source>
        <translation>⛔ Fehler</translation>
    </message>
    <message>
        <source>⚠ warning</source>
        <translation>⚠ Warnung</translation>
    </message>
    <message>
        <source>ℹ note</source>
        <translation>ℹ Hinweis</translation>
    </message>
    <message>
        <source>%1 written to %2 (%3).</source>
        <translation>%1 nach %2 geschrieben (%3).</translation>
    </message>
    <message>
        <source>It says from where on the schema is not certain.</source>
        <translation>Darin steht, ab wo das Schema nicht sicher ist.</translation>
    </message>
    <message>
        <source>The schema at %1.</source>
        <translation>Das Schema bei %1.</translation>
    </message>
    <message>
        <source>It is not certain: %1</source>
        <translation>Es ist nicht sicher: %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>jetzt: %1</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>Head %1</translation>
    </message>
    <message>
        <source>applied: nothing</source>
        <translation>angewendet: nichts</translation>
    </message>
    <message>
        <source>applied %1</source>
        <translation>angewendet %1</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>vorige</translation>
    </message>
    <message>
        <source>database %1</source>
        <translation>Datenbank %1</translation>
    </message>
    <message>
        <source>models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>SQLite-Datenbanken (*.db *.sqlite *.sqlite3);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Estimates, not counted: %1.</source>
        <translation>Geschätzt, nicht gezählt: %1.</translation>
    </message>
    <message>
        <source>%1 has %2, but nobody has noted which revision it is at. An upgrade would start at the beginning and meet tables that are there. If they are those of a revision, stamp it as being there; Changes compares them.</source>
        <translation>%1 hat %2, aber nirgends ist vermerkt, bei welcher Revision sie steht. Ein Upgrade würde von vorn beginnen und auf vorhandene Tabellen stoßen. Sind es die einer Revision, hilft es, sie dort zu stempeln; die Seite Änderungen vergleicht sie.</translation>
    </message>
    <message>
        <source>stands for %1 archived ones, which follow</source>
        <translation>steht für %1 archivierte, die folgen</translation>
    </message>
    <message>
        <source>stands for %1 archived ones</source>
        <translation>steht für %1 archivierte</translation>
    </message>
    <message>
        <source>archived in %1</source>
        <translation>archiviert in %1</translation>
    </message>
    <message>
        <source>It stands for %1 archived revisions: Ctrl+U unfolds and folds them.</source>
        <translation>Sie steht für %1 archivierte Revisionen: Strg+U klappt sie auf und zu.</translation>
    </message>
    <message>
        <source>Archived: %1 has taken its place. Its script lies in %2.</source>
        <translation>Archiviert: %1 ist an ihre Stelle getreten. Ihr Skript liegt in %2.</translation>
    </message>
    <message>
        <source>▾ %1 archived</source>
        <translation>▾ %1 archiviert</translation>
    </message>
    <message>
        <source>▸ %1 archived</source>
        <translation>▸ %1 archiviert</translation>
    </message>
    <message>
        <source>▫ archived</source>
        <translation>▫ archiviert</translation>
    </message>
    <message>
        <source>▶ %1 inside</source>
        <translation>▶ %1 darin</translation>
    </message>
    <message>
        <source>▫ archived revision</source>
        <translation>▫ archivierte Revision</translation>
    </message>
    <message>
        <source>Not in the database in use, but in: %1.</source>
        <translation>Nicht in der verwendeten Datenbank, aber in: %1.</translation>
    </message>
    <message>
        <source>● was applied</source>
        <translation>● war angewendet</translation>
    </message>
    <message>
        <source>○ was pending</source>
        <translation>○ stand aus</translation>
    </message>
    <message>
        <source>◐ applied in %1</source>
        <translation>◐ in %1 angewendet</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>as seen %1</source>
        <translation>wie gesehen am %1</translation>
    </message>
    <message>
        <source>is being read…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>at %1, which no script has</source>
        <translation>bei %1, wozu es kein Skript gibt</translation>
    </message>
    <message>
        <source>at no revision</source>
        <translation>bei keiner Revision</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>aktuell</translation>
    </message>
    <message numerus="yes">
        <source>◐ applied in %Ln others</source>
        <translation>
            <numerusform>◐ in %Ln anderen angewendet</numerusform>
            <numerusform>◐ in %Ln anderen angewendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln ausstehend</numerusform>
            <numerusform>%Ln ausstehend</numerusform>
        </translation>
    </message>
    <message>
        <source>here: %1</source>
        <translation>hier: %1</translation>
    </message>
    <message>
        <source>Here: %1.</source>
        <translation>Hier: %1.</translation>
    </message>
    <message>
        <source>unreadable file</source>
        <translation>Datei nicht lesbar</translation>
    </message>
    <message>
        <source>missing parent</source>
        <translation>Vorgänger fehlt</translation>
    </message>
    <message>
        <source>missing dependency</source>
        <translation>Abhängigkeit fehlt</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>Zyklus</translation>
    </message>
    <message>
        <source>duplicate id</source>
        <translation>doppelte ID</translation>
    </message>
    <message>
        <source>duplicate label</source>
        <translation>doppeltes Label</translation>
    </message>
    <message>
        <source>illegal id</source>
        <translation>unerlaubte ID</translation>
    </message>
    <message>
        <source>unsafe id</source>
        <translation>unsichere ID</translation>
    </message>
    <message>
        <source>id too long</source>
        <translation>ID zu lang</translation>
    </message>
    <message>
        <source>partial dependency</source>
        <translation>gekürzte Abhängigkeit</translation>
    </message>
    <message>
        <source>redundant dependency</source>
        <translation>überflüssige Abhängigkeit</translation>
    </message>
    <message>
        <source>looks like a reference: a guess</source>
        <translation>sieht nach einem Verweis aus: vermutet</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Actions</name>
    <message>
        <source>&amp;About Limbeck</source>
        <translation>&amp;Über Limbeck</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>See and change the keys of all actions</source>
        <translation>Die Tasten aller Aktionen sehen und ändern</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a folder with an alembic.ini</source>
        <translation>Einen Ordner mit einer alembic.ini öffnen</translation>
    </message>
    <message>
        <source>Open &amp;example</source>
        <translation>Be&amp;ispiel öffnen</translation>
    </message>
    <message>
        <source>Open a copy of the bundled project with 22 tables</source>
        <translation>Eine Kopie des mitgelieferten Projekts mit 22 Tabellen öffnen</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>Go back to the start page</source>
        <translation>Zurück zur Startseite gehen</translation>
    </message>
    <message>
        <source>Write the tables and their history to a file to hand on</source>
        <translation>Die Tabellen und ihren Verlauf zum Weitergeben in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Choose &amp;database…</source>
        <translation>&amp;Datenbank wählen…</translation>
    </message>
    <message>
        <source>Use another SQLite file, or a new one, for this project</source>
        <translation>Für dieses Projekt eine andere oder eine neue SQLite-Datei verwenden</translation>
    </message>
    <message>
        <source>Use the database of a server, as an SQLAlchemy URL says it</source>
        <translation>Die Datenbank eines Servers verwenden, wie eine SQLAlchemy-URL sie nennt</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Read project and database again</source>
        <translation>Projekt und Datenbank noch einmal lesen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Go back to the last selection</source>
        <translation>Zur letzten Auswahl zurückgehen</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>Go forward again</source>
        <translation>Wieder nach vorn gehen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Show the revisions</source>
        <translation>Die Revisionen zeigen</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tabellen</translation>
    </message>
    <message>
        <source>Show the tables</source>
        <translation>Die Tabellen zeigen</translation>
    </message>
    <message>
        <source>&amp;Diagram</source>
        <translation>&amp;Diagramm</translation>
    </message>
    <message>
        <source>Show the tables and their relations as a picture</source>
        <translation>Die Tabellen und ihre Beziehungen als Bild zeigen</translation>
    </message>
    <message>
        <source>&amp;Changes</source>
        <translation>&amp;Änderungen</translation>
    </message>
    <message>
        <source>Show what differs from the moment to compare with</source>
        <translation>Zeigen, was sich gegenüber dem Vergleichszeitpunkt unterscheidet</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>Show what is wrong with the history, the scripts and the database</source>
        <translation>Zeigen, was an Verlauf, Skripten und Datenbank nicht stimmt</translation>
    </message>
    <message>
        <source>Show how the schema has grown, and what it consists of</source>
        <translation>Zeigen, wie das Schema gewachsen ist und woraus es besteht</translation>
    </message>
    <message>
        <source>&amp;Go to anything…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>Find a table, column, revision, constraint or action by a few letters</source>
        <translation>Eine Tabelle, Spalte, Revision, einen Constraint oder eine Aktion mit wenigen Buchstaben finden</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the next pane</source>
        <translation>Die Tastatur in den nächsten Bereich setzen</translation>
    </message>
    <message>
        <source>&amp;History of the selection</source>
        <translation>Ver&amp;lauf der Auswahl</translation>
    </message>
    <message>
        <source>Show which revisions made the selected table what it is</source>
        <translation>Zeigen, welche Revisionen die gewählte Tabelle zu dem gemacht haben, was sie ist</translation>
    </message>
    <message>
        <source>&amp;Diagram of the selection</source>
        <translation>&amp;Diagramm der Auswahl</translation>
    </message>
    <message>
        <source>Show the selected table in the diagram</source>
        <translation>Die gewählte Tabelle im Diagramm zeigen</translation>
    </message>
    <message>
        <source>&amp;Path between two tables…</source>
        <translation>&amp;Weg zwischen zwei Tabellen…</translation>
    </message>
    <message>
        <source>Find the shortest ways from one table to another over foreign keys</source>
        <translation>Die kürzesten Wege von einer Tabelle zur anderen über Fremdschlüssel finden</translation>
    </message>
    <message>
        <source>Open &amp;script</source>
        <translation>&amp;Skript öffnen</translation>
    </message>
    <message>
        <source>Open the selected revision&apos;s file in your editor</source>
        <translation>Die Datei der gewählten Revision im Editor öffnen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Filter what this page shows</source>
        <translation>Filtern, was diese Seite zeigt</translation>
    </message>
    <message>
        <source>&amp;As of…</source>
        <translation>&amp;Stand bei…</translation>
    </message>
    <message>
        <source>Look at the schema as of another moment of the history</source>
        <translation>Das Schema zu einem anderen Zeitpunkt des Verlaufs ansehen</translation>
    </message>
    <message>
        <source>&amp;Compare with…</source>
        <translation>&amp;Vergleichen mit…</translation>
    </message>
    <message>
        <source>Show on every page what differs from another moment</source>
        <translation>Auf jeder Seite zeigen, was sich gegenüber einem anderen Zeitpunkt unterscheidet</translation>
    </message>
    <message>
        <source>Compare with what is applied</source>
        <translation>Mit dem Angewendeten vergleichen</translation>
    </message>
    <message>
        <source>Show what the database lacks, or has too much</source>
        <translation>Zeigen, was der Datenbank fehlt oder was sie zu viel hat</translation>
    </message>
    <message>
        <source>One revision &amp;older</source>
        <translation>Eine Revision &amp;älter</translation>
    </message>
    <message>
        <source>Look one revision further back</source>
        <translation>Eine Revision weiter zurück blicken</translation>
    </message>
    <message>
        <source>One revision &amp;newer</source>
        <translation>Eine Revision &amp;neuer</translation>
    </message>
    <message>
        <source>Look one revision further on</source>
        <translation>Eine Revision weiter nach vorn blicken</translation>
    </message>
    <message>
        <source>Viewing the past: &amp;return</source>
        <translation>Blick in die Vergangenheit: &amp;zurück</translation>
    </message>
    <message>
        <source>Look at the present again</source>
        <translation>Wieder die Gegenwart ansehen</translation>
    </message>
    <message>
        <source>&amp;Upgrade…</source>
        <translation>&amp;Upgrade…</translation>
    </message>
    <message>
        <source>Show what an upgrade to the heads would do, then do it</source>
        <translation>Zeigen, was ein Upgrade zu den Heads täte, und es dann tun</translation>
    </message>
    <message>
        <source>&amp;Reset database…</source>
        <translation>Datenbank &amp;zurücksetzen…</translation>
    </message>
    <message>
        <source>Show what would be lost, then back up and build the database anew</source>
        <translation>Zeigen, was verloren ginge, dann die Datenbank sichern und neu aufbauen</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>Heads zusammen&amp;führen…</translation>
    </message>
    <message>
        <source>Write a revision that stands on all heads</source>
        <translation>Eine Revision schreiben, die auf allen Heads aufbaut</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the running job</source>
        <translation>Den laufenden Vorgang anhalten</translation>
    </message>
    <message>
        <source>Other database by UR&amp;L…</source>
        <translation>Andere Datenbank per UR&amp;L…</translation>
    </message>
    <message>
        <source>Ch&amp;arts</source>
        <translation>&amp;Statistik</translation>
    </message>
    <message>
        <source>Export a &amp;report…</source>
        <translation>Bericht &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Stamp as being at the head…</source>
        <translation>Als beim Head stehend s&amp;tempeln…</translation>
    </message>
    <message>
        <source>Say that the tables of the database are those of the head already</source>
        <translation>Vermerken, dass die Tabellen der Datenbank schon die des Heads sind</translation>
    </message>
    <message>
        <source>Take back what this window did last</source>
        <translation>Zurücknehmen, was dieses Fenster zuletzt getan hat</translation>
    </message>
    <message>
        <source>&amp;Consolidate…</source>
        <translation>&amp;Konsolidieren…</translation>
    </message>
    <message>
        <source>Make one revision out of many, with a proof</source>
        <translation>Aus vielen Revisionen eine machen, mit Beweis</translation>
    </message>
    <message>
        <source>&amp;Take a consolidation back…</source>
        <translation>Konsolidierung &amp;zurücknehmen…</translation>
    </message>
    <message>
        <source>Show which scripts come back byte for byte, then put them back</source>
        <translation>Zeigen, welche Skripte Byte für Byte zurückkommen, und sie dann zurücklegen</translation>
    </message>
    <message>
        <source>&amp;Unfold or fold the past</source>
        <translation>&amp;Vergangenheit auf- oder zuklappen</translation>
    </message>
    <message>
        <source>Show the archived revisions that the selected one stands for, or hide them</source>
        <translation>Die archivierten Revisionen zeigen, für die die gewählte steht, oder sie verbergen</translation>
    </message>
    <message>
        <source>Show &amp;another database as well…</source>
        <translation>&amp;Weitere Datenbank zeigen …</translation>
    </message>
    <message>
        <source>Show in the history where one more database stands, without changing it</source>
        <translation>Zeigt im Verlauf, wo eine weitere Datenbank steht, ohne sie zu ändern</translation>
    </message>
    <message>
        <source>Save as a &amp;view…</source>
        <translation>Als Ansicht speic&amp;hern …</translation>
    </message>
    <message>
        <source>Give the selected tables a name, or those that the filter shows</source>
        <translation>Gibt den ausgewählten Tabellen einen Namen, oder denen, die der Filter zeigt</translation>
    </message>
    <message>
        <source>Show &amp;every table</source>
        <translation>&amp;Alle Tabellen zeigen</translation>
    </message>
    <message>
        <source>Show every table again, not only those of a saved view</source>
        <translation>Zeigt wieder alle Tabellen, nicht nur die einer gespeicherten Ansicht</translation>
    </message>
    <message>
        <source>Bring the deleted view &amp;back</source>
        <translation>Gelöschte &amp;Ansicht zurückholen</translation>
    </message>
    <message>
        <source>Save the view again that was deleted last</source>
        <translation>Speichert die zuletzt gelöschte Ansicht wieder</translation>
    </message>
    <message>
        <source>T&amp;wo pages side by side</source>
        <translation>Z&amp;wei Seiten nebeneinander</translation>
    </message>
    <message>
        <source>Show a second page beside the first, or one page only</source>
        <translation>Zeigt eine zweite Seite neben der ersten, oder nur eine</translation>
    </message>
    <message>
        <source>&amp;Guess relations</source>
        <translation>Bez&amp;iehungen vermuten</translation>
    </message>
    <message>
        <source>Show columns that look like references but have no foreign key, in the diagram as dashed lines</source>
        <translation>Zeigt Spalten, die nach Verweisen aussehen, aber keinen Fremdschlüssel haben, im Diagramm als gestrichelte Linien</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::BackupsModel</name>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>At revision</source>
        <translation>Bei Revision</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::BackupsPane</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>Sicherungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Put the selected backup back; what is there now becomes a backup</source>
        <translation>Die gewählte Sicherung zurückspielen; was jetzt da ist, wird selbst zur Sicherung</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>No backups yet: each reset and each upgrade makes one.</source>
        <translation>Noch keine Sicherungen: Jedes Zurücksetzen und jedes Upgrade legt eine an.</translation>
    </message>
    <message>
        <source>Each reset and each upgrade makes one; so does a restore.</source>
        <translation>Jedes Zurücksetzen und jedes Upgrade legt eine an, ebenso das Wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Banner</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Nachricht schließen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChangesModel</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChangesPage</name>
    <message>
        <source>Filter changes by name or word</source>
        <translation>Änderungen nach Name oder Wort filtern</translation>
    </message>
    <message>
        <source>Filter of the changes</source>
        <translation>Filter der Änderungen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Direction of the SQL</source>
        <translation>Richtung des SQL</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Copy SQL</source>
        <translation>SQL kopieren</translation>
    </message>
    <message>
        <source>SQL for each engine</source>
        <translation>SQL je Datenbanksystem</translation>
    </message>
    <message>
        <source>SQL for %1</source>
        <translation>SQL für %1</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Es wird nichts verglichen</translation>
    </message>
    <message>
        <source>Choose in the toolbar what to compare with: what is applied, another revision, the database or the models.</source>
        <translation>In der Werkzeugleiste wird gewählt, womit verglichen wird: mit dem Angewendeten, einer anderen Revision, der Datenbank oder den Modellen.</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>Von %1 nach %2: %3</translation>
    </message>
    <message>
        <source>⚠ Not certain: %1</source>
        <translation>⚠ Nicht sicher: %1</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>%1 and %2 have the same tables, columns, keys and indexes.</source>
        <translation>%1 und %2 haben dieselben Tabellen, Spalten, Schlüssel und Indizes.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChartView</name>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChartsPage</name>
    <message>
        <source>Charts</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Numbers of the chart</source>
        <translation>Zahlen des Schaubilds</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Save the chart or its numbers</source>
        <translation>Das Schaubild oder seine Zahlen speichern</translation>
    </message>
    <message>
        <source>Numbers as &amp;CSV…</source>
        <translation>Zahlen als &amp;CSV…</translation>
    </message>
    <message>
        <source>Picture as &amp;PNG…</source>
        <translation>Bild als &amp;PNG…</translation>
    </message>
    <message>
        <source>Picture as &amp;SVG…</source>
        <translation>Bild als &amp;SVG…</translation>
    </message>
    <message>
        <source>The history is being read…</source>
        <translation>Der Verlauf wird gelesen…</translation>
    </message>
    <message>
        <source>The database is being asked…</source>
        <translation>Die Datenbank wird befragt…</translation>
    </message>
    <message>
        <source>Asking for the sizes of the tables</source>
        <translation>Die Größen der Tabellen werden erfragt</translation>
    </message>
    <message>
        <source>Measuring how the schema has grown</source>
        <translation>Das Wachstum des Schemas wird gemessen</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Das Schaubild speichern</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ends neither in .csv nor in .png nor in .svg.</source>
        <translation>„%1“ endet weder auf .csv noch auf .png noch auf .svg.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2.</source>
        <translation>„%1“ lässt sich nicht schreiben: %2.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConsentBar</name>
    <message>
        <source>Name of the database</source>
        <translation>Name der Datenbank</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 may be used by others. Type its name to go on.</source>
        <translation>%1 wird vielleicht von anderen benutzt. Zum Fortfahren ihren Namen eintippen.</translation>
    </message>
    <message>
        <source>%1 looks like a production database: its name, host or URL says so. Limbeck does not change it from this window.</source>
        <translation>%1 sieht nach einer Produktionsdatenbank aus: Name, Server oder URL sagen es. Limbeck ändert sie aus diesem Fenster nicht.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConsentSheet</name>
    <message>
        <source>%1, which holds %2 in %3 now</source>
        <translation>%1, darin jetzt %2 in %3</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConsolidateWizard</name>
    <message>
        <source>Consolidate revisions</source>
        <translation>Revisionen konsolidieren</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Reading the revisions</source>
        <translation>Die Revisionen werden gelesen</translation>
    </message>
    <message>
        <source>Nothing goes on</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>Beweisen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>&amp;Plan it</source>
        <translation>&amp;Planen</translation>
    </message>
    <message>
        <source>P&amp;rove it</source>
        <translation>&amp;Beweisen</translation>
    </message>
    <message>
        <source>&amp;Consolidate %1</source>
        <translation>%1 &amp;konsolidieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>P&amp;rove it again</source>
        <translation>Erneut &amp;beweisen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Consolidator</name>
    <message>
        <source>Reading the revisions</source>
        <translation>Die Revisionen werden gelesen</translation>
    </message>
    <message>
        <source>Proving it</source>
        <translation>Wird bewiesen</translation>
    </message>
    <message>
        <source>Writing the consolidated revision</source>
        <translation>Die konsolidierte Revision wird geschrieben</translation>
    </message>
    <message>
        <source>Putting the old revisions back</source>
        <translation>Die alten Revisionen werden zurückgelegt</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DecisionList</name>
    <message>
        <source>✓ kept</source>
        <translation>✓ behalten</translation>
    </message>
    <message>
        <source>↓ gathered</source>
        <translation>↓ gesammelt</translation>
    </message>
    <message>
        <source>✗ left out</source>
        <translation>✗ weggelassen</translation>
    </message>
    <message>
        <source>Decisions about steps with rows</source>
        <translation>Entscheidungen über Schritte mit Zeilen</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Revision, line</source>
        <translation>Revision, Zeile</translation>
    </message>
    <message>
        <source>As decided</source>
        <translation>Wie entschieden</translation>
    </message>
    <message>
        <source>Keep it where it is</source>
        <translation>Behalten, wo er ist</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>This &amp;step:</source>
        <translation>Dieser Schri&amp;tt:</translation>
    </message>
    <message>
        <source> by you</source>
        <translation> von Hand</translation>
    </message>
    <message>
        <source>No step has to do with rows: there is nothing to decide.</source>
        <translation>Kein Schritt hat mit Zeilen zu tun: Es gibt nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Weil %1.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramBar</name>
    <message>
        <source>Find a table or column</source>
        <translation>Tabelle oder Spalte suchen</translation>
    </message>
    <message>
        <source>Find a table or column in the diagram</source>
        <translation>Eine Tabelle oder Spalte im Diagramm suchen</translation>
    </message>
    <message>
        <source>What is found stands out; Enter goes from one to the next</source>
        <translation>Gefundenes tritt hervor; die Eingabetaste geht von einem zum nächsten</translation>
    </message>
    <message>
        <source>&amp;Layout:</source>
        <translation>A&amp;nordnung:</translation>
    </message>
    <message>
        <source>What is shown and how it is laid out</source>
        <translation>Was gezeigt wird und wie es angeordnet ist</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Fokus</translation>
    </message>
    <message>
        <source>Layered</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>All tables; what is connected lies close together</source>
        <translation>Alle Tabellen; Verbundenes liegt nah beieinander</translation>
    </message>
    <message>
        <source>One table and its neighbours</source>
        <translation>Eine Tabelle und ihre Nachbarn</translation>
    </message>
    <message>
        <source>All tables; foreign keys point to the right</source>
        <translation>Alle Tabellen; Fremdschlüssel zeigen nach rechts</translation>
    </message>
    <message>
        <source>All tables in rows</source>
        <translation>Alle Tabellen in Reihen</translation>
    </message>
    <message>
        <source>&amp;Show:</source>
        <translation>&amp;Zeigen:</translation>
    </message>
    <message>
        <source>How much of each table is shown</source>
        <translation>Wie viel von jeder Tabelle gezeigt wird</translation>
    </message>
    <message>
        <source>Names only</source>
        <translation>Nur Namen</translation>
    </message>
    <message>
        <source>Key columns</source>
        <translation>Schlüsselspalten</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>Alle Spalten</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole diagram (0)</source>
        <translation>Das ganze Diagramm zeigen (0)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>What else the diagram shows</source>
        <translation>Was das Diagramm sonst noch zeigt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Copy or save the diagram</source>
        <translation>Das Diagramm kopieren oder speichern</translation>
    </message>
    <message>
        <source>&amp;Hops:</source>
        <translation>Sch&amp;ritte:</translation>
    </message>
    <message>
        <source>How many foreign keys away from the table</source>
        <translation>Wie viele Fremdschlüssel von der Tabelle entfernt</translation>
    </message>
    <message>
        <source>How many foreign keys away from the table (. and ,)</source>
        <translation>Wie viele Fremdschlüssel von der Tabelle entfernt (. und ,)</translation>
    </message>
    <message>
        <source>&amp;Keys:</source>
        <translation>&amp;Schlüssel:</translation>
    </message>
    <message>
        <source>Which foreign keys are followed</source>
        <translation>Welchen Fremdschlüsseln gefolgt wird</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>Ein und aus</translation>
    </message>
    <message>
        <source>Out: what it refers to</source>
        <translation>Aus: worauf sie verweist</translation>
    </message>
    <message>
        <source>In: what refers to it</source>
        <translation>Ein: was auf sie verweist</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPage</name>
    <message>
        <source>Around %1: %2 of %3 tables</source>
        <translation>Um %1: %2 von %3 Tabellen</translation>
    </message>
    <message>
        <source>Laying out the diagram</source>
        <translation>Das Diagramm wird angeordnet</translation>
    </message>
    <message>
        <source>%1 tables. Find one above, or choose the layout Focus to see one table with its neighbours.</source>
        <translation>%1 Tabellen. Oben lässt sich eine suchen; die Anordnung Fokus zeigt eine Tabelle mit ihren Nachbarn.</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop laying out the diagram</source>
        <translation>Das Anordnen des Diagramms abbrechen</translation>
    </message>
    <message>
        <source>Laying out the diagram…</source>
        <translation>Das Diagramm wird angeordnet…</translation>
    </message>
    <message>
        <source>Fold keys to &amp;hubs into badges</source>
        <translation>Schlüssel zu &amp;Knotenpunkten als Marken zeigen</translation>
    </message>
    <message>
        <source>&amp;Map in the corner</source>
        <translation>Ü&amp;bersichtskarte in der Ecke</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Legende</translation>
    </message>
    <message>
        <source>Only what &amp;changed, and its neighbours</source>
        <translation>Nur &amp;Geändertes und seine Nachbarn</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Place all tables anew</source>
        <translation>Alle Tabellen neu anordnen</translation>
    </message>
    <message>
        <source>&amp;Copy as picture</source>
        <translation>Als Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Save as &amp;SVG…</source>
        <translation>Als &amp;SVG speichern…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Als &amp;PDF speichern…</translation>
    </message>
    <message>
        <source>Save as PNG, &amp;%1 times the size…</source>
        <translation>Als PNG in &amp;%1-facher Größe speichern…</translation>
    </message>
    <message>
        <source>With &amp;legend</source>
        <translation>Mit &amp;Legende</translation>
    </message>
    <message>
        <source>&amp;Focus on %1</source>
        <translation>&amp;Fokus auf %1</translation>
    </message>
    <message>
        <source>Show in the &amp;inspector</source>
        <translation>Im &amp;Inspektor zeigen</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>Nichts zu zeichnen</translation>
    </message>
    <message>
        <source>Neither the database nor the history of this project has a table yet.</source>
        <translation>Weder die Datenbank noch der Verlauf dieses Projekts hat schon eine Tabelle.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>diagram</source>
        <translation>diagramm</translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>Das Diagramm speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Dark c&amp;olours</source>
        <translation>Dunkle &amp;Farben</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramScene</name>
    <message>
        <source>Table %1, contains %2, refers to others by %3, is referred to by %4</source>
        <translation>Tabelle %1, enthält %2, verweist auf andere mit %3, wird referenziert von %4</translation>
    </message>
    <message>
        <source>%1 looks like a reference to %2, a guess</source>
        <translation>%1 sieht nach einem Verweis auf %2 aus, vermutet</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramView</name>
    <message>
        <source>Refers to %1.</source>
        <translation>Verweist auf %1.</translation>
    </message>
    <message>
        <source>Referred to by %1.</source>
        <translation>Wird referenziert von %1.</translation>
    </message>
    <message>
        <source>Diagram of the tables and their foreign keys</source>
        <translation>Diagramm der Tabellen und ihrer Fremdschlüssel</translation>
    </message>
    <message>
        <source>Arrow keys walk from table to table, F and Shift+F along a foreign key, Return opens one. The page Tables lists the same tables.</source>
        <translation>Die Pfeiltasten gehen von Tabelle zu Tabelle, F und Umschalt+F einem Fremdschlüssel entlang, die Eingabetaste öffnet eine. Die Seite Tabellen führt dieselben Tabellen auf.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DonePage</name>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>For &amp;stock Alembic</source>
        <translation>Für &amp;gewöhnliches Alembic</translation>
    </message>
    <message>
        <source>Report of the proof</source>
        <translation>Bericht des Beweises</translation>
    </message>
    <message>
        <source>&amp;Open the report</source>
        <translation>Bericht ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show the a&amp;rchive</source>
        <translation>A&amp;rchiv zeigen</translation>
    </message>
    <message>
        <source>&amp;Take it back…</source>
        <translation>&amp;Zurücknehmen…</translation>
    </message>
    <message>
        <source>What those do who use stock Alembic: SQL and advice</source>
        <translation>Was zu tun ist, wo gewöhnliches Alembic benutzt wird: SQL und Rat</translation>
    </message>
    <message>
        <source>%1 are one now, %2.</source>
        <translation>%1 sind jetzt eine, %2.</translation>
    </message>
    <message>
        <source>The new script is %1. The old ones lie in %2, with the proof; commit both.</source>
        <translation>Das neue Skript ist %1. Die alten liegen mit dem Beweis in %2; beides gehört ins Repository.</translation>
    </message>
    <message>
        <source>A database at %1 needs nothing. One at an older revision is carried over by Limbeck&apos;s next upgrade.</source>
        <translation>Eine Datenbank bei %1 braucht nichts. Eine bei einer älteren Revision wird vom nächsten Upgrade mit Limbeck überführt.</translation>
    </message>
    <message>
        <source>A database at %1 or before is carried over by Limbeck&apos;s next upgrade.</source>
        <translation>Eine Datenbank bei %1 oder davor wird vom nächsten Upgrade mit Limbeck überführt.</translation>
    </message>
    <message>
        <source>Taken back, all old files are as they were, byte for byte.</source>
        <translation>Zurückgenommen sind alle alten Dateien, wie sie waren, Byte für Byte.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::EmptyState</name>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ExportSheet</name>
    <message>
        <source>Export a report of %1</source>
        <translation>Einen Bericht über %1 exportieren</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>The history: what the scripts make</source>
        <translation>Der Verlauf: was die Skripte erzeugen</translation>
    </message>
    <message>
        <source>The database %1: what is there</source>
        <translation>Die Datenbank %1: was da ist</translation>
    </message>
    <message>
        <source>The models: what the application declares</source>
        <translation>Die Modelle: was die Anwendung deklariert</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>&amp;Gegenstand</translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>&amp;Stand</translation>
    </message>
    <message>
        <source>All; or names such as plan*, user</source>
        <translation>Alle; oder Namen wie plan*, user</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tabellen</translation>
    </message>
    <message>
        <source>Automatic: all columns up to 50 tables</source>
        <translation>Automatisch: bis 50 Tabellen alle Spalten</translation>
    </message>
    <message>
        <source>Names only</source>
        <translation>Nur Namen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>Alle Spalten</translation>
    </message>
    <message>
        <source>&amp;Diagram shows</source>
        <translation>&amp;Diagramm zeigt</translation>
    </message>
    <message>
        <source>As the reader&apos;s system</source>
        <translation>Wie das System des Lesers</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>F&amp;arben</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A3</source>
        <translation>A3</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>The diagram over several pages as well</source>
        <translation>Das Diagramm auch über mehrere Seiten</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Sp&amp;rache</translation>
    </message>
    <message>
        <source>A folder of several files</source>
        <translation>Ein Ordner mit mehreren Dateien</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Durchs&amp;uchen…</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>The same as a command</source>
        <translation>Dasselbe als Befehl</translation>
    </message>
    <message>
        <source>Copies what writes the same report on the command line</source>
        <translation>Kopiert, was denselben Bericht auf der Kommandozeile schreibt</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Choose an empty folder for the report</source>
        <translation>Einen leeren Ordner für den Bericht wählen</translation>
    </message>
    <message>
        <source>Write the report to</source>
        <translation>Den Bericht schreiben nach</translation>
    </message>
    <message>
        <source>Copy co&amp;mmand</source>
        <translation>&amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>Revision to report as of</source>
        <translation>Revision, deren Stand berichtet wird</translation>
    </message>
    <message>
        <source>File or folder of the report</source>
        <translation>Datei oder Ordner des Berichts</translation>
    </message>
    <message>
        <source>Every table</source>
        <translation>Alle Tabellen</translation>
    </message>
    <message>
        <source>Saved &amp;view</source>
        <translation>Gespeicherte A&amp;nsicht</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::FilterBar</name>
    <message>
        <source>Filter: id, message, file, state, touches:table</source>
        <translation>Filter: Kennung, Nachricht, Datei, Zustand, touches:Tabelle</translation>
    </message>
    <message>
        <source>Filter of the revisions</source>
        <translation>Filter der Revisionen</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Not in the database yet</source>
        <translation>Noch nicht in der Datenbank</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Merges</translation>
    </message>
    <message>
        <source>Join several branches</source>
        <translation>Verbinden mehrere Zweige</translation>
    </message>
    <message>
        <source>Destructive</source>
        <translation>Zerstörend</translation>
    </message>
    <message>
        <source>Their upgrade can lose rows or values</source>
        <translation>Ihr Upgrade kann Zeilen oder Werte verlieren</translation>
    </message>
    <message>
        <source>Raw SQL</source>
        <translation>Rohes SQL</translation>
    </message>
    <message>
        <source>Run SQL text of their own</source>
        <translation>Führen eigenen SQL-Text aus</translation>
    </message>
    <message>
        <source>No downgrade</source>
        <translation>Kein Downgrade</translation>
    </message>
    <message>
        <source>Have no way back, or refuse it</source>
        <translation>Haben keinen Rückweg oder verweigern ihn</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Cannot be read without running Python</source>
        <translation>Nicht lesbar, ohne Python auszuführen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryModel</name>
    <message>
        <source>runs Python</source>
        <translation>führt Python aus</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryPage</name>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Revisions, newest first</source>
        <translation>Revisionen, neueste zuerst</translation>
    </message>
    <message>
        <source>◐ applied in %1</source>
        <translation>◐ in %1 angewendet</translation>
    </message>
    <message>
        <source>, %1 archived</source>
        <translation>, %1 archiviert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>Noch keine Revisionen</translation>
    </message>
    <message>
        <source>This project has no revision scripts. Once there is one, its history is drawn here.</source>
        <translation>Dieses Projekt hat keine Revisionsskripte. Sobald es eines gibt, wird hier sein Verlauf gezeichnet.</translation>
    </message>
    <message>
        <source>No revision matches</source>
        <translation>Keine Revision passt</translation>
    </message>
    <message>
        <source>Nothing in this history matches “%1”. Clear the filter to see all revisions again.</source>
        <translation>Nichts in diesem Verlauf passt zu „%1“. Ohne Filter sind wieder alle Revisionen zu sehen.</translation>
    </message>
    <message>
        <source>Upgrade to here…</source>
        <translation>Upgrade bis hierher…</translation>
    </message>
    <message>
        <source>Downgrade to here…</source>
        <translation>Downgrade bis hierher…</translation>
    </message>
    <message>
        <source>Stamp the database as being here…</source>
        <translation>Datenbank als hier stehend stempeln…</translation>
    </message>
    <message>
        <source>View schema as of this</source>
        <translation>Schema mit diesem Stand ansehen</translation>
    </message>
    <message>
        <source>Compare with what is applied</source>
        <translation>Mit dem Angewendeten vergleichen</translation>
    </message>
    <message>
        <source>Show what it changes</source>
        <translation>Zeigen, was sie ändert</translation>
    </message>
    <message>
        <source>Compare %1 with %2</source>
        <translation>%1 mit %2 vergleichen</translation>
    </message>
    <message>
        <source>Fold the past of %1</source>
        <translation>Die Vergangenheit von %1 zuklappen</translation>
    </message>
    <message>
        <source>Fold its past</source>
        <translation>Ihre Vergangenheit zuklappen</translation>
    </message>
    <message>
        <source>Unfold its past: %1 archived</source>
        <translation>Ihre Vergangenheit aufklappen: %1 archiviert</translation>
    </message>
    <message>
        <source>Take the consolidation back…</source>
        <translation>Die Konsolidierung zurücknehmen…</translation>
    </message>
    <message>
        <source>Consolidate up to here…</source>
        <translation>Bis hierher konsolidieren…</translation>
    </message>
    <message>
        <source>Consolidate from %1 to %2…</source>
        <translation>Von %1 bis %2 konsolidieren…</translation>
    </message>
    <message>
        <source>Copy revision id</source>
        <translation>Revisionskennung kopieren</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::IntervalPage</name>
    <message>
        <source>%1 become one: from %2 to %3.</source>
        <translation>%1 werden eine: von %2 bis %3.</translation>
    </message>
    <message>
        <source>It begins at the base.</source>
        <translation>Sie beginnt bei der Basis.</translation>
    </message>
    <message>
        <source>It stands on %1.</source>
        <translation>Sie baut auf %1 auf.</translation>
    </message>
    <message>
        <source>It carries the labels %1.</source>
        <translation>Sie trägt die Labels %1.</translation>
    </message>
    <message>
        <source>Outside, %1 will name it instead.</source>
        <translation>Außerhalb wird %1 stattdessen sie nennen.</translation>
    </message>
    <message>
        <source>One revision takes the place of many. It does what they did, which is proved before anything is written; their files go to an archive, so that every database finds its way, and all of it can be taken back.</source>
        <translation>Eine Revision tritt an die Stelle vieler. Sie tut, was diese taten; das wird bewiesen, bevor etwas geschrieben wird. Deren Dateien kommen in ein Archiv, damit jede Datenbank ihren Weg findet, und alles lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>Der Anfang</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>The head, %1</source>
        <translation>Der Head, %1</translation>
    </message>
    <message>
        <source>The head</source>
        <translation>Der Head</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>B&amp;is</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>Nach&amp;richt</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>&amp;Kennung</translation>
    </message>
    <message>
        <source>Alembic&apos;s &amp;usual script text, not this project&apos;s template</source>
        <translation>Alembics ü&amp;blicher Skripttext, nicht die Vorlage dieses Projekts</translation>
    </message>
    <message>
        <source>Engines to prove it on</source>
        <translation>Datenbanksysteme für den Beweis</translation>
    </message>
    <message>
        <source>SQLite, in memory: always</source>
        <translation>SQLite, im Speicher: immer</translation>
    </message>
    <message>
        <source>&amp;Another server…</source>
        <translation>&amp;Anderer Server…</translation>
    </message>
    <message>
        <source>&amp;Prove on</source>
        <translation>&amp;Beweisen auf</translation>
    </message>
    <message>
        <source>On a server it runs in databases of its own, named limbeck_scratch_…, which are dropped again. Its own databases are not touched.</source>
        <translation>Auf einem Server läuft es in eigenen Datenbanken namens limbeck_scratch_…, die wieder gelöscht werden. Die des Servers bleiben unberührt.</translation>
    </message>
    <message>
        <source>%1 (production: nothing is tried there)</source>
        <translation>%1 (Produktion: dort wird nichts versucht)</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Anderer Server</translation>
    </message>
    <message>
        <source>URL, for example postgresql://user@host/shop:</source>
        <translation>URL, zum Beispiel postgresql://user@host/shop:</translation>
    </message>
    <message>
        <source>That is an SQLite file. SQLite is tried in memory anyway.</source>
        <translation>Das ist eine SQLite-Datei. SQLite wird ohnehin im Speicher versucht.</translation>
    </message>
    <message>
        <source>%1, as the last one</source>
        <translation>%1, wie die letzte</translation>
    </message>
    <message>
        <source>Consolidate %1 revisions</source>
        <translation>%1 Revisionen konsolidieren</translation>
    </message>
    <message>
        <source>It keeps the id of the last one: a database that is there needs nothing, with stock Alembic neither.</source>
        <translation>Sie behält die Kennung der letzten: Eine Datenbank, die dort steht, braucht nichts, auch mit gewöhnlichem Alembic nicht.</translation>
    </message>
    <message>
        <source>With an id of its own Limbeck carries databases over by the next upgrade; for stock Alembic the way is written down.</source>
        <translation>Mit eigener Kennung überführt Limbeck Datenbanken beim nächsten Upgrade; für gewöhnliches Alembic wird der Weg aufgeschrieben.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>Sp&amp;rache</translation>
    </message>
    <message>
        <source>&amp;System default</source>
        <translation>&amp;Systemeinstellung</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::LegendWidget</name>
    <message>
        <source>Legend of the diagram</source>
        <translation>Legende des Diagramms</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>%1 – Limbeck</source>
        <translation>%1 – Limbeck</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>Da&amp;tenbank</translation>
    </message>
    <message>
        <source>&amp;Backups</source>
        <translation>&amp;Sicherungen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Language: %1. It is used from the next start of Limbeck on.</source>
        <translation>Sprache: %1. Sie gilt ab dem nächsten Start von Limbeck.</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
        <source>Open a folder with an alembic.ini</source>
        <translation>Einen Ordner mit einer alembic.ini öffnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>About Limbeck</source>
        <translation>Über Limbeck</translation>
    </message>
    <message>
        <source>Limbeck %1
Sees and runs Alembic migrations without Python.
Free software under the GNU GPL, version 3 or later.</source>
        <translation>Limbeck %1
Zeigt und führt Alembic-Migrationen aus, ohne Python.
Freie Software unter der GNU GPL, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation>%1 bei %2, %3</translation>
    </message>
    <message>
        <source>No backups yet</source>
        <translation>Noch keine Sicherungen</translation>
    </message>
    <message>
        <source>%1 is up to date: there is nothing to upgrade.</source>
        <translation>%1 ist auf dem neuesten Stand: Für ein Upgrade gibt es nichts.</translation>
    </message>
    <message>
        <source>%1 is there already: there is nothing to take back.</source>
        <translation>%1 ist schon dort: Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Merge heads</source>
        <translation>Heads zusammenführen</translation>
    </message>
    <message>
        <source>Write a new, empty revision that stands on %1? Both branches then lead to one head. Nothing in the database changes.</source>
        <translation>Eine neue, leere Revision schreiben, die auf %1 aufbaut? Beide Zweige führen dann zu einem Head. In der Datenbank ändert sich nichts.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation>Merge %1</translation>
    </message>
    <message>
        <source>Choose an SQLite database, or name a new one</source>
        <translation>Eine SQLite-Datenbank wählen oder eine neue benennen</translation>
    </message>
    <message>
        <source>Other database</source>
        <translation>Andere Datenbank</translation>
    </message>
    <message>
        <source>URL, for example postgresql://user@host/shop:</source>
        <translation>URL, zum Beispiel postgresql://user@host/shop:</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message numerus="yes">
        <source>This folder is no project: it has no alembic.ini. Below it there are %n: %1</source>
        <translation>
            <numerusform>Dieser Ordner ist kein Projekt: Er hat keine alembic.ini. Darunter gibt es %n: %1</numerusform>
            <numerusform>Dieser Ordner ist kein Projekt: Er hat keine alembic.ini. Darunter gibt es %n: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Everything in it is replaced by what is in %1. What is there now becomes a backup itself.</source>
        <translation>Alles darin wird durch den Inhalt von %1 ersetzt. Was jetzt da ist, wird selbst zur Sicherung.</translation>
    </message>
    <message>
        <source>Undo on %1</source>
        <translation>Rückgängig für %1</translation>
    </message>
    <message>
        <source>Redo on %1</source>
        <translation>Wiederholen für %1</translation>
    </message>
    <message>
        <source>Undo the %1 of %2</source>
        <translation>Rückgängig: %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Migrations</source>
        <translation>&amp;Migrationen</translation>
    </message>
    <message>
        <source>%1 are one now, %2.</source>
        <translation>%1 sind jetzt eine, %2.</translation>
    </message>
    <message>
        <source>Show another database as well</source>
        <translation>Weitere Datenbank zeigen</translation>
    </message>
    <message>
        <source>URL, for example postgresql://user@host/shop: it is read only, never changed</source>
        <translation>URL, zum Beispiel postgresql://user@host/shop: sie wird nur gelesen, nie geändert</translation>
    </message>
    <message>
        <source>The view “%1” is deleted. Its tables are as they were.</source>
        <translation>Die Ansicht „%1“ ist gelöscht. Ihre Tabellen sind, wie sie waren.</translation>
    </message>
    <message>
        <source>View %1: show &amp;every table</source>
        <translation>Ansicht %1: &amp;alle Tabellen zeigen</translation>
    </message>
    <message>
        <source>There is no table to save: select some, or filter.</source>
        <translation>Keine Tabelle zum Speichern: einige auswählen oder filtern.</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Als Ansicht speichern</translation>
    </message>
    <message>
        <source>Name for: %1</source>
        <translation>Name für: %1</translation>
    </message>
    <message>
        <source>Replace the view “%1”?</source>
        <translation>Die Ansicht „%1“ ersetzen?</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Minimap</name>
    <message>
        <source>Map of the diagram</source>
        <translation>Karte des Diagramms</translation>
    </message>
    <message>
        <source>Shows where the view is. Press or drag to look elsewhere.</source>
        <translation>Zeigt, wo die Ansicht liegt. Drücken oder Ziehen führt anderswohin.</translation>
    </message>
    <message>
        <source>Press or drag to look elsewhere</source>
        <translation>Drücken oder Ziehen führt anderswohin</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ObjectsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>Tabellen (%1)</translation>
    </message>
    <message>
        <source>Views (%1)</source>
        <translation>Sichten (%1)</translation>
    </message>
    <message>
        <source>Enum types (%1)</source>
        <translation>Aufzählungstypen (%1)</translation>
    </message>
    <message>
        <source>Sequences (%1)</source>
        <translation>Sequenzen (%1)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ObjectsPane</name>
    <message>
        <source>Filter by name</source>
        <translation>Nach Name filtern</translation>
    </message>
    <message>
        <source>Filter of the objects</source>
        <translation>Filter der Objekte</translation>
    </message>
    <message>
        <source>Tables, views and types</source>
        <translation>Tabellen, Sichten und Typen</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Hier ist noch nichts.</translation>
    </message>
    <message>
        <source>No name contains “%1”.</source>
        <translation>Kein Name enthält „%1“.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OperationTree</name>
    <message>
        <source>alter table %1 in one go</source>
        <translation>Tabelle %1 in einem Zug ändern</translation>
    </message>
    <message>
        <source>outside of the transaction</source>
        <translation>außerhalb der Transaktion</translation>
    </message>
    <message>
        <source>Rows or values can be lost by this operation.</source>
        <translation>Durch diese Operation können Zeilen oder Werte verloren gehen.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Nothing: this revision changes no schema.</source>
        <translation>Nichts: Diese Revision ändert kein Schema.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OperationsModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>Von → nach</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OperationsPane</name>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>✔ done, taken back</source>
        <translation>✔ erledigt, zurückgenommen</translation>
    </message>
    <message>
        <source>✔ done</source>
        <translation>✔ erledigt</translation>
    </message>
    <message>
        <source>✔ done, an undo</source>
        <translation>✔ erledigt, ein Rückgängig</translation>
    </message>
    <message>
        <source>⚠ failed half way</source>
        <translation>⚠ auf halbem Weg gescheitert</translation>
    </message>
    <message>
        <source>⚠ failed</source>
        <translation>⚠ gescheitert</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>By %1 on %2</source>
        <translation>Von %1 auf %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Operations, newest first</source>
        <translation>Vorgänge, neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing has been done to this project yet.</source>
        <translation>An diesem Projekt wurde noch nichts getan.</translation>
    </message>
    <message>
        <source>What this window and the command line did. Select one to take it back.</source>
        <translation>Was dieses Fenster und die Kommandozeile getan haben. Ein gewählter Vorgang lässt sich zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OutputPane</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>Noch wurde nichts getan.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PageSplit</name>
    <message>
        <source>Page beside</source>
        <translation>Seite daneben</translation>
    </message>
    <message>
        <source>Which page is shown beside</source>
        <translation>Welche Seite daneben gezeigt wird</translation>
    </message>
    <message>
        <source>Show one page only</source>
        <translation>Nur eine Seite zeigen</translation>
    </message>
    <message>
        <source>Shown beside</source>
        <translation>Wird daneben gezeigt</translation>
    </message>
    <message>
        <source>This page is shown on the other side.</source>
        <translation>Diese Seite wird auf der anderen Hälfte gezeigt.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Palette</name>
    <message>
        <source>Go to anything</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>What to go to</source>
        <translation>Wohin es gehen soll</translation>
    </message>
    <message>
        <source>Go to a table, column, revision, constraint or action</source>
        <translation>Zu einer Tabelle, Spalte, Revision, einem Constraint oder einer Aktion gehen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>t: tables   c: columns   r: revisions   &gt; actions</source>
        <translation>t: Tabellen   c: Spalten   r: Revisionen   &gt; Aktionen</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PaletteModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Panes</name>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>SQL, rows, output, operations and backups</source>
        <translation>SQL, Zeilen, Ausgabe, Vorgänge und Sicherungen</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>SQL, rows, output, operations, backups</source>
        <translation>SQL, Zeilen, Ausgabe, Vorgänge, Sicherungen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PathDialog</name>
    <message>
        <source>From table</source>
        <translation>Von Tabelle</translation>
    </message>
    <message>
        <source>To table</source>
        <translation>Nach Tabelle</translation>
    </message>
    <message>
        <source>Path between two tables</source>
        <translation>Weg zwischen zwei Tabellen</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>The path as a join</source>
        <translation>Der Weg als Join</translation>
    </message>
    <message>
        <source>Choose the table to go to.</source>
        <translation>Die Zieltabelle wählen.</translation>
    </message>
    <message>
        <source>No foreign keys lead from %1 to %2.</source>
        <translation>Von %1 nach %2 führen keine Fremdschlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>%n shortest way(s) over %1.%2</source>
        <translation>
            <numerusform>%n kürzester Weg über %1.%2</numerusform>
            <numerusform>%n kürzeste Wege über %1.%2</numerusform>
        </translation>
    </message>
    <message>
        <source> There are more.</source>
        <translation> Es gibt weitere.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PickerModel</name>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanPage</name>
    <message>
        <source>Nothing is planned yet.</source>
        <translation>Noch ist nichts geplant.</translation>
    </message>
    <message>
        <source>The new script</source>
        <translation>Das neue Skript</translation>
    </message>
    <message>
        <source>Edits of other scripts</source>
        <translation>Änderungen an anderen Skripten</translation>
    </message>
    <message>
        <source>Files that go to the archive</source>
        <translation>Dateien, die ins Archiv kommen</translation>
    </message>
    <message>
        <source>Parts of the plan</source>
        <translation>Teile des Plans</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>Neues Skript</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Other scripts</source>
        <translation>Andere Skripte</translation>
    </message>
    <message>
        <source>To the archive</source>
        <translation>Ins Archiv</translation>
    </message>
    <message>
        <source>Revision %1 takes the place of %2, in %3.</source>
        <translation>Revision %1 tritt an die Stelle von %2, in %3.</translation>
    </message>
    <message>
        <source>It is written for %1. Nothing has been written yet.</source>
        <translation>Sie wird für %1 geschrieben. Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source># No other script has to change.</source>
        <translation># Kein anderes Skript muss sich ändern.</translation>
    </message>
    <message>
        <source>Decisions %1</source>
        <translation>Entscheidungen %1</translation>
    </message>
    <message>
        <source>Other scripts %1</source>
        <translation>Andere Skripte %1</translation>
    </message>
    <message>
        <source>To the archive %1</source>
        <translation>Ins Archiv %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsModel</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsPage</name>
    <message>
        <source>Filter problems by revision, word or file</source>
        <translation>Probleme nach Revision, Wort oder Datei filtern</translation>
    </message>
    <message>
        <source>The selected problem</source>
        <translation>Das ausgewählte Problem</translation>
    </message>
    <message>
        <source>Filter of the problems</source>
        <translation>Filter der Probleme</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>The history is sound, and every script can be read without running Python.</source>
        <translation>Der Verlauf ist in Ordnung, und jedes Skript lässt sich lesen, ohne Python auszuführen.</translation>
    </message>
    <message>
        <source>The history is sound. The scripts have not been read yet.</source>
        <translation>Der Verlauf ist in Ordnung. Die Skripte sind noch nicht gelesen.</translation>
    </message>
    <message>
        <source>No problem matches</source>
        <translation>Kein Problem passt</translation>
    </message>
    <message>
        <source>Nothing here contains “%1”. Clear the filter to see all problems.</source>
        <translation>Nichts hier enthält „%1“. Ohne Filter sind alle Probleme zu sehen.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofPage</name>
    <message>
        <source>SQLite, in memory</source>
        <translation>SQLite, im Speicher</translation>
    </message>
    <message>
        <source>✓ no difference</source>
        <translation>✓ kein Unterschied</translation>
    </message>
    <message numerus="yes">
        <source>✗ %Ln difference(s)</source>
        <translation>
            <numerusform>✗ %Ln Unterschied</numerusform>
            <numerusform>✗ %Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing is proved yet.</source>
        <translation>Noch ist nichts bewiesen.</translation>
    </message>
    <message>
        <source>&amp;Accept all of these differences</source>
        <translation>Alle diese Unterschiede a&amp;kzeptieren</translation>
    </message>
    <message>
        <source>The proof on each engine</source>
        <translation>Der Beweis auf jedem Datenbanksystem</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Differences to accept</source>
        <translation>Zu akzeptierende Unterschiede</translation>
    </message>
    <message>
        <source>How far the proof is</source>
        <translation>Wie weit der Beweis ist</translation>
    </message>
    <message>
        <source>… waits</source>
        <translation>… wartet</translation>
    </message>
    <message>
        <source>The old revisions and the new one run on empty databases and are compared. Nothing has been written yet.</source>
        <translation>Die alten Revisionen und die neue laufen auf leeren Datenbanken und werden verglichen. Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>⚠ nothing could be compared: %1</source>
        <translation>⚠ nichts ließ sich vergleichen: %1</translation>
    </message>
    <message>
        <source>✓ the same schema and rows</source>
        <translation>✓ dasselbe Schema und dieselben Zeilen</translation>
    </message>
    <message>
        <source>✗ differs</source>
        <translation>✗ weicht ab</translation>
    </message>
    <message>
        <source>The models</source>
        <translation>Die Modelle</translation>
    </message>
    <message numerus="yes">
        <source>declare something else, as before: %Ln difference(s)</source>
        <translation>
            <numerusform>deklarieren etwas anderes, wie zuvor: %Ln Unterschied</numerusform>
            <numerusform>deklarieren etwas anderes, wie zuvor: %Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Proved: both ways lead to the same schema and the same rows, and the new revision can be taken back and applied again.</source>
        <translation>✓ Bewiesen: Beide Wege führen zum selben Schema und zu denselben Zeilen, und die neue Revision lässt sich zurücknehmen und wieder anwenden.</translation>
    </message>
    <message>
        <source>✗ The two ways do not lead to the same. It is written only if you accept each of these differences.</source>
        <translation>✗ Die beiden Wege führen nicht zum selben. Geschrieben wird nur, wenn jeder dieser Unterschiede akzeptiert ist.</translation>
    </message>
    <message>
        <source>– not tried</source>
        <translation>– nicht versucht</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ResetSheet</name>
    <message>
        <source>Will be lost: nothing, there are no tables</source>
        <translation>Verloren geht: nichts, es gibt keine Tabellen</translation>
    </message>
    <message>
        <source>Will be lost: %1 in %2, %3</source>
        <translation>Verloren geht: %1 in %2, %3</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Will be built: %1, %2</source>
        <translation>Aufgebaut wird: %1, %2</translation>
    </message>
    <message>
        <source>Tables that will be lost</source>
        <translation>Tabellen, die verloren gehen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 (made by no revision)</source>
        <translation>%1 (von keiner Revision erzeugt)</translation>
    </message>
    <message numerus="yes">
        <source>⚠ No revision made %1: nothing brings them back but the backup.</source>
        <translation>
            <numerusform>⚠ Keine Revision hat %1 erzeugt: Nur die Sicherung bringt sie zurück.</numerusform>
            <numerusform>⚠ Keine Revision hat %1 erzeugt: Nur die Sicherung bringt sie zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>The old database is kept as %1. Undo puts it back.</source>
        <translation>Die alte Datenbank bleibt als %1 erhalten. Rückgängig spielt sie zurück.</translation>
    </message>
    <message>
        <source>The new database is built aside and checked; until it takes the old one&apos;s place, nothing has changed.</source>
        <translation>Die neue Datenbank wird daneben aufgebaut und geprüft; bis sie an die Stelle der alten tritt, hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Back up and reset %1</source>
        <translation>%1 sichern und zurücksetzen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionPicker</name>
    <message>
        <source>Search by id or message</source>
        <translation>Nach Kennung oder Nachricht suchen</translation>
    </message>
    <message>
        <source>Search the revisions</source>
        <translation>Die Revisionen durchsuchen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionView</name>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>revises %1</source>
        <translation>folgt auf %1</translation>
    </message>
    <message>
        <source>depends on %1</source>
        <translation>hängt ab von %1</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>followed by %1</source>
        <translation>gefolgt von %1</translation>
    </message>
    <message>
        <source>Facts about the revision</source>
        <translation>Angaben zur Revision</translation>
    </message>
    <message>
        <source>Details of the revision</source>
        <translation>Einzelheiten der Revision</translation>
    </message>
    <message>
        <source>Source of the revision</source>
        <translation>Quelltext der Revision</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Downgrade</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>The version table names this revision, but no script has its id.</source>
        <translation>Die Versionstabelle nennt diese Revision, aber kein Skript hat ihre Kennung.</translation>
    </message>
    <message>
        <source>No revision selected</source>
        <translation>Keine Revision gewählt</translation>
    </message>
    <message>
        <source>Select a revision above to see what it does.</source>
        <translation>Oben eine Revision wählen, um zu sehen, was sie tut.</translation>
    </message>
    <message>
        <source>stands for %1 archived revisions</source>
        <translation>steht für %1 archivierte Revisionen</translation>
    </message>
    <message>
        <source>▫ archived in %1 &amp;nbsp;·&amp;nbsp; </source>
        <translation>▫ archiviert in %1 &amp;nbsp;·&amp;nbsp; </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RowCheckView</name>
    <message>
        <source>⚠ Rows:</source>
        <translation>⚠ Zeilen:</translation>
    </message>
    <message>
        <source>⚠ Will fail:</source>
        <translation>⚠ Wird scheitern:</translation>
    </message>
    <message>
        <source>✔ Rows:</source>
        <translation>✔ Zeilen:</translation>
    </message>
    <message>
        <source>What the rows of the database say</source>
        <translation>Was die Zeilen der Datenbank sagen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Rows are in the way. Mend them first, then check again.</source>
        <translation>Zeilen stehen im Weg. Erst in Ordnung bringen, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>The rows could not be checked: %1</source>
        <translation>Die Zeilen ließen sich nicht prüfen: %1</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Asking the database %n question(s) about its rows…</source>
        <translation>
            <numerusform>Der Datenbank wird %n Frage nach ihren Zeilen gestellt…</numerusform>
            <numerusform>Der Datenbank werden %n Fragen nach ihren Zeilen gestellt…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RowsPane</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ Zurück</translation>
    </message>
    <message>
        <source>On ▶</source>
        <translation>Weiter ▶</translation>
    </message>
    <message>
        <source>Rows before these</source>
        <translation>Zeilen vor diesen</translation>
    </message>
    <message>
        <source>Rows after these</source>
        <translation>Zeilen nach diesen</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Select a table to see its rows.</source>
        <translation>Eine Tabelle wählen, um ihre Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>The database has no table %1.</source>
        <translation>Die Datenbank hat keine Tabelle %1.</translation>
    </message>
    <message>
        <source>%1 has no rows.</source>
        <translation>%1 hat keine Zeilen.</translation>
    </message>
    <message>
        <source>%1: rows %2 to %3, and more</source>
        <translation>%1: Zeilen %2 bis %3, und weitere</translation>
    </message>
    <message>
        <source>%1: rows %2 to %3</source>
        <translation>%1: Zeilen %2 bis %3</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter by action or key</source>
        <translation>Nach Aktion oder Taste filtern</translation>
    </message>
    <message>
        <source>Filter of the actions</source>
        <translation>Filter der Aktionen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New keys of the selected action</source>
        <translation>Neue Tasten der gewählten Aktion</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Standard keys</source>
        <translation>Standardtasten</translation>
    </message>
    <message>
        <source>%1 has these keys now.</source>
        <translation>%1 hat jetzt diese Tasten.</translation>
    </message>
    <message>
        <source>%1 has these keys now; %2 lost them.</source>
        <translation>%1 hat jetzt diese Tasten; %2 hat sie verloren.</translation>
    </message>
    <message>
        <source>All actions have their standard keys again.</source>
        <translation>Alle Aktionen haben wieder ihre Standardtasten.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SqlPane</name>
    <message>
        <source>Engine of the SQL</source>
        <translation>Datenbanksystem des SQL</translation>
    </message>
    <message>
        <source>SQL of what is selected</source>
        <translation>SQL der Auswahl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>Tabelle %1</translation>
    </message>
    <message>
        <source>Upgrade of %1</source>
        <translation>Upgrade von %1</translation>
    </message>
    <message>
        <source>Select a table or a revision to see its SQL.</source>
        <translation>Eine Tabelle oder Revision wählen, um ihr SQL zu sehen.</translation>
    </message>
    <message>
        <source>-- There is no table %1 here.
</source>
        <translation>-- Hier gibt es keine Tabelle %1.
</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SqlSides</name>
    <message>
        <source>Engine of the SQL</source>
        <translation>Datenbanksystem des SQL</translation>
    </message>
    <message>
        <source>SQL of the upgrade</source>
        <translation>SQL des Upgrades</translation>
    </message>
    <message>
        <source>SQL of the downgrade</source>
        <translation>SQL des Downgrades</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Downgrade</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampSheet</name>
    <message>
        <source>no revision</source>
        <translation>keine Revision</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>%1 stempeln</translation>
    </message>
    <message>
        <source>The version table says %1, and will say %2.</source>
        <translation>Die Versionstabelle sagt %1 und wird %2 sagen.</translation>
    </message>
    <message>
        <source>A stamp changes this note and nothing else: no revision is run, and no table is made or dropped. It is right where the tables are there already, made by other means. Where they are not, the next upgrade starts from the wrong place and can fail half way. To take it back, stamp the database as it was.</source>
        <translation>Ein Stempel ändert diesen Vermerk und sonst nichts: Keine Revision wird ausgeführt, keine Tabelle erzeugt oder gelöscht. Er ist richtig, wo die Tabellen schon da sind, auf anderem Weg entstanden. Wo sie fehlen, beginnt das nächste Upgrade an der falschen Stelle und kann auf halbem Weg scheitern. Zurückgenommen wird er, indem die Datenbank wieder wie vorher gestempelt wird.</translation>
    </message>
    <message>
        <source>It says so already: there is nothing to change.</source>
        <translation>Das sagt sie schon: Es gibt nichts zu ändern.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StartPage</name>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>See and run the migrations of an Alembic project: its history, its tables and how they relate. No Python needed.</source>
        <translation>Die Migrationen eines Alembic-Projekts sehen und ausführen: seinen Verlauf, seine Tabellen und wie sie zusammenhängen. Ohne Python.</translation>
    </message>
    <message>
        <source>Or drop a folder with an alembic.ini here.</source>
        <translation>Oder einen Ordner mit einer alembic.ini hier ablegen.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StatusLine</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no database</source>
        <translation>keine Datenbank</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Database engine</source>
        <translation>Datenbanksystem</translation>
    </message>
    <message>
        <source>Target database</source>
        <translation>Zieldatenbank</translation>
    </message>
    <message>
        <source>Applied revisions</source>
        <translation>Angewendete Revisionen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist geöffnet</translation>
    </message>
    <message>
        <source>Show the pending revisions</source>
        <translation>Die ausstehenden Revisionen zeigen</translation>
    </message>
    <message>
        <source>Show the tables</source>
        <translation>Die Tabellen zeigen</translation>
    </message>
    <message>
        <source>drift: none</source>
        <translation>Abweichung: keine</translation>
    </message>
    <message numerus="yes">
        <source>drift: %Ln difference(s)</source>
        <translation>
            <numerusform>Abweichung: %Ln Unterschied</numerusform>
            <numerusform>Abweichung: %Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>How the database differs from what its revisions would have made</source>
        <translation>Wie sich die Datenbank von dem unterscheidet, was ihre Revisionen erzeugt hätten</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>Die Probleme zeigen</translation>
    </message>
    <message>
        <source>applied %1 of %2</source>
        <translation>angewendet %1 von %2</translation>
    </message>
    <message>
        <source>applied %1 of %2 (%3 pending)</source>
        <translation>angewendet %1 von %2 (%3 ausstehend)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TableInspector</name>
    <message>
        <source>Inspector of the selected table</source>
        <translation>Inspektor der gewählten Tabelle</translation>
    </message>
    <message>
        <source>Select a table to see its columns, keys and relations.</source>
        <translation>Eine Tabelle wählen, um ihre Spalten, Schlüssel und Beziehungen zu sehen.</translation>
    </message>
    <message>
        <source>The schema has no table &apos;%1&apos;.</source>
        <translation>Das Schema hat keine Tabelle „%1“.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TableText</name>
    <message>
        <source>(not in this schema)</source>
        <translation>(nicht in diesem Schema)</translation>
    </message>
    <message>
        <source>= now</source>
        <translation>= jetzt</translation>
    </message>
    <message>
        <source>= true</source>
        <translation>= wahr</translation>
    </message>
    <message>
        <source>= false</source>
        <translation>= falsch</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Refers to → (%1)</source>
        <translation>Verweist auf → (%1)</translation>
    </message>
    <message>
        <source>← Referenced by (%1)</source>
        <translation>← Referenziert von (%1)</translation>
    </message>
    <message>
        <source>Unique</source>
        <translation>Eindeutig</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>CHECK-Bedingungen</translation>
    </message>
    <message>
        <source>Indexes (%1)</source>
        <translation>Indizes (%1)</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>where %1</source>
        <translation>wo %1</translation>
    </message>
    <message>
        <source>created in</source>
        <translation>erzeugt in</translation>
    </message>
    <message>
        <source>changed in</source>
        <translation>geändert in</translation>
    </message>
    <message>
        <source>renamed in</source>
        <translation>umbenannt in</translation>
    </message>
    <message>
        <source>made anew in</source>
        <translation>neu erzeugt in</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No revision that can be read makes it.</source>
        <translation>Keine lesbare Revision erzeugt sie.</translation>
    </message>
    <message>
        <source>%1 looks like a reference to %2</source>
        <translation>%1 sieht nach einem Verweis auf %2 aus</translation>
    </message>
    <message>
        <source>%1 of %2 looks like a reference to this</source>
        <translation>%1 von %2 sieht nach einem Verweis hierauf aus</translation>
    </message>
    <message>
        <source>? Guessed (%1)</source>
        <translation>? Vermutet (%1)</translation>
    </message>
    <message>
        <source>From names and types only: there is no foreign key.</source>
        <translation>Nur aus Namen und Typen: einen Fremdschlüssel gibt es nicht.</translation>
    </message>
    <message>
        <source>%1: not null</source>
        <translation>%1: nicht null</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TablesModel</name>
    <message>
        <source>%1 (not certain)</source>
        <translation>%1 (nicht sicher)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Out →</source>
        <translation>Aus →</translation>
    </message>
    <message>
        <source>← In</source>
        <translation>← Ein</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Last touched by</source>
        <translation>Zuletzt durch</translation>
    </message>
    <message>
        <source>Foreign keys of this table: what it refers to</source>
        <translation>Fremdschlüssel dieser Tabelle: worauf sie verweist</translation>
    </message>
    <message>
        <source>Foreign keys of other tables, and of itself, that refer to it</source>
        <translation>Fremdschlüssel anderer Tabellen und ihrer selbst, die auf sie verweisen</translation>
    </message>
    <message>
        <source>Not counted yet, or this schema does not come from a database.</source>
        <translation>Noch nicht gezählt, oder dieses Schema kommt nicht aus einer Datenbank.</translation>
    </message>
    <message>
        <source>What the database believes: counting would have taken too long.</source>
        <translation>Was die Datenbank annimmt: Zählen hätte zu lange gedauert.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TablesPage</name>
    <message>
        <source>Not certain: %1</source>
        <translation>Nicht sicher: %1</translation>
    </message>
    <message>
        <source>Filter tables by name</source>
        <translation>Tabellen nach Name filtern</translation>
    </message>
    <message>
        <source>Filter of the tables</source>
        <translation>Filter der Tabellen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No tables</source>
        <translation>Keine Tabellen</translation>
    </message>
    <message>
        <source>Neither the database nor the history of this project has a table yet.</source>
        <translation>Weder die Datenbank noch der Verlauf dieses Projekts hat schon eine Tabelle.</translation>
    </message>
    <message>
        <source>No table matches</source>
        <translation>Keine Tabelle passt</translation>
    </message>
    <message>
        <source>No table&apos;s name contains “%1”. Clear the filter to see all tables again.</source>
        <translation>Kein Tabellenname enthält „%1“. Ohne Filter sind wieder alle Tabellen zu sehen.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TakeBackSheet</name>
    <message>
        <source># Goes away</source>
        <translation># Verschwindet</translation>
    </message>
    <message>
        <source># Comes back, byte for byte</source>
        <translation># Kommt zurück, Byte für Byte</translation>
    </message>
    <message>
        <source>A database that stands at %1 belongs at %2 then: stamp it, or limbeck stamp --purge %2.</source>
        <translation>Eine Datenbank, die bei %1 steht, gehört dann zu %2: Sie wird gestempelt, oder limbeck stamp --purge %2.</translation>
    </message>
    <message>
        <source>%1 are back, and %2 is gone.</source>
        <translation>%1 sind zurück, und %2 ist verschwunden.</translation>
    </message>
    <message>
        <source>%1 stands on %2 again.</source>
        <translation>%1 baut wieder auf %2 auf.</translation>
    </message>
    <message>
        <source>Take %1 back</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>%1 take the place of %2 again. No database is touched.</source>
        <translation>%1 treten wieder an die Stelle von %2. Keine Datenbank wird berührt.</translation>
    </message>
    <message>
        <source>What happens to files</source>
        <translation>Was mit Dateien geschieht</translation>
    </message>
    <message>
        <source>&amp;Put %1 back</source>
        <translation>%1 &amp;zurücklegen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetBar</name>
    <message>
        <source>Databases that are shown in the history as well</source>
        <translation>Datenbanken, die der Verlauf außerdem zeigt</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>Use this database</source>
        <translation>Diese Datenbank verwenden</translation>
    </message>
    <message>
        <source>Do not show it any more</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Where this database stands in the history</source>
        <translation>Wo diese Datenbank im Verlauf steht</translation>
    </message>
    <message>
        <source>It cannot be reached now: %1</source>
        <translation>Sie ist gerade nicht erreichbar: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetMenu</name>
    <message>
        <source>The database that upgrades and resets work on</source>
        <translation>Die Datenbank, auf die Upgrade und Zurücksetzen wirken</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>Keine Datenbank</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>Show in the history as well</source>
        <translation>Auch im Verlauf zeigen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetWatch</name>
    <message>
        <source>There is no file %1.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The history shows it %1: %2.</source>
        <translation>Der Verlauf zeigt sie %1: %2.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TaskRunner</name>
    <message>
        <source>Applying %1: %2</source>
        <translation>%1 wird angewendet: %2</translation>
    </message>
    <message>
        <source>Undoing %1: %2</source>
        <translation>%1 wird zurückgenommen: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TimeBar</name>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Look at the schema as of another moment of the history</source>
        <translation>Das Schema zu einem anderen Zeitpunkt des Verlaufs ansehen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Show on every page what differs from another moment</source>
        <translation>Auf jeder Seite zeigen, was sich gegenüber einem anderen Zeitpunkt unterscheidet</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>As of %1 ▾</source>
        <translation>Stand: %1 ▾</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Compare with %1 ▾</source>
        <translation>Vergleich mit %1 ▾</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>Vergleich mit %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TimeMemory</name>
    <message>
        <source>No project is open, so there is no history.</source>
        <translation>Kein Projekt ist geöffnet, also gibt es keinen Verlauf.</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>die Basis</translation>
    </message>
    <message>
        <source>There is nothing at &apos;%1&apos; to show.</source>
        <translation>Bei „%1“ gibt es nichts zu zeigen.</translation>
    </message>
    <message>
        <source>the models</source>
        <translation>die Modelle</translation>
    </message>
    <message>
        <source>The history is broken, so its schema is not known. The Problems page says where.</source>
        <translation>Der Verlauf ist beschädigt, also ist sein Schema nicht bekannt. Die Seite Probleme sagt, wo.</translation>
    </message>
    <message>
        <source>the database %1</source>
        <translation>die Datenbank %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UpgradeSheet</name>
    <message>
        <source>Stops:</source>
        <translation>Hält an:</translation>
    </message>
    <message>
        <source>Can lose data:</source>
        <translation>Kann Daten verlieren:</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Hinweis:</translation>
    </message>
    <message>
        <source>Downgrade %1</source>
        <translation>Downgrade von %1</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>Upgrade von %1</translation>
    </message>
    <message>
        <source>All in one transaction: if anything fails, nothing changes.</source>
        <translation>Alles in einer Transaktion: Scheitert etwas, ändert sich nichts.</translation>
    </message>
    <message>
        <source>One transaction per revision.</source>
        <translation>Eine Transaktion je Revision.</translation>
    </message>
    <message>
        <source>%1 with %2, in %3. %4</source>
        <translation>%1 mit %2, in %3. %4</translation>
    </message>
    <message>
        <source>Rows of these tables can lose something: %1. A backup is made first; Undo puts it back.</source>
        <translation>Zeilen dieser Tabellen können etwas verlieren: %1. Vorher wird eine Sicherung angelegt; Rückgängig spielt sie zurück.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>SQL of the plan</source>
        <translation>SQL des Plans</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ViewKeeper</name>
    <message>
        <source>There is a view “%1” already. Rename that one first.</source>
        <translation>Es gibt schon eine Ansicht „%1“. Diese ist zuerst umzubenennen.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ViewList</name>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ViewModel</name>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Every table</source>
        <translation>Alle Tabellen</translation>
    </message>
    <message>
        <source>%1, shown</source>
        <translation>%1, wird gezeigt</translation>
    </message>
    <message>
        <source>Show every table</source>
        <translation>Alle Tabellen zeigen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Workbench</name>
    <message>
        <source> The old database is kept as %1.</source>
        <translation> Die alte Datenbank bleibt als %1 erhalten.</translation>
    </message>
    <message>
        <source>no revision</source>
        <translation>keine Revision</translation>
    </message>
    <message>
        <source>Copying the example to %1</source>
        <translation>Das Beispiel wird nach %1 kopiert</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Planning the upgrade</source>
        <translation>Das Upgrade wird geplant</translation>
    </message>
    <message>
        <source>upgrade</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>Upgrading %1</source>
        <translation>Upgrade von %1</translation>
    </message>
    <message>
        <source>%1 upgraded to %2 in %3 s: %4 applied.%5</source>
        <translation>Upgrade von %1 auf %2 in %3 s: %4 angewendet.%5</translation>
    </message>
    <message>
        <source>Planning the downgrade</source>
        <translation>Das Downgrade wird geplant</translation>
    </message>
    <message>
        <source>downgrade</source>
        <translation>Downgrade</translation>
    </message>
    <message>
        <source>Downgrading %1</source>
        <translation>Downgrade von %1</translation>
    </message>
    <message>
        <source>%1 downgraded to %2 in %3 s: %4 taken back.%5</source>
        <translation>Downgrade von %1 auf %2 in %3 s: %4 zurückgenommen.%5</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>stamp</source>
        <translation>Stempel</translation>
    </message>
    <message>
        <source>Stamping %1</source>
        <translation>%1 wird gestempelt</translation>
    </message>
    <message>
        <source>%1 says now that it is at %2. Its tables are as they were; before, it said %3.</source>
        <translation>%1 sagt jetzt, bei %2 zu stehen. Die Tabellen sind, wie sie waren; vorher sagte sie %3.</translation>
    </message>
    <message>
        <source>Writing the merge</source>
        <translation>Die Merge-Revision wird geschrieben</translation>
    </message>
    <message>
        <source>Revision %1 joins the heads: %2. Take it back by deleting the file.</source>
        <translation>Revision %1 verbindet die Heads: %2. Zurückgenommen wird sie durch Löschen der Datei.</translation>
    </message>
    <message>
        <source>Counting what a reset takes away</source>
        <translation>Es wird gezählt, was ein Zurücksetzen wegnimmt</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Resetting %1</source>
        <translation>%1 wird zurückgesetzt</translation>
    </message>
    <message>
        <source>%1 reset to %2 in %3 s.%4</source>
        <translation>%1 in %3 s auf %2 zurückgesetzt.%4</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>%1 wird wiederhergestellt</translation>
    </message>
    <message>
        <source>%1 is again as in %2.%3</source>
        <translation>%1 ist wieder wie in %2.%3</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Der Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>undo an operation on</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Taking the %1 back</source>
        <translation>Wird zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
</TS>
