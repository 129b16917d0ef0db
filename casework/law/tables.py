"""The tables of the law, written out by hand. A file of this folder that holds data stands here (a test compares)."""

from __future__ import annotations

from casework.law.access_grounds import ACCESS_GROUNDS
from casework.law.cogeneration import COGENERATION
from casework.law.countries import COUNTRY_CODES
from casework.law.eea import EEA_STATES
from casework.law.energy_sources import ENERGY_SOURCES
from casework.law.ets2 import ETS2_DATES
from casework.law.ets_activities import ETS_ACTIVITIES
from casework.law.fee_rates import FEES
from casework.law.fuels import FUELS
from casework.law.late_payment_interest import LATE_PAYMENT_INTEREST
from casework.law.office_days import OFFICE_DAYS
from casework.law.order_regimes import ORDER_REGIMES
from casework.law.reference_values import REFERENCE_VALUES
from casework.law.registry_terms import REGISTRY_TERMS
from casework.law.sanction_grounds import SANCTION_GROUNDS
from casework.law.ship_factors import SHIP_FACTORS
from casework.law.ship_scope import SHIP_SCOPE
from casework.law.shipping_companies import SHIPPING_LISTS
from casework.law.supervision_regimes import SUPERVISION_REGIMES
from casework.law.surrender import SURRENDER
from casework.law.versions import Table

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ACCESS_GROUNDS,
        COGENERATION,
        COUNTRY_CODES,
        EEA_STATES,
        ENERGY_SOURCES,
        ETS_ACTIVITIES,
        ETS2_DATES,
        FEES,
        FUELS,
        LATE_PAYMENT_INTEREST,
        OFFICE_DAYS,
        ORDER_REGIMES,
        REFERENCE_VALUES,
        REGISTRY_TERMS,
        SANCTION_GROUNDS,
        SHIP_FACTORS,
        SHIP_SCOPE,
        SHIPPING_LISTS,
        SUPERVISION_REGIMES,
        SURRENDER,
    )
}
