"""`casework story TYPE`: one case from draft to its end, in a database of its own, with its letters as files."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import select

from casework.app import create_app
from casework.core.answers import read
from casework.core.machine import StepRefused
from casework.db import db
from casework.i18n import LANGUAGES, say
from casework.models import Case, Decision, DocumentFile, Letter
from casework.outbox import drain
from casework.ports.storage import Storage
from casework.queries.cases import subject_titles
from casework.queries.submissions import latest_answers
from casework.settings import Settings
from casework.stories.people import party_id, settle_people
from casework.stories.telling import DAY, plots_of, tell
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES


@contextmanager
def own_place() -> Iterator[Storage]:
    """A database and a storage that are gone afterwards, inside an application context."""
    with tempfile.TemporaryDirectory(prefix="casework-story-") as folder:
        settings = Settings.from_environment({"CASEWORK_HOME": folder, "LOG_LEVEL": "ERROR"})
        upgrade(settings.database_url, CASE_TYPES, now=time.time_ns() // 1_000_000)
        app = create_app(settings)
        with app.app_context():
            yield app.extensions["casework.storage"]
            db.session.remove()
            db.engine.dispose()


@click.command("story")
@click.argument("type_name", metavar="TYPE", type=click.Choice(sorted(CASE_TYPES)))
@click.option(
    "--answers",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Answers as JSON; the example if not given.",
)
@click.option("--outcome", default="approve", help="Which end the story has: approve, refuse, ...")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The party's language.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder the letters are written to."
)
def story(type_name: str, file: Path | None, outcome: str, language: str, out: Path) -> None:
    """Tell one case from draft to its end, with one request for information on the way; letters lie in --out as
    NN-letter.LANGUAGE.pdf.
    """
    plots, case_type = plots_of(type_name), CASE_TYPES[type_name]
    if outcome not in plots:
        raise click.UsageError(
            f"There is no story of {type_name} that ends with {outcome}; there are: {', '.join(plots)}."
        )
    answers = None
    if file:
        try:
            answers, faults = read(case_type.answers, json.loads(file.read_text("utf-8")))
        except (ValueError, TypeError, AttributeError) as fault:
            raise click.UsageError(f"{file} holds no answers: {fault}") from None
        for pointer, text in faults:
            click.echo(f"{pointer}: {text}", err=True)
    out.mkdir(parents=True, exist_ok=True)
    now = time.time_ns() // 1_000_000 - 120 * DAY
    with own_place() as storage:
        plot = plots[outcome]
        settle_people(now)
        try:
            for told, step in tell(
                type_name,
                plot,
                party=party_id(plot.company),
                now=now,
                storage=storage,
                drain=drain,
                language=language,
                answers=answers,
            ):
                case = told.case
                state = say(told.case_type.state(case.state).title, language)
                click.echo(f"{told.today}  {case.number or 'draft':<10}  {step:<22} {state}")
        except StepRefused as refused:
            for refusal in refused.refusals:
                click.echo(f"Refused: {say(refusal.sentence, language)}", err=True)
            sys.exit(1)
        for decision in db.session.scalars(select(Decision).order_by(Decision.id)):
            case = db.session.get_one(Case, decision.case_id)
            titles = subject_titles(CASE_TYPES[case.type], latest_answers(db.session.connection(), case))
            title = say(titles.get(decision.subject, decision.title), language)
            click.echo(f"Decided: {decision.outcome:<10} {title}")
        for n, letter in enumerate(
            db.session.scalars(select(Letter).where(Letter.state == "printed").order_by(Letter.id)), start=1
        ):
            document = db.session.get_one(DocumentFile, letter.document_id)
            place = out / f"{n:02}-{letter.kind}.{letter.language}.pdf"
            place.write_bytes(b"".join(storage.open(document.storage_key)))
            click.echo(str(place))
