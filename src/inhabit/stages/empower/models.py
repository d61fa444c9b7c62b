"""The models of this stage, each noun's in its own package."""

from inhabit.stages.empower.barriers.models import Barrier as Barrier
