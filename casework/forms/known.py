"""A field whose answer is one of the things that the answers themselves hold, such as a person named earlier."""

from __future__ import annotations

from typing import Any

from casework.core.text import Text
from casework.forms.fields import NOT_A_CHOICE, Choice
from casework.forms.look import LINE, Look


class One(Choice):
    """One of the known values, listed by name. A list to choose from, so that a choice can be taken back."""

    kind = "select"

    def __init__(self, label: Text, description: Text | None = None, look: Look = LINE, **rest: Any) -> None:
        super().__init__(label, description, look, {}, **rest)

    @property
    def options(self) -> list[tuple[str, Any]]:
        return list(self.meta.options.get(self.name, ()))  # type: ignore[attr-defined]

    def understood(self, text: str) -> str:
        if text not in dict(self.options):
            raise ValueError(NOT_A_CHOICE)
        return text

    def shown(self) -> Text | str:
        said: Text | str = dict(self.options).get(str(self.typed), str(self.typed))
        return said
