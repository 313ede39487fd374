<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>limbeck::EngineText</name>
    <message>
        <source>&apos;%1&apos;</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>%1 tabla</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 tablas</translation>
    </message>
    <message>
        <source>%1 column</source>
        <translation>%1 columna</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 columnas</translation>
    </message>
    <message>
        <source>%1 row</source>
        <translation>%1 fila</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 filas</translation>
    </message>
    <message>
        <source>%1 revision</source>
        <translation>%1 revisión</translation>
    </message>
    <message>
        <source>%1 revisions</source>
        <translation>%1 revisiones</translation>
    </message>
    <message>
        <source>Could not follow “%1”: %2</source>
        <translation>No se pudo seguir «%1»: %2</translation>
    </message>
    <message>
        <source>There is already a table &apos;%1&apos;.</source>
        <translation>Ya existe una tabla «%1».</translation>
    </message>
    <message>
        <source>There is no index &apos;%1&apos;.</source>
        <translation>No existe ningún índice «%1».</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no constraint &apos;%2&apos;.</source>
        <translation>La tabla «%1» no tiene ninguna restricción «%2».</translation>
    </message>
    <message>
        <source>The view &apos;%1&apos; may go with it.</source>
        <translation>La vista «%1» puede desaparecer con ello.</translation>
    </message>
    <message>
        <source>A temporary table takes the name of table &apos;%1&apos;.</source>
        <translation>Una tabla temporal toma el nombre de la tabla «%1».</translation>
    </message>
    <message>
        <source>An index over &apos;%1&apos; and other columns loses it.</source>
        <translation>Un índice sobre «%1» y otras columnas la pierde.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; was computed.</source>
        <translation>La columna «%1» era calculada.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no column &apos;%2&apos;.</source>
        <translation>La tabla «%1» no tiene ninguna columna «%2».</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no column &apos;%2&apos; to put another one beside.</source>
        <translation>La tabla «%1» no tiene ninguna columna «%2» junto a la que poner otra.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a primary key already; column &apos;%2&apos; cannot be another.</source>
        <translation>La tabla «%1» ya tiene una clave primaria; la columna «%2» no puede ser otra.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a column &apos;%2&apos; already.</source>
        <translation>La tabla «%1» ya tiene una columna «%2».</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: a foreign key of table &apos;%3&apos; refers to it.</source>
        <translation>La columna «%1» de la tabla «%2» no se puede eliminar: una clave foránea de la tabla «%3» hace referencia a ella.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: column &apos;%3&apos; is computed from it.</source>
        <translation>La columna «%1» de la tabla «%2» no se puede eliminar: la columna «%3» se calcula a partir de ella.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot be renamed: there is a column &apos;%3&apos; already.</source>
        <translation>La columna «%1» de la tabla «%2» no se puede renombrar: ya hay una columna «%3».</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a constraint &apos;%2&apos; already.</source>
        <translation>La tabla «%1» ya tiene una restricción «%2».</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has a primary key already.</source>
        <translation>La tabla «%1» ya tiene una clave primaria.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has an index &apos;%2&apos; already.</source>
        <translation>La tabla «%1» ya tiene un índice «%2».</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no index &apos;%2&apos;.</source>
        <translation>La tabla «%1» no tiene ningún índice «%2».</translation>
    </message>
    <message>
        <source>The server decides whether the case of a table&apos;s name counts.</source>
        <translation>El servidor decide si cuentan las mayúsculas en el nombre de una tabla.</translation>
    </message>
    <message>
        <source>There is already an enum type &apos;%1&apos;.</source>
        <translation>Ya existe un tipo enumerado «%1».</translation>
    </message>
    <message>
        <source>There is no enum type &apos;%1&apos;.</source>
        <translation>No existe ningún tipo enumerado «%1».</translation>
    </message>
    <message>
        <source>A condition of table &apos;%1&apos; names the value &apos;%2&apos;.</source>
        <translation>Una condición de la tabla «%1» nombra el valor «%2».</translation>
    </message>
    <message>
        <source>The enum type &apos;%1&apos; has a value &apos;%2&apos; already.</source>
        <translation>El tipo enumerado «%1» ya tiene un valor «%2».</translation>
    </message>
    <message>
        <source>The enum type &apos;%1&apos; has no value &apos;%2&apos;.</source>
        <translation>El tipo enumerado «%1» no tiene ningún valor «%2».</translation>
    </message>
    <message>
        <source>Columns of the type &apos;%1&apos; go with it.</source>
        <translation>Las columnas del tipo «%1» desaparecen con ello.</translation>
    </message>
    <message>
        <source>There is already a table or view &apos;%1&apos;.</source>
        <translation>Ya existe una tabla o vista «%1».</translation>
    </message>
    <message>
        <source>list of inserted values</source>
        <translation>lista de valores insertados</translation>
    </message>
    <message>
        <source>partial_reordering contradicts itself for the columns %1.</source>
        <translation>partial_reordering se contradice en las columnas %1.</translation>
    </message>
    <message>
        <source>create table %1 (%2)</source>
        <translation>crear la tabla %1 (%2)</translation>
    </message>
    <message>
        <source>drop table %1</source>
        <translation>eliminar la tabla %1</translation>
    </message>
    <message>
        <source>rename table %1 to %2</source>
        <translation>renombrar la tabla %1 como %2</translation>
    </message>
    <message>
        <source>add column %1 %2 to %3</source>
        <translation>añadir la columna %1 %2 a %3</translation>
    </message>
    <message>
        <source>add column %1 %2 not null to %3</source>
        <translation>añadir la columna %1 %2 NOT NULL a %3</translation>
    </message>
    <message>
        <source>drop column %1 of %2</source>
        <translation>eliminar la columna %1 de %2</translation>
    </message>
    <message>
        <source>drop the default</source>
        <translation>quitar el valor predeterminado</translation>
    </message>
    <message>
        <source>default &apos;%1&apos;</source>
        <translation>valor predeterminado &apos;%1&apos;</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>valor predeterminado %1</translation>
    </message>
    <message>
        <source>default current timestamp</source>
        <translation>valor predeterminado: marca de tiempo actual</translation>
    </message>
    <message>
        <source>default true</source>
        <translation>valor predeterminado verdadero</translation>
    </message>
    <message>
        <source>default false</source>
        <translation>valor predeterminado falso</translation>
    </message>
    <message>
        <source>rename to %1</source>
        <translation>renombrar como %1</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>tipo %1</translation>
    </message>
    <message>
        <source>nullable</source>
        <translation>admite NULL</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>NOT NULL</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>identidad</translation>
    </message>
    <message>
        <source>drop the identity</source>
        <translation>quitar la identidad</translation>
    </message>
    <message>
        <source>comment &apos;%1&apos;</source>
        <translation>comentario «%1»</translation>
    </message>
    <message>
        <source>drop the comment</source>
        <translation>quitar el comentario</translation>
    </message>
    <message>
        <source>autoincrement</source>
        <translation>autoincremento</translation>
    </message>
    <message>
        <source>move</source>
        <translation>mover</translation>
    </message>
    <message>
        <source>alter column %1 of %2: %3</source>
        <translation>modificar la columna %1 de %2: %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>create partial index %1 on %2 (%3)</source>
        <translation>crear el índice parcial %1 en %2 (%3)</translation>
    </message>
    <message>
        <source>create index %1 on %2 (%3)</source>
        <translation>crear el índice %1 en %2 (%3)</translation>
    </message>
    <message>
        <source>create unique partial index %1 on %2 (%3)</source>
        <translation>crear el índice único parcial %1 en %2 (%3)</translation>
    </message>
    <message>
        <source>create unique index %1 on %2 (%3)</source>
        <translation>crear el índice único %1 en %2 (%3)</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>sin nombre</translation>
    </message>
    <message>
        <source>drop index %1</source>
        <translation>eliminar el índice %1</translation>
    </message>
    <message>
        <source>drop index %1 of %2</source>
        <translation>eliminar el índice %1 de %2</translation>
    </message>
    <message>
        <source>add %1 to %2, referring to %3 (%4)</source>
        <translation>añadir a %2: %1, que hace referencia a %3 (%4)</translation>
    </message>
    <message>
        <source>add %1 to %2</source>
        <translation>añadir a %2: %1</translation>
    </message>
    <message>
        <source>unnamed %1</source>
        <translation>%1 sin nombre</translation>
    </message>
    <message>
        <source>drop %1 of %2</source>
        <translation>eliminar de %2: %1</translation>
    </message>
    <message>
        <source>set the comment of table %1 to &apos;%2&apos;</source>
        <translation>poner el comentario de la tabla %1: «%2»</translation>
    </message>
    <message>
        <source>drop the comment of table %1</source>
        <translation>quitar el comentario de la tabla %1</translation>
    </message>
    <message>
        <source>create enum type %1 (%2)</source>
        <translation>crear el tipo enumerado %1 (%2)</translation>
    </message>
    <message>
        <source>drop enum type %1</source>
        <translation>eliminar el tipo enumerado %1</translation>
    </message>
    <message>
        <source>insert %1 into %2</source>
        <translation>insertar %1 en %2</translation>
    </message>
    <message>
        <source>run SQL: %1</source>
        <translation>ejecutar SQL: %1</translation>
    </message>
    <message>
        <source>alter table %1 in one go: %2</source>
        <translation>modificar la tabla %1 de una vez: %2</translation>
    </message>
    <message>
        <source>outside of the transaction: %1</source>
        <translation>fuera de la transacción: %1</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no %2.</source>
        <translation>A la tabla «%1» le falta esto: %2.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no %2 &apos;%3&apos;; it has none at all.</source>
        <translation>A la tabla «%1» le falta esto: %2 «%3»; no tiene nada semejante.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has several that a %2 without a name could mean. There are: %3.</source>
        <translation>En la tabla «%1», sin nombre, puede tratarse de varias cosas: %2. Hay: %3.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no %2 &apos;%3&apos;. There are: %4.</source>
        <translation>A la tabla «%1» le falta esto: %2 «%3». Hay: %4.</translation>
    </message>
    <message>
        <source>The type &apos;%1&apos; is not known.</source>
        <translation>El tipo «%1» no se conoce.</translation>
    </message>
    <message>
        <source>The primary key of &apos;%1&apos; is not known, to which a foreign key refers.</source>
        <translation>No se conoce la clave primaria de «%1», a la que hace referencia una clave foránea.</translation>
    </message>
    <message>
        <source>Cannot reverse “%1”: %2.</source>
        <translation>No se puede invertir «%1»: %2.</translation>
    </message>
    <message>
        <source>what the table was is not known</source>
        <translation>no se sabe cómo era la tabla</translation>
    </message>
    <message>
        <source>what the column was is not known</source>
        <translation>no se sabe cómo era la columna</translation>
    </message>
    <message>
        <source>type</source>
        <translation>tipo</translation>
    </message>
    <message>
        <source>nullability</source>
        <translation>NULL o NOT NULL</translation>
    </message>
    <message>
        <source>server default</source>
        <translation>valor predeterminado del servidor</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>the existing %1 is not known</source>
        <translation>no se conoce lo que había antes: %1</translation>
    </message>
    <message>
        <source>where the moved column stood is not known</source>
        <translation>no se sabe dónde estaba la columna movida</translation>
    </message>
    <message>
        <source>what the index was is not known</source>
        <translation>no se sabe cómo era el índice</translation>
    </message>
    <message>
        <source>what the constraint was is not known</source>
        <translation>no se sabe cómo era la restricción</translation>
    </message>
    <message>
        <source>what the comment was is not known</source>
        <translation>no se sabe cuál era el comentario</translation>
    </message>
    <message>
        <source>the values of the enum type are not known</source>
        <translation>no se conocen los valores del tipo enumerado</translation>
    </message>
    <message>
        <source>inserted rows may have been changed since</source>
        <translation>las filas insertadas pueden haber cambiado desde entonces</translation>
    </message>
    <message>
        <source>what SQL text does is not known</source>
        <translation>no se sabe qué hace el texto SQL</translation>
    </message>
    <message>
        <source>what the table was before the batch is not known</source>
        <translation>no se sabe cómo era la tabla antes del cambio de una vez</translation>
    </message>
    <message>
        <source>There is no table &apos;%1&apos;.</source>
        <translation>No existe ninguna tabla «%1».</translation>
    </message>
    <message>
        <source>The %1 of table &apos;%2&apos; names a column &apos;%3&apos; that does not exist.</source>
        <translation>Tabla «%2», %1: se nombra una columna «%3» que no existe.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has two columns &apos;%2&apos;.</source>
        <translation>La tabla «%1» tiene dos columnas «%2».</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has two indexes &apos;%2&apos;.</source>
        <translation>La tabla «%1» tiene dos índices «%2».</translation>
    </message>
    <message>
        <source>index &apos;%1&apos;</source>
        <translation>índice «%1»</translation>
    </message>
    <message>
        <source>exclude constraint</source>
        <translation>restricción de exclusión</translation>
    </message>
    <message>
        <source>constraint</source>
        <translation>restricción</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>clave foránea</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>clave primaria</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>restricción de unicidad</translation>
    </message>
    <message>
        <source>check constraint</source>
        <translation>restricción CHECK</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;</source>
        <translation>%1 «%2»</translation>
    </message>
    <message>
        <source>unnamed %1 (%2)</source>
        <translation>%1 sin nombre (%2)</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once
The last one is used.</source>
        <translation>La revisión %1 existe más de una vez
Se usa la última.</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once
&apos;%2&apos; is used and &apos;%3&apos; is not; give one of them an id of its own.</source>
        <translation>La revisión %1 existe más de una vez
Se usa «%2» y no «%3»; una de las dos necesita un id propio.</translation>
    </message>
    <message>
        <source>Branch name &apos;%1&apos; in revision %2 already used by revision %3</source>
        <translation>El nombre de rama «%1» de la revisión %2 ya lo usa la revisión %3</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; follows &apos;%2&apos;, which is not present
Restore the script of &apos;%2&apos;, or correct down_revision.</source>
        <translation>La revisión «%1» sigue a «%2», que no existe
Ayuda restaurar el script de «%2» o corregir down_revision.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; depends on &apos;%2&apos;, which is short for &apos;%3&apos;: stock Alembic needs the whole id there</source>
        <translation>La revisión «%1» depende de «%2», abreviatura de «%3»: el Alembic normal necesita ahí el id completo</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; depends on &apos;%2&apos;, which is neither a revision nor a branch label
Restore its script, or correct depends_on.</source>
        <translation>La revisión «%1» depende de «%2», que no es ni una revisión ni una etiqueta de rama
Ayuda restaurar su script o corregir depends_on.</translation>
    </message>
    <message>
        <source>The id &apos;%1&apos; has %2 characters; the version table of Alembic holds %3, and PostgreSQL and MariaDB refuse more</source>
        <translation>El id «%1» tiene %2 caracteres; la tabla de versiones de Alembic admite %3, y PostgreSQL y MariaDB rechazan más</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; names &apos;%2&apos;, on which it stands anyway: stock Alembic can fail with KeyError when it applies &apos;%1&apos;</source>
        <translation>La revisión «%1» nombra «%2», en la que ya se apoya: el Alembic normal puede fallar con KeyError al aplicar «%1»</translation>
    </message>
    <message>
        <source>%1 is detected in revisions (%2)</source>
        <translation>%1 en las revisiones (%2)</translation>
    </message>
    <message>
        <source>%1 is detected in revisions (%2)
It is: %3.</source>
        <translation>%1 en las revisiones (%2)
Es decir: %3.</translation>
    </message>
    <message>
        <source> stands on </source>
        <translation> se apoya en </translation>
    </message>
    <message>
        <source>Self-loop</source>
        <translation>Bucle sobre sí misma</translation>
    </message>
    <message>
        <source>Dependency self-loop</source>
        <translation>Dependencia de sí misma</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Ciclo</translation>
    </message>
    <message>
        <source>Dependency cycle</source>
        <translation>Ciclo de dependencias</translation>
    </message>
    <message>
        <source>Character(s) &apos;%1&apos; not allowed in revision identifier &apos;%2&apos;</source>
        <translation>Los caracteres «%1» no se admiten en el id de revisión «%2»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the id of a revision: the word has a meaning of its own</source>
        <translation>«%1» no puede ser el id de una revisión: la palabra tiene un significado propio</translation>
    </message>
    <message>
        <source>The id &quot;%1&quot; contains a quote or a backslash, and stock Alembic writes ids into its SQL as they are: it cannot be kept in a version table. Rename the revision</source>
        <translation>El id «%1» contiene una comilla o una barra invertida, y el Alembic normal escribe los id tal cual en su SQL: no puede guardarse en una tabla de versiones. Conviene cambiar el nombre de la revisión</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
%2</source>
        <translation>No se encuentra la revisión «%1»
%2</translation>
    </message>
    <message>
        <source>Ambiguous walk
%1</source>
        <translation>El camino es ambiguo
%1</translation>
    </message>
    <message>
        <source>Multiple head revisions are present for given argument &apos;%1&apos;; please specify a specific target revision, &apos;&lt;branchname&gt;@%1&apos; to narrow to a specific head, or &apos;heads&apos; for all heads
The heads are %2.</source>
        <translation>Para «%1» hay varios heads; hace falta una revisión concreta, «&lt;rama&gt;@%1» para un head determinado o «heads» para todos
Los heads son %2.</translation>
    </message>
    <message>
        <source>Two scripts have the same id; give one of them another.</source>
        <translation>Dos scripts tienen el mismo id; uno necesita otro.</translation>
    </message>
    <message>
        <source>There are no branch labels.</source>
        <translation>No hay etiquetas de rama.</translation>
    </message>
    <message>
        <source>Branch labels are %1.</source>
        <translation>Las etiquetas de rama son %1.</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;. %2</source>
        <translation>No existe la rama «%1». %2</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is not a member of branch &apos;%2&apos;.</source>
        <translation>La revisión «%1» no pertenece a la rama «%2».</translation>
    </message>
    <message>
        <source>It is neither a revision nor a branch label, nor the beginning of one; &apos;limbeck history&apos; lists them all.</source>
        <translation>No es ni una revisión ni una etiqueta de rama, ni el comienzo de una; «limbeck history» las muestra todas.</translation>
    </message>
    <message>
        <source>Several begin with it: %1.</source>
        <translation>Varias empiezan así: %1.</translation>
    </message>
    <message>
        <source>From &apos;%1&apos; the way leads to %2; name one of them.</source>
        <translation>Desde «%1» el camino lleva a %2; hay que nombrar una.</translation>
    </message>
    <message>
        <source>The way can start at %1; name one of them.</source>
        <translation>El camino puede empezar en %1; hay que nombrar una.</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce that many migrations
There are fewer revisions below the heads.</source>
        <translation>La revisión relativa %1 no da tantas migraciones
Hay menos revisiones por debajo de los heads.</translation>
    </message>
    <message>
        <source>the naming convention computes &apos;%1&apos; in Python</source>
        <translation>la convención de nombres calcula «%1» en Python</translation>
    </message>
    <message>
        <source>the naming convention needs a name for it, and it has none: Alembic fails here</source>
        <translation>la convención de nombres necesita un nombre para ello, y no lo hay: Alembic falla aquí</translation>
    </message>
    <message>
        <source>the naming convention has the token &apos;%(%1)s&apos;, which SQLAlchemy does not know here</source>
        <translation>la convención de nombres tiene el símbolo «%(%1)s», que SQLAlchemy no conoce aquí</translation>
    </message>
    <message>
        <source>the naming convention asks for a referred column that there is not</source>
        <translation>la convención de nombres pide una columna referenciada que no existe</translation>
    </message>
    <message>
        <source>the naming convention has the rule &apos;%1&apos;, which is more than Limbeck understands</source>
        <translation>la convención de nombres tiene la regla «%1», que Limbeck no entiende</translation>
    </message>
    <message>
        <source>its name depends on the naming convention: %1</source>
        <translation>su nombre depende de la convención de nombres: %1</translation>
    </message>
    <message>
        <source>its name depends on the naming convention, which computes &apos;%1&apos; in Python</source>
        <translation>su nombre depende de la convención de nombres, que calcula «%1» en Python</translation>
    </message>
    <message>
        <source>SQL text that may change the schema: %1</source>
        <translation>Texto SQL que puede cambiar el esquema: %1</translation>
    </message>
    <message>
        <source>SQL text that may change the schema (%1): %2</source>
        <translation>Texto SQL que puede cambiar el esquema (%1): %2</translation>
    </message>
    <message>
        <source>SQL text that may change &apos;%1&apos;: %2</source>
        <translation>Texto SQL que puede cambiar «%1»: %2</translation>
    </message>
    <message>
        <source>SQL text that may change &apos;%1&apos; (%2): %3</source>
        <translation>Texto SQL que puede cambiar «%1» (%2): %3</translation>
    </message>
    <message>
        <source>The backup could not get its name &apos;%1&apos;.</source>
        <translation>La copia de seguridad no pudo recibir su nombre «%1».</translation>
    </message>
    <message>
        <source>The backup cannot be restored</source>
        <translation>La copia de seguridad no se puede restaurar</translation>
    </message>
    <message>
        <source>Nothing was restored</source>
        <translation>No se restauró nada</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; does not exist, so that there is nothing to back up.</source>
        <translation>El archivo de base de datos «%1» no existe, así que no hay nada que copiar.</translation>
    </message>
    <message>
        <source>The backup of &apos;%1&apos; failed</source>
        <translation>La copia de seguridad de «%1» ha fallado</translation>
    </message>
    <message>
        <source>The backup &apos;%1&apos; does not exist.</source>
        <translation>La copia de seguridad «%1» no existe.</translation>
    </message>
    <message>
        <source>A database in memory has no file that could be backed up or replaced.</source>
        <translation>Una base de datos en memoria no tiene archivo que copiar o reemplazar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no SQLite file, and only files can be put in each other&apos;s place.</source>
        <translation>«%1» no es un archivo de SQLite, y solo los archivos pueden intercambiarse.</translation>
    </message>
    <message>
        <source>The folder for backups &apos;%1&apos; cannot be created. You must be allowed to write there.</source>
        <translation>La carpeta para copias de seguridad «%1» no se puede crear. Hacen falta permisos de escritura.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2. Nothing was dropped.</source>
        <translation>«%1» no se puede escribir: %2. No se eliminó nada.</translation>
    </message>
    <message>
        <source>A %1 of &apos;%2&apos; was interrupted after it had begun to drop what was there, which this engine cannot take back: something may be missing.
Everything is in &apos;%3&apos;. &apos;limbeck restore %3&apos; brings it back, &apos;limbeck reset&apos; builds the database anew.</source>
        <translation>Una operación (%1) sobre «%2» se interrumpió cuando ya había empezado a eliminar lo que había, y este motor no puede deshacerlo: puede faltar algo.
Todo está en «%3». «limbeck restore %3» lo recupera, «limbeck reset» construye la base de datos de nuevo.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2</source>
        <translation>«%1» no se puede escribir: %2</translation>
    </message>
    <message>
        <source>No temporary file can be written: %1</source>
        <translation>No se puede escribir ningún archivo temporal: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is incomplete now, since MariaDB cannot take back what was dropped; the whole backup is still in &apos;%2&apos;</source>
        <translation>«%1» está incompleta ahora, porque MariaDB no puede deshacer lo eliminado; la copia completa sigue en «%2»</translation>
    </message>
    <message>
        <source>After restoring &apos;%1&apos;, table %2 has %3 rows instead of %4. The backup is still in &apos;%5&apos;.</source>
        <translation>Tras restaurar «%1», la tabla %2 tiene %3 filas en vez de %4. La copia de seguridad sigue en «%5».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no complete PostgreSQL dump: %2</source>
        <translation>«%1» no es un volcado completo de PostgreSQL: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no complete MariaDB dump.</source>
        <translation>«%1» no es un volcado completo de MariaDB.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be started: %2</source>
        <translation>«%1» no se puede iniciar: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ended with an error.</source>
        <translation>«%1» terminó con un error.</translation>
    </message>
    <message>
        <source>The database URL names a service and &apos;%1&apos;, which cannot both be handed to &apos;%2&apos; unseen. Write &apos;%1&apos; into the service file.</source>
        <translation>La URL de la base de datos nombra un servicio y «%1», que no pueden pasarse juntos a «%2» sin que se vean. «%1» debe ir en el archivo de servicios.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not installed. It belongs to the database&apos;s client programs: Debian&apos;s packages postgresql-client and mariadb-client.</source>
        <translation>«%1» no está instalado. Forma parte de los programas cliente de la base de datos: en Debian, los paquetes postgresql-client y mariadb-client.</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; is damaged: SQLite&apos;s integrity check failed.</source>
        <translation>El archivo de base de datos «%1» está dañado: falló la comprobación de integridad de SQLite.</translation>
    </message>
    <message>
        <source>The copy of &apos;%1&apos; does not have the same tables with as many rows, so it was not used.</source>
        <translation>La copia de «%1» no tiene las mismas tablas con igual número de filas, así que no se usó.</translation>
    </message>
    <message>
        <source>the write-ahead log is in use</source>
        <translation>el registro de escritura anticipada está en uso</translation>
    </message>
    <message>
        <source>A backup named &apos;%1&apos; is there already.</source>
        <translation>Ya existe una copia de seguridad llamada «%1».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there: another program is using the database, or it crashed and SQLite must repair it first. Open and close it once, then try again.</source>
        <translation>«%1» está ahí: otro programa usa la base de datos, o falló y SQLite tiene que repararla antes. Ayuda abrirla y cerrarla una vez y luego volver a intentarlo.</translation>
    </message>
    <message>
        <source>The new database &apos;%1&apos; could not take the place of &apos;%2&apos;. The old one is untouched.</source>
        <translation>La nueva base de datos «%1» no pudo ocupar el lugar de «%2». La antigua está intacta.</translation>
    </message>
    <message>
        <source>The new database &apos;%1&apos; is not there.</source>
        <translation>La nueva base de datos «%1» no está.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is gone; its last state is &apos;%2&apos;, which could not be copied back.</source>
        <translation>La base de datos «%1» ya no está; su último estado es «%2», que no se pudo copiar de vuelta.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2. The database was not touched.</source>
        <translation>«%1» no se puede escribir: %2. La base de datos no se tocó.</translation>
    </message>
    <message>
        <source>There is no backup of &apos;%1&apos; to restore.</source>
        <translation>No hay ninguna copia de seguridad de «%1» que restaurar.</translation>
    </message>
    <message>
        <source>There is no backup &apos;%1&apos;. `limbeck restore --list` shows those of &apos;%2&apos;.</source>
        <translation>No existe la copia de seguridad «%1». «limbeck restore --list» muestra las de «%2».</translation>
    </message>
    <message>
        <source>There is nothing to back up: &apos;%1&apos; does not exist.</source>
        <translation>No hay nada que copiar: «%1» no existe.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; took it away: %2 (%3). Ask for an earlier one with --as-of.</source>
        <translation>La revisión «%1» lo quitó: %2 (%3). Con --as-of se puede preguntar por una anterior.</translation>
    </message>
    <message>
        <source>create table %1 with column %2 %3</source>
        <translation>crear la tabla %1 con la columna %2 %3</translation>
    </message>
    <message>
        <source>create table %1 with column %2 %3 not null</source>
        <translation>crear la tabla %1 con la columna %2 %3 NOT NULL</translation>
    </message>
    <message>
        <source>Cannot %1 &apos;%2&apos; without a confirmation. Look at the preview (--dry-run), then say --yes.</source>
        <translation>Sin confirmación no es posible (%1 en «%2»). Primero conviene ver la vista previa (--dry-run) y después indicar --yes.</translation>
    </message>
    <message>
        <source>Cannot %1 &apos;%2&apos; just so: it lies outside the project and your home, so others may use it. Say --yes --target %2 if it is the one you mean.</source>
        <translation>No es posible sin más (%1 en «%2»): la base de datos está fuera del proyecto y de la carpeta personal, así que otros pueden usarla. Si es la que se quiere, sirve --yes --target %2.</translation>
    </message>
    <message>
        <source>Cannot %1 &apos;%2&apos;: its name or place says that it is a production database. Rename it if that is wrong; there is no option that overrides this.</source>
        <translation>No es posible (%1 en «%2»): el nombre o el lugar dicen que es una base de datos de producción. Si no lo es, ayuda cambiarle el nombre; ninguna opción lo anula.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made.</source>
        <translation>La carpeta «%1» no se puede crear.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be made.</source>
        <translation>«%1» no se puede crear.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has changed since the consolidation was planned. Plan it again.</source>
        <translation>«%1» ha cambiado desde que se planificó la consolidación. Hay que planificarla de nuevo.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation>«%1» no se puede leer: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2.</source>
        <translation>«%1» no se puede escribir: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies outside the project&apos;s version locations.</source>
        <translation>«%1» está fuera de las carpetas de versiones del proyecto.</translation>
    </message>
    <message>
        <source>Consolidate %1 revisions</source>
        <translation>Consolidar %1 revisiones</translation>
    </message>
    <message>
        <source>There is nothing to overrule at &apos;%1&apos;: no decision is about a revision of that id.</source>
        <translation>No hay nada que anular en «%1»: ninguna decisión trata de una revisión con ese id.</translation>
    </message>
    <message>
        <source>There is nothing to overrule at &apos;%1&apos;: the decisions about that revision are %2.</source>
        <translation>No hay nada que anular en «%1»: las decisiones sobre esa revisión son %2.</translation>
    </message>
    <message>
        <source>How to run the project&apos;s own Alembic is not configured. Write it into &apos;%1&apos;:
[alembic]
command = [&quot;python3&quot;, &quot;-m&quot;, &quot;alembic&quot;]</source>
        <translation>No está configurado cómo ejecutar el Alembic del proyecto. En «%1» debe ponerse:
[alembic]
command = [&quot;python3&quot;, &quot;-m&quot;, &quot;alembic&quot;]</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic cannot be started with &apos;%1&apos;: %2</source>
        <translation>El Alembic del proyecto no se puede iniciar con «%1»: %2</translation>
    </message>
    <message>
        <source>Cancelled while the project&apos;s Alembic ran.</source>
        <translation>Cancelado mientras se ejecutaba el Alembic del proyecto.</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic failed: %1</source>
        <translation>El Alembic del proyecto ha fallado: %1</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic works on %1, and Limbeck on %2. Nothing was delegated.</source>
        <translation>El Alembic del proyecto trabaja sobre %1, y Limbeck sobre %2. No se delegó nada.</translation>
    </message>
    <message>
        <source>a database that it does not tell</source>
        <translation>una base de datos que no dice</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic sees the version rows %1, and Limbeck %2. Nothing was delegated.</source>
        <translation>El Alembic del proyecto ve las filas de versión %1, y Limbeck %2. No se delegó nada.</translation>
    </message>
    <message>
        <source>Backing up %1</source>
        <translation>Copia de seguridad de %1</translation>
    </message>
    <message>
        <source>No backup could be made, so nothing was run</source>
        <translation>No se pudo hacer ninguna copia de seguridad, así que no se ejecutó nada</translation>
    </message>
    <message>
        <source>The project&apos;s own Alembic runs revision &apos;%1&apos;</source>
        <translation>El Alembic del propio proyecto ejecuta la revisión «%1»</translation>
    </message>
    <message>
        <source>The project&apos;s Alembic ran revision &apos;%1&apos; and left the version rows %2; they should be %3. Look at the database before anything else runs.</source>
        <translation>El Alembic del proyecto ejecutó la revisión «%1» y dejó las filas de versión %2; deberían ser %3. Conviene mirar la base de datos antes de ejecutar nada más.</translation>
    </message>
    <message>
        <source>by the project&apos;s own Alembic</source>
        <translation>por el Alembic del propio proyecto</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be delegated: it is not among what an upgrade to &apos;%2&apos; would run.</source>
        <translation>«%1» no se puede delegar: no está entre lo que ejecutaría una actualización a «%2».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be delegated: several revisions begin so.</source>
        <translation>«%1» no se puede delegar: varias revisiones empiezan así.</translation>
    </message>
    <message>
        <source>A database in memory cannot be delegated to another program.</source>
        <translation>Una base de datos en memoria no se puede delegar a otro programa.</translation>
    </message>
    <message>
        <source>the models</source>
        <translation>los modelos</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>la base</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>revisión %1</translation>
    </message>
    <message>
        <source>the history at %1 (%2)</source>
        <translation>el historial en %1 (%2)</translation>
    </message>
    <message>
        <source>database %1</source>
        <translation>base de datos %1</translation>
    </message>
    <message>
        <source>Database &apos;%1&apos; does not exist; an empty one is compared.</source>
        <translation>La base de datos «%1» no existe; se compara con una vacía.</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>informe %1</translation>
    </message>
    <message>
        <source>Report &apos;%1&apos; has defaults and conditions as the server wrote them; scripts may spell the same in another way.</source>
        <translation>El informe «%1» tiene los valores predeterminados y las condiciones como los escribió el servidor; los scripts pueden escribir lo mismo de otro modo.</translation>
    </message>
    <message>
        <source>Nothing was dropped.</source>
        <translation>No se eliminó nada.</translation>
    </message>
    <message>
        <source>What was dropped before stays dropped; &apos;limbeck restore&apos; brings everything back from &apos;%1&apos;.</source>
        <translation>Lo que se eliminó antes sigue eliminado; «limbeck restore» lo recupera todo de «%1».</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
A relative revision cannot be edited; name the revision itself.</source>
        <translation>No se encuentra la revisión «%1»
Una revisión relativa no se puede editar; hay que nombrar la revisión misma.</translation>
    </message>
    <message>
        <source>No current revisions</source>
        <translation>Ninguna revisión actual</translation>
    </message>
    <message>
        <source>No revision files indicated by symbol &apos;%1&apos;</source>
        <translation>«%1» no indica ningún archivo de revisión</translation>
    </message>
    <message>
        <source>The version table holds it.</source>
        <translation>La tabla de versiones la contiene.</translation>
    </message>
    <message>
        <source>The version table holds &apos;%1&apos;, which stands on it.</source>
        <translation>La tabla de versiones contiene «%1», que se apoya en ella.</translation>
    </message>
    <message>
        <source>The version table holds %1, which no script declares: nothing can be planned. See &apos;limbeck rescue&apos;.</source>
        <translation>La tabla de versiones contiene %1, que ningún script declara: no se puede planificar nada. «limbeck rescue» puede ayudar.</translation>
    </message>
    <message>
        <source>No upgrade from here leads to it.</source>
        <translation>Ninguna actualización lleva hasta ella desde aquí.</translation>
    </message>
    <message>
        <source>No upgrade can be planned: %1</source>
        <translation>No se puede planificar ninguna actualización: %1</translation>
    </message>
    <message>
        <source>Nothing below it is missing; it was not applied yet.</source>
        <translation>No falta nada por debajo; todavía no se ha aplicado.</translation>
    </message>
    <message>
        <source>%1 below it must be applied first.</source>
        <translation>Antes hay que aplicar lo que está por debajo: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the base: the empty database before the first revision, which needs no explanation. Name a revision.</source>
        <translation>«%1» es la base: la base de datos vacía antes de la primera revisión, que no necesita explicación. Hace falta una revisión.</translation>
    </message>
    <message>
        <source>What it does cannot be told: %1</source>
        <translation>No se puede decir qué hace: %1</translation>
    </message>
    <message>
        <source>Reading the history was cancelled.</source>
        <translation>La lectura del historial se canceló.</translation>
    </message>
    <message>
        <source>Cannot make the folder &apos;%1&apos;.</source>
        <translation>No se puede crear la carpeta «%1».</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>No se puede leer «%1»: %2.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>No se puede escribir «%1»: %2.</translation>
    </message>
    <message>
        <source>No such template %1
There is %2.</source>
        <translation>No existe la plantilla %1
