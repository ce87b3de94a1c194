"""The printed side: cheat-sheet, cards, routine sheets and the plan, as PDF and PNG."""
