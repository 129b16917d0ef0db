"""What the applicant sent, in words: the newest submission section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.forms import FORMS
from casework.forms.look import CaseForm
from casework.forms.typed import stored
from casework.web.differences import Said, row_name
from casework.web.render import language


@dataclass(frozen=True, slots=True)
class Entry:
    """A section, or one row of one: what it is called, and (question, answer) pairs."""

    title: Said
    answers: tuple[tuple[Text, Said], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    title: Text
    entries: tuple[Entry, ...]


def shown(case_type: CaseType, raw: Mapping[str, Any], answers: Any) -> list[Shown]:
    """Every section that holds something, in its order."""
    form = FORMS[case_type.name]
    found = []
    for section in case_type.sections:
        held = raw.get(section.name) or {}
        rows = held.items() if section.rows else [("", held)]
        entries = tuple(
            Entry(row_name(form, section.name, key, answers) if key else "", _said(form, section.name, row, answers))
            for key, row in rows
            if row
        )
        if entries:
            found.append(Shown(section.name, section.title, entries))
    return found


def _said(form: CaseForm, section: str, raw: Mapping[str, Any], answers: Any) -> tuple[tuple[Text, Said], ...]:
    filled = stored(form, section, raw, answers=answers, language=language())
    return tuple(
        (filled[name].label.text, filled[name].shown())
        for name in form.section(section).names
        if filled[name].data is not None
    )
