"""The muscle map shows every muscle that the tables and the data know."""

from __future__ import annotations

import re
from pathlib import Path

from footwork.figures.muscles.tables import FOOT_AREAS, LEG_BELLIES, LEG_DEEP
from footwork.figures.muscles.views import VIEWS

ROOT = Path(__file__).resolve().parents[3]


def test_every_muscle_has_its_region_on_the_map() -> None:
    drawn = [ROOT / "docs" / "figures" / f"muscles-{side}.svg" for side in VIEWS]
    shown = {
        muscle
        for path in drawn
        for muscle in re.findall(r'data-muscle="([^"]+)"', path.read_text("utf-8"))
    }
    assert {*LEG_BELLIES, *LEG_DEEP, *FOOT_AREAS} - {"plantar-fascia"} <= shown
    listed = (ROOT / "data" / "muscles.yml").read_text("utf-8")
    assert set(re.findall(r"^- id: (\S+)", listed, re.MULTILINE)) <= shown
