import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { identify, type RunKey, startedBy } from "../../../provider/run/identity";
import { urn } from "./runKey";

const key: RunKey & Required<Omit<RunKey, "overrides" | "occasion">> = {
  urn,
  taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1",
  container: "web",
  command: ["rake", "db:migrate"],
  environment: { A: "1", B: "2" },
  triggers: { version: 1 },
  recordedRuns: 0,
  verdictTaskArn: "arn:aws:ecs:eu-west-1:1:task/prod/1",
  destroyedBefore: 0,
};

describe("startedBy", () => {
  it("is readable: the stack, the name, and a hash of the URN", () => {
    assert.match(startedBy(urn), /^ecs-task\/prod\/migrate\/[0-9a-f]{12}$/);
  });

  it("names a component's child by its own name", () => {
    const child =
      "urn:pulumi:dev::shop::ecs-task:index:GatedService$pulumi-nodejs:dynamic/ecs-task:OneOffTask::web-release";
    assert.match(startedBy(child), /^ecs-task\/dev\/web-release\/[0-9a-f]{12}$/);
  });

  it("is within RunTask's limits for any URN: at most 128 of letters, digits, - / _", () => {
    const part = fc.string({
      unit: fc.constantFrom("a", "Z", "9", "-", "_", "/", ".", ":", "ü", "👩‍👩‍👧"),
      maxLength: 300,
      size: "max",
    });
    fc.assert(
      fc.property(
        fc.oneof(
          part,
          fc.tuple(part, part).map(([stack, name]) => `urn:pulumi:${stack}::p::t::${name}`),
        ),
        (any) => assert.match(startedBy(any), /^[A-Za-z0-9/_-]{1,128}$/),
      ),
    );
  });

  it("differs for names that differ only behind the cut, or in characters RunTask does not take", () => {
    const long = `${urn}${"x".repeat(100)}`;
    const names = [`${long}1`, `${long}2`, `${urn}.a`, `${urn}:a`];
    assert.equal(new Set(names.map(startedBy)).size, names.length);
  });
});

describe("the client token", () => {
  it("has 64 hexadecimal digits, RunTask's limit, for any key and start", () => {
    const text = fc.string({ unit: "grapheme" });
    const keys = fc.record({ urn: text, taskDefinitionArn: text, container: text, triggers: fc.jsonValue() });
    fc.assert(
      fc.property(keys, fc.nat(), (some, start) =>
        assert.match(
          identify({ ...some, recordedRuns: 0, destroyedBefore: 0 }).clientToken(start),
          /^[0-9a-f]{64}$/,
        ),
      ),
    );
  });

  it("is another one for each start of a run: ECS answers the old one with the old failure", () => {
    const { clientToken } = identify(key);
    const tokens = Array.from({ length: 50 }, (_, start) => clientToken(start));
    assert.equal(new Set(tokens).size, tokens.length);
    assert.equal(clientToken(0), identify(key).clientToken(0));
  });

  it("does not change between releases: a run in flight during an update of this package would run twice", () => {
    const { verdictTaskArn: _, ...first } = key;
    assert.equal(identify(first).runId, "dc1b88b6c0d97607");
    assert.equal(
      identify(first).clientToken(0),
      "5f7b98752f26e876768f15a9138f50cfe83ef3a8ac2b00d901861efb57a1f426",
    );
    assert.equal(identify(key).runId, "505a175fb181cde5");
  });
});

describe("the identity of a run", () => {
  const shown = (one: RunKey) => {
    const { clientToken, ...rest } = identify(one);
    return { ...rest, token: clientToken(0) };
  };

  it("has a run id of 16 hexadecimal digits, and the resource's startedBy", () => {
    assert.match(shown(key).runId, /^[0-9a-f]{16}$/);
    assert.equal(shown(key).startedBy, startedBy(urn));
  });

  it("is the same for the same key, whatever the order of its members and variables", () => {
    const { urn: itsUrn, ...rest } = key;
    const turned = { ...rest, environment: { B: "2", A: "1" }, urn: itsUrn };
    assert.deepEqual(shown(turned), shown(key));
  });

  it("is the same without an environment and with an empty one, which start the same task", () => {
    const { environment: _, ...without } = key;
    assert.deepEqual(shown({ ...without, environment: {} }), shown(without));
  });

  it("is the same without overrides and with empty ones", () => {
    assert.deepEqual(shown({ ...key, overrides: {} }), shown(key));
  });

  const others: readonly [title: string, other: Partial<RunKey>][] = [
    ["of another resource", { urn: `${urn}2` }],
    ["from another revision", { taskDefinitionArn: `${key.taskDefinitionArn}0` }],
    ["in another container", { container: "worker" }],
    ["with another command", { command: ["rake", "db:seed"] }],
    ["with the same command in one word", { command: ["rake db:migrate"] }],
    ["with another variable", { environment: { A: "1" } }],
    ["with another value of a variable", { environment: { A: "1", B: "3" } }],
    ["with overrides", { overrides: { cpu: "512" } }],
    ["with other triggers", { triggers: { version: 2 } }],
    ["for a destroy", { occasion: "destroy" }],
    ["after one more verdict", { recordedRuns: 1 }],
    ["after the verdict of another task", { verdictTaskArn: "arn:aws:ecs:eu-west-1:1:task/prod/2" }],
    ["after one more destroy", { destroyedBefore: 1 }],
  ];
  for (const [title, other] of others) {
    it(`has another token and another run id for a run ${title}`, () => {
      const [one, another] = [shown(key), shown({ ...key, ...other })];
      assert.notEqual(another.token, one.token);
      assert.notEqual(another.runId, one.runId);
    });
  }

  it("has a case above for every member of the key", () => {
    const members = new Set(others.flatMap(([, other]) => Object.keys(other)));
    const all: Record<keyof RunKey, true> = {
      urn: true,
      taskDefinitionArn: true,
      container: true,
      command: true,
      environment: true,
      overrides: true,
      triggers: true,
      occasion: true,
      recordedRuns: true,
      verdictTaskArn: true,
      destroyedBefore: true,
    };
    assert.deepEqual([...members].sort(), Object.keys(all).sort());
  });

  it("has the same startedBy for every run of a resource", () => {
    const runs = others.filter(([, other]) => other.urn === undefined);
    assert.deepEqual(
      [...new Set(runs.map(([, other]) => shown({ ...key, ...other }).startedBy))],
      [startedBy(urn)],
    );
  });
});
