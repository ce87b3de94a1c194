"""The practice player: the data that it reads, made from the guide, and its scripts.

The scripts are plain modules in `player/`, `builder/` and `log/`, checked by `make lint`. They run
in the browser alone; `schedule.js` holds the rule of `footwork.times`.
"""
