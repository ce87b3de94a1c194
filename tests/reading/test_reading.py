# ruff: noqa: E501 - a message stands in one piece, so that it can be searched for
"""Every fault of the data is found, and named by file, line, rule and value."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footwork.model import Guide
from footwork.reading.findings import GuideError, create_report
from footwork.reading.guide import FILES, check_data, read_guide
from footwork.reading.yaml_tree import MAX_DEPTH
from tests.conftest import GOOD
from tests.reading.conftest import edit

ROOT = Path(__file__).parents[2]
BROKEN = GOOD.parent / "broken"


def report(folder: Path) -> list[str]:
    """Return the lines of all findings; there is a guide only when there are none."""
    guide, findings = check_data(folder)
    assert (guide is None) == bool(findings)
    return "\n".join(map(str, findings)).split("\n") if findings else []


# ------------------------------------------------------------------------- faults in the text

# What is wrong, the file, the good text, the bad text, and every line of the report.
# fmt: off
FAULTS: list[tuple[str, ...]] = [
    ("a number as a word", "exercises",
     "      reps: 12",
     "      reps: ten",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 'ten'",
     "    write it in digits, such as 12, without quotes"),
    ("a quoted number", "exercises",
     "      reps: 12",
     "      reps: '12'",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not '12'",
     "    write it in digits, such as 12, without quotes"),
    ("too few repetitions", "exercises",
     "      reps: 12",
     "      reps: 0",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 0"),
    ("too many repetitions", "exercises",
     "      reps: 12",
     "      reps: 101",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 101"),
    ("a number with a fraction", "exercises",
     "      reps: 12",
     "      reps: 10.5",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 10.5"),
    ("a switch for a number", "exercises",
     "      reps: 12",
     "      reps: true",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not true"),
    ("an octal number", "exercises",
     "      reps: 12",
     "      reps: 010",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 010",
     "    write it in digits, such as 12, without quotes"),
    ("a hexadecimal number", "exercises",
     "      reps: 12",
     "      reps: 0x10",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 0x10",
     "    write it in digits, such as 12, without quotes"),
    ("a number with underscores", "exercises",
     "      reps: 12",
     "      reps: 1_0",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 1_0",
     "    write it in digits, such as 12, without quotes"),
    ("a sexagesimal number", "exercises",
     "      rest: 20\n      note",
     "      rest: 2:30\n      note",
     "exercises.yml:42: shin-curls.dose.start.rest must be a whole number from 0 to 300, not 2:30",
     "    write it in digits, such as 12, without quotes"),
    ("a list for a number", "exercises",
     "      reps: 12",
     "      reps: [12]",
     "exercises.yml:40: shin-curls.dose.start.reps must be a whole number from 1 to 100, not a list of 1"),
    ("nothing for a number", "exercises",
     "      sets: 2\n      reps: 12",
     "      sets:\n      reps: 12",
     "exercises.yml:39: shin-curls.dose.start.sets must be a whole number from 1 to 10, not nothing",
     "    write it behind the colon"),
    ("nothing for what may be left out", "exercises",
     "      rest: 20",
     "      rest:",
     "exercises.yml:42: shin-curls.dose.start.rest must be a whole number from 0 to 300, not nothing",
     "    write it behind the colon, or take the line out"),
    ("no count beside another fault", "exercises",
     "      sets: 2\n      reps: 12",
     "      sets: many\n      reps:",
     "exercises.yml:38: shin-curls.dose.start must have exactly one of reps, seconds and meters, not none of them",
     "exercises.yml:39: shin-curls.dose.start.sets must be a whole number from 1 to 10, not 'many'",
     "    write it in digits, such as 12, without quotes"),
    ("infinity", "benefits",
     "share: 7.9",
     "share: .inf",
     "benefits.yml:15: injuries.items[2].share must be a number from 0 to 100, not .inf",
     "    write it in digits, such as 12, without quotes"),
    ("not a number", "benefits",
     "share: 7.9",
     "share: .nan",
     "benefits.yml:15: injuries.items[2].share must be a number from 0 to 100, not .nan",
     "    write it in digits, such as 12, without quotes"),
    ("a number beyond all floats", "benefits",
     "share: 7.9",
     "share: 1.0e+400",
     "benefits.yml:15: injuries.items[2].share must be a number from 0 to 100, not 1.0e+400",
     "    write it in digits, such as 12, without quotes"),
    ("a number in scientific notation", "benefits",
     "share: 7.9",
     "share: 1e400",
     "benefits.yml:15: injuries.items[2].share must be a number from 0 to 100, not '1e400'",
     "    write it in digits, such as 12, without quotes"),
    ("more than all", "benefits",
     "share: 7.9",
     "share: 100.1",
     "benefits.yml:15: injuries.items[2].share must be a number from 0 to 100, not 100.1"),
    ("a switch for a share", "benefits",
     "share: 7.9",
     "share: yes",
     "benefits.yml:15: injuries.items[2].share must be a number from 0 to 100, not yes"),
    ("a tempo between the half seconds", "exercises",
     "tempo: {lift: 1, hold: 1, lower: 2}",
     "tempo: {lift: 0.7, hold: 1, lower: 2}",
     "exercises.yml:41: shin-curls.dose.start.tempo.lift must be a number from 0.5 to 20 in steps of 0.5, not 0.7"),
    ("a ratio of zero", "benefits",
     "estimate: 0.42",
     "estimate: 0",
     "benefits.yml:32: trials[1].rows[1].estimate must be a number more than 0 to 100, not 0"),
    ("both reps and seconds", "exercises",
     "      reps: 12",
     "      reps: 12\n      seconds: 30",
     "exercises.yml:38: shin-curls.dose.start must have exactly one of reps, seconds and meters, not reps and seconds"),
    ("no measure at all", "exercises",
     "      reps: 12\n      tempo: {lift: 1, hold: 1, lower: 2}\n",
     "",
     "exercises.yml:38: shin-curls.dose.start must have exactly one of reps, seconds and meters, not none of them"),
    ("no tempo", "exercises",
     "      tempo: {lift: 1, hold: 1, lower: 2}\n",
     "",
     "exercises.yml:38: shin-curls.dose.start must have a tempo when it counts reps"),
    ("a tempo with seconds", "exercises",
     "      reps: 12",
     "      seconds: 30",
     "exercises.yml:38: shin-curls.dose.start must not have a tempo when it counts seconds"),
    ("each way without reps", "exercises",
     "dose: {sets: 1, seconds: 20, per_side: true}",
     "dose: {sets: 1, seconds: 20, each_way: true}",
     "exercises.yml:118: calf-raises.harder[1].dose must count reps when it goes each way, not seconds"),
    ("a part of the tempo without a name", "exercises",
     "    hold: Hold\n",
     "",
     "exercises.yml:40: shin-curls.dose.start.tempo.hold must have a name in phases",
     "    add hold to the phases of shin-curls",
     "exercises.yml:46: shin-curls.dose.target.tempo.hold must have a name in phases",
     "    add hold to the phases of shin-curls"),
    ("an unknown key, nearly right", "exercises",
     "  summary: Lean",
     "  sumary: Lean",
     "exercises.yml:7: shin-curls.sumary must not be there: no field has this name",
     "    did you mean summary?"),
    ("an unknown key", "muscles",
     "  depth: deep",
     "  depth: deep\n  colour: red",
     "muscles.yml:14: soleus.colour must not be there: no field has this name",
     "    the fields here are id, plain, anatomical, also_called, place, depth, action"),
    ("an unknown key of a step", "exercises",
     "      how: Take two seconds.",
     "      how: Take two seconds.\n      hwo: Again.",
     "exercises.yml:28: shin-curls.steps[3].hwo must not be there: no field has this name",
     "    did you mean how?"),
    ("a field left out", "exercises",
     "  line: Lean back, lift your toes\n",
     "",
     "exercises.yml:2: shin-curls.line must be given: text of 1 to 60 characters"),
    ("a key twice in a movement", "exercises",
     "  line: Lean back, lift your toes\n",
     "  line: Lean back, lift your toes\n  name: Shin lifts\n",
     "exercises.yml:9: shin-curls.name must be given once, and line 3 has it already",
     "    take one of the two out"),
    ("a key twice in a source", "sources",
     "  year: 2020\n",
     "  year: 2020\n  year: 2021\n",
     "sources.yml:6: trial-2020.year must be given once, and line 5 has it already",
     "    take one of the two out"),
    ("an id twice", "exercises",
     "- id: ankle-circles",
     "- id: shin-curls",
     "exercises.yml:136: shin-curls.id must be used once, and line 2 has 'shin-curls' already",
     "    give each its own id"),
    ("a muscle twice", "muscles",
     "- id: soleus",
     "- id: tibialis-anterior",
     "muscles.yml:9: tibialis-anterior.id must be 'soleus', as in the 3 places that name it (exercises.yml:17), not 'tibialis-anterior'",
     "    write id: soleus; for a new id on purpose, name it in each place"),
    ("a name twice, in capitals", "exercises",
     "  name: Calf raises",
     "  name: SHIN CURLS",
     "exercises.yml:87: calf-raises.name must be used once, and line 3 has 'Shin curls' already",
     "    give each its own name"),
    ("the name of another as another name", "exercises",
     "  also_called: [Foot circles]",
     "  also_called: [Foot circles, calf Raises]",
     "exercises.yml:138: ankle-circles.also_called[2] must be no name of another movement, and line 87 has it: 'calf Raises'",
     "    take it out"),
    ("a routine's name twice", "routines",
     "    name: Before a run",
     "    name: quick",
     "routines.yml:21: routines.pre-run.name must be used once, and line 4 has 'Quick' already",
     "    give each its own name"),
    ("a phase's name twice", "routines",
     "    - name: Build",
     "    - name: learn",
     "routines.yml:44: plan.phases[2].name must be used once, and line 36 has 'Learn' already",
     "    give each its own name"),
    ("a routine's id twice", "routines",
     "  - id: pre-run",
     "  - id: quick",
     "routines.yml:20: routines.quick.id must be used once, and line 3 has 'quick' already",
     "    give each its own id"),
    ("an id with capitals", "exercises",
     "- id: calf-raises",
     "- id: Calf_Raises",
     "exercises.yml:86: Calf_Raises.id must be 'calf-raises', as in the 3 places that name it (routines.yml:13), not 'Calf_Raises'",
     "    write id: calf-raises; for a new id on purpose, list calf-raises under formerly"),
    ("a former id with capitals", "exercises",
     "  formerly: [", "  formerly: [Old_Name, ",
     "exercises.yml:5: shin-curls.formerly[1] must be an id of small letters, digits and single hyphens, such as toe-curls, not 'Old_Name'"),
    ("an id that is too long", "exercises",
     "  formerly: [", f"  formerly: [{'a' * 70}, ",
     "exercises.yml:5: shin-curls.formerly[1] must be at most 60 characters long, not 70"),
    ("a muscle that is not there", "exercises",
     "    main: [tibialis-anterior]",
     "    main: [tibialis-anteriour]",
     "exercises.yml:16: shin-curls.muscles.main[1] must be the id of a muscle, not 'tibialis-anteriour'",
     "    did you mean tibialis-anterior?"),
    ("a source that is not there", "exercises",
     "      sources: [guideline-2021]",
     "      sources: [guideline-1999]",
     "exercises.yml:64: shin-curls.stop[1].sources[1] must be the id of a source, not 'guideline-1999'",
     "    did you mean guideline-2021?"),
    ("a routine's movement that is not there", "routines",
     "      - do: shin-curls",
     "      - do: shin-curl",
     "routines.yml:10: routines.quick.steps[2].do must be the id of a movement, not 'shin-curl'",
     "    did you mean shin-curls?"),
    ("a rung's movement that is not there", "exercises",
     "      movement: shin-curls",
     "      movement: nothing-like-it",
     "exercises.yml:168: ankle-circles.harder[1].movement must be the id of a movement, not 'nothing-like-it'",
     "    add it to exercises.yml, or name one that is there"),
    ("a rung that leads to its own movement", "exercises",
     "      movement: shin-curls",
     "      movement: ankle-circles",
     "exercises.yml:168: ankle-circles.harder[1].movement must be another movement, not 'ankle-circles' itself"),
    ("two movements that are each harder than the other", "exercises",
     "      how: Move your heels two foot lengths from the wall.",
     "      how: Move your heels two foot lengths from the wall.\n      movement: ankle-circles",
     "exercises.yml:60: shin-curls.harder[1].movement must not lead back: ankle-circles is said to be both easier and harder than shin-curls",
     "    take one of the links out",
     "exercises.yml:169: ankle-circles.harder[1].movement must not lead back: shin-curls is said to be both easier and harder than ankle-circles",
     "    take one of the links out"),
    ("a former id still in use", "exercises",
     "  formerly: [shin-raises]",
     "  formerly: [calf-raises]",
     "exercises.yml:5: shin-curls.formerly[1] must be an id that is no longer in use, not 'calf-raises'"),
    ("a former id claimed twice", "exercises",
     "  also_called: []\n",
     "  also_called: []\n  formerly: [shin-raises]\n",
     "exercises.yml:89: calf-raises.formerly[1] must be claimed once, and line 5 has 'shin-raises' already"),
    ("a former id as of a routine", "exercises",
     "  formerly: [shin-raises]",
     "  formerly: [routine-shins]",
     "exercises.yml:5: shin-curls.formerly[1] must not begin with routine-, as the addresses of routines do, not 'routine-shins'"),
    ("a former id that is an address of the guide", "exercises",
     "  formerly: [shin-raises]",
     "  formerly: [default]",
     "exercises.yml:5: shin-curls.formerly[1] must not be 'default', which is an address of the guide"),
    ("a word of a list twice", "exercises",
     "  position: [standing, seated]",
     "  position: [standing, standing]",
     "exercises.yml:10: shin-curls.position[2] must be named once, not 'standing' again"),
    ("equipment twice", "exercises",
     "    later: [weight, band]",
     "    later: [weight, band, weight]",
     "exercises.yml:13: shin-curls.equipment.later[3] must be named once, not 'weight' again"),
    ("a muscle named twice", "exercises",
     "    helping: [soleus]\n",
     "    helping: [soleus, soleus]\n",
     "exercises.yml:17: shin-curls.muscles.helping[2] must be named once, not 'soleus' again"),
    ("two rules for the same break", "routines",
     "    - {when: You miss a week, then: Do the week before again.}\n",
     "    - {when: A, then: B., missed: {weeks: 1, to: previous}}\n    - {when: C, then: D., missed: {weeks: 1, to: first}}\n",
     "routines.yml:60: plan.rules[2].missed.weeks must be used once, and line 59 has 1 already",
     "    two rules for the same break lead to two places"),
    ("going on with pain that does not let a session begin", "routines",
     "    - {when: You miss a week, then: Do the week before again.}\n",
     "    - {when: A, then: B., move_on: {sessions: 2, pain: 2}}\n",
     "routines.yml:59: plan.rules[1].move_on.pain must be at most 1, not 2",
     "    safety.yml lets a session begin as planned up to 1 the morning after"),
    ("a former id that is a device on Windows", "exercises",
     "  formerly: [shin-raises]",
     "  formerly: [nul]",
     "exercises.yml:5: shin-curls.formerly[1] must not be 'nul', which names a device on Windows and no file there"),
    ("a routine that is a device on Windows", "routines",
     "  - id: pre-run",
     "  - id: com1",
     "routines.yml:20: routines.com1.id must not be 'com1', which names a device on Windows and no file there"),
    ("a change before the one before", "exercises",
     "  changes: [{date: 2026-11-20, what: First published, why: It was ready.}]\n- id: calf-raises",
     "  changes: [{date: 2026-11-20, what: A, why: B.}, {date: 2026-11-19, what: A, why: B.}]\n- id: calf-raises",
     "exercises.yml:85: shin-curls.changes[2].date must be 2026-11-20 or later, as the entry before, not 2026-11-19",
     "    new entries go to the end"),
    ("a list as a former id", "exercises",
     "  formerly: [shin-raises]",
     "  formerly: [[shin-raises]]",
     "exercises.yml:5: shin-curls.formerly[1] must be an id of small letters, digits and single hyphens, such as toe-curls, not a list of 1"),
    ("a number and a block as former ids", "exercises",
     "  formerly: [shin-raises]",
     "  formerly: [7, {a: b}]",
     "exercises.yml:5: shin-curls.formerly[1] must be an id of small letters, digits and single hyphens, such as toe-curls, not 7",
     "exercises.yml:5: shin-curls.formerly[2] must be an id of small letters, digits and single hyphens, such as toe-curls, not a block of fields"),
    ("a tab as indentation", "exercises",
     "  name: Calf raises",
     "\tname: Calf raises",
     "exercises.yml:87: the line must be indented with spaces, not a tab"),
    ("a tab before a list entry", "exercises",
     "    - act: Lower them slowly",
     "\t- act: Lower them slowly",
     "exercises.yml:26: the line must be indented with spaces, not a tab"),
    ("a tag that makes objects", "exercises",
     "  name: Calf raises",
     "  name: !!python/object:os.system Calf raises",
     "exercises.yml:87: a tag must not be used: tag:yaml.org,2002:python/object:os.system",
     "    take it out"),
    ("a tag of YAML's own", "exercises",
     "  name: Calf raises",
     "  name: !!str Calf raises",
     "exercises.yml:87: a tag must not be used: tag:yaml.org,2002:str",
     "    take it out"),
    ("a bare tag", "exercises",
     "  name: Calf raises",
     "  name: ! Calf raises",
     "exercises.yml:87: a tag must not be used: !",
     "    take it out"),
    ("an anchor", "exercises",
     "  reviewed: 2026-11-20",
     "  reviewed: &day 2026-11-20",
     "exercises.yml:84: an anchor must not be used: &day",
     "    write the value out where it is needed"),
    ("an alias", "exercises",
     "  reviewed: 2026-11-20",
     "  reviewed: *day",
     "exercises.yml:84: an alias must not be used: *day",
     "    write the value out"),
    ("a merge key", "muscles",
     "  depth: deep",
     "  <<: {place: leg}\n  depth: deep",
     "muscles.yml:13: soleus must not merge in another block",
     "    write the fields out"),
    ("two documents", "muscles",
     "- id: soleus",
     "---\n- id: soleus",
     "muscles.yml:9: the file must hold one document",
     "    take out the line ---"),
    ("a number as the text of a step", "exercises",
     "    - act: Lift your toes\n",
     "    - act: 12\n",
     "exercises.yml:25: shin-curls.steps[2].act must be text of 1 to 100 characters, not 12",
     "    put it in quotes: '12'"),
    ("a step that is a number", "exercises",
     "    - act: Lift your toes\n",
     "    - 12\n",
     "exercises.yml:25: shin-curls.steps[2] must be a block with the fields act, how, not 12"),
    ("a step that is only text", "exercises",
     "    - act: Lift your toes\n",
     "    - Lift your toes\n",
     "exercises.yml:25: shin-curls.steps[2] must be a block with the fields act, how, not 'Lift your toes'"),
    ("no as a name", "exercises",
     "  name: Calf raises",
     "  name: no",
     "exercises.yml:87: calf-raises.name must be text of 1 to 40 characters, not no",
     "    put it in quotes: 'no'"),
    ("on as a cue", "exercises",
     "cues: [Rise tall, Lower slowly]",
     "cues: [on, Lower slowly]",
     "exercises.yml:102: calf-raises.cues[1] must be text of 1 to 60 characters, not on",
     "    put it in quotes: 'on'"),
    ("yes as another name", "exercises",
     "  also_called: []",
     "  also_called: [yes]",
     "exercises.yml:88: calf-raises.also_called[1] must be text of 1 to 40 characters, not yes",
     "    put it in quotes: 'yes'"),
    ("no as a kind", "exercises",
     "  kind: mobility",
     "  kind: no",
     "exercises.yml:142: ankle-circles.kind must be one of strength, balance, mobility, not no"),
    ("a kind that is not there", "exercises",
     "  kind: mobility",
     "  kind: cardio",
     "exercises.yml:142: ankle-circles.kind must be one of strength, balance, mobility, not 'cardio'"),
    ("a switch in quotes", "exercises",
     "  core: true",
     "  core: 'yes'",
     "exercises.yml:6: shin-curls.core must be true or false, not 'yes'",
     "    write it without quotes"),
    ("a number for a switch", "exercises",
     "  core: true",
     "  core: 1",
     "exercises.yml:6: shin-curls.core must be true or false, not 1"),
    ("an address that runs code", "sources",
     "  url: https://feet.example/guideline",
     "  url: javascript:alert(1)",
     "sources.yml:18: guideline-2021.url must be an address that begins with https://, not 'javascript:alert(1)'"),
    ("an address without encryption", "sources",
     "  url: https://feet.example/guideline",
     "  url: http://feet.example/guideline",
     "sources.yml:18: guideline-2021.url must be an address that begins with https://, not 'http://feet.example/guideline'"),
    ("an address with a quote", "sources",
     "  url: https://feet.example/guideline",
     '  url: \'https://feet.example/"onload=x\'',
     'sources.yml:18: guideline-2021.url must be an address that begins with https://, not \'https://feet.example/"onload=x\''),
    ("a DOI with an address in front", "sources",
     "doi: 10.1234",
     "doi: https://doi.org/10.1234",
     "sources.yml:8: trial-2020.doi must be a DOI such as 10.1136/bmj.b2684, without an address in front, not 'https://doi.org/10.1234/feet.2020.1'"),
    ("a DOI cut short", "sources",
     "doi: 10.1234/feet.2020.1",
     "doi: 10.1234",
     "sources.yml:8: trial-2020.doi must be a DOI such as 10.1136/bmj.b2684, without an address in front, not 10.1234"),
    ("empty text", "exercises",
     "  feel: In the front of both shins.",
     "  feel: ''",
     "exercises.yml:31: shin-curls.feel must be text of 1 to 200 characters, not ''"),
    ("only blanks", "exercises",
     "  feel: In the front of both shins.",
     "  feel: '   '",
     "exercises.yml:31: shin-curls.feel must not begin or end with a blank"),
    ("a blank at the end", "exercises",
     "  feel: In the front of both shins.",
     "  feel: 'In the front of both shins. '",
     "exercises.yml:31: shin-curls.feel must not begin or end with a blank"),
    ("a no-break space at the beginning", "exercises",
     "  feel: In the front of both shins.",
     "  feel: '\xa0In the front of both shins.'",
     "exercises.yml:31: shin-curls.feel must not begin or end with a blank"),
    ("nothing behind the colon", "exercises",
     "  feel: In the front of both shins.",
     "  feel:",
     "exercises.yml:31: shin-curls.feel must be text of 1 to 200 characters, not nothing",
     "    write it behind the colon"),
    ("a tilde for nothing", "exercises",
     "  feel: In the front of both shins.",
     "  feel: ~",
     "exercises.yml:31: shin-curls.feel must be text of 1 to 200 characters, not nothing",
     "    write it behind the colon"),
    ("text too long", "exercises",
     "  name: Shin curls",
     "  name: Shin curls Shin curls Shin curls Shin curls Shin curls again",
     "exercises.yml:3: shin-curls.name must be text of 1 to 40 characters, not 'Shin curls Shin curls Shin curls Shin curls Shin curls again' (60 characters)"),
    ("text far too long", "exercises",
     "  name: Shin curls",
     "  name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
     "exercises.yml:3: shin-curls.name must be text of 1 to 40 characters, not 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' (100 characters)"),
    ("text too short", "exercises",
     "  summary: Rise on the balls of your feet and come down slowly to build calves that last.",
     "  summary: Rise.",
     "exercises.yml:90: calf-raises.summary must be text of 50 to 155 characters, not 'Rise.'"),
    ("folded text that keeps its line end", "exercises",
     "  feel: In the front of both shins.",
     "  feel: >\n    In the front of\n    both shins.",
     "exercises.yml:31: shin-curls.feel must not contain the invisible character U+000A",
     "    write >- where > or | stands"),
    ("text on two lines", "exercises",
     "  feel: In the front of both shins.",
     "  feel: |-\n    In the front of\n    both shins.",
     "exercises.yml:31: shin-curls.feel must not contain the invisible character U+000A",
     "    text over several lines begins with >- and has no empty line in it"),
    ("an escaped control character", "exercises",
     "  feel: In the front of both shins.",
     '  feel: "In the\\x07 front of both shins."',
     "exercises.yml:31: shin-curls.feel must not contain the invisible character U+0007"),
    ("an escaped NUL", "exercises",
     "  feel: In the front of both shins.",
     '  feel: "In the\\0 front of both shins."',
     "exercises.yml:31: shin-curls.feel must not contain the invisible character U+0000"),
    ("half a character", "exercises",
     "  feel: In the front of both shins.",
     '  feel: "In the\\ud800 front of both shins."',
     "exercises.yml:31: the line must be valid YAML: found invalid Unicode character escape code",
     "    text with a colon, a hash or a leading quote needs quotes round all of it"),
    ("a control character", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the \xe9\x07 front of both shins.",
     "exercises.yml:31: the line must not hold the invisible character U+0007",
     "    delete it"),
    ("a NUL byte", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the\x00 front of both shins.",
     "exercises.yml:31: the line must not hold the invisible character U+0000",
     "    delete it"),
    ("a right-to-left override", "exercises",
     "  feel: In the front of both shins.",
     "  feel: >-\n    In the\n    \u202efront of both shins.",
     "exercises.yml:33: the line must not hold the invisible character U+202E",
     "    delete it"),
    ("a direction isolate", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the \u2066front of both shins.",
     "exercises.yml:31: the line must not hold the invisible character U+2066",
     "    delete it"),
    ("a line separator", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the front\u2028of both shins.\n  reps: 1",
     "exercises.yml:31: the line must not hold the invisible character U+2028",
     "    delete it"),
    ("a next-line character", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the front\x85of both shins.\n  reps: 1",
     "exercises.yml:31: the line must not hold the invisible character U+0085",
     "    delete it"),
    ("a control character of Latin-1", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the\x9f front of both shins.",
     "exercises.yml:31: the line must not hold the invisible character U+009F",
     "    delete it"),
    ("a vertical tab", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the\x0b front of both shins.",
     "exercises.yml:31: the line must not hold the invisible character U+000B",
     "    delete it"),
    ("a code that is no character", "exercises",
     "  feel: In the front of both shins.",
     "  feel: In the\ufffe front of both shins.",
     "exercises.yml:31: the line must not hold the invisible character U+FFFE",
     "    delete it"),
    ("a block where a list belongs", "exercises",
     "  cues:\n    - Toes to the shins\n    - Heels stay down\n",
     "  cues:\n    first: Toes to the shins\n",
     "exercises.yml:28: shin-curls.cues must be a list of 2 to 4 entries, not a block of fields"),
    ("a text where a list belongs", "exercises",
     "  cues:\n    - Toes to the shins\n    - Heels stay down\n",
     "  cues: Toes to the shins\n",
     "exercises.yml:28: shin-curls.cues must be a list of 2 to 4 entries, not 'Toes to the shins'"),
    ("a list where a block belongs", "exercises",
     "  phases:\n    lift: Lift\n    hold: Hold\n    lower: Lower\n",
     "  phases: [Lift, Hold, Lower]\n",
     "exercises.yml:18: shin-curls.phases must be a block with the fields lift, hold, lower, not a list of 3"),
    ("too few steps", "exercises",
     "    - act: Draw a circle\n",
     "",
     "exercises.yml:148: ankle-circles.steps must be a list of 3 to 8 entries, not a list of 2"),
    ("too many cues", "exercises",
     "cues: [Rise tall, Lower slowly]",
     "cues: [a, b, c, d, e]",
     "exercises.yml:102: calf-raises.cues must be a list of 2 to 4 entries, not a list of 5"),
    ("a number as a key", "muscles",
     "  depth: deep",
     "  depth: deep\n  7: seven",
     "muscles.yml:14: soleus.7 must not be there: no field has this name",
     "    the fields here are id, plain, anatomical, also_called, place, depth, action"),
    ("a tilde as a key", "muscles",
     "  depth: deep",
     "  depth: deep\n  ~: seven",
     "muscles.yml:14: soleus.'~' must not be there: no field has this name",
     "    the fields here are id, plain, anatomical, also_called, place, depth, action"),
    ("an empty key", "muscles",
     "  depth: deep",
     "  depth: deep\n  '': seven",
     "muscles.yml:14: soleus.'' must not be there: no field has this name",
     "    the fields here are id, plain, anatomical, also_called, place, depth, action"),
    ("a key of two lines", "muscles",
     "  depth: deep",
     '  depth: deep\n  "a\\nb\\u202e": seven',
     "muscles.yml:14: soleus.'a\\nb\\u202e' must not be there: no field has this name",
     "    the fields here are id, plain, anatomical, also_called, place, depth, action"),
    ("a list as a key", "muscles",
     "  depth: deep",
     "  depth: deep\n  ? [a, b]\n  : seven",
     "muscles.yml:14: soleus must have words as keys, not a list or a block"),
    ("a date in quotes", "exercises",
     "  reviewed: 2026-11-20",
     "  reviewed: '2026-11-20'",
     "exercises.yml:84: shin-curls.reviewed must be a day such as 2026-11-22, without quotes, not '2026-11-20'"),
    ("an impossible date", "exercises",
     "  reviewed: 2026-11-20",
     "  reviewed: 2026-02-30",
     "exercises.yml:84: shin-curls.reviewed must be a day such as 2026-11-22, without quotes, not 2026-02-30"),
    ("a date with time", "exercises",
     "  reviewed: 2026-11-20",
     "  reviewed: 2026-11-20 10:00:00",
     "exercises.yml:84: shin-curls.reviewed must be a day such as 2026-11-22, without quotes, not 2026-11-20 10:00:00"),
    ("a date in words", "exercises",
     "  reviewed: 2026-11-20",
     "  reviewed: 20 November 2026",
     "exercises.yml:84: shin-curls.reviewed must be a day such as 2026-11-22, without quotes, not '20 November 2026'"),
    ("a year as date", "exercises",
     "  reviewed: 2026-11-20",
     "  reviewed: 2026",
     "exercises.yml:84: shin-curls.reviewed must be a day such as 2026-11-22, without quotes, not 2026"),
    ("weeks with a gap", "routines",
     "      first_week: 7",
     "      first_week: 8",
     "routines.yml:45: plan.phases[2].first_week must be 7, the week after the phase before, not 8"),
    ("weeks that overlap", "routines",
     "      first_week: 7",
     "      first_week: 6",
     "routines.yml:45: plan.phases[2].first_week must be 7, the week after the phase before, not 6"),
    ("weeks that run backward", "routines",
     "      last_week: 12",
     "      last_week: 5",
     "routines.yml:46: plan.phases[2].last_week must be 7 or later, not 5"),
    ("a week beyond the year", "routines",
     "      last_week: 12",
     "      last_week: 53",
     "routines.yml:46: plan.phases[2].last_week must be a whole number from 1 to 52, not 53"),
    ("a level and a dose", "routines",
     "        level: start\n        note",
     "        level: start\n        dose: {sets: 1, seconds: 10}\n        note",
     "routines.yml:10: routines.quick.steps[2] must have either a level (start or target) or a dose of its own"),
    ("neither a level nor a dose", "routines",
     "        level: start\n        note",
     "        note",
     "routines.yml:10: routines.quick.steps[2] must have either a level (start or target) or a dose of its own"),
    ("pain zones with a gap", "safety",
     "    - low: 4",
     "    - low: 5",
     "safety.yml:11: pain.zones[2].low must be 4, where the zone before ends, not 5"),
    ("pain zones that end early", "safety",
     "{low: 6, high: 10,",
     "{low: 6, high: 9,",
     "safety.yml:16: pain.zones[3].high must be 10, the end of the scale, not 9"),
    ("a pain zone that runs backward", "safety",
     "      high: 5",
     "      high: 3",
     "safety.yml:12: pain.zones[2].high must be 4 or more, not 3",
     "safety.yml:16: pain.zones[3].low must be 4, where the zone before ends, not 6"),
    ("pain that may go on above a zone that means stop", "safety",
     "text: Stop for today., stop: true}",
     "text: Stop for today., stop: false}",
     "safety.yml:16: pain.zones[3].stop must be true, as in the zone below it, not false"),
    ("no pain that means stop", "safety",
     "      stop: true\n    - {low: 6, high: 10, name: Stop, text: Stop for today., stop: true}",
     "      stop: false\n    - {low: 6, high: 10, name: Stop, text: Stop for today., stop: false}",
     "safety.yml:16: pain.zones[3].stop must be true at the end of the scale, not false"),
    ("a start at which no pain at all means stop", "safety",
     "      stop: false",
     "      stop: true",
     "safety.yml:10: pain.zones[1].stop must be false where nothing hurts, not true"),
    ("training above a zone that says wait", "safety",
     "text: Have it looked at., train: false}",
     "text: Have it looked at., train: true}",
     "safety.yml:33: morning.zones[3].train must be false, as in the zone below it, not true"),
    ("a sign of the morning after that nobody knows", "safety",
     "rules: [no-weight, swollen]",
     "rules: [no-weight, swolen]",
     "safety.yml:35: morning.signs.rules[2] must be the id of a situation, not 'swolen'"),
    ("an interval that does not hold its estimate", "benefits",
     "        high: 0.9",
     "        high: 0.3",
     "benefits.yml:29: trials[1].rows[1] must have an estimate inside its interval 0.2 to 0.3, not 0.42"),
    ("half an interval", "benefits",
     "        high: 0.9\n",
     "",
     "benefits.yml:29: trials[1].rows[1] must have both ends of the interval (low and high) or none"),
    ("an interval without an estimate", "benefits",
     "        estimate: 0.42\n",
     "        shown: better\n",
     "benefits.yml:29: trials[1].rows[1] must have an estimate inside its interval 0.2 to 0.9, not nothing"),
    ("an estimate and words", "benefits",
     "        high: 0.9\n",
     "        high: 0.9\n        shown: better\n",
     "benefits.yml:29: trials[1].rows[1] must have either an estimate or the result in words (shown)"),
    ("strength A by one trial", "exercises",
     "strength: B, sources: [trial-2020]}",
     "strength: A, sources: [trial-2020]}",
     "exercises.yml:129: calf-raises.why[1].strength must not be A by trial-2020 (trial, 118 people)",
     "    A needs two trials or reviews, one of them of 1000 people or more: lower the strength, or add sources"),
    ("strength B by a guideline", "exercises",
     "strength: B, sources: [trial-2020]}",
     "strength: B, sources: [guideline-2021]}",
     "exercises.yml:129: calf-raises.why[1].strength must not be B by guideline-2021 (guideline, no number of people)",
     "    B needs a trial or review of 50 people or more: lower the strength, or add sources"),
    ("harm that no trial has seen", "benefits",
     "strength: no-effect, sources: [trial-2020]",
     "strength: harm, sources: [leaflet]",
     "benefits.yml:44: not_proven[1].claim.strength must not be harm by leaflet (leaflet, no number of people)",
     "    harm needs a trial or review: lower the strength, or add sources"),
    ("a trial that is not too small", "benefits",
     "strength: no-effect, sources: [trial-2020]",
     "strength: too-small, sources: [trial-2020]",
     "benefits.yml:44: not_proven[1].claim.strength must not be too-small by trial-2020 (trial, 118 people)",
     "    too-small needs a trial or review of fewer than 100 people: lower the strength, or add sources"),
    ("early signs in a leaflet", "benefits",
     "strength: C, sources: [trial-2020]",
     "strength: C, sources: [leaflet]",
     "benefits.yml:41: claims[1].claim.strength must not be C by leaflet (leaflet, no number of people)",
     "    C needs a trial, a review or a study: lower the strength, or add sources"),
    ("strength B without a source", "exercises",
     "strength: B, sources: [trial-2020]}",
     "strength: B}",
     "exercises.yml:129: calf-raises.why[1].sources must name a source for a claim of strength B",
     "    add sources, or make the strength judgment or not-tested"),
    ("a benefit's strength without a source", "benefits",
     "      strength: not-tested",
     "      strength: B",
     "benefits.yml:18: injuries.items[2].sources must name a source for a claim of strength B",
     "    add sources, or make the strength judgment or not-tested"),
    ("bones that do not add up", "benefits",
     "foot: 26",
     "foot: 27",
     "benefits.yml:3: anatomy.bones must have parts that add up to 27 bones, not 26"),
    ("a source that nothing uses", "sources",
     "- id: leaflet",
     "- id: leaf\n  authors: A\n  title: B\n  kind: book\n  read: page\n  found: C\n- id: leaflet",
     "sources.yml:22: leaf.id must be used somewhere",
     "    use it or take it out"),
    ("a muscle that nothing uses", "muscles",
     "- id: soleus",
     "- {id: ab, plain: A, anatomical: B, place: leg, depth: deep, action: C}\n- id: soleus",
     "muscles.yml:9: ab.id must be used somewhere",
     "    use it or take it out"),
    ("a muscle that is main and helping", "exercises",
     "{main: [soleus], helping: [tibialis-anterior]}",
     "{main: [soleus], helping: [soleus]}",
     "exercises.yml:96: calf-raises.muscles.helping must not repeat main: soleus"),
    ("its own name among its other names", "exercises",
     "also_called: [Foot circles]",
     "also_called: [Foot circles, ankle circles]",
     "exercises.yml:138: ankle-circles.also_called[2] must name it once, not 'ankle circles' again"),
    ("a quote that is not closed", "exercises",
     "  name: Calf raises",
     "  name: 'Calf raises",
     "exercises.yml:110: the line must be valid YAML: did not find expected key",
     "    text with a colon, a hash or a leading quote needs quotes round all of it; what is wrong may begin in line 86"),
    ("a bracket that is not closed", "exercises",
     "cues: [Rise tall, Lower slowly]",
     "cues: [Rise tall, Lower slowly",
     "exercises.yml:103: the line must be valid YAML: did not find expected ',' or ']'",
     "    text with a colon, a hash or a leading quote needs quotes round all of it; what is wrong may begin in line 102"),
    ("a colon in text", "exercises",
     "  feel: In the front of both shins.",
     "  feel: Feel it: in both shins.",
     "exercises.yml:31: the line must be valid YAML: mapping values are not allowed in this context",
     "    text with a colon, a hash or a leading quote needs quotes round all of it"),
    ("a sign that YAML keeps for itself", "exercises",
     "  feel: In the front of both shins.",
     "  feel: @both shins.",
     "exercises.yml:31: the line must be valid YAML: found character that cannot start any token",
     "    text with a colon, a hash or a leading quote needs quotes round all of it"),
    ("indentation that does not line up", "exercises",
     "  name: Calf raises",
     "   name: Calf raises",
     "exercises.yml:87: the line must be valid YAML: mapping values are not allowed in this context",
     "    text with a colon, a hash or a leading quote needs quotes round all of it"),
    ("a block for text", "exercises",
     "  feel: In the front of both shins.",
     "  feel: {where: shins}",
     "exercises.yml:31: shin-curls.feel must be text of 1 to 200 characters, not a block of fields"),
    ("a list for text", "exercises",
     "  feel: In the front of both shins.",
     "  feel: [a, b]",
     "exercises.yml:31: shin-curls.feel must be text of 1 to 200 characters, not a list of 2"),
    ("an empty list of steps", "exercises",
     "  steps:\n    - act: Stand tall\n    - act: Rise on your toes\n    - act: Go down slowly, and stop.\n",
     "  steps: []\n",
     "exercises.yml:98: calf-raises.steps must be a list of 3 to 8 entries, not a list of 0"),
    ("a comma in a number", "sources",
     "people: 118",
     "people: 1,180",
     "sources.yml:10: trial-2020.people must be a whole number from 1 to 10000000, not '1,180'",
     "    write it in digits, such as 12, without quotes"),
    ("a year too early", "sources",
     "year: 2020",
     "year: 1020",
     "sources.yml:5: trial-2020.year must be a whole number from 1900 to 2100, not 1020"),
    ("a block for a list", "muscles",
     "also_called: [Shin muscle]",
     "also_called: {a: b}",
     "muscles.yml:5: tibialis-anterior.also_called must be a list of 0 to 4 entries, not a block of fields"),
    ("equipment that is not there", "exercises",
     "later: [step]",
     "later: [barbell]",
     "exercises.yml:94: calf-raises.equipment.later[1] must be one of wall, chair, step, towel, clear-floor, cushion, band, weight, backpack, not 'barbell'"),
    ("a mistake that shows a pair that is not there", "exercises",
     "      fix: Count to two\n  dose:",
     "      fix: Count to two\n      shows: drop\n  dose:",
     "exercises.yml:37: shin-curls.mistakes[2].shows must be a pair of drawings of shin-curls, which has none that is 'drop'",
     "    add drop to the pairs of the figure of shin-curls, or take shows out"),
    ("a pair that no mistake shows", "exercises",
     "    note: Shown from the side.\n",
     "    pairs:\n      drop: {wrong: The feet fall down., right: The feet come down slowly.}\n",
     "exercises.yml:83: shin-curls.figure.pairs.drop must be shown by a mistake",
     "    say shows: drop at the mistake that it draws, or take the pair out"),
    ("a pair without the right one", "exercises",
     "    note: Shown from the side.\n",
     "    pairs: {drop: {wrong: The feet fall down.}}\n",
     "exercises.yml:82: shin-curls.figure.pairs.drop.right must be given: text of 1 to 200 characters"),
    ("a step that shows what is not drawn", "routines",
     "      - {do: ankle-circles, level: start}\n      - do: shin-curls\n",
     "      - {do: ankle-circles, level: start, shows: easier}\n      - do: shin-curls\n",
     "routines.yml:9: routines.quick.steps[1].shows must be a drawing of ankle-circles, which has none that is 'easier'",
     "    add easier to the others of the figure of ankle-circles, or take shows out"),
    ("a step that shows a drawing that every movement has", "routines",
     "      - {do: ankle-circles, level: start}\n      - do: shin-curls\n",
     "      - {do: ankle-circles, level: start, shows: end}\n      - do: shin-curls\n",
     "routines.yml:9: routines.quick.steps[1].shows must not be 'end', a name that the guide keeps for itself"),
    ("a version that shows what is not drawn", "exercises",
     "      how: Sit and lift the front of both feet.\n",
     "      how: Sit and lift the front of both feet.\n      shows: easier\n",
     "exercises.yml:55: shin-curls.easier[1].shows must be a drawing of shin-curls, which has none that is 'easier'",
     "    add easier to the others of the figure of shin-curls, or take shows out"),
]
# fmt: on


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [pytest.param(*fault[1:4], list(fault[4:]), id=fault[0]) for fault in FAULTS],
)
def test_a_fault_is_reported_at_its_line(
    folder: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    edit(folder / f"{file}.yml", old, new)
    assert report(folder) == expected


# ------------------------------------------------------------------------ faults of whole files


def _encode(encoding: str, mark: bytes = b"") -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(mark + path.read_text(encoding="utf-8").encode(encoding))

    return change


def _write(content: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(content)

    return change


def _latin_1(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("deep calf muscle", "muscle of the calf, é")
    path.write_bytes(text.encode("latin-1"))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _bomb() -> bytes:
    """Nine lines that would be a thousand million words."""
    lines = ["- &a1 [" + ", ".join(["ha"] * 9) + "]"]
    lines += [f"- &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(2, 10)]
    return "\n".join(lines).encode()


BOMB_REPORT = [
    "muscles.yml:1: an anchor must not be used: &a1",
    "    write the value out where it is needed",
]
for number in range(2, 10):
    BOMB_REPORT += [
        f"muscles.yml:{number}: an alias must not be used: *a{number - 1}",
        "    write the value out",
        f"muscles.yml:{number}: an anchor must not be used: &a{number}",
        "    write the value out where it is needed",
    ]

NOT_UTF_8 = ["muscles.yml:1: the file must be UTF-8, not UTF-16", "    save it again as UTF-8"]
TOO_DEEP = [f"muscles.yml:1: blocks must nest at most {MAX_DEPTH} deep"]
EMPTY = ["muscles.yml:1: the file must hold data, not be empty"]
MISSING = [
    "muscles.yml:1: the file must exist",
    "    create muscles.yml, or name its folder with --data",
]
A_LIST = "muscles.yml:1: the file must be a list, not "


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


BROKEN_FILES = [
    ("UTF-16, little end first", _encode("utf-16-le", b"\xff\xfe"), NOT_UTF_8),
    ("UTF-16, big end first", _encode("utf-16-be", b"\xfe\xff"), NOT_UTF_8),
    ("UTF-16 without a mark", _encode("utf-16-le"), NOT_UTF_8),
    ("UTF-16, big end first, without a mark", _encode("utf-16-be"), NOT_UTF_8),
    (
        "Latin-1",
        _latin_1,
        ["muscles.yml:10: the line must be UTF-8; byte 0xe9 is not", "    save the file as UTF-8"],
    ),
    ("an empty file", _write(b""), EMPTY),
    ("only blank lines", _write(b"\n\n \n"), EMPTY),
    ("only comments", _write(b"# nothing yet\n# at all\n"), EMPTY),
    ("only the beginning of a document", _write(b"---\n"), EMPTY),
    ("a word", _write(b"muscles"), [A_LIST + "'muscles'"]),
    ("a number", _write(b"42"), [A_LIST + "42"]),
    ("a block where a list belongs", _write(b"id: soleus"), [A_LIST + "a block of fields"]),
    ("a missing file", Path.unlink, MISSING),
    ("a folder", _folder, ["muscles.yml:1: the file must be readable: Is a directory"]),
    (
        "a file that cannot be opened",
        _loop,
        ["muscles.yml:1: the file must be readable: Too many levels of symbolic links"],
    ),
    (
        "a pipe",
        _pipe,
        ["muscles.yml:1: the file must be a plain file, not a pipe or a device"],
    ),
    (
        "an invisible character at its beginning",
        _write(b"#\0 - id: soleus\n"),
        ["muscles.yml:1: the line must not hold the invisible character U+0000", "    delete it"],
    ),
    (
        "10 MB",
        _write(b"# " + b"x" * 10 * 2**20),
        ["muscles.yml:1: the file must be at most 8 MB, not 10.0 MB"],
    ),
    ("aliases that multiply", _write(_bomb()), BOMB_REPORT),
    ("10,000 brackets", _write(b"[" * 10_000), TOO_DEEP),
    ("10,000 closed brackets", _write(b"[" * 10_000 + b"]" * 10_000), TOO_DEEP),
    ("10,000 braces", _write(b"{a: " * 10_000), TOO_DEEP),
    ("10,000 dashes", _write(b"- " * 10_000), TOO_DEEP),
]


@pytest.mark.parametrize(
    ("change", "expected"), [pytest.param(*case[1:], id=case[0]) for case in BROKEN_FILES]
)
def test_a_broken_file_is_reported_and_nothing_else(
    folder: Path, change: Callable[[Path], None], expected: list[str]
) -> None:
    change(folder / "muscles.yml")
    assert report(folder) == expected


def test_the_root_of_routines_must_be_a_block(folder: Path) -> None:
    (folder / "routines.yml").write_text("- id: quick\n", encoding="utf-8")
    rule = "the file must be a block with the fields days, routines, plan, not a list of 1"
    assert report(folder) == [f"routines.yml:1: {rule}"]


def test_an_empty_list_is_the_one_finding(folder: Path) -> None:
    (folder / "exercises.yml").write_text("[]\n", encoding="utf-8")
    assert report(folder) == [
        "exercises.yml:1: the file must hold a block at least, not be an empty list"
    ]


def test_a_lost_id_dangles_nowhere(folder: Path) -> None:
    path = folder / "muscles.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if line.startswith("- id:")]
    del lines[heads[1]]
    path.write_text("".join(lines), encoding="utf-8")
    found = [line for line in report(folder) if not line.startswith(" ")]
    assert found
    assert all("must be given once" in line for line in found)


def test_a_missing_folder_is_six_missing_files(folder: Path) -> None:
    found = report(folder / "nowhere")
    assert found[::2] == [f"nowhere/{name}.yml:1: the file must exist" for name in FILES]


# ------------------------------------------------------------------------- what is no fault


def test_the_good_data_is_good() -> None:
    guide, findings = check_data(GOOD)
    assert findings == ()
    assert guide is not None
    assert [item.id for item in guide.exercises] == ["shin-curls", "calf-raises", "ankle-circles"]
    assert [item.id for item in guide.routines] == ["quick", "pre-run"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="a byte order mark"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r"), id="line ends of old Macs"),
        pytest.param(lambda raw: b"%YAML 1.1\n---\n" + raw, id="a directive"),
        pytest.param(lambda raw: raw + b"\n\n...\n", id="a marked end"),
        pytest.param(lambda raw: raw.replace(b": ", b":\t"), id="tabs behind colons"),
    ],
)
def test_it_reads_the_same_whatever_the_editor(
    folder: Path, change: Callable[[bytes], bytes]
) -> None:
    for name in FILES:
        path = folder / f"{name}.yml"
        path.write_bytes(change(path.read_bytes()))
    assert read_guide(folder) == read_guide(GOOD)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("'no'", "no", id="a switch in quotes"),
        pytest.param("'12'", "12", id="a number in quotes"),
        pytest.param("010", "010", id="an octal number"),
        pytest.param("2:30", "2:30", id="a sexagesimal number"),
        pytest.param(".inf", ".inf", id="infinity"),
        pytest.param("1e400", "1e400", id="a number too large"),
        pytest.param("Füße & 🦶 <b>", "Füße & 🦶 <b>", id="other letters and markup"),
        pytest.param('"tab-free \\u00e9"', "tab-free é", id="an escape"),
        pytest.param(">-\n    two\n    lines", "two lines", id="folded text"),
    ],
)
def test_text_comes_out_as_it_was_typed(folder: Path, typed: str, text: str) -> None:
    edit(folder / "exercises.yml", "In the front of both shins.", typed)
    assert read_guide(folder).exercises[0].feel == text


@pytest.mark.parametrize("typed", ["true", "yes", "on", "True"])
def test_a_switch_has_the_spellings_of_yaml(folder: Path, typed: str) -> None:
    edit(folder / "exercises.yml", "core: false", f"core: {typed}")
    assert read_guide(folder).exercises[2].core is True


def test_a_line_keeps_its_number_with_line_ends_of_windows(folder: Path) -> None:
    path = folder / "exercises.yml"
    edit(path, "reps: 12", "reps: ten")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert report(folder)[0].startswith("exercises.yml:40: ")


# --------------------------------------------------------------------------- many faults at once

MANY = """\
tests/data/broken/exercises.yml:5: shin-curls.formerly[1] must be an id that is no longer in use, not 'calf-raises'
tests/data/broken/exercises.yml:5: shin-curls.formerly[2] must be an id of small letters, digits and single hyphens, such as toe-curls, not a list of 1
tests/data/broken/exercises.yml:6: shin-curls.core must be true or false, not 'yes'
    write it without quotes
