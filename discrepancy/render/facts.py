"""What every form of a report shows of a finding: its name, who tells it, the words and sign of its verdict.

`facts_of` gives one `Fact` a finding, in the report's order; the renderers only lay them out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..instants import timex_words
from ..pairs import NO_PAIRS, Pairs
from ..records import ArticleSummary, Claim, Comparison, Finding, Kind, Mention, Reading, Severity, Verdict
from .figures import interval_words, is_foreign, is_timed, number_words, printed_figure

if TYPE_CHECKING:
    from ..report import Report

__all__ = [
    "MEANINGS",
    "SIGNS",
    "Fact",
    "account_labels",
    "account_sources",
    "accounts_words",
    "conditions",
    "emptiness",
    "fact_in",
    "fact_of",
    "facts_of",
    "figure_of",
    "gloss",
    "headline",
    "language_words",
    "languages_line",
    "qualifiers",
    "tally",
    "told_words",
    "verdict_words",
]

SIGNS = {
    Verdict.CONFLICT: "≠",
    Verdict.INCOMPARABLE: "∥",
    Verdict.UPDATE: "→",
    Verdict.COMPATIBLE: "≈",
    Verdict.AGREE: "=",
}
MEANINGS = {
    Verdict.CONFLICT: "cannot both be true as an ordinary reader takes them",
    Verdict.INCOMPARABLE: "alike, but of different scope, time, part or definition",
    Verdict.UPDATE: "a running figure that a later report raised or corrected",
    Verdict.COMPATIBLE: "not the same words, yet both can be true",
    Verdict.AGREE: "the same figure once units, zones and rounding are taken into account",
}
_TALLY = {
    Verdict.CONFLICT: ("conflict", "conflicts"),
    Verdict.INCOMPARABLE: ("incomparable", "incomparable"),
    Verdict.UPDATE: ("update", "updates"),
    Verdict.COMPATIBLE: ("compatible", "compatible"),
    Verdict.AGREE: ("agrees", "agree"),
}
_KIND_NAMES = {
    Kind.COUNT: "number",
    Kind.MONEY: "sum of money",
    Kind.PERCENT: "share",
    Kind.MEASURE: "measurement",
    Kind.DURATION: "duration",
    Kind.TIME: "time",
    Kind.DATE: "date",
    Kind.FREQUENCY: "frequency",
    Kind.ORDINAL: "rank",
    Kind.NUMBER: "figure",
}
_LANGUAGES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "kn": "Kannada",
    "ko": "Korean",
    "ml": "Malayalam",
    "mr": "Marathi",
    "ne": "Nepali",
    "nl": "Dutch",
    "pa": "Punjabi",
    "pt": "Portuguese",
    "ru": "Russian",
    "ta": "Tamil",
    "te": "Telugu",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
    "und": "no language known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A finding with the claims it rests on and the pairs of them; `measure` and `detail` name it for a reader."""

    finding: Finding
    claims: tuple[Claim, ...]
    pairs: Pairs
    measure: str
    detail: str

    @property
    def name(self) -> str:
        """ "followers · Elon Musk (X)"."""
        return f"{self.measure} · {self.detail}" if self.detail else self.measure

    @property
    def named_scope(self) -> frozenset[str]:
        """The scope words that the fact's name holds, which its claims need not repeat."""
        scopes = [frozenset(claim.scope) for claim in self.claims]
        return frozenset(self.finding.subject).union(frozenset.intersection(*scopes) if scopes else ())


def facts_of(report: Report) -> tuple[Fact, ...]:
    """One fact a finding, in the report's order, its claims in the order of the articles.

    Ids without a claim are passed over, so a cut report still shows.
    """
    claims = {claim.id: claim for claim in report.claims}
    place = {id: at for at, id in enumerate(account_labels(report))}
    pairs = report._pairs()

    def told(finding: Finding) -> tuple[Claim, ...]:
        found = [claims[id] for id in finding.claims if id in claims]
        return tuple(sorted(found, key=lambda claim: (place[claim.article], claim.start)))

    return tuple(fact_of(finding, told(finding), pairs.get(finding.id, NO_PAIRS)) for finding in report.findings)


