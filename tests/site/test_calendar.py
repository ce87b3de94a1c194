"""The plan as a calendar file, read back by an independent parser and by a strict check."""

from __future__ import annotations

import datetime
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from playwright.sync_api import Page

from footwork.model import times
from footwork.reading.guide import read_guide
from footwork.views import wording
from footwork.views.pain import tell_pain
from footwork.views.stops import tell_not_today
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage, wait_until
from tests.site.test_browser import PHONE

GUIDE = read_guide()
PLAN = GUIDE.plan
WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

CREATE = """async (calendars) => {
  const { createCalendar } = await import("../assets/js/calendar.js");
  const now = new Date("2026-11-22T16:00:00Z");
  return calendars.map((calendar) => createCalendar({ ...calendar, now }));
}"""


def unfold(text: str) -> list[str]:
    """Return the logical lines of a file; fail where RFC 5545 (3.1) is broken."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    lines: list[str] = []
    for line in text.removesuffix("\r\n").split("\r\n"):
        assert 1 <= len(line.encode()) <= 75, line
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def unescape(value: str) -> str:
    """Return what a value of the type TEXT says; fail where it is written wrongly (3.3.11)."""
    assert re.fullmatch(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*", value), value
    return re.sub(
        r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value, flags=re.DOTALL
    )


def read_strictly(text: str) -> tuple[str, list[dict[str, str]]]:
    """Return the name of a calendar and its events, checked against RFC 5545 line by line."""
    lines = unfold(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    first = lines.index("BEGIN:VEVENT") if "BEGIN:VEVENT" in lines else len(lines) - 1
    head = dict(line.split(":", 1) for line in lines[1:first])
    assert head["VERSION"] == "2.0"
    assert head["PRODID"]
    assert head["METHOD"] == "PUBLISH"
    events: list[dict[str, str]] = []
    inside = False
    for line in lines[first:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            assert not inside
            inside = True
            events.append({})
        elif line == "END:VEVENT":
            assert inside
            inside = False
            assert events[-1].keys() == {
                "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DURATION", "SUMMARY", "DESCRIPTION",
                "URL", "TRANSP",
            }  # fmt: skip
        else:
            assert inside
            assert name not in events[-1], f"{name} stands twice"
            events[-1][name] = value
    for event in events:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"\d{8}T\d{6}", event["DTSTART"]), "floating local time"
        assert re.fullmatch(r"PT[1-9]\d*M", event["DURATION"])
        assert event["TRANSP"] == "TRANSPARENT"
        assert 0 <= int(event["SEQUENCE"]) < 2**31
    assert len({event["UID"] for event in events}) == len(events)
    return unescape(head["X-WR-CALNAME"]), events


def allowed(text: str) -> str:
    """Return a text as a calendar can hold it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", lines)


NASTY = [
    "</script><script>alert(1)</script>",
    "a & b < c > d \"e\" 'f'",
    "back\\slash \\n; semi, comma: colon",
    "شد پا و مچ",
    "🦶🏽👣 " * 20,
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
    " begins and ends with a blank ",
    "é" * 80,
]
text = st.text(st.characters(codec="utf-8"), max_size=120) | st.sampled_from(NASTY)
local = st.builds(
    lambda day, time: f"{day}T{time:%H:%M}",
    st.dates(datetime.date(1970, 1, 1), datetime.date(2199, 12, 31)),
    st.times(),
)
session = st.fixed_dictionaries(
    {
        "start": local,
        "minutes": st.integers(1, 600),
        "title": text,
        "description": text,
        "url": st.just("https://feet.example/guide/plan/?a=1,2;b#c"),
    }
)
calendar = st.fixed_dictionaries({"name": text, "sessions": st.lists(session, max_size=4)})


def test_any_calendar_is_read_back_as_it_was_given(open_page: OpenPage) -> None:
    page = open_page("plan/")

    @settings(max_examples=40)
    @given(calendars=st.lists(calendar, min_size=1, max_size=8))
    def check(calendars: list[dict[str, Any]]) -> None:
        for given_calendar in calendars:
            for place, item in enumerate(given_calendar["sessions"]):
                item["uid"] = f"{place}@feet.example"
        made = page.evaluate(CREATE, calendars)
        for given_calendar, ics in zip(calendars, made, strict=True):
            compare(given_calendar, ics)

    check()


def compare(given_calendar: dict[str, Any], ics: str) -> None:
    name, events = read_strictly(ics)
    assert name == allowed(given_calendar["name"])
    read = Calendar.from_ical(ics)
    assert read.errors == []
    pairs = zip(given_calendar["sessions"], events, read.walk("VEVENT"), strict=True)
    for wanted, strict, found in pairs:
        assert unescape(strict["SUMMARY"]) == allowed(wanted["title"])
        assert unescape(strict["DESCRIPTION"]) == allowed(wanted["description"])
        assert str(found["SUMMARY"]) == allowed(wanted["title"])
        assert str(found["DESCRIPTION"]) == allowed(wanted["description"])
        assert str(found["URL"]) == wanted["url"]
        assert str(found["UID"]) == wanted["uid"]
        start = datetime.datetime.fromisoformat(wanted["start"])
        assert found.decoded("DTSTART") == start
        assert found.decoded("DURATION") == datetime.timedelta(minutes=wanted["minutes"])


