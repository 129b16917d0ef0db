"""Two versions side by side on the case page: in the reader's words, with what the changes amount to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from casework.core.answers import as_json, changes
from casework.core.text import Text
from casework.i18n import say
from casework.outbox import drain
from casework.stories.people import party_id
from casework.stories.ship_plans import example
from casework.stories.telling import DAY, Plot, plots_of, tell
from casework.web.differences import side_by_side
from casework.workflows import CASE_TYPES
from tests.web.drafts import draft_app, now
from tests.web.staffdesk import Officer, officer

MODIFICATION = CASE_TYPES["ship_plan_modification"]
TODAY = date(2026, 11, 20)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


def told(app: Flask, plot: Plot, until: str | None = None) -> str:
    """Tells a story of a modification up to a step; returns what addresses call the case."""
    with app.app_context():
        for scene, _ in tell(MODIFICATION.name, plot, party=party_id(plot.company), now=now() - 20 * DAY,
                             storage=app.extensions["casework.storage"], drain=drain, until=until):  # fmt: skip
            last = scene
        return last.case.ref


def plotted(plot: str, changed: Callable[[dict[str, Any]], None] = lambda raw: None) -> Plot:
    """A plot with other answers."""
    chosen = plots_of(MODIFICATION.name)[plot]

    def answers(on: date) -> Any:
        raw = as_json(chosen.answers(on))
        changed(raw)
        return type(chosen.answers(on)).model_validate(raw)

    return Plot(chosen.company, chosen.writer, answers, chosen.beats, chosen.written)


def seen(app: Flask, ref: str, who: str = "marit") -> Officer:
    found = officer(app, who)
    found.see(f"/staff/cases/{ref}")
    return found


def sides(app: Flask, change: Callable[[dict[str, Any]], None]) -> list[tuple[str, str, str, list[tuple[str, ...]]]]:
    """What stands side by side, in English."""
    earlier = example(TODAY)
    raw = as_json(earlier)
    change(raw)
    later = MODIFICATION.answers.model_validate(raw)
    with app.test_request_context("/?lang=en"):
        places = side_by_side(MODIFICATION, changes(as_json(earlier), as_json(later)), earlier, later)

    def words(said: Text | str | None) -> str:
        return say(said, "en") if said else ""

    return [(words(place.section), words(place.name), words(place.became),
             [(words(line.label), words(line.old), words(line.new)) for line in place.lines]) for place in places]


def test_an_answer_is_said_by_its_label_and_in_words(app: Flask) -> None:
    assert sides(app, lambda raw: raw["ship"].update(ship_type="container", cargo_as_fuel=True)) == [
        ("The ship", "", "", [("Type of ship", "Bulk carrier", "Container ship"),
                              ("Is cargo used as fuel?", "No", "Yes")])]


def test_a_row_is_called_by_its_name_and_what_it_names_by_theirs(app: Flask) -> None:
    """Fuel f1 goes: the source named it by the name that it had then."""

    def change(raw: dict[str, Any]) -> None:
        raw["sources"]["s1"].update(fuels=["f2", "f3"], name="Engine")
        del raw["fuels"]["f1"]
        del raw["densities"]["d1"]

    found = {(section, name, became): lines for section, name, became, lines in sides(app, change)}
    fuel = example(TODAY).fuels["f1"].label
    gone = found["Fuels and factors", fuel, "taken away"]
    assert ("Type of fuel", "Heavy fuel oil (HFO, RME to RMK)", "") in gone
    assert all(new == "" for _, _, new in gone)
    engine = {label: (old, new) for label, old, new in found["Emission sources", "Engine", ""]}
    assert fuel in engine["Fuels it can use"][0].split(", ")
    assert fuel not in engine["Fuels it can use"][1].split(", ")
    assert ("Density of the fuels", fuel, "taken away") in found


def test_a_row_that_came_is_shown_whole(app: Flask) -> None:
    came = sides(app, lambda raw: raw["equipment"].update(e9={"name": "Meter 9", "installed": 2026}))
    assert came == [("Measuring equipment", "Meter 9", "added", [
        ("Name of the instrument", "", "Meter 9"), ("Year of installation", "", "2026")])]


def test_a_procedure_is_called_by_its_kind_in_the_readers_language(app: Flask) -> None:
    [(section, name, _, _)] = sides(app, lambda raw: raw["procedures"]["risk"].update(responsible="Master"))
    assert (section, name) == ("Procedures", "Risk assessment")


def test_the_case_page_says_the_situation_with_its_evidence_and_where_it_leads(app: Flask) -> None:
    page = seen(app, told(app, plotted("approve"), "screen"))
    for said in ("What changed since version 1", "3: the availability of data changes", "It ends in a decision",
                 "Measuring equipment: DG1 meter", "The party names it too.", "article 7(2)"):
        assert said in page.words
    assert "Ultrasonic flow meter, DN25, ± 0.3 %" in page.words
    assert "What was named is not what changed" not in page.words


def test_it_says_where_the_revision_sheet_names_something_else(app: Flask) -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["revision"].update(situations=["incorrect"], changed_parts=["D"])

    page = seen(app, told(app, plotted("approve", change), "submit"))
    for said in ("What was named is not what changed", "something changed under “Measuring equipment”", "SMP-49",
                 "The party does not name it.", "4: the method gave incorrect data",
                 "No change shows it. The party names it."):
        assert said in page.words


def test_an_editorial_change_is_noted(app: Flask) -> None:
    page = seen(app, told(app, plotted("note"), "submit"))
    for said in ("none of the situations: what changed is editorial", "It is only recorded: we note it.", "Editorial",
                 "Dimitris Vlachos"):
        assert said in page.words


def test_it_stays_the_same_when_the_case_itself_has_made_the_next_version(app: Flask) -> None:
    page = seen(app, told(app, plotted("approve")))
    assert "What changed since version 1" in page.words
    assert "Measuring equipment: DG1 meter" in page.words


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_it_is_said_in_norwegian(app: Flask, language: str) -> None:
    marit = officer(app, "marit")
    marit.see(f"/staff/cases/{told(app, plotted('approve'), 'submit')}", lang=language)
    for said in ({"nb": "Hva som er endret siden versjon 1", "nn": "Kva som er endra sidan versjon 1"}[language],
                 {"nb": "Måleutstyr", "nn": "Måleutstyr"}[language]):
        assert said in marit.words
