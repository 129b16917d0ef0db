"""What we check, open to anybody: every rule of a case type with what it asks, how grave it is and where it stands.

The list is that of `casework rules`. Rules stand under what we would ask if they found something; the items that only
a person can judge stand last.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, abort

from casework.core.case_type import CaseType
from casework.core.checks import Severity
from casework.core.text import Source, Text
from casework.web.policy import policy
from casework.web.render import page
from casework.web.vocabulary import speak_for
from casework.workflows import CASE_TYPES

blueprint = Blueprint("rules", __name__)
OTHERS = Text("What we look at besides")
JUDGED = Text("What only a person can judge")


@dataclass(frozen=True, slots=True)
class Rule:
    """`asks`: what holds where the rule finds nothing; a rule in two parts asks two things."""

    name: str
    severity: Severity
    asks: tuple[Text, ...]
    sources: tuple[Source, ...]


@blueprint.get("/rules/<name>")
@policy("public")
def rules(name: str) -> Response:
    if name not in CASE_TYPES:
        abort(404)
    case_type = CASE_TYPES[name]
    speak_for(case_type.authority.key)
    return page("public/rules.html", case_type=case_type, parts=parts(case_type), types=CASE_TYPES.values())


def parts(case_type: CaseType) -> list[tuple[Text, list[Rule]]]:
    """The rules under the title of the question that asks about the fewest sections, in the order of the catalogue."""
    found: dict[Text, list[Rule]] = {question.title: [] for question in case_type.questions}
    found[OTHERS] = []
    for name in dict.fromkeys(check.rule for check in case_type.checks):
        mine = [check for check in case_type.checks if check.rule == name]
        asking = [question for question in case_type.questions if name in question.rules]
        part = min(asking, key=lambda question: len(question.sections)).title if asking else OTHERS
        found[part].append(Rule(name, mine[0].severity, tuple(dict.fromkeys(check.title for check in mine)),
                                tuple(dict.fromkeys(check.source for check in mine))))
    found[JUDGED] = [Rule("", Severity.MANUAL, (item.question,), (item.source,)) for item in case_type.checklist]
    return [(title, rules) for title, rules in found.items() if rules]
