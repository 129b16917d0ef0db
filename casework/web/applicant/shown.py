"""Answers as words: for reading through, for print, and for what may not be changed now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from casework.core.answers import Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.forms.fields import Asked
from casework.forms.look import LINE, CaseForm, SectionForm
from casework.forms.typed import stored


class Written(Protocol):
    """Answers that somebody reads: a draft, or as much of one as a verifier sees."""

    @property
    def answers(self) -> Any: ...
    @property
    def raw(self) -> Mapping[str, Any]: ...
    @property
    def sections(self) -> tuple[Section, ...]: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A section without rows, or one row: its name, and (question, answer, can it be read) for each answer there is."""

    key: str
    title: Text | str
    answers: tuple[tuple[Text, Text | str, bool], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A section in words."""

    section: Section
    entries: tuple[Entry, ...]


def entry_of(
    found: Written,
    form: CaseForm,
    section: str,
    key: str,
    raw: Mapping[str, Any],
    language: str,
    only: tuple[str, ...] = (),
) -> Entry:
    """The answers of one row, or of a whole section; `only`: those of these fields."""
    declared = form.section(section)
    filled = stored(form, section, raw, answers=found.answers, language=language)
    names = only or declared.names
    said = tuple(
        (filled[name].label.text, _worded(filled[name]), not filled[name].unread)
        for name in names
        if filled[name].data is not None or filled[name].unread
    )
    return Entry(key, row_title(found, declared, key), said)


def _worded(field: Asked) -> Text | str:
    return field.shown()


def row_title(found: Written, declared: SectionForm, key: str) -> Text | str:
    """What a row goes by: the name the answers give it, else what a nameless one is called."""
    if not key:
        return ""
    row = getattr(found.answers, declared.name).get(key)
    return (getattr(row, "label", "") if row is not None else "") or declared.nameless or Text("A row without a name")


def whole(found: Written, form: CaseForm, language: str) -> list[Shown]:
    """Every section in its order."""
    return [shown_section(found, form, section, language) for section in found.sections]


def shown_section(found: Written, form: CaseForm, section: Section, language: str) -> Shown:
    raw = found.raw.get(section.name, {})
    if section.rows:
        entries = tuple(
            entry_of(found, form, section.name, key, row, language) for key, row in raw.items() if isinstance(row, dict)
        )
    else:
        entries = (entry_of(found, form, section.name, "", raw, language),)
    return Shown(section, entries)


def optional_words(form: CaseForm, answers: Any, section: str, row: Row) -> dict[str, Text]:
    """The words beside the label of each field that is not owed as the answers stand."""
    owed, declared = set(form.owed(answers, section, row)), form.section(section)
    return {
        name: declared.looks.get(name, LINE).only or Text("(optional)") for name in declared.names if name not in owed
    }
