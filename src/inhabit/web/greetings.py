"""What ``inhabit serve`` prints below the address, once the product answers.

Packages above this one add a function in their AppConfig: it receives the address that people use
and yields lines.
"""

from collections.abc import Callable, Iterable

greetings: list[Callable[[str], Iterable[str]]] = []
