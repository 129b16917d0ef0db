"""Who gets what at every address: one table written by hand, compared with every route there is (A1, A2, A4).

The case, the draft and all that hangs on them are Aigli's. A cell says what a visitor gets there:

    +  the page, or the form is read (200, 303, 409, 422)       l  asked to sign in (303 to the sign-in, or 401)
    x  not open to this role (403)                              -  there is no such thing (404)
    o  asked for whom one acts (303)

Columns: nobody signed in; a person who acts for nobody; of Aigli who may send, write, read; an agent with a mandate; a
former member; another company; caseworker, signatory, manager, auditor, registrar of post, registry operator;
a verifier, who is named in none of them; finance.
"""

from __future__ import annotations

import io
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.db import db, writing
from casework.models import (
    Approval,
    Case,
    DocumentFile,
    FindingRow,
    Invitation,
    Letter,
    Login,
    Mandate,
    Membership,
    Outbox,
    Party,
    Person,
    QuestionRow,
    StaffRole,
)
from casework.operations import documents, hours, members, outbox, post, review
from casework.operations.post import Arrival, Paper
from casework.operations.readings import propose
from casework.outbox import drain
from casework.stories.people import party_id, person_id
from casework.stories.telling import by, paper
from casework.workflows import CASE_TYPES, SCREENINGS
from tests.web.certificates import record_certificate
from tests.web.drafts import TYPE, draft_app, new_draft, now, signed_in
from tests.web.frame import OURS, token_of
from tests.web.lawtables import propose_factors
from tests.web.told import ref_of, today, told

VISITORS = (
    "anonymous", "nobody", "eleni", "dimitris", "sofia", "silje", "former", "hauk",
    "marit", "ingrid", "berit", "olav", "arne", "tuva", "vilde", "frode",
)  # fmt: skip
COMPANY = {"eleni": "aigli", "silje": "aigli", "former": "aigli"}

