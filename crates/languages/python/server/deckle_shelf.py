"""Imports modules ahead of time and hides them again until an example asks for them.

A preloaded module that can be seen would let `import concurrent; concurrent.futures` pass, which fails in a cold
interpreter. So one instrumented pass records what each module imports; the modules then leave `sys.modules`; and an
import hands back the module together with just those that it would have brought along.
"""

import _frozen_importlib
import builtins
import os
import sys


class Recorder:
    """Records, while modules are imported, which module asked for which."""

    def __init__(self, base):
        self.edges = {}
        self.stack = [""]
        self.known = set(base)
        self.load = _frozen_importlib._load_unlocked
        self.import_ = builtins.__import__

    def __enter__(self):
        # What is there already was asked for by none of the modules that come now.
        self.known.update(sys.modules)
        _frozen_importlib._load_unlocked = self.loading
        builtins.__import__ = self.importing
        return self

    def __exit__(self, *_):
        _frozen_importlib._load_unlocked = self.load
        builtins.__import__ = self.import_

    def note(self, name):
        self.edges.setdefault(self.stack[-1], {})[name] = True

    def loading(self, spec):
        self.note(spec.name)
        self.stack.append(spec.name)
        self.known.add(spec.name)
        try:
            return self.load(spec)
        finally:
            # Some modules put others into sys.modules by hand: typing does with typing.io.
            for name in list(sys.modules):
                if name not in self.known:
                    self.known.add(name)
                    self.note(name)
            self.stack.pop()

    def importing(self, name, globals=None, locals=None, fromlist=(), level=0):
        module = self.import_(name, globals, locals, fromlist, level)
        full = name
        if level:
            package = globals.get("__package__") or globals["__name__"].rpartition(".")[0]
            for _ in range(level - 1):
                package = package.rpartition(".")[0]
            full = f"{package}.{name}" if name else package
        self.note(full)
        for part in fromlist or ():
            if isinstance(part, str) and f"{full}.{part}" in sys.modules:
                self.note(f"{full}.{part}")
        return module


class Shelf:
    """Holds the hidden modules."""

    def __init__(self, base):
        self.base = base
        self.modules = {}
        self.closures = {}
        self.bound = set()
        self.specs = {}
        self.given = set()
        self.recorder = Recorder(base)
        self.stdlib = os.path.dirname(os.__file__)

    def fill(self, names):
        with self.recorder:
            for name in names:
                try:
                    builtins.__import__(name)
                except Exception:
                    # A module that cannot be imported here fails again, and visibly, in the example.
                    pass

    def closure(self, name):
        """Returns the modules that importing `name` brings along."""
        out, todo = set(), [name]
        while todo:
            one = todo.pop()
            if one in out or one in self.base or one not in self.modules:
                continue
            out.add(one)
            parent = one.rpartition(".")[0]
            if parent:
                todo.append(parent)
            todo.extend(self.recorder.edges.get(one, ()))
        return [one for one in self.modules if one in out]

    def hide(self):
        """Takes everything that is not of a cold interpreter out of sight."""
        for name in list(sys.modules):
            if name not in self.base and name != "sitecustomize":
                module = sys.modules.pop(name)
                if not name.startswith("deckle_"):
                    self.modules[name] = module
        for name, module in self.modules.items():
            parent, _, child = name.rpartition(".")
            holder = self.modules.get(parent) or self.base.get(parent)
            # unittest.main is a submodule and a class of that name: only what the import bound is undone.
            if holder is not None and holder.__dict__.get(child) is module:
                delattr(holder, child)
                self.bound.add(name)
            self.specs[name] = getattr(module, "__spec__", None)
        self.closures = {name: self.closure(name) for name in self.modules}
        self.install()

    def install(self):
        """Lets the first of CPython's finders look on the shelf; sys.meta_path stays as it is."""
        finder = _frozen_importlib.BuiltinImporter
        genuine = finder.find_spec

        def find_spec(cls, name, path=None, target=None):
            spec = self.find(name) if target is None else None
            return spec if spec is not None else genuine(name, path, target)

        finder.find_spec = classmethod(find_spec)

    def find(self, name):
        if name not in self.modules or name in self.given:
            return None
        closure = self.closures[name]
        local = self.local_names()
        for one in closure:
            present = sys.modules.get(one)
            if present is not None and present is not self.modules[one]:
                return None
            if one.partition(".")[0] in local:
                return None
        for one in closure:
            self.give(one, name)
        return self.spec(name)

    def give(self, one, asked):
        """Puts a module back to where an import leaves it."""
        if one in self.given:
            return
        self.given.add(one)
        if one == asked:
            return  # The import machinery does the rest.
        sys.modules[one] = self.modules[one]
        if one in self.bound:
            parent, _, child = one.rpartition(".")
            setattr(self.modules.get(parent) or self.base[parent], child, self.modules[one])

    def local_names(self):
        """Returns the names of files that are found before the standard library, and so before the shelf."""
        names = set()
        for entry in sys.path:
            if entry == self.stdlib:
                break
            try:
                names.update(file.partition(".")[0] for file in os.listdir(entry or "."))
            except (OSError, TypeError):
                pass  # A path entry that is no folder brings no file.
        return names

    def spec(self, name):
        genuine = self.specs[name]
        return _frozen_importlib.ModuleSpec(
            name,
            Loader(self.modules[name], genuine),
            origin=getattr(genuine, "origin", None),
            is_package=getattr(genuine, "submodule_search_locations", None) is not None,
        )


class Loader:
    """Gives an import the module that is already there."""

    def __init__(self, module, spec):
        self.module = module
        self.spec = spec

    def create_module(self, spec):
        return self.module

    def exec_module(self, module):
        if self.spec is not None:
            module.__spec__ = self.spec
