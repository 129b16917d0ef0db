"""PostgreSQL's own description of a schema, as comparable facts: what could weaken a guard is among them.

Beside tables and triggers (with whether they are enabled): functions, views, rules (one that does nothing instead
would swallow
events), row security, constraints not validated, indexes not valid.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

QUERIES = {
    "column": """SELECT c.relname || ': column ' || a.attname, format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin,
        d.adrelid), '')
        || a.attgenerated::text || a.attidentity::text
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND
      d.adnum = a.attnum
     WHERE c.relnamespace = to_regnamespace(:schema) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT
     a.attisdropped""",
    "table": """SELECT c.relname || ': table', concat_ws(' ', c.relkind::text, c.relpersistence::text, 'row
    security', c.relrowsecurity, c.relforcerowsecurity)
      FROM pg_class c WHERE c.relnamespace = to_regnamespace(:schema) AND c.relkind IN ('r', 'p', 'f')""",
    "constraint": """SELECT c.relname || ': constraint ' || k.conname, pg_get_constraintdef(k.oid)
        || CASE WHEN k.convalidated THEN '' ELSE ' not validated' END || CASE WHEN k.condeferrable THEN ' deferrable'
        ELSE '' END
        || CASE WHEN k.condeferred THEN ' deferred' ELSE '' END
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     WHERE c.relnamespace = to_regnamespace(:schema) AND k.contype <> 't'""",
    "index": """SELECT 'index ' || i.relname, pg_get_indexdef(x.indexrelid) || CASE WHEN x.indisvalid THEN '' ELSE '
    not valid' END
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE i.relnamespace = to_regnamespace(:schema)""",
    "trigger": """SELECT c.relname || ': trigger ' || t.tgname, pg_get_triggerdef(t.oid) || ' enabled ' ||
    t.tgenabled::text
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = to_regnamespace(:schema) AND NOT
      t.tgisinternal""",
    "reference": """SELECT c.relname || ': reference of ' || k.conname || ' ' || p.proname, 'enabled ' ||
    t.tgenabled::text
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_constraint k ON k.oid = t.tgconstraint JOIN
      pg_proc p ON p.oid = t.tgfoid
     WHERE c.relnamespace = to_regnamespace(:schema) AND t.tgisinternal""",
    "function": """SELECT 'function ' || p.oid::regprocedure, pg_get_functiondef(p.oid) FROM pg_proc p
     WHERE p.pronamespace = to_regnamespace(:schema) AND p.prokind <> 'a'
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')""",
    "rule": """SELECT tablename || ': rule ' || rulename, definition FROM pg_rules WHERE schemaname = :schema""",
    "view": """SELECT 'view ' || viewname, definition FROM pg_views WHERE schemaname = :schema""",
    "policy": """SELECT tablename || ': policy ' || policyname, cmd FROM pg_policies WHERE schemaname = :schema""",
}
OURS = "alembic_version"

FUNCTION = re.compile(r"CREATE FUNCTION public\.(\w+)\(.*?AS \$\$(.*?)\$\$", re.DOTALL)
TRIGGER = re.compile(r"CREATE (?:CONSTRAINT )?TRIGGER (\w+) .*? ON public\.(\w+)", re.DOTALL)
WEAK = """
SELECT c.relname || ': rule ' || r.rulename || ' is not ours' FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
UNION ALL SELECT relname || ': row security hides rows' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND
relrowsecurity
UNION ALL SELECT conname || ': is not validated' FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND
NOT convalidated
UNION ALL SELECT c.relname || ': foreign keys are disabled' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
 WHERE c.relnamespace = 'public'::regnamespace AND t.tgisinternal AND t.tgenabled = 'D'"""


def may_build(connection: Connection) -> bool:
    """Whether this role may build the wanted schema beside the live one; the application's own may not."""
    return bool(connection.execute(text("SELECT has_database_privilege(current_database(), 'CREATE')")).scalar_one())


def weaknesses(connection: Connection, script: str) -> list[str]:
    """What a role that may not build the wanted schema can still see: guards that are missing, changed, disabled or
    circumvented."""
    wanted = dict(FUNCTION.findall(script))
    live = {
        row.proname: row.prosrc
        for row in connection.execute(
            text(
                "SELECT proname, prosrc FROM pg_proc "
                "WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'guard\\_%'"
            )
        )
    }
    said = [
        f"function {name}() is {'changed' if name in live else 'missing'}"
        for name in sorted(wanted)
        if live.get(name) != wanted[name]
    ]
    triggers = {(table, name) for name, table in TRIGGER.findall(script)}
    triggers |= {(table, f"{table}_truncate") for table, _ in triggers}
    enabled = {
        (row.relname, row.tgname): row.tgenabled
        for row in connection.execute(
            text(
                "SELECT c.relname, t.tgname, t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal"
            )
        )
    }
    said += [f"{table}: trigger {name} is missing" for table, name in sorted(triggers - enabled.keys())]
    said += [f"{table}: trigger {name} is not ours" for table, name in sorted(enabled.keys() - triggers)]
    said += [
        f"{table}: trigger {name} is not always enabled"
        for (table, name), mark in sorted(enabled.items())
        if mark != "A"
    ]
    return said + sorted(connection.execute(text(WEAK)).scalars())


def facts_of_schema(connection: Connection, schema: str) -> dict[str, str]:
    """Name → description. Names are printed as seen from the schema itself, and it is called `public` wherever it is
    named."""
    path = connection.exec_driver_sql("SHOW search_path").scalar_one()
    connection.exec_driver_sql(f"SET LOCAL search_path = {schema}")
    facts = {}
    for query in QUERIES.values():
        for name, fact in connection.execute(text(query.replace(":schema", f"'{schema}'"))):
            if not name.startswith((f"{OURS}:", f"index {OURS}")):
                facts[name.replace(f"{schema}.", "public.")] = fact.replace(f"{schema}.", "public.")
    connection.exec_driver_sql(f"SET LOCAL search_path = {path}")
    return facts
