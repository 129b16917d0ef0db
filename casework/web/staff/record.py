"""The auditor's page: the record of a case, every link of its chain checked on the spot. It reads, and changes nothing.

A link holds if it is what was hashed, follows from the one before, and its content is what was hashed or was erased by
order. That a whole chain was not written anew is shown by roots alone, which are kept outside the database as well:
`casework audit verify` compares all of them, and the stand-alone verifier needs nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.models.case import NO_HASH
from casework.operations.chain import Link, content_hash, link_hash
from casework.ports.outside import EXTENSION
from casework.queries.access import NotThere, find, staff_cases
from casework.queries.record import Linked, chain_of, records, roots_of
from casework.web.auth import visitor
from casework.web.law import used
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.staff import blueprint
from casework.web.vocabulary import ROLES
from casework.workflows import CASE_TYPES
from casework.workflows.time_to_appeal import RECORDED as OF_TIME

RECORDED = {
    "record:appeal_ended": Text("An appeal against the decision ended"),
    "record:appealed": Text("The decision was appealed"),
    "record:approval": Text("What is in force changed with time"),
    "record:approval_condition": Text("A condition met"),
    "record:approval_reminded": Text("A reminder that it runs out"),
    "record:assigned": Text("Given to somebody, or let go"),
    "record:checklist": Text("An item of the checklist answered"),
    "record:comment": Text("A comment to the reasons"),
    "record:correct_letter": Text("A correction of a letter begun"),
    "record:error": Text("An error noted"),
    "record:document": Text("A document entered the journal"),
    "record:final": Text("The decision became final"),
    "record:finding_accepted": Text("A finding accepted"),
    "record:finding_explained": Text("A finding explained"),
    "record:message": Text("A message written"),
    "record:post": Text("Incoming post registered"),
    "record:postponement": Text("Postponed effect was answered in the appeal"),
    "record:post_corrected": Text("Incoming post corrected"),
    "record:printed_again": Text("A letter printed again"),
    "record:purged": Text("A document deleted"),
    "record:recall_correction": Text("A correction taken back"),
    "record:return_correction": Text("A correction returned with comments"),
    "record:reversed": Text("The decision was looked at again of our own accord"),
    "record:reasons": Text("A block of the reasons written"),
    "record:sign_correction": Text("A correction of a letter signed"),
}
TITLES = RECORDED | {kind: step.title for kind, step in OF_TIME.items()}


@dataclass(frozen=True, slots=True)
class Checked:
    """A link with what is wrong with it; nothing, if it holds."""

    link: Linked
    faults: tuple[Text, ...]


@blueprint.get("/staff/record")
@policy("staff", Actor.AUDITOR)
def record_list() -> Answer:
    """`?q=2026/4`: to the record of that case."""
    here, q = visitor(), request.args.get("q", "").strip()
    missing = False
    if q:
        try:
            found = find(staff_cases(here.person_id, today()), q.replace("/", "-").replace(" ", ""))
            return redirect(url_for("staff.record", ref=found.ref), 303)
        except NotThere:
            missing = True
    status = 404 if missing else 200
    return page("staff/record_list.html", status, q=q, missing=missing, records=records(here.person_id, today()))


@blueprint.get("/staff/record/<ref>")
@policy("staff", Actor.AUDITOR)
def record(ref: str) -> Response:
    case = find(staff_cases(visitor().person_id, today()), ref)
    case_type = CASE_TYPES[case.type]
    links = checked(chain_of(case.id))
    broken = [one for one in links if one.faults]
    last = links[-1].link.event if links else None
    whole = not broken and (last.seq, last.hash) == (case.n_events, case.head) if last else case.n_events == 0
    roots = roots_of(case.id)
    return page(
        "staff/record.html",
        case=case,
        links=links,
        broken=broken,
        whole=whole,
        roots=[(one, _holds(one.n_events, one.head, links)) for one in roots],
        outside=set(current_app.extensions[EXTENSION].roots.numbers()),
        erased=sum(one.link.erased for one in links),
        certain_to=max((one.n_events for one in roots), default=0),
        law_of=lambda link: used(case_type, link.told),
        titles=TITLES | {step.name: step.title for step in case_type.steps},
        roles={str(role): title for role, title in ROLES.items()},
        states={state.name: state.title for state in case_type.states},
    )


def checked(links: Iterable[Linked]) -> list[Checked]:
    """Each link, judged against itself and the one before."""
    found, seq, prev = [], 0, NO_HASH
    for link in links:
        found.append(Checked(link, tuple(_faults(link, seq, prev))))
        seq, prev = link.event.seq, link.event.hash
    return found


def _faults(link: Linked, seq: int, prev: str) -> Iterable[Text]:
    event = link.event
    if event.seq != seq + 1:
        yield Text("What was between this and event {seq} is missing.", seq=seq)
    elif event.prev != prev:
        yield Text("It does not follow from the one before.")
    hashed = Link(
        event.case_id,
        event.seq,
        event.kind,
        event.at,
        event.actor_id,
        event.role,
        event.from_state,
        event.to_state,
        event.from_version,
        event.to_version,
        event.content_hash,
    )
    if link_hash(event.prev, hashed) != event.hash:
        yield Text("It is not what was hashed.")
    if link.body is None:
        yield Text("Its content is missing.")
    elif not link.erased and content_hash(bytes(link.salt or b""), link.body) != event.content_hash:
        yield Text("Its content is not what was hashed.")


def _holds(n_events: int, head: str, links: list[Checked]) -> bool:
    """Is the head that a root names the hash of that event, on an unbroken chain?"""
    upto = [one for one in links if one.link.event.seq <= n_events]
    return bool(upto) and not any(one.faults for one in upto) and upto[-1].link.event.hash == head
