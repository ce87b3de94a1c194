"""The muscle map: every muscle where the atlas has it, nothing stray, and what works is seen."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage as ndi

from footwork.figures.muscles.maps import SCRAP, Region, Sheet, _showing, create_map
from footwork.figures.muscles.tables import BONES, FOOT_AREAS, LEG_BELLIES, LEG_DEEP
from footwork.figures.muscles.views import ACHILLES, FASCIA, VIEWS
from footwork.figures.typed import Mask, Values

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "docs" / "figures"
DETAIL = 0.6
"""Pixels a drawing unit: places need fewer than a picture does."""


@functools.cache
def sheet_of(view: str) -> Sheet:
    return Sheet(VIEWS[view], DETAIL)


@functools.cache
def regions_of(view: str) -> tuple[Region, ...]:
    return tuple(sheet_of(view).regions())


def region_of(view: str, muscle: str) -> Region:
    return next(region for region in regions_of(view) if region.name == muscle)


def seen_of(view: str, muscle: str) -> Mask:
    """Return the area of a muscle that nothing nearer hides."""
    names = [region.name for region in regions_of(view)]
    after = regions_of(view)[names.index(muscle) + 1 :]
    covered = np.zeros_like(sheet_of(view).mask)
    for region in after:
        covered = covered | region.area
    return region_of(view, muscle).area & ~covered


def values_at(view: str, area: Mask, values: Values) -> Values:
    """Return values of the points of skin that an area shows."""
    return values[area[sheet_of(view).mask]]


def test_every_muscle_has_its_region_on_the_map() -> None:
    shown = {name for view in VIEWS.values() for name in (*view.near, *view.deep, *view.open_)}
    assert {*LEG_BELLIES, *LEG_DEEP, *FOOT_AREAS} <= shown
    listed = (ROOT / "data" / "muscles.yml").read_text("utf-8")
    assert set(re.findall(r"^- id: (\S+)", listed, re.MULTILINE)) <= shown
    for view in VIEWS:
        for region in regions_of(view):
            assert (region.area | region.cord).any(), (view, region.name)


def test_the_inner_head_of_the_calf_is_larger_and_reaches_lower() -> None:
    inner, outer = (seen_of("back", f"gastrocnemius-{head}") for head in ("medial", "lateral"))
    assert inner.sum() > 1.15 * outer.sum()
    t, theta, _ = sheet_of("back").spot.leg
    assert 0.57 < values_at("back", inner, t).max() < 0.66
    assert values_at("back", outer, t).max() < values_at("back", inner, t).max() - 0.04
    middle = (t > 0.2) & (t < 0.4)
    cleft = theta[middle & outer[sheet_of("back").mask]].max()
    assert 177 < cleft < 187


def test_the_muscle_that_holds_the_arch_lies_deep_behind_the_shin_bone() -> None:
    sheet = sheet_of("inner")
    area = sheet.deep_region("tibialis-posterior").area
    t, _, _ = sheet.spot.leg
    along = values_at("inner", area, t)
    assert 0.05 < along.min() < 0.2
    assert 0.6 < along.max() < 0.75
    widest = 0.0
    for row in np.flatnonzero(area.any(axis=1)):
        leg, part = (np.flatnonzero(mask[row]) for mask in (sheet.mask, area))
        # Seen from the inner side the heel cord is at the left, the shin at the right.
        long = leg[-1] - leg[0] + 1
        assert (part[0] - leg[0]) / long > 0.35
        widest = max(widest, len(part) / long)
    assert 0.15 <= widest <= 0.25


@pytest.mark.parametrize("view", ["outer", "top", "front"])
@pytest.mark.parametrize("toe", ["digitorum", "hallucis"])
def test_the_short_toe_lifters_lie_below_the_ankle(view: str, toe: str) -> None:
    area = region_of(view, f"extensor-{toe}-brevis").area
    x, _, h = sheet_of(view).spot.foot
    height = values_at(view, area, h) * 25
    assert height.min() > 2.5
    assert height.max() < 7
    # In front of the outer ankle bone, which stands out at 0.19 of the foot.
    assert values_at(view, area, x).min() > 0.22


def test_two_tendons_run_behind_the_outer_ankle_bone() -> None:
    longus, brevis = (region_of("outer", f"fibularis-{name}").cord for name in ("longus", "brevis"))
    rows = np.flatnonzero(longus.any(axis=1) & brevis.any(axis=1))
    x, _, h = sheet_of("outer").spot.foot
    assert values_at("outer", brevis, x)[values_at("outer", brevis, h) < 0.25].min() > 0.15
    # From outside the heel is at the right: the long one is behind the short one.
    gaps = [
        np.flatnonzero(longus[row]).min() - np.flatnonzero(brevis[row]).max()
        for row in rows[-len(rows) // 3 :].tolist()
    ]
    assert np.mean([gap > 0 for gap in gaps]) > 0.9


@pytest.mark.parametrize("view", VIEWS)
def test_no_tendon_hangs_in_the_air(view: str) -> None:
    sheet, regions = sheet_of(view), regions_of(view)
    near = max(2, round(5 * DETAIL))
    for number, region in enumerate(regions):
        if region.name in (ACHILLES, FASCIA, *BONES):
            continue
        others = ~sheet.mask | region.area
        for other in (*regions[:number], *regions[number + 1 :]):
            others = others | other.area | other.cord
        covered = np.zeros_like(sheet.mask)
        for later in regions[number + 1 :]:
            covered = covered | later.area
        shown = _showing(region.cord, covered | region.area, sheet.seen.camera, SCRAP)
        names, count = ndi.label(ndi.binary_dilation(shown, iterations=near))
        for name in range(1, count + 1):
            assert (others & (names == name)).any(), (view, region.name)


def test_flecks_are_left_out() -> None:
    camera = sheet_of("sole").seen.camera
    area = np.zeros(sheet_of("sole").mask.shape, bool)
    area[100:160, 100:160] = True
    area[200:203, 200:203] = True
    shown = _showing(area, np.zeros_like(area), camera)
    assert shown[100:160, 100:160].all()
    assert not shown[190:210, 190:210].any()


def test_a_belly_runs_out_to_a_point() -> None:
    for view, muscle in (("front", "tibialis-anterior"), ("sole-middle", "quadratus-plantae")):
        rows = region_of(view, muscle).area.sum(axis=1)
        rows = rows[rows > 0]
        assert rows[-3:].mean() < 0.4 * rows.max()
        assert rows[:3].mean() < 0.4 * rows.max()


def test_deep_muscles_are_hatched_or_striped_and_never_plain() -> None:
    svg = create_map("muscles-inner", "from the inner side", VIEWS["inner"])
    deep = re.findall(r'<g data-muscle="[^"]+" data-deep="".*?</g>', svg)
    assert deep
    for group in deep:
        assert 'class="hx"' in group
    assert svg == create_map("muscles-inner", "from the inner side", VIEWS["inner"])
    for group in re.findall(
        r'<g data-muscle="[^"]+" data-deep="".*?</g>',
        create_map("muscles-back-deep", "from behind", VIEWS["back-deep"]),
    ):
        assert 'class="mf"' in group


def test_maps_are_small() -> None:
    for view in VIEWS:
        assert (FOLDER / f"muscles-{view}.svg").stat().st_size <= 13_000, view
