from permission_world import SIGNED_IN, Line, World


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def the_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk}


LINES: dict[str, Line] = {
    "unit_say_do": Line(SIGNED_IN, payroll),
    "programme_say_do": Line(frozenset({"sponsor", "steward"}), the_programme),
}
