"""The worklist as a question to the database: the order, the pages, and which index answers it, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from casework.core.case_type import Actor
from casework.db import db, writing
from casework.models import Case
from casework.models.case import FAR
from casework.operations.drafts import open_draft
from casework.queries.worklist import Cursor, Wanted, keys_of, open_counts, page_of
from casework.stories.people import party_id, person_id
from casework.stories.telling import by
from tests.web.told import CASE_TYPE, now, told, told_app

TODAY = date(2026, 11, 24)
ROLES = frozenset({Actor.CASEWORKER})
AUTHORITY = CASE_TYPE.authority.key


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path / "home", database_url) as made, made.app_context():
        yield made


def spread(app: Flask, count: int) -> list[int]:
    """Cases that differ in what the list sorts and filters by; told up to the first step."""
    ids = [told(app, "submit", days_ago=3) for _ in range(count)]
    with writing() as cx:
        for place, case_id in enumerate(ids):
            cx.execute(
                Case.__table__.update()
                .where(Case.id == case_id)
                .values(
                    due=FAR if place == 1 else TODAY + timedelta(days=place % 4 - 1),
                    due_owner="party" if place % 3 == 0 else "authority",
                    due_clock="interim_reply",
                    assignee_id=person_id("marit") if place % 2 else None,
                )
            )
    return ids


def ask(wanted: Wanted, after: Cursor | None = None, size: int = 25) -> tuple[list[int], Cursor | None]:
    found = page_of(
        wanted, person_id=person_id("marit"), authority=AUTHORITY, roles=ROLES, today=TODAY, after=after, size=size
    )
    return [case.id for case in found.cases], found.after


def test_the_pages_of_the_list_hold_every_case_once_in_the_order_of_the_day(app: Flask) -> None:
    ids = spread(app, 7)
    walked: list[int] = []
    after: Cursor | None = None
    for _ in range(10):
        found, after = ask(Wanted(), Cursor.read(str(after)) if after else None, size=2)
        walked += found
        if after is None:
            break
    assert sorted(walked) == sorted(ids)
    rows = {case.id: case for case in db.session.query(Case).where(Case.id.in_(ids))}
    keys = [(rows[one].due_owner == "party", rows[one].due, one) for one in walked]
    assert keys == sorted(keys)


def test_each_filter_leaves_out_what_it_says(app: Flask) -> None:
    ids = spread(app, 5)
    first = ids[0]
    number = db.session.get(Case, first)
    assert number is not None
    rows = {case.id: case for case in db.session.query(Case).where(Case.id.in_(ids))}
    said = f"{number.year}/{number.seq}"

    def those(keep: object) -> set[int]:
        return {one for one in ids if keep(rows[one])}  # type: ignore[operator]

    me = person_id("marit")
    assert set(ask(Wanted(who="mine"))[0]) == those(lambda case: case.assignee_id == me)
    assert set(ask(Wanted(who="nobody"))[0]) == those(lambda case: case.assignee_id is None)
    assert set(ask(Wanted(clock="party"))[0]) == those(lambda case: case.due_owner == "party")
    assert set(ask(Wanted(due="late"))[0]) == those(lambda case: case.due < TODAY)
    assert set(ask(Wanted(due="5"))[0]) == those(lambda case: TODAY <= case.due < FAR)
    assert ask(Wanted(phase="review"))[0] == []
    assert ask(Wanted(q=said))[0] == [first]
    assert set(ask(Wanted(q="aigli PELAGOS"))[0]) == set(ids)
    assert ask(Wanted(q="100%"))[0] == []
    assert set(ask(Wanted(q="IMO 1003188".removeprefix("IMO ")))[0]) == set(ids)


def test_what_is_put_aside_is_gone_until_its_day_but_is_found_by_search(app: Flask) -> None:
    ids = spread(app, 2)
    with writing() as cx:
        cx.execute(Case.__table__.update().where(Case.id == ids[0]).values(snoozed_until=TODAY + timedelta(days=1)))
        cx.execute(Case.__table__.update().where(Case.id == ids[1]).values(snoozed_until=TODAY))
    assert ask(Wanted())[0] == [ids[1]]
    assert ask(Wanted(view="snoozed"))[0] == [ids[0]]
    assert set(ask(Wanted(q="aigli"))[0]) == set(ids)


def test_drafts_and_cases_of_other_authorities_are_not_on_the_list_A2(app: Flask) -> None:
    draft = open_draft(CASE_TYPE.name, party_id("aigli"), by=by("eleni"), now=now())
    (sent,) = spread(app, 1)
    assert ask(Wanted())[0] == [sent]
    assert draft != sent
    elsewhere = page_of(Wanted(), person_id=person_id("marit"), authority="another_house", roles=ROLES, today=TODAY)
    nobody = page_of(Wanted(), person_id=person_id("eleni"), authority=AUTHORITY, roles=ROLES, today=TODAY)
    assert elsewhere.cases == []
    assert nobody.cases == []


def test_the_counts_are_those_of_the_open_cases(app: Flask) -> None:
    spread(app, 3)
    assert open_counts(AUTHORITY) == {"submission": 3}
    assert open_counts("another_house") == {}


@pytest.mark.parametrize(("who", "index"), [("all", "ix_cases_worklist"), ("mine", "ix_cases_assignee")])
@pytest.mark.parametrize("phase", ["", "submission"])
@pytest.mark.parametrize("waits", [False, True])
def test_a_page_is_read_from_the_covering_index_alone_without_sorting(
    app: Flask, who: str, index: str, phase: str, waits: bool
) -> None:
    keys = keys_of(
        Wanted(who=who, phase=phase),
        person_id=person_id("marit"),
        authority=AUTHORITY,
        roles=ROLES,
        today=TODAY,
        waits=waits,
        after=Cursor(waits, TODAY, 1),
    ).limit(26)
    said = str(keys.compile(db.engine, compile_kwargs={"literal_binds": True}))
    db.session.rollback()
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            plan = "\n".join(row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {said}")))
            assert f"USING COVERING INDEX {index}" in plan, plan
            assert "AND due>?" in plan, plan
            assert "B-TREE" not in plan, plan
        else:
            connection.execute(text("SET enable_seqscan = off"))
            connection.execute(text("SET enable_bitmapscan = off"))
            plan = "\n".join(row[0] for row in connection.execute(text(f"EXPLAIN {said}")))
            # Which of the two the planner takes depends on how many cases there are; either holds all that is asked.
            assert "Index Only Scan using ix_cases_" in plan, plan
            assert "Sort" not in plan, plan


def test_a_cursor_of_an_address_is_read_back_or_not_at_all() -> None:
    cursor = Cursor(True, date(2026, 12, 4), 17)
    assert Cursor.read(str(cursor)) == cursor
    assert [
        Cursor.read(odd) for odd in ("", "o.2026-13-01.1", "x.2026-12-04.1", "o.2026-12-04.-1", "o.2026-12-04.1;drop")
    ] == [None] * 5
