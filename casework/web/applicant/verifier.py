"""Naming the verifier: who it is, what it will see, and that only it can write its assessment from then on.

A verifier that has no sign-in here cannot be named: then the company writes what the report concludes, and attaches it.
"""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.case_type import Refusal, Step
from casework.core.machine import StepRefused, refusals
from casework.core.text import Text
from casework.db import db
from casework.operations.acting import Stale
from casework.operations.steps import take_step
from casework.queries.drafts import Draft
from casework.queries.facts import subject_of
from casework.queries.verifiers import may_be_named
from casework.web.applicant import blueprint
from casework.web.applicant.desk import for_writing, opened
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.seen import seen_events
from casework.workflows.verifying import NameVerifier

NOBODY = "nobody"
CHOOSE = Text("Choose one of the answers in the list.")
CONFIRM = Text("Confirm that the verifier may see the plan.")
CHANGED = Refusal(
    Text("The case has changed since you opened the page. Nobody was named."), cure=Text("Look again, and choose anew.")
)


@blueprint.route("/drafts/<ref>/verifier", methods=["GET", "POST"])
@policy("party")
def verifier(ref: str) -> Response:
    """Who is named, and the form that names another."""
    found, _ = opened(ref)
    step = _naming(found)
    if request.method == "GET":
        return _page(found, step)
    for_writing(ref)
    if switching_language():
        return _page(found, step)
    chosen = request.form.get("verifier", "")
    faults: list[tuple[str, Text]] = []
    if chosen != NOBODY and chosen not in {str(one) for one in _known(found)}:
        faults.append(("verifier", CHOOSE))
    if chosen != NOBODY and not request.form.get("confirmed"):
        faults.append(("confirmed", CONFIRM))
    if faults:
        return _page(found, step, faults, status=422)
    wanted = None if chosen == NOBODY else int(chosen)
    if wanted != (found.verifier.party_id if found.verifier else None):
        try:
            with acting_once() as first:
                if first:
                    take_step(found.case.id, step.name, by=found.by, now=now(), seen=seen_events(),
                              given={"verifier": wanted})  # fmt: skip
        except StepRefused as refused:
            return _page(found, step, said=refused.refusals, status=409)
        except Stale:
            db.session.expire_all()
            return _page(opened(ref)[0], step, said=(CHANGED,), status=409)
        tell(Text("The verifier is named. It can see the plan now.") if wanted else Text("Nobody is named any more."))
    delivers = found.delivers or abort(404)
    return redirect(url_for("applicant.section", ref=found.case.ref, name=delivers.section), 303)


def _naming(found: Draft) -> Step:
    """The step that names a verifier; 404 for types in which none takes part, 409 where the case stands elsewhere."""
    step = next((one for one in found.case_type.steps
                 if any(isinstance(effect, NameVerifier) for effect in one.effects)), None) or abort(404)  # fmt: skip
    return step if found.case.state in {source.name for source in step.sources} else abort(409)


def _known(found: Draft) -> dict[int, str]:
    """The verifiers that can be chosen; the one that is named stays among them."""
    known = may_be_named(db.session.connection(), found.case.party_id, today())
    named = {found.verifier.party_id: found.verifier.name} if found.verifier else {}
    return {**named, **{one: f"{right.name}, {right.number}" for one, right in known.items()}}


def _page(
    found: Draft,
    step: Step,
    faults: list[tuple[str, Text]] | None = None,
    said: tuple[Refusal, ...] | None = None,
    status: int = 200,
) -> Response:
    subject = subject_of(db.session.connection(), found.case_type, found.case, found.by, today())
    cannot = refusals(step, subject)
    named = str(found.verifier.party_id) if found.verifier else ""
    return page(
        "applicant/verifier.html",
        status,
        draft=found,
        known=_known(found),
        chosen=request.form.get("verifier", named),
        confirmed=bool(request.form.get("confirmed")),
        nobody=NOBODY,
        faults=faults or [],
        faulty=dict(faults or []),
        refusals=cannot if said is None else said,
        may=not cannot,
        hidden=[section.title for section in found.case_type.sections
                if found.delivers and section.name in found.delivers.hidden and section.name != found.delivers.section],
        once=fresh_key,
    )
