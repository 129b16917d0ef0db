"""Asking for the documents of a case, as verbs: begun by a party, or filed for anybody as it came.

A request begins with what the journal of the other case holds that day, and belongs to the authority of that case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casework.core.machine import StepRefused
from casework.db import writing
from casework.i18n import say
from casework.operations import drafts, post
from casework.operations.acting import By
from casework.operations.disclosing import NOTHING
from casework.operations.steps import Taken, locked
from casework.ports import doorbell
from casework.ports.storage import Storage
from casework.queries.filed import journal
from casework.workflows import CASE_TYPES, access_type
from casework.workflows.disclosing import about_case


@dataclass(frozen=True, slots=True)
class Answering:
    """How who asks wants the answer: channel, language, e-mail for notices or letters, postal address and country."""

    channel: str = "portal"
    language: str = "nb"
    email: str = ""
    address: tuple[str, ...] = ()
    country: str = ""


def begin(of_case_id: int, party_id: int, basis: str, answering: Answering, *, by: By, now: int,
          which: Sequence[str] = (), what: str = "") -> int:  # fmt: skip
    """Opens a draft that asks for the documents of a case, for a party; returns its id. `which`: keys of the journal,
    none for all of it. StepRefused where there is nothing to ask for.
    """
    with writing() as cx:
        of = locked(cx, of_case_id)
        holds = journal(cx, of, answering.language)
        if not holds:
            raise StepRefused((NOTHING,))
        named: dict[str, Any] = {
            "case": f"{of.year}/{of.seq}", "title": of.title or say(CASE_TYPES[of.type].title, answering.language),
            "documents": {key: f"{one['number']}: {one['title']}, {one['dated']}" for key, one in holds.items()},
            **({"address": list(answering.address)} if answering.address else {}),
            **({"country": answering.country} if answering.country else {}),
        }  # fmt: skip
        delivery = {"language": answering.language, "channel": answering.channel, "notice_email": answering.email}
        wanted = {"which": [key for key in which if key in holds], **({"what": what} if what else {})}
        own = {**about_case(named, basis, delivery), "wanted": wanted}
        return drafts.open_draft(access_type().name, party_id, by=by, now=now, language=answering.language, own=own,
                                 authority=of.authority)  # fmt: skip


def file(of_case_id: int, party_id: int, basis: str, answering: Answering, arrival: post.Arrival,
         papers: Sequence[post.Paper], *, storage: Storage, by: By, now: int, which: Sequence[str] = (),
         what: str = "") -> Taken:  # fmt: skip
    """Files a request that came by post, e-mail, telephone or over the counter, as it came. Raises NotRegistered,
    NotAccepted, StepRefused, NotThere.
    """
    arrival.prove(now)
    with writing():
        case_id = begin(of_case_id, party_id, basis, answering, by=by, now=now, which=which, what=what)
        taken = post.file_draft(case_id, arrival, papers, storage=storage, by=by, now=now, told={})
    doorbell.ring()
    return taken
