"""One command a file; its name is the command's.

A module here has ``COMMAND``, a click command or group. What is heavy it imports when it runs: ``--help`` loads all.
"""