tests/data/broken/exercises.yml:7: shin-curls.sumary must not be there: no field has this name
    did you mean summary?
tests/data/broken/exercises.yml:16: shin-curls.muscles.main[1] must be the id of a muscle, not 'tibialis-anteriour'
    did you mean tibialis-anterior?
tests/data/broken/exercises.yml:25: shin-curls.steps[2].act must be text of 1 to 100 characters, not 12
    put it in quotes: '12'
tests/data/broken/exercises.yml:31: shin-curls.feel must not contain the invisible character U+000A
    write >- where > or | stands
tests/data/broken/exercises.yml:42: shin-curls.dose.start.reps must be a whole number from 1 to 100, not 'ten'
    write it in digits, such as 12, without quotes
tests/data/broken/exercises.yml:44: shin-curls.dose.start.rest must be a whole number from 0 to 300, not '0:20'
    write it in digits, such as 12, without quotes
tests/data/broken/exercises.yml:46: shin-curls.dose.target must have exactly one of reps, seconds and meters, not reps and seconds
tests/data/broken/exercises.yml:67: shin-curls.stop[1].sources[1] must be the id of a source, not 'hearsay'
    add it to sources.yml, or name one that is there
tests/data/broken/exercises.yml:90: calf-raises.name must be used once, and line 3 has 'Shin curls' already
    give each its own name
