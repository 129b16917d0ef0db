"""An office to test in: a database of its own, its people, and stories told up to a step. No web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from casework.db import db
from casework.models import Case, Dispatch, DocumentFile, Event, EventContent, Letter, Outbox
from casework.operations.audit import verify
from casework.operations.chain import Link, content_hash, link_hash
from casework.outbox import drain
from casework.ports.outside import EXTENSION, outside_of
from casework.ports.storage import Storage
from casework.settings import Settings
from casework.stories.people import party_id, settle_people
from casework.stories.telling import Plot, plots_of, tell

NOW = 1_781_524_800_000
"""15 June 2026, 12:00 UTC."""
DAY = 86_400_000
TYPE = "maritime_account"


@dataclass
class Office:
    """`now` is the hour of the office; stories leave it at their last step."""

    app: Flask
    home: Path
    now: int = NOW

    @property
    def storage(self) -> Any:
        return self.app.extensions["casework.storage"]

    def tell(
        self,
        outcome: str = "approve",
        until: str | None = None,
        *,
        language: str = "en",
        drain: Callable[[int], object] = drain,
        plot: Plot | None = None,
        type_name: str = TYPE,
    ) -> int:
        """A case of the story up to a step; returns its id."""
        story = plot or plots_of(type_name)[outcome]
        beats = tell(
            type_name,
            story,
            party=party_id(story.company),
            now=self.now,
            storage=self.storage,
            drain=drain,
            language=language,
            until=until,
        )
        told = [told for told, _ in beats][-1]
        self.now = told.now
        return told.case_id

    def case(self, case_id: int) -> Case:
        db.session.rollback()
        case = db.session.get(Case, case_id, populate_existing=True)
        assert case is not None
        return case

    def rows(self, model: Any, *where: Any) -> list[Any]:
        db.session.rollback()
        return list(db.session.execute(select(model.__table__).where(*where).order_by(model.__table__.c.id)))

    def letters(self, case_id: int, *where: Any) -> list[Any]:
        return self.rows(Letter, Letter.case_id == case_id, *where)

    def mails(self, folder: str = "mail") -> list[Path]:
        return sorted((self.home / folder).glob("*.eml"))


@contextmanager
def office(url: str, home: Path, *, now: int = NOW, people: bool = True) -> Iterator[Office]:
    """An office on a ready database; gone from the process afterwards."""
    settings = Settings.from_environment(
        {
            "CASEWORK_HOME": str(home),
            "DATABASE_URL": url,
            "CASEWORK_ENV": "test",
            "LOG_LEVEL": "ERROR",
            "BASE_URL": "https://casework.example",
        }
    )
    app = Flask("casework")
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    db.init_app(app)
    app.extensions["casework.storage"] = Storage(settings.storage_url)
    app.extensions[EXTENSION] = outside_of(settings, app.extensions["casework.storage"])
    with app.app_context():
        if people:
            settle_people(now - 400 * DAY)
        yield Office(app, home, now)
        db.session.remove()
        db.engine.dispose()


def faults() -> list[str]:
    """What is wrong with the records of this database, in sentences: chains, seals, numbers, letters, work."""
    db.session.rollback()
    found: list[str] = []
    for case in db.session.execute(select(Case.__table__)).all():
        found += _chain_faults(case)
        letters = db.session.execute(select(Letter.number).where(Letter.case_id == case.id)).scalars().all()
        documents = (
            db.session.execute(
                select(DocumentFile.number).where(DocumentFile.case_id == case.id, DocumentFile.number.is_not(None))
            )
            .scalars()
            .all()
        )
        taken = sorted({*letters, *documents})
        if taken != list(range(1, len(taken) + 1)):
            found.append(f"case {case.id}: document numbers {taken}")
    for year, last, count in db.session.execute(
        select(Case.year, func.max(Case.seq), func.count()).where(Case.year.is_not(None)).group_by(Case.year)
    ):
        if last != count:
            found.append(f"{year}: last number {last}, {count} cases")
    living = select(Letter.event_seq, Letter.kind, Letter.recipient).where(Letter.state != "void")
    doubled = db.session.execute(
        living.add_columns(Letter.case_id, func.count())
        .group_by(Letter.case_id, Letter.event_seq, Letter.kind, Letter.recipient)
        .having(func.count() > 1)
    ).all()
    found += [f"letter twice: {tuple(row)}" for row in doubled]
    unsent = (
        db.session.execute(
            select(Letter.id)
            .outerjoin(Dispatch, Dispatch.letter_id == Letter.id)
            .where(Letter.sends.is_(True), Letter.state != "void", Dispatch.sent_at.is_(None))
        )
        .scalars()
        .all()
    )
    found += [f"letter {letter} was not sent" for letter in unsent]
    found += verify(db.session.connection(), []).faults
    undone = db.session.execute(select(Outbox.key, Outbox.last_error).where(Outbox.done_at.is_(None))).all()
    found += [f"not done: {row.key} {row.last_error}" for row in undone]
    return found


def _chain_faults(case: Any) -> list[str]:
    events = db.session.execute(select(Event.__table__).where(Event.case_id == case.id).order_by(Event.seq)).all()
    contents = {
        row.seq: row
        for row in db.session.execute(select(EventContent.__table__).where(EventContent.case_id == case.id))
    }
    prev, found = "0" * 64, []
    for n, event in enumerate(events, start=1):
        link = Link(
            case.id,
            event.seq,
            event.kind,
            event.at,
            event.actor_id,
            event.role,
            event.from_state,
            event.to_state,
            event.from_version,
            event.to_version,
            event.content_hash,
        )
        content = contents.get(event.seq)
        if event.seq != n or event.prev != prev or event.hash != link_hash(prev, link):
            found.append(f"case {case.id}: link {event.seq} is broken")
        if content is None or content_hash(content.salt, content.body) != event.content_hash:
            found.append(f"case {case.id}: content {event.seq} is not what was said")
        prev = event.hash
    if (case.n_events, case.head) != (len(events), prev):
        found.append(f"case {case.id}: says {case.n_events} events, has {len(events)}")
    return found
