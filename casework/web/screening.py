"""Do I need this? The guide that asks one question a page, open to anybody and without a memory.

The address carries the answers, so that back, a bookmark and a language switch work by themselves; nothing is stored.
Who signs in from the result begins an application with these answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, abort, request, url_for

from casework.core.text import Text
from casework.web.policy import policy
from casework.web.render import page
from casework.workflows import SCREENINGS
from casework.workflows.screening import Walk

blueprint = Blueprint("screening", __name__)
LONGEST = 500
UNANSWERED = Text("Choose one of the answers.")


@blueprint.get("/screening/<name>")
@policy("public")
def ask(name: str) -> Response:
    """The next question, or the result. `asked` names the question that the person was on when they pressed."""
    if name not in SCREENINGS:
        abort(404)
    screening = SCREENINGS[name]
    walk, again = screening.walk(request.args.to_dict()), url_for("screening.ask", name=name)
    pressed = walk.here is not None and request.args.get("asked") == walk.here.name
    back = f"{again}?{urlencode(walk.before())}" if walk.steps else None
    if walk.here is not None:
        return page("public/screening.html", 422 if pressed else 200, name=name, screening=screening, walk=walk,
                    fault=UNANSWERED if pressed else None, back=back)
    return page("public/screening_result.html", name=name, screening=screening, walk=walk, back=back,
                begin=url_for("applicant.start", type=name, answers=carried(walk)),
                again=again)


def carried(walk: Walk) -> str:
    """The answers as one value of an address."""
    return urlencode(walk.given)


def begun(name: str, answers: str) -> Mapping[str, dict[str, Any]]:
    """The sections of a draft that the answers of the guide fill; nothing where they do not lead to a result."""
    if name not in SCREENINGS:
        return {}
    walk = SCREENINGS[name].walk(dict(parse_qsl(answers[:LONGEST])))
    return SCREENINGS[name].lift(walk) if walk.result is not None else {}
