import * as assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineInterrupt, requireOfPulumi } from "../../../provider/resource/engineInterrupt";

/** A copy of grpc-js with another `Server`. */
const grpcWith = (prototype: object) => (id: string) => {
  assert.equal(id, "@grpc/grpc-js");
  return { Server: { prototype } };
};
const cancel = "/pulumirpc.ResourceProvider/Cancel";

describe("the engine's interrupt", () => {
  it("is the Cancel call and no other, and each call gets its own handler", () => {
    const prototype = { _retrieveHandler: (path: string) => `handler of ${path}` };
    const interrupt = engineInterrupt(grpcWith(prototype));
    for (const path of ["/pulumirpc.ResourceProvider/Create", "/other.Service/Cancel"]) {
      assert.equal(prototype._retrieveHandler(path), `handler of ${path}`);
      assert.equal(interrupt.aborted, false);
    }
    assert.equal(prototype._retrieveHandler(cancel), `handler of ${cancel}`);
    assert.equal(interrupt.aborted, true);
  });

  it("never comes where grpc-js looks handlers up in another way, and changes nothing there", () => {
    for (const prototype of [{}, { _retrieveHandler: "gone" }]) {
      const before = { ...prototype };
      const interrupt = engineInterrupt(grpcWith(prototype));
      assert.deepEqual([prototype, interrupt.aborted], [before, false]);
    }
    const byHeaders = { _retrieveHandler: (headers: object) => headers };
    const interrupt = engineInterrupt(grpcWith(byHeaders));
    byHeaders._retrieveHandler({ ":path": cancel });
    assert.equal(interrupt.aborted, false);
  });

  it("never comes where grpc-js has no such server", () => {
    for (const grpc of [{}, { Server: {} }]) assert.equal(engineInterrupt(() => grpc).aborted, false);
  });

  it("is heard of in the copy of grpc-js that the process's own entry uses, else in the one near this package", () => {
    const directory = mkdtempSync(join(tmpdir(), "entry-"));
    try {
      const entry = join(directory, "index.js");
      const copy = join(directory, "node_modules/@grpc/grpc-js");
      const near = requireOfPulumi(undefined)("@grpc/grpc-js");
      assert.equal(requireOfPulumi(entry)("@grpc/grpc-js"), near);
      mkdirSync(copy, { recursive: true });
      writeFileSync(join(copy, "index.js"), "module.exports = 'the copy of the entry';");
      assert.equal(requireOfPulumi(entry)("@grpc/grpc-js"), "the copy of the entry");
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  describe("in the copy of grpc-js that Pulumi uses", () => {
    const pulumiRequire = createRequire(require.resolve("@pulumi/pulumi"));
    const grpc = pulumiRequire("@grpc/grpc-js");
    const { ResourceProviderService, ResourceProviderClient } = pulumiRequire("./proto/provider_grpc_pb");
    const { Empty } = pulumiRequire("google-protobuf/google/protobuf/empty_pb");
    const lookUp = grpc.Server.prototype._retrieveHandler;
    const server = new grpc.Server();
    let client: { cancel(request: unknown, done: (error: Error | null) => void): void; close(): void };

    before(async () => {
      // As in the dynamic provider's process, the server is there before anybody listens.
      const answer = (_call: unknown, done: (error: null, reply: unknown) => void) => done(null, new Empty());
      server.addService(ResourceProviderService, { cancel: answer });
      const port = await new Promise((resolve, reject) => {
        const bound = (error: Error | null, one: number) => (error === null ? resolve(one) : reject(error));
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), bound);
      });
      client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    });
    after(() => {
      grpc.Server.prototype._retrieveHandler = lookUp;
      client.close();
      server.forceShutdown();
    });

    it("is heard of by all who listen, and the engine gets its answer", async () => {
      const interrupts = [engineInterrupt(), engineInterrupt()];
      await new Promise<void>((resolve, reject) => {
        client.cancel(new Empty(), (error) => (error === null ? resolve() : reject(error)));
      });
      assert.deepEqual(
        interrupts.map(({ aborted }) => aborted),
        [true, true],
      );
    });
  });
});
