"""Where this joins the rest of the product, once it is ready."""


def join_say_do() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