tests/data/broken/exercises.yml:137: calf-raises.reviewed must be a day such as 2026-11-22, without quotes, not 2026-11-31
tests/data/broken/exercises.yml:145: ankle-circles.line must be given once, and line 144 has it already
    take one of the two out
tests/data/broken/exercises.yml:146: ankle-circles.kind must be one of strength, balance, mobility, not no
tests/data/broken/exercises.yml:170: ankle-circles.harder[1].name must not begin or end with a blank
tests/data/broken/routines.yml:10: routines.quick.steps[2].do must be the id of a movement, not 'shin-curl'
    did you mean shin-curls?
tests/data/broken/routines.yml:19: routines.quick.id must be used once, and line 3 has 'quick' already
    give each its own id
tests/data/broken/routines.yml:45: plan.phases[2].last_week must be a whole number from 1 to 52, not 99
tests/data/broken/benefits.yml:3: anatomy.bones must have parts that add up to 26 bones, not 27
tests/data/broken/benefits.yml:15: injuries.items[2].share must be a number from 0 to 100, not .inf
    write it in digits, such as 12, without quotes
tests/data/broken/benefits.yml:29: trials[1].rows[1] must have an estimate inside its interval 0.2 to 0.3, not 0.42
tests/data/broken/safety.yml:1: the file must exist
    create safety.yml, or name its folder with --data
