"""The HTML report: what the results hold, as one page shows it, and the page itself."""
