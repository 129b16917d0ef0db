"""By when: comments, payment four weeks from the decision, appeal three weeks from its arrival, and the time bars.

Two clocks run from two events (forvaltningsloven §§ 29 and 44, fifth paragraph). Nothing is reminded of or collected
before the decision is final. How long after the breach a fee can be imposed we have not read (energiloven § 10-9): the
length is a setting, and every page that names it says so.
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner, Weeks, Years
from casework.core.text import Source, Text
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.collecting import LIMITATION, REMINDER
from casework.workflows.hearing import HEARING

ANSWER = Deadline(
    name="answer", title=Text("Answer our questions"), amount=None,
    runs_from="request_arrived_on", owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 48", certainty=90, note=Text("The length is set in the letter.")),
    missed=Text("We go on with what we have. That nothing was said speaks against nobody."))

TIME_BAR = Deadline(
    name="time_bar", title=Text("Impose a fee before it is too late"), amount=Years(5),
    runs_from="breach_ended_on", owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("energiloven", "§ 10-9", certainty=60,
                  note=Text("Five years from the end of the breach is a setting of ours; the section was not read.")),
    missed=Text("No fee can be imposed any more."))

PAYMENT = Deadline(
    name="payment", title=Text("Pay the fee"), amount=Weeks(4), runs_from="decided_on", owner=Owner.PARTY,
    calendar=NORWEGIAN, source=Source("forvaltningsloven", "§ 44, fifth paragraph"),
    missed=Text("The claim can be pursued once the decision is final."))

DEADLINES = (TIME_BAR, ANSWER, HEARING, PAYMENT, REMINDER, LIMITATION, APPEAL)