Hay %2.</translation>
    </message>
    <message>
        <source>Say which folder to make, for example &apos;alembic&apos;.</source>
        <translation>Falta decir qué carpeta crear, por ejemplo «alembic».</translation>
    </message>
    <message>
        <source>Directory %1 already exists and is not empty</source>
        <translation>La carpeta %1 ya existe y no está vacía</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file, not a folder.</source>
        <translation>«%1» es un archivo, no una carpeta.</translation>
    </message>
    <message>
        <source>The upgrade of &apos;%1&apos; is not known.</source>
        <translation>No se conoce la actualización de «%1».</translation>
    </message>
    <message>
        <source>somebody else changed &apos;%1&apos; at the same moment. Try again.</source>
        <translation>alguien cambió «%1» en el mismo momento. Conviene volver a intentarlo.</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1: falta</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1: existe</translation>
    </message>
    <message>
        <source>%1 has another type</source>
        <translation>%1: tiene otro tipo</translation>
    </message>
    <message>
        <source>Using --sql with the revision command when revision_environment is not configured does not make any sense</source>
        <translation>Usar --sql para nuevas revisiones no tiene sentido si revision_environment no está configurado</translation>
    </message>
    <message>
        <source>A new revision needs a whole history.</source>
        <translation>Una revisión nueva necesita un historial completo.</translation>
    </message>
    <message>
        <source>Alembic will not see &apos;%1&apos;, since it lies in a folder below: set &apos;recursive_version_locations = true&apos; in &apos;%2&apos;.</source>
        <translation>Alembic no verá «%1», porque está en una carpeta inferior: en «%2» ayuda «recursive_version_locations = true».</translation>
    </message>
    <message>
        <source>The id &apos;%1&apos; is longer than the %2 characters of Alembic&apos;s version table: PostgreSQL and MariaDB will refuse it, though SQLite will not.</source>
        <translation>El id «%1» supera los %2 caracteres de la tabla de versiones de Alembic: PostgreSQL y MariaDB lo rechazarán, SQLite no.</translation>
    </message>
    <message>
        <source>&apos;revision_environment&apos; is set: Alembic would have run env.py, which may change what new scripts look like. Limbeck never runs a project&apos;s Python.</source>
        <translation>«revision_environment» está activado: Alembic habría ejecutado env.py, que puede cambiar el aspecto de los scripts nuevos. Limbeck nunca ejecuta el Python de un proyecto.</translation>
    </message>
    <message>
        <source>The dependency on &apos;%1&apos; is redundant, since the new revision stands on it anyway; stock Alembic can fail on such a dependency.</source>
        <translation>La dependencia de «%1» sobra, porque la revisión nueva ya se apoya en ella; el Alembic normal puede fallar con una dependencia así.</translation>
    </message>
    <message>
        <source>Say which revisions to merge: two or more ids or labels, or &apos;heads&apos;.</source>
        <translation>Falta decir qué revisiones fusionar: dos o más id o etiquetas, o «heads».</translation>
    </message>
    <message>
        <source>There is no %1 &apos;%2&apos;.</source>
        <translation>No existe: %1 «%2».</translation>
    </message>
    <message>
        <source>The nearest name is %1.</source>
        <translation>El nombre más parecido es %1.</translation>
    </message>
    <message>
        <source>The nearest names are %1.</source>
        <translation>Los nombres más parecidos son %1.</translation>
    </message>
    <message>
        <source>There is none at all.</source>
        <translation>No hay absolutamente nada de eso.</translation>
    </message>
    <message>
        <source>None of the %1 that there are has a name like it.</source>
        <translation>Ninguno de los %1 que hay tiene un nombre parecido.</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tabla</translation>
    </message>
    <message>
        <source>column</source>
        <translation>columna</translation>
    </message>
    <message>
        <source>The %1 of %2</source>
        <translation>La operación «%1» del %2</translation>
    </message>
    <message>
        <source>%1 cannot be taken back: %2</source>
        <translation>%1 no se puede deshacer: %2</translation>
    </message>
    <message>
        <source>no backup was made, since it could lose nothing. &apos;limbeck downgrade %1&apos; runs the revisions&apos; own way back.</source>
        <translation>no se hizo copia de seguridad, porque no se podía perder nada. «limbeck downgrade %1» ejecuta el camino de vuelta de las propias revisiones.</translation>
    </message>
    <message>
        <source>no backup was made, since it could lose nothing. &apos;limbeck upgrade %1&apos; runs the revisions again.</source>
        <translation>no se hizo copia de seguridad, porque no se podía perder nada. «limbeck upgrade %1» ejecuta las revisiones de nuevo.</translation>
    </message>
    <message>
        <source>there was nothing in the database before it that could be put back.</source>
        <translation>antes no había nada en la base de datos que se pudiera recuperar.</translation>
    </message>
    <message>
        <source>no backup was made before it.</source>
        <translation>antes no se hizo ninguna copia de seguridad.</translation>
    </message>
    <message>
        <source>it was done on &apos;%1&apos;. Choose that database first.</source>
        <translation>se hizo en «%1». Antes hay que elegir esa base de datos.</translation>
    </message>
    <message>
        <source>its backup &apos;%1&apos; is no longer there.</source>
        <translation>su copia de seguridad «%1» ya no está.</translation>
    </message>
    <message>
        <source>its file &apos;%1&apos; is gone already.</source>
        <translation>su archivo «%1» ya no está.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since, which would be lost. Delete it yourself if you do not need it.</source>
        <translation>«%1» se editó después, y eso se perdería. Si no hace falta, se puede borrar a mano.</translation>
    </message>
    <message>
        <source>revision &apos;%1&apos; stands on it. Take that one back first.</source>
        <translation>la revisión «%1» se apoya en ella. Antes hay que deshacer esa.</translation>
    </message>
    <message>
        <source>its archive is not there any more.</source>
        <translation>su archivo histórico ya no está.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since.</source>
        <translation>«%1» se editó después.</translation>
    </message>
    <message>
        <source>&apos;limbeck override %1 --remove&apos; takes the file away.</source>
        <translation>«limbeck override %1 --remove» quita el archivo.</translation>
    </message>
    <message>
        <source>nothing of the state before it was kept.</source>
        <translation>no se guardó nada del estado anterior.</translation>
    </message>
    <message>
        <source>There is no operation &apos;%1&apos;. &apos;limbeck log&apos; lists those there are.</source>
        <translation>No existe la operación «%1». «limbeck log» muestra las que hay.</translation>
    </message>
    <message>
        <source>Several operations begin with &apos;%1&apos;. Write more of its letters.</source>
        <translation>Varias operaciones empiezan por «%1». Ayudan más letras.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is at revision &apos;%2&apos;, so its script is not removed. Downgrade first.</source>
        <translation>«%1» está en la revisión «%2», así que su script no se quita. Antes hace falta retroceder.</translation>
    </message>
    <message>
        <source>Something else was done since this was planned, so nothing is taken back. Look again at what an undo would do now.</source>
        <translation>Después de planificar esto se hizo otra cosa, así que no se deshace nada. Conviene volver a mirar qué haría ahora.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was left at %2 and is at %3 now: something that is not in this log has moved it. Its version rows are not changed.</source>
        <translation>«%1» se dejó en %2 y ahora está en %3: la ha movido algo que no figura en este registro. Sus filas de versión no se cambian.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be removed.</source>
        <translation>«%1» no se puede quitar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is removed.</source>
        <translation>«%1» se ha quitado.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>That takes back what came later, too: %1.</source>
        <translation>Con ello se deshace también lo que vino después: %1.</translation>
    </message>
    <message>
        <source>Puts &apos;%1&apos; back as it was before the %2, at %3; what is there now becomes a backup.</source>
        <translation>Deja «%1» como estaba antes de esta operación (%2), en %3; lo que hay ahora pasa a ser una copia de seguridad.</translation>
    </message>
    <message>
        <source>Makes &apos;%1&apos; say again that it is at %2; its tables stay as they are.</source>
        <translation>Hace que «%1» vuelva a decir que está en %2; sus tablas se quedan como están.</translation>
    </message>
    <message>
        <source>Removes &apos;%1&apos;, which nobody has edited.</source>
        <translation>Quita «%1», que nadie ha editado.</translation>
    </message>
    <message>
        <source>Puts the %1 that &apos;%2&apos; replaced back, byte for byte.</source>
        <translation>Devuelve, byte a byte, lo que «%2» reemplazó: %1.</translation>
    </message>
    <message>
        <source>Gives &apos;%1&apos; its old text back.</source>
        <translation>Devuelve a «%1» su texto anterior.</translation>
    </message>
    <message>
        <source>it changed nothing.</source>
        <translation>no cambió nada.</translation>
    </message>
    <message>
        <source>that has been done already.</source>
        <translation>eso ya se ha hecho.</translation>
    </message>
    <message>
        <source>the %1 of %2 came after it. Take that back first.</source>
        <translation>la operación «%1» del %2 vino después. Antes hay que deshacer esa.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is again as it was before the %2.</source>
        <translation>«%1» está de nuevo como antes de la operación «%2».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; says again that it is at %2.</source>
        <translation>«%1» vuelve a decir que está en %2.</translation>
    </message>
    <message>
        <source>%1 are back.</source>
        <translation>De vuelta: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has its old text back.</source>
        <translation>«%1» tiene de nuevo su texto anterior.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not name one revision.</source>
        <translation>«%1» no nombra una única revisión.</translation>
    </message>
    <message>
        <source>There is no SQL statement in it.</source>
        <translation>No contiene ninguna sentencia SQL.</translation>
    </message>
    <message>
        <source>There is no override &apos;%1&apos;.</source>
        <translation>No existe la sustitución «%1».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2</source>
        <translation>«%1» no se puede leer: %2</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is a merge, so the side of &apos;%2&apos; is no single line that could be put on &apos;%3&apos;. Merge the heads instead.</source>
        <translation>La revisión «%1» es una fusión, así que el lado de «%2» no es una sola línea que se pueda poner sobre «%3». En su lugar ayuda fusionar los heads.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands on nothing that &apos;%2&apos; does not have; there is nothing to rebase.</source>
        <translation>«%1» no se apoya en nada que «%2» no tenga; no hay nada que trasladar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands on &apos;%2&apos; already.</source>
        <translation>«%1» ya se apoya en «%2».</translation>
    </message>
    <message>
        <source>There is no rebase to undo.</source>
        <translation>No hay ningún traslado que deshacer.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names a file outside the project, so nothing was undone.</source>
        <translation>«%1» nombra un archivo fuera del proyecto, así que no se deshizo nada.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since the rebase, so it is left alone. Its old text is in &apos;%2&apos;.</source>
        <translation>«%1» se editó después del traslado, así que se deja como está. Su texto anterior está en «%2».</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is applied to a database already, which would never get what a rebase puts below it. Use `limbeck merge %2 %3` instead.</source>
        <translation>La revisión «%1» ya está aplicada en una base de datos, que nunca recibiría lo que se pone debajo. En su lugar ayuda «limbeck merge %2 %3».</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; has no script that can be read.</source>
        <translation>La revisión «%1» no tiene ningún script legible.</translation>
    </message>
    <message>
        <source>The down_revision of &apos;%1&apos; is not one plain line, so Limbeck does not edit it. Set it to &apos;%2&apos; by hand.</source>
        <translation>El down_revision de «%1» no es una sola línea sencilla, así que Limbeck no la edita. A mano debe ponerse «%2».</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made; nothing was changed.</source>
        <translation>La carpeta «%1» no se puede crear; no se cambió nada.</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
The database is stamped with %2, which no script has. Bring the script back (`limbeck rescue %1` looks for it in git) before repairing.</source>
        <translation>No se encuentra la revisión «%1»
La base de datos está marcada con %2, que ningún script tiene. Antes de reparar hay que recuperar el script («limbeck rescue %1» lo busca en git).</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Escribiendo el informe</translation>
    </message>
    <message>
        <source>The report was cancelled. Nothing was written.</source>
        <translation>El informe se canceló. No se escribió nada.</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Leyendo el historial</translation>
    </message>
    <message>
        <source>Reading the database</source>
        <translation>Leyendo la base de datos</translation>
    </message>
    <message>
        <source>Database &apos;%1&apos; does not exist, so there is nothing to report.</source>
        <translation>La base de datos «%1» no existe, así que no hay nada sobre lo que informar.</translation>
    </message>
    <message>
        <source>No table is called like &apos;%1&apos;. There are %2; &apos;limbeck report csv&apos; lists them.</source>
        <translation>Ninguna tabla se llama como «%1». Hay %2; «limbeck report csv» las muestra.</translation>
    </message>
    <message>
        <source>Laying out the diagram</source>
        <translation>Distribuyendo el diagrama</translation>
    </message>
    <message>
        <source>git could not be run in &apos;%1&apos;: %2</source>
        <translation>No se pudo ejecutar git en «%1»: %2</translation>
    </message>
    <message>
        <source>git could not look into &apos;%1&apos;: %2</source>
        <translation>git no pudo examinar «%1»: %2</translation>
    </message>
    <message>
        <source>git is not installed, so it cannot be asked.</source>
        <translation>git no está instalado, así que no se le puede preguntar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a revision&apos;s id.</source>
        <translation>«%1» no puede ser el id de una revisión.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already; nothing was written.</source>
        <translation>«%1» ya existe; no se escribió nada.</translation>
    </message>
    <message>
        <source>A database in memory has nothing to reset.</source>
        <translation>Una base de datos en memoria no tiene nada que restablecer.</translation>
    </message>
    <message>
        <source>The new database failed SQLite&apos;s integrity check.</source>
        <translation>La nueva base de datos no superó la comprobación de integridad de SQLite.</translation>
    </message>
    <message>
        <source>The new database is not what the history says it should be; look at %1.</source>
        <translation>La nueva base de datos no es lo que según el historial debería ser; conviene mirar %1.</translation>
    </message>
    <message>
        <source>its tables</source>
        <translation>sus tablas</translation>
    </message>
    <message>
        <source>Checking the new database</source>
        <translation>Comprobando la nueva base de datos</translation>
    </message>
    <message>
        <source>Another reset of &apos;%1&apos; is at work. Wait until it has ended, and try again.</source>
        <translation>Ya hay otro restablecimiento de «%1» en marcha. Cuando termine, se puede volver a intentar.</translation>
    </message>
    <message>
        <source>Putting the new database in place</source>
        <translation>Colocando la nueva base de datos</translation>
    </message>
    <message>
        <source>There are no revisions, so that nothing would be built again. Look at &apos;version_locations&apos; in &apos;%1&apos;; &apos;limbeck drop-all&apos; only drops.</source>
        <translation>No hay revisiones, así que no se volvería a construir nada. Conviene mirar «version_locations» en «%1»; «limbeck drop-all» solo elimina.</translation>
    </message>
    <message>
        <source>Bringing back what was dropped</source>
        <translation>Recuperando lo eliminado</translation>
    </message>
    <message>
        <source>What was dropped has been brought back.</source>
        <translation>Lo eliminado se ha recuperado.</translation>
    </message>
    <message>
        <source>What was dropped could not be brought back: %1 The backup is &apos;%2&apos;.</source>
        <translation>Lo eliminado no se pudo recuperar: %1 La copia de seguridad es «%2».</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;
A relative revision cannot be used here; name the revision itself.</source>
        <translation>No se encuentra la revisión «%1»
Aquí no sirve una revisión relativa; hay que nombrar la revisión misma.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.
The heads are %1; name one with --head.</source>
        <translation>Hay varios heads; hay que decir en cuál se apoya la revisión nueva, o hacer una fusión.
Los heads son %1; --head nombra uno.</translation>
    </message>
    <message>
        <source>Path %1 is not represented in current version locations
There is %2; more can be added to &apos;version_locations&apos; in &apos;%3&apos;.</source>
        <translation>La ruta %1 no está entre las carpetas de versiones
Hay %2; se pueden añadir más a «version_locations» en «%3».</translation>
    </message>
    <message>
        <source>There is a revision or branch &apos;%1&apos; already, in &apos;%2&apos;. Choose another --rev-id.</source>
        <translation>Ya hay una revisión o rama «%1», en «%2». Ayuda otro --rev-id.</translation>
    </message>
    <message>
        <source>Duplicate head revisions specified</source>
        <translation>Se indicó un head más de una vez</translation>
    </message>
    <message>
        <source>Revision %1 is not a head revision; please specify --splice to create a new branch from this revision</source>
        <translation>La revisión %1 no es un head; con --splice empieza ahí una rama nueva</translation>
    </message>
    <message>
        <source>A revision can only depend on single revisions, and &apos;%1&apos; means %2.</source>
        <translation>Una revisión solo puede depender de revisiones concretas, y «%1» significa %2.</translation>
    </message>
    <message>
        <source>Multiple version locations present, please specify --version-path
There is %1.</source>
        <translation>Hay varias carpetas de versiones; hay que indicar --version-path
Hay %1.</translation>
    </message>
    <message>
        <source>Rows are in the way, so nothing was run:</source>
        <translation>Hay filas que lo impiden, así que no se ejecutó nada:</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… y %1 más</translation>
    </message>
    <message>
        <source>Mend the rows first; --no-checks tries it nevertheless.</source>
        <translation>Primero hay que arreglar las filas; --no-checks lo intenta igualmente.</translation>
    </message>
    <message>
        <source>Checking the rows of %1</source>
        <translation>Comprobando las filas de %1</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was run.</source>
        <translation>Cancelado. No se ejecutó nada.</translation>
    </message>
    <message>
        <source>%1 says &apos;models = %2&apos;, but no models of that name are compiled in.</source>
        <translation>%1 dice «models = %2», pero no hay modelos compilados con ese nombre.</translation>
    </message>
    <message>
        <source>The models of &apos;%1&apos; are written in Python, which Limbeck does not read yet. Use `limbeck upgrade` to create the tables from the revisions.</source>
        <translation>Los modelos de «%1» están escritos en Python, que Limbeck todavía no lee. «limbeck upgrade» crea las tablas a partir de las revisiones.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no columns to show.</source>
        <translation>La tabla «%1» no tiene columnas que mostrar.</translation>
    </message>
    <message>
        <source>A quote does not end in the setting &apos;%1.options&apos;: %2</source>
        <translation>En el ajuste «%1.options» no se cierra una comilla: %2</translation>
    </message>
    <message>
        <source>Key &apos;%1.type&apos; (or &apos;type&apos; in toml) is required for post write hook &apos;%1&apos;</source>
        <translation>Para el gancho de escritura «%1» hace falta «%1.type» (o «type» en toml)</translation>
    </message>
    <message>
        <source>No formatter with name &apos;%1&apos; registered
The hook &apos;%2&apos; has this type; there are &apos;exec&apos;, &apos;console_scripts&apos; and &apos;module&apos;.</source>
        <translation>No hay ningún formateador llamado «%1»
El gancho «%2» es de ese tipo; hay «exec», «console_scripts» y «module».</translation>
    </message>
    <message>
        <source>Key %1.%2 is required for post write hook &apos;%1&apos;</source>
        <translation>Para el gancho de escritura «%1» hace falta «%1.%2»</translation>
    </message>
    <message>
        <source>There is no program &apos;%1&apos;.</source>
        <translation>No existe el programa «%1».</translation>
    </message>
    <message>
        <source>It is a Python %1, which Limbeck runs only if PATH has a program of its name, and there is no &apos;%2&apos;. Run it yourself, or write a hook of the type &apos;exec&apos;.</source>
        <translation>Es de Python (%1), y Limbeck solo lo ejecuta si PATH tiene un programa de ese nombre; «%2» no existe. Ayuda ejecutarlo a mano, o un gancho del tipo «exec».</translation>
    </message>
    <message>
        <source>console script</source>
        <translation>script de consola</translation>
    </message>
    <message>
        <source>The post write hook &apos;%1&apos; was not run. %2</source>
        <translation>El gancho de escritura «%1» no se ejecutó. %2</translation>
    </message>
    <message>
        <source>The post write hook &apos;%1&apos; did not come to its end: %2.</source>
        <translation>El gancho de escritura «%1» no llegó a su fin: %2.</translation>
    </message>
    <message>
        <source>the database did not answer within %1 s.</source>
        <translation>la base de datos no respondió en %1 s.</translation>
    </message>
    <message>
        <source>the checks were cancelled.</source>
        <translation>las comprobaciones se cancelaron.</translation>
    </message>
    <message>
        <source>the checks before it took all the time there was.</source>
        <translation>las comprobaciones anteriores consumieron todo el tiempo.</translation>
    </message>
    <message>
        <source>%1 row of %2 has no value</source>
        <translation>%1 fila de %2 no tiene valor</translation>
    </message>
    <message>
        <source>%1 rows of %2 have no value</source>
        <translation>%1 filas de %2 no tienen valor</translation>
    </message>
    <message>
        <source>%1 value of %2 is there more than once</source>
        <translation>%1 valor de %2 aparece más de una vez</translation>
    </message>
    <message>
        <source>%1 values of %2 are there more than once</source>
        <translation>%1 valores de %2 aparecen más de una vez</translation>
    </message>
    <message>
        <source>%1 value of %2 does not fit into %3</source>
        <translation>%1 valor de %2 no cabe en %3</translation>
    </message>
    <message>
        <source>%1 values of %2 do not fit into %3</source>
        <translation>%1 valores de %2 no caben en %3</translation>
    </message>
    <message>
        <source>%1 row of %2 refers to nothing in %3</source>
        <translation>%1 fila de %2 no hace referencia a nada en %3</translation>
    </message>
    <message>
        <source>%1 rows of %2 refer to nothing in %3</source>
        <translation>%1 filas de %2 no hacen referencia a nada en %3</translation>
    </message>
    <message>
        <source>%1 row is in %2, which would have no value in the new column</source>
        <translation>Hay %1 fila en %2, que no tendría valor en la columna nueva</translation>
    </message>
    <message>
        <source>%1 rows are in %2, which would have no value in the new column</source>
        <translation>Hay %1 filas en %2, que no tendrían valor en la columna nueva</translation>
    </message>
    <message>
        <source>Every row of %1 has a value.</source>
        <translation>Cada fila de %1 tiene un valor.</translation>
    </message>
    <message>
        <source>No value of %1 is there twice.</source>
        <translation>Ningún valor de %1 aparece dos veces.</translation>
    </message>
    <message>
        <source>Every value of %1 fits into %2.</source>
        <translation>Cada valor de %1 cabe en %2.</translation>
    </message>
    <message>
        <source>Every row of %1 has its row in %2.</source>
        <translation>Cada fila de %1 tiene su fila en %2.</translation>
    </message>
    <message>
        <source>%1 has no rows.</source>
        <translation>%1 no tiene filas.</translation>
    </message>
    <message>
        <source>the engine keeps such values as they are</source>
        <translation>el motor conserva esos valores como están</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 will fail, unless what runs before it mends them</source>
        <translation>«%1» de %2 fallará, salvo que lo que se ejecuta antes los arregle</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 will fail</source>
        <translation>«%1» de %2 fallará</translation>
    </message>
    <message>
        <source>Not known whether &apos;%1&apos; of %2 can be carried out on the rows of %3: %4</source>
        <translation>No se sabe si «%1» de %2 se puede ejecutar con las filas de %3: %4</translation>
    </message>
    <message>
        <source>Cannot be checked beforehand: &apos;%1&apos; of %2. %3</source>
        <translation>No se puede comprobar antes: «%1» de %2. %3</translation>
    </message>
    <message>
        <source>The plan itself makes the column &apos;%1&apos; of &apos;%2&apos; before that.</source>
        <translation>El propio plan crea antes la columna «%1» de «%2».</translation>
    </message>
    <message>
        <source>SQL of the script converts the values (postgresql_using).</source>
        <translation>SQL del script convierte los valores (postgresql_using).</translation>
    </message>
    <message>
        <source>Whether each value becomes %1 is seen only when it is converted.</source>
        <translation>Si cada valor pasa a %1 se ve solo al convertirlo.</translation>
    </message>
    <message>
        <source>SQL of the script says which rows the index holds.</source>
        <translation>SQL del script dice qué filas contiene el índice.</translation>
    </message>
    <message>
        <source>The plan itself makes &apos;%1&apos;, to which it refers, or its key.</source>
        <translation>El propio plan crea «%1», a la que hace referencia, o su clave.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>options</source>
        <translation>opciones</translation>
    </message>
    <message>
        <source>prefixes</source>
        <translation>prefijos</translation>
    </message>
    <message>
        <source>order of columns</source>
        <translation>orden de las columnas</translation>
    </message>
    <message>
        <source>null</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>permitido</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>no permitido</translation>
    </message>
    <message>
        <source>default</source>
        <translation>valor predeterminado</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculada</translation>
    </message>
    <message>
        <source>index</source>
        <translation>índice</translation>
    </message>
    <message>
        <source>enum type</source>
        <translation>tipo enumerado</translation>
    </message>
    <message>
        <source>view</source>
        <translation>vista</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>disparador</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>secuencia</translation>
    </message>
    <message>
        <source>added</source>
        <translation>añadido</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>eliminado</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiado</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 de %3</translation>
    </message>
    <message>
        <source>This SQLite library cannot tell the sizes of tables.</source>
        <translation>Esta biblioteca de SQLite no puede decir el tamaño de las tablas.</translation>
    </message>
    <message>
        <source>on delete %1</source>
        <translation>al eliminar %1</translation>
    </message>
    <message>
        <source>on update %1</source>
        <translation>al actualizar %1</translation>
    </message>
    <message>
        <source>The places of the tables cannot be read: %1 at character %2.</source>
        <translation>Los lugares de las tablas no se pueden leer: %1 en el carácter %2.</translation>
    </message>
    <message>
        <source>The places of the tables were written by a later version of Limbeck.</source>
        <translation>Los lugares de las tablas los escribió una versión posterior de Limbeck.</translation>
    </message>
    <message>
        <source>Graphviz did not say where every table of the diagram goes.</source>
        <translation>Graphviz no dijo dónde va cada tabla del diagrama.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because Graphviz did not finish.</source>
        <translation>Las tablas se muestran en una cuadrícula, porque Graphviz no terminó.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because Graphviz took longer than %1 seconds.</source>
        <translation>Las tablas se muestran en una cuadrícula, porque Graphviz tardó más de %1 segundos.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because the layout was cancelled.</source>
        <translation>Las tablas se muestran en una cuadrícula, porque se canceló la distribución.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because the program &apos;%1&apos; of Graphviz was not found. Install the package &apos;graphviz&apos; for a real layout.</source>
        <translation>Las tablas se muestran en una cuadrícula, porque no se encontró el programa «%1» de Graphviz. Con el paquete «graphviz» hay una distribución de verdad.</translation>
    </message>
    <message>
        <source>Tables are shown in a grid, because layers of more than %1 tables cannot be read. The overview shows any number.</source>
        <translation>Las tablas se muestran en una cuadrícula, porque las capas con más de %1 tablas no se pueden leer. La vista general muestra cualquier cantidad.</translation>
    </message>
    <message>
        <source>The operations log &apos;%1&apos; cannot be read: %2</source>
        <translation>El registro de operaciones «%1» no se puede leer: %2</translation>
    </message>
    <message>
        <source>The operations log &apos;%1&apos; cannot be written: %2</source>
        <translation>El registro de operaciones «%1» no se puede escribir: %2</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is archived: &apos;%2&apos; stands for it, and nothing stops inside that. &apos;limbeck unconsolidate %2&apos; brings the old revisions back; then it can be reached.</source>
        <translation>La revisión «%1» está archivada: «%2» la representa, y nada se detiene dentro. «limbeck unconsolidate %2» recupera las revisiones antiguas; entonces se puede llegar a ella.</translation>
    </message>
    <message>
        <source>History range requires [start]:[end], [start]:, or :[end]
&apos;%1&apos; is none of these.</source>
        <translation>Un tramo del historial es [inicio]:[fin], [inicio]: o :[fin]
«%1» no es nada de eso.</translation>
    </message>
    <message>
        <source>Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch
The start must stand below the end.</source>
        <translation>El tramo %1:%2 no está en una línea de la misma rama
El inicio debe estar por debajo del fin.</translation>
    </message>
    <message>
        <source>downgrade with --sql requires &lt;fromrev&gt;:&lt;torev&gt;
Without a database only you know where the downgrade starts.</source>
        <translation>Un retroceso con --sql necesita &lt;desde&gt;:&lt;hasta&gt;
Sin base de datos no consta en otro sitio dónde empieza el retroceso.</translation>
    </message>
    <message>
        <source>Stamp operation with --sql only supports a single starting revision at a time
&apos;%1&apos; and &apos;%2&apos; were given.</source>
        <translation>Marcar con --sql solo admite una revisión de partida
Se indicaron «%1» y «%2».</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce %2 migrations
%3</source>
        <translation>La revisión relativa %1 no da %2 migraciones
%3</translation>
    </message>
    <message>
        <source>Walked too far
There are not that many revisions above &apos;%1&apos;.</source>
        <translation>Demasiado lejos
No hay tantas revisiones por encima de «%1».</translation>
    </message>
    <message>
        <source>Walked too far
There are not that many revisions below &apos;%1&apos;.</source>
        <translation>Demasiado lejos
No hay tantas revisiones por debajo de «%1».</translation>
    </message>
    <message>
        <source>Ambiguous upgrade from multiple current revisions
They are %1; say which one goes up, as in &apos;%2@%3&apos;.</source>
        <translation>La actualización es ambigua, porque hay varias revisiones actuales
Son %1; cuál sube se dice, por ejemplo, con «%2@%3».</translation>
    </message>
    <message>
        <source>There are not that many revisions above the current one.</source>
        <translation>No hay tantas revisiones por encima de la actual.</translation>
    </message>
    <message>
        <source>An upgrade goes up: use &apos;+N&apos;, or &apos;limbeck downgrade&apos;.</source>
        <translation>Una actualización sube: «+N», o «limbeck downgrade».</translation>
    </message>
    <message>
        <source>No current revision is on the branch &apos;%1&apos;.</source>
        <translation>Ninguna revisión actual está en la rama «%1».</translation>
    </message>
    <message>
        <source>Several current revisions are on the branch &apos;%1&apos;: %2; name one of them.</source>
        <translation>Varias revisiones actuales están en la rama «%1»: %2; hay que nombrar una.</translation>
    </message>
    <message>
        <source>No revision is applied: there is nothing to take back.</source>
        <translation>No hay ninguna revisión aplicada: no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>There are not that many revisions below &apos;%1&apos;.</source>
        <translation>No hay tantas revisiones por debajo de «%1».</translation>
    </message>
    <message>
        <source>A downgrade goes down: use &apos;-N&apos;, or &apos;limbeck upgrade&apos;.</source>
        <translation>Un retroceso baja: «-N», o «limbeck upgrade».</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; has no script that can be read; look at the history&apos;s problems and mend its file.</source>
        <translation>La revisión «%1» no tiene ningún script legible; los problemas del historial dicen qué hay que arreglar en su archivo.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is marked as applied without running it, as you said.</source>
        <translation>La revisión «%1» se marca como aplicada sin ejecutarla, tal como se pidió.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is marked as not applied without running it, as you said.</source>
        <translation>La revisión «%1» se marca como no aplicada sin ejecutarla, tal como se pidió.</translation>
    </message>
    <message>
        <source>%1 Earlier SQL text changed the schema in a way that is not known, so only the database can tell whether this works.</source>
        <translation>%1 Un texto SQL anterior cambió el esquema de un modo que no se conoce, así que solo la base de datos puede decir si esto funciona.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be skipped: the plan has no such revision.</source>
        <translation>«%1» no se puede omitir: el plan no tiene esa revisión.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be skipped: several revisions of the plan begin so.</source>
        <translation>«%1» no se puede omitir: varias revisiones del plan empiezan así.</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>No se ejecutó nada.</translation>
    </message>
    <message>
        <source>The database is stamped with &apos;%1&apos;, a revision that the project does not have. &apos;limbeck rescue&apos; looks for its script in git and for the nearest revision; &apos;limbeck stamp --purge &lt;revision&gt;&apos; sets the version table right by hand.</source>
        <translation>La base de datos está marcada con «%1», una revisión que el proyecto no tiene. «limbeck rescue» busca su script en git y la revisión más cercana; «limbeck stamp --purge &lt;revisión&gt;» corrige la tabla de versiones a mano.</translation>
    </message>
    <message>
        <source>Destination %1 is not a valid %2 target from current head(s)
%3</source>
        <translation>%1 no es un destino válido para %2 desde los heads actuales
%3</translation>
    </message>
    <message>
        <source>The database is at the base.</source>
        <translation>La base de datos está en la base.</translation>
    </message>
    <message>
        <source>The database is at %1, and nothing of that follows it.</source>
        <translation>La base de datos está en %1, y nada de eso viene después.</translation>
    </message>
    <message>
        <source>on this engine a step that fails half way could not be taken back, so that it is not followed while it runs</source>
        <translation>en este motor no se podría deshacer un paso que falla a medias, así que no se sigue mientras se ejecuta</translation>
    </message>
    <message>
        <source>an autocommit_block commits half of it, which then could not be taken back</source>
        <translation>un autocommit_block confirma la mitad, que entonces no se podría deshacer</translation>
    </message>
    <message>
        <source>The %1 of revision &apos;%2&apos; is the SQL of an override, and not what its script says.</source>
        <translation>%1() de la revisión «%2» es el SQL de una sustitución, y no lo que dice su script.</translation>
    </message>
    <message>
        <source>The %1 of revision &apos;%2&apos; reads the file &apos;%3&apos; of the project, as it is now.</source>
        <translation>%1() de la revisión «%2» lee el archivo «%3» del proyecto, tal como está ahora.</translation>
    </message>
    <message>
        <source>The %1 of revision &apos;%2&apos; cannot be understood without running Python: %3.</source>
        <translation>%1() de la revisión «%2» no se puede entender sin ejecutar Python: %3.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; refuses to %2: %3</source>
        <translation>La revisión «%1» rechaza %2(): %3</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; has no %2() function.</source>
        <translation>La revisión «%1» no tiene ninguna función %2().</translation>
    </message>
    <message>
        <source>Requested revision %1 overlaps with other requested revisions %2
&apos;%1&apos; stands on the others, so naming them as well says nothing. If the version table holds them all, &apos;limbeck stamp --purge %1&apos; keeps the one that counts.</source>
        <translation>La revisión %1 se solapa con las otras indicadas: %2
«%1» se apoya en las otras, así que nombrarlas no dice nada. Si la tabla de versiones las contiene todas, «limbeck stamp --purge %1» deja la que cuenta.</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;
A revision stands for its branch only where it has exactly one branch label.</source>
        <translation>No existe la rama «%1»
Una revisión representa su rama solo si tiene exactamente una etiqueta de rama.</translation>
    </message>
    <message>
        <source>Not a valid downgrade target from current heads
The branch &apos;%1&apos; does not pass the target.</source>
        <translation>No es un destino válido para retroceder desde los heads actuales
La rama «%1» no pasa por el destino.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify a single target revision
%1</source>
        <translation>Hay varios heads; hay que indicar una sola revisión de destino
%1</translation>
    </message>
    <message>
        <source>Range revision not allowed
A range such as &apos;%1&apos; is for --sql; a database knows itself where it starts.</source>
        <translation>Aquí no se admite un tramo de revisiones
