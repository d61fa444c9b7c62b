from django.apps import AppConfig


class CommunicateConfig(AppConfig):
    name = "inhabit.stages.communicate"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people import tree
        from inhabit.people.own_data import contributors
        from inhabit.stages.communicate.notices import QUESTION_KINDS
        from inhabit.stages.communicate.own_data import my_answers, my_questions
        from inhabit.stages.communicate.upkeep import follow_the_tree

        add_kinds(*QUESTION_KINDS)
        if follow_the_tree not in tree.followers:
            tree.followers.append(follow_the_tree)
        for part in (my_questions, my_answers):
            if part not in contributors:
                contributors.append(part)
