"""What was crawled, judged: targets, findings, and what is counted for the report."""
