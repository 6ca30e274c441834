"""Where a text names services of record, and their numbers."""
