"""The people of a party: who works for it, invited by whom; for those who may sign for it.

A firm that acts by mandate has people of its own and changes those, not the people of the one it acts for.
"""

from __future__ import annotations

from flask import abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.forms.plain import speakable
from casework.i18n import LANGUAGES
from casework.identifiers import email
from casework.operations import members as verbs
from casework.operations.acting import NotThere, Stale
from casework.queries.members import Member, offer, people_of
from casework.web.applicant import blueprint
from casework.web.auth import enter, visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell
from casework.web.security import settings_here
from casework.web.seen import version

DAY_MS = 24 * 3_600_000
RIGHTS = (
    ("read", Text("Read: see the cases and the letters")),
    ("write", Text("Write: fill in and answer, but not send")),
    ("sign", Text("Write and send: everything, and decide who works for the company here")),
)
CONFIRM = Text("Confirm that you know what it means for yourself.")
Faults = list[tuple[str, Text]]


def governed() -> int:
    """The party whose people this person may change; 403 for anybody else."""
    here = visitor()
    acting = here.acting_party
    if acting is None or acting.through or acting.rights != "sign":
        abort(403)
    return acting.id


@blueprint.get("/members")
@policy("party")
def members() -> Response:
    """Who works for the party, and the form that invites one more."""
    return _page(governed())


def _page(
    party_id: int, faults: Faults | None = None, refusals: tuple[Refusal, ...] = (), status: int = 200
) -> Response:
    people = people_of(party_id, now())
    return page(
        "applicant/members.html",
        status,
        people=people,
        me=visitor().person_id,
        rights=RIGHTS,
        typed={"email": "", "rights": "", "language": people.party.language, **_typed()},
        faults=faults or [],
        faulty=dict(faults or []),
        refusals=refusals,
        days=settings_here().invitation_days,
        once=fresh_key,
    )


def _typed() -> dict[str, str]:
    return {name: speakable(value) for name, value in request.form.items() if name in ("email", "rights", "language")}


@blueprint.post("/members/invitations")
@policy("party")
def invite() -> Response:
    """Invites a colleague by e-mail."""
    party_id = governed()
    if switching_language():
        return _page(party_id)
    typed = {"email": "", "rights": "", "language": "", **_typed()}
    faults: Faults = []
    if fault := email.fault(typed["email"]):
        faults.append(("email", fault))
    if typed["rights"] not in dict(RIGHTS):
        faults.append(("rights", Text("Choose what your colleague may do.")))
    if typed["language"] not in LANGUAGES:
        faults.append(("language", Text("Choose a language.")))
    if faults:
        return _page(party_id, faults, status=422)
    expires_at = now() + settings_here().invitation_days * DAY_MS
    to = email.normalise(typed["email"])
    try:
        with acting_once() as first:
            if first:
                verbs.invite(party_id, to, typed["rights"], language=typed["language"],
                             person_id=visitor().person_id, now=now(), expires_at=expires_at)  # fmt: skip
    except verbs.Refused as refused:
        return _page(party_id, refusals=(refused.refusal,), status=409)
    except (NotThere, Stale):
        abort(409)
    tell(Text("The invitation is on its way to {email}.", email=to))
    return redirect(url_for("applicant.members"), 303)


@blueprint.post("/members/invitations/<int:invitation_id>")
@policy("party")
def withdraw(invitation_id: int) -> Response:
    """Takes back an invitation that nobody has accepted."""
    party_id = governed()
    try:
        verbs.withdraw(party_id, invitation_id, person_id=visitor().person_id, now=now())
    except NotThere:
        abort(404)
    except verbs.Refused as refused:
        return _page(party_id, refusals=(refused.refusal,), status=409)
    tell(Text("The invitation is withdrawn. The link in the e-mail opens nothing now."))
    return redirect(url_for("applicant.members"), 303)


