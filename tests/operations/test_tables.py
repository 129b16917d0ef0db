"""A table of the law is loaded under four eyes (A3), works from its first day, and decided cases keep theirs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from casework.core.text import Source
from casework.db import db, writing
from casework.law.sheet_files import read
from casework.law.sheets import hash_of
from casework.law.ship_factors import RELEASED, Fuel, Gas, Slip
from casework.law.tables import TABLES
from casework.models import Event, EventContent, FindingRow, LoadedTable, Outbox
from casework.operations.acting import NotThere, Stale, legal_date
from casework.operations.proposals import NotSettled
from casework.operations.tables import confirm, propose, reject, withdraw
from casework.outbox import drain
from casework.queries.tables import Tampered, rows_on, tables_on, touched, versions_on
from casework.stories.telling import by
from tests.operations.office import DAY, Office, office

TABLE, PLAN, INTEREST = "ship_factors", "ship_monitoring_plan", "late_payment_interest"
TWO_PEOPLE = r"two different people|ck_loaded_table_two_people"
NEW_ACT = Source("Regulation (EU) 2015/757", "Annex I A", 70, "As amended.")


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home") as open_office:
        yield open_office


@pytest.fixture
def quick(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path / "home") as open_office:
        yield open_office


def factors(sheet: str = "fuels", row: int = 0, **cells: str) -> Any:
    """The rows as released, but for these cells of one row."""
    released = TABLES[TABLE].loadable
    assert released is not None
    raw = json.loads(json.dumps(released.released()))
    raw[sheet][row] |= cells
    rows, faults = read(TABLES[TABLE], json.dumps({"rows": raw}).encode())
    assert faults == ()
    return rows


def proposed(here: Office, rows: Any = None, *, name: str = "2027", first: str = "berit", in_days: int = 1) -> int:
    rows = rows or factors(co2="3.2")
    day = legal_date(here.now) + timedelta(in_days)
    return propose(TABLE, rows, name=name, valid_from=day, source=NEW_ACT, reason="A new act.", by=by(first),
                   now=here.now)  # fmt: skip


def against(here: Office, number: int) -> str:
    (row,) = here.rows(LoadedTable, LoadedTable.id == number)
    return hash_of(rows_on(db.session.connection(), TABLE, row.valid_from)[1])


def loaded(here: Office, rows: Any = None, *, second: str = "ingrid", **more: Any) -> int:
    number = proposed(here, rows, **more)
    confirm(number, "Agreed.", against=against(here, number), by=by(second), now=here.now)
    return number


def on(day: date) -> tuple[str, Decimal | None]:
    """The version of the day, and its factor for heavy fuel oil."""
    db.session.rollback()
    cx = db.session.connection()
    table = tables_on(cx, [TABLE, "eea"], day).get(TABLE, RELEASED)
    return versions_on(cx, [TABLE], day)[TABLE].name, table.default_factor(Fuel.HFO, Gas.CO2)


OLD, NEW = ("2023/2776", Decimal("3.114")), ("2027", Decimal("3.2"))


def test_a_version_works_from_its_first_day_and_not_before(here: Office) -> None:
    today = legal_date(here.now)
    loaded(here, in_days=2)
    assert [on(today + timedelta(n)) for n in (0, 1, 2, 400)] == [OLD, OLD, NEW, NEW]


def test_nobody_confirms_or_rejects_what_they_proposed_A3(here: Office) -> None:
    number = proposed(here)
    with pytest.raises(NotSettled, match="Who proposes may not confirm"):
        confirm(number, against=against(here, number), by=by("berit"), now=here.now)
    with pytest.raises(NotSettled, match="Who proposes may not confirm"):
        reject(number, "No.", by=by("berit"), now=here.now)
    assert on(legal_date(here.now) + timedelta(1)) == OLD


def test_the_database_refuses_one_person_too_by_its_guard_and_by_its_check_A3(here: Office) -> None:
    number, berit = proposed(here), by("berit").person_id
    alone = text(
        "UPDATE loaded_table SET state = 'confirmed', second_person = :berit, settled_at = :now WHERE id = :id"
    ).bindparams(berit=berit, now=here.now, id=number)
    with pytest.raises(DatabaseError, match=TWO_PEOPLE), writing() as cx:
        cx.execute(alone)
    with writing() as cx:
        sqlite = cx.dialect.name == "sqlite"
        without = "DROP TRIGGER loaded_table_update" if sqlite else "ALTER TABLE loaded_table DISABLE TRIGGER ALL"
        cx.execute(text(without))
    with pytest.raises(DatabaseError, match="two_people"), writing() as cx:
        cx.execute(alone)


def test_a_proposal_alone_changes_nothing_and_is_settled_once(here: Office) -> None:
    tomorrow = legal_date(here.now) + timedelta(1)
    kept, back = proposed(here), proposed(here, name="2027 b")
    with pytest.raises(NotThere):
        withdraw(back, by=by("ingrid"), now=here.now)
    withdraw(back, by=by("berit"), now=here.now)
    reject(kept, "Not yet.", by=by("ingrid"), now=here.now)
    for number in (kept, back):
        with pytest.raises(Stale):
            confirm(number, against=against(here, number), by=by("per"), now=here.now)
    with pytest.raises(NotThere):
        confirm(999, against="", by=by("per"), now=here.now)
    assert on(tomorrow) == OLD


@pytest.mark.parametrize("in_days", [0, -1])
def test_what_held_on_a_day_that_has_begun_is_never_rewritten(quick: Office, in_days: int) -> None:
    with pytest.raises(NotSettled, match="must lie ahead"):
        proposed(quick, in_days=in_days)
    number = proposed(quick)
    quick.now += DAY
    with pytest.raises(NotSettled, match="must lie ahead"):
        confirm(number, against=against(quick, number), by=by("ingrid"), now=quick.now)


def test_a_version_needs_a_name_of_its_own_and_something_to_say(quick: Office) -> None:
    with pytest.raises(NotSettled, match="has this name"):
        proposed(quick, name="2023/2776")
    proposed(quick)
    with pytest.raises(NotSettled, match="has this name"):
        proposed(quick, factors(co2="3.3"))
    with pytest.raises(NotSettled, match="nothing else"):
        proposed(quick, factors(), name="same")


def test_a_version_is_not_confirmed_when_what_it_changes_is_no_longer_what_was_looked_at(here: Office) -> None:
    seen, other = proposed(here, in_days=5), proposed(here, factors(co2="3.3"), name="other", in_days=3)
    looked_at = against(here, seen)
    confirm(other, against=against(here, other), by=by("ingrid"), now=here.now)
    with pytest.raises(NotSettled, match="since you looked"):
        confirm(seen, against=looked_at, by=by("ingrid"), now=here.now)
    confirm(seen, against=against(here, seen), by=by("ingrid"), now=here.now)
    today = legal_date(here.now)
    assert [on(today + timedelta(n))[0] for n in (2, 3, 4, 5)] == ["2023/2776", "other", "other", "2027"]


def test_of_two_versions_for_one_day_the_one_confirmed_last_holds(here: Office) -> None:
    first, second = proposed(here), proposed(here, factors(co2="3.3"), name="b")
    confirm(second, against=against(here, second), by=by("ingrid"), now=here.now)
    confirm(first, against=against(here, first), by=by("ingrid"), now=here.now + 1000)
    assert on(legal_date(here.now) + timedelta(1)) == NEW


def test_a_release_that_brings_a_later_version_takes_over_from_its_day(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(quick)
    tomorrow = legal_date(quick.now) + timedelta(1)
    later = replace(TABLES[TABLE].versions[0], name="released later", valid_from=tomorrow + timedelta(9))
    monkeypatch.setitem(TABLES, TABLE, replace(TABLES[TABLE], versions=(*TABLES[TABLE].versions, later)))
    assert [on(tomorrow + timedelta(n))[0] for n in (0, 8, 9)] == ["2027", "2027", "released later"]


def findings(here: Office, case_id: int, rule: str = "SMP-18") -> list[tuple[str, str]]:
    found = here.rows(FindingRow, FindingRow.case_id == case_id, FindingRow.rule == rule)
    return [(row.state, row.pointer) for row in found]


def told_at(case_id: int, step: str) -> dict[str, Any]:
    db.session.rollback()
    (seq,) = db.session.scalars(select(Event.seq).where(Event.case_id == case_id, Event.kind == step))
    where = EventContent.case_id == case_id, EventContent.seq == seq
    return dict(json.loads(db.session.scalars(select(EventContent.body).where(*where)).one()))


def test_on_its_first_day_undecided_cases_are_judged_by_it_and_decided_ones_keep_theirs(here: Office) -> None:
    decided = here.tell("approve", "mark_approved", type_name=PLAN)
    under_review = here.tell("approve", "submit", type_name=PLAN, drain=lambda now: None)
    assert touched(db.session.connection(), TABLE) == {PLAN: 1}
    every = factors()
    for row in every["fuels"]:
        row["co2"] = "9"
    number = loaded(here, every)
    works = here.rows(Outbox, Outbox.key.startswith(f"table:{number}:"))
    assert sorted(work.payload["case_type"] for work in works) == sorted([PLAN, "ship_plan_modification"])
    drain(here.now)
    assert findings(here, under_review) == []
    here.now += DAY
    drain(here.now)
    assert findings(here, under_review) != []
    assert {state for state, _ in findings(here, under_review)} == {"open"}
    assert here.case(under_review).errors_open > 0
    assert findings(here, decided) == []
    assert told_at(decided, "sign_approval")["law"]["tables"][TABLE] == ["2023/2776", "2024-01-01"]


def test_the_record_names_the_version_that_was_loaded_and_the_hash_of_its_rows(here: Office) -> None:
    loaded(here)
    here.now += DAY
    case_id = here.tell("approve", "submit", type_name=PLAN)
    (row,) = here.rows(LoadedTable)
    assert told_at(case_id, "submit")["law"]["tables"][TABLE] == ["2027", row.valid_from.isoformat(), row.sha256]


def test_slip_follows_the_table_that_was_loaded(quick: Office) -> None:
    rows = factors("fuels", 3, slip=str(Slip.NONE))
    assert rows["fuels"][3]["fuel"] == "lng"
    loaded(quick, rows)
    table = tables_on(db.session.connection(), [TABLE], legal_date(quick.now) + timedelta(1))[TABLE]
    assert (table.slip_of(Fuel.LNG), RELEASED.slip_of(Fuel.LNG)) == (Slip.NONE, Slip.BY_CLASS)


def test_rows_that_were_changed_past_the_guards_are_no_law(quick: Office) -> None:
    number = loaded(quick)
    with writing() as cx:
        cx.execute(text("DROP TRIGGER loaded_table_update"))
        forged = text("UPDATE loaded_table SET rows = replace(rows, '3.2', '0.2') WHERE id = :id")
        cx.execute(forged.bindparams(id=number))
    with pytest.raises(Tampered, match="not those that were confirmed"):
        on(legal_date(quick.now) + timedelta(1))


def test_a_table_that_no_case_type_reads_is_loaded_all_the_same(quick: Office) -> None:
    cx = db.session.connection()
    today = legal_date(quick.now)
    rows = json.loads(json.dumps(rows_on(cx, INTEREST, today)[1]))
    rows["rates"][-1] |= {"percent": "11.75", "certainty": "95"}
    db.session.rollback()
    day = today + timedelta(1)
    number = propose(INTEREST, rows, name="2026-07", valid_from=day, source=NEW_ACT, reason="The notice.",
                     by=by("berit"), now=quick.now)  # fmt: skip
    seen = hash_of(rows_on(db.session.connection(), INTEREST, day)[1])
    db.session.rollback()
    confirm(number, against=seen, by=by("ingrid"), now=quick.now)
    rates = tables_on(db.session.connection(), [INTEREST], day)[INTEREST]
    assert (rates[-1].since, rates[-1].percent) == (date(2026, 7, 1), Decimal("11.75"))
    assert quick.rows(Outbox, Outbox.key.startswith("table:")) == []