Un tramo como «%1» es para --sql; una base de datos sabe por sí misma dónde empieza.</translation>
    </message>
    <message>
        <source>downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release.</source>
        <translation>downgrade -1 desde varios heads es ambiguo; una versión futura dejará de admitirlo.</translation>
    </message>
    <message>
        <source>The server is still at work on the statement at which an earlier run was stopped, in connection %1. Waited for %2 seconds; nothing was changed. Wait until it has ended, and try again.</source>
        <translation>El servidor sigue con la sentencia en la que se detuvo una ejecución anterior, en la conexión %1. Se esperó %2 segundos; no se cambió nada. Cuando termine, se puede volver a intentar.</translation>
    </message>
    <message>
        <source>The run would leave rows whose foreign key finds no parent: %1. They were not committed.</source>
        <translation>La ejecución dejaría filas cuya clave foránea no encuentra nada: %1. No se confirmaron.</translation>
    </message>
    <message>
        <source>Whether the statement that was at work is done, &apos;limbeck resume&apos; finds out.</source>
        <translation>Si la sentencia que estaba en curso se completó, lo averigua «limbeck resume».</translation>
    </message>
    <message>
        <source>%1 of the %2 statements of %3 are done and stay, since this engine cannot take changes of the schema back; the version rows have not moved. When the cause is mended, &apos;limbeck resume&apos; goes on there, &apos;limbeck undo&apos; takes back what is done. &apos;limbeck status&apos; shows where it stopped.</source>
        <translation>%1 de las %2 sentencias están hechas y se quedan (%3), porque este motor no puede deshacer cambios del esquema; las filas de versión no se han movido. Arreglada la causa, «limbeck resume» continúa ahí y «limbeck undo» deshace lo hecho. «limbeck status» muestra dónde se detuvo.</translation>
    </message>
    <message>
        <source>another session</source>
        <translation>otra sesión</translation>
    </message>
    <message>
        <source>another user</source>
        <translation>otro usuario</translation>
    </message>
    <message>
        <source>user &apos;%1&apos;</source>
        <translation>el usuario «%1»</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 desde %2</translation>
    </message>
    <message>
        <source>%1, connection %2</source>
        <translation>%1, conexión %2</translation>
    </message>
    <message>
        <source>%1, since %2, connection %3</source>
        <translation>%1, desde %2, conexión %3</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>otro proceso</translation>
    </message>
    <message>
        <source>process %1 (%2) on &apos;%3&apos;</source>
        <translation>el proceso %1 (%2) en «%3»</translation>
    </message>
    <message>
        <source>Cancelled while waiting. Nothing was changed.</source>
        <translation>Cancelado durante la espera. No se cambió nada.</translation>
    </message>
    <message>
        <source>Another run is at work on %1: %2. Waited for %3 seconds; nothing was changed. Wait until it has ended, and try again.</source>
        <translation>Otra ejecución trabaja sobre %1: %2. Se esperó %3 segundos; no se cambió nada. Cuando termine, se puede volver a intentar.</translation>
    </message>
    <message>
        <source>Waiting for another run on %1: %2</source>
        <translation>Esperando a otra ejecución sobre %1: %2</translation>
    </message>
    <message>
        <source>&apos;%1.limbeck-lock&apos;, which keeps two runs apart, cannot be written. Check the permissions of its folder; nothing was changed.</source>
        <translation>«%1.limbeck-lock», que mantiene separadas dos ejecuciones, no se puede escribir. Conviene revisar los permisos de su carpeta; no se cambió nada.</translation>
    </message>
    <message>
        <source>The lock on %1 that keeps other runs away is gone: its connection was ended. Nothing more was run. See &apos;limbeck status&apos;, and start the run again.</source>
        <translation>El bloqueo sobre %1, que aparta a otras ejecuciones, ya no está: su conexión terminó. No se ejecutó nada más. «limbeck status» muestra el estado; después se puede empezar de nuevo.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is archived, and &apos;%2&apos; stands for it. Stock Alembic knows no &apos;%1&apos;; Limbeck&apos;s next upgrade goes on from it.</source>
        <translation>La revisión «%1» está archivada, y «%2» la representa. El Alembic normal no conoce «%1»; la próxima actualización de Limbeck sigue desde ella.</translation>
    </message>
    <message>
        <source>Dropping what the database holds</source>
        <translation>Eliminando lo que contiene la base de datos</translation>
    </message>
    <message>
        <source>Cancelled. Everything was rolled back: the database is as it was.</source>
        <translation>Cancelado. Todo se deshizo: la base de datos está como estaba.</translation>
    </message>
    <message>
        <source>Cancelled. What was committed before stays: the database is at %1.</source>
        <translation>Cancelado. Lo confirmado antes se queda: la base de datos está en %1.</translation>
    </message>
    <message>
        <source>No step can be left half done on &apos;%1&apos;: its engine takes a run that fails back.</source>
        <translation>En «%1» ningún paso puede quedar a medias: su motor deshace una ejecución que falla.</translation>
    </message>
    <message>
        <source>No step was left half done on &apos;%1&apos;, so there is nothing to settle.</source>
        <translation>En «%1» ningún paso quedó a medias, así que no hay nada que resolver.</translation>
    </message>
    <message>
        <source>The journal &apos;%1&apos; cannot be written. Without it a step that fails half way could not be finished, so nothing more was run.</source>
        <translation>El diario «%1» no se puede escribir. Sin él no se podría terminar un paso que falla a medias, así que no se ejecutó nada más.</translation>
    </message>
    <message>
        <source>An earlier run stopped inside a step, and its journal &apos;%1&apos; cannot be read, so that nobody knows how far it came. Compare the database with the history (&apos;limbeck diff current database&apos;), mend it by hand or restore a backup, then remove that file.</source>
        <translation>Una ejecución anterior se detuvo dentro de un paso, y su diario «%1» no se puede leer, así que nadie sabe hasta dónde llegó. Ayuda comparar la base de datos con el historial («limbeck diff current database»), arreglarla a mano o restaurar una copia de seguridad, y después quitar ese archivo.</translation>
    </message>
    <message>
        <source>“%1” took away what no statement can bring back.</source>
        <translation>«%1» quitó lo que ninguna sentencia puede devolver.</translation>
    </message>
    <message>
        <source>Taking back what is done of revision &apos;%1&apos;: %2 of %3 statements are done</source>
        <translation>Deshaciendo lo hecho de la revisión «%1»: %2 de %3 sentencias están hechas</translation>
    </message>
    <message>
        <source>Going on with revision &apos;%1&apos;, of which %2 of %3 statements are done</source>
        <translation>Continuando con la revisión «%1», de la que están hechas %2 de %3 sentencias</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>After revision &apos;%1&apos; the database is not what the revision says</source>
        <translation>Tras la revisión «%1» la base de datos no es lo que dice la revisión</translation>
    </message>
    <message>
        <source>What is not committed was rolled back.</source>
        <translation>Lo que no está confirmado se deshizo.</translation>
    </message>
    <message>
        <source>Look at the database: if it is right, &apos;limbeck resume&apos; accepts it.</source>
        <translation>Conviene mirar la base de datos: si está bien, «limbeck resume» la acepta.</translation>
    </message>
    <message>
        <source>Without revision &apos;%1&apos; the database is not what the history says</source>
        <translation>Sin la revisión «%1» la base de datos no es lo que dice el historial</translation>
    </message>
    <message>
        <source>Look at the database: if it is right, the same command without --verify accepts it.</source>
        <translation>Conviene mirar la base de datos: si está bien, la misma orden sin --verify la acepta.</translation>
    </message>
    <message>
        <source>The structure after revision &apos;%1&apos; is not verified: %2</source>
        <translation>La estructura tras la revisión «%1» no se comprueba: %2</translation>
    </message>
    <message>
        <source>the upgrade of revision &apos;%1&apos;</source>
        <translation>la actualización de la revisión «%1»</translation>
    </message>
    <message>
        <source>the downgrade of revision &apos;%1&apos;</source>
        <translation>el retroceso de la revisión «%1»</translation>
    </message>
    <message>
        <source>taking back %1</source>
        <translation>deshacer: %1</translation>
    </message>
    <message>
        <source>An earlier run stopped inside this revision; only the rest of it, from statement %1 of %2 on, is shown. What follows is planned when that is done.</source>
        <translation>Una ejecución anterior se detuvo dentro de esta revisión; solo se muestra su resto, desde la sentencia %1 de %2. Lo que sigue se planifica cuando eso esté hecho.</translation>
    </message>
    <message>
        <source>An earlier run was stopped while it carried out statement %1 of %2 of %3, and whether that is done cannot be seen:
%4
Look at the database, then say --done or --not-done to &apos;limbeck resume&apos; or &apos;limbeck undo&apos;.</source>
        <translation>Una ejecución anterior se detuvo en la sentencia %1 de %2 (%3), y no se puede ver si está hecha:
%4
La base de datos lo muestra; después se añade --done o --not-done a «limbeck resume» o «limbeck undo».</translation>
    </message>
    <message>
        <source>Only a part of “%1” is done, and that has no way back.</source>
        <translation>De «%1» solo está hecha una parte, y eso no tiene vuelta atrás.</translation>
    </message>
    <message>
        <source>take back “%1”</source>
        <translation>deshacer «%1»</translation>
    </message>
    <message>
        <source>Finish it (&apos;limbeck resume&apos;), or mend the database by hand and say so (&apos;limbeck mark&apos;).</source>
        <translation>Ayuda terminarlo («limbeck resume»), o arreglar la base de datos a mano y decirlo («limbeck mark»).</translation>
    </message>
    <message>
        <source>&apos;limbeck restore %1&apos; brings back the state before the run.</source>
        <translation>«limbeck restore %1» recupera el estado anterior a la ejecución.</translation>
    </message>
    <message>
        <source>What is done of %1 cannot be taken back:
%2
Nothing was changed. %3</source>
        <translation>Lo que está hecho no se puede deshacer (%1):
%2
No se cambió nada. %3</translation>
    </message>
    <message>
        <source>An earlier run stopped inside %1, after %2 of %3 statements, and that must be settled first. &apos;limbeck status&apos; shows where; &apos;limbeck resume&apos; finishes it, &apos;limbeck undo&apos; takes back what is done of it, &apos;limbeck mark&apos; says that you have settled it by hand.</source>
        <translation>Una ejecución anterior se detuvo a medias (%1), tras %2 de %3 sentencias, y eso hay que resolverlo antes. «limbeck status» muestra dónde; «limbeck resume» lo termina, «limbeck undo» deshace lo hecho, «limbeck mark» dice que se ha resuelto a mano.</translation>
    </message>
    <message>
        <source>Online migration expected to match one row when %1 in &apos;%2&apos;; %3 found</source>
        <translation>Se esperaba una única fila (%1 en «%2»); encontradas: %3</translation>
    </message>
    <message>
        <source>The version rows are not what this step starts from: another program changed them meanwhile, or a row is there twice. Nothing of the step is kept; look at the rows and run it again.</source>
        <translation>Las filas de versión no son aquellas de las que parte este paso: otro programa las ha cambiado entretanto, o hay una fila repetida. Del paso no queda nada; tras mirar las filas se puede ejecutar de nuevo.</translation>
    </message>
    <message>
        <source>Cannot create the version table &apos;%1&apos;</source>
        <translation>No se puede crear la tabla de versiones «%1»</translation>
    </message>
    <message>
        <source>deleting &apos;%1&apos;</source>
        <translation>al eliminar «%1»</translation>
    </message>
    <message>
        <source>updating &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>al cambiar «%1» por «%2»</translation>
    </message>
    <message>
        <source>Its condition is written so that engines read it differently.</source>
        <translation>Su condición está escrita de modo que los motores la leen de formas distintas.</translation>
    </message>
    <message>
        <source>Its condition is not one expression.</source>
        <translation>Su condición no es una sola expresión.</translation>
    </message>
    <message>
        <source>Its condition asks other rows.</source>
        <translation>Su condición consulta otras filas.</translation>
    </message>
    <message>
        <source>Its condition calls &apos;%1&apos;, and nothing of a script is run for a look.</source>
        <translation>Su condición llama a «%1», y para mirar no se ejecuta nada de un script.</translation>
    </message>
    <message>
        <source>Its condition names &apos;%1&apos;, which is not the table&apos;s own name today.</source>
        <translation>Su condición nombra «%1», que hoy no se llama así en la tabla.</translation>
    </message>
    <message>
        <source>The plan itself changes the type of &apos;%1&apos; before that.</source>
        <translation>El propio plan cambia antes el tipo de «%1».</translation>
    </message>
    <message>
        <source>%1 row of %2 does not meet &apos;%3&apos;</source>
        <translation>%1 fila de %2 no cumple «%3»</translation>
    </message>
    <message>
        <source>%1 rows of %2 do not meet &apos;%3&apos;</source>
        <translation>%1 filas de %2 no cumplen «%3»</translation>
    </message>
    <message>
        <source>Every row of %1 meets &apos;%2&apos;.</source>
        <translation>Cada fila de %1 cumple «%2».</translation>
    </message>
    <message>
        <source>Which rows exclude each other is asked of no engine.</source>
        <translation>Qué filas se excluyen entre sí no se pregunta a ningún motor.</translation>
    </message>
    <message>
        <source>Only the run knows how revision &apos;%1&apos; changes the schema.</source>
        <translation>Solo la ejecución sabe cómo cambia el esquema la revisión «%1».</translation>
    </message>
    <message>
        <source>What the %1 of revision &apos;%2&apos; does is known only in the run (%3). It is decided while the step runs, inside its transaction; whatever is not understood then takes the run back.</source>
        <translation>Lo que hace %1() de la revisión «%2» solo se sabe en la ejecución (%3). Se decide mientras se ejecuta el paso, dentro de su transacción; lo que entonces no se entienda deshace la ejecución.</translation>
    </message>
    <message>
        <source>perhaps, the run decides: %1</source>
        <translation>quizás, lo decide la ejecución: %1</translation>
    </message>
    <message>
        <source>What the %1 of revision &apos;%2&apos; does is known only in the run (%3), and %4.</source>
        <translation>Lo que hace %1() de la revisión «%2» solo se sabe en la ejecución (%3), y %4.</translation>
    </message>
    <message>
        <source>Only the run knows how it changes the schema.</source>
        <translation>Solo la ejecución sabe cómo cambia el esquema.</translation>
    </message>
    <message>
        <source>The archive &apos;%1&apos;</source>
        <translation>El archivo histórico «%1»</translation>
    </message>
    <message>
        <source>The archived script &apos;%1&apos; says that it is &apos;%2&apos;, and was &apos;%3&apos;.</source>
        <translation>El script archivado «%1» dice que es «%2», y era «%3».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an archive that this version of Limbeck can read.</source>
        <translation>«%1» no es un archivo histórico que esta versión de Limbeck pueda leer.</translation>
    </message>
    <message>
        <source>it runs outside the transaction</source>
        <translation>se ejecuta fuera de la transacción</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>así se pidió</translation>
    </message>
    <message>
        <source>table &apos;%1&apos; has no rows at that place</source>
        <translation>la tabla «%1» no tiene filas en ese punto</translation>
    </message>
    <message>
        <source>it changes rows that are there</source>
        <translation>cambia filas existentes</translation>
    </message>
    <message>
        <source>what it does is not known from its text</source>
        <translation>por su texto no se sabe qué hace</translation>
    </message>
    <message>
        <source>its rows are written out, and stand after their table</source>
        <translation>sus filas están escritas y van después de su tabla</translation>
    </message>
    <message>
        <source>table &apos;%1&apos; is dropped later on</source>
        <translation>la tabla «%1» se elimina más adelante</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo: %1</translation>
    </message>
    <message>
        <source>Cannot consolidate</source>
        <translation>No se puede consolidar</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Cancelado; no se escribió nada.</translation>
    </message>
    <message>
        <source>What was written for %1 would not be understood again, so nothing is written.</source>
        <translation>Lo escrito para %1 no se volvería a entender, así que no se escribe nada.</translation>
    </message>
    <message>
        <source>The consolidated script on %1</source>
        <translation>El script consolidado en %1</translation>
    </message>
    <message>
        <source>On %1 the consolidated script would lead to another schema: %2.</source>
        <translation>En %1 el script consolidado llevaría a otro esquema: %2.</translation>
    </message>
    <message>
        <source>The revisions up to &apos;%1&apos; cannot be applied in one go from where they begin.</source>
        <translation>Las revisiones hasta «%1» no se pueden aplicar de una vez desde donde empiezan.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the way and cannot be removed.</source>
        <translation>«%1» estorba y no se puede quitar.</translation>
    </message>
    <message>
        <source>The file system of &apos;%1&apos; cannot exchange two folders in one step, and Limbeck does not change a history in several. Move the project to another one.</source>
        <translation>El sistema de archivos de «%1» no puede intercambiar dos carpetas en un paso, y Limbeck no cambia un historial en varios. Ayuda mover el proyecto a otro.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be exchanged with its new contents.</source>
        <translation>«%1» no se puede intercambiar con su nuevo contenido.</translation>
    </message>
    <message>
        <source>The history has problems that make it uncertain what stands on what. Mend them first; &apos;limbeck history&apos; names them.</source>
        <translation>El historial tiene problemas que dejan en duda qué se apoya en qué. Primero hay que arreglarlos; «limbeck history» los nombra.</translation>
    </message>
    <message>
        <source>The history has %1 heads (%2), and a consolidation ends at one. Merge them, or name the end: consolidate :REV.</source>
        <translation>El historial tiene %1 heads (%2), y una consolidación termina en uno. Ayuda fusionarlos, o nombrar el fin: consolidate :REV.</translation>
    </message>
    <message>
        <source>There is nothing to consolidate below the base.</source>
        <translation>No hay nada que consolidar por debajo de la base.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; is not below &apos;%2&apos;, so there is no interval between them.</source>
        <translation>La revisión «%1» no está por debajo de «%2», así que no hay tramo entre ellas.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; stands on &apos;%2&apos;, in the middle of what would become one revision. Consolidate up to &apos;%2&apos; only, or merge &apos;%1&apos; and &apos;%3&apos; first so that both are inside.</source>
        <translation>La revisión «%1» se apoya en «%2», en medio de lo que sería una revisión. Ayuda consolidar solo hasta «%2», o fusionar antes «%1» y «%3» para que ambas queden dentro.</translation>
    </message>
    <message>
        <source>Revision &apos;%1&apos; alone is one revision already; there is nothing to consolidate.</source>
        <translation>La revisión «%1» sola ya es una revisión; no hay nada que consolidar.</translation>
    </message>
    <message>
        <source>Comparing what they led to on %1</source>
        <translation>Comparando los resultados en %1</translation>
    </message>
    <message>
        <source>Taking the new revision back and applying it again on %1</source>
        <translation>Deshaciendo la revisión nueva y aplicándola de nuevo en %1</translation>
    </message>
    <message>
        <source>Running the old revisions on %1</source>
        <translation>Ejecutando las revisiones antiguas en %1</translation>
    </message>
    <message>
        <source>Running the new revision on %1</source>
        <translation>Ejecutando la revisión nueva en %1</translation>
    </message>
    <message>
        <source>The proof was cancelled; nothing was written.</source>
        <translation>La prueba se canceló; no se escribió nada.</translation>
    </message>
    <message>
        <source>Where the history ends is not certain, so it cannot be reconciled: %1</source>
        <translation>No es seguro dónde termina el historial, así que no se puede conciliar: %1</translation>
    </message>
    <message>
        <source>On %1 the history and the models would still differ: %2.</source>
        <translation>En %1 el historial y los modelos seguirían siendo distintos: %2.</translation>
    </message>
    <message>
        <source>the order of the columns of %1</source>
        <translation>el orden de las columnas de %1</translation>
    </message>
    <message>
        <source>names in %1: %2</source>
        <translation>nombres en %1: %2</translation>
    </message>
    <message>
        <source>The history ends where the models are: there is nothing to reconcile.</source>
        <translation>El historial termina donde están los modelos: no hay nada que conciliar.</translation>
    </message>
    <message>
        <source>No database can be made for the proof</source>
        <translation>No se puede crear ninguna base de datos para la prueba</translation>
    </message>
    <message>
        <source>The steps cannot be condensed.</source>
        <translation>Los pasos no se pueden condensar.</translation>
    </message>
    <message>
        <source>The port &apos;%1&apos; of the database URL is not a number from 1 to 65535.</source>
        <translation>El puerto «%1» de la URL de la base de datos no es un número de 1 a 65535.</translation>
    </message>
    <message>
        <source>The SQLite URL names the host &apos;%1&apos;, but a SQLite database is a file. A path needs three slashes: &apos;sqlite:///%1&apos;, or four if it is absolute.</source>
        <translation>La URL de SQLite nombra el host «%1», pero una base de datos SQLite es un archivo. Una ruta necesita tres barras: «sqlite:///%1», o cuatro si es absoluta.</translation>
    </message>
    <message>
        <source>The database URL has an &apos;@&apos; behind its host. If that belongs to the password, write it and every &apos;/&apos; there as &apos;%40&apos; and &apos;%2F&apos;.</source>
        <translation>La URL de la base de datos tiene una «@» detrás del host. Si forma parte de la contraseña, se escribe allí «%40», y cada «/» como «%2F».</translation>
    </message>
    <message>
        <source>The database URL could not be read.</source>
        <translation>No se pudo leer la URL de la base de datos.</translation>
    </message>
    <message>
        <source>The database URL that begins with &apos;%1://&apos; could not be read.</source>
        <translation>No se pudo leer la URL de la base de datos que empieza por «%1://».</translation>
    </message>
    <message>
        <source>It must look like &apos;sqlite:///folder/app.db&apos; or &apos;postgresql://user:password@host:5432/name&apos;; special characters in the user and the password are written as &apos;%40&apos;.</source>
        <translation>Debe ser como «sqlite:///folder/app.db» o «postgresql://user:password@host:5432/name»; los caracteres especiales del usuario y la contraseña se escriben como «%40».</translation>
    </message>
    <message>
        <source>Limbeck does not speak to databases of the kind &apos;%1&apos;. It knows sqlite, postgresql, mariadb and mysql.</source>
        <translation>Limbeck no habla con bases de datos del tipo «%1». Conoce sqlite, postgresql, mariadb y mysql.</translation>
    </message>
    <message>
        <source>A file of certificates or keys that encrypts the connection to %1 is missing or cannot be read: &apos;%2&apos; says &apos;%3&apos;.</source>
        <translation>Falta o no se puede leer un archivo de certificados o claves que cifra la conexión con %1: «%2» dice «%3».</translation>
    </message>
    <message>
        <source>The connection string could not be read after %1. It must look like &apos;service=shop&apos; or &apos;host=db.example dbname=shop user=anna&apos;; a value with spaces stands in single quotes.</source>
        <translation>La cadena de conexión no se pudo leer más allá de: %1. Debe ser como «service=shop» o «host=db.example dbname=shop user=anna»; un valor con espacios va entre comillas simples.</translation>
    </message>
    <message>
        <source>its beginning</source>
        <translation>su comienzo</translation>
    </message>
    <message>
        <source>its pair number %1</source>
        <translation>su par número %1</translation>
    </message>
    <message>
        <source>Several SQL statements in one text; they must be run one by one.</source>
        <translation>Varias sentencias SQL en un texto; hay que ejecutarlas una a una.</translation>
    </message>
    <message>
        <source>The database URL asks for TLS, but the server of %1 did not encrypt the connection. Nothing was read or written.</source>
        <translation>La URL de la base de datos pide TLS, pero el servidor de %1 no cifró la conexión. No se leyó ni escribió nada.</translation>
    </message>
    <message>
        <source>Qt&apos;s database driver %1 is not installed, so that %2 cannot be reached. On Debian it is in one of the packages libqt6sql6-sqlite, libqt6sql6-psql and libqt6sql6-mysql.</source>
        <translation>El controlador de bases de datos %1 de Qt no está instalado, así que no se puede llegar a %2. En Debian está en uno de los paquetes libqt6sql6-sqlite, libqt6sql6-psql y libqt6sql6-mysql.</translation>
    </message>
    <message>
        <source>(Waited for %1 seconds.)</source>
        <translation>(Se esperó %1 segundos.)</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; was replaced while this waited for it, by a reset or a restore. Nothing was changed; try again.</source>
        <translation>El archivo de base de datos «%1» se reemplazó durante la espera, por un restablecimiento o una restauración. No se cambió nada; se puede volver a intentar.</translation>
    </message>
    <message>
        <source>The keychain cannot be asked for the password of %1: %2</source>
        <translation>No se puede pedir al llavero la contraseña de %1: %2</translation>
    </message>
    <message>
        <source>Without a keychain, give the password in the environment variable LIMBECK_PASSWORD, or in the files of the database&apos;s own client (.pgpass, a service file, an option file).</source>
        <translation>Sin llavero, la contraseña va en la variable de entorno LIMBECK_PASSWORD o en los archivos del cliente de la base de datos (.pgpass, un archivo de servicios, un archivo de opciones).</translation>
    </message>
    <message>
        <source>this session has no D-Bus, so that none is running.</source>
        <translation>esta sesión no tiene D-Bus, así que no hay ninguno en marcha.</translation>
    </message>
    <message>
        <source>it did not answer within %1 seconds.</source>
        <translation>no respondió en %1 segundos.</translation>
    </message>
    <message>
        <source>it is locked, or access was refused.</source>
        <translation>está bloqueado, o se denegó el acceso.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which says whose passwords the keychain holds, cannot be written: %2</source>
        <translation>«%1», que dice de quién son las contraseñas del llavero, no se puede escribir: %2</translation>
    </message>
    <message>
        <source>The option file &apos;%1&apos; includes others (&apos;%2&apos;), which Limbeck does not follow. Name the file that says how to connect.</source>
        <translation>El archivo de opciones «%1» incluye otros («%2»), que Limbeck no sigue. Hay que nombrar el archivo que dice cómo conectar.</translation>
    </message>
    <message>
        <source>The option file &apos;%1&apos; that the database URL names cannot be read: %2</source>
        <translation>El archivo de opciones «%1» que nombra la URL de la base de datos no se puede leer: %2</translation>
    </message>
    <message>
        <source>The option &apos;%1&apos; of the database URL cannot be kept: %2 Limbeck does not connect with less protection than the URL asks for.</source>
        <translation>La opción «%1» de la URL de la base de datos no se puede cumplir: %2 Limbeck no conecta con menos protección de la que pide la URL.</translation>
    </message>
    <message>
        <source>The option &apos;%1&apos; of the database URL contains a semicolon, which Qt&apos;s database drivers cannot pass on.</source>
        <translation>La opción «%1» de la URL de la base de datos contiene un punto y coma, que los controladores de Qt no pueden transmitir.</translation>
    </message>
    <message>
        <source>libpq knows no such parameter.</source>
        <translation>libpq no conoce ese parámetro.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver QMYSQL cannot check that the certificate was made for this host.</source>
        <translation>El controlador QMYSQL de Qt no puede comprobar que el certificado sea de este host.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver QMYSQL has nothing like it.</source>
        <translation>El controlador QMYSQL de Qt no tiene nada semejante.</translation>
    </message>
    <message>
        <source>checking a certificate needs &apos;ssl_ca&apos;.</source>
        <translation>comprobar un certificado necesita «ssl_ca».</translation>
    </message>
    <message>
        <source>The server of %1 is no MariaDB but calls itself &apos;%2&apos;. If it is MySQL, begin the database URL with &apos;mysql&apos;.</source>
        <translation>El servidor de %1 no es MariaDB, sino que se llama «%2». Si es MySQL, la URL de la base de datos debe empezar por «mysql».</translation>
    </message>
    <message>
        <source>The server of %1 is %2. Limbeck needs %3 %4 or newer.</source>
        <translation>El servidor de %1 es %2. Limbeck necesita %3 %4 o posterior.</translation>
    </message>
    <message>
        <source>Somebody else holds a lock that is needed in |place|. Wait until their transaction has ended, and try again.</source>
        <translation>Alguien mantiene un bloqueo que hace falta en |place|. Cuando termine su transacción, se puede volver a intentar.</translation>
    </message>
    <message>
        <source>A statement on |place| was ended, since it took too long.</source>
        <translation>Una sentencia en |place| se terminó porque tardaba demasiado.</translation>
    </message>
    <message>
        <source>The server of |place| accepts no changes on this connection; it may be a replica.</source>
        <translation>El servidor de |place| no acepta cambios en esta conexión; puede ser una réplica.</translation>
    </message>
    <message>
        <source>The server of |place| has no space left on its disk.</source>
        <translation>Al servidor de |place| no le queda espacio en el disco.</translation>
    </message>
    <message>
        <source>The connection to |place| was lost: the server was stopped, or it ended this session. What was not committed is rolled back.</source>
        <translation>Se perdió la conexión con |place|: el servidor se detuvo o terminó esta sesión. Lo que no estaba confirmado se ha deshecho.</translation>
    </message>
    <message>
        <source>The server of |place| lets user &apos;|user|&apos; in from this machine only over an encrypted connection, or not at all: see what &apos;sslmode&apos; in the database URL says, else the server&apos;s pg_hba.conf.</source>
        <translation>El servidor de |place| admite al usuario «|user|» desde este equipo solo por una conexión cifrada, o no lo admite: lo dice «sslmode» en la URL de la base de datos, y si no, pg_hba.conf del servidor.</translation>
    </message>
    <message>
        <source>The server of |place| showed a certificate that no authority signed whom the database URL trusts (&apos;sslrootcert&apos;, &apos;ssl_ca&apos;). It may be another server than the one that is meant. Nothing was sent to it.</source>
        <translation>El servidor de |place| mostró un certificado que no firmó ninguna autoridad en la que confíe la URL de la base de datos («sslrootcert», «ssl_ca»). Puede ser otro servidor distinto del que se quiere. No se le envió nada.</translation>
    </message>
    <message>
        <source>The certificate of the server of |place| was made for another host. Name the host in the database URL as the certificate does.</source>
        <translation>El certificado del servidor de |place| es de otro host. En la URL de la base de datos el host debe llamarse como en el certificado.</translation>
    </message>
    <message>
        <source>A file of certificates or keys that encrypts the connection to |place| is missing or cannot be used.</source>
        <translation>Falta o no se puede usar un archivo de certificados o claves que cifra la conexión con |place|.</translation>
    </message>
    <message>
        <source>The database URL asks for TLS, but the server of |place| does not encrypt.</source>
        <translation>La URL de la base de datos pide TLS, pero el servidor de |place| no cifra.</translation>
    </message>
    <message>
        <source>The server of |place| does not let user &apos;|user|&apos; in. Check the user and the password: the database URL says it (special characters are written as &apos;%40&apos;), else the environment variable LIMBECK_PASSWORD, the keychain (&apos;limbeck password set&apos;), or the client library&apos;s own files and variables.</source>
        <translation>El servidor de |place| no admite al usuario «|user|». Hay que revisar usuario y contraseña: los dice la URL de la base de datos (los caracteres especiales como «%40»), y si no, la variable de entorno LIMBECK_PASSWORD, el llavero («limbeck password set») o los propios archivos y variables de la biblioteca cliente.</translation>
    </message>
    <message>
        <source>There is no database &apos;|database|&apos; on the server of |place|. Check the name in the database URL, or have the database created: CREATE DATABASE.</source>
        <translation>No existe la base de datos «|database|» en el servidor de |place|. O no es correcto el nombre en la URL de la base de datos, o hay que crearla: CREATE DATABASE.</translation>
    </message>
    <message>
        <source>The server of |place| has no connection left: others use all that it allows. Try again when some of them have ended.</source>
        <translation>Al servidor de |place| no le queda ninguna conexión: otros usan todas las que admite. Cuando terminen algunas, se puede volver a intentar.</translation>
    </message>
    <message>
        <source>The server of |place| is starting or stopping just now. Try again in a moment.</source>
        <translation>El servidor de |place| está arrancando o deteniéndose. En un momento se puede volver a intentar.</translation>
    </message>
    <message>
        <source>The encrypted connection to |place| could not be made. Check what the database URL says about TLS: certificates, and whether the server can do it at all.</source>
        <translation>La conexión cifrada con |place| no se pudo establecer. Hay que revisar lo que la URL de la base de datos dice de TLS: certificados, y si el servidor es capaz.</translation>
    </message>
    <message>
        <source>The database URL of |place| has an option that the client library does not accept.</source>
        <translation>La URL de la base de datos de |place| tiene una opción que la biblioteca cliente no acepta.</translation>
    </message>
    <message>
        <source>No database server answers at |place|. Check host, port or socket in the database URL, and whether the server runs.</source>
        <translation>Ningún servidor de bases de datos responde en |place|. Hay que revisar el host, el puerto o el socket en la URL de la base de datos, y si el servidor está en marcha.</translation>
    </message>
    <message>
        <source>The database server refused: %1</source>
        <translation>El servidor de bases de datos lo rechazó: %1</translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2</source>
        <translation>No se puede conectar con %1: %2</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>en memoria</translation>
    </message>
    <message>
        <source>The database %1 is locked: another program is writing to it or keeps a transaction open. Close that program, or wait until it has finished, and try again.</source>
        <translation>La base de datos %1 está bloqueada: otro programa escribe en ella o mantiene una transacción abierta. Cuando se cierre o termine, se puede volver a intentar.</translation>
    </message>
    <message>
        <source>The database %1 can be read but not written. Check the permissions of the file and of its folder: SQLite also writes a journal beside the file.</source>
        <translation>La base de datos %1 se puede leer pero no escribir. Hay que revisar los permisos del archivo y de su carpeta: SQLite escribe también un diario junto al archivo.</translation>
    </message>
    <message>
        <source>The file %1 is not a SQLite database, or it is encrypted. Check the path in the database URL.</source>
        <translation>El archivo %1 no es una base de datos SQLite, o está cifrado. Hay que revisar la ruta en la URL de la base de datos.</translation>
    </message>
    <message>
        <source>There is no space left on the disk that holds %1. The statement was taken back; make room and try again.</source>
        <translation>No queda espacio en el disco que contiene %1. La sentencia se deshizo; con más espacio se puede volver a intentar.</translation>
    </message>
    <message>
        <source>The database %1 is damaged. Restore a backup (&apos;limbeck restore&apos;), or try the program sqlite3 with its command &apos;.recover&apos;.</source>
        <translation>La base de datos %1 está dañada. Ayuda restaurar una copia de seguridad («limbeck restore»), o el programa sqlite3 con su orden «.recover».</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened. Check that the folder exists and that you may read and write in it.</source>
        <translation>La base de datos %1 no se puede abrir. Hay que revisar si la carpeta existe y si se puede leer y escribir en ella.</translation>
    </message>
    <message>
        <source>A statement on the database %1 was ended, since it took too long.</source>
        <translation>Una sentencia en la base de datos %1 se terminó porque tardaba demasiado.</translation>
    </message>
    <message>
        <source>Reading or writing the file %1 failed. Check the disk and, for a network drive, the connection.</source>
        <translation>Falló la lectura o escritura del archivo %1. Hay que revisar el disco y, en una unidad de red, la conexión.</translation>
    </message>
    <message>
        <source>SQLite refused: %1</source>
        <translation>SQLite lo rechazó: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder, not a database file. The database URL must name a file, for instance &apos;%1/app.db&apos;.</source>
        <translation>«%1» es una carpeta, no un archivo de base de datos. La URL de la base de datos debe nombrar un archivo, por ejemplo «%1/app.db».</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; of the database &apos;%2&apos; does not exist. Create it, or correct the path in the database URL.</source>
        <translation>La carpeta «%1» de la base de datos «%2» no existe. Hay que crearla, o corregir la ruta en la URL de la base de datos.</translation>
    </message>
    <message>
        <source>The database file &apos;%1&apos; does not exist. An upgrade creates it; if it should be there, correct the path in the database URL.</source>
        <translation>El archivo de base de datos «%1» no existe. Una actualización lo crea; si debería estar, la ruta en la URL de la base de datos no es correcta.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; cannot be created: you may not write in the folder &apos;%2&apos;.</source>
        <translation>La base de datos «%1» no se puede crear: faltan permisos de escritura en la carpeta «%2».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file and cannot hold a database.</source>
        <translation>«%1» no es un archivo normal y no puede contener una base de datos.</translation>
    </message>
    <message>
        <source>You may not read the database file &apos;%1&apos;. Its permissions must allow it.</source>
        <translation>El archivo de base de datos «%1» no se puede leer. Sus permisos deben permitirlo.</translation>
    </message>
    <message>
        <source>Can&apos;t specify insert_before or insert_after when using ALTER; please specify recreate=&apos;always&apos;</source>
        <translation>insert_before e insert_after no sirven con ALTER; hace falta recreate=&apos;always&apos;</translation>
    </message>
    <message>
        <source>The batch on &apos;%1&apos; asks for another order of columns (partial_reordering), which ALTER cannot give an existing table here. Leave it out.</source>
        <translation>El cambio de una vez de «%1» pide otro orden de columnas (partial_reordering), que ALTER no puede dar aquí a una tabla existente. Sin él funciona.</translation>
    </message>
    <message>
        <source>Unexpected SQL phrase: &apos;%1&apos;
A rule of the foreign key to table &apos;%2&apos; is none that this engine knows.</source>
        <translation>Expresión SQL inesperada: «%1»
