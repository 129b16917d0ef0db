"""Ways to write what must not be written: (name, statements, the sentence that refuses), and lawful controls without a sentence.

A list in which nothing is lawful would be passed by a trigger that refuses everything. `only` names the one database on which
an attack can be put at all; `on_postgresql` is the sentence there, when its own constraint speaks first.
"""

# ruff: noqa: E501, PLC3002, PLW0108, ISC004
# A table, one attack a row:
# fmt: off
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.operations.guarded import (
    AGENT,
    ANNA,
    APPLICANT,
    BARE,
    BERIT,
    CARL,
    DECIDED,
    DINA,
    DRAFT,
    EMIL,
    FRODE,
    GURO,
    HILDE,
    NOW,
    OTHER,
    PROPOSED,
    REVIEW,
    SHA,
    SUBMITTED,
    ZEROS,
    Raw,
    World,
    literal,
)

DUPLICATE, UNIQUE_OR = "duplicate key", "a row is never replaced"
TOLD_FIRST = "told_first: only an upgrade loads what is told first"
CHECKED = "two_person_act: two different people"
LATER = NOW + 86_400_000


@dataclass(frozen=True)
class Attack:
    name: str
    statements: Callable[[World], list[str]]
    sentence: str | None = None
    only: str | None = None
    on_postgresql: str | None = None

    def refusal(self, world: World) -> str | None:
        return self.sentence if world.sqlite or self.on_postgresql is None else self.on_postgresql


def sql(*statements: str) -> Callable[[World], list[str]]:
    return lambda world: list(statements)


def bare(*statements: str) -> Callable[[World], list[str]]:
    """With foreign keys off, so that it is the guard that speaks: as restore tools do on PostgreSQL."""
    return lambda world: [*([] if world.sqlite else ["SET LOCAL session_replication_role = replica"]), *statements]


def _forged_head(w: World) -> list[str]:
    c = w.case(SUBMITTED)
    return [*c.event("take_up", "review"), c.count(head="f" * 64)]


def _other_state(w: World) -> list[str]:
    c = w.case(SUBMITTED)
    return [*c.event("take_up", "review"), c.count(state="proposed", phase="decision")]


def _foreign_event(w: World) -> list[str]:
    """The head of one case on another."""
    c, other = w.case(SUBMITTED), w.case(PROPOSED)
    return [*c.event("take_up", "review"), c.count(head=other.head)]


def _early_number(w: World) -> list[str]:
    c = w.case(SUBMITTED)
    return [*c.event("take_up", "review"), c.count(year=2026, seq=77)]


def _submits(number: int, **more: object) -> Callable[[World], list[str]]:
    return lambda w: w.case(number).submit(**more)


def _unnumbered(w: World) -> list[str]:
    c = w.case(DRAFT)
    return [*c.event("submit", "submitted", actor=ANNA, role="applicant"), c.count()]


def _skipped_number(w: World) -> list[str]:
    c = w.case(DRAFT)
    last = w.one("SELECT max(last) FROM series WHERE year = 2026")
    return [*c.event("submit", "submitted", actor=ANNA, role="applicant"), "UPDATE series SET last = last + 1",
            c.count(year=2026, seq=last + 2)]


def _taken_number(w: World) -> list[str]:
    c = w.case(DRAFT)
    last = w.one("SELECT max(last) FROM series WHERE year = 2026")
    return [*c.event("submit", "submitted", actor=ANNA, role="applicant"), c.count(year=2026, seq=last)]


def _closes(w: World, **wrong: object) -> list[str]:
    c = w.case(PROPOSED)
    return [*c.event("sign", "decided", actor=CARL, role="signatory"), c.signature(), c.decision(), c.count(**wrong)]


def _proposes(by: int = BERIT, at: int = NOW, **wrong: object) -> Callable[[World], list[str]]:
    def said(w: World) -> list[str]:
        c = w.case(REVIEW)
        return [*c.event("propose", "proposed", actor=by, at=at), c.prepare(by, **wrong), c.count()]

    return said


def _signs(by: int = CARL, at: int = NOW) -> Callable[[World], list[str]]:
    return lambda w: w.case(PROPOSED).sign(by, at)


def _after(first: Callable[[World], list[str]], by: int = CARL) -> Callable[[World], list[str]]:
    return lambda w: [*first(w), *w.case(PROPOSED).sign(by)]


def _sign_after_note(w: World) -> list[str]:
    c = w.case(PROPOSED)
    return [*c.note(actor=BERIT), *c.sign()]


def _sign_at_note(w: World) -> list[str]:
    """The unrelated note stands at the signed position."""
    c = w.case(PROPOSED)
    return [*c.event("record:note", actor=CARL), c.signature(), c.count()]


def _sign_for_another(w: World) -> list[str]:
    c = w.case(PROPOSED)
    return [*c.event("sign", "decided", actor=CARL, role="signatory"), c.signature(HILDE), c.count(closed_at=NOW)]


def _settled(table: str = "reading_choice", **wrong: object) -> Callable[[World], list[str]]:
    """Carl confirms what Berit proposed; `wrong` sets other columns, or these to something else."""
    row = {"state": "confirmed", "second_person": CARL, "settled_at": NOW} | wrong
    return sql(f"UPDATE {table} SET {', '.join(f'{name} = {literal(value)}' for name, value in row.items())} WHERE id = 1")


def _decides_alone(w: World) -> list[str]:
    c = w.case(PROPOSED)
    return [*c.event("sign", "decided", actor=CARL, role="signatory"), c.count(closed_at=NOW)]


def _one_person(w: World) -> list[str]:
    return w.case(PROPOSED).sign(BERIT)


def _born_signed(w: World) -> list[str]:
    c = w.case(REVIEW)
    return [*c.event("propose", "proposed"), c.prepare(second_person=CARL, signed_seq=c.n + 2)]


def _half_proposal(w: World) -> list[str]:
    c = w.case(REVIEW)
    return [*c.event("propose", "proposed"), c.count()]


def _prepares_at_note(w: World) -> list[str]:
    c = w.case(REVIEW)
    return [*c.event("record:note"), c.prepare(), c.count()]


def _prepares_for_another(w: World) -> list[str]:
    c = w.case(REVIEW)
    return [*c.event("propose", "proposed", actor=BERIT), c.prepare(CARL), c.count()]


def _decision_without_act(w: World) -> list[str]:
    c = w.case(REVIEW)
    return [*c.event("record:note"), c.decision(act_id=None), c.count()]


def _decision_of_old_act(w: World) -> list[str]:
    c = w.case(DECIDED)
    act = w.one(f"SELECT id FROM two_person_act WHERE case_id = {DECIDED} AND signed_seq IS NOT NULL")
    return [*c.event("record:note"), c.decision(act_id=act, subject="other"), c.count()]


def _late_decision(w: World) -> list[str]:
    act, seq = w.all(f"SELECT id, signed_seq FROM two_person_act WHERE case_id = {DECIDED} AND signed_seq IS NOT NULL")[0]
    return [w.insert("decision", case_id=DECIDED, event_seq=seq, subject="other", title="", kind="decision", outcome="approval", reason="",
                     standing="appealable", act_id=act)]


def _event(number: int, kind: str, to: str | None = None, count: dict[str, object] | None = None, **wrong: object) -> Callable[[World], list[str]]:
    def said(w: World) -> list[str]:
        c = w.case(number)
        return [*c.event(kind, to, **wrong), c.count(**(count or {}))]

    return said


def _dangling(w: World) -> list[str]:
    return w.case(REVIEW).event("record:note")


def _silent(w: World) -> list[str]:
    c = w.case(REVIEW)
    return [*c.event("record:note", content=False), c.count()]


def _two_at_once(w: World) -> list[str]:
    c = w.case(REVIEW)
    said = c.event("record:note")
    first, c.n, c.head = c.last_hash, c.n + 1, c.last_hash
    assert first
    return [*said, *c.event("record:note"), c.count()]


def _replaced_event(w: World) -> list[str]:
    return [f"REPLACE INTO event SELECT case_id, seq, 'record:forged', at, actor_id, role, from_state, to_state, from_version, to_version, "
            f"content_hash, prev, hash FROM event WHERE case_id = {REVIEW} AND seq = 1"]


def _hidden_key(w: World) -> list[str]:
    """A lawful link that takes the hidden key of another one's row."""
    c = w.case(REVIEW)
    said = c.event("record:note")
    return [said[0].replace("INSERT INTO event (", "REPLACE INTO event (rowid, ").replace("VALUES (", "VALUES (1, "), *said[1:], c.count()]


