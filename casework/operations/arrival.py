"""When a letter has arrived, by the way it was sent.

In the service a letter arrives on the day it is made available, and e-mail that the party has asked for on the day it
is sent (eforvaltningsforskriften §§ 8-10). For post the law gives no day; the days here are our own rule, dated like
law and on the careful side, because the time to appeal runs from arrival (forvaltningsloven § 29).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.core.text import Source


@dataclass(frozen=True, slots=True)
class Arrival:
    """Calendar days from sending to arrival, at home and abroad, from a day on."""

    valid_from: date
    home: int
    abroad: int
    source: Source


IN_SERVICE = Source("eforvaltningsforskriften", "§§ 8-10", certainty=85)
OWN_RULE = Source("The house rule on the arrival of post", "", certainty=60, note="own rule")
RULES: Mapping[str, tuple[Arrival, ...]] = {
    "portal": (Arrival(date(2014, 2, 7), 0, 0, IN_SERVICE),),
    "email": (Arrival(date(2014, 2, 7), 0, 0, IN_SERVICE),),
    "post": (Arrival(date(2014, 2, 7), 3, 7, OWN_RULE),),
}


def rule(channel: str, sent_on: date) -> Arrival:
    """The rule for a channel that holds on a day. Raises LookupError for a channel nobody knows."""
    return max((one for one in RULES[channel] if one.valid_from <= sent_on), key=lambda one: one.valid_from)


def arrives_on(channel: str, country: str, sent_on: date, *, home: str = "NO") -> date:
    """The day on which a letter sent today counts as arrived."""
    days = rule(channel, sent_on)
    return sent_on + timedelta(days.home if country == home else days.abroad)
