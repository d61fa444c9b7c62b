"""Specimens: forms, their errors, their buttons, and whether what one types is kept."""

from datetime import time

from django import forms

from inhabit.access.readers import Breadth, Said
from inhabit.web.gallery.specimens import Specimen, State

ONLY_YOU = Said("Only you.", Breadth.ONE)
LONGEST = 200  # characters of a barrier


class Barrier(forms.Form):
    """What stands in the way of a priority: an invented form with every kind of field."""

    title = forms.CharField(
        label="What stands in the way",
        help_text="In a few words.",
        error_messages={"required": "Say it in a few words."},
    )
    words = forms.CharField(
        label="What happens because of it",
        help_text="As you would tell it a colleague.",
        max_length=LONGEST,
        error_messages={"required": "Tell what happens, in a sentence or two."},
        widget=forms.Textarea,
    )
    email = forms.EmailField(
        label="Whom we may ask", error_messages={"invalid": "Write it like name@vierspur.example."}
    )
    days = forms.IntegerField(
        label="How many days it has lasted",
        min_value=0,
        error_messages={"min_value": "Days are counted from 0 on."},
    )
    since = forms.DateField(label="Since when", widget=forms.DateInput(attrs={"type": "date"}))
    unit = forms.ChoiceField(
        label="Where it is",
        choices=[
            ("", "Choose a unit"),
            ("1", "Bogie Overhaul"),
            ("2", "Drehgestellinstandhaltungskapazitätsplanung für Nahverkehrstriebzüge"),
        ],
    )
    weight = forms.ChoiceField(
        label="How much it costs us",
        help_text="Your feeling is enough.",
        error_messages={"required": "Choose one; a guess will do."},
        choices=[
            ("1", "Minutes"),
            ("2", "Hours"),
            ("3", "Days, and the nerves of everybody who waits for the wheelset lathe"),
        ],
        widget=forms.RadioSelect,
    )
    touches = forms.MultipleChoiceField(
        label="Which priorities it touches",
        error_messages={"required": "Choose at least one."},
        choices=[("1", "Trains back on the day we promised"), ("2", "First-time fixes")],
        widget=forms.CheckboxSelectMultiple,
    )
    photo = forms.FileField(
        label="A picture",
        help_text="JPEG or PNG, up to 2 MB. No faces, please.",
        error_messages={"required": "Choose a picture."},
    )
    is_urgent = forms.BooleanField(label="It stops work today")


FILLED = {
    "title": "One lathe for two halls",
    "words": "We wait for the wheelset lathe on two days out of five, and the night shift waits longest.",
    "email": "jonas.wegener@vierspur.example",
    "days": 90,
    "since": "2026-08-24",
    "unit": "1",
    "weight": "3",
    "touches": ["1", "2"],
    "is_urgent": True,
}
WRONG = FILLED | {"email": "jonas", "words": "", "days": -1, "weight": "", "touches": [], "title": ""}
# A prefix each: radio buttons of one name would be one group, though their forms differ.
empty = Barrier(prefix="empty")
filled = Barrier(prefix="filled", initial=FILLED)
wrong = Barrier({f"wrong-{name}": value for name, value in WRONG.items()}, prefix="wrong")
disabled = Barrier(prefix="disabled", initial=FILLED)
for field in disabled.fields.values():
    field.disabled = True

# Of each kind of field one; what is not right in WRONG shows its error.
KINDS = {
    "title": "Text",
    "words": "Long text",
    "email": "Email",
    "days": "Number",
    "since": "Date",
    "unit": "Select",
    "weight": "Radios",
    "touches": "Checkboxes",
    "photo": "File",
    "is_urgent": "One checkbox",
}


def states_of(name: str, kind: str) -> tuple[State, ...]:
    return (
        State(f"{kind}, empty", {"field": empty[name]}),
        *((State(f"{kind}, filled in", {"field": filled[name]}),) if name in FILLED else ()),
        *((State(f"{kind}, with an error", {"field": wrong[name]}),) if wrong[name].errors else ()),
        State(f"{kind}, disabled", {"field": disabled[name]}),
    )


class CodeForm(forms.Form):
    """One field only, for the shortest summary."""

    code = forms.CharField(label="Your code", error_messages={"required": "Type the code on your card."})


class SpanForm(forms.Form):
    """Wrong as a whole rather than in a field."""

    def clean(self) -> None:
        raise forms.ValidationError("The last day lies before the first.")


SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Field",
        "components/field.html",
        (
            *(state for name, kind in KINDS.items() for state in states_of(name, kind)),
            State(
                "With its readers",
                {"field": Barrier(prefix="read")["title"], "readers": ONLY_YOU},
            ),
            State(
                "Optional, with the characters left",
                {
                    "field": Barrier(prefix="counted", initial=FILLED)["words"],
                    "is_optional": True,
                    "is_counted": True,
                },
            ),
            State(
                "Too long, not cut",
                {
                    "field": Barrier(
                        prefix="long", initial={"words": "And again we waited for the lathe. " * 7}
                    )["words"],
                    "is_counted": True,
                },
            ),
        ),
    ),
    Specimen(
        "Error summary",
        "components/error_summary.html",
        (
            State("Nothing wrong", {"form": empty}),
            State("One error", {"form": CodeForm({}, prefix="code")}),
            State("The form as a whole", {"form": SpanForm({})}),
            State("Many errors", {"form": wrong}),
        ),
    ),
    Specimen(
        "Button",
        "components/button.html",
        (
            State("What most people came for", {"label": "Share it"}),
            State("Quiet", {"label": "Not this time", "kind": "quiet"}),
            State("Danger", {"label": "Remove my part", "kind": "danger", "icon": "trash-2"}),
            State("Link", {"label": "Mail again", "kind": "link", "about": "Jonas Wegener"}),
            State("With an icon", {"label": "Add a barrier", "icon": "plus"}),
            State(
                "Leading somewhere",
                {"label": "Download the table", "icon": "download", "address": "/", "kind": "quiet"},
            ),
            State("One of several answers", {"label": "Yes, mine", "name": "answer", "value": "yes"}),
            State("Disabled", {"label": "Share it", "is_disabled": True}),
            State("Disabled, quiet", {"label": "Not this time", "kind": "quiet", "is_disabled": True}),
            State("Busy", {"label": "Import 1,810 people", "is_busy": True}),
            State(
                "Long",
                {"label": "Drehgestellinstandhaltungskapazitätsplanung benachrichtigen", "icon": "mail"},
            ),
        ),
    ),
    Specimen(
        "Autosave",
        "components/autosave.html",
        (
            State("Nothing to say yet", {}),
            State("Takes its time", {"state": "saving"}),
            State("Kept", {"state": "kept", "at": time(10, 42)}),
            State("Offline or signed out", {"state": "offline"}),
            State("Restored from this browser", {"state": "restored"}),
            State(
                "Stopped by the server",
                {
                    "state": "stopped",
                    "words": "Nadia Haddad has changed this meanwhile. Load the page again.",
                },
            ),
        ),
    ),
    Specimen(
        "A state of autosave",
        "components/autosave_state.html",
        (
            State("Kept", {"state": "kept", "at": time(10, 42)}),
            State("Stopped", {"state": "stopped", "words": "This part has been removed."}),
            State("Earlier words wait beside newer ones", {"state": "earlier"}),
        ),
    ),
)