def _upserted_event(w: World) -> list[str]:
    c = w.case(REVIEW)
    c.n -= 1
    said = c.event("record:note", content=False)[0]
    return [f"{said} ON CONFLICT (case_id, seq) DO UPDATE SET kind = 'record:forged'"]


def _numbers_and_moves(w: World) -> list[str]:
    c = w.case(BARE)
    return [*c.event("record:note", actor=ANNA), c.count(year=2026, seq=99)]


def _mandated(person: int, by: int) -> Callable[[World], list[str]]:
    """The case gets a party whose agent the person is a member of."""
    def said(w: World) -> list[str]:
        return [w.insert("mandate", party_id=APPLICANT, agent_id=OTHER, rights="read", scope="[]", valid_from="2026-01-01"),
                w.insert("membership", person_id=person, party_id=OTHER, rights="read", valid_from="2026-01-01"), *w.case(PROPOSED).sign(by)]

    return said


def _names(*after: str, head: str | None = None, **wrong: object) -> Callable[[World], list[str]]:
    """A new root, the head it names, and what is done to that."""
    hash_of = Raw(f"(SELECT hash FROM event WHERE case_id = {REVIEW} AND seq = 2)")
    return lambda w: [
        w.insert("root", id=2, at=NOW, cases=1, events=2, digest="c" * 64, prev=Raw("(SELECT r.digest FROM root r WHERE r.id = 1)")),
        w.insert("root_head", **({"case_id": REVIEW, "n_events": 2, "root_id": 2, "head": head or hash_of, "seals": 0, "sealed": ZEROS} | wrong)), *after]


