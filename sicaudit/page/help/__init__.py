"""Topics that demand help, and the ways to it that a page gives."""
