"""The stylesheet of the HTML forms: two palettes and rules that reach nothing outside `.dx-report`.

Every rule begins with `.dx-report.dx-report`: scoped, and strong enough to win over a notebook's own table rules. No
font, image or rule is fetched from anywhere.
"""

from __future__ import annotations

from ..records import Verdict

__all__ = ["DARK", "LIGHT", "page_style", "stylesheet"]

LIGHT = {
    "paper": "#ffffff",
    "panel": "#f7f6f3",
    "ink": "#1d1e21",
    "soft": "#595c62",
    "line": "#dfdcd5",
    "track": "#ebe8e1",
    "link": "#1d4f91",
    "mark": "#ffe69c",
    "mark-ink": "#1d1e21",
    "conflict": "#a3201a",
    "conflict-tint": "#fbeae8",
    "incomparable": "#59487f",
    "incomparable-tint": "#f0ecf7",
    "update": "#1d5a96",
    "update-tint": "#e7f0f9",
    "compatible": "#655310",
    "compatible-tint": "#f7f1d9",
    "agree": "#1f6238",
    "agree-tint": "#e6f3ea",
}
DARK = {
    "paper": "#15171a",
    "panel": "#1d2024",
    "ink": "#e8e6e1",
    "soft": "#a8abb2",
    "line": "#363a40",
    "track": "#2a2e33",
    "link": "#9cc4ff",
    "mark": "#6a5312",
    "mark-ink": "#fff6dc",
    "conflict": "#ffa198",
    "conflict-tint": "#43201d",
    "incomparable": "#cdbcf3",
    "incomparable-tint": "#322a47",
    "update": "#a3cefb",
    "update-tint": "#1b334d",
    "compatible": "#e3d37f",
    "compatible-tint": "#393212",
    "agree": "#98d9ad",
    "agree-tint": "#1a3926",
}