#                                              ?  0  send write read agent old other | case sign mgr aud reg op ver fin
TABLE = """
GET  /                                         +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /accessibility                            +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /privacy                                  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /contact                                  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /verify                                   +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /verify/<code>                            +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /rules/<name>                             +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /screening/<name>                         +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
POST /verify/<code>                            +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /health/live                              +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /health/ready                             +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /static/<path:filename>                   +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /sign-in                                  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
POST /sign-in                                  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
GET  /sign-in/return                           -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
POST /sign-out                                 +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /for-whom                                 l  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
POST /for-whom                                 l  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x
GET  /cases                                    l  x  +  +  +  +  +  +  x  x  x  x  x  x  +  x
GET  /cases/<ref>                              l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
POST /cases/<ref>/answers                      l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /cases/<ref>/appeal                       l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /cases/<ref>/access                       l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /cases/<ref>/messages                     l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /cases/<ref>/steps/<name>                 l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /cases/<ref>/steps/<name>                 l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /cases/<ref>/time-to-appeal/<name>        l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /cases/<ref>/time-to-appeal/<name>        l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /cases/<ref>/letters/<int:number>         l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /cases/<ref>/letters/<int:number>/enclosed l  x  -  -  -  -  -  -  x  x  x  x  x  x  -  x
POST /cases/<ref>/annexes                      l  x  -  -  -  -  -  -  x  x  x  x  x  x  -  x
GET  /cases/<ref>/annexes/<int:number>         l  x  -  -  -  -  -  -  x  x  x  x  x  x  -  x
GET  /cases/<ref>/clocks/<name>                l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /approvals                                l  x  +  +  +  +  +  +  x  x  x  x  x  x  +  x
GET  /approvals/<int:approval_id>              l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /missing-allowances                       +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /registers/<name>                         -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
GET  /registers/<name>.csv                     -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
GET  /registers/<name>.json                    -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
GET  /members                                  l  x  +  x  x  x  +  +  x  x  x  x  x  x  +  x
POST /members/invitations                      l  x  +  x  x  x  +  +  x  x  x  x  x  x  +  x
POST /members/invitations/<int:invitation_id>  l  x  +  x  x  x  -  -  x  x  x  x  x  x  -  x
GET  /members/<int:membership_id>              l  x  +  x  x  x  -  -  x  x  x  x  x  x  -  x
POST /members/<int:membership_id>              l  x  +  x  x  x  -  -  x  x  x  x  x  x  -  x
GET  /invitations/<seal>                       l  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
POST /invitations/<seal>                       l  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
GET  /drafts/new                               l  x  +  +  +  +  +  +  x  x  x  x  x  x  +  x
POST /drafts/new                               l  x  +  +  +  +  +  +  x  x  x  x  x  x  +  x
GET  /fleet/<fleet_type>                       l  x  +  +  +  +  +  +  x  x  x  x  x  x  +  x
GET  /fleet/<fleet_type>/begin                 l  x  +  +  x  +  +  +  x  x  x  x  x  x  +  x
POST /fleet/<fleet_type>/begin                 l  x  +  +  x  +  +  +  x  x  x  x  x  x  +  x
POST /fleet/<fleet_type>/expected/<number>     l  x  +  +  x  +  +  +  x  x  x  x  x  x  +  x
GET  /fleet/<fleet_type>/share                 l  x  +  +  x  +  +  +  x  x  x  x  x  x  +  x
POST /fleet/<fleet_type>/share                 l  x  +  +  x  +  +  +  x  x  x  x  x  x  +  x
GET  /drafts/<ref>                             l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/days                        l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/delete                      l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/delete                      l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/documents                   l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/documents/<kind>/<key>      l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/documents/<kind>/<key>      l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/files/<int:file_id>         l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/print                       l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/receipt                     l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/review                      l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/review                      l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/sections/<name>             l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/sections/<name>             l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/sections/<name>/<key>       l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/sections/<name>/<key>       l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/tables/<name>               l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/tables/<name>               l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/tables/<name>/cells         l  x  +  +  x  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/tables/<name>.xlsx          l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/tables/<name>.json          l  x  +  +  +  +  -  -  x  x  x  x  x  x  -  x
GET  /drafts/<ref>/verifier                    l  x  -  -  -  -  -  -  x  x  x  x  x  x  -  x
POST /drafts/<ref>/verifier                    l  x  -  -  -  -  -  -  x  x  x  x  x  x  -  x
GET  /assessments                              l  x  x  x  x  x  x  x  x  x  x  x  x  x  +  x
GET  /assessments/<ref>                        l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /assessments/<ref>/plan                   l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /assessments/<ref>/plan/sent              l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /assessments/<ref>/changes                l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /assessments/<ref>/deliver                l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
POST /assessments/<ref>/deliver                l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /assessments/<ref>/files/<int:file_id>    l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /assessments/<ref>/annexes/<int:number>   l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /assessments/<ref>/letters/<int:number>   l  x  x  x  x  x  x  x  x  x  x  x  x  x  -  x
GET  /accreditation                            l  x  x  x  x  x  x  x  x  x  x  x  x  x  +  x
POST /accreditation                            l  x  x  x  x  x  x  x  x  x  x  x  x  x  +  x
GET  /staff/worklist                           l  x  x  x  x  x  x  x  +  +  +  +  +  +  x  +
POST /staff/worklist                           l  x  x  x  x  x  x  x  +  +  +  x  x  +  x  x
GET  /staff/worklist.xlsx                      l  x  x  x  x  x  x  x  +  +  +  +  +  +  x  +
GET  /staff/board                              l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
POST /staff/work/<int:work_id>/retry           l  x  x  x  x  x  x  x  x  x  +  x  x  x  x  x
GET  /staff/finance                            l  x  x  x  x  x  x  x  x  x  +  +  x  x  x  +
GET  /staff/finance/rows                       l  x  x  x  x  x  x  x  x  x  +  +  x  x  x  +
GET  /staff/finance/rows.csv                   l  x  x  x  x  x  x  x  x  x  +  +  x  x  x  +
GET  /staff/finance/rows.xlsx                  l  x  x  x  x  x  x  x  x  x  +  +  x  x  x  +
GET  /staff/finance/invoices                   l  x  x  x  x  x  x  x  x  x  +  +  x  x  x  +
GET  /staff/finance/invoices/<int:invoice_id>  l  x  x  x  x  x  x  x  x  x  -  -  x  x  x  -
POST /staff/finance/invoices/<int:invoice_id>  l  x  x  x  x  x  x  x  x  x  x  x  x  x  x  -
GET  /staff/finance/ready                      l  x  x  x  x  x  x  x  x  x  +  +  x  x  x  +
POST /staff/finance/ready                      l  x  x  x  x  x  x  x  x  x  x  x  x  x  x  +
GET  /staff/finance/payments                   l  x  x  x  x  x  x  x  x  x  +  +  x  x  x  +
POST /staff/finance/payments                   l  x  x  x  x  x  x  x  x  x  x  x  x  x  x  +
POST /staff/finance/payments/file              l  x  x  x  x  x  x  x  x  x  x  x  x  x  x  +
POST /staff/finance/payments/<int:payment_id>  l  x  x  x  x  x  x  x  x  x  x  x  x  x  x  +
GET  /staff/time                               l  x  x  x  x  x  x  x  +  +  +  x  x  x  x  x
POST /staff/time/timer                         l  x  x  x  x  x  x  x  +  +  +  x  x  x  x  x
GET  /staff/time/approvals                     l  x  x  x  x  x  x  x  x  x  +  x  x  x  x  x
POST /staff/time/approvals                     l  x  x  x  x  x  x  x  x  x  +  x  x  x  x  x
GET  /staff/readings                           l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
POST /staff/readings                           l  x  x  x  x  x  x  x  x  x  +  x  x  x  x  x
POST /staff/readings/<int:choice_id>           l  x  x  x  x  x  x  x  x  +  +  x  x  x  x  x
GET  /staff/tables/<name>                      l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
GET  /staff/tables/<name>/file.<kind>          l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
POST /staff/tables/<name>                      l  x  x  x  x  x  x  x  x  x  +  x  x  x  x  x
POST /staff/tables/<name>/<int:loaded_id>      l  x  x  x  x  x  x  x  x  +  +  x  x  x  x  x
GET  /staff/approvals                          l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
GET  /staff/approvals/<int:approval_id>        l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
GET  /staff/approvals/<int:approval_id>/cases/<type_name>   l x x x x x x x  +  x  x  x  x  x  x  x
POST /staff/approvals/<int:approval_id>/cases/<type_name>   l x x x x x x x  +  x  x  x  x  x  x  x
POST /staff/approvals/<int:approval_id>/conditions/<int:condition_id>  l x x x x x x x  -  x  x  x  x  x  x  x
GET  /staff/expected                           l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
POST /staff/expected/<int:party_id>/<owed_type>/<number>  l x x x x x x x  -  x  x  x  x  x  x  x
GET  /staff/verifiers                          l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
POST /staff/verifiers                          l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
POST /staff/verifiers/<int:party_id>/accreditations/<int:entry_id>  l x x x x x x x  +  x  x  x  x  x  x  x
POST /staff/verifiers/registrations/<int:registration_id>           l x x x x x x x  +  +  +  x  x  x  x  x
GET  /staff/verifiers/registrations/<int:registration_id>/certificate  l x x x x x x x  +  +  +  +  x  +  x  +
GET  /staff/parties/<int:party_id>             l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
GET  /staff/parties/<int:party_id>/cases/<type_name>        l x x x x x x x  +  x  x  x  x  x  x  x
POST /staff/parties/<int:party_id>/cases/<type_name>        l x x x x x x x  +  x  x  x  x  x  x  x
GET  /staff/parties/<int:party_id>/people      l  x  x  x  x  x  x  x  x  x  +  x  +  x  x  x
GET  /staff/record                             l  x  x  x  x  x  x  x  x  x  x  +  x  x  x  x
GET  /staff/record/<ref>                       l  x  x  x  x  x  x  x  x  x  x  +  x  x  x  x
GET  /staff/begin                              l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
POST /staff/begin                              l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
GET  /staff/post                               l  x  x  x  x  x  x  x  +  x  x  x  +  x  x  x
POST /staff/post                               l  x  x  x  x  x  x  x  +  x  x  x  +  x  x  x
GET  /staff/post/<ref>/<int:seq>               l  x  x  x  x  x  x  x  +  x  x  x  +  x  x  x
POST /staff/post/<ref>/<int:seq>               l  x  x  x  x  x  x  x  +  x  x  x  +  x  x  x
GET  /staff/cases/<ref>                        l  x  x  x  x  x  x  x  +  +  +  +  +  +  x  +
GET  /staff/cases/<ref>/clocks/<name>          l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
GET  /staff/cases/<ref>/documents/<int:number> l  x  x  x  x  x  x  x  +  +  +  +  +  +  x  +
POST /staff/cases/<ref>/annexes                l  x  x  x  x  x  x  x  -  -  -  x  x  -  x  -
GET  /staff/cases/<ref>/steps/<name>           l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
POST /staff/cases/<ref>/steps                  l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
GET  /staff/cases/<ref>/sign                   l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
POST /staff/cases/<ref>/sign                   l  x  x  x  x  x  x  x  +  +  x  x  x  +  x  x
POST /staff/cases/<ref>/return                 l  x  x  x  x  x  x  x  +  +  x  x  x  +  x  x
POST /staff/cases/<ref>/print-again            l  x  x  x  x  x  x  x  +  +  x  x  x  +  x  x
POST /staff/cases/<ref>/findings/<int:finding_id>/accept  l x x x x x x x  +  x  x  x  x  x  x  x
POST /staff/cases/<ref>/checklist              l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
POST /staff/cases/<ref>/reasons/<block>        l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
POST /staff/cases/<ref>/impartiality           l  x  x  x  x  x  x  x  +  +  x  x  x  +  x  x
POST /staff/cases/<ref>/notes                  l  x  x  x  x  x  x  x  +  +  x  x  x  +  x  x
POST /staff/cases/<ref>/messages               l  x  x  x  x  x  x  x  +  +  x  x  x  +  x  x
GET  /staff/cases/<ref>/time                   l  x  x  x  x  x  x  x  +  +  +  x  x  x  x  x
POST /staff/cases/<ref>/time                   l  x  x  x  x  x  x  x  +  +  +  x  x  x  x  x
GET  /staff/cases/<ref>/time/<int:entry_id>    l  x  x  x  x  x  x  x  +  -  -  x  x  x  x  x
POST /staff/cases/<ref>/time/<int:entry_id>    l  x  x  x  x  x  x  x  +  -  -  x  x  x  x  x
POST /staff/cases/<ref>/timer                  l  x  x  x  x  x  x  x  +  +  +  x  x  x  x  x
GET  /staff/cases/<ref>/access                 l  x  x  x  x  x  x  x  +  x  x  x  +  x  x  x
POST /staff/cases/<ref>/access                 l  x  x  x  x  x  x  x  +  x  x  x  +  x  x  x
GET  /staff/cases/<ref>/cases/<type_name>      l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
POST /staff/cases/<ref>/cases/<type_name>      l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
GET  /staff/cases/<ref>/file                   l  x  x  x  x  x  x  x  -  x  x  x  x  x  x  x
GET  /staff/cases/<ref>/file/<name>            l  x  x  x  x  x  x  x  -  x  x  x  x  x  x  x
POST /staff/cases/<ref>/file/<name>            l  x  x  x  x  x  x  x  -  x  x  x  x  x  x  x
GET  /staff/cases/<ref>/errors                 l  x  x  x  x  x  x  x  +  +  x  x  x  x  x  x
POST /staff/cases/<ref>/errors                 l  x  x  x  x  x  x  x  +  +  x  x  x  x  x  x
GET  /staff/cases/<ref>/time-to-appeal/<name>  l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
POST /staff/cases/<ref>/time-to-appeal/<name>  l  x  x  x  x  x  x  x  +  x  x  x  x  x  x  x
GET  /staff/cases/<ref>/letters/<int:number>/correct l x x x x x x x  +  +  x  x  x  x  x  x
POST /staff/cases/<ref>/letters/<int:number>/correct l x x x x x x x  +  +  x  x  x  x  x  x
GET  /staff/cases/<ref>/correction             l  x  x  x  x  x  x  x  +  +  +  +  x  +  x  +
POST /staff/cases/<ref>/correction             l  x  x  x  x  x  x  x  +  +  x  x  x  x  x  x
POST /staff/cases/<ref>/assignee               l  x  x  x  x  x  x  x  +  +  +  x  x  +  x  x
"""

