"""The workflow as a picture, with "you are here", for staff and in the applicant's words, and the same in sentences.

The drawing is kept (`casework draw TYPE --keep` makes it); only the mark of where the case stands is set here. Nobody
needs to see the picture: the list under it says where each state leads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import render_template
from markupsafe import Markup, escape

from casework.core.case_type import CaseType, State, Step
from casework.core.text import Text
from casework.i18n import say
from casework.workflows.prove import arrows

AUDIENCES = ("staff", "applicant")
KEPT = Path(__file__).resolve().parents[1] / "static" / "workflows"
HERE = Text("You are here")
_BOX = re.compile(r'<g class="state" id="state-\w+" data-states="(?P<states>[^"]*)">(?P<inside>.*?)</g>', re.DOTALL)
_FRAME = re.compile(r'<rect x="(\d+)" y="(\d+)"')


@dataclass(frozen=True, slots=True)
class Way:
    """A state in words: its name, whether the case stands in it, and (step or nothing, name of the next state)."""

    title: Text
    here: bool
    leads: tuple[tuple[Text | None, Text], ...]


@lru_cache
def kept(type_name: str, language: str, audience: str) -> str:
    """The drawing as it is kept; FileNotFoundError for a case type that nobody has drawn."""
    return (KEPT / f"{type_name}.{language}.{audience}.svg").read_text("utf-8")


def marked(drawing: str, state: str, words: str) -> str:
    """The drawing with the box of a state filled, and `words` above it."""

    def mark(box: re.Match[str]) -> str:
        if state not in box["states"].split():
            return box[0]
        x, y = (int(part) for part in _FRAME.search(box["inside"]).groups())  # type: ignore[union-attr]
        inside = (
            box["inside"].replace('fill="Canvas"', 'fill="CanvasText"', 1).replace("<text ", '<text fill="Canvas" ', 1)
        )
        inside = inside.replace("<circle ", '<circle fill="Canvas" ', 1)
        sign = (
            f'<text class="you" x="{x}" y="{y - 6}" font-weight="650" stroke="Canvas" stroke-width="5" '
            f'stroke-linejoin="round" paint-order="stroke">{escape(words)}</text>'
        )
        return box[0].replace('class="state"', 'class="state here"', 1).replace(box["inside"], inside + sign, 1)

    return _BOX.sub(mark, drawing)


def picture(case_type: CaseType, state: str, language: str, audience: str) -> Markup:
    """A figure for a page: the drawing with `state` marked, and the same in words; nothing where no drawing is kept."""
    try:
        drawing = marked(kept(case_type.name, language, audience), state, say(HERE, language))
    except FileNotFoundError:
        return Markup("")
    here = case_type.state(state)
    drawn = render_template(
        "shared/picture.html",
        drawing=Markup(drawing),  # noqa: S704 - our own drawing, no word of a reader in it
        ways=in_words(case_type, state, audience),
        here=here.title if audience == "staff" else here.plain,
    )
    return Markup(drawn)  # noqa: S704 - a template's answer, escaped there


def in_words(case_type: CaseType, here: str, audience: str) -> list[Way]:
    """What the picture says, in the order of the declaration; to applicants in their words, only their steps named."""
    ways: dict[Text, dict[tuple[Text | None, Text], None]] = {}
    for state in case_type.states:
        ways.setdefault(_name(state, audience), {})
    for step, source, target in arrows(case_type):
        start, end = _name(source, audience), _name(target, audience)
        if start != end or audience == "staff":
            ways[start][_step(step, audience), end] = None
    place = _name(case_type.state(here), audience)
    return [Way(name, name == place, tuple(leads)) for name, leads in ways.items()]


def _name(state: State, audience: str) -> Text:
    return state.title if audience == "staff" else state.plain


def _step(step: Step, audience: str) -> Text | None:
    return step.title if audience == "staff" or any(actor.is_party for actor in step.by) else None
