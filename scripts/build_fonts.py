"""Make the web fonts: small WOFF2 subsets of Atkinson Hyperlegible.

The source is the font package from PyPI, so nothing is fetched and nothing is
drawn by hand. The result is committed: run this only to change the letters.
The same input gives the same bytes, run after run.
"""

import argparse
from pathlib import Path

import fontpkg
from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Atkinson Hyperlegible"
FONTS_DIR = Path(__file__).resolve().parent.parent / "docs" / "assets" / "fonts"

# File stem, weight, style. There is no bold italic: nothing on the site uses one.
FACES = (
    ("regular", 400, "normal"),
    ("bold", 700, "normal"),
    ("italic", 400, "italic"),
)

ASCII = "".join(map(chr, range(0x20, 0x7F)))
# Latin-1 without the signs that no page about feet will need.
LATIN_1 = "".join(chr(c) for c in range(0xA0, 0x100) if chr(c) not in "¡¢¤¥¦¨ª¬\u00ad¯³¶¸¹º¿")
# Latin Extended-A: the letters found in authors' names.
NAMES = "ĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž"
TYPOGRAPHY = "–—‘’‚“”„•…‹›€™−≤≥≈"
LETTERS = ASCII + LATIN_1 + NAMES + TYPOGRAPHY

# Kerning, accents that are put together, and figures of one width for times.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def create_face(weight: int, style: str) -> TTFont:
    """Return one face, cut down to LETTERS and without what a browser ignores."""
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
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def write_fonts(folder: Path) -> list[Path]:
    """Write every face and the license that has to travel with them."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for stem, weight, style in FACES:
        path = folder / f"atkinson-hyperlegible-{stem}.woff2"
        create_face(weight, style).save(path)
        written.append(path)
    package = Path(fontpkg.path(FAMILY)).parent.parent
    license_file = folder / "LICENSE.txt"
    license_file.write_bytes((package / "LICENSE").read_bytes())
    return [*written, license_file]


def main() -> None:
    """Read the arguments, write the fonts and say how large they are."""
    parser = argparse.ArgumentParser(description="Make the web fonts.")
    parser.add_argument("--out", type=Path, default=FONTS_DIR, help="folder to write to")
    for path in write_fonts(parser.parse_args().out):
        print(f"{path.stat().st_size:>6} bytes  {path.name}")


if __name__ == "__main__":
    main()
