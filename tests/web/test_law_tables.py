"""Tables of the law on the pages: downloaded, changed, shown before they are proposed, confirmed by another person."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from casework.db import db, writing
from casework.i18n import day_figures
from casework.law.sheet_files import as_json
from casework.law.sheets import hash_of
from casework.law.tables import TABLES
from casework.models import LoadedTable, Login, Person, StaffRole
from casework.operations.acting import By
from casework.operations.tables import confirm
from casework.outbox import drain
from casework.queries.tables import loading_of, rows_on
from casework.stories.people import person_id
from tests.browser import WINDOWS, enter, problems
from tests.web.frame import OURS, served
from tests.web.lawtables import FACTORS, factors, propose_factors
from tests.web.staffdesk import Officer, officer
from tests.web.told import now, ref_of, today, told, told_app

PAGE = f"/staff/tables/{FACTORS}"


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, database_url) as made:
        yield made


@pytest.fixture
def quick(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, sqlite_url) as made:
        yield made


def file_of(content: bytes | str | None = None, name: str = "factors.json", **cells: Any) -> tuple[io.BytesIO, str]:
    if content is None:
        content = as_json(TABLES[FACTORS], TABLES[FACTORS].versions[0], factors(**(cells or {"co2": "3.2"})))
    return io.BytesIO(content.encode() if isinstance(content, str) else content), name


def typed(**other: str) -> dict[str, str]:
    day = day_figures(today() + timedelta(1))
    return {"name": "2027", "valid_from": day, "act": "Regulation (EU) 2015/757", "place": "Annex I A",
            "certainty": "90", "note": "As amended.", "reason": "A new act.", **other}  # fmt: skip


def looks(who: Officer, file: tuple[io.BytesIO, str] | None = None, page: str = PAGE, **other: str) -> str:
    who.see(page)
    return who.send(page, do="look", file=file or file_of(), **typed(**other))


def rows(app: Flask) -> list[LoadedTable]:
    with app.app_context():
        return list(db.session.query(LoadedTable).order_by(LoadedTable.id))


def test_a_manager_looks_and_proposes_and_a_signatory_sees_the_same_and_confirms(app: Flask) -> None:
    berit, ingrid = officer(app, "berit"), officer(app, "ingrid")
    assert "It came with the release." in html.unescape(berit.see(PAGE))
    looks(berit)
    assert (berit.status, rows(app)) == (200, [])
    changed = "Row Column Before After hfo CO₂, grams per gram of fuel 3.114 3.2"
    assert "It changes 1 row of version 2023/2776:" in berit.words
    assert changed in berit.words
    berit.send(PAGE, do="propose", **typed())
    assert "The proposal waits for a second person." in berit.words
    assert "Take it back" in berit.words
    assert "Confirm" not in re.findall(r"<button[^>]*>([^<]*)", berit.page)
    ingrid.see(PAGE)
    assert changed in ingrid.words
    assert "Berit Moen" in ingrid.words
    ingrid.send(f"{PAGE}/1", do="confirm", answer="Agreed.")
    assert "The version is confirmed." in ingrid.words
    (row,) = rows(app)
    assert (row.state, row.name, row.certainty, row.answer) == ("confirmed", "2027", 90, "Agreed.")
    assert json.loads(row.rows)["fuels"][0]["co2"] == "3.2"


def test_who_proposes_finds_no_button_and_cannot_confirm_past_the_page_A3(app: Flask) -> None:
    with app.app_context():
        propose_factors()
    berit = officer(app, "berit")
    berit.see(PAGE)
    assert 'value="confirm"' not in berit.page
    assert berit.post(f"{PAGE}/1", do="confirm") == 409
    assert [row.state for row in rows(app)] == ["proposed"]
    berit.see(PAGE)
    assert "is taken back" in berit.send(f"{PAGE}/1", do="withdraw")


def test_a_rejection_says_why_and_stays_in_the_history(quick: Flask) -> None:
    with quick.app_context():
        propose_factors()
    per = officer(quick, "per")
    per.see(PAGE)
    per.send(f"{PAGE}/1", do="reject")
    assert (per.status, "Say why it is rejected." in per.words) == (422, True)
    per.send(f"{PAGE}/1", do="reject", answer="Not before spring.")
    assert "Rejected by Per Aune" in per.words
    assert "Not before spring." in per.words
    assert per.post(f"{PAGE}/1", do="confirm") == 409


def test_who_confirms_what_has_come_to_change_something_else_is_told_so(quick: Flask) -> None:
    with quick.app_context():
        propose_factors()
    ingrid = officer(quick, "ingrid")
    ingrid.see(PAGE)
    seen = ingrid.page
    with quick.app_context():
        number = propose_factors(3, name="other", co2="3.3")
        row = loading_of(number)
        assert row is not None
        confirm(number, against=hash_of(rows_on(db.session.connection(), FACTORS, row.valid_from)[1]),
                by=By(person_id("per"), frozenset()), now=now())  # fmt: skip
    ingrid.page = seen
    ingrid.send(f"{PAGE}/1", do="confirm")
    assert (ingrid.status, "has been confirmed since you looked" in ingrid.words) == (409, True)
    ingrid.send(f"{PAGE}/1", do="confirm")
    assert [row.state for row in rows(quick)] == ["confirmed", "confirmed"]


@pytest.mark.parametrize(("other", "sentence"), [
    ({"name": ""}, "Write a name for the version."),
    ({"valid_from": ""}, "Write the day."),
    ({"valid_from": "32.13.2026"}, "Write it as day, month and year"),
    ({"act": ""}, "Write the act that it comes from."),
    ({"certainty": "101"}, "between 0 and 100"),
    ({"certainty": ""}, "Write how sure it is."),
    ({"reason": " "}, "Write why."),
])  # fmt: skip
def test_what_is_wrong_stands_beside_it_with_all_that_was_typed_and_the_file(
        quick: Flask, other: dict[str, str], sentence: str) -> None:
    berit = officer(quick, "berit")
    looks(berit, **other)
    assert (berit.status, sentence in berit.words) == (422, True)
    for kept in typed(**other).values():
        assert kept.strip() in html.unescape(berit.page)
    berit.send(PAGE, do="propose", **typed())
    assert "The proposal waits for a second person." in berit.words


@pytest.mark.parametrize(("other", "sentence"), [
    ({"valid_from": "01.01.2020"}, "Its first day must lie ahead"),
    ({"name": "2023/2776"}, "Another version of this table has this name."),
])  # fmt: skip
def test_what_the_verb_refuses_stands_beside_the_field_too(quick: Flask, other: dict[str, str], sentence: str) -> None:
    berit = officer(quick, "berit")
    looks(berit)
    berit.send(PAGE, do="propose", **typed(**other))
    assert (berit.status, sentence in berit.words, rows(quick)) == (422, True, [])


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "Choose the file."),
    (b"\xff\xfe", "The file is not text in UTF-8."),
    (b"{}", "This is not JSON of a table of the law."),
    (b'{"rows": {"fuels": NaN}}', "This is not JSON of a table of the law."),
    (b'{"rows":' + b"[" * 50_000, "This is not JSON of a table of the law."),
    (b"x" * 300_000, "The file is larger than 200 kB."),
    (b'{"rows": {"fuels": [{"fuel": 1e999}], "slip": [[]]}}', "Factors of fuels, row 1, Ship fuel: Write one"),
    (b'{"rows": {"<script>alert(1)</script>": []}}', "There is no sheet <script>alert(1)</script> in this table."),
], ids=range(8))  # fmt: skip
def test_a_file_that_is_no_table_is_answered_beside_the_field(quick: Flask, content: bytes, sentence: str) -> None:
    berit = officer(quick, "berit")
    looks(berit, file_of(content))
    assert berit.status == 422
    assert sentence in berit.words
    assert "<script>alert" not in berit.page
    assert "A new act." in berit.page
    assert rows(quick) == []


def test_a_file_that_changes_nothing_says_so(quick: Flask) -> None:
    berit = officer(quick, "berit")
    looks(berit, file_of(co2="3.1140"))
    assert (berit.status, "It says nothing else than the version" in berit.words) == (422, True)


def test_a_file_that_comes_with_the_proposal_is_shown_first(quick: Flask) -> None:
    berit = officer(quick, "berit")
    looks(berit)
    berit.send(PAGE, do="propose", file=file_of(co2="9.9"), **typed())
    assert (berit.status, "Look at what it changes first." in berit.words, rows(quick)) == (422, True, [])
    assert "3.114 9.9" in berit.words
    berit.send(PAGE, do="propose", **typed())
    assert json.loads(rows(quick)[0].rows)["fuels"][0]["co2"] == "9.9"


def test_changing_the_language_keeps_the_file_and_what_was_typed(quick: Flask) -> None:
    berit = officer(quick, "berit")
    looks(berit)
    berit.send(PAGE, lang="nn", **typed())
    assert (berit.status, "A new act." in berit.page, '<html lang="nn"' in berit.page) == (200, True, True)
    berit.send(PAGE, do="propose", **typed())
    assert len(rows(quick)) == 1


def test_what_is_downloaded_comes_back_and_changes_nothing(quick: Flask) -> None:
    berit = officer(quick, "berit")
    for name, table in TABLES.items():
        if not table.loadable:
            continue
        for kind in ("json", "csv") if len(table.loadable.sheets) == 1 else ("json",):
            got = berit.client.get(f"/staff/tables/{name}/file.{kind}", headers=OURS)
            assert (got.status_code, "attachment" in got.headers["Content-Disposition"]) == (200, True)
            looks(berit, (io.BytesIO(got.data), f"x.{kind}"), f"/staff/tables/{name}")
            assert "It says nothing else than the version" in berit.words, (name, kind)
    assert berit.client.get(f"{PAGE}/file.csv").status_code == 404
    assert berit.client.get(f"{PAGE}/file.exe").status_code == 404
    assert berit.client.get(f"{PAGE}/file.json?version=99").status_code == 404
    assert berit.client.get("/staff/tables/eea").status_code == 404


def test_a_proposal_is_downloaded_as_it_was_proposed(quick: Flask) -> None:
    with quick.app_context():
        propose_factors()
    got = officer(quick, "marit").client.get(f"{PAGE}/file.json?version=1")
    assert (got.json["version"], got.json["rows"]["fuels"][0]["co2"]) == ("2027", "3.2")


def loaded(app: Flask, days_ago: int = 3) -> None:
    """Loaded some days ago, as the clock was then; it holds since the day after."""
    with app.app_context():
        number = propose_factors(1 - days_ago, ago=days_ago)
        row = loading_of(number)
        assert row is not None
        confirm(number, against=hash_of(rows_on(db.session.connection(), FACTORS, row.valid_from)[1]),
                by=By(person_id("ingrid"), frozenset()), now=now() - days_ago * 86_400_000)  # fmt: skip


def test_the_pages_say_which_version_is_in_force_and_who_loaded_it(quick: Flask) -> None:
    loaded(quick)
    marit = officer(quick, "marit")
    marit.see("/staff/readings")
    assert f'href="{PAGE}"' in marit.page
    assert "Emission factors of ship fuels and slip of methane version 2027, from" in marit.words
    marit.see(PAGE)
    assert "Proposed by Berit Moen" in marit.words
    assert "Confirmed by Ingrid Solheim" in marit.words
    assert "90 per cent sure" in marit.words
    assert 'id="form-load"' not in marit.page
    marit.post(PAGE, do="propose", **typed())
    assert len(rows(quick)) == 1


def test_each_version_leads_to_the_cases_that_were_decided_with_it(quick: Flask) -> None:
    number = ref_of(quick, told(quick, "sign_approval", days_ago=40, drain=drain))
    told(quick, "submit", days_ago=20)
    marit = officer(quick, "marit")
    marit.see("/staff/tables/shipping_companies")
    version = TABLES["shipping_companies"].on(today() - timedelta(30)).name
    assert re.findall(r"Decided with version ([^,]*), from [^:]*: (\d+) case", marit.words) == [(version, "1")]
    assert f'/cases/{number}"' in marit.page


def test_nobody_of_another_authority_finds_the_table(quick: Flask) -> None:
    with quick.app_context():
        propose_factors()
        with writing():
            stranger = Person(name="Far Away", language="en", created_at=0)
            db.session.add(stranger)
            db.session.flush()
            db.session.add(Login(person_id=stranger.id, issuer="demo", subject="far"))
            db.session.add(StaffRole(person_id=stranger.id, role="manager", authority="another", case_types=[],
                                     valid_from=today() - timedelta(9), more={}))  # fmt: skip
    far = officer(quick, "far")
    far.see("/staff/readings")
    assert PAGE not in far.page
    assert [far.client.get(path).status_code for path in (PAGE, f"{PAGE}/file.json")] == [404, 404]
    assert far.post(PAGE, do="propose", **typed()) == 404
    assert far.post(f"{PAGE}/1", do="confirm") == 404


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_page_can_be_used_by_everybody_at_every_width(
    quick: Flask, new_page: Callable[..., Any], axe_source: str, language: str, width: int, tmp_path: Path
) -> None:
    loaded(quick, days_ago=5)
    with quick.app_context():
        propose_factors(co2="3.5", name="2028")
    path = tmp_path / "factors.json"
    path.write_text(file_of(co2="3.4")[0].read().decode())
    broken = tmp_path / "broken.json"
    broken.write_text('{"rows": {"fuels": [{"fuel": "hfo", "co2": "3,1"}]}}')
    with served(quick) as base:
        page = new_page(width=width, base_url=base)
        enter(page, base, "Berit Moen")
        page.goto(f"{PAGE}?lang={language}")
        for summary in page.locator("main summary").all():
            summary.click()
        assert problems(page, axe_source, width) == []
        for name, value in typed(name="2029").items():
            page.locator(f"#{name}").fill(value)
        page.locator("#file").set_input_files(str(broken))
        page.locator("#form-load button[value=look]").click()
        page.wait_for_selector("#errors")
        assert problems(page, axe_source, width) == []
        page.locator("#file").set_input_files(str(path))
        page.locator("#form-load button[value=look]").press("Enter")
        page.wait_for_selector("#preview")
        assert problems(page, axe_source, width) == []
        page.locator("#form-load button[value=propose]").press("Enter")
        page.wait_for_selector("#form-answer-3")
    assert [row.state for row in rows(quick)] == ["confirmed", "proposed", "proposed"]
