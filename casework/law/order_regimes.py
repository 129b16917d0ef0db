"""By what law an authority may order a breach to be put right, and what an order that is not met can lead to.

The regulation on guarantees of origin gives the orders themselves a section (§ 15) and makes a breach of one a ground
for a fee (§ 16); it has no coercive fine of its own, but the energy act has (§ 10-3). The climate quota act gives a
time to put the breach right (§ 17 a), then a coercive fine (§ 18); a duty to report that is neglected can be reported
to the police (§ 21). It has no fee for a breach of an order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.sanction_grounds import REGULATION, SANCTION
from casework.law.versions import Table, Version

QUOTA_ACT, ENERGY_ACT = "klimakvoteloven", "energiloven"


@dataclass(frozen=True, slots=True)
class Regime:
    """`authority`: whose cases it covers, by its key; `power`: what the law lets be ordered, in one sentence;
    `follows`: (sentence, source) for each thing that an unmet order can lead to.
    """

    code: str
    authority: str
    title: Text
    power: Text
    source: Source
    follows: tuple[tuple[Text, Source], ...]


REGIMES: Mapping[str, Regime] = {regime.code: regime for regime in (
    Regime(
        "GO-15", "energy_directorate", Text("Order under the regulation on guarantees of origin"),
        Text("We may give the orders that are needed to carry out the regulation on guarantees of origin."),
        Source(REGULATION, "§ 15"),
        (
            (Text("We may impose a fee on whoever does not comply with an order, on purpose or by negligence."),
             SANCTION),
            (Text("We may decide a coercive fine that runs until the order is met."),
             Source(ENERGY_ACT, "§ 10-3", certainty=85,
                    note=Text("The regulation has no coercive fine of its own; the energy act has."))),
        )),
    Regime(
        "KKL-17a", "environment_agency", Text("Order under the climate quota act"),
        Text("Where the climate quota act, or a rule or decision under it, is broken, we may order that to be put "
             "right within a time that we set."),
        Source(QUOTA_ACT, "§ 17 a"),
        (
            (Text("We may decide a coercive fine that runs until the order is met, or falls due for each breach."),
             Source(QUOTA_ACT, "§ 18")),
            (Text("Whoever neglects a duty to notify or report, on purpose or by negligence, can be punished, and we "
                  "may report it to the police."), Source(QUOTA_ACT, "§ 21")),
        )),
)}  # fmt: skip
"""By the code that a case keeps."""

ORDER_REGIMES = Table(
    "order_regimes", Text("Orders to rectify"), (Version("2026", date(2026, 1, 1), Source(QUOTA_ACT, "§ 17 a")),))


def regime_of(authority: str) -> Regime | None:
    """The law by which an authority gives orders, by its key; None where none is known."""
    return next((regime for regime in REGIMES.values() if regime.authority == authority), None)
