"""Words that can be said in three languages, and the law they rest on.

Core and workflows never hold a finished sentence: they hold the English sentence as a key and the values
that go into it. `casework.i18n` renders it in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: the act and the place in it; `certainty` in per cent of how sure our reading is."""

    act: str
    place: str
    certainty: int = 100
    note: Text | str = ""

    def __str__(self) -> str:
        return f"{self.act}, {self.place}" if self.place else self.act


class Text:
    """A sentence to be translated: the English sentence is the key, `values` fill its {names}."""

    __slots__ = ("msgid", "values")
    msgid: str
    values: tuple[tuple[str, object], ...]

    def __init__(self, msgid: str, /, **values: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Text does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.msgid, self.values) == (other.msgid, other.values)

    def __hash__(self) -> int:
        return hash((self.msgid, self.values))

    def __str__(self) -> str:
        return self.msgid.format_map(dict(self.values)) if self.values else self.msgid

    def __repr__(self) -> str:
        return f"Text({str(self)!r})"

    def as_json(self) -> dict[str, object]:
        """A form that can be stored and said again later in another language; days stay days."""
        return {"msgid": self.msgid, "values": {name: _plain(value) for name, value in self.values}}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Text:
        """The Text that `as_json` wrote; values that were texts or days are so again."""
        values = cast(Mapping[str, object], stored.get("values", {}))
        return cls(str(stored["msgid"]), **{name: _meant(value) for name, value in values.items()})


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return value.as_json()
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if isinstance(value, int) else str(value)


def _meant(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    return date.fromisoformat(value["day"]) if "day" in value else Text.from_json(value)
