"""The check before publishing as an HTTP service, and for editors of code a language server.

``app.create_app(settings)`` is the service, ``running.serve`` starts it. One process answers HTTP and holds no language
model; the reports are read in other processes (``engines``), which can be stopped and replaced.
"""
