"""What is asked for, against the account as it stands: does it fit together, and is the set lawful after?

Regulation (EU) 2019/1122 Arts 20 to 22 and Annex VIII. Rules that compare with the account read it as the case knows
it; REP-20 and REP-21 look whether it still stands so.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.approvals import LIVING
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.periods import advance
from casework.core.text import Text
from casework.identifiers import email, phone
from casework.workflows.accounts.documents import THREE_MONTHS
from casework.workflows.accounts.representatives import NAMELESS
from casework.workflows.accounts.sources import ANNEX_VIII, ART_21
from casework.workflows.representative_change.answers import RepresentativeAnswers, by_party
from casework.workflows.representative_change.choices import AskedBy
from casework.workflows.representative_change.required import DUTIES
from casework.workflows.representative_change.seats import enough, from_data, leaving, paired, resulting
from casework.workflows.representative_change.sources import LEAVING, REUSING, TWO, UPDATING
from casework.workflows.rules import day_of, rule

ROWS = ("representatives", "rights", "leavers")


@rule("REP-01", Severity.ERROR, Text("Nothing is missing"), ANNEX_VIII)
def nothing_is_missing(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


@rule("REP-02", Severity.ERROR, Text("Something is asked for"), ART_21)
def something_is_asked_for(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    if by_party(answers) and not any(getattr(answers, section) for section in ROWS):
        yield "/representatives", Text("You have not asked for any change: add a person, change rights, or say who "
                                       "leaves.")


@rule("REP-03", Severity.ERROR, Text("At least two representatives remain"), LEAVING)
def two_remain(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    if by_party(answers) and leaving(answers) and not answers.request.closing and not enough(resulting(answers)):
        yield "/leavers", Text("After this change fewer than two representatives could use the account. Nominate "
                               "another "
                               "person in the same request, or tell us that the account is being closed.")


@rule("REP-04", Severity.ERROR, Text("The rights that result fit together"), TWO)
def the_rights_fit_together(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    after = resulting(answers)
    known = all(seat.rights is not None for seat in after.values())
    if by_party(answers) and not answers.request.closing and enough(after) and known and not paired(after):
        yield "/rights", Text("After this change the rights would not fit together: one person must be able to start "
                              "a "
                              "transaction and another to approve it.")


@rule("REP-05", Severity.ERROR, Text("Whoever is named is a representative now"), UPDATING)
def whoever_is_named_is_there(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    for pointer, who in _named(answers):
        if who not in answers.standing.seats:
            yield pointer, Text("This person is no representative of the account. Choose one of those who are.")


def _named(answers: RepresentativeAnswers) -> Iterator[tuple[str, str]]:
    """(pointer, key) for each place that names somebody of the set."""
    for section, name in (("representatives", "replaces"), ("rights", "who"), ("leavers", "who")):
        for key, row in getattr(answers, section).items():
            if who := getattr(row, name):
                yield f"/{section}/{key}/{name}", who


@rule("REP-06", Severity.ERROR, Text("One change for each person"), UPDATING)
def one_change_for_each(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    seen: set[str] = set()
    for pointer, who in _named(answers):
        if who in seen and who in answers.standing.seats:
            yield pointer, Text("You have asked for two different changes for {name}. Keep one of them.",
                                name=answers.standing.seats[who].label or NAMELESS)
        seen.add(who)


@rule("REP-07", Severity.WARNING, Text("The rights are other rights"), UPDATING)
def the_rights_are_others(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.rights.items():
        seat = answers.standing.seats.get(row.who or "")
        if seat is not None and row.rights is not None and row.rights is seat.rights:
            yield f"/rights/{key}/rights", Text("Not an error: {name} has these rights already. Tell us what you "
                                                "want changed.", name=seat.label or NAMELESS)


@rule("REP-08", Severity.ERROR, Text("The new persons are not representatives already"), ANNEX_VIII)
def the_new_are_new(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        for seat in answers.standing.seats.values():
            same = person.label and person.label.casefold() == seat.label.casefold()
            if same and person.birth_date == seat.birth_date:
                yield f"/representatives/{key}/last_name", Text("{name} is a representative of this account already.",
                                                                name=person.label)


@rule("REP-09", Severity.ERROR, Text("E-mail and mobile belong to nobody else on the account"), ANNEX_VIII)
def sign_ins_are_free(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    gone = leaving(answers)
    stay = {key: seat for key, seat in answers.standing.seats.items() if key not in gone}
    for key, person in answers.representatives.items():
        for seat in stay.values():
            if person.email and _address(person.email) == _address(seat.email):
                yield f"/representatives/{key}/email", Text("{name} already uses this address.",
                                                            name=seat.label or NAMELESS)
            if person.mobile and phone.normalise(person.mobile) == phone.normalise(seat.mobile or ""):
                yield f"/representatives/{key}/mobile", Text("{name} already uses this mobile number.",
                                                             name=seat.label or NAMELESS)


def _address(text: str | None) -> str:
    return email.normalise(text or "").casefold()


@rule("REP-10", Severity.ERROR, Text("Papers that are used again are young enough"), REUSING)
def reused_papers_are_young(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        dated = person.reuse_dated_on
        if person.reuse and dated is not None and day_of(facts) > advance(dated, THREE_MONTHS):
            yield f"/representatives/{key}/reuse_dated_on", Text(
                "The papers for {name} are dated {day} and may be at most three months old on the day you apply. Send "
                "new "
                "ones.", name=person.label or NAMELESS, day=dated)


@rule("REP-11", Severity.ERROR, Text("A representative asks only to leave, and only for one"), LEAVING)
def one_asks_for_oneself(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.request.asked_by is AskedBy.REPRESENTATIVE and len(answers.leavers) != 1:
        yield "/leavers", Text("A representative who wants to stop names one person: the one who stops. Other changes "
                               "are for the account holder to ask.")


@rule("REP-12", Severity.WARNING, Text("Nobody who is suspended gets other rights"), UPDATING)
def nobody_suspended_gets_rights(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.rights.items():
        seat = answers.standing.seats.get(row.who or "")
        if seat is not None and seat.suspended:
            yield f"/rights/{key}/who", Text("Not an error: {name} is suspended and has no access whatever the rights "
                                             "are. Tell us why they are to be changed.", name=seat.label or NAMELESS)


@rule("REP-20", Severity.ERROR, Text("The account is open"), UPDATING, needs=("approval",))
def the_account_is_open(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    if facts.approval is not None and facts.approval.status not in LIVING:
        yield "", Text("The account {number} is not open. Nothing can be changed on it.", number=facts.approval.number)


@rule("REP-21", Severity.ERROR, Text("The representatives are those of today"), UPDATING, needs=("approval",))
def the_set_is_todays(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    if facts.approval is not None and from_data(facts.approval.data) != answers.standing.seats:
        yield "", Text("The representatives of the account have changed since this was begun. Begin anew from the "
                       "account, so that you see who they are now.")


CHANGE_CHECKS: tuple[Check, ...] = (
    nothing_is_missing, something_is_asked_for, two_remain, the_rights_fit_together, whoever_is_named_is_there,
    one_change_for_each, the_rights_are_others, the_new_are_new, sign_ins_are_free, reused_papers_are_young,
    one_asks_for_oneself, nobody_suspended_gets_rights, the_account_is_open, the_set_is_todays,
)
