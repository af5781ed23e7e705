"""Leads from tables that other programs export: read, mapped, checked, taken in.

The way of a file: `tables.open_table` reads it, `columns.map_columns` says which column is what,
`plan.make_plan` checks every row before anything is written, `taking_in.take_in` writes. None of it
knows the screen; sentences are `Saying`s.
"""
