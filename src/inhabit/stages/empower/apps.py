from django.apps import AppConfig


class EmpowerConfig(AppConfig):
    name = "inhabit.stages.empower"

    def ready(self) -> None:
        from inhabit.stages.empower.barriers.joining import join_barriers
        from inhabit.stages.empower.commitments.joining import join_commitments
        from inhabit.stages.empower.decisions.joining import join_decisions
        from inhabit.stages.empower.remits.joining import join_remits
        from inhabit.stages.empower.say_do.joining import join_say_do
        from inhabit.stages.empower.switches.joining import join_switches

        join_barriers()
        join_commitments()
        join_decisions()
        join_remits()
        join_say_do()
        join_switches()
