"""The auditor reads the record, sees each link checked on the spot, and can change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.core.case_type import Actor
from casework.db import db, writing
from casework.models import EventContent
from casework.operations.roots import record_root
from casework.queries.record import Linked, chain_of, roots_of
from casework.web.policy import policy_of
from casework.web.staff.record import checked
from tests.web.frame import sign_in
from tests.web.told import now, ref_of, told, told_app


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, database_url) as made:
        yield made


@pytest.fixture
def quick(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, sqlite_url) as made:
        yield made


def chain(app: Flask, until: str = "request_information") -> tuple[int, list[Linked]]:
    case_id = told(app, until)
    with app.app_context():
        return case_id, chain_of(case_id)


def test_a_record_that_nobody_touched_holds_link_by_link(app: Flask) -> None:
    """T1: the chain is recomputed from what is stored, on both databases."""
    _, links = chain(app)
    assert len(links) > 2
    assert not [one.faults for one in checked(links) if one.faults]


def test_a_change_a_swap_and_a_cut_are_each_named_at_their_link(quick: Flask) -> None:
    """T1: what was changed, and what is missing, is said where it is."""
    _, links = chain(quick)

    def faults(changed: list[Linked]) -> list[tuple[int, str]]:
        return [(one.link.event.seq, fault.msgid) for one in checked(changed) for fault in one.faults]

    other = replace(links[1], body=(links[1].body or "") + " ")
    assert faults([links[0], other, *links[2:]]) == [(2, "Its content is not what was hashed.")]
    assert faults([links[0], replace(links[1], body=None), *links[2:]]) == [(2, "Its content is missing.")]
    assert faults(links[1:])[0] == (2, "What was between this and event {seq} is missing.")
    with quick.app_context():
        db.session.expunge_all()
        links[1].event.actor_id = 999
        assert faults(links) == [(2, "It is not what was hashed.")]


def test_content_that_was_erased_by_order_leaves_a_link_that_holds(quick: Flask) -> None:
    _, links = chain(quick)
    erased = replace(links[1], body="", salt=b"")
    assert erased.erased
    assert not checked([links[0], erased, *links[2:]])[1].faults


def test_a_root_is_shown_with_how_far_it_reaches(app: Flask) -> None:
    case_id, links = chain(app)
    with app.app_context():
        record_root(now=now())
        [rooted] = roots_of(case_id)
        assert (rooted.n_events, rooted.head) == (links[-1].event.seq, links[-1].event.hash)
    client = app.test_client()
    sign_in(client, "olav")
    text = client.get(f"/staff/record/{ref_of(app, case_id)}?lang=en").get_data(as_text=True)
    assert "The chain is whole." in text
    assert f"Roots name the record up to event {rooted.n_events}" in text
    assert text.count(">Holds<") == len(links) or text.count("Holds<") >= len(links)
    assert rooted.root.digest in text


def test_the_auditor_has_no_form_that_posts_and_no_button_on_the_record(quick: Flask) -> None:
    case_id, _ = chain(quick)
    client = quick.test_client()
    sign_in(client, "olav")
    text = client.get(f"/staff/record/{ref_of(quick, case_id)}").get_data(as_text=True)
    main = text.split('<main id="main"')[1].split("</main>")[0]
    assert "<form" not in main
    assert "<button" not in main


def test_records_are_for_auditors_and_their_number_leads_there(quick: Flask) -> None:
    """A1: nobody else opens the record; an auditor may change nothing anywhere."""
    ref = ref_of(quick, told(quick, "submit"))
    for subject, status in (("olav", 200), ("berit", 403), ("marit", 403), ("arne", 403)):
        client = quick.test_client()
        sign_in(client, subject)
        assert client.get(f"/staff/record/{ref}").status_code == status, subject
    client = quick.test_client()
    sign_in(client, "olav")
    assert client.get(f"/staff/record?q={ref.replace('-', '/')}").headers["Location"] == f"/staff/record/{ref}"
    assert client.get("/staff/record?q=1999/1").status_code == 404
    writing_routes = [rule for rule in quick.url_map.iter_rules() if "POST" in (rule.methods or ())]
    open_to_auditors = [
        rule.rule
        for rule in writing_routes
        if (declared := policy_of(quick, rule.endpoint))
        and declared.name == "staff"
        and Actor.AUDITOR in declared.roles
    ]
    assert not open_to_auditors


def test_what_was_said_is_shown_and_never_run(quick: Flask) -> None:
    case_id = told(quick, "submit")
    with quick.app_context():
        from casework.operations.steps import locked, note_event
        from casework.queries.access import By

        with writing() as cx:
            body = {"title": "<script>alert(1)</script>"}
            note_event(cx, locked(cx, case_id), "post", by=By(None, frozenset({Actor.SYSTEM})), now=now(), body=body)
        stored = db.session.scalars(select(EventContent.body).where(EventContent.case_id == case_id)).all()
        assert any("<script>" in one for one in stored)
    client = quick.test_client()
    sign_in(client, "olav")
    text = client.get(f"/staff/record/{ref_of(quick, case_id)}").get_data(as_text=True)
    assert "<script>alert" not in text
