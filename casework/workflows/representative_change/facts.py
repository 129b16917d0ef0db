"""What the case page, the clocks and the first draft of the reasons take from the answers.

Each person's change is decided for itself (Regulation (EU) 2019/1122 Art. 21). The reasons are begun from the answers
(forvaltningsloven § 25): facts and rules only; assessment, answers and conclusion are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from casework.core.case_type import DecisionSubject
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.sheets import NONE_LOADED
from casework.workflows.accounts.choices import Rights
from casework.workflows.accounts.facts import NOT_ANSWERED, joined
from casework.workflows.accounts.representatives import NAMELESS
from casework.workflows.representative_change.answers import (
    NewRepresentative,
    RepresentativeAnswers,
    Seat,
    by_authority,
)
from casework.workflows.representative_change.choices import CHOICES, AskedBy, Measure
from casework.workflows.representative_change.seats import Seats, enough, measured, paired, resulting

NOBODY = Text("nobody")


def subjects(answers: RepresentativeAnswers) -> tuple[DecisionSubject, ...]:
    """One for each person whose place, rights or access changes, under the key of the row."""
    return tuple(DecisionSubject(key, title, stands_alone=True) for key, title in _subjects(answers))


def _subjects(answers: RepresentativeAnswers) -> Iterator[tuple[str, Text]]:
    seats = answers.standing.seats
    for key, person in answers.representatives.items():
        other = seats.get(person.replaces or "")
        if other:
            yield key, Text("{name} in the place of {other}", name=person.label or NAMELESS, other=other.label)
        else:
            yield key, Text("{name} as new representative", name=person.label or NAMELESS)
    for key, row in answers.rights.items():
        yield key, Text("{name} {rights}", name=row.label or NAMELESS, rights=right_words(row.rights))
    for key, leaver in answers.leavers.items():
        yield key, Text("{name} leaves", name=leaver.label or NAMELESS)
    for key, seat in answers.measured.items():
        yield key, Text("{name}: {measure}", name=seat.label or NAMELESS, measure=measure_words(answers))


RIGHTS: Mapping[Rights, Text] = {
    Rights.INITIATE_AND_APPROVE: Text("may start and approve"),
    Rights.INITIATE: Text("may start"),
    Rights.APPROVE: Text("may approve"),
    Rights.READ: Text("may read"),
}
"""Rights as they stand inside a sentence, after a name."""


def right_words(rights: Rights | None) -> Text:
    return RIGHTS[rights] if rights else NOT_ANSWERED


def measure_words(answers: RepresentativeAnswers) -> Text:
    measure = answers.measure.measure
    return CHOICES[Measure][measure] if measure else NOT_ANSWERED


def summary(answers: RepresentativeAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page: the set as it stood, and as it would become."""
    after = measured(answers) if by_authority(answers) else resulting(answers)
    is_lawful = enough(after) and paired(after)
    who = AskedBy.HOLDER if answers.request.asked_by is None else answers.request.asked_by
    return (
        (Text("Account"), answers.standing.account or NOT_ANSWERED),
        (Text("Account holder"), answers.standing.holder or NOT_ANSWERED),
        (Text("Asked for by"), Text("the authority") if by_authority(answers) else CHOICES[AskedBy][who]),
        (Text("Representatives now"), seated(answers.standing.seats)),
        (Text("Representatives after"), seated(after)),
        (Text("Lawful after"), Text("yes: one can start and another can approve") if is_lawful
         else Text("no: nobody can start what another approves")),
    )


def seated(seats: Seats) -> Text:
    """Everybody of the set with their rights, in one text."""
    said = [_seated(seat) for seat in seats.values()]
    return NOBODY if not said else _listed(said)


def _seated(seat: Seat) -> Text:
    if seat.suspended:
        return Text("{name} (suspended)", name=seat.label or NAMELESS)
    return Text("{name} ({rights})", name=seat.label or NAMELESS, rights=right_words(seat.rights))


def _listed(said: list[Text]) -> Text:
    first, *rest = said
    for one in rest:
        first = Text("{one}, {other}", one=first, other=one)
    return first


def triggers(answers: RepresentativeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Mapping[str, date | None]:
    """The holder tells of changes within ten working days: of the first of them that has happened."""
    left = [row.left_on for row in answers.leavers.values() if row.left_on]
    return {"changed_on": min(left) if left else None}


def clock_for(answers: RepresentativeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> tuple[str, ...]:
    return ("notification",) if triggers(answers)["changed_on"] else ()


def prefill(answers: RepresentativeAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons, as the answers give them."""
    if by_authority(answers):
        rules = MEASURE_RULES[answers.measure.measure] if answers.measure.measure else PAIR
        return {"facts": joined(_happened(answers)), "rules": rules}
    return {"facts": joined(_asked(answers, documents)), "rules": joined([APPROVES, PAIR])}


APPROVES = Text("We approve a representative when everything we need is in place and no ground for refusal applies.")
PAIR = Text("An account has at least two representatives, with rights that let one check the other.")
MEASURE_RULES: Mapping[Measure, Text] = {
    Measure.SUSPEND: Text(
        "We may suspend a representative's access when there are reasonable grounds to believe that the person tried "
        "to use accounts or processes without being authorised, tried repeatedly to sign in with a wrong user name and "
        "password, or tried to break the security of the registry or its data."),
    Measure.REMOVE: Text(
        "We may remove a representative whose approval should have been refused, above all when the papers behind it "
        "were incomplete, outdated, inaccurate or false."),
    Measure.RESTORE: Text("A suspension lasts as long as its ground. When the ground is gone, access is given back."),
}


def _asked(answers: RepresentativeAnswers, documents: tuple[DocumentFact, ...]) -> list[Text]:
    standing = answers.standing
    said = [Text("{holder} has account {account}. Its representatives are: {seats}.",
                 account=standing.account or NOT_ANSWERED, holder=standing.holder or NOT_ANSWERED,
                 seats=seated(standing.seats))]
    said += [_nominated(answers, person) for person in answers.representatives.values()]
    said += [Text("{name} is to have other rights ({rights}).", name=row.label or NAMELESS,
                  rights=right_words(row.rights)) for row in answers.rights.values()]
    said += [Text("{name} is to represent the account no longer.", name=leaver.label or NAMELESS)
             for leaver in answers.leavers.values()]
    said.append(Text("After the change the representatives would be: {seats}.", seats=seated(resulting(answers))))
    if documents:
        said.append(Text("The last document that we have received came on {day}.",
                         day=max(document.received_on for document in documents)))
    return said


def _nominated(answers: RepresentativeAnswers, person: NewRepresentative) -> Text:
    other = answers.standing.seats.get(person.replaces or "")
    if other:
        return Text("{name} is nominated in the place of {other} ({rights}).",
                    name=person.label or NAMELESS, other=other.label, rights=right_words(person.rights))
    return Text("{name} is nominated ({rights}).", name=person.label or NAMELESS,
                rights=right_words(person.rights))


def _happened(answers: RepresentativeAnswers) -> list[Text]:
    measure, standing = answers.measure, answers.standing
    names = ", ".join(row.label for row in answers.measured.values() if row.label) or "–"
    said = [Text("The case is about {names} and account {account}, which {holder} has.", names=names,
                 account=standing.account or NOT_ANSWERED, holder=standing.holder or NOT_ANSWERED)]
    if measure.what and measure.happened_on:
        said.append(Text("On {day}: {what}", day=measure.happened_on, what=measure.what))
    return said
