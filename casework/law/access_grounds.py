"""The grounds on which a document, or a part of it, may be kept from who asks to see it: section, paragraph and number.

A refusal names its exact ground (forvaltningsloven § 21, offentleglova § 31). A party's right and everybody's right are
two laws with grounds of their own; what a party may not see under the one may still be open under the other. What must
be kept secret is not given however much we want to (offentleglova § 13); of the rest more may be given (§ 11).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

PARTY, PUBLIC = "party", "public"
ACT = {PARTY: "forvaltningsloven", PUBLIC: "offentleglova"}


@dataclass(frozen=True, slots=True)
class Exemption:
    """`of`: whose right it limits (`party` or `public`); `secret`: the law forbids to give it, so no more can be
    given; `since`, `until`: when it is a ground.
    """

    code: str
    of: str
    title: Text
    source: Source
    secret: bool = False
    since: date = date(2009, 1, 1)
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Is it a ground for an answer given that day?"""
        return self.since <= day and (self.until is None or day <= self.until)


def _party(code: str, title: Text, place: str, *, secret: bool = False, certainty: int = 90) -> Exemption:
    return Exemption(code, PARTY, title, Source(ACT[PARTY], place, certainty=certainty), secret, date(2009, 1, 1))


def _public(code: str, title: Text, place: str, *, secret: bool = False) -> Exemption:
    return Exemption(code, PUBLIC, title, Source(ACT[PUBLIC], place, certainty=93), secret)


INTERNAL = Text("Written by us for our own preparation")
FETCHED = Text("Obtained from others for our own preparation")
PERSONAL = Text("Personal circumstances of somebody else")
TRADE = Text("Trade secrets of somebody else")

EXEMPTIONS: Mapping[str, Exemption] = {one.code: one for one in (
    _party("P-18a", INTERNAL, "§ 18 a, first paragraph"),
    _party("P-18b", FETCHED, "§ 18 b", certainty=85),
    _party("P-19-1a", Text("Foreign policy and the security of the state"), "§ 19, first paragraph, letter a",
           secret=True),
    _party("P-19-1b", TRADE, "§ 19, first paragraph, letter b"),
    _party("P-19-1d", Text("Not advisable for the party to know, for its health or those close to it"),
           "§ 19, first paragraph, letter d"),
    _party("P-19-2a", Text("Somebody else’s health"), "§ 19, second paragraph, letter a"),
    _party("P-19-2b", Text("Other things that for special reasons should not be told"),
           "§ 19, second paragraph, letter b"),
    _party("P-20", Text("The inquiry would be harmed if it were seen now"), "§ 20, first paragraph"),
    _public("O-13-1", PERSONAL, "§ 13, first paragraph; forvaltningsloven, § 13, first paragraph, no. 1", secret=True),
    _public("O-13-2", TRADE, "§ 13, first paragraph; forvaltningsloven, § 13, first paragraph, no. 2", secret=True),
    _public("O-14", INTERNAL, "§ 14, first paragraph"),
    _public("O-15-1", Text("Obtained from a body below us for our own preparation"), "§ 15, first paragraph"),
    _public("O-15-2", Text("Advice obtained from outside for our own preparation"), "§ 15, second paragraph"),
    _public("O-23-1", Text("Our own money, pay or staff"), "§ 23, first paragraph"),
    _public("O-24-1", Text("Control, orders or sanctions could not be carried out"), "§ 24, first paragraph"),
    _public("O-24-2", Text("A report of a breach, while the case is not ended"), "§ 24, second paragraph"),
    _public("O-24-3", Text("It would make a crime easier, or put somebody in danger"), "§ 24, third paragraph"),
    _public("O-26-5", Text("National identity number"), "§ 26, fifth paragraph"),
)}  # fmt: skip
"""By the code that the file and the answer print."""

ACCESS_GROUNDS = Table(
    "access_grounds", Text("Grounds for keeping a document back"),
    (Version("2009", date(2009, 1, 1), Source(ACT[PUBLIC], "ch. 3", certainty=93)),))
