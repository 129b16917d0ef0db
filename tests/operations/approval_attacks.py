"""Ways to write approvals that must not be written, and what is lawful: see `attacks`."""

# ruff: noqa: E501
# A table, one attack a row:
# fmt: off
from __future__ import annotations

from collections.abc import Callable

from tests.operations.attacks import DUPLICATE, Attack, bare, sql
from tests.operations.guarded import BARE, BERIT, DECIDED, DRAFT, OTHER, REVIEW, Chain, World

NEVER = "approval_version: never changes but for its status"
UNSAID = "approval_version: no change of status without its event"


def writing(write: Callable[[Chain], list[str]], *events: tuple[str, str]) -> Callable[[World], list[str]]:
    """Within an event of the decided case; `write` is called when the event is there to be named."""
    def said(w: World) -> list[str]:
        c = w.case(DECIDED)
        event = c.event("record:approval", actor=None, role="system")
        told = [c.approval("approval_event", kind=kind, detail=detail) for kind, detail in events]
        return [*event, *told, *write(c), c.count()]

    return said


def status(new: str, said: str | None = None) -> Callable[[World], list[str]]:
    return writing(lambda c: [f"UPDATE approval_version SET status = '{new}' WHERE id = 1"], *([(said, "")] if said else []))


def then(*statuses: str) -> Callable[[World], list[str]]:
    """Status after status, each within an event of its own."""
    def said(w: World) -> list[str]:
        c, found = w.case(DECIDED), []
        for new in statuses:
            found += c.event("record:approval", actor=None, role="system")
            found += [c.approval("approval_event", kind=new), f"UPDATE approval_version SET status = '{new}' WHERE id = 1", c.count()]
        return found

    return said


def second(**row: object) -> Callable[[World], list[str]]:
    """A second version, after the first was replaced."""
    def write(c: Chain) -> list[str]:
        return ["UPDATE approval_version SET status = 'replaced' WHERE id = 1", c.approval("approval_version", version=2, **row)]

    return writing(write, ("replaced", ""))


def about(case: int) -> Callable[[World], list[str]]:
    return lambda w: [w.insert("case_about", case_id=case, approval_id=1)]


def without_event(table: str, **row: object) -> Callable[[World], list[str]]:
    """A row that names an event which was written long ago."""
    def said(w: World) -> list[str]:
        c = w.case(DECIDED)
        c.event("record:approval")
        return [c.approval(table, **{"event_seq": 2, **row})]

    return said


