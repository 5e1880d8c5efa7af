import * as assert from "node:assert/strict";
import { Agent } from "node:http";
import { DescribeTasksCommand, type ECSClient } from "@aws-sdk/client-ecs";
import { call } from "../../../provider/aws/call";
import { AwsCallError } from "../../../provider/run/weather";
import { type Answer, type AnsweringServer, createAnsweringServer, failure, json } from "./answers";
import { ecsAt } from "./connected";

describe("a call to AWS", () => {
  let server: AnsweringServer;
  let ecs: ECSClient;
  const describeTasks = (client = ecs) =>
    call("ecs:DescribeTasks", client.send(new DescribeTasksCommand({ cluster: "prod", tasks: ["0123"] })));

  before(async () => {
    server = await createAnsweringServer();
    ecs = ecsAt(server.endpoint);
  });
  after(async () => {
    ecs.destroy();
    await server.close();
  });

  it("gives the answer", async () => {
    server.answer(json({ tasks: [{ lastStatus: "RUNNING" }] }));
    assert.equal((await describeTasks()).tasks?.[0]?.lastStatus, "RUNNING");
  });

  const transient: readonly [title: string, answer: Answer][] = [
    ["throttling, which ECS answers with 400", failure(400, "ThrottlingException")],
    ["throttling with a namespace before its name", failure(400, "com.amazonaws.ecs#ThrottlingException")],
    ["too many requests", failure(429, "TooManyRequestsException")],
    ["a limit on requests", failure(400, "RequestLimitExceeded")],
    ["another one at work on the same log group", failure(400, "OperationAbortedException")],
    [
      "two registrations of a family at one moment",
      failure(400, "ClientException", {
        message: "Too many concurrent attempts to create a new revision of the specified family.",
      }),
    ],
    ["a server's error", failure(500, "ServerException")],
    ["a service that is not available", failure(503, "ServiceUnavailableException")],
    ["a server's error that is a web page", { kind: "html", status: 500 }],
    ["a gateway's web page", { kind: "html", status: 502 }],
    ["a load balancer's web page", { kind: "html", status: 503 }],
    ["429 without a name", { kind: "html", status: 429 }],
    ["a connection cut before the answer", { kind: "cut", after: "request" }],
    ["a connection cut within the answer", { kind: "cut", after: "half" }],
  ];
  for (const [title, answer] of transient) {
    it(`may succeed later after ${title}`, async () => {
      server.answer(answer);
      await assert.rejects(describeTasks(), (error) => {
        assert.ok(error instanceof AwsCallError);
        assert.equal(error.transient, true, error.message);
        assert.equal(error.action, "ecs:DescribeTasks");
        return true;
      });
    });
  }

  it("may succeed later when nobody listens", async () => {
    const gone = await createAnsweringServer();
    await gone.close();
    const client = ecsAt(gone.endpoint);
    await assert.rejects(describeTasks(client), (error) => error instanceof AwsCallError && error.transient);
    client.destroy();
  });

  it("may succeed later when none of a host's addresses answers, and says why of each", async () => {
    const gone = await createAnsweringServer();
    await gone.close();
    const { port } = new URL(gone.endpoint);
    const addresses = ["127.0.0.1", "127.0.0.2"];
    const httpAgent = new Agent({
      lookup: (_host, _options, found) =>
        found(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        ),
    });
    const client = ecsAt(`http://several.test:${port}`, { requestHandler: { httpAgent } });
    await assert.rejects(describeTasks(client), (error) => {
      assert.ok(error instanceof AwsCallError);
      const { code, transient, message } = error;
      assert.deepEqual({ code, transient }, { code: "ECONNREFUSED", transient: true });
      assert.equal(
        message,
        `ecs:DescribeTasks failed: ECONNREFUSED: ${addresses.map((one) => `connect ECONNREFUSED ${one}:${port}`).join("; ")}`,
      );
      return true;
    });
    client.destroy();
  });

  const final: readonly [title: string, answer: Answer, code: string][] = [
    ["access is denied", failure(400, "AccessDeniedException"), "AccessDeniedException"],
    ["the credentials have expired", failure(400, "ExpiredTokenException"), "ExpiredTokenException"],
    ["the signature is wrong", failure(403, "InvalidSignatureException"), "InvalidSignatureException"],
    ["a parameter is wrong", failure(400, "InvalidParameterException"), "InvalidParameterException"],
    ["the cluster is not there", failure(400, "ClusterNotFoundException"), "ClusterNotFoundException"],
  ];
  for (const [title, answer, code] of final) {
    it(`is refused for good when ${title}`, async () => {
      server.answer(answer);
      await assert.rejects(describeTasks(), (error) => {
        assert.ok(error instanceof AwsCallError);
        const { transient, action } = error;
        assert.deepEqual(
          { transient, action, code: error.code },
          { transient: false, action: "ecs:DescribeTasks", code },
        );
        const type = answer.kind === "error" ? answer.type : "";
        assert.equal(error.message, `ecs:DescribeTasks failed: ${code}: ${type} it is`);
        assert.equal((error.cause as Error).name, code);
        return true;
      });
    });
  }

  it("is refused for good when a proxy forbids it with a web page", async () => {
    server.answer({ kind: "html", status: 403 });
    await assert.rejects(describeTasks(), (error) => {
      assert.ok(error instanceof AwsCallError);
      assert.equal(error.transient, false, error.message);
      return true;
    });
  });

  it("is refused for good when there are no credentials", async () => {
    const lack = Object.assign(new Error("Could not load credentials"), { name: "CredentialsProviderError" });
    await assert.rejects(call("ecs:RunTask", Promise.reject(lack)), {
      message: "ecs:RunTask failed: CredentialsProviderError: Could not load credentials",
      code: "CredentialsProviderError",
      transient: false,
      cause: lack,
    });
  });

  it("tells what was thrown though it is no Error", async () => {
    await assert.rejects(call("ecs:RunTask", Promise.reject("out of luck")), {
      message: "ecs:RunTask failed: Error: out of luck",
      transient: false,
    });
  });
});