WITHIN = re.compile("<ref>.*(file_id|entry_id|number|seq|<key>|<name>)")
"""Addresses that name something within a case."""


def table() -> dict[str, dict[str, str]]:
    """Address with its verb → visitor → cell."""
    rows = [line.split() for line in TABLE.strip().splitlines()]
    return {f"{verb} {rule}": dict(zip(VISITORS, cells, strict=True)) for verb, rule, *cells in rows}


@dataclass(frozen=True)
class Scene:
    """What the addresses name. `marks`: canary words, by who may read them."""

    app: Flask
    places: dict[str, Any]
    own: str
    inside: str
    others: dict[str, Any]


def settle_visitors(app: Flask) -> None:
    """An agent's mandate, a former member who has a company of their own now, and a person who acts for nobody."""
    yesterday = today() - timedelta(days=1)
    with app.app_context(), writing():
        people = [Person(name=name, language="en", created_at=0) for name in ("Nikos Old", "Ola Nobody")]
        db.session.add_all(people)
        db.session.flush()
        former, nobody = people
        aigli, tern, long_ago = party_id("aigli"), party_id("tern"), yesterday - timedelta(days=400)
        was = {"rights": "sign", "valid_from": long_ago, "valid_until": yesterday}
        acts = {"rights": "write", "valid_from": yesterday, "scope": []}
        db.session.add_all(
            [
                Login(person_id=former.id, issuer="demo", subject="former"),
                Login(person_id=nobody.id, issuer="demo", subject="nobody"),
                Membership(person_id=former.id, party_id=aigli, **was),
                Membership(person_id=former.id, party_id=tern, rights="sign", valid_from=yesterday),
                Mandate(party_id=aigli, agent_id=party_id("kompass"), **acts),
            ]
        )


