"""The breaches that the regulation on guarantees of origin lets be sanctioned: a closed list (its § 16).

An administrative sanction needs its own ground in law (forvaltningsloven § 44, first paragraph), so nothing is added by
hand: §§ 9, 12 and 13 are not on the list. A ground counts if it was in force when the breach ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

REGULATION = "forskrift om opprinnelsesgarantier"
SANCTION = Source(REGULATION, "§ 16")


@dataclass(frozen=True, slots=True)
class Ground:
    """`breach`: what was not done, in one sentence; `source`: the duty; `since`, `until`: when it was a ground."""

    code: str
    title: Text
    breach: Text
    source: Source
    since: date = date(2008, 1, 1)
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Could a breach of that day be sanctioned?"""
        return self.since <= day and (self.until is None or day <= self.until)


GROUNDS: Mapping[str, Ground] = {ground.code: ground for ground in (
    Ground("GO-1", Text("Information for the approval was not given"),
           Text("A producer that asks for guarantees of origin gives the information that is needed to approve and "
                "categorise the plant."), Source(REGULATION, "§ 8, second paragraph")),
    Ground("GO-2", Text("A change was not reported"),
           Text("Whoever holds the approval of a plant reports a change of the plant or of how it is run without undue "
                "delay."), Source(REGULATION, "§ 8, fourth paragraph")),
    Ground("GO-3", Text("Breach of the rules on measurement"),
           Text("Guarantees of origin are issued on the ground of measured data that are sent to whoever settles the "
                "power."), Source(REGULATION, "§ 10")),
    Ground("GO-4", Text("Supervision was not assisted"),
           Text("Whoever is subject to the regulation assists in supervision, and supplies the information and "
                "documents that it needs."), Source(REGULATION, "§ 14, second paragraph")),
    Ground("GO-5", Text("An order was not complied with"),
           Text("Whoever is given an order to carry out the regulation complies with it."),
           Source(REGULATION, "§ 15")),
)}  # fmt: skip
"""By the code that decisions and invoices print."""

SANCTION_GROUNDS = Table(
    "sanction_grounds", Text("Breaches that can be sanctioned"), (Version("2008", date(2008, 1, 1), SANCTION),))
