"""A movement in motion as GIF, AVIF and MP4, the same bytes every time.

The frames are drawn once, in the size of the two films. The GIF, for mail programs and slides that
play nothing else, has fewer frames, smaller and in few colors.
"""

from __future__ import annotations

import io
import itertools
import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from PIL import Image

from footwork.look.formats import AVIF, GIF, MP4
from footwork.look.moments import create_moment, seconds_of
from footwork.look.plain import resolve_colors
from footwork.reading.findings import Fault
from footwork.takeaway.credit import Credit, draw_credit
from footwork.takeaway.stills import draw

FRAMES_A_SECOND = 24

GIF_MOST = 350_000
"""Bytes: many mail programs and slides take no more gladly."""

_GIF_STEPS = ((2, 32), (3, 32), (3, 20), (4, 20), (4, 16), (6, 16))
"""Of how many frames a GIF has one, and how many colors; the finest that is small enough counts."""

_GIF_APART = 14
"""How far the colors of a GIF are from each other at least, in RGB of 0 to 255."""

_AVIF_QUALITY = 55

_X264: dict[str, object] = {
    "crf": "28",  # the rate of what is lost: the less, the better
    "preset": "medium",
    "tune": "animation",
    "flags": "+bitexact",
    "threads": "1",
    # On one thread, with nothing that looks ahead beside it, no race can tell in the bytes; and
    # each processor takes the way of all others, however much more it could do.
    "x264-params": (
        "threads=1:lookahead-threads=1:sync-lookahead=0:sliced-threads=0:non-deterministic=0"
        ":cpu-independent=1"
    ),
}

_YCBCR = (
    *(0.182586, 0.614231, 0.062007, 16),
    *(-0.100644, -0.338572, 0.439216, 128),
    *(0.439216, -0.398942, -0.040274, 128),
)
"""From RGB to luminance and two differences of color, in the limited range of 8 bits: three rows
of factors, each with what is added (ITU-R BT.709, 3 and 4)."""


class FilmError(Fault):
    """A film cannot be made as it should be; the text says why in one line."""


@dataclass(frozen=True)
class FilmText:
    """What a film says in its own text."""

    alt: str
    """What it shows."""
    source: str
    """Whose it is, and where it is from."""
    terms: str
    """The license with its address."""

    @property
    def line(self) -> str:
        """Source and terms, for a format that has one place for text."""
        return f"{self.source}, {self.terms}"

    @property
    def xmp(self) -> bytes:
        """All of it as XMP (ISO 16684-1), in the terms of Dublin Core."""
        words = "".join(
            f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
            f"</dc:{name}>"
            for name, text in (("description", self.alt), ("rights", self.terms))
        )
        return (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{words}'
            f"<dc:source>{escape(self.source)}</dc:source>"
            "</rdf:Description></rdf:RDF></x:xmpmeta>"
        ).encode()


def create_films(svg: str, alt: str, credit: Credit, name: str) -> dict[str, bytes]:
    """Return a drawing in motion as GIF, AVIF and MP4, by the endings of their addresses.

    Each says in its own text whose it is and on what terms, AVIF and MP4 also what they show.
    Raises FilmError, with the name, for a movement that is too long or too lively for a GIF.
    """
    frames = list(_draw_frames(svg, credit))
    text = FilmText(alt, credit.source, credit.terms)
    try:
        gif = create_gif(frames, text)
    except FilmError as error:
        raise FilmError(f"{name}{GIF.ending}: {error}") from None
    return {
        GIF.ending: gif,
        AVIF.ending: create_avif(frames, text),
        MP4.ending: create_mp4(frames, text),
    }


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


def create_gif(frames: Sequence[Image.Image], text: FilmText) -> bytes:
    """Return frames as a GIF that goes on and on, as smooth as its size lets it be.

    Raises FilmError where none is small enough.
    """
    small = {
        id(frame): frame.resize((GIF.width, GIF.height), Image.Resampling.LANCZOS)
        for frame in {id(frame): frame for frame in frames}.values()
    }
    shown = [small[id(frame)] for frame in frames]
    for step, colors in _GIF_STEPS:
        gif = _encode_gif(shown, step, colors, text.line)
        if len(gif) <= GIF_MOST:
            return gif
    raise FilmError(f"a GIF of {len(frames)} frames must be of at most {GIF_MOST:,} bytes")


def _encode_gif(frames: Sequence[Image.Image], step: int, colors: int, comment: str) -> bytes:
    """Return one of so many frames as a GIF of so many colors, which are the same in all of it."""
    shades = _choose_colors(_gather(frames), colors)
    few: dict[int, Image.Image] = {}
    pictures: list[Image.Image] = []
    times: list[int] = []
    for place in range(0, len(frames), step):
        frame = frames[place]
        time = _find_end(min(place + step, len(frames)), 10) - _find_end(place, 10)
        if id(frame) not in few:
            few[id(frame)] = frame.quantize(palette=shades, dither=Image.Dither.NONE)
        if pictures and pictures[-1] is few[id(frame)]:
            times[-1] += time
        else:
            pictures.append(few[id(frame)])
            times.append(time)
    out = io.BytesIO()
    first, *others = pictures
    first.save(
        out,
        "GIF",
        save_all=True,
        append_images=others,
        duration=times,
        loop=0,
        optimize=True,
        comment=comment.encode(),
    )
    return out.getvalue()