Este motor no conoce una regla de la clave foránea hacia la tabla «%2».</translation>
    </message>
    <message>
        <source>a column of a join</source>
        <translation>una columna de un join</translation>
    </message>
    <message>
        <source>an operator that is not known</source>
        <translation>un operador que no se conoce</translation>
    </message>
    <message>
        <source>the function &apos;%1&apos;</source>
        <translation>la función «%1»</translation>
    </message>
    <message>
        <source>a cast to %1</source>
        <translation>una conversión a %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of a date on SQLite</source>
        <translation>«%1» de una fecha en SQLite</translation>
    </message>
    <message>
        <source>two columns of one name</source>
        <translation>dos columnas del mismo nombre</translation>
    </message>
    <message>
        <source>a name of more than %1 letters</source>
        <translation>un nombre de más de %1 letras</translation>
    </message>
    <message>
        <source>a full outer join</source>
        <translation>un FULL OUTER JOIN</translation>
    </message>
    <message>
        <source>an INSERT with a common table expression</source>
        <translation>un INSERT con una expresión de tabla común</translation>
    </message>
    <message>
        <source>RETURNING of what is no column</source>
        <translation>RETURNING de algo que no es una columna</translation>
    </message>
    <message>
        <source>In table &apos;%1&apos;, column &apos;%2&apos;</source>
        <translation>En la tabla «%1», columna «%2»</translation>
    </message>
    <message>
        <source>MariaDB and MySQL check every constraint at once and cannot defer &apos;%1&apos;. Leave &apos;deferrable&apos; and &apos;initially&apos; out there.</source>
        <translation>MariaDB y MySQL comprueban cada restricción al momento y no pueden aplazar «%1». Allí sobran «deferrable» e «initially».</translation>
    </message>
    <message>
        <source>MySQL ignores the &apos;MATCH&apos; keyword while at the same time causes ON UPDATE/ON DELETE clauses to be ignored.</source>
        <translation>MySQL ignora la palabra clave «MATCH» y además hace que se ignoren ON UPDATE y ON DELETE.</translation>
    </message>
    <message>
        <source>Only PostgreSQL has EXCLUDE constraints (&apos;%1&apos;).</source>
        <translation>Solo PostgreSQL tiene restricciones EXCLUDE («%1»).</translation>
    </message>
    <message>
        <source>MariaDB has no indexes on expressions such as &apos;%1&apos; (&apos;%2&apos;). Index a generated column instead.</source>
        <translation>MariaDB no tiene índices sobre expresiones como «%1» («%2»). Ayuda un índice sobre una columna generada.</translation>
    </message>
    <message>
        <source>The index &apos;%1&apos; cannot be dropped without its table: MySQL&apos;s indexes belong to tables.
Give table_name to op.drop_index().</source>
        <translation>El índice «%1» no se puede eliminar sin su tabla: en MySQL los índices pertenecen a tablas.
op.drop_index() necesita table_name.</translation>
    </message>
    <message>
        <source>The constraint of table &apos;%1&apos; that is to be dropped has no name.
Give its name to op.drop_constraint().</source>
        <translation>La restricción de la tabla «%1» que se quiere eliminar no tiene nombre.
op.drop_constraint() necesita su nombre.</translation>
    </message>
    <message>
        <source>No generic &apos;DROP CONSTRAINT&apos; in MySQL - please specify constraint type
Give type_ to op.drop_constraint() of &apos;%1&apos;.</source>
        <translation>MySQL no tiene un «DROP CONSTRAINT» genérico; hace falta el tipo de restricción
op.drop_constraint() de «%1» necesita type_.</translation>
    </message>
    <message>
        <source>All MySQL CHANGE/MODIFY COLUMN operations require the existing type.
Give existing_type to op.alter_column() of &apos;%1.%2&apos;.</source>
        <translation>En MySQL, CHANGE/MODIFY COLUMN necesita siempre el tipo existente.
op.alter_column() de «%1.%2» necesita existing_type.</translation>
    </message>
    <message>
        <source>Adding, removing or modifying an &quot;identity&quot; construct, e.g. GENERATED AS IDENTITY, to or from an existing column is not supported in this dialect.</source>
        <translation>Este motor no puede poner, quitar ni cambiar una identidad (como GENERATED AS IDENTITY) en una columna existente.</translation>
    </message>
    <message>
        <source>%1 has no type for &apos;%2&apos;. Give the column another type there: with_variant(…, &apos;%3&apos;).</source>
        <translation>%1 no tiene ningún tipo para «%2». La columna necesita allí otro: with_variant(…, &apos;%3&apos;).</translation>
    </message>
    <message>
        <source>%1 requires a length on dialect %2</source>
        <translation>%1 necesita una longitud en el dialecto %2</translation>
    </message>
    <message>
        <source>You must specify both precision and scale or omit both altogether.</source>
        <translation>La precisión y la escala se indican las dos o ninguna.</translation>
    </message>
    <message>
        <source>PostgreSQL puts a new column at the end of its table, and the column &apos;%1&apos; is to stand elsewhere in &apos;%2&apos;. Leave insert_before and insert_after out.</source>
        <translation>PostgreSQL pone una columna nueva al final de su tabla, y la columna «%1» debe estar en otro sitio de «%2». Sin insert_before ni insert_after funciona.</translation>
    </message>
    <message>
        <source>PostgreSQL ENUM type requires a name.
Give the enum type a name: sa.Enum(…, name=&apos;…&apos;).</source>
        <translation>El tipo ENUM de PostgreSQL necesita un nombre.
El tipo enumerado lo recibe así: sa.Enum(…, name=&apos;…&apos;).</translation>
    </message>
    <message>
        <source>postgresql_using must be used with the type_ parameter</source>
        <translation>postgresql_using solo sirve junto con el parámetro type_</translation>
    </message>
    <message>
        <source>PostgreSQL has no type for &apos;%1&apos;. Give the column another type on PostgreSQL: with_variant(…, &apos;postgresql&apos;).</source>
        <translation>PostgreSQL no tiene ningún tipo para «%1». La columna necesita otro en PostgreSQL: with_variant(…, &apos;postgresql&apos;).</translation>
    </message>
    <message>
        <source>The definition of column &apos;%1&apos; of table &apos;%2&apos; could not be read back: %3</source>
        <translation>La definición de la columna «%1» de la tabla «%2» no se pudo volver a leer: %3</translation>
    </message>
    <message>
        <source>The trigger &apos;%1&apos; of table &apos;%2&apos; seems to use the column &apos;%3&apos;, which the batch drops. Drop or replace the trigger first.</source>
        <translation>El disparador «%1» de la tabla «%2» parece usar la columna «%3», que aquí se elimina. Antes hay que eliminar o reemplazar el disparador.</translation>
    </message>
    <message>
        <source>The rebuild of table &apos;%1&apos; would lose rows: a constraint with ON CONFLICT left some out. Nothing was changed.</source>
        <translation>La reconstrucción de la tabla «%1» perdería filas: una restricción con ON CONFLICT dejó fuera algunas. No se cambió nada.</translation>
    </message>
    <message>
        <source>The view &apos;%1&apos; no longer works.</source>
        <translation>La vista «%1» ya no funciona.</translation>
    </message>
    <message>
        <source>There is no table &apos;%1&apos; that the batch could rebuild.</source>
        <translation>No existe ninguna tabla «%1» que se pueda reconstruir.</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is in the way: a batch of another program was interrupted and left it behind. Look whether it holds rows that &apos;%2&apos; lacks, then drop it.</source>
        <translation>La tabla «%1» estorba: otro programa se interrumpió durante un cambio y la dejó ahí. Hay que mirar si tiene filas que a «%2» le faltan, y después eliminarla.</translation>
    </message>
    <message>
        <source>add a constraint</source>
        <translation>añadir una restricción</translation>
    </message>
    <message>
        <source>add the constraint &apos;%1&apos;</source>
        <translation>añadir la restricción «%1»</translation>
    </message>
    <message>
        <source>drop the constraint &apos;%1&apos;</source>
        <translation>eliminar la restricción «%1»</translation>
    </message>
    <message>
        <source>SQLite keeps no comments on tables (&apos;%1&apos;). Leave the comment out on SQLite: if op.get_context().dialect.name != &apos;sqlite&apos;.</source>
        <translation>SQLite no guarda comentarios de tablas («%1»). En SQLite hay que omitir el comentario: if op.get_context().dialect.name != &apos;sqlite&apos;.</translation>
    </message>
    <message>
        <source>add the column &apos;%1&apos; with a key of its own</source>
        <translation>añadir la columna «%1» con una clave propia</translation>
    </message>
    <message>
        <source>alter the column &apos;%1&apos;</source>
        <translation>modificar la columna «%1»</translation>
    </message>
    <message>
        <source>SQLite keeps no comments on columns (&apos;%1&apos; of &apos;%2&apos;).</source>
        <translation>SQLite no guarda comentarios de columnas («%1» de «%2»).</translation>
    </message>
    <message>
        <source>No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.
To %1 of table &apos;%2&apos;, SQLite must rebuild the table: put the step into &apos;with op.batch_alter_table(&quot;%2&quot;) as batch_op:&apos;.</source>
        <translation>El dialecto de SQLite no puede cambiar restricciones con ALTER; para eso está el modo por lotes, que copia y sustituye la tabla.
Para ello (%1, tabla «%2») SQLite debe reconstruir la tabla: el paso va en «with op.batch_alter_table(&quot;%2&quot;) as batch_op:».</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; is a virtual table, which cannot be rebuilt.</source>
        <translation>La tabla «%1» es virtual y no se puede reconstruir.</translation>
    </message>
    <message>
        <source>A batch on table &apos;%1&apos; cannot %2.</source>
        <translation>En un cambio de una vez de la tabla «%1» no es posible: %2.</translation>
    </message>
    <message>
        <source>create another table</source>
        <translation>crear otra tabla</translation>
    </message>
    <message>
        <source>drop a table</source>
        <translation>eliminar una tabla</translation>
    </message>
    <message>
        <source>rename a table</source>
        <translation>renombrar una tabla</translation>
    </message>
    <message>
        <source>contain another batch</source>
        <translation>contener otro cambio de una vez</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>confirmar</translation>
    </message>
    <message>
        <source>Constraint must have a name
A batch on table &apos;%1&apos; adds a constraint without one; SQLite could never drop it again. Name it.</source>
        <translation>Una restricción debe tener nombre
Un cambio de una vez de la tabla «%1» añade una sin nombre; SQLite no podría eliminarla nunca. Necesita un nombre.</translation>
    </message>
    <message>
        <source>No such constraint: &apos;%1&apos;
Table &apos;%2&apos; has no constraint of that name and kind.</source>
        <translation>No existe la restricción «%1»
La tabla «%2» no tiene ninguna restricción de ese nombre y tipo.</translation>
    </message>
    <message>
        <source>No such index: &apos;%1&apos;
Table &apos;%2&apos; has no index of that name.</source>
        <translation>No existe el índice «%1»
La tabla «%2» no tiene ningún índice de ese nombre.</translation>
    </message>
    <message>
        <source>The definition of the table &apos;%1&apos; could not be read at &apos;%2&apos;.</source>
        <translation>La definición de la tabla «%1» no se pudo leer en «%2».</translation>
    </message>
    <message>
        <source>The definition of the index &apos;%1&apos; could not be read.</source>
        <translation>La definición del índice «%1» no se pudo leer.</translation>
    </message>
    <message>
        <source>SQLite has no type for &apos;%1&apos;. Give the column another type on SQLite: with_variant(…, &apos;sqlite&apos;).</source>
        <translation>SQLite no tiene ningún tipo para «%1». La columna necesita otro en SQLite: with_variant(…, &apos;sqlite&apos;).</translation>
    </message>
    <message>
        <source>SQLite has no type for &apos;%1&apos; of %2. Give the column another type on SQLite: with_variant(…, &apos;sqlite&apos;).</source>
        <translation>SQLite no tiene ningún tipo para «%1» de %2. La columna necesita otro en SQLite: with_variant(…, &apos;sqlite&apos;).</translation>
    </message>
    <message>
        <source>The server does not show its temporary tables.</source>
        <translation>El servidor no muestra sus tablas temporales.</translation>
    </message>
    <message>
        <source>Counting was cancelled.</source>
        <translation>El recuento se canceló.</translation>
    </message>
    <message>
        <source>The definition of table &apos;%1&apos; was not understood; its constraints may be missing here.</source>
        <translation>La definición de la tabla «%1» no se entendió; pueden faltar aquí sus restricciones.</translation>
    </message>
    <message>
        <source>The definition of index &apos;%1&apos; was not understood.</source>
        <translation>La definición del índice «%1» no se entendió.</translation>
    </message>
    <message>
        <source>%1 (+ is there and should not be, - is missing, ~ is different):
%2
%3</source>
        <translation>%1 (+ está y no debería, - falta, ~ es distinto):
%2
%3</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>A &apos;%&apos; itself is written &apos;%%&apos;.</source>
        <translation>Un «%» se escribe «%%».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a valid value for %2; expected &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos;, &apos;;&apos;. It stands in &apos;%3&apos;.</source>
        <translation>«%1» no es un valor válido para %2; puede ser «space», «newline», «os», «:» o «;». Está en «%3».</translation>
    </message>
    <message>
        <source>has a hook without a &apos;name&apos;</source>
        <translation>tiene un gancho sin «name»</translation>
    </message>
    <message>
        <source>There is no &apos;alembic.ini&apos; in &apos;%1&apos;, and no &apos;pyproject.toml&apos; with a table [tool.alembic].</source>
        <translation>En «%1» no hay «alembic.ini», ni «pyproject.toml» con una tabla [tool.alembic].</translation>
    </message>
    <message>
        <source>Name the project&apos;s ini file, or the folder that it lies in.</source>
        <translation>Hay que nombrar el archivo ini del proyecto, o la carpeta en la que está.</translation>
    </message>
    <message>
        <source>There is %1: name the one to use.</source>
        <translation>Hay %1: hay que nombrar cuál se usa.</translation>
    </message>
    <message>
        <source>pyproject.toml indicated more than once</source>
        <translation>pyproject.toml se indica más de una vez</translation>
    </message>
    <message>
        <source>only one ini file may be indicated</source>
        <translation>solo se puede indicar un archivo ini</translation>
    </message>
    <message>
        <source>No &apos;script_location&apos; key found in configuration.
</source>
        <translation>Falta la clave «script_location» en la configuración.
</translation>
    </message>
    <message>
        <source>There is no file or folder &apos;%1&apos;.</source>
        <translation>No existe ningún archivo ni carpeta «%1».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder: name the files themselves where there are two.</source>
        <translation>«%1» es una carpeta: donde hay dos archivos hay que nombrarlos.</translation>
    </message>
    <message>
        <source>is what somebody passes</source>
        <translation>es lo que alguien pasa</translation>
    </message>
    <message>
        <source>is what its function computes</source>
        <translation>es lo que calcula su función</translation>
    </message>
    <message>
        <source>it comes from &apos;%1&apos;</source>
        <translation>viene de «%1»</translation>
    </message>
    <message>
        <source>it is another one at %1</source>
        <translation>en %1 es otra cosa</translation>
    </message>
    <message>
        <source>with --sql it is another one than at %1</source>
        <translation>con --sql es distinto que en %1</translation>
    </message>
    <message>
        <source>asks for an option that is not certain</source>
        <translation>pregunta por una opción que no es segura</translation>
    </message>
    <message>
        <source>reads another section of the ini file</source>
        <translation>lee otra sección del archivo ini</translation>
    </message>
    <message>
        <source>asks for -x in a way that is not certain</source>
        <translation>pregunta por -x de un modo que no es seguro</translation>
    </message>
    <message>
        <source>asks for an environment variable that is not certain</source>
        <translation>pregunta por una variable de entorno que no es segura</translation>
    </message>
    <message>
        <source>reads $%1, which it sets itself</source>
        <translation>lee $%1, que él mismo fija</translation>
    </message>
    <message>
        <source>reads $%1, which is not set here and may be in a file &apos;.env&apos;</source>
        <translation>lee $%1, que aquí no está definida y puede estar en un archivo «.env»</translation>
    </message>
    <message>
        <source>reads $%1, which is not set</source>
        <translation>lee $%1, que no está definida</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a &apos;%2&apos;</source>
        <translation>llama a «%1» de un «%2»</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a &apos;%2&apos;</source>
        <translation>lee «%1» de un «%2»</translation>
    </message>
    <message>
        <source>This build of Limbeck does not carry the example project.</source>
        <translation>Esta compilación de Limbeck no incluye el proyecto de ejemplo.</translation>
    </message>
    <message>
        <source>the section [%1] is there twice</source>
        <translation>la sección [%1] está dos veces</translation>
    </message>
    <message>
        <source>there is text before the first [section]</source>
        <translation>hay texto antes de la primera [sección]</translation>
    </message>
    <message>
        <source>this line is neither a section nor &apos;key = value&apos;</source>
        <translation>esta línea no es ni una sección ni «clave = valor»</translation>
    </message>
    <message>
        <source>the setting &apos;%1&apos; is there twice in its section</source>
        <translation>el ajuste «%1» está dos veces en su sección</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2 (line %3).</source>
        <translation>«%1» no se puede leer: %2 (línea %3).</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;.</source>
        <translation>No se puede leer «%1».</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; in [%2] of &apos;%3&apos; cannot be read: %4 (line %5).</source>
        <translation>El ajuste «%1» en [%2] de «%3» no se puede leer: %4 (línea %5).</translation>
    </message>
    <message>
        <source>its %(…)s refer to each other endlessly</source>
        <translation>sus %(…)s se remiten unos a otros sin fin</translation>
    </message>
    <message>
        <source>a &apos;%&apos; must be followed by &apos;%&apos; or by &apos;(name)s&apos;</source>
        <translation>a un «%» debe seguirle «%» o «(nombre)s»</translation>
    </message>
    <message>
        <source>it uses %(%1)s, and there is no setting of that name</source>
        <translation>usa %(%1)s, y no hay ningún ajuste de ese nombre</translation>
    </message>
    <message>
        <source>is not known. There are %1</source>
        <translation>no se conoce. Hay %1</translation>
    </message>
    <message>
        <source>is not known; did you mean &apos;%1&apos;? There are %2</source>
        <translation>no se conoce; ¿es «%1»? Hay %2</translation>
    </message>
    <message>
        <source>is no kind of name; a naming convention has rules for %1</source>
        <translation>no es una clase de nombre; una convención de nombres tiene reglas para %1</translation>
    </message>
    <message>
        <source>holds a password. This file is meant to be shared: leave the password out and give it with --url, or through an environment variable that env.py reads</source>
        <translation>contiene una contraseña. Este archivo está para compartirse: la contraseña va en --url, o en una variable de entorno que lea env.py</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; of --set %2.</source>
        <translation>El ajuste «%1» de --set %2.</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; of --set is true or false, not &apos;%2&apos;.</source>
        <translation>El ajuste «%1» de --set es true o false, no «%2».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no naming convention: give a table as TOML writes it, such as {uq = &quot;uq_%(table_name)s_%(column_0_name)s&quot;}, with rules for &apos;ix&apos;, &apos;uq&apos;, &apos;ck&apos;, &apos;fk&apos; and &apos;pk&apos;.</source>
        <translation>«%1» no es una convención de nombres: hace falta una tabla como en TOML, por ejemplo {uq = &quot;uq_%(table_name)s_%(column_0_name)s&quot;}, con reglas para «ix», «uq», «ck», «fk» y «pk».</translation>
    </message>
    <message>
        <source>Say which one to use with --url, for example --url sqlite:///app.db, or write &apos;url = …&apos; into &apos;.limbeck/settings.toml&apos;.</source>
        <translation>Cuál se usa lo dice --url, por ejemplo --url sqlite:///app.db, o «url = …» en «.limbeck/settings.toml».</translation>
    </message>
    <message>
        <source>Nor has &apos;%1&apos; a table [tool.alembic].</source>
        <translation>Tampoco «%1» tiene una tabla [tool.alembic].</translation>
    </message>
    <message>
        <source>No config file &apos;%1&apos; found, or file has no &apos;[%2]&apos; section.</source>
        <translation>No existe el archivo de configuración «%1», o no tiene una sección «[%2]».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no database: its &apos;sqlalchemy.url&apos; is %2. Say which one to use with --url, for example --url sqlite:///app.db.</source>
        <translation>«%1» no nombra ninguna base de datos: su «sqlalchemy.url» %2. Cuál se usa lo dice --url, por ejemplo --url sqlite:///app.db.</translation>
    </message>
    <message>
        <source>missing or empty</source>
        <translation>falta o está vacío</translation>
    </message>
    <message>
        <source>still the placeholder of a new project</source>
        <translation>sigue siendo el marcador de un proyecto nuevo</translation>
    </message>
    <message>
        <source>Path doesn&apos;t exist: %1.  Please use the &apos;init&apos; command to create a new scripts folder.
Or correct &apos;script_location&apos; in &apos;%2&apos;.</source>
        <translation>La ruta no existe: %1. La orden «init» crea una carpeta de scripts nueva.
O hay que corregir «script_location» en «%2».</translation>
    </message>
    <message>
        <source>Write where env.py and the folder &apos;versions&apos; lie into &apos;%1&apos;, for example &apos;script_location = %(here)s/alembic&apos; below [%2].</source>
        <translation>Dónde están env.py y la carpeta «versions» va en «%1», por ejemplo «script_location = %(here)s/alembic» bajo [%2].</translation>
    </message>
    <message>
        <source>%1 computes &apos;%2&apos; (%3), and Limbeck does not run Python.</source>
        <translation>%1 calcula «%2» (%3), y Limbeck no ejecuta Python.</translation>
    </message>
    <message>
        <source>%1 computes &apos;%2&apos; (&apos;%3&apos;: %4), and Limbeck does not run Python.</source>
        <translation>%1 calcula «%2» («%3»: %4), y Limbeck no ejecuta Python.</translation>
    </message>
    <message>
        <source>Say it with --set %1=…, or write &apos;%1 = …&apos; into &apos;.limbeck/settings.toml&apos;, or &apos;limbeck_%1 = …&apos; beside &apos;script_location&apos;; Alembic ignores these two.</source>
        <translation>Ayuda --set %1=…, o «%1 = …» en «.limbeck/settings.toml», o «limbeck_%1 = …» junto a «script_location»; Alembic ignora estos dos últimos.</translation>
    </message>
    <message>
        <source>Incorrect TOML format: &apos;%1&apos; in &apos;%2&apos; is no table (line %3).</source>
        <translation>TOML incorrecto: «%1» en «%2» no es una tabla (línea %3).</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; in &apos;%2&apos; %3 (line %4).</source>
        <translation>El ajuste «%1» en «%2» %3 (línea %4).</translation>
    </message>
    <message>
        <source>must be a text in quotes</source>
        <translation>debe ser un texto entre comillas</translation>
    </message>
    <message>
        <source>must be true or false, without quotes</source>
        <translation>debe ser true o false, sin comillas</translation>
    </message>
    <message>
        <source>boolean value expected for TOML parameter &apos;%1&apos;
%2</source>
        <translation>el parámetro TOML «%1» necesita true o false
%2</translation>
    </message>
    <message>
        <source>must be a list of texts, such as [&quot;a&quot;, &quot;b&quot;]</source>
        <translation>debe ser una lista de textos, como [&quot;a&quot;, &quot;b&quot;]</translation>
    </message>
    <message>
        <source>must be an array of tables whose values are texts</source>
        <translation>debe ser una lista de tablas cuyos valores son textos</translation>
    </message>
    <message>
        <source>The setting &apos;truncate_slug_length&apos; in &apos;%1&apos; is &apos;%2&apos;, which is no number.</source>
        <translation>El ajuste «truncate_slug_length» en «%1» es «%2», que no es un número.</translation>
    </message>
    <message>
        <source>its foreign key sets single columns</source>
        <translation>su clave foránea fija columnas sueltas</translation>
    </message>
    <message>
        <source>a constraint with INCLUDE has no name</source>
        <translation>una restricción con INCLUDE no tiene nombre</translation>
    </message>
    <message>
        <source>its CHECK cannot be found</source>
        <translation>no se encuentra su CHECK</translation>
    </message>
    <message>
        <source>its EXCLUDE has expressions</source>
        <translation>su EXCLUDE tiene expresiones</translation>
    </message>
    <message>
        <source>it makes a constraint of an index</source>
        <translation>hace de un índice una restricción</translation>
    </message>
    <message>
        <source>it has a constraint of the kind %1</source>
        <translation>tiene una restricción del tipo %1</translation>
    </message>
    <message>
        <source>the index has a collation</source>
        <translation>el índice tiene una colación</translation>
    </message>
    <message>
        <source>an expression of the index cannot be found</source>
        <translation>no se encuentra una expresión del índice</translation>
    </message>
    <message>
        <source>the index has no name</source>
        <translation>el índice no tiene nombre</translation>
    </message>
    <message>
        <source>the condition of the index cannot be found</source>
        <translation>no se encuentra la condición del índice</translation>
    </message>
    <message>
        <source>defaults that use the sequence go with it</source>
        <translation>los valores predeterminados que usan la secuencia desaparecen con ella</translation>
    </message>
    <message>
        <source>it drops a thing of the kind %1</source>
        <translation>elimina algo del tipo %1</translation>
    </message>
    <message>
        <source>what depends on it goes with it</source>
        <translation>lo que depende de ello desaparece también</translation>
    </message>
    <message>
        <source>a trigger gets another name</source>
        <translation>un disparador recibe otro nombre</translation>
    </message>
    <message>
        <source>it renames a thing of the kind %1</source>
        <translation>renombra algo del tipo %1</translation>
    </message>
    <message>
        <source>it moves a thing of the kind %1</source>
        <translation>mueve algo del tipo %1</translation>
    </message>
    <message>
        <source>a sequence is altered</source>
        <translation>se modifica una secuencia</translation>
    </message>
    <message>
        <source>a sequence with a type, an owner, or one that counts down</source>
        <translation>una secuencia con tipo, con dueño, o que cuenta hacia abajo</translation>
    </message>
    <message>
        <source>its columns are those of a SELECT</source>
        <translation>sus columnas son las de un SELECT</translation>
    </message>
    <message>
        <source>it changes a setting</source>
        <translation>cambia un ajuste</translation>
    </message>
    <message>
        <source>it calls the function &apos;%1&apos;</source>
        <translation>llama a la función «%1»</translation>
    </message>
    <message>
        <source>it takes back what came before</source>
        <translation>deshace lo anterior</translation>
    </message>
    <message>
        <source>names may mean other tables from here on</source>
        <translation>los nombres pueden indicar otras tablas a partir de aquí</translation>
    </message>
    <message>
        <source>it makes a schema with things inside</source>
        <translation>crea un esquema con contenido</translation>
    </message>
    <message>
        <source>it explains a statement</source>
        <translation>explica una sentencia</translation>
    </message>
    <message>
        <source>it runs a block of code</source>
        <translation>ejecuta un bloque de código</translation>
    </message>
    <message>
        <source>it runs what is written elsewhere</source>
        <translation>ejecuta lo que está escrito en otro sitio</translation>
    </message>
    <message>
        <source>it is a partition</source>
        <translation>es una partición</translation>
    </message>
    <message>
        <source>it inherits columns</source>
        <translation>hereda columnas</translation>
    </message>
    <message>
        <source>its columns are those of a type</source>
        <translation>sus columnas son las de un tipo</translation>
    </message>
    <message>
        <source>it takes columns from another table</source>
        <translation>toma columnas de otra tabla</translation>
    </message>
    <message>
        <source>it is partitioned</source>
        <translation>está particionada</translation>
    </message>
    <message>
        <source>the kind of change %1</source>
        <translation>el tipo de cambio: %1</translation>
    </message>
    <message>
        <source>what depends on the constraint goes with it</source>
        <translation>lo que depende de la restricción desaparece con ella</translation>
    </message>
    <message>
        <source>its default cannot be found</source>
        <translation>no se encuentra su valor predeterminado</translation>
    </message>
    <message>
        <source>the column is computed no more</source>
        <translation>la columna deja de ser calculada</translation>
    </message>
    <message>
        <source>its type is not one</source>
        <translation>su tipo no es un tipo</translation>
    </message>
    <message>
        <source>it contains a zero character</source>
        <translation>contiene un carácter nulo</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>está anidado con demasiada profundidad</translation>
    </message>
    <message>
        <source>a comment of it is run by some servers</source>
        <translation>algunos servidores ejecutan un comentario suyo</translation>
    </message>
    <message>
        <source>a column has no name or type</source>
        <translation>una columna no tiene nombre o tipo</translation>
    </message>
    <message>
        <source>the type of column &apos;%1&apos;</source>
        <translation>el tipo de la columna «%1»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; at column &apos;%2&apos;</source>
        <translation>«%1» en la columna «%2»</translation>
    </message>
    <message>
        <source>a column has a character set or collation of its own</source>
        <translation>una columna tiene su propio juego de caracteres o colación</translation>
    </message>
    <message>
        <source>a default has a backslash</source>
        <translation>un valor predeterminado tiene una barra invertida</translation>
    </message>
    <message>
        <source>a column is set by every update</source>
        <translation>una columna se fija en cada actualización</translation>
    </message>
    <message>
        <source>a column has REFERENCES, which not every version of MySQL keeps</source>
        <translation>una columna tiene REFERENCES, que no todas las versiones de MySQL conservan</translation>
    </message>
    <message>
        <source>a setting of the server decides about a TIMESTAMP</source>
        <translation>un ajuste del servidor decide sobre un TIMESTAMP</translation>
    </message>
    <message>
        <source>a key has no name</source>
        <translation>una clave no tiene nombre</translation>
    </message>
    <message>
        <source>a foreign key</source>
        <translation>una clave foránea</translation>
    </message>
    <message>
        <source>a primary key over parts of columns</source>
        <translation>una clave primaria sobre partes de columnas</translation>
    </message>
    <message>
        <source>an index has no name</source>
        <translation>un índice no tiene nombre</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>un índice</translation>
    </message>
    <message>
        <source>an index over an expression</source>
        <translation>un índice sobre una expresión</translation>
    </message>
    <message>
        <source>an index in descending order</source>
        <translation>un índice en orden descendente</translation>
    </message>
    <message>
        <source>new tables may have another character set</source>
        <translation>las tablas nuevas pueden tener otro juego de caracteres</translation>
    </message>
    <message>
        <source>two indexes are called &apos;%1&apos;</source>
        <translation>dos índices se llaman «%1»</translation>
    </message>
    <message>
        <source>it has the columns of a SELECT as well</source>
        <translation>tiene además las columnas de un SELECT</translation>
    </message>
    <message>
        <source>it keeps its old rows</source>
        <translation>conserva sus filas antiguas</translation>
    </message>
    <message>
        <source>its columns are those of another</source>
        <translation>sus columnas son las de otra</translation>
    </message>
    <message>
        <source>it names nothing</source>
        <translation>no nombra nada</translation>
    </message>
    <message>
        <source>it is about another database</source>
        <translation>trata de otra base de datos</translation>
    </message>
    <message>
        <source>a module chooses the columns of a virtual table</source>
        <translation>un módulo elige las columnas de una tabla virtual</translation>
    </message>
    <message>
        <source>statements may do other things from here on</source>
        <translation>las sentencias pueden hacer otra cosa a partir de aquí</translation>
    </message>
    <message>
        <source>assigns in a way that is not understood</source>
        <translation>asigna de un modo que no se entiende</translation>
    </message>
    <message>
        <source>passes an argument that the function does not take</source>
        <translation>pasa un argumento que la función no acepta</translation>
    </message>
    <message>
        <source>takes its arguments in a way that is not understood</source>
        <translation>toma sus argumentos de un modo que no se entiende</translation>
    </message>
    <message>
        <source>takes no positional argument, but is a method</source>
        <translation>no toma argumentos por posición, pero es un método</translation>
    </message>
    <message>
        <source>needs a value for &apos;%1&apos; that nobody gives</source>
        <translation>necesita un valor para «%1» que nadie da</translation>
    </message>
    <message>
        <source>is not reached</source>
        <translation>no se alcanza</translation>
    </message>
    <message>
        <source>calls it</source>
        <translation>lo llama</translation>
    </message>
    <message>
        <source>spreads it</source>
        <translation>lo expande</translation>
    </message>
    <message>
        <source>calls functions too deep to follow</source>
        <translation>llama a funciones demasiado profundas para seguirlas</translation>
    </message>
    <message>
        <source>calls a generator that does something</source>
        <translation>llama a un generador que hace algo</translation>
    </message>
    <message>
        <source>calls a function that cannot be followed</source>
        <translation>llama a una función que no se puede seguir</translation>
    </message>
    <message>
        <source>yields outside of a generator</source>
        <translation>usa yield fuera de un generador</translation>
    </message>
    <message>
        <source>yields from %1</source>
        <translation>usa yield desde: %1</translation>
    </message>
    <message>
        <source>makes too many items</source>
        <translation>produce demasiados elementos</translation>
    </message>
    <message>
        <source>makes the class &apos;%1&apos; in a way of its own</source>
        <translation>crea la clase «%1» a su manera</translation>
    </message>
    <message>
        <source>spreads base classes</source>
        <translation>expande clases base</translation>
    </message>
    <message>
        <source>derives classes too deep to follow</source>
        <translation>deriva clases demasiado profundas para seguirlas</translation>
    </message>
    <message>
        <source>defines the class &apos;%1&apos; in a way that is not followed</source>
        <translation>define la clase «%1» de un modo que no se sigue</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos; in a way of its own</source>
        <translation>crea un «%1» a su manera</translation>
    </message>
    <message>
        <source>passes an argument that &apos;%1&apos; does not take</source>
        <translation>pasa un argumento que «%1» no acepta</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos; of values that do not fit</source>
        <translation>crea un «%1» con valores que no encajan</translation>
    </message>
    <message>
        <source>reads the property &apos;%1&apos; of a class</source>
        <translation>lee la propiedad «%1» de una clase</translation>
    </message>
    <message>
        <source>calls &apos;super&apos; in a way that is not understood</source>
        <translation>llama a «super» de un modo que no se entiende</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos;, which every row has</source>
        <translation>lee «%1», que toda fila tiene</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of %2</source>
        <translation>lee «%1» de: %2</translation>
    </message>
    <message>
        <source>is a dictionary that is too large</source>
        <translation>es un diccionario demasiado grande</translation>
    </message>
    <message>
        <source>does something while it makes items</source>
        <translation>hace algo mientras produce elementos</translation>
    </message>
    <message>
        <source>depends on %1</source>
        <translation>depende de: %1</translation>
    </message>
    <message>
        <source>compiles in a way that is not understood</source>
        <translation>compila de un modo que no se entiende</translation>
    </message>
    <message>
        <source>the class &apos;%1&apos; has a decorator</source>
        <translation>la clase «%1» tiene un decorador</translation>
    </message>
    <message>
        <source>the function &apos;%1&apos; has a decorator</source>
        <translation>la función «%1» tiene un decorador</translation>
    </message>
    <message>
        <source>compiles for a dialect that is not certain</source>
        <translation>compila para un dialecto que no es seguro</translation>
    </message>
    <message>
        <source>takes several elements</source>
        <translation>toma varios elementos</translation>
    </message>
    <message>
        <source>takes a slice</source>
        <translation>toma una porción</translation>
    </message>
    <message>
        <source>takes an element of %1 that is not certain</source>
        <translation>toma un elemento que no es seguro de: %1</translation>
    </message>
    <message>
        <source>the enum &apos;%1&apos; makes its members in a way that is not understood</source>
        <translation>la enumeración «%1» crea sus miembros de un modo que no se entiende</translation>
    </message>
    <message>
        <source>the enum &apos;%1&apos; gets &apos;%2&apos; in a way that is not understood</source>
        <translation>la enumeración «%1» recibe «%2» de un modo que no se entiende</translation>
    </message>
    <message>
        <source>the value of &apos;%1&apos; in the enum &apos;%2&apos; is not certain</source>
        <translation>el valor de «%1» en la enumeración «%2» no es seguro</translation>
    </message>
    <message>
        <source>makes an enum in a way that is not understood</source>
        <translation>crea una enumeración de un modo que no se entiende</translation>
    </message>
    <message>
        <source>asks &apos;%1&apos; for a value that it does not have</source>
        <translation>pide a «%1» un valor que no tiene</translation>
    </message>
    <message>
        <source>is not certain to be executed</source>
        <translation>no es seguro que se ejecute</translation>
    </message>
    <message>
        <source>is not certain to be reached</source>
        <translation>no es seguro que se alcance</translation>
    </message>
    <message>
        <source>uses the words of an error</source>
        <translation>usa las palabras de un error</translation>
    </message>
    <message>
        <source>may catch a &apos;%1&apos;</source>
        <translation>puede capturar un «%1»</translation>
    </message>
    <message>
        <source>is an expression that is not understood</source>
        <translation>es una expresión que no se entiende</translation>
    </message>
    <message>
        <source>is too long or too deep to follow</source>
        <translation>es demasiado largo o profundo para seguirlo</translation>
    </message>
    <message>
        <source>uses the name &apos;%1&apos;, which is not known</source>
        <translation>usa el nombre «%1», que no se conoce</translation>
    </message>
    <message>
        <source>is a number that is too large here</source>
        <translation>es un número demasiado grande aquí</translation>
    </message>
    <message>
        <source>is a number that is not understood</source>
        <translation>es un número que no se entiende</translation>
    </message>
    <message>
        <source>is a bytes literal</source>
        <translation>es un literal de bytes</translation>
    </message>
    <message>
        <source>has an escape sequence that is not understood</source>
        <translation>tiene una secuencia de escape que no se entiende</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>es demasiado largo</translation>
    </message>
    <message>
        <source>puts %1 into a text</source>
        <translation>pone en un texto: %1</translation>
    </message>
    <message>
        <source>computes with %1</source>
        <translation>calcula con: %1</translation>
    </message>
    <message>
        <source>compares in a way that is not understood</source>
        <translation>compara de un modo que no se entiende</translation>
    </message>
    <message>
        <source>imports a name in a circle</source>
        <translation>importa un nombre en círculo</translation>
    </message>
    <message>
        <source>uses &apos;%1&apos;, which &apos;%2&apos; does not define in a way that is understood</source>
        <translation>usa «%1», que «%2» no define de un modo que se entienda</translation>
    </message>
    <message>
        <source>imports &apos;%1&apos;, which may not be installed</source>
        <translation>importa «%1», que puede no estar instalado</translation>
    </message>
    <message>
        <source>goes on after &apos;zip&apos;</source>
        <translation>continúa después de «zip»</translation>
    </message>
    <message>
        <source>loops over %1</source>
        <translation>recorre en bucle: %1</translation>
    </message>
    <message>
        <source>gives names to the items in a way that is not understood</source>
        <translation>da nombres a los elementos de un modo que no se entiende</translation>
    </message>
    <message>
        <source>is too long to follow</source>
        <translation>es demasiado largo para seguirlo</translation>
    </message>
    <message>
        <source>loops without an end</source>
        <translation>está en un bucle sin fin</translation>
    </message>
    <message>
        <source>%1, and %2</source>
        <translation>%1, y %2</translation>
    </message>
    <message>
        <source>computes with %1 and %2</source>
        <translation>calcula con: %1 y %2</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of %2</source>
        <translation>llama a «%1» de: %2</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of what a query returned</source>
        <translation>llama a «%1» de lo que devolvió una consulta</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a row that has several columns of that name</source>
        <translation>lee «%1» de una fila que tiene varias columnas de ese nombre</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a row, which has no such column</source>
        <translation>lee «%1» de una fila que no tiene esa columna</translation>
    </message>
    <message>
        <source>what it does with that is not understood</source>
        <translation>lo que hace con ello no se entiende</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a text file: it contains a NUL byte.</source>
        <translation>«%1» no es un archivo de texto: contiene un byte NUL.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is written in the encoding &apos;%2&apos;, which Limbeck cannot read; save it as UTF-8.</source>
        <translation>«%1» está escrito en la codificación «%2», que Limbeck no puede leer; guardado como UTF-8 funciona.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither UTF-8 nor does it name another encoding.</source>
        <translation>«%1» no es UTF-8 ni nombra otra codificación.</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>No existe el archivo «%1».</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file.</source>
        <translation>«%1» no es un archivo normal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is too large for a script: %2 bytes.</source>
        <translation>«%1» es demasiado grande para un script: %2 bytes.</translation>
    </message>
    <message>
        <source>chooses with match</source>
        <translation>elige con match</translation>
    </message>
    <message>
        <source>is a statement that is not understood</source>
        <translation>es una sentencia que no se entiende</translation>
    </message>
    <message>
        <source>is asynchronous</source>
        <translation>es asíncrono</translation>
    </message>
    <message>
        <source>gives a name in a way that is not understood</source>
        <translation>da un nombre de un modo que no se entiende</translation>
    </message>
    <message>
        <source>enters %1 with &apos;with&apos;</source>
        <translation>entra con «with» en: %1</translation>
    </message>
    <message>
        <source>the function &apos;%1&apos; is asynchronous</source>
        <translation>la función «%1» es asíncrona</translation>
    </message>
    <message>
        <source>the assertion &apos;%1&apos; does not hold</source>
        <translation>la aserción «%1» no se cumple</translation>
    </message>
    <message>
        <source>deletes a part of something</source>
        <translation>borra una parte de algo</translation>
    </message>
    <message>
        <source>changes a name of another function</source>
        <translation>cambia un nombre de otra función</translation>
    </message>
    <message>
        <source>is too large to look through</source>
        <translation>es demasiado grande para revisarlo</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>un valor lógico</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texto</translation>
    </message>
    <message>
        <source>a set</source>
        <translation>un conjunto</translation>
    </message>
    <message>
        <source>an iterator</source>
        <translation>un iterador</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>una lista</translation>
    </message>
    <message>
        <source>a dictionary</source>
        <translation>un diccionario</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>una función</translation>
    </message>
    <message>
        <source>the class &apos;%1&apos;</source>
        <translation>la clase «%1»</translation>
    </message>
    <message>
        <source>a &apos;%1&apos;</source>
        <translation>un «%1»</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of &apos;%2&apos;</source>
        <translation>llama a «%1» de «%2»</translation>
    </message>
    <message>
        <source>takes an element of &apos;%1&apos; that is not certain</source>
        <translation>toma un elemento de «%1» que no es seguro</translation>
    </message>
    <message>
        <source>uses the path of a file</source>
        <translation>usa la ruta de un archivo</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos;, which is derived from &apos;%2&apos;</source>
        <translation>crea un «%1», que deriva de «%2»</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of the class &apos;%2&apos;</source>
        <translation>lee «%1» de la clase «%2»</translation>
    </message>
    <message>
        <source>is %1 where %2 is needed</source>
        <translation>es %1 donde hace falta %2</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>una lista de textos</translation>
    </message>
    <message>
        <source>a plain value</source>
        <translation>un valor simple</translation>
    </message>
    <message>
        <source>is an argument that is not known</source>
        <translation>es un argumento que no se conoce</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; a second time</source>
        <translation>indica «%1» por segunda vez</translation>
    </message>
    <message>
        <source>does not say &apos;%1&apos;</source>
        <translation>no dice «%1»</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True o False</translation>
    </message>
    <message>
        <source>uses the argument &apos;%1&apos;, which is not known</source>
        <translation>usa el argumento «%1», que no se conoce</translation>
    </message>
    <message>
        <source>goes on where this fails, and whether it does is not certain</source>
        <translation>sigue donde esto falla, y no es seguro si falla</translation>
    </message>
    <message>
        <source>does not say the column</source>
        <translation>no dice la columna</translation>
    </message>
    <message>
        <source>does not say what is computed</source>
        <translation>no dice qué se calcula</translation>
    </message>
    <message>
        <source>a part of a column</source>
        <translation>una parte de una columna</translation>
    </message>
    <message>
        <source>is a column without a name</source>
        <translation>es una columna sin nombre</translation>
    </message>
    <message>
        <source>forbids to quote a name that needs it</source>
        <translation>prohíbe las comillas en un nombre que las necesita</translation>
    </message>
    <message>
        <source>The foreign key to &apos;%1&apos; cannot be written into a script: SQLAlchemy takes a dot in a name for the end of a schema&apos;s.</source>
        <translation>La clave foránea hacia «%1» no se puede escribir en un script: SQLAlchemy toma un punto en un nombre por el final del esquema.</translation>
    </message>
    <message>
        <source>refers to another number of columns than it has</source>
        <translation>hace referencia a otro número de columnas del que tiene</translation>
    </message>
    <message>
        <source>does not say the condition</source>
        <translation>no dice la condición</translation>
    </message>
    <message>
        <source>names a type of constraint that is not known: &apos;%1&apos;</source>
        <translation>nombra un tipo de restricción que no se conoce: «%1»</translation>
    </message>
    <message>
        <source>refers to &apos;%1&apos;, which does not name a table and a column</source>
        <translation>hace referencia a «%1», que no nombra una tabla y una columna</translation>
    </message>
    <message>
        <source>refers to several tables</source>
        <translation>hace referencia a varias tablas</translation>
    </message>
    <message>
        <source>the name of a column</source>
        <translation>el nombre de una columna</translation>
    </message>
    <message>
        <source>SQL that is written out</source>
        <translation>SQL escrito por completo</translation>
    </message>
    <message>
        <source>True, False or &apos;auto&apos;</source>
        <translation>True, False o «auto»</translation>
    </message>
    <message>
        <source>does not say its condition</source>
        <translation>no dice su condición</translation>
    </message>
    <message>
        <source>a pair of an expression and an operator</source>
        <translation>un par de expresión y operador</translation>
    </message>
    <message>
        <source>Can&apos;t locate timezone: %1
