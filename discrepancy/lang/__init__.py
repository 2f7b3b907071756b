"""Words of languages as data: a folder of TOML files each, read by `discrepancy.lexicon`; `build` drafts from CLDR."""
