"""Pages labelled for signposting before anybody tuned for them, and how sicaudit judges them."""
