"""E-mail addresses, by shape alone: the part that RFC 5321 lets through and people really have.

Quoted names and addresses by number are refused on purpose. Whether an address reaches anybody only a message can tell.
"""

from __future__ import annotations

import re
import unicodedata

from casework.core.text import Text
from casework.identifiers.spelling import shown

_NAME = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")


def normalise(text: str) -> str:
    """Without spaces around it, the domain in small letters; the name before @ keeps its letters (RFC 5321 § 2.4)."""
    name, at, domain = unicodedata.normalize("NFC", text).strip().rpartition("@")
    return name + at + domain.lower()


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    address = normalise(text)
    name, _, domain = address.rpartition("@")
    labels = domain.split(".")
    sound = (len(address) <= 254 and len(name) <= 64 and _NAME.fullmatch(name) is not None and len(labels) > 1
             and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit())  # fmt: skip
    if sound:
        return None
    return Text("{value} is not an e-mail address, such as name@company.com.", value=shown(text))
