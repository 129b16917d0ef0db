"""What applies: the sections and fields that are asked for as the answers stand. What does not apply is not asked.

A section says `when(answers)`, a field's look `when(answers, row)`. Both are asked in the order of the form, each of
the answers that apply so far: what decides stands before what it decides. What was typed where nothing is asked stays
in the draft, in case the person changes their mind; no rule sees it, and it is not sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.answers import Row, pointer_to
from casework.core.asked import Section
from casework.core.case_type import CaseType
from casework.core.checks import Facts, Finding, run_checks
from casework.forms import FORMS
from casework.forms.look import LINE, CaseForm, Condition


@dataclass(frozen=True, slots=True)
class Applying:
    """Answers without what does not apply; `closed` holds a pointer to each section and field that is not asked."""

    answers: Any
    closed: frozenset[str] = frozenset()

    def asks(self, pointer: str) -> bool:
        """Is the place asked for? The whole ('') always is."""
        parts = pointer.split("/")
        return not any("/".join(parts[:length]) in self.closed for length in range(2, len(parts) + 1))

    def among(self, sections: Iterable[Section]) -> tuple[Section, ...]:
        """The sections that apply."""
        return tuple(section for section in sections if self.asks(pointer_to(section.name)))

    def of(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed, section by section, without what does not apply."""
        return _without(raw, self.closed, {pointer.rpartition("/")[0] for pointer in self.closed}, "")


def applying(case_type: CaseType, answers: Any) -> Applying:
    """What applies of the answers of a case type."""
    form, closed = FORMS.get(case_type.name), set[str]()
    for section in case_type.sections:
        if not section.when(answers):
            closed.add(pointer_to(section.name))
            answers = answers.model_copy(update={section.name: _empty(answers, section.name)})
        elif form is not None:
            answers = _section(form, section.name, answers, closed)
    return Applying(answers, frozenset(closed))


def asked_rules(case_type: CaseType, answers: Any, facts: Facts) -> tuple[Finding, ...]:
    """What every rule says of the answers that apply, at the places that are asked for."""
    asked = applying(case_type, answers)
    return tuple(found for found in run_checks(case_type, asked.answers, facts) if asked.asks(found.pointer))


def _section(form: CaseForm, name: str, answers: Any, closed: set[str]) -> Any:
    """The answers with no more of the section than applies."""
    looks = form.section(name).looks
    conditions = [(field, when) for field in form.section(name).names if (when := looks.get(field, LINE).when)]
    held = getattr(answers, name)
    if not conditions:
        return answers
    if not isinstance(held, Row):
        kept = {key: _row(row, conditions, pointer_to(name, key), closed, answers) for key, row in held.items()}
        return answers.model_copy(update={name: kept})
    for condition in conditions:
        row = _row(getattr(answers, name), [condition], pointer_to(name), closed, answers)
        answers = answers.model_copy(update={name: row})
    return answers


def _row(row: Row, conditions: list[tuple[str, Condition]], place: str, closed: set[str], answers: Any) -> Row:
    for field, when in conditions:
        if not when(answers, row):
            closed.add(f"{place}/{field}")
            row = row.model_copy(update={field: _empty(row, field)})
    return row


def _empty(held: Row, name: str) -> Any:
    return type(held).model_fields[name].get_default()


def _without(raw: Mapping[str, Any], closed: frozenset[str], above: set[str], at: str) -> dict[str, Any]:
    """`raw` without the closed places; `above`: the places that hold one."""
    kept: dict[str, Any] = {}
    for name, value in raw.items():
        place = at + pointer_to(name)
        if place in closed:
            continue
        is_deeper = isinstance(value, Mapping) and (place in above or not at)
        kept[name] = _without(value, closed, above, place) if is_deeper else value
    return kept
