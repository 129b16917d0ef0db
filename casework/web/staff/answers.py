"""What the applicant sent, in words: the newest submission section by section, and what changed field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.answers import Change
from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.forms import FORMS
from casework.forms.kit import page_type
from casework.forms.look import CaseForm
from casework.forms.typed import stored
from casework.web.render import language

Said = Text | str


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


@dataclass(frozen=True, slots=True)
class Changed:
    """A place where two submissions differ: where it is, and both answers in words ('' = none)."""

    place: tuple[Said, ...]
    old: Said
    new: Said


def shown(case_type: CaseType, raw: Mapping[str, Any], answers: Any) -> list[Shown]:
    """Every section that holds something, in its order."""
    form = FORMS[case_type.name]
    found = []
    for section in case_type.sections:
        held = raw.get(section.name) or {}
        rows = held.items() if section.rows else [("", held)]
        entries = tuple(
            Entry(_title(answers, section.name, key), _said(form, section.name, row, answers))
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


def _title(answers: Any, section: str, key: str) -> Said:
    row = getattr(answers, section).get(key) if key else None
    return getattr(row, "label", "") or ""


def changed(case_type: CaseType, change: Change, answers: Any) -> list[Changed]:
    """A change in words; a row that came or went is one change."""
    form = FORMS[case_type.name]
    parts = [part.replace("~1", "/").replace("~0", "~") for part in change.pointer.split("/")[1:]]
    section = next((section for section in case_type.sections if section.name == parts[0]), None)
    if section is None:
        return []
    row = [_title(answers, section.name, parts[1]) or parts[1]] if section.rows and len(parts) > 1 else []
    field = parts[2 if section.rows else 1 :][:1]
    if not field:
        return [
            Changed(
                (section.title, *row),
                _whole(case_type, change.old, section.rows and not row),
                _whole(case_type, change.new, section.rows and not row),
            )
        ]
    name = field[0]
    if name not in page_type(form, section.name)()._fields:
        return []
    values = [_one(form, section.name, name, value, answers) for value in (change.old, change.new)]
    label = page_type(form, section.name)()[name].label.text
    return [Changed((section.title, *row, label), values[0], values[1])]


def _one(form: CaseForm, section: str, name: str, value: Any, answers: Any) -> Said:
    if value is None:
        return ""
    said: Said = stored(form, section, {name: value}, answers=answers, language=language())[name].shown()
    return said


def _whole(case_type: CaseType, value: Any, several: bool) -> Said:
    if not value:
        return ""
    names = (
        [str(row.get("name") or row.get("last_name") or row.get("owner_name") or key) for key, row in value.items()]
        if several
        else []
    )
    return ", ".join(names) if names else Text("added")
