"""Gather the TOML tables of each folder into one `tables.json`, which is what the library reads: a tenth of the time.

    python -m discrepancy.lang.compile

Run it after every change of a table; a test says so where it was forgotten. What is written by hand is the TOML alone.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

__all__ = ["compiled", "main"]

FOLDER = Path(__file__).parent
COMPILED = "tables.json"


def folders() -> list[Path]:
    """The folder of what all languages share, and the one of each language."""
    return [FOLDER, *sorted(path.parent for path in FOLDER.glob("*/language.toml"))]


def compiled(folder: Path) -> dict[str, Any]:
    """The tables of one folder by the names of their files, and in the shared one how each language is recognised."""
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    if folder == FOLDER:
        known = {path.name: compiled(path)["language"] for path in folders()[1:]}
        tables["languages"] = {
            code: {"script": about.get("script", "Latn"), "frequent": about.get("frequent", [])}
            for code, about in known.items()
        }
    return tables


def main() -> None:
    """Write the tables of every folder, a table a line."""
    for folder in folders():
        rows = (
            f"{json.dumps(name)}: {json.dumps(table, ensure_ascii=False)}" for name, table in compiled(folder).items()
        )
        (folder / COMPILED).write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