def _choose_colors(picture: Image.Image, count: int) -> Image.Image:
    """Return the colors of a GIF as the palette of a picture: those that fill most of it.

    A drawing is of flat colors. They stay as they are, where the mean of some neighbors, as usual
    quantizers take it, would make a red muscle brown. Of the shades at edges a few are enough.
    """
    found: Any = picture.getcolors(picture.width * picture.height)
    seen: list[tuple[int, tuple[int, ...]]] = found or []
    chosen: list[tuple[int, ...]] = []
    for _, color in sorted(seen, key=lambda one: (-one[0], one[1])):
        if all(math.dist(color, other) >= _GIF_APART for other in chosen):
            chosen.append(color)
        if len(chosen) == count:
            break
    # All places are filled: those left empty would be other colors.
    chosen += chosen[-1:] * (256 - len(chosen))
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for color in chosen for value in color])
    return palette


def _find_end(frame: int, unit: int) -> int:
    """Return when a frame begins, in ms, to the nearest `unit` that a format counts in.

    So all frames together last as long as they should.
    """
    return unit * round(frame * 1000 / FRAMES_A_SECOND / unit)


def _gather(frames: Sequence[Image.Image]) -> Image.Image:
    """Return some frames side by side, to find the colors of all."""
    some = frames[:: max(1, len(frames) // 4)]
    width, height = some[0].size
    wide = Image.new("RGB", (width * len(some), height))
    for place, frame in enumerate(some):
        wide.paste(frame, (width * place, 0))
    return wide


# ------------------------------------------------------------------------------- AVIF and MP4


def create_avif(frames: Sequence[Image.Image], text: FilmText) -> bytes:
    """Return frames as an animated AVIF that goes on and on."""
    starts = [_find_end(number, 1) for number in range(len(frames) + 1)]
    first, *others = frames
    out = io.BytesIO()
    first.save(
        out,
        "AVIF",
        save_all=True,
        append_images=others,
        duration=[end - start for start, end in itertools.pairwise(starts)],
        quality=_AVIF_QUALITY,
        speed=6,
        # On one thread the bytes do not hang on how many cores there are.
        max_threads=1,
        xmp=text.xmp,
    )
    return _forget_day(out.getvalue())


_CONTAINERS = (b"moov", b"trak", b"mdia")
_DATED = (b"mvhd", b"tkhd", b"mdhd")


def _forget_day(film: bytes) -> bytes:
    """Return a film without the moment at which it was made.

    The encoder writes it into the headers of the film and of each of its tracks, as seconds of 32
    or 64 bits by the header's version (ISO/IEC 14496-12, 8.2.2, 8.3.2 and 8.4.2).
    """
    told = bytearray(film)

    def walk(place: int, end: int) -> None:
        while place < end:
            size = int.from_bytes(told[place : place + 4], "big") or end - place
            kind, inside = bytes(told[place + 4 : place + 8]), place + 8
            if kind in _CONTAINERS:
                walk(inside, place + size)
            elif kind in _DATED:
                length = 16 if told[inside] == 1 else 8
                told[inside + 4 : inside + 4 + length] = bytes(length)
            place += max(size, 8)

    walk(0, len(told))
    return bytes(told)


def create_mp4(frames: Sequence[Image.Image], text: FilmText) -> bytes:
    """Return frames as an MP4 that begins to play before it is whole: H.264 in yuv420p."""
    # The index first, and neither the day nor the version of the program.
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    # To put the index first the file is read again, and so it has to be one.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        with av.open(path, "w", format="mp4", options=options) as film:
            film.metadata.update(comment=text.source, copyright=text.terms, description=text.alt)
            stream = film.add_stream("libx264", rate=FRAMES_A_SECOND)
            stream.width, stream.height = frames[0].size
            stream.pix_fmt = "yuv420p"
            stream.time_base = Fraction(1, FRAMES_A_SECOND)
            stream.options = _X264
            coder = stream.codec_context
            coder.colorspace, coder.color_range = Colorspace.ITU709, ColorRange.MPEG
            coder.color_primaries, coder.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
            for number, frame in enumerate(frames):
                picture = _create_planes(frame)
                picture.pts = number
                film.mux(stream.encode(picture))
            film.mux(stream.encode())
        return path.read_bytes()


def _create_planes(frame: Image.Image) -> av.VideoFrame:
    """Return a frame as yuv420p, in which the color of four pixels is their mean.

    The scaler of the encoder's library would do it in other ways on other processors, and leave
    whatever was in memory at the ends of rows.
    """
    light, blue, red = frame.convert("RGB", _YCBCR).split()
    picture = av.VideoFrame(frame.width, frame.height, "yuv420p")
    for plane, values in zip(picture.planes, (light, blue.reduce(2), red.reduce(2)), strict=True):
        rows = Image.new("L", (plane.line_size, plane.height))
        rows.paste(values)
        plane.update(rows.tobytes())
    return picture
