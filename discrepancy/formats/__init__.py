"""Formats that newsrooms and annotators already use: one small file a format.

In: `ninjs` (IPTC News in JSON) and `web_pages` (HTML) give a dict with the fields of `Article`. Out: `web_annotations`
(W3C Web Annotation) from mentions and findings. None opens a file or reaches for the network.
"""

from __future__ import annotations
