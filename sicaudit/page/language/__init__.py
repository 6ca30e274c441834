"""Natural language: words, sentences, tenses, days and hours as people write them."""
