"""Typed, versioned answers.

A section is a top-level field. Repeated rows are mappings from a stable key to a row, so that a JSON pointer such as
`/representatives/r2/email` stays true when a row before it is removed, and findings and differences match by key.

A draft holds what people typed, which may be no answer at all; `read` keeps what can be understood and says the rest
as faults. Submitted answers never change: an old version is lifted by small pure upgrades when it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from casework.core.text import Text


class Row(BaseModel):
    """A section, or one row of a section. Every field may be missing: that is for checks to judge."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Answers(Row):
    """All answers of a case type. `UPGRADES[n]` lifts raw answers of version n to version n + 1."""

    VERSION: ClassVar[int] = 1
    UPGRADES: ClassVar[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}


A = TypeVar("A", bound=Answers)

FAULTS = {
    "date": Text("This is not a date. Write it as day, month and year, for example 23.04.2026."),
    "int": Text("This is not a whole number."),
    "decimal": Text("This is not a number."),
    "bool": Text("Answer yes or no."),
    "enum": Text("Choose one of the answers in the list."),
    "literal": Text("Choose one of the answers in the list."),
    "extra": Text("This field is not known here."),
}
NOT_UNDERSTOOD = Text("We cannot read this answer.")


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two sets of answers differ; a missing value is None."""

    pointer: str
    old: Any
    new: Any

    @property
    def section(self) -> str:
        return self.pointer.split("/")[1]


def read(model: type[A], raw: Mapping[str, Any]) -> tuple[A, tuple[tuple[str, Text], ...]]:
    """The answers that can be understood, and (pointer, fault) for each place that cannot."""
    kept = json.loads(json.dumps(raw))
    faults: list[tuple[str, Text]] = []
    while True:
        try:
            return model.model_validate(kept), tuple(faults)
        except ValidationError as refusal:
            for error in refusal.errors():
                place = [str(part) for part in error["loc"] if part != "[key]"]
                if _drop(kept, place):
                    kind = next((name for name in FAULTS if error["type"].startswith(name)), "")
                    faults.append((pointer_to(*place), FAULTS.get(kind, NOT_UNDERSTOOD)))


def _drop(tree: Any, place: list[str]) -> bool:
    """Removes the deepest part of `place` that exists; False where an earlier fault already removed it."""
    for depth, part in enumerate(place):
        if not isinstance(tree, dict) or part not in tree:
            return False
        if depth == len(place) - 1 or not isinstance(tree[part], dict):
            del tree[part]
            return True
        tree = tree[part]
    return False


def pointer_to(*parts: str) -> str:
    """A JSON pointer (RFC 6901) to a place."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def lift(model: type[A], version: int, raw: Mapping[str, Any]) -> A:
    """Submitted answers of any version as today's answers."""
    lifted = dict(raw)
    for step in range(version, model.VERSION):
        lifted = model.UPGRADES[step](lifted)
    return model.model_validate(lifted)


def as_json(answers: Answers) -> dict[str, Any]:
    """Answers as plain JSON values, without what was never answered."""
    dumped: dict[str, Any] = answers.model_dump(mode="json", exclude_none=True)
    return dumped


def digest(raw: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical JSON of answers."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True, separators=(",", ":"),
                                     ensure_ascii=False).encode()).hexdigest()


def changes(old: Mapping[str, Any], new: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[Change]:
    """Every place where two raw answers differ, field by field, rows matched by key."""
    for part in list(old) + [part for part in new if part not in old]:
        before, after = old.get(part), new.get(part)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from changes(before, after, (*at, part))
        elif before != after:
            yield Change(pointer_to(*at, part), before, after)
