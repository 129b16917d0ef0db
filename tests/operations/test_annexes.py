"""What was sent, printed: once for each submission and language, under any crash; named by the letter, sent with it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from casework.db import writing
from casework.letters.annex import Annex
from casework.models import DocumentFile, Letter, Outbox
from casework.operations import annex_printing, documents
from casework.operations.acting import NotThere
from casework.operations.annexes import order_annex
from casework.outbox import drain
from casework.ports.outside import EXTENSION, Hopeless
from casework.queries.annexes import key_of
from casework.stories.telling import by, paper, plots_of
from casework.workflows import CASE_TYPES
from casework.workflows.annexes import ANNEX, annex_of
from casework.workflows.application.delivery import Channel
from casework.workflows.verifying import delivery_of
from tests.operations.crash import PLAN
from tests.operations.office import DAY, Office, faults, office


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home") as found:
        yield found


@pytest.fixture
def small(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path / "home") as found:
        yield found


def annexes(here: Office, case_id: int) -> list[Any]:
    return here.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.kind == ANNEX)


def test_N2_T2_each_submission_is_printed_once_and_kept_as_its_bytes(here: Office) -> None:
    case_id = here.tell("approve", "answer", type_name=PLAN)
    kept = annexes(here, case_id)
    assert [row.row_key for row in kept] == ["1.en", "2.en"]
    for row in kept:
        assert hashlib.sha256(here.storage.read(row.storage_key)).hexdigest() == row.sha256
        assert (row.direction, row.media_type) == ("outgoing", "application/pdf")
        again = int(row.row_key[0]), "en"
        annex_printing.print_annex(case_id, *again, outside=here.app.extensions[EXTENSION], now=here.now + DAY)
        assert order_annex(case_id, *again, now=here.now + DAY) is False
    drain(here.now + DAY)
    assert annexes(here, case_id) == kept
    assert faults() == []


def test_T2_the_database_keeps_one_document_for_a_submission_and_language(here: Office) -> None:
    case_id = here.tell("approve", "submit", type_name=PLAN)
    (row,) = annexes(here, case_id)
    second = {name: value for name, value in row._mapping.items() if name != "id"}
    second |= {"number": 99, "storage_key": "another"}
    with pytest.raises(DBAPIError), writing() as cx:
        cx.execute(insert(DocumentFile).values(second))
    assert annexes(here, case_id) == [row]


def test_in_another_language_it_is_printed_for_whoever_asks_first(small: Office) -> None:
    case_id = small.tell("approve", "submit", type_name=PLAN)
    assert [order_annex(case_id, 1, "nn", now=small.now) for _ in range(2)] == [True, False]
    drain(small.now)
    assert [row.row_key for row in annexes(small, case_id)] == ["1.en", "1.nn"]
    assert annexes(small, case_id)[1].title.startswith("Overvakingsplan for")
    events = small.case(case_id).n_events
    for n, language in ((2, "en"), (0, "en"), (1, "de"), (-1, "nb")):
        with pytest.raises(NotThere):
            order_annex(case_id, n, language, now=small.now)
    with pytest.raises(NotThere):
        order_annex(999, 1, "en", now=small.now)
    assert small.case(case_id).n_events == events
    assert faults() == []


def test_a_type_that_declares_none_prints_none(small: Office) -> None:
    case_id = small.tell("approve", "submit")
    assert annexes(small, case_id) == []
    with pytest.raises(NotThere):
        order_annex(case_id, 1, "en", now=small.now)


def test_the_letter_waits_for_the_document_that_it_names(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = annex_printing.print_annex

    def late(case_id: int, n: int, language: str, **given: Any) -> None:
        raise OSError("the worker is busy")

    monkeypatch.setattr(annex_printing, "print_annex", late)
    case_id = small.tell("approve", "propose_approval", type_name=PLAN)
    (letter,) = small.letters(case_id, Letter.kind == "approval")
    (order,) = small.rows(Outbox, Outbox.key == f"print:{letter.id}")
    assert (letter.state, order.done_at) == ("ordered", None)
    assert "not printed yet" in order.last_error
    monkeypatch.setattr(annex_printing, "print_annex", plain)
    drain(small.now + 600_000)
    drain(small.now + 1_200_000)
    (letter,) = small.letters(case_id, Letter.kind == "approval")
    assert letter.state == "printed"
    assert letter.values["annexes"] == [annexes(small, case_id)[-1].id]


def test_the_approval_names_the_plan_by_its_bytes_and_is_sent_with_it(small: Office) -> None:
    case_id = small.tell("approve", "sign_approval", type_name=PLAN)
    kept = annexes(small, case_id)[-1]
    for letter in small.letters(case_id, Letter.kind == "approval"):
        assert letter.values["annexes"] == [kept.id]
    assert all("annexes" not in one.values for one in small.letters(case_id, Letter.kind != "approval"))
    assert faults() == []


@pytest.mark.parametrize("channel", ["email", "post"])
def test_what_a_letter_names_goes_with_it(small: Office, channel: str) -> None:
    plot = plots_of(PLAN)["approve"]

    def answers(day: Any) -> Any:
        given = plot.answers(day)
        return given.model_copy(update={"delivery": given.delivery.model_copy(update={"channel": Channel(channel)})})

    case_id = small.tell("approve", "sign_approval", type_name=PLAN, plot=replace(plot, answers=answers))
    sent = [message_from_bytes(path.read_bytes(), policy=default)
            for path in small.mails("mail" if channel == "email" else "post")]  # fmt: skip
    (approval,) = small.letters(case_id, Letter.kind == "approval", Letter.state == "printed")
    enclosed = [[part.get_filename() for part in mail.iter_attachments()] for mail in sent]
    number = small.case(case_id).number.replace("/", "-")
    kept = annexes(small, case_id)[-1]
    assert [f"{number}-{approval.number}-approval.pdf", f"{number}-{kept.number}-annex.pdf"] in enclosed
    assert sum(len(names) > 1 for names in enclosed) == 1
    assert faults() == []


def test_a_number_that_something_else_took_meanwhile_is_left_to_it(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, storage = small.tell("approve", "submit", type_name=PLAN, drain=lambda now: None), small.storage
    plain, tried = annex_printing.render, []

    def overtaken(annex: Annex) -> tuple[str, bytes]:
        tried.append(annex.number.rpartition("-")[2])
        if len(tried) == 1:
            documents.receive(case_id, PLAN, "other", "", "late.pdf", io.BytesIO(paper("Late")), storage=storage,
                              by=by("eleni"), now=small.now, journal=True)  # fmt: skip
        return plain(annex)

    monkeypatch.setattr(annex_printing, "render", overtaken)
    drain(small.now)
    (row,) = annexes(small, case_id)
    assert [int(number) for number in tried] == [row.number - 1, row.number]
    assert faults() == []


def test_what_cannot_be_written_is_said_and_given_up(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = small.tell("approve", "submit", type_name=PLAN, drain=lambda now: None)

    def hopeless(annex: Annex) -> tuple[str, bytes]:
        raise Hopeless("the annex cannot be written")

    monkeypatch.setattr(annex_printing, "render", hopeless)
    drain(small.now)
    (order,) = small.rows(Outbox, Outbox.key == key_of(case_id, 1, "en"))
    assert (order.failed_at, order.done_at) == (small.now, None)
    assert annexes(small, case_id) == []


def test_a_verifier_may_read_all_that_is_printed() -> None:
    for case_type in CASE_TYPES.values():
        declared, delivery = annex_of(case_type), delivery_of(case_type)
        if declared is not None:
            assert set(declared.letters) <= set(case_type.letters)
            assert set(declared.leaves_out) <= {section.name for section in case_type.sections}
            assert delivery is None or set(delivery.hidden) <= set(declared.leaves_out)

