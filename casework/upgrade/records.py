"""What no trigger can see at the moment it happens: an event or a seal that its case never counted (SQLite judges
nothing at commit)."""

from __future__ import annotations

from sqlalchemy import Connection, text

UNCOUNTED = """SELECT c.id, c.n_events, (SELECT coalesce(max(e.seq), 0) FROM event e WHERE e.case_id = c.id) AS last
FROM cases c
 WHERE c.n_events <> (SELECT coalesce(max(e.seq), 0) FROM event e WHERE e.case_id = c.id) ORDER BY c.id LIMIT 20"""
UNSEALED = """SELECT c.id, c.seals, (SELECT coalesce(max(s.n), 0) FROM seal s WHERE s.case_id = c.id) AS last
FROM cases c
 WHERE c.seals <> (SELECT coalesce(max(s.n), 0) FROM seal s WHERE s.case_id = c.id) ORDER BY c.id LIMIT 20"""
SERIES = """SELECT s.year, s.last, (SELECT count(*) FROM cases c WHERE c.year = s.year) AS n FROM series s
 WHERE s.last <> (SELECT count(*) FROM cases c WHERE c.year = s.year) ORDER BY s.year"""


def broken_records(connection: Connection) -> list[str]:
    """Sentences about cases and series that do not add up; empty = they do. Hashes are `casework audit verify`'s to
    check."""
    return [
        f"case {row.id} counts {row.n_events} events, its record ends at {row.last}"
        for row in connection.execute(text(UNCOUNTED))
    ] + [
        f"case {row.id} counts {row.seals} seals, they end at {row.last}" for row in connection.execute(text(UNSEALED))
    ] + [
        f"series {row.year} stands at {row.last}, but {row.n} cases bear a number"
        for row in connection.execute(text(SERIES))
    ]
