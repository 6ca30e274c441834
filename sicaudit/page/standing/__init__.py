"""What a document says against itself: gone, parked, taken over, behind a wall."""
