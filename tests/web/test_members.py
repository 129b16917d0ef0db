"""Who works for a party: invited by one who may sign, changed at once, recorded, and never left without a signer."""

from __future__ import annotations

import email
import re
from collections.abc import Callable
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.core.calendars import legal_date
from casework.db import db, writing
from casework.models import Invitation, Login, Membership, MembershipChange, Person
from casework.operations import members
from casework.outbox import drain
from casework.stories.people import party_id, person_id
from casework.stories.telling import plots_of, tell
from tests.web.drafts import DAY, TYPE, draft_app, form_of, new_draft, now, signed_in, words
from tests.web.frame import OURS, sign_in, token_of

NEW = "katerina@aiglipelagos.example"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    made = draft_app(tmp_path)
    with made.app_context(), writing():
        newcomer = Person(name="Katerina Newcomer", language="en", created_at=0)
        db.session.add(newcomer)
        db.session.flush()
        db.session.add(Login(person_id=newcomer.id, issuer="demo", subject="katerina"))
    return made


def invite(client: FlaskClient, **typed: str) -> Any:
    """Fills in the form of the page and sends it."""
    sent = {**form_of(client.get("/members").get_data(as_text=True)), "email": NEW, "rights": "write", "language": "en"}
    return client.post("/members/invitations", data={**sent, **typed}, headers=OURS)


def mails(app: Flask) -> list[Any]:
    with app.app_context():
        drain(now())
    folder = app.extensions["casework.settings"].mail_folder
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]


def link_in(mail: Any) -> str:
    found = re.search(r"/invitations/\S+", mail.get_content())
    assert found
    return found[0]


def newcomer(app: Flask, person: str = "katerina") -> FlaskClient:
    client = app.test_client()
    sign_in(client, person)
    client.set_cookie("casework-language", "en")
    return client


def answered(client: FlaskClient, link: str, does: str) -> Any:
    return client.post(link, data={"do": does, "csrf_token": token_of(client, link)}, headers=OURS)


def change(client: FlaskClient, membership_id: int, **sent: str) -> Any:
    token = token_of(client, "/cases")
    return client.post(f"/members/{membership_id}", data={"csrf_token": token, **sent}, headers=OURS)


def membership_of(app: Flask, person: str, party: str = "aigli") -> int:
    with app.app_context():
        mine = (Membership.person_id == person_id(person)) & (Membership.party_id == party_id(party))
        found = db.session.scalars(
            select(Membership.id).where(mine, Membership.revoked_at.is_(None)).order_by(Membership.id.desc())
        ).first()
        assert found
        return found


def changes(app: Flask) -> list[tuple[str, int, str, str]]:
    with app.app_context():
        rows = db.session.scalars(select(MembershipChange).order_by(MembershipChange.id))
        return [(row.kind, row.actor_id, row.before, row.rights) for row in rows]


def test_an_invited_colleague_signs_in_accepts_and_writes_at_once(app: Flask) -> None:
    eleni = signed_in(app)
    assert invite(eleni).status_code == 303
    mail = mails(app)[-1]
    assert mail["To"] == NEW
    assert "Aigli Pelagos Shipping S.A." in mail["Subject"]
    assert "Eleni Markopoulou invites you" in mail.get_content()
    assert NEW in words(eleni.get("/members"))
    link = link_in(mail)
    with app.app_context():
        assert link.rsplit("-", 1)[1] not in str(db.session.scalars(select(Invitation)).one().__dict__)

    someone = app.test_client()
    assert someone.get(link).headers["Location"].startswith("/sign-in?next=/invitations/")
    katerina = newcomer(app)
    shown = words(katerina.get(link))
    assert "Eleni Markopoulou invites you. You may write for the company here if you accept." in shown
    assert "You are signed in as Katerina Newcomer" in shown
    answer = answered(katerina, link, "accept")
    assert answer.headers["Location"] == "/cases"
    assert "You can act for Aigli Pelagos Shipping S.A. now." in words(katerina.get("/cases"))
    assert katerina.get(f"/drafts/{new_draft(app)}").status_code == 200
    assert katerina.get("/members").status_code == 403
    seen = words(eleni.get("/members"))
    assert "Katerina Newcomer" in seen
    assert f"Katerina Newcomer accepted the invitation to {NEW}: may write." in seen
    with app.app_context():
        me, her = person_id("eleni"), person_id("katerina")
    assert changes(app) == [("invited", me, "", "write"), ("accepted", her, "", "write")]
    assert answered(newcomer(app, "sofia"), link, "accept").status_code == 410


def test_whoever_signs_in_by_the_link_is_brought_to_it_and_not_asked_for_whom(app: Flask) -> None:
    invite(signed_in(app))
    link, client = link_in(mails(app)[-1]), app.test_client()
    token = token_of(client, "/sign-in")
    form = {"person": "katerina", "next": link, "csrf_token": token}
    answer = client.post("/sign-in", data=form, headers=OURS)
    assert answer.headers["Location"] == link


