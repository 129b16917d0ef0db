"""A person at a browser: signing in, going from page to page, and what is wrong with a page that one looks at.

A click does not wait for the page that comes of it. `press` does; elsewhere `expect` asks again until what is said
holds.
"""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = os.environ.get("CASEWORK_TEST_WINDOWS") == "all"
WINDOWS = list(itertools.product(("nb", "nn", "en"), (1280, 320))) if EVERYTHING else [("nn", 320)]
"""The languages and widths in which a page is looked at in each of its states: one, or all of them. The sweep over
every page takes another language, and both widths."""
ELENI, AIGLI = "Eleni Markopoulou", "Aigli Pelagos Shipping S.A."


def enter(page: Any, base: str, person: str = ELENI, company: str = AIGLI, *, language: str = "en") -> None:
    """Signs in and chooses the company, if one must say for whom; "" leaves that open."""
    hand = Hand(page, base, person, language)
    if company and urlsplit(page.url).path == "/for-whom":
        hand.press("button", company)
        expect(page).not_to_have_url(re.compile("/for-whom"))


def press(page: Any, role: str, name: str, *, exact: bool = False) -> None:
    """A button or a link, by its words, and the page that comes of it."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=exact).first.click()


def reads(page: Any, words: str) -> None:
    """The words stand on the page, where one sees them."""
    expect(page.locator("main")).to_contain_text(words, use_inner_text=True)


def problems(page: Any, axe_source: str, width: int | None = None) -> list[str]:
    """What axe finds wrong with the page once it is all there, and whether it is wider than it may be, in words."""
    page.wait_for_load_state()
    page.evaluate(axe_source)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    said = [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return said + ([f"{wide} px wide"] if width is not None and wide > width else [])


class Hand:
    """A person at a browser: with a mouse."""

    def __init__(self, page: Any, base: str, name: str, language: str = "en") -> None:
        self.page = page
        page.goto(f"{base}/sign-in?lang={language}")
        self.press("button", name)
        expect(page).not_to_have_url(re.compile(r"/sign-in\b"))

    def press(self, role: str, name: str) -> None:
        """A button or a link, by its words, and the page that comes of it."""
        with self.page.expect_navigation(timeout=60_000):
            self.use(role, name)

    def use(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.click()

    def tick(self, name: str) -> None:
        self.page.get_by_label(name).first.check()

    def write(self, name: str, words: str) -> None:
        self.page.get_by_label(name, exact=True).first.fill(words)

    def unfold(self, name: str) -> None:
        """Opens what is folded, if it is."""
        summary = self.page.locator("summary", has_text=re.compile(rf"^\s*{re.escape(name)}")).first
        if not summary.evaluate("node => node.parentElement.open"):
            summary.click()

    def answer_yes(self, selects: Any) -> None:
        """Every list of the checklist, in whatever group it is folded."""
        self.open_groups()
        for one in selects.all():
            one.select_option(label="Yes")

    def open_groups(self) -> None:
        for group in self.page.locator("#checklist details.checks").all():
            if not group.evaluate("node => node.open"):
                group.locator("> summary").click()

    def reads(self, words: str) -> None:
        """The words stand on the page."""
        reads(self.page, words)

    def again(self) -> None:
        self.page.reload()

    def saves(self, name: str) -> bytes:
        """The file that a link leads to."""
        with self.page.expect_download() as begun:
            self.use("link", name)
        return Path(begun.value.path()).read_bytes()


class Keys(Hand):
    """A person at a browser: with the keyboard, never the mouse."""

    NAMED = """() => {
        const node = document.activeElement, written = ['SELECT', 'TEXTAREA'].includes(node.tagName);
        const labels = [...(node.labels || [])].map(label => label.innerText);
        const words = [node.getAttribute('aria-label') || '', ...labels, written ? '' : node.innerText];
        return [node.tagName, words.join(' ').replace(/\\s+/g, ' ').trim()];
    }"""
    FOLDED = "document.activeElement.matches('#checklist details.checks:not([open]) > summary')"
    TAGS = {"button": ("BUTTON",), "link": ("A",), "field": ("INPUT", "TEXTAREA"), "summary": ("SUMMARY",)}

    def reach(self, kind: str, name: str, *, whole: bool = False) -> None:
        """Tab until what has the focus bears the name, in part or as a whole."""
        for _ in range(500):
            self.page.keyboard.press("Tab")
            tag, named = self.page.evaluate(self.NAMED)
            is_it = name == named if whole else name in named
            if tag in self.TAGS[kind] and (named.startswith(name) if kind == "summary" else is_it):
                return
        raise AssertionError(f"Tab does not reach the {kind} “{name}”")

    def use(self, role: str, name: str) -> None:
        self.reach(role, name)
        self.page.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        self.reach("field", name)
        if not self.page.evaluate("document.activeElement.checked"):
            self.page.keyboard.press("Space")

    def write(self, name: str, words: str) -> None:
        self.reach("field", name, whole=True)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)

    def unfold(self, name: str) -> None:
        self.reach("summary", name)
        if not self.page.evaluate("document.activeElement.parentElement.open"):
            self.page.keyboard.press("Enter")

    def answer_yes(self, selects: Any) -> None:
        """Every list is chosen by typing."""
        self.open_groups()
        for _ in range(selects.count()):
            for _ in range(500):
                self.page.keyboard.press("Tab")
                if self.page.evaluate("document.activeElement.matches('select.answer')"):
                    break
            self.page.keyboard.press("y")

    def open_groups(self) -> None:
        """Groups that are folded are opened on the way: each is the next of them that Tab reaches."""
        for _ in range(self.page.locator("#checklist details.checks:not([open])").count()):
            for _ in range(500):
                self.page.keyboard.press("Tab")
                if self.page.evaluate(self.FOLDED):
                    break
            self.page.keyboard.press("Enter")
