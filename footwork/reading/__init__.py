"""From the files in `data/` to the checked guide, or to everything that is wrong with them."""
