"""T1: what stands in the rows of a case is what a verb wrote there; whoever changes, removes, swaps, adds or cuts is
found, row by row, on both databases, by the product and by the stand-alone verifier."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Connection, Date, Integer, LargeBinary, create_engine, select, text
from sqlalchemy.engine import Engine

from casework.models import Case, Seal
from casework.operations.audit import Verdict, export, verify
from casework.operations.seals import OF_THE_CASE, PARENTS, TABLES, UNSEALED, add, rows_of, stamp
from casework.ports.roots import Roots
from casework.upgrade.schema import drop_guards
from tests.operations.guarded import BERIT, DECIDED, NOW, REVIEW, SUBMITTED, World
from tests.operations.test_chain import TOOL, judged_alone

Fresh = Callable[[str], World]
ROOT = Path(__file__).resolve().parents[2]
CHECKED = {("finding", "state"): "gone", ("clock", "state"): "stopped", ("request", "state"): "lapsed",
           ("letter", "state"): "void", ("checklist_answer", "answer"): "no",
           ("document_file", "direction"): "internal", ("approval_version", "status"): "expired",
           ("claim", "state"): "void", ("claim", "currency"): "EUR", ("invoice", "currency"): "EUR",
           ("invoice", "kind"): "credit_note", ("write_off", "kind"): "irrecoverable",
           ("correction", "done_seq"): 2,
           ("appeal", "verdict"): "late", ("appeal", "postponement"): "asked", ("appeal", "outcome"): "upheld",
           ("time_entry", "minutes"): 45, ("time_entry", "origin"): "timer"}  # fmt: skip
"""What a CHECK lets through, where it would not let anything through."""
WITH = {
    ("approval_condition", "met_on"): {"met_by": BERIT},
    ("approval_condition", "met_by"): {"met_on": date(2026, 1, 1)},
    ("claim", "state"): {"raised_seq": None},
    ("invoice", "kind"): {"credits_id": 4711, "kid": None, "due_on": None, "total": -1},
    ("invoice", "credits_id"): {"kind": "credit_note", "kid": None, "due_on": None, "total": -1},
    ("objection", "answered_by"): {"answered_at": 1},
    ("objection", "answered_at"): {"answered_by": BERIT},
    ("time_entry", "billable"): {"reason": "x"},
    ("time_entry", "reason"): {"billable": False},
    ("time_entry", "rejected_by"): {"rejected_at": 1, "comment": "x", "approved_by": None, "approved_at": None},
    ("time_entry", "rejected_at"): {"rejected_by": 1, "comment": "x", "approved_by": None, "approved_at": None},
}
"""What a CHECK wants beside it."""
COLUMNS = [
    (name, column.name)
    for name, table in TABLES.items()
    for column in table.c
    if not column.primary_key and column.name not in UNSEALED.get(name, ()) and column.name != "case_id"
    and (name != "cases" or column.name in OF_THE_CASE) and column.name not in {c for _, c in PARENTS.values()}
]  # fmt: skip
KINDS = ("sqlite", "postgresql")
DAY = date(2026, 3, 12)


@pytest.fixture(scope="module")
def opened(fresh: Fresh) -> Iterator[Callable[[str], Engine]]:
    """A database of each kind whose guards are gone: what is tried on it is rolled back."""
    engines: dict[str, Engine] = {}

    def engine(kind: str) -> Engine:
        if kind not in engines:
            engines[kind] = create_engine(fresh(kind).url)
            with engines[kind].begin() as cx:
                drop_guards(cx)
                add(cx, TABLES["case_about"], case_id=REVIEW, approval_id=1)
                add(cx, TABLES["appeal"], case_id=REVIEW, of_case_id=DECIDED, of_seq=1, event_seq=1, parts=["whole"],
                    decided_on=DAY, arrived_on=DAY, handed_on=DAY, last_day=DAY, verdict="in_time", reckoned=[])
                add(cx, TABLES["correction"], case_id=REVIEW, event_seq=1, letter_id=1, places=[], why="x", anew=False)
                stamp(cx, cx.execute(select(Case.__table__).where(Case.id == REVIEW)).one())
        return engines[kind]

    yield engine
    for one in engines.values():
        one.dispose()


@contextmanager
def unguarded(engine: Engine) -> Iterator[Connection]:
    """A connection on which no foreign key speaks; nothing of it stays."""
    with engine.connect() as cx:
        if engine.dialect.name == "sqlite":
            cx.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        else:
            cx.execute(text("SET LOCAL session_replication_role = replica"))
        yield cx
        cx.rollback()


def other(name: str, column: Any, value: Any) -> Any:
    """Another value of the column's type."""
    if (name, column.name) in CHECKED:
        return CHECKED[name, column.name]
    if isinstance(column.type, JSON):
        return {"forged": 1}
    if isinstance(column.type, Boolean):
        return not value
    if isinstance(column.type, Integer):
        return (value or 0) + 4711
    return date(2001, 1, 1) if isinstance(column.type, Date) else "xx"