tests/data/broken/questions.yml:1: the file must exist
    create questions.yml, or name its folder with --data
tests/data/broken/measures.yml:1: the file must exist
    create measures.yml, or name its folder with --data
tests/data/broken/muscles.yml:9: soleus.place must be given: one of leg, foot
tests/data/broken/muscles.yml:12: soleus must not merge in another block
    write the fields out
tests/data/broken/muscles.yml:13: soleus.depth must be one of surface, deep, not 'sunken'
tests/data/broken/muscles.yml:14: soleus.7 must not be there: no field has this name
    the fields here are id, plain, anatomical, also_called, place, depth, action
tests/data/broken/sources.yml:8: trial-2020.doi must be a DOI such as 10.1136/bmj.b2684, without an address in front, not 'https://doi.org/10.1234/feet.2020.1'
tests/data/broken/sources.yml:18: guideline-2021.url must be an address that begins with https://, not 'javascript:alert(1)'
tests/data/broken/sources.yml:24: leaflet.title must not contain the invisible character U+202E
tests/data/broken/reviews.yml:3: [1].register must not be there: no field has this name
    did you mean registered_with?
tests/data/broken/reviews.yml:4: [1].number must be text of 1 to 100 characters, not 12345
    put it in quotes: '12345'
tests/data/broken/reviews.yml:6: [1].scope must be the id of a movement, rules, questions or measures, not 'shin-curl'
    did you mean shin-curls?
