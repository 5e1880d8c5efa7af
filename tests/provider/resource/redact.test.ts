import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { RunFailure } from "../../../provider/resource/failure";
import { redactedCause, redactedFailure, redactor } from "../../../provider/resource/redact";
import { redactingHost } from "../../../provider/resource/redactingHost";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release } from "./stack";

const inputs = release("v1", { environment: { TOKEN: "s3cret" } });
const redact = redactor(["s3cret"]);

describe("redacting", () => {
  it("replaces a secret wherever it stands in a text, and nothing else", () => {
    assert.equal(redact("TOKEN=s3cret, again: s3cret."), "TOKEN=[secret], again: [secret].");
    assert.equal(redact("rake db:migrate"), "rake db:migrate");
  });

  it("replaces the longer of two secrets whole", () => {
    assert.equal(redactor(["s3cret", "s3cret-and-more"])("s3cret-and-more s3cret"), "[secret] [secret]");
  });

  it("leaves what is too short to hide, and what hides nothing", () => {
    assert.equal(
      redactor(["123", "true", "false", "null"])("PIN=123 true false null"),
      "PIN=123 true false null",
    );
  });

  it("takes a secret as it is, not as a pattern", () => {
    const secret = fc.string({ minLength: 4, maxLength: 12 }).filter((text) => !"[secret]".includes(text));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const quiet = redactor([value]);
        assert.ok(quiet(value) === "[secret]" || ["true", "false", "null"].includes(value));
        assert.ok(quiet(`${before}${value}${after}`).includes("[secret]") || value === "true");
      }),
    );
  });

  it("lets a host show nothing else", () => {
    const aws = createInMemoryAws(() => exits(0));
    const quiet = redactingHost(aws.host, redact);
    quiet.announce("urn", "will run s3cret");
    const progress = quiet.progress("urn");
    progress.line("line s3cret");
    progress.status("status s3cret");
    progress.warn("warning s3cret");
    assert.deepEqual(
      [aws.lines, aws.statuses, aws.warnings],
      [["will run [secret]", "line [secret]"], ["status [secret]"], ["warning [secret]"]],
    );
  });

  it("lets a host read no secret out of a log, be it in colours, overtyped, or cut into lines", async () => {
    const { host, logs, clock } = createInMemoryAws(() => exits(0));
    const quiet = await redactingHost(host, redactor(["s3cret\nsecond line"])).connect({});
    const stream = { group: "hi-web", stream: "s", region: "eu-west-1" };
    const told = [
      "s3\u001b[31mcr\u001b[0met",
      "sX\b3cret",
      "10%\rs3cret",
      "s3\0cret",
      "s3cret\nsecond line",
      "second line",
    ];
    for (const message of told) logs.write("s", clock.now(), message);
    const read = await clock.until(quiet.logs.read(stream, {}));
    const last = await clock.until(quiet.logs.last(stream, 100));
    for (const events of [read.events, last]) {
      assert.deepEqual(
        events.map(({ message }) => message),
        told.map(() => "[secret]"),
      );
    }
  });

  const outputs = [
    "reason",
    "failure",
    "stoppedReason",
    "containerReason",
    "drift",
    "logStream",
    "consoleUrl",
  ];
  for (const text of outputs) {
    it(`takes a secret out of a failure's report and its ${text}, and leaves the inputs to Pulumi`, () => {
      const failure = new RunFailure("id", { ...inputs, [text]: "said s3cret" }, "report with s3cret");
      const { message, properties } = redactedFailure(failure, redact);
      assert.equal(message, "report with [secret]");
      assert.deepEqual(properties, { ...inputs, [text]: "said [secret]" });
    });
  }

  it("takes it out of an error's cause and of the causes of that, which Node prints, and keeps their names", () => {
    const deepest = new TypeError("bad s3cret");
    const cause = new RangeError("s3cret", { cause: new Error("for s3cret", { cause: deepest }) });
    const copy = redactedCause(cause, redact);
    assert.ok(copy instanceof Error && copy.cause instanceof Error && copy.cause.cause instanceof Error);
    assert.deepEqual([copy.name, copy.message], ["RangeError", "[secret]"]);
    assert.deepEqual([copy.cause.cause.name, copy.cause.cause.message], ["TypeError", "bad [secret]"]);
    for (const error of [copy, copy.cause, copy.cause.cause]) assert.doesNotMatch(`${error.stack}`, /s3cret/);
    assert.equal(redactedCause("s3cret", redact), "[secret]");
    assert.equal(redactedCause({ body: "s3cret" }, redact), undefined);
  });
});
