import * as assert from "node:assert/strict";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { engineProgress } from "../../../provider/resource/engineProgress";
import { createEngine, type Engine } from "./engine";
import { urn } from "./stack";

describe("progress through the engine", () => {
  let engine: Engine;
  before(async () => {
    engine = await createEngine();
  });
  after(() => engine.close());

  it("puts status, lines and warnings on the row of the resource, in the order they came", async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const progress = engineProgress(engine.address)(urn);
    progress.status("RUNNING 3 s");
    for (const line of lines) progress.line(line);
    progress.warn("cluster prod is gone");
    await progress.flush();
    const { INFO, WARNING } = LogSeverity;
    assert.deepEqual(
      engine.requests.map(({ urn: of, severity, message, ephemeral }) => ({
        of,
        severity,
        message,
        ephemeral,
      })),
      [
        { of: urn, severity: INFO, message: "RUNNING 3 s", ephemeral: true },
        ...lines.map((message) => ({ of: urn, severity: INFO, message, ephemeral: false })),
        { of: urn, severity: WARNING, message: "cluster prod is gone", ephemeral: false },
      ],
    );
  });

  it("lets no text be taken for a colour of the engine's, which ends at one that it does not know", async () => {
    const progress = engineProgress(engine.address)(urn);
    progress.line("template <{%block%}> and <{%fg 1%}>");
    await progress.flush();
    assert.equal(engine.requests.at(-1)?.message, "template <{ %block%}> and <{ %fg 1%}>");
  });

  it("goes on, and is flushed, when the engine is gone", async () => {
    const gone = await createEngine();
    gone.close();
    const progress = engineProgress(gone.address)(urn);
    progress.line("nobody hears this");
    await progress.flush();
    assert.deepEqual(gone.requests, []);
  });
});
