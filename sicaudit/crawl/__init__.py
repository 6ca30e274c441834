"""URL to Outcome to Verdict: the only room on the network."""
