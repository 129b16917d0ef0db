"""What a decision leaves in force lives on: numbered for ever, changed by versions, ended, expired and reminded of."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from casework.core.approvals import AFTER, ApprovalFact, Status
from casework.core.case_type import Actor
from casework.core.machine import StepRefused
from casework.db import db
from casework.models import (
    Approval,
    ApprovalCondition,
    ApprovalEvent,
    ApprovalHolder,
    ApprovalSeries,
    ApprovalVersion,
    DraftSection,
    Event,
    FindingRow,
    Outbox,
    Party,
)
from casework.operations import drafts, post, validity
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.approvals import fact_about, held_by, one_of, standings
from casework.queries.submissions import latest_answers
from casework.stories.people import party_id, person_id
from casework.stories.telling import paper
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.operations.office import DAY, Office, faults, office
from tests.permits import PERMIT, SEQUEL

APPLICANT, CASEWORKER = frozenset({Actor.APPLICANT}), frozenset({Actor.CASEWORKER})


@pytest.fixture
def here(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    for case_type in (PERMIT, SEQUEL):
        monkeypatch.setitem(CASE_TYPES, case_type.name, case_type)
    upgrade(database_url, CASE_TYPES)
    with office(database_url, tmp_path / "home") as found:
        yield found


def party() -> By:
    return By(person_id("eleni"), APPLICANT, writes=True, signs=True)


def officer() -> By:
    return By(person_id("marit"), CASEWORKER)


def sent(here: Office, about: int | None = None, **wish: str) -> int:
    """A case that was sent in, with this wish; of the sequel where it is about an approval."""
    name = "permit" if about is None else "sequel"
    case_id = drafts.open_draft(name, party_id("aigli"), by=party(), now=here.now, about=about)
    if wish:
        drafts.save_section(case_id, "wish", wish, seen=None, by=party(), now=here.now)
    take_step(case_id, "submit", by=party(), now=here.now, seen=0)
    return case_id


def decide(here: Office, case_id: int, step: str, **given: Any) -> None:
    take_step(case_id, step, by=officer(), now=here.now, seen=here.case(case_id).n_events, given=given)


def granted(here: Office, **wish: str) -> int:
    case_id = sent(here, **(wish or {"what": "dogs"}))
    decide(here, case_id, "grant")
    return int(here.rows(Approval)[-1].id)


def versions(here: Office) -> list[tuple[int, str]]:
    return [(row.version, row.status) for row in here.rows(ApprovalVersion)]


def happened(here: Office, kind: str) -> list[Any]:
    db.session.rollback()
    return list(db.session.execute(select(ApprovalEvent.__table__).where(ApprovalEvent.kind == kind)))


def records(kind: str) -> list[Event]:
    db.session.rollback()
    return list(db.session.scalars(select(Event).where(Event.kind == f"record:{kind}")))


def test_a_grant_takes_the_next_number_of_the_year_and_lasts_five_years_less_a_day(here: Office) -> None:
    granted(here)
    granted(here, what="cats")
    today = legal_date(here.now)
    assert [row.number for row in here.rows(Approval)] == ["T-2026-0001", "T-2026-0002"]
    first = here.rows(ApprovalVersion)[0]
    assert (first.valid_from, first.valid_until) == (today, date(2031, 6, 14))
    assert (first.status, first.data) == ("in_force", {"allows": "dogs", "secret": "inside"})
    held = here.rows(ApprovalHolder)[0]
    assert (held.party_id, held.since, held.until) == (party_id("aigli"), today, None)
    here.now += 365 * DAY
    granted(here)
    assert here.rows(Approval)[-1].number == "T-2027-0001"
    db.session.rollback()
    assert dict(db.session.execute(select(ApprovalSeries.year, ApprovalSeries.last)).all()) == {2026: 2, 2027: 1}
    assert faults() == []


def test_a_step_that_fails_after_taking_a_number_leaves_no_gap(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = sent(here, what="dogs")
    with monkeypatch.context() as patch:
        patch.setattr("casework.operations.approvals._hold", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            decide(here, case_id, "grant")
    decide(here, case_id, "grant")
    assert [row.number for row in here.rows(Approval)] == ["T-2026-0001"]


def test_conditions_are_those_that_apply_with_their_days_or_those_the_step_was_told(here: Office) -> None:
    granted(here, what="bears")
    case_id = sent(here, what="dogs")
    decide(here, case_id, "grant", conditions={"report": "2027-01-31"})
    rows = here.rows(ApprovalCondition)
    assert [(row.approval_id, row.key, row.due) for row in rows] == [
        (1, "report", date(2026, 9, 15)),
        (1, "fence", None),
        (2, "report", date(2027, 1, 31)),
    ]
    today = legal_date(here.now)
    validity.meet_condition(rows[0].id, today, "It came by post.", by=officer(), now=here.now)
    met = here.rows(ApprovalCondition)[0]
    assert (met.met_on, met.met_by, met.note) == (today, person_id("marit"), "It came by post.")
    assert len(records("approval_condition")) == 1
    with pytest.raises(Stale):
        validity.meet_condition(rows[0].id, today, "Again.", by=officer(), now=here.now)
    assert faults() == []


def test_a_draft_about_an_approval_begins_with_what_its_type_carries_over_and_reads_it_as_a_fact(here: Office) -> None:
    approval = granted(here)
    case_id = drafts.open_draft("sequel", party_id("aigli"), by=party(), now=here.now, about=approval)
    db.session.rollback()
    (section,) = db.session.scalars(select(DraftSection).where(DraftSection.case_id == case_id))
    assert section.raw == {"what": "dogs"}
    fact = fact_about(db.session.connection(), case_id, legal_date(here.now))
    assert isinstance(fact, ApprovalFact)
    assert (fact.kind, fact.number, fact.version, fact.status) == ("permit", "T-2026-0001", 1, Status.IN_FORCE)
    assert (fact.holder, fact.conditions_open) == ("Aigli Pelagos Shipping S.A.", ("report",))
    assert [(row.rule, row.severity) for row in here.rows(FindingRow)] == [("SAME", "warning")]


def test_A2_nobody_opens_a_case_about_what_another_holds(here: Office) -> None:
    approval = granted(here)
    for name, holder in (("sequel", "skarvoy"), ("permit", "aigli")):
        with pytest.raises(NotThere):
            drafts.open_draft(name, party_id(holder), by=party(), now=here.now, about=approval)
    eleni, hauk, today = person_id("eleni"), person_id("hauk"), legal_date(here.now)
    assert [one.number for one in standings(held_by(eleni, party_id("aigli"), today), today)] == ["T-2026-0001"]
    for person, holder in ((eleni, "skarvoy"), (hauk, "aigli"), (hauk, "skarvoy")):
        assert standings(held_by(person, party_id(holder), today), today) == []
        with pytest.raises(NotThere):
            one_of(held_by(person, party_id(holder), today), approval, today)


def test_a_paper_about_what_the_party_holds_is_filed_as_it_came_and_about_nothing_else(here: Office) -> None:
    approval = granted(here)
    came = post.Arrival("post", "Aigli", here.now)

    def file(name: str, holder: str) -> int:
        pages = [post.Paper("page.pdf", io.BytesIO(paper("Renew it")))]
        told = {"storage": here.storage, "by": officer(), "now": here.now, "about": approval}
        return post.file_application(name, party_id(holder), came, pages, **told).case_id

    case_id = file("sequel", "aigli")
    fact = fact_about(db.session.connection(), case_id, legal_date(here.now))
    assert fact is not None
    assert fact.number == "T-2026-0001"
    case = here.case(case_id)
    assert latest_answers(db.session.connection(), case).wish.what is None, "we put no words in a mouth"
    for name, holder in (("sequel", "skarvoy"), ("permit", "aigli")):
        with pytest.raises(post.NotRegistered):
            file(name, holder)


def test_an_amendment_replaces_what_was_in_force_for_the_rest_of_its_time(here: Office) -> None:
    approval = granted(here)
    here.now += 30 * DAY
    decide(here, sent(here, approval, what="cats"), "amend")
    assert versions(here) == [(1, "replaced"), (2, "in_force")]
    new = here.rows(ApprovalVersion)[1]
    assert (new.valid_from, new.valid_until) == (legal_date(here.now), date(2031, 6, 14))
    assert (new.data, len(here.rows(Approval))) == ({"allows": "cats", "secret": "inside"}, 1)
    assert faults() == []


def test_N6_a_renewal_waits_for_the_last_day_and_then_holds_by_its_date_before_anybody_looks(here: Office) -> None:
    approval = granted(here)
    decide(here, sent(here, approval, what="cats"), "renew")
    assert versions(here) == [(1, "in_force"), (2, "scheduled")]
    assert here.rows(ApprovalVersion)[1].valid_from == date(2031, 6, 15)
    found = select(Approval)
    before, after = (one_of(found, approval, day) for day in (date(2031, 6, 14), date(2031, 6, 15)))
    assert (before.version.version, before.status) == (1, Status.IN_FORCE)
    assert (after.version.version, after.status, after.statuses[1]) == (2, Status.IN_FORCE, Status.REPLACED)
    here.now += 5 * 366 * DAY
    assert validity.keep_approvals(here.now) == 1
    assert versions(here) == [(1, "replaced"), (2, "in_force")]
    assert validity.keep_approvals(here.now) == 0
    assert len(records("approval")) == 1


def test_N6_it_expires_on_the_day_after_its_last_also_if_nobody_looked(here: Office) -> None:
    approval = granted(here)
    last = date(2031, 6, 14)
    for day, status in ((last, Status.IN_FORCE), (last + timedelta(1), Status.EXPIRED)):
        assert one_of(select(Approval), approval, day).status is status
    here.now += (last - legal_date(here.now)).days * DAY
    assert validity.keep_approvals(here.now) == 0
    here.now += 40 * DAY
    assert validity.keep_approvals(here.now) == 1
    assert versions(here) == [(1, "expired")]
    assert validity.keep_approvals(here.now) == 0
    assert len(happened(here, "expired")) == len(records("approval")) == 1
    with pytest.raises(Stale):
        decide(here, sent(here, approval, what="cats"), "amend")


def test_a_suspended_approval_is_restored_or_revoked_and_its_new_versions_are_suspended_too(here: Office) -> None:
    approval = granted(here)
    decide(here, sent(here, approval), "suspend")
    refused = sent(here, approval)
    with pytest.raises(StepRefused, match="It is not in force"):
        decide(here, refused, "suspend")
    decide(here, sent(here, approval, what="cats"), "amend")
    assert versions(here) == [(1, "replaced"), (2, "suspended")]
    decide(here, sent(here, approval), "restore")
    decide(here, sent(here, approval, what="owls"), "renew")
    assert versions(here) == [(1, "replaced"), (2, "in_force"), (3, "scheduled")]
    decide(here, sent(here, approval), "revoke")
    assert versions(here) == [(1, "replaced"), (2, "revoked"), (3, "revoked")]
    assert one_of(select(Approval), approval, legal_date(here.now)).status is Status.REVOKED
    drain(here.now)
    assert faults() == []


def test_ownership_changes_on_a_day_and_the_old_holder_holds_it_until_then(here: Office) -> None:
    approval = granted(here)
    day = legal_date(here.now) + timedelta(20)
    decide(here, sent(here, approval, what="dogs", new_holder="999888777"), "amend", valid_from=day.isoformat())
    new = here.rows(Party, Party.number == "999888777")[0]
    assert [(row.party_id, row.until) for row in here.rows(ApprovalHolder)] == [
        (party_id("aigli"), day - timedelta(1)), (new.id, None)]  # fmt: skip
    eleni, aigli = person_id("eleni"), party_id("aigli")
    for when, n in ((day - timedelta(1), 1), (day, 0)):
        assert len(standings(held_by(eleni, aigli, when), when)) == n
    holder = one_of(select(Approval), approval, day).holder
    assert holder is not None
    assert holder.name == "New Holder AS"
    assert faults() == []


def test_N6_each_reminder_goes_out_once_of_several_the_last_and_none_once_a_renewal_is_sent(here: Office) -> None:
    approval = granted(here)
    other = granted(here, what="cats")
    late = granted(here, what="owls")
    start = here.now
    here.now = start + ((date(2030, 12, 14) - legal_date(start)).days - 1) * DAY
    validity.keep_approvals(here.now)
    assert happened(here, "reminded") == []
    here.now += DAY
    validity.keep_approvals(here.now)
    validity.keep_approvals(here.now + DAY)
    assert sorted(row.approval_id for row in happened(here, "reminded")) == [approval, other, late]
    sent(here, other, what="cats")
    here.now = start + (date(2031, 6, 1) - legal_date(start)).days * DAY
    validity.keep_approvals(here.now)
    validity.keep_approvals(here.now + DAY)
    told = [(row.approval_id, row.detail) for row in happened(here, "reminded")]
    assert sorted(told) == [
        (approval, "2030-12-14"), (approval, "2031-05-17"), (other, "2030-12-14"),
        (late, "2030-12-14"), (late, "2031-05-17")]  # fmt: skip
    keys = [row.key for row in here.rows(Outbox) if row.key.startswith("notice:approval:")]
    assert len(keys) == len(set(keys)) == len(records("approval_reminded")) == 5
    drain(here.now)
    mails = [mail.read_bytes() for mail in here.mails()]
    assert len([mail for mail in mails if f"https://casework.example/approvals/{late}".encode() in mail]) == 2
    assert not any(b"T-2026" in mail for mail in mails), "a notice tells no number"


def test_the_database_and_the_vocabulary_declare_the_same_graph() -> None:
    guards = (Path(__file__).resolve().parents[2] / "casework/migrations/guards/sqlite.sql").read_text("utf-8")
    for before, after in AFTER.items():
        names = ", ".join(f"'{status}'" for status in after if status != before)
        assert not after or f"OLD.status = '{before}' AND NEW.status IN ({names})" in guards, before
