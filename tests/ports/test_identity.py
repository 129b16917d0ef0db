"""An identity provider: what it must prove, and everything that must not pass for proof."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from casework.ports.identity import NotVouchedFor, OpenIdConnect, Vouched, provider
from casework.settings import Settings
from tests.web.frame import frame_app, opened

# The provider of these tests is built on an older way of authlib's.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
BACK = "http://127.0.0.1:8000/sign-in/return"
HIGH, SUBSTANTIAL, LOW = "idporten-loa-high", "idporten-loa-substantial", "idporten-loa-low"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import oidc_provider_mock

        people = [
            oidc_provider_mock.User(sub="kari", claims={"name": "Kari Nordmann", "acr": HIGH, "locale": "nn"}),
            oidc_provider_mock.User(sub="low", claims={"name": "Ola", "acr": LOW}),
        ]
        with oidc_provider_mock.run_server_in_thread(user_claims=people, require_nonce=True) as server:
            yield f"http://localhost:{server.server_port}"


def settings(issuer: str, **more: str) -> Settings:
    return Settings.from_environment(
        {
            "CASEWORK_ENV": "test",
            "OIDC_ISSUER": issuer,
            "OIDC_CLIENT_ID": "casework",
            "OIDC_CLIENT_SECRET": "s",
            "OIDC_ACR_VALUES": f"{HIGH} {SUBSTANTIAL}",
            **more,
        }
    )


def consent(url: str, sub: str) -> str:
    """What the browser comes back with after the person agreed at the provider."""
    return requests.post(url, data={"sub": sub}, allow_redirects=False, timeout=5).headers["Location"]


def test_a_person_is_known_by_issuer_and_subject(issuer: str) -> None:
    identity = OpenIdConnect(settings(issuer))
    begun = identity.begin(BACK, "nn")
    assert identity.finish(consent(begun.url, "kari"), BACK, begun.kept) == Vouched(
        issuer, "kari", "Kari Nordmann", "", "nn", HIGH
    )


def test_the_question_carries_all_that_makes_the_answer_ours(issuer: str) -> None:
    begun = OpenIdConnect(settings(issuer)).begin(BACK, "nn")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(begun.url).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["state"] == begun.kept["state"]
    assert asked["nonce"] == begun.kept["nonce"]
    assert asked["acr_values"] == f"{HIGH} {SUBSTANTIAL}"
    assert asked["ui_locales"] == "nn"
    assert begun.kept["verifier"] not in begun.url
    assert OpenIdConnect(settings(issuer)).begin(BACK, "nn").kept != begun.kept


def test_the_code_is_redeemed_with_the_verifier_behind_its_challenge(
    issuer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies: list[str] = []
    plain = requests.Session.send

    def send(self: requests.Session, request: requests.PreparedRequest, **more: Any) -> requests.Response:
        bodies.append(str(request.body))
        return plain(self, request, **more)

    identity = OpenIdConnect(settings(issuer))
    begun = identity.begin(BACK, "nb")
    digest = hashlib.sha256(begun.kept["verifier"].encode()).digest()
    assert parse_qs(urlsplit(begun.url).query)["code_challenge"] == [
        base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    ]
    answered = consent(begun.url, "kari")
    monkeypatch.setattr(requests.Session, "send", send)
    identity.finish(answered, BACK, begun.kept)
    assert any(f"code_verifier={begun.kept['verifier']}" in body for body in bodies)


def test_a_level_of_assurance_lower_than_asked_for_is_refused(issuer: str) -> None:
    identity = OpenIdConnect(settings(issuer))
    begun = identity.begin(BACK, "nb")
    with pytest.raises(NotVouchedFor, match="assurance"):
        identity.finish(consent(begun.url, "low"), BACK, begun.kept)


def wrong_state(url: str, kept: dict[str, str]) -> tuple[str, dict[str, str]]:
    return url, {**kept, "state": "another"}


def wrong_nonce(url: str, kept: dict[str, str]) -> tuple[str, dict[str, str]]:
    return url, {**kept, "nonce": "another"}


def nothing_kept(url: str, kept: dict[str, str]) -> tuple[str, dict[str, str]]:
    return url, {}


def denied(url: str, kept: dict[str, str]) -> tuple[str, dict[str, str]]:
    return f"{BACK}?{urlencode({'error': 'access_denied', 'state': kept['state']})}", kept


def made_up(url: str, kept: dict[str, str]) -> tuple[str, dict[str, str]]:
    return f"{BACK}?{urlencode({'code': 'guessed', 'state': kept['state']})}", kept


@pytest.mark.parametrize("tampered", [wrong_state, wrong_nonce, nothing_kept, denied, made_up])
def test_an_answer_that_is_not_to_our_question_is_refused(issuer: str, tampered: Callable[..., Any]) -> None:
    identity = OpenIdConnect(settings(issuer))
    begun = identity.begin(BACK, "nb")
    url, kept = tampered(consent(begun.url, "kari"), begun.kept)
    with pytest.raises(NotVouchedFor):
        identity.finish(url, BACK, kept)


def test_a_code_is_good_once(issuer: str) -> None:
    identity = OpenIdConnect(settings(issuer))
    begun = identity.begin(BACK, "nb")
    answered = consent(begun.url, "kari")
    identity.finish(answered, BACK, begun.kept)
    with pytest.raises(NotVouchedFor):
        identity.finish(answered, BACK, begun.kept)


KEY = RSAKey.generate_key(2048, {"kid": "k1"}, private=True)
ISSUER = "https://id.example"


def claims(**more: Any) -> dict[str, Any]:
    now = int(time.time())
    return {
        "iss": ISSUER,
        "sub": "s",
        "aud": "casework",
        "exp": now + 60,
        "iat": now,
        "nonce": "n",
        "acr": HIGH,
        **more,
    }


def token(body: dict[str, Any], key: Any = KEY, alg: str = "RS256", **header: Any) -> str:
    return jwt.encode({"alg": alg, "kid": "k1", **header}, body, key, algorithms=[alg])


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in claims().items() if name not in names}


def signed_with_public_key() -> str:
    """A token that calls our provider's public key its secret; libraries refuse to make one."""

    def coded(octets: bytes) -> str:
        return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()

    body = coded(json.dumps({"alg": "HS256", "kid": "k1"}).encode()) + "." + coded(json.dumps(claims()).encode())
    return body + "." + coded(hmac.digest(KEY.as_pem(private=False), body.encode(), "sha256"))


