"""The language of an article is told by script and frequent words, may be stated, and is stated in the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import Article, compare
from discrepancy.document import detect_language, read
from discrepancy.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river rose and nobody in the town slept.", "en"),
        ("12 dead.", "en"),
        ("Flood toll: 12", "en"),
        ("", "en"),
        ("  \n ", "en"),
        ("12, 40, 7.5", "en"),
        ("5:30 AM IST", "en"),
        ("AM 7:15 UHR IST DIE MÜHLE ABGEBRANNT", "de"),
        ("Am Montag ist es so weit.", "de"),
        ("40 or so", "en"),
        ("plus or minus 3", "en"),
        ("WHO und UN: Es waren 12 Tote", "de"),
        ("!!! … ???", "en"),
        ("@news #flood https://example.org", "en"),
        ("नदी बढ़ गई और कस्बे में कोई नहीं सोया।", "hi"),
        ("12 लोगों की मौत", "hi"),
        ("१२ मृत", "hi"),
        ("उन्होंने BBC से कहा कि 12 लोग मारे गए हैं।", "hi"),
        ("Trump ने Musk के साथ X पर दो घंटे बात की और सवाल लिए।", "hi"),
        ("The word सत्याग्रह was coined by him in a letter of 1907.", "en"),
        ("The minister tweeted: “धन्यवाद”, and left the hall with the others.", "en"),
        ("Река поднялась, никто не спал.", "en"),
        ("洪水造成十二人死亡", "en"),
    ],
)
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert read(Article(text=text, source="a")).lexicon.language == language


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("The river rose.", "hi", "hi"),
        ("नदी बढ़ गई।", "en", "en"),
        ("नदी बढ़ गई।", "hi-IN", "hi"),
        ("The river rose.", "EN-gb", "en"),
        ("The river rose.", "en-Latn-US", "en"),
    ],
)
def test_a_stated_language_goes_before_what_the_text_looks_like(text: str, stated: str, language: str) -> None:
    document = read(Article(text=text, source="a", language=stated))
    assert document.lexicon.language == language
    assert document.language_given


@pytest.mark.parametrize("tag", ["cy", "haw", "zh-Hant", "sw-KE"])
def test_a_language_without_data_is_read_as_english_and_the_report_says_so(tag: str) -> None:
    report = compare([Article(text="12 died.", source="Argus", language=tag)])
    (note,) = [note for note in report.notes if note.code == "language"]
    assert note.article == "Argus"
    assert repr(tag) in note.text
    assert "English" in note.text
    assert report.articles[0].language == "en"


def test_the_report_states_language_and_whether_it_was_given() -> None:
    report = compare(
        [
            Article(text="12 लोग मरे।", source="Dainik"),
            Article(text="12 died in the flood.", source="Argus"),
            Article(text="15 died.", source="Courier", language="en-GB"),
        ]
    )
    told = {row.source: (row.language, row.language_given) for row in report.articles}
    assert told == {"Dainik": ("hi", False), "Argus": ("en", False), "Courier": ("en", True)}
    assert report.notes == ()


@pytest.mark.parametrize(
    ("language", "timezone", "country"),
    [("en-IN", None, "IN"), ("en-gb", None, "GB"), ("hi-Deva-IN", None, "IN"), (None, None, None), ("en", None, None)],
)
def test_the_country_of_a_source_is_told_by_its_tag(
    language: str | None, timezone: str | None, country: str | None
) -> None:
    assert read(Article(text="12", source="a", language=language, timezone=timezone)).country() == country


def test_the_country_of_a_source_is_told_by_its_zone_where_the_tag_is_silent() -> None:
    assert read(Article(text="12", source="a", timezone="Asia/Kolkata")).country() == "IN"
    assert read(Article(text="12", source="a", timezone="Asia/Kolkata", language="en-US")).country() == "US"


@pytest.mark.parametrize(
    "text", ["Mail 40@example.org now.", "See https://a.example/12/2024 now.", "#12days @user99 now."]
)
def test_addresses_handles_and_hashtags_are_masked(text: str) -> None:
    document = read(Article(text=text, source="a", language="en"))
    masked = {document.tokens.words[i] for i in document.masked}
    assert any(word.strip(".").isalnum() for word in masked)
    assert {"now"} & masked == set()


TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["नदी", "the", "12", "p.m.", "\n", ". ", "।", "@a1", "http://x.y/2", "\ud800", "\u200d", "ज़", "é"]
        ),
        max_size=20,
    ).map("".join),
)


@given(TEXTS)
def test_tokens_are_ordered_inside_and_hold_all_that_is_no_space(text: str) -> None:
    tokens = tokenise(text)
    assert len(tokens) == len(tokens.words) == len(tokens.keys) == len(tokens.starts) == len(tokens.ends)
    reached = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
        assert reached <= start < end
        assert not text[reached:start].strip()
        reached = end
    assert not text[reached:].strip()


@given(TEXTS)
def test_every_offset_has_its_token_and_its_sentence(text: str) -> None:
    document = read(Article(text=text, source="a"))
    for i, start in enumerate(document.tokens.starts):
        assert document.token_at(start) == i
        first, last = document.sentence_at(start)
        assert first <= start < last
        assert document.sentences[document.sentence_index(start)] == (first, last)


@given(st.lists(st.sampled_from(["the", "and", "नदी", "और", "में", "12", "x"]), max_size=30))
def test_the_order_of_words_tells_nothing_of_the_language(words: list[str]) -> None:
    keys = tuple(words)
    assert detect_language(keys) == detect_language(keys[::-1])