def fact_in(report: Report, finding: Finding) -> Fact:
    """The fact of one of its findings, or of one about arithmetic inside an account."""
    told = next((fact for fact in facts_of(report) if fact.finding == finding), None)
    return told or fact_of(finding, report.claims_of(finding), report._pairs().get(finding.id, NO_PAIRS))


def fact_of(finding: Finding, claims: tuple[Claim, ...], pairs: Pairs = NO_PAIRS) -> Fact:
    """A finding with what it rests on, named for a reader."""
    scopes = [frozenset(claim.scope) for claim in claims]
    shared = [word for word in claims[0].scope if all(word in scope for scope in scopes)] if claims else []
    shared = [word for word in shared if word not in finding.subject]
    phases = {claim.phase for claim in claims}
    if len(phases) == 1 and (phase := phases.pop()):
        shared.append(phase)
    detail = ", ".join(finding.subject)
    if shared:
        detail = f"{detail} ({', '.join(shared)})" if detail else ", ".join(shared)
    return Fact(finding=finding, claims=claims, pairs=pairs, measure=_measure_name(finding, claims), detail=detail)


def _measure_name(finding: Finding, claims: tuple[Claim, ...]) -> str:
    if finding.measure:
        return finding.measure.replace("_", " ")
    kinds = {claim.kind for claim in claims}
    units = {claim.unit for claim in claims if claim.unit}
    if kinds == {Kind.COUNT} and len(units) == 1:
        return f"number: {units.pop()}"
    if kinds == {Kind.DATE, Kind.TIME}:
        return "time"
    return _KIND_NAMES[claims[0].kind] if len(kinds) == 1 else "figure"


def account_labels(report: Report) -> dict[str, str]:
    """How to call each article, by its id: its source, with the id added where two articles share a source."""
    sources = Counter(article.source for article in report.articles)
    labels = {}
    for article in report.articles:
        label = article.source
        if sources[label] > 1 and article.id != label:
            label = article.id if article.id.startswith(label) else f"{label} ({article.id})"
        labels[article.id] = label
    # A report that was cut by hand may name an article it does not list.
    for claim in report.claims:
        labels.setdefault(claim.article, claim.article)
    return labels


def account_sources(report: Report) -> dict[str, str]:
    """Who tells each article, by its id; the id itself where a report that was cut does not list it."""
    unlisted = {claim.article: claim.article for claim in report.claims}
    return unlisted | {article.id: article.source for article in report.articles}


def verdict_words(record: Finding | Comparison) -> str:
    """ "major conflict", "agree"."""
    return f"{record.severity.value} {record.verdict.value}" if record.severity else record.verdict.value


def qualifiers(claim: Claim, fact: Fact) -> list[str]:
    """What narrows the claim beyond its figure, in short phrases: direction, scope, time, speaker, stance."""
    words = []
    if claim.change:
        words.append(claim.change)
    words += [word for word in claim.scope if word not in fact.named_scope]
    if claim.as_of:
        words.append(f"as of {timex_words(claim.as_of)}")
    if claim.phase and len({other.phase for other in fact.claims}) > 1:
        words.append(claim.phase)
    if claim.speaker:
        words.append(f"according to {claim.speaker}")
    if claim.stance != "asserted":
        words.append(claim.stance)
    return words


def gloss(claim: Claim) -> str:
    """What a reader needs beside the printed figure: how it was derived, its meaning, its instant; else nothing."""
    if claim.derivation:
        return f"from {claim.derivation}"
    if is_timed(claim) or is_foreign(claim.text):
        meaning = interval_words(claim)
        return "" if meaning == claim.text else meaning
    return ""


