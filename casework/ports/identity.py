"""Who vouches for a person: an identity provider speaking OpenID Connect, or nobody but the demo.

Code flow with PKCE, state and nonce; the level of assurance (acr) is checked by us, because providers may answer
with a lower one than was asked for. A person is known by (issuer, subject) and never by e-mail. What one sign-in
must remember until the provider answers lies in the browser's signed cookie, not in a store that another browser
could use.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from casework.settings import DEMO_ISSUER, Settings

ALGORITHMS = ["RS256", "PS256", "ES256"]
TIMEOUT_SECONDS = 10
LEEWAY_SECONDS = 30


class NotVouchedFor(Exception):
    """The provider's answer does not prove who this is; the text is for the log, not for the page."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who the provider says this is. `issuer` and `subject` together are the key; the rest is courtesy."""

    issuer: str
    subject: str
    name: str
    email: str = ""
    language: str | None = None
    acr: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in under way: where to send the browser, and what its cookie must keep until it comes back."""

    url: str
    kept: dict[str, str]


class OpenIdConnect:
    """An identity provider found by discovery. Raises NotVouchedFor for every answer that does not hold."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._found: dict[str, Any] | None = None
        self.issuer = settings.oidc_issuer

    def begin(self, return_url: str, language: str) -> Begun:
        """Starts a sign-in that comes back to `return_url`; the provider is asked to speak the reader's language."""
        kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce")} | {
            "verifier": secrets.token_urlsafe(64)
        }
        extra = {"acr_values": " ".join(self._settings.oidc_acr_values)} if self._settings.oidc_acr_values else {}
        with self._client(return_url) as client:
            url, _ = client.create_authorization_url(
                self._about()["authorization_endpoint"],
                state=kept["state"],
                nonce=kept["nonce"],
                code_verifier=kept["verifier"],
                ui_locales=language,
                **extra,
            )
        return Begun(url, kept)

    def finish(self, answered_url: str, return_url: str, kept: Mapping[str, str]) -> Vouched:
        """Who the provider vouches for, from the address the browser came back with."""
        if not {"state", "nonce", "verifier"} <= set(kept):
            raise NotVouchedFor("no sign-in was begun in this browser")
        about = self._about()
        with self._client(return_url) as client:
            try:
                token = client.fetch_token(
                    about["token_endpoint"],
                    authorization_response=answered_url,
                    state=kept["state"],
                    code_verifier=kept["verifier"],
                    timeout=TIMEOUT_SECONDS,
                )
                keys = KeySet.import_key_set(
                    client.request("GET", about["jwks_uri"], withhold_token=True, timeout=TIMEOUT_SECONDS).json()
                )
                claims = self._claims(token["id_token"], keys, kept["nonce"])
            except JoseError as fault:
                raise NotVouchedFor(f"id token: {type(fault).__name__}") from fault
            except NotVouchedFor:
                raise
            except Exception as fault:
                raise NotVouchedFor(f"provider's answer: {type(fault).__name__}") from fault
        name = claims.get("name") or " ".join(filter(None, (claims.get("given_name"), claims.get("family_name"))))
        return Vouched(
            self.issuer,
            str(claims["sub"]),
            str(name or ""),
            str(claims.get("email") or ""),
            claims.get("locale"),
            claims.get("acr"),
        )

    def _claims(self, id_token: str, keys: KeySet, nonce: str) -> dict[str, Any]:
        read = jwt.decode(id_token, keys, algorithms=ALGORITHMS)
        jwt.JWTClaimsRegistry(
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": self.issuer},
            sub={"essential": True},
            aud={"essential": True, "value": self._settings.oidc_client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(read.claims)
        claims: dict[str, Any] = read.claims
        audience = claims["aud"]
        if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != self._settings.oidc_client_id:
            raise NotVouchedFor("the token is meant for another client")
        accepted = self._settings.oidc_acr_values
        if accepted and claims.get("acr") not in accepted:
            raise NotVouchedFor("the level of assurance is too low")
        return claims

    def _client(self, return_url: str) -> Any:
        return OAuth2Session(
            self._settings.oidc_client_id,
            self._settings.oidc_client_secret or None,
            scope=self._settings.oidc_scope,
            redirect_uri=return_url,
            code_challenge_method="S256",
        )

    def _about(self) -> dict[str, Any]:
        if self._found is None:
            address = self.issuer.rstrip("/") + "/.well-known/openid-configuration"
            with self._client("") as client:
                found = client.request("GET", address, withhold_token=True, timeout=TIMEOUT_SECONDS).json()
            if str(found.get("issuer", "")).rstrip("/") != self.issuer.rstrip("/"):
                raise NotVouchedFor("the provider calls itself by another name")
            if self._settings.is_production and any(
                urlsplit(found[part]).scheme != "https"
                for part in ("authorization_endpoint", "token_endpoint", "jwks_uri")
            ):
                raise NotVouchedFor("the provider has addresses without https")
            self.issuer = str(found["issuer"])
            self._found = found
        return self._found


def provider(settings: Settings) -> OpenIdConnect | None:
    """The identity provider of this installation; None where people are chosen on the demo page."""
    return None if settings.oidc_issuer == DEMO_ISSUER else OpenIdConnect(settings)
