"""Runs example.py with `await` allowed outside functions, as `python -m asyncio` does."""


def _run():
    import ast
    import asyncio
    import inspect
    import os
    import sys
    import types

    namespace = sys.modules["__main__"].__dict__
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "example.py")
    with open(path, "rb") as file:
        source = file.read()
    code = compile(source, path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    del namespace["_run"]
    namespace["__file__"] = path
    namespace["__doc__"] = None
    body = types.FunctionType(code, namespace)
    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(body())
    else:
        body()


_run()