@blueprint.route("/members/<int:membership_id>", methods=["GET", "POST"])
@policy("party")
def member(membership_id: int) -> Response:
    """One colleague: other rights, or none from now on."""
    party_id = governed()
    one = next((one for one in people_of(party_id, now()).living if one.id == membership_id), None)
    if one is None:
        abort(404)
    if request.method == "GET" or switching_language():
        return _member_page(party_id, one)
    chosen, does = request.form.get("rights", ""), request.form.get("do")
    faults: Faults = []
    if does not in ("rights", "end"):
        faults.append(("rights", Text("Choose what to do.")))
    elif does == "rights" and chosen not in dict(RIGHTS):
        faults.append(("rights", Text("Choose what your colleague may do.")))
    elif _is_about_oneself(one, does, chosen) and request.form.get("sure") != "yes":
        faults.append((f"sure-{does}", CONFIRM))
    if faults:
        return _member_page(party_id, one, faults, status=422)
    return _changed(party_id, one, does or "", chosen)


def _is_about_oneself(one: Member, does: str | None, chosen: str) -> bool:
    return one.person_id == visitor().person_id and (does == "end" or chosen != one.rights)


def _changed(party_id: int, one: Member, does: str, chosen: str) -> Response:
    me = visitor().person_id
    try:
        if does == "end":
            verbs.end(party_id, one.id, person_id=me, now=now())
        else:
            verbs.change_rights(party_id, one.id, chosen, person_id=me, now=now())
    except NotThere:
        abort(409)
    except verbs.Refused as refused:
        return _member_page(party_id, one, refusals=(refused.refusal,), status=409)
    if does == "end" and one.person_id == me:
        tell(Text("You no longer work for {party} here.", party=people_of(party_id, now()).party.name))
        return redirect(url_for("public.front"), 303)
    if does == "end":
        tell(Text("{name} no longer works for the company here.", name=one.name))
    elif chosen != one.rights:
        tell(Text("The rights of {name} are changed.", name=one.name))
    return redirect(url_for("applicant.cases" if one.person_id == me else "applicant.members"), 303)


def _member_page(
    party_id: int, one: Member, faults: Faults | None = None, refusals: tuple[Refusal, ...] = (), status: int = 200
) -> Response:
    people = people_of(party_id, now())
    return page(
        "applicant/member.html",
        status,
        people=people,
        one=one,
        is_me=one.person_id == visitor().person_id,
        last=verbs.LAST if people.is_last_signer(one) else None,
        rights=RIGHTS,
        chosen=request.form.get("rights", one.rights),
        faults=faults or [],
        faulty=dict(faults or []),
        refusals=refusals,
    )


@blueprint.route("/invitations/<seal>", methods=["GET", "POST"])
@policy("signed_in")
def invitation(seal: str) -> Response:
    """What a colleague is invited to; accepted or declined by whoever holds the code and is signed in."""
    try:
        found = offer(version(seal.partition("-")[0]))
    except NotThere:
        abort(404)
    if not verbs.is_sealed(current_app.secret_key, found.row, seal):
        abort(404)
    over = found.outcome is not None or found.expires_at <= now()
    if request.method == "GET" or switching_language() or over:
        return _offered(found, 410 if over else 200, verbs.OVER if over else None)
    me = visitor().person_id
    try:
        if request.form.get("do") == "decline":
            verbs.decline(found.id, person_id=me, now=now())
            tell(Text("You have declined the invitation."))
            return redirect(url_for("public.front"), 303)
        if request.form.get("do") != "accept":
            return _offered(found, 422, Refusal(Text("Choose what to do.")))
        party_id = verbs.accept(found.id, person_id=me, now=now())
    except verbs.Refused as refused:
        return _offered(found, 409, refused.refusal)
    answer = enter(me, "/cases", party_id=party_id, since=visitor().signed_in_at)
    tell(Text("You can act for {party} now.", party=found.party))
    return answer


def _offered(found: object, status: int, refusal: Refusal | None) -> Response:
    return page("public/invitation.html", status, offer=found, refusal=refusal, is_over=status == 410)
