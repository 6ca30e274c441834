"""Mail addresses and telephone numbers."""
