"""Files as text: their bytes, and these as UTF-8, or an `InputFileError` that says what is wrong and where."""

from __future__ import annotations

import codecs
from pathlib import Path

from .errors import InputFileError

__all__ = ["BYTE_ORDER_MARK", "PATHS", "bytes_of", "decoded"]

BYTE_ORDER_MARK = codecs.BOM_UTF8
PATHS = "give the path of a .json, .jsonl, .txt or .html file or of a folder of them"


def bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        problem = f"there is no such file; {PATHS}"
    except IsADirectoryError:
        problem = "it is a folder where a file belongs; give the path of a text file"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        problem = f"it cannot be opened ({reason}); give the path of a file or folder"
    shown = str(path)
    raise InputFileError(shown if len(shown) <= 200 else repr(shown[:80] + "…"), problem)


def decoded(data: bytes, path: object, *, line: int | None = None, offset: int = 0) -> str:
    try:
        return data.decode("utf-8" if line else "utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the mark
        mark = len(BYTE_ORDER_MARK) if not line and data.startswith(BYTE_ORDER_MARK) else 0
        at = offset + error.start + mark
        problem = f"got byte 0x{data[error.start + mark]:02x} at offset {at}, which is no UTF-8; save the file as UTF-8"
        raise InputFileError(path, problem, line=line) from None