FORGED = {
    "another issuer": token(claims(iss="https://evil.example")),
    "another client": token(claims(aud="other")),
    "several clients, given to another": token(claims(aud=["casework", "other"], azp="other")),
    "too old": token(claims(exp=int(time.time()) - 120)),
    "from the future": token(claims(nbf=int(time.time()) + 3600)),
    "another nonce": token(claims(nonce="m")),
    "no nonce": token(without("nonce")),
    "no subject": token(without("sub")),
    "no end": token(without("exp")),
    "no audience": token(without("aud")),
    "no level": token(without("acr")),
    "low level": token(claims(acr=LOW)),
    "another key": token(claims(), RSAKey.generate_key(2048, {"kid": "k1"}, private=True)),
    "the public key as a secret": signed_with_public_key(),
    "no signature": "eyJhbGciOiJub25lIn0." + token(claims()).split(".")[1] + ".",
    "its own key in the header": token(
        claims(), RSAKey.generate_key(2048, {"kid": "k2"}, private=True), jwk={"kty": "RSA"}
    ),
    "nothing": "",
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED.keys())
def test_a_forged_token_proves_nothing(forged: str) -> None:
    identity = OpenIdConnect(settings(ISSUER))
    keys = KeySet([RSAKey.import_key(KEY.as_dict(private=False))])
    with pytest.raises(Exception) as refusal:  # noqa: PT011 - of several kinds; `finish` turns each into NotVouchedFor
        identity._claims(forged, keys, "n")
    assert not isinstance(refusal.value, AttributeError | TypeError)
    assert identity._claims(token(claims()), keys, "n")["sub"] == "s"


@pytest.fixture
def client(issuer: str, tmp_path: Path, sqlite_url: str) -> Iterator[FlaskClient]:
    given = settings(issuer)
    with opened(
        frame_app(
            tmp_path,
            sqlite_url,
            OIDC_ISSUER=issuer,
            OIDC_CLIENT_ID=given.oidc_client_id,
            OIDC_CLIENT_SECRET="s",
            OIDC_ACR_VALUES=f"{HIGH} {SUBSTANTIAL}",
        )
    ) as app:
        yield app.test_client()


def came_back(client: FlaskClient, sub: str, following: str = "/contact") -> Any:
    begun = client.get(f"/sign-in?next={following}")
    assert begun.status_code == 303
    return client.get("/sign-in/return?" + urlsplit(consent(begun.headers["Location"], sub)).query)


def test_whoever_is_vouched_for_is_signed_in_and_entered_once(client: FlaskClient) -> None:
    assert came_back(client, "kari").status_code == 303
    assert client.get("/for-whom").status_code == 200
    first = client.get_cookie("casework-session")
    came_back(client, "kari")
    assert client.get_cookie("casework-session") != first
    from casework.db import db
    from casework.models import Login, Person

    with client.application.app_context():
        assert db.session.query(Login.subject).all() == [("kari",)]
        assert db.session.query(Person.name).all() == [("Kari Nordmann",)]


def test_whoever_is_not_vouched_for_is_not_signed_in(client: FlaskClient) -> None:
    answer = came_back(client, "low")
    assert answer.status_code == 403
    assert client.get("/for-whom").status_code == 303


def test_an_answer_brought_by_another_browser_signs_nobody_in(client: FlaskClient) -> None:
    begun = client.get("/sign-in").headers["Location"]
    other = client.application.test_client()
    assert other.get("/sign-in/return?" + urlsplit(consent(begun, "kari")).query).status_code == 403


def test_the_demo_does_not_exist_where_a_provider_vouches(client: FlaskClient) -> None:
    text = client.get("/contact").get_data(as_text=True)
    data = {"person": "kari"}
    assert client.post("/sign-in", data=data, headers={"Sec-Fetch-Site": "same-origin"}).status_code in (400, 404)
    assert "demonstra" not in text


def test_a_provider_that_does_not_answer_is_said_to_be_away(tmp_path: Path, sqlite_url: str) -> None:
    with opened(frame_app(tmp_path, sqlite_url, OIDC_ISSUER="http://127.0.0.1:9", OIDC_CLIENT_ID="c")) as app:
        assert app.test_client().get("/sign-in").status_code == 503


def test_there_is_no_provider_on_the_demo() -> None:
    assert provider(Settings.from_environment({})) is None