ATTACKS = [
    # --- N3: no state but along the declared graph --------------------------------------------------------------------------------
    Attack("N3 state set by hand", sql(f"UPDATE cases SET state = 'decided' WHERE id = {REVIEW}"), "cases: no change without its event"),
    Attack("N3 state set to nothing", sql(f"UPDATE cases SET state = NULL WHERE id = {REVIEW}"), "cases: no change without its event",
           on_postgresql="violates not-null"),
    Attack("N3 phase set by hand", sql(f"UPDATE cases SET phase = 'closed' WHERE id = {REVIEW}"), "cases: no change without its event"),
    Attack("N3 version set by hand", sql(f"UPDATE cases SET version = 2 WHERE id = {REVIEW}"), "cases: no change without its event"),
    Attack("N3 version of a draft set by hand", sql(f"UPDATE cases SET version = 2 WHERE id = {BARE}"), "cases: no change without its event"),
    Attack("N3 closed by hand", sql(f"UPDATE cases SET closed_at = {NOW} WHERE id = {REVIEW}"), "cases: no change without its event"),
    Attack("N3 reopened by hand", sql(f"UPDATE cases SET closed_at = NULL WHERE id = {DECIDED}"), "cases: no change without its event"),
    Attack("N3 type changed", sql(f"UPDATE cases SET type = 'other' WHERE id = {REVIEW}"), "cases: identity, type"),
    Attack("N3 authority changed", sql(f"UPDATE cases SET authority = 'other' WHERE id = {REVIEW}"), "cases: identity, type"),
    Attack("N3 party changed", sql(f"UPDATE cases SET party_id = {OTHER} WHERE id = {REVIEW}"), "cases: identity, type"),
    Attack("N3 birth changed", sql(f"UPDATE cases SET created_by = {BERIT} WHERE id = {BARE}"), "cases: identity, type"),
    Attack("N3 id changed", sql(f"UPDATE cases SET id = 99 WHERE id = {BARE}"), "cases: identity, type"),
    Attack("N3 rowid changed", sql(f"UPDATE OR REPLACE cases SET rowid = {REVIEW} WHERE id = {BARE}"), "cases: identity, type", only="sqlite"),
    Attack("N3 receipt moved", sql(f"UPDATE cases SET received_at = {LATER} WHERE id = {REVIEW}"), "cases: receipt and registration"),
    Attack("N3 receipt forgotten", sql(f"UPDATE cases SET received_at = NULL WHERE id = {REVIEW}"), "cases: receipt and registration"),
    Attack("N3 registration moved", sql(f"UPDATE cases SET registered_at = 1 WHERE id = {REVIEW}"), "cases: receipt and registration"),
    Attack("N3 born decided", lambda w: [w.new_case(50, state="decided", phase="closed")], "cases: not a declared birth"),
    Attack("N3 born in another phase", lambda w: [w.new_case(50, phase="review")], "cases: not a declared birth"),
    Attack("N3 born of an unknown type", lambda w: [w.new_case(50, type="none")], "cases: not a declared birth"),
    Attack("N3 born in a version to come", lambda w: [w.new_case(50, version=2)], "cases: not a declared birth"),
    Attack("N3 born with a record", lambda w: [w.new_case(50, n_events=3)], "cases: a case is born without"),
    Attack("N3 born with a head", lambda w: [w.new_case(50, head="1" * 64)], "cases: a case is born without"),
    Attack("N3 born with a number", lambda w: [w.new_case(50, year=2026, seq=1)], "cases: a case is born without", on_postgresql=DUPLICATE),
    Attack("N3 born closed", lambda w: [w.new_case(50, closed_at=NOW)], "cases: a case is born without"),
    Attack("N3 replaced", lambda w: [w.new_case(REVIEW).replace("INSERT", "REPLACE", 1)], "cases: a row is never replaced", only="sqlite"),
    Attack("N3 upserted", lambda w: [w.new_case(REVIEW) + " ON CONFLICT (id) DO UPDATE SET state = 'decided'"],
           "cases: a row is never replaced", on_postgresql="cases: no change without its event"),
    Attack("N3 merged", sql(f"MERGE INTO cases c USING (SELECT {REVIEW} AS id) s ON c.id = s.id WHEN MATCHED THEN UPDATE SET state = 'decided'"),
           "cases: no change without its event", only="postgresql"),
    Attack("N3 undeclared step", _event(SUBMITTED, "leap", "decided", {"closed_at": NOW}), "event: step not allowed"),
    Attack("N3 declared step from another state", _event(SUBMITTED, "sign", "decided", {"closed_at": NOW}), "event: step not allowed"),
    Attack("N3 declared step to another state", _event(SUBMITTED, "take_up", "decided", {"closed_at": NOW}), "event: step not allowed"),
    Attack("N3 declared step into a version to come", _event(SUBMITTED, "take_up", "review", {"version": 2}, to_version=2), "event: step not allowed"),
    Attack("N3 an event of one step, a state of another", _other_state, "cases: head is not the last event"),
    Attack("N3 a record that moves the case", _event(REVIEW, "record:note", "proposed"), "event: a record does not move the case"),
    Attack("N3 a record that sets the phase", _event(REVIEW, "record:note", count={"phase": "closed"}), "cases: a record changes nothing"),
    Attack("N3 a record that closes", _event(REVIEW, "record:note", count={"closed_at": NOW}), "cases: a record changes nothing"),
    Attack("N3 a record that numbers", _numbers_and_moves, "cases: a record changes nothing"),
    Attack("N3 a step that sets another phase", _event(SUBMITTED, "take_up", "review", {"phase": "decision"}), "cases: the phase is not that"),
    Attack("N3 an open step that closes", _event(SUBMITTED, "take_up", "review", {"closed_at": NOW}), "cases: closed by its last step"),
    Attack("N3 a last step that does not close", _event(REVIEW, "withdraw", "withdrawn", actor=ANNA, role="applicant"), "cases: closed by its last step"),
    Attack("N3 a step of a closed case", _event(DECIDED, "take_up", "review"), "event: a closed case takes only records"),
    Attack("N3 open case deleted", bare(f"DELETE FROM cases WHERE id = {REVIEW}"), "cases: only a draft without a record"),
    Attack("N3 draft with a record deleted", lambda w: bare(*w.case(BARE).note(actor=ANNA), f"DELETE FROM cases WHERE id = {BARE}")(w),
           "cases: only a draft without a record"),
    Attack("N3 graph widened", lambda w: [w.insert("allowed_step", type="toy", version=1, step="leap", from_state="submitted", to_version=1,
           to_state="decided", phase="closed", closes=True, numbers=False, pursues=False)], "allowed_step: only an upgrade"),
    Attack("N3 graph changed", sql("UPDATE allowed_step SET to_state = 'decided' WHERE step = 'take_up'"), "allowed_step: only an upgrade"),
    Attack("N3 graph eased", sql("UPDATE allowed_step SET act = NULL"), "allowed_step: only an upgrade"),
    Attack("N3 graph emptied", sql("DELETE FROM allowed_step"), "allowed_step: only an upgrade"),
    Attack("N3 graph truncated", sql("TRUNCATE allowed_step"), "allowed_step: is never emptied", only="postgresql"),
    Attack("N3 a temporary graph in front of the real one", lambda w: [
        "CREATE TEMPORARY TABLE allowed_step AS SELECT * FROM allowed_step",
        "INSERT INTO temp.allowed_step SELECT type, version, 'leap', from_state, to_version, 'decided', 'closed', NULL, NULL, TRUE, FALSE, FALSE "
        "FROM main.allowed_step WHERE step = 'take_up'" if w.sqlite else
        "INSERT INTO pg_temp.allowed_step SELECT type, version, 'leap', from_state, to_version, 'decided', 'closed', NULL, NULL, TRUE, FALSE, FALSE "
        "FROM public.allowed_step WHERE step = 'take_up'",
        *_event(SUBMITTED, "leap", "decided", {"closed_at": NOW})(w)], "event: step not allowed"),
    Attack("N3 everything truncated through a parent", sql("TRUNCATE person CASCADE"), "is never emptied", only="postgresql"),
    Attack("N3 guards silenced by the replica role", sql("SET LOCAL session_replication_role = replica",
           f"UPDATE cases SET state = 'decided' WHERE id = {REVIEW}"), "cases: no change without its event", only="postgresql"),

    # --- N3: numbers ---------------------------------------------------------------------------------------------------------------
    Attack("N3 a step that numbers without a number", _unnumbered, "cases: the step takes a number"),
    Attack("N3 half a number", lambda w: _submits(DRAFT, seq=None)(w), "cases: not the next number", on_postgresql="ck_cases_number_whole"),
    Attack("N3 a number skipped", _skipped_number, "cases: not the next number"),
    Attack("N3 a number taken twice", _taken_number, "cases: not the next number", on_postgresql=DUPLICATE),
    Attack("N3 a number of another year", _submits(DRAFT, year=2031, seq=1), "cases: not the next number"),
    Attack("N3 numbered again", _early_number, "cases: numbered once"),
    Attack("N3 number changed by hand", sql(f"UPDATE cases SET seq = 99 WHERE id = {REVIEW}"), "cases: no change without its event"),
    Attack("N3 series started in the middle", lambda w: [w.insert("series", year=2027, last=5)], "series: starts at 1"),
    Attack("N3 series jumped", sql("UPDATE series SET last = last + 2"), "series: counts by one"),
    Attack("N3 series turned back", sql("UPDATE series SET last = last - 1"), "series: counts by one"),
    Attack("N3 series of another year", sql("UPDATE series SET year = 2030"), "series: counts by one"),
    Attack("N3 series forgotten", sql("DELETE FROM series"), "series: rows are kept"),
    Attack("N3 series replaced", sql("REPLACE INTO series (year, last) VALUES (2026, 1)"), "series: a row is never replaced", only="sqlite"),
    Attack("N3 a number nobody bears", sql("UPDATE series SET last = last + 1"), "FOREIGN KEY constraint failed", on_postgresql="fk_series_case"),

    # --- T1: the record --------------------------------------------------------------------------------------------------------------
    Attack("T1 event changed", sql(f"UPDATE event SET actor_id = {CARL} WHERE case_id = {REVIEW}"), "event: the record never changes"),
    Attack("T1 event removed", bare(f"DELETE FROM event WHERE case_id = {REVIEW} AND seq = 2"), "event: the record never changes"),
    Attack("T1 events truncated", sql("TRUNCATE event CASCADE"), "is never emptied", only="postgresql"),
    Attack("T1 event replaced", _replaced_event, "event: a row is never replaced", only="sqlite"),
    Attack("T1 event replaced by its hidden key", _hidden_key, "no column named rowid", only="sqlite"),
    Attack("T1 event upserted", _upserted_event, "event: a row is never replaced", on_postgresql="event: the record never changes"),
    Attack("T1 event out of order", _event(REVIEW, "record:note", seq=9), "event: does not follow"),
    Attack("T1 event before the first", _event(REVIEW, "record:note", seq=0), "event: does not follow"),
    Attack("T1 event on another link", _event(REVIEW, "record:note", prev="e" * 64), "event: does not follow"),
    Attack("T1 event of no case", lambda w: bare(w.case(REVIEW).event("record:note", case_id=77, content=False)[0])(w),
           "event: does not follow"),
    Attack("T1 event from another state", _event(REVIEW, "take_up", "review", from_state="submitted"), "event: does not follow"),
    Attack("T1 event with another hash", _event(REVIEW, "record:note", hash="d" * 64), "cases: head is not the last event",
           on_postgresql="event: the hash is not that of the event"),
    Attack("T1 event by another person than was hashed", _event(REVIEW, "record:note", actor_id=CARL), "event: the hash is not that of the event",
           only="postgresql"),
    Attack("T1 event not counted", _dangling, "event: not counted by its case", only="postgresql"),
    Attack("T1 two events counted as one", _two_at_once, "event: does not follow", on_postgresql="event: does not follow"),
    Attack("T1 event without content", _silent, "cases: the event says nothing"),
    Attack("T1 head changed", sql(f"UPDATE cases SET head = '{ZEROS}' WHERE id = {REVIEW}"), "cases: no change without its event"),
    Attack("T1 tail cut", sql(f"UPDATE cases SET n_events = n_events - 1 WHERE id = {REVIEW}"), "cases: events are counted one by one"),
    Attack("T1 counter raised", sql(f"UPDATE cases SET n_events = n_events + 1 WHERE id = {REVIEW}"), "cases: head is not the last event"),
    Attack("T1 counter jumped", sql(f"UPDATE cases SET n_events = n_events + 5 WHERE id = {REVIEW}"), "cases: events are counted one by one"),
    Attack("T1 forged head", _forged_head, "cases: head is not the last event"),
    Attack("T1 head of another case", _foreign_event, "cases: head is not the last event"),
    Attack("T1 content changed", sql(f"UPDATE event_content SET body = '{{\"forged\": 1}}' WHERE case_id = {REVIEW}"),
           "event_content: may be erased, never changed"),
    Attack("T1 content half erased", sql(f"UPDATE event_content SET body = '' WHERE case_id = {REVIEW}"), "event_content: may be erased, never changed"),
    Attack("T1 content removed", sql(f"DELETE FROM event_content WHERE case_id = {REVIEW}"), "event_content: may be erased, never changed"),
    Attack("T1 content put in the place of erased", lambda w: [
        f"UPDATE event_content SET salt = {w.blob(b'')}, body = '' WHERE case_id = {REVIEW} AND seq = 1",
        f"UPDATE event_content SET salt = {w.blob(b'0' * 16)}, body = 'forged' WHERE case_id = {REVIEW} AND seq = 1"],
        "event_content: may be erased, never changed"),
    Attack("T1 content of an old event", lambda w: [w.case(REVIEW).content(1)], "event_content: a row is never replaced", on_postgresql=DUPLICATE),
    Attack("T1 content that was not hashed", lambda w: (lambda c: [
        c.event("record:note")[0], c.content(c.n + 1).replace("'{}'", "'forged'"), c.count()])(w.case(REVIEW)),
        "event_content: not what the event hashed", only="postgresql"),
    Attack("T1 content without an event", lambda w: [w.case(REVIEW).content(99)], "event_content: written with its event",
           on_postgresql="violates foreign key"),
    Attack("T1 submission changed", sql("UPDATE submission SET answers = '{\"a\": 2}'"), "submission: what was sent never changes"),
    Attack("T1 submission removed", sql("DELETE FROM submission"), "submission: what was sent never changes"),
    Attack("T1 submission replaced", lambda w: [w.submission(id=1, case_id=SUBMITTED).replace("INSERT", "REPLACE", 1)],
           "submission: a row is never replaced", only="sqlite"),
    Attack("T1 submission replaced by its number", lambda w: [w.submission(case_id=SUBMITTED).replace("INSERT", "REPLACE", 1)],
           "submission: a row is never replaced", only="sqlite"),
    Attack("T1 submission without its event", lambda w: [w.submission(case_id=SUBMITTED, n=2)], "submission: written with its event"),
    Attack("T1 submission counted past one", lambda w: (lambda c: [
        *c.event("record:note"), w.submission(case_id=REVIEW, n=4, event_seq=c.n + 1), c.count()])(w.case(REVIEW)), "submission: counts by one"),
    Attack("T1 seal changed", sql(f"UPDATE seal SET row_hash = '{ZEROS}'"), "seal: never changes; an outdated one"),
    Attack("T1 newest seal unsalted", lambda w: [f"UPDATE seal SET salt = {w.blob(b'')} WHERE case_id = {REVIEW} AND n = 1"],
           "seal: never changes; an outdated one"),
    Attack("T1 seal removed", sql(f"DELETE FROM seal WHERE case_id = {REVIEW}"), "seal: rows are kept"),
    Attack("T1 seal replaced", lambda w: [w.seal_row(REVIEW, n=1).replace("INSERT", "REPLACE", 1)], "seal: a row is never replaced", only="sqlite"),
    Attack("T1 seal out of order", lambda w: [w.seal_row(REVIEW, n=99)], "seal: does not follow the last one"),
    Attack("T1 seal on another one", lambda w: [w.seal_row(REVIEW, prev="e" * 64)], "seal: does not follow the last one"),
    Attack("T1 seal without salt", lambda w: [w.seal_row(REVIEW, salt=Raw(w.blob(b"")))], "seal: salted"),
    Attack("T1 seal with another hash", lambda w: [w.seal_row(REVIEW, hash="d" * 64)], "seal: the hash is not that of the seal", only="postgresql"),
    Attack("T1 seal not counted", lambda w: [w.seal_row(REVIEW)], "seal: not counted by its case", only="postgresql"),
    Attack("T1 case sealed by nothing", sql(f"UPDATE cases SET sealed = '{ZEROS}' WHERE id = {REVIEW}"), "cases: sealed is not the last seal"),
    Attack("T1 seals cut", lambda w: [f"UPDATE cases SET seals = seals - 1, sealed = (SELECT s.prev FROM seal s WHERE s.case_id = {REVIEW} "
           f"AND s.n = (SELECT max(t.n) FROM seal t WHERE t.case_id = {REVIEW})) WHERE id = {REVIEW}"], "cases: sealed is not the last seal"),
    Attack("T1 seals counted past the last", sql(f"UPDATE cases SET seals = seals + 1 WHERE id = {REVIEW}"), "cases: sealed is not the last seal"),
    Attack("T1 born sealed", lambda w: [w.new_case(50, seals=1)], "cases: a case is born without"),
    Attack("T1 root changed", sql(f"UPDATE root SET digest = '{ZEROS}'"), "root: rows are kept"),
    Attack("T1 root removed", sql("DELETE FROM root"), "root: rows are kept"),
    Attack("T1 root beside the chain", lambda w: [w.insert("root", at=NOW, cases=1, events=1, digest="c" * 64, prev="b" * 64)], "root: does not follow"),
    Attack("T1 second root on one", lambda w: [w.insert("root", at=NOW, cases=1, events=1, digest="c" * 64, prev=ZEROS)],
           "root: a row is never replaced", on_postgresql=DUPLICATE),

    Attack("T1 root that names another head", _names(head="d" * 64), "root_head: named by the newest root as the event has it"),
    Attack("T1 head named by an old root", _names(root_id=1), "root_head: named by the newest root as the event has it"),
    Attack("T1 named head changed", _names(f"UPDATE root_head SET head = '{ZEROS}'"), "root_head: rows are kept"),
    Attack("T1 named head removed", _names("DELETE FROM root_head"), "root_head: rows are kept"),

    # --- A3: two people --------------------------------------------------------------------------------------------------------------
    Attack("A3 one person prepares and signs", _one_person, CHECKED, on_postgresql="ck_two_person_act_two_people"),
    Attack("A3 decided without a signature", _decides_alone, "cases: the step needs an act signed by two people"),
    Attack("A3 proposed without a preparation", _half_proposal, "cases: the step prepares an act that is not there"),
    Attack("A3 signed, but not closed", lambda w: _closes(w), "cases: closed by its last step"),
    Attack("A3 prepared already signed", _born_signed, "two_person_act: is prepared unsigned"),
    Attack("A3 prepared at a note", _prepares_at_note, "two_person_act: not prepared by that person at that event"),
    Attack("A3 prepared in another's name", _prepares_for_another, "two_person_act: not prepared by that person at that event"),
    Attack("A3 prepared as another kind", _proposes(kind="opening"), "two_person_act: not prepared by that person at that event"),
    Attack("A3 prepared at an earlier event", _proposes(prepared_seq=1), "two_person_act: not prepared by that person at that event"),
    Attack("A3 prepared by who never answered", _proposes(DINA), "two_person_act: who prepares has not said"),
    Attack("A3 prepared by who said no", _proposes(FRODE), "two_person_act: who prepares has not said"),
    Attack("A3 prepared by who said yes, then no", _proposes(HILDE), "two_person_act: who prepares has not said"),
    Attack("A3 prepared by a member of the applicant's agent", _proposes(EMIL), "two_person_act: who prepares is connected"),
    Attack("A3 prepared by a member of the applicant", lambda w: [w.impartial(REVIEW, ANNA), *_proposes(ANNA)(w)],
           "two_person_act: who prepares is connected"),
    Attack("A3 prepared while a membership lasted", _proposes(GURO, at=1_764_000_000_000), "two_person_act: who prepares is connected"),
    Attack("A3 signed after a note in between", _sign_after_note, "two_person_act: something happened after the preparation"),
    Attack("A3 signed at a note", _sign_at_note, "two_person_act: not signed by that person at that event"),
    Attack("A3 signed in another's name", _sign_for_another, "two_person_act: not signed by that person at that event"),
    Attack("A3 signed without a decision, for later", lambda w: [
        f"UPDATE two_person_act SET second_person = {CARL}, signed_seq = prepared_seq + 1 WHERE case_id = {PROPOSED}"],
        "two_person_act: not signed by that person at that event"),
    Attack("A3 signed by who never answered", _signs(DINA), "two_person_act: one of the two has not said"),
    Attack("A3 signed by who said yes, then no", _signs(HILDE), "two_person_act: one of the two has not said"),
    Attack("A3 signed by a member of the applicant's agent", _signs(EMIL), "two_person_act: one of the two is connected"),
    Attack("A3 signed after the first person's no", _after(lambda w: [w.impartial(PROPOSED, BERIT, False)]), "two_person_act: one of the two has not said"),
    Attack("A3 signed after the first person joined the applicant", _after(lambda w: [
        w.insert("membership", person_id=BERIT, party_id=APPLICANT, rights="read", valid_from="2026-01-01")]),
        "two_person_act: one of the two is connected"),
    Attack("A3 signed after the second person's firm became a party", _after(lambda w: [
        w.insert("membership", person_id=CARL, party_id=OTHER, rights="read", valid_from="2026-01-01"),
        w.insert("case_party", case_id=PROPOSED, party_id=OTHER, role="third_party", since="2026-01-01", until="2026-02-01")]),
        "two_person_act: one of the two is connected"),
    Attack("A3 signed by a member of a new agent", _mandated(CARL, CARL), "two_person_act: one of the two is connected"),
    Attack("A3 prepared by a member of a new agent", _mandated(BERIT, CARL), "two_person_act: one of the two is connected"),
    Attack("A3 signed by a party in person", _after(lambda w: [
        f"UPDATE party SET person_id = {CARL} WHERE id = {OTHER}",
        w.insert("case_party", case_id=PROPOSED, party_id=OTHER, role="third_party", since="2026-01-01")]),
        "two_person_act: one of the two is connected"),
    Attack("A3 signed by who acted for the applicant, freshly prepared", lambda w: (lambda c: [
        *c.event("record:message", actor=CARL, role="applicant"), c.count(), *c.event("propose", "proposed"), c.prepare(), c.count(),
        *c.event("sign", "decided", actor=CARL, role="signatory"), c.signature(), c.count(closed_at=NOW)])(w.case(REVIEW)),
        "two_person_act: one of the two is connected"),
    Attack("A3 preparer exchanged", sql(f"UPDATE two_person_act SET first_person = {DINA} WHERE case_id = {PROPOSED}"), "two_person_act: what was prepared never changes"),
    Attack("A3 preparation moved", sql(f"UPDATE two_person_act SET prepared_seq = 1 WHERE case_id = {PROPOSED}"),
           "two_person_act: what was prepared never changes"),
    Attack("A3 signatory exchanged", sql(f"UPDATE two_person_act SET second_person = {HILDE} WHERE signed_seq IS NOT NULL"),
           "two_person_act: is signed once"),
    Attack("A3 signature withdrawn", sql("UPDATE two_person_act SET second_person = NULL, signed_seq = NULL"), "two_person_act: is signed once"),
    Attack("A3 letter of a signed act exchanged", sql(f"UPDATE two_person_act SET letter_sha256 = '{SHA}' WHERE signed_seq IS NOT NULL"),
           "two_person_act: is signed once"),
    Attack("A3 act removed", sql("DELETE FROM two_person_act"), "two_person_act: rows are kept", on_postgresql="two_person_act: rows are kept"),
    Attack("A3 act replaced", sql(f"REPLACE INTO two_person_act (case_id, kind, first_person, prepared_seq) SELECT case_id, kind, {CARL}, "
           f"prepared_seq FROM two_person_act WHERE case_id = {PROPOSED}"), "two_person_act: a row is never replaced", only="sqlite"),
    Attack("A3 reading confirmed alone", _settled(second_person=BERIT), "reading_choice: two different people",
           on_postgresql="ck_reading_choice_two_people"),
    Attack("A3 reading confirmed by nobody", _settled(second_person=None), "reading_choice: two different people",
           on_postgresql="ck_reading_choice_second_eyes"),
    Attack("A3 reading rejected alone", _settled(state="rejected", second_person=BERIT), "reading_choice: two different people",
           on_postgresql="ck_reading_choice_two_people"),
    Attack("A3 reading confirmed when its day has begun", _settled(settled_at=NOW + 13 * 86_400_000), "reading_choice: its first day has begun"),
    Attack("A3 reading confirmed at no time", _settled(settled_at=None), "reading_choice: its first day has begun",
           on_postgresql="ck_reading_choice_settled"),
    Attack("A3 reading confirmed as another choice", _settled(choice="runs_on"), "reading_choice: what was proposed never changes"),
    Attack("A3 reading confirmed from another day", _settled(valid_from="2026-11-25"), "reading_choice: what was proposed never changes"),
    Attack("A3 proposer exchanged", sql(f"UPDATE reading_choice SET first_person = {DINA} WHERE id = 1"),
           "reading_choice: what was proposed never changes"),
    Attack("A3 reading changed after it was confirmed", sql("UPDATE reading_choice SET choice = 'runs_on' WHERE id = 2"),
           "reading_choice: is settled once"),
    Attack("A3 confirmation taken back", sql("UPDATE reading_choice SET state = 'rejected' WHERE id = 2"), "reading_choice: is settled once"),
    Attack("A3 reading removed", sql("DELETE FROM reading_choice WHERE id = 2"), "reading_choice: rows are kept"),
    Attack("A3 reading born confirmed", lambda w: [w.choice(9, state="confirmed", second_person=CARL, settled_at=NOW)],
           "reading_choice: is proposed before it is confirmed"),
    Attack("A3 reading replaced", lambda w: [w.choice(2).replace("INSERT", "REPLACE", 1)], "reading_choice: a row is never replaced", only="sqlite"),
    Attack("A3 table confirmed alone", _settled("loaded_table", second_person=BERIT), "loaded_table: two different people",
           on_postgresql="ck_loaded_table_two_people"),
    Attack("A3 table confirmed by nobody", _settled("loaded_table", second_person=None), "loaded_table: two different people",
           on_postgresql="ck_loaded_table_second_eyes"),
    Attack("A3 table rejected alone", _settled("loaded_table", state="rejected", second_person=BERIT),
           "loaded_table: two different people", on_postgresql="ck_loaded_table_two_people"),
    Attack("A3 table confirmed when its day has begun", _settled("loaded_table", settled_at=NOW + 13 * 86_400_000),
           "loaded_table: its first day has begun"),
    Attack("A3 table confirmed at no time", _settled("loaded_table", settled_at=None), "loaded_table: its first day has begun",
           on_postgresql="ck_loaded_table_settled"),
    Attack("A3 table confirmed with other rows", _settled("loaded_table", rows='{"x":[]}'), "loaded_table: what was proposed never changes"),
    Attack("A3 table confirmed from another day", _settled("loaded_table", valid_from="2026-11-25"),
           "loaded_table: what was proposed never changes"),
    Attack("A3 table confirmed as another", _settled("loaded_table", table_name="eea"), "loaded_table: what was proposed never changes"),
    Attack("A3 table confirmed as surer", _settled("loaded_table", certainty=99), "loaded_table: what was proposed never changes"),
    Attack("A3 table's proposer exchanged", sql(f"UPDATE loaded_table SET first_person = {DINA} WHERE id = 1"),
           "loaded_table: what was proposed never changes"),
    Attack("A3 rows changed after they were confirmed", sql("UPDATE loaded_table SET rows = '[]' WHERE id = 2"),
           "loaded_table: is settled once"),
    Attack("A3 table's confirmation taken back", sql("UPDATE loaded_table SET state = 'rejected' WHERE id = 2"),
           "loaded_table: is settled once"),
    Attack("A3 table removed", sql("DELETE FROM loaded_table WHERE id = 2"), "loaded_table: rows are kept"),
    Attack("A3 table born confirmed", lambda w: [w.loaded(9, state="confirmed", second_person=CARL, settled_at=NOW)],
           "loaded_table: is proposed before it is confirmed"),
    Attack("A3 table replaced", lambda w: [w.loaded(2).replace("INSERT", "REPLACE", 1)], "loaded_table: a row is never replaced", only="sqlite"),
    Attack("A3 table with a wrong hash", lambda w: [w.loaded(9, sha256="0" * 64)], "loaded_table: the hash is not that of its rows",
           only="postgresql"),
    Attack("A3 answer changed", sql(f"UPDATE impartiality SET impartial = TRUE WHERE person_id = {FRODE}"), "impartiality: answers are appended"),
    Attack("A3 answer removed", sql(f"DELETE FROM impartiality WHERE person_id = {FRODE}"), "impartiality: answers are appended"),
    Attack("A3 answer replaced", lambda w: [w.impartial(REVIEW, FRODE, id=1).replace("INSERT", "REPLACE", 1)],
           "impartiality: a row is never replaced", only="sqlite"),
    Attack("A3 answer put before all later ones", lambda w: [w.impartial(REVIEW, FRODE, id=2_000_000)], "impartiality: the newest answer",
           only="postgresql"),
    Attack("A3 membership moved", sql(f"UPDATE membership SET person_id = {DINA} WHERE id = 1"), "membership: may end, never changes"),
    Attack("A3 membership lengthened", sql("UPDATE membership SET valid_until = '2030-01-01' WHERE id = 3"), "membership: may end, never changes"),
    Attack("A3 membership revived", sql("UPDATE membership SET valid_until = NULL WHERE id = 3"), "membership: may end, never changes"),
    Attack("A3 membership removed", sql("DELETE FROM membership"), "membership: rows are kept"),
    Attack("A3 revoked membership revived", sql(f"UPDATE membership SET revoked_at = {NOW} WHERE id = 3",
           "UPDATE membership SET revoked_at = NULL WHERE id = 3"), "membership: may end, never changes"),
    Attack("A2 invited to more", sql("UPDATE invitation SET rights = 'sign' WHERE id = 1"), "invitation: ends once, never changes"),
    Attack("A2 invitation lengthened", sql("UPDATE invitation SET expires_at = expires_at + 1"), "invitation: ends once, never changes"),
    Attack("A2 withdrawn invitation accepted", sql("UPDATE invitation SET outcome = 'accepted' WHERE id = 2"),
           "invitation: ends once, never changes"),
    Attack("A2 invitation born accepted", lambda w: [w.insert("invitation", party_id=APPLICANT, email="", rights="sign", language="nb",
           invited_by=ANNA, created_at=NOW, expires_at=NOW, outcome="accepted", ended_at=NOW, ended_by=BERIT)], "invitation: begins open"),
    Attack("A2 invitation removed", sql("DELETE FROM invitation WHERE id = 2"), "invitation: rows are kept"),
    Attack("A2 change of members rewritten", sql("UPDATE membership_change SET actor_id = 2"), "membership_change: the record never changes"),
    Attack("A2 change of members removed", sql("DELETE FROM membership_change"), "membership_change: the record never changes"),
    Attack("A2 accreditation lengthened", sql("UPDATE accreditation SET valid_until = '2099-12-31'"), "accreditation: rows are appended"),
    Attack("A2 accreditation removed", sql("DELETE FROM accreditation"), "accreditation: rows are kept"),
    Attack("A3 certificate confirmed alone", _settled("registration", second_person=BERIT), "registration: two different people",
           on_postgresql="ck_registration_two_people"),
    Attack("A3 certificate confirmed as another", _settled("registration", valid_until="2039-12-31"), "registration: what was recorded never changes"),
    Attack("A3 certificate's file exchanged", _settled("registration", sha256=SHA), "registration: what was recorded never changes"),
    Attack("A3 certificate changed after it was confirmed", sql("UPDATE registration SET maritime = FALSE WHERE id = 2"), "registration: is settled once"),
    Attack("A3 certificate born confirmed", lambda w: [w.registration(9, state="confirmed", second_person=CARL, settled_at=NOW)],
           "registration: is recorded before it is confirmed"),
    Attack("A3 certificate removed", sql("DELETE FROM registration WHERE id = 1"), "registration: rows are kept"),
    Attack("A3 certificate replaced", lambda w: [w.registration(2).replace("INSERT", "REPLACE", 1)], "registration: a row is never replaced",
           only="sqlite"),
    Attack("A3 verifier restores itself", lambda w: [w.accredited(AGENT)], "accreditation: after an end only what two people confirmed"),
    Attack("A3 accredited by what waits", lambda w: [w.accredited(OTHER, registration_id=1)], "accreditation: as it was confirmed"),
    Attack("A3 accredited for longer than confirmed", lambda w: [w.accredited(OTHER, registration_id=2, valid_until="2039-12-31")],
           "accreditation: as it was confirmed"),
    Attack("A3 another accredited by it", lambda w: [w.accredited(APPLICANT, registration_id=2)], "accreditation: as it was confirmed"),
    Attack("A3 end that lengthens", lambda w: [w.accredited(APPLICANT, ends_id=1, number="VER 041", valid_from="2024-01-01")],
           "accreditation: an end shortens an entry of the same certificate"),
    Attack("A3 end of another's", lambda w: [w.accredited(OTHER, ends_id=1, number="VER 041", valid_from="2024-01-01", valid_until="2026-06-30")],
           "accreditation: an end shortens an entry of the same certificate"),
    Attack("A3 end put off", lambda w: [w.accredited(AGENT, ends_id=2, number="VER 042", valid_from="2024-01-01",
           valid_until="2026-09-30")], "accreditation: an end is not put off"),
    Attack("A3 accreditation replaced", lambda w: [w.accredited(OTHER, id=1).replace("INSERT", "REPLACE", 1)],
           "accreditation: a row is never replaced", only="sqlite"),
    Attack("T1 noted day changed", sql("UPDATE expected_note SET day = '2026-01-01'"), "expected_note: rows are appended"),
    Attack("T1 noted day removed", sql("DELETE FROM expected_note"), "expected_note: rows are kept"),
    Attack("T1 noted day replaced", sql("REPLACE INTO expected_note SELECT id, party_id, case_type, number, kind, '2026-01-01', reason, "
           "person_id, at FROM expected_note"), "expected_note: a row is never replaced", only="sqlite"),
    Attack("A3 mandate moved", sql(f"UPDATE mandate SET agent_id = {OTHER}"), "mandate: may end, never changes"),
    Attack("A3 mandate removed", sql("DELETE FROM mandate"), "mandate: rows are kept"),
    Attack("A3 party of a case exchanged", sql(f"UPDATE case_party SET party_id = {OTHER}"), "case_party: may end, never changes"),
    Attack("A3 party of a case removed", sql(f"DELETE FROM case_party WHERE case_id = {REVIEW}"), "case_party: deleted only with a draft"),
    Attack("A3 person behind a party exchanged", lambda w: [f"UPDATE party SET person_id = {ANNA} WHERE id = {OTHER}",
           f"UPDATE party SET person_id = {CARL} WHERE id = {OTHER}"], "party: the person behind"),
    Attack("A3 person replaced", sql(f"REPLACE INTO person (id, name, email, language, created_at) VALUES ({CARL}, 'X', '', 'nb', 1)"),
           "person: a row is never replaced", only="sqlite"),
    Attack("A3 person removed", lambda w: [w.insert("person", id=90, name="X", email="", language="nb", created_at=1), "DELETE FROM person WHERE id = 90"],
           "person: rows are kept"),
    Attack("A3 person renumbered", lambda w: [w.insert("person", id=90, name="X", email="", language="nb", created_at=1),
           "UPDATE person SET id = 91 WHERE id = 90"], "person: identity never changes"),
    Attack("A3 party removed", lambda w: [w.insert("party", id=90, kind="x", name="X", country="NO", address="[]", email="", language="nb", created_at=1),
           "DELETE FROM party WHERE id = 90"], "party: rows are kept"),
    Attack("A3 decision without an act", _decision_without_act, "decision: only with the act"),
    Attack("A3 decision of an old act", _decision_of_old_act, "decision: only with the act"),
    Attack("A3 decision added later", _late_decision, "decision: only with the act"),
    Attack("A3 decision reversed in place", sql("UPDATE decision SET outcome = 'refusal'"), "decision: never changes but for its standing"),
    Attack("A3 decision removed", sql("DELETE FROM decision"), "decision: rows are kept"),

    # --- T2, N2, N4: papers, sendings, work ------------------------------------------------------------------------------------------
    Attack("T2 printed letter changed", sql(f"UPDATE letter SET sha256 = '{ZEROS}' WHERE id = 1"), "letter: what was printed never changes"),
    Attack("T2 printed letter printed again", sql("UPDATE letter SET state = 'ordered' WHERE id = 1"), "letter: what was printed never changes"),
    Attack("T2 letter's code changed", sql("UPDATE letter SET code = 'X' WHERE id = 2"), "letter: what was ordered never changes"),
    Attack("T2 letter's number changed", sql("UPDATE letter SET number = 9 WHERE id = 1"), "letter: what was ordered never changes"),
    Attack("T2 letter printed without bytes", sql(f"UPDATE letter SET state = 'printed', sha256 = '{SHA}', printed_at = 1 WHERE id = 2"),
           "letter: printed means bytes"),
    Attack("T2 letter printed as another case's bytes", sql(
        f"UPDATE letter SET state = 'printed', sha256 = '{SHA}', document_id = 1, printed_at = 1 WHERE id = 2"), "letter: printed means bytes"),
    Attack("T2 letter born printed", lambda w: [w.letter(9, DECIDED, kind="approval", state="printed", sha256=SHA, document_id=1, printed_at=NOW)],
           "letter: is ordered before"),
    Attack("T2 letter of no event", lambda w: [w.letter(9, DECIDED, event_seq=99)], "letter: belongs to an event"),
    Attack("T2 letter void, then not", lambda w: ["UPDATE letter SET state = 'void' WHERE id = 2", "UPDATE letter SET state = 'ordered' WHERE id = 2"],
           "letter: void is final"),
    Attack("T2 letter removed", sql("DELETE FROM letter WHERE id = 2"), "letter: rows are kept"),
    Attack("T2 letter replaced by its code", lambda w: [w.letter(9, DECIDED, kind="x", code="CODE1").replace("INSERT", "REPLACE", 1)],
           "letter: a row is never replaced", only="sqlite"),
    Attack("N2 second letter of one step to one recipient", lambda w: [w.letter(9, DECIDED, code="CODE9")], "letter: a row is never replaced",
           on_postgresql=DUPLICATE),
    Attack("N2 sent unprinted", lambda w: [w.insert("dispatch", letter_id=2, recipient="party:1", channel="portal", message_id="<2@x>",
           attempts=1, sent_at=NOW)], "dispatch: only a printed letter is sent"),
    Attack("N2 sent unprinted, later", lambda w: [
        w.insert("dispatch", letter_id=2, recipient="party:1", channel="portal", message_id="<2@x>", attempts=0),
        f"UPDATE dispatch SET sent_at = {NOW} WHERE letter_id = 2"], "dispatch: only a printed letter is sent"),
    Attack("N2 sent twice by one channel", lambda w: [w.insert("dispatch", letter_id=1, recipient="party:1", channel="portal",
           message_id="<3@x>", attempts=0)], "dispatch: a row is never replaced", on_postgresql=DUPLICATE),
    Attack("N2 sending moved", sql("UPDATE dispatch SET sent_at = 1"), "dispatch: what was sent to whom"),
    Attack("N2 recipient exchanged", sql("UPDATE dispatch SET recipient = 'party:3'"), "dispatch: what was sent to whom"),
    Attack("N2 repeats forgotten", sql("UPDATE dispatch SET attempts = 0"), "dispatch: what was sent to whom"),
    Attack("N2 sending removed", sql("DELETE FROM dispatch"), "dispatch: rows are kept"),
    Attack("T2 document's bytes exchanged", sql("UPDATE document_file SET sha256 = 'x', storage_key = 'y'"), "document_file: bytes, receipt"),
    Attack("T2 document given another number", sql("UPDATE document_file SET number = 7 WHERE id = 2"), "document_file: bytes, receipt"),
    Attack("T2 document received another day", sql("UPDATE document_file SET received_at = 1"), "document_file: bytes, receipt"),
    Attack("T2 document removed", sql("DELETE FROM document_file WHERE id = 2"), "document_file: deleted only with a draft"),
    Attack("T2 document replaced by its number", lambda w: [w.document(9, SUBMITTED, number=1).replace("INSERT", "REPLACE", 1)],
           "document_file: a row is never replaced", only="sqlite"),
    Attack("T2 document takes another's number", lambda w: [w.document(9, SUBMITTED), "UPDATE OR REPLACE document_file SET number = 1 WHERE id = 9"],
           "document_file: the number is taken", only="sqlite"),
    Attack("T2 purged document unpurged", lambda w: [f"UPDATE document_file SET purged_at = {NOW} WHERE id = 2",
           "UPDATE document_file SET purged_at = NULL WHERE id = 2"], "document_file: bytes, receipt"),
    Attack("T1 clock's rule changed", sql("UPDATE clock SET rule = '{\"a\": 2}'"), "clock: a running clock keeps its rule"),
    Attack("T1 clock removed", sql("DELETE FROM clock_event", "DELETE FROM clock"), "clock_event: deleted only with a draft"),
    Attack("T1 clock without a history removed", lambda w: [w.insert("clock", id=9, case_id=REVIEW, name="x", owner="authority", rule="{}",
           state="running", strict_due="2026-12-01", lenient_due="2026-12-02"), "DELETE FROM clock WHERE id = 9"], "clock: deleted only with a draft"),
    Attack("T1 decision lives again", sql("UPDATE decision SET standing = 'final'", "UPDATE decision SET standing = 'appealable'"),
           "decision: its standing goes forward"),
    Attack("T1 journaled document withdrawn", sql(f"UPDATE document_file SET withdrawn_at = {NOW} WHERE id = 2"),
           "document_file: what is in the journal stays"),
    Attack("T1 journaled document dated anew", sql("UPDATE document_file SET dated_on = '2026-01-01' WHERE id = 2"),
           "document_file: what is in the journal stays"),
    Attack("T1 journaled document of another sender", sql("UPDATE document_file SET sender = 'x' WHERE id = 2"),
           "document_file: what is in the journal stays"),
    Attack("T1 purge explained anew", sql(f"UPDATE document_file SET purged_at = {NOW}, purge_note = 'a' WHERE id = 2",
           "UPDATE document_file SET purge_note = 'b' WHERE id = 2"), "document_file: what is in the journal stays"),
    Attack("T1 finding says something else", sql("UPDATE finding SET text = '{\"a\": 1}' WHERE id = 1"), "finding: what was found never changes"),
    Attack("T1 finding of another rule", sql("UPDATE finding SET rule = 'T9' WHERE id = 1"), "finding: what was found never changes"),
    Attack("T1 finding accepted by nobody", sql("UPDATE finding SET state = 'accepted', accepted_reason = 'x' WHERE id = 1"),
           "finding: is accepted with a reason, by somebody"),
    Attack("T1 finding accepted for another reason", sql("UPDATE finding SET accepted_reason = 'x' WHERE id = 2"),
           "finding: is accepted with a reason, by somebody"),
    Attack("T1 finding removed", sql("DELETE FROM finding WHERE id = 1"), "finding: deleted only with a draft"),
    Attack("T1 finding replaced", lambda w: [w.finding(1, REVIEW).replace("INSERT", "REPLACE", 1)], "finding: a row is never replaced", only="sqlite"),
    Attack("T1 reasons rewritten", sql("UPDATE reason_block SET text = 'x' WHERE block = 'facts'"), "reason_block: is written version by version"),
    Attack("T1 reasons of another hand", sql(f"UPDATE reason_block SET saved_by = {CARL}"), "reason_block: is written version by version"),
    Attack("T1 reasons set back", sql("UPDATE reason_block SET version = version - 1"), "reason_block: is written version by version"),
    Attack("T1 reasons removed", sql("DELETE FROM reason_block"), "reason_block: rows are kept"),
    Attack("T1 request asks for something else", sql("UPDATE request SET sections = '[]'"), "request: what was asked never changes"),
    Attack("T1 request reopened", sql("UPDATE request SET state = 'answered'", "UPDATE request SET state = 'open'"), "request: is closed once"),
    Attack("T1 closed request prolonged", sql("UPDATE request SET state = 'lapsed'", "UPDATE request SET due = '2027-01-01'"), "request: is closed once"),
    Attack("T1 request removed", sql("DELETE FROM question", "DELETE FROM request"), "question: rows are kept"),
    Attack("T1 bare request removed", bare("DELETE FROM request"), "request: rows are kept"),
    Attack("T1 request without an event", lambda w: [w.request(9, REVIEW)], "request: is born open, with its event"),
    Attack("T1 question asked later", lambda w: [w.question(9, n=9)], "question: is asked with its request"),
    Attack("T1 question says something else", sql("UPDATE question SET wrong = 'x' WHERE id = 1"), "question: what was asked never changes"),
    Attack("T1 question answered after the request is closed", sql("UPDATE request SET state = 'answered'",
           "UPDATE question SET answer = 'x' WHERE id = 1"), "question: is answered while its request is open"),
    Attack("T1 question replaced", lambda w: [w.question(1).replace("INSERT", "REPLACE", 1)], "question: a row is never replaced", only="sqlite"),
    Attack("N3 what is told first thought up", sql("INSERT INTO told_first (type, state, letter) VALUES ('toy', 'review', 'x')"), TOLD_FIRST),
    Attack("N3 what is told first changed", sql("UPDATE told_first SET letter = 'x'"), TOLD_FIRST),
    Attack("N3 what is told first removed", sql("DELETE FROM told_first"), TOLD_FIRST),
    Attack("N3 a question before the letter about the right to silence", lambda w: [w.spoken("message", 9, case_id=SUBMITTED, from_party=False)],
           "message: nothing is asked before the party is told of its right to silence"),
    Attack("T1 message changed", sql("UPDATE message SET body = 'x' WHERE id = 1"), "message: what was said never changes"),
    Attack("T1 message removed", sql("DELETE FROM message WHERE id = 1"), "message: what was said never changes"),
    Attack("T1 message replaced", lambda w: [w.spoken("message", 1, from_party=True).replace("INSERT", "REPLACE", 1)],
           "message: a row is never replaced", only="sqlite"),
    Attack("T1 note changed", sql("UPDATE note SET body = 'x' WHERE id = 1"), "note: what was written never changes"),
    Attack("T1 note removed", sql("DELETE FROM note WHERE id = 1"), "note: what was written never changes"),
    Attack("T1 clock's history changed", sql("UPDATE clock_event SET \"on\" = '2026-10-01'"), "clock_event: what happened"),
    Attack("T1 clock's history replaced", lambda w: [w.insert("clock_event", clock_id=1, seq=1, kind="start", on="2026-10-01", data="{}", document="",
           at=NOW).replace("INSERT", "REPLACE", 1)], "clock_event: a row is never replaced", only="sqlite"),
    Attack("T1 checklist answer changed", sql("UPDATE checklist_answer SET answer = 'no'"), "checklist_answer: answers are appended"),
    Attack("T1 checklist answer removed", sql("DELETE FROM checklist_answer"), "checklist_answer: answers are appended"),
    Attack("N4 work turned into other work", sql("UPDATE outbox SET payload = '{\"x\": 1}' WHERE id = 1"), "outbox: what is to be done"),
    Attack("N4 done work undone", sql("UPDATE outbox SET done_at = NULL WHERE id = 2"), "outbox: done is final"),
    Attack("N4 work ordered as done", lambda w: [w.insert("outbox", kind="x", key="k", payload="{}", created_at=1, due_at=1, attempts=0,
           last_error="", done_at=1)], "outbox: is written undone"),
    Attack("N4 work forgotten", sql("DELETE FROM outbox"), "outbox: rows are kept"),
    Attack("N4 work replaced by its key", lambda w: [w.insert("outbox", kind="x", key="print:1", payload="{}", created_at=1, due_at=1, attempts=0,
           last_error="").replace("INSERT", "REPLACE", 1)], "outbox: a row is never replaced", only="sqlite"),
    Attack("N4 counter's delta changed", sql("UPDATE counter_delta SET n = 100"), "counter_delta: folded, never changed"),

    # --- lawful controls -------------------------------------------------------------------------------------------------------------
    Attack("a case is submitted", _submits(DRAFT)),
    Attack("a case is taken up", lambda w: w.case(SUBMITTED).take_up()),
    Attack("a step that stays in its state", _event(REVIEW, "remind", actor=None, role="system")),
    Attack("a record on an open case", lambda w: w.case(REVIEW).note()),
    Attack("a record on a closed case", lambda w: w.case(DECIDED).note()),
    Attack("two records in one transaction", lambda w: (lambda c: [*c.note(), *c.note()])(w.case(REVIEW))),
    Attack("a proposal", _proposes()),
    Attack("a signature", _signs()),
    Attack("a signature by a former member of the applicant", _signs(GURO)),
    Attack("a signature by who registered the applicant's post", lambda w: (lambda c: [
        *c.event("record:message", actor=CARL, role="applicant"), c.count(), *c.event("record:post", actor=CARL, role="registrar"), c.count(),
        *c.event("propose", "proposed"), c.prepare(), c.count(),
        *c.event("sign", "decided", actor=CARL, role="signatory"), c.signature(), c.count(closed_at=NOW)])(w.case(REVIEW))),
    Attack("a proposal signed after it was prepared anew", lambda w: (lambda c: [
        *c.note(), *c.event("withhold", "review"), c.count(), *c.propose(), *c.sign()])(w.case(PROPOSED))),
    Attack("a withdrawal", _event(REVIEW, "withdraw", "withdrawn", {"closed_at": NOW}, actor=ANNA, role="applicant")),
    Attack("a bare draft is deleted", sql(f"DELETE FROM cases WHERE id = {BARE}")),
    Attack("a draft loses a party", sql(f"DELETE FROM case_party WHERE case_id = {DRAFT}")),
    Attack("a draft's upload is deleted", sql("DELETE FROM document_file WHERE id = 3")),
    Attack("working facts change without an event", sql(
        f"UPDATE cases SET assignee_id = {BERIT}, errors_open = 2, title = 'x', due = '2026-12-01' WHERE id = {REVIEW}")),
    Attack("content is erased", lambda w: [f"UPDATE event_content SET salt = {w.blob(b'')}, body = '' WHERE case_id = {REVIEW}"]),
    Attack("a decision becomes final", sql("UPDATE decision SET standing = 'final'")),
    Attack("a letter is void and printed anew", lambda w: ["UPDATE letter SET state = 'void' WHERE id = 2",
           w.letter(9, SUBMITTED, code="CODE9", printing=2)]),
    Attack("a letter arrives", sql("UPDATE dispatch SET arrived_on = '2026-11-20', attempts = 2")),
    Attack("a document is purged", sql(f"UPDATE document_file SET purged_at = {NOW}, purge_note = 'approved' WHERE id = 2")),
    Attack("a question is answered, and again, while its request is open", sql("UPDATE question SET answer = 'a' WHERE id = 1",
           f"UPDATE question SET answer = 'b', answered_by = {ANNA}, answered_at = {NOW} WHERE id = 1", "UPDATE request SET state = 'answered'")),
    Attack("more time is asked for and given", sql("UPDATE request SET asked_until = '2027-01-01', asked_reason = 'x'",
           "UPDATE request SET due = '2027-01-01', asked_until = NULL, asked_reason = ''")),
    Attack("a finding is explained, accepted and gone", sql("UPDATE finding SET state = 'explained', explanation = 'x' WHERE id = 1",
           f"UPDATE finding SET state = 'accepted', accepted_reason = 'x', accepted_by = {BERIT}, accepted_at = {NOW} WHERE id = 1",
           "UPDATE finding SET state = 'gone' WHERE id = 1")),
    Attack("a draft's finding is deleted", sql("DELETE FROM finding WHERE id = 3")),
    Attack("reasons are commented and written anew", sql("UPDATE reason_block SET comment = 'x'",
           f"UPDATE reason_block SET text = 'y', version = version + 1, saved_by = {CARL}, comment = ''")),
    Attack("a message and a note are written", lambda w: [w.spoken("message", 9, from_party=False), w.spoken("note", 9)]),
    Attack("a draft's upload is dated and withdrawn", sql(f"UPDATE document_file SET dated_on = '2026-11-01', withdrawn_at = {NOW} WHERE id = 3")),
    Attack("an outdated seal loses its salt", lambda w: [w.seal_row(REVIEW, of="note", key="1"),
           f"UPDATE cases SET seals = seals + 1, sealed = (SELECT s.hash FROM seal s WHERE s.case_id = {REVIEW} AND s.n = seals + 1) "
           f"WHERE id = {REVIEW}", f"UPDATE seal SET salt = {w.blob(b'')} WHERE case_id = {REVIEW} AND of = 'note' AND key = '1' "
           f"AND n < (SELECT seals FROM cases WHERE id = {REVIEW})"]),
    Attack("a row is sealed", lambda w: [w.seal_row(REVIEW), f"UPDATE cases SET seals = seals + 1, sealed = (SELECT s.hash FROM seal s "
           f"WHERE s.case_id = {REVIEW} AND s.n = seals + 1) WHERE id = {REVIEW}"]),
    Attack("work is leased and done", sql("UPDATE outbox SET lease = 'x', lease_until = 5, attempts = 1 WHERE id = 1",
           f"UPDATE outbox SET done_at = {NOW} WHERE id = 1")),
    Attack("a membership ends", sql("UPDATE membership SET valid_until = '2026-11-01' WHERE id = 1")),
    Attack("a membership is revoked", sql(f"UPDATE membership SET valid_until = '2026-11-01', revoked_at = {NOW} WHERE id = 1")),
    Attack("an invitation is accepted", sql(f"UPDATE invitation SET outcome = 'accepted', ended_at = {NOW}, ended_by = 2 WHERE id = 1")),
    Attack("a mandate is revoked", sql(f"UPDATE mandate SET revoked_at = {NOW}")),
    Attack("a root names a head", _names()),
    Attack("a delta is folded", sql("DELETE FROM counter_delta")),
    Attack("a reading is confirmed", _settled()),
    Attack("a reading is rejected", _settled(state="rejected", answer="No.")),
    Attack("a proposal is taken back", _settled(state="withdrawn", second_person=None)),
    Attack("a table is confirmed", _settled("loaded_table")),
    Attack("a table is rejected", _settled("loaded_table", state="rejected", answer="No.")),
    Attack("a proposed table is taken back", _settled("loaded_table", state="withdrawn", second_person=None)),
    Attack("a certificate is confirmed, and begins an accreditation", lambda w: [*_settled("registration")(w), w.accredited(OTHER, registration_id=1)]),
    Attack("a certificate is rejected", _settled("registration", state="rejected", answer="No.")),
    Attack("what was recorded is taken back", _settled("registration", state="withdrawn", second_person=None)),
    Attack("an accreditation is ended, and renewed by its own", lambda w: [w.accredited(APPLICANT, number="VER 041", valid_from="2026-01-01"),
           w.accredited(OTHER), w.accredited(OTHER, ends_id=Raw("(SELECT max(id) FROM accreditation)"), valid_until="2026-06-30")]),
    Attack("a series is upserted", lambda w: [w.insert("series", year=2030, last=1) + " ON CONFLICT (year) DO UPDATE SET last = series.last + 1",
           *(lambda c: [*c.event("submit", "submitted", actor=ANNA, role="applicant"), c.count(year=2030, seq=1, received_at=NOW)])(w.case(DRAFT))]),
    Attack("a new agent is mandated", lambda w: [w.insert("mandate", party_id=APPLICANT, agent_id=AGENT, rights="read", scope="[]",
           valid_from="2026-01-01")]),
]
