"""What only PostgreSQL can be asked: races between connections (A3, N3), and what the application's own role may do."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine

from casework.operations.roots import record_root
from casework.upgrade import check
from tests.operations.attacks import ATTACKS
from tests.operations.guarded import (
    APPLICANT,
    BARE,
    BERIT,
    CARL,
    DRAFT,
    NOW,
    OTHER,
    PROPOSED,
    REVIEW,
    SUBMITTED,
    World,
)
from tests.toy import TOY

ROLES = Path(__file__).resolve().parents[2] / "casework" / "migrations" / "guards" / "roles.sql"
HOLD = 0.4  # seconds for which the other transaction stays uncommitted
Fresh = Callable[[str], World]


@pytest.fixture
def world(fresh: Fresh) -> World:
    return fresh("postgresql")


def without_locks(world: World) -> None:
    """The guard of the signature as it would be without its row locks."""
    definition = world.one("SELECT pg_get_functiondef('public.guard_act_update'::regproc)")
    bare, n = re.subn(r"-- locks:.*?-- :locks", "", definition, flags=re.DOTALL)
    assert n == 1
    world.lawfully([bare])


def race(world: World, held: list[str], statements: list[str]) -> tuple[str | None, float]:
    """Runs `statements` while another connection has written `held` and not yet committed: the refusal and how long
    it took."""
    barrier = threading.Barrier(2)

    def hold() -> None:
        with psycopg.connect(world.url) as other:
            for statement in held:
                other.execute(statement.encode())
            barrier.wait(10)
            time.sleep(HOLD)

    holder = threading.Thread(target=hold)
    holder.start()
    barrier.wait(10)
    began = time.monotonic()
    said = world.attempt(statements)
    took = time.monotonic() - began
    holder.join(10)
    return said, took


TIES: dict[str, Callable[[World], list[str]]] = {
    "the first person's membership": lambda w: [
        w.insert("membership", person_id=BERIT, party_id=APPLICANT, rights="read", valid_from="2026-01-01")
    ],
    "the second person's membership": lambda w: [
        w.insert("membership", person_id=CARL, party_id=APPLICANT, rights="read", valid_from="2026-01-01")
    ],
    "the first person's no": lambda w: [w.impartial(PROPOSED, BERIT, False)],
    "the second person's no": lambda w: [w.impartial(PROPOSED, CARL, False)],
    "a party that the second person is a member of": lambda w: [
        w.insert("case_party", case_id=PROPOSED, party_id=OTHER, role="third_party", since="2026-01-01")
    ],
    "a mandate for the second person's firm": lambda w: [
        w.insert("mandate", party_id=APPLICANT, agent_id=OTHER, rights="read", scope="[]", valid_from="2026-01-01")
    ],
}


@pytest.mark.parametrize("tie", TIES)
def test_a_signature_waits_for_a_tie_that_is_being_written_and_is_then_refused_A3(world: World, tie: str) -> None:
    world.lawfully(
        [
            w
            for w in [
                world.insert("membership", person_id=CARL, party_id=OTHER, rights="read", valid_from="2026-01-01")
            ]
            if "party" in tie or "firm" in tie
        ]
    )
    said, took = race(world, TIES[tie](world), world.case(PROPOSED).sign())
    assert said is not None
    assert "one of the two" in said
    assert took > HOLD / 2, "it did not wait"


@pytest.mark.parametrize("tie", TIES)
def test_without_the_row_locks_each_of_these_races_is_lost_A3(world: World, tie: str) -> None:
    world.lawfully(
        [
            w
            for w in [
                world.insert("membership", person_id=CARL, party_id=OTHER, rights="read", valid_from="2026-01-01")
            ]
            if "party" in tie or "firm" in tie
        ]
    )
    without_locks(world)
    said, _ = race(world, TIES[tie](world), world.case(PROPOSED).sign())
    assert said is None


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_nothing_is_signed_at_an_isolation_at_which_ties_would_stay_unseen_A3(world: World, level: str) -> None:
    event, content, signature, *_ = world.case(PROPOSED).sign()
    with psycopg.connect(world.url) as connection:
        for statement in (f"SET TRANSACTION ISOLATION LEVEL {level}", event, content):
            connection.execute(statement.encode())
        with pytest.raises(psycopg.IntegrityError, match="at read committed only"):
            connection.execute(signature.encode())
        connection.rollback()


def mutual(world: World, first: list[str]) -> list[str | None]:
    """Berit signs what Carl prepared while Carl signs what Berit prepared, both after `first`."""
    world.lawfully(world.case(REVIEW).propose(CARL))
    barrier, said = threading.Barrier(2), [None, None]

    def sign(place: int, case: int, by: int) -> None:
        event, content, *rest = world.case(case).sign(by)
        try:
            with psycopg.connect(world.url) as connection:
                for statement in [*first, event, content]:
                    connection.execute(statement.encode())
                if not first:
                    barrier.wait(10)
                for statement in rest:
                    connection.execute(statement.encode())
        except psycopg.Error as refused:
            said[place] = str(refused)

    threads = [threading.Thread(target=sign, args=one) for one in ((0, PROPOSED, CARL), (1, REVIEW, BERIT))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return said


def test_two_people_who_sign_each_others_cases_at_one_instant_are_both_right_or_one_must_try_again_A3(
    world: World,
) -> None:
    said = mutual(world, [])
    assert None in said
    assert all(one is None or "deadlock detected" in one for one in said)


def test_whoever_locks_both_people_in_order_before_the_event_never_has_to_try_again_A3(world: World) -> None:
    assert mutual(world, [f"SELECT 1 FROM person WHERE id IN ({BERIT}, {CARL}) ORDER BY id FOR UPDATE"]) == [None, None]


def test_of_two_steps_taken_at_one_instant_one_is_refused_N3(world: World) -> None:
    chain = world.case(SUBMITTED)
    said, _ = race(world, world.case(SUBMITTED).take_up(), chain.take_up())
    assert said is not None
    assert "pk_event" in said
    assert world.one(f"SELECT n_events FROM cases WHERE id = {SUBMITTED}") == 2


def test_numbers_have_no_gap_and_no_twin_when_many_submit_at_once_N3(world: World) -> None:
    drafts = list(range(100, 112))
    world.lawfully(world.new_case(number) for number in drafts)
    barrier, refused = threading.Barrier(4), []

    def submit(mine: list[int]) -> None:
        barrier.wait(10)
        for number in mine:
            event, content, _, _ = world.case(number).submit()
            with psycopg.connect(world.url) as connection:
                connection.execute(event.encode())
                connection.execute(content.encode())
                last = connection.execute(
                    "INSERT INTO series (year, last) VALUES (2026, 1) ON CONFLICT (year) "
                    "DO UPDATE SET last = series.last + 1 RETURNING last"
                ).fetchone()
                head = connection.execute(b"SELECT hash FROM event WHERE case_id = %d AND seq = 1" % number).fetchone()
                assert last
                assert head
                if number % 5 == 0:
                    connection.rollback()
                    refused.append(number)
                    continue
                connection.execute(
                    f"UPDATE cases SET n_events = 1, head = '{head[0]}', state = 'submitted', phase = 'submission', "
                    f"year = 2026, seq = {last[0]}, received_at = {NOW} WHERE id = {number}".encode()
                )

    threads = [threading.Thread(target=submit, args=(drafts[place::4],)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    numbers = [row[0] for row in world.all("SELECT seq FROM cases WHERE year = 2026 ORDER BY seq")]
    assert numbers == list(range(1, 5 + len(drafts) - len(refused)))
    assert world.one("SELECT last FROM series") == numbers[-1]


def test_roots_written_at_one_instant_follow_each_other_T1(
    world: World, connected: Callable[[World], AbstractContextManager[None]]
) -> None:
    numbers: list[int | None] = []

    def write() -> None:
        with connected(world):
            numbers.append(record_root(now=NOW))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(number for number in numbers if number) == [2, 3, 4, 5]
    assert world.one("SELECT count(*) FROM root_head") == 4


# --- the application's role
# ----------------------------------------------------------------------------------------------------


class AsRole(World):
    """The same database, as the application's role sees it."""

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        connection = psycopg.connect(self.url, autocommit=True)
        connection.execute("SET SESSION AUTHORIZATION casework_app")
        connection.autocommit = False
        return connection


