"""The example report in every input format."""
