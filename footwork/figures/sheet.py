"""The contact sheet: every drawing on one page, in light, dark, and black and white, for review."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from footwork.figures.catalogue import jobs
from footwork.figures.plain import create_plain
from footwork.figures.poses import Figure
from footwork.figures.svg import COLORS, PLATE

# Skin tones a reader can choose: near skin, its shade, far skin, its shade, nail, tendon.
SKIN_TONES: dict[str, tuple[str, str, str, str, str, str]] = {
    "1": ("#f0c9a8", "#dba883", "#e0b391", "#c9966f", "#f9e3d2", "#fbf1e4"),
    "2": ("#f7dfcc", "#e5bfa3", "#eacbb1", "#d3a98b", "#fdf0e6", "#fffaf3"),
    "3": ("#d3a075", "#b98157", "#c28e64", "#a57149", "#ecccb0", "#f6e4cf"),
    "4": ("#a9734a", "#8d5b36", "#976340", "#784b2b", "#d3a988", "#eed6bd"),
    "5": ("#7a4e33", "#5f3a25", "#6a4229", "#4d2e1c", "#b58767", "#e2c4a8"),
}
# On dark skin the fibres of a working muscle are light.
LIGHT_FIBRES = {"4": "#ffb9a3", "5": "#ffc7b5"}
TONE_PARTS = ("skin", "skin2", "skin-far", "skin-far2", "nail", "tendon")


def create_tones_css() -> str:
    """The five skin tones as rules; tone 1 is the default and needs none."""
    lines = ['/* Skin tones of the drawings: put data-skin="2" to "5" on the root element. */']
    for tone, values in SKIN_TONES.items():
        pairs = ";".join(
            f"--fig-{part}:{value}" for part, value in zip(TONE_PARTS, values, strict=True)
        )
        if tone in LIGHT_FIBRES:
            pairs += f";--fig-accent2:{LIGHT_FIBRES[tone]}"
        lines.append(f':root[data-skin="{tone}"]{{{pairs}}}')
    return "\n".join(lines) + "\n"


def create_sheet(figures: Mapping[str, Figure], folder: Path) -> str:
    """One HTML page that shows all of them at the size of a phone's page, then large."""
    rows = []
    for scheme in ("light", "dark", "ink"):
        cells = []
        for job in jobs(figures):
            path = folder / f"{job.name}.svg"
            if not path.exists():
                continue
            svg = path.read_text(encoding="utf-8")
            if scheme == "ink":
                if job.kind == "loop":
                    continue
                # As a picture: the rules of a plain drawing are not scoped.
                svg = f'<img alt="" src="data:image/svg+xml,{quote(create_plain(svg, "ink"))}">'
            cells.append(f"<figure>{svg}<figcaption>{job.name}</figcaption></figure>")
        rows.append(f'<section class="{scheme}">{"".join(cells)}</section>')
    dark = ";".join(f"--fig-{name}:{values[1]}" for name, values in COLORS.items())
    light = ";".join(f"--fig-{name}:{values[0]}" for name, values in COLORS.items())
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>All drawings</title><style>'
        "body{margin:0;font:14px sans-serif}section{display:grid;gap:12px;padding:12px;"
        "grid-template-columns:repeat(auto-fill,minmax(180px,1fr))}figure{margin:0}"
        f"figure>*{{width:100%;height:auto;display:block}}.light{{{light}}}"
        f".light svg{{background:{PLATE[0]}}}"
        f".dark{{{dark};background:#12181f;color:#eef1f1}}.dark svg{{background:{PLATE[1]}}}"
        f"</style>{''.join(rows)}</html>\n"
    )
