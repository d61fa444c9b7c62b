from django.apps import AppConfig


class CommunicateConfig(AppConfig):
    name = "inhabit.stages.communicate"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people import tree
        from inhabit.people.own_data import contributors
        from inhabit.stages.communicate import listening_data, notices, own_data, questions_data
        from inhabit.stages.communicate.upkeep import follow_the_tree

        add_kinds(notices.TOLD, notices.ECHO_TO_YOU, notices.ECHO, *notices.QUESTION_KINDS)
        story = (own_data.my_stories, own_data.my_retellings, own_data.my_marks, own_data.my_rehearsals)
        listening = (listening_data.my_playbacks, listening_data.my_echoes, listening_data.my_silences)
        questions = (questions_data.my_questions, questions_data.my_answers)
        parts = (*story, *listening, *questions)
        contributors.extend(part for part in parts if part not in contributors)
        if follow_the_tree not in tree.followers:
            tree.followers.append(follow_the_tree)
