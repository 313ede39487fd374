<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>limbeck::ui</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln table</numerusform>
            <numerusform>%Ln tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln foreign key(s)</source>
        <translation>
            <numerusform>%Ln foreign key</numerusform>
            <numerusform>%Ln foreign keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln constraint(s)</source>
        <translation>
            <numerusform>%Ln constraint</numerusform>
            <numerusform>%Ln constraints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es)</source>
        <translation>
            <numerusform>%Ln index</numerusform>
            <numerusform>%Ln indexes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln type(s)</source>
        <translation>
            <numerusform>%Ln type</numerusform>
            <numerusform>%Ln types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SQL statement(s)</source>
        <translation>
            <numerusform>%Ln SQL statement</numerusform>
            <numerusform>%Ln SQL statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln insert(s)</source>
        <translation>
            <numerusform>%Ln insert</numerusform>
            <numerusform>%Ln inserts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revision</numerusform>
            <numerusform>%Ln revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s)</source>
        <translation>
            <numerusform>%Ln operation</numerusform>
            <numerusform>%Ln operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more problem(s).</source>
        <translation>
            <numerusform>And %n more problem.</numerusform>
            <numerusform>And %n more problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This history has %n head(s): %1. Upgrade applies all of them.</source>
        <translation>
            <numerusform>This history has %n head: %1. Upgrade applies it.</numerusform>
            <numerusform>This history has %n heads: %1. Upgrade applies all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history has %n head(s): %1. Merge them, or upgrade to all of them.</source>
        <translation>
            <numerusform>The history has %n head: %1.</numerusform>
            <numerusform>The history has %n heads: %1. Merge them, or upgrade to all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◐ applied in %Ln others</source>
        <translation>
            <numerusform>◐ applied in %Ln other</numerusform>
            <numerusform>◐ applied in %Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln pending</numerusform>
            <numerusform>%Ln pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPage</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::MainWindow</name>
    <message numerus="yes">
        <source>This folder is no project: it has no alembic.ini. Below it there are %n: %1</source>
        <translation>
            <numerusform>This folder is no project: it has no alembic.ini. Below it there is %n: %1</numerusform>
            <numerusform>This folder is no project: it has no alembic.ini. Below it there are %n: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PathDialog</name>
    <message numerus="yes">
        <source>%n shortest way(s) over %1.%2</source>
        <translation>
            <numerusform>%n shortest way over %1.%2</numerusform>
            <numerusform>%n shortest ways over %1.%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofPage</name>
    <message numerus="yes">
        <source>✗ %Ln difference(s)</source>
        <translation>
            <numerusform>✗ %Ln difference</numerusform>
            <numerusform>✗ %Ln differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>declare something else, as before: %Ln difference(s)</source>
        <translation>
            <numerusform>declare something else, as before: %Ln difference</numerusform>
            <numerusform>declare something else, as before: %Ln differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ResetSheet</name>
    <message numerus="yes">
        <source>⚠ No revision made %1: nothing brings them back but the backup.</source>
        <translation>
            <numerusform>⚠ No revision made %1: nothing brings it back but the backup.</numerusform>
            <numerusform>⚠ No revision made %1: nothing brings them back but the backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RowCheckView</name>
    <message numerus="yes">
        <source>Asking the database %n question(s) about its rows…</source>
        <translation>
            <numerusform>Asking the database %n question about its rows…</numerusform>
            <numerusform>Asking the database %n questions about its rows…</numerusform>
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
</context>
<context>
    <name>limbeck::ui::StatusLine</name>
    <message numerus="yes">
        <source>drift: %Ln difference(s)</source>
        <translation>
            <numerusform>drift: %Ln difference</numerusform>
            <numerusform>drift: %Ln differences</numerusform>
        </translation>
    </message>
</context>
</TS>
