"""Finders: one small file a kind of figure. Each looks at one place of a document and gives a `Found`, or None.

All have the same face: `find_…(document, i, floor)`, where `i` is the token to look at and `floor` the first token
that no earlier figure has taken. They know no language: words come from the document's lexicon.
"""
