import * as assert from "node:assert/strict";
import { StartFailure } from "../../../simulator/containers";
import { resolveEnvironment } from "../../../simulator/containers/environment";

const none = { host: {}, definition: {}, networkBindings: [], secrets: {} };

describe("the environment of a container", () => {
  it("has nothing of the host but PATH and HOME", () => {
    const host = { PATH: "/bin", HOME: "/home/me", AWS_SECRET_ACCESS_KEY: "key" };
    assert.deepEqual(resolveEnvironment({ ...none, host }), { PATH: "/bin", HOME: "/home/me" });
  });

  it("lets the override win over secrets, and secrets over the definition", () => {
    const environment = resolveEnvironment({
      ...none,
      host: { PATH: "/bin" },
      definition: {
        environment: ["PATH", "A", "B", "C"].map((name) => ({ name, value: "definition" })),
        secrets: ["B", "C"].map((name) => ({ name, valueFrom: "secret-arn" })),
      },
      override: {
        environment: [
          { name: "C", value: "override" },
          { name: "D", value: "" },
        ],
      },
      secrets: { "secret-arn": "secret" },
    });
    assert.deepEqual(environment, { PATH: "definition", A: "definition", B: "secret", C: "override", D: "" });
  });

  it("tells each container port's host port, and the first as PORT", () => {
    const networkBindings = [
      { containerPort: 80, hostPort: 40001 },
      { containerPort: 9090, hostPort: 40002 },
    ];
    assert.deepEqual(resolveEnvironment({ ...none, networkBindings }), {
      PORT: "40001",
      PORT_80: "40001",
      PORT_9090: "40002",
    });
  });

  const missing = [
    [
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
      /unable to retrieve secret from asm.*secret:db from secrets manager/,
    ],
    ["arn:aws:ssm:eu-west-1:123456789012:parameter/db", /unable to retrieve secrets from ssm.*parameter\/db/],
  ] as const;
  for (const [valueFrom, words] of missing) {
    it(`names a missing secret, as for ${valueFrom}`, () => {
      const definition = { secrets: [{ name: "DB", valueFrom }] };
      assert.throws(
        () => resolveEnvironment({ ...none, definition }),
        (error) =>
          error instanceof StartFailure &&
          error.message.startsWith(
            "ResourceInitializationError: unable to pull secrets or registry auth: ",
          ) &&
          words.test(error.message),
      );
    });
  }
});
