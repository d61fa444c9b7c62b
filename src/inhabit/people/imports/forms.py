"""The forms of an import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.people.imports.actions import DayTooEarlyError, check_day
from inhabit.people.imports.columns import LABELS
from inhabit.people.models import ImportRun, today

MOST_FILES = 12
MOST_MEGABYTES = 60
PROFILES = [
    ("", gettext_lazy("A list of people (from an HR or payroll system)")),
    ("uk-organogram", gettext_lazy("UK government organogram (a senior and a junior file)")),
]


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or several files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        uploads = data if isinstance(data, list | tuple) else [data]
        files = [super(SeveralFilesField, self).clean(upload, initial) for upload in uploads or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Choose at most %(most)s files.") % {"most": MOST_FILES})
        for file in files:
            if file.size > MOST_MEGABYTES * 1_000_000:
                raise forms.ValidationError(
                    _("%(file)s is larger than %(most)s MB. Import it on the command line.")
                    % {"file": file.name, "most": MOST_MEGABYTES}
                )
        return files


class DayField(forms.DateField):
    """The day from which a file holds: not before the last import's."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def validate(self, value: Any) -> None:
        super().validate(value)
        try:
            check_day(value)
        except DayTooEarlyError as error:
            raise forms.ValidationError(str(error)) from error


class UploadForm(forms.Form):
    uploads = SeveralFilesField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV or XLSX, as your system exports it. Several files become one organisation."
        ),
        allow_empty_file=True,
    )
    profile = forms.ChoiceField(
        label=gettext_lazy("What kind of file is it?"),
        choices=PROFILES,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    effective_on = DayField(
        label=gettext_lazy("From which day does it hold?"),
        help_text=gettext_lazy("Who joins, moves or leaves does so on this day. It may lie ahead."),
        initial=today,
    )


class ColumnsForm(forms.Form):
    """The day and, for each field, the column that holds it."""

    effective_on = DayField(label=gettext_lazy("From which day does it hold?"))

    def __init__(self, run: ImportRun, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].initial = run.effective_on
        headers: Sequence[str] = run.columns.get("headers", [])
        recognised: dict[str, str] = run.columns.get("recognised", {})
        choices = [("", _("(no column)")), *((header, header) for header in headers)]
        for name, label in LABELS.items() if not run.profile else ():
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=recognised.get(name, "")
            )

    def mapping(self) -> dict[str, str]:
        """Return of each field its column; a field that was left to no column is mapped to none."""
        return {
            name.removeprefix("column_"): column
            for name, column in self.cleaned_data.items()
            if name.startswith("column_")
        }


class ConfirmationForm(forms.Form):
    """For each kind of defect that a run has, whether its repair is accepted."""

    def __init__(self, kinds: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, title in kinds:
            self.fields[kind] = forms.BooleanField(
                label=title,
                error_messages={
                    "required": _("Accept this repair, or correct the file and upload it again.")
                },
            )

    def accepted(self) -> list[str]:
        return [kind for kind, is_accepted in self.cleaned_data.items() if is_accepted]
