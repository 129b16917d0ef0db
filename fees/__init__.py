"""Money as arithmetic on values: rates, hours, lines, interest, invoices, payments and what they add up to.

Start with `money`, then `rates` and `hourly`; `docs/fees.md` is the map. Nothing here imports anything but the standard
library, reads a clock, a file or a database, or says a sentence in anybody's language: what a function needs it is
handed, what it cannot reckon is a `faults.Fault` with a code and values.
"""
