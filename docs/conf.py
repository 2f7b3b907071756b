"""How these pages become a site: `sphinx-build -W -n docs docs/_build`, with the extra `docs`.

The pages need no network: their theme brings its own styles and scripts, and nothing is loaded from elsewhere.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import discrepancy

project = "discrepancy"
author = "the authors of discrepancy"
copyright = "its authors"
release = discrepancy.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build"]

myst_heading_anchors = 3
highlight_language = "text"
default_role = "code"  # docstrings write `names` as Markdown does
copybutton_exclude = ".linenos, .gp, .go"  # prompts and what was printed are not copied

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
napoleon_use_ivar = True
# the standard library, pandas and the like have pages of their own, which are not to be had without a network
nitpick_ignore_regex = [
    (
        "py:.*",
        r"(collections|datetime|decimal|os|pathlib|typing|pd|pl|pa)\..*|Axes|DataFrame|SparkSession|.*\.Comparisons",
    )
]

_MADE_BY_CALLERS = {"Article", "Measure", "Settings", "Weights"}

html_theme = "furo"
html_title = "discrepancy"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False


def _public(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.TextElement) -> nodes.reference | None:
    """Link what an annotation calls by the module it lives in to the public name that is documented."""
    name = str(node.get("reftarget", "")).rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in discrepancy.__all__:
        return None
    found: nodes.reference | None = env.domains.python_domain.resolve_xref(
        env, node["refdoc"], app.builder, "obj", f"discrepancy.{name}", node, shown
    )
    return found


def _readable(
    app: Sphinx, what: str, name: str, obj: object, options: object, signature: str | None, returns: str | None
) -> tuple[str, str | None] | None:
    """Defaults as a caller would write them; how the library makes its own records is left out."""
    if signature is None:
        return None
    if what in {"class", "exception"} and name.removeprefix("discrepancy.") not in _MADE_BY_CALLERS:
        return "", None
    # what a factory makes is an ellipsis, which can be laid out as code
    return signature.replace("<factory>", "...").replace("_SETTINGS", "Settings()"), returns


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("missing-reference", _public)
    app.connect("autodoc-process-signature", _readable)
    return {"parallel_read_safe": True}
