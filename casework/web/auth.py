"""Signing in, choosing for whom one acts, signing out; and who is here now.

One session acts in one capacity at a time: for one party, or as staff of one authority. A person who may do both
chooses, so that nobody reads the case of their own company with the eyes of the authority.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Flask, Response, abort, current_app, g, redirect, request, session, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.db import db
from casework.models import Login, Person
from casework.ports.identity import NotVouchedFor, OpenIdConnect
from casework.ports.logs import log
from casework.queries.access import roles_of
from casework.settings import DEMO_ISSUER
from casework.web.errors import kept_page
from casework.web.policy import policy, policy_of
from casework.web.render import language, now, page, tell, today
from casework.web.security import SAFE_METHODS, certainly_ours, cookie_name, csrf, local_path, settings_here
from casework.web.sessions import (
    Living,
    PartyChoice,
    end_session,
    find_session,
    hashed,
    open_session,
    parties_of,
    person_of,
)
from casework.workflows.authorities import AUTHORITIES

blueprint = Blueprint("auth", __name__)
AS_STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person behind a request. `rights` (read, write, sign) is what they may do for the acting party."""

    person_id: int
    name: str
    language: str
    acting_party_id: int | None
    roles: frozenset[Actor]
    authority: str | None
    acting_party: PartyChoice | None = None
    parties: tuple[PartyChoice, ...] = ()
    may_be_staff: bool = False
    session: str = ""
    signed_in_at: int = 0

    @property
    def is_staff(self) -> bool:
        return any(role.is_authority for role in self.roles)

    @property
    def rights(self) -> str | None:
        return self.acting_party.rights if self.acting_party else None

    @property
    def capacities(self) -> int:
        """In how many ways this person may act."""
        return len(self.parties) + self.may_be_staff


def current() -> Visitor | None:
    """Who is here; None for somebody who is not signed in. Read once for each request."""
    if "visitor" not in g:
        token = request.cookies.get(_cookie())
        living = find_session(token, now()) if token else None
        g.visitor = _visitor(living) if living else None
    visitor: Visitor | None = g.visitor
    return visitor


def visitor() -> Visitor:
    """Who is here, in views whose policy admits only people who are signed in."""
    here = current()
    if here is None:
        abort(403)
    return here


def _visitor(living: Living) -> Visitor:
    parties = parties_of(living.person_id, today())
    held = roles_of(living.person_id, today())
    acting = next((choice for choice in parties if choice.id == living.party_id), None)
    roles: frozenset[Actor] = frozenset()
    authority = None
    if acting:
        roles = frozenset({Actor.APPLICANT, Actor.VERIFIER} if acting.verifies else {Actor.APPLICANT})
    elif held and living.party_id is None and (not parties or session.get(AS_STAFF) == living.token):
        authority = held[0].authority
        roles = frozenset(Actor(role.role) for role in held if role.authority == authority)
    return Visitor(
        living.person_id,
        living.name,
        living.language,
        acting.id if acting else None,
        roles,
        authority,
        acting_party=acting,
        parties=parties,
        may_be_staff=bool(held),
        session=living.token,
        signed_in_at=living.created_at,
    )


def install(app: Flask, identity: OpenIdConnect | None) -> None:
    """Puts the doorkeeper before every view: policy first, then the form's token."""
    app.extensions["casework.identity"] = identity

    @app.before_request
    def admit() -> Answer | None:
        if request.endpoint is None:
            return None
        wanted = policy_of(current_app, request.endpoint)
        if wanted is None:
            abort(500)
        if request.endpoint == "static" or request.blueprint == "health":
            return None
        here = current()
        if not wanted.admits(here):
            return _turned_away(here, wanted.name)
        if request.method not in SAFE_METHODS:
            csrf.protect()
        return None


def _turned_away(here: Visitor | None, wanted: str) -> Answer:
    if here is None:
        if request.method not in SAFE_METHODS:
            return kept_page(signed_out=True) if certainly_ours() else abort(403)
        back = local_path(request.full_path.rstrip("?"))
        return redirect(url_for("auth.sign_in", next=back), 303)
    undecided = not here.roles and here.capacities
    if wanted in ("party", "verifier", "staff") and undecided and request.method in SAFE_METHODS:
        return redirect(url_for("auth.for_whom", next=local_path(request.full_path.rstrip("?"))), 303)
    return abort(403)


@blueprint.get("/sign-in")
@policy("public")
def sign_in() -> Answer:
    """The demo's people; or straight on to the identity provider."""
    wanted = local_path(request.args.get("next"))
    identity: OpenIdConnect | None = current_app.extensions["casework.identity"]
    if identity is None:
        return page("public/sign_in.html", people=_personas(), next=wanted)
    try:
        begun = identity.begin(_return_url(), language())
    except Exception as fault:
        log(__name__).error("identity provider does not answer", fault=type(fault).__name__)
        return page("public/sign_in_failed.html", 503)
    session["sign_in"] = {**begun.kept, "next": wanted}
    return redirect(begun.url, 303)


