"""How days, hours, amounts and lists are written in each language of the letters, how a reader is addressed, and which
words must stay together.

Days are written out ("Friday 4 December 2026"): a number like 04.12.2026 is read in more than one way abroad.
A line may not break between a day and its month, an article or § and its number, an act and its number, or inside an
amount, and a paragraph does not end in one short word alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from babel.dates import format_date

from casework.letters.parts import OSLO, Blank

NBSP = "\u00a0"
QUOTES = {"en": "“{}”", "nb": "«{}»", "nn": "«{}»"}
AND = {"en": "and", "nb": "og", "nn": "og"}
NUMBERS = {
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "nb": ("ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    "nn": ("ingen", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
}
PATTERNS = {  # babel's patterns: day with month and year, day with month, both with the weekday before
    "en": ("d MMMM y", "d MMMM", "EEEE d MMMM y", "EEEE d MMMM"),
    "nb": ("d. MMMM y", "d. MMMM", "EEEE d. MMMM y", "EEEE d. MMMM"),
    "nn": ("d. MMMM y", "d. MMMM", "EEEE d. MMMM y", "EEEE d. MMMM"),
}


def day(on: date, language: str, *, weekday: bool = False, year: bool = True) -> str:
    """ "4 December 2026", "fredag 4. desember". Raises `Blank` for anything but a day: babel takes None for today."""
    if not isinstance(on, date) or isinstance(on, datetime):
        raise Blank(f"a day is owed here, not {on!r}")
    return format_date(on, PATTERNS[language][2 * weekday + (not year)], locale=language)


def hour(at: datetime, language: str) -> str:
    """The time in Norway: "13:06", "13.06"."""
    return at.astimezone(OSLO).strftime("%H:%M" if language == "en" else "%H.%M")


def number(count: int, language: str) -> str:
    """A count as a word up to twelve, then in figures."""
    return NUMBERS[language][count] if 0 <= count <= 12 else str(count)


def names(of: Sequence[str], language: str) -> str:
    """ "A", "A and B", "A, B and C"; no name is broken over two lines."""
    *first, last = [name.replace(" ", NBSP) for name in of]
    return f"{', '.join(first)} {AND[language]} {last}" if first else last


def fingerprint(digest: str) -> tuple[str, ...]:
    """A SHA-256 as people compare it: in groups of four."""
    return tuple(digest[place : place + 4] for place in range(0, len(digest), 4))


def titles(of: Sequence[str], language: str) -> str:
    """ "«A», «B» og «C»": titles that may hold a comma themselves."""
    *first, last = [QUOTES[language].format(title) for title in of]
    return f"{', '.join(first)} {AND[language]} {last}" if first else last


ADDRESS = re.compile(r"\[\[(.+?)\|(.+?)\]\]")


def addressed(text: str, *, person: bool) -> str:
    """Our own words, said to a company (of `[[dere|du]]` the first) or to one person (the second)."""
    return ADDRESS.sub(r"\2" if person else r"\1", text)


MONTHS = "|".join({format_date(date(2026, m, 1), "MMMM", locale=name) for name in sorted(AND) for m in range(1, 13)})
LAW = (
    r"[Aa]rticles?|[Ss]ections?|[Aa]rtikkel|nr\.|number|nummer|selskap|bokstav|ledd|[Pp]age|[Ss]ide|Annex|[Vv]edlegg|"
    r"[Vv]ersjon|[Vv]ersion|[Kk]ategori|[Cc]ategory|CRF"
)
UNITS = (
    "working|days?|weeks?|months?|dager|dagar|uker|veker|virkedager|virkedagar|måneder|månader|"
    "[kM]Wh?|tonn|tonnes|prosent|per cent"
)
TOGETHER = re.compile(
    "|".join(
        (
            rf"\b\d{{1,2}}\.? (?=(?:{MONTHS})\b)",  # 4 December
            rf"\b(?:{LAW}|kl\.|IMO|NOK|EUR) (?=\d|[a-z]\b|[IVX]+\b)",  # article 19, bokstav a, kl. 13.06
            r"\((?:EU|EF|EC)\) (?=(?:No )?\d)",  # (EU) 2019/1122
            r"§§? (?=\d)",
            r"(?<=\w) (?=§)",  # klimakvoteloven § 7
            r"(?<=\d) (?=nr\. \d)",  # artikkel 28 nr. 4
            r"(?<=\d) (?=[a-z]\b)",  # § 11 a
            r"(?<=\d) (?=(?:and|og) \d+\.?[<.,;]?)|(?<=\d and) (?=\d)|(?<=\d og) (?=\d)",  # 33, 36 and 42
            r"\b\d{1,3} (?=\d{3}\b)",  # 5 000
            r"\b\d{4} (?=\d\d(?: \d\d)?\b)|(?<=\d{4}[ \u00a0]\d\d) (?=\d\d\b)",  # 2710 19 43
            rf"\b\d{{1,3}} (?=(?:{UNITS})\b)|(?<=\d) (?=%)",
        )
    )
)
# No break after the stroke of 2003/87/EC, the hyphen of MRV-forordningen, or between 19(2) and (a)
INSIDE = re.compile(r"(?<=\d/)(?=E[CF]\b)|(?<=\b[A-Z]{2}-)(?=[a-zæøå])|(?<=\b[A-Z]{3}-)(?=[a-zæøå])|(?<=\))(?=\()")
LONG = re.compile(r"(?:&#?\w+;|[^\s&]){50}(?=[^\s]{10})")  # a word no line can hold may break anywhere
# A space before an inline element goes inside it: WeasyPrint 70 breaks a line after its first word when the text before
# such an element fits the line only without that space.
BEFORE_INLINE = re.compile(r" (<(?:span class=\"law\"|b|a(?! class=\"pg\"))[^>]*>)(?=\S)")
# Spaces in a span that does not wrap: before no-break spaces and a link, a line breaks after its first word, as above.
SEE_PAGE = re.compile(r"\b(Se|Sjå|See) (side|page) (<a class=\"pg\"[^>]*></a>[.,;]?)")
LAST_WORD = re.compile(r" (?=[^\s<>]{1,8}(?:</(?:span|b|a|em)>)*\s*</(?:p|li|h1)>)| (?=[^\s<>]{1,5}</td>)")


def keep_together(html: str) -> str:
    """HTML with no-break spaces where a line may not break. Touches text between tags alone."""
    parts = re.split(r"(<[^>]*>)", html)
    parts[::2] = [of_text(text) for text in parts[::2]]
    held = SEE_PAGE.sub(r'<span class="nb">\1 \2 \3</span>', "".join(parts))
    return BEFORE_INLINE.sub(r"\1 ", LAST_WORD.sub(NBSP, held))


def of_text(text: str) -> str:
    """One run of text between tags, its words held together or, where no line could hold one, opened."""
    held = TOGETHER.sub(lambda found: found[0].replace(" ", NBSP), LONG.sub(r"\g<0><wbr>", text))
    return INSIDE.sub("\ufeff", held)
