import { onInstances, problemTable } from "../../problemTable";

const secrets = [{ name: "TOKEN", valueFrom: "/hi/token" }];
const definition = { executionRoleArn: "arn:aws:iam::123456789012:role/execution" };
const inputs = (container: object, rest: object = {}) =>
  onInstances({ definition, container: { secrets, ...container }, ...rest });
const message =
  'must not be a variable and a secret: "TOKEN" is also given at taskDefinition.containerDefinitions[0].secrets[0]';

describe("checking that a variable is no secret too", () => {
  problemTable([
    [
      "one of the container",
      inputs({ environment: [{ name: "TOKEN", value: "x" }] }),
      `taskDefinition.containerDefinitions[0].environment[0].name ${message}`,
      inputs({ environment: [{ name: "TOKEN_2", value: "x" }] }),
    ],
    ["one of the run", inputs({}, { environment: { TOKEN: "x" } }), `environment.TOKEN ${message}`],
    [
      "one of the run before a destroy",
      inputs({}, { onDelete: { command: ["drop"], environment: { TOKEN: "x" } } }),
      `onDelete.environment.TOKEN ${message}`,
    ],
    [
      "one of another container",
      {
        ...inputs({}),
        taskDefinition: {
          ...definition,
          family: "hi-web",
          memory: 512,
          containerDefinitions: [
            { name: "web", image: "app", secrets },
            { name: "sidecar", image: "app", secrets, essential: false },
          ],
        },
        overrides: {
          containerOverrides: [{ name: "sidecar", environment: [{ name: "TOKEN", value: "x" }] }],
        },
      },
      'overrides.containerOverrides[0].environment[0].name must not be a variable and a secret: "TOKEN" is also given at taskDefinition.containerDefinitions[1]',
    ],
  ]);
});
