"""The addresses of step 4."""

from django.urls import path

from rajut.steps.coordinate.views import coordination, decision, obstacle, task, team

app_name = "coordinate"
HERE = "<int:pk>/koordinasi/"
urlpatterns = [
    path(HERE, coordination.coordination, name="coordination"),
    path(f"{HERE}tim/", team.team, name="team"),
    path(f"{HERE}tim/baru/", team.new_team, name="new_team"),
    path(f"{HERE}tim/langkah/<str:name>/", team.move_team, name="team_move"),
    path(f"{HERE}keputusan/", decision.decisions, name="decisions"),
    path(f"{HERE}keputusan/baru/", decision.new_decision, name="new_decision"),
    path(f"{HERE}keputusan/<int:decision>/", decision.decision, name="decision"),
    path(f"{HERE}keputusan/<int:decision>/langkah/<str:name>/", decision.move_decision, name="decision_move"),
    path(f"{HERE}tugas/", task.tasks, name="tasks"),
    path(f"{HERE}tugas/baru/", task.new_task, name="new_task"),
    path(f"{HERE}tugas/<int:task>/", task.task, name="task"),
    path(f"{HERE}tugas/<int:task>/langkah/<str:name>/", task.move_task, name="task_move"),
    path(f"{HERE}kendala/", obstacle.obstacles, name="obstacles"),
    path(f"{HERE}kendala/baru/", obstacle.new_obstacle, name="new_obstacle"),
    path(f"{HERE}kendala/<int:obstacle>/", obstacle.obstacle, name="obstacle"),
    path(f"{HERE}kendala/<int:obstacle>/langkah/<str:name>/", obstacle.move_obstacle, name="obstacle_move"),
]
