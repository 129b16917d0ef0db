"""The set of representatives: what changes make of it, and when it is lawful."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.answers import as_json
from casework.core.case_type import Actor, CaseFacts, Subject
from casework.stories.representative_change.answers import SEATS, example, leaving, measure, removal, unpaired
from casework.workflows.accounts.choices import Rights
from casework.workflows.representative_change.answers import RepresentativeAnswers, Seat
from casework.workflows.representative_change.approvals import ACCOUNT, carry, data, own
from casework.workflows.representative_change.choices import GROUNDS, Measure
from casework.workflows.representative_change.facts import clock_for, subjects, triggers
from casework.workflows.representative_change.outcomes import (
    heard_or_excused,
    measure_known,
    notice_unneeded,
    outcomes_lawful,
)
from casework.workflows.representative_change.seats import (
    as_data,
    enough,
    from_data,
    measured,
    paired,
    resulting,
)

TODAY = date(2026, 11, 20)
SEAT = st.builds(Seat, name=st.sampled_from("ABC"), rights=st.sampled_from(Rights), suspended=st.booleans())
SET = st.dictionaries(st.sampled_from(["r1", "r2", "r3", "r4"]), SEAT)


def rights_of(seats: Any) -> dict[str, str]:
    return {seat.name: str(seat.rights) for seat in seats.values()}


def test_everything_granted_gives_the_set_that_was_asked_for() -> None:
    assert rights_of(resulting(example(TODAY))) == {
        "Eleni Markopoulou": "initiate_and_approve", "Sofia Andreadi": "initiate",
        "Nefeli Karydi": "initiate_and_approve", "Petros Lambrou": "approve"}  # fmt: skip


@pytest.mark.parametrize(("refused", "there", "gone"), [
    ("n1", "Dimitris Vlachos", "Nefeli Karydi"), ("n2", "Nefeli Karydi", "Petros Lambrou"),
])  # fmt: skip
def test_what_is_refused_changes_nothing(refused: str, there: str, gone: str) -> None:
    after = rights_of(resulting(example(TODAY), lambda key: key != refused))
    assert there in after
    assert gone not in after


def test_rights_that_are_refused_stay_as_they_were() -> None:
    after = rights_of(resulting(example(TODAY), lambda key: key != "c1"))
    assert after["Sofia Andreadi"] == "read"


def test_the_one_who_asks_to_leave_is_gone_and_the_others_stay() -> None:
    assert set(resulting(leaving(TODAY))) == {"r1", "r2"}


@pytest.mark.parametrize(("answers", "left", "suspended"), [
    (measure(TODAY), {"r1", "r2", "r3"}, {"r2"}), (removal(TODAY), {"r1", "r2"}, set()),
])  # fmt: skip
def test_a_measure_suspends_or_removes(answers: RepresentativeAnswers, left: set[str], suspended: set[str]) -> None:
    after = measured(answers)
    assert set(after) == left
    assert {key for key, seat in after.items() if seat.suspended} == suspended


def test_a_suspension_that_is_ended_leaves_the_rights_as_they_were() -> None:
    raw = as_json(measure(TODAY, "restore", "cured"))
    raw["standing"]["seats"]["r2"]["suspended"] = True
    after = measured(RepresentativeAnswers.model_validate(raw))
    assert after["r2"] == Seat.model_validate(SEATS["r2"])


@given(SET)
def test_whoever_is_suspended_does_not_count(seats: dict[str, Seat]) -> None:
    active = {key: seat for key, seat in seats.items() if not seat.suspended}
    assert (enough(seats), paired(seats)) == (enough(active), paired(active))


@given(SET)
def test_a_lawful_pair_is_two_persons_of_whom_one_starts_and_another_approves(seats: dict[str, Seat]) -> None:
    starts, approves = {Rights.INITIATE, Rights.INITIATE_AND_APPROVE}, {Rights.APPROVE, Rights.INITIATE_AND_APPROVE}
    active = [(key, seat.rights) for key, seat in seats.items() if not seat.suspended]
    expected = any(one != other and right in starts and left in approves
                   for one, right in active for other, left in active)  # fmt: skip
    assert paired(seats) is expected


@given(SET)
def test_what_the_account_keeps_reads_back_the_same(seats: dict[str, Seat]) -> None:
    assert from_data({"representatives": as_data(seats)}) == seats


def test_the_account_says_the_new_set_and_keeps_what_else_it_said() -> None:
    before = {"account_name": "Aigli ETS", "representatives": SEATS}
    after = data(example(TODAY), {"decided": {"n1": "approval", "n2": "refusal", "c1": "approval"}}, before)
    assert after["account_name"] == "Aigli ETS"
    assert {row["name"] for row in after["representatives"].values()} == {
        "Eleni Markopoulou", "Sofia Andreadi", "Nefeli Karydi"}
    assert ACCOUNT.name == "account"


def test_a_decision_changes_the_set_as_it_is_when_signed_and_not_as_it_was_when_asked() -> None:
    since = {"r9": {"name": "Anna Berg", "rights": "approve"}, **SEATS}
    after = data(example(TODAY), {}, {"representatives": since})
    assert "Anna Berg" in {row["name"] for row in after["representatives"].values()}


def test_the_draft_begins_with_the_account_and_the_place_we_wrote_to() -> None:
    from tests.workflows.representative_change.test_rules import OPEN

    begun = carry(OPEN, {"addresses": {"line1": "47 Notara Street", "postcode": "185 35", "city": "Piraeus",
                                       "country": "GR"},
                         "delivery": {"language": "en", "reference": "APS-MOHA-1"}})  # fmt: skip
    answers = RepresentativeAnswers.model_validate(own(begun))
    assert answers.standing.address == ("47 Notara Street", "185 35 Piraeus")
    assert answers.standing.by_authority
    assert set(answers.standing.seats) == set(SEATS)
    assert answers.delivery.reference is None
    again = RepresentativeAnswers.model_validate(carry(OPEN, as_json(answers)))
    assert again.standing.address == answers.standing.address
    assert not again.standing.by_authority


def asked(answers: RepresentativeAnswers, outcomes: dict[str, str]) -> Subject:
    facts = CaseFacts(answers=answers)
    return Subject("assessment", frozenset(Actor), TODAY, facts=facts, given={"outcomes": outcomes})


@pytest.mark.parametrize(("answers", "outcomes", "words"), [
    (example(TODAY), {"n1": "approve", "n2": "approve", "c1": "approve"}, ""),
    (example(TODAY), {"n1": "refuse", "n2": "refuse", "c1": "refuse"}, "approves something"),
    (unpaired(TODAY), {"c1": "approve", "c2": "approve"}, "no lawful pair"),
    (unpaired(TODAY), {"c1": "approve", "c2": "refuse"}, ""),
    (leaving(TODAY), {"l1": "approve"}, ""),
])  # fmt: skip
def test_what_is_approved_must_leave_a_lawful_set(
        answers: RepresentativeAnswers, outcomes: dict[str, str], words: str) -> None:
    refusal = outcomes_lawful(asked(answers, outcomes))
    assert (refusal is None) if not words else (refusal is not None and words in str(refusal.sentence))


def test_adding_a_person_is_no_reason_to_refuse_where_the_set_was_unlawful_before() -> None:
    raw = as_json(example(TODAY)) | {"rights": {}}
    raw["standing"]["seats"] = {"r1": SEATS["r1"]}
    raw["representatives"] = {"n2": {**raw["representatives"]["n2"], "rights": "read"}}
    answers = RepresentativeAnswers.model_validate(raw)
    assert outcomes_lawful(asked(answers, {"n2": "approve"})) is None


@pytest.mark.parametrize(("answers", "may"), [(measure(TODAY), True), (removal(TODAY), False)])
def test_nobody_is_removed_without_advance_notice(answers: RepresentativeAnswers, may: bool) -> None:
    assert (notice_unneeded(answers) is None) is may
    assert (heard_or_excused(asked(answers, {})) is None) is may
    told = replace(asked(answers, {}), facts=CaseFacts(clocks_ever=frozenset({"hearing"}), answers=answers))
    assert heard_or_excused(told) is None


def test_the_authority_says_what_it_considers_before_it_opens_a_case() -> None:
    assert measure_known(measure(TODAY)) is None
    assert measure_known(measure(TODAY, who=())) is not None
    assert measure_known(example(TODAY)) is not None


def test_each_change_is_decided_for_itself() -> None:
    found = subjects(example(TODAY))
    assert [(one.key, str(one.title)) for one in found] == [
        ("n1", "Nefeli Karydi in the place of Dimitris Vlachos"), ("n2", "Petros Lambrou as new representative"),
        ("c1", "Sofia Andreadi may start")]  # fmt: skip
    assert all(one.stands_alone for one in found)


def test_every_ground_carries_one_measure() -> None:
    grounds = [ground for allowed in GROUNDS.values() for ground in allowed]
    assert set(GROUNDS) == set(Measure)
    assert len(grounds) == len(set(grounds))


def test_the_duty_to_tell_runs_from_the_day_the_first_of_them_left() -> None:
    assert triggers(leaving(TODAY))["changed_on"] == date(2026, 11, 17)
    assert clock_for(leaving(TODAY)) == ("notification",)
    assert clock_for(example(TODAY)) == ()
