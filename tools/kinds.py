"""A page of each kind, by its address: what audits, comparisons and browser tests look at."""

from __future__ import annotations

from footwork.publishing import addresses

KINDS = {
    "home": addresses.HOME,
    "movements": addresses.EXERCISES,
    "movement": addresses.exercise("calf-raises"),
    "routines": addresses.ROUTINES,
    "routine": addresses.routine("quick"),
    "plan": addresses.PLAN,
    "practice": addresses.PRACTICE,
    "build": addresses.BUILD,
    "benefits": addresses.BENEFITS,
    "muscles": addresses.MUSCLES,
    "safety": addresses.SAFETY,
    "questions": addresses.QUESTIONS,
    "evidence": addresses.EVIDENCE,
    "print": addresses.PRINT,
    "clubs": addresses.CLUBS,
    "api": addresses.API,
    "about": addresses.ABOUT,
    "offline": addresses.OFFLINE,
    "log": addresses.LOG,
    "pictures": addresses.FIGURES,
    "measures": addresses.MEASURES,
    "not-found": "404.html",
}