The setting &apos;timezone&apos; takes a name of the zoneinfo database, such as &apos;UTC&apos; or &apos;Europe/Berlin&apos;.</source>
        <translation>No se encuentra la zona horaria: %1
El ajuste «timezone» toma un nombre de la base de datos zoneinfo, como «UTC» o «Europe/Berlin».</translation>
    </message>
    <message>
        <source>A row of table &apos;%1&apos; has a value of the type %2, which Limbeck does not write into scripts.</source>
        <translation>Una fila de la tabla «%1» tiene un valor del tipo %2, que Limbeck no escribe en scripts.</translation>
    </message>
    <message>
        <source>lacks &apos;%1&apos; in row %2 of those to insert</source>
        <translation>le falta «%1» en la fila %2 de las que se insertan</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; in row %2, which is no column of the table or not in the first row</source>
        <translation>da «%1» en la fila %2, que no es columna de la tabla o no está en la primera fila</translation>
    </message>
    <message>
        <source>a list of rows</source>
        <translation>una lista de filas</translation>
    </message>
    <message>
        <source>leaves &apos;%1&apos; to a default that Python computes</source>
        <translation>deja «%1» a un valor predeterminado que calcula Python</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; a value that the type &apos;%2&apos; converts</source>
        <translation>da a «%1» un valor que el tipo «%2» convierte</translation>
    </message>
    <message>
        <source>a dictionary of parameters</source>
        <translation>un diccionario de parámetros</translation>
    </message>
    <message>
        <source>a plain value with a name</source>
        <translation>un valor simple con un nombre</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a text</source>
        <translation>llama a «%1» de un texto</translation>
    </message>
    <message>
        <source>gives no value for the parameter &apos;:%1&apos; of its SQL</source>
        <translation>no da ningún valor al parámetro «:%1» de su SQL</translation>
    </message>
    <message>
        <source>mixes parameters and escaped colons in its SQL</source>
        <translation>mezcla en su SQL parámetros y dos puntos escapados</translation>
    </message>
    <message>
        <source>does not say the table and the rows</source>
        <translation>no dice la tabla ni las filas</translation>
    </message>
    <message>
        <source>does not say the SQL</source>
        <translation>no dice el SQL</translation>
    </message>
    <message>
        <source>has the name &apos;%1&apos;, which engines quote in different ways</source>
        <translation>tiene el nombre «%1», que los motores entrecomillan de formas distintas</translation>
    </message>
    <message>
        <source>has places to fill in its text of DDL</source>
        <translation>tiene huecos que rellenar en su texto de DDL</translation>
    </message>
    <message>
        <source>does not say a sequence</source>
        <translation>no dice una secuencia</translation>
    </message>
    <message>
        <source>gives a value to %1, which is no column</source>
        <translation>da un valor a lo que no es una columna: %1</translation>
    </message>
    <message>
        <source>gives rows that are not alike</source>
        <translation>da filas que no son iguales entre sí</translation>
    </message>
    <message>
        <source>gives the values of a row as %1</source>
        <translation>da los valores de una fila así: %1</translation>
    </message>
    <message>
        <source>gives parameters to a statement with several rows</source>
        <translation>da parámetros a una sentencia con varias filas</translation>
    </message>
    <message>
        <source>inserts into what is no table</source>
        <translation>inserta en lo que no es una tabla</translation>
    </message>
    <message>
        <source>begins a statement with words that are not certain</source>
        <translation>empieza una sentencia con palabras que no son seguras</translation>
    </message>
    <message>
        <source>builds an INSERT with &apos;%1&apos;</source>
        <translation>construye un INSERT con «%1»</translation>
    </message>
    <message>
        <source>inserts a row without saying its values</source>
        <translation>inserta una fila sin decir sus valores</translation>
    </message>
    <message>
        <source>gives a value to &apos;%1&apos;, which its table does not have</source>
        <translation>da un valor a «%1», que su tabla no tiene</translation>
    </message>
    <message>
        <source>inserts from what is no query</source>
        <translation>inserta desde lo que no es una consulta</translation>
    </message>
    <message>
        <source>does not say what changes in a row that is there</source>
        <translation>no dice qué cambia en una fila existente</translation>
    </message>
    <message>
        <source>leaves &apos;%1&apos; to a value that Python computes</source>
        <translation>deja «%1» a un valor que calcula Python</translation>
    </message>
    <message>
        <source>changes a column that its table does not have</source>
        <translation>cambia una columna que su tabla no tiene</translation>
    </message>
    <message>
        <source>builds an UPDATE with &apos;%1&apos;</source>
        <translation>construye un UPDATE con «%1»</translation>
    </message>
    <message>
        <source>gives a value that is no pair</source>
        <translation>da un valor que no es un par</translation>
    </message>
    <message>
        <source>updates rows without saying one set of values</source>
        <translation>actualiza filas sin decir un único conjunto de valores</translation>
    </message>
    <message>
        <source>builds a DELETE with &apos;%1&apos;</source>
        <translation>construye un DELETE con «%1»</translation>
    </message>
    <message>
        <source>gives an operator other than one argument</source>
        <translation>da a un operador otro número de argumentos que uno</translation>
    </message>
    <message>
        <source>computes with &apos;%1&apos; in SQL</source>
        <translation>calcula con «%1» en SQL</translation>
    </message>
    <message>
        <source>compares with None, True or False in a way that SQL does not have</source>
        <translation>compara con None, True o False de un modo que SQL no tiene</translation>
    </message>
    <message>
        <source>computes with columns that hold no numbers</source>
        <translation>calcula con columnas que no contienen números</translation>
    </message>
    <message>
        <source>joins no conditions</source>
        <translation>no une condiciones</translation>
    </message>
    <message>
        <source>does not say what lies between what</source>
        <translation>no dice qué está entre qué</translation>
    </message>
    <message>
        <source>looks for a value in %1</source>
        <translation>busca un valor en: %1</translation>
    </message>
    <message>
        <source>a set, which has no order</source>
        <translation>un conjunto, que no tiene orden</translation>
    </message>
    <message>
        <source>does not say the pattern</source>
        <translation>no dice el patrón</translation>
    </message>
    <message>
        <source>asks what is contained in a column without text</source>
        <translation>pregunta qué contiene una columna sin texto</translation>
    </message>
    <message>
        <source>builds SQL for &apos;%1&apos;, which Limbeck does not speak</source>
        <translation>construye SQL para «%1», que Limbeck no habla</translation>
    </message>
    <message>
        <source>uses in SQL what cannot be written for %1: %2</source>
        <translation>usa en SQL lo que no se puede escribir para %1: %2</translation>
    </message>
    <message>
        <source>chains too many calls</source>
        <translation>encadena demasiadas llamadas</translation>
    </message>
    <message>
        <source>makes a &apos;%1&apos; that is not certain</source>
        <translation>crea un «%1» que no es seguro</translation>
    </message>
    <message>
        <source>does not say the value</source>
        <translation>no dice el valor</translation>
    </message>
    <message>
        <source>gives no value for the parameter &apos;%1&apos;</source>
        <translation>no da ningún valor al parámetro «%1»</translation>
    </message>
    <message>
        <source>calls a function with a strange name</source>
        <translation>llama a una función de nombre extraño</translation>
    </message>
    <message>
        <source>calls an SQL function with &apos;%1&apos;</source>
        <translation>llama a una función SQL con «%1»</translation>
    </message>
    <message>
        <source>gives a case that is no pair</source>
        <translation>da un caso que no es un par</translation>
    </message>
    <message>
        <source>gives no cases</source>
        <translation>no da casos</translation>
    </message>
    <message>
        <source>does not say what is cast to what</source>
        <translation>no dice qué se convierte en qué</translation>
    </message>
    <message>
        <source>does not say the type</source>
        <translation>no dice el tipo</translation>
    </message>
    <message>
        <source>gives an expression a name that is not certain</source>
        <translation>da a una expresión un nombre que no es seguro</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; an argument</source>
        <translation>da un argumento a «%1»</translation>
    </message>
    <message>
        <source>names a collation that is not certain</source>
        <translation>nombra una colación que no es segura</translation>
    </message>
    <message>
        <source>extracts something that is not certain</source>
        <translation>extrae algo que no es seguro</translation>
    </message>
    <message>
        <source>builds an SQL expression with &apos;%1&apos;</source>
        <translation>construye una expresión SQL con «%1»</translation>
    </message>
    <message>
        <source>joins what are no queries</source>
        <translation>une lo que no son consultas</translation>
    </message>
    <message>
        <source>selects with &apos;%1&apos;</source>
        <translation>selecciona con «%1»</translation>
    </message>
    <message>
        <source>gives a condition with a name</source>
        <translation>da una condición con nombre</translation>
    </message>
    <message>
        <source>filters by &apos;%1&apos;, which is not certain</source>
        <translation>filtra por «%1», que no es seguro</translation>
    </message>
    <message>
        <source>limits a query to a number that is not certain</source>
        <translation>limita una consulta a un número que no es seguro</translation>
    </message>
    <message>
        <source>builds a query with &apos;%1&apos;</source>
        <translation>construye una consulta con «%1»</translation>
    </message>
    <message>
        <source>adds &apos;%1&apos; to joined queries</source>
        <translation>añade «%1» a consultas unidas</translation>
    </message>
    <message>
        <source>does not say on what it joins</source>
        <translation>no dice por qué une</translation>
    </message>
    <message>
        <source>does not say to what it joins</source>
        <translation>no dice con qué une</translation>
    </message>
    <message>
        <source>joins queries that have an order or a limit</source>
        <translation>une consultas que tienen un orden o un límite</translation>
    </message>
    <message>
        <source>joins fewer than two queries</source>
        <translation>une menos de dos consultas</translation>
    </message>
    <message>
        <source>orders by &apos;%1&apos;, which is not certain</source>
        <translation>ordena por «%1», que no es seguro</translation>
    </message>
    <message>
        <source>metadata that is known</source>
        <translation>metadatos conocidos</translation>
    </message>
    <message>
        <source>uses %1 where a table is needed</source>
        <translation>usa donde hace falta una tabla: %1</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a table</source>
        <translation>llama a «%1» de una tabla</translation>
    </message>
    <message>
        <source>uses the argument &apos;%1&apos; of a table</source>
        <translation>usa el argumento «%1» de una tabla</translation>
    </message>
    <message>
        <source>is no part of a table</source>
        <translation>no es parte de una tabla</translation>
    </message>
    <message>
        <source>names a query in a way that is not known</source>
        <translation>nombra una consulta de un modo que no se conoce</translation>
    </message>
    <message>
        <source>gives a name to what is no table</source>
        <translation>da un nombre a lo que no es una tabla</translation>
    </message>
    <message>
        <source>gives a name to what is no query</source>
        <translation>da un nombre a lo que no es una consulta</translation>
    </message>
    <message>
        <source>selects from a query with a column that has no name</source>
        <translation>selecciona de una consulta con una columna sin nombre</translation>
    </message>
    <message>
        <source>stores a time with an offset, which MySQL does not have</source>
        <translation>guarda una hora con desfase, que MySQL no tiene</translation>
    </message>
    <message>
        <source>uses %1 where a plain value is needed</source>
        <translation>usa donde hace falta un valor simple: %1</translation>
    </message>
    <message>
        <source>stores the text &apos;%1&apos; in a column of numbers</source>
        <translation>guarda el texto «%1» en una columna de números</translation>
    </message>
    <message>
        <source>stores None in a column of JSON, which is NULL or JSON&apos;s null by the mode</source>
        <translation>guarda None en una columna JSON, que según el modo es NULL o el null de JSON</translation>
    </message>
    <message>
        <source>stores %1 as JSON</source>
        <translation>guarda como JSON: %1</translation>
    </message>
    <message>
        <source>stores a list in a column that is no plain array of PostgreSQL</source>
        <translation>guarda una lista en una columna que no es un array simple de PostgreSQL</translation>
    </message>
    <message>
        <source>stores a date in a column without a type</source>
        <translation>guarda una fecha en una columna sin tipo</translation>
    </message>
    <message>
        <source>stores %1 in a column of type %2</source>
        <translation>guarda %1 en una columna de tipo %2</translation>
    </message>
    <message>
        <source>The %1 of &apos;%2&apos; is not written as plain text, so Limbeck does not edit it. Let it name &apos;%3&apos; instead of &apos;%4&apos; by hand.</source>
        <translation>%1 de «%2» no está escrito como texto simple, así que Limbeck no lo edita. A mano debe nombrar «%3» en vez de «%4».</translation>
    </message>
    <message>
        <source>does not say the columns</source>
        <translation>no dice las columnas</translation>
    </message>
    <message>
        <source>a list of columns</source>
        <translation>una lista de columnas</translation>
    </message>
    <message>
        <source>asks the database for &apos;%1&apos;</source>
        <translation>pregunta a la base de datos por «%1»</translation>
    </message>
    <message>
        <source>unique constraints</source>
        <translation>restricciones de unicidad</translation>
    </message>
    <message>
        <source>check constraints</source>
        <translation>restricciones CHECK</translation>
    </message>
    <message>
        <source>fetches a number of rows that is not known</source>
        <translation>obtiene un número de filas que no se conoce</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; with arguments</source>
        <translation>llama a «%1» con argumentos</translation>
    </message>
    <message>
        <source>takes a column that is not certain</source>
        <translation>toma una columna que no es segura</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; twice</source>
        <translation>llama a «%1» dos veces</translation>
    </message>
    <message>
        <source>SQLAlchemy applies the naming convention to the name of the primary key of &apos;%1&apos; twice, and fails</source>
        <translation>SQLAlchemy aplica dos veces la convención de nombres al nombre de la clave primaria de «%1», y falla</translation>
    </message>
    <message>
        <source>SQLAlchemy gives no name to an index of &apos;%1&apos; in which it sees no column, and fails</source>
        <translation>SQLAlchemy no da nombre a un índice de «%1» en el que no ve columnas, y falla</translation>
    </message>
    <message>
        <source>an index of &apos;%1&apos; has no name, and the naming convention has no rule &apos;ix&apos;: SQLAlchemy fails here</source>
        <translation>un índice de «%1» no tiene nombre, y la convención de nombres no tiene la regla «ix»: SQLAlchemy falla aquí</translation>
    </message>
    <message>
        <source>CHECK of a type</source>
        <translation>CHECK de un tipo</translation>
    </message>
    <message>
        <source>constraint or index to drop</source>
        <translation>restricción o índice que eliminar</translation>
    </message>
    <message>
        <source>the naming convention names a constraint or index after the columns of an expression, which SQLAlchemy finds out</source>
        <translation>la convención de nombres nombra una restricción o un índice según las columnas de una expresión, que SQLAlchemy averigua</translation>
    </message>
    <message>
        <source>the naming convention names a foreign key after a table whose schema has a dot, and SQLAlchemy fails</source>
        <translation>la convención de nombres nombra una clave foránea según una tabla cuyo esquema tiene un punto, y SQLAlchemy falla</translation>
    </message>
    <message>
        <source>the name of a %1 on &apos;%2&apos;: %3</source>
        <translation>el nombre en «%2» (%1): %3</translation>
    </message>
    <message>
        <source>The batch on table &apos;%1&apos; uses copy_from, table_args or partial_reordering, which Limbeck does not write.</source>
        <translation>El cambio de una vez de la tabla «%1» usa copy_from, table_args o partial_reordering, que Limbeck no escribe.</translation>
    </message>
    <message>
        <source>has no primary key</source>
        <translation>no tiene clave primaria</translation>
    </message>
    <message>
        <source>uses the class &apos;%1&apos;, which %2</source>
        <translation>usa la clase «%1», que %2</translation>
    </message>
    <message>
        <source>is derived from a class with a table of its own</source>
        <translation>deriva de una clase con tabla propia</translation>
    </message>
    <message>
        <source>is mapped by &apos;%1&apos; in a way that is not understood</source>
        <translation>la mapea «%1» de un modo que no se entiende</translation>
    </message>
    <message>
        <source>gives the column &apos;%1&apos; another key</source>
        <translation>da a la columna «%1» otra clave</translation>
    </message>
    <message>
        <source>says things of its table that are not understood</source>
        <translation>dice de su tabla cosas que no se entienden</translation>
    </message>
    <message>
        <source>uses the class &apos;%1&apos;, whose file listens to events</source>
        <translation>usa la clase «%1», cuyo archivo escucha eventos</translation>
    </message>
    <message>
        <source>follows the relationship &apos;%1&apos;</source>
        <translation>sigue la relación «%1»</translation>
    </message>
    <message>
        <source>uses what the database holds in &apos;%1&apos;</source>
        <translation>usa lo que la base de datos contiene en «%1»</translation>
    </message>
    <message>
        <source>changes &apos;%1&apos; of an object that rows give</source>
        <translation>cambia «%1» de un objeto que dan las filas</translation>
    </message>
    <message>
        <source>gives &apos;%1&apos; to a &apos;%2&apos;, which has no such column</source>
        <translation>da «%1» a un «%2», que no tiene esa columna</translation>
    </message>
    <message>
        <source>gives a session what is not mapped to a table</source>
        <translation>da a una sesión lo que no está mapeado a una tabla</translation>
    </message>
    <message>
        <source>gives a session what is not known</source>
        <translation>da a una sesión lo que no se conoce</translation>
    </message>
    <message>
        <source>deletes an object of a session</source>
        <translation>borra un objeto de una sesión</translation>
    </message>
    <message>
        <source>writes an object of a session</source>
        <translation>escribe un objeto de una sesión</translation>
    </message>
    <message>
        <source>deletes an object of classes with relationships</source>
        <translation>borra un objeto de clases con relaciones</translation>
    </message>
    <message>
        <source>deletes an object that is no row</source>
        <translation>borra un objeto que no es una fila</translation>
    </message>
    <message>
        <source>gets a row whose key is not understood</source>
        <translation>obtiene una fila cuya clave no se entiende</translation>
    </message>
    <message>
        <source>uses an object whose row is gone</source>
        <translation>usa un objeto cuya fila ya no está</translation>
    </message>
    <message>
        <source>queries what is not mapped to a table</source>
        <translation>consulta lo que no está mapeado a una tabla</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a query of a session</source>
        <translation>llama a «%1» de una consulta de una sesión</translation>
    </message>
    <message>
        <source>asks for a row by a key that is not known</source>
        <translation>pide una fila por una clave que no se conoce</translation>
    </message>
    <message>
        <source>gets rows that do not fit its query</source>
        <translation>obtiene filas que no encajan con su consulta</translation>
    </message>
    <message>
        <source>changes rows with &apos;%1&apos;</source>
        <translation>cambia filas con «%1»</translation>
    </message>
    <message>
        <source>changes rows of what is not known</source>
        <translation>cambia filas de lo que no se conoce</translation>
    </message>
    <message>
        <source>changes rows of a query with &apos;%1&apos;</source>
        <translation>cambia filas de una consulta con «%1»</translation>
    </message>
    <message>
        <source>uses how many rows it changed</source>
        <translation>usa cuántas filas ha cambiado</translation>
    </message>
    <message>
        <source>writes an object whose key is not known then</source>
        <translation>escribe un objeto cuya clave no se conoce entonces</translation>
    </message>
    <message>
        <source>writes an object whose key is not understood</source>
        <translation>escribe un objeto cuya clave no se entiende</translation>
    </message>
    <message>
        <source>changes the key of an object</source>
        <translation>cambia la clave de un objeto</translation>
    </message>
    <message>
        <source>&apos;%%1&apos; needs a number, and what it stands for is a text; write &apos;s&apos; instead of it.</source>
        <translation>«%%1» necesita un número, y lo que representa es un texto; sirve «s» en su lugar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is wider than %2 characters.</source>
        <translation>«%1» es más ancho que %2 caracteres.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no placeholder: use %(name)s, %(name)d, or %% for a percent sign.</source>
        <translation>«%1» no es un marcador: puede ser %(name)s, %(name)d, o %% para un signo de porcentaje.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands for nothing.%2</source>
        <translation>«%1» no representa nada.%2</translation>
    </message>
    <message>
        <source>There is %1.</source>
        <translation>Hay %1.</translation>
    </message>
    <message>
        <source>There is one value, without a name.</source>
        <translation>Hay un valor, sin nombre.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es demasiado grande.</translation>
    </message>
    <message>
        <source>The column type &apos;%1&apos; has no name in SQLAlchemy, so it cannot be written into a script.</source>
        <translation>El tipo de columna «%1» no tiene nombre en SQLAlchemy, así que no se puede escribir en un script.</translation>
    </message>
    <message>
        <source>does not work on the migration&apos;s own connection</source>
        <translation>no trabaja sobre la conexión propia de la migración</translation>
    </message>
    <message>
        <source>says in a way that is not understood which tables it wants</source>
        <translation>dice qué tablas quiere de un modo que no se entiende</translation>
    </message>
    <message>
        <source>asks the database for all its tables</source>
        <translation>pide a la base de datos todas sus tablas</translation>
    </message>
    <message>
        <source>uses the table &apos;%1&apos; as the run finds it</source>
        <translation>usa la tabla «%1» tal como la encuentra la ejecución</translation>
    </message>
    <message>
        <source>uses what a query returned</source>
        <translation>usa lo que devolvió una consulta</translation>
    </message>
    <message>
        <source>goes on where that fails</source>
        <translation>sigue donde eso falla</translation>
    </message>
    <message>
        <source>only the run tells whether and how often it does this: %1</source>
        <translation>solo la ejecución dice si hace esto y cuántas veces: %1</translation>
    </message>
    <message>
        <source>uses a value of the column &apos;%1&apos;, whose type Limbeck does not read as Python does</source>
        <translation>usa un valor de la columna «%1», cuyo tipo Limbeck no lee como Python</translation>
    </message>
    <message>
        <source>asks whether the SQL is only written out</source>
        <translation>pregunta si el SQL solo se escribe</translation>
    </message>
    <message>
        <source>asks the database with &apos;%1&apos;</source>
        <translation>pregunta a la base de datos con «%1»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a function of the script</source>
        <translation>«%1» no es una función del script</translation>
    </message>
    <message>
        <source>With the rows that are there, the script does what cannot be understood without running Python: %1.</source>
        <translation>Con las filas que hay, el script hace lo que no se puede entender sin ejecutar Python: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid Python at line %2.</source>
        <translation>«%1» no es Python válido en la línea %2.</translation>
    </message>
    <message>
        <source>With the rows that are there, the script refuses: %1</source>
        <translation>Con las filas que hay, el script se niega: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is compiled Python, and its source is not there. Limbeck reads sources only, so that the history lacks this revision: put &apos;%2.py&apos; beside it.</source>
        <translation>«%1» es Python compilado, y su código fuente no está. Limbeck solo lee código fuente, así que al historial le falta esta revisión: «%2.py» debe estar al lado.</translation>
    </message>
    <message>
        <source>The project names no folder for its scripts.</source>
        <translation>El proyecto no nombra ninguna carpeta para sus scripts.</translation>
    </message>
    <message>
        <source>The setting &apos;output_encoding&apos; is &apos;%1&apos;, which is not known here. Use utf-8.</source>
        <translation>El ajuste «output_encoding» es «%1», que aquí no se conoce. Sirve utf-8.</translation>
    </message>
    <message>
        <source>The script &apos;%1&apos; was not written: it has characters that &apos;%2&apos;, the setting &apos;output_encoding&apos;, lacks.</source>
        <translation>El script «%1» no se escribió: tiene caracteres que le faltan a «%2», el ajuste «output_encoding».</translation>
    </message>
    <message>
        <source>The script &apos;%1&apos; was not written: Python would not read it as &apos;%2&apos;, the setting &apos;output_encoding&apos;. Use utf-8, or let script.py.mako begin with &apos;# coding: %2&apos;.</source>
        <translation>El script «%1» no se escribió: Python no lo leería como «%2», el ajuste «output_encoding». Sirve utf-8, o que script.py.mako empiece por «# coding: %2».</translation>
    </message>
    <message>
        <source>Could not determine revision id from filename %1. Be sure the &apos;revision&apos; variable is declared inside the script (please see &apos;Upgrading from Alembic 0.1 to 0.2&apos; in the documentation).</source>
        <translation>No se pudo determinar el id de revisión por el nombre de archivo %1. La variable «revision» debe estar declarada en el script (en la documentación: «Upgrading from Alembic 0.1 to 0.2»).</translation>
    </message>
    <message>
        <source>&apos;revision&apos; in &apos;%1&apos; must be a text that is not empty.</source>
        <translation>«revision» en «%1» debe ser un texto no vacío.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say its &apos;down_revision&apos;; the first revision of a history says None.</source>
        <translation>«%1» no dice su «down_revision»; la primera revisión de un historial dice None.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; is %3; it must be %4.</source>
        <translation>«%1» en «%2» es %3; debe ser %4.</translation>
    </message>
    <message>
        <source>None, a text or a list of texts</source>
        <translation>None, un texto o una lista de textos</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; cannot be read without running Python: it %3.</source>
        <translation>«%1» en «%2» no se puede leer sin ejecutar Python: %3.</translation>
    </message>
    <message>
        <source>The file name &apos;%1&apos; leads out of the versions folder. Choose another revision id, message or file_template.</source>
        <translation>El nombre de archivo «%1» sale de la carpeta de versiones. Ayuda otro id de revisión, mensaje o file_template.</translation>
    </message>
    <message>
        <source>Alembic would not see a file named &apos;%1&apos;. Choose another message or file_template.</source>
        <translation>Alembic no vería un archivo llamado «%1». Ayuda otro mensaje o file_template.</translation>
    </message>
    <message>
        <source>The setting &apos;file_template&apos; cannot be used</source>
        <translation>El ajuste «file_template» no se puede usar</translation>
    </message>
    <message>
        <source>The override &apos;%1&apos; cannot be read: %2</source>
        <translation>La sustitución «%1» no se puede leer: %2</translation>
    </message>
    <message>
        <source>The override &apos;%1&apos; is not a text in UTF-8 of at most 64 MiB.</source>
        <translation>La sustitución «%1» no es un texto en UTF-8 de 64 MiB como máximo.</translation>
    </message>
    <message>
        <source>The revision &apos;%1&apos; cannot be a part of a file&apos;s name, so that it can have no override.</source>
        <translation>La revisión «%1» no puede formar parte de un nombre de archivo, así que no puede tener sustitución.</translation>
    </message>
    <message>
        <source>it prints what is no text</source>
        <translation>imprime lo que no es texto</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; is not known</source>
        <translation>no se conoce el filtro «%1»</translation>
    </message>
    <message>
        <source>The template &apos;%1&apos; of this project cannot be read. Put a script.py.mako there, or write this revision with the stock template.</source>
        <translation>La plantilla «%1» de este proyecto no se puede leer. Falta ahí un script.py.mako, o ayuda la plantilla estándar.</translation>
    </message>
    <message>
        <source>The template &apos;%1&apos; is not UTF-8.</source>
        <translation>La plantilla «%1» no es UTF-8.</translation>
    </message>
    <message>
        <source>gives the name &apos;%1&apos;, which has more than the %2 characters of %3; SQLAlchemy shortens only names in op.f()</source>
        <translation>da el nombre «%1», que supera los %2 caracteres de %3; SQLAlchemy solo acorta nombres en op.f()</translation>
    </message>
    <message>
        <source>asks the database for the columns of a table</source>
        <translation>pregunta a la base de datos por las columnas de una tabla</translation>
    </message>
    <message>
        <source>uses the table &apos;%1&apos; of a database</source>
        <translation>usa la tabla «%1» de una base de datos</translation>
    </message>
    <message>
        <source>builds a statement</source>
        <translation>construye una sentencia</translation>
    </message>
    <message>
        <source>uses the operation &apos;%1&apos; while a module is imported</source>
        <translation>usa la operación «%1» mientras se importa un módulo</translation>
    </message>
    <message>
        <source>uses the operation &apos;%1&apos;, which Limbeck does not know</source>
        <translation>usa la operación «%1», que Limbeck no conoce</translation>
    </message>
    <message>
        <source>ends a savepoint with &apos;%1&apos;</source>
        <translation>termina un savepoint con «%1»</translation>
    </message>
    <message>
        <source>uses a batch after its end</source>
        <translation>usa un lote después de su fin</translation>
    </message>
    <message>
        <source>uses the batch operation &apos;%1&apos;, which Limbeck does not know</source>
        <translation>usa la operación por lotes «%1», que Limbeck no conoce</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of the database connection</source>
        <translation>llama a «%1» de la conexión con la base de datos</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of the migration context</source>
        <translation>llama a «%1» del contexto de migración</translation>
    </message>
    <message>
        <source>uses the application&apos;s own session</source>
        <translation>usa la sesión propia de la aplicación</translation>
    </message>
    <message>
        <source>reads &apos;%1&apos; of a base class</source>
        <translation>lee «%1» de una clase base</translation>
    </message>
    <message>
        <source>leaves the transaction, which then could not be taken back</source>
        <translation>abandona la transacción, que entonces no se podría deshacer</translation>
    </message>
    <message>
        <source>goes on where this savepoint is taken back</source>
        <translation>sigue donde se deshace este savepoint</translation>
    </message>
    <message>
        <source>sets a savepoint, which MySQL may end by itself</source>
        <translation>pone un savepoint, que MySQL puede terminar por sí mismo</translation>
    </message>
    <message>
        <source>takes a savepoint back with what was done in it</source>
        <translation>deshace un savepoint con lo que se hizo en él</translation>
    </message>
    <message>
        <source>The new script &apos;%1&apos; was not written: its &apos;%2&apos; would not be read back as it was asked for. The project&apos;s script.py.mako must have a line &apos;%2 = ${repr(%2)}&apos;.</source>
        <translation>El nuevo script «%1» no se escribió: su «%2» no se volvería a leer como se pidió. El script.py.mako del proyecto necesita una línea «%2 = ${repr(%2)}».</translation>
    </message>
    <message>
        <source>Version %1 specified branch_labels %2, however the migration file %3 does not have them; have you upgraded your script.py.mako to include the &apos;branch_labels&apos; section? Nothing was written.</source>
        <translation>La versión %1 pide branch_labels %2, pero el archivo %3 no los tiene; a script.py.mako le falta quizá la sección «branch_labels». No se escribió nada.</translation>
    </message>
    <message>
        <source>The message contains a NUL character, which no Python file may.</source>
        <translation>El mensaje contiene un carácter NUL, que ningún archivo de Python puede tener.</translation>
    </message>
    <message>
        <source>The message cannot be written into &apos;%1&apos; such that it is read back. Leave out its quotes and backslashes.</source>
        <translation>El mensaje no se puede escribir en «%1» de modo que se vuelva a leer. Sin sus comillas y barras invertidas funciona.</translation>
    </message>
    <message>
        <source>there is a file of that name, which is not overwritten</source>
        <translation>ya hay un archivo de ese nombre, que no se sobrescribe</translation>
    </message>
    <message>
        <source>its folder &apos;%1&apos; cannot be made</source>
        <translation>su carpeta «%1» no se puede crear</translation>
    </message>
    <message>
        <source>takes everything back where that fails, which ends a run</source>
        <translation>lo deshace todo donde eso falla, lo que termina una ejecución</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a session</source>
        <translation>llama a «%1» de una sesión</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a session in a way that is not understood</source>
        <translation>llama a «%1» de una sesión de un modo que no se entiende</translation>
    </message>
    <message>
        <source>a default that can be written as SQL</source>
        <translation>un valor predeterminado que se pueda escribir como SQL</translation>
    </message>
    <message>
        <source>reads the environment variable &apos;%1&apos;, which is not set here</source>
        <translation>lee la variable de entorno «%1», que aquí no está definida</translation>
    </message>
    <message>
        <source>a column or constraint</source>
        <translation>una columna o una restricción</translation>
    </message>
    <message>
        <source>has keys or indexes on a column that is not made</source>
        <translation>tiene claves o índices sobre una columna que no se crea</translation>
    </message>
    <message>
        <source>has the column &apos;%1&apos; twice</source>
        <translation>tiene la columna «%1» dos veces</translation>
    </message>
    <message>
        <source>gives more than constraints in &apos;table_args&apos;</source>
        <translation>da en «table_args» más que restricciones</translation>
    </message>
    <message>
        <source>changes with &apos;%1&apos; how the table is read</source>
        <translation>cambia con «%1» cómo se lee la tabla</translation>
    </message>
    <message>
        <source>has a value for &apos;recreate&apos; that is not known</source>
        <translation>tiene para «recreate» un valor que no se conoce</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; is not known</source>
        <translation>el nombre «%1» no se conoce</translation>
    </message>
    <message>
        <source>such an index is not read</source>
        <translation>un índice así no se lee</translation>
    </message>
    <message>
        <source>an index is out of range</source>
        <translation>un índice está fuera de rango</translation>
    </message>
    <message>
        <source>&apos;in&apos; is asked of what has no parts</source>
        <translation>«in» se pregunta a lo que no tiene partes</translation>
    </message>
    <message>
        <source>&apos;is&apos; is only read with None</source>
        <translation>«is» solo se lee con None</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is only read between numbers</source>
        <translation>«%1» solo se lee entre números</translation>
    </message>
    <message>
        <source>&apos;+&apos; is only read between values of one kind</source>
        <translation>«+» solo se lee entre valores de una clase</translation>
    </message>
    <message>
        <source>&apos;+&apos; is only read between texts, numbers and lists</source>
        <translation>«+» solo se lee entre textos, números y listas</translation>
    </message>
    <message>
        <source>&apos;%&apos; is only read with one text or number</source>
        <translation>«%» solo se lee con un texto o un número</translation>
    </message>
    <message>
        <source>&apos;-&apos; is only read before numbers</source>
        <translation>«-» solo se lee ante números</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is called in a way that is not read</source>
        <translation>«%1» se llama de un modo que no se lee</translation>
    </message>
    <message>
        <source>the pattern &apos;%1&apos; is not read</source>
        <translation>el patrón «%1» no se lee</translation>
    </message>
    <message>
        <source>&apos;%%1&apos; of strftime is not read</source>
        <translation>«%%1» de strftime no se lee</translation>
    </message>
    <message>
        <source>&apos;.%1&apos; is not known</source>
        <translation>«.%1» no se conoce</translation>
    </message>
    <message>
        <source>it calls what is no function</source>
        <translation>llama a lo que no es una función</translation>
    </message>
    <message>
        <source>it has no end</source>
        <translation>no tiene fin</translation>
    </message>
    <message>
        <source>versions of Mako disagree on what &quot;%%&quot; is there</source>
        <translation>las versiones de Mako no coinciden en qué es ahí «%%»</translation>
    </message>
    <message>
        <source>it is a tag</source>
        <translation>es una etiqueta</translation>
    </message>
    <message>
        <source>it is a statement of Python</source>
        <translation>es una sentencia de Python</translation>
    </message>
    <message>
        <source>it is no &apos;if&apos;, &apos;for&apos; or their end</source>
        <translation>no es «if», «for» ni su fin</translation>
    </message>
    <message>
        <source>there is no open &apos;% if&apos;</source>
        <translation>no hay ningún «% if» abierto</translation>
    </message>
    <message>
        <source>it ends what was not begun</source>
        <translation>termina lo que no se empezó</translation>
    </message>
    <message>
        <source>The template &apos;%1&apos; cannot be rendered without Python. Line %2, &apos;%3&apos;: %4. Simplify that line, or write this revision with the stock template.</source>
        <translation>La plantilla «%1» no se puede rellenar sin Python. Línea %2, «%3»: %4. Ayuda una línea más sencilla, o la plantilla estándar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not expected there</source>
        <translation>«%1» no se espera ahí</translation>
    </message>
    <message>
        <source>an &apos;if&apos; is without its &apos;else&apos;</source>
        <translation>a un «if» le falta su «else»</translation>
    </message>
    <message>
        <source>chained comparisons are not read</source>
        <translation>las comparaciones encadenadas no se leen</translation>
    </message>
    <message>
        <source>a name is missing after &apos;.&apos;</source>
        <translation>falta un nombre tras «.»</translation>
    </message>
    <message>
        <source>only one index is read</source>
        <translation>solo se lee un índice</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>termina demasiado pronto</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing</source>
        <translation>falta «%1»</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>es demasiado largo</translation>
    </message>
    <message>
        <source>the escape &apos;\%1&apos; in a text is not read</source>
        <translation>el escape «\%1» en un texto no se lee</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not read</source>
        <translation>«%1» no se lee</translation>
    </message>
    <message>
        <source>a text does not end</source>
        <translation>un texto no termina</translation>
    </message>
    <message>
        <source>texts in triple quotes are not read</source>
        <translation>los textos entre comillas triples no se leen</translation>
    </message>
    <message>
        <source>it prints a name that has no value here</source>
        <translation>imprime un nombre que aquí no tiene valor</translation>
    </message>
    <message>
        <source>it prints an object</source>
        <translation>imprime un objeto</translation>
    </message>
    <message>
        <source>reads the file &apos;%1&apos;, which is no text file of the project</source>
        <translation>lee el archivo «%1», que no es un archivo de texto del proyecto</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos; in a way that is not understood</source>
        <translation>usa el tipo «%1» de un modo que no se entiende</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos;, which %2</source>
        <translation>usa el tipo «%1», que %2</translation>
    </message>
    <message>
        <source>is derived from several types</source>
        <translation>deriva de varios tipos</translation>
    </message>
    <message>
        <source>changes what its base is</source>
        <translation>cambia cuál es su base</translation>
    </message>
    <message>
        <source>is made in a way that is not understood</source>
        <translation>está hecho de un modo que no se entiende</translation>
    </message>
    <message>
        <source>is made of something that is no known type</source>
        <translation>está hecho de algo que no es un tipo conocido</translation>
    </message>
    <message>
        <source>is made of an enum</source>
        <translation>está hecho de una enumeración</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>al tipo</translation>
    </message>
    <message>
        <source>the compiler</source>
        <translation>al compilador</translation>
    </message>
    <message>
        <source>asks %1 that writes &apos;%2&apos;</source>
        <translation>pregunta %1 que escribe «%2»</translation>
    </message>
    <message>
        <source>writes its own SQL</source>
        <translation>escribe su propio SQL</translation>
    </message>
    <message>
        <source>makes types too deep to follow</source>
        <translation>crea tipos demasiado profundos para seguirlos</translation>
    </message>
    <message>
        <source>is not an enum type with a name</source>
        <translation>no es un tipo enumerado con nombre</translation>
    </message>
    <message>
        <source>computes the values of an enum in a way that is not understood</source>
        <translation>calcula los valores de una enumeración de un modo que no se entiende</translation>
    </message>
    <message>
        <source>takes the schema of its enum type from its table</source>
        <translation>toma de su tabla el esquema de su tipo enumerado</translation>
    </message>
    <message>
        <source>does not say the type of its elements</source>
        <translation>no dice el tipo de sus elementos</translation>
    </message>
    <message>
        <source>calls &apos;%1&apos; of a type</source>
        <translation>llama a «%1» de un tipo</translation>
    </message>
    <message>
        <source>the name of a dialect</source>
        <translation>el nombre de un dialecto</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos;, which is not one of SQLAlchemy&apos;s</source>
        <translation>usa el tipo «%1», que no es de SQLAlchemy</translation>
    </message>
    <message>
        <source>a column type</source>
        <translation>un tipo de columna</translation>
    </message>
    <message>
        <source>uses the type &apos;%1&apos;, which converts its values</source>
        <translation>usa el tipo «%1», que convierte sus valores</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>Página HTML</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Documento PDF</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>Imagen SVG</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Imagen PNG</translation>
    </message>
    <message>
        <source>Mermaid diagram</source>
        <translation>Diagrama de Mermaid</translation>
    </message>
    <message>
        <source>PlantUML diagram</source>
        <translation>Diagrama de PlantUML</translation>
    </message>
    <message>
        <source>Graphviz diagram</source>
        <translation>Diagrama de Graphviz</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>Tablas CSV</translation>
    </message>
    <message>
        <source>None is saved.</source>
        <translation>No hay ninguna guardada.</translation>
    </message>
    <message>
        <source>Saved are %1.</source>
        <translation>Guardadas están %1.</translation>
    </message>
    <message>
        <source>No saved view is called &apos;%1&apos;. %2</source>
        <translation>Ninguna vista guardada se llama «%1». %2</translation>
    </message>
    <message>
        <source>No revision of this project was consolidated.</source>
        <translation>Ninguna revisión de este proyecto se consolidó.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no revision that was consolidated from others.</source>
        <translation>«%1» no es una revisión consolidada a partir de otras.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was edited since the consolidation, which would be lost. Put your changes aside, take the edit back, then try again.</source>
        <translation>«%1» se editó después de la consolidación, y eso se perdería. Ayuda apartar los cambios, deshacer la edición y volver a intentarlo.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there again, so the archived one is not put in its place.</source>
        <translation>«%1» está otra vez, así que el archivado no ocupa su lugar.</translation>
    </message>
    <message>
        <source>%1 passes more that Limbeck cannot know (&apos;%2&apos;).</source>
        <translation>%1 pasa más, que Limbeck no puede saber («%2»).</translation>
    </message>
    <message>
        <source>The saved view &apos;%1&apos; is not a list of the names of tables.</source>
        <translation>La vista guardada «%1» no es una lista de nombres de tablas.</translation>
    </message>
    <message>
        <source>%1 was left out: %2</source>
        <translation>%1 se ha omitido: %2</translation>
    </message>
    <message>
        <source>It has no downgrade: %1</source>
        <translation>No tiene downgrade: %1</translation>
    </message>
    <message>
        <source>Engines need different steps, so the script asks for the dialect&apos;s name.</source>
        <translation>Los motores necesitan pasos distintos, así que el script pregunta por el nombre del dialecto.</translation>
    </message>
    <message>
        <source>The saved view &apos;%1&apos; has none of the tables that are there.</source>
        <translation>La vista guardada «%1» no contiene ninguna de las tablas que hay.</translation>
    </message>
    <message>
        <source>The saved views cannot be read: %1 at character %2.</source>
        <translation>Las vistas guardadas no se pueden leer: %1 en el carácter %2.</translation>
    </message>
    <message>
        <source>The saved views were written by a later version of Limbeck.</source>
        <translation>Las vistas guardadas las escribió una versión posterior de Limbeck.</translation>
    </message>
    <message>
        <source>its type is that of something else</source>
        <translation>su tipo es el de otra cosa</translation>
    </message>
    <message>
        <source>This database cannot be remembered: its URL seems to hold a password where it cannot be told from the rest.</source>
        <translation>Esta base de datos no se puede recordar: su URL parece contener una contraseña donde no se distingue del resto.</translation>
    </message>
