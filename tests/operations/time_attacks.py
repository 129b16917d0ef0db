"""Ways to write hours that must not be written, and what is lawful: see `attacks`.

In the guarded world Berit's hours are: 1 waits; 2 is approved by Carl; 3 is approved, and 4 corrects it; 5 is approved
and locked; 6 is rejected.
"""

# ruff: noqa: E501, PLC3002
# A table, one attack a row:
# fmt: off
from __future__ import annotations

from tests.operations.attacks import DUPLICATE, Attack, bare, sql
from tests.operations.guarded import BARE, BERIT, CARL, DECIDED, DINA, DRAFT, NOW, REVIEW, SUBMITTED

NEVER = "time_entry: what was written never changes"
ONCE = "time_entry: is judged once"
TWO = "time_entry: two different people"
LOCKED = "time_entry: is locked when approved, by an event of the case about its fee"
OTHER_ROW = "time_entry: a correction is of the same case and person"
REPLACED = "time_entry: what was corrected is neither judged nor locked"
BEFORE = "time_entry: is written before it is judged or locked"
DAYS = 86_400_000


def judged(row: int, by: int = CARL, verb: str = "approved", more: str = "") -> str:
    return f"UPDATE time_entry SET {verb}_by = {by}, {verb}_at = {NOW}{more} WHERE id = {row}"


