"""Building HTML that is escaped unless it was built here: plain text in, `Html` out.

>>> element("b", "5 < 6", class_="dx-note")
'<b class="dx-note">5 &lt; 6</b>'
"""

from __future__ import annotations

import re
from html import escape

from .visible import visible

__all__ = ["Html", "as_written", "element", "joined", "language_tag"]

# Written from the right; the first strong letter of an excerpt, a foreign name perhaps, would not always tell.
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "syr", "ug", "ur", "yi"})
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def element(tag: str, *content: str, **attributes: str | int | bool | None) -> Html:
    """One element. Content that is not `Html` is made visible and escaped, as every attribute's value is.

    Attribute names are written with `_` for `-` and a last `_` where Python needs it; None and False leave one out,
    True writes it without a value. Void elements are not needed here and not known.
    """
    head = "".join(
        _attribute(name, value) for name, value in attributes.items() if value is not None and value is not False
    )
    return Html(f"<{tag}{head}>{joined(*content)}</{tag}>")


def joined(*content: str) -> Html:
    """Several pieces as one; those that are not `Html` are escaped."""
    return Html("".join(piece if isinstance(piece, Html) else escape(visible(piece)) for piece in content))


def language_tag(tag: str | None) -> str | None:
    """The tag for a `lang` attribute, None when it is no BCP 47 tag."""
    return tag if tag and _LANGUAGE_TAG.fullmatch(tag) and tag != "und" else None


def as_written(tag: str | None) -> dict[str, str | None]:
    """The `lang` and `dir` of text in this language; without a telling language the first letter says the direction."""
    code = (tag or "").split("-")[0].lower()
    return {"lang": language_tag(tag), "dir": "rtl" if code in _RIGHT_TO_LEFT else "auto"}


def _attribute(name: str, value: str | int | bool | None) -> str:
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'
