"""The closed questions of a change of representatives, and how each answer is said. Values are stored; titles shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from casework.core.text import Text
from casework.workflows.accounts.choices import CHOICES as SHARED


class AskedBy(StrEnum):
    """Who asks: the account holder, or a representative who wants to stop."""

    HOLDER = "holder"
    REPRESENTATIVE = "representative"


class Measure(StrEnum):
    """What the authority may do of its own accord (Regulation (EU) 2019/1122 Arts 28(4) and 30(1))."""

    SUSPEND = "suspend"
    RESTORE = "restore"
    REMOVE = "remove"


class Ground(StrEnum):
    """Why the authority acts. The first three allow a suspension, the next three a removal, the last ends the first."""

    UNAUTHORISED_ACCESS = "unauthorised_access"
    WRONG_LOGINS = "wrong_logins"
    SECURITY = "security"
    PAPERS = "papers"
    INVESTIGATION = "investigation"
    NATIONAL_LAW = "national_law"
    CURED = "cured"


GROUNDS: Mapping[Measure, tuple[Ground, ...]] = {
    Measure.SUSPEND: (Ground.UNAUTHORISED_ACCESS, Ground.WRONG_LOGINS, Ground.SECURITY),
    Measure.REMOVE: (Ground.PAPERS, Ground.INVESTIGATION, Ground.NATIONAL_LAW),
    Measure.RESTORE: (Ground.CURED,),
}

CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    **SHARED,
    AskedBy: {
        AskedBy.HOLDER: Text("The account holder"),
        AskedBy.REPRESENTATIVE: Text("A representative who wants to stop"),
    },
    Measure: {
        Measure.SUSPEND: Text("Suspend access"),
        Measure.RESTORE: Text("Give access back"),
        Measure.REMOVE: Text("Remove from the account"),
    },
    Ground: {
        Ground.UNAUTHORISED_ACCESS: Text("Tried to use accounts or processes without being authorised"),
        Ground.WRONG_LOGINS: Text("Tried repeatedly to sign in with a wrong user name and password"),
        Ground.SECURITY: Text("Tried to break the security of the registry or its data"),
        Ground.PAPERS: Text("The papers behind the approval were incomplete, outdated, inaccurate or false"),
        Ground.INVESTIGATION: Text("Investigation or conviction for a serious crime that the account may serve"),
        Ground.NATIONAL_LAW: Text("A ground in national law"),
        Ground.CURED: Text("The ground for the suspension is gone"),
    },
}
