"""What the applicant sent, in words: the newest submission section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    """A section, or one row of one: what it is called, its place on the page, and (place, question, answer)."""

    title: Said
    id: str
    answers: tuple[tuple[str, Text, Said], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    title: Text
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        return _place(self.name)


class Cells:
    """The way from a finding to its cell: to the answer, else its row, else its section, else the documents."""

    def __init__(self, sections: Iterable[Shown]) -> None:
        self._there = {place for section in sections for place in _places(section)}

    def href(self, pointer: str) -> str:
        parts = pointer.split("/")[1:]
        found = (at for end in range(len(parts), 0, -1) if (at := _place(*parts[:end])) in self._there)
        return f"#{next(found, 'documents')}"


def _places(section: Shown) -> Iterator[str]:
    yield section.id
    for entry in section.entries:
        yield entry.id
        yield from (place for place, _, _ in entry.answers)


def _place(*parts: str) -> str:
    """The id of a place in the answers; keys of rows are letters, digits and hyphens."""
    return "-".join(("sent", *parts))


def shown(case_type: CaseType, raw: Mapping[str, Any], answers: Any) -> list[Shown]:
    """Every section that holds something, in its order."""
    form = FORMS[case_type.name]
    found = []
    for section in case_type.sections:
        held = raw.get(section.name) or {}
        rows = held.items() if section.rows else [("", held)]
        entries = tuple(
            Entry(
                row_name(form, section.name, key, answers) if key else "",
                at := _place(section.name, *filter(None, (key,))),
                _said(form, section.name, row, answers, at),
            )
            for key, row in rows
            if row
        )
        if entries:
            found.append(Shown(section.name, section.title, entries))
    return found


def _said(
    form: CaseForm, section: str, raw: Mapping[str, Any], answers: Any, at: str
) -> tuple[tuple[str, Text, Said], ...]:
    filled = stored(form, section, raw, answers=answers, language=language())
    return tuple(
        (f"{at}-{name}", filled[name].label.text, filled[name].shown())
        for name in form.section(section).names
        if filled[name].data is not None
    )
