"""The promises of `docs/reliability.md` that need more than one part; `make torture` has more."""
