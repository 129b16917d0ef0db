"""HTML -> PDF that can be archived and be read aloud: PDF/A-2a and PDF/UA-1 in one file.

Imported by the worker alone, never by a web process: WeasyPrint costs half a second and 60 MB. One font configuration
and one parsed style sheet serve the whole process; a new one for each letter leaks memory. Nothing is fetched: pictures
and fonts come from a closed shelf (`asset:`) or from the page itself (`data:`), and any other address stops the
printing. The same HTML gives the same bytes.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from casework.letters.page import TEMPLATES

FONTS = TEMPLATES.parent.parent / "static" / "vendor" / "source-sans" / "TTF"
ASSETS = TEMPLATES / "assets"
TYPES = {".svg": "image/svg+xml", ".ttf": "font/ttf"}
ALSO_SPOKEN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")  # Hebrew, Arabic ...: comes with Pango on Debian
PRINTING = Lock()  # one font configuration: one letter at a time


class Refused(FatalURLFetchingError):
    """A letter asked for something outside the shelf. The message lists the addresses."""


class Shelf(URLFetcher):  # type: ignore[misc]
    """Gives out the files of the shelf by their bare name, and `data:`; notes and refuses everything else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("asset", "data"), allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.removeprefix("asset:")
        if url.startswith("asset:") and (path := shelf().get(name)):
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix]})
        self.refused.append(url[:200])
        raise Refused(f"refused: {url[:200]}")


@cache
def shelf() -> dict[str, Path]:
    """Bare name -> file: the pictures of the letters and the fonts."""
    return {path.name: path for folder in (ASSETS, FONTS) for path in sorted(folder.iterdir()) if path.suffix in TYPES}


@dataclass(frozen=True)
class Press:
    """What every letter of this process is printed with."""

    fonts: FontConfiguration
    style: weasyprint.CSS
    has_glyph: frozenset[int]


@cache
def press() -> Press:
    fonts, fetcher = FontConfiguration(), Shelf()
    css = (TEMPLATES / "letter.css").read_text("utf-8")
    style = weasyprint.CSS(string=css, font_config=fonts, url_fetcher=fetcher)
    faces = [glyphs(path) for path in sorted(FONTS.glob("*.ttf"))]
    return Press(fonts, style, frozenset.intersection(*faces) | glyphs(ALSO_SPOKEN))


def glyphs(font: Path) -> frozenset[int]:
    """The characters a font file can draw; none where there is no such file."""
    if not font.exists():
        return frozenset()
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def print_pdf(html: str, *, language: str, title: str, identifier: str) -> bytes:
    """`html` (from `page.write`) as PDF. `identifier`: the document number, from which the file's own id is made.

    Raises `Refused` if the page asks for anything outside the shelf. A character no font can draw is spelled out as
    [U+4E2D]: an empty box would say nothing, and PDF/A forbids it.
    """
    with PRINTING:
        drawn = press().has_glyph
        text = re.sub(r"[^\x00-\x7f]", lambda c: c[0] if ord(c[0]) in drawn else f"[U+{ord(c[0]):04X}]", html)
        for padding in range(16):
            printed = print_once(text, language, title, identifier, padding)
            if not any(end in printed for end in AMBIGUOUS_ENDS):
                return printed
    raise Refused(f"no clean printing of {identifier} in sixteen tries")


def print_once(html: str, language: str, title: str, identifier: str, padding: int) -> bytes:
    """One printing. `padding`: so many empty objects are added (see `finish`)."""
    fetcher, ready = Shelf(), press()
    document = weasyprint.HTML(string=html, url_fetcher=fetcher).render(
        font_config=ready.fonts, stylesheets=[ready.style], pdf_variant="pdf/a-2a", pdf_tags=True
    )
    document.metadata.title, document.metadata.lang = title, language
    if document.metadata.attachments:
        raise Refused("a letter has no attachments")
    options = {"pdf_variant": "pdf/a-2a", "pdf_tags": True, "pdf_identifier": identifier.encode()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 does not close its colour profile
        printed: bytes = document.write_pdf(finisher=partial(finish, padding=padding), **options)
    if fetcher.refused:
        raise Refused(f"refused: {', '.join(fetcher.refused)}")
    return printed


AMBIGUOUS_ENDS = (b"\r\nendstream", b"\n\nendstream")
UA_CLAIM = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finish(document: Any, pdf: Any, *, padding: int = 0) -> None:
    """Adds the claim of PDF/UA-1, and its schema, to the metadata that claims PDF/A-2a.

    A packed stream may happen to end in a line end, and a strict reader takes that for part of the line end after it.
    Such a stream is written unpacked, as is the metadata so that any reader finds the claims. What the file packs
    later, its small objects and its table of contents, is out of reach here: with `padding` empty objects more they end
    otherwise.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.compress = False
    metadata.stream = [part.replace(b"</rdf:RDF>", UA_CLAIM + b"</rdf:RDF>") for part in metadata.stream]
    for _ in range(padding):
        pdf.add_object(pydyf.Dictionary())
    for part in pdf.objects:
        if getattr(part, "compress", False) and part.data.endswith(AMBIGUOUS_ENDS):
            part.compress = False
