"""Make the web fonts: small WOFF2 subsets of Atkinson Hyperlegible.

The source is the font package from PyPI, so nothing is fetched and nothing is
drawn by hand. The result is committed: run this only to change the letters.
The same input gives the same bytes, run after run.
"""

import sys
from pathlib import Path

import fontpkg
from fontTools import subset
from fontTools.ttLib import TTFont

from footwork.look.webfonts import FACES, FAMILY, LETTERS, RARE, name_file
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run

FONTS_DIR = Path(__file__).resolve().parent.parent / "docs" / "assets" / "fonts"

# Kerning, accents that are put together, and figures of one width for times.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def create_face(weight: int, style: str, letters: str) -> TTFont:
    """Return one face, cut down to some letters and without what a browser ignores."""
    font = TTFont(fontpkg.path(FAMILY, weight, style), recalcTimestamp=False)
    options = subset.Options(
        layout_features=FEATURES,
        hinting=False,
        glyph_names=False,
        legacy_kern=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        drop_tables=[*subset.Options().drop_tables, "DSIG", "STAT", "meta"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def write_fonts(folder: Path) -> list[Path]:
    """Write every face and the license that has to travel with them."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for face in FACES:
        for rare, letters in ((False, LETTERS), (True, RARE)):
            path = folder / name_file(face, rare=rare)
            create_face(face.weight, face.style, letters).save(path)
            written.append(path)
    package = Path(fontpkg.path(FAMILY)).parent.parent
    license_file = folder / "LICENSE.txt"
    license_file.write_bytes((package / "LICENSE").read_bytes())
    return [*written, license_file]


def main() -> int:
    """Read the arguments, write the fonts and say how large they are."""
    parser = Parser("Make the web fonts.")
    parser.add_argument("--out", type=Path, default=FONTS_DIR, help="folder to write to")
    for path in write_fonts(parser.parse_args().out):
        print(f"{path.stat().st_size:>6} bytes  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