# `§` stands for the doubled class, `Q` for a report in its stacked layout.
_RULES = """
§{container-type:inline-size;width:100%;box-sizing:border-box;background:var(--dx-paper);color:var(--dx-ink);
font:400 1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari",sans-serif;
text-align:start;overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
§ *{box-sizing:border-box}
§ .dx-in{padding:1.25rem}
§ p,§ ul,§ ol,§ li,§ blockquote,§ dl,§ dd,§ h1,§ h2,§ h3{margin:0;padding:0;border:0;background:none;color:inherit}
§ .dx-head{margin-bottom:1.5rem}
§ .dx-kicker{font-size:.8125rem;letter-spacing:.06em;text-transform:uppercase;color:var(--dx-soft)}
§ .dx-title{font:600 1.75rem/1.25 Charter,"Bitstream Charter","Iowan Old Style","Noto Serif",
"Noto Serif Devanagari",Georgia,serif;margin:.25rem 0 .75rem;text-wrap:balance}
§ .dx-lede{font-size:1.0625rem}
§ .dx-tally{margin-top:.75rem;display:flex;flex-wrap:wrap;gap:.5rem;list-style:none}
§ .dx-disputed{margin-top:.75rem;max-width:46rem}
§ .dx-disputed b{font-weight:600}
§ .dx-card>*+*{margin-top:.625rem}
§ .dx-badge{display:inline-flex;align-items:center;gap:.375rem;padding:.125rem .625rem .125rem .375rem;
border-radius:1rem;font-size:.8125rem;font-weight:600;line-height:1.5;white-space:nowrap;
color:var(--v);background:var(--t)}
§ .dx-badge small{font-size:inherit;font-weight:400}
§ .dx-sign{width:1.125rem;height:1.125rem;flex:none;fill:none;stroke:currentColor;stroke-width:1.75;
stroke-linecap:round;stroke-linejoin:round}
§ .dx-table{display:table;width:100%;table-layout:fixed;border-collapse:collapse;border:0;margin:0;
font-size:1rem;color:inherit;background:none}
§ .dx-table tr,§ .dx-table th,§ .dx-table td{background:none;border:0;text-align:start;vertical-align:top;
white-space:normal;max-width:none;color:inherit}
§ .dx-table th,§ .dx-table td{padding:.875rem 1rem .75rem 0;font-size:1rem;font-weight:400;line-height:1.4}
§ .dx-table thead th{padding:.5rem 1rem .5rem 0;font-size:.875rem;font-weight:600;background:var(--dx-paper);
border-bottom:2px solid var(--dx-ink);vertical-align:bottom}
§ .dx-table .dx-first{width:14.5rem}
§ .dx-table .dx-date{display:block;font-weight:400;font-size:.8125rem;color:var(--dx-soft)}
§ .dx-table .dx-fact{border-bottom:1px solid var(--dx-line)}
§ .dx-row td,§ .dx-quotes li,§ .dx-picture,§ .dx-pairs li{break-inside:avoid}
§ .dx-table .dx-row th{padding-inline-start:.875rem;box-shadow:inset 3px 0 0 var(--v)}
§ .dx-measure{display:block;margin-top:.375rem;font-weight:600;font-size:1.0625rem;line-height:1.3}
§ .dx-measure::first-letter{text-transform:uppercase}
§ .dx-detail,§ .dx-gloss{display:block;font-size:.875rem;color:var(--dx-soft);line-height:1.4}
§ :is(.dx-figure,.dx-gloss)+.dx-figure{margin-top:.625rem}
§ .dx-figure{display:block;font-size:1.125rem;font-weight:600;line-height:1.35;font-variant-numeric:tabular-nums}
§ .dx-agree .dx-figure,§ .dx-incomparable .dx-figure{font-weight:400}
§ .dx-source{display:none}
§ .dx-none{color:var(--dx-soft)}
§ .dx-table .dx-more td{padding:0 0 1rem}
§ .dx-reason{max-width:46rem}
§ .dx-conflict .dx-reason{font-weight:500}
§ details{margin:.5rem 0 0}
§ summary{cursor:pointer;display:list-item;width:fit-content;font-size:.875rem;color:var(--dx-link);padding:.25rem 0}
§ a{color:var(--dx-link);text-decoration:underline;text-underline-offset:.15em}
§ :is(a,summary):focus-visible{outline:2px solid var(--dx-link);outline-offset:2px;border-radius:2px}
§ .dx-evidence{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,23rem);gap:1.25rem 2.5rem;
margin-top:.5rem;padding:1rem 1.25rem;background:var(--dx-panel);border-radius:.5rem}
§ .dx-evidence.dx-plain{grid-template-columns:minmax(0,1fr)}
§ .dx-quotes{list-style:none;display:grid;gap:1rem;align-content:start}
§ .dx-who{font-size:.875rem;font-weight:600}
§ .dx-quote{font-size:.9375rem;line-height:1.6;max-width:40rem}
§ mark{background:var(--dx-mark);color:var(--dx-mark-ink);padding:.05em .2em;border-radius:.2em;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
§ .dx-text{max-width:44rem;line-height:1.75;white-space:pre-line;margin-bottom:1.75rem}
§ mark sup{font-size:.6875em;line-height:1;margin-inline-start:.25em;opacity:.75}
§ .dx-list{table-layout:auto}
§ .dx-list tbody tr{border-bottom:1px solid var(--dx-line);break-inside:avoid}
§ .dx-list :is(th,td){font-size:.9375rem;padding:.5rem 1rem .5rem 0}
§ .dx-list tbody th{font-weight:600}
§ .dx-facts{font-size:.8125rem;color:var(--dx-soft)}
§ .dx-pairs{grid-column:1/-1;border-top:1px solid var(--dx-line);padding-top:.75rem;font-size:.875rem}
§ .dx-pairs ul{list-style:none;display:grid;gap:.5rem;margin-top:.375rem}
§ .dx-pairs .dx-sign{width:1rem;height:1rem;color:var(--v);vertical-align:-.15em}
§ .dx-pairs li{padding-inline-start:1.5rem;text-indent:-1.5rem}
§ .dx-pairs .dx-sign{margin-inline-end:.5rem}
§ .dx-picture{margin:0;max-width:26rem;align-self:start}
§ .dx-picture>svg{display:block;width:100%;overflow:visible;font-family:inherit}
§ .dx-picture text{fill:var(--dx-ink);font-size:.75rem;font-variant-numeric:tabular-nums;
paint-order:stroke;stroke:var(--dx-panel);stroke-width:3px;stroke-linejoin:round}
§ .dx-picture .dx-label{font-weight:600}
§ .dx-picture :is(.dx-tick,.dx-words){fill:var(--dx-soft)}
§ .dx-picture figcaption{margin-top:.375rem}
§ .dx-grid,§ .dx-track{stroke:var(--dx-line);fill:none}
§ .dx-grid{stroke-dasharray:2 3}
§ .dx-bar{fill:var(--v)}
§ .dx-bar line{stroke:var(--v);stroke-width:3}
§ .dx-bar path{shape-rendering:crispEdges}
§ :is(.dx-other,.dx-hollow){fill:var(--dx-panel);stroke:var(--v);stroke-width:1.5}
§ .dx-other{stroke-dasharray:3 2}
§ .dx-line{stroke:var(--dx-ink)}
§ .dx-band{fill:var(--dx-ink);fill-opacity:.07}
§ .dx-foot{margin-top:1.75rem;font-size:.875rem;color:var(--dx-soft);display:grid;gap:.375rem}
§ .dx-foot li{margin-inline-start:1.25rem;padding:.125rem 0}
§ .dx-foot dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.5rem .875rem;align-items:baseline;
margin-top:.375rem}
§ .dx-foot b{color:var(--dx-ink);font-weight:600}
§ .dx-foot .dx-lead{margin-top:.75rem;font-weight:600;color:var(--dx-ink)}
§ .dx-hush{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
"""
_STACKED = """
Q .dx-table,Q .dx-table :is(tbody,td,th){display:block;width:auto}
Q .dx-table thead,Q .dx-table .dx-none{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
padding:0;margin:-1px}
Q .dx-table .dx-fact{padding:1rem 0 .25rem .875rem;box-shadow:inset 3px 0 0 var(--v)}
Q .dx-table .dx-row{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(9rem,100%),1fr));gap:.75rem 1rem;
padding:0 0 .75rem;position:relative}
Q .dx-table .dx-row th{grid-column:1/-1;padding:0;box-shadow:none}
Q .dx-table .dx-row td{padding:0}
Q .dx-table .dx-more{display:block}
Q .dx-source{display:block;font-size:.8125rem;color:var(--dx-soft)}
Q .dx-list thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
Q .dx-list tbody tr{display:block;padding:.375rem 0}
Q .dx-list tbody :is(th,td){display:inline;padding:0 .75rem 0 0}
"""
_CROWDED = """
§.dx-many .dx-table .dx-first{width:10.5rem}
§.dx-many .dx-table :is(th,td){padding-inline-end:.625rem}
§.dx-many .dx-figure{font-size:1rem}
§.dx-many :is(.dx-gloss,.dx-detail){font-size:.8125rem}
"""
# The figures beside the bars stand in the cells and quotations as well.
_SMALL_PICTURE = "§ .dx-picture .dx-words{display:none}"
_NARROW = """
§ .dx-evidence{grid-template-columns:minmax(0,1fr);padding:.875rem 1rem}
§ .dx-in{padding:1rem}
§ .dx-title{font-size:1.375rem}
§ .dx-foot dl{grid-template-columns:minmax(0,1fr);gap:.125rem}
§ .dx-foot dd{margin-bottom:.5rem}
"""
_PRINT = """
§ .dx-in{padding:0}
§ .dx-table thead th{position:static}
§ :is(.dx-row,.dx-reason,.dx-who){break-after:avoid;break-inside:avoid}
§ details::details-content{content-visibility:visible;display:block;height:auto}
§ :is(summary,.dx-how){display:none}
§ :is(mark,.dx-badge,.dx-evidence,.dx-picture){-webkit-print-color-adjust:exact;print-color-adjust:exact}
§ .dx-evidence{background:none;padding:0}
§ .dx-foot a::after{content:" (" attr(href) ")"}
"""
_FORCED = """
§ :is(.dx-bar,.dx-bar line,.dx-line){fill:CanvasText;stroke:CanvasText}
§ .dx-badge{border:1px solid}
"""