@pytest.mark.parametrize("literal", NASTY)
def test_text_comes_out_literally(open_page: OpenPage, literal: str) -> None:
    item = {
        "start": "2026-12-31T23:59",
        "minutes": 10,
        "title": literal,
        "description": literal,
        "url": "https://feet.example/",
        "uid": "1@feet.example",
    }
    given_calendar = {"name": literal, "sessions": [item]}
    (ics,) = open_page("plan/").evaluate(CREATE, [given_calendar])
    compare(given_calendar, ics)


@pytest.mark.parametrize("bad", [{"start": "2026-02-30"}, {"start": "soon"}, {"minutes": 0}])
def test_impossible_session_is_refused(open_page: OpenPage, bad: dict[str, Any]) -> None:
    item = {"start": "2026-11-30T07:15", "minutes": 10, "title": "", "description": ""}
    item |= {"url": "https://feet.example/", "uid": "1", **bad}
    script = f"(all) => ({CREATE})(all).catch((error) => error.message)"
    answer = open_page("plan/").evaluate(script, [{"name": "", "sessions": [item]}])
    assert f"{next(iter(bad))} must be a" in answer


# ------------------------------------------------------------------------------------ the form


def fill(page: Page, start: str, time: str, days: list[str]) -> None:
    page.get_by_label("First day").fill(start)
    page.get_by_label("Time of day").fill(time)
    for day in WEEKDAYS:
        page.get_by_label(day).set_checked(day in days)


def submit(page: Page) -> None:
    page.get_by_role("button", name="Get the calendar file").click()


def download(page: Page, tmp_path: Path, start: str, time: str, days: list[str]) -> str:
    fill(page, start, time, days)
    with page.expect_download() as waiting:
        submit(page)
    assert waiting.value.suggested_filename == "footwork-plan.ics"
    path = tmp_path / "plan.ics"
    waiting.value.save_as(path)
    return path.read_bytes().decode()


def wanted_days(start: datetime.date, days: list[str]) -> list[datetime.date]:
    """Return every chosen weekday in the weeks of the plan, by counting days."""
    weeks = PLAN.phases[-1].last_week
    every = [start + datetime.timedelta(days=count) for count in range(weeks * 7)]
    return [day for day in every if WEEKDAYS[day.isoweekday() % 7] in days]


CHOICES = {
    "new-year": ("2026-11-30", "07:15", "Monday Wednesday Friday", "America/New_York"),
    "spring": ("2027-02-18", "23:59", "Tuesday Thursday Sunday", "Europe/Berlin"),
    "autumn": ("2027-09-01", "02:30", "Monday Wednesday Saturday", "Europe/Berlin"),
    "leap-day": ("2028-02-26", "00:00", "Saturday Monday Wednesday", "Pacific/Kiritimati"),
}


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
def test_file_has_every_session_of_the_plan(
    open_page: OpenPage, tmp_path: Path, choice: tuple[str, str, str, str]
) -> None:
    start, time, weekdays, zone = choice
    days = weekdays.split()
    page = open_page("plan/", timezone_id=zone)
    # The last script comes two seconds after all others.
    wait_until(
        page,
        "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/offline.js'))",
    )
    page.wait_for_load_state("networkidle")
    page.context.set_offline(offline=True)
    ics = download(page, tmp_path, start, time, days)
    read_strictly(ics)
    read = Calendar.from_ical(ics)
    assert read.errors == []
    events = read.walk("VEVENT")
    first = datetime.date.fromisoformat(start)
    clock = datetime.time.fromisoformat(time)
    starts = [event.decoded("DTSTART") for event in events]
    assert starts == [datetime.datetime.combine(day, clock) for day in wanted_days(first, days)]
    assert {moment.tzinfo for moment in starts} == {None}

    for phase in PLAN.phases:
        begin = datetime.datetime.combine(first, datetime.time()) + datetime.timedelta(
            weeks=phase.first_week - 1
        )
        end = begin + datetime.timedelta(weeks=phase.last_week - phase.first_week + 1)
        own = [event for event in events if begin <= event.decoded("DTSTART") < end]
        assert len(own) == phase.sessions * (phase.last_week - phase.first_week + 1)
        length = datetime.timedelta(seconds=times.session_seconds(GUIDE, phase.steps))
        for event in own:
            assert phase.name in event["SUMMARY"]
            seconds = (event.decoded("DURATION") - length).total_seconds()
            assert 0 <= seconds < 60
            for step in phase.steps:
                exercise, dose = GUIDE.exercise_by_id[step.do], GUIDE.step_dose(step)
                assert exercise.name in event["DESCRIPTION"]
                assert wording.dose_sentence(dose, exercise) in event["DESCRIPTION"]
            assert str(event["URL"]).endswith("/guide/plan/")
            lines = str(event["DESCRIPTION"]).split("\n")
            wanted = [
                *PLAN.warnings,
                *(f"{stop.sign}. {stop.then}" for stop in tell_not_today(PLAN.not_today).signs),
            ]
            wanted += [f"{rule.when}: {rule.then}" for rule in PLAN.rules if rule.move_on]
            wanted += [tell_pain(GUIDE.safety).line, str(event["URL"])]
            assert [text for text in wanted if text not in lines] == []
    said = page.locator("output").inner_text()
    assert said.startswith(f"{len(events)} sessions, from {starts[0]:%A, %B} {starts[0].day}, ")
    assert "no day of rest" not in said


