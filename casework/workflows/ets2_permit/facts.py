"""What the case page, the letters and the first draft of the reasons take from the answers.

One thing is decided: the permit, or that none is needed. The reasons are begun from the answers (forvaltningsloven
§ 25): facts and rules only; assessment, answers and conclusion are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import reduce

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law import fuels
from casework.law.ets2 import category
from casework.workflows.ets2_permit.answers import FuelLine, PermitAnswers
from casework.workflows.ets2_permit.choices import CHOICES, Basis, Fuel, Holder, Kind
from casework.workflows.ets2_permit.rules import basis_of, kind_of, number_of, walk_of

NOT_ANSWERED = Text("not answered yet")
SUBJECTS = {
    Kind.NEW: Text("Permit for {operator}"), Kind.CHANGE: Text("Change of the permit of {operator}"),
    Kind.TRANSFER: Text("Transfer of the permit to {operator}"), Kind.ENDING: Text("End of the permit of {operator}"),
    Kind.CONFIRMATION: Text("Confirmation for {operator}"),
}  # fmt: skip


def subjects(answers: PermitAnswers) -> tuple[DecisionSubject, ...]:
    """The one thing that is decided."""
    title = SUBJECTS[kind_of(answers)]
    return (DecisionSubject("permit", Text(title.msgid, operator=answers.operator.name or NOT_ANSWERED)),)


def title_of(answers: PermitAnswers) -> str:
    """What the case is called in lists: the operator's name."""
    return answers.operator.name or ""


def wishes(answers: PermitAnswers) -> Wishes:
    """How the party wants to hear from us. A natural person's identity number goes into no letter."""
    operator, delivery = answers.operator, answers.delivery
    contact = next((row.name for row in answers.contacts.values() if row.name), None)
    own = kind_of(answers) is not Kind.TRANSFER
    lines = (contact, operator.line1, " ".join(part for part in (operator.postcode, operator.city) if part))
    return Wishes(
        **delivery.wishes(),
        address=tuple(line for line in lines if line) if own else (),
        email=delivery.notice_email or "",
        number=number_of(answers) if operator.holder is Holder.ORGANISATION else "",
        country=operator.country or "" if own else "",
        person=operator.holder is Holder.PERSON and own,
    )


def marks(answers: PermitAnswers) -> frozenset[tuple[str, str]]:
    """The number that one living permit can bear."""
    number = number_of(answers)
    bears = number and kind_of(answers) is not Kind.CONFIRMATION
    return frozenset({("fuel_operator", number)}) if bears else frozenset()


