"""Errors of the models, whose sentences reach the author of a file."""

from ..sayings import SayingError


class RuleError(SayingError, ValueError):
    """A value that breaks a rule of its model; pydantic takes it for what it is, a wrong value."""