def find_uids(ics: str) -> list[str]:
    """Return what each session is known by, as two readers see it."""
    found = [str(event["UID"]) for event in Calendar.from_ical(ics).walk("VEVENT")]
    assert found == [unescape(event["UID"]) for event in read_strictly(ics)[1]]
    return found


def test_file_with_the_same_choices_replaces_the_one_before(
    open_page: OpenPage, tmp_path: Path
) -> None:
    choices = "2026-11-30", "07:15", ["Monday", "Wednesday", "Saturday"]
    earlier = download(open_page("plan/"), tmp_path, *choices)
    page = open_page("plan/", lambda page: page.clock.install(time="2027-01-04T09:00:00Z"))
    later = download(page, tmp_path, *choices)
    assert find_uids(later) == find_uids(earlier)
    # RFC 5546, 2.1.5: the greater SEQUENCE counts, and of two that are the same the later DTSTAMP.
    versions = [read_strictly(ics)[1] for ics in (earlier, later)]
    for before, after in zip(*versions, strict=True):
        assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
        assert after["DTSTAMP"] > before["DTSTAMP"]


GROUPS = {
    "other days and time": ("18:00", ["Monday", "Thursday", "Sunday"]),
    "other time": ("18:00", ["Monday", "Wednesday", "Saturday"]),
    "other days": ("07:15", ["Monday", "Thursday", "Saturday"]),
}


@pytest.mark.parametrize("group", GROUPS.values(), ids=GROUPS)
def test_two_groups_keep_apart_in_one_calendar(
    open_page: OpenPage, tmp_path: Path, group: tuple[str, list[str]]
) -> None:
    page = open_page("plan/")
    get = partial(download, page, tmp_path, "2026-11-30")
    first, second = get("07:15", ["Monday", "Wednesday", "Saturday"]), get(*group)
    assert not set(find_uids(first)) & set(find_uids(second))


def test_page_says_what_becomes_of_an_earlier_file(open_page: OpenPage) -> None:
    for path in ("plan/", "practice/build/"):
        form = open_page(path).locator("form.cal:not(#pb-paper)")
        assert "With another day or time, delete the old ones first" in form.text_content()  # type: ignore[operator]


def test_too_few_days_give_a_sentence_and_no_file(open_page: OpenPage) -> None:
    page = open_page("plan/", **PHONE)
    files = 0

    def count(_file: object) -> None:
        nonlocal files
        files += 1

    page.on("download", count)
    answers = []
    for start, time, days in (
        ("", "07:00", WEEKDAYS),
        ("2026-11-30", "", WEEKDAYS),
        ("2026-11-30", "07:00", ["Monday"]),
        ("2026-11-30", "07:00", ["Monday", "Friday"]),
    ):
        fill(page, start, time, days)
        submit(page)
        answers.append(page.locator("output").inner_text())
    assert answers == [
        "Choose the day on which you begin.",
        "Choose the time of day.",
        "The plan has 3 sessions a week: choose 2 more days.",
        "The plan has 3 sessions a week: choose 1 more day.",
    ]
    assert files == 0


def test_days_without_rest_are_told(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("plan/")
    download(page, tmp_path, "2026-11-30", "07:00", ["Wednesday", "Saturday", "Sunday"])
    assert "Saturday and Sunday have no day of rest" in page.locator("output").inner_text()
    # More days than sessions: those with rest between them are taken.
    download(page, tmp_path, "2026-11-30", "07:00", ["Monday", "Tuesday", "Wednesday", "Friday"])
    assert "no day of rest" not in page.locator("output").inner_text()


def test_form_is_accessible_and_needs_no_mouse(open_page: OpenPage) -> None:
    page = open_page("plan/", **PHONE)
    submit(page)
    assert find_faults(page) == []
    page.get_by_label("Sunday").focus()
    page.keyboard.press("Space")
    assert page.get_by_label("Sunday").is_checked()
