"""Documents of HTML: their elements, links, regions and text."""
