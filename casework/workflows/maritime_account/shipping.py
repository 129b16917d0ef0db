"""Ships, list and first voyage: is the company in scope, is Norway its state, and did it apply in time?

Directive 2003/87/EC Arts 3ga, 3gb and 3gf; Regulation (EU) 2019/1122 Art. 15a(1). A late application is handled in the
usual way: lateness is said, never a reason to turn it away. Towards the applicant it is late only after the generous
reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from casework.core.calendars import LAST_YEAR
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.deadlines import Lenient, WorkingDays
from casework.core.periods import due_date
from casework.core.text import Source, Text
from casework.law.countries import country
from casework.law.eea import eea_state_of_port, in_eea
from casework.law.shipping_companies import FIRST_DAY, FIRST_YEAR, GROSS_TONNAGE, SCOPE, TONNAGE
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.attribution import A1, A4, attribute
from casework.workflows.maritime_account.choices import Listing
from casework.workflows.maritime_account.deadlines import LISTED, UNLISTED
from casework.workflows.maritime_account.facts import clock_for, triggers
from casework.workflows.maritime_account.rules import same_number
from casework.workflows.rules import day_of, rule

HERE = "NO"
SHIP_LIST = Source("Implementing Regulation (EU) 2023/2599", "Art. 2")
TIME_LIMIT = Source("Regulation (EU) 2019/1122", "Art. 15a(1)", certainty=99)
ATTRIBUTION = Source("Directive 2003/87/EC", "Art. 3gf(1)")


@rule("MOHA-11", Severity.ERROR, Text("The first year of emissions is possible"), SCOPE)
def the_first_year_is_possible(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    year = answers.company.first_year
    if year is not None and not FIRST_YEAR <= year <= day_of(facts).year:
        yield "/company/first_year", Text(
            "{year} cannot be the first year of emissions: shipping is in the system from {first} on, and the year "
            "cannot lie ahead.", year=str(year), first=str(FIRST_YEAR))


@rule("MOHA-12", Severity.WARNING, Text("First year and first voyage agree"), SCOPE)
def first_year_and_first_voyage_agree(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    year, day = answers.company.first_year, answers.voyage.first_voyage_on
    if year is not None and day is not None and year != day.year:
        yield "/company/first_year", Text(
            "Not an error: the first year of emissions is {year}, but the first voyage in scope began on {day}. Tell "
            "us "
            "what to make of it.", year=str(year), day=day)


@rule("MOHA-20", Severity.ERROR, Text("Each ship is listed once"), SHIP_LIST)
def each_ship_is_listed_once(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    seen: list[str] = []
    for key, ship in answers.ships.items():
        if ship.imo_number and any(same_number(ship.imo_number, earlier) for earlier in seen):
            yield f"/ships/{key}/imo_number", Text("The ship {number} is on the list twice.", number=ship.imo_number)
        seen.append(ship.imo_number or "")


@rule("MOHA-21", Severity.WARNING, Text("The first voyage was made with a ship of the list"), SHIP_LIST)
def the_first_voyage_was_with_a_ship_of_the_list(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.voyage.ship
    if number and answers.ships and not any(same_number(number, ship.imo_number) for ship in answers.ships.values()):
        yield "/voyage/ship", Text("Not an error: {number} is not on your list of ships. If the ship has left you, "
                                   "tell "
                                   "us when.", number=number)


@rule("MOHA-22", Severity.WARNING, Text("The ships are large enough to be in scope"), TONNAGE)
def the_ships_are_large_enough(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, ship in answers.ships.items():
        if ship.gross_tonnage is not None and ship.gross_tonnage < GROSS_TONNAGE:
            yield f"/ships/{key}/gross_tonnage", Text(
                "Not an error: ships below {limit} gross tonnage are not in scope. Tell us why {ship} is on the list.",
                limit=str(GROSS_TONNAGE), ship=ship.label)


@rule("MOHA-30", Severity.ERROR, Text("The first voyage has begun, and not before 2024"), SCOPE)
def the_first_voyage_is_possible(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for field in ("first_voyage_on", "first_call_on"):
        day = getattr(answers.voyage, field)
        if day is None:
            continue
        if day < FIRST_DAY:
            yield f"/voyage/{field}", Text("{day} is before the rules began to apply to shipping on {first}.",
                                           day=day, first=FIRST_DAY)
        elif day > facts.today:
            yield f"/voyage/{field}", Text("{day} has not come yet. Write the day on which it happened.", day=day)


@rule("MOHA-32", Severity.ERROR, Text("The first voyage was in scope"), SCOPE)
def the_first_voyage_was_in_scope(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    voyage, day = answers.voyage, day_of(facts)
    if (voyage.from_port and voyage.to_port
            and not eea_state_of_port(voyage.from_port, day) and not eea_state_of_port(voyage.to_port, day)):
        yield "/voyage/to_port", Text("Neither port is in the European Economic Area, so the voyage was not in scope. "
                                      "Name the first voyage that was.")


@rule("MOHA-33", Severity.ERROR, Text("Voyage and port call follow each other"), TIME_LIMIT)
def voyage_and_call_follow_each_other(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    voyage, day = answers.voyage, day_of(facts)
    if (voyage.first_voyage_on and voyage.first_call_on and voyage.first_call_on < voyage.first_voyage_on
            and voyage.from_port and not eea_state_of_port(voyage.from_port, day)):
        yield "/voyage/first_call_on", Text(
            "The first port call in the EEA cannot be before the first voyage began, since that voyage began outside "
            "it.")


@rule("MOHA-34", Severity.WARNING, Text("List and country of registration agree"), A1)
def list_and_registration_agree(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    registered, listed = answers.company.country, answers.voyage.listed_under
    if (answers.voyage.listing in {Listing.FIRST_LIST, Listing.LATER_LIST} and registered and listed
            and in_eea(registered, day_of(facts)) and registered != listed):
        yield "/voyage/listed_under", Text(
            "Not an error: you are registered in {registered}, but the list names you under {listed}. Tell us if you "
            "have moved, and when.", registered=country(registered), listed=country(listed))


@rule("MOHA-35", Severity.ERROR, Text("Norway administers the company"), ATTRIBUTION)
def norway_administers(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    place = attribute(answers, day_of(facts))
    if place.state is not None and place.state != HERE:
        yield place.pointer, Text(
            "{why} So {state} administers it, and we cannot decide this. Apply to the authority there.",
            why=place.why, state=country(place.state))


@rule("MOHA-36", Severity.WARNING, Text("It can be told which state administers the company"), A4)
def the_state_can_be_told(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    place = attribute(answers, day_of(facts))
    if place.state is None and answers.company.country and answers.voyage.listing:
        yield place.pointer, Text("{why} Look in THETIS-MRV which state is yours, or ask its help desk.", why=place.why)


def limits(answers: MaritimeAnswers, latest: date, tables: Mapping[str, Any]) -> tuple[date, date] | None:
    """(strict, lenient) last day to apply, for a start that is known and not after `latest`."""
    deadline = LISTED if clock_for(answers, tables) == (LISTED.name,) else UNLISTED
    dates, amount = triggers(answers, tables), deadline.amount
    lenient = deadline.lenient or Lenient(deadline.source)
    start = dates.get(deadline.runs_from)
    later = dates.get(lenient.runs_from or deadline.runs_from) or start
    if start is None or later is None or not isinstance(amount, WorkingDays):
        return None
    if not FIRST_DAY <= start <= later <= latest or latest.year >= LAST_YEAR:
        return None
    strict = due_date(start, amount, deadline.calendar, deadline.roll)
    return strict, due_date(later, amount, lenient.calendar or deadline.calendar, lenient.roll or deadline.roll)


def _start_field(answers: MaritimeAnswers, facts: Facts) -> str:
    return "listing" if clock_for(answers, facts.tables) == (LISTED.name,) else "first_voyage_on"


@rule("MOHA-37", Severity.WARNING, Text("The application is in time"), TIME_LIMIT)
def the_application_is_in_time(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    ends = limits(answers, facts.today, facts.tables)
    if ends is not None and day_of(facts) > ends[1]:
        yield f"/voyage/{_start_field(answers, facts)}", Text(
            "Not an error: the last day to apply was {day}. We handle the application in the usual way. Tell us why it "
            "comes later.", day=ends[1])


@rule("MOHA-38", Severity.INFO, Text("The application is in time in the strict reading"), TIME_LIMIT)
def the_application_is_in_time_strictly(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    ends = limits(answers, facts.today, facts.tables)
    if ends is not None and ends[0] < day_of(facts) <= ends[1]:
        yield f"/voyage/{_start_field(answers, facts)}", Text(
            "Strictly counted the last day was {strict}; in the reading that is more generous to you it is {lenient}. "
            "We "
            "treat the application as in time.", strict=ends[0], lenient=ends[1])


SHIPPING_CHECKS: tuple[Check, ...] = (
    the_first_year_is_possible, first_year_and_first_voyage_agree, each_ship_is_listed_once,
    the_first_voyage_was_with_a_ship_of_the_list, the_ships_are_large_enough, the_first_voyage_is_possible,
    the_first_voyage_was_in_scope, voyage_and_call_follow_each_other, list_and_registration_agree, norway_administers,
    the_state_can_be_told, the_application_is_in_time, the_application_is_in_time_strictly,
)
