"""Prints as JSON what the generated package tells a program of `OneOffTask` and of its own types."""

import importlib.metadata
import inspect
import json

import pulumi_ecs_task as ecs_task


def parameters(arguments):
    """Names of the arguments of a class, and whether each has to be given."""
    signature = inspect.signature(arguments.__init__).parameters
    return {name: p.default is inspect.Parameter.empty for name, p in signature.items() if name != "__self__"}


print(
    json.dumps(
        {
            "requires": importlib.metadata.requires("pulumi_ecs_task"),
            "version": importlib.metadata.version("pulumi_ecs_task"),
            "oneOffTask": parameters(ecs_task.OneOffTaskArgs),
            "gatedService": parameters(ecs_task.GatedServiceArgs),
            "policies": {policy.name: policy.value for policy in ecs_task.RunPolicy},
            "timeout": inspect.getdoc(ecs_task.OneOffTaskArgs.timeout_seconds.fget),
            "gate": inspect.getdoc(ecs_task.OneOffTask.task_definition_arn.fget),
        }
    )
)
