"""How time is typed: a day, how long, what one did, and why it is not charged if it is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wtforms import Form

from casework.core.text import Text
from casework.forms.fields import Asked, CleanText, Day
from casework.forms.look import Look
from casework.forms.plain import narrowed

NOT_A_LENGTH = Text("Write hours and minutes, such as 1:30, or only minutes, such as 45.")
_CLOCK = re.compile(r"(\d{1,3})[:.](\d{2})", re.ASCII)
_WORDS = re.compile(
    r"(?:(\d{1,3})\s*(?:h|t|hours?|timer|timar|time))?\s*(?:(\d{1,4})\s*(?:m|min|minutes?|minutter|minutt))?",
    re.ASCII | re.IGNORECASE,
)
_HOURS = re.compile(r"(\d{1,3}),(\d{1,2})", re.ASCII)
_MINUTES = re.compile(r"\d{1,4}", re.ASCII)


class Length(Asked):
    """How long something took, as whole minutes: 1:30, 1.30, 1,5 (hours), 1 h 30 min, or 90."""

    def understood(self, text: str) -> int:
        text = narrowed(text)
        if match := _CLOCK.fullmatch(text):
            if int(match[2]) < 60:
                return int(match[1]) * 60 + int(match[2])
        elif match := _HOURS.fullmatch(text):
            return round(float(f"{match[1]}.{match[2]}") * 60)
        elif _MINUTES.fullmatch(text):
            return int(text)
        elif (match := _WORDS.fullmatch(text)) and (match[1] or match[2]):
            return int(match[1] or 0) * 60 + int(match[2] or 0)
        raise ValueError(NOT_A_LENGTH)


def as_typed(minutes: int) -> str:
    """Minutes as they are typed here."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes >= 60 else str(minutes)


class TimeForm(Form):
    """The typed part of an entry; what one did and whether it is charged are choices."""

    class Meta:
        csrf = False  # the application asks for the token of every form
        locales = False
        language = "en"
        options: Mapping[str, Any] = {}

    day = Day(Text("Day"), None, Look(width="w-7"))
    minutes = Length(Text("How long"), None, Look(width="w-7"))
    reason = CleanText(Text("Why it is not charged"), None, Look(most=500))
    note = CleanText(Text("Note"), None, Look(most=500))
