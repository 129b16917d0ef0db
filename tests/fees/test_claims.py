"""Each kind of claim says when it is due and from when it may be enforced, and under which law."""

from __future__ import annotations

from datetime import date

import pytest

from fees.claims import (
    CLAIM_KINDS,
    GUARANTEE_SANCTION,
    MISSED_SURRENDER,
    PROCESSING_FEE,
    RUNNING_FINE,
    ClaimKind,
    EnforceableWhen,
    Event,
    Standing,
    obstacle,
)
from fees.money import Money, nok

DUE, AFTER, LONG_AFTER = date(2026, 3, 30), date(2026, 3, 31), date(2027, 1, 4)


@pytest.mark.parametrize(("kind", "event", "days", "when", "act", "place", "interest"), [
    (GUARANTEE_SANCTION, Event.DECISION, 28, EnforceableWhen.FINAL, "forskrift om opprinnelsesgarantier", "§ 16",
     False),
    (MISSED_SURRENDER, Event.DEMAND, 14, EnforceableWhen.DUE, "klimakvoteloven", "§ 19", True),
    (PROCESSING_FEE, Event.INVOICE, 30, EnforceableWhen.DUE, "klimakvoteloven", "§ 7", False),
    (RUNNING_FINE, Event.DEMAND, 30, EnforceableWhen.DEMAND_UNPAID, "forvaltningsloven", "§ 51", False),
])  # fmt: skip
def test_each_kind_declares_what_the_law_says_of_it(
        kind: ClaimKind, event: Event, days: int, when: EnforceableWhen, act: str, place: str, interest: bool) -> None:
    assert CLAIM_KINDS[kind.name] is kind
    assert (kind.due.event, kind.due.days, kind.enforceable_when) == (event, days, when)
    assert (kind.ground.act, kind.ground.place, bool(kind.interest)) == (act, place, interest)
    assert kind.due.source.act


def test_every_kind_is_looked_at_here() -> None:
    assert set(CLAIM_KINDS.values()) == {GUARANTEE_SANCTION, MISSED_SURRENDER, PROCESSING_FEE, RUNNING_FINE}


@pytest.mark.parametrize(("kind", "changed", "on", "code"), [
    (GUARANTEE_SANCTION, {}, LONG_AFTER, "not_final"),
    (GUARANTEE_SANCTION, {"final_since": LONG_AFTER}, AFTER, "not_final"),
    (GUARANTEE_SANCTION, {"final_since": DUE}, DUE, "not_due"),
    (GUARANTEE_SANCTION, {"final_since": DUE}, AFTER, None),
    (MISSED_SURRENDER, {}, DUE, "not_due"), (MISSED_SURRENDER, {}, AFTER, None),
    (PROCESSING_FEE, {}, DUE, "not_due"), (PROCESSING_FEE, {}, AFTER, None),
    (RUNNING_FINE, {}, LONG_AFTER, "not_demanded"), (RUNNING_FINE, {"demand_ends": AFTER}, AFTER, "not_demanded"),
    (RUNNING_FINE, {"demand_ends": DUE}, AFTER, None),
])  # fmt: skip
def test_only_the_guarantees_wait_for_a_final_decision(
        kind: ClaimKind, changed: dict[str, date], on: date, code: str | None) -> None:
    found = obstacle(kind, Standing(nok(1), DUE, **changed), on)
    assert (found.code if found else None) == code
    assert found is None or str(found)


@pytest.mark.parametrize("kind", CLAIM_KINDS.values(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("owed", [nok(0), nok(-1)])
def test_what_is_paid_is_not_enforced(kind: ClaimKind, owed: Money) -> None:
    found = obstacle(kind, Standing(owed, DUE, DUE, DUE), LONG_AFTER)
    assert found is not None
    assert found.code == "nothing_owed"
