"""Loops: shapes of one topology that go from key to key, as SMIL plays them."""
