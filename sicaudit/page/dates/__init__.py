"""How old a page is: evidence of its dates, and their judgement."""
