import { type FailureSample, neverStarted, onEc2 } from "../sample";

export const networkSamples: readonly FailureSample[] = [
  {
    title: "A subnet has no free address",
    when: "All addresses of the subnet are taken.",
    outcome: neverStarted(
      "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0a1b2c3d': InsufficientFreeAddressesInSubnet",
    ),
  },
  {
    title: "EC2 refused the network interface",
    when: "EC2 answered with another error.",
    outcome: neverStarted(
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0a1b2c3d': AuthFailure",
    ),
  },
  {
    title: "The network interface came too late",
    when: "The interface was not attached in time.",
    outcome: neverStarted("Timeout waiting for network interface provisioning to complete."),
  },
  {
    title: "The instance has no network interface left",
    when: "Tasks of the instance have taken all of its network interfaces.",
    outcome: neverStarted("Unable to attach network interface to unused device index", undefined, onEc2),
  },
];