@blueprint.post("/sign-in")
@policy("public")
def sign_in_as() -> Answer:
    """Signs in as one of the demo's people; does not exist where an identity provider vouches."""
    if current_app.extensions["casework.identity"] is not None:
        abort(404)
    person_id = db.session.scalar(
        select(Login.person_id).where(Login.issuer == DEMO_ISSUER, Login.subject == request.form.get("person", ""))
    )
    if person_id is None:
        abort(404)
    return enter(person_id, local_path(request.form.get("next")))


@blueprint.get("/sign-in/return")
@policy("public")
def sign_in_return() -> Answer:
    """Where the identity provider sends the browser back to."""
    identity: OpenIdConnect | None = current_app.extensions["casework.identity"]
    if identity is None:
        abort(404)
    kept = session.pop("sign_in", {})
    query = request.query_string.decode("ascii", "replace")
    try:
        who = identity.finish(f"{_return_url()}?{query}", _return_url(), kept)
    except NotVouchedFor as fault:
        log(__name__).warning("sign-in refused", why=str(fault))
        return page("public/sign_in_failed.html", 403)
    return enter(
        person_of(who.issuer, who.subject, who.name, who.email, language(), now()), local_path(kept.get("next"))
    )


@blueprint.get("/for-whom")
@policy("signed_in")
def for_whom() -> Answer:
    """Choose the company one acts for, or the authority."""
    return page("public/for_whom.html", next=local_path(request.args.get("next")))


@blueprint.post("/for-whom")
@policy("signed_in")
def act_for() -> Answer:
    """Exchanges the session for one that acts for the chosen party, or as staff."""
    here = visitor()
    chosen = request.form.get("party", "")
    if chosen == AS_STAFF and here.may_be_staff:
        return enter(here.person_id, local_path(request.form.get("next")), since=here.signed_in_at)
    if chosen not in {str(choice.id) for choice in here.parties}:
        abort(403)
    return enter(here.person_id, local_path(request.form.get("next")), party_id=int(chosen), since=here.signed_in_at)


@blueprint.post("/sign-out")
@policy("public")
def sign_out() -> Answer:
    """Ends the session; a browser whose session is over already is only told so."""
    here = current()
    if here:
        end_session(here.session, now())
    session.clear()
    tell(Text("You are signed out."))
    answer = redirect(url_for("public.front"), 303)
    answer.delete_cookie(_cookie(), path="/", secure=settings_here().is_production, httponly=True, samesite="Lax")
    return answer


def enter(person_id: int, wanted: str | None, *, party_id: int | None = None, since: int | None = None) -> Answer:
    """Opens a new session, ends the old one, forgets what the old one knew, and goes on."""
    before = request.cookies.get(_cookie())
    parties = parties_of(person_id, today())
    is_staff = bool(roles_of(person_id, today()))
    if since is None and party_id is None and len(parties) == 1 and not is_staff:
        party_id = parties[0].id
    token = open_session(
        person_id, now(), party_id=party_id, since=since, instead_of=hashed(before) if before else None
    )
    session.clear()
    if since is not None and party_id is None:
        session[AS_STAFF] = hashed(token)  # chosen, not only undecided; bound to this one session
    g.pop("visitor", None)
    undecided = party_id is None and (parties or not is_staff) and since is None
    undecided = undecided and not (wanted or "").startswith("/invitations/")  # which asks for whom by itself
    home = next((choice.home for choice in parties if choice.id == party_id), "/staff/worklist")
    answer: Response = current_app.make_response(
        redirect(url_for("auth.for_whom", next=wanted) if undecided else wanted or home, 303)
    )
    answer.set_cookie(_cookie(), token, secure=settings_here().is_production, httponly=True, samesite="Lax", path="/")
    log(__name__).info("signed in", person=person_id)
    return answer


def _personas() -> tuple[tuple[Person, str, tuple[Actor, ...], tuple[PartyChoice, ...], str, bool], ...]:
    """The demo's people as (person, subject, staff roles, parties, where they hold the roles, whether they verify), in
    the order they were made.
    """
    rows = db.session.execute(
        select(Person, Login.subject)
        .join(Login, Login.person_id == Person.id)
        .where(Login.issuer == DEMO_ISSUER)
        .order_by(Person.id)
    )
    return tuple(
        (
            person,
            subject,
            tuple(Actor(role.role) for role in held),
            parties,
            AUTHORITIES[held[0].authority].face(language()).name if held and held[0].authority in AUTHORITIES else "",
            any(party.verifies for party in parties),
        )
        for person, subject in rows
        for held, parties in [(roles_of(person.id, today()), parties_of(person.id, today()))]
    )


def _cookie() -> str:
    return cookie_name("session", settings_here())


def _return_url() -> str:
    return settings_here().base_url + url_for("auth.sign_in_return")
