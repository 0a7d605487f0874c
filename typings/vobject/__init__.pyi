from vobject.base import Component

def readOne(stream: str, *, allowQP: bool = ...) -> Component | None: ...  # noqa: N802, N803 (named by the library)
