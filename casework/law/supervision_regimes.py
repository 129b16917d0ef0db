"""By what law an authority supervises, who must help it to, and what a breach that it finds can lead to.

The regulation on guarantees of origin gives the directorate supervision and everybody it covers a duty to assist
(§ 14); what breaches lead to an order (§ 15) or a fee (§ 16) stands in its own lists, and it has no rule on the police.
The climate quota act gives access and information (§ 16); a breach is ordered to be put right (§ 17 a), allowances that
are missing are charged by the tonne (§ 19), and a duty to notify or report that is neglected, on purpose or by
negligence, can be reported to the police (§ 21).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.order_regimes import QUOTA_ACT
from casework.law.sanction_grounds import REGULATION, SANCTION
from casework.law.versions import Table, Version


@dataclass(frozen=True, slots=True)
class Supervision:
    """`authority`: whose cases it covers, by its key; `power`: who supervises what, `duty`: what is owed to it, each in
    one sentence; `order`: the section by which a breach is ordered to be put right; `sanction`: (sentence, source) of
    what may be imposed; `police`: (sentence, source) of what may be reported, None where no such rule is known.
    """

    code: str
    authority: str
    title: Text
    power: Text
    duty: Text
    source: Source
    order: Source
    sanction: tuple[Text, Source]
    police: tuple[Text, Source] | None = None


SUPERVISIONS: Mapping[str, Supervision] = {one.code: one for one in (
    Supervision(
        "GO-14", "energy_directorate", Text("Supervision under the regulation on guarantees of origin"),
        Text("We supervise that the regulation on guarantees of origin is complied with."),
        Text("Everybody whom the regulation covers must assist, and give us the information and the documents that we "
             "need."),
        Source(REGULATION, "§ 14"), Source(REGULATION, "§ 15"),
        (Text("We may impose a fee for the breaches that the regulation lists, on purpose or by negligence."),
         SANCTION),
    ),
    Supervision(
        "KKL-16", "environment_agency", Text("Supervision under the climate quota act"),
        Text("We supervise that the climate quota act, and rules and decisions under it, are complied with."),
        Text("Everybody whom the act covers must let us in where the activity is, and give us the information that we "
             "need."),
        Source(QUOTA_ACT, "§ 16", certainty=80,
               note=Text("The section is named in our notes on the act; its wording was not read.")),
        Source(QUOTA_ACT, "§ 17 a"),
        (Text("Where allowances were not surrendered in time, each missing tonne is charged."),
         Source(QUOTA_ACT, "§ 19")),
        (Text("Whoever neglects a duty to notify or report, on purpose or by negligence, can be punished, and we may "
              "report it to the police."), Source(QUOTA_ACT, "§ 21")),
    ),
)}  # fmt: skip
"""By the code that a case keeps."""

SUPERVISION_REGIMES = Table(
    "supervision_regimes", Text("Supervision"), (Version("2026", date(2026, 1, 1), Source(REGULATION, "§ 14")),))


def supervision_of(authority: str) -> Supervision | None:
    """The law by which an authority supervises, by its key; None where none is known."""
    return next((one for one in SUPERVISIONS.values() if one.authority == authority), None)
