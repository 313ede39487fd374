<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
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
    <message>
        <source>, %1 archived</source>
        <translation>, %1 archivadas</translation>
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
        <source>◐ applied in %1</source>
        <translation>◐ aplicada en %1</translation>
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
        <translation>aplicadas %1 de %2 (%3 pendientes)</translation>
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
        <source>not null</source>
        <translation>not null</translation>
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
