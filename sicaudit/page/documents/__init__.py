"""Documents that are not HTML: PDF and office files, feeds, manifests, sitemaps."""
