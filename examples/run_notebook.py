"""Run a notebook from its first cell to its last and store what its cells show.

    python examples/run_notebook.py                     # examples/notebook.ipynb in place
    python examples/run_notebook.py mine.ipynb out.ipynb

Needs the packages of the extra `notebook`: pip install 'discrepancy[notebook,pandas,plot]'.
What would differ from one machine or run to the next (versions, times, counters of earlier runs) is not stored.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

NOTEBOOK = Path(__file__).with_name("notebook.ipynb")
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs of a run in its own folder. Raises `CellExecutionError` where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL["name"],
        timeout=300,
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        coalesce_streams=True,
    )
    client.execute()
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return notebook


def main() -> int:
    source, target = ([Path(argument) for argument in sys.argv[1:]] + [NOTEBOOK] * 2)[:2]
    if len(sys.argv) == 2:
        target = source
    try:
        notebook = executed(source)
    except CellExecutionError as error:
        print(f"run_notebook: {source}: a cell failed\n{error}", file=sys.stderr)
        return 1
    nbformat.write(notebook, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
