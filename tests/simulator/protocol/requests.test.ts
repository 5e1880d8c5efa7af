import assert from "node:assert/strict";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { type Connected, connect } from "../clients/connect";

const ecs = "AmazonEC2ContainerServiceV20141113";
const logs = "Logs_20140328";
const signed =
  "AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=0";

describe("A request over HTTP", () => {
  let connected: Connected;
  before(async () => {
    connected = await connect();
  });
  after(() => connected.close());

  const post = (headers: Record<string, string>, body: string) =>
    new Promise<{ status: number; requestId: string; type: string; body: string }>((resolve, reject) => {
      const sent = request(connected.simulator.url, { method: "POST", headers }, async (response) => {
        resolve({
          status: response.statusCode ?? 0,
          requestId: String(response.headers["x-amzn-requestid"]),
          type: String(response.headers["content-type"]),
          body: await text(response),
        });
      });
      sent.once("error", reject).end(body);
    });
  const call = (target: string, body: string) =>
    post({ "x-amz-target": target, authorization: signed }, body);

  it("is answered in JSON 1.1, with a request id and times in seconds", async () => {
    const definition = {
      family: "app",
      containerDefinitions: [{ name: "app", image: "app:v1", memory: 64 }],
    };
    const { status, requestId, type, body } = await call(
      `${ecs}.RegisterTaskDefinition`,
      JSON.stringify(definition),
    );
    assert.equal(status, 200);
    assert.equal(type, "application/x-amz-json-1.1");
    assert.match(requestId, /^[0-9a-f-]{36}$/);
    const { registeredAt } = JSON.parse(body).taskDefinition;
    assert.equal(typeof registeredAt, "number");
    assert.ok(Math.abs(registeredAt * 1000 - connected.simulator.clock.now()) < 60_000);
  });

  it("may have no body, and nulls count as absent", async () => {
    assert.equal((await call(`${ecs}.ListClusters`, "")).status, 200);
    assert.equal((await call(`${ecs}.ListClusters`, '{"maxResults":null}')).status, 200);
  });

  /** Target, body, the error's name, and a part of its message. */
  const refused: readonly [string, string, string, RegExp][] = [
    [`${ecs}.ListClusters`, "{", "SerializationException", /no JSON/],
    [`${ecs}.ListClusters`, "[]", "SerializationException", /^START_ARRAY cannot be converted to Structure/],
    [
      `${ecs}.ListClusters`,
      '{"maxResults":"5"}',
      "SerializationException",
      /^STRING_VALUE cannot be converted to Number \(maxResults\)$/,
    ],
    [
      `${ecs}.RegisterTaskDefinition`,
      '{"family":"app","containerDefinitions":[{"environment":[{"name":"A","value":1}]}]}',
      "SerializationException",
      /^NUMBER_VALUE cannot be converted to String \(containerDefinitions\[0\]\.environment\[0\]\.value\)$/,
    ],
    [
      `${ecs}.DescribeTaskDefinition`,
      "{}",
      "InvalidParameterException",
      /^Task Definition can not be blank\.$/,
    ],
    [
      `${ecs}.RegisterTaskDefinition`,
      '{"containerDefinitions":[]}',
      "InvalidParameterException",
      /^Family can not be blank\.$/,
    ],
    [
      `${ecs}.RegisterTaskDefinition`,
      '{"family":"app","containerDefinitions":[{"logConfiguration":{}}]}',
      "ClientException",
      /^LogConfiguration\.logDriver should not be null or empty\./,
    ],
    [
      `${ecs}.RegisterTaskDefinition`,
      '{"family":"app","containerDefinitions":[],"networkMode":"vpc"}',
      "InvalidParameterException",
      /Value 'vpc' at 'networkMode'.*enum value set: \[awsvpc, bridge, host, none\]/,
    ],
    [
      `${ecs}.RegisterTaskDefinition`,
      '{"family":"app","containerDefinitions":[],"requiresCompatibilities":["EC2","LAMBDA"]}',
      "InvalidParameterException",
      /Value 'LAMBDA' at 'requiresCompatibilities'/,
    ],
    [
      `${ecs}.CreateCluster`,
      '{"clusterNaem":"x"}',
      "InvalidParameterException",
      /^Unknown member 'clusterNaem': CreateClusterRequest has clusterName, .*AWS would ignore it/,
    ],
    [
      `${logs}.GetLogEvents`,
      "{}",
      "InvalidParameterException",
      /^1 validation error detected: Value null at 'logStreamName' failed to satisfy constraint: Member must not be null$/,
    ],
    [`${ecs}.RunTsk`, "{}", "UnknownOperationException", /RunTsk is no operation of ecs/],
    [
      `${ecs}.ExecuteCommand`,
      '{"command":"sh","interactive":true,"task":"t"}',
      "UnknownOperationException",
      /does not serve it/,
    ],
    ["DynamoDB_20120810.GetItem", "{}", "UnknownOperationException", /DynamoDB_20120810\.GetItem/],
  ];
  for (const [target, body, name, message] of refused) {
    it(`${target} with ${body} is refused with ${name}`, async () => {
      const answer = await call(target, body);
      assert.equal(answer.status, 400);
      const error = JSON.parse(answer.body);
      assert.equal(error.__type, name);
      assert.match(error.message, message);
    });
  }

  it("is refused without a signature, and with one that names no region", async () => {
    const target = { "x-amz-target": `${ecs}.ListClusters` };
    const typeOf = async (headers: Record<string, string>) =>
      JSON.parse((await post(headers, "{}")).body).__type;
    assert.equal(await typeOf(target), "MissingAuthenticationTokenException");
    assert.equal(await typeOf({ ...target, authorization: "Bearer x" }), "IncompleteSignatureException");
  });

  it("is refused when it comes under another host's name", async () => {
    const headers = { "x-amz-target": `${ecs}.ListClusters`, authorization: signed };
    assert.equal((await post({ ...headers, host: "attacker.example" }, "{}")).status, 403);
    assert.equal((await post({ ...headers, host: "attacker.example:80" }, "{}")).status, 403);
    for (const host of ["localhost:4577", "127.0.0.1", "[::1]:1", "logs.localhost"]) {
      assert.equal((await post({ ...headers, host }, "{}")).status, 200, host);
    }
  });
});
