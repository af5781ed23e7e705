"""The store: where calls and records are kept. Imports nothing, so that light reads stay light."""
