"""Which answers are owed, and when: data, so that the form can mark what is optional and the task list can count.

The general part, over the tables of any case type. A missing answer never stops anybody from sending.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from casework.core.answers import Answers, Row, pointer_to
from casework.core.asked import Section
from casework.core.text import Text

Test = Callable[[Any, Any], bool]


def always(answers: Answers, row: Row) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Owed:
    """Fields of one section that are owed `when` the test of (answers, row) says so."""

    section: str
    fields: tuple[str, ...]
    when: Test = always


Least = Callable[[Any], int]


def at_least(count: int, when: Test = always) -> Least:
    """How many rows a section needs, where the test of (answers, answers) says so."""
    return lambda answers: count if when(answers, answers) else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is: `missing` counts owed answers and owed rows that are not there."""

    section: str
    started: bool
    missing: int

    @property
    def complete(self) -> bool:
        return self.missing == 0


@dataclass(frozen=True)
class Duties:
    """What the answers of one case type owe. `rows`: how many rows a section of rows needs at the least. A section that
    does not apply owes nothing.
    """

    answers: type[Answers]
    sections: tuple[Section, ...]
    owed: tuple[Owed, ...]
    rows: Mapping[str, Least] = field(default_factory=dict)

    def row_type(self, section: str) -> type[Row]:
        """The model of a section, or of one of its rows."""
        annotation = self.answers.model_fields[section].annotation
        found: type[Row] = get_args(annotation)[1] if get_origin(annotation) is dict else annotation  # type: ignore[assignment]
        return found

    def field_title(self, section: str, name: str) -> Text:
        """The label of a field."""
        return Text(self.row_type(section).model_fields[name].title or name)

    def owed_fields(self, answers: Any, section: str, row: Row) -> tuple[str, ...]:
        """The fields of this row that are owed as the answers stand; every other field of it is optional."""
        return tuple(name for owed in self.owed if owed.section == section and owed.when(answers, row)
                     for name in owed.fields)

    def missing_fields(self, answers: Any) -> Iterator[str]:
        """A pointer for each owed answer that is not there."""
        for section in self.sections:
            for pointer, row in rows_of(answers, section.name) if section.when(answers) else ():
                for name in self.owed_fields(answers, section.name, row):
                    if is_empty(getattr(row, name)):
                        yield f"{pointer}/{name}"

    def missing_said(
        self, answers: Any, but: Set[tuple[str, str]] = frozenset()
    ) -> Iterator[tuple[str, Text]]:
        """(pointer, sentence) for each owed answer that is not there, with the name of its row where it has one; `but`
        for (section, field) of which another rule speaks.
        """
        for pointer in self.missing_fields(answers):
            _, section, *key, name = pointer.split("/")
            if (section, name) in but:
                continue
            row = getattr(answers, section)[key[0]] if key else None
            title = self.field_title(section, name)
            if row is not None and row.label:
                yield pointer, Text("Not answered yet, for {name}: “{field}”", name=row.label, field=title)
            else:
                yield pointer, Text("Not answered yet: “{field}”", field=title)

    def missing_rows(self, answers: Any) -> Iterator[tuple[str, int]]:
        """(section, how many) for each section that has too few rows."""
        for section in self.sections:
            least = self.rows[section.name](answers) if section.name in self.rows and section.when(answers) else 0
            short = least - len(getattr(answers, section.name)) if least else 0
            if short > 0:
                yield section.name, short

    def progress(self, answers: Any) -> tuple[Progress, ...]:
        """One Progress for each section, in the order of the task list."""
        missing: dict[str, int] = dict(self.missing_rows(answers))
        for pointer in self.missing_fields(answers):
            section = pointer.split("/")[1]
            missing[section] = missing.get(section, 0) + 1
        return tuple(Progress(section.name, _started(getattr(answers, section.name)), missing.get(section.name, 0))
                     for section in self.sections)


def rows_of(answers: Any, section: str) -> Iterator[tuple[str, Row]]:
    """(pointer, row) for each row of a section with rows, and the section itself otherwise."""
    found = getattr(answers, section)
    if isinstance(found, dict):
        yield from ((pointer_to(section, key), row) for key, row in found.items())
    else:
        yield pointer_to(section), found


def is_empty(value: Any) -> bool:
    return value is None or value in ("", ())


def _started(section: Any) -> bool:
    if isinstance(section, dict):
        return bool(section)
    return any(not is_empty(value) for value in section.__dict__.values())
