"""Every compiled pattern of the package, and what in a pattern can make it slow."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import regex

import discrepancy

__all__ = ["faults_of", "holds_a_possessive_group", "literal_patterns", "patterns"]

Pattern = re.Pattern[str]
PACKAGE = Path(discrepancy.__file__).parent
FUNCTIONS = {"compile", "match", "fullmatch", "search", "sub", "split", "findall", "finditer"}
BUILDERS = {"discrepancy.lang.build"}  # writes data with Babel, and reads no text of a caller
ENOUGH = 10_000  # a repeat that may go on for longer than this has no bound to speak of


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(discrepancy.__path__, "discrepancy."):
        if found.name not in BUILDERS and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, Any]:
    """Every compiled pattern that a module of the package or a lexicon holds, by where it is held."""
    found: dict[str, Any] = {}
    seen: set[int] = set()
    for module in _modules():
        for name, value in vars(module).items():
            _gather(f"{module.__name__}.{name}", value, found, seen)
    from discrepancy import lexicon

    for code in lexicon.languages():
        _gather(f"lexicon.{code}", lexicon.load(code), found, seen)
    return found


def _gather(where: str, value: object, found: dict[str, Any], seen: set[int]) -> None:
    if isinstance(value, re.Pattern | regex.Pattern):
        if (value.pattern, value.flags) not in [(p.pattern, p.flags) for p in found.values()]:
            found[where] = value
        return
    if id(value) in seen or isinstance(value, str | bytes | int | float | ModuleType | type):
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for key, item in value.items():
            _gather(f"{where}[{key!r:.30}]", item, found, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for n, item in enumerate(value):
            _gather(f"{where}[{n}]", item, found, seen)
    elif type(value).__module__.startswith("discrepancy"):
        for name in _fields(type(value)):
            if hasattr(value, name):
                _gather(f"{where}.{name}", getattr(value, name), found, seen)


def _fields(kind: type) -> set[str]:
    slots = {name for base in kind.__mro__ for name in getattr(base, "__slots__", ())}
    return slots | set(getattr(kind, "__annotations__", ()))


def literal_patterns() -> Iterator[tuple[str, str]]:
    """Patterns written where they are used, `re.sub("…", …)`, with the place; no module holds those."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re" | "regex"), attr=name),
                    args=[ast.Constant(value=str(text)), *_],
                ) if name in FUNCTIONS:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", text


# ---- what may be slow ------------------------------------------------------------------------------------------------


def faults_of(pattern: str, flags: int = 0) -> list[str]:
    """What the form of a pattern allows to go wrong: repeats without a bound, one inside another; "anything" twice.

    What does not fit is given up at once where a repeat is possessive or stands in an atomic group: such a repeat may
    stand inside another, since nothing inside it is tried again.
    """
    tree = sre_parse.parse(_for_re(pattern), flags & (re.VERBOSE | re.IGNORECASE | re.MULTILINE | re.DOTALL))
    faults = ["a repeat without a bound inside another"] if _is_nested(tree, False) else []
    return faults + (["anything (.*) twice"] if sum(_anything(tree)) > 1 else [])


def holds_a_possessive_group(pattern: re.Pattern[str]) -> bool:
    """Whether more than one sign is repeated possessively, or an atomic group is there: `(?:[.,]\\d+)*+`, `(?>…)`.

    `re` of Python 3.11.0 to 3.11.4, which Debian 12 has, goes on from where the failed last round of such a repeat came
    to: "2019." was one number there. https://github.com/python/cpython/issues/106052
    """
    return _is_possessive(sre_parse.parse(pattern.pattern, pattern.flags))


def _is_possessive(tree: Any) -> bool:
    for operator, argument in tree:
        if operator is sre.ATOMIC_GROUP:
            return True
        if operator is sre.POSSESSIVE_REPEAT:
            body = list(argument[2])
            if len(body) != 1 or body[0][0] not in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY, sre.CATEGORY):
                return True
        elif operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            if _is_possessive(argument[2]):
                return True
        elif any(_is_possessive(inner) for inner in _inner(operator, argument)):
            return True
    return False


def _for_re(pattern: str) -> str:
    """A pattern of `regex` in what `re` can parse: a class of letters is a letter, a group has no name."""
    pattern = regex.sub(r"\\p\{\^?\w+\}", "a", pattern)
    return re.sub(r"\(\?P?<(?![=!])\w+>", "(", pattern)


def _is_nested(tree: Any, inside: bool) -> bool:
    for operator, argument in tree:
        if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            endless = argument[1] > ENOUGH
            if (inside and endless) or _is_nested(argument[2], inside or endless):
                return True
        elif operator in (sre.POSSESSIVE_REPEAT, sre.ATOMIC_GROUP):
            inner = argument[2] if operator is sre.POSSESSIVE_REPEAT else argument
            if _is_nested(inner, False):
                return True
        elif any(_is_nested(inner, inside) for inner in _inner(operator, argument)):
            return True
    return False


def _anything(tree: Any) -> Iterator[bool]:
    for operator, argument in tree:
        if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            inner = list(argument[2])
            yield argument[1] > ENOUGH and [item[0] for item in inner] == [sre.ANY]
            yield from _anything(inner)
        else:
            for inner in _inner(operator, argument):
                yield from _anything(inner)


def _inner(operator: Any, argument: Any) -> list[Any]:
    if operator is sre.SUBPATTERN:
        return [argument[-1]]
    if operator is sre.BRANCH:
        return list(argument[1])
    if operator in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    if operator is sre.POSSESSIVE_REPEAT:
        return [argument[2]]
    if operator is sre.ATOMIC_GROUP:
        return [argument]
    if operator is sre.GROUPREF_EXISTS:
        return [inner for inner in argument[1:] if inner is not None]
    return []
