"""What becomes of an order: told to each of its ends, several at a time, and what an appeal against it does."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.core.machine import StepRefused
from casework.db import db
from casework.models import Charge, Clock, Decision, Letter
from casework.operations import appeals, drafts, initiative, review
from casework.operations.acting import legal_date
from casework.operations.due import settle_decisions, take_due_steps
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.access import party_cases
from casework.queries.concerning import cases_about, concerned, concerned_by
from casework.queries.submissions import latest_answers
from casework.stories.order_case.plots import begun
from casework.stories.people import person_id
from casework.stories.telling import Beat, Told, by, play, plots_of
from casework.workflows import CASE_TYPES
from tests.operations.office import DAY, Office, faults

ORDER = "order_case"
ENDS = {
    # state, letters, how the decision stands, authority, code of the law
    "met": ("met", ("order_notice", "order", "later_day", "order_met"), ["final"], "energy_directorate", "GO-15"),
    "unmet": ("unmet", ("order_notice", "order", "not_met", "not_met"), ["final"], "environment_agency",
              "KKL-17a"),
    "ended": ("ended", ("order_notice", "no_order"), [], "energy_directorate", "GO-15"),
    "withdrawn": ("withdrawn", ("order", "order_withdrawn"), ["changed"], "energy_directorate", "GO-15"),
}


@pytest.mark.parametrize("end", sorted(set(ENDS) - {"unmet"}))
def test_an_order_is_told_to_each_of_its_ends(quick: Office, end: str) -> None:
    ends(quick, end)


def ends(there: Office, end: str) -> int:
    case_id = there.tell(end, type_name=ORDER)
    state, kinds, standing, authority, law = ENDS[end]
    take_due_steps(there.now)
    settle_decisions(there.now)
    case = there.case(case_id)
    assert (case.state, case.authority) == (state, authority)
    assert tuple(letter.kind for letter in there.letters(case_id, Letter.state == "printed")) == kinds
    assert [row.standing for row in there.rows(Decision, Decision.case_id == case_id)] == standing
    assert db.session.scalars(select(Charge.tariff).where(Charge.case_id == case_id)).one() == f"{law}/{case_id}"
    assert faults() == []
    return case_id


def step(there: Office, case_id: int, name: str, who: str, **given: str) -> None:
    take_step(case_id, name, by=by(who), now=there.now, seen=there.case(case_id).n_events, given=given)


def test_an_order_that_is_not_met_stays_open_and_leads_on(here: Office) -> None:
    case_id = ends(here, "unmet")
    case, cx = here.case(case_id), db.session.connection()
    found = concerned(cx, case)
    assert found.unmet is not None
    assert (found.unmet.by, found.number) == (latest_answers(cx, case).duty.by, case.number)
    of = concerned_by(cx, case)
    assert [row.id for row in cases_about(cx, of.id)] == [case_id]
    step(here, case_id, "report_met", "nina", said="Done at last.")
    step(here, case_id, "confirm_met", "marit", seen="The plan is here.")
    met = here.case(case_id)
    assert (met.state, concerned(db.session.connection(), met).unmet) == ("met", None)


def test_a_case_may_have_several_orders_and_what_is_not_offered_is_not_there(quick: Office) -> None:
    first = quick.tell("met", "sign_order", type_name=ORDER)
    of = quick.case(db.session.scalars(select(Charge.for_case_id).where(Charge.case_id == first)).one())
    assert ORDER in {kind.name for kind in initiative.offered_about(of)}
    second = initiative.open_case(ORDER, of, begun("skardfoss").model_dump(include={"breach"}), by=by("magne"),
                                  now=quick.now).case_id  # fmt: skip
    assert quick.case(second).authority == of.authority
    seen = db.session.scalars(party_cases(person_id("gunnvor"), legal_date(quick.now))).all()
    assert first in {case.id for case in seen}
    assert second not in {case.id for case in seen}, "nothing was sent in it yet"
    review.declare_impartiality(second, True, by=by("magne"), now=quick.now)
    with pytest.raises(StepRefused, match="does not say what is wrong"):
        step(quick, second, "send_notice", "magne")


def test_an_appeal_can_suspend_an_order_and_its_success_takes_it_up_again(quick: Office) -> None:
    case_id = quick.tell("met", "sign_order", type_name=ORDER)
    begins = appeals.begin(case_id, by=by("gunnvor"), now=quick.now, language="en")
    told = Told(CASE_TYPES["appeal_case"], plots_of("appeal_case")["upheld"], begins, quick.now, "en", quick.storage)
    for section, raw in {"grounds": {"change": "Cancel it.", "why": "It is reported."}, "appellant": {"who": "party"},
                         "meanwhile": {"postpone": True, "harm": "It costs."}}.items():  # fmt: skip
        drafts.save_section(begins, section, raw, seen=None, by=by("gunnvor"), now=quick.now)
    because = {"because": "The day comes before we can decide."}
    for beat in (Beat("submit", "gunnvor", 3), Beat("check", "magne", 1),
                 Beat("propose_postponement", "magne", 0, lambda told: {"ruling": "granted", **because}),
                 Beat("sign_postponement", "ragnhild")):  # fmt: skip
        play(told, beat, drain)
    quick.now = told.now + 90 * DAY
    review.declare_impartiality(case_id, True, by=by("astrid"), now=quick.now)
    with pytest.raises(StepRefused, match="need not be met before the appeal is decided"):
        step(quick, case_id, "establish_unmet", "astrid", lacks="Nothing came.")
    for beat in (Beat("admit", "magne", 1), Beat("propose_reversal", "magne", 5, lambda told: because),
                 Beat("sign_reversal", "ragnhild", 1)):  # fmt: skip
        play(told, beat, drain)
    quick.now = told.now
    take_due_steps(quick.now)
    assert quick.case(case_id).state == "assessment"
    assert {row.state for row in quick.rows(Clock, Clock.case_id == case_id)} == {"stopped"}
    step(quick, case_id, "end_without_order", "astrid", because="The appeal showed that nothing is wrong.")
    assert quick.case(case_id).state == "ended"
