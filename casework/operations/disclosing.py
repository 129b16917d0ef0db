"""What the steps of a request for access set going: the journal is listed, the file ordered, silence recorded.

The case that is asked about is told nothing: what waits there for a signature is not undone because somebody wants to
read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.core.answers import lift
from casework.core.case_type import Refusal
from casework.core.effects import Effect
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.letters.values import Annexed
from casework.models import Decision, DocumentFile, DraftSection
from casework.operations import clocks, outbox, seals
from casework.operations.going import Going
from casework.queries.filed import journal
from casework.queries.numbers import case_numbered
from casework.queries.submissions import latest, latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.disclosing import (
    FILE,
    SILENCE,
    BindFile,
    Deem,
    FindFile,
    StartClockWhen,
    file_of,
)

DECISION, DOCUMENT, DRAFT = Decision.__table__, DocumentFile.__table__, DraftSection.__table__
BOUND = select(DOCUMENT).where(
    DOCUMENT.c.case_id == bindparam("case_id"), DOCUMENT.c.kind == FILE, DOCUMENT.c.row_key == bindparam("row_key")
)
NOTHING = Refusal(Text("There is nothing in the journal of that case that can be asked for."),
                  cure=Text("Nobody can change that."))


class NotBound(RuntimeError):
    """What a letter is enclosed with is not bound yet: the letter is tried again."""


def find_file(effect: FindFile, going: Going) -> None:
    """What was asked for, as it lies in the journal now. What only some may read begins as not given."""
    cx, answers = going.cx, latest_answers(going.cx, going.case)
    of = case_numbered(cx, answers.about.case)
    language = str(going.changes.get("language", going.case.language))
    holds = journal(cx, of, language) if of is not None else {}
    wanted = {key: one for key, one in holds.items() if not answers.wanted.which or key in answers.wanted.which}
    if of is None or not wanted:
        raise StepRefused((NOTHING,))
    restricted = cx.execute(select(DOCUMENT.c.number).where(DOCUMENT.c.case_id == of.id, DOCUMENT.c.restricted)
                            .order_by(DOCUMENT.c.number)).scalars().all()  # fmt: skip
    kept_back = {f"v{n}": {"document": f"d{number}", "verdict": "refused"}
                 for n, number in enumerate(restricted, start=1) if f"d{number}" in wanted}  # fmt: skip
    for section, raw in {"found": wanted, "verdicts": kept_back}.items():
        cx.execute(DRAFT.insert().values(case_id=going.case.id, section=section, raw=raw, version=1,
                                         saved_by=going.by.person_id, saved_at=going.now))  # fmt: skip


def order_file(effect: BindFile, going: Going) -> None:
    """Orders the file, once for each version of the answer; before the letter that it is enclosed with."""
    sent = latest(going.cx, going.case.id)
    if effect.of(latest_answers(going.cx, going.case)).any_given:
        language, n = going.changes.get("language", going.case.language), sent.n
        if bound(going.cx, going.case.id, n, language) is None:
            outbox.put(going.cx, "bind", f"bind:{going.case.id}:{going.seq}", now=going.now, case_id=going.case.id,
                       n=n, language=language)  # fmt: skip


def bound(cx: Connection, case_id: int, n: int, language: str) -> Any:
    """The row of the file, or None."""
    return cx.execute(BOUND, {"case_id": case_id, "row_key": f"{n}.{language}"}).first()


def enclosed(cx: Connection, case: Any, sent: Any, letter: Any) -> tuple[Annexed, ...]:
    """The file that a letter is enclosed with; raises NotBound while it is not there."""
    if letter.kind == "appeal_notice":
        return (_annexed(case, _there(bound(cx, case.id, -letter.event_seq, letter.language))),)
    declared = file_of(case_type := CASE_TYPES[case.type])
    if declared is None or letter.kind not in declared.letters:
        return ()
    if not declared.of(lift(case_type.answers, sent.answers_version, sent.answers)).any_given:
        return ()
    return (_annexed(case, _there(bound(cx, case.id, sent.n, letter.language))),)


def _annexed(case: Any, row: Any) -> Annexed:
    return Annexed(title=row.title, number=f"{case.year}/{case.seq}-{row.number}", sent_on=row.dated_on,
                   sha256=row.sha256, document_id=row.id)  # fmt: skip


def _there(row: Any) -> Any:
    if row is None:
        raise NotBound("what the letter is enclosed with is not bound yet")
    return row


def file_onward(cx: Connection, letter: Any) -> Any:
    """The file that goes to the body above with a letter that was signed; raises NotBound while it is not there."""
    return _there(bound(cx, letter.case_id, letter.event_seq + 1, letter.language))


def start_when(effect: StartClockWhen, going: Going) -> None:
    """Starts the clock where it runs in this case."""
    if effect.when(latest_answers(going.cx, going.case)):
        clocks.start(going.cx, going.case_type, going.case.id, effect.clock, on=going.today, facts=going.known_dates(),
                     now=going.now, seq=going.seq)  # fmt: skip


def deem(effect: Deem, going: Going) -> None:
    """A refusal that nobody made; it can be appealed like one that was."""
    for subject in going.case_type.subjects(latest_answers(going.cx, going.case)):
        seals.add(going.cx, DECISION, case_id=going.case.id, event_seq=going.seq, subject=subject.key,
                  title=str(subject.title), kind=SILENCE, outcome="refusal", reason="", standing="appealable",
                  act_id=None)  # fmt: skip


HANDLERS: Mapping[type[Effect], Callable[[Any, Going], None]] = {
    FindFile: find_file,
    BindFile: order_file,
    StartClockWhen: start_when,
    Deem: deem,
}
