"""The engine: what a call script means. Pure Python, no screen, no database."""
