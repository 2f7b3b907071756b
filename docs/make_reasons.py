"""Write docs/reasons.md from the table that the library itself explains its verdicts with.

Every sentence on the page is what the library makes of two accounts. Run it as `python docs/make_reasons.py`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from discrepancy import Article, Claim, compare
from discrepancy.claims import find_claims
from discrepancy.document import read
from discrepancy.judgement import Pair, judge, paired
from discrepancy.mentions import find_mentions
from discrepancy.rates import Rate
from discrepancy.reasons import INTERNAL, REASONS

TARGET = Path(__file__).with_name("reasons.md")

_HEAD = """# Reasons

Every comparison and every finding carries a `reason`: a short code that does not change from one release to the next,
for filters and statistics, beside `explanation`, the sentence for a reader. The order in which they are tried is told
in [the ladder](the-ladder.md). In a conflict the sentence ends with how far apart the figures are, whatever the code.

<!-- Written by docs/make_reasons.py; change discrepancy/reasons.py, not this file. -->

| code | name | when | a sentence it can have |
| --- | --- | --- | --- |
"""

# By the code two accounts that have it; the figures that are held against each other stand between asterisks.
_EXAMPLES = {
    "same": ("The fire destroyed **twelve** homes.", "The fire destroyed **12** homes."),
    "unit_conversion": ("Temperatures reached **104 °F**.", "Temperatures reached **40 °C**."),
    "rounding": ("The company earned **$88.9 million**.", "The company earned **$88.87 million**."),
    "approximation": ("The march drew **about 5,000** people.", "The march drew **5,100** people."),
    "bound": ("The speech began **over 40 minutes** late.", "The speech began **42 minutes** late."),
    "range": ("The storm injured **40 to 50** people.", "The storm injured **45** people."),
    "vague": ("**Dozens** of people were injured in the crash.", "The crash injured **43** people."),
    "floor": ("The video **crossed one million** views.", "The video has **3.4 million** views."),
    "reading": ("The protest drew **1.234** people.", "The protest drew **1,234** people."),
    "zone": ("The talk began at **8 p.m.**", "The talk began at **5:30 AM IST**."),
    "nested": ("The bridge opened in **March 2025**.", "The bridge opened on **4 March 2025**."),
    "day": ("The earthquake struck on **4 March 2025**.", "The earthquake struck on **5 March 2025**."),
    "unplaced": ("The earthquake struck on **Monday**.", "The earthquake struck on **4 March 2025**."),
    "unit": ("Turnout rose by **3 percent**.", "Turnout rose by **3 percentage points**."),
    "currency": ("The bridge cost **€5 million**.", "The bridge cost **$5.8 million**."),
    "rate": ("The bridge cost **€5 million**.", "The bridge cost **$5.8 million**."),
    "scope": ("She has **7.5 million** followers on X.", "She has **88 million** followers on Instagram."),
    "definition": ("The interview had **16 million** views.", "The interview had **3 million** listeners."),
    "as_of": ("In May unemployment stood at **5 per cent**.", "In March unemployment stood at **8 per cent**."),
    "birthday": ("Ann Lee, **41**, was named on 2 May 2024.", "Ann Lee, **42**, took office on 1 June 2024."),
    "tolerance": ("The march drew **5,210** people.", "The march drew **5,400** people."),
    "speaker": ("Police said **5,000** people marched.", "Organisers said **12,000** people marched."),
    "contested": ("Police said **8,000** marched, the organisers 20,000.", "Some **20,000** people marched."),
    "stance": ("The company denied that **500** jobs would be cut.", "The company will cut **500** jobs."),
    "phase": (
        "The talk was scheduled to start at **8 p.m.** on 1 May 2025.",
        "The talk started at **8:42 p.m.** on 1 May 2025.",
    ),
    "unstated": ("The minister spoke on **1 April 2025**.", "The ship sailed on **9 April 2025**."),
    "update": ("The quake killed **120** people.", "The quake killed **164** people."),
    "corrected": ("The quake had a magnitude of **4.4**.", "The quake was rated at **4.2**, after 4.4 at first."),
    "direction": ("Sales rose by **5 percent**.", "Sales fell by **5 percent**."),
    "value": ("The company earned **$88.9 million**.", "The company earned **$88.7 million**."),
}
_SUM = "Twelve people were hurt: 5 men and 6 women."
_DAYS = {"Argus": "2025-05-02", "Post": "2025-05-03"}


def pair_of(left: str, right: str) -> Pair:
    """The two marked figures, the left one printed by Argus and the right one by Post a day later."""
    (a, grows, slow), (b, _, _) = (_marked(text, *of) for text, of in zip((left, right), _DAYS.items(), strict=True))
    return paired(a, b, ("Argus", "Post"), ("2025-05-02", "2025-05-03"), grows, slow)


def _marked(text: str, source: str, day: str) -> tuple[Claim, bool, bool]:
    """The claim of the figure between asterisks, and whether its measure is a running figure, and a slow one."""
    found = re.search(r"\*\*(.+?)\*\*", text)
    if found is None:
        raise ValueError(f"no figure between asterisks: {text}")
    # "Monday" can be placed on no calendar where the day of writing is not told
    document = read(Article(text.replace("**", ""), source, published=None if found[1] == "Monday" else day))
    end = found.start() + len(found[1])
    claims = (frame.claim for frame in find_claims(document, find_mentions(document)))
    claim = next(claim for claim in claims if claim.start < end and found.start() < claim.end)
    words = document.lexicon.measures.get(claim.measure or "")
    return claim, words is not None and words.grows, words is not None and words.is_slow


def _sentence(code: str) -> str:
    """What the library says of the example."""
    pair = pair_of(*_EXAMPLES[code])
    # what a report learns from the caller or from the rest of an account
    pair = {
        "rate": pair._replace(rate=Rate(1 / Decimal("1.17"), "USD", "EUR", "as given")),
        "tolerance": pair._replace(tolerance=Decimal("0.05")),
        "contested": pair._replace(contested="Argus"),
        "corrected": pair._replace(corrected=("Post", True)),
    }.get(code, pair)
    judged = judge(pair)
    if judged.reason != code:
        raise ValueError(f"the example of {code!r} is judged by {judged.reason!r}: {judged.explanation}")
    return judged.explanation


def page() -> str:
    """The whole page as Markdown."""
    rows = [(code, reason, _sentence(code)) for code, reason in REASONS.items()]
    rows.append(("internal", INTERNAL, compare([Article(_SUM, "Argus")]).internal[0].explanation))
    lines = (f"| `{code}` | {reason.title} | {reason.when} | {told} |" for code, reason, told in rows)
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
