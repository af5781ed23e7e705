"""The end of a call: planned, shown, written in one transaction, and taken back whole."""
