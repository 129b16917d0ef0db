"""What the database itself refuses, whoever writes to it (N2, N3, A3, T1, T2), on both databases; on SQLite whatever
the PRAGMAs say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import UniqueConstraint

import casework.models  # noqa: F401
from casework.db import Base
from tests.operations.appeal_attacks import APPEAL_ATTACKS
from tests.operations.approval_attacks import APPROVAL_ATTACKS
from tests.operations.attacks import ATTACKS, Attack
from tests.operations.correction_attacks import CORRECTION_ATTACKS
from tests.operations.guarded import World
from tests.operations.money_attacks import MONEY_ATTACKS
from tests.operations.time_attacks import TIME_ATTACKS

GUARDS = Path(__file__).resolve().parents[2] / "casework" / "migrations" / "guards"
NEEDS_FOREIGN_KEYS = {"N3 a number nobody bears"}
"""Only a deferred foreign key judges at commit on SQLite. With the PRAGMA off a raw +1 makes no gap: the next
submission fails loudly."""

EVERY = (*ATTACKS, *APPEAL_ATTACKS, *APPROVAL_ATTACKS, *CORRECTION_ATTACKS, *MONEY_ATTACKS, *TIME_ATTACKS)
refused = [attack for attack in EVERY if attack.sentence]
lawful = [attack for attack in EVERY if not attack.sentence]
DECLARED = ("allowed_step", "claim_kind", "told_first")
"""Tables that only an upgrade fills."""
each = pytest.mark.parametrize
Fresh = Callable[[str], World]
KINDS = ("sqlite", "sqlite_without_pragmas", "postgresql")


@pytest.fixture(scope="module")
def shared(fresh: Fresh) -> Callable[[str], World]:
    """One database of each kind for all attacks: whatever is refused leaves it as it was."""
    worlds: dict[str, World] = {}
    return lambda kind: worlds.get(kind) or worlds.setdefault(kind, fresh(kind))


def fits(attack: Attack, kind: str) -> bool:
    return attack.only in (None, kind.split("_", maxsplit=1)[0]) and not (
        kind == "sqlite_without_pragmas" and attack.name in NEEDS_FOREIGN_KEYS
    )


@each(
    ("kind", "attack"),
    [(kind, attack) for kind in KINDS for attack in refused if fits(attack, kind)],
    ids=lambda value: value.name.replace(" ", "_") if isinstance(value, Attack) else value,
)
def test_raw_sql_is_refused_in_its_sentence_and_leaves_nothing(
    kind: str, attack: Attack, shared: Callable[[str], World]
) -> None:
    world = shared(kind)
    before = world.picture()
    said = world.attempt(attack.statements(world))
    assert said is not None, "it went through"
    assert str(attack.refusal(world)) in said
    assert world.picture() == before


@each(
    ("kind", "control"),
    [
        (kind, control)
        for kind in KINDS
        for control in lawful
        if not (kind != "postgresql" and "upserted" in control.name)
    ],
    ids=lambda value: value.name.replace(" ", "_") if isinstance(value, Attack) else value,
)
def test_what_is_lawful_goes_through(kind: str, control: Attack, fresh: Fresh) -> None:
    world = fresh(kind)
    assert world.attempt(control.statements(world)) is None


def test_every_guard_speaks_in_some_attack() -> None:
    """A sentence of the guards that no attack provokes is a guard nobody has tried (N3, A3, T1)."""
    said = set(re.findall(r"RAISE\(ABORT, '([^']+)'\)", (GUARDS / "sqlite.sql").read_text("utf-8")))
    provoked = [attack.sentence for attack in refused]
    silent = {
        sentence
        for sentence in said
        if not any(str(part) in sentence or sentence.endswith(str(part)) for part in provoked)
    }
    assert silent <= {sentence for sentence in said if sentence.endswith("a row is never replaced")} | {
        "event_content: salted",
        "cases: step not allowed",
    }, silent


def test_both_databases_say_the_same_sentences() -> None:
    sqlite, postgresql = ((GUARDS / f"{name}.sql").read_text("utf-8") for name in ("sqlite", "postgresql"))
    for sentence in re.findall(r"RAISE\(ABORT, '([^']+)'\)", sqlite):
        assert (
            f"'{sentence}'" in postgresql
            or sentence.endswith("never replaced")
            or sentence == "document_file: the number is taken"
        ), sentence


def test_every_unique_key_of_a_guarded_table_is_named_before_an_insert_so_that_replace_finds_nothing_to_remove() -> (
    None
):
    """N3, T1: REPLACE removes the row that it collides with on any key; the trigger must have asked about each."""
    script = (GUARDS / "sqlite.sql").read_text("utf-8")
    for table in Base.metadata.sorted_tables:
        found = re.search(
            rf"CREATE TRIGGER {table.name}_insert BEFORE INSERT ON {table.name} BEGIN(.*?)\nEND;", script, re.DOTALL
        )
        if not found or table.name in DECLARED:
            assert f" ON {table.name} BEGIN" not in script or table.name in DECLARED, (
                f"{table.name} has guards, but none before an insert"
            )
            continue
        keys = [tuple(column.name for column in table.primary_key)]
        keys += [
            tuple(column.name for column in one.columns)
            for one in table.constraints
            if isinstance(one, UniqueConstraint)
        ]
        keys += [tuple(column.name for column in one.columns) for one in table.indexes if one.unique]
        for key in keys:
            if table.name == "cases" and key == ("year", "seq"):
                continue  # A case is born without a number; the guard of the update asks when it takes one.
            asked = all(f"{column} = NEW.{column}" in found[1] for column in key)
            assert asked, f"{table.name}: {key} is not asked for"


def test_a_number_nobody_bears_makes_no_gap_even_without_foreign_keys(fresh: Fresh) -> None:
    """N3: the next submission fails loudly instead of leaving a hole in the series."""
    world = fresh("sqlite_without_pragmas")
    world.lawfully(["UPDATE series SET last = last + 1 WHERE year = 2026"])
    assert "cases: not the next number" in str(world.attempt(world.case(1).submit()))