APPROVAL_ATTACKS: list[Attack] = [
    Attack("T1 approval removed", bare("DELETE FROM approval"), "approval: rows are kept"),
    Attack("T1 holder removed", sql("DELETE FROM approval_holder"), "approval_holder: rows are kept"),
    Attack("T1 approval renumbered", sql("UPDATE approval SET number = 'NO-2'"), "approval: number, kind and origin never change"),
    Attack("T1 approval's number reused", writing(lambda c: [c.approval("approval")]), "approval: a row is never replaced", on_postgresql=DUPLICATE),
    Attack("T1 approval's number taken over", writing(lambda c: [c.approval("approval", id=1).replace("INSERT", "REPLACE", 1)]),
           "approval: a row is never replaced", only="sqlite"),
    Attack("T1 approval from nowhere", without_event("approval", number="NO-9"), "approval: written with its event"),
    Attack("N3 approval with a number ahead of its series", writing(lambda c: [c.approval("approval", number="NO-3", series_year=2026, series_n=3)]),
           "approval: not the next number of its series"),
    Attack("N3 series of approvals begun in the middle", sql("INSERT INTO approval_series (kind, year, last) VALUES ('account', 2027, 7)"),
           "approval_series: starts at 1"),
    Attack("N3 series of approvals skips", sql("UPDATE approval_series SET last = 5"), "approval_series: counts by one"),
    Attack("N3 series of approvals goes back", sql("UPDATE approval_series SET last = 0"), "approval_series: counts by one"),
    Attack("N3 series of approvals removed", sql("DELETE FROM approval_series"), "approval_series: rows are kept"),

    Attack("T1 what an approval says is changed", sql("UPDATE approval_version SET data = '{\"a\": 1}'"), NEVER),
    Attack("T1 approval made to last longer", sql("UPDATE approval_version SET valid_until = '2050-01-01'"), NEVER),
    Attack("T1 version of an approval removed", sql("DELETE FROM approval_version"), "approval_version: rows are kept"),
    Attack("T1 version of an approval replaced", writing(lambda c: [c.approval("approval_version", id=1, version=1).replace("INSERT", "REPLACE", 1)]),
           "approval_version: a row is never replaced", only="sqlite"),
    Attack("T1 version from nowhere", without_event("approval_version", version=2, status="scheduled"), "approval_version: written with its event"),
    Attack("T1 a version is skipped", writing(lambda c: [c.approval("approval_version", version=3, status="scheduled")]), "approval_version: counts by one"),
    Attack("T1 version born revoked", writing(lambda c: [c.approval("approval_version", version=2, status="revoked")]),
           "approval_version: begins scheduled or in force"),
    Attack("T1 two versions in force", writing(lambda c: [c.approval("approval_version", version=2)]), "approval_version: one version is in force"),
    Attack("T1 approval suspended without a word", sql("UPDATE approval_version SET status = 'suspended'"), UNSAID),
    Attack("T1 approval suspended by another word", status("suspended", "revoked"), UNSAID),
    Attack("T1 approval unborn again", status("scheduled", "scheduled"), "approval_version: not a declared change of status"),
    Attack("T1 revoked approval restored", then("revoked", "in_force"), "approval_version: not a declared change of status"),
    Attack("T1 expired approval restored", then("expired", "in_force"), "approval_version: not a declared change of status"),
    Attack("T1 replaced approval restored", then("replaced", "in_force"), "approval_version: not a declared change of status"),

    Attack("T1 approval given to another", sql(f"UPDATE approval_holder SET party_id = {OTHER}"), "approval_holder: may end, never changes"),
    Attack("T1 ended ownership resumed", lambda w: ["UPDATE approval_holder SET until = '2026-12-01'", "UPDATE approval_holder SET until = NULL"],
           "approval_holder: may end, never changes"),
    Attack("T1 second holder at once", writing(lambda c: [c.approval("approval_holder", party_id=OTHER, since="2027-01-01")]),
           "approval_holder: one holder at a time"),
    Attack("T1 holder from nowhere", without_event("approval_holder", party_id=OTHER, since="2020-01-01", until="2020-12-31"),
           "approval_holder: written with its event"),
    Attack("T1 holder replaced", writing(lambda c: [c.approval("approval_holder", id=1, party_id=OTHER).replace("INSERT", "REPLACE", 1)]),
           "approval_holder: a row is never replaced", only="sqlite"),

    Attack("T1 condition removed", sql("DELETE FROM approval_condition"), "approval_condition: rows are kept"),
    Attack("T1 condition's day moved", sql("UPDATE approval_condition SET due = '2030-01-01'"), "approval_condition: is met once, and never changes",
           on_postgresql="approval_condition: is met once"),
    Attack("T1 condition met without a word", sql(f"UPDATE approval_condition SET met_on = '2026-11-18', met_by = {BERIT}"),
           "approval_condition: not met without its event"),
    Attack("T1 condition born met", writing(lambda c: [c.approval("approval_condition", key="other", met_on="2026-11-18", met_by=BERIT)]),
           "approval_condition: is set unmet"),
    Attack("T1 condition from nowhere", without_event("approval_condition", key="other"), "approval_condition: written with its event"),
    Attack("T1 condition replaced", writing(lambda c: [c.approval("approval_condition", id=1).replace("INSERT", "REPLACE", 1)]),
           "approval_condition: a row is never replaced", only="sqlite"),

    Attack("T1 what happened to an approval changed", sql("UPDATE approval_event SET detail = 'x'"), "approval_event: what happened never changes"),
    Attack("T1 what happened to an approval removed", sql("DELETE FROM approval_event"), "approval_event: what happened never changes"),
    Attack("T1 something happened to an approval unsaid", without_event("approval_event", kind="revoked"), "approval_event: written with its event"),

    Attack("T1 numbered case turned to an approval", about(REVIEW), "case_about: said while the case is a draft"),
    Attack("T1 case turned to another approval", lambda w: [*about(DRAFT)(w), f"UPDATE case_about SET case_id = {BARE}"], "case_about: never changes"),
    Attack("T1 numbered case parted from its approval", lambda w: [*about(DRAFT)(w), *w.case(DRAFT).submit(), "DELETE FROM case_about"],
           "case_about: deleted only with a draft"),

    # --- lawful controls -------------------------------------------------------------------------------------------------------------
    Attack("an approval is suspended", then("suspended")),
    Attack("an approval is suspended and restored", then("suspended", "in_force")),
    Attack("a suspended approval is revoked", then("suspended", "revoked")),
    Attack("an approval expires", then("expired")),
    Attack("an approval gets a new version", second()),
    Attack("a suspended approval's new version is suspended", second(status="suspended")),
    Attack("a version is planned", writing(lambda c: [c.approval("approval_version", version=2, status="scheduled", valid_from="2031-11-18")])),
    Attack("an approval changes hands", writing(lambda c: [
        "UPDATE approval_holder SET until = '2026-12-31'", c.approval("approval_holder", party_id=OTHER, since="2027-01-01")])),
    Attack("a condition is met", writing(lambda c: [f"UPDATE approval_condition SET met_on = '2026-11-18', met_by = {BERIT}, note = 'seen'"],
           ("condition_met", "report"))),
    Attack("the next number of a series", writing(lambda c: [
        "UPDATE approval_series SET last = 2", c.approval("approval", number="NO-2", series_year=2026, series_n=2)])),
    Attack("a draft is about an approval, and deleted", lambda w: [*about(BARE)(w), "DELETE FROM case_about", f"DELETE FROM cases WHERE id = {BARE}"]),
]
