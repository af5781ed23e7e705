"""The store: where calls and records are kept. Imports nothing, so that a light read stays light."""
