"""The views of the muscle map as pictures that stand alone: nothing marked, nothing numbered."""

from __future__ import annotations

from footwork.look.drawings import Drawings, find_title
from footwork.model import Foot
from footwork.publishing import addresses
from footwork.views.drawn import MAP_VIEWS, DrawnView
from footwork.views.messages import TRANSLATIONS


def list_maps(drawings: Drawings) -> tuple[DrawnView, ...]:
    """Return the views that are drawn, in the order of the map, by the words that they carry.

    Each is a drawing under the name `addresses.MAP`.
    """
    drawn = {view: drawings.read(addresses.MAP, view) for view in MAP_VIEWS}
    return tuple(
        DrawnView(
            view,
            "map",
            MAP_VIEWS[view],
            TRANSLATIONS.pgettext(addresses.figure(addresses.MAP, view), find_title(svg)),
            Foot.LEFT,
        )
        for view, svg in drawn.items()
        if svg is not None
    )
