"""Cutting the power: what the program wrote is played again up to a random instant."""
