"""The test of high-efficiency cogeneration: how much fuel a unit saves against separate production.

FOR-2007-12-14-1652 § 3 c with Directive 2004/8/EC, Annexes II and III: at least ten per cent is saved, or anything at
all where the unit has less than 1 MW of electric capacity. The comparison is made with the unrounded figure: all
arithmetic is in fractions, and a figure is rounded only when it is shown.

Every line of the sheet says in words and numbers how its value came about, and under which rule. What cannot be
calculated says why, all at once, each fault with the name of the figure that it is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction
from functools import reduce

from casework.core.text import Source, Text
from casework.law import cogeneration, reference_values
from casework.law.cogeneration import FORMULA, HIGH_EFFICIENCY, NON_CHP, UNIT_TYPES
from casework.law.cogeneration_unit import CannotCalculate, Connection, Fault, Fuel, TableEnds, Unit, faults_of
from casework.law.reference_values import FUELS, REFERENCE_SETS, HeatMedium, ReferenceSet

HUNDRED = Fraction(100)
_SHOWN = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet. `unit`: "%", "MWh", "year" or nothing."""

    name: str
    title: Text
    formula: Text
    value: Fraction
    unit: str
    source: Source


@dataclass(frozen=True, slots=True)
class Savings:
    """The outcome: `percent` is not rounded; `share` is the share of the electricity that counts, 0 where it fails."""

    percent: Fraction
    passes: bool
    chp_electricity: Fraction
    share: Fraction
    reference_set: str
    lines: tuple[Line, ...]


def exact(value: Fraction) -> str:
    """The value as a decimal number: whole where it ends, else rounded to 28 figures."""
    found = _SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{found.normalize(_SHOWN):f}"


def rounded(value: Fraction, places: int = 3) -> Decimal:
    """The value as it is shown to people."""
    return Decimal(f"{Decimal(round(value * 10**places)).scaleb(-places).normalize():f}")


def saving(heat_efficiency: Fraction, heat_reference: Fraction, electrical_efficiency: Fraction,
           electrical_reference: Fraction) -> Fraction:
    """1 - 1 ÷ (heat efficiency ÷ its reference + electrical efficiency ÷ its reference); all in per cent."""
    ratio = heat_efficiency / heat_reference + electrical_efficiency / electrical_reference
    return (1 - 1 / ratio) * HUNDRED


def passes(percent: Fraction, capacity_mwe: Decimal) -> bool:
    """High-efficiency? Ten per cent from 1 MW of electric capacity on, any saving below it."""
    return percent > 0 if capacity_mwe < cogeneration.SMALL_BELOW else percent >= Fraction(cogeneration.LEAST_SAVING)


def grid_factor(table: ReferenceSet, grid: tuple[Connection, ...]) -> Fraction:
    """The factor for avoided losses: the mean over the voltage levels, exported and used on the site."""
    return sum((Fraction(part.share) * (
        Fraction(part.exported_share) * Fraction(table.level(part.voltage_kv).exported)
        + (1 - Fraction(part.exported_share)) * Fraction(table.level(part.voltage_kv).on_site)) for part in grid),
        Fraction(0))


def primary_energy_savings(unit: Unit) -> Savings:
    """The test of a unit. Raises CannotCalculate, or TableEnds where the chosen set has no values for it."""
    faults = tuple(faults_of(unit))
    if faults:
        raise CannotCalculate(*faults)
    return _Sheet(unit).worked_out()


