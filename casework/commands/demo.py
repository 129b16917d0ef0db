"""`casework demo`: invented people, companies and cases in every phase, once."""

from __future__ import annotations

import time

import click
from sqlalchemy import select

from casework.app import create_app
from casework.db import db
from casework.models import Case
from casework.outbox import drain
from casework.settings import Settings
from casework.stories.people import party_id, settle_people
from casework.stories.telling import DAY, demo_of, tell
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES


@click.command("demo")
def demo() -> None:
    """Fill an empty database with the demonstration; a database that has cases is left alone."""
    settings = Settings.from_environment()
    if settings.is_production:
        raise click.UsageError("The demonstration is not for production.")
    now = time.time_ns() // 1_000_000
    upgrade(settings.database_url, CASE_TYPES, now=now)
    app = create_app(settings)
    with app.app_context():
        if db.session.scalar(select(Case.id).limit(1)) is not None:
            click.echo("There are cases already; nothing was changed.")
            return
        told = 0
        settle_people(now - 400 * DAY)
        for case_type in CASE_TYPES.values():
            for scene in demo_of(case_type.name):
                click.echo(f"{case_type.name}: {scene.company}, {scene.until or 'to the end'}", err=True)
                for _ in tell(
                    case_type.name,
                    scene.plot,
                    party=party_id(scene.company),
                    now=now - scene.days_ago * DAY,
                    storage=app.extensions["casework.storage"],
                    drain=drain,
                    language=scene.language,
                    until=scene.until,
                ):
                    pass
                told += 1
        click.echo(f"{told} cases.")
