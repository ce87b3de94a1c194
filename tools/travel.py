"""What has to travel with a movement, a routine or the plan, and where a published site lost it.

    python -m tools.travel SITE [--data DATA]

Reads the files of `data/` as they were typed and the built site as a reader, a printer or another
site gets it: pages, PDFs, embeds, JSON, calendar and the player's data. Every fault is one line:
the surface, what it tells, and what is missing there. The model of the guide has no part in this,
so that a slip in it cannot hide here, and older editions can be held against the same rules.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

Block = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """Something that has to stand on a surface and does not."""

    surface: str
    about: str
    missing: str

    def __str__(self) -> str:
        return f"{self.surface}: {self.about}: {self.missing!r} is missing"


class Known:
    """The data as it was typed, with quoted rules put in."""

    def __init__(self, data: Path) -> None:
        """Read the files of a folder."""
        load = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in data.glob("*.yml")}
        self.safety: Block = load["safety"]
        self.days: str = load["routines"].get("days", "")
        self._rules = {block["id"]: block for block in self._list_rules() if "id" in block}
        self.movements: list[Block] = load["exercises"]
        self.routines: list[Block] = load["routines"]["routines"]
        self.plan: Block = load["routines"]["plan"]
        self.questions: list[Block] = load.get("questions", [])

    def _list_rules(self) -> Iterator[Block]:
        yield from self.safety["situations"]
        yield from self.safety["setup"]
        pain = self.safety["pain"]
        yield {"id": "pain", "how": pain.get("aim"), **(pain.get("too_much") or {})}
        yield {"id": "days", "how": self.days}
        yield {"id": "morning", "how": self.safety.get("morning", {}).get("ask")}

    def find(self, name: str) -> Block:
        """Return a movement by its id."""
        return next(block for block in self.movements if block["id"] == name)

    def list_signs(self, block: Block) -> list[str]:
        """Return the signs of a movement, a routine or the plan, each with what to do at it."""
        told = []
        for stop in block.get("stop") or block.get("not_today") or block.get("see") or ():
            rule = self._rules[stop["rule"]] if "rule" in stop else None
            sign = rule and (rule.get("avoid") or rule)
            told += [sign["when"], sign["then"]] if sign else [stop["sign"], stop["then"]]
            if rule and rule.get("urgent"):
                told[-1] = f"Urgent. {told[-1]}"
        return told

    def list_safe(self, movement: Block) -> list[str]:
        """Return the signs of a movement with what to do at them, and who should ask first."""
        return [*self.list_signs(movement), movement["ask_first"]]

    def list_warnings(self, block: Block) -> list[str]:
        """Return what must be known first; notes, where an edition had no warnings."""
        told = block["warnings"] if "warnings" in block else block.get("notes") or []
        return [self._say(one) for one in told]

    def _say(self, sentence: str | Block) -> str:
        """Return a sentence; what a rule says, where one is quoted."""
        return str(self._rules[sentence["rule"]]["how"] if isinstance(sentence, dict) else sentence)

    def list_answer(self, question: Block) -> list[str]:
        """Return a question, its answer, and what to do, to leave and to be seen with."""
        told = [question["question"], *map(self._say, question["answer"])]
        for choice in question["do"]:
            told += self._list_choice(choice, done=True)
        for choice in question["leave"]:
            told += self._list_choice(choice, done=False)
        return told + self.list_signs(question)

    def _list_choice(self, choice: Block, *, done: bool) -> list[str]:
        """Return what is said of something to do or to leave; a version to do comes whole."""
        told = [self._say(choice["note"])] if "note" in choice else []
        if "routine" in choice:
            routines = {block["id"]: block["name"] for block in self.routines}
            told.append(str(routines.get(choice["routine"], self.plan["name"])))
        if "movement" in choice:
            movement = self.find(choice["movement"])
            told.append(movement["name"])
            told += [choice["version"]] if "version" in choice else []
            versions = self.list_versions(movement)
            told += [
                words
                for version in versions
                if done and version[0] == choice.get("version")
                for words in version
            ]
        return told

    def list_versions(self, movement: Block) -> list[tuple[str, str, str]]:
        """Return name, how and the sign of each easier and harder version, as it is told."""
        return [
            (rung["name"], rung["how"], f"{told} when {rung['when']}")
            for ladder, told in (("easier", "Move on"), ("harder", "Try it"))
            for rung in movement[ladder]
        ]

    @property
    def disclaimer(self) -> str:
        """What the guide is and is not, in short."""
        return str(self.safety["disclaimer_short"])

    @property
    def scales(self) -> list[str]:
        """The pain rule and the rule for the morning after."""
        return [zone["text"] for zone in self._list_zones()]

    @property
    def limits(self) -> list[str]:
        """Both rules in short, each zone with its numbers, and where numbers do not count."""
        told = [f"{zone['low']} to {zone['high']} {zone['name']}" for zone in self._list_zones()]
        return [*told, self.safety["pain"]["limit"]]

    def _list_zones(self) -> Iterator[Block]:
        """Yield the zones of both rules; the first edition had none for the morning."""
        yield from self.safety["pain"]["zones"]
        yield from self.safety.get("morning", {"zones": ()})["zones"]

    def list_rules(self) -> list[str]:
        """Return every rule of the page about safety."""
        told = []
        for block in (*self.safety["situations"], *self.safety["setup"]):
            told += [str(block[key]) for key in ("when", "then", "act", "how") if key in block]
        return told


WALL_PAPERS = ("a3", "tabloid")


class Travel:
    """Holds the surfaces of a site against what has to stand on them."""

    def __init__(self, site: Path, data: Path) -> None:
        """Take a built site and the data that it was built from."""
        self._site = site
        self._known = Known(data)
        self.faults: list[Fault] = []

    def check(self) -> list[Fault]:
        """Return what does not travel, on all surfaces."""
        for movement in self._known.movements:
            self._check_movement(movement)
            self._check_card(movement)
        for block in self._known.routines:
            self._check_session(block, block["steps"], f"routines/{block['id']}")
        plan = {"id": "plan", **self._known.plan}
        steps = [step for phase in plan["phases"] for step in phase["steps"]]
        self._check_session(plan, steps, "plan")
        self._check_cheat_sheets()
        self._check_handouts()
        self._check_sets()
        self._check_player()
        self._check_calendar()
        self._check_safety()
        self._check_questions()
        return self.faults

    def _hold(self, surface: str, text: str, about: str, wanted: Iterable[str]) -> None:
        plain = squeeze(text)
        missing = (words for words in wanted if squeeze(words) not in plain)
        self.faults.extend(Fault(surface, about, words) for words in missing)

    def _hold_page(self, surface: str, about: str, wanted: Iterable[str]) -> None:
        self._hold(surface, read_page(self._site / surface / "index.html"), about, wanted)

    def _hold_record(self, path: str, about: str, wanted: Iterable[str]) -> None:
        record = json.dumps(read_json(self._site / path), ensure_ascii=False)
        self._hold(path, record, about, wanted)

    def _check_movement(self, movement: Block) -> None:
        name, known = movement["id"], self._known
        safe = [*known.list_safe(movement), known.disclaimer]
        versions = [words for version in known.list_versions(movement) for words in version[:2]]
        self._hold_page(f"exercises/{name}", name, [*safe, *versions, *known.limits])
        self._hold_page(f"embed/{name}", name, safe)
        self._hold_record(f"api/v1/exercises/{name}.json", name, [*safe, *versions])

    def _check_card(self, movement: Block) -> None:
        known, versions = self._known, self._known.list_versions(movement)
        signs = known.list_signs(movement)
        told = [words for version in versions for words in version]
        for card in (f"card-{movement['id']}", f"card-{movement['id']}-letter"):
            path = f"print/{card}.pdf"
            sides = read_sheet(self._site / path)
            for number, side in enumerate(sides, 1):
                wanted = list_card(side, versions, signs)
                self._hold(f"{path} side {number}", side, movement["id"], wanted)
            whole = [*known.list_safe(movement), *told, *known.limits, known.disclaimer]
            self._hold(path, "".join(sides), movement["id"], whole)

    def _check_session(self, block: Block, steps: list[Block], page: str) -> None:
        name, known = block["id"], self._known
        own = [*known.list_warnings(block), *known.list_signs(block), known.disclaimer]
        movements = map(known.find, dict.fromkeys(step["do"] for step in steps))
        theirs = [words for one in movements for words in known.list_safe(one)]
        self._hold_page(page, name, [*own, *theirs, *known.limits])
        sheet, record = f"routine-{name}", page
        if name == "plan":
            sheet = name
        else:
            self._hold_page(f"embed/{sheet}", name, [*own, *theirs])
        self._hold_record(f"api/v1/{record}.json", name, own)
        self._hold_steps(f"api/v1/{record}.json", steps)
        for paper in ("a4", "letter", "ink-saver-a4", "ink-saver-letter"):
            path = f"print/{sheet}-{paper}.pdf"
            sides = read_sheet(self._site / path)
            self._hold(f"{path} side 1", sides[0], name, own)
            self._hold(path, "".join(sides), name, [*theirs, *known.scales, *known.limits])
            if len(sides) > 1:
                self._hold(f"{path} side 1", sides[0], name, ["see over"])
            for number, side in enumerate(sides[1:], 2):
                running = f"{block['name']}, {number} of {len(sides)}"
                self._hold(f"{path} side {number}", side, name, [running])

    def _check_cheat_sheets(self) -> None:
        """These are shorter by rule: the first sign of each movement, and the pain rule.

        The wall chart is a cheat-sheet too.
        """
        known = self._known
        names = {
            f"{name}-{ink}{paper}": known.movements
            for name, papers in (("cheat-sheet", ("a4", "letter")), ("wall-chart", WALL_PAPERS))
            for ink in ("", "ink-saver-")
            for paper in papers
        }
        for name, movements in names.items():
            path = f"print/{name}.pdf"
            wanted = [words for one in movements for words in known.list_signs(one)[:2]]
            text = "".join(read_sheet(self._site / path))
            self._hold(path, text, "every movement", [*wanted, *known.limits, known.disclaimer])

    def _check_handouts(self) -> None:
        """The wallet card and the clinic sheet of the first routine, and what is in large print."""
        known = self._known
        first = [known.find(step["do"]) for step in known.routines[0]["steps"]]
        wanted = [words for one in first for words in known.list_safe(one)]
        wanted += [*known.list_warnings(known.routines[0]), *known.limits, known.disclaimer]
        for paper in ("a4", "letter"):
            path = f"print/wallet-card-{paper}.pdf"
            text = "".join(read_sheet(self._site / path))
            self._hold(path, text, "every movement", wanted)
        for block in known.routines:
            own = [*known.list_warnings(block), *known.list_signs(block), known.disclaimer]
            movements = map(known.find, dict.fromkeys(step["do"] for step in block["steps"]))
            theirs = [words for one in movements for words in known.list_safe(one)]
            for paper in ("a4", "letter"):
                for kind in ("clinic", "large-print"):
                    path = f"print/{kind}-{block['id']}-{paper}.pdf"
                    if block is not known.routines[0] and not (self._site / path).is_file():
                        continue
                    sides = read_sheet(self._site / path)
                    self._hold(f"{path} side 1", sides[0], block["id"], own)
                    told = [*theirs, *known.limits]
                    self._hold(path, "".join(sides), block["id"], told)

    def _hold_steps(self, path: str, steps: list[Block]) -> None:
        """Each step has the signs of its own movement, wherever it stands in the file."""
        known, given = self._known, list(_find_steps(read_json(self._site / path)))
        for number, step in enumerate(steps):
            of = known.find(step["do"])
            told = given[number] if number < len(given) else {}
            text = json.dumps(told, ensure_ascii=False)
            self._hold(path, text, f"step {number + 1}, {step['do']}", known.list_safe(of))

    def _check_sets(self) -> None:
        """Cards of all movements on one paper, and the pictures, which no test can read."""
        known = self._known
        wanted = [words for one in known.movements for words in known.list_safe(one)]
        for paper in ("a4", "letter", "ink-saver-a4", "ink-saver-letter"):
            path = f"print/cards-{paper}.pdf"
            text = "".join(read_sheet(self._site / path))
            self._hold(path, text, "every movement", [*wanted, known.disclaimer])
        pictures = [f"card-{one['id']}" for one in known.movements]
        for name in (*pictures, "cheat-sheet"):
            path = f"print/{name}.png"
            if not (self._site / path).is_file():
                self.faults.append(Fault(path, name, "the picture"))

    def _check_player(self) -> None:
        known, path = self._known, "practice/guide.json"
        guide = read_json(self._site / path) or {}
        blocks = {
            one["id"]: one for one in (*guide.get("movements", ()), *guide.get("routines", ()))
        }
        for one in known.movements:
            told = json.dumps(blocks.get(one["id"], ""), ensure_ascii=False)
            versions = [words for version in known.list_versions(one) for words in version]
            self._hold(path, told, one["id"], [*known.list_safe(one), *versions])
        plan = {"id": "plan", **known.plan}
        for block in (*known.routines, plan):
            told = json.dumps(
                guide.get("plan", "") if block is plan else blocks.get(block["id"], ""),
                ensure_ascii=False,
            )
            own = [*known.list_warnings(block), *known.list_signs(block)]
            self._hold(path, told, block["id"], own)
        self._hold_record(path, "every session", [known.disclaimer])

    def _check_safety(self) -> None:
        known = self._known
        wanted = [*known.list_rules(), *known.scales, known.safety["pain"]["limit"]]
        self._hold_page("safety", "every rule", wanted)
        self._hold_record("api/v1/safety.json", "every rule", [*wanted, known.disclaimer])

    def _check_calendar(self) -> None:
        known, plan = self._known, self._known.plan
        wanted = [*known.list_warnings(plan), *known.list_signs(plan), known.disclaimer]
        wanted += [*known.limits, *(words for rule in plan["rules"] for words in rule_words(rule))]
        page = BeautifulSoup(_read(self._site / "plan/index.html"), "html.parser")
        made = page.find(id="calendar-plan")
        stretches = json.loads(made.get_text())["stretches"] if made else [{"description": ""}]
        for number, stretch in enumerate(stretches, 1):
            phase = [*plan["phases"], plan["maintain"]][number - 1]
            movements = [known.find(step["do"]) for step in phase["steps"]]
            theirs = [words for one in movements for words in known.list_safe(one)]
            told = stretch["description"]
            self._hold("plan/ calendar", told, f"phase {number}", [*wanted, *theirs])

    def _check_questions(self) -> None:
        known = self._known
        if not known.questions:
            return
        page = BeautifulSoup(_read(self._site / "questions/index.html"), "html.parser")
        found = {str(part["id"]): part.find_parent("details") for part in page.select(".q [id]")}
        record = read_json(self._site / "api/v1/questions.json") or {"questions": []}
        answers = {one["id"]: one for one in record["questions"]}
        sheets = {
            path: read_sheet(self._site / path)
            for path in ("print/questions-a4.pdf", "print/questions-letter.pdf")
        }
        for question in known.questions:
            name, wanted = question["id"], known.list_answer(question)
            block = found.get(name)
            text = block.get_text(" ") if block else ""
            self._hold("questions/", text, name, wanted)
            told = json.dumps(answers.get(name, ""), ensure_ascii=False)
            self._hold("api/v1/questions.json", told, name, wanted)
            for path, sides in sheets.items():
                # All of an answer stands on one page.
                asked = squeeze(question["question"])
                side = next((side for side in sides if asked in squeeze(side)), "")
                self._hold(path, side, name, wanted)
        self._hold_page("questions", "every question", [known.disclaimer])
        self._hold("api/v1/questions.json", json.dumps(record), "all", [known.disclaimer])
        for path, sides in sheets.items():
            self._hold(f"{path} side 1", sides[0], "every question", [known.disclaimer])


def rule_words(rule: Block) -> list[str]:
    """Return the words of a rule of the plan."""
    return [str(rule["when"]), str(rule["then"])]


def _find_steps(value: Any) -> Iterator[Block]:
    """Yield the steps of a routine, or of the phases of the plan, in order."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "steps" and isinstance(inner, list):
                yield from inner
            else:
                yield from _find_steps(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _find_steps(inner)


def list_card(text: str, versions: Iterable[tuple[str, str, str]], signs: list[str]) -> list[str]:
    """Return what a side of a card has to say: a version whole, and when to stop."""
    plain = squeeze(text)
    told = [version for version in versions if squeeze(version[1]) in plain]
    return [words for version in told for words in version] + (signs if told else [])


def read_page(path: Path) -> str:
    """Return the text of a page; nothing for one that is not there."""
    soup = BeautifulSoup(_read(path), "html.parser")
    for part in soup(["script", "style", "template"]):
        part.decompose()
    return soup.get_text(" ")


def _read(path: Path) -> str:
    """Return the content of a file; nothing for one that is not there."""
    return path.read_text("utf-8") if path.is_file() else ""


def read_sheet(path: Path) -> list[str]:
    """Return the text of each page of a PDF; one without a word for a file that is not there."""
    if not path.is_file():
        return [""]
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def read_json(path: Path) -> Any:
    """Return the content of a JSON file; None for one that is not there."""
    return json.loads(path.read_text("utf-8")) if path.is_file() else None


def squeeze(text: str) -> str:
    """Return text without what layout may change: blanks, hyphens, quotes of JSON, and case."""
    return re.sub(r"[\s\\\"“”'’\-\u00ad\u2010\u00a0\u200b\u2011.,:;]", "", text).casefold()


def main() -> int:
    """Print the faults and their number; return 1 when there are any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1] / "data")
    asked = parser.parse_args()
    faults = Travel(asked.site, asked.data).check()
    for fault in faults:
        print(fault)
    kinds = Counter(re.sub(r"[\w-]+( side \d)?(?=/?$|\.)", "*", one.surface) for one in faults)
    for kind, number in kinds.most_common():
        print(f"{number:5} {kind}", file=sys.stderr)
    print(f"{len(faults)} faults", file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
