"""The store: where calls and records are kept. Imports nothing by itself, so that a light read stays light."""
