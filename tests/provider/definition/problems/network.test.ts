import { onFargate, onInstances, problemTable } from "../../problemTable";
import { mark } from "../../unknown";

const network = { networkConfiguration: { subnets: ["subnet-1"] } };
const at = "taskDefinition.containerDefinitions[0]";
const mode = (networkMode: unknown, container: object = {}, rest: object = {}) =>
  onInstances({ definition: { networkMode }, container, ...rest });
const port = (hostPort: number) => ({ portMappings: [{ containerPort: 80, hostPort }] });

describe("checking a task's network mode", () => {
  problemTable([
    [
      "awsvpc without a network",
      mode("awsvpc"),
      "networkConfiguration is required with the networkMode awsvpc: {subnets: [...], securityGroups: [...]}",
      mode("awsvpc", {}, network),
    ],
    [
      "a network without awsvpc",
      mode("bridge", {}, network),
      'networkConfiguration needs the networkMode awsvpc, and taskDefinition.networkMode is "bridge": set that to awsvpc, or leave this out',
      mode(mark, {}, network),
    ],
    [
      "another port of the host",
      onFargate({ container: port(8080) }),
      `${at}.portMappings[0].hostPort must be the containerPort, 80, in the networkMode awsvpc, and is 8080: leave it out`,
      onFargate({ container: port(80) }),
    ],
    [
      "another port of the host than any",
      onFargate({ container: port(81) }),
      `${at}.portMappings[0].hostPort must be the containerPort`,
      onFargate({ container: port(0) }),
    ],
    [
      "another port of the host's own network",
      mode("host", port(8080)),
      `${at}.portMappings[0].hostPort must be the containerPort, 80, in the networkMode host`,
      mode("bridge", port(8080)),
    ],
    [
      "ports without a network",
      mode("none", port(80)),
      `${at}.portMappings[0] must be left out in the networkMode none, which has no ports`,
    ],
    [
      "links",
      mode("host", { links: ["web"] }),
      `${at}.links must be left out in the networkMode "host", which does not have it`,
      mode("bridge", { links: ["web"] }),
    ],
    [
      "a host name",
      mode("awsvpc", { hostname: "web" }, network),
      `${at}.hostname must be left out in the networkMode "awsvpc"`,
      mode("bridge", { hostname: "web" }),
    ],
    [
      "extra hosts",
      mode(undefined, { extraHosts: [{ hostname: "db", ipAddress: "10.0.0.2" }] }, network),
      `${at}.extraHosts must be left out in the networkMode "awsvpc"`,
      mode(
        undefined,
        { extraHosts: [{ hostname: "db", ipAddress: "10.0.0.2" }] },
        { networkConfiguration: mark },
      ),
    ],
  ]);
});
