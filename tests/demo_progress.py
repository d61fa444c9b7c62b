"""Progress that nobody watches, for tests that load the demo."""


class Silence:
    def begin(self, what: str, total: int) -> None: ...

    def advance(self, number: int) -> None: ...
