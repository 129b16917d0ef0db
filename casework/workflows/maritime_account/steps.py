"""The steps of an account for a shipping company: those of every application and of opening an account.

The 20 working days run from the day the last required item came in (Regulation (EU) 2019/1122 Article 15a(3)). A
request for information after that day lets the clock run on, unless the reading of the law chosen for the house says
otherwise.
"""

from __future__ import annotations

from casework.workflows.accounts.opening import EXTENDED, PAUSES, extending, opening
from casework.workflows.application import Application
from casework.workflows.application.states import ASSESSMENT
from casework.workflows.maritime_account.documents import DOCUMENTS

APPLICATION = Application(
    clock="opening", also=("extension",), duties=("listed", "unlisted"), documents=DOCUMENTS,
    assessing=(ASSESSMENT, EXTENDED), pauses=PAUSES)

STEPS = (
    *APPLICATION.sending(),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    *extending(),
    *opening(APPLICATION),
    *APPLICATION.ending(),
)
