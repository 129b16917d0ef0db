"""The fields that pages ask with: each reads what was typed, says what it cannot read, and shows it again.

A form judges the page, checks judge the matter. So a field knows three outcomes: an answer (`data`, plain JSON),
nothing (`data` is None and nothing was typed), and something typed that is no answer (`unread`). An identifier with a
fault is an answer all the same, kept as typed: the checks speak of it, and so does the page, in the same sentence.

Text is plain (`forms.plain`). Numbers are ASCII digits after narrowing full-width ones. Days are Norwegian: day, month,
year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import Any, ClassVar

from wtforms import Field

from casework import i18n
from casework.core.answers import FAULTS
from casework.core.text import Text
from casework.forms.look import LINE, Look
from casework.forms.plain import cleaned, fitting, narrowed, speakable
from casework.identifiers import IDENTIFIERS, WARNINGS
from casework.law.countries import COUNTRIES

NOT_A_DAY = FAULTS["date"]
NO_SUCH_DAY = Text("There is no such day in the calendar. Write it as day, month and year, for example 23.04.2026.")
WHICH_CENTURY = Text("Write the year with four figures, for example 23.04.1987.")
FAR_AWAY = Text("The year must lie between {first} and {last}.")
NOT_WHOLE = FAULTS["int"]
NOT_A_NUMBER = Text("This is not a number with at most two decimals, such as 1250 or 1250,50.")
TOO_FINE = Text("This is not a number with at most {places} decimals, such as 1250 or 1250,5.")
OUT_OF_RANGE = Text("The number must lie between {least} and {most}.")
NOT_A_CHOICE = FAULTS["enum"]
YES_OR_NO = FAULTS["bool"]

GROUPED = frozenset({"phone", "iban"})
"""Numbers that people group so that they can be read; kept as grouped, compared without."""

_DAY = re.compile(r"(\d{1,2})[.,/ -]\s*(\d{1,2})[.,/ -]\s*(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_WHOLE = re.compile(r"-?(\d{1,12}|\d{1,3}( \d{3}){1,3})", re.ASCII)
_DECIMAL = re.compile(r"-?(\d{1,12}|\d{1,3}( \d{3}){1,3})([.,](?P<part>\d{1,12}))?", re.ASCII)


class Asked(Field):
    """One question. `data`: the answer as plain JSON, or None; `typed`: what to show again; `fault`: what is wrong."""

    kind: ClassVar[str] = "text"

    def __init__(self, label: Text, description: Text | None = None, look: Look = LINE, **rest: Any) -> None:
        super().__init__(label=label, **rest)  # type: ignore[arg-type]
        self.hint, self.look = description, look
        self.typed: str | list[str] = ""
        self.judged: Text | None = None

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data, self.judged = None, None
        given = str(valuelist[0]) if valuelist else ""
        self.typed = speakable(given)
        if self.typed.strip():
            self.data = self.understood(self.typed)

    def understood(self, text: str) -> Any:
        """The answer in what was typed; ValueError with a Text where there is none."""
        return text

    def as_typed(self, answer: Any) -> list[str]:
        """A stored answer as a person would type it."""
        return [str(answer)]

    @property
    def fault(self) -> Text | None:
        """What to say beside the field: it cannot be read, or it is an answer with a fault of its own."""
        said = self.process_errors[0] if self.process_errors else self.judged
        return said if isinstance(said, Text) or said is None else Text(str(said))

    @property
    def unread(self) -> bool:
        """Something was typed that is no answer."""
        return self.data is None and bool(self.typed.strip() if isinstance(self.typed, str) else self.typed)

    def shown(self) -> Text | str:
        """The answer in words, for pages that only show; as typed where it is none."""
        return self.typed if isinstance(self.typed, str) else ", ".join(self.typed)


class CleanText(Asked):
    """A line, or lines, of plain text."""

    def understood(self, text: str) -> str | None:
        return fitting(text, self.look) or None


class Identifier(CleanText):
    """A number that others gave out; kept in its own spelling when right, as typed when not."""

    def understood(self, text: str) -> str | None:
        text = super().understood(text) or ""
        name = self.look.identifier or ""
        scheme = IDENTIFIERS[name]
        said = scheme.fault(text) if text else None
        self.judged = None if name in WARNINGS else said
        return text or None if said or name in GROUPED else scheme.normalise(text)


class Day(Asked):
    """A day as dd.mm.yyyy; ISO and a year of two figures are understood, where the century is plain."""

    def understood(self, text: str) -> str:
        text = narrowed(text).rstrip(".")
        if match := _ISO.fullmatch(text):
            year, month, day = match.groups()
        elif match := _DAY.fullmatch(text) or _SOLID.fullmatch(text):
            day, month, year = match.groups()
        else:
            raise ValueError(NOT_A_DAY)
        if len(year) == 2:
            if self.look.past:
                raise ValueError(WHICH_CENTURY)
            year = f"20{year}"
        if not 1900 <= int(year) <= 2100:
            raise ValueError(Text(FAR_AWAY.msgid, first=1900, last=2100))
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            raise ValueError(NO_SUCH_DAY) from None

    def as_typed(self, answer: Any) -> list[str]:
        try:
            return [i18n.day_figures(date.fromisoformat(str(answer)))]
        except ValueError:
            return [str(answer)]


class Whole(Asked):
    """A whole number; groups of three may be spaced."""

    def understood(self, text: str) -> int:
        text = narrowed(text)
        if not _WHOLE.fullmatch(text):
            raise ValueError(NOT_WHOLE)
        number = int(text.replace(" ", ""))
        if not self.look.at_least <= number <= self.look.at_most:
            raise ValueError(Text(OUT_OF_RANGE.msgid, least=self.look.at_least, most=self.look.at_most))
        return number


class StrictDecimal(Asked):
    """A decimal number with comma or point and as many decimals as its look allows; kept as text, never as a float."""

    def understood(self, text: str) -> str:
        text, places = narrowed(text), self.look.decimals
        found = _DECIMAL.fullmatch(text)
        if found is None or len(found["part"] or "") > places:
            raise ValueError(NOT_A_NUMBER if places == 2 else Text(TOO_FINE.msgid, places=places))
        return text.replace(" ", "").replace(",", ".")


class YesNo(Asked):
    """Yes or no; as a single tick where no is not an answer."""

    kind = "yesno"
    OPTIONS: ClassVar[tuple[tuple[str, Text], ...]] = (("yes", Text("Yes")), ("no", Text("No")))

    def understood(self, text: str) -> bool:
        if text not in ("yes", "no"):
            raise ValueError(YES_OR_NO)
        return text == "yes"

    def as_typed(self, answer: Any) -> list[str]:
        return ["yes" if answer else "no"] if isinstance(answer, bool) else [str(answer)]

    def shown(self) -> Text | str:
        return dict(self.OPTIONS).get(str(self.typed), super().shown())


class Choice(Asked):
    """One of a few answers: rings to choose from, or a list where there are many."""

    kind = "choice"

    def __init__(self, label: Text, description: Text | None = None, look: Look = LINE,
                 choices: Mapping[StrEnum, Text] | Callable[[], Mapping[str, Text]] = dict, **rest: Any) -> None:
        super().__init__(label, description, look, **rest)
        found = choices() if callable(choices) else choices
        self.choices: dict[str, Text] = {str(value): said for value, said in found.items()}

    @property
    def options(self) -> list[tuple[str, Text]]:
        return list(self.choices.items())

    def understood(self, text: str) -> str:
        if text not in self.choices:
            raise ValueError(NOT_A_CHOICE)
        return text

    def shown(self) -> Text | str:
        return self.choices.get(str(self.typed), super().shown())


class Country(Choice):
    """A country by its code of two letters, listed by its name in the reader's language."""

    kind = "select"

    def __init__(self, label: Text, description: Text | None = None, look: Look = LINE, **rest: Any) -> None:
        super().__init__(label, description, look, lambda: COUNTRIES, **rest)

    @property
    def options(self) -> list[tuple[str, Text]]:
        language = self.meta.language  # type: ignore[attr-defined]
        return sorted(self.choices.items(), key=lambda option: alphabetical(i18n.say(option[1], language), language))


