"""Preview pictures: their size, their text, and the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from footwork.look.drawings import Drawings
from footwork.look.typesetting import TypesettingError
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.sharing import previews
from footwork.views import wording

pytestmark = pytest.mark.slow

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


def test_a_letter_that_nobody_has_is_no_silent_box(real: Guide, drawings: Drawings) -> None:
    named = real.exercises[0].model_copy(update={"name": "日本"})
    guide = real.model_copy(update={"exercises": (named, *real.exercises[1:])})
    with pytest.raises(TypesettingError, match=r"'日本' cannot be shown in a picture: .*日"):
        previews.create_files(guide, SITE, drawings)


def test_other_scripts_have_their_letters(real: Guide, drawings: Drawings) -> None:
    texts = ("Кир", "שלום", "ثني", "🦶", "Füße")
    named = tuple(
        exercise.model_copy(update={"name": text})
        for exercise, text in zip(real.exercises, texts, strict=False)
    )
    guide = real.model_copy(update={"exercises": named + real.exercises[len(named) :]})
    other = previews.create_files(guide, SITE, drawings)
    named_in = (56, 150, 440, 260)  # where a name stands
    seen = [
        open_picture(other[addresses.share(item.id)]).convert("L").crop(named_in) for item in named
    ]
    assert all(picture.getextrema()[0] < 100 for picture in seen)
    assert len({picture.tobytes() for picture in seen}) == len(texts)
