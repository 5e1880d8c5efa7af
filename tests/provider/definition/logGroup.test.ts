import * as assert from "node:assert/strict";
import { withLogGroup } from "../../../provider/definition/logGroup";
import { normalForm } from "../../../provider/definition/normalForm";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import { mark } from "../unknown";
import { container, definition } from "./web";

const own = { logDriver: "json-file" };
const content = normaliseDefinition(
  definition({
    containerDefinitions: [
      container("web"),
      container("agent", { logConfiguration: own }),
      container("router", { logConfiguration: { logDriver: "awslogs", options: {} }, essential: false }),
    ],
  }),
  {},
);
const awslogs = (group: string, region: string) => ({
  logDriver: "awslogs",
  options: { "awslogs-group": group, "awslogs-region": region, "awslogs-stream-prefix": "hi-web" },
});
const logConfigurations = (group: string, region: string) =>
  withLogGroup(content, group, region).containerDefinitions.map((one) => one.logConfiguration);

describe("a definition with a log group", () => {
  it("has it in every container that does not say where its output goes", () => {
    assert.deepEqual(logConfigurations("/app", "eu-west-1"), [
      awslogs("/app", "eu-west-1"),
      own,
      { logDriver: "awslogs" },
    ]);
  });

  it("is in its normal form still, and leaves the content it was made from as it was", () => {
    const before = structuredClone(content);
    const made = withLogGroup(content, "/app", "eu-west-1");
    assert.deepEqual(normalForm({ ...made }), made);
    assert.deepEqual(content, before);
  });

  it("keeps the marks of a group, a region and a container that are not known yet", () => {
    assert.deepEqual(logConfigurations(mark, mark)[0], awslogs(mark, mark));
    const unknown = { ...content, containerDefinitions: [mark] } as never;
    assert.deepEqual(withLogGroup(unknown, "/app", "eu-west-1").containerDefinitions, [mark]);
    const allUnknown = { ...content, containerDefinitions: mark } as never;
    assert.equal(withLogGroup(allUnknown, "/app", "eu-west-1").containerDefinitions, mark);
    const where = {
      ...content,
      containerDefinitions: [container("web", { logConfiguration: mark as never })],
    };
    assert.equal(withLogGroup(where, "/app", "eu-west-1").containerDefinitions[0]?.logConfiguration, mark);
  });
});
