"""Which state administers the company.

Directive 2003/87/EC Art. 3gf(1), with Implementing Regulation (EU) 2023/2599 Arts 3 to 5, in this order:

* A1: a company registered in an EEA state belongs to that state;
* A2: any other company whose ships called in the last four monitoring years, to the state with the most port calls;
  the Commission's list has counted them;
* A3: any other, to the state where its first voyage in scope started or ended; between two EEA states, where it
  started;
* A4: where none of these can be told from the answers, the company asks in THETIS-MRV.

A wrong authority dismisses and refers (forvaltningsloven § 11); it does not refuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.countries import country
from casework.law.eea import eea_state_of_port, in_eea
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.choices import Listing

DIRECTIVE = "Directive 2003/87/EC"
A1 = Source(DIRECTIVE, "Art. 3gf(1)(a)")
A2 = Source(DIRECTIVE, "Art. 3gf(1)(b)")
A3 = Source(DIRECTIVE, "Art. 3gf(1)(c)")
A4 = Source(DIRECTIVE, "Art. 3gf(2)", certainty=90, note="as the authority's guidance explains it")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The administering state (ISO 3166-1 alpha-2, None = cannot be told), the rule that gave it, and why in words."""

    rule: str
    state: str | None
    why: Text
    source: Source
    pointer: str


def attribute(answers: MaritimeAnswers, day: date) -> Attribution:
    """The state that administers the company, as the answers stand; EEA membership is that of `day`."""
    company, voyage = answers.company, answers.voyage
    if company.country and in_eea(company.country, day):
        return Attribution("A1", company.country, Text("The company is registered in {state}.",
                                                       state=country(company.country)), A1, "/company/country")
    if company.country is None:
        return Attribution("A4", None, Text("The country of registration is not answered yet."), A4, "/company/country")
    if voyage.listing in {Listing.FIRST_LIST, Listing.LATER_LIST} and voyage.listed_under:
        return Attribution("A2", voyage.listed_under, Text(
            "The company is registered outside the EEA, and the Commission's list names it under {state}.",
            state=country(voyage.listed_under)), A2, "/voyage/listed_under")
    if voyage.called_before and voyage.most_calls and in_eea(voyage.most_calls, day):
        return Attribution("A2", voyage.most_calls, Text(
            "The company is registered outside the EEA, and its ships called most often in {state}.",
            state=country(voyage.most_calls)), A2, "/voyage/most_calls")
    if voyage.listing is Listing.NOT_LISTED and voyage.called_before is False:
        return _by_first_voyage(voyage.from_port, voyage.to_port, day)
    return Attribution("A4", None, Text(
        "The answers do not tell which state administers the company."), A4, "/voyage/listing")


def _by_first_voyage(from_port: str | None, to_port: str | None, day: date) -> Attribution:
    started = eea_state_of_port(from_port or "", day)
    ended = eea_state_of_port(to_port or "", day)
    if started:
        return Attribution("A3", started, Text(
            "The company is registered outside the EEA, and its first voyage in scope started in {state}.",
            state=country(started)), A3, "/voyage/from_port")
    if ended:
        return Attribution("A3", ended, Text(
            "The company is registered outside the EEA, and its first voyage in scope ended in {state}.",
            state=country(ended)), A3, "/voyage/to_port")
    return Attribution("A4", None, Text(
        "The ports of the first voyage do not tell which state administers the company."), A4, "/voyage/to_port")
