"""Turns a starting interpreter into a server that forks one process for each example, or lets it report its own end.

CPython imports this module before it opens the script that it was started with. The server stays inside the import; each
forked child leaves it again, so that CPython itself goes on to run the script: its traceback, stack, `__file__` and exit
code are genuine. Leaving by an ImportError of this very name is what a missing sitecustomize looks like.
"""


def _serve():
    import os
    import sys

    base = dict(sys.modules)
    del base["sitecustomize"]
    here = os.path.dirname(os.path.abspath(__file__))
    try:
        import deckle_report

        if "DECKLE_CONTROL" not in os.environ:
            if deckle_report.PLACE in os.environ:
                import deckle_order

                if os.environ.pop(deckle_order.REVERSE, None):
                    deckle_order.reverse()
                word = deckle_report.take_word()
                deckle_report.forget(here)
                deckle_report.install()(word)
                for name in set(sys.modules) - set(base) - {"sitecustomize"}:
                    del sys.modules[name]
            return
        import deckle_end

        deckle_end.register()
        import deckle_shelf

        shelf = deckle_shelf.Shelf(base)
        with shelf.recorder:
            import deckle_server
        deckle_server.main(here, shelf)
    except BaseException:
        # CPython would print the error, go on, and run the script outside its inner sandbox.
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
        os._exit(70)


_serve()
raise ImportError("No module named 'sitecustomize'", name="sitecustomize")
