"""The targets of the fuzzer: on the inputs that once failed, and on bytes that hypothesis makes up.

`tests/fuzz/run.py` looks for more of them, by coverage and for as long as it is told.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.targets import BETWEEN, TARGETS
from hypothesis import given
from hypothesis import strategies as st

FOUND = sorted(Path(__file__).parent.joinpath("fuzz", "found").iterdir())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_an_input_that_once_failed_does_no_longer(path: Path) -> None:
    target, _, _ = path.name.partition("-")
    assert target in TARGETS, "its name begins with that of its target"
    TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.binary(max_size=200))
def test_any_bytes_will_do(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize(("target", "data"), [("extract", b""), ("compare", BETWEEN.encode()), ("report", b"\xff")])
def test_the_smallest_inputs_will_do(target: str, data: bytes) -> None:
    TARGETS[target](data)
