"""Whole archives: many reports, many processes, results in shards that are written whole or not at all."""
