"""The checklist of a case page: what the rules find stands where it is judged."""

from __future__ import annotations

import html
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.core.answers import as_json
from casework.db import db
from casework.models import Case, FindingRow
from casework.operations import findings
from casework.queries.casepage import case_file
from casework.stories.people import party_id
from casework.stories.telling import DAY, Plot, by, plots_of, tell
from casework.workflows import CASE_TYPES
from tests.web.drafts import draft_app, now
from tests.web.staffdesk import Officer, officer
from tests.web.told import nothing_is_drained

PLAN = CASE_TYPES["ship_monitoring_plan"]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


def screened(app: Flask, **cells: Any) -> str:
    """A plan in screening, with other values in some cells (`fuels__f4__n2o`); the case in addresses."""
    chosen = plots_of(PLAN.name)["approve"]

    def answers(on: Any) -> Any:
        raw = as_json(chosen.answers(on))
        for place, value in cells.items():
            *way, last = place.split("__")
            held = raw
            for part in way:
                held = held[part]
            held[last] = value
        return PLAN.answers.model_validate(raw)

    plot = Plot(chosen.company, chosen.writer, answers, chosen.beats, chosen.written)
    with app.app_context():
        for scene, _ in tell(PLAN.name, plot, party=party_id(plot.company), now=now() - 9 * DAY,
                             storage=app.extensions["casework.storage"], drain=nothing_is_drained,
                             until="screen"):  # fmt: skip
            last = scene
        return last.case.ref


def item(page: str, name: str) -> str:
    """What stands at an item."""
    found = re.search(rf'<li id="item-{re.escape(name)}">.*?(?=<li id="item-|</form>)', page, re.DOTALL)
    assert found, name
    return found[0]


def said(part: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", part)))


def seen(app: Flask, ref: str) -> Officer:
    marit = officer(app, "marit")
    marit.see(f"/staff/cases/{ref}")
    return marit


def rows(app: Flask, rule: str) -> list[FindingRow]:
    with app.app_context():
        return list(db.session.scalars(select(FindingRow).where(FindingRow.rule == rule, FindingRow.state == "open")))


def test_a_finding_stands_at_the_group_it_bears_on_with_the_way_to_its_cell(app: Flask) -> None:
    marit = seen(app, screened(app, equipment__e1__description=None))
    [finding] = rows(app, "SMP-10")
    part = item(marit.page, "measuring.")
    assert "Error" in said(part)
    assert "SMP-10" in said(part)
    assert "SMP-10" not in said(item(marit.page, "ship."))
    [cell] = re.findall(r'<a href="#(sent-equipment-[^"]+)">', part)
    assert f'id="{cell}"' in marit.page, "an empty cell is not shown, and its row is"
    assert f'href="#finding-{finding.id}"' in part


def test_a_filled_cell_is_led_to_itself(app: Flask) -> None:
    marit = seen(app, screened(app, equipment__e1__installed=1890))
    [pointer] = [one.pointer for one in rows(app, "SMP-50")]
    assert pointer == "/equipment/e1/installed"
    assert '<a href="#sent-equipment-e1-installed">' in item(marit.page, "measuring.")
    assert re.search(r'<dd id="sent-equipment-e1-installed"[^>]*>1\s?890<', marit.page)


def test_a_rule_about_two_tables_stands_at_both(app: Flask) -> None:
    marit = seen(app, screened(app, sources__s2__equipment=[]))
    assert rows(app, "SMP-08")
    for group in ("sources.", "measuring."):
        assert "SMP-08" in said(item(marit.page, group)), group


def test_what_is_found_in_one_method_for_data_gaps_stands_at_that_method_alone(app: Flask) -> None:
    cells = {"gaps__fuel__surrogate": "historical", "gaps__fuel__description": "The mean of ten voyages."}
    marit = seen(app, screened(app, **cells))
    [finding] = rows(app, "SMP-27")
    assert finding.pointer.startswith("/gaps/fuel")
    assert "SMP-27" in said(item(marit.page, "SMP-26.fuel"))
    assert "SMP-27" not in said(item(marit.page, "SMP-26.distance"))


def test_one_click_at_the_item_drafts_the_request_from_its_findings(app: Flask) -> None:
    marit = seen(app, screened(app, equipment__e1__installed=1890, equipment__e1__description=None))
    found = {one.id for rule in ("SMP-10", "SMP-50") for one in rows(app, rule)}
    [href] = [one for one in re.findall(r'href="([^"]+)"', item(marit.page, "measuring.")) if "?finding=" in one]
    assert {int(number) for number in re.findall(r"finding=(\d+)", href)} == found
    path, _ = html.unescape(href).split("?")
    marit.see(path, finding=[str(one) for one in found])
    assert marit.status == 200
    assert marit.page.count('name="question" value="finding-') == 2
    assert len(re.findall(r'name="question" value="finding-\d+"[^>]*checked', marit.page)) == 2


def test_yes_over_an_open_error_is_taken_and_said(app: Flask) -> None:
    ref = screened(app, equipment__e1__installed=1890)
    marit = seen(app, ref)
    warning = "Answered yes while 1 error is open here."
    assert warning not in marit.words
    marit.send(f"/staff/cases/{ref}/checklist", **{"measuring.": "yes", "ship.": "yes"})
    assert "1 of these answers says yes while an error is open there." in marit.words
    assert warning in said(item(marit.page, "measuring."))
    assert warning not in said(item(marit.page, "ship."))
    assert "1 error is open." in marit.words, "and that is why it cannot be approved"


def test_an_accepted_finding_weighs_on_nothing(app: Flask) -> None:
    ref = screened(app, equipment__e1__installed=1890)
    [finding] = rows(app, "SMP-50")
    with app.app_context():
        findings.accept(finding.id, "The year is that of the hull.", by=by("marit"), now=now())
    marit = seen(app, ref)
    assert "SMP-50" not in said(item(marit.page, "measuring."))


def test_many_findings_are_counted_and_not_poured_out(app: Flask) -> None:
    empty = itertools.product(("e1", "e2", "e3", "e4"), ("description", "maintenance"))
    cells = dict.fromkeys((f"equipment__{key}__{cell}" for key, cell in empty))
    marit = seen(app, screened(app, **cells))
    with app.app_context():
        case = db.session.scalars(select(Case).order_by(Case.id)).first()
        assert case is not None
        held = case_file(case).findings
    found = [one for one in held if one.pointer.startswith("/equipment") and one.state == "open"]
    assert len(found) > 5
    part = item(marit.page, "measuring.")
    assert len(re.findall(r'href="#finding-', part)) == 5
    assert f"{len(found) - 5} more finding" in said(part)


def test_who_only_reads_sees_them_too_and_is_offered_no_request(app: Flask) -> None:
    ref = screened(app, equipment__e1__installed=1890)
    berit = officer(app, "berit")
    berit.see(f"/staff/cases/{ref}")
    part = item(berit.page, "measuring.")
    assert "SMP-50" in said(part)
    assert "?finding=" not in part
