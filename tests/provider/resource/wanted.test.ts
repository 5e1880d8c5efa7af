import * as assert from "node:assert/strict";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { isUnknown } from "../../../provider/resource/unknown";
import { wantedOf } from "../../../provider/resource/wanted";
import { mark } from "../unknown";
import { release } from "./stack";

const { taskDefinition: inline, ...bare } = release("v1");
const definitionOf = (taskDefinition: unknown) =>
  wantedOf({ ...bare, taskDefinition } as OneOffTaskInputs, "eu-west-1").definition;

describe("what the inputs ask for", () => {
  it("has the run's inputs as they are, and no member for what is not there", () => {
    const { definition: _definition, ...wanted } = wantedOf(
      release("v1", { container: "web", environment: { A: "1" }, triggers: [1], timeoutSeconds: 5 }),
      "eu-west-1",
    );
    assert.deepEqual(wanted, {
      cluster: "prod",
      region: "eu-west-1",
      container: "web",
      judged: "web",
      command: ["rake", "db:migrate"],
      environment: { A: "1" },
      triggers: [1],
    });
    assert.deepEqual(Object.keys(wantedOf(release("v1"), undefined)).sort(), [
      "cluster",
      "command",
      "definition",
      "judged",
    ]);
  });

  const [web, cache] = ["web", "cache"].map((name) => ({ name, image: "app" }));
  const judged: readonly [
    title: string,
    containers: unknown,
    container: string | undefined,
    name?: string,
  ][] = [
    ["the only essential one", [web], undefined, "web"],
    ["the only essential one of a JSON text", JSON.stringify([web]), undefined, "web"],
    ["the named one", [web, cache], "cache", "cache"],
    ["none while the name is not known yet", [web, cache], mark],
    ["none while a container's name is not known yet", [{ ...web, name: mark }], undefined],
    ["none while it is not known yet what is essential", [web, { ...cache, essential: mark }], undefined],
    ["none while no container is known yet", mark, undefined],
    ["none while one container is not known yet", [web, mark], "web"],
    ["the only essential one though its image is not known yet", [{ ...web, image: mark }], undefined, "web"],
  ];
  for (const [title, containerDefinitions, container, name] of judged) {
    it(`judges ${title}`, () => {
      const inputs = { ...bare, container, taskDefinition: { ...inline, containerDefinitions } };
      assert.equal(wantedOf(inputs as OneOffTaskInputs, "eu-west-1").judged, name);
    });
  }

  it("judges no container of an existing definition, which is not looked at", () => {
    assert.equal(wantedOf({ ...bare, taskDefinitionArn: "hi-web:1" }, undefined).judged, undefined);
  });

  it("keeps the mark of an environment that is not known yet", () => {
    const inputs = { ...release("v1"), environment: mark } as unknown as OneOffTaskInputs;
    assert.equal(wantedOf(inputs, "eu-west-1").environment, mark);
  });

  it("has an existing definition by its reference", () => {
    const inputs = { ...bare, taskDefinitionArn: "hi-web:1" };
    assert.deepEqual(wantedOf(inputs, undefined).definition, { kind: "existing", arn: "hi-web:1" });
  });

  it("has an inline definition in its normal form, for the run's launch type", () => {
    const { definition } = wantedOf(release("v1", { launchType: "FARGATE" }), undefined);
    assert.ok(definition.kind === "inline");
    const { networkMode, requiresCompatibilities } = definition.content as Record<string, unknown>;
    assert.deepEqual(
      { networkMode, requiresCompatibilities },
      { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
    );
  });

  it("keeps the mark in place of what is not known yet", () => {
    assert.deepEqual(definitionOf(mark), { kind: "inline", content: mark });
    assert.deepEqual(definitionOf({ ...inline, containerDefinitions: mark }), {
      kind: "inline",
      content: { family: "hi-web", containerDefinitions: mark },
    });
    const inText = `[{"name":"web","image":"${mark}"}]`;
    assert.deepEqual(definitionOf({ family: "hi-web", containerDefinitions: inText }), {
      kind: "inline",
      content: { family: "hi-web", containerDefinitions: inText },
    });
  });
});

describe("a value that is not known yet", () => {
  it("is the engine's mark, alone or within a text, and nothing else", () => {
    assert.deepEqual([mark, `repo:${mark}`, "repo", "", undefined, null, [mark], { mark }].map(isUnknown), [
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
