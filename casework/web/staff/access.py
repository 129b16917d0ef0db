"""A request to see the documents of a case, registered as it came: by its party, or by anybody (offentleglova § 28).

Who asks need not say why. Silence is counted from the day on which it reached us, never from the day it is registered.
"""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.forms.fields import CleanText
from casework.forms.look import Look
from casework.i18n import day_figures, oslo
from casework.law.access_grounds import PARTY, PUBLIC
from casework.law.countries import COUNTRIES
from casework.models import Case
from casework.operations import asking as verbs
from casework.operations import post
from casework.operations.documents import GREATEST_SIZE, NotAccepted
from casework.queries.access import by_staff, find, staff_cases
from casework.queries.filed import journal
from casework.queries.submissions import latest_answers
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, tell, today
from casework.web.staff import arrivals, blueprint
from casework.web.staff.arrivals import Arriving, PostForm
from casework.workflows import CASE_TYPES, access_type
from casework.workflows.disclosing import asking

LANGUAGES = (("nb", Text("Norwegian Bokmål")), ("nn", Text("Norwegian Nynorsk")), ("en", Text("English")))
BASES = ((PUBLIC, Text("As anybody may, by right of publicity")), (PARTY, Text("As a party in the case")))


class AccessForm(PostForm):
    """What is written of a request, beside how it came."""

    email = CleanText(Text("E-mail for the answer"), None, Look(identifier="email", most=254))
    what = CleanText(Text("What they ask for, in their words"), None, Look(lines=3, most=2000))


@blueprint.route("/staff/cases/<ref>/access", methods=["GET", "POST"])
@policy("staff", Actor.REGISTRAR, Actor.CASEWORKER)
def register_access(ref: str) -> Answer:
    """The form, and what registering it opens: a case of its own, for whoever asks."""
    here = visitor()
    case = find(staff_cases(here.person_id, today()).where(Case.authority == here.authority), ref)
    if request.method == "GET":
        return _form(case, Arriving(AccessForm(MultiDict({"received_on": day_figures(oslo(now()).date())})),
                                    channel="email"))  # fmt: skip
    arriving = arrivals.sent(request.form, request.files.getlist("files"), AccessForm)
    arrival = arriving.arrival(now())
    _judge(arriving)
    if arrival is None or arriving.faults:
        return _form(case, arriving, 400)
    by, taken = by_staff(here.person_id, case, today()), None
    try:
        with acting_once() as first:
            if first:
                party_id, answering = _asker(case, arriving)
                taken = verbs.file(
                    case.id, party_id, _basis(), answering, arrival, arriving.papers(),
                    storage=current_app.extensions["casework.storage"], by=by, now=now(),
                    which=request.form.getlist("which"), what=arriving.told("what"))  # fmt: skip
    except (post.NotRegistered, NotAccepted) as fault:
        arriving.faults.append((getattr(fault, "place", "files"), fault.why))
        return _form(case, arriving, 400)
    except StepRefused as refused:
        arriving.faults += [("which", refusal.sentence) for refusal in refused.refusals]
        return _form(case, arriving, 409)
    if taken is None:
        return redirect(url_for("staff.case", ref=ref), 303)
    tell(Text("Registered in case {number}.", number=taken.number or ""))
    return redirect(url_for("staff.case", ref=(taken.number or "").replace("/", "-")), 303)


def _basis() -> str:
    return PARTY if request.form.get("basis") == PARTY else PUBLIC


def _language() -> str:
    told = request.form.get("answer_language", "")
    return told if told in dict(LANGUAGES) else "nb"


def _judge(arriving: Arriving) -> None:
    """Whoever is no party must be reached somewhere."""
    if fault := arriving.form["email"].fault:  # type: ignore[attr-defined]
        arriving.faults.append(("email", fault))
    elif _basis() == PUBLIC and not arriving.told("email") and not arriving.told("address"):
        arriving.faults.append(("email", Text("Write an e-mail or a postal address that the answer can be sent to.")))


def _asker(case: Case, arriving: Arriving) -> tuple[int, verbs.Answering]:
    """For whom it is opened, and how they are answered: the party as it has asked for, anybody else as written here."""
    if _basis() == PARTY:
        wishes = CASE_TYPES[case.type].wishes(latest_answers(db.session.connection(), case))
        return case.party_id, verbs.Answering(wishes.channel, case.language, wishes.email, wishes.address,
                                              wishes.country)  # fmt: skip
    country = arriving.country if arriving.country in COUNTRIES else "NO"
    lines = tuple(line.strip() for line in arriving.told("address").splitlines() if line.strip())
    said, email = _language(), arriving.told("email")
    party_id = post.new_party(arriving.told("sender"), number="", country=country, address=lines, language=said,
                              now=now())  # fmt: skip
    return party_id, verbs.Answering("email" if email else "post", said, email, lines, country)


def _form(case: Case, arriving: Arriving, status: int = 200) -> Response:
    holds: dict[str, Any] = journal(db.session.connection(), case, language())
    return page(
        "staff/access.html",
        status,
        case=case,
        case_type=CASE_TYPES[case.type],
        arriving=arriving,
        channels=arrivals.CHANNELS,
        bases=BASES,
        basis=_basis(),
        answers_in=LANGUAGES,
        spoken=_language(),
        countries=COUNTRIES,
        holds=holds,
        chosen=request.form.getlist("which"),
        does=_does(),
        limit=GREATEST_SIZE // 1024 // 1024,
        once=fresh_key(),
    )


def _does() -> list[Text]:
    """What registering it sets going."""
    case_type = access_type()
    return [effect.says(case_type) for effect in case_type.step(str(asking(case_type))).effects]
