"""A guarded database with cases in every state, and the SQL with which somebody who bypasses the product would write
to it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import psycopg
from sqlalchemy import create_engine, make_url, select

from casework.db import begin_writing
from casework.models import Case
from casework.operations.chain import Link, Sealed, content_hash, link_hash, seal_hash
from casework.operations.roots import root_digest
from casework.operations.seals import TABLES, add, stamp
from tests.toy import TOY, TOY_2

NOW = 1_795_000_000_000  # 2026-11-18, about noon
ZEROS, SHA = "0" * 64, "ab" * 32
SALT = b"sixteen bytes !!"
PHASES = {state.name: str(state.phase) for state in (*TOY.states, *TOY_2.states)}

ANNA, BERIT, CARL, DINA, EMIL, FRODE, GURO, HILDE, IVAR = range(1, 10)
"""Anna is a member of the applicant; Berit and Carl are impartial staff; Dina never answered; Emil is a member of the
applicant's agent; Frode said no; Guro was a member of the applicant until the year before; Hilde said yes, then no;
Ivar is impartial staff and registers payments."""
APPLICANT, AGENT, OTHER = 1, 2, 3
DRAFT, SUBMITTED, REVIEW, PROPOSED, DECIDED, BARE = range(1, 7)
"""Cases by the state they stand in; BARE is a draft with nothing hanging on it."""
TOLD = {(PROPOSED, "propose"): '{"rest": 400}', (DECIDED, "propose"): '{"rest": 10}'}
"""What an event says, by case and kind, where it says something: how much is proposed to be given up."""

PICTURED = (
    "accreditation",
    "allowed_step",
    "appeal",
    "approval",
    "approval_condition",
    "approval_event",
    "approval_holder",
    "approval_series",
    "approval_version",
    "booking",
    "case_about",
    "case_party",
    "cases",
    "charge",
    "checklist_answer",
    "claim",
    "claim_kind",
    "clock",
    "clock_event",
    "correction",
    "counter_delta",
    "decision",
    "dispatch",
    "document_file",
    "event",
    "event_content",
    "expected_note",
    "finding",
    "impartiality",
    "invitation",
    "invoice",
    "invoice_line",
    "invoice_series",
    "letter",
    "loaded_table",
    "mandate",
    "membership",
    "membership_change",
    "message",
    "note",
    "objection",
    "outbox",
    "party",
    "payment",
    "person",
    "question",
    "reading_choice",
    "reason_block",
    "registration",
    "request",
    "root",
    "root_head",
    "seal",
    "series",
    "submission",
    "time_entry",
    "told_first",
    "two_person_act",
    "write_off",
)
PEOPLE = f"""
INSERT INTO person (id, name, email, language, created_at) VALUES
 (1,'Anna','','nb',{NOW}), (2,'Berit','','nb',{NOW}), (3,'Carl','','nb',{NOW}), (4,'Dina','','nb',{NOW}),
 (5,'Emil','','nb',{NOW}), (6,'Frode','','nb',{NOW}), (7,'Guro','','nb',{NOW}), (8,'Hilde','','nb',{NOW}),
 (9,'Ivar','','nb',{NOW});
INSERT INTO party (id, kind, name, number, country, address, email, language, person_id, created_at) VALUES
 (1,'organisation','Søknad AS',NULL,'NO','[]','','nb',NULL,{NOW}),
 (2,'organisation','Fullmakt AS',NULL,'NO','[]','','nb',NULL,{NOW}),
 (3,'organisation','Andre AS','333','NO','[]','','nb',NULL,{NOW});
INSERT INTO membership (id, person_id, party_id, rights, valid_from, valid_until) VALUES
 (1,1,1,'sign','2020-01-01',NULL), (2,5,2,'sign','2020-01-01',NULL), (3,7,1,'read','2020-01-01','2025-12-31');
INSERT INTO mandate (id, party_id, agent_id, rights, scope, valid_from) VALUES (1,1,2,'write','[]','2024-01-01');
INSERT INTO invitation (id, party_id, email, rights, language, invited_by, created_at, expires_at) VALUES
 (1,1,'en@søknad.example','read','nb',1,{NOW},{NOW + 9}), (2,1,'to@søknad.example','read','nb',1,{NOW},{NOW + 9});
