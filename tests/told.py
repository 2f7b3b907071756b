"""Accounts that set everything going that is loaded at first use, and all that the library tells of them.

Interpreters that must be quick to start import this file, so it imports nothing but the library.
"""

from __future__ import annotations

import json

from discrepancy import Article, compare, extract, samples

__all__ = ["RARE", "TEXTS", "told"]

# Loads dateparser ("2020/Sep/23") and quantulum3 ("furlongs"), which takes two seconds.
RARE = Article("The race ran over 5 furlongs and ended on 2020/Sep/23.", "A", published="2024-08-13")
# Each of the languages, and words that hang on today.
TEXTS = [
    Article("It began yesterday at 8 p.m. IST and will end next Friday.", "B", published="2024-08-13"),
    Article("It began yesterday and ended on May 5, a Monday, at noon; in 03/04/25 it rained.", "C"),
    Article("बाढ़ में 12 लोगों की मौत हुई, कल 3 लाख रुपये बांटे गए।", "D", published="2024-08-13"),
    Article("La inundación mató a 12 personas el lunes y costó 3,5 millones de euros.", "E", published="2024-08-13"),
    Article("L'inondation a tué 12 personnes lundi et a coûté 3,5 millions d'euros.", "F", published="2024-08-13"),
    Article("Die Flut tötete am Montag 12 Menschen und kostete 3,5 Millionen Euro.", "G", published="2024-08-13"),
]


def told(*more: Article) -> str:
    """All that the library tells of these texts, and of further ones, and of the samples."""
    texts = [*TEXTS, *more]
    reports = [compare(texts), *(compare(samples.load(name)) for name in samples.names())]
    pages = [report.to_html() + str(report) + report.to_markdown() for report in reports]
    figures = [[mention.to_dict() for mention in extract(article)] for article in texts]
    return json.dumps([[report.to_json() for report in reports], pages, figures])
