"""A service of a task definition that the stack does not make, behind a command that fails in it."""

import pulumi
import pulumi_aws as aws
import pulumi_ecs_task as ecs_task

config = pulumi.Config()
launch = {
    "launch_type": "FARGATE",
    "network_configuration": {
        "subnets": config.require_object("subnets"),
        "security_groups": config.require_object("securityGroups"),
    },
}
cluster = aws.ecs.Cluster("hi-web")
failing = ecs_task.OneOffTask(
    "migrate",
    cluster=cluster.arn,
    task_definition_arn="hi-web:1",
    command=["node", "-e", "process.exit(3)"],
    **launch,
)
aws.ecs.Service(
    "hi-web", cluster=cluster.arn, task_definition=failing.task_definition_arn, desired_count=0, **launch
)
