"""Taking back what one wrote without a name, with the receipt that nobody else has."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.stages.communicate.actions.playbacks import take_back_unnamed
from inhabit.stages.communicate.forms.playbacks import ReceiptForm


@requires(signed_in)
def playback_receipt(request: PersonRequest) -> HttpResponse:
    """Ask for the receipt. POST takes the text back, as long as it waits."""
    if request.method != "POST":
        return render(request, "communicate/playback_receipt.html", {"form": ReceiptForm()})
    form = ReceiptForm(request.POST)
    if not form.is_valid():
        return render(request, "communicate/playback_receipt.html", {"form": form}, status=422)
    if not take_back_unnamed(receipt=form.cleaned_data["receipt"].strip(), by=request.person):
        form.add_error(
            "receipt",
            _("Nothing waits under this receipt. Once five are together, nobody can tell which was yours."),
        )
        return render(request, "communicate/playback_receipt.html", {"form": form}, status=422)
    messages.success(request, _("Taken back. Your words are gone, and nobody has read them."))
    return redirect("playbacks")
