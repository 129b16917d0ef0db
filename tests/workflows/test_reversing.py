"""Who may reverse a decision that nobody appealed, on what ground and until when: forvaltningsloven § 35 by rows."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from casework.core.case_type import Actor, Refusal, Subject
from casework.workflows.appeal_guards import AppealFact
from casework.workflows.costs import claimed_in_time, unclaimed
from casework.workflows.reversal_case.answers import ReversalAnswers
from casework.workflows.reversal_case.guards import changed_in_favour, other_eyes
from casework.workflows.reversing import RULES, Body, Ground, Review, limits, refused

SENT = date(2026, 11, 30)
DAY = timedelta(days=1)
US, ABOVE = Body.US, Body.ABOVE


def review(by: Body | None, ground: Ground | None, *, harms: bool | None = True, on: date = SENT + 30 * DAY,
           arrived_on: date = SENT + 4 * DAY, **more: object) -> Review:  # fmt: skip
    return Review(by, ground, harms, SENT, arrived_on, on, **more)  # type: ignore[arg-type]


WARNED = {"warned_on": date(2026, 12, 21)}
TABLE = [
    # (the review, whether the law allows it)
    (review(US, Ground.NO_HARM, harms=False), True),
    (review(US, Ground.NO_HARM), False),
    (review(ABOVE, Ground.NO_HARM, harms=False), True),
    (review(ABOVE, Ground.NO_HARM), False),
    (review(US, Ground.NOT_ARRIVED, on=SENT + 3 * DAY), True),
    (review(US, Ground.NOT_ARRIVED, on=SENT + 4 * DAY), False),
    (review(US, Ground.NOT_ARRIVED, on=SENT + 3 * DAY, announced=True), False),
    (review(US, Ground.INVALID, on=SENT + 900 * DAY), True),
    (review(ABOVE, Ground.INVALID), True),
    (review(US, Ground.INTERESTS), False),
    (review(US, Ground.INTERESTS, harms=False), False),
    (review(ABOVE, Ground.INTERESTS), False),
    (review(ABOVE, Ground.INTERESTS, **WARNED), True),
    (review(ABOVE, Ground.INTERESTS, warned_on=date(2026, 12, 22)), False),
    (review(ABOVE, Ground.INTERESTS, on=date(2027, 2, 28), **WARNED), True),  # a Sunday: nothing rolls
    (review(ABOVE, Ground.INTERESTS, on=date(2027, 3, 1), **WARNED), False),
    (review(ABOVE, Ground.INTERESTS, on=date(2027, 3, 1), harms=False), True),
    (review(ABOVE, Ground.INTERESTS, on=date(2026, 12, 21), in_appeal=True, **WARNED), True),
    (review(ABOVE, Ground.INTERESTS, on=date(2026, 12, 22), in_appeal=True, **WARNED), False),
    *((review(by, ground, named="the act, section 4"), True) for by in Body
      for ground in (Ground.STATUTE, Ground.CONDITION, Ground.PRINCIPLES)),
    *((review(US, ground, named=" "), False) for ground in (Ground.STATUTE, Ground.CONDITION, Ground.PRINCIPLES)),
    (review(None, Ground.INVALID), False),
    (review(US, None), False),
    (review(US, Ground.INVALID, harms=None), False),
]


@pytest.mark.parametrize(("asked", "allowed"), TABLE)
def test_the_law_says_who_may_reverse_and_until_when(asked: Review, allowed: bool) -> None:
    said = refused(asked)
    assert (said is None) is allowed
    if said is not None and None not in (asked.body, asked.ground, asked.harms):
        assert asked.ground is not None
        assert said.source == RULES[asked.ground].source
        assert said.cure is not None


def test_the_limits_are_told_with_their_days() -> None:
    first, warn, tell = limits(review(None, None, harms=None))
    assert "2026-11-30" in str(first.text)
    assert "2026-12-21" in str(warn.text)
    assert "2027-02-28" in str(tell.text)


def asked(role: Actor = Actor.CASEWORKER, **facts: object) -> Subject:
    known = {"clocks_ever": frozenset(), "clocks_late": frozenset(), "answers": None, "appeal": None, **facts}
    return Subject("reversed", frozenset({role}), SENT, 7, SimpleNamespace(**known), {})  # type: ignore[arg-type]


def harming(harms: bool | None) -> ReversalAnswers:
    return ReversalAnswers.model_validate({"why": {"harms": harms} if harms is not None else {}})


RAN = frozenset({"costs_claim"})
AUTHOR, ANOTHER = AppealFact(authors=frozenset({7})), AppealFact(authors=frozenset({8}))
ALLOWED = AppealFact(authors=frozenset({7}), author_signs=True)
GUARDS = [
    # (what it says of the case, whether it lets the step through)
    (other_eyes(asked(appeal=AUTHOR)), False),
    (other_eyes(asked(appeal=ANOTHER)), True),
    (other_eyes(asked(appeal=ALLOWED)), True),
    (changed_in_favour(asked(answers=harming(False))), True),
    (changed_in_favour(asked(answers=harming(True))), False),
    (changed_in_favour(asked(answers=harming(None))), False),
    (unclaimed(asked()), True),
    (unclaimed(asked(clocks_ever=RAN)), False),
    (unclaimed(asked(clocks_ever=RAN, clocks_late=RAN)), True),
    (claimed_in_time(asked(Actor.APPLICANT, clocks_ever=RAN)), True),
    (claimed_in_time(asked(Actor.APPLICANT, clocks_ever=RAN, clocks_late=RAN)), False),
    (claimed_in_time(asked(Actor.CASEWORKER, clocks_ever=RAN, clocks_late=RAN)), True),  # it came in time, by post
]


@pytest.mark.parametrize(("said", "free"), GUARDS)
def test_others_sign_and_costs_are_claimed_in_time_for_what_was_changed_in_favour(
    said: Refusal | None, free: bool
) -> None:
    assert (said is None) is free
