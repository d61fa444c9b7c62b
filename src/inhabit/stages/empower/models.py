"""The models of this stage, each noun's in its own package."""

from inhabit.stages.empower.commitments.models import CheckIn as CheckIn
from inhabit.stages.empower.commitments.models import Commitment as Commitment
from inhabit.stages.empower.commitments.models import CommitmentChange as CommitmentChange
from inhabit.stages.empower.commitments.models import CommitmentPool as CommitmentPool