def summary(answers: PermitAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    basis, tonnes = basis_of(answers), answers.activity.before_scope
    return (
        (Text("Applies for"), CHOICES[Kind][kind_of(answers)]),
        (Text("Permit"), answers.request.permit or NOT_ANSWERED)
        if answers.request.permit else (Text("Begins"), _day(answers.activity.start_on)),
        (Text("Organisation number"), number_of(answers) if answers.operator.holder is not Holder.PERSON
         else Text("a natural person")),
        (Text("Fuel operator because"), CHOICES[Basis][basis] if basis else _why_none(answers)),
        (Text("Fuels"), names(answers) or NOT_ANSWERED),
        (Text("Emissions before the scope factor"), _tonnes(tonnes)),
        (Text("Category"), category(tonnes) if tonnes is not None else NOT_ANSWERED),
        (Text("Monitoring plan"), Text("{number}, version {version}", number=answers.plan.ert_number or "–",
                                       version=answers.plan.version or "–")),
    )  # fmt: skip


def _day(day: date | None) -> Text:
    return Text("{day}", day=day) if day else NOT_ANSWERED


def figure(tonnes: Decimal) -> str:
    """81 600: no decimals, thousands apart."""
    return f"{int(tonnes):,}".replace(",", "\u00a0")


def _tonnes(tonnes: Decimal | None) -> Text:
    return Text("{tonnes} tonnes", tonnes=figure(tonnes)) if tonnes is not None else NOT_ANSWERED


def _why_none(answers: PermitAnswers) -> Text:
    result = walk_of(answers).result
    return result.title if result is not None else NOT_ANSWERED


def called(line: FuelLine) -> Text | str:
    """A fuel by the operator's own name for it, else by what it is."""
    return line.name or CHOICES[Fuel][line.fuel or Fuel.OTHER]


def names(answers: PermitAnswers) -> Text | None:
    """The fuels with their CN codes, as one text; None where there are none."""
    said = [Text("{fuel} ({code})", fuel=called(line), code=fuels.shown(line.cn or "") or "–")
            for line in answers.fuels.values()]
    return reduce(lambda one, other: Text("{one}, {other}", one=one, other=other), said) if said else None


def joined(sentences: list[Text]) -> Text:
    """Sentences as one text that can still be said in every language."""
    return reduce(lambda one, other: Text("{one} {other}", one=one, other=other), sentences)


def prefill(answers: PermitAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons, as the answers give them."""
    return {"facts": joined(_facts(answers, documents)), "rules": joined(RULES[kind_of(answers)])}


ASKED = {
    Kind.NEW: Text("{operator} has applied for a permit as a fuel operator."),
    Kind.CHANGE: Text("{operator} has applied for a change of its permit."),
    Kind.TRANSFER: Text("The holder has applied for a transfer of the permit to {operator}."),
    Kind.ENDING: Text("{operator} has asked us to end its permit."),
    Kind.CONFIRMATION: Text("{operator} has asked us to confirm that it needs no permit."),
}


WALKED: Mapping[tuple[str, str], Text] = {
    ("released", "yes"): Text("The business brings energy products to the Norwegian market for consumption."),
    ("released", "no"): Text("The business brings no energy product to the Norwegian market for consumption."),
    ("fuel", "yes"): Text("They are offered or used as motor fuel or for heating, power production included."),
    ("fuel", "no"): Text("They are neither offered nor used as motor fuel or for heating."),
    ("excluded", "yes"): Text("All of the fuels are excluded or can be counted as zero."),
    ("excluded", "no"): Text("At least one of the fuels is not excluded."),
    ("sector", "yes"): Text("Some of the fuel may be burnt in a covered sector."),
    ("sector", "no"): Text("None of the fuel is burnt in a covered sector."),
    ("registered", "yes"): Text("The business is registered under the rules on excise duties and liable for the duty "
                                "on the fuel."),
    ("registered", "no"): Text("The business is not liable for excise duty on the fuel."),
    ("other_registered", "yes"): Text("Somebody else is registered and liable for the duty."),
    ("trader", "yes"): Text("The business imports the fuel for consumption, or produces it in Norway for "
                            "consumption."),
    ("trader", "no"): Text("The business neither imports nor produces the fuel."),
    ("other_trader", "yes"): Text("Somebody else imports or produces the fuel."),
    ("other_trader", "no"): Text("Nobody is liable for duty, and nobody else imports or produces the fuel: whoever "
                                 "releases it answers for it."),
}
"""What the guide's answers say of the business, where the guide speaks to it."""


def _facts(answers: PermitAnswers, documents: tuple[DocumentFact, ...]) -> list[Text]:
    request, plan, basis = answers.request, answers.plan, basis_of(answers)
    said = [Text(ASKED[kind_of(answers)].msgid, operator=answers.operator.name or NOT_ANSWERED)]
    if request.permit:
        said.append(Text("The application is about the permit {number}.", number=request.permit))
    if request.what:
        said.append(Text("The change, in the words of the applicant: “{what}”.", what=request.what.rstrip(" .")))
    said += [WALKED.get((asked.name, choice.value), choice.why)
             for asked, choice in walk_of(answers).steps if choice.why is not None]
    if (listed := names(answers)) is not None:
        said.append(Text("The fuels are {fuels}.", fuels=listed))
    if basis is not None and answers.activity.before_scope is not None:
        said.append(Text("The emissions are estimated at {tonnes} tonnes of CO₂ a year before the scope factor.",
                         tonnes=figure(answers.activity.before_scope)))
    if plan.ert_number:
        said.append(Text("The monitoring plan is {number}, version {version}.", number=plan.ert_number,
                         version=plan.version or "–"))
    if documents:
        said.append(Text("The last document that we have received came on {day}.",
                         day=max(document.received_on for document in documents)))
    return said


DUTY = Text("Who releases fuel for consumption in the covered sectors needs a permit (Pollution Control Act section "
            "11, "
            "Climate Quota Regulations section 2-3 a).")
ORDER = Text("The fuel operator is the one who is registered and liable for excise duty on the fuel; where nobody is, "
             "the one who imports or produces it; else whoever releases it (Climate Quota Regulations section 1-2).")
ABLE = Text("A permit is given when the applicant shows that it can monitor and report its emissions satisfactorily "
            "(Pollution Control Act section 11 second paragraph). No limit may be set for the emissions.")
CONDITIONAL = Text("Conditions may be set (Pollution Control Act section 16).")
RULES: Mapping[Kind, list[Text]] = {
    Kind.NEW: [DUTY, ORDER, ABLE, CONDITIONAL],
    Kind.CHANGE: [Text("Planned changes of the activity and of the fuels are notified beforehand, and the permit is "
                       "changed where that is needed (Directive 2003/87/EC Art. 30b(6), Pollution Control Act "
                       "section 18)."),
                  ABLE, CONDITIONAL],
    Kind.TRANSFER: [ORDER, Text("When the identity of the operator changes, the permit is given out anew with the new "
                                "name and address and the same duties (Directive 2003/87/EC Art. 30b(6))."), ABLE],
    Kind.ENDING: [Text("A permit is withdrawn or changed when the duty to surrender allowances ends "
                       "(Pollution Control Act section 18 second paragraph)."),
                  Text("The duties for what was released until then remain (Climate Quota Act section 12).")],
    Kind.CONFIRMATION: [DUTY, ORDER, Text(
        "Charcoal, solid biofuels, peat, hazardous and municipal waste and fuels whose emissions can be counted as "
        "zero "
        "are not fuel as the rules understand it (Climate Quota Regulations section 1-2 p).")],
}
