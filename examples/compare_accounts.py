"""Compare accounts of one story and print where their figures disagree.

python examples/compare_accounts.py                         # the interview that comes with the library
python examples/compare_accounts.py --sample earthquake
python examples/compare_accounts.py argus.txt post.txt      # your own: text, JSON, JSONL, folders
python examples/compare_accounts.py --html report.html      # the same as a page for the browser
"""

from __future__ import annotations

import argparse
from pathlib import Path

import discrepancy as dx


def main() -> None:
    parser = argparse.ArgumentParser(description="Where do these accounts disagree?")
    parser.add_argument("files", nargs="*", help="accounts of one story")
    parser.add_argument("--sample", default="interview", choices=dx.samples.names(), help="without files")
    parser.add_argument("--html", type=Path, help="write the report here as well")
    args = parser.parse_args()

    articles = dx.read_articles(args.files) if args.files else dx.samples.load(args.sample)
    report = dx.compare(articles)
    print(report)

    for finding in report.conflicts:
        print()
        print(report.why(finding))

    if args.html:
        args.html.write_text(report.to_html(), encoding="utf-8")
        print(f"\nAlso written to {args.html}")


if __name__ == "__main__":
    try:
        main()
    except dx.DiscrepancyError as error:
        raise SystemExit(f"compare_accounts: {error}") from None
