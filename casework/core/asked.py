"""What a case type asks for and looks at: sections, documents, the checklist, and the catalogue of questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casework.core.text import Source, Text

if TYPE_CHECKING:
    from casework.core.answers import Answers
    from casework.core.deadlines import Amount


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level part of the answers: one page of the form, one unit of return; asked for `when` it applies."""

    name: str
    title: Text
    group: Text
    rows: bool = False
    when: Callable[[Any], bool] = lambda answers: True


@dataclass(frozen=True, slots=True)
class Document:
    """A document: for whom (`per` names a section of rows), when, in what form, how old, how long kept, read by few
    (`restricted`). What is not `required`, always or in these answers, may be sent and may be asked for."""

    kind: str
    title: Text
    source: Source
    per: str | None = None
    when: Callable[[Answers, str], bool] = lambda answers, key: True
    required: bool | Callable[[Any, str], bool] = True
    accepts: tuple[str, ...] = ("application/pdf", "image/jpeg", "image/png")
    max_age: Amount | None = None
    purge_on: tuple[str, ...] = ()
    hint: Text | None = None
    restricted: bool = False

    def is_required(self, answers: Any, key: str) -> bool:
        return self.required(answers, key) if callable(self.required) else self.required


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """Something only a person can judge, `when` it applies: answered yes, no or not applicable, with a note. What the
    rules find in its `sections`, and what its `rules` find anywhere, stands beside it."""

    name: str
    question: Text
    source: Source
    per: str | None = None
    when: Callable[[Any], bool] = lambda answers: True
    sections: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def keys(self, answers: Any) -> list[str]:
        """The rows it is asked for; [''] where it is about the whole, none where it does not apply."""
        return (list(getattr(answers, self.per)) if self.per else [""]) if self.when(answers) else []


@dataclass(frozen=True, slots=True)
class Question:
    """An entry of the catalogue of requests for information: what is wrong, what to send, why, and how long."""

    code: str
    title: Text
    wrong: Text
    send: Text
    source: Source
    weeks: int
    sections: tuple[str, ...]
    rules: tuple[str, ...] = ()
