"""`casework readings`: how the law is read, and which version of each table of the law is used, on a day.

A version that two people loaded stands there with the hash of its rows.

Standard output is the answer alone. Exit code 2: wrong use, or the database cannot be reached.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import click
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError

from casework.commands.catalogue import day_option, json_option, language_option
from casework.i18n import say
from casework.law.tables import TABLES
from casework.queries.readings import since_when
from casework.queries.tables import versions_on
from casework.settings import Settings
from casework.workflows import CASE_TYPES


@click.command("readings")
@json_option
@day_option
@language_option
def readings(as_data: bool, on: date, language: str) -> None:
    """List the choices between readings of the law that are in force, and the versions of its tables."""
    engine = create_engine(Settings.from_environment().database_url, hide_parameters=True)
    try:
        with engine.connect() as connection:
            rows, tables = reading_rows(connection, on, language), table_rows(connection, on, language)
    except DBAPIError as broken:
        click.echo(str(broken.orig).strip(), err=True)
        sys.exit(2)
    finally:
        engine.dispose()
    if as_data:
        click.echo(json.dumps({"on": on.isoformat(), "readings": rows, "tables": tables}, ensure_ascii=False, indent=2))
        return
    for row in rows:
        since = f"since {row['since']}" if row["since"] else "default"
        click.echo(
            "\t".join((row["case_type"], row["reading"], row["choice"], since, f"{row['certainty']} %", row["title"]))
        )
    for row in tables:
        click.echo("\t".join(("table", row["table"], row["version"], f"since {row['since']}", row["title"])))


def reading_rows(cx: Connection, on: date, language: str) -> list[dict[str, Any]]:
    """Every reading of every type with the choice in force on the day."""
    rows = []
    for case_type in CASE_TYPES.values():
        held = since_when(cx, case_type, on)
        for reading in case_type.readings:
            choice, since = held[reading.name]
            rows.append(
                {
                    "case_type": case_type.name,
                    "reading": reading.name,
                    "title": say(reading.title, language),
                    "choice": choice,
                    "means": say(reading.choices[choice], language),
                    "choices": list(reading.choices),
                    "default": reading.default,
                    "since": since.isoformat() if since else None,
                    "source": str(reading.source),
                    "certainty": reading.source.certainty,
                }
            )
    return rows


def table_rows(cx: Connection, on: date, language: str) -> list[dict[str, Any]]:
    """The version of every table on the day."""
    return [
        {
            "table": name,
            "title": say(TABLES[name].title, language),
            "version": version.name,
            "since": version.valid_from.isoformat(),
            "source": str(version.source),
            "certainty": version.source.certainty,
            "sha256": version.sha256 or None,
        }
        for name, version in versions_on(cx, TABLES, on).items()
    ]