@pytest.fixture
def application(world: World) -> AsRole:
    with psycopg.connect(world.url, autocommit=True) as owner:
        owner.execute(ROLES.read_bytes())
    return AsRole(world.url)


FORBIDDEN = {
    "guards switched off": "ALTER TABLE cases DISABLE TRIGGER ALL",
    "the replica role": "SET session_replication_role = replica",
    "a table emptied": "TRUNCATE event CASCADE",
    "a temporary table in front": "CREATE TEMPORARY TABLE allowed_step (LIKE public.allowed_step)",
    "a guard dropped": "DROP FUNCTION public.guard_cases_update() CASCADE",
    "a guard replaced": """CREATE OR REPLACE FUNCTION public.guard_never() RETURNS trigger
                           LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'""",
    "a rule that swallows": "CREATE RULE swallow AS ON INSERT TO event DO INSTEAD NOTHING",
    "a trigger that swallows": "CREATE TRIGGER swallow BEFORE INSERT ON event EXECUTE FUNCTION public.guard_never('x')",
    "a table of its own": "CREATE TABLE mine (id integer)",
    "an event removed": "DELETE FROM event",
    "an event changed": "UPDATE event SET kind = 'x'",
    "the graph widened": "INSERT INTO allowed_step SELECT * FROM allowed_step",
    "the graph changed": "UPDATE allowed_step SET act = NULL",
    "a kind of claims changed": "UPDATE claim_kind SET enforceable_when = 'due'",
    "what is told first widened": "INSERT INTO told_first SELECT * FROM told_first",
    "what was sent removed": "DELETE FROM submission",
    "an answer removed": "DELETE FROM impartiality",
    "a decision removed": "DELETE FROM decision",
    "a root removed": "DELETE FROM root",
    "the version of the tables changed": "UPDATE alembic_version SET version_num = 'x'",
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_the_applications_role_may_not(application: AsRole, name: str) -> None:
    said = application.attempt([FORBIDDEN[name]])
    assert said is not None
    assert re.search(r"permission denied|must be owner", said), said


def test_the_applications_role_does_its_ordinary_work(application: AsRole) -> None:
    application.lawfully(application.case(DRAFT).submit())
    application.lawfully(application.case(SUBMITTED).take_up())
    application.lawfully(application.case(PROPOSED).sign())
    application.lawfully(
        [application.new_case(60), application.insert("person", name="New", email="", language="nb", created_at=1)]
    )
    application.lawfully([f"DELETE FROM cases WHERE id = {BARE}"])
    for control in ATTACKS:
        if control.sentence is None and control.name in (
            "content is erased",
            "a decision becomes final",
            "a document is purged",
            "a delta is folded",
        ):
            application.lawfully(control.statements(application))


SEEN_BY_THE_APPLICATION = {
    "nothing done": ("SELECT 1", None),
    "a guard dropped": ("DROP TRIGGER cases_update ON cases", "cases: trigger cases_update is missing"),
    "a guard disabled": (
        "ALTER TABLE cases DISABLE TRIGGER cases_update",
        "cases: trigger cases_update is not always enabled",
    ),
    "a guard's function changed": (
        "CREATE OR REPLACE FUNCTION guard_never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "function guard_never() is changed",
    ),
    "a trigger added": (
        "CREATE TRIGGER mine AFTER INSERT ON event EXECUTE FUNCTION guard_never('x')",
        "event: trigger mine is not ours",
    ),
    "a rule that swallows events": (
        "CREATE RULE swallow AS ON INSERT TO event DO INSTEAD NOTHING",
        "event: rule swallow is not ours",
    ),
    "row security that hides": ("ALTER TABLE event ENABLE ROW LEVEL SECURITY", "event: row security hides rows"),
    "foreign keys disabled": ("ALTER TABLE note DISABLE TRIGGER ALL", "note: foreign keys are disabled"),
}


@pytest.mark.parametrize("name", SEEN_BY_THE_APPLICATION)
def test_the_applications_role_sees_weakened_guards_though_it_may_build_nothing_N3(
    application: AsRole, world: World, name: str
) -> None:
    tampering, sentence = SEEN_BY_THE_APPLICATION[name]
    with psycopg.connect(world.url) as owner:
        owner.execute(tampering.encode())
    engine = create_engine(world.url, connect_args={"options": "-c role=casework_app"})
    said = check(engine, [TOY])
    engine.dispose()
    assert said == ([] if sentence is None else said)
    assert sentence is None or sentence in said
