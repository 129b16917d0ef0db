"""Letter values -> HTML.

One template per letter and language, written in that language; shared blocks stand once per language. Norwegian says
"dere" to a company and "du" to one person: both stand in the templates as `[[dere|du]]`. Every value is
escaped, and every name that is missing, None or blank where something is owed stops the letter: a letter is right or it
is not written. Characters that could reorder or hide text (NUL, other controls, bidirectional overrides) are spelled
out as [U+202E], so that what is read is what was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from casework import i18n
from casework.letters import elements, words
from casework.letters.values import Blank, Language, Letter, Signer

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "letters"
SHARED = "_application"
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def write(letter: Letter) -> str:
    """The whole letter as one HTML document, ready for `casework.letters.pdf.print_pdf`.

    A case type without a template of its own for a letter that every application may need takes the shared one, and
    gives it its words. Raises `Blank` where a text or an element that is owed is missing, jinja2's `UndefinedError`
    where a part is, and `TemplatesNotFound` where the case type has no such letter in that language.
    """
    name = f"{letter.kind}.{letter.language}.html"
    names = [f"{letter.case_type}/{name}", f"{SHARED}/{name}"]
    template = environment(letter.language, letter.person).select_template(names)
    html = template.render(letter=letter, qr=qr(letter.check.link))
    plain = HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", html.replace("\r\n", "\n"))
    head, body = plain.split("<body", 1)
    if lacking := elements.missing(letter.kind, body):
        raise Blank(f"the letter {letter.kind} owes {', '.join(elements.ELEMENTS[name] for name in sorted(lacking))}")
    return f"{head}<body{words.keep_together(body)}"


def title(html: str) -> str:
    """The letter's title as its own `<title>` says it: kind, party, document number. For the file and the journal."""
    found = TITLE.search(html)
    if not found:
        raise Blank("the page has no title")
    return " ".join(unescape(found[1]).split())


def qr(link: str) -> str:
    """`link` as a QR code, level M, as a `data:` picture."""
    return segno.make(link, error="m", boost_error=False, micro=False).svg_data_uri(border=0, dark="#14191a")


class Addressed(FileSystemLoader):
    """Templates with the form of address chosen in their source, before any value is in them."""

    def __init__(self, *, person: bool) -> None:
        super().__init__(TEMPLATES)
        self.person = person

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        return words.addressed(source, person=self.person), path, is_current


@cache
def environment(language: Language, person: bool = False) -> Environment:
    """Jinja for the letters alone: always escaping, nothing undefined, the words of one language, said to a company or
    to one person."""
    jinja = Environment(
        loader=Addressed(person=person),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters |= {
        "day": lambda on: words.day(on, language),
        "weekday": lambda on: words.day(on, language, weekday=True),
        "day_month": lambda on: words.day(on, language, year=False),
        "weekday_month": lambda on: words.day(on, language, weekday=True, year=False),
        "hour": lambda at: words.hour(at, language),
        "amount": lambda money: i18n.amount(money, language),
        "number": lambda count: words.number(count, language),
        "names": lambda of: words.names(of, language),
        "titles": lambda of: words.titles(of, language),
        "trim_end": lambda text: text.rstrip(" ."),
        "fingerprint": lambda digest: words.NBSP.join(words.fingerprint(digest)[:4]),
        "opening": lambda text: text[:1].upper() + text[1:],
        "paragraphs": paragraphs,
        "owed": owed,
        "two_officers": two_officers,
    }
    return jinja


def shown(value: Any) -> Any:
    """What an expression in a template may show: anything but None."""
    if value is None:
        raise Blank("a template shows a value that is None")
    return value


def owed(value: Any, name: str) -> Any:
    """`value`, which the law or the sentence around it needs. Raises `Blank` naming it if there is none."""
    if value is None or isinstance(value, Undefined) or (isinstance(value, str) and not value.strip()) or value == ():
        raise Blank(f"{name} is owed by this letter and blank")
    return value


def paragraphs(text: str, after: str = "") -> Markup:
    """Plain text as paragraphs; a single line end stays a line end. `after` (markup) ends the last paragraph."""
    parts = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if part.strip()]
    lines = [Markup("<br>").join(escape(line) for line in part.split("\n")) for part in parts]
    if after and lines:
        lines[-1] += Markup(" ") + after
    return Markup("").join(Markup("<p>{}</p>\n").format(line) for line in lines)


def two_officers(signers: tuple[Signer, ...], first: str, second: str) -> tuple[Signer, ...]:
    """The officer who did `first` and the one who did `second`. Raises `Blank` unless they are two."""
    by_act: dict[str, Signer] = {signer.did: signer for signer in signers}
    if {first, second} != set(by_act) or len(signers) != 2 or by_act[first].name == by_act[second].name:
        raise Blank(f"this letter needs two officers: one who {first}, another who {second}")
    return by_act[first], by_act[second]
