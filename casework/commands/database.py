"""`casework db`: making the database ready for this release, and asking whether it still is what is declared.

Standard output is the answer alone. Exit code 0: done, or all is well; 1: refused, or something is wrong; 2: wrong
usage.
"""

from __future__ import annotations

import json
import sys
import time

import click
from sqlalchemy.exc import DBAPIError

from casework.settings import Settings
from casework.upgrade import UpgradeFailed, check_at, upgrade
from casework.upgrade.allowed import Undeclarable
from casework.upgrade.moves import NoMove
from casework.upgrade.revision import write_revision
from casework.workflows import CASE_TYPES


@click.group()
def db() -> None:
    """The database: tables, declared graph, guards."""


@db.command("upgrade")
def upgrade_command() -> None:
    """Brings the database to this release, in one transaction."""
    try:
        done = upgrade(Settings.from_environment().database_url, CASE_TYPES, now=time.time_ns() // 1_000_000)
    except (UpgradeFailed, Undeclarable, NoMove) as refused:
        for fault in getattr(refused, "faults", None) or [str(refused)]:
            click.echo(fault, err=True)
        click.echo("Nothing was changed.", err=True)
        sys.exit(1)
    except DBAPIError as broken:
        click.echo(f"{broken.orig}\nNothing was changed.", err=True)
        sys.exit(1)
    click.echo("\n".join(done) or "The database is up to date.")


@db.command("check")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON: a list of sentences, empty when all is well.")
def check_command(as_json: bool) -> None:
    """Compares the live database with what is declared; changes nothing."""
    faults = check_at(Settings.from_environment().database_url, CASE_TYPES)
    if as_json:
        click.echo(json.dumps(faults, ensure_ascii=False))
    else:
        click.echo("\n".join(faults) or "The database is what is declared.")
    sys.exit(1 if faults else 0)


@db.command("revise")
@click.argument("message")
def revise_command(message: str) -> None:
    """Writes the next migration from the declared tables, to be reviewed (for developers)."""
    click.echo(write_revision(message))
