"""``casework calculate``: the calculations of the law, for whoever wants to check one of ours.

Figures come as a JSON file, written as texts so that no digit is lost; the answer alone goes to stdout. Figures that
allow no answer end with 2 and a sentence for each. Where a table of the law has ended, the answer says so and the
command ends with 1: somebody must choose the next set, or load what is missing.
"""

from __future__ import annotations

import click

from casework.commands.calculate.money import hourly_fee_command, interest_command, kid_command
from casework.commands.calculate.plant import primary_energy_savings_command
from casework.commands.calculate.tonnes import per_tonne_command


@click.group()
def calculate() -> None:
    """Calculate what the law asks for, step by step."""


for command in (primary_energy_savings_command, hourly_fee_command, interest_command, kid_command, per_tonne_command):
    calculate.add_command(command)
