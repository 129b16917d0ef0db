"""Appeals as verbs: begun by the party for a decision, or filed as they came by post, e-mail or over the counter.

An appeal begins with what the decided case says: which decision, under which letter, the party, its language and
channel. What its steps set going is in `operations.contesting`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import writing
from casework.i18n import say
from casework.operations import drafts, post
from casework.operations.acting import By, legal_date
from casework.operations.contesting import APPEALED, NOTHING, living
from casework.operations.steps import Taken, locked
from casework.ports import doorbell
from casework.ports.storage import Storage
from casework.queries.appeals import decided_last, notice_of
from casework.queries.cases import subject_titles
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES, appeal_type
from casework.workflows.application.delivery import begun_as


@dataclass(frozen=True, slots=True)
class Stranger:
    """Another than the party, who appeals since the decision concerns them (§ 28): the `interest`, where letters reach
    them, and the day on which they knew of the decision (None: they were told of it).
    """

    name: str
    interest: str
    address: tuple[str, ...]
    country: str = "NO"
    knew_on: date | None = None


def begin(of_case_id: int, *, by: By, now: int, language: str, told: Mapping[str, Any] | None = None,
          stranger: Stranger | None = None) -> int:  # fmt: skip
    """Opens a draft of an appeal against what the case decided last, for its party or for the `stranger`; returns its
    id. `told`: sections that stand in it from the first. StepRefused where there is nothing to appeal, or it is
    appealed already.
    """
    with writing() as cx:
        of = locked(cx, of_case_id)
        decided = decided_last(cx, of.id)
        if not decided:
            raise StepRefused((NOTHING,))
        party_id = of.party_id if stranger is None else post.new_party(
            stranger.name, number="", country=stranger.country, address=stranger.address, language=language, now=now)
        if living(cx, of, decided[0].event_seq, party_id):
            raise StepRefused((APPEALED,))
        own = {**begun(cx, of, decided, language), **(told or {})}
        if stranger is not None:
            own = own | _by_another(stranger, own["appealed"], language)
        return drafts.open_draft(appeal_type().name, party_id, by=by, now=now, language=language, own=own,
                                 authority=of.authority)  # fmt: skip


def _by_another(stranger: Stranger, appealed: Mapping[str, Any], language: str) -> dict[str, dict[str, Any]]:
    """What differs where another than the party appeals: whose address it is, who appeals and why, and by post."""
    named = {name: value for name, value in appealed.items() if name not in ("number", "address", "country")}
    return {"appealed": {**named, "address": list(stranger.address), "country": stranger.country},
            "appellant": {"who": "other", "name": stranger.name, "interest": stranger.interest},
            "delivery": {"language": language, "channel": "post"}}  # fmt: skip


def file(of_case_id: int, arrival: post.Arrival, papers: Sequence[post.Paper], *, storage: Storage, by: By, now: int,
         change: str = "", handed_on: date | None = None, stranger: Stranger | None = None) -> Taken:  # fmt: skip
    """Files an appeal that came by post, e-mail or over the counter, as it came. `change`: what it wants, in short;
    `handed_on`: the day it was given to the postal service, where that is known; `stranger`: another than the party
    appeals. Raises NotRegistered, NotAccepted, StepRefused, NotThere.
    """
    arrival.prove(now)
    if handed_on is not None and handed_on > legal_date(arrival.received_at):
        raise post.NotRegistered("dated_on", Text("It was handed in before it reached us, not after."))
    if stranger is not None and stranger.knew_on is not None and stranger.knew_on > legal_date(arrival.received_at):
        raise post.NotRegistered("knew_on", Text("Who appeals knew of the decision before the appeal came, not after."))
    with writing() as cx:
        of = locked(cx, of_case_id)
        told = {"grounds": {"change": change}} if change else {}
        case_id = begin(of.id, by=by, now=now, language=of.language, told=told, stranger=stranger)
        days = {"handed_on": handed_on, "knew_on": stranger.knew_on if stranger else None}
        taken = post.file_draft(case_id, arrival, papers, storage=storage, by=by, now=now,
                                told={name: day.isoformat() for name, day in days.items() if day})  # fmt: skip
    doorbell.ring()
    return taken


def begun(cx: Connection, of: Any, decided: Sequence[Any], language: str) -> dict[str, dict[str, Any]]:
    """What a case about what another decided begins with: the sections that say so, and how its letters are sent."""
    case_type = CASE_TYPES[of.type]
    answers = latest_answers(cx, of)
    titles, wishes = subject_titles(case_type, answers), case_type.wishes(answers)
    notice = notice_of(cx, of.id, decided[0].event_seq)
    said: dict[str, Any] = {
        "case": f"{of.year}/{of.seq}",
        "title": of.title or say(case_type.title, language),
        "letter": f"{of.year}/{of.seq}-{notice.number}" if notice.number else None,
        "decided_on": notice.decided_on.isoformat(),
        "parts": {row.subject: say(titles.get(row.subject, row.title), language) for row in decided},
        "number": wishes.number, "address": list(wishes.address), "country": wishes.country,
    }  # fmt: skip
    return {"appealed": {name: value for name, value in said.items() if value},
            "delivery": begun_as(wishes, language)}  # fmt: skip
