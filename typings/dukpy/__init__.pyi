"""What of dukpy this project uses; the package has no types of its own."""

from typing import Any

class JSRuntimeError(Exception): ...

class JSModuleLoader:
    _paths: list[str]

class JSInterpreter:
    @property
    def loader(self) -> JSModuleLoader: ...
    def evaljs(self, code: str, **values: object) -> Any: ...
