"""Three languages: Norwegian bokmål and nynorsk by catalogue, English as written in the code.

The English sentence is the key. Catalogues are gettext files read straight from
`casework/translations/<language>/*.po`, one file for each owner, merged; nothing is compiled. A sentence with a
number may be an entry with two forms, and then `Text("{count} errors are open.", count=1)` is said as "{count}
error is open." in every language, English included.

Dates are Norwegian dates. Instants are UTC milliseconds and shown in Norwegian time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from casework.core.text import Source, Text
from casework.law.spelling import spelled
from fees.money import Money

TRANSLATIONS = Path(__file__).parent / "translations"
LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
LANGUAGES: tuple[str, ...] = tuple(LOCALES)
OWN_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
OSLO = ZoneInfo("Europe/Oslo")
NB_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`sentences`: English → translation. `pairs`: either English form → (one, many) in English and translated."""

    sentences: Mapping[str, str]
    pairs: Mapping[str, tuple[tuple[str, str], tuple[str, str]]]


@cache
def catalogue(language: str, folder: Path = TRANSLATIONS) -> Catalogue:
    """All catalogues of a language as one; fuzzy and empty entries count as missing."""
    sentences: dict[str, str] = {}
    pairs: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {}
    for _, msgid, said in entries(language, folder):
        if isinstance(msgid, tuple) and isinstance(said, tuple):
            for form in msgid:
                pairs[form] = (msgid, said)
        elif isinstance(msgid, str) and isinstance(said, str):
            sentences.setdefault(msgid, said)
    return Catalogue(sentences, pairs)


Words = str | tuple[str, str]


def entries(language: str, folder: Path = TRANSLATIONS) -> Iterator[tuple[str, Words, Words]]:
    """Every translated entry of a language as (owner's file, English, translation)."""
    for file in sorted((folder / language).glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale=LOCALES[language], abort_invalid=True):
                if not message.id or message.fuzzy:
                    continue
                said = message.string or ""
                if isinstance(message.id, tuple | list):
                    if not isinstance(said, str) and len(said) == 2 and all(said):
                        yield file.name, (message.id[0], message.id[1]), (said[0], said[1])
                elif said:
                    yield file.name, str(message.id), str(said)


def translation(msgid: str, language: str, count: int | None = None) -> str:
    """The sentence in the language, its {names} not yet filled; English where the catalogue lacks it."""
    pair = catalogue("nb" if language == "en" else language).pairs.get(msgid)
    if pair and count is not None:
        return pair[0 if language == "en" else 1][0 if count == 1 else 1]
    if language == "en":
        return msgid
    return pair[1][pair[0].index(msgid)] if pair else catalogue(language).sentences.get(msgid, msgid)


def missing(msgids: Iterable[str], language: str) -> list[str]:
    """The sentences that the language cannot say yet (a test's question)."""
    known = catalogue(language)
    return sorted({msgid for msgid in msgids if msgid not in known.sentences and msgid not in known.pairs})


def say(text: Text | str, language: str) -> str:
    """A sentence with its values, in the language. Texts within values are said too, dates are written out."""
    if isinstance(text, str):
        return translation(text, language)
    values = dict(text.values)
    count = values.get("count")
    template = translation(text.msgid, language, count if isinstance(count, int) else None)
    return template.format_map({name: shown(value, language) for name, value in values.items()}) if values else template


def shown(value: object, language: str) -> str:
    """A value within a sentence: whole numbers stay as they are (they may be identifiers)."""
    if isinstance(value, Text):
        return say(value, language)
    if isinstance(value, Source):
        return spelled(value, language)
    if isinstance(value, date) and not isinstance(value, datetime):
        return day(value, language)
    if isinstance(value, Money):
        return f"{value.currency}{NB_SPACE}{amount(value.amount, language)}"
    if isinstance(value, Decimal | float):
        return number(value, language)
    if isinstance(value, tuple | list):
        return listed([shown(part, language) for part in value], language)
    return str(value)


def day(on: date, language: str) -> str:
    """14 December 2026"""
    return format_date(on, "d MMMM y" if language == "en" else "d. MMMM y", LOCALES[language])


def day_long(on: date, language: str, *, year: bool = True) -> str:
    """Monday 14 December 2026: for days by which somebody must act"""
    pattern = "EEEE d MMMM" if language == "en" else "EEEE d. MMMM"
    return format_date(on, pattern + (" y" if year else ""), LOCALES[language])


def day_short(on: date, language: str) -> str:
    """Mon 14 Dec: for tables of one year"""
    return format_date(on, "EEE d MMM" if language == "en" else "EEE d. MMM", LOCALES[language])


def month(on: date, language: str) -> str:
    """December 2026"""
    return format_date(on, "LLLL y", LOCALES[language])


def day_figures(on: date) -> str:
    """14.12.2026: as dates are typed here"""
    return on.strftime("%d.%m.%Y")


def oslo(instant: int | datetime) -> datetime:
    """An instant (UTC milliseconds, or an aware datetime) on the Norwegian clock."""
    seen = datetime.fromtimestamp(instant / 1000, UTC) if isinstance(instant, int) else instant
    return seen.astimezone(OSLO)


def moment(instant: int | datetime, language: str) -> str:
    """14 December 2026 at 13:55"""
    local = oslo(instant)
    at = {"en": "at", "nb": "kl.", "nn": "kl."}[language]
    return f"{day(local.date(), language)} {at}{NB_SPACE}{clock_time(local)}"


def moment_short(instant: int | datetime, language: str) -> str:
    """14 Dec 13:55"""
    local = oslo(instant)
    return (
        f"{format_date(local.date(), 'd MMM' if language == 'en' else 'd. MMM', LOCALES[language])} {clock_time(local)}"
    )


def clock_time(instant: int | datetime) -> str:
    """13:55"""
    return format_time(oslo(instant), "HH:mm", tzinfo=OSLO, locale="en_GB")


def number(value: int | float | Decimal, language: str) -> str:
    """12 345,5 or 12,345.5"""
    return format_decimal(value, locale=LOCALES[language])


def amount(value: Decimal, language: str) -> str:
    """5 000.00 or 5 000,00: thousands parted by a no-break space, always two decimals"""
    grouped = format_decimal(value.quantize(Decimal("0.01")), format="#,##0.00", locale="en")
    return grouped.translate({ord(","): NB_SPACE, ord("."): "." if language == "en" else ","})


def size(octets: int, language: str) -> str:
    """412 kB, 1.3 MB: decimal units, as people's file lists show them"""
    if octets < 1000:
        return f"{octets}{NB_SPACE}B"
    if octets < 999_500:
        return f"{round(octets / 1000)}{NB_SPACE}kB"
    return f"{number(round(octets / 1_000_000, 1), language)}{NB_SPACE}MB"


def listed(parts: Iterable[Text | str], language: str) -> str:
    """a, b and c"""
    return format_list(
        [say(part, language) if isinstance(part, Text) else part for part in parts], locale=LOCALES[language]
    )


def pick_language(*chosen: str | None, accepts: Iterable[str] = ()) -> str:
    """The first choice that is one of ours, else the first accepted by the browser, else bokmål.

    Choices come in the order: named in the address, remembered in the cookie, the person's own.
    """
    for choice in chosen:
        if choice in LOCALES:
            return choice
    for accepted in accepts:
        family = accepted.lower().replace("_", "-").split("-")[0]
        if (found := {"no": "nb"}.get(family, family)) in LOCALES:
            return found
    return "nb"