class Many(Asked):
    """Any number of known values, such as the ships of the list; what was chosen before stays choosable. Rows that are
    named by key (`is_known`) must be there.
    """

    kind = "many"
    MOST: ClassVar[int] = 500

    def __init__(self, label: Text, description: Text | None = None, look: Look = LINE,
                 choices: Mapping[StrEnum, Text] | None = None, **rest: Any) -> None:
        super().__init__(label, description, look, **rest)
        self.choices: dict[str, Text] = {str(value): said for value, said in (choices or {}).items()}

    @property
    def options(self) -> list[tuple[str, Text | str]]:
        known: dict[str, Text | str] = {**self.choices, **dict(self.meta.options.get(self.name, ()))}  # type: ignore[attr-defined]
        return [*known.items(), *((value, value) for value in self.typed if value not in known)]

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data, self.judged = None, None
        self.typed = list(dict.fromkeys(known for value in valuelist if (known := speakable(str(value)).strip())))
        if not self.typed:
            return
        if len(self.typed) > self.MOST:
            raise ValueError(NOT_A_CHOICE)
        chosen = [cleaned(value, lines=False) for value in self.typed]
        if any(len(value) > self.look.most or (self.choices and value not in self.choices) for value in chosen):
            raise ValueError(NOT_A_CHOICE)
        if self.look.is_known and not set(chosen) <= set(dict(self.meta.options.get(self.name, ()))):  # type: ignore[attr-defined]
            raise ValueError(NOT_A_CHOICE)
        self.data = chosen

    def as_typed(self, answer: Any) -> list[str]:
        return [str(value) for value in answer] if isinstance(answer, list | tuple) else [str(answer)]

    def shown(self) -> Text | str:
        known = dict(self.options)
        said = [known.get(value, value) for value in self.typed]
        return reduce(lambda one, other: Text("{one}, {other}", one=one, other=other), said) if said else ""


def alphabetical(name: str, language: str) -> str:
    """A key by which names sort as their readers expect: æ, ø and å last in Norwegian, marks ignored elsewhere."""
    name = name.casefold()
    if language == "en":
        name = name.replace("æ", "ae").replace("ø", "o")
    else:
        name = name.replace("æ", "z{").replace("ä", "z{").replace("ø", "z|").replace("ö", "z|").replace("å", "z}")
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
