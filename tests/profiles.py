"""How many cases a property is tried on."""

from __future__ import annotations

from hypothesis import settings

__all__ = ["at_least"]


def at_least(cases: int, most: int | None = None) -> settings:
    """So many cases with every profile, and as many as the profile says where those are more, up to `most`."""
    asked = settings.default.max_examples if settings.default is not None else 0
    return settings(max_examples=max(cases, asked if most is None else min(asked, most)))
