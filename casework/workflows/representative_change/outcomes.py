"""Guards of its own: each change is decided for itself, and together they must leave a lawful set."""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import Refusal, Subject
from casework.core.text import Text
from casework.workflows.guards import YOU_CAN, of_answers
from casework.workflows.representative_change.answers import RepresentativeAnswers
from casework.workflows.representative_change.choices import Measure
from casework.workflows.representative_change.seats import enough, paired, resulting
from casework.workflows.representative_change.sources import LEAVING, NOTICE, TWO

BEGUN_OTHERWISE = Refusal(Text("The case was begun by the other side."), cure=Text("Nobody needs to."))


def granted_by(outcomes: Mapping[str, object], key: str) -> bool:
    """Was the change under this key approved?"""
    return outcomes.get(key, "approve") == "approve"


def outcomes_lawful(subject: Subject) -> Refusal | None:
    """Asked only when outcomes are given: what is approved leaves two who can act together, unless the account is being
    closed.
    """
    outcomes = subject.given.get("outcomes") or {}
    if not outcomes or not isinstance(answers := subject.facts.answers, RepresentativeAnswers):
        return None
    if "approve" not in outcomes.values():
        return Refusal(Text("An approval approves something. Propose a refusal instead."),
                       cure=Text("You can choose another step."))
    after = resulting(answers, lambda key: granted_by(outcomes, key))
    if answers.request.closing or not _worse(answers, after):
        return None
    if not enough(after):
        return Refusal(Text("What you approve leaves fewer than two representatives who can use the account."), LEAVING,
                       Text("You can refuse that a person leaves, approve another, or ask for one."))
    return Refusal(Text("What you approve leaves no lawful pair of rights: one must start and another must approve."),
                   TWO, Text("You can refuse the change of rights, approve another person, or ask for one."))


def _worse(answers: RepresentativeAnswers, after: Mapping[str, object]) -> bool:
    """The set is not lawful after; where it was not before either, adding somebody is no reason to refuse."""
    seats = resulting(answers, lambda key: False)
    is_lawful, was_lawful = (enough(each) and paired(each) for each in (after, seats))  # type: ignore[arg-type]
    return not is_lawful and (was_lawful or len(after) < len(seats))


def notice_unneeded(answers: RepresentativeAnswers) -> Refusal | None:
    """Advance notice may be left out where it would endanger what the measure is for, or is plainly needless: to
    suspend, and to give access back. Nobody is removed unheard.
    """
    if answers.measure.measure is not Measure.REMOVE:
        return None
    return Refusal(Text("Nobody is removed before the account holder could comment."), NOTICE,
                   Text("You can send the advance notice, or suspend access at once in a case of its own."))


def measure_known(answers: RepresentativeAnswers) -> Refusal | None:
    """A case that the authority opens says what it considers, and about whom."""
    if answers.standing.by_authority and answers.measure.measure and answers.measured:
        return None
    return Refusal(Text("Say which measure you consider, and about whom."), cure=YOU_CAN)


def begun_by_us(answers: RepresentativeAnswers) -> Refusal | None:
    """The authority opened the case, about a measure."""
    return None if answers.standing.by_authority else BEGUN_OTHERWISE


def begun_by_the_party(answers: RepresentativeAnswers) -> Refusal | None:
    """The account holder asked for the change."""
    return BEGUN_OTHERWISE if answers.standing.by_authority else None


def heard_or_excused(subject: Subject) -> Refusal | None:
    """The account holder could comment, or need not have been told in advance."""
    return None if "hearing" in subject.facts.clocks_ever else of_answers(notice_unneeded)(subject)
