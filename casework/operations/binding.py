"""Binding the documents that are given into one PDF, by the worker: once for each version of the answer (N2, T2).

What is given is what the frozen answer says, read in one transaction; the bytes are those that were sent. With an
appeal that is sent on goes everything that lies in the journals of both cases, bound once for the step that signed it;
the party of a decision that another appeals gets the appeal alone.
Binding twice is binding once: the second finds the document and drops what it made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from casework.core.answers import lift
from casework.db import writing
from casework.i18n import say
from casework.law.spelling import spelled
from casework.letters.order import face_of
from casework.models import Case, DocumentFile, Letter, Party, Submission
from casework.operations import annex_printing, journal, papers, seals
from casework.operations.acting import legal_date
from casework.operations.disclosing import bound
from casework.operations.steps import locked
from casework.ports.outside import Hopeless, Outside
from casework.ports.storage import NotStored
from casework.queries.appeals import appealed_in
from casework.queries.filed import filed
from casework.queries.filed import journal as filed_in
from casework.queries.numbers import case_numbered
from casework.queries.record import content_of
from casework.workflows import CASE_TYPES
from casework.workflows.appeal_bodies import body_above
from casework.workflows.authorities import AUTHORITIES
from casework.workflows.disclosing import FILE, Piece, file_of

LETTER = Letter.__table__
CASES, DOCUMENT, PARTY, SUBMISSION = Case.__table__, DocumentFile.__table__, Party.__table__, Submission.__table__
TITLES = {"en": "Documents of case {case}", "nb": "Dokumenter i sak {case}", "nn": "Dokument i sak {case}"}


class Overtaken(RuntimeError):
    """Something else took the number of the document. It is tried again."""


def bind_file(case_id: int, n: int, language: str, *, outside: Outside, now: int) -> None:
    """Binds what version `n` of the answer gives, or, in an appeal, what was sent on by its event `n`. Raises Hopeless
    where the case has neither.
    """
    from casework.letters.binding import Cover, Entry, bind, cover_html  # loads what only the worker needs
    from casework.letters.pdf import print_pdf

    with papers.snapshot() as reading:
        if bound(reading, case_id, n, language) is not None:
            return
        case = reading.execute(select(CASES).where(CASES.c.id == case_id)).one()
        made = _made(reading, case, n, language)
        number = journal.next_number(reading, case_id)
        sheaves = [_sheaf(reading, of, piece, language, outside) for of, piece in made.pieces]
    document, title = f"{case.year}/{case.seq}-{number}", TITLES[language].format(case=made.case)
    face = face_of(AUTHORITIES[case.authority], language)

    def cover(entries: tuple[Entry, ...]) -> bytes:
        html = cover_html(Cover(
            language=language,  # type: ignore[arg-type]
            authority=face, number=document, of=made.case, of_title=made.title, reader=made.reader,
            dated=legal_date(now), entries=entries))  # fmt: skip
        return print_pdf(html, language=language, title=title, identifier=document)

    content = bind(sheaves, cover, title=title, language=language)
    with writing() as cx:
        case = locked(cx, case_id)
        if bound(cx, case_id, n, language) is not None:
            return
        if journal.next_number(cx, case_id) != number:
            raise Overtaken(document)
        papers.keep(
            cx, content, "files", outside=outside, now=now, case_id=case_id, number=number, kind=FILE,
            row_key=f"{n}.{language}", title=title, filename=f"{document.replace('/', '-')}.pdf",
            dated_on=legal_date(now), channel="portal", sender=face.name,
        )  # fmt: skip
        seals.stamp(cx, case)


@dataclass(frozen=True, slots=True)
class Made:
    """What is bound: the case that it is about (number and name), who reads it, and each piece with its case."""

    case: str
    title: str
    reader: str
    pieces: tuple[tuple[Any, Piece], ...]


def _made(cx: Connection, case: Any, n: int, language: str) -> Made:
    """What a number names: the party's copy of an appeal (less than zero, an event), an answer, or what is sent on."""
    if n < 0:
        return _copy(cx, case, -n, language)
    return _asked(cx, case, n) if file_of(CASE_TYPES[case.type]) else _sent_on(cx, case, n, language)


