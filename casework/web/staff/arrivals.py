"""The form of incoming post: what came and when, for whom, what it is. What was typed comes back with what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, BinaryIO, cast

from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import Form

from casework.core.text import Text
from casework.forms.fields import CleanText, Day
from casework.forms.look import Look
from casework.i18n import OSLO, clock_time, day_figures, oslo
from casework.operations.appeals import Stranger
from casework.operations.post import Arrival, NotRegistered, Paper

CHANNELS = (
    ("post", Text("Letter")),
    ("email", Text("E-mail")),
    ("phone", Text("Phone note")),
    ("hand", Text("Handed over")),
)
ANSWER, MESSAGE, OTHER, APPEAL, STRANGER = "answer", "message", "other", "appeal", "stranger"
AT = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
ROOM = 8000
Faults = list[tuple[str, Text]]


class PostForm(Form):
    """The lines and days of the form."""

    class Meta:
        csrf = False  # the application asks for the token of every form
        locales = False
        language = "en"
        options: Mapping[str, Any] = {}

    received_on = Day(Text("Reached us on"), None, Look(width="w-7"))
    evidence = CleanText(Text("Why it is registered later, and what shows the day"), None, Look(most=500))
    sender = CleanText(Text("Sender"), None, Look(most=300))
    q = CleanText(Text("Case number, name or number of the party"), None, Look(most=100))
    title = CleanText(Text("Title in the journal"), None, Look(most=300))
    text = CleanText(Text("What was said"), None, Look(lines=5, most=ROOM))
    dated_on = Day(Text("Date of the document"), None, Look(width="w-7"))
    handed_on = Day(Text("Handed in on"), None, Look(width="w-7"))
    change = CleanText(Text("What is to be changed"), None, Look(lines=3, most=2000))
    interest = CleanText(Text("How the decision concerns who appeals"), None, Look(lines=3, most=2000))
    knew_on = Day(Text("Knew of the decision on"), None, Look(width="w-7"))
    number = CleanText(Text("Organisation number or foreign register number"), None, Look(most=60))
    address = CleanText(Text("Postal address"), None, Look(lines=3, most=500))
    reason = CleanText(Text("Why it is corrected"), None, Look(lines=2, most=500))


@dataclass
class Arriving:
    """The form as it stands. `target`: 'case:2026-4', 'party:7', 'new' or nothing; `kind`: answer, message, other, or
    the kind and row of a document.
    """

    form: PostForm
    channel: str = "post"
    at: str = ""
    target: str = ""
    kind: str = OTHER
    type: str = ""
    country: str = "NO"
    files: list[FileStorage] = field(default_factory=list)
    faults: Faults = field(default_factory=list)

    def fault(self, place: str) -> Text | None:
        """The sentence that stands beside a field."""
        return next((sentence for where, sentence in self.faults if where == place), None)

    def typed(self, name: str) -> str:
        return str(self.form[name].typed)

    def told(self, name: str) -> str:
        """What a line says, or nothing."""
        return self.form[name].data or ""

    @property
    def received_at(self) -> int | None:
        """The instant in UTC milliseconds; noon where the hour is not known."""
        return instant(self.told("received_on"), self.at)

    def arrival(self, now: int) -> Arrival | None:
        """What came and when; None, with the faults said, where that is not known."""
        for name in ("received_on", "evidence", "sender", "title", "text", "dated_on", "handed_on", "change", "number",
                     "address", "interest", "knew_on"):
            if self.form[name].fault:  # type: ignore[attr-defined]
                self.faults.append((name, self.form[name].fault))  # type: ignore[attr-defined]
        at = self.received_at
        if self.at and AT.fullmatch(self.at) is None:
            self.faults.append(("at", Text("Write the time as 14:30.")))
        elif not self.told("received_on") and not self.fault("received_on"):
            self.faults.append(("received_on", Text("Write the day it reached us.")))
        if not self.told("sender"):
            self.faults.append(("sender", Text("Say who sent it.")))
        if self.kind == STRANGER:
            self._whole()
        if at is None or self.faults:
            return None
        # Without an hour noon stands for the day, and today it cannot lie ahead.
        reached = now if not self.at and oslo(now).date() == oslo(at).date() else at
        found = Arrival(self.channel, self.told("sender"), reached, self.told("title"), self.told("evidence"))
        try:
            return found.prove(now)
        except NotRegistered as fault:
            self.faults.append((fault.place, fault.why))
            return None

    def _whole(self) -> None:
        """Who appeals for themselves has an interest, and somewhere to be reached."""
        if not self.told("interest"):
            self.faults.append(("interest", Text("Say how the decision concerns who appeals.")))
        if not self.lines:
            self.faults.append(("address", Text("Write where our letters reach who appeals.")))

    @property
    def lines(self) -> tuple[str, ...]:
        """The postal address, line by line."""
        return tuple(line.strip() for line in self.told("address").splitlines() if line.strip())

    def stranger(self) -> Stranger | None:
        """Who appeals, where it is another than the party."""
        if self.kind != STRANGER:
            return None
        knew = self.told("knew_on")
        return Stranger(self.told("sender"), self.told("interest"), self.lines,
                        knew_on=date.fromisoformat(knew) if knew else None)  # fmt: skip

    @property
    def handed_on(self) -> date | None:
        """The day on which it was given to the postal service, where that is told."""
        told = self.told("handed_on")
        return date.fromisoformat(told) if told else None

    def papers(self) -> list[Paper]:
        kind, _, row_key = self.kind.partition(":") if ":" in self.kind else (OTHER, "", "")
        dated = self.told("dated_on")
        dated_on = date.fromisoformat(dated) if dated else None
        return [Paper(one.filename or "", cast(BinaryIO, one.stream), kind, row_key, dated_on) for one in self.files]


def instant(day: str, at: str) -> int | None:
    """UTC milliseconds of a Norwegian day and hour; None where they cannot be read."""
    hour = AT.fullmatch(at) if at else None
    if not day or (at and hour is None):
        return None
    clock = time(int(hour[1]), int(hour[2])) if hour else time(12)
    return int(datetime.combine(date.fromisoformat(day), clock, OSLO).timestamp() * 1000)


def blank(now: int, target: str = "") -> Arriving:
    """The form as it is first shown: a letter that came today."""
    return Arriving(PostForm(MultiDict({"received_on": day_figures(oslo(now).date())})), target=target)


def sent(given: MultiDict[str, str], files: list[FileStorage], form: type[PostForm] = PostForm) -> Arriving:
    """The form as it was sent."""
    channels = [name for name, _ in CHANNELS]
    return Arriving(
        form(given),
        channel=given.get("channel", "") if given.get("channel") in channels else "",
        at=given.get("at", "").strip(),
        target=given.get("target", ""),
        kind=given.get("kind", OTHER),
        type=given.get("type", ""),
        country=given.get("country", "NO"),
        files=[one for one in files if one.filename],
    )


def corrected(given: MultiDict[str, str] | None, body: Mapping[str, Any]) -> Arriving:
    """The form of a correction, begun with what stands there."""
    if given is not None:
        return sent(given, [])
    values = {
        "received_on": day_figures(oslo(body["received_at"]).date()),
        "sender": body["sender"],
        "title": body.get("title", ""),
    }
    return Arriving(PostForm(MultiDict(values)), channel=body["channel"], at=clock_time(body["received_at"]))
