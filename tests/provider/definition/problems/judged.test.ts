import { existing, problemTable } from "../../problemTable";
import { mark } from "../../unknown";
import { several } from "./containers";

const essential = (...marks: readonly unknown[]) => several(marks.map((one) => ({ essential: one })));
const restarting = (restartPolicy: object) => several([{ restartPolicy }, {}]);

describe("checking the container that a run is judged by", () => {
  problemTable([
    [
      "one that is not there",
      several([{ name: "web" }, { name: "worker" }], { container: "wroker" }),
      'container must name a container of taskDefinition, and is "wroker": did you mean "worker"?',
      several([{ name: "web" }, { name: mark }], { container: "wroker" }),
    ],
    [
      "one that is like none of those there",
      several([{ name: "web" }], { container: "migrate" }),
      'container must name a container of taskDefinition, and is "migrate": there is "web"',
      existing({ container: "migrate" }),
    ],
    [
      "two essential ones and none named",
      essential(true, true),
      'container is required, since 2 containers are essential ("c0", "c1"): name the one that runs the command',
      essential(true, mark),
    ],
    [
      "no essential one",
      essential(false, false),
      'taskDefinition.containerDefinitions must be essential for one at least: set "essential: true" on one of "c0", "c1"',
      essential(false, true),
    ],
    [
      "one that is not essential",
      several([{}, {}], { container: "c1" }),
      'container must name an essential container, and "c1" is not: the task would go on, and cost, after it has ended',
      several([{}, { essential: mark }], { container: "c1" }),
    ],
    [
      "one that ECS would run again after its success",
      restarting({ enabled: true }),
      "taskDefinition.containerDefinitions[0].restartPolicy must be left out for the container that the run is judged by",
      restarting({ enabled: false }),
    ],
    [
      "one that ECS would run again after its success, though not after every failure",
      restarting({ enabled: true, ignoredExitCodes: [1, 2] }),
      "taskDefinition.containerDefinitions[0].restartPolicy must be left out",
      restarting({ enabled: true, ignoredExitCodes: [0] }),
    ],
    [
      "one named that ECS would run again",
      several([{}, { essential: true, restartPolicy: { enabled: true } }], { container: "c1" }),
      "taskDefinition.containerDefinitions[1].restartPolicy must be left out",
      several([{}, { essential: true, restartPolicy: { enabled: true } }], { container: "c0" }),
    ],
    [
      "an empty name",
      several([{}], { container: "" }),
      'container must be a text that is not empty, and is ""',
    ],
  ]);
});