@pytest.mark.parametrize(("how", "said"), [
    ("withdrawn", "This invitation is no longer open."),
    ("expired", "This invitation is no longer open."),
    ("declined", "This invitation is no longer open."),
])  # fmt: skip
def test_an_invitation_that_is_over_opens_nothing(app: Flask, how: str, said: str) -> None:
    eleni = signed_in(app)
    invite(eleni)
    link = link_in(mails(app)[-1])
    number = int(link.split("/")[-1].split("-")[0])
    if how == "withdrawn":
        token = token_of(eleni, "/members")
        eleni.post(f"/members/invitations/{number}", data={"csrf_token": token}, headers=OURS)
        assert f"withdrew the invitation to {NEW}" in words(eleni.get("/members"))
    elif how == "declined":
        assert answered(newcomer(app), link, "decline").status_code == 303
        assert f"declined the invitation to {NEW}" in words(eleni.get("/members"))
    else:
        with app.app_context():
            party = party_id("aigli")
            gone = {"language": "en", "person_id": person_id("eleni"), "now": now() - 20 * DAY}
            members.invite(party, NEW, "sign", expires_at=now() - DAY, **gone)
            row = db.session.scalars(select(Invitation).order_by(Invitation.id.desc())).first()
            link = f"/invitations/{members.code_of(app.secret_key, row)}"
        assert "It was not accepted in time" in words(eleni.get("/members"))
        assert len(mails(app)) == 1
    katerina = newcomer(app)
    shown = katerina.get(link)
    assert shown.status_code == 410
    assert said in words(shown)
    token = token_of(katerina, "/for-whom")
    assert katerina.post(link, data={"csrf_token": token, "do": "accept"}, headers=OURS).status_code == 410
    with app.app_context():
        assert not db.session.scalars(select(Membership).where(Membership.person_id == person_id("katerina"))).all()


def test_a_code_that_was_not_sent_opens_nothing(app: Flask) -> None:
    invite(signed_in(app))
    link, katerina = link_in(mails(app)[-1]), newcomer(app)
    number, seal = link.rsplit("/", 1)[1].split("-")
    wrong = f"{'0' if seal[0] != '0' else '1'}{seal[1:]}"
    for code in (number, f"{number}-", f"{number}-{wrong}", f"{int(number) + 1}-{seal}", "٣-x", "x", f"{number}-æøå"):
        assert katerina.get(f"/invitations/{code}").status_code == 404, code


@pytest.mark.parametrize(("typed", "said"), [
    ({"email": "nobody"}, "is not an e-mail address"),
    ({"email": "a@b.example\r\nBcc: c@d.example"}, "is not an e-mail address"),
    ({"rights": "own"}, "Choose what your colleague may do."),
    ({"language": "fr"}, "Choose a language."),
])  # fmt: skip
def test_what_is_wrong_with_an_invitation_is_said_beside_the_field(
    app: Flask, typed: dict[str, str], said: str
) -> None:
    answer = invite(signed_in(app), **typed)
    assert answer.status_code == 422
    assert said in words(answer)
    assert mails(app) == []


def test_an_invitation_sent_twice_by_one_form_is_one_and_there_is_an_end_to_them(app: Flask) -> None:
    eleni = signed_in(app)
    form = {**form_of(eleni.get("/members").get_data(as_text=True)), "email": NEW, "rights": "read", "language": "nn"}
    for _ in range(2):
        assert eleni.post("/members/invitations", data=form, headers=OURS).status_code == 303
    assert len(mails(app)) == 1
    assert "Logg inn med denne lenkja" in mails(app)[0].get_content()
    for n in range(members.MOST_OPEN - 1):
        assert invite(eleni, email=f"colleague{n}@aigli.example").status_code == 303
    refused = invite(eleni, email="onemore@aigli.example")
    assert refused.status_code == 409
    assert "20 invitations are open already." in words(refused)


def test_new_rights_hold_at_once_and_end_one_period_and_begin_another(app: Flask) -> None:
    eleni, dimitris = signed_in(app), signed_in(app, "dimitris")
    before = membership_of(app, "dimitris")
    assert dimitris.get("/members").status_code == 403
    assert change(eleni, before, do="rights", rights="sign").status_code == 303
    assert dimitris.get("/members").status_code == 200
    with app.app_context():
        old = db.session.get_one(Membership, before)
        today = legal_date(now())
        assert (old.rights, old.valid_until) == ("write", today)
        assert old.revoked_at
    seen = words(eleni.get("/members"))
    assert "changed the rights of Dimitris Vlachos: may write before, may write and send now." in seen
    assert "Earlier periods" in seen
    assert change(eleni, before, do="rights", rights="read").status_code == 404


