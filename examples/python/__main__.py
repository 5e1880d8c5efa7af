"""A web service on ECS whose database migration runs, as a one-off task, before each deploy."""

import pulumi
import pulumi_aws as aws
import pulumi_ecs_task as ecs_task

config = pulumi.Config()
subnets = config.require_object("subnets")
security_groups = config.require_object("securityGroups")
assign_public_ip = config.require_bool("assignPublicIp")

logs = aws.cloudwatch.LogGroup("hi-web", retention_in_days=14)
cluster = aws.ecs.Cluster("hi-web")

web: ecs_task.ContainerDefinitionArgsDict = {
    "name": "web",
    "image": config.require("image"),
    "port_mappings": [{"container_port": 8080}],
    "secrets": [{"name": "DATABASE_URL", "value_from": config.require("databaseUrlSecretArn")}],
    "log_configuration": {
        "log_driver": "awslogs",
        "options": {
            "awslogs-group": logs.name,
            "awslogs-region": pulumi.Config("aws").require("region"),
            "awslogs-stream-prefix": "hi-web",
        },
    },
}

migrate = ecs_task.OneOffTask(
    "migrate",
    cluster=cluster.arn,
    launch_type="FARGATE",
    network_configuration={
        "subnets": subnets,
        "security_groups": security_groups,
        "assign_public_ip": assign_public_ip,
    },
    task_definition={
        "family": "hi-web",
        "cpu": "256",
        "memory": "512",
        "execution_role_arn": config.require("executionRoleArn"),
        "container_definitions": [web],
    },
    command=["node", "migrate.js"],
)

service = aws.ecs.Service(
    "hi-web",
    cluster=cluster.arn,
    launch_type="FARGATE",
    network_configuration={
        "subnets": subnets,
        "security_groups": security_groups,
        "assign_public_ip": assign_public_ip,
    },
    task_definition=migrate.task_definition_arn,  # known only once the migration has succeeded
    desired_count=1,
)

pulumi.export("clusterName", cluster.name)
pulumi.export("serviceName", service.name)
