"""What happens when a form was opened before somebody saved something newer."""

from django.db.models import Model


class StaleFormError(Exception):
    """The form was made from an older text than the one stored; ``stored`` is what stands now."""

    def __init__(self, stored: Model) -> None:
        super().__init__("a newer text is stored")
        self.stored = stored
