"""How many cases a property is tried on."""

from __future__ import annotations

from hypothesis import settings

__all__ = ["at_least"]


def at_least(cases: int) -> settings:
    """So many cases with every profile, and as many as the profile says where those are more."""
    profile = settings.default
    return settings(max_examples=max(cases, profile.max_examples if profile is not None else 0))