UPDATE invitation SET outcome = 'withdrawn', ended_at = {NOW}, ended_by = 1 WHERE id = 2;
INSERT INTO membership_change (id, party_id, at, actor_id, kind, membership_id, invitation_id, rights, before) VALUES
 (1,1,{NOW},1,'invited',NULL,1,'read','');
INSERT INTO accreditation (id, party_id, number, country, maritime, valid_from, valid_until, person_id, at) VALUES
 (1,1,'VER 041','NO',true,'2024-01-01','2028-12-31',1,{NOW});
INSERT INTO accreditation (id, party_id, number, country, maritime, valid_from, valid_until, person_id, at) VALUES
 (2,2,'VER 042','NO',true,'2024-01-01','2028-12-31',2,{NOW});
INSERT INTO accreditation (id, party_id, number, country, maritime, valid_from, valid_until, person_id, at, ends_id)
 VALUES (3,2,'VER 042','NO',true,'2024-01-01','2026-06-30',2,{NOW},2);
INSERT INTO expected_note (id, party_id, case_type, number, kind, day, reason, person_id, at) VALUES
 (1,1,'toy','1','since','2026-06-01','Seen.',2,{NOW});"""


class Raw(str):
    """SQL that stands as it is."""

    __slots__ = ()


def literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, Raw):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


@dataclass
class Chain:
    """A case as it stands, moved along while statements are written for it."""

    world: World
    id: int
    n: int
    head: str
    state: str
    version: int
    last: Link | None = None
    last_hash: str = ""
    body: str = "{}"

    def event(
        self,
        kind: str,
        to: str | None = None,
        *,
        actor: int | None = BERIT,
        role: str = "caseworker",
        content: bool = True,
        **wrong: Any,
    ) -> list[str]:
        """The event and its content; `wrong` overrides columns of the finished row (the hash stays that of the right
        one)."""
        self.body = TOLD.get((self.id, kind), "{}")
        link = Link(
            self.id,
            self.n + 1,
            kind,
            wrong.get("at", NOW),
            actor,
            role,
            self.state,
            to or self.state,
            self.version,
            wrong.get("to_version", self.version),
            content_hash(SALT, self.body),
        )
        self.last, self.last_hash = link, link_hash(self.head, link)
        row = {
            "case_id": self.id,
            "seq": link.seq,
            "kind": kind,
            "at": link.at,
            "actor_id": actor,
            "role": role,
            "from_state": link.from_state,
            "to_state": link.to_state,
            "from_version": link.from_version,
            "to_version": link.to_version,
            "content_hash": link.content_hash,
            "prev": self.head,
            "hash": self.last_hash,
        } | wrong
        said = [self.world.insert("event", **row)]
        return [*said, self.content(row["seq"])] if content else said

    def content(self, seq: int) -> str:
        salt = self.world.blob(SALT)
        return f"INSERT INTO event_content (case_id, seq, salt, body) VALUES ({self.id}, {seq}, {salt}, '{self.body}')"

    def count(self, **wrong: Any) -> str:
        """The case row follows its last event; `wrong` sets further columns, or these to something else."""
        assert self.last is not None
        row = {
            "n_events": self.last.seq,
            "head": self.last_hash,
            "state": self.last.to_state,
            "phase": PHASES.get(self.last.to_state, "closed"),
            "version": self.last.to_version,
        } | wrong
        self.n, self.head, self.state, self.version = (
            self.last.seq,
            self.last_hash,
            self.last.to_state,
            self.last.to_version,
        )
        changes = ", ".join(f"{name} = {literal(value)}" for name, value in row.items())
        return f"UPDATE cases SET {changes} WHERE id = {self.id}"

    def note(self, **more: Any) -> list[str]:
        return [*self.event("record:note", **more), self.count()]

    def submit(self, **more: Any) -> list[str]:
        last = self.world.one("SELECT coalesce(max(last), 0) FROM series WHERE year = 2026")
        series = (
            self.world.insert("series", year=2026, last=1)
            if not last
            else "UPDATE series SET last = last + 1 WHERE year = 2026"
        )
        return [
            *self.event("submit", "submitted", actor=ANNA, role="applicant"),
            series,
            self.count(**({"year": 2026, "seq": last + 1, "received_at": NOW, "registered_at": NOW} | more)),
        ]

    def take_up(self) -> list[str]:
        return [*self.event("take_up", "review"), self.count()]

    def prepare(self, by: int = BERIT, **wrong: Any) -> str:
        assert self.last is not None
        return self.world.insert(
            "two_person_act",
            **({"case_id": self.id, "kind": "decision", "first_person": by, "prepared_seq": self.last.seq} | wrong),
        )

    def propose(self, by: int = BERIT) -> list[str]:
        return [*self.event("propose", "proposed", actor=by), self.prepare(by), self.count()]

    def signature(self, by: int = CARL, **wrong: Any) -> str:
        assert self.last is not None
        row = {"second_person": by, "signed_seq": self.last.seq} | wrong
        return (
            f"UPDATE two_person_act SET {', '.join(f'{name} = {literal(value)}' for name, value in row.items())} "
            f"WHERE id = (SELECT max(id) FROM two_person_act WHERE case_id = {self.id})"
        )

    def sign(self, by: int = CARL, at: int = NOW, *also: str) -> list[str]:
        return [
            *self.event("sign", "decided", actor=by, role="signatory", at=at),
            self.signature(by),
            self.decision(),
            *also,
            self.count(closed_at=NOW),
        ]

    def charged(self, for_case: int, n: int, kind: str = "toy", *, decided: bool = False) -> list[str]:
        """A fee of this case, for another: reckoned by Berit, agreed by Carl (with a decision of its own where it is
        `decided`), invoiced with the n-th number.
        """
        row, series = {"id": n}, {"authority": "toy_authority", "year": 2026}
        return [
            *self.event("reckon"),
            self.prepare(kind="fee"),
            self.money("charge", for_case_id=for_case),
            self.money("claim", **row, kind=kind),
            self.count(),
            *self.event("agree", actor=CARL, role="signatory"),
            self.signature(CARL),
            *([self.decision(kind="fee")] if decided else []),
            self.raised(n),
            self.world.insert("invoice_series", **series, last=1)
            if n == 1
            else f"UPDATE invoice_series SET last = {n}",
            self.money("invoice", **row, n=n, kid=f"KID{n}"),
            *(self.world.invoice_line(n, line, id=10 * n + line) for line in (1, 2)),
            self.count(),
        ]

    def raised(self, claim: int, **wrong: Any) -> str:
        assert self.last is not None
        changes = {"state": "raised", "raised_seq": self.last.seq} | wrong
        told = ", ".join(f"{name} = {literal(to)}" for name, to in changes.items())
        return f"UPDATE claim SET {told} WHERE id = {claim}"

    def money(self, table: str, /, **row: Any) -> str:
        """A row about money that names the event being written."""
        assert self.last is not None
        payer = {"payer_name": "Søknad AS", "payer_address": "[]", "payer_country": "NO", "payer_reference": ""}
        defaults: dict[str, dict[str, Any]] = {
            "charge": {"tariff": "toy_fee", "payer_email": "", **payer},
            "claim": {"n": 1, "kind": "toy", "state": "proposed", "party_id": APPLICANT, "currency": "NOK",
                      "amount": 500, "lines": '[{"key": "1", "amount": 300}, {"key": "2", "amount": 200}]'},
            "invoice": {"authority": "toy_authority", "year": 2026, "kind": "invoice", "party_id": APPLICANT,
                        **payer, "payer_email": "", "currency": "NOK", "issued_on": "2026-11-18",
                        "due_on": "2026-12-18", "total": 500, "language": "nb"},
            "write_off": {"invoice_id": 2, "kind": "bank_charges", "currency": "NOK", "amount": 10, "reason": "Kept.",
                          "at": NOW},
        }  # fmt: skip
        return self.world.insert(table, **{"case_id": self.id, "event_seq": self.last.seq, **defaults[table], **row})

    def act(self) -> Raw:
        return Raw(f"(SELECT max(id) FROM two_person_act WHERE case_id = {self.id})")

    def approval(self, table: str, **row: Any) -> str:
        """A row of an approval that names the event being written."""
        assert self.last is not None
        defaults: dict[str, dict[str, Any]] = {
            "approval": {"kind": "account", "number": "NO-1", "authority": "toy_authority"},
            "approval_version": {"approval_id": 1, "valid_from": "2026-11-18", "status": "in_force", "data": "{}"},
            "approval_holder": {"approval_id": 1, "party_id": APPLICANT, "since": "2026-11-18"},
            "approval_condition": {"approval_id": 1, "version": 1, "key": "report", "text": "{}", "note": ""},
            "approval_event": {"approval_id": 1, "version": 1, "on": "2026-11-18", "detail": ""},
        }
        return self.world.insert(table, **{"case_id": self.id, "event_seq": self.last.seq, **defaults[table], **row})

    def grants(self) -> list[str]:
        """An approval of a yearly series, its first version in force, its holder and a condition."""
        return [
            *self.event("record:approval", actor=None, role="system"),
            self.world.insert("approval_series", kind="account", year=2026, last=1),
            self.approval("approval", id=1, series_year=2026, series_n=1),
            self.approval("approval_event", kind="in_force"),
            self.approval("approval_version", id=1, version=1, valid_until="2031-11-17"),
            self.approval("approval_holder", id=1),
            self.approval("approval_condition", id=1, due="2027-03-01"),
            self.count(),
        ]

    def changes(self, *statements: str, events: tuple[tuple[str, str], ...] = ()) -> list[str]:
        """Statements about approvals within a recorded event; `events`: (what happened to version 1, detail)."""
        said = self.event("record:approval", actor=None, role="system")
        said += [self.approval("approval_event", kind=kind, detail=detail) for kind, detail in events]
        return [*said, *statements, self.count()]

    def decision(self, **wrong: Any) -> str:
        assert self.last is not None
        act = Raw(f"(SELECT max(id) FROM two_person_act WHERE case_id = {self.id})")
        return self.world.insert(
            "decision",
            **(
                {
                    "case_id": self.id,
                    "event_seq": self.last.seq,
                    "subject": "toy",
                    "title": "Toy",
                    "kind": "decision",
                    "outcome": "approval",
                    "reason": "",
                    "standing": "appealable",
                    "act_id": act,
                }
                | wrong
            ),
        )


class World:
    """One guarded database. `attempt` runs statements in a transaction of their own and commits; it returns the
    refusal."""

    def __init__(self, url: str, pragmas: Sequence[str] = ("foreign_keys=ON", "recursive_triggers=ON")) -> None:
        self.url, self.pragmas = url, pragmas
        self.sqlite = url.startswith("sqlite")

    def connect(self) -> Any:
        if not self.sqlite:
            return psycopg.connect(self.url)
        connection = sqlite3.connect(make_url(self.url).database or "", isolation_level=None)
        for pragma in ("busy_timeout=10000", *self.pragmas):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def attempt(self, statements: Iterable[str]) -> str | None:
        connection = self.connect()
        try:
            cursor = connection.cursor()
            cursor.execute("BEGIN IMMEDIATE" if self.sqlite else "SELECT 1")
            for statement in statements:
                cursor.execute(statement)
            if self.sqlite:
                cursor.execute("COMMIT")
            else:
                connection.commit()
        except (sqlite3.Error, psycopg.Error) as refused:
            return str(refused)
        finally:
            connection.close()
        return None

    def lawfully(self, statements: Iterable[str]) -> None:
        refusal = self.attempt(statements)
        assert refusal is None, refusal

    def all(self, query: str) -> list[Any]:
        connection = self.connect()
        try:
            return list(connection.execute(query).fetchall())
        finally:
            connection.close()

    def one(self, query: str) -> Any:
        return self.all(query)[0][0]

    def blob(self, value: bytes) -> str:
        return f"x'{value.hex()}'" if self.sqlite else f"'\\x{value.hex()}'::bytea"

    def insert(self, table: str, **row: Any) -> str:
        columns = ", ".join(f'"{name}"' for name in row)
        return f"INSERT INTO {table} ({columns}) VALUES ({', '.join(literal(value) for value in row.values())})"

    def case(self, number: int) -> Chain:
        row = self.all(f"SELECT n_events, head, state, version FROM cases WHERE id = {number}")[0]
        return Chain(self, number, *row)

    def new_case(self, number: int, **wrong: Any) -> str:
        return self.insert(
            "cases",
            **(
                {
                    "id": number,
                    "type": "toy",
                    "version": 1,
                    "authority": "toy_authority",
                    "state": "draft",
                    "phase": "draft",
                    "party_id": APPLICANT,
                    "created_by": ANNA,
                    "created_at": NOW,
                    "n_events": 0,
                    "head": ZEROS,
                    "title": "",
                    "language": "nb",
                    "channel": "portal",
                    "your_reference": "",
                    "due": "9999-12-31",
                    "errors_open": 0,
                    "items_open": 0,
                    "documents_missing": 0,
                    "reasons_missing": 0,
                    "facts_version": 0,
                    "seals": 0,
                    "sealed": ZEROS,
                }
                | wrong
            ),
        )

    def impartial(self, case: int, person: int, answer: bool = True, **more: Any) -> str:
        return self.insert("impartiality", case_id=case, person_id=person, impartial=answer, reason="", at=NOW, **more)

    def document(self, row: int, case: int, /, **more: Any) -> str:
        return self.insert(
            "document_file",
            **(
                {
                    "id": row,
                    "case_id": case,
                    "direction": "incoming",
                    "kind": "paper",
                    "row_key": "",
                    "title": "Paper",
                    "filename": "a.pdf",
                    "media_type": "application/pdf",
                    "size": 3,
                    "sha256": SHA,
                    "storage_key": f"k/{row}",
                    "received_at": NOW,
                    "channel": "portal",
                    "sender": "",
                    "restricted": False,
                    "purge_note": "",
                }
                | more
            ),
        )

    def letter(self, row: int, case: int, /, **more: Any) -> str:
        return self.insert(
            "letter",
            **(
                {
                    "id": row,
                    "case_id": case,
                    "event_seq": 1,
                    "kind": "receipt",
                    "recipient": "party:1",
                    "language": "nb",
                    "dated": "2026-11-18",
                    "code": f"CODE{row}",
                    "printing": 1,
                    "number": row,
                    "state": "ordered",
                    "sends": True,
                    "values": "{}",
                    "facts_version": 0,
                }
                | more
            ),
        )

    def loaded(self, row: int, /, **more: Any) -> str:
        """A version of a table that Berit proposes for a day that lies ahead."""
        told = {
            "id": row, "table_name": "toys", "name": "2026-12", "valid_from": "2026-12-01", "act": "Toy Act",
            "place": "§ 1", "certainty": 100, "note": "", "rows": "{}", "sha256": sha256(b"{}").hexdigest(),
            "reason": "Because.", "first_person": BERIT, "proposed_at": NOW, "state": "proposed", "answer": "",
        }  # fmt: skip
        return self.insert("loaded_table", **(told | more))

    def invoice_line(self, invoice: int, line: int, /, **more: Any) -> str:
        amount = {1: 300, 2: 200}.get(line, 100)
        row = {"invoice_id": invoice, "n": line, "claim_id": invoice, "key": str(line), "credit": False,
               "about": "2026/1", "activity": "review", "minutes": 30, "rate": 600, "amount": amount}  # fmt: skip
        return self.insert("invoice_line", **(row | more))

    def payment(self, row: int, /, **more: Any) -> str:
        came = {"id": row, "authority": "toy_authority", "source": "hand", "account": "A", "archive_id": f"R{row}",
                "booked_on": "2026-11-18", "amount": 100, "currency": "NOK", "kid": "", "reference": "", "payer": "",
                "payer_account": "", "registered_by": IVAR, "registered_at": NOW}  # fmt: skip
        return self.insert("payment", **(came | more))

    def booking(self, payment: int, /, **more: Any) -> str:
        row = {"payment_id": payment, "kind": "invoice", "invoice_id": 1, "amount": 100, "reason": "",
               "person_id": IVAR, "at": NOW}  # fmt: skip
        return self.insert("booking", **(row | more))

    def objection(self, row: int, case: int, /, **more: Any) -> str:
        said = {"id": row, "case_id": case, "invoice_line_id": 11, "body": "Too long.", "person_id": ANNA, "at": NOW}
        return self.insert("objection", **(said | {"answer": ""} | more))

    def choice(self, row: int, /, **more: Any) -> str:
        """A proposal of Berit's for a day that lies ahead."""
        return self.insert(
            "reading_choice",
            **(
                {
                    "id": row,
                    "case_type": "toy",
                    "reading": "pause",
                    "choice": "pauses",
                    "valid_from": "2026-12-01",
                    "reason": "Because.",
                    "first_person": BERIT,
                    "proposed_at": NOW,
                    "state": "proposed",
                    "answer": "",
                }
                | more
            ),
        )

    def registration(self, row: int, /, **more: Any) -> str:
        """A certificate of the third party that Berit records."""
        told = {
            "id": row, "name": "Andre AS", "party_number": "333", "party_country": "NO", "number": "VER 043",
            "country": "NO", "maritime": True, "valid_from": "2026-01-01", "valid_until": "2030-12-31",
            "email": "a@b.example", "language": "nb", "filename": "c.pdf", "media_type": "application/pdf", "size": 1,
            "sha256": ZEROS, "storage_key": "registrations/1", "first_person": BERIT, "proposed_at": NOW,
            "state": "proposed", "answer": "",
        }  # fmt: skip
        return self.insert("registration", **(told | more))

    def accredited(self, party: int, /, **more: Any) -> str:
        """An entry of an accreditation as the third party's certificate has it."""
        told = {"party_id": party, "number": "VER 043", "country": "NO", "maritime": True, "valid_from": "2026-01-01",
                "valid_until": "2030-12-31", "person_id": BERIT, "at": NOW}  # fmt: skip
        return self.insert("accreditation", **(told | more))

    def hours(self, row: int, /, **more: Any) -> str:
        """An hour of Berit's."""
        spent = {"id": row, "case_id": REVIEW, "person_id": BERIT, "day": "2026-11-16", "minutes": 60}
        said = {"activity": "formal_check", "billable": True, "reason": "", "note": "", "origin": "hand", "comment": ""}
        return self.insert("time_entry", **(spent | said | {"registered_at": NOW} | more))

    def locks(self, *rows: int, **wrong: Any) -> list[str]:
        """An event of the decided case, which locks these hours; `wrong` says another lock."""
        chain = self.case(DECIDED)
        event = chain.event("record:fee", actor=CARL)
        lock = {"locked_case_id": DECIDED, "locked_seq": chain.n + 1} | wrong
        said = ", ".join(f"{name} = {literal(value)}" for name, value in lock.items())
        return [*event, *(f"UPDATE time_entry SET {said} WHERE id = {row}" for row in rows), chain.count()]

    def submission(self, **row: Any) -> str:
        return self.insert(
            "submission",
            **(
                {
                    "n": 1,
                    "event_seq": 1,
                    "answers_version": 1,
                    "answers": "{}",
                    "documents": "[]",
                    "acknowledged": "[]",
                    "sha256": SHA,
                    "person_id": ANNA,
                    "received_at": NOW,
                    "registered_at": NOW,
                    "channel": "portal",
                }
                | row
            ),
        )

    def request(self, row: int, case: int, /, **more: Any) -> str:
        asked = {"id": row, "case_id": case, "event_seq": 2, "sections": '["a"]', "due": "2026-12-24", "state": "open"}
        return self.insert("request", **(asked | {"asked_reason": ""} | more))

    def question(self, row: int, /, **more: Any) -> str:
        asked = {"id": row, "request_id": 1, "n": row, "code": "T1", "wrong": "Wrong.", "send": "Send.", "why": "Why."}
        return self.insert("question", **(asked | {"sections": "[]", "answer": ""} | more))

    def finding(self, row: int, case: int, /, **more: Any) -> str:
        found = {"id": row, "case_id": case, "rule": "T1", "severity": "error", "pointer": "a", "part": ""}
        state = {"text": "{}", "source": "", "state": "open", "found_at": NOW, "explanation": "", "accepted_reason": ""}
        return self.insert("finding", **(found | state | more))

    def reason(self, case: int, block: str, /, **more: Any) -> str:
        wrote = {"case_id": case, "block": block, "text": f"Because of {block}.", "comment": "", "version": 1}
        return self.insert("reason_block", **(wrote | {"saved_by": BERIT, "saved_at": NOW} | more))

    def spoken(self, table: str, row: int, /, **more: Any) -> str:
        said = {"id": row, "case_id": REVIEW, "person_id": BERIT, "body": f"Words {row}.", "at": NOW}
        return self.insert(table, **(said | more))

    def fill(self) -> None:
        """People, ties and cases, each written the lawful way; the controls of every attack."""
        self.lawfully(statement for statement in PEOPLE.split(";") if statement.strip())
        for number in range(DRAFT, BARE + 1):
            self.lawfully([self.new_case(number)])
            self.lawfully(
                [self.insert("case_party", case_id=number, party_id=APPLICANT, role="applicant", since="2026-11-01")]
                if number < BARE
                else []
            )
            if number == BARE:
                break
            self.lawfully([self.impartial(number, person) for person in (BERIT, CARL, EMIL, GURO, HILDE, IVAR)])
            self.lawfully([self.impartial(number, FRODE, False), self.impartial(number, HILDE, False)])
            chain = self.case(number)
            for step in [chain.submit, chain.take_up, chain.propose, chain.sign][: number - DRAFT]:
                if step == chain.propose:
                    self.lawfully(chain.charged(DRAFT + number - PROPOSED, 1 + number - PROPOSED))
                said = chain.sign(IVAR) if step == chain.sign else step()
                if step == chain.sign:
                    said.insert(-1, chain.money("write_off", id=1, act_id=chain.act()))
                if number == SUBMITTED:
                    said.insert(2, self.submission(id=1, case_id=SUBMITTED))
                if number == REVIEW and step == chain.take_up:
                    said[2:2] = [self.request(1, REVIEW), self.question(1), self.question(2)]
                self.lawfully(said)
        self.lawfully(
            [
                self.choice(1),
                self.choice(2),
                f"UPDATE reading_choice SET state='confirmed', second_person={CARL}, settled_at={NOW} WHERE id=2",
                self.loaded(1),
                self.loaded(2),
                f"UPDATE loaded_table SET state='confirmed', second_person={CARL}, settled_at={NOW} WHERE id=2",
                self.registration(1),
                self.registration(2),
                f"UPDATE registration SET state='confirmed', second_person={CARL}, settled_at={NOW} WHERE id=2",
                self.document(1, DECIDED, number=1, direction="outgoing"),
                self.document(2, SUBMITTED, number=1),
                self.document(3, DRAFT),
                self.letter(1, DECIDED),
                self.letter(2, SUBMITTED),
                f"UPDATE letter SET state='printed', sha256='{SHA}', document_id=1, printed_at={NOW} WHERE id=1",
                self.insert(
                    "dispatch",
                    id=1,
                    letter_id=1,
                    recipient="party:1",
                    channel="portal",
                    message_id="<1@x>",
                    attempts=1,
                    sent_at=NOW,
                ),
                self.insert(
                    "clock",
                    id=1,
                    case_id=REVIEW,
                    name="answer",
                    owner="authority",
                    rule='{"a": 1}',
                    state="running",
                    strict_due="2026-12-01",
                    lenient_due="2026-12-02",
                ),
                self.insert(
                    "clock_event",
                    id=1,
                    clock_id=1,
                    seq=1,
                    kind="start",
                    on="2026-11-01",
                    data="{}",
                    document="",
                    at=NOW,
                ),
                self.payment(1),
                self.payment(2, amount=900),
                self.booking(1, id=1),
                self.objection(1, PROPOSED),
                self.objection(2, DECIDED, invoice_line_id=21),
                f"UPDATE objection SET answer='No.', answered_by={BERIT}, answered_at={NOW} WHERE id = 2",
                self.finding(1, REVIEW),
                self.finding(2, REVIEW, rule="T2", state="accepted", accepted_reason="Seen.", accepted_by=BERIT,
                             accepted_at=NOW),
                self.finding(3, DRAFT),
                self.reason(REVIEW, "facts"),
                self.reason(REVIEW, "law"),
                self.spoken("message", 1, from_party=True),
                self.spoken("message", 2, from_party=False),
                self.spoken("note", 1),
                self.spoken("note", 2),
                self.insert(
                    "checklist_answer",
                    id=1,
                    case_id=REVIEW,
                    item="a",
                    row_key="",
                    answer="yes",
                    note="",
                    person_id=BERIT,
                    at=NOW,
                ),
                self.insert(
                    "outbox",
                    id=1,
                    kind="print",
                    key="print:1",
                    payload="{}",
                    created_at=NOW,
                    due_at=NOW,
                    attempts=0,
                    last_error="",
                ),
                self.insert(
                    "outbox",
                    id=2,
                    kind="print",
                    key="print:2",
                    payload="{}",
                    created_at=NOW,
                    due_at=NOW,
                    attempts=0,
                    last_error="",
                ),
                f"UPDATE outbox SET done_at = {NOW} WHERE id = 2",
                self.insert("counter_delta", id=1, authority="toy_authority", type="toy", phase="review", n=1),
                self.insert("root", id=1, at=NOW, cases=0, events=0, digest=root_digest(1, NOW, ZEROS, []), prev=ZEROS),
            ]
        )

        self.lawfully(self.case(DECIDED).grants())
        approved = f"UPDATE time_entry SET approved_by = {CARL}, approved_at = {NOW} WHERE id"
        self.lawfully(
            [
                *(self.hours(row) for row in (1, 2, 3, 5, 6)),
                f"{approved} IN (2, 3, 5)",
                self.hours(4, minutes=30, corrects_id=3),
                f"UPDATE time_entry SET rejected_by = {CARL}, rejected_at = {NOW}, comment = 'No.' WHERE id = 6",
                *self.locks(5),
            ]
        )
        self.seal()

        if not self.sqlite:
            self.lawfully(
                f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"
                for table in (
                    "person",
                    "party",
                    "membership",
                    "mandate",
                    "invitation",
                    "membership_change",
                    "accreditation",
                    "registration",
                    "expected_note",
                    "cases",
                    "document_file",
                    "letter",
                    "dispatch",
                    "clock",
                    "clock_event",
                    "checklist_answer",
                    "approval",
                    "approval_version",
                    "approval_holder",
                    "approval_condition",
                    "finding",
                    "request",
                    "question",
                    "message",
                    "note",
                    "outbox",
                    "claim",
                    "invoice",
                    "invoice_line",
                    "payment",
                    "booking",
                    "write_off",
                    "objection",
                    "counter_delta",
                    "root",
                    "submission",
                    "time_entry",
                )
            )

    def seal_row(self, case: int, **wrong: Any) -> str:
        """The next seal of a case, of a row that nobody compares; `wrong` overrides columns of the finished row."""
        n, prev = self.all(f"SELECT seals, sealed FROM cases WHERE id = {case}")[0]
        link = Sealed(case, wrong.get("n", n + 1), 2, wrong.get("of", "toy"), wrong.get("key", "1"), SHA)
        row = link._asdict() | {"salt": Raw(self.blob(SALT)), "prev": prev}
        return self.insert("seal", **(row | {"hash": seal_hash(prev, link)} | wrong))

    def seal(self) -> None:
        """Seals what stands in the rows of every case with a record, as the verbs do."""
        engine = create_engine(self.url)
        with engine.connect() as cx, begin_writing(cx):
            cases = Case.__table__
            for case in cx.execute(select(cases).where(cases.c.n_events > 0)).all():
                stamp(cx, case)
        engine.dispose()

    def say(self, case: int, row: int) -> None:
        """A message, as a verb writes it."""
        engine = create_engine(self.url)
        said = {"case_id": case, "person_id": BERIT, "body": "Words.", "at": NOW, "from_party": False}
        with engine.connect() as cx, begin_writing(cx):
            add(cx, TABLES["message"], id=row, **said)
            stamp(cx, cx.execute(select(Case.__table__).where(Case.id == case)).one())
        engine.dispose()

    def picture(self) -> str:
        """Everything that is in the guarded tables, to see that a refusal left nothing."""
        connection = self.connect()
        try:
            return json.dumps(
                {
                    table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}").fetchall()))
                    for table in PICTURED
                }
            )
        finally:
            connection.close()