def first_row(cx: Connection, name: str) -> Any:
    """A row of a case with a record, and the case it hangs on."""
    rows = cx.execute(rows_of(name)).all()
    assert rows, f"the world has no {name}"
    return max(rows, key=lambda row: sum(value is not None for value in row))


def at(name: str, row: Any) -> Any:
    """The WHERE of a row."""
    table = TABLES[name]
    return [column == row._mapping[column.name] for column in table.primary_key]


def found(cx: Connection) -> list[str]:
    return verify(cx, []).faults


@pytest.mark.parametrize("kind", KINDS)
def test_rows_that_a_verb_wrote_are_as_they_were_sealed_T1(opened: Callable[[str], Engine], kind: str) -> None:
    with opened(kind).connect() as cx:
        assert found(cx) == []
        assert {name for (name,) in cx.execute(select(Seal.of).distinct())} == set(TABLES), "every table is tried below"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_a_change_of_any_column_of_any_row_is_found_T1(
    opened: Callable[[str], Engine], kind: str, name: str, column: str
) -> None:
    table = TABLES[name]
    with unguarded(opened(kind)) as cx:
        row = first_row(cx, name)
        changed = other(name, table.c[column], row._mapping[column])
        cx.execute(table.update().where(*at(name, row)).values({column: changed, **WITH.get((name, column), {})}))
        place = f"case {row.of_case}, {name} "
        assert any(fault.startswith(place) and "is not what was sealed" in fault for fault in found(cx))


@pytest.mark.parametrize(
    ("name", "column"),
    [place for place in COLUMNS if isinstance(TABLES[place[0]].c[place[1]].type, JSON | Date | LargeBinary)],
)
def test_a_value_that_cannot_even_be_read_is_found_and_hides_no_other_T1(
    opened: Callable[[str], Engine], name: str, column: str
) -> None:
    with unguarded(opened("sqlite")) as cx:
        row = first_row(cx, name)
        cx.execute(text("PRAGMA ignore_check_constraints = ON"))
        cx.execute(TABLES[name].update().where(*at(name, row)).values({column: text("'unreadable'")}))
        cx.execute(text("UPDATE message SET body = 'x' WHERE id = 1"))
        changed = {fault.split()[2] for fault in found(cx) if "is not what was sealed" in fault}
        assert changed == {name, "message"}
        assert list(export(cx))
        cx.execute(text("PRAGMA ignore_check_constraints = OFF"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [name for name in TABLES if name != "cases"])
def test_a_row_removed_is_missed_and_one_put_in_was_never_sealed_T1(
    opened: Callable[[str], Engine], kind: str, name: str
) -> None:
    table = TABLES[name]
    with unguarded(opened(kind)) as cx:
        row = first_row(cx, name)
        told = {column.name: row._mapping[column.name] for column in table.c}
        cx.execute(table.delete().where(*at(name, row)))
        missed = [fault for fault in found(cx) if f"case {row.of_case}, {name} " in fault]
        assert any(fault.endswith("and is gone") for fault in missed)
        *_, key = (column.name for column in table.primary_key)
        put = SUBMITTED if key == "case_id" else other(name, table.c[key], told[key])
        cx.execute(table.insert().values({**told, key: put}))
        assert any(fault.endswith(": was never sealed") for fault in found(cx)), key


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["message", "note", "question", "reason_block", "finding", "impartiality", "letter"])
def test_two_rows_that_changed_places_are_both_found_T1(
    opened: Callable[[str], Engine], kind: str, name: str
) -> None:
    """Swapped by their keys: each row is still there, whole, and says what it said."""
    table, key = TABLES[name], "block" if name == "reason_block" else "id"
    with unguarded(opened(kind)) as cx:
        one, two = cx.execute(rows_of(name)).all()[:2]
        away = "away" if key == "block" else -1
        for row, place in ((one, away), (two, one._mapping[key])):
            cx.execute(table.update().where(*at(name, row)).values({key: place}))
        cx.execute(table.update().where(table.c[key] == away).values({key: two._mapping[key]}))
        assert sum(f", {name} " in fault for fault in found(cx)) >= 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_that_stands_elsewhere_than_its_record_ends_is_found_T1(
    opened: Callable[[str], Engine], kind: str
) -> None:
    with unguarded(opened(kind)) as cx:
        cx.execute(Case.__table__.update().where(Case.id == REVIEW).values(state="decided"))
        assert found(cx) == [f"case {REVIEW}: stands in decided 1, its record in review 1"]