def test_whoever_is_ended_sees_nothing_from_that_moment(app: Flask) -> None:
    eleni, dimitris = signed_in(app), signed_in(app, "dimitris")
    ref = new_draft(app)
    assert dimitris.get(f"/drafts/{ref}").status_code == 200
    answer = change(eleni, membership_of(app, "dimitris"), do="end")
    assert answer.headers["Location"] == "/members"
    assert dimitris.get(f"/drafts/{ref}").status_code == 403
    assert changes(app)[-1][0] == "ended"
    assert "ended the work of Dimitris Vlachos" in words(eleni.get("/members"))


@pytest.mark.parametrize("sent", [{"do": "end", "sure": "yes"}, {"do": "rights", "rights": "read", "sure": "yes"}])
def test_the_last_who_may_sign_cannot_go(app: Flask, sent: dict[str, str]) -> None:
    eleni = signed_in(app)
    mine = membership_of(app, "eleni")
    shown = words(eleni.get(f"/members/{mine}"))
    assert "Nobody else may send for the company, and somebody must be able to." in shown
    answer = change(eleni, mine, **sent)
    assert answer.status_code == 409
    assert "Nobody else may send for the company" in words(answer)
    assert changes(app) == []


def test_one_s_own_rights_are_given_up_only_when_one_says_so(app: Flask) -> None:
    eleni = signed_in(app)
    change(eleni, membership_of(app, "dimitris"), do="rights", rights="sign")
    mine = membership_of(app, "eleni")
    for sent, place in (({"do": "end"}, "end"), ({"do": "rights", "rights": "write"}, "rights")):
        answer = change(eleni, mine, **sent)
        assert answer.status_code == 422
        assert f'id="sure-{place}-error"' in answer.get_data(as_text=True)
    assert change(eleni, mine, do="rights", rights="write", sure="yes").headers["Location"] == "/cases"
    assert eleni.get("/members").status_code == 403


def test_two_who_end_each_other_leave_one(app: Flask) -> None:
    change(signed_in(app), membership_of(app, "dimitris"), do="rights", rights="sign")
    one, other = membership_of(app, "eleni"), membership_of(app, "dimitris")
    with app.app_context():
        party, eleni, dimitris = party_id("aigli"), person_id("eleni"), person_id("dimitris")
        members.end(party, other, person_id=eleni, now=now())
        with pytest.raises(members.NotThere):
            members.end(party, one, person_id=dimitris, now=now())
        with pytest.raises(members.Refused):
            members.end(party, one, person_id=eleni, now=now())


VERBS: tuple[Callable[[int, int, int], object], ...] = (
    lambda party, member, me: members.invite(
        party, NEW, "sign", language="en", person_id=me, now=now(), expires_at=now() + DAY
    ),
    lambda party, member, me: members.change_rights(party, member, "read", person_id=me, now=now()),
    lambda party, member, me: members.end(party, member, person_id=me, now=now()),
)


@pytest.mark.parametrize("who", ["dimitris", "sofia", "hauk", "silje", "marit"])
@pytest.mark.parametrize("verb", VERBS, ids=["invite", "change", "end"])
def test_A2_nobody_changes_the_people_of_a_party_but_those_who_may_sign_for_it(
    app: Flask, who: str, verb: Callable[[int, int, int], object]
) -> None:
    with app.app_context():
        mine = membership_of(app, "sofia")
        with pytest.raises(members.NotThere):
            verb(party_id("aigli"), mine, person_id(who))


def test_a_firm_that_acts_by_mandate_sees_its_own_people_and_not_those_it_acts_for(app: Flask) -> None:
    silje = signed_in(app, "silje", company="halcyon")
    assert silje.get("/members").status_code == 403
    assert "/members" not in silje.get("/cases").get_data(as_text=True)
    own = signed_in(app, "silje", company="kompass")
    assert "Silje Nordahl" in words(own.get("/members"))
    assert own.get(f"/members/{membership_of(app, 'eleni')}").status_code == 404


def test_the_authority_s_managers_and_registrars_see_whom_a_party_sends(app: Flask) -> None:
    with app.app_context():
        story = tell(TYPE, plots_of(TYPE)["approve"], party=party_id("aigli"), now=now() - 3 * DAY, language="en",
                     storage=app.extensions["casework.storage"], drain=lambda at: None, until="submit")  # fmt: skip
        list(story)
        path, other = f"/staff/parties/{party_id('aigli')}/people", f"/staff/parties/{party_id('corvus')}/people"
    for persona, status in (("berit", 200), ("arne", 200), ("marit", 403), ("olav", 403), ("eleni", 403)):
        assert signed_in(app, persona).get(path).status_code == status, persona
    assert "Dimitris Vlachos" in words(signed_in(app, "berit").get(path))
    assert signed_in(app, "berit").get(other).status_code == 404
    assert signed_in(app, "berit").get("/staff/parties/999999/people").status_code == 404
