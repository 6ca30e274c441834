"""Videos: whose they are, and whether they still play."""
