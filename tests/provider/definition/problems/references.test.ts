import { problemTable } from "../../problemTable";
import { mark } from "../../unknown";
import { several } from "./containers";

const at = (i: number) => `taskDefinition.containerDefinitions[${i}]`;
const volumes = [{ name: "scratch" }];
const mount = (sourceVolume: string, definition: object) =>
  several([{ mountPoints: [{ sourceVolume, containerPath: "/tmp" }] }], { definition });

describe("checking what containers refer to", () => {
  problemTable([
    [
      "a container that is waited for and not there",
      several([{ dependsOn: [{ containerName: "c2", condition: "START" }] }, {}]),
      `${at(0)}.dependsOn[0].containerName must name a container of the definition, and is "c2": there is "c0", "c1"`,
      several([{ dependsOn: [{ containerName: "c1", condition: "START" }] }, {}]),
    ],
    [
      "one that is misspelled",
      several([{ dependsOn: [{ containerName: "databse", condition: "START" }] }, { name: "database" }]),
      `${at(0)}.dependsOn[0].containerName must name a container of the definition, and is "databse": did you mean "database"?`,
    ],
    [
      "a container that volumes are taken from and that is not there",
      several([{ volumesFrom: [{ sourceContainer: "c2" }] }, {}]),
      `${at(0)}.volumesFrom[0].sourceContainer must name a container of the definition, and is "c2"`,
      several([{ volumesFrom: [{ sourceContainer: "c1", readOnly: true }] }, {}]),
    ],
    [
      "a link to none",
      several([{ links: ["c2:db"] }, {}]),
      `${at(0)}.links[0] must name a container of the definition, and is "c2:db"`,
      several([{ links: ["c1:db", "c1"] }, {}]),
    ],
    [
      "a mount of a volume that is not there",
      mount("scratsch", { volumes }),
      `${at(0)}.mountPoints[0].sourceVolume must name one of the definition's volumes, and is "scratsch": did you mean "scratch"?`,
      mount("scratch", { volumes }),
    ],
    [
      "a mount without volumes",
      mount("scratch", {}),
      `${at(0)}.mountPoints[0].sourceVolume must name one of the definition's volumes, and is "scratch": there is none`,
      mount("scratch", { volumes: mark }),
    ],
    [
      "a proxy that is not there",
      several([{}], { definition: { proxyConfiguration: { containerName: "envoy" } } }),
      'taskDefinition.proxyConfiguration.containerName must name a container of the definition, and is "envoy"',
      several([{}, { name: "envoy" }], { definition: { proxyConfiguration: { containerName: "envoy" } } }),
    ],
    [
      "two containers of one name",
      several([{ name: "web" }, { name: "db" }, { name: "web" }]),
      `${at(2)}.name must be the name of one alone, and a container before it is named "web"`,
      several([{ name: "web" }, { name: "db" }, { name: mark }]),
    ],
    [
      "two volumes of one name",
      several([{}], { definition: { volumes: [...volumes, ...volumes] } }),
      'taskDefinition.volumes[1].name must be the name of one alone, and a volume before it is named "scratch"',
    ],
  ]);
});
