"""A running frame for tests: an application on a fresh database, the demo's people, and two pages with every part."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import ChoiceLoader, FileSystemLoader
from waitress import wasyncore
from waitress.server import create_server

from casework.app import create_app
from casework.core.case_type import Actor, Refusal
from casework.core.text import Source, Text
from casework.db import db, writing
from casework.models import Login, Mandate, Membership, Party, Person, StaffRole
from casework.settings import Settings
from casework.web.policy import policy
from casework.web.render import page, switching_language, today

OURS = {"Sec-Fetch-Site": "same-origin"}
EFFECTS = (Text("sends the letter “{letter}”", letter=Text("Decision")), Text("tells the party by e-mail"))
REFUSALS = (
    Refusal(Text("Who prepares may not sign."), Source("forvaltningsloven", "§ 6"), Text("A colleague can.")),
    Refusal(Text("{count} errors are open.", count=1), cure=Text("You can cure it.")),
)


def frame_app(home: Path, database_url: str = "", **more: str) -> Flask:
    """An application of the frame with two pages of samples at /parts/staff and /parts/applicant."""
    given = {"CASEWORK_ENV": "test", "CASEWORK_HOME": str(home), "DATABASE_URL": database_url, **more}
    app = create_app(Settings.from_environment(given))
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(Path(__file__).parent / "parts")])

    @app.get("/parts/staff")
    @policy("staff", Actor.CASEWORKER)
    def staff_parts() -> object:
        return page("staff.html", effects=EFFECTS, refusals=REFUSALS)

    @app.get("/parts/applicant")
    @policy("party")
    def applicant_parts() -> object:
        return page("applicant.html", refusals=REFUSALS)

    @app.post("/parts")
    @policy("signed_in")
    def sent() -> object:
        from flask import request

        if switching_language():
            return page("applicant.html", refusals=REFUSALS, typed=request.form["imo"])
        return "sent"

    @app.get("/broken")
    @policy("public")
    def broken() -> object:
        raise RuntimeError("Kari Nordmann 01017012345")

    return app


@contextmanager
def opened(app: Flask) -> Iterator[Flask]:
    """The application, whose connections are closed afterwards."""
    try:
        yield app
    finally:
        with app.app_context():
            db.engine.dispose()


def people(app: Flask) -> dict[str, int]:
    """Enters a few people; returns their ids by the subject of their demo login."""
    with app.app_context(), writing():
        since = today_in(app)
        parties = {
            name: Party(name=name, created_at=0)
            for name in ("Aigli Pelagos Shipping S.A.", "Skarvøy Rederi AS", "Kompass AS")
        }
        db.session.add_all(parties.values())
        db.session.flush()
        aigli, skarvoy, kompass = (party.id for party in parties.values())
        made = {
            subject: Person(name=name, language=language, created_at=0)
            for subject, name, language in (
                ("eleni", "Eleni Markopoulou", "en"),
                ("silje", "Silje Nordahl", "nb"),
                ("both", "Hauk Brandvold", "nn"),
                ("marit", "Marit Lunde", "nb"),
                ("ingrid", "Ingrid Solheim", "nb"),
                ("nobody", "Ola Ny", "nb"),
            )
        }
        db.session.add_all(made.values())
        db.session.flush()
        ids = {subject: person.id for subject, person in made.items()}
        db.session.add_all(Login(person_id=id_, issuer="demo", subject=subject) for subject, id_ in ids.items())
        member = {"rights": "sign", "valid_from": since}
        db.session.add_all(
            [
                Membership(person_id=ids["eleni"], party_id=aigli, **member),
                Membership(person_id=ids["silje"], party_id=kompass, **member),
                Mandate(party_id=skarvoy, agent_id=kompass, rights="write", scope=[], valid_from=since),
                Membership(person_id=ids["both"], party_id=skarvoy, **member),
                *(
                    StaffRole(
                        person_id=ids[subject],
                        role=role.value,
                        authority="environment_agency",
                        case_types=[],
                        more={},
                        valid_from=since,
                    )
                    for subject, role in (
                        ("marit", Actor.CASEWORKER),
                        ("ingrid", Actor.SIGNATORY),
                        ("both", Actor.CASEWORKER),
                    )
                ),
            ]
        )
        return ids


def today_in(app: Flask) -> object:
    with app.test_request_context():
        return today()


def token_of(client: FlaskClient, path: str = "/sign-in") -> str:
    """The form token of a page."""
    text = client.get(path).get_data(as_text=True)
    return text.split('name="csrf_token" value="')[1].split('"')[0]


def sign_in(client: FlaskClient, subject: str, following: str = "") -> str:
    """Signs in as one of the people; returns where the browser is sent."""
    answer = client.post(
        "/sign-in", headers=OURS, data={"person": subject, "next": following, "csrf_token": token_of(client)}
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)[:300]
    return str(answer.headers["Location"])


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application on a free port of this machine; yields its address."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        time.sleep(0.05)
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # closed by its own loop: a socket closed under it would be a fault in another thread
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))
        thread.join(5)
        assert not thread.is_alive(), "the server did not stop"
        server.task_dispatcher.shutdown(timeout=1)
