"""The wrap-up: how the call ended, and what is written of it."""

from .screen import WrapUpScreen

__all__ = ["WrapUpScreen"]