tests/data/broken/reviews.yml:8: [1].digest must be a digest such as 3f2a-91bc-07de-55a1-c4e2, not '1b87'
36 findings
"""


def test_all_faults_are_reported_in_the_order_of_files_and_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    guide, findings = check_data(BROKEN)
    assert guide is None
    assert create_report(findings) + "\n" == MANY


def test_reading_a_broken_guide_raises_the_whole_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(GuideError) as raised:
        read_guide(BROKEN)
    assert str(raised.value) + "\n" == MANY


# ------------------------------------------------------------------------------- the command


def _run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "footwork", "check", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_prints_one_line_when_all_is_well() -> None:
    done = _run("--data", GOOD)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "3 movements, 2 routines: all is well\n"


def test_the_command_prints_the_report_and_fails() -> None:
    done = _run("--data", "tests/data/broken")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == MANY


@pytest.mark.parametrize(
    ("content", "count"),
    [
        pytest.param(b"", "1 finding", id="an empty file"),
        pytest.param(b"\xff\xfea", "1 finding", id="UTF-16"),
        pytest.param(_bomb(), "17 findings", id="aliases that multiply"),
        pytest.param(b"[" * 10_000, "1 finding", id="10,000 brackets"),
        pytest.param(b"- !!python/object/apply:os.system [ls]", "1 finding", id="a tag with code"),
        pytest.param(b"- {id: [a], name: {b: c}}", "7 findings", id="lists as names"),
    ],
)
def test_the_command_survives_a_file_that_is_meant_to_break_it(
    folder: Path, content: bytes, count: str
) -> None:
    (folder / "muscles.yml").write_bytes(content)
    done = _run("--data", ".", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[0].startswith(("muscles.yml:1: ", "exercises.yml:16: "))
    assert done.stderr.splitlines()[-1] == count


def test_each_drawing_has_its_own_file(folder: Path) -> None:
    others = "    others: {end-2: {caption: Seated, alt: A runner sits.}}\n"
    edit(folder / "exercises.yml", "    note: Shown from the side.\n", others)
    path = folder / "exercises.yml"
    for file in folder.iterdir():
        renamed = file.read_text("utf-8").replace("calf-raises", "shin-curls-end")
        file.write_text(renamed.replace("ankle-circles", "shin-curls-end-2"), "utf-8")
    with pytest.raises(GuideError) as caught:
        read_guide(folder)
    said = [(one.line, one.message, one.hint) for one in caught.value.findings]
    lines = path.read_text("utf-8").splitlines()
    at, end = lines.index("- id: shin-curls") + 1, lines.index(others.rstrip("\n")) + 1
    taken = "must not make {}.svg, which is a drawing of {}"
    assert said == [
        (
            at,
            f"shin-curls.id {taken.format('shin-curls-end', 'shin-curls-end')}",
            "choose another id",
        ),
        (
            end,
            f"shin-curls.figure.others.end-2 {taken.format('shin-curls-end-2', 'shin-curls-end-2')}",
            "give it another name",
        ),
    ]


def _add_pair(folder: Path, *shows: str, name: str = "drop") -> None:
    """Give shin curls a pair, and each of their first mistakes the pair that it shows."""
    path = folder / "exercises.yml"
    pair = "{wrong: The feet fall down., right: The feet come down slowly.}"
    note = "    note: Shown from the side.\n"
    edit(path, note, f"    pairs: {{{name}: {pair}}}\n{note}")
    fixes = ("      fix: Press them back\n", "      fix: Count to two\n")
    for fix, key in zip(fixes, shows, strict=False):
        edit(path, fix, f"{fix}      shows: {key}\n")


def test_a_mistake_has_its_pair(folder: Path) -> None:
    _add_pair(folder, "drop")
    exercise = read_guide(folder).exercise_by_id["shin-curls"]
    first, other = exercise.mistakes
    assert (first.shows, other.shows) == ("drop", None)
    assert exercise.figure.pair_frames("drop") == {
        "drop-wrong": "The feet fall down.",
        "drop-right": "The feet come down slowly.",
    }


def test_a_pair_shows_one_mistake(folder: Path) -> None:
    _add_pair(folder, "drop", "drop")
    said, hint = report(folder)
    rule = "must be a pair of its own, not 'drop', which shows the mistake before"
    assert said.endswith(f": shin-curls.mistakes[2].shows {rule}")
    assert hint == "    take shows out of one of them"


def test_a_near_name_of_a_pair_is_meant(folder: Path) -> None:
    _add_pair(folder, "dropp")
    assert "    did you mean drop?" in report(folder)


def test_the_drawings_of_a_pair_have_their_own_files(folder: Path) -> None:
    _add_pair(folder, "drop")
    note = "    note: Shown from the side.\n"
    others = "    others: {drop-wrong: {caption: Seated, alt: A runner sits.}}\n"
    edit(folder / "exercises.yml", note, others)
    (finding, hint) = report(folder)
    taken = "must not make shin-curls-drop-wrong.svg, which is a drawing of shin-curls"
    assert finding.endswith(f"shin-curls.figure.pairs.drop {taken}")
    assert hint == "    give it another name"


def test_what_is_drawn_can_be_shown(folder: Path) -> None:
    edit(
        folder / "exercises.yml",
        "    note: Shown from the side.\n",
        "    note: Shown from the side.\n    others: {easier: {caption: Seated, alt: A runner sits.}}\n",
    )
    edit(folder / "exercises.yml", "      how: Sit and", "      shows: easier\n      how: Sit and")
    edit(folder / "routines.yml", "        note: Hold", "        shows: easier\n        note: Hold")
    guide = read_guide(folder)
    figure = guide.exercise_by_id["shin-curls"].figure
    step = guide.routine_by_id["quick"].steps[1]
    assert figure.frames(step.shows) == {"easier": "A runner sits."}
    assert figure.frames() == {"start": figure.start, "end": figure.end}


def test_a_changed_copy_of_a_guide_knows_its_own_movements(guide: Guide) -> None:
    first = guide.exercises[0]
    assert guide.exercise_by_id[first.id] is first
    renamed = first.model_copy(update={"id": "new-id"})
    copy = guide.model_copy(update={"exercises": (renamed, *guide.exercises[1:])})
    assert copy.exercise_by_id["new-id"] is renamed
    assert first.id not in copy.exercise_by_id
