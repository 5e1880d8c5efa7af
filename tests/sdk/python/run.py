"""Runs `up` or `preview` of the Python program in this folder, whole or of targets, as Pulumi's language host would run it.

That host comes with a Pulumi release and not with a built engine; the Automation API needs none, for it runs the program
in its own process.
"""

import runpy
import sys

from pulumi import automation


def program() -> None:
    runpy.run_path("__main__.py")


command, stack_name, *targets = sys.argv[1:]
here = automation.LocalWorkspaceOptions(work_dir=".")
stack = automation.select_stack(stack_name, "hi-web", program, opts=here)
try:
    {"up": stack.up, "preview": stack.preview}[command](on_output=print, target=targets or None)
except automation.CommandError:
    sys.exit(1)
