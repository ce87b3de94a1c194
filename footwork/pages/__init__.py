"""The pages of the site: HTML for the macros that the Markdown pages call."""
