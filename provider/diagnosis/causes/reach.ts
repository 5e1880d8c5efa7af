import type { Evidence } from "../evidence";

/** How a task gets to what it has to fetch. On EC2, a task's own network interface never has a public address. */
export function wayTo(what: string, endpoints: string): (evidence: Evidence) => string {
  return ({ task }) => {
    const onEc2 = task?.launchType === "EC2";
    const inPublic = onEc2 ? "" : "assignPublicIp: true in a public subnet, ";
    return `Give the task a way to ${what}: ${inPublic}a NAT gateway or VPC endpoints (${endpoints}) in a private ${onEc2 ? "subnet" : "one"}, and everywhere a security group that lets it out on port 443.`;
  };
}
