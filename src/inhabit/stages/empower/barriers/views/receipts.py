"""What became of something raised without a name, for whoever holds its receipt.

The receipt is sent as a form and never stands in an address: those are written into logs.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.stages.communicate.unnamed import hash_of_receipt
from inhabit.stages.empower.barriers.actions.closing import confirm_unnamed, reopen_unnamed
from inhabit.stages.empower.barriers.actions.unnamed import withdraw_unnamed
from inhabit.stages.empower.barriers.forms import MOST_IN_WORD
from inhabit.stages.empower.barriers.models import Raising, State, UnreleasedBarrier

LONGEST_RECEIPT = 64
PAGE = "empower/barriers/receipt.html"


@requires(signed_in)
@never_cache
def barrier_receipt(request: PersonRequest) -> HttpResponse:
    """See by the receipt where it is."""
    return receipt_page(request, {})


def receipt_page(request: PersonRequest, more: dict[str, Any], *, status: int = 200) -> HttpResponse:
    receipt = receipt_in(request)
    context: dict[str, Any] = {"receipt": receipt}
    if receipt:
        mark = hash_of_receipt(receipt)
        raisings = Raising.objects.select_related("barrier__unit", "barrier__level")
        raising = raisings.filter(receipt=mark).first()
        is_closed = raising is not None and raising.barrier.state == State.CLOSED
        context |= {
            "is_waiting": UnreleasedBarrier.objects.filter(receipt=mark).exists(),
            "raising": raising,
            "asks_me": raising is not None and is_closed and raising.confirmed_on is None,
            "objects": raising is not None and bool(raising.objection),
        }
    return render(request, PAGE, context | more, status=status)


def receipt_in(request: PersonRequest) -> str:
    return request.POST.get("receipt", "").strip()[:LONGEST_RECEIPT]


@requires(signed_in)
@takes_posts_only
def barrier_receipt_withdrawal(request: PersonRequest) -> HttpResponse:
    """Take back what nobody has read yet."""
    is_gone = withdraw_unnamed(receipt=receipt_in(request), by=request.person)
    return render(request, PAGE, {"is_gone": is_gone, "is_too_late": not is_gone})


@requires(signed_in)
@takes_posts_only
def barrier_receipt_word(request: PersonRequest) -> HttpResponse:
    """Say by the receipt that it is gone, or what still stands in the way."""
    receipt, word = receipt_in(request), request.POST.get("word", "").strip()[:MOST_IN_WORD]
    if request.POST.get("verdict") != "not_gone":
        confirm_unnamed(receipt=receipt)
        return receipt_page(request, {"said": _("Noted, without your name. It counts from tomorrow on.")})
    try:
        reopen_unnamed(receipt=receipt, word=word)
    except ValidationError as error:
        return receipt_page(request, {"error": " ".join(error.messages)}, status=422)
    said = _(
        "Noted, without your name. From tomorrow on it is open again, so that no moment tells who said it."
    )
    return receipt_page(request, {"said": said})
