"""The activities of stationary installations, under the codes of the Union Registry.

Directive 2003/87/EC Annex I; the codes are those of Regulation (EU) 2019/1122 Annex VI, in use since 2013. A change of
Annex I changes what an activity covers, not its code; operators name the one that their permit names.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

ACTIVITIES_SOURCE = Source("Directive 2003/87/EC", "Annex I", certainty=90)
ETS_ACTIVITIES = Table("ets_activities", Text("Activities of stationary installations"),
                       (Version("2013-01", date(2013, 1, 1), ACTIVITIES_SOURCE),))


class Activity(StrEnum):
    COMBUSTION = "20"
    OIL_REFINING = "21"
    COKE = "22"
    METAL_ORE = "23"
    IRON_STEEL = "24"
    FERROUS_METALS = "25"
    PRIMARY_ALUMINIUM = "26"
    SECONDARY_ALUMINIUM = "27"
    NON_FERROUS_METALS = "28"
    CEMENT = "29"
    LIME = "30"
    GLASS = "31"
    CERAMICS = "32"
    MINERAL_WOOL = "33"
    GYPSUM = "34"
    PULP = "35"
    PAPER = "36"
    CARBON_BLACK = "37"
    NITRIC_ACID = "38"
    ADIPIC_ACID = "39"
    GLYOXAL = "40"
    AMMONIA = "41"
    BULK_CHEMICALS = "42"
    HYDROGEN = "43"
    SODA_ASH = "44"
    CAPTURE = "45"
    TRANSPORT = "46"
    STORAGE = "47"
    OTHER = "99"


ACTIVITIES: dict[StrEnum, Text] = {
    Activity.COMBUSTION: Text("20 Combustion of fuels"),
    Activity.OIL_REFINING: Text("21 Refining of oil"),
    Activity.COKE: Text("22 Production of coke"),
    Activity.METAL_ORE: Text("23 Roasting or sintering of metal ore"),
    Activity.IRON_STEEL: Text("24 Production of iron or steel"),
    Activity.FERROUS_METALS: Text("25 Production or processing of ferrous metals"),
    Activity.PRIMARY_ALUMINIUM: Text("26 Production of primary aluminium or alumina"),
    Activity.SECONDARY_ALUMINIUM: Text("27 Production of secondary aluminium"),
    Activity.NON_FERROUS_METALS: Text("28 Production or processing of non-ferrous metals"),
    Activity.CEMENT: Text("29 Production of cement clinker"),
    Activity.LIME: Text("30 Production of lime, or calcination of dolomite or magnesite"),
    Activity.GLASS: Text("31 Manufacture of glass"),
    Activity.CERAMICS: Text("32 Manufacture of ceramics"),
    Activity.MINERAL_WOOL: Text("33 Manufacture of mineral wool"),
    Activity.GYPSUM: Text("34 Production or processing of gypsum or plasterboard"),
    Activity.PULP: Text("35 Production of pulp"),
    Activity.PAPER: Text("36 Production of paper or cardboard"),
    Activity.CARBON_BLACK: Text("37 Production of carbon black"),
    Activity.NITRIC_ACID: Text("38 Production of nitric acid"),
    Activity.ADIPIC_ACID: Text("39 Production of adipic acid"),
    Activity.GLYOXAL: Text("40 Production of glyoxal and glyoxylic acid"),
    Activity.AMMONIA: Text("41 Production of ammonia"),
    Activity.BULK_CHEMICALS: Text("42 Production of bulk chemicals"),
    Activity.HYDROGEN: Text("43 Production of hydrogen and synthesis gas"),
    Activity.SODA_ASH: Text("44 Production of soda ash and sodium bicarbonate"),
    Activity.CAPTURE: Text("45 Capture of greenhouse gases"),
    Activity.TRANSPORT: Text("46 Transport of greenhouse gases"),
    Activity.STORAGE: Text("47 Storage of greenhouse gases"),
    Activity.OTHER: Text("99 Another activity taken in by Norway (Art. 24)"),
}
