"""Benches: real pages beside an independent judge, other checkers, and a site without an end."""
