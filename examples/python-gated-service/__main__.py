"""A web service on ECS that goes out only after its release command has succeeded."""

import pulumi
import pulumi_aws as aws
import pulumi_ecs_task as ecs_task

config = pulumi.Config()
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

hi_web = ecs_task.GatedService(
    "hi-web",
    cluster=cluster.arn,
    task_definition={
        "family": "hi-web",
        "cpu": "256",
        "memory": "512",
        "execution_role_arn": config.require("executionRoleArn"),
        "container_definitions": [web],
    },
    release=[{"command": ["node", "migrate.js"]}],
    service={
        "desired_count": 1,
        "launch_type": "FARGATE",
        "network_configuration": {
            "subnets": config.require_object("subnets"),
            "security_groups": config.require_object("securityGroups"),
            "assign_public_ip": config.require_bool("assignPublicIp"),
        },
    },
)

pulumi.export("clusterName", cluster.name)
pulumi.export("taskDefinitionArn", hi_web.task_definition_arn)
