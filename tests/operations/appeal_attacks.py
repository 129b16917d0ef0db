"""Ways to write an appeal that must not be written, and what is lawful: see `attacks`."""

# ruff: noqa: E501
# A table, one attack a row:
# fmt: off
from __future__ import annotations

from collections.abc import Callable

from tests.operations.attacks import Attack
from tests.operations.guarded import DECIDED, NOW, REVIEW, SUBMITTED, ZEROS, Chain, Raw, World

FIXED = "appeal: what is appealed, and when, never changes"
DECISION = Raw(f"(SELECT max(event_seq) FROM decision WHERE case_id = {DECIDED})")


def appeal(c: Chain, **wrong: object) -> str:
    """An appeal of the case against what the decided case decided, written by the event that is being written."""
    assert c.last is not None
    row = {"case_id": c.id, "of_case_id": DECIDED, "of_seq": DECISION, "event_seq": c.last.seq, "parts": '["toy"]',
           "decided_on": "2026-11-02", "arrived_on": "2026-11-06", "handed_on": "2026-11-27", "last_day": "2026-11-27",
           "verdict": "in_time", "reckoned": "[]", "why_late": "", "postponement": "", "outcome": ""}
    return c.world.insert("appeal", **{**row, **wrong})


def within(*after: str, case: int = SUBMITTED, **wrong: object) -> Callable[[World], list[str]]:
    """Within a recorded event: the row, and what is done to it then."""
    def said(w: World) -> list[str]:
        c = w.case(case)
        return [*c.event("record:appeal", actor=None, role="system"), appeal(c, **wrong), *after, c.count()]

    return said


def long_ago(w: World) -> list[str]:
    c = w.case(SUBMITTED)
    c.event("record:appeal")
    return [appeal(c, event_seq=1)]


def change(**to: str) -> str:
    return "UPDATE appeal SET " + ", ".join(f"{name} = '{value}'" for name, value in to.items())


def elsewhere(w: World) -> list[str]:
    c = Chain(w, 60, 0, ZEROS, "draft", 1)
    return [w.new_case(60, authority="another_authority"), *c.event("record:appeal", actor=None, role="system"), appeal(c)]


def on_delete(w: World) -> list[str]:
    return [*within()(w)[:-1], "DELETE FROM appeal"]


def more(until: str, on: str = "2026-11-20", name: str = "appeal", kind: str = "extend") -> Callable[[World], list[str]]:
    """Something happens to a clock that ends on 27 November."""
    return lambda w: [
        w.insert("clock", id=90, case_id=REVIEW, name=name, owner="party", rule="{}", state="running", strict_due="2026-11-27", lenient_due="2026-11-27"),
        w.insert("clock_event", id=90, clock_id=90, seq=1, kind=kind, on=on, data=f'{{"until": "{until}"}}', document="", at=NOW)]


SHORT = "clock_event: the time to appeal is never shortened"
APPEAL_ATTACKS = (
    Attack("N3 more time to appeal when it is over", more("2026-12-11", on="2026-11-28"), "clock_event: more time to appeal is given before it is over"),
    Attack("N3 less time to appeal", more("2026-11-26"), SHORT),
    Attack("N3 the same time to appeal", more("2026-11-27"), SHORT),
    Attack("lawful: more time to appeal on the last day", more("2026-12-11", on="2026-11-27")),
    Attack("lawful: less time to answer", more("2026-11-20", on="2026-12-01", name="answer")),
    Attack("T1 appeal without its event", long_ago, "appeal: written with its event"),
    Attack("T1 appeal against nothing that was decided", within(of_case_id=REVIEW, of_seq=1), "appeal: points at no decision of another case"),
    Attack("T1 appeal to another authority", elsewhere, "appeal: goes to another authority"),
    Attack("T1 appeal against something else later", within(change(parts='["other"]')), FIXED),
    Attack("T1 appeal handed in earlier afterwards", within(change(handed_on="2026-11-20")), FIXED),
    Attack("T1 appeal in time afterwards", within(change(verdict="in_time"), verdict="late"), "appeal: late it may be heard, and nothing else"),
    Attack("T1 appeal ended by no event", within("UPDATE appeal SET outcome = 'upheld', event_seq = 1"), "appeal: no change without an event"),
    Attack("T1 appeal deleted", on_delete, "appeal: rows are kept"),
    Attack("lawful: an appeal, heard though late, and ended", within(change(verdict="heard", why_late="Ill."), change(outcome="upheld"), verdict="late")),
)
