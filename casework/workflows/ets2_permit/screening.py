"""Is somebody a fuel operator? The tree of klimakvoteforskriften § 1-2, question by question.

Brought to market (letter q), a fuel (letter p), not only excluded fuels, possibly burnt in a covered sector (letters s,
t and u): then the first of three answers for the fuel. Who is registered for excise duty and liable for it on that
fuel; else who imports or produces it for consumption; else whoever releases it.
"""

from __future__ import annotations

from typing import Any

from casework.core.text import Text
from casework.workflows.ets2_permit.choices import Kind
from casework.workflows.ets2_permit.sources import EXCLUDED, FUEL, OPERATOR, PERMIT_DUTY, RELEASE, SECTORS
from casework.workflows.screening import Asked, Choice, Result, Screening, Walk

YES, NO = Text("Yes"), Text("No")
EXCLUSIONS = (
    Text("charcoal"), Text("solid biofuels, such as wood, pellets and chips"), Text("peat"),
    Text("hazardous waste and municipal waste"),
    Text("fuels whose emissions can be counted as zero, with proof of sustainability"),
)
SECTOR_POINTS = (
    Text("Covered: road transport, buildings, industry, construction, energy production, and the machines used there."),
    Text("Not covered: farming, forestry, fishing, aquaculture, the armed forces, aviation, railways and shipping, and "
         "what installations in the emissions trading system for industry burn."),
)
STAY = Text("Keep the papers that show it. If you start to sell another fuel or sell it in another way, answer again.")
CONFIRM = Text("You can ask us to confirm it in writing.")

QUESTIONS = (
    Asked(
        "released", Text("Do you bring fuel to the Norwegian market for consumption?"),
        (Choice("yes", YES, "fuel", Text("You bring energy products to the Norwegian market for consumption.")),
         Choice("no", NO, "no_release", Text("You bring no energy product to the Norwegian market for consumption."))),
        RELEASE, Text("All ways count: sale, own stations, delivery by pipe, tank lorry, rail or ship. Storage in an "
                      "approved warehouse and transfer without excise duty between registered businesses do not.")),
    Asked(
        "fuel", Text("Is it a fuel for engines or for heating?"),
        (Choice("yes", YES, "excluded", Text("It is offered or used as motor fuel or for heating, power included.")),
         Choice("no", NO, "no_fuel", Text("It is neither offered nor used as motor fuel or for heating."))),
        FUEL, Text("Fuel for producing electricity counts as heating. What is added to motor fuel counts as fuel.")),
    Asked(
        "excluded", Text("Are all of your fuels excluded from the system?"),
        (Choice("yes", Text("Yes, all of them"), "only_excluded", Text("All of your fuels are excluded or can be "
                                                                       "counted as zero.")),
         Choice("no", Text("No, or only some of them"), "sector", Text("At least one of your fuels is not "
                                                                        "excluded."))),
        EXCLUDED, Text("These are excluded:"), EXCLUSIONS),
    Asked(
        "sector", Text("Can any of it be burnt in a covered sector?"),
        (Choice("yes", Text("Yes, or we do not know"), "registered", Text("Some of it may be burnt in a covered "
                                                                          "sector.")),
         Choice("no", NO, "outside_sectors", Text("None of it is burnt in a covered sector."))),
        SECTORS, None, SECTOR_POINTS),
    Asked(
        "registered", Text("Are you registered for excise duty and liable for it on the fuel?"),
        (Choice("yes", YES, "permit", Text("You are registered under the rules on excise duties and liable for the "
                                           "duty on the fuel. You come first.")),
         Choice("no", NO, "other_registered", Text("You are not liable for excise duty on the fuel."))),
        OPERATOR, Text("Answer for one fuel at a time. One fuel is enough to make you a fuel operator.")),
    Asked(
        "other_registered", Text("Is somebody else registered and liable for the excise duty on it?"),
        (Choice("yes", YES, "other", Text("Somebody else is registered and liable for the duty. They come first.")),
         Choice("no", Text("No, nobody is"), "trader", Text("Nobody is registered and liable for excise duty on the "
                                                            "fuel."))),
        OPERATOR, Text("Often the oil company or the wholesaler you buy from. Your invoices show whether duty is "
                       "paid.")),
    Asked(
        "trader", Text("Do you import the fuel for consumption, or produce it for consumption in Norway?"),
        (Choice("yes", YES, "permit", Text("You import the fuel for consumption, or produce it in Norway for "
                                           "consumption. You come second, and nobody comes first.")),
         Choice("no", NO, "other_trader", Text("You neither import nor produce the fuel."))),
        OPERATOR),
    Asked(
        "other_trader", Text("Does somebody else import it for consumption, or produce it for consumption in Norway?"),
        (Choice("yes", YES, "other", Text("Somebody else imports or produces the fuel. They come before you.")),
         Choice("no", NO, "permit", Text("Nobody is liable for duty, and nobody else imports or produces the fuel. Who "
                                         "releases it answers for it, and that is you."))),
        OPERATOR),
)

RESULTS = (
    Result(
        "permit", Text("You are a fuel operator and need a permit"),
        Text("Without a valid permit you may not bring this fuel to the market."), PERMIT_DUTY, True,
        (Text("Once one fuel makes you a fuel operator, you also monitor and report your fuels that can be counted as "
              "zero."),
         Text("You need a monitoring plan from the Commission's reporting tool, ERT. Have it ready before you send the "
              "application.")),
        Text("Start an application with these answers")),
    Result("no_release", Text("You need no permit"), Text("Who releases no fuel for consumption is no fuel operator."),
           RELEASE, False, (STAY, CONFIRM), Text("Ask us to confirm it")),
    Result("no_fuel", Text("You need no permit"), Text("What you sell is no fuel as the rules understand it."),
           FUEL, False, (STAY, CONFIRM), Text("Ask us to confirm it")),
    Result("only_excluded", Text("You need no permit"),
           Text("Who releases only fuels that are excluded, or that can be counted as zero, is no fuel operator."),
           EXCLUDED, False, (STAY, CONFIRM), Text("Ask us to confirm it")),
    Result("outside_sectors", Text("You need no permit for this fuel"),
           Text("What is burnt outside the covered sectors gives no emissions in the system."), SECTORS, False,
           (Text("Keep the papers that show who burns it, and for what. If a customer in a covered sector buys of it, "
                 "you are a fuel operator."), CONFIRM), Text("Ask us to confirm it")),
    Result("other", Text("Somebody else answers for this fuel"),
           Text("The duty to have a permit lies with the one who comes first in the order of three."), OPERATOR, False,
           (Text("Answer once more for each of your other fuels."), CONFIRM), Text("Ask us to confirm it")),
)


def lift(walk: Walk) -> dict[str, dict[str, Any]]:
    """The sections of a draft that the answers fill: what is applied for, and the answers themselves."""
    applies = walk.result is not None and walk.result.applies
    return {
        "request": {"kind": str(Kind.NEW if applies else Kind.CONFIRMATION)},
        "scope": {name: value == "yes" for name, value in walk.given.items()},
    }


SCREENING = Screening(
    Text("Do you need a permit as a fuel operator?"),
    Text("Who brings fuel to the market for road transport, buildings or industry needs a permit. Up to eight "
         "questions "
         "tell whether that is you. We store nothing of what you answer here."),
    QUESTIONS, RESULTS, lift)
