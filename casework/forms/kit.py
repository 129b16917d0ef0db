"""Forms derived from the answers they ask for.

The pydantic model of a section gives names, order of types, labels and hints; the case type's form declares the looks.
A form is made for one request in one language, reads the page once and is thrown away. It has no `populate_obj`: what a
page sends is never written onto anything but the draft, through `casework.forms.typed`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NoReturn, get_args, get_origin

from wtforms import Form

from casework.core.answers import Row
from casework.core.text import Text
from casework.forms.fields import Asked, Choice, CleanText, Country, Day, Identifier, Many, StrictDecimal, Whole, YesNo
from casework.forms.known import One
from casework.forms.look import LINE, CaseForm, Look, SectionForm

Choices = Mapping[type[StrEnum], Mapping[StrEnum, Text]]
OTHER_ANSWERS = {date: Day, bool: YesNo, int: Whole, Decimal: StrictDecimal}


class SectionPage(Form):
    """A section, or one row of a section, on one page."""

    section: SectionForm

    class Meta:
        csrf = False  # the application asks for the token of every form, also of those that are not made here
        locales = False  # WTForms says nothing itself; our sentences are Texts
        language = "en"
        options: Mapping[str, Sequence[tuple[str, str]]] = {}

    def populate_obj(self, obj: Any) -> NoReturn:
        raise TypeError("a page is read by casework.forms.typed.read, never poured onto an object")

    def __iter__(self) -> Any:
        return iter(self._fields.values())

    def blocks(self) -> list[tuple[Text | None, Text | None, list[list[Asked]]]]:
        """(title, lead, lines of one or two fields) in the order of the page."""
        return [(block.title, block.lead, [[self[name] for name in line] for line in block.lines])
                for block in self.section.blocks]

    def faults(self) -> list[tuple[str, Text]]:
        """(field, sentence) for every field that cannot be read or has a fault, in the order of the page."""
        return [(name, fault) for name in self.section.names if (fault := self[name].fault) is not None]


def row_type(case_form: CaseForm, section: str) -> type[Row]:
    """The model of a section, or of one row of a section of rows."""
    annotation = case_form.case_type.answers.model_fields[section].annotation
    found = get_args(annotation)[1] if get_origin(annotation) is dict else annotation
    if not (isinstance(found, type) and issubclass(found, Row)):
        raise TypeError(f"{section} holds neither a section nor rows")
    return found


@cache
def page_type(case_form: CaseForm, section: str) -> type[SectionPage]:
    """The form of a section, made once from the fields of its model."""
    declared = case_form.section(section)
    model = row_type(case_form, section).model_fields
    asked = {name: question(Text(info.title or name), Text(info.description) if info.description else None,
                            info.annotation, declared.looks.get(name, LINE), case_form.choices)
             for name, info in model.items()}
    return type(f"{section.title()}Page", (SectionPage,), {**asked, "section": declared})


def question(label: Text, hint: Text | None, annotation: Any, look: Look, choices: Choices) -> Any:
    """The field that asks for a value of this type."""
    if get_origin(annotation) is tuple:
        return Many(label, hint, look, choices=choices.get(get_args(annotation)[0], {}))
    wanted = next((part for part in get_args(annotation) if part is not type(None)), annotation)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return Choice(label, hint, look, choices=choices[wanted])
    if look.is_known:
        return One(label, hint, look)
    if look.is_country:
        return Country(label, hint, look)
    if look.identifier:
        return Identifier(label, hint, look)
    return OTHER_ANSWERS.get(wanted, CleanText)(label, hint, look)
