// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/postgresql/catalogqueries.h"

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

/// Which namespaces, for a query that calls pg_namespace "n".
QString isInspected(InspectedSchemas schemas)
{
    switch (schemas) {
    case InspectedSchemas::Default:
        return u"n.nspname = current_schema()"_s;
    case InspectedSchemas::All:
        return u"n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'"_s;
    case InspectedSchemas::Temporary:
        return u"n.nspname = (SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema())"_s;
    }
    Q_UNREACHABLE();
}

/// The tables and views that are looked at, as "c": not what belongs to an extension.
QString relations(InspectedSchemas schemas, const QString& kinds)
{
    return uR"(
    pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        AND c.relkind IN (%1) AND %2
        AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_class'::regclass
                        AND x.objid = c.oid AND x.deptype = 'e')
)"_s.arg(kinds, isInspected(schemas));
}

QString tables(InspectedSchemas schemas)
{
    return relations(schemas, u"'r', 'p', 'f'"_s);
}

/// The schema of namespace `alias`, empty for the connection's own.
QString schemaOf(const QString& alias)
{
    return u"CASE WHEN %1.nspname = current_schema() THEN '' ELSE %1.nspname END"_s.arg(alias);
}

}  // namespace

QString tablesQuery(InspectedSchemas schemas)
{
    return uR"(
SELECT c.oid::int8, %1, c.relname, d.description,
    CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
    (SELECT json_agg(p.relname ORDER BY i.inhseqno)::text
     FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
     WHERE i.inhrelid = c.oid AND NOT c.relispartition),
    n.nspname
FROM %2
LEFT JOIN pg_description d
    ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
ORDER BY c.oid
)"_s.arg(schemaOf(u"n"_s), tables(schemas));
}

QString columnsQuery(InspectedSchemas schemas)
{
    // A serial or identity column owns its sequence, which pg_depend tells.
    return uR"(
SELECT a.attrelid::int8, a.attnum::int4, a.attname, format_type(a.atttypid, a.atttypmod),
    a.attnotnull, pg_get_expr(e.adbin, e.adrelid), a.attidentity::text, a.attgenerated::text,
    CASE WHEN a.attcollation <> t.typcollation THEN l.collname END,
    d.description,
    CASE WHEN b.typtype = 'e' THEN b.oid::int8 END, t.typcategory = 'A',
    s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
    s.seqtypid::regtype::text
FROM %1
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_type b ON b.oid = CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE t.oid END
LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
LEFT JOIN pg_collation l ON l.oid = a.attcollation
LEFT JOIN pg_description d
    ON d.objoid = a.attrelid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
LEFT JOIN (pg_depend o JOIN pg_sequence s ON s.seqrelid = o.objid)
    ON o.classid = 'pg_class'::regclass AND o.refclassid = 'pg_class'::regclass
    AND o.refobjid = a.attrelid AND o.refobjsubid = a.attnum AND o.deptype IN ('a', 'i')
ORDER BY a.attrelid, a.attnum
)"_s.arg(tables(schemas));
}

QString enumsQuery(InspectedSchemas schemas)
{
    return uR"(
SELECT t.oid::int8, %1, t.typname,
    json_agg(e.enumlabel ORDER BY e.enumsortorder)::text,
    (%2) AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_type'::regclass
                         AND x.objid = t.oid AND x.deptype = 'e')
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_enum e ON e.enumtypid = t.oid
WHERE t.typtype = 'e'
GROUP BY t.oid, n.nspname, t.typname
ORDER BY t.oid
)"_s.arg(schemaOf(u"n"_s), isInspected(schemas));
}

QString constraintsQuery(InspectedSchemas schemas)
{
    // A foreign key between partitioned tables has a copy for each partition, with a parent.
    return uR"(
SELECT k.conrelid::int8, k.conname, k.contype::text, k.conkey::text, k.condeferrable,
    k.condeferred, k.confupdtype::text, k.confdeltype::text, k.confmatchtype::text,
    %1, r.relname,
    CASE WHEN k.contype = 'f' THEN
        (SELECT json_agg(a.attname ORDER BY u.place)::text
         FROM unnest(k.confkey) WITH ORDINALITY u(number, place)
         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number) END,
    CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
    k.convalidated, k.conindid::int8
FROM %2
JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
    AND NOT (k.contype = 'f' AND k.conparentid <> 0)
LEFT JOIN (pg_class r JOIN pg_namespace m ON m.oid = r.relnamespace) ON r.oid = k.confrelid
ORDER BY k.oid
)"_s.arg(schemaOf(u"m"_s), tables(schemas));
}

QString indexesQuery(InspectedSchemas schemas, bool hasNullsNotDistinct)
{
    // What few indexes have is asked only for those: there are thousands.
    return uR"(
SELECT i.indrelid::int8, i.indexrelid::int8, x.relname, i.indisunique, m.amname,
    i.indnkeyatts::int4, i.indkey::text, i.indoption::text,
    CASE WHEN 0 = ANY (i.indkey::int2[]) THEN
        (SELECT json_agg(pg_get_indexdef(i.indexrelid, g, true) ORDER BY g)::text
         FROM generate_series(1, i.indnatts) g) END,
    CASE WHEN i.indclass::oid[] && (SELECT array_agg(oid) FROM pg_opclass WHERE NOT opcdefault) THEN
        (SELECT json_object_agg(u.place, p.opcname)::text
         FROM unnest(i.indclass::oid[]) WITH ORDINALITY u(class, place)
         JOIN pg_opclass p ON p.oid = u.class AND NOT p.opcdefault) END,
    %1,
    pg_get_expr(i.indpred, i.indrelid), k.contype::text,
    CASE WHEN k.contype = 'x' THEN
        (SELECT json_agg(q.oprname ORDER BY u.place)::text
         FROM unnest(k.conexclop) WITH ORDINALITY u(operator, place)
         JOIN pg_operator q ON q.oid = u.operator) END
FROM %2
JOIN pg_index i ON i.indrelid = c.oid
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_am m ON m.oid = x.relam
LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
ORDER BY i.indexrelid
)"_s.arg(hasNullsNotDistinct ? u"i.indnullsnotdistinct"_s : u"false"_s, tables(schemas));
}

QString viewsQuery(InspectedSchemas schemas)
{
    return u"SELECT %1, c.relname, c.relkind = 'm', pg_get_viewdef(c.oid) FROM %2 ORDER BY c.oid"_s
        .arg(schemaOf(u"n"_s), relations(schemas, u"'v', 'm'"_s));
}

QString sequencesQuery(InspectedSchemas schemas)
{
    return uR"(
SELECT %1, c.relname, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
    s.seqtypid::regtype::text
FROM %2
JOIN pg_sequence s ON s.seqrelid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_depend o WHERE o.classid = 'pg_class'::regclass
                  AND o.objid = c.oid AND o.deptype IN ('a', 'i'))
ORDER BY c.oid
)"_s.arg(schemaOf(u"n"_s), relations(schemas, u"'S'"_s));
}

QString triggersQuery(InspectedSchemas schemas)
{
    // Those of partitions are copies.
    return uR"(
SELECT t.tgname, %1, c.relname, pg_get_triggerdef(t.oid, true)
FROM %2
JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0
ORDER BY t.oid
)"_s.arg(schemaOf(u"n"_s), relations(schemas, u"'r', 'p', 'f', 'v'"_s));
}

}  // namespace limbeck::postgresql
