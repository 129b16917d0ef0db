"""Printing letters, by the worker: once, to bytes that are kept for ever and never rendered again (N2, T2).

Everything the letter says is read in one transaction; the bytes are stored under their own hash and flushed before a
row names them. Printing twice is printing once: the second finds the letter printed and drops what it made.
"""

from __future__ import annotations

from jinja2 import TemplateNotFound, UndefinedError
from sqlalchemy import select

from casework.db import writing
from casework.letters.order import Order, composer_of
from casework.letters.page import title, write
from casework.letters.parts import Blank
from casework.models import Case, Letter
from casework.operations import papers, seals
from casework.operations.letters import order_dispatch
from casework.operations.orders import collect
from casework.ports import doorbell
from casework.ports.outside import Hopeless, Outside

LETTER = Letter.__table__


def print_letter(letter_id: int, *, outside: Outside, now: int) -> None:
    """Prints an ordered letter. Raises Hopeless, naming what is missing, for one that may not be written as things
    are.
    """
    with papers.snapshot() as reading:
        order = collect(reading, letter_id, base_url=outside.base_url)
    if order is None:
        _void(letter_id)
        return
    name, content = render(order)
    signer = next((one.person_id for one in order.acted if one.did == "decided"), None)
    with writing() as cx:
        wanted = select(LETTER.c.case_id).where(LETTER.c.id == letter_id).scalar_subquery()
        case = cx.execute(select(Case.__table__).where(Case.id == wanted).with_for_update()).one()
        letter = cx.execute(select(LETTER).where(LETTER.c.id == letter_id)).one()
        if letter.state != "ordered":
            return
        kept = papers.keep(
            cx, content, "letters", outside=outside, now=now, case_id=letter.case_id, number=letter.number,
            kind=letter.kind, row_key="", title=name, filename=f"{order.document.replace('/', '-')}-{letter.kind}.pdf",
            dated_on=letter.dated, channel=order.channel,
            sender=(order.authority or order.case_type.authority).face(order.language).name,
        )  # fmt: skip
        values = {**letter.values, "signatory_id": signer} if signer else letter.values
        if order.annexes:
            values = {**values, "annexes": [one.document_id for one in order.annexes]}
        seals.change(
            cx,
            LETTER,
            {"id": letter_id, "state": "ordered"},
            state="printed",
            sha256=kept.sha256,
            document_id=kept.id,
            printed_at=now,
            values=values,
        )
        if letter.sends:
            order_dispatch(cx, letter, sha256=kept.sha256, channel=order.channel, now=now)
        seals.stamp(cx, case)
    doorbell.ring()


def render(order: Order) -> tuple[str, bytes]:
    """The letter's title and its bytes as PDF. Raises Hopeless where something that is owed is missing."""
    from casework.letters.pdf import print_pdf  # WeasyPrint is loaded by whoever prints, and by nobody else

    try:
        html = write(composer_of(order.case_type.name, order.kind)(order))
    except (Blank, UndefinedError, TemplateNotFound, KeyError) as missing:
        raise Hopeless(f"the letter cannot be written: {type(missing).__name__}: {missing}") from missing
    name = title(html)
    return name, print_pdf(html, language=order.language, title=name, identifier=order.document)


def _void(letter_id: int) -> None:
    """An unsent letter whose preparation was undone before it was printed is void: nobody will sign it."""
    with writing() as cx:
        case = cx.execute(
            select(Case.__table__).join(LETTER, LETTER.c.case_id == Case.id).where(LETTER.c.id == letter_id)
            .with_for_update(of=Case.__table__)
        ).one()  # fmt: skip
        seals.change(cx, LETTER, {"id": letter_id, "state": "ordered", "sends": False}, state="void")
        seals.stamp(cx, case)
