"""Ways to correct a letter that must not be, and what is lawful: see `attacks`. The decided case is closed."""

# ruff: noqa: E501
# A table, one attack a row:
# fmt: off
from __future__ import annotations

from collections.abc import Callable

from tests.operations.attacks import DUPLICATE, Attack
from tests.operations.guarded import BERIT, CARL, DECIDED, NOW, SHA, SUBMITTED, Chain, World

FIXED = "correction: what is corrected, and how, never changes"
NO_LETTER = "correction: of no letter of this case that left"
Does = Callable[[Chain], str]


def correction(c: Chain, **wrong: object) -> str:
    """A correction of the letter that left in the decided case, begun by the event that is being written."""
    assert c.last is not None
    row = {"case_id": c.id, "event_seq": c.last.seq, "letter_id": 1, "places": "[]", "why": "A slip.", "anew": False}
    return c.world.insert("correction", **{**row, **wrong})


def begun(*after: Does, case: int = DECIDED, kind: str = "record:correct_letter", **wrong: object) -> Callable[[World], list[str]]:
    def said(w: World) -> list[str]:
        c = w.case(case)
        return [*c.event(kind), correction(c, **wrong), *(does(c) for does in after), c.count()]

    return said


def change(said: str) -> Does:
    return lambda c: f"UPDATE correction SET {said}"


def act(by: int = BERIT) -> Does:
    return lambda c: c.prepare(by, kind="correction")


def letter(c: Chain) -> str:
    assert c.last is not None
    return c.world.letter(9, c.id, kind="correction", code="CODE9", event_seq=c.last.seq)


def sent(c: Chain) -> str:
    return c.world.insert("dispatch", letter_id=9, recipient="party:1", channel="portal", message_id="<9@x>", attempts=0)


def long_ago(w: World) -> list[str]:
    c = w.case(DECIDED)
    c.event("record:correct_letter")
    return [correction(c, event_seq=1)]


def of_a_decision(w: World) -> list[str]:
    """One person corrects what two people signed."""
    c = w.case(DECIDED)
    return [w.letter(9, DECIDED, kind="approval", code="CODE9", sends=False),
            f"UPDATE letter SET state='printed', sha256='{SHA}', document_id=1, printed_at={NOW} WHERE id=9",
            w.insert("dispatch", letter_id=9, recipient="party:1", channel="portal", message_id="<9@x>", attempts=1, sent_at=NOW),
            *c.event("record:correct_letter"), correction(c, letter_id=9, done_seq=c.n + 1), c.count()]


def signed(w: World) -> list[str]:
    c = w.case(DECIDED)
    return [*begun(act(), letter)(w), *again(c), c.signature(CARL), f"UPDATE correction SET done_seq = {c.n + 1}", sent(c), c.count()]


def again(c: Chain) -> list[str]:
    """The second event, of a case that stands where `begun` leaves it."""
    c.event("record:correct_letter")
    c.count()
    return c.event("record:sign_correction", actor=CARL, role="signatory")


CORRECTION_ATTACKS = (
    Attack("T2 correction without its event", long_ago, "correction: written with its event"),
    Attack("T2 correction by another event", begun(kind="record:error"), "correction: written with its event"),
    Attack("T2 correction of a letter that never left", begun(case=SUBMITTED, letter_id=2), NO_LETTER),
    Attack("T2 correction of another case's letter", begun(case=SUBMITTED), NO_LETTER),
    Attack("A3 correction by one of what two signed", of_a_decision, "correction: what two people signed, two people correct"),
    Attack("A3 correction done by nobody", begun(change("done_seq = event_seq")), "correction: only with the act that two people signed"),
    Attack("A3 correction prepared by somebody else", begun(act(CARL)), "two_person_act: not prepared by that person"),
    Attack("T2 correction changed", begun(change("why = 'Another.'")), FIXED),
    Attack("T2 correction of another letter later", begun(change("letter_id = 2")), FIXED),
    Attack("T2 correction undone", lambda w: begun(change("done_seq = NULL"), done_seq=w.case(DECIDED).n + 1)(w), FIXED),
    Attack("T2 correction deleted", begun(lambda c: "DELETE FROM correction"), "correction: rows are kept"),
    Attack("T2 correction replaced", begun(correction), "correction: a row is never replaced", on_postgresql=DUPLICATE),
    Attack("T2 letter that corrects nothing", lambda w: [w.letter(9, DECIDED, kind="correction", code="CODE9")],
           "letter: a correction says what it corrects"),
    Attack("A3 correction sent unsigned", begun(act(), letter, sent), "dispatch: a correction leaves when it is signed"),
    Attack("lawful: one person corrects a letter that one person sent",
           lambda w: begun(letter, sent, done_seq=w.case(DECIDED).n + 1)(w)),
    Attack("lawful: two people correct a letter", signed),
)
