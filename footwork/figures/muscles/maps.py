"""The muscle map: the left lower leg and foot from nine sides, every muscle a group of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import ndimage as ndi

from footwork.figures.body.frames import LEG_TOP
from footwork.figures.body.spots import Spot
from footwork.figures.ink.details import nails
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.strokes import outline
from footwork.figures.ink.svg import MARKS, document, path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.depths import across_deep, deep_cord
from footwork.figures.muscles.fibers import trace_fibers
from footwork.figures.muscles.hatching import hatch
from footwork.figures.muscles.landmarks import landmarks
from footwork.figures.muscles.regions import on_achilles, strips, tendon, unseen_faces
from footwork.figures.muscles.tables import BONES, LEG_DEEP
from footwork.figures.muscles.views import ACHILLES, FASCIA, MapView
from footwork.figures.picture import HEIGHT, WIDTH
from footwork.figures.pose.angles import LegAngles, Side
from footwork.figures.pose.feet import Part
from footwork.figures.pose.planting import take_stance
from footwork.figures.scene.camera import Camera, aim
from footwork.figures.scene.sight import Seen, look, spread
from footwork.figures.scene.staging import leg_mesh
from footwork.figures.typed import Chosen, Mask, Values

FIBER_GAP = 17.0
"""Fibers lie about so far from each other, in drawing units,"""

FIBERS = 2, 8
"""and a belly has at least and at most so many."""

FLECK = 320.0
"""What shows of a belly in pieces below this, in square drawing units, is left out."""

SCRAP = 170.0
"""What shows of a tendon in pieces below this is left out."""

UNDER = 4.0
"""By so many drawing units a muscle reaches under those that are painted later."""

WINDOW = (0.36, 0.50, 0.135, 0.165)
"""The window in the fascia of the sole: x and y of its middle, and its half axes."""


@dataclass(frozen=True)
class Region:
    """A muscle, or another part, in a view: everything as masks (h, w)."""

    name: str
    area: Mask
    cord: Mask
    bellies: Sequence[Values] = field(default=())
    """Where across its bellies the points of skin lie."""


def _middle(mask: Mask, camera: Camera) -> str:
    """Find a place well inside a region, in drawing units: where a leader line can end."""
    depth = ndi.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    x, y = camera.units(np.array([column + 0.5, row + 0.5]))
    return f"{x:.0f} {y:.0f}"


def _choose_fibers(seen: Seen) -> Callable[[Mask], Sequence[float]]:
    """Return what chooses where fibers run across an area: more of them in a wide one."""

    def choose(area: Mask) -> Sequence[float]:
        depth = ndi.distance_transform_edt(area).max() * 2 / seen.camera.detail
        count = int(np.clip(round(depth / FIBER_GAP), *FIBERS))
        edge = 0.86 * (1 - 1 / count)
        return [float(level) for level in np.linspace(-edge, edge, count)]

    return choose


def _showing(mask: Mask, covered: Mask, camera: Camera, fleck: float = FLECK) -> Mask:
    """Return what is seen of an area, less its flecks, with a margin under what covers it."""
    names, _ = ndi.label(mask & ~covered)
    sizes = np.bincount(names.ravel())
    large = sizes >= fleck * camera.detail**2
    large[0] = False
    margin = max(1, round(UNDER * camera.detail))
    return np.asarray(ndi.binary_dilation(large[names], iterations=margin) & mask)


class Sheet:
    """The leg of one view, and what is to be seen of it."""

    def __init__(self, view: MapView, detail: float) -> None:
        self.view = view
        camera = aim(view, detail)
        held: dict[Side, Part] = {} if view.height < 0 or view.ankle else {"L": "sole"}
        stance = take_stance({"L": LegAngles(ankle=view.ankle)}, held)
        self.seen = look([leg_mesh("L", stance, "sk", view.cut or LEG_TOP)], camera)
        self.mask = self.seen.mask("legL")
        self.spot: Spot = self.seen.skin(self.mask)
        self.right = camera.axes[0]

    def _spread(self, chosen: Chosen) -> Mask:
        return spread(self.mask, chosen)

    def _region(self, name: str, bellies: Iterable[Values], cords: Chosen) -> Region:
        found = list(bellies)
        area = np.zeros(self.mask.shape, bool)
        for across in found:
            area |= self._spread(np.abs(across) <= 1)
        # A belly of the foot that is told from two sides leaves a notch at the edge between them.
        area = ndi.binary_closing(area, iterations=3) & self.mask
        return Region(name, area, self._spread(cords), found)

    def near_region(self, name: str) -> Region:
        """Look for a muscle, or for the Achilles tendon or the fascia, under the skin."""
        if name == ACHILLES:
            return self._region(name, (), on_achilles(self.spot))
        if name == FASCIA:
            return self._fascia()
        leave = unseen_faces(self.view.height)
        cords = tendon(name, self.spot, leave=leave)
        return self._region(name, strips(name, self.spot, leave=leave), cords)

    def deep_region(self, name: str) -> Region:
        """Look for a muscle under others."""
        if (name in LEG_DEEP or name in BONES) and self.view.height > -45:
            bellies = [across_deep(name, self.spot, self.right)]
            return self._region(name, bellies, deep_cord(name, self.spot, self.right))
        cords = tendon(name, self.spot, deep=True)
        return self._region(name, strips(name, self.spot, deep=True), cords)

    def _fascia(self) -> Region:
        x, y, _ = self.spot.foot
        window = ((x - WINDOW[0]) / WINDOW[2]) ** 2 + ((y - WINDOW[1]) / WINDOW[3]) ** 2 < 1
        whole = self._region(FASCIA, strips(FASCIA, self.spot), np.zeros(len(x), bool))
        sheet = ndi.binary_closing(whole.area, iterations=4) & ~self._spread(window)
        return Region(FASCIA, np.zeros_like(sheet), sheet)

    def draw_region(self, region: Region, covered: Mask) -> str:
        """Draw a muscle that nothing hides but what is painted later, "" when that hides it all."""
        camera = self.seen.camera
        area = _showing(region.area, covered, camera)
        over = covered | region.area if area.any() else covered
        cord = _showing(region.cord, over, camera, SCRAP)
        body, string = self._trace(area, 1.6), self._trace(cord, 0.9)
        if not body and not string:
            return ""
        if region.name in BONES:
            return f'<g data-part="{region.name}">{path("bn", body)}</g>'
        if region.name in (ACHILLES, FASCIA):
            return f'<g data-part="{region.name}">{path("tb", string)}</g>'
        shown = self.mask & area & ~covered
        inside = [np.where(shown[self.mask], across, 9.0) for across in region.bellies]
        fibers = trace_fibers(self.seen, self.mask, inside, _choose_fibers(self.seen), 34)
        parts = path("tb", string) + path("mr", body) + path("mf", fibers)
        deep = ' data-deep=""' if region.name in self.view.open_ else ""
        # A tendon alone is no place to learn where a muscle lies: no number is hung on it.
        at = f' data-at="{_middle(shown, camera)}"' if body else ""
        return f'<g data-muscle="{region.name}"{deep}{at}>{parts}</g>'

    def draw_hidden(self, region: Region) -> str:
        """Draw a muscle under others: its border dashed, its area hatched."""
        area = _showing(region.area, np.zeros_like(self.mask), self.seen.camera)
        body = self._trace(area, 1.6)
        if not body:
            return ""
        parts = path("dp", body) + path("hx", hatch(self.seen, area))
        at = _middle(area, self.seen.camera)
        return f'<g data-muscle="{region.name}" data-deep="" data-at="{at}">{parts}</g>'

    def _trace(self, area: Mask, soft: float) -> str:
        soft *= self.seen.camera.detail
        return trace_area(self.seen, area, soft=soft, error=1.3, smallest=SCRAP / 2)

    def _box(self) -> str:
        """Say how far the leg reaches, for pages that crop it: x, y, width and height."""
        rows, columns = (np.flatnonzero(self.mask.any(axis=axis)) for axis in (1, 0))
        corners = np.array([[columns[0], rows[0]], [columns[-1] + 1, rows[-1] + 1]])
        low, high = np.clip(self.seen.camera.units(corners), 0, (WIDTH, HEIGHT))
        return '<g data-box="{:.0f} {:.0f} {:.0f} {:.0f}"/>'.format(*low, *(high - low))

    def regions(self) -> list[Region]:
        """List what is drawn whole, the deepest first."""
        return [
            *(self.deep_region(name) for name in self.view.open_),
            *(self.near_region(name) for name in self.view.near),
        ]

    def draw(self) -> Drawing:
        """Paint the leg, its muscles from the deepest to the nearest, and its landmarks."""
        drawing = Drawing()
        drawing.ground.append(self._box())
        paint(self.seen, drawing)
        covered = np.zeros_like(self.mask)
        groups: list[str] = []
        for region in reversed(self.regions()):
            groups.append(self.draw_region(region, covered))
            covered = covered | region.area
            if region.name in (ACHILLES, FASCIA):
                covered = covered | region.cord
        if abs(self.view.height) < 45 and not self.view.open_:
            drawing.overlays.append(landmarks(self.seen, (self.mask, self.spot)))
        drawing.overlays += reversed(groups)
        drawing.overlays += [self.draw_hidden(self.deep_region(name)) for name in self.view.deep]
        if self.view.height > -45:
            shape = nails(self.seen, "legL", "L")
            drawing.overlays.append(path("nl", trace_area(self.seen, shape, soft=0.8, smallest=12)))
        outline(self.seen, drawing)
        return drawing


def draw_map(view: MapView, detail: float = 1.25) -> Drawing:
    """Draw one side of the map, with `detail` pixels a drawing unit."""
    return Sheet(view, detail).draw()


def create_map(name: str, title: str, view: MapView) -> str:
    """Return one side of the map as SVG; `title` says what is seen."""
    return document(name, title, draw_map(view).body, more_style=MARKS)
