"""Letters: ordered with the step, printed once, signed by their bytes, sent once to each recipient, arrived by
channel.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.core.calendars import NORWEGIAN
from casework.core.machine import StepRefused
from casework.core.periods import Weeks, due_date
from casework.db import db, writing
from casework.models import (
    Clock,
    Decision,
    Dispatch,
    DocumentFile,
    Letter,
    Mandate,
    Outbox,
    Party,
    ReasonBlock,
)
from casework.operations import printing, review
from casework.operations.acting import NotThere, Stale, legal_date
from casework.operations.dispatch import opened, returned
from casework.operations.letters import print_again
from casework.operations.steps import take_step
from casework.outbox import drain, retry
from casework.ports.outside import EXTENSION
from casework.stories.people import party_id, person_id
from casework.stories.telling import Plot, by, plots_of
from casework.workflows.application.delivery import Channel
from tests.operations.office import DAY, TYPE, Office, faults, office


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home") as found:
        yield found


@pytest.fixture
def small(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    """On the embedded database alone, where the database makes no difference."""
    with office(sqlite_url, tmp_path / "home") as found:
        yield found


def sent_by(channel: str, outcome: str = "refuse") -> Plot:
    """The story of a company that wants its letters by a channel."""
    plot = plots_of(TYPE)[outcome]

    def answers(day: date) -> object:
        given = plot.answers(day)
        return given.model_copy(update={"delivery": given.delivery.model_copy(update={"channel": Channel(channel)})})

    return replace(plot, answers=answers)


def sign(here: Office, case_id: int, persona: str = "ingrid", **given: object) -> None:
    case = here.case(case_id)
    told = {"declaration": True, **given}
    review.declare_impartiality(case_id, True, by=by(persona), now=here.now)
    take_step(case_id, "sign_approval", by=by(persona), now=here.now, seen=case.n_events, given=told)


def printed(here: Office, case_id: int) -> list[str]:
    return [row.sha256 for row in here.letters(case_id, Letter.kind == "approval", Letter.state == "printed")]


@pytest.mark.parametrize(
    ("outcome", "language"), [("approve_partly", "nn"), ("refuse", "nb"), ("dismiss", "en"), ("withdraw", "nn")]
)
def test_every_letter_of_every_story_can_be_written_from_its_case(small: Office, outcome: str, language: str) -> None:
    case_id = small.tell(outcome, language=language)
    assert faults() == []
    letters = small.letters(case_id, Letter.state != "void")
    assert {row.language for row in letters} == {language}
    assert all(small.storage.exists(f"{case_id}/letters/{row.sha256}") for row in letters)


def test_N2_T2_each_letter_is_printed_and_sent_once_and_kept_as_the_bytes_that_were_sent(here: Office) -> None:
    case_id = here.tell("approve")
    letters = here.letters(case_id)
    kinds = [row.kind for row in letters]
    assert kinds == ["receipt", "request", "receipt", "approval", "account_opened"]
    for letter in letters:
        document = here.rows(DocumentFile, DocumentFile.id == letter.document_id)[0]
        content = here.storage.read(document.storage_key)
        assert hashlib.sha256(content).hexdigest() == letter.sha256 == document.sha256
        assert (document.direction, document.number, document.size) == ("outgoing", letter.number, len(content))
    sendings = here.rows(Dispatch)
    assert sorted(row.letter_id for row in sendings) == [row.id for row in letters]
    assert all(row.sent_at and row.arrived_on for row in sendings)
    assert len({row.message_id for row in sendings}) == len(sendings)
    before = here.letters(case_id), sendings, here.mails()
    assert drain(here.now + DAY).done == 0
    for letter in letters:
        printing.print_letter(letter.id, outside=here.app.extensions[EXTENSION], now=here.now + DAY)
    assert (here.letters(case_id), here.rows(Dispatch), here.mails()) == before
    assert faults() == []


def test_a_represented_party_gets_its_letters_through_each_agent_whose_mandate_holds_and_covers_the_case(
    here: Office,
) -> None:
    aigli, today = party_id("aigli"), legal_date(here.now)
    with writing():
        people = {
            name: Party(
                name=f"{name} Agency Ltd",
                country="GR",
                address=["1 Quay", "185 35 Piraeus"],
                email=f"{name.lower()}@agency.example",
                language="en",
                created_at=1,
            )
            for name in ("Holding", "Second", "Ended", "Revoked", "Other", "Later")
        }
        db.session.add_all(people.values())
        db.session.flush()
        since = today - timedelta(days=100)
        mandates = {
            "Holding": {},
            "Second": {"scope": [TYPE]},
            "Ended": {"valid_until": today - timedelta(days=1)},
            "Revoked": {"revoked_at": 1},
            "Other": {"scope": ["another_type"]},
            "Later": {"valid_from": today + timedelta(days=300)},
        }
        db.session.add_all(
            Mandate(
                party_id=aigli, agent_id=people[name].id, rights="write", **{"scope": [], "valid_from": since, **more}
            )
            for name, more in mandates.items()
        )
    case_id = here.tell("approve", "propose_approval")
    expected = {f"party:{people[name].id}" for name in ("Holding", "Second")}
    for kind in ("receipt", "request", "approval"):
        assert {row.recipient for row in here.letters(case_id, Letter.kind == kind)} == expected
    hashes = printed(here, case_id)
    assert len(set(hashes)) == 2
    with pytest.raises(StepRefused):
        sign(here, case_id, letter_sha256=hashes[:1])
    sign(here, case_id, letter_sha256=hashes)
    drain(here.now)
    assert {
        mail.get("To") for path in here.mails() if (mail := message_from_bytes(path.read_bytes(), policy=default))
    } == {"holding@agency.example", "second@agency.example"}
    assert faults() == []


def test_T2_a_signature_names_the_very_bytes_or_is_refused(small: Office) -> None:
    case_id = small.tell("approve", "propose_approval")
    wrong: tuple[dict[str, object], ...] = ({}, {"letter_sha256": "0" * 64}, {"letter_sha256": []})
    for told in wrong:
        with pytest.raises(StepRefused) as refused:
            sign(small, case_id, **told)
        assert "not the one you had before you" in str(refused.value)
    assert small.rows(Dispatch, Dispatch.letter_id.in_(select(Letter.id).where(Letter.kind == "approval"))) == []
    assert small.rows(Decision) == []
    sign(small, case_id, letter_sha256=printed(small, case_id)[0])
    assert small.case(case_id).state == "decided_approved"


def test_a_letter_names_who_decides_so_another_signatory_prints_it_in_their_own_name_first(here: Office) -> None:
    case_id = here.tell("approve", "propose_approval")
    first = printed(here, case_id)
    with pytest.raises(StepRefused) as refused:
        sign(here, case_id, "per", letter_sha256=first)
    assert "names another person" in str(refused.value)
    events = here.case(case_id).n_events
    print_again(case_id, by=by("per"), now=here.now)
    with pytest.raises(StepRefused):
        sign(here, case_id, "per", letter_sha256=first)
    drain(here.now)
    second = printed(here, case_id)
    assert second != first
    assert here.case(case_id).n_events == events
    sign(here, case_id, "per", letter_sha256=second)
    drain(here.now)
    void, sent = here.letters(case_id, Letter.kind == "approval")
    assert (void.state, void.printing, void.sha256, sent.printing) == ("void", 1, first[0], 2)
    assert [row.letter_id for row in here.rows(Dispatch)][-1] == sent.id
    assert sent.values["signatory_id"] == person_id("per")
    assert faults() == []


def test_who_prints_again_is_an_officer_and_something_waits_for_a_signature(small: Office) -> None:
    case_id = small.tell("approve", "assess")
    with pytest.raises(Stale):
        print_again(case_id, by=by("marit"), now=small.now)
    with pytest.raises(NotThere):
        print_again(case_id, by=by("eleni"), now=small.now)


def test_a_letter_of_yesterday_is_printed_again_before_it_is_signed(small: Office) -> None:
    case_id = small.tell("approve", "propose_approval")
    small.now += DAY
    with pytest.raises(StepRefused) as refused:
        sign(small, case_id, letter_sha256=printed(small, case_id))
    assert "printed on another day" in str(refused.value)
    print_again(case_id, by=by("marit"), now=small.now)
    drain(small.now)
    sign(small, case_id, letter_sha256=printed(small, case_id))


def test_a_letter_whose_preparation_was_undone_before_it_was_printed_is_void(small: Office) -> None:
    case_id = small.tell("approve", "propose_approval", drain=lambda now: drain(now) if now < small.now else None)
    drain(small.now)
    print_again(case_id, by=by("marit"), now=small.now)
    case = small.case(case_id)
    take_step(case_id, "return_proposal", by=by("ingrid"), now=small.now, seen=case.n_events, given={"comments": "No."})
    drain(small.now)
    assert {row.state for row in small.letters(case_id, Letter.kind == "approval")} == {"void"}
    assert faults() == []


def test_a_letter_that_lacks_what_the_law_asks_for_is_given_up_at_once_and_says_what_is_missing(small: Office) -> None:
    case_id = small.tell("refuse", "assess")
    case, marit = small.case(case_id), by("marit")
    for block in ("facts", "rules", "assessment", "arguments", "conclusion"):
        review.write_reason(case_id, block, "Written.", seen=None, by=marit, now=small.now)
    review.declare_impartiality(case_id, True, by=marit, now=small.now)
    facts = ReasonBlock.__table__.update().where(ReasonBlock.block == "facts")
    with writing() as cx:
        cx.execute(facts.values(text=" ", version=ReasonBlock.version + 1))
    case = small.case(case_id)
    take_step(case_id, "propose_refusal", by=marit, now=small.now, seen=case.n_events, given={})
    drain(small.now)
    row = small.rows(Outbox, Outbox.kind == "print")[-1]
    assert row.failed_at == small.now
    assert "Block.text is blank" in row.last_error
    with writing() as cx:
        cx.execute(facts.values(text="Facts.", version=ReasonBlock.version + 1))
    assert retry(row.id, small.now, by=marit)
    drain(small.now)
    assert small.letters(case_id)[-1].state == "printed"


@pytest.mark.parametrize(("channel", "days"), [("portal", 0), ("email", 0), ("post", 7)])
def test_the_time_to_appeal_runs_from_the_day_the_letter_arrived_by_its_channel(
    here: Office, channel: str, days: int
) -> None:
    case_id = here.tell(plot=sent_by(channel))
    letter = here.letters(case_id)[-1]
    sending = here.rows(Dispatch, Dispatch.letter_id == letter.id)[0]
    arrived = legal_date(here.now) + timedelta(days=days)
    assert (sending.channel, sending.arrived_on) == (channel, arrived)
    clock = here.rows(Clock, Clock.case_id == case_id, Clock.name == "appeal")[0]
    due = due_date(arrived, Weeks(3), NORWEGIAN)
    case = here.case(case_id)
    assert (clock.strict_due, case.due, case.due_clock) == (due, due, "appeal")
    with_file = {"portal": [], "email": here.mails(), "post": here.mails("post")}[channel]
    bytes_sent = [
        part.get_content()
        for path in with_file
        for part in message_from_bytes(path.read_bytes(), policy=default).iter_attachments()
    ]
    own = here.storage.read(f"{case_id}/letters/{letter.sha256}")
    assert (own in bytes_sent) == (channel != "portal")


def test_a_notice_says_that_something_waits_and_nothing_of_the_case(small: Office) -> None:
    case_id = small.tell("approve", "submit")
    (path,) = small.mails()
    mail = message_from_bytes(path.read_bytes(), policy=default)
    text = mail.get_content() + str(mail["Subject"])
    case = small.case(case_id)
    assert "A letter waits for you." in text
    assert not list(mail.iter_attachments())
    for word in (case.title, str(case.number), case.ref, "receipt", "maritime", "account"):
        assert word.lower() not in text.lower()


def test_opening_a_letter_is_kept_the_first_time_and_only_where_the_party_opens_what_was_sent(small: Office) -> None:
    case_id = small.tell("approve", "propose_approval")
    receipt, _, _, proposal = small.letters(case_id)
    for persona, letter in (("marit", receipt), ("eleni", proposal)):
        with pytest.raises(NotThere):
            opened(letter.id, by=by(persona), now=small.now)
    opened(receipt.id, by=by("eleni"), now=small.now)
    opened(receipt.id, by=by("dimitris"), now=small.now + 5)
    (sending,) = small.rows(Dispatch, Dispatch.letter_id == receipt.id)
    assert sending.opened_at == small.now
    returned(sending.id, by=by("arne"), now=small.now)
    with pytest.raises(NotThere):
        returned(sending.id, by=by("arne"), now=small.now + 5)


def test_the_bytes_of_a_police_certificate_are_nowhere_once_they_may_not_be_kept(
    here: Office, database_url: str, tmp_path: Path
) -> None:
    case_id = here.tell("approve", "propose_approval")
    kept = here.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.kind == "criminal_record")
    assert kept
    secrets = {here.storage.read(row.storage_key) for row in kept}
    assert any(secret in everything(here, database_url) for secret in secrets), "the search finds what is there"
    sign(here, case_id, letter_sha256=printed(here, case_id))
    drain(here.now)
    found = everything(here, database_url)
    assert not any(secret in found for secret in secrets)
    for row in here.rows(DocumentFile, DocumentFile.kind == "criminal_record"):
        assert not here.storage.exists(row.storage_key)
        assert row.purged_at == here.now
        assert "Marit Lunde" in row.purge_note
        assert row.sha256 in {hashlib.sha256(secret).hexdigest() for secret in secrets}
    assert faults() == []


def everything(here: Office, url: str) -> bytes:
    """Every byte that is kept: storage, mail, post, database file with its log, or all rows where there is no file."""
    files = [path for path in here.home.rglob("*") if path.is_file()]
    if url.startswith("sqlite"):
        place = Path(url.removeprefix("sqlite:///"))
        files += place.parent.glob(place.name + "*")
        dump = "\n".join(sqlite3.connect(place).iterdump())
    else:
        dump = repr([list(db.session.execute(select(table))) for table in db.metadata.sorted_tables])
    return b"".join(path.read_bytes() for path in files) + dump.encode()