def filled(app: Flask, case_id: int, ref: str, mark: str) -> dict[str, Any]:
    """Addresses of a case, with words in it that only its party and the authority may read."""
    with app.app_context():
        eleni, marit, at = by("eleni"), by("marit"), now()
        review.write_message(case_id, f"To the authority {mark}", from_party=True, by=eleni, now=at)
        question = db.session.scalars(select(QuestionRow).order_by(QuestionRow.id.desc())).first()
        if question is not None:
            review.answer_question(question.id, f"Answer {mark}", by=eleni, now=at)
        storage = app.extensions["casework.storage"]
        file_id = documents.receive(case_id, TYPE, "other", "", f"{mark}.pdf", io.BytesIO(paper(mark)), storage=storage,
                                    by=eleni, now=at, journal=True)  # fmt: skip
        came = Arrival(channel="post", sender="Aigli", received_at=at, evidence="Stamped by the mail room.")
        seq = post.register(case_id, came, [Paper("letter.pdf", io.BytesIO(paper("A letter")))], by=by("arne"),
                            now=at, storage=storage)  # fmt: skip
        file = db.session.get(DocumentFile, file_id)
        letter = db.session.scalars(select(Letter).where(Letter.case_id == case_id, Letter.state == "printed")).first()
        finding = db.session.scalars(select(FindingRow).where(FindingRow.case_id == case_id)).first()
        assert file is not None
        assert letter is not None
        assert finding is not None
        review.assign(case_id, marit.person_id, by=marit, now=at)
        return {"ref": ref, "file_id": file_id, "document": file.number, "letter": letter.number, "code": letter.code,
                "finding_id": finding.id, "seq": seq}  # fmt: skip


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    app = draft_app(tmp_path_factory.mktemp("matrix"))
    account = opened_account(app)  # first: it cannot be opened while another case asks for the same
    own, inside = f"party{secrets.token_hex(6)}", f"house{secrets.token_hex(6)}"
    case_id = told(app, "request_information", days_ago=4, drain=drain)
    ours = filled(app, case_id, ref_of(app, case_id), own)
    other_id = told(app, "request_information", days_ago=3, drain=drain)
    others = filled(app, other_id, ref_of(app, other_id), own)
    settle_visitors(app)
    with app.app_context():
        marit = by("marit")
        review.write_note(case_id, inside, by=marit, now=now())
        for of_case, places in ((case_id, ours), (other_id, others)):
            spent = hours.Spent(today(), 30, "formal_check", note=inside)
            places["entry_id"] = hours.record(of_case, spent, by=marit, now=now())
        review.write_reason(case_id, "facts", inside, seen=None, by=marit, now=now())
        review.assign(case_id, marit.person_id, inside, by=marit, now=now())
        choice_id = propose(CASE_TYPES[TYPE], "residence", "all_accounts", valid_from=today() + timedelta(9),
                            reason="r", by=by("berit"), now=now())  # fmt: skip
        loaded_id = propose_factors()
        registration_id = record_certificate(app.extensions["casework.storage"], now(), who="jonas")
        # An account in force has no condition that could be marked; a register has it only if its kind is public.
        lasting = {"approval_id": account, "type_name": "representative_change", "condition_id": 1,
                   "entry_id": 1, "payment_id": 1, "invoice_id": 1,
                   "fleet_type": "ship_monitoring_plan",
                   "party_id": party_id("aigli")}  # fmt: skip
        with writing() as cx:
            outbox.put(cx, "root", "given up", now=now())
            given_up = Outbox.__table__.update().where(Outbox.key == "given up").values(failed_at=now())
            work_id = cx.execute(given_up.returning(Outbox.id)).scalar_one()
    places = {**ours, **lasting, **people_of_aigli(app), "draft": new_draft(app), "choice_id": choice_id,
              "loaded_id": loaded_id, "registration_id": registration_id}  # fmt: skip
    return Scene(app, {**places, "work_id": work_id}, own, inside, others)


