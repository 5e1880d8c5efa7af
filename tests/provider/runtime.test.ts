import * as assert from "node:assert/strict";
import { createHost } from "../../provider/runtime";
import { createEngine } from "./resource/engine";

const stack = (config: Readonly<Record<string, string>>) => (key: string) => config[key];
const keys = { "aws:accessKey": "AKIAEXAMPLE", "aws:secretKey": "secret" };

describe("the host of the handlers", () => {
  it("knows the region from the stack's configuration, and the resource's before it", async () => {
    const host = createHost(stack({ "aws:region": "eu-west-1" }), "");
    assert.equal(await host.region({}), "eu-west-1");
    assert.equal(await host.region({ region: "us-east-1" }), "us-east-1");
  });

  it("makes one connection for the same settings, whatever the order of their keys", async () => {
    const host = createHost(stack({ ...keys, "aws:region": "eu-west-1" }), "");
    const endpoints = { ecs: "http://127.0.0.1:1" };
    const one = await host.connect({ region: "eu-west-1", endpoints });
    assert.equal(await host.connect({ endpoints, region: "eu-west-1" }), one);
    assert.notEqual(await host.connect({}), one);
    assert.equal(one.region, "eu-west-1");
  });

  it("rejects, naming the key, when the stack's configuration is no JSON", async () => {
    const host = createHost(stack({ "aws:endpoints": "http://127.0.0.1:1" }), "");
    await assert.rejects(host.region({}), /^Error: aws:endpoints in the stack's configuration must be JSON/);
  });

  it("hears of the user's interrupt, where there is a way to", () => {
    const { signal } = new AbortController();
    assert.equal(createHost(stack({}), "", signal).interrupt, signal);
    assert.ok(!("interrupt" in createHost(stack({}), "")));
  });

  it("announces what will happen to a resource once, and to each resource", async () => {
    const engine = await createEngine();
    try {
      const host = createHost(stack({}), engine.address);
      host.announce("urn:a", "will run, because it has not run yet");
      host.announce("urn:a", "will run, because something else changed");
      host.announce("urn:b", "will run, because it has not run yet");
      await host.progress("urn:a").flush();
      assert.deepEqual(
        engine.requests.map(({ urn, message }) => [urn, message]),
        ["urn:a", "urn:b"].map((urn) => [urn, "will run, because it has not run yet"]),
      );
    } finally {
      engine.close();
    }
  });

  describe("without a region at first", () => {
    const noWhere = {
      AWS_REGION: undefined,
      AWS_DEFAULT_REGION: undefined,
      AWS_PROFILE: undefined,
      AWS_CONFIG_FILE: "/nonexistent",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
    };
    const kept = { ...process.env };
    const set = (environment: Readonly<Record<string, string | undefined>>) => {
      for (const name of Object.keys(noWhere)) {
        const value = environment[name];
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    };
    before(() => set(noWhere));
    after(() => set(kept));

    it("knows none, rejects a connection, and tries it anew the next time", async () => {
      const host = createHost(stack(keys), "");
      assert.equal(await host.region({}), undefined);
      await assert.rejects(host.connect({}), /^Error: no AWS region is known/);
      set({ ...noWhere, AWS_REGION: "eu-west-1" });
      assert.equal((await host.connect({})).region, "eu-west-1");
      assert.equal(await host.region({}), "eu-west-1");
    });
  });
});
