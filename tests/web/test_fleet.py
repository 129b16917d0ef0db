"""Ten ships: begun in one act, what is alike written once, each decided by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import DraftSection
from casework.operations.steps import take_step
from casework.stories.telling import by
from tests.web.drafts import draft_app, form_of, now, send, signed_in, words
from tests.web.frame import OURS

FLEET = "/fleet/ship_monitoring_plan"


def imo(serial: int) -> str:
    """A made-up IMO ship number whose check digit is right."""
    digits = f"{serial:06d}"
    return digits + str(sum(int(one) * weight for one, weight in zip(digits, range(7, 1, -1), strict=True)) % 10)


SHIPS = [(imo(100_300 + n), f"Aigli {name}") for n, name in enumerate(
    ("Star", "Moon", "Sun", "Wave", "Wind", "Reef", "Sand", "Pearl", "Coral", "Foam"))]  # fmt: skip
LINES = "\n".join(f"{number}\t{name}" for number, name in SHIPS)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


def written(app: Flask, section: str) -> dict[str, dict[str, object]]:
    """What stands in a section of every draft, by the name of its ship."""
    with app.app_context():
        rows = db.session.execute(select(DraftSection.case_id, DraftSection.section, DraftSection.raw)).all()
    names = {row.case_id: str(row.raw["name"]) for row in rows if row.section == "ship"}
    return {names[row.case_id]: row.raw for row in rows if row.section == section}


def ref_of(app: Flask, ship: str) -> str:
    with app.app_context():
        rows = db.session.execute(select(DraftSection.case_id, DraftSection.raw).where(DraftSection.section == "ship"))
        return next(f"draft-{row.case_id}" for row in rows if row.raw["name"] == ship)


def test_a_draft_is_begun_for_each_ship_and_all_stand_on_one_list(app: Flask) -> None:
    eleni = signed_in(app)
    assert send(eleni, f"{FLEET}/begin", {"lines": LINES}).status_code == 303
    shown = words(eleni.get(FLEET))
    assert all(f"{name} {number}" in shown for number, name in SHIPS)
    assert set(written(app, "ship")) == {name for _, name in SHIPS}
    assert "Your ships" in words(eleni.get("/cases"))


def test_what_is_alike_is_taken_from_a_plan_there_is_to_new_drafts_and_to_old_ones(app: Flask) -> None:
    eleni = signed_in(app)
    send(eleni, f"{FLEET}/begin", {"lines": "\n".join(LINES.splitlines()[:3])})
    send(eleni, f"/drafts/{ref_of(app, 'Aigli Star')}/sections/company", {"name": "Aigli Pelagos Shipping S.A."})
    first = ref_of(app, "Aigli Star")
    send(eleni, f"{FLEET}/begin", {"lines": "\n".join(LINES.splitlines()[3:]), "like": first})
    kept = written(app, "company")
    assert kept["Aigli Foam"]["name"] == "Aigli Pelagos Shipping S.A."
    assert "Aigli Moon" not in kept
    targets = [ref_of(app, "Aigli Moon"), ref_of(app, "Aigli Sun")]
    assert send(eleni, f"{FLEET}/share", {"source": first, "targets": targets}).status_code == 303
    kept = written(app, "company")
    assert {name for name, raw in kept.items() if raw["name"] == "Aigli Pelagos Shipping S.A."} == {n for _, n in SHIPS}
    assert written(app, "ship")["Aigli Moon"]["name"] == "Aigli Moon"


@pytest.mark.parametrize(("lines", "said"), [
    ("", "Write one on each line"),
    ("12 Aigli Star", "Line 1: 12 is not an IMO ship number: it has seven digits"),
    (f"{SHIPS[0][0]} One\n\n{SHIPS[0][0]} Two", "Line 3: "),
    ("<script>alert(1)</script>", "Line 1: "),
    (f"{SHIPS[0][0]} Star\u202e rats", "Line 1: "),
    (f"{SHIPS[0][0]} {'x' * 201}", "Line 1: This is too long"),
    ("\n".join(f"{imo(200_000 + n)} Ship {n}" for n in range(201)), "Write at most 200 lines at a time."),
])  # fmt: skip
def test_a_line_that_names_no_new_ship_is_told_with_its_number_and_nothing_is_begun(
    app: Flask, lines: str, said: str
) -> None:
    eleni = signed_in(app)
    answer = send(eleni, f"{FLEET}/begin", {"lines": lines})
    assert answer.status_code == 422
    assert said in words(answer)
    assert form_of(answer.get_data(as_text=True))["lines"][0].strip() == lines.strip()
    assert written(app, "ship") == {}


def test_a_ship_that_has_a_plan_is_not_begun_again(app: Flask) -> None:
    eleni = signed_in(app)
    send(eleni, f"{FLEET}/begin", {"lines": LINES})
    answer = send(eleni, f"{FLEET}/begin", {"lines": f"IMO {SHIPS[4][0]}; Aigli Wind"})
    assert answer.status_code == 422
    assert "has a case already" in words(answer)


def test_what_is_missing_is_said_beside_each_choice(app: Flask) -> None:
    eleni = signed_in(app)
    send(eleni, f"{FLEET}/begin", {"lines": LINES})
    answer = send(eleni, f"{FLEET}/share", {"parts": []})
    assert answer.status_code == 422
    for said in ("Choose where it is taken from.", "Choose at least one part.", "Choose at least one other draft."):
        assert said in words(answer)


def test_if_one_of_them_can_no_longer_be_changed_none_is(app: Flask) -> None:
    eleni = signed_in(app)
    send(eleni, f"{FLEET}/begin", {"lines": LINES})
    source, gone = ref_of(app, "Aigli Star"), ref_of(app, "Aigli Moon")
    send(eleni, f"/drafts/{source}/sections/company", {"name": "Aigli Pelagos Shipping S.A."})
    shown = form_of(eleni.get(f"{FLEET}/share").get_data(as_text=True))
    with app.app_context():
        take_step(int(gone.removeprefix("draft-")), "discard", by=by("eleni"), now=now(), seen=0)
    chosen = {**shown, "source": source, "targets": [ref_of(app, "Aigli Sun"), gone]}
    answer = eleni.post(f"{FLEET}/share", data=chosen, headers=OURS)
    assert answer.status_code == 422
    assert "One of them was sent or deleted in the meantime" in words(answer)
    assert "Aigli Sun" not in written(app, "company")


def test_nobody_takes_from_or_writes_in_the_drafts_of_another_company(app: Flask) -> None:
    eleni = signed_in(app)
    send(eleni, f"{FLEET}/begin", {"lines": LINES})
    theirs = [ref_of(app, "Aigli Star"), ref_of(app, "Aigli Moon")]
    stranger = signed_in(app, "hauk")
    assert not any(name in words(stranger.get(FLEET)) for _, name in SHIPS)
    asks = {"share": {"source": theirs[0], "targets": theirs[1:]}, "begin": {"lines": LINES, "like": theirs[0]}}
    for page, sent in asks.items():
        assert send(stranger, f"{FLEET}/{page}", sent).status_code == 404


def test_a_reader_begins_nothing_and_a_type_without_a_fleet_has_no_list(app: Flask) -> None:
    eleni, sofia = signed_in(app), signed_in(app, "sofia")
    assert sofia.get(FLEET).status_code == 200
    assert [sofia.get(f"{FLEET}/{page}").status_code for page in ("begin", "share")] == [403, 403]
    assert eleni.get("/fleet/maritime_account").status_code == 404
    assert eleni.get("/fleet/ship_plan_modification/begin").status_code == 404
