"""The models of this stage, each noun's in its own package: where Django looks for them."""

from inhabit.stages.empower.barriers.models import Barrier
from inhabit.stages.empower.commitments.models import CheckIn, Commitment, CommitmentChange, CommitmentPool
from inhabit.stages.empower.decisions.models import Decision, DecisionChange, DecisionWord, LookBack
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitLine, RemitReview, RemitVersion
from inhabit.stages.empower.remits.requests.models import DecisionRequest, RequestAsker
from inhabit.stages.empower.say_do.models import SayDoOwner, SayDoPool
from inhabit.stages.empower.switches.models import PlaceSwitchedOff, Switch, SwitchedOff

__all__ = [
    "Barrier",
    "CheckIn",
    "Commitment",
    "CommitmentChange",
    "CommitmentPool",
    "Decision",
    "DecisionChange",
    "DecisionRequest",
    "DecisionWord",
    "LookBack",
    "PlaceSwitchedOff",
    "Remit",
    "RemitAnswer",
    "RemitLine",
    "RemitReview",
    "RemitVersion",
    "RequestAsker",
    "SayDoOwner",
    "SayDoPool",
    "Switch",
    "SwitchedOff",
]
