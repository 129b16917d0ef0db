"""A submission in words: the answers as values of a document, in the order and under the names of its form.

What was sent is read as the rules of today read it; what does not apply was not sent and is not shown. A choice is said
in the reader's language, a row of another table by its name, a number and a day as letters write them; every other
answer stands as it was typed. A question without an answer is shown all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from babel.numbers import format_decimal

from casework.core.answers import as_json, pointer_to
from casework.core.asked import Section
from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.forms import FORMS
from casework.forms.applying import Applying, applying
from casework.forms.fields import Asked, Day, StrictDecimal, Whole, YesNo
from casework.forms.look import CaseForm
from casework.forms.typed import Sent, posted
from casework.i18n import say
from casework.letters import words
from casework.letters.annex import Part
from casework.letters.sheets import Column, Sheet

GROUPED = 10_000
"""Numbers from which the thousands stand apart: a year is none."""


def parts(case_type: CaseType, answers: Any, language: str, leaves_out: Iterable[str]) -> tuple[Part, ...]:
    """Every section that applies and is not left out."""
    asked, form = applying(case_type, answers), FORMS[case_type.name]
    raw = as_json(asked.answers)
    left = frozenset(leaves_out)
    return tuple(
        _part(form, asked, section, raw.get(section.name, {}), language)
        for section in asked.among(case_type.sections)
        if section.name not in left
    )


def _part(form: CaseForm, asked: Applying, section: Section, raw: Mapping[str, Any], language: str) -> Part:
    page = posted(form, section.name, Sent({}), answers=asked.answers, language=language)
    questions = [Question.of(page[name], language) for name in form.section(section.name).names]
    titled = Part(key=section.name, title=say(section.title, language), group=say(section.group, language))
    if not section.rows:
        facts = tuple(
            (one.label, one.said(raw.get(one.name)))
            for one in questions
            if asked.asks(pointer_to(section.name, one.name))
        )
        return replace(titled, facts=facts)
    columns = tuple(Column(one.label, one.is_figure) for one in questions)
    rows = tuple(tuple(one.said(row.get(one.name)) for one in questions) for row in raw.values())
    return replace(titled, sheet=Sheet(columns, rows))


@dataclass(frozen=True, slots=True)
class Question:
    """A question in one language, and how its answers are said."""

    name: str
    label: str
    language: str
    field: Asked
    options: Mapping[str, str]

    @classmethod
    def of(cls, field: Asked, language: str) -> Question:
        given: Any = YesNo.OPTIONS if isinstance(field, YesNo) else getattr(field, "options", ())
        label: Text = field.label.text  # type: ignore[assignment]
        said = {value: words_of(option, language) for value, option in given}
        return cls(field.name, say(label, language), language, field, said)

    @property
    def is_figure(self) -> bool:
        return isinstance(self.field, StrictDecimal | Whole)

    def said(self, kept: Any) -> str:
        """An answer in words; nothing for none."""
        if kept is None:
            return ""
        if self.is_figure:
            return figure(str(kept), self.language)
        if isinstance(self.field, Day):
            return words.day(date.fromisoformat(str(kept)), self.language)
        return ", ".join(self.options.get(part, part) for part in self.field.as_typed(kept))


def words_of(option: Text | str, language: str) -> str:
    """What a choice says; a name that somebody typed is never translated."""
    return say(option, language) if isinstance(option, Text) else option


def figure(number: str, language: str) -> str:
    """A number with the decimals it was written with, in the language's spelling."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    whole, mark, tail = number.partition(".")
    if abs(value) >= GROUPED and whole.lstrip("-").isdigit():
        whole = format_decimal(int(whole), format="#,##0", locale="en").replace(",", words.NBSP)
    return f"{whole}{'.' if language == 'en' else ','}{tail}" if mark else whole
