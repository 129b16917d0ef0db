"""What an answer says in a cell of a spreadsheet, and what the words of a cell answer.

A cell holds what a person would type. A choice is said by its words in the reader's language, a row of another table by
its name; where two say the same, by the value itself. On the way back the words of every language are understood, and
the values; whatever is no answer is kept as it was typed, as on every page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casework import i18n
from casework.core.text import Text
from casework.forms.fields import Asked, Many, YesNo
from casework.forms.look import LINE, CaseForm
from casework.forms.typed import TYPED, Sent, as_typed, kept, posted

KEY = "_key"
KEY_HEADING = Text("Key of the row (leave as it is)")
BETWEEN = "; "
_APART = re.compile(r"[;\n]")


class Column:
    """One question of a table, in one language."""

    def __init__(self, field: Asked, language: str) -> None:
        self.field, self.name, self.language = field, field.name, language
        self.heading: Text = field.label.text  # type: ignore[assignment]
        given: Any = YesNo.OPTIONS if isinstance(field, YesNo) else getattr(field, "options", ())
        self.options: tuple[tuple[str, Text | str], ...] = tuple(given)
        self.says = _distinct(self.options, language)
        self.means = _meanings(self.options, self.says)

    @property
    def is_many(self) -> bool:
        return isinstance(self.field, Many)

    def words(self, answer: Any) -> str:
        """What the cell says of what is kept."""
        if answer is None:
            return ""
        return BETWEEN.join(self.says.get(part, part) for part in as_typed(self.field, answer))

    def is_read(self, answer: Any) -> bool:
        """Is what is kept an answer?"""
        return not (isinstance(answer, Mapping) and set(answer) == {TYPED})

    def understood(self, words: str | Sequence[str]) -> tuple[Any, Text | None]:
        """(what to keep, what is wrong with it) of the words of a cell, or of several values."""
        self.field.process(Sent({self.name: [self.means.get(part.casefold(), part) for part in self._parts(words)]}))
        return kept(self.field), self.field.fault

    def _parts(self, words: str | Sequence[str]) -> list[str]:
        if not isinstance(words, str):
            return list(words) if self.is_many else [BETWEEN.join(words)] if words else []
        said = words.strip()
        if not said:
            return []
        if not self.is_many:
            return [words if said.casefold() not in self.means else said]
        parts = [part.strip() for part in _APART.split(said) if part.strip()]
        commas = [part.strip() for part in said.split(",")]
        return commas if len(parts) == 1 and all(part.casefold() in self.means for part in commas) else parts


def columns(form: CaseForm, section: str, answers: Any, language: str) -> list[Column]:
    """The columns of a table, in the order in which its page asks; not those that the page answers itself."""
    page, declared = posted(form, section, Sent({}), answers=answers, language=language), form.section(section)
    return [Column(page[name], language) for name in declared.names if declared.looks.get(name, LINE).fixed is None]


def names(table: Iterable[Column]) -> dict[str, str]:
    """Every heading that a column may have, by which it is found: its name, and its words in each language."""
    found = {KEY.casefold(): KEY}
    for language in i18n.LANGUAGES:
        found[i18n.say(KEY_HEADING, language).casefold()] = KEY
    said = [(i18n.say(column.heading, language).casefold(), column.name)
            for column in table for language in i18n.LANGUAGES]
    shared = Counter(heading for heading, _ in set(said))
    found |= {heading: name for heading, name in said if shared[heading] == 1}
    return found | {column.name.casefold(): column.name for column in table}


def _distinct(options: Iterable[tuple[str, Text | str]], language: str) -> dict[str, str]:
    """By value the words that stand for it and for nothing else; the value itself where there are none."""
    said = {value: " ".join(i18n.say(label, language).split()) for value, label in options}
    shared, values = Counter(words.casefold() for words in said.values()), {value.casefold() for value in said}

    def stands_for(value: str, words: str) -> bool:
        is_plain = bool(words) and shared[words.casefold()] == 1 and not _APART.search(words)
        return is_plain and words.casefold() not in values - {value.casefold()}

    return {value: words if stands_for(value, words) else value for value, words in said.items()}


def _meanings(options: Sequence[tuple[str, Text | str]], says: Mapping[str, str]) -> dict[str, str]:
    """By words in small letters the value that they mean; words of another language where they mean one thing only."""
    others = [(i18n.say(label, language).casefold(), value) for value, label in options for language in i18n.LANGUAGES]
    shared = Counter(words for words, _ in set(others))
    found = {words: value for words, value in others if shared[words] == 1}
    found |= {words.casefold(): value for value, words in says.items()}
    return found | {value.casefold(): value for value, _ in options}
