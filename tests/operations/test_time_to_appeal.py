"""More time to appeal, and reasons that were asked for: in an open case and a closed one, in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.core.calendars import NORWEGIAN
from casework.core.machine import StepRefused
from casework.core.periods import Weeks, due_date
from casework.db import db
from casework.models import Decision, Dispatch, Letter
from casework.operations.acting import legal_date
from casework.operations.due import settle_decisions, take_due_steps
from casework.operations.time_to_appeal import take
from casework.outbox import drain
from casework.queries.appeals import Contest, contest_of, notice_of
from casework.stories.telling import by
from casework.workflows.timeliness import timeliness
from tests.operations.office import DAY, Office, faults, office


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path) as place:
        yield place


def does(place: Office, case_id: int, name: str, who: str, **given: str) -> None:
    take(case_id, name, by=by(who), now=place.now, seen=place.case(case_id).n_events, given=given)
    drain(place.now)


def stands(place: Office, case_id: int) -> Contest:
    case = place.case(case_id)
    found = contest_of(db.session.connection(), case, legal_date(place.now))
    assert found is not None
    return found


def judged(place: Office, case_id: int, handed_on: date) -> Any:
    """What an appeal would be found to be, that was handed in on a day."""
    seq = stands(place, case_id).decided[0].event_seq
    return timeliness(notice_of(db.session.connection(), case_id, seq).course(handed_on))


def last_of(contest: Contest) -> date:
    assert contest.last_day is not None
    return contest.last_day


def test_more_time_is_asked_for_and_given_before_the_last_day_and_an_appeal_on_the_new_one_is_in_time(
    here: Office,
) -> None:
    case_id = here.tell("refuse", type_name="registry_account")
    last = last_of(stands(here, case_id))
    wished, given = last + timedelta(days=7), last + timedelta(days=14)
    with pytest.raises(StepRefused, match="must be later"):
        does(here, case_id, "ask_time_to_appeal", "jana", until=last.isoformat(), reason="Our lawyer is ill.")
    with pytest.raises(StepRefused, match="Nobody has asked"):
        does(here, case_id, "refuse_time_to_appeal", "jonas", because="There is time enough.")
    does(here, case_id, "ask_time_to_appeal", "jana", until=wished.isoformat(), reason="Our lawyer is ill.")
    limit = stands(here, case_id).limit
    assert limit is not None
    assert limit.asked["ask_time_to_appeal"]["reason"] == "Our lawyer is ill."
    assert last_of(stands(here, case_id)) == last  # asked for is not given
    does(here, case_id, "give_time_to_appeal", "jonas", until=given.isoformat(), because="The lawyer is ill.")
    after = stands(here, case_id)
    assert last_of(after) == due_date(last, Weeks(2), NORWEGIAN)
    assert after.limit is not None
    assert not after.limit.asked
    assert [letter.kind for letter in here.letters(case_id, Letter.state == "printed")][-1] == "more_time"
    found = judged(here, case_id, last_of(after))
    assert (found.verdict, found.last_day) == ("in_time", last_of(after))
    assert judged(here, case_id, last_of(after) + timedelta(days=1)).verdict == "late"
    take_due_steps(here.now + ((last - legal_date(here.now)).days + 2) * DAY)
    assert here.case(case_id).state == "decided_refused"  # not final while the time runs
    here.now += ((last_of(after) - legal_date(here.now)).days + 1) * DAY
    for name, told in (("give_time_to_appeal", {"until": "2027-12-01", "because": "Late."}),
                       ("register_reasons_asked", {})):
        with pytest.raises(StepRefused, match="ran out"):
            does(here, case_id, name, "jonas", **told)
    assert faults() == []


def test_who_is_refused_more_time_gets_a_letter_and_the_last_day_stands(here: Office) -> None:
    case_id = here.tell("refuse", type_name="registry_account")
    last = last_of(stands(here, case_id))
    wished = (last + timedelta(days=30)).isoformat()
    does(here, case_id, "ask_time_to_appeal", "jana", until=wished, reason="We travel.")
    does(here, case_id, "refuse_time_to_appeal", "jonas", because="Three weeks are enough for this case.")
    contest = stands(here, case_id)
    assert (last_of(contest), contest.limit and contest.limit.asked) == (last, {})
    assert [letter.kind for letter in here.letters(case_id, Letter.state == "printed")][-1] == "no_more_time"
    for who in ("arne", "jana"):
        with pytest.raises(StepRefused):
            does(here, case_id, "give_time_to_appeal", who, until=(last + timedelta(days=9)).isoformat(), because="No.")


def test_reasons_asked_for_let_the_time_stand_still_and_begin_anew_in_a_closed_case_too(here: Office) -> None:
    case_id = here.tell("approve", type_name="plant_approval")
    assert here.case(case_id).closed_at is not None
    last = last_of(stands(here, case_id))
    longer = last + timedelta(days=21)
    does(here, case_id, "give_time_to_appeal", "magne", until=longer.isoformat(), because="The holidays.")
    longer = last_of(stands(here, case_id))
    asked_on = legal_date(here.now)
    does(here, case_id, "register_reasons_asked", "magne", asked_on=asked_on.isoformat(), wanted="The category.")
    for name, who, told in (("give_time_to_appeal", "magne", {"until": "2027-12-01", "because": "x"}),
                            ("register_reasons_asked", "magne", {"asked_on": asked_on.isoformat()})):
        with pytest.raises(StepRefused, match="stands still"):
            does(here, case_id, name, who, **told)
    here.now += 90 * DAY
    settle_decisions(here.now)
    assert {row.standing for row in here.rows(Decision, Decision.case_id == case_id)} == {"appealable"}
    assert not stands(here, case_id).over
    assert judged(here, case_id, legal_date(here.now)).verdict == "in_time"
    does(here, case_id, "give_reasons", "magne", reasons="The plant burns wood alone.\n\nSo it is renewable.")
    sent = here.letters(case_id, Letter.kind == "fuller_reasons")[-1]
    arrived = here.rows(Dispatch, Dispatch.letter_id == sent.id)[0].arrived_on
    anew = due_date(arrived, Weeks(3), NORWEGIAN)
    assert (last_of(stands(here, case_id)), anew > longer) == (anew, True)
    found = judged(here, case_id, anew)
    assert (found.verdict, found.last_day) == ("in_time", anew)
    assert [step.source.place for step in found.steps][-2] == "§ 29 third paragraph"
    here.now += 30 * DAY
    settle_decisions(here.now)
    assert {row.standing for row in here.rows(Decision, Decision.case_id == case_id)} == {"final"}
    assert faults() == []


def test_three_weeks_anew_take_nothing_back_of_what_was_given(here: Office) -> None:
    case_id = here.tell("refuse", type_name="registry_account")
    given = last_of(stands(here, case_id)) + timedelta(days=60)
    does(here, case_id, "give_time_to_appeal", "jonas", until=given.isoformat(), because="A large case.")
    given = last_of(stands(here, case_id))
    does(here, case_id, "ask_reasons", "jana")
    here.now += 2 * DAY
    does(here, case_id, "give_reasons", "jonas", reasons="The documents are not certified.")
    assert last_of(stands(here, case_id)) == given
    assert judged(here, case_id, given).last_day == given