def conditions(claim: Mention) -> list[str]:
    """The readings of an ambiguous figure with when each holds: "2 p.m. (if …)", likeliest first.

    The currencies that a sign may stand for are one reading beside the likeliest: the sum is the same in all of them.
    """
    told = [f"{_reading_words(claim, reading)} ({_condition(reading)})" for reading in claim.readings]
    if claim.kind is Kind.MONEY and len({(reading.low, reading.high) for reading in claim.readings}) == 1:
        codes = [_condition(reading).removeprefix("if it is ") for reading in claim.readings[1:]]
        more = f" or {len(codes) - 4} more" if len(codes) > 4 else ""
        shared = [f"as much in {', '.join(codes[:4])}{more}, written alike"] if codes else []
        return [_reading_words(claim, claim.readings[0]), *shared]
    return told


def _reading_words(claim: Mention, reading: Reading) -> str:
    if words := interval_words(claim, reading):
        return words
    return reading.timex or ("open" if reading.value is None else number_words(reading.value))


def _condition(reading: Reading) -> str:
    return reading.condition if reading.condition.startswith("if ") else f"if {reading.condition}"


def tally(facts: tuple[Fact, ...]) -> list[tuple[Verdict, int, str]]:
    """How many facts have each verdict, gravest first, with the word that follows the number; minor conflicts apart."""
    counts = Counter((fact.finding.verdict, fact.finding.severity is Severity.MINOR) for fact in facts)
    return [
        (verdict, count, ("minor " if is_minor else "") + _TALLY[verdict][count > 1])
        for verdict in SIGNS
        for is_minor in (False, True)
        if (count := counts[verdict, is_minor])
    ]


def emptiness(report: Report) -> str | None:
    """Why there is nothing to show, in one sentence; None when there are findings."""
    if report.findings:
        return None
    if not report.articles:
        return "No article was given."
    if len(report.articles) == 1:
        return "One account only: nothing to compare with."
    if len({article.source for article in report.articles}) == 1:
        return f"All {len(report.articles)} accounts are of one source: nothing to compare with."
    return "No figure is told by two sources."


def headline(report: Report, facts: tuple[Fact, ...]) -> str:
    """The report in one line, without a full stop."""
    counts = ", ".join(f"{count} {word}" for _, count, word in tally(facts))
    return f"{accounts_words(report)}: {told_words(facts)}: {counts}"


def accounts_words(report: Report) -> str:
    """ "5 accounts of one story"."""
    return f"{len(report.articles)} account{'s' if len(report.articles) != 1 else ''} of one story"


def told_words(facts: tuple[Fact, ...]) -> str:
    """ "7 facts told by two or more sources"."""
    return f"{len(facts)} fact{'s' if len(facts) != 1 else ''} told by two or more sources"


def language_words(article: ArticleSummary) -> str:
    """ "English", or "Hindi, detected" where nobody said so; the tag where it is not one of the common languages."""
    name = _LANGUAGES.get(article.language.split("-")[0].lower(), article.language)
    return name if article.language_given else f"{name}, detected"


def languages_line(report: Report) -> str:
    """Which accounts were read in which language: "Read as English: MENAFN, Tribune; as Hindi, detected: Jagran."."""
    labels = account_labels(report)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for article in report.articles:
        names[language_words(article)].append(labels[article.id])
    parts = [f"as {language}: {', '.join(sources)}" for language, sources in names.items()]
    return f"Read {'; '.join(parts)}." if parts else ""


def figure_of(claim: Claim, fact: Fact) -> str:
    """The figure as printed, what it needs in brackets: "16.4 मिलियन से अधिक (more than 16.4 million listeners)".

    The instant of a time that is printed in plain digits is left to the longer forms.
    """
    meaning = "" if is_timed(claim) and not is_foreign(claim.text) and not claim.derivation else gloss(claim)
    about = "; ".join(filter(None, [meaning, *qualifiers(claim, fact)]))
    return f"{printed_figure(claim)} ({about})" if about else printed_figure(claim)
