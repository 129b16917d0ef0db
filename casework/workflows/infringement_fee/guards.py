"""Guards of its own: what must stand before the party is accused, and before a fee is proposed and signed."""

from __future__ import annotations

from casework.core.case_type import Refusal, Subject
from casework.core.text import Source, Text
from casework.identifiers import organisation_number
from casework.workflows.guards import YOU_CAN
from casework.workflows.infringement_fee.amount import imposed
from casework.workflows.infringement_fee.answers import SanctionAnswers
from casework.workflows.infringement_fee.choices import Cleared, Proof

FVL_47 = Source("forvaltningsloven", "§ 47")
WRITE_IT = Text("You can write it in the file.")


def breach_known(answers: SanctionAnswers) -> Refusal | None:
    """The inquiry begins with a breach that has days: the time after which it is too late runs from its end."""
    if answers.breach.began_on is not None and answers.breach.ended_on is not None:
        return None
    return Refusal(Text("The file does not say when the breach began and ended."), cure=WRITE_IT)


def notice_founded(answers: SanctionAnswers) -> Refusal | None:
    """An accusation names facts that evidence supports, fault, and whom it is against."""
    supported = {key for row in answers.evidence.values() for key in row.supports}
    shown = bool(answers.facts) and all(key in supported and row.proof is Proof.CLEAR
                                        for key, row in answers.facts.items())
    number = answers.about.organisation_number or ""
    if shown and answers.breach.fault is not None and number and organisation_number.fault(number) is None:
        return None
    return Refusal(Text("The file does not show each fact clearly by evidence, the fault, and who is addressed."),
                   cure=WRITE_IT)


def prosecutors_cleared(answers: SanctionAnswers) -> Refusal | None:
    """Where it can be punished too, it is cleared with the prosecutors; what they take is theirs."""
    if answers.coordination.cleared in (Cleared.NOT_PUNISHABLE, Cleared.AGREED):
        return None
    if answers.coordination.cleared is Cleared.THEIRS:
        return Refusal(Text("The prosecutors take it. Nobody is sanctioned twice for the same."), FVL_47,
                       Text("You can end the case without a sanction."))
    return Refusal(Text("The file does not say what was cleared with the prosecutors."), FVL_47, WRITE_IT)


def in_time(subject: Subject) -> Refusal | None:
    """The time in which a fee can be imposed has not passed."""
    if "time_bar" not in subject.facts.clocks_late:
        return None
    return Refusal(Text("The time in which a fee can be imposed has passed."), Source("energiloven", "§ 10-9", 60),
                   Text("Nobody can change that."))


def amount_within_limit(answers: SanctionAnswers) -> Refusal | None:
    """There is an amount, no higher than the limit; without a limit there is a reason."""
    amount, told = imposed(answers), answers.amount
    if amount is None or amount.amount <= 0:
        return Refusal(Text("The file does not give an amount."), cure=WRITE_IT)
    if told.limit is None and not told.no_limit:
        return Refusal(Text("No upper limit is set, and no reason is written."), Source("energiloven", "§ 10-7", 60),
                       WRITE_IT)
    if told.limit is not None and amount.amount > told.limit:
        return Refusal(Text("The amount is above the limit."), cure=YOU_CAN)
    return None