def opened_account(app: Flask) -> int:
    """An account of Aigli's that is in force."""
    told(app, None, days_ago=60, drain=drain)
    with app.app_context():
        return db.session.scalars(select(Approval.id)).one()


def people_of_aigli(app: Flask) -> dict[str, Any]:
    """A colleague of Aigli's, an invitation to withdraw and one to answer."""
    with app.app_context():
        party, eleni = party_id("aigli"), person_id("eleni")
        given = {"language": "en", "person_id": eleni, "now": now(), "expires_at": now() + 10**9}
        first, second = (members.invite(party, f"{n}@aigli.example", "read", **given) for n in (1, 2))
        seal = members.code_of(app.secret_key, db.session.get(Invitation, second))
        mine = (Membership.person_id == person_id("sofia")) & (Membership.party_id == party)
        colleague = db.session.scalars(select(Membership.id).where(mine)).one()
        return {"party_id": party, "invitation_id": first, "seal": seal, "membership_id": colleague}


PLACES: dict[str, dict[str, Any]] = {
    "/drafts/<ref>/documents/<kind>/<key>": {"kind": "right_to_sign", "key": "-"},
    "/drafts/<ref>/sections/<name>": {"name": "company"},
    "/drafts/<ref>/sections/<name>/<key>": {"name": "ships", "key": "s1"},
    "/drafts/<ref>/tables/<name>": {"name": "ships"},
    "/drafts/<ref>/tables/<name>/cells": {"name": "ships"},
    "/drafts/<ref>/tables/<name>.xlsx": {"name": "ships"},
    "/drafts/<ref>/tables/<name>.json": {"name": "ships"},
    "/registers/<name>": {"name": "account"},
    "/registers/<name>.csv": {"name": "account"},
    "/registers/<name>.json": {"name": "account"},
    "/cases/<ref>/steps/<name>": {"name": "withdraw"},
    "/cases/<ref>/time-to-appeal/<name>": {"name": "ask_time_to_appeal"},
    "/staff/cases/<ref>/time-to-appeal/<name>": {"name": "give_time_to_appeal"},
    "/cases/<ref>/clocks/<name>": {"name": "answer"},
    "/staff/cases/<ref>/clocks/<name>": {"name": "answer"},
    "/staff/cases/<ref>/steps/<name>": {"name": "recall_request"},
    "/staff/cases/<ref>/file/<name>": {"name": "facts"},
    "/staff/cases/<ref>/cases/<type_name>": {"type_name": "order_case"},
    "/staff/parties/<int:party_id>/cases/<type_name>": {"type_name": "supervision_case"},
    "/staff/cases/<ref>/reasons/<block>": {"block": "facts"},
    "/rules/<name>": {"name": next(iter(CASE_TYPES))},
    "/staff/tables/<name>": {"name": "ship_factors"},
    "/staff/tables/<name>/file.<kind>": {"name": "ship_factors", "kind": "json"},
    "/staff/tables/<name>/<int:loaded_id>": {"name": "ship_factors"},
    "/staff/expected/<int:party_id>/<owed_type>/<number>": {"owed_type": "ship_monitoring_plan"},
    "/screening/<name>": {"name": next(iter(SCREENINGS))},
}
OF_A_DRAFT = (
    "/days",
    "/delete",
    "/documents",
    "/review",
    "/sections/<name>",
    "/sections/<name>/<key>",
    "/documents/<kind>/<key>",
    "",
)
SENT: dict[str, dict[str, str]] = {
    "POST /staff/finance/payments/<int:payment_id>": {"do": "send_back"},
    "POST /staff/cases/<ref>/steps": {"name": "recall_request"},
    "POST /drafts/<ref>/delete": {"lang": "en"},
    "POST /drafts/new": {"lang": "en"},
    "POST /for-whom": {"party": "999999"},
    "POST /staff/readings": {"type": TYPE, "reading": "residence"},
    "POST /staff/readings/<int:choice_id>": {"do": "confirm"},
    "POST /staff/tables/<name>/<int:loaded_id>": {"do": "confirm"},
    "POST /staff/verifiers/registrations/<int:registration_id>": {"do": "reject"},
    "POST /staff/worklist": {"do": "claim"},
}

