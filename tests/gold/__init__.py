"""The quality gate: annotated reports, and how well the checker does on them."""