</context>
<context>
    <name>limbeck::app::Words</name>
    <message>
        <source>There is no page &apos;%1&apos;; pages are %2.</source>
        <translation>No existe la página «%1»; las páginas son %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no size; write it as 1280x800.</source>
        <translation>«%1» no es un tamaño; se escribe como 1280x800.</translation>
    </message>
    <message>
        <source>The picture &apos;%1&apos; could not be written.</source>
        <translation>La imagen «%1» no se pudo escribir.</translation>
    </message>
    <message>
        <source>Shows and runs the migrations of an Alembic project.</source>
        <translation>Muestra y ejecuta las migraciones de un proyecto de Alembic.</translation>
    </message>
    <message>
        <source>Folder of a project, or its alembic.ini.</source>
        <translation>Carpeta de un proyecto, o su alembic.ini.</translation>
    </message>
    <message>
        <source>Open a copy of the bundled project.</source>
        <translation>Abrir una copia del proyecto incluido.</translation>
    </message>
    <message>
        <source>Database to use instead of the project&apos;s.</source>
        <translation>Base de datos que se usa en lugar de la del proyecto.</translation>
    </message>
    <message>
        <source>Folder for the settings.</source>
        <translation>Carpeta para los ajustes.</translation>
    </message>
    <message>
        <source>Write a picture of the window and end.</source>
        <translation>Escribir una imagen de la ventana y terminar.</translation>
    </message>
    <message>
        <source>Page to show, for example history or diagram.</source>
        <translation>Página que se muestra, por ejemplo history o diagram.</translation>
    </message>
    <message>
        <source>Revision, applied or base, to look at.</source>
        <translation>Estado que se mira: una revisión, applied o base.</translation>
    </message>
    <message>
        <source>What to compare with, likewise.</source>
        <translation>Estado con el que se compara, igualmente.</translation>
    </message>
    <message>
        <source>Table to select.</source>
        <translation>Tabla que se selecciona.</translation>
    </message>
    <message>
        <source>Size of the window, as 1280x800.</source>
        <translation>Tamaño de la ventana, como 1280x800.</translation>
    </message>
    <message>
        <source>Use the dark colours.</source>
        <translation>Usar los colores oscuros.</translation>
    </message>
    <message>
        <source>End once everything is loaded.</source>
        <translation>Terminar cuando todo esté cargado.</translation>
    </message>
    <message>
        <source>Sheet to open, for example upgrade.</source>
        <translation>Diálogo que se abre, por ejemplo upgrade.</translation>
    </message>
    <message>
        <source>Pane to show below, for example operations.</source>
        <translation>Panel que se muestra abajo, por ejemplo operations.</translation>
    </message>
    <message>
        <source>There is no sheet &apos;%1&apos;; sheets are %2.</source>
        <translation>No existe el diálogo «%1»; los diálogos son %2.</translation>
    </message>
    <message>
        <source>There is no pane &apos;%1&apos;; panes are %2.</source>
        <translation>No existe el panel «%1»; los paneles son %2.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui</name>
    <message>
        <source>-- left over: %1</source>
        <translation>-- sobra: %1</translation>
    </message>
    <message>
        <source>-- nothing to do
</source>
        <translation>-- nada que hacer
