"""Link situations, labelled before anybody tuned for them, and how sicaudit judges them."""
