"""Printing what was sent, by the worker: once for each submission and language, to bytes that are kept (N2, T2).

The document takes the next number of the journal. It stands on every page, so it is found before the page is laid out
and must still be free when the bytes are stored; where something else took it meanwhile, the page is laid out again.
Printing twice is printing once: the second finds the document and drops what it made.
"""

from __future__ import annotations

from jinja2 import UndefinedError
from sqlalchemy import Connection, select

from casework.core.answers import lift
from casework.db import writing
from casework.i18n import say
from casework.letters.annex import Annex, write
from casework.letters.order import face_of
from casework.letters.page import title as title_of
from casework.letters.parts import Blank
from casework.models import Case, Party, Submission
from casework.operations import journal, papers, seals
from casework.operations.acting import legal_date
from casework.operations.steps import locked
from casework.operations.transcript import parts, words_of
from casework.ports.outside import Hopeless, Outside
from casework.queries.annexes import printed, row_key
from casework.workflows import CASE_TYPES
from casework.workflows.annexes import ANNEX, annex_of, printed_plainly

TRIES = 5


class Overtaken(RuntimeError):
    """The number was taken each time. It is tried again later."""


def print_annex(case_id: int, n: int, language: str, *, outside: Outside, now: int) -> None:
    """Prints a submission that was ordered. Raises Hopeless, naming what is missing, for one that cannot be written."""
    for _ in range(TRIES):
        with papers.snapshot() as reading:
            if printed(reading, case_id, n, language) is not None:
                return
            number = journal.next_number(reading, case_id)
            annex = collect(reading, case_id, n, language, str(number))
        if _kept(case_id, n, language, number, annex, render(annex), outside=outside, now=now):
            return
    raise Overtaken(f"annex {n} of case {case_id}")


def collect(
    cx: Connection, case_id: int, n: int, language: str, number: str, *, plain: bool = False,
    leaves_out: tuple[str, ...] = (),
) -> Annex:
    """What is printed, from the case in one reading. `plain`: also of a type of which nothing is printed by itself."""
    case = cx.execute(select(Case.__table__).where(Case.id == case_id)).one()
    sent = cx.execute(
        select(Submission.__table__).where(Submission.case_id == case_id, Submission.n == n)
    ).one()
    party = cx.execute(select(Party.name).where(Party.id == case.party_id)).scalar_one()
    case_type = CASE_TYPES[case.type]
    declared = annex_of(case_type) or (printed_plainly(case_type) if plain else None)
    if declared is None:
        raise Hopeless(f"nothing is printed of what is sent in a case of {case.type}")
    answers = lift(case_type.answers, sent.answers_version, sent.answers)
    case_number = f"{case.year}/{case.seq}"
    return Annex(
        language=language,  # type: ignore[arg-type]
        authority=face_of(case_type.authority, language),
        title=say(declared.title(answers), language),
        number=f"{case_number}-{number}",
        case_number=case_number,
        party=party,
        sent_on=legal_date(sent.received_at),
        version=n,
        fingerprint=sent.sha256,
        lines=tuple((say(label, language), words_of(value, language)) for label, value in declared.lines(answers)),
        parts=parts(case_type, answers, language, (*declared.leaves_out, *leaves_out)),
    )


def render(annex: Annex) -> tuple[str, bytes]:
    """The title and the bytes as PDF. Raises Hopeless where something that is owed is missing."""
    from casework.letters.pdf import print_pdf  # WeasyPrint is loaded by whoever prints, and by nobody else

    try:
        html = write(annex)
    except (Blank, UndefinedError) as missing:
        raise Hopeless(f"the annex cannot be written: {type(missing).__name__}: {missing}") from missing
    return annex.title, print_pdf(html, language=annex.language, title=title_of(html), identifier=annex.number)


def _kept(
    case_id: int,
    n: int,
    language: str,
    number: int,
    annex: Annex,
    made: tuple[str, bytes],
    *,
    outside: Outside,
    now: int,
) -> bool:
    """Stores the bytes and names them, or finds that somebody has; False where the number is taken."""
    name, content = made
    with writing() as cx:
        case = locked(cx, case_id)
        if printed(cx, case_id, n, language) is not None:
            return True
        if journal.next_number(cx, case_id) != number:
            return False
        papers.keep(
            cx, content, "annexes", outside=outside, now=now, case_id=case_id, number=number, kind=ANNEX,
            row_key=row_key(n, language), title=name, filename=f"{annex.number.replace('/', '-')}-{ANNEX}.pdf",
            dated_on=annex.sent_on, channel="portal", sender=annex.authority.name,
        )  # fmt: skip
        seals.stamp(cx, case)
    return True