FAULTY = ("POST /staff/post", "POST /staff/post/<ref>/<int:seq>", "POST /staff/cases/<ref>/access")
"""Forms that answer 400, not 422, to what is not filled in."""


def address(scene: Scene, rule: str, places: dict[str, Any] | None = None) -> str:
    """The rule with Aigli's things in it."""
    given = {**(places or scene.places), "filename": "css/shared.css", **PLACES.get(rule, {})}
    if rule.startswith("/drafts/<ref>") and rule.removeprefix("/drafts/<ref>") in OF_A_DRAFT:
        given["ref"] = scene.places["draft"]
    given["number"] = given["letter" if "/letters/" in rule or not rule.startswith("/staff") else "document"]
    path = rule
    for name, value in given.items():
        for kind in ("", "int:", "path:"):
            path = path.replace(f"<{kind}{name}>", str(value))
    assert "<" not in path, path
    return path


def browser(scene: Scene, visitor: str) -> FlaskClient:
    if visitor == "anonymous":
        return scene.app.test_client()
    return signed_in(scene.app, visitor, company={"former": "tern"}.get(visitor, COMPANY.get(visitor, "aigli")))


def got(client: FlaskClient, verb: str, path: str, key: str, token: str) -> str:
    """The cell that an answer stands for. `token`: of this visitor's forms."""
    if verb == "GET":
        answer = client.get(path)
    else:
        answer = client.post(path, data={"csrf_token": token, "seen": "-1", **SENT.get(key, {})}, headers=OURS)
    answer.close()
    where = answer.headers.get("Location", "")
    if answer.status_code == 401 or (answer.status_code == 303 and where.startswith("/sign-in")):
        return "l"
    if answer.status_code == 303 and where.startswith("/for-whom") and "for-whom" not in path:
        return "o"
    read = (200, 303, 409, 422, *((400,) if key in FAULTY else ()))
    return {403: "x", 404: "-"}.get(answer.status_code) or (
        "+" if answer.status_code in read else str(answer.status_code)
    )


