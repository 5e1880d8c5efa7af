import * as assert from "node:assert/strict";
import { parseConfiguration } from "../../../simulator/aws-plugin/configuration";

describe("the configuration of the stand-in for the AWS provider", () => {
  const url = "http://127.0.0.1:4577";
  const endpoints = JSON.stringify([{ ecs: url, cloudwatchlogs: url }]);

  it("is read as the engine sends it: JSON text for everything but strings", () => {
    const received = {
      region: "eu-west-1",
      endpoints,
      accessKey: "key",
      secretKey: "secret",
      defaultTags: JSON.stringify({ tags: { team: "red" } }),
      skipCredentialsValidation: "true",
    };
    assert.deepEqual(parseConfiguration(received), {
      region: "eu-west-1",
      endpoints: { ecs: url, logs: url },
      credentials: { accessKeyId: "key", secretAccessKey: "secret" },
      defaultTags: { team: "red" },
    });
  });

  it("needs no credentials", () => {
    const { credentials } = parseConfiguration({ region: "eu-west-1", endpoints });
    assert.ok(credentials.accessKeyId && credentials.secretAccessKey);
  });

  it("needs a region", () => {
    assert.throws(() => parseConfiguration({ endpoints }), /needs a region: set aws:region/);
  });

  for (const address of [
    "http://127.0.0.1:1",
    "http://localhost:4577",
    "http://[::1]:4577",
    "https://127.9.9.9",
  ]) {
    it(`takes ${address}, also as \`logs\`, and in an object of its own`, () => {
      const both = JSON.stringify([{ ecs: address }, { logs: address }]);
      assert.equal(parseConfiguration({ region: "eu-west-1", endpoints: both }).endpoints.logs, address);
    });
  }

  const elsewhere = [
    "https://ecs.eu-west-1.amazonaws.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://127.0.0.1@example.com",
    "http://10.0.0.1",
  ];
  for (const address of elsewhere) {
    it(`refuses ${address} for either service`, () => {
      for (const pair of [
        { ecs: address, logs: url },
        { ecs: url, logs: address },
      ]) {
        const received = { region: "eu-west-1", endpoints: JSON.stringify([pair]) };
        assert.throws(() => parseConfiguration(received), { message: new RegExp(`it is ${address}`) });
      }
    });
  }

  for (const missing of [undefined, "[]", JSON.stringify([{ ecs: url }]), JSON.stringify([{ logs: url }])]) {
    it(`refuses endpoints that leave a service to AWS: ${missing}`, () => {
      const received = { region: "eu-west-1", ...(missing && { endpoints: missing }) };
      assert.throws(() => parseConfiguration(received), /only talks to a local simulator.*not set/);
    });
  }
});