def stylesheet() -> str:
    """All rules of a report, as they go into one `<style>`."""
    report = ".dx-report"
    verdicts = "".join(
        f"§ .dx-{verdict}{{--v:var(--dx-{verdict});--t:var(--dx-{verdict}-tint)}}" for verdict in map(str, Verdict)
    )
    rules = [
        _palette(report, LIGHT, "light dark"),
        f"@media (prefers-color-scheme:dark){{{_palette(report, DARK, 'light dark')}}}",
        # Notebooks say their theme on the page, whatever the system prefers: Jupyter, VS Code, Colab.
        _palette(f':is([data-jp-theme-light="true"],.vscode-light,html[theme="light"]) {report}', LIGHT, "light"),
        _palette(f':is([data-jp-theme-light="false"],.vscode-dark,html[theme="dark"]) {report}', DARK, "dark"),
        verdicts + _RULES,
        f"@container (max-width:38rem){{{_stacked('§')}}}",
        f"@container (max-width:56rem){{{_stacked('§.dx-wide')}}}",
        f"@container (min-width:72rem){{{_CROWDED}}}",
        f"@container (max-width:72rem){{{_stacked('§.dx-many')}}}",
        _stacked("§.dx-stacked"),
        f"@container (max-width:30rem){{{_SMALL_PICTURE}}}",
        f"@container (max-width:44rem){{{_NARROW}}}",
        f"@media print{{{_palette(f'{report}.dx-report.dx-report', LIGHT, 'light')}{_PRINT}}}",
        f"@media (forced-colors:active){{{_FORCED}}}",
    ]
    return "".join(rules).replace("§", f"{report}.dx-report").replace("\n", "")


def page_style() -> str:
    """What the whole page has beyond the report: its ground and measure."""
    return (
        f"html{{background:{LIGHT['paper']};color-scheme:light dark}}"
        f"@media (prefers-color-scheme:dark){{html{{background:{DARK['paper']}}}}}"
        # Paper holds more than a screen of its width: with smaller letters a handful of columns still fit.
        "@media print{html{background:#fff;font-size:11.5px}main{max-width:none}@page{margin:12mm}}"
        "body{margin:0}main{max-width:76rem;margin:0 auto;padding:clamp(0rem,2vw,2rem) 0}"
        "main:has(.dx-many){max-width:100rem}"
        ".dx-report.dx-report .dx-table thead th{position:sticky;top:0;z-index:1}"
    )


def _palette(selector: str, colours: dict[str, str], scheme: str) -> str:
    return (
        f"{selector}{{color-scheme:{scheme};{';'.join(f'--dx-{name}:{colour}' for name, colour in colours.items())}}}"
    )


def _stacked(report: str) -> str:
    return _STACKED.replace("Q", report)