def test_the_table_names_every_address_and_no_other(scene: Scene) -> None:
    """A1: whoever adds a route says here who gets in."""
    there = {
        f"{verb} {rule.rule}"
        for rule in scene.app.url_map.iter_rules()
        for verb in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert there ^ set(table()) == set()


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_at_every_address_what_the_table_says(scene: Scene, visitor: str) -> None:
    """A2: what is not the party's does not exist for it; A1: roles open doors, one by one."""
    expected = {key: cells[visitor] for key, cells in table().items()}
    found, client = {}, browser(scene, visitor)
    token = token_of(client)
    for key in expected:
        verb, rule = key.split()
        if rule in ("/sign-out", "/sign-in"):
            apart = browser(scene, visitor)
            found[key] = got(apart, verb, address(scene, rule), key, token_of(apart))
        else:
            found[key] = got(client, verb, address(scene, rule), key, token)
    assert {key: (found[key], expected[key]) for key in found if found[key] != expected[key]} == {}


@pytest.mark.parametrize("path", [key.split()[1] for key in table() if key.startswith("GET") and WITHIN.search(key)])
def test_a_thing_of_one_case_is_not_found_under_another(scene: Scene, path: str) -> None:
    """Mismatched parents: the case is the person's, the thing is another case's or none at all."""
    theirs = {name: scene.others[name] for name in ("file_id", "finding_id", "entry_id")}
    mixed = {**scene.places, **theirs, "document": 998, "letter": 999, "seq": 999, "key": "nothing", "kind": "nothing"}
    staff = path.startswith("/staff")
    client = browser(scene, "marit" if staff else "vilde" if path.startswith("/assessments") else "eleni")
    given = address(scene, path, mixed)
    for name, value in PLACES.get(path, {}).items():
        given = given.replace(f"/{value}", "/nothing") if name in ("name", "key", "kind") else given
    assert client.get(given).status_code in (404, 409), given


@pytest.mark.parametrize(
    ("path", "persona"),
    [
        ("/staff/cases/{ref}/findings/{finding_id}/accept", "marit"),
        ("/cases/{ref}/answers", "eleni"),
    ],
)
def test_no_form_reaches_a_thing_of_another_case(scene: Scene, path: str, persona: str) -> None:
    client = browser(scene, persona)
    given = path.format(ref=scene.places["ref"], finding_id=scene.others["finding_id"])
    token = token_of(client, "/sign-in")
    answer = client.post(
        given, data={"csrf_token": token, "reason": "x", "withdraw": str(scene.others["file_id"])}, headers=OURS
    )
    assert answer.status_code == 404


def pages(scene: Scene, wanted: Callable[[str], bool]) -> list[str]:
    return [address(scene, key.split()[1]) for key in table() if key.startswith("GET") and wanted(key.split()[1])]


@pytest.mark.parametrize("visitor", ["eleni", "dimitris", "sofia", "silje", "vilde"])
def test_what_is_internal_reaches_no_party_at_any_address(scene: Scene, visitor: str) -> None:
    """A4: the house's canary is on the caseworker's page and on none of a party's."""
    assert scene.inside in browser(scene, "marit").get(address(scene, "/staff/cases/<ref>")).get_data(as_text=True)
    client = browser(scene, visitor)
    for path in pages(scene, lambda rule: rule != "/static/<path:filename>"):
        assert scene.inside.encode() not in client.get(path, follow_redirects=True).get_data(), path


@pytest.mark.parametrize("visitor", ["anonymous", "nobody", "former", "hauk", "vilde"])
def test_what_a_party_wrote_reaches_no_other_at_any_address(scene: Scene, visitor: str) -> None:
    """A2: Aigli's canary is on Aigli's page and on no page of whoever does not act for Aigli."""
    assert scene.own in browser(scene, "eleni").get(address(scene, "/cases/<ref>")).get_data(as_text=True)
    client = browser(scene, visitor)
    for path in pages(scene, lambda rule: rule != "/static/<path:filename>"):
        shown = client.get(path, follow_redirects=True).get_data()
        assert scene.own.encode() not in shown, path
        assert scene.inside.encode() not in shown, path


def test_a_registrar_of_post_sees_nothing_internal(scene: Scene) -> None:
    client = browser(scene, "arne")
    for path in pages(scene, lambda rule: rule.startswith("/staff")):
        assert scene.inside.encode() not in client.get(path, follow_redirects=True).get_data(), path


@pytest.mark.parametrize(
    ("authority", "case_types"), [("another_authority", []), ("environment_agency", ["another_type"])]
)
def test_staff_of_another_authority_or_type_find_no_case(scene: Scene, authority: str, case_types: list[str]) -> None:
    """A2: the case does not exist for them, in any role."""
    subject = f"far{secrets.token_hex(4)}"
    with scene.app.app_context(), writing():
        person = Person(name="Far Away", language="en", created_at=0)
        db.session.add(person)
        db.session.flush()
        db.session.add(Login(person_id=person.id, issuer="demo", subject=subject))
        far = {"authority": authority, "case_types": case_types, "more": {}, "valid_from": today() - timedelta(days=9)}
        for role in ("caseworker", "signatory", "registry_operator", "manager", "auditor", "registrar"):
            db.session.add(StaffRole(person_id=person.id, role=role, **far))
    client = browser(scene, subject)
    token = token_of(client)
    for key in table():
        verb, rule = key.split()
        if rule.startswith("/staff/") and "<ref>" in rule:
            assert got(client, verb, address(scene, rule), key, token) == "-", key
    for path in ("/staff/worklist", "/staff/board", "/staff/post", "/staff/record"):
        shown = client.get(path, query_string={"q": scene.places["ref"]}).get_data(as_text=True)
        assert "Aigli" not in shown, path


def test_a_mandate_that_is_revoked_closes_every_door_at_once(scene: Scene) -> None:
    aigli = "Aigli Pelagos Shipping S.A."
    with scene.app.app_context(), writing():
        firm = Party(name="Havn Rådgivning AS", created_at=0)
        person = Person(name="Agent Once", language="en", created_at=0)
        db.session.add_all([firm, person])
        db.session.flush()
        since = today() - timedelta(days=9)
        mandate = Mandate(party_id=party_id("aigli"), agent_id=firm.id, rights="sign", scope=[], valid_from=since)
        login = Login(person_id=person.id, issuer="demo", subject="once")
        member = Membership(person_id=person.id, party_id=firm.id, rights="sign", valid_from=since)
        db.session.add_all([mandate, login, member])
        db.session.flush()
        mandate_id = mandate.id
    client, path = browser(scene, "once"), address(scene, "/cases/<ref>")
    assert aigli in client.get(path).get_data(as_text=True)
    with scene.app.app_context(), writing():
        db.session.get_one(Mandate, mandate_id).revoked_at = now()
    for path in pages(scene, lambda rule: rule.startswith(("/cases/<ref>", "/drafts/<ref>"))):
        shown = client.get(path)
        assert shown.status_code in (303, 403, 404), path
        assert scene.own not in shown.get_data(as_text=True), path


def test_the_people_of_the_table_are_who_it_says(scene: Scene) -> None:
    """A table of doors is worth nothing if the wrong people stand before them."""
    with scene.app.app_context():
        case = db.session.scalars(select(Case).where(Case.id.in_(select(Letter.case_id)))).first()
        assert case is not None
        assert case.party_id == party_id("aigli")
        rights = dict(
            db.session.execute(
                select(Membership.person_id, Membership.rights).where(Membership.party_id == case.party_id)
            ).all()
        )
        assert [rights[person_id(key)] for key in ("eleni", "dimitris", "sofia")] == ["sign", "write", "read"]