TIME_ATTACKS = [
    Attack("A3 hours approved by who worked them", sql(judged(1, BERIT)), TWO, on_postgresql="ck_time_entry_another_person"),
    Attack("A3 hours rejected by who worked them", sql(judged(1, BERIT, "rejected", ", comment = 'x'")), TWO,
           on_postgresql="ck_time_entry_another_person"),
    Attack("A3 hours approved by nobody", sql(f"UPDATE time_entry SET approved_at = {NOW} WHERE id = 1"), "ck_time_entry_approved"),
    Attack("A3 hours rejected without a reason", sql(judged(1, CARL, "rejected")), "ck_time_entry_rejected_why"),
    Attack("A3 hours approved and rejected at once", sql(judged(1, CARL, "rejected", f", comment = 'x', approved_by = {CARL}, approved_at = {NOW}")),
           "ck_time_entry_judged_once"),
    Attack("A3 hours born approved", lambda w: [w.hours(90, approved_by=CARL, approved_at=NOW)], BEFORE),
    Attack("A3 hours born rejected", lambda w: [w.hours(90, rejected_by=CARL, rejected_at=NOW, comment="x")], BEFORE),
    Attack("A3 approver exchanged", sql(judged(2, DINA)), ONCE),
    Attack("A3 approval of hours taken back", sql("UPDATE time_entry SET approved_by = NULL, approved_at = NULL WHERE id = 2"), ONCE),
    Attack("A3 rejected hours approved after all", sql(judged(6, CARL, more=", rejected_by = NULL, rejected_at = NULL")), ONCE),
    Attack("A3 why hours were rejected changed", sql("UPDATE time_entry SET comment = 'y' WHERE id = 6"), ONCE),
    Attack("A3 person of approved hours exchanged", sql(f"UPDATE time_entry SET person_id = {CARL} WHERE id = 2"), NEVER,
           on_postgresql="ck_time_entry_another_person"),
    Attack("A3 person of hours exchanged", sql(f"UPDATE time_entry SET person_id = {DINA} WHERE id = 1"), NEVER),
    Attack("N5 minutes changed while they wait", sql("UPDATE time_entry SET minutes = 75 WHERE id = 1"), NEVER),
    Attack("N5 minutes of approved hours changed", sql("UPDATE time_entry SET minutes = 75 WHERE id = 2"), NEVER),
    Attack("N5 minutes of locked hours changed", sql("UPDATE time_entry SET minutes = 75 WHERE id = 5"), NEVER),
    Attack("N5 day of hours changed", sql("UPDATE time_entry SET day = '2026-11-15' WHERE id = 2"), NEVER),
    Attack("N5 hours made free of charge", sql("UPDATE time_entry SET billable = FALSE, reason = 'x' WHERE id = 2"), NEVER),
    Attack("N5 activity of hours changed", sql("UPDATE time_entry SET activity = 'training' WHERE id = 2"), NEVER),
    Attack("N5 hours moved to another case", sql(f"UPDATE time_entry SET case_id = {SUBMITTED} WHERE id = 2"), NEVER),
    Attack("N5 hours written earlier than they were", sql("UPDATE time_entry SET registered_at = 5 WHERE id = 2"), NEVER),
    Attack("N5 correction turned to another row", sql("UPDATE time_entry SET corrects_id = 1 WHERE id = 4"), NEVER),
    Attack("N5 corrected hours approved", sql("UPDATE time_entry SET comment = 'x' WHERE id = 3"), ONCE),
    Attack("N5 corrected hours approved while they waited", lambda w: [w.hours(90, corrects_id=1), judged(1)], REPLACED),
    Attack("N5 corrected hours locked", lambda w: w.locks(3), REPLACED),
    Attack("N5 hours corrected twice", lambda w: [w.hours(90, corrects_id=3)], "time_entry: a row is never replaced", on_postgresql=DUPLICATE),
    Attack("N5 another's hours corrected", lambda w: [w.hours(90, corrects_id=2, person_id=CARL)], OTHER_ROW),
    Attack("N5 hours of another case corrected", lambda w: [w.hours(90, corrects_id=2, case_id=SUBMITTED)], OTHER_ROW),
    Attack("N5 hours corrected that are not there", bare("INSERT INTO time_entry (id, case_id, person_id, day, minutes, activity, billable, reason, note, "
           f"origin, registered_at, comment, corrects_id) VALUES (90, {REVIEW}, {BERIT}, '2026-11-16', 15, 'appeal', FALSE, 'appeal', '', 'hand', {NOW}, '', 4711)"),
           OTHER_ROW),
    Attack("N5 locked hours corrected", lambda w: [w.hours(90, corrects_id=5)], "time_entry: what is locked is not corrected"),
    Attack("N5 locked hours struck", lambda w: [w.hours(90, corrects_id=5, minutes=0)], "time_entry: what is locked is not corrected"),
    Attack("N5 lock opened", sql("UPDATE time_entry SET locked_case_id = NULL, locked_seq = NULL WHERE id = 5"), "time_entry: is locked once"),
    Attack("N5 lock moved", lambda w: w.locks(5), "time_entry: is locked once"),
    Attack("N5 hours locked that wait", lambda w: w.locks(1), LOCKED),
    Attack("N5 hours locked that were rejected", lambda w: w.locks(6), LOCKED),
    Attack("N5 hours locked by an old event", sql(f"UPDATE time_entry SET locked_case_id = {DECIDED}, locked_seq = 1 WHERE id = 2"), LOCKED),
    Attack("N5 hours locked by their own case", lambda w: (lambda c: [*c.event("record:fee"),
           f"UPDATE time_entry SET locked_case_id = {REVIEW}, locked_seq = {c.n + 1} WHERE id = 2", c.count()])(w.case(REVIEW)), LOCKED),
    Attack("N5 half a lock", sql(f"UPDATE time_entry SET locked_case_id = {DECIDED} WHERE id = 2"), LOCKED, on_postgresql="ck_time_entry_locked"),
    Attack("N5 hours born locked", lambda w: [w.hours(90, locked_case_id=DECIDED, locked_seq=1)], BEFORE),
    Attack("N5 hours struck that nobody wrote", lambda w: [w.hours(90, minutes=0)], "ck_time_entry_struck"),
    Attack("N5 hours that are no quarters", lambda w: [w.hours(90, minutes=20)], "ck_time_entry_minutes"),
    Attack("N5 hours below nothing", lambda w: [w.hours(90, minutes=-15)], "ck_time_entry_minutes"),
    Attack("N5 a day of twenty-five hours", lambda w: [w.hours(90, day="2026-11-10", minutes=1440), w.hours(91, day="2026-11-10", minutes=60, case_id=SUBMITTED)],
           "time_entry: a day has 24 hours"),
    Attack("N5 a day filled by a correction", lambda w: [w.hours(90, day="2026-11-10", minutes=1440), w.hours(91, day="2026-11-10", minutes=60, corrects_id=2)],
           "time_entry: a day has 24 hours"),
    Attack("N5 hours of tomorrow", lambda w: [w.hours(90, day="2026-11-20")], "time_entry: no work is written down before its day"),
    Attack("N5 charged with a reason not to", lambda w: [w.hours(90, reason="x")], "ck_time_entry_reason"),
    Attack("N5 not charged without a reason", lambda w: [w.hours(90, billable=False)], "ck_time_entry_reason"),
    Attack("N5 hours of a draft", lambda w: [w.hours(90, case_id=DRAFT)], "time_entry: is about a case with a number"),
    Attack("N5 hours of a bare draft", lambda w: [w.hours(90, case_id=BARE)], "time_entry: is about a case with a number"),
    Attack("N5 hours removed", sql("DELETE FROM time_entry WHERE id = 1"), "time_entry: rows are kept"),
    Attack("N5 hours replaced", lambda w: [w.hours(1).replace("INSERT", "REPLACE", 1)], "time_entry: a row is never replaced", only="sqlite"),
    Attack("N5 a correction replaced", lambda w: [w.hours(90, corrects_id=3).replace("INSERT", "REPLACE", 1)],
           "time_entry: a row is never replaced", only="sqlite"),
    Attack("N5 hours emptied", sql("TRUNCATE time_entry"), "time_entry: is never emptied", only="postgresql"),

    Attack("hours are written, approved and locked", lambda w: [w.hours(90), judged(90), *w.locks(90)]),
    Attack("hours are approved", sql(judged(1), judged(4))),
    Attack("hours are rejected with a reason, and corrected", lambda w: [judged(1, CARL, "rejected", ", comment = 'No.'"), w.hours(90, corrects_id=1, minutes=30)]),
    Attack("approved hours are corrected, and that again", lambda w: [w.hours(90, corrects_id=2, minutes=30), w.hours(91, corrects_id=90, day="2026-11-15")]),
    Attack("hours are struck, and locked so", lambda w: [w.hours(90, corrects_id=2, minutes=0), *w.locks(90)]),
    Attack("a full day is corrected on its own day", lambda w: [w.hours(90, day="2026-11-10", minutes=1440), w.hours(91, day="2026-11-10", minutes=1440, corrects_id=90)]),
    Attack("hours on a closed case, of today", lambda w: [w.hours(90, case_id=DECIDED, day="2026-11-18", billable=False, reason="appeal", activity="appeal")]),
]
