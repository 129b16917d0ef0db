"""T1: any change, deletion, swap or cut of the record is found, by the product and by the stand-alone verifier
alike."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from casework.db import writing
from casework.operations.audit import Verdict, export, verify
from casework.operations.chain import Link, content_hash, link_hash
from casework.operations.roots import publish_roots, record_root, root_lines
from casework.ports.roots import RootDiffers, Roots
from casework.upgrade.schema import drop_guards
from tests.operations.guarded import DECIDED, NOW, PROPOSED, REVIEW, SALT, SUBMITTED, TOLD, ZEROS, World, literal

TOOL = Path(__file__).resolve().parents[2] / "tools" / "verify_chain.py"
HOUR = 3_600_000
Fresh = Callable[[str], World]
Connected = Callable[[World], AbstractContextManager[None]]
words = st.text(max_size=12)
numbers = st.integers(0, 2**40)
links = st.builds(
    Link, numbers, numbers, words, numbers, st.none() | numbers, words, words, words, numbers, numbers, words
)


@given(links, links, words)
def test_two_events_have_the_same_hash_only_if_they_say_the_same_T1(one: Link, other: Link, prev: str) -> None:
    assert (link_hash(prev, one) == link_hash(prev, other)) == (one == other)


@given(words, words, words)
def test_where_a_word_ends_is_part_of_what_is_hashed_T1(kind: str, role: str, more: str) -> None:
    """Joined strings would let a letter wander from one field to the next."""

    def link(kind: str, role: str) -> Link:
        return Link(1, 1, kind, 1, 1, role, "a", "b", 1, 1, ZEROS)

    assert (link_hash(ZEROS, link(kind + more, role)) == link_hash(ZEROS, link(kind, more + role))) == (
        more == "" or (kind + more == kind and more + role == role)
    )


@pytest.fixture
def rooted(fresh: Fresh, connected: Connected, tmp_path: Path) -> tuple[World, Roots]:
    """A database whose record stands under four roots (the first names nothing), kept outside as well, with two
    events that are newer; its guards are gone."""
    world, roots = fresh("sqlite"), Roots((tmp_path / "roots").as_uri())
    with connected(world):
        assert record_root(now=NOW) == 2
        world.lawfully(world.case(REVIEW).note())
        assert record_root(now=NOW + HOUR, case_id=REVIEW) == 3
        world.lawfully([*world.case(SUBMITTED).take_up()])
        assert record_root(now=NOW + 2 * HOUR) == 4
        assert publish_roots(roots) == 4
    chain = world.case(PROPOSED)
    world.lawfully([*chain.note(), *chain.note()])
    engine = create_engine(world.url)
    with engine.begin() as cx:
        drop_guards(cx)
    engine.dispose()
    return world, roots


def judged(world: World, roots: Roots) -> Verdict:
    engine = create_engine(world.url)
    try:
        with engine.connect() as cx:
            return verify(cx, roots.lines())
    finally:
        engine.dispose()


def judged_alone(record: Path | str, roots: Roots | None, tmp_path: Path) -> dict[str, Any]:
    kept = tmp_path / "kept.jsonl"
    kept.write_text("".join(line + "\n" for line in roots.lines()) if roots else "", "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", TOOL, record, kept, "--json"], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (1 if said["faults"] else 0)
    return said


def file_of(world: World) -> str:
    return world.url.removeprefix("sqlite:///")


def test_an_untouched_record_is_certain_up_to_the_newest_root_outside_T1(
    rooted: tuple[World, Roots], tmp_path: Path
) -> None:
    world, roots = rooted
    verdict = judged(world, roots)
    assert verdict == Verdict(cases=6, events=20, rows=89, roots=4, certain_to=4, certain_at=NOW + 2 * HOUR, newer=2)
    assert judged_alone(file_of(world), roots, tmp_path) == verdict.as_json()


COLUMNS = {
    "kind": "forged",
    "at": 5,
    "actor_id": 4,
    "role": "manager",
    "from_state": "x",
    "to_state": "x",
    "from_version": 9,
    "to_version": 9,
    "content_hash": "a" * 64,
    "prev": "a" * 64,
    "hash": "a" * 64,
    "seq": 77,
    "case_id": 6,
}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_change_of_any_column_of_any_event_is_found_T1(
    rooted: tuple[World, Roots], tmp_path: Path, column: str, seq: int
) -> None:
    world, roots = rooted
    bare = World(world.url, ("foreign_keys=OFF",))
    bare.lawfully(
        [f"UPDATE event SET {column} = {literal(COLUMNS[column])} WHERE case_id = {PROPOSED} AND seq = {seq}"]
    )
    verdict = judged(world, roots)
    assert verdict.faults
    assert judged_alone(file_of(world), roots, tmp_path)["faults"] != []


def rewritten(world: World, case: int) -> list[str]:
    """The case's whole chain anew, consistent in itself: another person did it all."""
    said, head = [], ZEROS
    for seq, kind, at, role, a, b, va, vb in world.all(
        "SELECT seq, kind, at, role, from_state, to_state, from_version, to_version FROM event "
        f"WHERE case_id = {case} ORDER BY seq"
    ):
        link = Link(case, seq, kind, at, 4, role, a, b, va, vb, content_hash(SALT, TOLD.get((case, kind), "{}")))
        prev, head = head, link_hash(head, link)
        said.append(
            f"UPDATE event SET actor_id = 4, prev = '{prev}', hash = '{head}' WHERE case_id = {case} AND seq = {seq}"
        )
    return [*said, f"UPDATE cases SET head = '{head}' WHERE id = {case}"]


