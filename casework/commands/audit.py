"""`casework audit`: is the record whole, and up to which root is that certain? (T1)

Standard output is the answer alone. Exit code 0: whole; 1: faults; 2: wrong usage, or the record cannot be reached.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError

from casework.operations.audit import Verdict, export, verify
from casework.ports.roots import RootDiffers, Roots
from casework.settings import Settings


@click.group()
def audit() -> None:
    """The record: verify it, write a root, export it for the stand-alone verifier."""


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def verify_command(as_json: bool) -> None:
    """Recomputes every chain and compares with the roots kept outside."""
    settings = Settings.from_environment()
    with _reading(settings) as connection:
        verdict = verify(connection, Roots(settings.roots_url).lines())
    click.echo(json.dumps(verdict.as_json(), ensure_ascii=False) if as_json else _said(verdict))
    sys.exit(1 if verdict.faults else 0)


@audit.command("export")
def export_command() -> None:
    """Writes the record as JSON lines, for tools/verify_chain.py."""
    with _reading(Settings.from_environment()) as connection:
        for line in export(connection):
            click.echo(line)


@audit.command("root")
def root_command() -> None:
    """Writes a root of all chains that have grown, in the database and outside it."""
    from casework.app import create_app
    from casework.operations.roots import publish_roots, record_root

    settings = Settings.from_environment()
    with create_app(settings).app_context():
        number = record_root(now=time.time_ns() // 1_000_000)
        try:
            publish_roots(Roots(settings.roots_url))
        except RootDiffers as differs:
            click.echo(f"{differs}.", err=True)
            sys.exit(1)
    click.echo(f"Root {number} is written and kept outside.")


@contextmanager
def _reading(settings: Settings) -> Iterator[Connection]:
    engine = create_engine(settings.database_url, hide_parameters=True)
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as broken:
        click.echo(str(broken.orig).strip(), err=True)
        sys.exit(2)
    finally:
        engine.dispose()


def _said(verdict: Verdict) -> str:
    counted = f"{verdict.cases} cases, {verdict.events} events, {verdict.rows} rows"
    lines = verdict.faults or [f"{counted}, {verdict.erased} contents erased: all hold."]
    if verdict.certain_to is None or verdict.certain_at is None:
        return "\n".join(
            [
                *lines,
                "No root from outside bears this out: a record written anew from the beginning would look the same.",
            ]
        )
    at = datetime.fromtimestamp(verdict.certain_at / 1000, UTC)
    return "\n".join(
        [*lines, f"Certain up to root {verdict.certain_to} of {at:%Y-%m-%d %H:%M} UTC; {verdict.newer} newer events."]
    )
