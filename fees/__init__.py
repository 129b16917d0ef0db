"""Money as arithmetic on values: rates, lines, invoices and what they add up to.

Imports nothing of casework. The import contract guards this door from the first day; a room is added when the first
case type charges for what it does.
"""