def cut(world: World, case: int) -> list[str]:
    """The last event, gone without a trace in the case itself."""
    n = world.case(case).n
    before = world.one(f"SELECT prev FROM event WHERE case_id = {case} AND seq = {n}")
    return [
        f"DELETE FROM event_content WHERE case_id = {case} AND seq = {n}",
        f"DELETE FROM event WHERE case_id = {case} AND seq = {n}",
        f"UPDATE cases SET n_events = {n - 1}, head = '{before}' WHERE id = {case}",
    ]


LAST, NEWEST = 8, 7
"""The last event of the decided case, and of the proposed one, which is newer than all roots."""
TAMPERINGS: dict[str, tuple[Callable[[World], list[str]], int, str]] = {
    "an event in the middle removed": (
        lambda w: [f"DELETE FROM event WHERE case_id = {DECIDED} AND seq = 2"],
        1,
        "what was between is missing",
    ),
    "the last event removed": (
        lambda w: [f"DELETE FROM event WHERE case_id = {DECIDED} AND seq = {LAST}"],
        1,
        f"its record ends at {LAST - 1}",
    ),
    "the tail cut without a trace": (lambda w: cut(w, DECIDED), 1, f"event {LAST} of case 5 no longer bears it out"),
    "two events swapped": (
        lambda w: [
            f"UPDATE event SET seq = -seq WHERE case_id = {DECIDED} AND seq IN (2, 3)",
            f"UPDATE event SET seq = 5 + seq WHERE case_id = {DECIDED} AND seq < 0",
        ],
        1,
        "does not follow",
    ),
    "a whole chain written anew": (lambda w: rewritten(w, DECIDED), 1, f"event {LAST} of case 5 no longer bears it"),
    "a chain written anew after root 1": (lambda w: rewritten(w, REVIEW), 1, "of case 3 no longer bears it out"),
    "a case removed with its record": (
        lambda w: [
            f"DELETE FROM event_content WHERE case_id = {DECIDED}",
            f"DELETE FROM event WHERE case_id = {DECIDED}",
            f"DELETE FROM cases WHERE id = {DECIDED}",
        ],
        1,
        f"event {LAST} of case 5 no longer bears it out",
    ),
    "a case removed, its record kept": (
        lambda w: [f"DELETE FROM cases WHERE id = {DECIDED}"],
        4,
        "has a record, but is gone",
    ),
    "a record removed, its case kept": (
        lambda w: [f"DELETE FROM event WHERE case_id = {DECIDED}"],
        1,
        "its record is gone",
    ),
    "a head changed": (
        lambda w: [f"UPDATE cases SET head = '{ZEROS}' WHERE id = {DECIDED}"],
        4,
        "its head is not its last event",
    ),
    "a newer event than all roots changed": (
        lambda w: [f"UPDATE event SET role = 'x' WHERE case_id = {PROPOSED} AND seq = {NEWEST}"],
        4,
        "is not what was hashed",
    ),
    "what was said changed": (
        lambda w: [f"UPDATE event_content SET body = '{{\"x\":1}}' WHERE case_id = {DECIDED} AND seq = 2"],
        1,
        "its content is not what was hashed",
    ),
    "what was said removed": (
        lambda w: [f"DELETE FROM event_content WHERE case_id = {DECIDED} AND seq = 2"],
        1,
        "its content is missing",
    ),
    "an event nobody counted": (lambda w: w.case(REVIEW).event("record:note"), 4, "its record ends at"),
    "an event of one case in another": (
        lambda w: [
            f"UPDATE event SET case_id = {DECIDED}, seq = {LAST + 1} WHERE case_id = {PROPOSED} AND seq = {NEWEST}"
        ],
        4,
        "does not follow",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_whoever_owns_the_file_is_found_out_T1(rooted: tuple[World, Roots], tmp_path: Path, name: str) -> None:
    world, roots = rooted
    statements, certain, sentence = TAMPERINGS[name]
    World(world.url, ("foreign_keys=OFF",)).lawfully(statements(world))
    verdict = judged(world, roots)
    assert any(sentence in fault for fault in verdict.faults), verdict.faults
    assert verdict.certain_to == certain
    alone = judged_alone(file_of(world), roots, tmp_path)
    assert {**alone, "faults": sorted(alone["faults"])} == {**verdict.as_json(), "faults": sorted(verdict.faults)}


def test_without_roots_from_outside_a_chain_written_anew_passes_and_the_verdict_says_so_T1(
    rooted: tuple[World, Roots], tmp_path: Path
) -> None:
    world, _ = rooted
    World(world.url, ("foreign_keys=OFF",)).lawfully(rewritten(world, DECIDED))
    alone = judged_alone(file_of(world), None, tmp_path)
    assert (alone["faults"], alone["certain_to"]) == ([], None)


def test_erased_content_is_no_fault_and_is_counted_T1(rooted: tuple[World, Roots], tmp_path: Path) -> None:
    world, roots = rooted
    world.lawfully([f"UPDATE event_content SET salt = x'', body = '' WHERE case_id = {DECIDED}"])
    verdict = judged(world, roots)
    assert (verdict.faults, verdict.erased, verdict.certain_to) == ([], LAST, 4)
    assert judged_alone(file_of(world), roots, tmp_path) == verdict.as_json()


@pytest.mark.parametrize("change", ["digest", "at", "heads", "removed", "noise"])
def test_certainty_ends_before_a_root_outside_that_was_changed_T1(
    rooted: tuple[World, Roots], tmp_path: Path, change: str
) -> None:
    world, roots = rooted
    place = tmp_path / "roots" / "000000003.json"
    root = json.loads(place.read_text("utf-8"))
    if change == "removed":
        place.unlink()
    else:
        root[change] = {"digest": ZEROS, "at": 1, "heads": []}.get(change)
        place.write_text("no root" if change == "noise" else json.dumps(root), "utf-8")
    verdict = judged(world, roots)
    assert verdict.certain_to == 2
    assert verdict.faults
    assert judged_alone(file_of(world), roots, tmp_path)["certain_to"] == 2


def test_a_root_changed_inside_is_found_by_the_one_outside_T1(rooted: tuple[World, Roots]) -> None:
    world, roots = rooted
    world.lawfully(["UPDATE root SET at = 1 WHERE id = 3"])
    verdict = judged(world, roots)
    assert verdict.certain_to == 2
    assert "root 3: is kept outside, but is another one in the database" in verdict.faults


def test_a_database_restored_from_an_older_copy_is_found_by_the_roots_outside_T1(
    fresh: Fresh, connected: Connected, tmp_path: Path
) -> None:
    world, older, roots = fresh("sqlite"), fresh("sqlite"), Roots((tmp_path / "roots").as_uri())
    with connected(world):
        world.lawfully(world.case(REVIEW).note())
        record_root(now=NOW)
        publish_roots(roots)
    assert "root 2: is kept outside, but not in the database" in judged(older, roots).faults
    with connected(older):
        assert record_root(now=NOW + 1) == 2
        with writing() as cx, pytest.raises(RootDiffers):
            roots.append(2, root_lines(cx)[1][1])


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_export_of_either_database_says_the_same_to_the_stand_alone_verifier_T1(
    kind: str, fresh: Fresh, connected: Connected, tmp_path: Path
) -> None:
    world, roots = fresh(kind), Roots((tmp_path / "roots").as_uri())
    with connected(world):
        record_root(now=NOW)
        record_root(now=NOW, case_id=REVIEW)
        publish_roots(roots)
    engine = create_engine(world.url)
    with engine.connect() as cx:
        verdict = verify(cx, roots.lines())
        record = tmp_path / "record.jsonl"
        record.write_text("".join(line + "\n" for line in export(cx)), "utf-8")
    engine.dispose()
    assert (verdict.faults, verdict.certain_to, verdict.newer) == ([], 2, 0)
    assert judged_alone(record, roots, tmp_path) == verdict.as_json()


def test_a_root_names_each_head_once_and_only_what_has_grown_T1(fresh: Fresh, connected: Connected) -> None:
    world = fresh("sqlite")
    with connected(world):
        first = record_root(now=NOW)
        assert record_root(now=NOW, case_id=REVIEW) is None
        world.lawfully(world.case(REVIEW).note())
        second = record_root(now=NOW + 1)
        third = record_root(now=NOW + 2)
    named = world.all("SELECT root_id, count(*) FROM root_head GROUP BY root_id ORDER BY root_id")
    assert named == [(first, 4), (second, 1)]
    assert third == world.one("SELECT max(id) FROM root")


@pytest.mark.parametrize("address", ["folder", "memory"])
def test_the_same_root_twice_is_once_and_another_of_its_number_is_refused_T1(address: str, tmp_path: Path) -> None:
    roots = Roots("memory://" if address == "memory" else (tmp_path / "roots").as_uri())
    roots.append(1, "a")
    roots.append(1, "a")
    with pytest.raises(RootDiffers):
        roots.append(1, "b")
    assert (roots.numbers(), roots.lines()) == ([1], ["a"])
