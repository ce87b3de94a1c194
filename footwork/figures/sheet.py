"""The contact sheet: every drawing on one page, in light, dark, and black and white, for review."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from footwork.figures.catalogue import jobs
from footwork.figures.pose.schema import Figure
from footwork.look.drawings import create_plain
from footwork.look.tokens import COLOR, FIGURE


def create_sheet(figures: Mapping[str, Figure], folder: Path) -> str:
    """Write one HTML page that shows all of them at the size of a phone's page."""
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
    paper, plate, ink = COLOR["paper"], COLOR["plate"], COLOR["ink"]
    dark = ";".join(f"--fig-{name}:{values[1]}" for name, values in FIGURE.items())
    light = ";".join(f"--fig-{name}:{values[0]}" for name, values in FIGURE.items())
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>All drawings</title><style>'
        "body{margin:0;font:14px sans-serif}section{display:grid;gap:12px;padding:12px;"
        "grid-template-columns:repeat(auto-fill,minmax(180px,1fr))}figure{margin:0}"
        f"figure>*{{width:100%;height:auto;display:block}}.light{{{light}}}"
        f".light svg{{background:{plate.light}}}"
        f".dark{{{dark};background:{paper.dark};color:{ink.dark}}}"
        f".dark svg{{background:{plate.dark}}}"
        f"</style>{''.join(rows)}</html>\n"
    )