TAMPERINGS: dict[str, tuple[str, str]] = {
    "a seal changed": (
        f"UPDATE seal SET row_hash = '{'a' * 64}' WHERE case_id = 3 AND n = 2",
        "is not what was hashed",
    ),
    "a seal of another row": ("UPDATE seal SET key = '77' WHERE case_id = 3 AND n = 2", "is not what was hashed"),
    "a seal removed": ("DELETE FROM seal WHERE case_id = 3 AND n = 2", "what was between is missing"),
    "the last seal removed": (
        "DELETE FROM seal WHERE case_id = 3 AND n = (SELECT seals FROM cases WHERE id = 3)",
        "they end at",
    ),
    "all seals of a case removed": ("DELETE FROM seal WHERE case_id = 3", "they end at 0"),
    "a salt taken away": ("UPDATE seal SET salt = {empty} WHERE case_id = 3 AND n = 2", "is not what was sealed"),
    "the head of the seals changed": (
        f"UPDATE cases SET sealed = '{'a' * 64}' WHERE id = 3",
        "is not sealed by its last",
    ),
    "a case removed, its seals kept": ("DELETE FROM cases WHERE id = 3", "case 3: has seals, but is gone"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_whoever_tampers_with_the_seals_is_found_T1(
    opened: Callable[[str], Engine], kind: str, tampering: str
) -> None:
    statement, sentence = TAMPERINGS[tampering]
    with unguarded(opened(kind)) as cx:
        cx.execute(text(statement.replace("{empty}", "x''" if kind == "sqlite" else "''::bytea")))
        assert any(sentence in fault for fault in found(cx)), found(cx)


def judged(world: World, roots: Roots, tmp_path: Path) -> Verdict:
    """The product's verdict; the stand-alone verifier says the same of the database and of its export."""
    engine = create_engine(world.url)
    record = tmp_path / "record.jsonl"
    with engine.connect() as cx:
        verdict = verify(cx, roots.lines())
        record.write_text("".join(line + "\n" for line in export(cx)), "utf-8")
    engine.dispose()
    said = {**verdict.as_json(), "faults": sorted(verdict.faults)}
    for place in (record, *([world.url.removeprefix("sqlite:///")] if world.sqlite else [])):
        alone = judged_alone(place, roots, tmp_path)
        assert {**alone, "faults": sorted(alone["faults"])} == said, place
    return verdict


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_without_a_trace_ends_what_the_roots_bear_out_T1(
    fresh: Fresh, connected: Callable[..., Any], tmp_path: Path, kind: str
) -> None:
    """The newest rows of a case with their seals, and the case row beside them: only a root outside knows."""
    from casework.operations.roots import publish_roots, record_root

    world, roots = fresh(kind), Roots((tmp_path / "roots").as_uri())
    before = world.all(f"SELECT seals, sealed FROM cases WHERE id = {REVIEW}")[0]
    with connected(world):
        record_root(now=NOW)
        world.say(REVIEW, 9)
        record_root(now=NOW + 1)
        publish_roots(roots)
    assert (judged(world, roots, tmp_path).faults, judged(world, roots, tmp_path).certain_to) == ([], 3)
    engine = create_engine(world.url)
    with engine.begin() as cx:
        drop_guards(cx)
    engine.dispose()
    n, head = before
    world.lawfully(["DELETE FROM message WHERE id = 9", f"DELETE FROM seal WHERE case_id = {REVIEW} AND n > {n}",
                    f"UPDATE cases SET seals = {n}, sealed = '{head}' WHERE id = {REVIEW}"])  # fmt: skip
    verdict = judged(world, roots, tmp_path)
    assert verdict.faults == [f"root 3: seal {n + 1} of case {REVIEW} no longer bears it out"]
    assert verdict.certain_to == 2


@pytest.mark.parametrize("kind", KINDS)
def test_both_verifiers_find_the_same_in_rows_T1(fresh: Fresh, tmp_path: Path, kind: str) -> None:
    world, roots = fresh(kind), Roots((tmp_path / "roots").as_uri())
    assert judged(world, roots, tmp_path).faults == []
    engine = create_engine(world.url)
    with engine.begin() as cx:
        drop_guards(cx)
    engine.dispose()
    world.lawfully(["UPDATE message SET body = 'x' WHERE id = 1", "DELETE FROM note WHERE id = 2"])
    world.lawfully(["UPDATE clock SET strict_due = '2027-01-01'", "UPDATE decision SET standing = 'final'"])
    world.lawfully([world.spoken("note", 8), "UPDATE cases SET complete_since = '2026-11-01' WHERE id = 3"])
    assert len(judged(world, roots, tmp_path).faults) == 6


def test_the_stand_alone_verifier_knows_every_sealed_table_and_column_T1() -> None:
    tool: dict[str, Any] = {"__name__": "tool"}
    exec(compile(TOOL.read_text("utf-8"), str(TOOL), "exec"), tool)
    assert set(tool["ROWS"]) == set(TABLES)
    assert tool["OF_THE_CASE"] == set(OF_THE_CASE)
    assert {(name, column) for name, columns in UNSEALED.items() for column in columns} == tool["UNSEALED"]
    columns = [(name, column) for name, table in TABLES.items() for column in table.c]
    assert {(name, column.name) for name, column in columns if isinstance(column.type, JSON)} == tool["NESTED"]
    assert not any(isinstance(column.type, LargeBinary) for _, column in columns), "the tool could not read it"


def _written(path: Path) -> Iterator[tuple[int, str]]:
    """(line, table) of each INSERT, UPDATE or DELETE that is built in a file, where the table can be told."""
    tree = ast.parse(path.read_text("utf-8"))
    known: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            sides = node.targets[0], node.value
            names, values = (one.elts if isinstance(one, ast.Tuple) else [one] for one in sides)
            known |= {ast.unparse(name): ast.unparse(value) for name, value in zip(names, values, strict=False)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Attribute) and inner.attr in ("insert", "update", "delete"):
                    model = known.get(ast.unparse(inner.value), ast.unparse(inner.value))
                    if not any(f"{column}=" in ast.unparse(node) for names in UNSEALED.values() for column in names):
                        yield node.lineno, model.removesuffix(".__table__")


def test_rows_that_are_sealed_are_written_through_seals_alone_T1() -> None:
    """A verb that wrote past them would leave rows that nobody can bear out."""
    import casework.models as models

    sealed = {name for name in models.__all__ if getattr(models, name).__tablename__ in TABLES and name != "Case"}
    places = [
        f"{path.relative_to(ROOT)}:{line} {table}"
        for path in sorted((ROOT / "casework").rglob("*.py"))
        if path.name != "upkeep.py" and "migrations" not in path.parts
        for line, table in _written(path)
        if table in sealed
    ]
    assert places == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_from_before_there_were_seals_is_sealed_by_the_next_verb_T1(fresh: Fresh, kind: str) -> None:
    world = fresh(kind)
    engine = create_engine(world.url)
    with engine.begin() as cx:
        drop_guards(cx)
        cx.execute(Seal.__table__.delete().where(Seal.case_id == REVIEW))
        cx.execute(Case.__table__.update().where(Case.id == REVIEW).values(seals=0, sealed="0" * 64))
    with engine.begin() as cx:
        assert found(cx) != []
        stamp(cx, cx.execute(select(Case.__table__).where(Case.id == REVIEW)).one())
        assert found(cx) == []
    engine.dispose()
