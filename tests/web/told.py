"""Cases that were told through the operations, for tests of pages: the demo's people, and stories up to a step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from flask import Flask

from casework.app import create_app
from casework.db import db
from casework.i18n import oslo
from casework.models import Case
from casework.settings import Settings
from casework.stories.people import party_id, settle_people
from casework.stories.telling import DAY, plots_of, tell
from casework.workflows import CASE_TYPES

CASE_TYPE = next(iter(CASE_TYPES.values()))
Drain = Callable[[int], object]


def nothing_is_drained(_now: int) -> None:
    """Letters stay ordered: quick, and enough for pages that show no letter's arrival."""


@contextmanager
def told_app(home: Path, database_url: str) -> Iterator[Flask]:
    """An application with the demo's people and companies."""
    given = {"CASEWORK_ENV": "test", "CASEWORK_HOME": str(home), "DATABASE_URL": database_url}
    app = create_app(Settings.from_environment(given))
    with app.app_context():
        settle_people(now() - 400 * DAY)
    yield app
    with app.app_context():
        db.engine.dispose()


def now() -> int:
    return time.time_ns() // 1_000_000


def today() -> date:
    return oslo(now()).date()


def told(
    app: Flask, until: str | None, *, days_ago: int = 30, plot: str = "approve", drain: Drain = nothing_is_drained
) -> int:
    """Tells a story that began so many days ago, up to a step; returns the case's id."""
    case_id = 0
    with app.app_context():
        chosen = plots_of(CASE_TYPE.name)[plot]
        for scene, _ in tell(
            CASE_TYPE.name,
            chosen,
            party=party_id(chosen.company),
            now=now() - days_ago * DAY,
            storage=app.extensions["casework.storage"],
            drain=drain,
            until=until,
        ):
            case_id = scene.case_id
    return case_id


@contextmanager
def case_of(app: Flask, case_id: int) -> Iterator[Case]:
    with app.test_request_context():
        case = db.session.get(Case, case_id)
        assert case is not None
        yield case


def ref_of(app: Flask, case_id: int) -> str:
    with case_of(app, case_id) as case:
        return case.ref
