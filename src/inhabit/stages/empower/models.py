"""The models of this stage, each noun's in its own package."""

# ruff: noqa: PLC0414  # named again, so that Django and type checkers find them here

from inhabit.stages.empower.barriers.models import Barrier as Barrier
from inhabit.stages.empower.commitments.models import CheckIn as CheckIn
from inhabit.stages.empower.commitments.models import Commitment as Commitment
from inhabit.stages.empower.commitments.models import CommitmentChange as CommitmentChange
from inhabit.stages.empower.commitments.models import CommitmentPool as CommitmentPool
from inhabit.stages.empower.decisions.models import Decision as Decision
from inhabit.stages.empower.decisions.models import DecisionChange as DecisionChange
from inhabit.stages.empower.decisions.models import DecisionWord as DecisionWord
from inhabit.stages.empower.decisions.models import LookBack as LookBack
from inhabit.stages.empower.remits.models import Remit as Remit
from inhabit.stages.empower.remits.models import RemitAnswer as RemitAnswer
from inhabit.stages.empower.remits.models import RemitLine as RemitLine
from inhabit.stages.empower.remits.models import RemitReview as RemitReview
from inhabit.stages.empower.remits.models import RemitVersion as RemitVersion
from inhabit.stages.empower.remits.requests.models import DecisionRequest as DecisionRequest
from inhabit.stages.empower.remits.requests.models import RequestAsker as RequestAsker
from inhabit.stages.empower.say_do.models import SayDoOwner as SayDoOwner
from inhabit.stages.empower.say_do.models import SayDoPool as SayDoPool
from inhabit.stages.empower.switches.models import PlaceSwitchedOff as PlaceSwitchedOff
from inhabit.stages.empower.switches.models import Switch as Switch
from inhabit.stages.empower.switches.models import SwitchedOff as SwitchedOff
