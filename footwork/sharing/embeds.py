"""Embeds: one movement, or one routine, as a bare page to put in an iframe.

A page is whole in itself: style, script and drawings stand in it. It sets no cookie, keeps
nothing, and asks no other host for anything; only the drawing in motion is fetched, from the
guide's own host, when a reader wants to see it. Its policy lets in nothing else.

The messages to the page around are those that WordPress takes from its own embeds
(`wp-embed.js`): `{message: "height", value, secret}` and `{message: "link", value, secret}`,
with the secret that the host puts behind the address as `#?secret=…`.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from footwork.look.drawings import Drawings, create_style
from footwork.look.tokens import declare
from footwork.model import Exercise, Guide, Routine
from footwork.publishing import addresses
from footwork.publishing.scripting import shorten
from footwork.publishing.sealing import create_meta, create_policy, hash_source
from footwork.sharing.templating import load_template, read_file
from footwork.views.movements import tell_movement
from footwork.views.pain import tell_pain
from footwork.views.sessions import tell_routine

_RULES = {
    "default-src": "'none'",
    "img-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_COLORS = (
    *("paper", "surface", "plate", "ink", "ink-2", "ink-3", "rule", "edge"),
    *("red", "red-ink", "red-wash", "go", "on-go", "blue-ink"),
)
"""The tokens that the sheet of an embed has."""
_UNSEEN = re.compile(r"^\s*(?://.*)?\n|^\s+", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_STEADIES = re.compile(
    r"\b(?:walls?|counters?|rails?|chairs?|tables?|rugs?|unsteady|fall|hold on|both hands)\b",
    re.IGNORECASE,
)
"""What a reader holds on to, or must not trip over."""


def create_files(guide: Guide, site: str, drawings: Drawings) -> dict[str, bytes]:
    """Return the page of every movement and routine, and the script for clubs, by address."""
    files = {
        addresses.file(addresses.embed(item.id)): create_movement(guide, item, site, drawings)
        for item in guide.exercises
    }
    for routine in guide.routines:
        path = addresses.embed(addresses.whole_routine(routine.id))
        files[addresses.file(path)] = create_routine(guide, routine, site, drawings)
    files[addresses.EMBED_SCRIPT] = read_file("fit.js")
    return {path: text.encode() for path, text in files.items()}


def create_movement(guide: Guide, exercise: Exercise, site: str, drawings: Drawings) -> str:
    """Return a movement: start and end, dose, steps, when to stop and who should ask first."""
    movement = tell_movement(guide, exercise)
    stills = [drawings.read(exercise.id, frame) for frame in movement.frames]
    found = [svg for svg in stills if svg is not None]
    moves = drawings.exists(exercise.id)
    return _render(
        "embed_movement.html",
        guide,
        site,
        drawings,
        found,
        here=addresses.embed(exercise.id),
        page=addresses.exercise(exercise.id),
        kind="movement",
        name=exercise.name,
        number=movement.number,
        exercise=exercise,
        movement=movement,
        steadying=list_steadying(exercise),
        drawn=len(found) == len(stills),
        motion=addresses.figure(exercise.id) if moves else "",
        box=movement.stop,
    )


def list_steadying(exercise: Exercise) -> list[int]:
    """Return the numbers of the steps, from 1, that keep a reader from falling.

    They are the first one, which says how to stand or sit, and all that name something to hold on
    to. An embed shows them even where the others are folded.
    """
    steps = enumerate(exercise.steps, 1)
    return [n for n, step in steps if n == 1 or _STEADIES.search(f"{step.act} {step.how or ''}")]


def create_routine(guide: Guide, routine: Routine, site: str, drawings: Drawings) -> str:
    """Return a routine: its warnings, its movements in order with their doses, and when to stop."""
    session = tell_routine(guide, routine)
    shown = [(step, next(reversed(step.frames), None)) for step in session.steps]
    read = [drawings.read(step.exercise.id, frame) for step, frame in shown if frame]
    return _render(
        "embed_routine.html",
        guide,
        site,
        drawings,
        [svg for svg in read if svg is not None],
        here=addresses.embed(addresses.whole_routine(routine.id)),
        page=addresses.routine(routine.id),
        kind="routine",
        name=routine.title,
        number=None,
        session=session,
        shown=shown,
        movements=list({step.exercise.id: step for step in session.steps}.values()),
        box=session.not_today,
    )


def _render(
    template: str,
    guide: Guide,
    site: str,
    drawings: Drawings,
    svgs: list[str],
    **values: Any,
) -> str:
    figure_rules, figure_dark = create_style(svgs)
    style = load_template("embed.css").render(
        figure_rules=Markup(figure_rules),
        figure_dark=Markup(figure_dark),
        colors={scheme: Markup(declare(scheme, _COLORS)) for scheme in ("light", "dark")},
    )
    style = _UNSEEN.sub("", _COMMENT.sub("", style))
    script = shorten(read_file("embed.js"), "footwork/sharing/templates/embed.js")
    rules = _RULES | {"style-src": hash_source(style)}
    if motion := values.get("motion"):
        # In a sandbox WebKit takes nothing for 'self': there the one drawing needs its address.
        rules["img-src"] += " " + addresses.absolute(motion, site)
    policy = create_policy([script], rules)
    return load_template(template).render(
        guide=guide,
        site=site,
        exists=drawings.exists,
        figure=drawings.create_figure,
        sign=drawings.create_sign,
        policy=Markup(create_meta(policy)),
        style=Markup(style),
        script=Markup(script),
        disclaimer=guide.safety.disclaimer_short,
        pain=tell_pain(guide.safety),
        **values,
    )
