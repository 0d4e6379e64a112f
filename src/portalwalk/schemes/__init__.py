"""Schemes as TOML files: the shipped ones beside this module, and those of users."""

from portalwalk.schemes.loading import (
    DEFAULT,
    SchemeError,
    SchemeFileError,
    SchemeMissingError,
    load_scheme,
    shipped,
    with_weights,
)

__all__ = [
    "DEFAULT",
    "SchemeError",
    "SchemeFileError",
    "SchemeMissingError",
    "load_scheme",
    "shipped",
    "with_weights",
]
