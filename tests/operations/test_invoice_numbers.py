"""N5: numbers of invoices have no gap and no twin when many are issued at once, and when somebody dies on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable

import pytest

from tests.operations.guarded import World

Fresh = Callable[[str], World]
HOW_MANY, AT_ONCE = 12, 4
FIRST = 3
"""The world has two invoices already."""


def drafts(world: World) -> list[int]:
    """Numbered cases, each about a fee; two people have signed its claim."""
    found = list(range(100, 100 + HOW_MANY))
    for number in found:
        world.lawfully([world.new_case(number)])
        world.lawfully([world.impartial(number, person) for person in (2, 3)])
        chain = world.case(number)
        world.lawfully(chain.submit())
        world.lawfully(chain.take_up())
        world.lawfully([
            *chain.event("reckon"), chain.prepare(kind="fee"),
            chain.money("charge", for_case_id=1, tariff=f"toy_{number}"),
            chain.money("claim", id=number), chain.count()])  # fmt: skip
        world.lawfully([*chain.event("agree", actor=3, role="signatory"), chain.signature(3), chain.raised(number),
                        chain.count()])  # fmt: skip
    return found


def issue(world: World, number: int, *, dies: bool = False, gives_up: bool = False) -> None:
    """Writes an invoice as the verb does: event, next number, invoice, lines, case row."""
    chain = world.case(number)
    event = chain.event("record:invoice", actor=None, role="system")
    connection = world.connect()
    try:
        cursor = connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if world.sqlite else "SELECT 1")
        for statement in event:
            cursor.execute(statement)
        cursor.execute("UPDATE invoice_series SET last = last + 1 WHERE authority = 'toy_authority' RETURNING last")
        n = cursor.fetchone()[0]
        cursor.execute(chain.money("invoice", id=1000 + number, n=n, kid=f"KID{number}"))
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        for line in (1, 2):
            cursor.execute(world.invoice_line(1000 + number, line, claim_id=number))
        cursor.execute(chain.count())
        if gives_up:
            connection.rollback()
        else:
            connection.execute("COMMIT") if world.sqlite else connection.commit()
    finally:
        connection.close()


def share(world: World, mine: list[int]) -> None:
    for number in mine:
        issue(world, number, gives_up=number % 5 == 0)


def numbers(world: World) -> list[int]:
    return [row[0] for row in world.all("SELECT n FROM invoice WHERE year = 2026 ORDER BY n")]


def test_N5_invoices_issued_at_one_instant_by_threads_on_postgresql_have_no_gap(fresh: Fresh) -> None:
    world = fresh("postgresql")
    cases = drafts(world)
    threads = [threading.Thread(target=share, args=(world, cases[place::AT_ONCE])) for place in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    given_up = sum(number % 5 == 0 for number in cases)
    assert numbers(world) == list(range(1, FIRST + HOW_MANY - given_up))
    assert world.one("SELECT last FROM invoice_series") == numbers(world)[-1]


def test_N5_invoices_issued_at_one_instant_by_processes_on_sqlite_have_no_gap(fresh: Fresh) -> None:
    world = fresh("sqlite")
    cases = drafts(world)
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=share, args=(world, cases[place::AT_ONCE])) for place in range(AT_ONCE)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * AT_ONCE
    given_up = sum(number % 5 == 0 for number in cases)
    assert numbers(world) == list(range(1, FIRST + HOW_MANY - given_up))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_N5_a_process_that_dies_with_a_number_in_its_hand_leaves_no_gap(fresh: Fresh, kind: str) -> None:
    world = fresh(kind)
    first, second, *_ = drafts(world)
    child = os.fork()
    if not child:
        issue(world, first, dies=True)
        os._exit(0)
    os.waitpid(child, 0)
    issue(world, second)
    issue(world, first)
    assert numbers(world) == [1, 2, 3, 4]
