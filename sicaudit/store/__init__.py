"""Runs in SQLite: the history, the crawl of the run under way, reviewers' decisions."""
