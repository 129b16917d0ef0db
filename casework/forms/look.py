"""How a section is asked for: the order, the company fields keep, widths and keyboards. Declared, never computed.

What is asked stands in the answers of the case type; nothing here adds a question or leaves one out (a test compares).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from casework.core.case_type import CaseType
from casework.core.text import Source, Text
from casework.forms.stations import APPLYING, Station, opened_by_us
from casework.workflows import is_applied_for

Condition = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Look:
    """One field: its width (a class of the style sheet), keyboard, room and limits.

    `only` are the words beside a label that is not owed as the answers stand ("if the company is in a group").
    `decimals`: how many a number may have. `past`: a day long ago, whose year needs four figures. `tick`: yes is the
    only answer, given by a tick. `fixed`: the page gives the answer itself and shows it. `is_known`: one of the things
    that the answers hold (`options`). `when(answers, row)`: whether the question is asked at all (`row` is the section
    itself where there are no rows); what it looks at stands earlier in the form.
    """

    width: str = "w-30"
    inputmode: str | None = None
    autocomplete: str | None = None
    type: str = "text"
    identifier: str | None = None
    is_country: bool = False
    is_list: bool = False
    is_known: bool = False
    lines: int = 1
    most: int = 200
    at_least: int = 0
    at_most: int = 999_999_999
    decimals: int = 2
    past: bool = False
    tick: bool = False
    only: Text | None = None
    fixed: str | None = None
    when: Condition | None = None


LINE = Look()


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that belong together; two names in brackets stand side by side where there is room."""

    fields: tuple[str | tuple[str, str], ...]
    title: Text | None = None
    lead: Text | None = None

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        return tuple((part,) if isinstance(part, str) else part for part in self.fields)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for line in self.lines for name in line)


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One page of the form. `add`, `save`, `shown` and `nameless` are for sections of rows: what the buttons say, which
    answers a closed row shows, and what a row without a name is called. `is_table`: rows stand as a table of cells, and
    each has a page of its own. `kept`: answers that stand here and that nobody types on this page."""

    name: str
    lead: Text
    blocks: tuple[Block, ...]
    looks: Mapping[str, Look] = field(default_factory=dict)
    at_hand: tuple[Text, ...] = ()
    add: Text | None = None
    save: Text | None = None
    shown: tuple[str, ...] = ()
    nameless: Text | None = None
    is_table: bool = False
    kept: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for block in self.blocks for name in block.names)


@dataclass(frozen=True, slots=True)
class Why:
    """Why this authority: a title, a sentence or two, and the law."""

    title: Text
    sentence: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Fleet:
    """Where a party has one such case for each of many things, and much of what it writes is alike in all of them.

    `title`: the name of their list. A thing is known by a number and a name, two fields of `section`. `shared`: the
    sections that may be taken over from the case of one thing to that of another.
    """

    title: Text
    lead: Text
    section: str
    number: str
    name: str
    shared: tuple[str, ...]


@dataclass(frozen=True)
class CaseForm:
    """The whole form of a case type.

    `owed(answers, section, row)`: names of the fields that are owed; `options(answers)`: what can be chosen in a
    field of many values, by (section, field); `after`: what happens once it is sent, step by step; `ours`:
    the fields, by section, that an officer writes who opens a case for a party; `beside(answers)`: facts that stand
    beside every page; `fleet`: how the cases of one party belong together; `way`: the stations that its party sees,
    where they are not those of every application, or of every case that we open.
    """

    case_type: CaseType
    sections: tuple[SectionForm, ...]
    choices: Mapping[type[StrEnum], Mapping[StrEnum, Text]]
    owed: Callable[[Any, str, Any], tuple[str, ...]]
    declaration: Text
    options: Callable[[Any], Mapping[tuple[str, str], tuple[tuple[str, str], ...]]] = lambda answers: {}
    why: Callable[[Any, date], Why | None] = lambda answers, today: None
    after: tuple[tuple[Text, Text], ...] = ()
    ours: tuple[tuple[str, tuple[str, ...]], ...] = ()
    beside: Callable[[Any], tuple[tuple[Text, Text | str], ...]] = lambda answers: ()
    fleet: Fleet | None = None
    way: tuple[Station, ...] = ()

    @property
    def stations(self) -> tuple[Station, ...]:
        """The stations of the way, in the order of their phases; the last is that in which a case is closed."""
        return self.way or (APPLYING if is_applied_for(self.case_type) else opened_by_us())

    def section(self, name: str) -> SectionForm:
        """The page of a section; KeyError where there is none."""
        return {section.name: section for section in self.sections}[name]

    def __hash__(self) -> int:
        return hash(self.case_type.name)
