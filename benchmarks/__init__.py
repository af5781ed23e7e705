"""Figures against a floor that is measured in the same run, since machines differ."""
