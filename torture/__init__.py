"""The long versions of the promises in `docs/reliability.md`; `make torture` runs them all."""
