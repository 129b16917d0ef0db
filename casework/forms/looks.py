"""Looks that the pages of several forms share: numbers, days, countries, addresses."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import LINE, Look

IF_ANY = Text("(if you have one)")
IF_MORE = Text("(if there is one)")

SHORT, MIDDLE = Look(width="w-7"), Look(width="w-20")
COUNTRY = Look(width="w-20", is_country=True)
DAY = Look(width="w-7", most=40)
LONG_AGO = replace(DAY, past=True)
EMAIL = Look(type="email", identifier="email", most=254)
PHONE = Look(width="w-20", type="tel", identifier="phone", most=40)
LONG = Look(lines=3, most=2000)
TICK = Look(tick=True)

ADDRESS = {
    "line1": Look(autocomplete="address-line1"),
    "line2": replace(LINE, autocomplete="address-line2", only=IF_MORE),
    "postcode": replace(SHORT, autocomplete="postal-code", most=20),
    "city": replace(MIDDLE, autocomplete="address-level2"),
    "region": replace(MIDDLE, autocomplete="address-level1", only=IF_MORE),
    "country": replace(COUNTRY, autocomplete="country"),
}
PERSONS_ADDRESS = {name: replace(look, autocomplete="off") for name, look in ADDRESS.items()}
