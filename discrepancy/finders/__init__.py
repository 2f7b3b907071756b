"""Finders: one small file a kind of figure. Each looks at one place of a document and gives a `Found`, or None.

All have the same face: `find_…(document, i, floor)`, where `i` is the token to look at and `floor` the first token
that no earlier figure has taken. They know no language: words come from the document's lexicon.

The larger subjects have an entry that asks further files in turn: `figure_reading` reads the number part of a figure
(`figures`, `ranges`, `ratios`), `times` a clock time (`clock`, `clock_digits`, `clock_hours`, `clock_words`,
`clock_parts`), `dates` a date (`day_first`, `month_first`, `lone_days`, `numeric_dates`, `years`, `periods`,
`weekdays`, `seasons`, `holidays`), and `moments` all points in time.
"""
