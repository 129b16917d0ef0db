"""Two sweeps over every page: what a page promises of itself, and what it looks like, whoever comes, in any language.

The first asks without a browser: no route breaks, every page has its language and one heading, every link and form of a
page leads somewhere for the person who sees it, no English is left on Norwegian pages. The second opens one page of
each kind in a browser at two widths: axe finds nothing, nothing goes sideways. CASEWORK_TEST_WINDOWS=all opens them in
every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from casework.queries.register import public_kinds
from tests.browser import EVERYTHING, problems
from tests.journeys.places import (
    REGISTERS,
    VISITORS,
    Seen,
    addresses,
    asked_of,
    browser_of,
    english_left,
    people_the_town,
    types_by_ref,
)
from tests.ready import ready
from tests.web.frame import served
from tests.web.told import told_app

LANGUAGES = ("nb", "nn", "en") if EVERYTHING else ("nb",)  # the other pages' own tests take the others
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNSEEN = {"auth.sign_in_return"}  # where an identity provider sends people back to; the demonstration has none
if not public_kinds():  # a register is there for a kind that is public, and for no other
    UNSEEN |= set(REGISTERS)
KINDS = {"applicant.case": 4, "staff.case": 4, "applicant.section": 4, "staff.step": 3, "applicant.document": 2,
         "applicant.row": 3, "applicant.clock": 2, "applicant.cases": 3, "staff.worklist": 2}  # fmt: skip
"""How many pages of a kind are opened in the browser, where one does not stand for all."""
OF_TYPES = {"applicant.case", "staff.case", "staff.dossier", "staff.sign"}
"""Pages that look otherwise for each type of case: one of each type is opened, however many that are."""


@dataclass
class Page:
    visitor: str
    endpoint: str
    address: str
    status: int
    seen: Seen | None
    type: str = ""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    home = tmp_path_factory.mktemp("town")
    url = ready(home)
    with told_app(home, url) as made:
        people_the_town(made)
        yield made


@pytest.fixture(scope="module")
def browsers(app: Flask) -> dict[str, FlaskClient]:
    return {visitor: browser_of(app, visitor) for visitor in VISITORS}


@pytest.fixture(scope="module")
def pages(app: Flask, browsers: dict[str, FlaskClient]) -> list[Page]:
    """Everything that everybody may ask for, in English."""
    found, types = [], types_by_ref(app)
    for visitor in VISITORS:
        for endpoint, address in asked_of(app, visitor):
            page = opened(browsers[visitor], visitor, endpoint, address)
            page.type = next((types[part] for part in address.split("/") if part in types), "")
            found.append(page)
    return found


def opened(client: FlaskClient, visitor: str, endpoint: str, address: str) -> Page:
    answer = client.get(address)
    is_page = answer.mimetype == "text/html" and answer.status_code not in range(300, 400)
    return Page(
        visitor, endpoint, address, answer.status_code, Seen(answer.get_data(as_text=True)) if is_page else None
    )


def test_every_route_is_asked_and_every_page_is_seen_by_somebody(app: Flask, pages: list[Page]) -> None:
    assert {endpoint for endpoint, found in addresses(app).items() if not found} == set()
    assert set(addresses(app)) - {page.endpoint for page in pages if page.status == 200} == UNSEEN


def test_no_page_breaks_whoever_asks(pages: list[Page]) -> None:
    wrong = [(page.visitor, page.address, page.status) for page in pages
             if page.status not in (200, 303, 403, 404, 409)]  # fmt: skip
    assert wrong == []


def test_every_page_says_its_language_and_has_one_heading(pages: list[Page]) -> None:
    wrong = [(page.visitor, page.address, page.seen.language, page.seen.headings) for page in pages
             if page.seen and (page.seen.language, page.seen.headings) != ("en", 1)]  # fmt: skip
    assert wrong == []


def test_every_link_and_every_form_of_a_page_leads_somewhere(
    app: Flask, browsers: dict[str, FlaskClient], pages: list[Page]
) -> None:
    adapter, asked, dead = app.url_map.bind("localhost"), dict[tuple[str, str], Page](), list[str]()
    asked.update({(page.visitor, page.address): page for page in pages})
    for page in [page for page in pages if page.seen and page.status == 200]:
        assert page.seen
        for link in sorted(page.seen.links):
            address, anchor = urldefrag(urljoin(page.address, link))
            if urlsplit(address).scheme or ((page.visitor, address) not in asked and "lang=" in address):
                continue  # another site, mail, telephone; language links lead to the page itself
            if (page.visitor, address) not in asked:
                asked[page.visitor, address] = opened(browsers[page.visitor], page.visitor, "", address)
            there = asked[page.visitor, address]
            if there.status >= 400:
                dead.append(f"{page.visitor}: {page.address} links to {link}: {there.status}")
            elif anchor and there.seen and anchor not in there.seen.anchors:
                dead.append(f"{page.visitor}: {page.address} links to {link}: no such place")
        for action in sorted(page.seen.posts):
            try:
                adapter.match(urlsplit(urljoin(page.address, action)).path, "POST")
            except RequestRedirect:
                dead.append(f"{page.address}: a form is sent on from {action}")
            except HTTPException as fault:
                dead.append(f"{page.address}: a form leads to {action}: {fault.code}")
    assert dead == [], "\n".join(dead)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_english_is_left_on_a_norwegian_page(
    browsers: dict[str, FlaskClient], pages: list[Page], language: str
) -> None:
    left: dict[str, str] = {}
    for page in one_of_each(pages, 3):
        browsers[page.visitor].set_cookie("casework-language", language)
        there = opened(browsers[page.visitor], page.visitor, page.endpoint, page.address)
        browsers[page.visitor].set_cookie("casework-language", "en")
        if there.seen:
            assert there.seen.language == language, page.address
            left.update((sentence, f"{page.visitor}: {page.address}") for sentence in english_left(there.seen))
    assert left == {}, "\n".join(f"{page}: {sentence}" for sentence, page in left.items())


def one_of_each(pages: list[Page], at_most: int | None = None) -> list[Page]:
    """Pages that stand for all: of each kind some, of as many cases and visitors as there are."""
    chosen: dict[str, list[Page]] = {}
    for page in sorted(pages, key=lambda page: page.address.count("/") and page.address.split("/")[-1]):
        if page.status != 200 or page.seen is None:
            continue
        of_kind = chosen.setdefault(page.endpoint, [])
        room = at_most or KINDS.get(page.endpoint, 1)
        new = page.endpoint in OF_TYPES and page.type not in {other.type for other in of_kind}
        if new or (len(of_kind) < room and page.address not in {
            other.address for other in of_kind if other.visitor == page.visitor
        }):
            of_kind.append(page)
    return [page for of_kind in chosen.values() for page in of_kind]


@pytest.fixture(scope="module")
def base(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


def test_every_page_is_readable_by_everybody_and_fits_a_narrow_screen(
    app: Flask, browsers: dict[str, FlaskClient], pages: list[Page], base: str, chromium: Any, axe_source: str
) -> None:
    wrong: list[str] = []
    windows = {visitor: window(chromium, client, base) for visitor, client in browsers.items()}
    for page in one_of_each(pages):
        there = windows[page.visitor]
        for language in LANGUAGES:
            there.context.add_cookies([{"name": "casework-language", "value": language, "url": base}])
            there.set_viewport_size({"width": 1280, "height": 900})
            there.goto(base + page.address)
            wrong += [f"{language} {page.visitor} {page.address}: {found}" for found in problems(there, axe_source)]
            for width in (1280, 320):
                there.set_viewport_size({"width": width, "height": 900})
                if (beyond := there.evaluate(WIDER)) > 0:
                    wrong.append(f"{language} {page.address}: {beyond} pixels too wide at {width}")
    for there in windows.values():
        there.context.close()
    assert wrong == [], "\n".join(wrong)


def window(chromium: Any, client: FlaskClient, base: str) -> Any:
    """A window of the browser in which the same person is signed in."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, timezone_id="Europe/Oslo", reduced_motion="reduce")
    kept = client._cookies.values()
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base} for cookie in kept])
    return context.new_page()
