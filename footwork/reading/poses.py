"""The joint angles of the drawings as words, for whoever reads them without a picture.

What a pose may say, and what is wrong with one, is for the drawing room (`footwork.figures`);
here its words are only taken over.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from footwork.model.review import Posed
from footwork.reading.yaml_tree import load_tree


def read_poses(path: Path) -> dict[str, tuple[Posed, ...]]:
    """Return the poses of every movement, by its id; none where there is no file, or a bad one."""
    value = load_tree(path, path.as_posix()).value if path.is_file() else None
    return {
        name: tuple(_list_posed(block)) for name, block in _items(value) if isinstance(block, dict)
    }


def _list_posed(block: dict[str, Any]) -> Iterator[Posed]:
    scenes = [
        ("", block.get("close")),
        *((f"{name}, ", it) for name, it in _items(block.get("others"))),
    ]
    for name, scene in scenes:
        for frame in ("start", "end"):
            pose = scene.get(frame) if isinstance(scene, dict) else None
            for part, angles in _items(pose):
                for told, words in _tell(part, angles):
                    if words:
                        yield Posed(drawing=f"{name}{frame}", part=told, angles=words)


def _tell(part: str, angles: Any) -> Iterator[tuple[str, str]]:
    if part == "arms":
        yield from ((f"{side} arm", _join(arm)) for side, arm in _items(angles))
    else:
        yield part, _join(angles)


def _join(angles: Any) -> str:
    if isinstance(angles, dict):
        return ", ".join(f"{joint} {value}" for joint, value in angles.items())
    return str(angles)


def _items(value: Any) -> list[tuple[str, Any]]:
    return [(str(key), inner) for key, inner in value.items()] if isinstance(value, dict) else []
