"""Whether a page says today what it said before."""
