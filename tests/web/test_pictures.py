"""Pictures of workflows: drawn from the declaration, kept, marked with where a case stands, and said in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from casework.cli import main
from casework.commands.draw import drawings, graph_of
from casework.core.case_type import Actor, CaseType
from casework.i18n import LANGUAGES, say
from casework.web.pictures import AUDIENCES, in_words, kept, marked
from casework.workflows import CASE_TYPES

TYPES = list(CASE_TYPES.values())


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case_type", TYPES, ids=lambda case_type: case_type.name)
def test_the_picture_that_is_kept_is_the_one_the_declaration_gives(
    case_type: CaseType, language: str, audience: str
) -> None:
    assert kept(case_type.name, language, audience) == drawings(case_type.name)[f"{language}.{audience}"]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("case_type", TYPES, ids=lambda case_type: case_type.name)
def test_every_state_can_be_where_one_is_and_only_one_box_is(case_type: CaseType, audience: str) -> None:
    for state in case_type.states:
        drawing = marked(kept(case_type.name, "en", audience), state.name, "<here>")
        tree = ET.fromstring(drawing)
        here = [box.get("data-states", "").split() for box in tree.iter() if "here" in (box.get("class") or "").split()]
        assert len(here) == 1, state.name
        assert state.name in here[0], state.name
        assert drawing.count("&lt;here&gt;") == 1


@pytest.mark.parametrize("case_type", TYPES, ids=lambda case_type: case_type.name)
def test_staff_see_every_step_that_leads_on_by_its_name(case_type: CaseType) -> None:
    said = " ".join(re.findall(r"<tspan[^>]*>([^<]*)", kept(case_type.name, "en", "staff")))
    moving = [step for step in case_type.steps if step.target and {step.target} != set(step.sources)]
    assert moving
    assert not [step.name for step in moving if str(step.title) not in said]


@pytest.mark.parametrize("case_type", TYPES, ids=lambda case_type: case_type.name)
def test_applicants_read_no_name_of_a_state_or_step_that_is_for_staff(case_type: CaseType) -> None:
    graph = graph_of(case_type, "en", "applicant")
    theirs = {str(step.title) for step in case_type.steps if any(actor.is_party for actor in step.by)}
    assert {title for titles in graph.arrows.values() for title in titles} <= theirs
    assert len(graph.boxes) < len(case_type.states)


@pytest.mark.parametrize("case_type", TYPES, ids=lambda case_type: case_type.name)
def test_the_words_beside_the_picture_say_all_of_it(case_type: CaseType) -> None:
    for audience in AUDIENCES:
        ways = in_words(case_type, case_type.initial.name, audience)
        assert [way.here for way in ways].count(True) == 1
        ends = {end for way in ways for _, end in way.leads}
        assert {way.title for way in ways} - ends <= {ways[0].title}, "a state that no sentence leads to"
    by_name = {way.title: way for way in in_words(case_type, case_type.initial.name, "staff")}
    for step in case_type.steps:
        for source in step.sources:
            assert (step.title, step.lands(source).title) in by_name[source.title].leads


def test_a_picture_holds_nothing_that_the_content_policy_forbids() -> None:
    for case_type in TYPES:
        for audience in AUDIENCES:
            assert not re.search(r"<style|\sstyle=|<script|\son\w+=|href", kept(case_type.name, "nb", audience))


def test_the_command_prints_the_picture_and_nothing_else() -> None:
    case_type = TYPES[0]
    done = CliRunner().invoke(main, ["draw", case_type.name, "--language", "nn", "--for", "applicant"])
    assert done.exit_code == 0
    assert done.stdout == kept(case_type.name, "nn", "applicant")
    assert say(next(step.title for step in case_type.steps if Actor.APPLICANT in step.by), "nn") in done.stdout


def test_without_graphviz_the_command_gives_the_picture_that_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    drawings.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    done = CliRunner().invoke(main, ["draw", TYPES[0].name])
    assert done.exit_code == 0
    assert done.stdout == kept(TYPES[0].name, "en", "staff")
    assert "pygraphviz" in done.stderr