</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ añadido</translation>
    </message>
    <message>
        <source>− removed</source>
        <translation>− eliminado</translation>
    </message>
    <message>
        <source>~ changed</source>
        <translation>~ cambiado</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>No hay diferencias.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln añadido</numerusform>
            <numerusform>%Ln añadidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln eliminado</numerusform>
            <numerusform>%Ln eliminados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln cambiado</numerusform>
            <numerusform>%Ln cambiados</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>De %1 a %2</translation>
    </message>
    <message>
        <source>Schema growth</source>
        <translation>Crecimiento del esquema</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>The history has no revisions yet.</source>
        <translation>El historial aún no tiene revisiones.</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation>Claves foráneas</translation>
    </message>
    <message>
        <source>From %1 on, the schema has grown to %2, %3 and %4 in %5.</source>
        <translation>Desde %1, el esquema ha crecido hasta %2, %3 y %4 en %5.</translation>
    </message>
    <message>
        <source>From %1 on the numbers are not certain: it could not be read whole.</source>
        <translation>A partir de %1 los números no son seguros: no se pudo leer por completo.</translation>
    </message>
    <message>
        <source>Rows per table</source>
        <translation>Filas por tabla</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>The database has no tables yet.</source>
        <translation>La base de datos aún no tiene tablas.</translation>
    </message>
    <message>
        <source>Rows are counted in the database, and none is read.</source>
        <translation>Las filas se cuentan en la base de datos, y no se ha leído ninguna.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>%1 in %2; most of them, %3, are in %4.</source>
        <translation>%1 en %2; la mayoría, %3, están en %4.</translation>
    </message>
    <message>
        <source>Size per table</source>
        <translation>Tamaño por tabla</translation>
    </message>
    <message>
        <source>Sizes are those in the database, and none is read.</source>
        <translation>Los tamaños son los de la base de datos, y no se ha leído ninguna.</translation>
    </message>
    <message>
        <source>Kilobytes</source>
        <translation>Kilobytes</translation>
    </message>
    <message>
        <source>%1 kilobytes in %2, indexes included; the largest is %3.</source>
        <translation>%1 kilobytes en %2, índices incluidos; la mayor es %3.</translation>
    </message>
    <message>
        <source>Column types</source>
        <translation>Tipos de columna</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>The schema has no tables yet.</source>
        <translation>El esquema aún no tiene tablas.</translation>
    </message>
    <message>
        <source>%1 of %2; most are of type %3.</source>
        <translation>%1 de %2; la mayoría son de tipo %3.</translation>
    </message>
    <message>
        <source>Foreign keys per table</source>
        <translation>Claves foráneas por tabla</translation>
    </message>
    <message>
        <source>Tables that refer so often</source>
        <translation>Tablas que hacen tantas referencias</translation>
    </message>
    <message>
        <source>Tables that are referred to so often</source>
        <translation>Tablas que reciben tantas referencias</translation>
    </message>
    <message>
        <source>No table refers to another.</source>
        <translation>Ninguna tabla hace referencia a otra.</translation>
    </message>
    <message>
        <source>%1 between %2; the one that most refer to is %3.</source>
        <translation>%1 entre %2; la más referenciada es %3.</translation>
    </message>
    <message>
        <source>Run time per revision</source>
        <translation>Tiempo de ejecución por revisión</translation>
    </message>
    <message>
        <source>No run of this project has been recorded yet.</source>
        <translation>Aún no se ha registrado ninguna ejecución de este proyecto.</translation>
    </message>
    <message>
        <source>Upgrade, ms</source>
        <translation>Actualización, ms</translation>
    </message>
    <message>
        <source>Downgrade, ms</source>
        <translation>Retroceso, ms</translation>
    </message>
    <message>
        <source>Upgrades by %1 took %2 ms when they were last run.</source>
        <translation>Las actualizaciones de %1 tardaron %2 ms la última vez.</translation>
    </message>
    <message>
        <source>Diagram of the tables</source>
        <translation>Diagrama de las tablas</translation>
    </message>
    <message>
        <source>The picture cannot be written.</source>
        <translation>No se puede escribir la imagen.</translation>
    </message>
    <message>
        <source>The picture would be %1 by %2 pixels, and %3 is the most a PNG can have. Choose a smaller scale, or SVG or PDF, which have no such limit.</source>
        <translation>La imagen tendría %1 por %2 píxeles, y %3 es el máximo de un PNG. Ayuda una escala menor, o bien SVG o PDF, que no tienen ese límite.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of %1 by %2 pixels.</source>
        <translation>No hay memoria suficiente para una imagen de %1 por %2 píxeles.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2.</source>
        <translation>No se puede escribir «%1»: %2.</translation>
    </message>
    <message>
        <source>none or many rows refer</source>
        <translation>ninguna o muchas filas hacen referencia</translation>
    </message>
    <message>
        <source>exactly one</source>
        <translation>exactamente una</translation>
    </message>
    <message>
        <source>none or one</source>
        <translation>ninguna o una</translation>
    </message>
    <message>
        <source>key to a hub, drawn when pointed at</source>
        <translation>clave a un nodo central, se dibuja al señalarla</translation>
    </message>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>fusión</translation>
    </message>
    <message>
        <source>The database is at this revision, but no file of the project has it</source>
        <translation>La base de datos está en esta revisión, pero ningún archivo del proyecto la tiene</translation>
    </message>
    <message>
        <source>Revision %1 is written in the version table of %2, but no script has this id. Look for it in another branch of the repository.</source>
        <translation>La revisión %1 figura en la tabla de versiones de %2, pero ningún script tiene este identificador. Puede estar en otra rama del repositorio.</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>revisión %1</translation>
    </message>
    <message>
        <source>merge of %1</source>
        <translation>fusión de %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>the database is here</source>
        <translation>la base de datos está aquí</translation>
    </message>
    <message>
        <source>– no database</source>
        <translation>– sin base de datos</translation>
    </message>
    <message>
        <source>● applied</source>
        <translation>● aplicada</translation>
    </message>
    <message>
        <source>○ pending</source>
        <translation>○ pendiente</translation>
    </message>
    <message>
        <source>⚠ not in the project</source>
        <translation>⚠ no está en el proyecto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln tabla</numerusform>
            <numerusform>%Ln tablas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln columna</numerusform>
            <numerusform>%Ln columnas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln foreign key(s)</source>
        <translation>
            <numerusform>%Ln clave foránea</numerusform>
            <numerusform>%Ln claves foráneas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln constraint(s)</source>
        <translation>
            <numerusform>%Ln restricción</numerusform>
            <numerusform>%Ln restricciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es)</source>
        <translation>
            <numerusform>%Ln índice</numerusform>
            <numerusform>%Ln índices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln type(s)</source>
        <translation>
            <numerusform>%Ln tipo</numerusform>
            <numerusform>%Ln tipos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SQL statement(s)</source>
        <translation>
            <numerusform>%Ln sentencia SQL</numerusform>
            <numerusform>%Ln sentencias SQL</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln insert(s)</source>
        <translation>
            <numerusform>%Ln inserción</numerusform>
            <numerusform>%Ln inserciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 fila</numerusform>
            <numerusform>%1 filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revisión</numerusform>
            <numerusform>%Ln revisiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s)</source>
        <translation>
            <numerusform>%Ln operación</numerusform>
            <numerusform>%Ln operaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problema</numerusform>
            <numerusform>%Ln problemas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more problem(s).</source>
        <translation>
            <numerusform>Y %n problema más.</numerusform>
            <numerusform>Y %n problemas más.</numerusform>
        </translation>
    </message>
    <message>
        <source>The history is broken: %1</source>
        <translation>El historial está roto: %1</translation>
    </message>
    <message>
        <source>%1 is at revision %2, which no script of this project has. Upgrading is not possible until it is found; it may be on another branch.</source>
        <translation>%1 está en la revisión %2, que ningún script de este proyecto tiene. No se puede actualizar hasta encontrarla; puede estar en otra rama.</translation>
    </message>
    <message>
        <source>This project names no database. History and diagram work without one; choose an SQLite file to upgrade or reset it.</source>
        <translation>Este proyecto no indica ninguna base de datos. El historial y el diagrama funcionan sin ella; para actualizar o restablecer hay que elegir un archivo SQLite.</translation>
    </message>
    <message numerus="yes">
        <source>This history has %n head(s): %1. Upgrade applies all of them.</source>
        <translation>
            <numerusform>Este historial tiene %n head: %1. La actualización lo aplica.</numerusform>
            <numerusform>Este historial tiene %n heads: %1. La actualización los aplica todos.</numerusform>
        </translation>
    </message>
    <message>
        <source>No database is chosen: this is the schema that the history leads to.</source>
        <translation>No hay base de datos elegida: este es el esquema al que lleva el historial.</translation>
    </message>
    <message>
        <source>The database cannot be read: this is the schema that the history leads to.</source>
        <translation>No se puede leer la base de datos: este es el esquema al que lleva el historial.</translation>
    </message>
    <message>
        <source>The database is empty: this is the schema that an upgrade would build.</source>
        <translation>La base de datos está vacía: este es el esquema que construiría una actualización.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>clave primaria</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>restricción de unicidad</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>clave foránea</translation>
    </message>
    <message>
        <source>check</source>
        <translation>restricción CHECK</translation>
    </message>
    <message>
        <source>index</source>
        <translation>índice</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tabla</translation>
    </message>
    <message>
        <source>column</source>
        <translation>columna</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>revisión</translation>
    </message>
    <message>
        <source>constraint</source>
        <translation>restricción</translation>
    </message>
    <message>
        <source>action</source>
        <translation>acción</translation>
    </message>
    <message>
        <source>destructive</source>
        <translation>destructiva</translation>
    </message>
    <message>
        <source>runs Python</source>
        <translation>ejecuta Python</translation>
    </message>
    <message>
        <source>refuses</source>
        <translation>se niega</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>no encaja</translation>
    </message>
    <message>
        <source>effect not known</source>
        <translation>efecto desconocido</translation>
    </message>
    <message>
        <source>not the script</source>
        <translation>no es el script</translation>
    </message>
    <message>
        <source>decided in the run</source>
        <translation>lo decide la ejecución</translation>
    </message>
    <message>
        <source>known only at run</source>
        <translation>solo se sabe al ejecutar</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>several heads</source>
        <translation>varios heads</translation>
    </message>
    <message numerus="yes">
        <source>The history has %n head(s): %1. Merge them, or upgrade to all of them.</source>
        <translation>
            <numerusform>El historial tiene %n head: %1.</numerusform>
            <numerusform>El historial tiene %n heads: %1. Conviene fusionarlos o actualizar a todos.</numerusform>
        </translation>
    </message>
    <message>
        <source>revision not in the project</source>
        <translation>revisión fuera del proyecto</translation>
    </message>
    <message>
        <source>%1 is at revision %2, which no script has. It may be on another branch: &apos;limbeck rescue %2&apos; looks for it in git.</source>
        <translation>%1 está en la revisión %2, que ningún script tiene. Puede estar en otra rama: «limbeck rescue %2» la busca en git.</translation>
    </message>
    <message>
        <source>half done</source>
        <translation>a medias</translation>
    </message>
    <message>
        <source>A run stopped inside a revision of %1. &apos;limbeck status&apos; shows the statement; &apos;limbeck resume&apos; finishes it.</source>
        <translation>Una ejecución se detuvo dentro de una revisión de %1. «limbeck status» muestra la sentencia; «limbeck resume» la termina.</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpido</translation>
    </message>
    <message>
        <source>A reset of %1 was interrupted, and something is missing in it. Restore its last backup, or reset it again.</source>
        <translation>Un restablecimiento de %1 se interrumpió y le falta algo. Conviene restaurar su última copia de seguridad o restablecerla de nuevo.</translation>
    </message>
    <message>
        <source>database</source>
        <translation>base de datos</translation>
    </message>
    <message>
        <source>not managed</source>
        <translation>sin gestionar</translation>
    </message>
    <message>
        <source>%1 has tables and no version table: no migration tool made them, or its rows are lost. Stamp it at the revision whose tables it has.</source>
        <translation>%1 tiene tablas y ninguna tabla de versiones: no las creó ninguna herramienta de migración, o se perdieron sus filas. Conviene marcarla en la revisión cuyas tablas tiene.</translation>
    </message>
    <message>
        <source>⛔ error</source>
        <translation>⛔ error</translation>
    </message>
    <message>
        <source>⚠ warning</source>
        <translation>⚠ advertencia</translation>
    </message>
    <message>
        <source>ℹ note</source>
        <translation>ℹ nota</translation>
    </message>
    <message>
        <source>%1 written to %2 (%3).</source>
        <translation>%1 escrito en %2 (%3).</translation>
    </message>
    <message>
        <source>It says from where on the schema is not certain.</source>
        <translation>Indica desde dónde el esquema no es seguro.</translation>
    </message>
    <message>
        <source>The schema at %1.</source>
        <translation>El esquema en %1.</translation>
    </message>
    <message>
        <source>It is not certain: %1</source>
        <translation>No es seguro: %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>ahora: %1</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>head %1</translation>
    </message>
    <message>
        <source>applied: nothing</source>
        <translation>aplicado: nada</translation>
    </message>
    <message>
        <source>applied %1</source>
        <translation>aplicado %1</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>anterior</translation>
    </message>
    <message>
        <source>database %1</source>
        <translation>base de datos %1</translation>
    </message>
    <message>
        <source>models</source>
        <translation>modelos</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>Bases de datos SQLite (*.db *.sqlite *.sqlite3);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Estimates, not counted: %1.</source>
        <translation>Estimado, no contado: %1.</translation>
    </message>
    <message>
        <source>%1 has %2, but nobody has noted which revision it is at. An upgrade would start at the beginning and meet tables that are there. If they are those of a revision, stamp it as being there; Changes compares them.</source>
        <translation>%1 tiene %2, pero nadie ha anotado en qué revisión está. Una actualización empezaría desde el principio y se encontraría con tablas que ya existen. Si son las de una revisión, conviene marcarla ahí; la página Cambios las compara.</translation>
    </message>
    <message>
        <source>stands for %1 archived ones, which follow</source>
        <translation>representa %1 archivadas, que siguen</translation>
    </message>
    <message>
        <source>stands for %1 archived ones</source>
        <translation>representa %1 archivadas</translation>
    </message>
    <message>
        <source>archived in %1</source>
        <translation>archivada en %1</translation>
    </message>
    <message>
        <source>It stands for %1 archived revisions: Ctrl+U unfolds and folds them.</source>
        <translation>Representa %1 revisiones archivadas: Ctrl+U las despliega y pliega.</translation>
    </message>
    <message>
        <source>Archived: %1 has taken its place. Its script lies in %2.</source>
        <translation>Archivada: %1 ha ocupado su lugar. Su script está en %2.</translation>
    </message>
    <message>
        <source>▾ %1 archived</source>
        <translation>▾ %1 archivadas</translation>
    </message>
    <message>
        <source>▸ %1 archived</source>
        <translation>▸ %1 archivadas</translation>
    </message>
    <message>
        <source>▫ archived</source>
        <translation>▫ archivada</translation>
    </message>
    <message>
        <source>▶ %1 inside</source>
        <translation>▶ %1 dentro</translation>
    </message>
    <message>
        <source>▫ archived revision</source>
        <translation>▫ revisión archivada</translation>
    </message>
    <message>
        <source>Not in the database in use, but in: %1.</source>
        <translation>No está en la base de datos en uso, pero sí en: %1.</translation>
    </message>
    <message>
        <source>● was applied</source>
        <translation>● estaba aplicada</translation>
    </message>
    <message>
        <source>○ was pending</source>
        <translation>○ estaba pendiente</translation>
    </message>
    <message>
        <source>◐ applied in %1</source>
        <translation>◐ aplicada en %1</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>as seen %1</source>
        <translation>como se vio el %1</translation>
    </message>
    <message>
        <source>is being read…</source>
        <translation>se está leyendo…</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>no accesible</translation>
    </message>
    <message>
        <source>at %1, which no script has</source>
        <translation>en %1, que ningún script tiene</translation>
    </message>
    <message>
        <source>at no revision</source>
        <translation>en ninguna revisión</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>al día</translation>
    </message>
    <message numerus="yes">
        <source>◐ applied in %Ln others</source>
        <translation>
            <numerusform>◐ aplicada en %Ln más</numerusform>
            <numerusform>◐ aplicada en %Ln más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln pendiente</numerusform>
            <numerusform>%Ln pendientes</numerusform>
        </translation>
    </message>
    <message>
        <source>here: %1</source>
        <translation>aquí: %1</translation>
    </message>
    <message>
        <source>Here: %1.</source>
        <translation>Aquí: %1.</translation>
    </message>
    <message>
        <source>unreadable file</source>
        <translation>archivo ilegible</translation>
    </message>
    <message>
        <source>missing parent</source>
        <translation>falta la anterior</translation>
    </message>
    <message>
        <source>missing dependency</source>
        <translation>falta una dependencia</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>ciclo</translation>
    </message>
    <message>
        <source>duplicate id</source>
        <translation>id duplicado</translation>
    </message>
    <message>
        <source>duplicate label</source>
        <translation>etiqueta duplicada</translation>
    </message>
    <message>
        <source>illegal id</source>
        <translation>id no permitido</translation>
    </message>
    <message>
        <source>unsafe id</source>
        <translation>id inseguro</translation>
    </message>
    <message>
        <source>id too long</source>
        <translation>id demasiado largo</translation>
    </message>
    <message>
        <source>partial dependency</source>
        <translation>dependencia abreviada</translation>
    </message>
    <message>
        <source>redundant dependency</source>
        <translation>dependencia redundante</translation>
    </message>
    <message>
        <source>looks like a reference: a guess</source>
        <translation>parece una referencia: conjetura</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 y %Ln más</numerusform>
            <numerusform>%1 y %Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Actions</name>
    <message>
        <source>&amp;About Limbeck</source>
        <translation>Acerca &amp;de Limbeck</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Versión y licencia</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Atajos de teclado…</translation>
    </message>
    <message>
        <source>See and change the keys of all actions</source>
        <translation>Ver y cambiar las teclas de todas las acciones</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Abrir carpeta…</translation>
    </message>
    <message>
        <source>Open a folder with an alembic.ini</source>
        <translation>Abrir una carpeta con un alembic.ini</translation>
    </message>
    <message>
        <source>Open &amp;example</source>
        <translation>Abrir &amp;ejemplo</translation>
    </message>
    <message>
        <source>Open a copy of the bundled project with 22 tables</source>
        <translation>Abrir una copia del proyecto incluido, con 22 tablas</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Cerrar proyecto</translation>
    </message>
    <message>
        <source>Go back to the start page</source>
        <translation>Volver a la página de inicio</translation>
    </message>
    <message>
        <source>Write the tables and their history to a file to hand on</source>
        <translation>Escribir las tablas y su historial en un archivo para entregarlo</translation>
    </message>
    <message>
        <source>Choose &amp;database…</source>
        <translation>&amp;Elegir base de datos…</translation>
    </message>
    <message>
        <source>Use another SQLite file, or a new one, for this project</source>
        <translation>Usar otro archivo SQLite, o uno nuevo, para este proyecto</translation>
    </message>
    <message>
        <source>Use the database of a server, as an SQLAlchemy URL says it</source>
        <translation>Usar la base de datos de un servidor, indicada con una URL de SQLAlchemy</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Recargar</translation>
    </message>
    <message>
        <source>Read project and database again</source>
        <translation>Leer de nuevo el proyecto y la base de datos</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>Go back to the last selection</source>
        <translation>Volver a la selección anterior</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>A&amp;delante</translation>
    </message>
    <message>
        <source>Go forward again</source>
        <translation>Avanzar de nuevo</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historial</translation>
    </message>
    <message>
        <source>Show the revisions</source>
        <translation>Mostrar las revisiones</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tablas</translation>
    </message>
    <message>
        <source>Show the tables</source>
        <translation>Mostrar las tablas</translation>
    </message>
    <message>
        <source>&amp;Diagram</source>
        <translation>&amp;Diagrama</translation>
    </message>
    <message>
        <source>Show the tables and their relations as a picture</source>
        <translation>Mostrar las tablas y sus relaciones como imagen</translation>
    </message>
    <message>
        <source>&amp;Changes</source>
        <translation>&amp;Cambios</translation>
    </message>
    <message>
        <source>Show what differs from the moment to compare with</source>
        <translation>Mostrar lo que difiere del momento con el que se compara</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Problemas</translation>
    </message>
    <message>
        <source>Show what is wrong with the history, the scripts and the database</source>
        <translation>Mostrar lo que falla en el historial, los scripts y la base de datos</translation>
    </message>
    <message>
        <source>Show how the schema has grown, and what it consists of</source>
        <translation>Mostrar cómo ha crecido el esquema y de qué consta</translation>
    </message>
    <message>
        <source>&amp;Go to anything…</source>
        <translation>&amp;Ir a…</translation>
    </message>
    <message>
        <source>Find a table, column, revision, constraint or action by a few letters</source>
        <translation>Encontrar una tabla, columna, revisión, restricción o acción con pocas letras</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Panel &amp;siguiente</translation>
    </message>
    <message>
        <source>Move the keyboard to the next pane</source>
        <translation>Llevar el teclado al panel siguiente</translation>
    </message>
    <message>
        <source>&amp;History of the selection</source>
        <translation>&amp;Historial de la selección</translation>
    </message>
    <message>
        <source>Show which revisions made the selected table what it is</source>
        <translation>Mostrar qué revisiones hicieron de la tabla elegida lo que es</translation>
    </message>
    <message>
        <source>&amp;Diagram of the selection</source>
        <translation>Dia&amp;grama de la selección</translation>
    </message>
    <message>
        <source>Show the selected table in the diagram</source>
        <translation>Mostrar la tabla elegida en el diagrama</translation>
    </message>
    <message>
        <source>&amp;Path between two tables…</source>
        <translation>&amp;Camino entre dos tablas…</translation>
    </message>
    <message>
        <source>Find the shortest ways from one table to another over foreign keys</source>
        <translation>Encontrar los caminos más cortos de una tabla a otra por claves foráneas</translation>
    </message>
    <message>
        <source>Open &amp;script</source>
        <translation>Abrir &amp;script</translation>
    </message>
    <message>
        <source>Open the selected revision&apos;s file in your editor</source>
        <translation>Abrir el archivo de la revisión elegida en el editor</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>Filter what this page shows</source>
        <translation>Filtrar lo que muestra esta página</translation>
    </message>
    <message>
        <source>&amp;As of…</source>
        <translation>&amp;Estado en…</translation>
    </message>
    <message>
        <source>Look at the schema as of another moment of the history</source>
        <translation>Ver el esquema en otro momento del historial</translation>
    </message>
    <message>
        <source>&amp;Compare with…</source>
        <translation>&amp;Comparar con…</translation>
    </message>
    <message>
        <source>Show on every page what differs from another moment</source>
        <translation>Mostrar en cada página lo que difiere de otro momento</translation>
    </message>
    <message>
        <source>Compare with what is applied</source>
        <translation>Comparar con lo aplicado</translation>
    </message>
    <message>
        <source>Show what the database lacks, or has too much</source>
        <translation>Mostrar lo que le falta o le sobra a la base de datos</translation>
    </message>
    <message>
        <source>One revision &amp;older</source>
        <translation>Una revisión más &amp;antigua</translation>
    </message>
    <message>
        <source>Look one revision further back</source>
        <translation>Mirar una revisión más atrás</translation>
    </message>
    <message>
        <source>One revision &amp;newer</source>
        <translation>Una revisión más &amp;nueva</translation>
    </message>
    <message>
        <source>Look one revision further on</source>
        <translation>Mirar una revisión más adelante</translation>
    </message>
    <message>
        <source>Viewing the past: &amp;return</source>
        <translation>Viendo el pasado: &amp;volver</translation>
    </message>
    <message>
        <source>Look at the present again</source>
        <translation>Volver a ver el presente</translation>
    </message>
    <message>
        <source>&amp;Upgrade…</source>
        <translation>&amp;Actualizar…</translation>
    </message>
    <message>
        <source>Show what an upgrade to the heads would do, then do it</source>
        <translation>Mostrar lo que haría una actualización hasta los heads y después hacerla</translation>
    </message>
    <message>
        <source>&amp;Reset database…</source>
        <translation>&amp;Restablecer base de datos…</translation>
    </message>
    <message>
        <source>Show what would be lost, then back up and build the database anew</source>
        <translation>Mostrar lo que se perdería; después guardar una copia y construir la base de datos de nuevo</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>&amp;Fusionar heads…</translation>
    </message>
    <message>
        <source>Write a revision that stands on all heads</source>
        <translation>Escribir una revisión que se apoya en todos los heads</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop the running job</source>
        <translation>Detener la tarea en curso</translation>
    </message>
    <message>
        <source>Other database by UR&amp;L…</source>
        <translation>Otra base de datos por &amp;URL…</translation>
    </message>
    <message>
        <source>Ch&amp;arts</source>
        <translation>&amp;Gráficos</translation>
    </message>
    <message>
        <source>Export a &amp;report…</source>
        <translation>E&amp;xportar un informe…</translation>
    </message>
    <message>
        <source>&amp;Stamp as being at the head…</source>
        <translation>&amp;Marcar como situada en el head…</translation>
    </message>
    <message>
        <source>Say that the tables of the database are those of the head already</source>
        <translation>Anotar que las tablas de la base de datos ya son las del head</translation>
    </message>
    <message>
        <source>Take back what this window did last</source>
        <translation>Deshacer lo último que hizo esta ventana</translation>
    </message>
    <message>
        <source>&amp;Consolidate…</source>
        <translation>&amp;Consolidar…</translation>
    </message>
    <message>
        <source>Make one revision out of many, with a proof</source>
        <translation>Hacer una revisión de muchas, con prueba</translation>
    </message>
    <message>
        <source>&amp;Take a consolidation back…</source>
        <translation>&amp;Deshacer una consolidación…</translation>
    </message>
    <message>
        <source>Show which scripts come back byte for byte, then put them back</source>
        <translation>Mostrar qué scripts vuelven byte por byte y después reponerlos</translation>
    </message>
    <message>
        <source>&amp;Unfold or fold the past</source>
        <translation>Des&amp;plegar o plegar el pasado</translation>
    </message>
    <message>
        <source>Show the archived revisions that the selected one stands for, or hide them</source>
        <translation>Mostrar u ocultar las revisiones archivadas que representa la elegida</translation>
    </message>
    <message>
        <source>Show &amp;another database as well…</source>
        <translation>Mostrar &amp;otra base de datos…</translation>
    </message>
    <message>
        <source>Show in the history where one more database stands, without changing it</source>
        <translation>Muestra en el historial dónde está otra base de datos, sin modificarla</translation>
    </message>
    <message>
        <source>Save as a &amp;view…</source>
        <translation>Guardar como &amp;vista…</translation>
    </message>
    <message>
        <source>Give the selected tables a name, or those that the filter shows</source>
        <translation>Da un nombre a las tablas seleccionadas, o a las que muestra el filtro</translation>
    </message>
    <message>
        <source>Show &amp;every table</source>
        <translation>Mostrar t&amp;odas las tablas</translation>
    </message>
    <message>
        <source>Show every table again, not only those of a saved view</source>
        <translation>Muestra otra vez todas las tablas, no solo las de una vista guardada</translation>
    </message>
    <message>
        <source>Bring the deleted view &amp;back</source>
        <translation>Recuperar la vista &amp;eliminada</translation>
    </message>
    <message>
        <source>Save the view again that was deleted last</source>
        <translation>Guarda otra vez la última vista eliminada</translation>
    </message>
    <message>
        <source>T&amp;wo pages side by side</source>
        <translation>Dos páginas &amp;juntas</translation>
    </message>
    <message>
        <source>Show a second page beside the first, or one page only</source>
        <translation>Muestra una segunda página junto a la primera, o una sola</translation>
    </message>
    <message>
        <source>&amp;Guess relations</source>
        <translation>Conjeturar r&amp;elaciones</translation>
    </message>
    <message>
        <source>Show columns that look like references but have no foreign key, in the diagram as dashed lines</source>
        <translation>Muestra columnas que parecen referencias pero no tienen clave foránea, en el diagrama como líneas discontinuas</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::BackupsModel</name>
    <message>
        <source>Made</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>At revision</source>
        <translation>En la revisión</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::BackupsPane</name>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>Copias de seguridad, la más reciente primero</translation>
    </message>
    <message>
        <source>Put the selected backup back; what is there now becomes a backup</source>
        <translation>Reponer la copia elegida; lo que hay ahora pasa a ser una copia de seguridad</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>No backups yet: each reset and each upgrade makes one.</source>
        <translation>Aún no hay copias de seguridad: cada restablecimiento y cada actualización crea una.</translation>
    </message>
    <message>
        <source>Each reset and each upgrade makes one; so does a restore.</source>
        <translation>Cada restablecimiento y cada actualización crea una; también cada restauración.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Banner</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChangesModel</name>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>En</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChangesPage</name>
    <message>
        <source>Filter changes by name or word</source>
        <translation>Filtrar cambios por nombre o palabra</translation>
    </message>
    <message>
        <source>Filter of the changes</source>
        <translation>Filtro de los cambios</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Lo que difiere</translation>
    </message>
    <message>
        <source>Direction of the SQL</source>
        <translation>Dirección del SQL</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Copy SQL</source>
        <translation>Copiar SQL</translation>
    </message>
    <message>
        <source>SQL for each engine</source>
        <translation>SQL para cada motor</translation>
    </message>
    <message>
        <source>SQL for %1</source>
        <translation>SQL para %1</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>No se compara nada</translation>
    </message>
    <message>
        <source>Choose in the toolbar what to compare with: what is applied, another revision, the database or the models.</source>
        <translation>En la barra de herramientas se elige con qué comparar: lo aplicado, otra revisión, la base de datos o los modelos.</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>De %1 a %2: %3</translation>
    </message>
    <message>
        <source>⚠ Not certain: %1</source>
        <translation>⚠ No es seguro: %1</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Sin diferencias</translation>
    </message>
    <message>
        <source>%1 and %2 have the same tables, columns, keys and indexes.</source>
        <translation>%1 y %2 tienen las mismas tablas, columnas, claves e índices.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChartView</name>
    <message>
        <source>All others</source>
        <translation>Todas las demás</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ChartsPage</name>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Numbers of the chart</source>
        <translation>Números del gráfico</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Save the chart or its numbers</source>
        <translation>Guardar el gráfico o sus números</translation>
    </message>
    <message>
        <source>Numbers as &amp;CSV…</source>
        <translation>Números como &amp;CSV…</translation>
    </message>
    <message>
        <source>Picture as &amp;PNG…</source>
        <translation>Imagen como &amp;PNG…</translation>
    </message>
    <message>
        <source>Picture as &amp;SVG…</source>
        <translation>Imagen como &amp;SVG…</translation>
    </message>
    <message>
        <source>The history is being read…</source>
        <translation>Se está leyendo el historial…</translation>
    </message>
    <message>
        <source>The database is being asked…</source>
        <translation>Se está consultando la base de datos…</translation>
    </message>
    <message>
        <source>Asking for the sizes of the tables</source>
        <translation>Consultando el tamaño de las tablas</translation>
    </message>
    <message>
        <source>Measuring how the schema has grown</source>
        <translation>Midiendo cómo ha crecido el esquema</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Guardar el gráfico</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ends neither in .csv nor in .png nor in .svg.</source>
        <translation>«%1» no termina en .csv, .png ni .svg.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2.</source>
        <translation>No se puede escribir «%1»: %2.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConsentBar</name>
    <message>
        <source>Name of the database</source>
        <translation>Nombre de la base de datos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1 may be used by others. Type its name to go on.</source>
        <translation>Es posible que otros usen %1. Para continuar, hay que escribir su nombre.</translation>
    </message>
    <message>
        <source>%1 looks like a production database: its name, host or URL says so. Limbeck does not change it from this window.</source>
        <translation>%1 parece una base de datos de producción: lo dice su nombre, su servidor o su URL. Limbeck no la cambia desde esta ventana.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConsentSheet</name>
    <message>
        <source>%1, which holds %2 in %3 now</source>
        <translation>%1, que ahora contiene %2 en %3</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConsolidateWizard</name>
    <message>
        <source>Consolidate revisions</source>
        <translation>Consolidar revisiones</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Escribiendo</translation>
    </message>
    <message>
        <source>Reading the revisions</source>
        <translation>Leyendo las revisiones</translation>
    </message>
    <message>
        <source>Nothing goes on</source>
        <translation>No hay nada en curso</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Paso %1 de %2: %3</translation>
    </message>
    <message>
        <source>&amp;Plan it</source>
        <translation>&amp;Planificar</translation>
    </message>
    <message>
        <source>P&amp;rove it</source>
        <translation>P&amp;robar</translation>
    </message>
    <message>
        <source>&amp;Consolidate %1</source>
        <translation>&amp;Consolidar %1</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;errar</translation>
    </message>
    <message>
        <source>P&amp;rove it again</source>
        <translation>P&amp;robar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Consolidator</name>
    <message>
        <source>Reading the revisions</source>
        <translation>Leyendo las revisiones</translation>
    </message>
    <message>
        <source>Proving it</source>
        <translation>Probando</translation>
    </message>
    <message>
        <source>Writing the consolidated revision</source>
        <translation>Escribiendo la revisión consolidada</translation>
    </message>
    <message>
        <source>Putting the old revisions back</source>
        <translation>Reponiendo las revisiones antiguas</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DecisionList</name>
    <message>
        <source>✓ kept</source>
        <translation>✓ conservado</translation>
    </message>
    <message>
        <source>↓ gathered</source>
        <translation>↓ reunido</translation>
    </message>
    <message>
        <source>✗ left out</source>
        <translation>✗ omitido</translation>
    </message>
    <message>
        <source>Decisions about steps with rows</source>
        <translation>Decisiones sobre pasos con filas</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Revision, line</source>
        <translation>Revisión, línea</translation>
    </message>
    <message>
        <source>As decided</source>
        <translation>Según lo decidido</translation>
    </message>
    <message>
        <source>Keep it where it is</source>
        <translation>Dejarlo donde está</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Omitirlo</translation>
    </message>
    <message>
        <source>This &amp;step:</source>
        <translation>Este p&amp;aso:</translation>
    </message>
    <message>
        <source> by you</source>
        <translation> a mano</translation>
    </message>
    <message>
        <source>No step has to do with rows: there is nothing to decide.</source>
        <translation>Ningún paso tiene que ver con filas: no hay nada que decidir.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Porque %1.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramBar</name>
    <message>
        <source>Find a table or column</source>
        <translation>Buscar una tabla o columna</translation>
    </message>
    <message>
        <source>Find a table or column in the diagram</source>
        <translation>Buscar una tabla o columna en el diagrama</translation>
    </message>
    <message>
        <source>What is found stands out; Enter goes from one to the next</source>
        <translation>Lo encontrado destaca; Intro pasa de uno al siguiente</translation>
    </message>
    <message>
        <source>&amp;Layout:</source>
        <translation>&amp;Disposición:</translation>
    </message>
    <message>
        <source>What is shown and how it is laid out</source>
        <translation>Qué se muestra y cómo se dispone</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vista general</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Enfoque</translation>
    </message>
    <message>
        <source>Layered</source>
        <translation>Por capas</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Cuadrícula</translation>
    </message>
    <message>
        <source>All tables; what is connected lies close together</source>
        <translation>Todas las tablas; lo conectado queda cerca</translation>
    </message>
    <message>
        <source>One table and its neighbours</source>
        <translation>Una tabla y sus vecinas</translation>
    </message>
    <message>
        <source>All tables; foreign keys point to the right</source>
        <translation>Todas las tablas; las claves foráneas apuntan a la derecha</translation>
    </message>
    <message>
        <source>All tables in rows</source>
        <translation>Todas las tablas en filas</translation>
    </message>
    <message>
        <source>&amp;Show:</source>
        <translation>&amp;Mostrar:</translation>
    </message>
    <message>
        <source>How much of each table is shown</source>
        <translation>Cuánto se muestra de cada tabla</translation>
    </message>
    <message>
        <source>Names only</source>
        <translation>Solo nombres</translation>
    </message>
    <message>
        <source>Key columns</source>
        <translation>Columnas clave</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>Todas las columnas</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Alejar (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Acercar (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Show the whole diagram (0)</source>
        <translation>Mostrar todo el diagrama (0)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>What else the diagram shows</source>
        <translation>Qué más muestra el diagrama</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Copy or save the diagram</source>
        <translation>Copiar o guardar el diagrama</translation>
    </message>
    <message>
        <source>&amp;Hops:</source>
        <translation>&amp;Saltos:</translation>
    </message>
    <message>
        <source>How many foreign keys away from the table</source>
        <translation>A cuántas claves foráneas de la tabla</translation>
    </message>
    <message>
        <source>How many foreign keys away from the table (. and ,)</source>
        <translation>A cuántas claves foráneas de la tabla (. y ,)</translation>
    </message>
    <message>
        <source>&amp;Keys:</source>
        <translation>&amp;Claves:</translation>
    </message>
    <message>
        <source>Which foreign keys are followed</source>
        <translation>Qué claves foráneas se siguen</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>Entrantes y salientes</translation>
    </message>
    <message>
        <source>Out: what it refers to</source>
        <translation>Salientes: a qué hace referencia</translation>
    </message>
    <message>
        <source>In: what refers to it</source>
        <translation>Entrantes: qué le hace referencia</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPage</name>
    <message>
        <source>Around %1: %2 of %3 tables</source>
        <translation>Alrededor de %1: %2 de %3 tablas</translation>
    </message>
    <message>
        <source>Laying out the diagram</source>
        <translation>Disponiendo el diagrama</translation>
    </message>
    <message>
        <source>%1 tables. Find one above, or choose the layout Focus to see one table with its neighbours.</source>
        <translation>%1 tablas. Arriba se puede buscar una; la disposición Enfoque muestra una tabla con sus vecinas.</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Restablecer disposición</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Mover %1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop laying out the diagram</source>
        <translation>Dejar de disponer el diagrama</translation>
    </message>
    <message>
        <source>Laying out the diagram…</source>
        <translation>Disponiendo el diagrama…</translation>
    </message>
    <message>
        <source>Fold keys to &amp;hubs into badges</source>
        <translation>Plegar las claves a &amp;nodos centrales</translation>
    </message>
    <message>
        <source>&amp;Map in the corner</source>
        <translation>&amp;Mapa en la esquina</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Leyenda</translation>
    </message>
    <message>
        <source>Only what &amp;changed, and its neighbours</source>
        <translation>Solo lo &amp;cambiado y sus vecinas</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Res&amp;tablecer disposición</translation>
    </message>
    <message>
        <source>Place all tables anew</source>
        <translation>Colocar todas las tablas de nuevo</translation>
    </message>
    <message>
        <source>&amp;Copy as picture</source>
        <translation>&amp;Copiar como imagen</translation>
    </message>
    <message>
        <source>Save as &amp;SVG…</source>
        <translation>Guardar como &amp;SVG…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Guardar como &amp;PDF…</translation>
    </message>
    <message>
        <source>Save as PNG, &amp;%1 times the size…</source>
        <translation>Guardar como PNG, &amp;%1 veces el tamaño…</translation>
    </message>
    <message>
        <source>With &amp;legend</source>
        <translation>Con &amp;leyenda</translation>
    </message>
    <message>
        <source>&amp;Focus on %1</source>
        <translation>&amp;Enfocar %1</translation>
    </message>
    <message>
        <source>Show in the &amp;inspector</source>
        <translation>Mostrar en el &amp;inspector</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>Nada que dibujar</translation>
    </message>
    <message>
        <source>Neither the database nor the history of this project has a table yet.</source>
        <translation>Ni la base de datos ni el historial de este proyecto tienen aún una tabla.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nada encontrado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln encontrada</numerusform>
            <numerusform>%Ln encontradas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>diagram</source>
        <translation>diagrama</translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>Guardar el diagrama</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Guardado como %1.</translation>
    </message>
    <message>
        <source>Dark c&amp;olours</source>
        <translation>Colores &amp;oscuros</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramScene</name>
    <message>
        <source>Table %1, contains %2, refers to others by %3, is referred to by %4</source>
        <translation>Tabla %1, contiene %2, hace referencia a otras con %3, recibe %4</translation>
    </message>
    <message>
        <source>%1 looks like a reference to %2, a guess</source>
        <translation>%1 parece una referencia a %2, conjetura</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramView</name>
    <message>
        <source>Refers to %1.</source>
        <translation>Hace referencia a %1.</translation>
    </message>
    <message>
        <source>Referred to by %1.</source>
        <translation>Referenciada por %1.</translation>
    </message>
    <message>
        <source>Diagram of the tables and their foreign keys</source>
        <translation>Diagrama de las tablas y sus claves foráneas</translation>
    </message>
    <message>
        <source>Arrow keys walk from table to table, F and Shift+F along a foreign key, Return opens one. The page Tables lists the same tables.</source>
        <translation>Las flechas van de tabla en tabla, F y Mayús+F siguen una clave foránea, Intro abre una. La página Tablas enumera las mismas tablas.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DonePage</name>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Aún no se ha escrito nada.</translation>
    </message>
    <message>
        <source>For &amp;stock Alembic</source>
        <translation>Para Alembic &amp;común</translation>
    </message>
    <message>
        <source>Report of the proof</source>
        <translation>Informe de la prueba</translation>
    </message>
    <message>
        <source>&amp;Open the report</source>
        <translation>Abrir el i&amp;nforme</translation>
    </message>
    <message>
        <source>Show the a&amp;rchive</source>
        <translation>Mostrar el a&amp;rchivo histórico</translation>
    </message>
    <message>
        <source>&amp;Take it back…</source>
        <translation>Des&amp;hacer…</translation>
    </message>
    <message>
        <source>What those do who use stock Alembic: SQL and advice</source>
        <translation>Qué hacer donde se usa Alembic común: SQL y consejos</translation>
    </message>
    <message>
        <source>%1 are one now, %2.</source>
        <translation>%1 son ahora una, %2.</translation>
    </message>
    <message>
        <source>The new script is %1. The old ones lie in %2, with the proof; commit both.</source>
        <translation>El script nuevo es %1. Los antiguos están en %2, con la prueba; ambos deben ir al repositorio.</translation>
    </message>
    <message>
        <source>A database at %1 needs nothing. One at an older revision is carried over by Limbeck&apos;s next upgrade.</source>
        <translation>Una base de datos en %1 no necesita nada. Una en una revisión anterior la traslada la próxima actualización de Limbeck.</translation>
    </message>
    <message>
        <source>A database at %1 or before is carried over by Limbeck&apos;s next upgrade.</source>
        <translation>Una base de datos en %1 o antes la traslada la próxima actualización de Limbeck.</translation>
    </message>
    <message>
        <source>Taken back, all old files are as they were, byte for byte.</source>
        <translation>Si se deshace, todos los archivos antiguos quedan como estaban, byte por byte.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::EmptyState</name>
    <message>
        <source>What helps</source>
        <translation>Qué ayuda</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ExportSheet</name>
    <message>
        <source>Export a report of %1</source>
        <translation>Exportar un informe de %1</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>The history: what the scripts make</source>
        <translation>El historial: lo que crean los scripts</translation>
    </message>
    <message>
        <source>The database %1: what is there</source>
        <translation>La base de datos %1: lo que hay</translation>
    </message>
    <message>
        <source>The models: what the application declares</source>
        <translation>Los modelos: lo que declara la aplicación</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>&amp;Sobre</translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>&amp;Estado en</translation>
    </message>
    <message>
        <source>All; or names such as plan*, user</source>
        <translation>Todas; o nombres como plan*, user</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tablas</translation>
    </message>
    <message>
        <source>Automatic: all columns up to 50 tables</source>
        <translation>Automático: todas las columnas hasta 50 tablas</translation>
    </message>
    <message>
        <source>Names only</source>
        <translation>Solo nombres</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>Todas las columnas</translation>
    </message>
    <message>
        <source>&amp;Diagram shows</source>
        <translation>El &amp;diagrama muestra</translation>
    </message>
    <message>
        <source>As the reader&apos;s system</source>
        <translation>Como el sistema del lector</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
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
        <translation>Carta</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papel</translation>
    </message>
    <message>
        <source>The diagram over several pages as well</source>
        <translation>El diagrama también en varias páginas</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Alemán</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>A folder of several files</source>
        <translation>Una carpeta con varios archivos</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Exami&amp;nar…</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>&amp;Guardar en</translation>
    </message>
    <message>
        <source>The same as a command</source>
        <translation>Lo mismo como comando</translation>
    </message>
    <message>
        <source>Copies what writes the same report on the command line</source>
        <translation>Copia lo que escribe el mismo informe en la línea de comandos</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportar</translation>
    </message>
    <message>
        <source>Choose an empty folder for the report</source>
        <translation>Elegir una carpeta vacía para el informe</translation>
    </message>
    <message>
        <source>Write the report to</source>
        <translation>Escribir el informe en</translation>
    </message>
    <message>
        <source>Copy co&amp;mmand</source>
        <translation>Copiar co&amp;mando</translation>
    </message>
    <message>
        <source>Revision to report as of</source>
        <translation>Revisión de la que se informa</translation>
    </message>
    <message>
        <source>File or folder of the report</source>
        <translation>Archivo o carpeta del informe</translation>
    </message>
    <message>
        <source>Every table</source>
        <translation>Todas las tablas</translation>
    </message>
    <message>
        <source>Saved &amp;view</source>
        <translation>&amp;Vista guardada</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::FilterBar</name>
    <message>
        <source>Filter: id, message, file, state, touches:table</source>
        <translation>Filtro: id, mensaje, archivo, estado, touches:tabla</translation>
    </message>
    <message>
        <source>Filter of the revisions</source>
        <translation>Filtro de las revisiones</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Not in the database yet</source>
        <translation>Aún no están en la base de datos</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Fusiones</translation>
    </message>
    <message>
        <source>Join several branches</source>
        <translation>Unen varias ramas</translation>
    </message>
    <message>
        <source>Destructive</source>
        <translation>Destructivas</translation>
    </message>
    <message>
        <source>Their upgrade can lose rows or values</source>
        <translation>Su actualización puede perder filas o valores</translation>
    </message>
    <message>
        <source>Raw SQL</source>
        <translation>SQL directo</translation>
    </message>
    <message>
        <source>Run SQL text of their own</source>
        <translation>Ejecutan su propio texto SQL</translation>
    </message>
    <message>
        <source>No downgrade</source>
        <translation>Sin retroceso</translation>
    </message>
    <message>
        <source>Have no way back, or refuse it</source>
        <translation>No tienen vuelta atrás, o la rechazan</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Cannot be read without running Python</source>
        <translation>No se pueden leer sin ejecutar Python</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryModel</name>
    <message>
        <source>runs Python</source>
        <translation>ejecuta Python</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafo</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryPage</name>
    <message>
        <source>Clear the filter</source>
        <translation>Borrar el filtro</translation>
    </message>
    <message>
        <source>Revisions, newest first</source>
        <translation>Revisiones, la más reciente primero</translation>
    </message>
    <message>
        <source>◐ applied in %1</source>
        <translation>◐ aplicada en %1</translation>
    </message>
    <message>
        <source>, %1 archived</source>
        <translation>, %1 archivadas</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>Aún no hay revisiones</translation>
    </message>
    <message>
        <source>This project has no revision scripts. Once there is one, its history is drawn here.</source>
        <translation>Este proyecto no tiene scripts de revisión. En cuanto haya uno, su historial se dibuja aquí.</translation>
    </message>
    <message>
        <source>No revision matches</source>
        <translation>Ninguna revisión coincide</translation>
    </message>
    <message>
        <source>Nothing in this history matches “%1”. Clear the filter to see all revisions again.</source>
        <translation>Nada en este historial coincide con «%1». Al borrar el filtro se ven de nuevo todas las revisiones.</translation>
    </message>
    <message>
        <source>Upgrade to here…</source>
        <translation>Actualizar hasta aquí…</translation>
    </message>
    <message>
        <source>Downgrade to here…</source>
        <translation>Retroceder hasta aquí…</translation>
    </message>
    <message>
        <source>Stamp the database as being here…</source>
        <translation>Marcar la base de datos como situada aquí…</translation>
    </message>
    <message>
        <source>View schema as of this</source>
        <translation>Ver el esquema en esta revisión</translation>
    </message>
    <message>
        <source>Compare with what is applied</source>
        <translation>Comparar con lo aplicado</translation>
    </message>
    <message>
        <source>Show what it changes</source>
        <translation>Mostrar lo que cambia</translation>
    </message>
    <message>
        <source>Compare %1 with %2</source>
        <translation>Comparar %1 con %2</translation>
    </message>
    <message>
        <source>Fold the past of %1</source>
        <translation>Plegar el pasado de %1</translation>
    </message>
    <message>
        <source>Fold its past</source>
        <translation>Plegar su pasado</translation>
    </message>
    <message>
        <source>Unfold its past: %1 archived</source>
        <translation>Desplegar su pasado: %1 archivadas</translation>
    </message>
    <message>
        <source>Take the consolidation back…</source>
        <translation>Deshacer la consolidación…</translation>
    </message>
    <message>
        <source>Consolidate up to here…</source>
        <translation>Consolidar hasta aquí…</translation>
    </message>
    <message>
        <source>Consolidate from %1 to %2…</source>
        <translation>Consolidar de %1 a %2…</translation>
    </message>
    <message>
        <source>Copy revision id</source>
        <translation>Copiar el id de la revisión</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Copiar comando</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Abrir archivo</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::IntervalPage</name>
    <message>
        <source>%1 become one: from %2 to %3.</source>
        <translation>%1 pasan a ser una: de %2 a %3.</translation>
    </message>
    <message>
        <source>It begins at the base.</source>
        <translation>Comienza en la base.</translation>
    </message>
    <message>
        <source>It stands on %1.</source>
        <translation>Se apoya en %1.</translation>
    </message>
    <message>
        <source>It carries the labels %1.</source>
        <translation>Lleva las etiquetas %1.</translation>
    </message>
    <message>
        <source>Outside, %1 will name it instead.</source>
        <translation>Fuera, %1 la nombrará en su lugar.</translation>
    </message>
    <message>
        <source>One revision takes the place of many. It does what they did, which is proved before anything is written; their files go to an archive, so that every database finds its way, and all of it can be taken back.</source>
        <translation>Una revisión ocupa el lugar de muchas. Hace lo que hacían ellas, y eso se prueba antes de escribir nada; sus archivos van a un archivo histórico para que cada base de datos encuentre su camino, y todo se puede deshacer.</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>El principio</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>The head, %1</source>
        <translation>El head, %1</translation>
    </message>
    <message>
        <source>The head</source>
        <translation>El head</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mensaje</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>&amp;Id</translation>
    </message>
    <message>
        <source>Alembic&apos;s &amp;usual script text, not this project&apos;s template</source>
        <translation>El texto &amp;usual de Alembic, no la plantilla de este proyecto</translation>
    </message>
    <message>
        <source>Engines to prove it on</source>
        <translation>Motores en los que probarlo</translation>
    </message>
    <message>
        <source>SQLite, in memory: always</source>
        <translation>SQLite, en memoria: siempre</translation>
    </message>
    <message>
        <source>&amp;Another server…</source>
        <translation>&amp;Otro servidor…</translation>
    </message>
    <message>
        <source>&amp;Prove on</source>
        <translation>&amp;Probar en</translation>
    </message>
    <message>
        <source>On a server it runs in databases of its own, named limbeck_scratch_…, which are dropped again. Its own databases are not touched.</source>
        <translation>En un servidor se ejecuta en bases de datos propias, llamadas limbeck_scratch_…, que después se eliminan. Las del servidor no se tocan.</translation>
    </message>
    <message>
        <source>%1 (production: nothing is tried there)</source>
        <translation>%1 (producción: allí no se prueba nada)</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Otro servidor</translation>
    </message>
    <message>
        <source>URL, for example postgresql://user@host/shop:</source>
        <translation>URL, por ejemplo postgresql://user@host/shop:</translation>
    </message>
    <message>
        <source>That is an SQLite file. SQLite is tried in memory anyway.</source>
        <translation>Eso es un archivo SQLite. SQLite se prueba en memoria de todos modos.</translation>
    </message>
    <message>
        <source>%1, as the last one</source>
        <translation>%1, como la última</translation>
    </message>
    <message>
        <source>Consolidate %1 revisions</source>
        <translation>Consolidar %1 revisiones</translation>
    </message>
    <message>
        <source>It keeps the id of the last one: a database that is there needs nothing, with stock Alembic neither.</source>
        <translation>Conserva el id de la última: una base de datos que está ahí no necesita nada, tampoco con Alembic común.</translation>
    </message>
    <message>
        <source>With an id of its own Limbeck carries databases over by the next upgrade; for stock Alembic the way is written down.</source>
        <translation>Con un id propio, Limbeck traslada las bases de datos en la próxima actualización; para Alembic común se deja escrito el camino.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;System default</source>
        <translation>&amp;Según el sistema</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::LegendWidget</name>
    <message>
        <source>Legend of the diagram</source>
        <translation>Leyenda del diagrama</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagrama</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>%1 – Limbeck</source>
        <translation>%1 – Limbeck</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Tiempo</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de datos</translation>
    </message>
    <message>
        <source>&amp;Backups</source>
        <translation>&amp;Copias de seguridad</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Language: %1. It is used from the next start of Limbeck on.</source>
        <translation>Idioma: %1. Se usa a partir del próximo inicio de Limbeck.</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Barra de herramientas principal</translation>
    </message>
    <message>
        <source>Open a folder with an alembic.ini</source>
        <translation>Abrir una carpeta con un alembic.ini</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>About Limbeck</source>
        <translation>Acerca de Limbeck</translation>
    </message>
    <message>
        <source>Limbeck %1
Sees and runs Alembic migrations without Python.
Free software under the GNU GPL, version 3 or later.</source>
        <translation>Limbeck %1
Muestra y ejecuta migraciones de Alembic sin Python.
Software libre bajo la GNU GPL, versión 3 o posterior.</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Problemas %1</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation>%1 en %2, %3</translation>
    </message>
    <message>
        <source>No backups yet</source>
        <translation>Aún no hay copias de seguridad</translation>
    </message>
    <message>
        <source>%1 is up to date: there is nothing to upgrade.</source>
        <translation>%1 está al día: no hay nada que actualizar.</translation>
    </message>
    <message>
        <source>%1 is there already: there is nothing to take back.</source>
        <translation>%1 ya está ahí: no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>Merge heads</source>
        <translation>Fusionar heads</translation>
    </message>
    <message>
        <source>Write a new, empty revision that stands on %1? Both branches then lead to one head. Nothing in the database changes.</source>
        <translation>¿Escribir una revisión nueva y vacía que se apoye en %1? Ambas ramas llevan entonces a un solo head. En la base de datos no cambia nada.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation>Fusión de %1</translation>
    </message>
    <message>
        <source>Choose an SQLite database, or name a new one</source>
        <translation>Elegir una base de datos SQLite o dar nombre a una nueva</translation>
    </message>
    <message>
        <source>Other database</source>
        <translation>Otra base de datos</translation>
    </message>
    <message>
        <source>URL, for example postgresql://user@host/shop:</source>
        <translation>URL, por ejemplo postgresql://user@host/shop:</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message numerus="yes">
        <source>This folder is no project: it has no alembic.ini. Below it there are %n: %1</source>
        <translation>
            <numerusform>Esta carpeta no es un proyecto: no tiene alembic.ini. Por debajo hay %n: %1</numerusform>
            <numerusform>Esta carpeta no es un proyecto: no tiene alembic.ini. Por debajo hay %n: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Restaurar %1</translation>
    </message>
    <message>
        <source>Everything in it is replaced by what is in %1. What is there now becomes a backup itself.</source>
        <translation>Todo su contenido se sustituye por el de %1. Lo que hay ahora pasa a ser una copia de seguridad.</translation>
    </message>
    <message>
        <source>Undo on %1</source>
        <translation>Deshacer en %1</translation>
    </message>
    <message>
        <source>Redo on %1</source>
        <translation>Rehacer en %1</translation>
    </message>
    <message>
        <source>Undo the %1 of %2</source>
        <translation>Deshacer: %1 de %2</translation>
    </message>
    <message>
        <source>&amp;Migrations</source>
        <translation>&amp;Migraciones</translation>
    </message>
    <message>
        <source>%1 are one now, %2.</source>
        <translation>%1 son ahora una, %2.</translation>
    </message>
    <message>
        <source>Show another database as well</source>
        <translation>Mostrar otra base de datos</translation>
    </message>
    <message>
        <source>URL, for example postgresql://user@host/shop: it is read only, never changed</source>
        <translation>URL, por ejemplo postgresql://user@host/shop: solo se lee, nunca se modifica</translation>
    </message>
    <message>
        <source>The view “%1” is deleted. Its tables are as they were.</source>
        <translation>La vista «%1» se ha eliminado. Sus tablas siguen como estaban.</translation>
    </message>
    <message>
        <source>View %1: show &amp;every table</source>
        <translation>Vista %1: mostrar t&amp;odas las tablas</translation>
    </message>
    <message>
        <source>There is no table to save: select some, or filter.</source>
        <translation>No hay tablas que guardar: seleccionar algunas o filtrar.</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Guardar como vista</translation>
    </message>
    <message>
        <source>Name for: %1</source>
        <translation>Nombre para: %1</translation>
    </message>
    <message>
        <source>Replace the view “%1”?</source>
        <translation>¿Reemplazar la vista «%1»?</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Minimap</name>
    <message>
        <source>Map of the diagram</source>
        <translation>Mapa del diagrama</translation>
    </message>
    <message>
        <source>Shows where the view is. Press or drag to look elsewhere.</source>
        <translation>Muestra dónde está la vista. Pulsar o arrastrar lleva a otro lugar.</translation>
    </message>
    <message>
        <source>Press or drag to look elsewhere</source>
        <translation>Pulsar o arrastrar lleva a otro lugar</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ObjectsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>Tablas (%1)</translation>
    </message>
    <message>
        <source>Views (%1)</source>
        <translation>Vistas (%1)</translation>
    </message>
    <message>
        <source>Enum types (%1)</source>
        <translation>Tipos enumerados (%1)</translation>
    </message>
    <message>
        <source>Sequences (%1)</source>
        <translation>Secuencias (%1)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ObjectsPane</name>
    <message>
        <source>Filter by name</source>
        <translation>Filtrar por nombre</translation>
    </message>
    <message>
        <source>Filter of the objects</source>
        <translation>Filtro de los objetos</translation>
    </message>
    <message>
        <source>Tables, views and types</source>
        <translation>Tablas, vistas y tipos</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Aquí aún no hay nada.</translation>
    </message>
    <message>
        <source>No name contains “%1”.</source>
        <translation>Ningún nombre contiene «%1».</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OperationTree</name>
    <message>
        <source>alter table %1 in one go</source>
        <translation>cambiar la tabla %1 de una vez</translation>
    </message>
    <message>
        <source>outside of the transaction</source>
        <translation>fuera de la transacción</translation>
    </message>
    <message>
        <source>Rows or values can be lost by this operation.</source>
        <translation>Esta operación puede perder filas o valores.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operaciones</translation>
    </message>
    <message>
        <source>Nothing: this revision changes no schema.</source>
        <translation>Nada: esta revisión no cambia el esquema.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OperationsModel</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>De → a</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
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
        <translation>base</translation>
    </message>
    <message>
        <source>✔ done, taken back</source>
        <translation>✔ hecho, deshecho</translation>
    </message>
    <message>
        <source>✔ done</source>
        <translation>✔ hecho</translation>
    </message>
    <message>
        <source>✔ done, an undo</source>
        <translation>✔ hecho, un deshacer</translation>
    </message>
    <message>
        <source>⚠ failed half way</source>
        <translation>⚠ falló a mitad de camino</translation>
    </message>
    <message>
        <source>⚠ failed</source>
        <translation>⚠ falló</translation>
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
        <translation>Por %1 en %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Operations, newest first</source>
        <translation>Operaciones, la más reciente primero</translation>
    </message>
    <message>
        <source>Nothing has been done to this project yet.</source>
        <translation>Aún no se ha hecho nada en este proyecto.</translation>
    </message>
    <message>
        <source>What this window and the command line did. Select one to take it back.</source>
        <translation>Lo que hicieron esta ventana y la línea de comandos. La operación elegida se puede deshacer.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OutputPane</name>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>Aún no se ha hecho nada.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PageSplit</name>
    <message>
        <source>Page beside</source>
        <translation>Página al lado</translation>
    </message>
    <message>
        <source>Which page is shown beside</source>
        <translation>Qué página se muestra al lado</translation>
    </message>
    <message>
        <source>Show one page only</source>
        <translation>Mostrar una sola página</translation>
    </message>
    <message>
        <source>Shown beside</source>
        <translation>Se muestra al lado</translation>
    </message>
    <message>
        <source>This page is shown on the other side.</source>
        <translation>Esta página se muestra en la otra mitad.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Palette</name>
    <message>
        <source>Go to anything</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>What to go to</source>
        <translation>A dónde ir</translation>
    </message>
    <message>
        <source>Go to a table, column, revision, constraint or action</source>
        <translation>Ir a una tabla, columna, revisión, restricción o acción</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>t: tables   c: columns   r: revisions   &gt; actions</source>
        <translation>t: tablas   c: columnas   r: revisiones   &gt; acciones</translation>
    </message>
    <message>
        <source>action</source>
        <translation>acción</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PaletteModel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
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
        <translation>Filas</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>SQL, rows, output, operations and backups</source>
        <translation>SQL, filas, salida, operaciones y copias de seguridad</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operaciones</translation>
    </message>
    <message>
        <source>SQL, rows, output, operations, backups</source>
        <translation>SQL, filas, salida, operaciones, copias de seguridad</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PathDialog</name>
    <message>
        <source>From table</source>
        <translation>De la tabla</translation>
    </message>
    <message>
        <source>To table</source>
        <translation>A la tabla</translation>
    </message>
    <message>
        <source>Path between two tables</source>
        <translation>Camino entre dos tablas</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Caminos</translation>
    </message>
    <message>
        <source>The path as a join</source>
        <translation>El camino como join</translation>
    </message>
    <message>
        <source>Choose the table to go to.</source>
        <translation>Elegir la tabla de destino.</translation>
    </message>
    <message>
        <source>No foreign keys lead from %1 to %2.</source>
        <translation>Ninguna clave foránea lleva de %1 a %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n shortest way(s) over %1.%2</source>
        <translation>
            <numerusform>%n camino más corto por %1.%2</numerusform>
            <numerusform>%n caminos más cortos por %1.%2</numerusform>
        </translation>
    </message>
    <message>
        <source> There are more.</source>
        <translation> Hay más.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PickerModel</name>
    <message>
        <source>Moment</source>
        <translation>Momento</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanPage</name>
    <message>
        <source>Nothing is planned yet.</source>
        <translation>Aún no se ha planificado nada.</translation>
    </message>
    <message>
        <source>The new script</source>
        <translation>El script nuevo</translation>
    </message>
    <message>
        <source>Edits of other scripts</source>
        <translation>Cambios en otros scripts</translation>
    </message>
    <message>
        <source>Files that go to the archive</source>
        <translation>Archivos que van al archivo histórico</translation>
    </message>
    <message>
        <source>Parts of the plan</source>
        <translation>Partes del plan</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>Script nuevo</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
    </message>
    <message>
        <source>Other scripts</source>
        <translation>Otros scripts</translation>
    </message>
    <message>
        <source>To the archive</source>
        <translation>Al archivo histórico</translation>
    </message>
    <message>
        <source>Revision %1 takes the place of %2, in %3.</source>
        <translation>La revisión %1 ocupa el lugar de %2, en %3.</translation>
    </message>
    <message>
        <source>It is written for %1. Nothing has been written yet.</source>
        <translation>Se escribe para %1. Aún no se ha escrito nada.</translation>
    </message>
    <message>
        <source># No other script has to change.</source>
        <translation># Ningún otro script tiene que cambiar.</translation>
    </message>
    <message>
        <source>Decisions %1</source>
        <translation>Decisiones %1</translation>
    </message>
    <message>
        <source>Other scripts %1</source>
        <translation>Otros scripts %1</translation>
    </message>
    <message>
        <source>To the archive %1</source>
        <translation>Al archivo histórico %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsModel</name>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué falla</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsPage</name>
    <message>
        <source>Filter problems by revision, word or file</source>
        <translation>Filtrar problemas por revisión, palabra o archivo</translation>
    </message>
    <message>
        <source>The selected problem</source>
        <translation>El problema seleccionado</translation>
    </message>
    <message>
        <source>Filter of the problems</source>
        <translation>Filtro de los problemas</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Sin problemas</translation>
    </message>
    <message>
        <source>The history is sound, and every script can be read without running Python.</source>
        <translation>El historial está bien, y todos los scripts se pueden leer sin ejecutar Python.</translation>
    </message>
    <message>
        <source>The history is sound. The scripts have not been read yet.</source>
        <translation>El historial está bien. Los scripts aún no se han leído.</translation>
    </message>
    <message>
        <source>No problem matches</source>
        <translation>Ningún problema coincide</translation>
    </message>
    <message>
        <source>Nothing here contains “%1”. Clear the filter to see all problems.</source>
        <translation>Nada aquí contiene «%1». Al borrar el filtro se ven todos los problemas.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofPage</name>
    <message>
        <source>SQLite, in memory</source>
        <translation>SQLite, en memoria</translation>
    </message>
    <message>
        <source>✓ no difference</source>
        <translation>✓ sin diferencias</translation>
    </message>
    <message numerus="yes">
        <source>✗ %Ln difference(s)</source>
        <translation>
            <numerusform>✗ %Ln diferencia</numerusform>
            <numerusform>✗ %Ln diferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Nothing is proved yet.</source>
        <translation>Aún no se ha probado nada.</translation>
    </message>
    <message>
        <source>&amp;Accept all of these differences</source>
        <translation>&amp;Aceptar todas estas diferencias</translation>
    </message>
    <message>
        <source>The proof on each engine</source>
        <translation>La prueba en cada motor</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Differences to accept</source>
        <translation>Diferencias por aceptar</translation>
    </message>
    <message>
        <source>How far the proof is</source>
        <translation>Hasta dónde ha llegado la prueba</translation>
    </message>
    <message>
        <source>… waits</source>
        <translation>… espera</translation>
    </message>
    <message>
        <source>The old revisions and the new one run on empty databases and are compared. Nothing has been written yet.</source>
        <translation>Las revisiones antiguas y la nueva se ejecutan en bases de datos vacías y se comparan. Aún no se ha escrito nada.</translation>
    </message>
    <message>
        <source>⚠ nothing could be compared: %1</source>
        <translation>⚠ no se pudo comparar nada: %1</translation>
    </message>
    <message>
        <source>✓ the same schema and rows</source>
        <translation>✓ el mismo esquema y las mismas filas</translation>
    </message>
    <message>
        <source>✗ differs</source>
        <translation>✗ difiere</translation>
    </message>
    <message>
        <source>The models</source>
        <translation>Los modelos</translation>
    </message>
    <message numerus="yes">
        <source>declare something else, as before: %Ln difference(s)</source>
        <translation>
            <numerusform>declaran otra cosa, como antes: %Ln diferencia</numerusform>
            <numerusform>declaran otra cosa, como antes: %Ln diferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Proved: both ways lead to the same schema and the same rows, and the new revision can be taken back and applied again.</source>
        <translation>✓ Probado: ambos caminos llevan al mismo esquema y a las mismas filas, y la revisión nueva se puede deshacer y volver a aplicar.</translation>
    </message>
    <message>
        <source>✗ The two ways do not lead to the same. It is written only if you accept each of these differences.</source>
        <translation>✗ Los dos caminos no llevan a lo mismo. Solo se escribe si se acepta cada una de estas diferencias.</translation>
    </message>
    <message>
        <source>– not tried</source>
        <translation>– sin probar</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ResetSheet</name>
    <message>
        <source>Will be lost: nothing, there are no tables</source>
        <translation>Se perderá: nada, no hay tablas</translation>
    </message>
    <message>
        <source>Will be lost: %1 in %2, %3</source>
        <translation>Se perderá: %1 en %2, %3</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Restablecer %1</translation>
    </message>
    <message>
        <source>Will be built: %1, %2</source>
        <translation>Se construirá: %1, %2</translation>
    </message>
    <message>
        <source>Tables that will be lost</source>
        <translation>Tablas que se perderán</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>%1 (made by no revision)</source>
        <translation>%1 (no la creó ninguna revisión)</translation>
    </message>
    <message numerus="yes">
        <source>⚠ No revision made %1: nothing brings them back but the backup.</source>
        <translation>
            <numerusform>⚠ Ninguna revisión creó %1: solo la copia de seguridad puede recuperarlo.</numerusform>
            <numerusform>⚠ Ninguna revisión creó %1: solo la copia de seguridad puede recuperarlos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The old database is kept as %1. Undo puts it back.</source>
        <translation>La base de datos anterior se conserva como %1. Deshacer la repone.</translation>
    </message>
    <message>
        <source>The new database is built aside and checked; until it takes the old one&apos;s place, nothing has changed.</source>
        <translation>La base de datos nueva se construye aparte y se comprueba; hasta que ocupa el lugar de la anterior, nada ha cambiado.</translation>
    </message>
    <message>
        <source>Back up and reset %1</source>
        <translation>Guardar copia y restablecer %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionPicker</name>
    <message>
        <source>Search by id or message</source>
        <translation>Buscar por id o mensaje</translation>
    </message>
    <message>
        <source>Search the revisions</source>
        <translation>Buscar en las revisiones</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionView</name>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>revises %1</source>
        <translation>revisa %1</translation>
    </message>
    <message>
        <source>depends on %1</source>
        <translation>depende de %1</translation>
    </message>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>followed by %1</source>
        <translation>seguida de %1</translation>
    </message>
    <message>
        <source>Facts about the revision</source>
        <translation>Datos de la revisión</translation>
    </message>
    <message>
        <source>Details of the revision</source>
        <translation>Detalles de la revisión</translation>
    </message>
    <message>
        <source>Source of the revision</source>
        <translation>Código fuente de la revisión</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Actualización</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Código fuente</translation>
    </message>
    <message>
        <source>The version table names this revision, but no script has its id.</source>
        <translation>La tabla de versiones nombra esta revisión, pero ningún script tiene su id.</translation>
    </message>
    <message>
        <source>No revision selected</source>
        <translation>Ninguna revisión elegida</translation>
    </message>
    <message>
        <source>Select a revision above to see what it does.</source>
        <translation>Al elegir una revisión arriba se ve lo que hace.</translation>
    </message>
    <message>
        <source>stands for %1 archived revisions</source>
        <translation>representa %1 revisiones archivadas</translation>
    </message>
    <message>
        <source>▫ archived in %1 &amp;nbsp;·&amp;nbsp; </source>
        <translation>▫ archivada en %1 &amp;nbsp;·&amp;nbsp; </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RowCheckView</name>
    <message>
        <source>⚠ Rows:</source>
        <translation>⚠ Filas:</translation>
    </message>
    <message>
        <source>⚠ Will fail:</source>
        <translation>⚠ Fallará:</translation>
    </message>
    <message>
        <source>✔ Rows:</source>
        <translation>✔ Filas:</translation>
    </message>
    <message>
        <source>What the rows of the database say</source>
        <translation>Lo que dicen las filas de la base de datos</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Rows are in the way. Mend them first, then check again.</source>
        <translation>Hay filas que lo impiden. Primero hay que corregirlas y después comprobar de nuevo.</translation>
    </message>
    <message>
        <source>The rows could not be checked: %1</source>
        <translation>No se pudieron comprobar las filas: %1</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message numerus="yes">
        <source>Asking the database %n question(s) about its rows…</source>
        <translation>
            <numerusform>Haciendo a la base de datos %n pregunta sobre sus filas…</numerusform>
            <numerusform>Haciendo a la base de datos %n preguntas sobre sus filas…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RowsPane</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ Atrás</translation>
    </message>
    <message>
        <source>On ▶</source>
        <translation>Adelante ▶</translation>
    </message>
    <message>
        <source>Rows before these</source>
        <translation>Filas anteriores a estas</translation>
    </message>
    <message>
        <source>Rows after these</source>
        <translation>Filas posteriores a estas</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Filas de la tabla</translation>
    </message>
    <message>
        <source>Select a table to see its rows.</source>
        <translation>Al elegir una tabla se ven sus filas.</translation>
    </message>
    <message>
        <source>The database has no table %1.</source>
        <translation>La base de datos no tiene ninguna tabla %1.</translation>
    </message>
    <message>
        <source>%1 has no rows.</source>
        <translation>%1 no tiene filas.</translation>
    </message>
    <message>
        <source>%1: rows %2 to %3, and more</source>
        <translation>%1: filas %2 a %3, y más</translation>
    </message>
    <message>
        <source>%1: rows %2 to %3</source>
        <translation>%1: filas %2 a %3</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Filter by action or key</source>
        <translation>Filtrar por acción o tecla</translation>
    </message>
    <message>
        <source>Filter of the actions</source>
        <translation>Filtro de las acciones</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>New keys of the selected action</source>
        <translation>Teclas nuevas de la acción elegida</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Standard keys</source>
        <translation>Teclas estándar</translation>
    </message>
    <message>
        <source>%1 has these keys now.</source>
        <translation>%1 tiene ahora estas teclas.</translation>
    </message>
    <message>
        <source>%1 has these keys now; %2 lost them.</source>
        <translation>%1 tiene ahora estas teclas; %2 las ha perdido.</translation>
    </message>
    <message>
        <source>All actions have their standard keys again.</source>
        <translation>Todas las acciones tienen de nuevo sus teclas estándar.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SqlPane</name>
    <message>
        <source>Engine of the SQL</source>
        <translation>Motor del SQL</translation>
    </message>
    <message>
        <source>SQL of what is selected</source>
        <translation>SQL de la selección</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>Tabla %1</translation>
    </message>
    <message>
        <source>Upgrade of %1</source>
        <translation>Actualización de %1</translation>
    </message>
    <message>
        <source>Select a table or a revision to see its SQL.</source>
        <translation>Al elegir una tabla o una revisión se ve su SQL.</translation>
    </message>
    <message>
        <source>-- There is no table %1 here.
</source>
        <translation>-- Aquí no hay ninguna tabla %1.
</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SqlSides</name>
    <message>
        <source>Engine of the SQL</source>
        <translation>Motor del SQL</translation>
    </message>
    <message>
        <source>SQL of the upgrade</source>
        <translation>SQL de la actualización</translation>
    </message>
    <message>
        <source>SQL of the downgrade</source>
        <translation>SQL del retroceso</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Actualización</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Retroceso</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampSheet</name>
    <message>
        <source>no revision</source>
        <translation>ninguna revisión</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Marcar %1</translation>
    </message>
    <message>
        <source>The version table says %1, and will say %2.</source>
        <translation>La tabla de versiones dice %1 y dirá %2.</translation>
    </message>
    <message>
        <source>A stamp changes this note and nothing else: no revision is run, and no table is made or dropped. It is right where the tables are there already, made by other means. Where they are not, the next upgrade starts from the wrong place and can fail half way. To take it back, stamp the database as it was.</source>
        <translation>Una marca cambia esta anotación y nada más: no se ejecuta ninguna revisión ni se crea o elimina ninguna tabla. Es correcta cuando las tablas ya existen, creadas por otros medios. Si no existen, la próxima actualización empieza en el lugar equivocado y puede fallar a mitad de camino. Para deshacerla, basta con marcar la base de datos como estaba.</translation>
    </message>
    <message>
        <source>It says so already: there is nothing to change.</source>
        <translation>Ya lo dice: no hay nada que cambiar.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StartPage</name>
    <message>
        <source>Recent projects</source>
        <translation>Proyectos recientes</translation>
    </message>
    <message>
        <source>See and run the migrations of an Alembic project: its history, its tables and how they relate. No Python needed.</source>
        <translation>Ver y ejecutar las migraciones de un proyecto de Alembic: su historial, sus tablas y cómo se relacionan. Sin necesidad de Python.</translation>
    </message>
    <message>
        <source>Or drop a folder with an alembic.ini here.</source>
        <translation>O soltar aquí una carpeta con un alembic.ini.</translation>
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
        <translation>sin base de datos</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Database engine</source>
        <translation>Motor de base de datos</translation>
    </message>
    <message>
        <source>Target database</source>
        <translation>Base de datos de destino</translation>
    </message>
    <message>
        <source>Applied revisions</source>
        <translation>Revisiones aplicadas</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Desviación</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No hay ningún proyecto abierto</translation>
    </message>
    <message>
        <source>Show the pending revisions</source>
        <translation>Mostrar las revisiones pendientes</translation>
    </message>
    <message>
        <source>Show the tables</source>
        <translation>Mostrar las tablas</translation>
    </message>
    <message>
        <source>drift: none</source>
        <translation>desviación: ninguna</translation>
    </message>
    <message numerus="yes">
        <source>drift: %Ln difference(s)</source>
        <translation>
            <numerusform>desviación: %Ln diferencia</numerusform>
            <numerusform>desviación: %Ln diferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>How the database differs from what its revisions would have made</source>
        <translation>En qué difiere la base de datos de lo que habrían creado sus revisiones</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>Mostrar los problemas</translation>
    </message>
    <message>
        <source>applied %1 of %2</source>
        <translation>aplicadas %1 de %2</translation>
    </message>
    <message>
        <source>applied %1 of %2 (%3 pending)</source>
        <translation>aplicadas %1 de %2 (pendientes: %3)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TableInspector</name>
    <message>
        <source>Inspector of the selected table</source>
        <translation>Inspector de la tabla elegida</translation>
    </message>
    <message>
        <source>Select a table to see its columns, keys and relations.</source>
        <translation>Al elegir una tabla se ven sus columnas, claves y relaciones.</translation>
    </message>
    <message>
        <source>The schema has no table &apos;%1&apos;.</source>
        <translation>El esquema no tiene ninguna tabla «%1».</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TableText</name>
    <message>
        <source>(not in this schema)</source>
        <translation>(no está en este esquema)</translation>
    </message>
    <message>
        <source>= now</source>
        <translation>= ahora</translation>
    </message>
    <message>
        <source>= true</source>
        <translation>= verdadero</translation>
    </message>
    <message>
        <source>= false</source>
        <translation>= falso</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Refers to → (%1)</source>
        <translation>Hace referencia a → (%1)</translation>
    </message>
    <message>
        <source>← Referenced by (%1)</source>
        <translation>← Referenciada por (%1)</translation>
    </message>
    <message>
        <source>Unique</source>
        <translation>Únicas</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Restricciones CHECK</translation>
    </message>
    <message>
        <source>Indexes (%1)</source>
        <translation>Índices (%1)</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>único</translation>
    </message>
    <message>
        <source>where %1</source>
        <translation>donde %1</translation>
    </message>
    <message>
        <source>created in</source>
        <translation>creada en</translation>
    </message>
    <message>
        <source>changed in</source>
        <translation>cambiada en</translation>
    </message>
    <message>
        <source>renamed in</source>
        <translation>renombrada en</translation>
    </message>
    <message>
        <source>made anew in</source>
        <translation>recreada en</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>No revision that can be read makes it.</source>
        <translation>No la crea ninguna revisión que se pueda leer.</translation>
    </message>
    <message>
        <source>%1 looks like a reference to %2</source>
        <translation>%1 parece una referencia a %2</translation>
    </message>
    <message>
        <source>%1 of %2 looks like a reference to this</source>
        <translation>%1 de %2 parece una referencia a esta</translation>
    </message>
    <message>
        <source>? Guessed (%1)</source>
        <translation>? Conjeturas (%1)</translation>
    </message>
    <message>
        <source>From names and types only: there is no foreign key.</source>
        <translation>Solo por nombres y tipos: no hay clave foránea.</translation>
    </message>
    <message>
        <source>%1: not null</source>
        <translation>%1: no nulo</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TablesModel</name>
    <message>
        <source>%1 (not certain)</source>
        <translation>%1 (no es seguro)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Out →</source>
        <translation>Sal. →</translation>
    </message>
    <message>
        <source>← In</source>
        <translation>← Ent.</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Last touched by</source>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Foreign keys of this table: what it refers to</source>
        <translation>Claves foráneas de esta tabla: a qué hace referencia</translation>
    </message>
    <message>
        <source>Foreign keys of other tables, and of itself, that refer to it</source>
        <translation>Claves foráneas de otras tablas, y de ella misma, que le hacen referencia</translation>
    </message>
    <message>
        <source>Not counted yet, or this schema does not come from a database.</source>
        <translation>Aún sin contar, o este esquema no procede de una base de datos.</translation>
    </message>
    <message>
        <source>What the database believes: counting would have taken too long.</source>
        <translation>Lo que supone la base de datos: contar habría tardado demasiado.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TablesPage</name>
    <message>
        <source>Not certain: %1</source>
        <translation>No es seguro: %1</translation>
    </message>
    <message>
        <source>Filter tables by name</source>
        <translation>Filtrar tablas por nombre</translation>
    </message>
    <message>
        <source>Filter of the tables</source>
        <translation>Filtro de las tablas</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>No tables</source>
        <translation>Sin tablas</translation>
    </message>
    <message>
        <source>Neither the database nor the history of this project has a table yet.</source>
        <translation>Ni la base de datos ni el historial de este proyecto tienen aún una tabla.</translation>
    </message>
    <message>
        <source>No table matches</source>
        <translation>Ninguna tabla coincide</translation>
    </message>
    <message>
        <source>No table&apos;s name contains “%1”. Clear the filter to see all tables again.</source>
        <translation>Ningún nombre de tabla contiene «%1». Al borrar el filtro se ven de nuevo todas las tablas.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TakeBackSheet</name>
    <message>
        <source># Goes away</source>
        <translation># Desaparece</translation>
    </message>
    <message>
        <source># Comes back, byte for byte</source>
        <translation># Vuelve, byte por byte</translation>
    </message>
    <message>
        <source>A database that stands at %1 belongs at %2 then: stamp it, or limbeck stamp --purge %2.</source>
        <translation>Una base de datos situada en %1 corresponde entonces a %2: hay que marcarla, o limbeck stamp --purge %2.</translation>
    </message>
    <message>
        <source>%1 are back, and %2 is gone.</source>
        <translation>%1 han vuelto, y %2 ha desaparecido.</translation>
    </message>
    <message>
        <source>%1 stands on %2 again.</source>
        <translation>%1 se apoya de nuevo en %2.</translation>
    </message>
    <message>
        <source>Take %1 back</source>
        <translation>Deshacer %1</translation>
    </message>
    <message>
        <source>%1 take the place of %2 again. No database is touched.</source>
        <translation>%1 vuelven a ocupar el lugar de %2. No se toca ninguna base de datos.</translation>
    </message>
    <message>
        <source>What happens to files</source>
        <translation>Qué ocurre con los archivos</translation>
    </message>
    <message>
        <source>&amp;Put %1 back</source>
        <translation>&amp;Reponer %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetBar</name>
    <message>
        <source>Databases that are shown in the history as well</source>
        <translation>Bases de datos que el historial muestra además</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Ir a %1</translation>
    </message>
    <message>
        <source>Use this database</source>
        <translation>Usar esta base de datos</translation>
    </message>
    <message>
        <source>Do not show it any more</source>
        <translation>Dejar de mostrarla</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Where this database stands in the history</source>
        <translation>Dónde está esta base de datos en el historial</translation>
    </message>
    <message>
        <source>It cannot be reached now: %1</source>
        <translation>Ahora no se puede acceder a ella: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetMenu</name>
    <message>
        <source>The database that upgrades and resets work on</source>
        <translation>La base de datos sobre la que se actualiza y se restablece</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>Sin base de datos</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Destino: %1</translation>
    </message>
    <message>
        <source>Show in the history as well</source>
        <translation>Mostrar también en el historial</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetWatch</name>
    <message>
        <source>There is no file %1.</source>
        <translation>No existe el archivo %1.</translation>
    </message>
    <message>
        <source>The history shows it %1: %2.</source>
        <translation>El historial la muestra %1: %2.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TaskRunner</name>
    <message>
        <source>Applying %1: %2</source>
        <translation>Aplicando %1: %2</translation>
    </message>
    <message>
        <source>Undoing %1: %2</source>
        <translation>Deshaciendo %1: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TimeBar</name>
    <message>
        <source>As of</source>
        <translation>Estado en</translation>
    </message>
    <message>
        <source>Look at the schema as of another moment of the history</source>
        <translation>Ver el esquema en otro momento del historial</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparar con</translation>
    </message>
    <message>
        <source>Show on every page what differs from another moment</source>
        <translation>Mostrar en cada página lo que difiere de otro momento</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>As of %1 ▾</source>
        <translation>Estado: %1 ▾</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Estado: %1</translation>
    </message>
    <message>
        <source>Compare with %1 ▾</source>
        <translation>Comparar con %1 ▾</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>Comparar con %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TimeMemory</name>
    <message>
        <source>No project is open, so there is no history.</source>
        <translation>No hay ningún proyecto abierto, así que no hay historial.</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>la base</translation>
    </message>
    <message>
        <source>There is nothing at &apos;%1&apos; to show.</source>
        <translation>En «%1» no hay nada que mostrar.</translation>
    </message>
    <message>
        <source>the models</source>
        <translation>los modelos</translation>
    </message>
    <message>
        <source>The history is broken, so its schema is not known. The Problems page says where.</source>
        <translation>El historial está roto, así que no se conoce su esquema. La página Problemas dice dónde.</translation>
    </message>
    <message>
        <source>the database %1</source>
        <translation>la base de datos %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UpgradeSheet</name>
    <message>
        <source>Stops:</source>
        <translation>Detiene:</translation>
    </message>
    <message>
        <source>Can lose data:</source>
        <translation>Puede perder datos:</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Nota:</translation>
    </message>
    <message>
        <source>Downgrade %1</source>
        <translation>Retroceder %1</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>Actualizar %1</translation>
    </message>
    <message>
        <source>All in one transaction: if anything fails, nothing changes.</source>
        <translation>Todo en una transacción: si algo falla, nada cambia.</translation>
    </message>
    <message>
        <source>One transaction per revision.</source>
        <translation>Una transacción por revisión.</translation>
    </message>
    <message>
        <source>%1 with %2, in %3. %4</source>
        <translation>%1 con %2, en %3. %4</translation>
    </message>
    <message>
        <source>Rows of these tables can lose something: %1. A backup is made first; Undo puts it back.</source>
        <translation>Las filas de estas tablas pueden perder algo: %1. Antes se crea una copia de seguridad; Deshacer la repone.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>SQL of the plan</source>
        <translation>SQL del plan</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ViewKeeper</name>
    <message>
        <source>There is a view “%1” already. Rename that one first.</source>
        <translation>Ya existe una vista «%1». Antes hay que cambiar el nombre de esa.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ViewList</name>
    <message>
        <source>&amp;Rename</source>
        <translation>Cambiar &amp;nombre</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Vistas guardadas</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ViewModel</name>
    <message>
        <source>Saved views</source>
        <translation>Vistas guardadas</translation>
    </message>
    <message>
        <source>Every table</source>
        <translation>Todas las tablas</translation>
    </message>
    <message>
        <source>%1, shown</source>
        <translation>%1, se muestra</translation>
    </message>
    <message>
        <source>Show every table</source>
        <translation>Mostrar todas las tablas</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::Workbench</name>
    <message>
        <source> The old database is kept as %1.</source>
        <translation> La base de datos anterior se conserva como %1.</translation>
    </message>
    <message>
        <source>no revision</source>
        <translation>ninguna revisión</translation>
    </message>
    <message>
        <source>Copying the example to %1</source>
        <translation>Copiando el ejemplo en %1</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Abriendo %1</translation>
    </message>
    <message>
        <source>Planning the upgrade</source>
        <translation>Planificando la actualización</translation>
    </message>
    <message>
        <source>upgrade</source>
        <translation>actualización</translation>
    </message>
    <message>
        <source>Upgrading %1</source>
        <translation>Actualizando %1</translation>
    </message>
    <message>
        <source>%1 upgraded to %2 in %3 s: %4 applied.%5</source>
        <translation>%1 actualizada a %2 en %3 s: se aplicaron %4.%5</translation>
    </message>
    <message>
        <source>Planning the downgrade</source>
        <translation>Planificando el retroceso</translation>
    </message>
    <message>
        <source>downgrade</source>
        <translation>retroceso</translation>
    </message>
    <message>
        <source>Downgrading %1</source>
        <translation>Retrocediendo %1</translation>
    </message>
    <message>
        <source>%1 downgraded to %2 in %3 s: %4 taken back.%5</source>
        <translation>%1 retrocedida a %2 en %3 s: se deshicieron %4.%5</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>stamp</source>
        <translation>marca</translation>
    </message>
    <message>
        <source>Stamping %1</source>
        <translation>Marcando %1</translation>
    </message>
    <message>
        <source>%1 says now that it is at %2. Its tables are as they were; before, it said %3.</source>
        <translation>%1 dice ahora que está en %2. Sus tablas son las que eran; antes decía %3.</translation>
    </message>
    <message>
        <source>Writing the merge</source>
        <translation>Escribiendo la fusión</translation>
    </message>
    <message>
        <source>Revision %1 joins the heads: %2. Take it back by deleting the file.</source>
        <translation>La revisión %1 une los heads: %2. Para deshacerla, basta con borrar el archivo.</translation>
    </message>
    <message>
        <source>Counting what a reset takes away</source>
        <translation>Contando lo que quitaría un restablecimiento</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>restablecimiento</translation>
    </message>
    <message>
        <source>Resetting %1</source>
        <translation>Restableciendo %1</translation>
    </message>
    <message>
        <source>%1 reset to %2 in %3 s.%4</source>
        <translation>%1 restablecida a %2 en %3 s.%4</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>Restaurando %1</translation>
    </message>
    <message>
        <source>%1 is again as in %2.%3</source>
        <translation>%1 vuelve a estar como en %2.%3</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Escribiendo el informe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>restauración</translation>
    </message>
    <message>
        <source>undo an operation on</source>
        <translation>deshacer</translation>
    </message>
    <message>
        <source>Taking the %1 back</source>
        <translation>Deshaciendo: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
</context>
</TS>