def _copy(cx: Connection, case: Any, seq: int, language: str) -> Made:
    """What was sent in the appeal that the event names, for the party of the decision."""
    own = case_numbered(cx, str(content_of(cx, case.id, seq).get("case", "")))
    if own is None:
        raise Hopeless(f"event {seq} of case {case.id} names no appeal")
    came = {row.number for row in filed(cx, own.id) if row.direction == "incoming"}
    pieces = tuple((own, Piece(key, known["number"], known["title"], known["dated"]))
                   for key, known in filed_in(cx, own, language).items()
                   if key.startswith("s") or int(key[1:]) in came)  # fmt: skip
    reader = cx.execute(select(PARTY.c.name).where(PARTY.c.id == case.party_id)).scalar_one()
    return Made(f"{own.year}/{own.seq}", say(CASE_TYPES[own.type].title, language), reader, pieces)


def _asked(cx: Connection, case: Any, n: int) -> Made:
    case_type = CASE_TYPES[case.type]
    declared = file_of(case_type)
    row = cx.execute(select(SUBMISSION).where(SUBMISSION.c.case_id == case.id, SUBMISSION.c.n == n)).first()
    if declared is None or row is None:
        raise Hopeless(f"case {case.id} has no answer {n} to bind")
    asked = declared.of(lift(case_type.answers, row.answers_version, row.answers))
    if (of := case_numbered(cx, asked.case)) is None:
        raise Hopeless(f"there is no case {asked.case}")
    reader = cx.execute(select(PARTY.c.name).where(PARTY.c.id == case.party_id)).scalar_one()
    return Made(asked.case, asked.title, reader, tuple((of, piece) for piece in asked.pieces))


def _sent_on(cx: Connection, case: Any, seq: int, language: str) -> Made:
    """Both journals, but for the letters that event `seq` sends."""
    appealed = appealed_in(cx, case.id)
    if appealed is None:
        raise Hopeless(f"case {case.id} appeals nothing, and has nothing to send on")
    of = cx.execute(select(CASES).where(CASES.c.id == appealed.of_case_id)).one()
    sent = cx.execute(select(LETTER).where(LETTER.c.case_id == case.id, LETTER.c.event_seq == seq - 1)).all()
    left = {f"d{row.number}" for row in sent}
    pieces = tuple((one, Piece(key, known["number"], known["title"], known["dated"])) for one in (of, case)
                   for key, known in filed_in(cx, one, language).items() if one is of or key not in left)  # fmt: skip
    title = of.title or say(CASE_TYPES[of.type].title, language)
    body = body_above(case.authority, sent[0].dated if sent else legal_date(case.created_at))
    return Made(f"{of.year}/{of.seq}", title, body.names[language], pieces)


def _sheaf(cx: Connection, of: Any, piece: Piece, language: str, outside: Outside) -> Any:
    """The piece with its bytes, if it is given and still there."""
    from casework.letters.binding import Sheaf

    law = spelled(piece.source, language) if piece.source else ""
    bare = Sheaf(piece.number, piece.title, piece.dated, law=law, in_part=piece.in_part)
    kind, n = piece.key[:1], int(piece.key[1:])
    if not piece.given:
        return bare
    if kind == "s":
        sent = annex_printing.collect(cx, of.id, n, language, piece.number.rpartition("-")[2], plain=True,
                                      leaves_out=piece.leaves_out)  # fmt: skip
        return replace(bare, content=annex_printing.render(sent)[1], ours=True)
    row = cx.execute(select(DOCUMENT).where(DOCUMENT.c.case_id == of.id, DOCUMENT.c.number == n)).one()
    try:
        content = b"" if row.purged_at else outside.storage.read(row.storage_key)
    except NotStored:
        content = b""
    return replace(bare, content=content, media_type=row.media_type, filename=row.filename, wanted=piece.pages)
