"""The decision that an appeal or a reversal is about, as it stood when that began. Nobody types it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from casework.core.answers import Row
from casework.core.case_type import Wishes
from casework.core.text import Text
from casework.workflows.application.delivery import Delivery


class Contested(Row):
    """Its case and letter by number, the things it decided by their key (`parts`), and the party of the case."""

    case: str | None = None
    title: str | None = None
    letter: str | None = None
    decided_on: date | None = None
    parts: dict[str, str] = {}
    number: str | None = None
    address: tuple[str, ...] = ()
    country: str | None = None

    def chosen(self, which: Collection[str]) -> Mapping[str, str]:
        """What is meant of what was decided, by key; all of it where nothing is chosen."""
        return {key: title for key, title in self.parts.items() if key in which} or dict(self.parts)

    @property
    def named(self) -> str:
        """What the decided case is called, with its number."""
        return ", ".join(part for part in (self.title, self.case) if part)

    def wishes(self, delivery: Delivery) -> Wishes:
        """How the party wants our letters; the address is that of the decided case."""
        return Wishes(**delivery.wishes(), address=self.address, email=delivery.notice_email or "",
                      number=self.number or "", country=self.country or "")

    def shown(self) -> tuple[tuple[Text, Text | str], ...]:
        """(label, value) of the decision, for beside a page."""
        decided = Text("{day}", day=self.decided_on) if self.decided_on else None
        known = ((Text("Case"), self.case), (Text("It is about"), self.title), (Text("Letter"), self.letter),
                 (Text("Decided"), decided))
        return tuple((label, value) for label, value in known if value)
