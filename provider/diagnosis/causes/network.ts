import { type Cause, named, says } from "../cause";

const page = "failed-to-start-error";

/** Why a task got no network interface. */
export const networkCauses: readonly Cause[] = [
  {
    title: "A subnet has no free address",
    fits: says(
      /InsufficientFreeAddresses|insufficient free addresses|with public IP assignment enabled in subnet '[^']*'?\W*$/im,
    ),
    cause: (seen) => `The subnet ${named(/(subnet-\w+)/, seen) ?? "of the task"} has no address left for it.`,
    advice:
      "Add a subnet with room to networkConfiguration.subnets, or take network interfaces away that nobody uses any more.",
    page,
  },
  {
    title: "EC2 refused the network interface",
    fits: says(/Unexpected EC2 error/i),
    cause: (seen) =>
      `EC2 refused to make the task's network interface${named(/'[^']*': ?(\w[\w.]+)/, seen) === undefined ? "" : `: ${named(/'[^']*': ?(\w[\w.]+)/, seen)}`}.`,
    advice:
      "Check that the subnets and security groups are there, belong to one VPC and may be used by this account; AuthFailure has been seen to pass by itself.",
    page,
  },
  {
    title: "The network interface came too late",
    fits: says(/Timeout waiting for network interface provisioning/i),
    cause: "EC2 did not have the task's network interface ready in time.",
    advice:
      "It mostly passes by itself. If it stays, look for free addresses in the subnets, and on instances with awsvpc for a network interface that is free and an agent that answers.",
    page,
  },
  {
    title: "The instance has no network interface left",
    fits: says(/unused device index/i),
    cause:
      "In awsvpc mode each task takes a network interface of its instance, and all of that instance are taken.",
    advice: "Use a larger instance type, turn on awsvpcTrunking, or add instances.",
    page,
  },
];
