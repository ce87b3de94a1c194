"""A movement in motion as GIF, AVIF and MP4, the same bytes every time.

The frames are drawn once, in the size of the two films; the GIF has every other frame, smaller and
in few colors, for mail programs and slides that play nothing else.
"""

from __future__ import annotations

import io
import itertools
import tempfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image

from footwork.look.drawings import create_picture
from footwork.look.formats import AVIF, GIF, MP4, Format
from footwork.look.moments import create_moment, seconds_of
from footwork.takeaway.credit import Credit, draw_credit
from footwork.takeaway.stills import draw

FRAMES_A_SECOND = 24

GIF_MOST = 350_000
"""Bytes: many mail programs and slides take no more gladly."""

_GIF_STEPS = ((2, 32), (3, 32), (3, 20), (4, 20), (6, 16))
"""Of how many frames a GIF has one, and how many colors; the finest that is small enough counts."""

_AVIF_QUALITY = 40

_X264 = {
    "crf": "26",  # the rate of what is lost: the less, the better
    "preset": "medium",
    "tune": "animation",
    # On one thread the bytes do not hang on how many cores there are.
    "threads": "1",
    "flags": "+bitexact",
}


class FilmError(Fault):
    """A film cannot be made as it should be; the text says why in one line."""


def create_films(svg: str, credit: Credit) -> tuple[bytes, bytes, bytes]:
    """Return a drawing in motion as GIF, AVIF and MP4.

    Raises FilmError for a movement that is too long or too lively for a GIF.
    """
    frames = list(_draw_frames(svg, credit))
    return create_gif(frames), create_avif(frames), create_mp4(frames)


def _draw_frames(svg: str, credit: Credit) -> Iterator[Image.Image]:
    """Yield every frame of a loop above the credit; moments that are the same are one picture."""
    height = MP4.width * 4 // 3
    line = draw_credit(credit, MP4.width, MP4.height - height)
    drawn: dict[str, Image.Image] = {}
    for number in range(round(seconds_of(svg) * FRAMES_A_SECOND)):
        moment = create_moment(svg, number / FRAMES_A_SECOND)
        if moment not in drawn:
            frame = Image.new("RGB", (MP4.width, MP4.height))
            frame.paste(draw(resolve_colors(moment), MP4.width, height))
            frame.paste(line, (0, height))
            drawn[moment] = frame
        yield drawn[moment]


# ---------------------------------------------------------------------------------------- GIF


def create_gif(frames: Sequence[Image.Image]) -> bytes:
    """Return frames as a GIF that goes on and on, as smooth as fits in its size.

    Raises FilmError where none is small enough.
    """
    small = {id(frame): frame.resize((GIF.width, GIF.height), _SMOOTH) for frame in frames}
    resized = [small[id(frame)] for frame in frames]
    for step, colors in _GIF_STEPS:
        gif = _encode_gif(resized[::step], _list_times(len(frames), 10)[step], colors)
        if len(gif) <= GIF_MOST:
            return gif
    raise FilmError(f"a GIF of {len(frames)} frames must be of at most {GIF_MOST:,} bytes")
def _gather(frames: Sequence[Image.Image]) -> Image.Image:
    """Return some frames side by side, to find the colors of all."""
    some = frames[:: max(1, len(frames) // 4)]
    width, height = some[0].size
    wide = Image.new("RGB", (width * len(some), height))
    for place, frame in enumerate(some):
        wide.paste(frame, (width * place, 0))
    return wide


def create_avif(frames: Sequence[Image.Image]) -> bytes:
    """Return frames as an animated AVIF that goes on and on."""
    out = io.BytesIO()
    frames[0].save(
        out,
        "AVIF",
        save_all=True,
        append_images=frames[1:],
        duration=_list_times(len(frames), FRAMES_A_SECOND, 1),
        quality=_AVIF_QUALITY,
        speed=8,
        max_threads=1,
    )
    return out.getvalue()


def create_mp4(frames: Sequence[Image.Image]) -> bytes:
    """Return frames as an MP4 that begins to play before it is whole: H.264 in yuv420p."""
    # The index first, and neither the day nor the version of the program.
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    # To put the index first the file is read again, and so it has to be one.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        with av.open(path, "w", format="mp4", options=options) as film:
            stream = film.add_stream("libx264", rate=FRAMES_A_SECOND)
            stream.width, stream.height = frames[0].size
            stream.pix_fmt = "yuv420p"
            stream.time_base = Fraction(1, FRAMES_A_SECOND)
            stream.options = _X264
            for number, frame in enumerate(frames):
                picture = av.VideoFrame.from_image(frame)
                picture.pts = number
                film.mux(stream.encode(picture))
            film.mux(stream.encode())
        return path.read_bytes()
