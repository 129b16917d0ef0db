"""The file of a sanction: what must stand in it before the party is accused, and before a fee is proposed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from casework.core.case_type import CaseFacts, Subject
from casework.core.checks import Facts
from casework.law.sanction_grounds import GROUNDS
from casework.stories.infringement_fee import example
from casework.workflows.fee_guards import ChargeFact, not_who_opened
from casework.workflows.guards import of_answers
from casework.workflows.infringement_fee import INFRINGEMENT_FEE
from casework.workflows.infringement_fee.amount import imposed, reckoned
from casework.workflows.infringement_fee.answers import SanctionAnswers
from casework.workflows.infringement_fee.checks import CHECKS
from casework.workflows.infringement_fee.choices import Code
from casework.workflows.infringement_fee.guards import (
    amount_within_limit,
    in_time,
    notice_founded,
    prosecutors_cleared,
)
from casework.workflows.tariffs import SANCTIONS
from casework.workflows.unheard import heard_or_excused, hearing_excused
from fees.claims import CLAIM_KINDS, EnforceableWhen

TODAY = date(2026, 11, 22)


def but(**changed: dict[str, Any]) -> SanctionAnswers:
    """The whole file, with some parts changed; a row or field that is None is left out."""
    raw = example(TODAY).model_dump(mode="json", exclude_none=True)
    for section, part in changed.items():
        merged = {**raw.get(section, {}), **part}
        raw[section] = {name: value for name, value in merged.items() if value is not None}
    return SanctionAnswers.model_validate(raw)


def said(answers: SanctionAnswers) -> set[tuple[str, str]]:
    facts = Facts(today=TODAY)
    return {(check.rule, pointer) for check in CHECKS for pointer, _ in check.run(answers, facts)}


def fact(**changed: Any) -> dict[str, Any]:
    return {"f1": {"claim": "A change was not told.", "period": "2025", "proof": "clear", **changed}}


def row(section: str, key: str, **changed: Any) -> dict[str, Any]:
    return {key: {**example(TODAY).model_dump(mode="json", exclude_none=True)[section][key], **changed}}


@pytest.mark.parametrize(("answers", "found"), [
    (but(), set()),
    (but(breach={"who": None}), {("SAN-01", "/breach/who")}),
    (but(facts={"f1": None}, evidence={"e1": None, "e2": None}), {("SAN-01", "/facts"), ("SAN-01", "/evidence")}),
    (but(breach={"began_on": "2007-01-01", "ended_on": "2007-12-31"}), {("SAN-02", "/breach/ended_on")}),
    (but(breach={"began_on": "2026-10-01"}), {("SAN-03", "/breach/ended_on")}),
    (but(breach={"ended_on": "2026-12-01"}), {("SAN-03", "/breach/ended_on")}),
    (but(facts=fact(proof="likely")), {("SAN-04", "/facts/f1/proof")}),
    (but(facts={"f2": fact()["f1"]}), {("SAN-04", "/facts/f2")}),
    (but(evidence=row("evidence", "e1", sha256="abc")), {("SAN-05", "/evidence/e1/sha256")}),
    (but(evidence=row("evidence", "e1", kind="statement")), {("SAN-01", "/evidence/e1/told_first")}),
    (but(evidence=row("evidence", "e1", kind="statement", told_first=False)), {("SAN-06", "/evidence/e1/told_first")}),
    (but(evidence=row("evidence", "e1", access="withheld")), {("SAN-01", "/evidence/e1/withheld_because")}),
    (but(about={"organisation_number": "918320459"}), {("SAN-07", "/about/organisation_number")}),
    (but(amount={"base": "400"}), {("SAN-08", "/amount/base")}),
    (but(amount={"limit": None, "no_limit": "None is set."}), {("SAN-09", "/amount/limit")}),
    (but(factors=row("factors", "f1", note=None)), {("SAN-01", "/factors/f1/note")}),
])  # fmt: skip
def test_a_rule_names_the_place_where_the_file_falls_short(
    answers: SanctionAnswers, found: set[tuple[str, str]]
) -> None:
    assert said(answers) == found


def test_the_file_says_nothing_but_the_suspicion_until_there_is_one() -> None:
    assert {pointer.split("/")[1] for _, pointer in said(SanctionAnswers())} == {"about", "suspicion"}


@pytest.mark.parametrize(("amount", "came_to"), [
    ({}, 172_000),                                           # 150 000 + 20 % + 10 % - 15 %, down to thousands
    ({"gain": "180000"}, 180_000),                           # no less than what was gained
    ({"limit": "160500"}, 160_000),                          # no more than the limit
    ({"gain": "180000", "limit": "160000"}, 160_000),        # the limit goes before the gain
    ({"delay": 50, "delay_because": "It lay for two years."}, 86_000),
    ({"base": None}, None),
    ({"base": "-1"}, None),
])  # fmt: skip
def test_the_amount_is_measured_step_by_step(amount: dict[str, Any], came_to: int | None) -> None:
    answers = but(amount=amount)
    found = imposed(answers)
    assert (found.amount if found else None) == came_to
    assert [sheet.rows[-1][2] for sheet in INFRINGEMENT_FEE.sheets(answers)] != [] or came_to is None
    assert len({step.name for step in reckoned(answers)}) == len(reckoned(answers))


def refused(guard: Callable[[Subject], object], answers: SanctionAnswers | None = None, *, person: int = 1,
            **facts: Any) -> bool:
    subject = Subject("assessment", frozenset(), TODAY, person, CaseFacts(answers=answers, **facts))
    return guard(subject) is not None


@pytest.mark.parametrize(("guard", "answers", "is_refused"), [
    (notice_founded, but(), False),
    (notice_founded, but(facts=fact(proof="open")), True),
    (notice_founded, but(evidence=row("evidence", "e1", supports=[]) | row("evidence", "e2", supports=[])), True),
    (notice_founded, but(breach={"fault": None}), True),
    (notice_founded, but(about={"organisation_number": "123"}), True),
    (prosecutors_cleared, but(), False),
    (prosecutors_cleared, but(coordination={"cleared": None}), True),
    (prosecutors_cleared, but(coordination={"cleared": "theirs"}), True),
    (hearing_excused, but(), True),
    (hearing_excused, but(hearing={"exception": "known", "because": "It told us itself."}), False),
    (amount_within_limit, but(), False),
    (amount_within_limit, but(amount={"base": None}), True),
    (amount_within_limit, but(amount={"limit": None}), True),
    (amount_within_limit, but(amount={"limit": None, "no_limit": "None is set."}), False),
])  # fmt: skip
def test_a_guard_asks_the_file(guard: Any, answers: SanctionAnswers, is_refused: bool) -> None:
    assert refused(of_answers(guard), answers) is is_refused


def test_a_guard_asks_the_clocks_and_who_registered() -> None:
    assert refused(heard_or_excused, but())
    assert not refused(heard_or_excused, but(), clocks_ever=frozenset({"hearing"}))
    assert not refused(in_time, but())
    assert refused(in_time, but(), clocks_late=frozenset({"time_bar"}))
    opened_by_1 = ChargeFact(opener=1)
    assert refused(not_who_opened, charge=opened_by_1)
    assert not refused(not_who_opened, person=2, charge=opened_by_1)


def test_the_grounds_are_five_and_each_is_a_claim_that_waits_for_a_final_decision() -> None:
    assert {str(code) for code in Code} == set(GROUNDS) == set(SANCTIONS) == {f"GO-{n}" for n in range(1, 6)}
    assert {CLAIM_KINDS[one.claim].enforceable_when for one in SANCTIONS.values()} == {EnforceableWhen.FINAL}


def test_no_path_leads_to_a_reminder_or_to_collection_before_the_decision_is_final() -> None:
    final = {"final_unpaid", "reminded", "collection"}
    ways = {(step.name, source.name) for step in INFRINGEMENT_FEE.steps for source in step.sources
            if step.lands(source).name in final and source.name not in (*final, "write_off_proposed")}
    assert ways == {("become_final", "decided")}


def test_nobody_is_asked_or_accused_before_being_told_of_the_right_to_silence() -> None:
    informed = {source.name for name in ("ask_party", "propose_notice", "skip_hearing")
                for source in INFRINGEMENT_FEE.step(name).sources}
    assert informed == {"informed"}
    into = {step.name for step in INFRINGEMENT_FEE.steps for source in step.sources
            if step.lands(source).name == "informed" and source.name == "inquiry"}
    assert into == {"tell_of_silence", "rely_on_telling", "skip_telling"}
