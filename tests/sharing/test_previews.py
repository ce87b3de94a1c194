"""Preview pictures: their size, their text, and the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from footwork.look import canvas
from footwork.look.canvas import Canvas, PictureError, is_plain, render_text
from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.sharing import previews
from footwork.views import wording

ROOT = Path(__file__).parents[2]
SITE = "https://feet.example/guide/"
LARGEST = 120_000


@pytest.fixture(scope="module")
def made(real: Guide, drawings: Drawings) -> dict[str, bytes]:
    return previews.create_files(real, SITE, drawings)


def open_picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def differ(one: Image.Image, other: Image.Image) -> bool:
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return difference.getbbox() is not None


def test_there_is_one_for_each_movement_and_routine_the_plan_and_the_rest(
    made: dict[str, bytes], real: Guide
) -> None:
    names = [exercise.id for exercise in real.exercises]
    names += [addresses.whole_routine(routine.id) for routine in real.routines]
    assert set(made) == {addresses.share(name) for name in (*names, "plan", "default")}


def test_each_is_a_small_png_of_the_size_that_viewers_ask_for(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        picture = open_picture(content)
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630)), name
        assert len(content) <= LARGEST, name
        assert not picture.info.keys() & {"date:create", "Software", "dpi"}


def test_a_routine_is_drawn_as_it_is_done(
    made: dict[str, bytes], real: Guide, drawings: Drawings
) -> None:
    seated = real.routine_by_id["seated"]
    steps = tuple(step.model_copy(update={"shows": None}) for step in seated.steps)
    alone = real.model_copy(update={"routines": (seated.model_copy(update={"steps": steps}),)})
    name = addresses.share(addresses.whole_routine("seated"))
    other = previews.create_files(alone, SITE, drawings)[name]
    panel = (480, 0, 720, 230)  # of the first movement, which is drawn on a chair
    assert differ(open_picture(made[name]).crop(panel), open_picture(other).crop(panel))


def test_a_preview_is_told_from_its_first_drawing_to_its_dose(real: Guide) -> None:
    for exercise in real.exercises:
        told, dose = wording.describe_preview(exercise), exercise.dose.start
        parts = (exercise.name, exercise.figure.start, exercise.figure.end)
        places = [told.index(part) for part in (*parts, wording.dose_amount(dose))]
        assert places == sorted(places)
        assert told.endswith(f"{wording.dose_details(dose, exercise)}.")


def test_no_two_look_the_same(made: dict[str, bytes]) -> None:
    assert len(set(made.values())) == len(made)


def test_the_same_data_gives_the_same_bytes(
    made: dict[str, bytes], real: Guide, drawings: Drawings
) -> None:
    assert previews.create_files(real, SITE, drawings) == made


def test_any_text_finds_its_way_into_the_picture(hostile: Guide, drawings: Drawings) -> None:
    few = hostile.model_copy(update={"routines": hostile.routines[:1]})
    plain = few.model_copy(
        update={
            "exercises": tuple(
                item.model_copy(update={"name": "Toe curls", "line": "Curl."})
                for item in few.exercises
            )
        }
    )
    name = addresses.share(few.exercises[0].id)
    one = previews.create_files(few, SITE, drawings)[name]
    other = previews.create_files(plain, SITE, drawings)[name]
    assert len(one) <= LARGEST
    assert differ(open_picture(one), open_picture(other))


def test_a_missing_drawing_leaves_an_empty_plate(guide: Guide, tmp_path: Path) -> None:
    mark = tmp_path / addresses.MARK
    mark.parent.mkdir(parents=True)
    mark.write_bytes((ROOT / "docs" / addresses.MARK).read_bytes())
    made = previews.create_files(guide, SITE, Drawings(tmp_path))
    picture = open_picture(made[addresses.share(guide.exercises[0].id)]).convert("RGB")
    assert len(set(picture.crop((490, 10, 820, 470)).get_flattened_data())) == 1


# --------------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Toe curls: 2 × 8, “slow” – Füße", True),
        ("long\u00adword", True),
        ("שלום", False),
        ("ثني", False),
        ("🦶", False),
        ("Кир", False),
        ("e\u0301", False),
    ],
)
def test_what_goes_through_the_typesetter(text: str, *, plain: bool) -> None:
    assert is_plain(text) is plain


def ink(text: str, width: int = 600) -> Image.Image:
    return render_text(text, 40, width, 50, "#000000", bold=False)


def test_text_from_right_to_left_is_put_in_order() -> None:
    # Alef and bet in logical order: alef stands at the right, as the letters alone show.
    both, alef, bet = (ink(text).getchannel("A") for text in ("אב", "א", "ב"))
    box = both.getbbox()
    assert box is not None
    left, right = bet.crop(bet.getbbox()), alef.crop(alef.getbbox())
    top = both.crop((box[0], 0, box[0] + left.width, both.height))
    end = both.crop((box[2] - right.width, 0, box[2], both.height))
    assert ImageChops.difference(top.crop(top.getbbox()), left).getextrema()[1] < 160
    assert ImageChops.difference(end.crop(end.getbbox()), right).getextrema()[1] < 160


def test_joined_letters_are_joined() -> None:
    # Three letters of Arabic take less room joined than each for itself.
    def width(text: str) -> int:
        box = ink(text).getbbox()
        assert box is not None
        return box[2] - box[0]

    assert width("ثني") < sum(width(letter) for letter in "ثني")


def test_a_letter_that_nobody_has_is_no_silent_box() -> None:
    with pytest.raises(PictureError, match=r"'日本' cannot be shown in a picture: .*日"):
        ink("日本")


def test_a_paragraph_ends_where_its_last_line_does(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Toes up and wide, hold, then down long and flat, and once more from the start."
    plain = Canvas(600, 400).write(text, (0, 0), 30, 300)
    monkeypatch.setattr(canvas, "is_plain", lambda _: False)
    assert Canvas(600, 400).write(text, (0, 0), 30, 300) == plain
