"""Two versions of answers side by side, in the reader's words: the questions by their labels, the rows by their names.

A row that came or went is shown whole, answer by answer. What stood before is said with the names that things had then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.answers import Change
from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.forms import FORMS
from casework.forms.kit import page_type
from casework.forms.known import One
from casework.forms.look import CaseForm
from casework.forms.typed import stored
from casework.web.render import language

Said = Text | str
WHOLE = "whole"
ADDED, REMOVED = Text("added"), Text("taken away")


@dataclass(frozen=True, slots=True)
class Line:
    """A question with the answers before and after ('' = none)."""

    label: Text
    old: Said
    new: Said


@dataclass(frozen=True, slots=True)
class Place:
    """A section, or one row of it (`name`): what differs there; `became`: a row that is new, or is no more."""

    section: Text
    name: Said
    became: Text | None
    lines: tuple[Line, ...]


def side_by_side(case_type: CaseType, changes: Iterable[Change], earlier: Any, later: Any) -> list[Place]:
    """The changes of each section in its order, those of a row together."""
    form, said = FORMS[case_type.name], _Words(FORMS[case_type.name], earlier, later)
    order = {section.name: place for place, section in enumerate(case_type.sections)}
    held: dict[tuple[str, str, Text | None], list[Line]] = {}
    has_rows = {section.name: section.rows for section in case_type.sections}
    for change in changes:
        for section, key, field, old, new in _fields(change, has_rows):
            for name in (field,) if field != WHOLE else form.section(section).names:
                before, after = (old, new) if field != WHOLE else ((old or {}).get(name), (new or {}).get(name))
                line = said.line(section, name, before, after)
                became = None if field != WHOLE else ADDED if old is None else REMOVED
                if line is not None:
                    held.setdefault((section, key, became), []).append(line)
    titles = {section.name: section.title for section in case_type.sections}
    return [Place(titles[section], said.called(section, key), became, tuple(lines))
            for (section, key, became), lines in sorted(held.items(), key=lambda one: order[one[0][0]])]


def _fields(change: Change, has_rows: Mapping[str, bool]) -> Iterator[tuple[str, str, str, Any, Any]]:
    """(section, row, field, old, new) of a change. A whole row is one; a whole section falls into rows or fields."""
    section, *rest = [part.replace("~1", "/").replace("~0", "~") for part in change.pointer.split("/")[1:]]
    if section not in has_rows:
        return
    if not rest:
        old, new = change.old or {}, change.new or {}
        for part in {**old, **new}:
            values = old.get(part), new.get(part)
            yield (section, part, WHOLE, *values) if has_rows[section] else (section, "", part, *values)
    elif has_rows[section]:
        yield section, rest[0], rest[1] if len(rest) > 1 else WHOLE, change.old, change.new
    else:
        yield section, "", rest[0], change.old, change.new


@dataclass(frozen=True, slots=True)
class _Words:
    form: CaseForm
    earlier: Any
    later: Any

    def line(self, section: str, name: str, old: Any, new: Any) -> Line | None:
        """None where nothing is asked under this name, or nothing was answered."""
        if name not in self.form.section(section).names:
            return None
        said = [self._value(section, name, value, answers)
                for value, answers in ((old, self.earlier), (new, self.later))]
        label: Text = page_type(self.form, section)()[name].label.text
        return Line(label, said[0], said[1]) if said[0] != said[1] else None

    def _value(self, section: str, name: str, value: Any, answers: Any) -> Said:
        if value is None:
            return ""
        said: Said = stored(self.form, section, {name: value}, answers=answers, language=language())[name].shown()
        return said

    def called(self, section: str, key: str) -> Said:
        """The name of a row, as it is now, else as it was."""
        if not key:
            return ""
        answers = next((one for one in (self.later, self.earlier) if key in getattr(one, section)), self.later)
        return row_name(self.form, section, key, answers)


def row_name(form: CaseForm, section: str, key: str, answers: Any) -> Said:
    """What a row goes by: the rows of other tables that it names, else its own name, else what a nameless one is
    called.
    """
    declared, row = form.section(section), getattr(answers, section).get(key)
    shape = page_type(form, section)()
    named = {name: getattr(row, name) for name in declared.names if isinstance(shape[name], One) and row is not None}
    if any(named.values()):
        filled = stored(form, section, named, answers=answers, language=language())
        return " / ".join(str(filled[name].shown()) for name, key in named.items() if key)
    return getattr(row, "label", "") or declared.nameless or Text("A row without a name")
