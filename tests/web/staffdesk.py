"""A person of the authority at a browser without scripts: opens pages, sends forms as they stand on the page."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casework.stories.people import party_id
from tests.web.frame import OURS, sign_in

FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass
class Officer:
    """`page` is what was seen last."""

    client: FlaskClient
    page: str = ""
    status: int = 0

    def see(self, path: str, **given: str | list[str]) -> str:
        answer = self.client.get(path, query_string={"lang": "en", **given})
        return self._seen(answer)

    def send(self, action: str, *, follow: bool = True, hidden: dict[str, Any] | None = None, **typed: Any) -> str:
        """Fills in the form with this address on the page seen last; what is hidden in it goes along."""
        form = next(
            (
                part
                for part in re.findall(r"<form\b.*?</form>", self.page, re.DOTALL)
                if 'method="post"' in part and f'action="{action}' in html.unescape(part)
            ),
            None,
        )
        assert form is not None, f"no form leads to {action}"
        address = html.unescape(re.findall(r'action="([^"]*)"', form)[0])
        fields: dict[str, Any] = {}
        for name, value in FIELD.findall(form):
            fields.setdefault(name, []).append(html.unescape(value))
        answer = self.client.post(
            address, data={**fields, **(hidden or {}), **typed}, headers=OURS, follow_redirects=follow
        )
        return self._seen(answer)

    def post(self, path: str, **typed: Any) -> int:
        """Posts what no form on the page offers."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.page)
        assert token
        return self.client.post(path, data={"csrf_token": token[1], **typed}, headers=OURS).status_code

    def _seen(self, answer: TestResponse) -> str:
        self.page, self.status = answer.get_data(as_text=True), answer.status_code
        return self.page

    @property
    def words(self) -> str:
        """The page without its marks."""
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", self.page)))


def officer(app: Flask, subject: str) -> Officer:
    """The demo's person, signed in and reading English."""
    client = app.test_client()
    sign_in(client, subject)
    client.get("/", query_string={"lang": "en"})
    return Officer(client)


def applicant(app: Flask, subject: str, company: str) -> Officer:
    """The demo's person at the same browser, acting for a company."""
    with app.app_context():
        chosen = party_id(company)
    found = officer(app, subject)
    found.see("/for-whom")
    assert found.post("/for-whom", party=str(chosen)) == 303
    return found