@dataclass(slots=True)
class _Sheet:
    """The sheet while it is written, line by line."""

    unit: Unit
    lines: list[Line] = field(default_factory=list)

    def add(self, name: str, title: Text, formula: Text, value: Fraction, unit: str, source: Source) -> Fraction:
        self.lines.append(Line(name, title, formula, value, unit, source))
        return value

    def worked_out(self) -> Savings:
        unit = self.unit
        electricity, fuel = self._electricity()
        heat = Fraction(unit.heat - unit.other_heat)
        heat_efficiency = self.add(
            "heat_efficiency", Text("Heat efficiency of the cogeneration"),
            Text("useful heat {heat} ÷ fuel for cogeneration {fuel}", heat=rounded(heat), fuel=rounded(fuel)),
            heat / fuel * HUNDRED, "%", FORMULA)
        electrical_efficiency = self.add(
            "electrical_efficiency", Text("Electrical efficiency of the cogeneration"),
            Text("electricity from cogeneration {electricity} ÷ fuel for cogeneration {fuel}",
                 electricity=rounded(electricity), fuel=rounded(fuel)),
            electricity / fuel * HUNDRED, "%", FORMULA)
        table, year = self._table()
        electrical_reference = self._electrical_reference(table, year)
        heat_reference = self._heat_reference(table, year)
        percent = self.add(
            "savings", Text("Primary energy savings"),
            Text("1 − 1 ÷ ({heat} ÷ {heat_reference} + {electricity} ÷ {electricity_reference})",
                 heat=rounded(heat_efficiency), heat_reference=rounded(heat_reference),
                 electricity=rounded(electrical_efficiency), electricity_reference=rounded(electrical_reference)),
            saving(heat_efficiency, heat_reference, electrical_efficiency, electrical_reference), "%", FORMULA)
        passed = passes(percent, unit.capacity_mwe)
        share = electricity / Fraction(unit.electricity) if passed else Fraction(0)
        self.add("high_efficiency_share", Text("Share of the electricity that is high-efficiency"),
                 self._verdict(passed), share * HUNDRED, "%", HIGH_EFFICIENCY)
        return Savings(percent, passed, electricity, share, table.name, tuple(self.lines))

    def _electricity(self) -> tuple[Fraction, Fraction]:
        """Electricity from cogeneration, and the fuel that belongs to the cogeneration."""
        unit, kind = self.unit, UNIT_TYPES[self.unit.unit_type]
        every, heat = Fraction(unit.electricity), Fraction(unit.heat - unit.other_heat)
        burnt = sum((Fraction(fuel.energy) for fuel in unit.fuels), Fraction(0))
        if unit.other_heat:
            self.add("chp_heat", Text("Useful heat from cogeneration"),
                     Text("all useful heat {heat} − heat from boilers or live steam {other}", heat=unit.heat,
                          other=unit.other_heat), heat, "MWh", cogeneration.THRESHOLDS)
        overall = self.add(
            "overall_efficiency", Text("Overall efficiency"),
            Text("(electricity {electricity} + useful heat {heat}) ÷ fuel {fuel}", electricity=unit.electricity,
                 heat=rounded(heat), fuel=rounded(burnt)),
            (every + heat) / burnt * HUNDRED, "%", cogeneration.THRESHOLDS)
        title = Text("Electricity from cogeneration")
        if kind.threshold is not None and overall >= Fraction(kind.threshold):
            counted = self.add("chp_electricity", title,
                               Text("The overall efficiency reaches {threshold} %: all electricity counts.",
                                    threshold=kind.threshold), every, "MWh", cogeneration.THRESHOLDS)
            return counted, burnt
        ratio = unit.power_to_heat or kind.ratio
        if ratio is None:
            raise CannotCalculate(Fault("power_to_heat", Text(
                "The measured power-to-heat ratio is needed: there is no statistical value for this kind of unit.")))
        counted = heat * Fraction(ratio)
        if counted > every:
            raise CannotCalculate(Fault("power_to_heat", Text(
                "Useful heat times the power-to-heat ratio gives {counted} MWh, more than all electricity. The ratio "
                "must be measured.", counted=rounded(counted))))
        measured = Text("useful heat {heat} × measured power-to-heat ratio {ratio}", heat=rounded(heat), ratio=ratio)
        statistical = Text("useful heat {heat} × statistical power-to-heat ratio {ratio}", heat=rounded(heat),
                           ratio=ratio)
        self.add("chp_electricity", title, measured if unit.power_to_heat else statistical, counted, "MWh",
                 cogeneration.RATIOS)
        other = self.add("other_electricity", Text("Electricity outside cogeneration"),
                         Text("electricity {all} − electricity from cogeneration {counted}", all=unit.electricity,
                              counted=rounded(counted)), every - counted, "MWh", NON_CHP)
        aside = self.add("other_fuel", Text("Fuel outside cogeneration"),
                         Text("electricity outside cogeneration {electricity} ÷ (electricity {all} ÷ fuel {fuel})",
                              electricity=rounded(other), all=unit.electricity, fuel=rounded(burnt)),
                         other / (every / burnt), "MWh", NON_CHP)
        return counted, self.add("chp_fuel", Text("Fuel for cogeneration"),
                                 Text("fuel {fuel} − fuel outside cogeneration {other}", fuel=rounded(burnt),
                                      other=rounded(aside)), burnt - aside, "MWh", NON_CHP)

    def _table(self) -> tuple[ReferenceSet, int]:
        unit, table = self.unit, REFERENCE_SETS[self.unit.reference_set]
        year = reference_values.year_of_values(unit.built, unit.assessment_year)
        if table.column(year) is None:
            following = reference_values.set_after(table)
            raise TableEnds(Fault("reference_set", Text(
                "The table ends: {name} has values up to {last}, and the unit counts as built in {year}. Choose the "
                "next set, {following}, with a reason.", name=table.name, last=table.last_year or "–", year=year,
                following=following.name if following else "–")))
        kept = Text("built in {built}, assessed for {assessed}: values of the year of construction",
                    built=unit.built, assessed=unit.assessment_year)
        aged = Text("built in {built}, assessed for {assessed}: values of a unit that is ten years old",
                    built=unit.built, assessed=unit.assessment_year)
        self.add("reference_year", Text("Year whose reference values hold"), kept if year == unit.built else aged,
                 Fraction(year), "year", reference_values.AGEING)
        return table, year

    def _electrical_reference(self, table: ReferenceSet, year: int) -> Fraction:
        values = [(fuel, self._corrected(table, year, fuel.code)) for fuel in self.unit.fuels]
        return self._weighed("electrical_reference", Text("Reference for electricity"), values, table.source)

    def _corrected(self, table: ReferenceSet, year: int, fuel: str) -> Fraction:
        """The reference of one fuel, corrected for climate and for losses that the grid was spared."""
        unit, column = self.unit, table.column(year)
        value = self.add(f"table_value:{fuel}", Text("Value of the table: {fuel}", fuel=FUELS[fuel]),
                         Text("{name}, column of {year}", name=table.name, year=year),
                         Fraction(table.electricity[fuel][column or 0]), "%", table.source)
        if unit.mean_temperature is not None and fuel in table.climate:
            warm = reference_values.STANDARD_TEMPERATURE - unit.mean_temperature
            value = self.add(f"climate:{fuel}", Text("Corrected for climate: {fuel}", fuel=FUELS[fuel]),
                             Text("{value} + 0.1 × (15 − {temperature} °C)", value=rounded(value),
                                  temperature=unit.mean_temperature),
                             value + Fraction(warm * reference_values.POINTS_PER_DEGREE), "%", reference_values.CLIMATE)
        if unit.grid and fuel not in table.lossless:
            factor = grid_factor(table, unit.grid)
            value = self.add(f"grid:{fuel}", Text("Corrected for losses in the grid: {fuel}", fuel=FUELS[fuel]),
                             Text("{value} × factor {factor}", value=rounded(value), factor=rounded(factor, 6)),
                             value * factor, "%", reference_values.GRID)
        return value

    def _heat_reference(self, table: ReferenceSet, year: int) -> Fraction:
        medium = self.unit.heat_medium
        values = [(fuel, self.add(
            f"heat_value:{fuel.code}", Text("Reference for heat: {fuel}", fuel=FUELS[fuel.code]),
            Text("{name}, {medium}", name=table.name, medium=reference_values.MEDIA[medium]),
            Fraction(table.heat_value(fuel.code, medium, year)), "%",
            reference_values.CONDENSATE if medium is HeatMedium.STEAM_WITH_CONDENSATE else table.source))
            for fuel in self.unit.fuels]
        return self._weighed("heat_reference", Text("Reference for heat"), values, table.source)

    def _weighed(self, name: str, title: Text, values: list[tuple[Fuel, Fraction]], source: Source) -> Fraction:
        """The mean of the fuels' values, weighed by their energy; the value itself where there is one fuel."""
        if len(values) == 1:
            return self.add(name, title, Text("the value of the only fuel"), values[0][1], "%", source)
        burnt = sum((Fraction(fuel.energy) for fuel, _ in values), Fraction(0))
        mean = sum((Fraction(fuel.energy) * value for fuel, value in values), Fraction(0)) / burnt
        parts = reduce(lambda one, other: Text("{one} + {other}", one=one, other=other), (
            Text("{energy} × {value}", energy=fuel.energy, value=rounded(value)) for fuel, value in values))
        return self.add(name, title, Text("({parts}) ÷ {fuel}: the mean, weighed by energy", parts=parts,
                                          fuel=rounded(burnt)), mean, "%", reference_values.MIXED)

    def _verdict(self, passed: bool) -> Text:
        small = self.unit.capacity_mwe < cogeneration.SMALL_BELOW
        if passed:
            return Text("electricity from cogeneration ÷ electricity: the unit is below 1 MW and saves fuel") if small \
                else Text("electricity from cogeneration ÷ electricity: at least 10 % is saved")
        return Text("nothing: the unit is below 1 MW and saves no fuel") if small \
            else Text("nothing: less than 10 % is saved")
