"""A step of a pipeline: articles in as JSON Lines, one line of findings out for each story.

    python examples/pipeline_jsonl.py < articles.jsonl > findings.jsonl
    python examples/pipeline_jsonl.py articles.jsonl

Each line in is an article with "text", "source" and "story" (and, if known, "published", "timezone", "language").
A line that cannot be read, or a story that cannot be compared, is told on stderr; the rest goes on.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import discrepancy as dx


def complain(error: dx.DiscrepancyError) -> None:
    print(f"pipeline_jsonl: {error}", file=sys.stderr)


def read() -> tuple[dx.Article, ...]:
    if len(sys.argv) > 1:
        return dx.read_articles(sys.argv[1:], on_error="skip", on_skip=complain)
    return dx.parse_articles(sys.stdin.buffer.read(), on_error="skip", on_skip=complain)


def row(story: str | None, report: dx.Report) -> dict[str, Any]:
    """What goes on: the findings, each with the words and the source of its claims."""
    sources = {article.id: article.source for article in report.articles}
    return {
        "story": story,
        "articles": len(report.articles),
        "conflicts": len(report.conflicts),
        "findings": [
            {
                "measure": finding.measure,
                "verdict": finding.verdict,
                "severity": finding.severity,
                "explanation": finding.explanation,
                "claims": [{"source": sources[c.article], "text": c.text} for c in report.claims_of(finding)],
            }
            for finding in report.findings
        ],
    }


def main() -> None:
    stories: dict[str | None, list[dx.Article]] = {}
    for article in read():
        stories.setdefault(article.story, []).append(article)
    for story, articles in stories.items():
        try:
            report = dx.compare(articles)
        except dx.DiscrepancyError as error:
            complain(error)
            continue
        sys.stdout.buffer.write(json.dumps(row(story, report), ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    main()
