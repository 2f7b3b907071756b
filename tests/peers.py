"""Tools of others that the tests hold the library against: packages that `npm ci --prefix tests/peers` brings."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

__all__ = ["installed", "ninjs_schema", "run"]

HERE = Path(__file__).parent / "peers"
PACKAGES = HERE / "node_modules"


def installed() -> pytest.MarkDecorator:
    """Skips a test where the packages are missing."""
    return pytest.mark.skipif(not PACKAGES.is_dir(), reason="npm ci --prefix tests/peers brings it")


@cache
def ninjs_schema(version: str) -> Any:
    """The JSON Schema of one version of IPTC ninjs, as the package schemastore has it."""
    path = PACKAGES / "schemastore" / "schemas" / "json" / f"ninjs-{version}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def run(script: str, told: Any) -> Any:
    """What a script of that folder answers to a JSON value, as a JSON value."""
    node = shutil.which("node")
    assert node is not None, "the packages are there, but no node to run them"
    command = [node, str(HERE / script)]
    done = subprocess.run(command, input=json.dumps(told), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
