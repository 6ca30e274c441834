"""What time has undone on a page: announcements, names and facts."""
