import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { RunFailure } from "../../../provider/resource/failure";
import { redactedFailure, redactingHost, redactor } from "../../../provider/resource/redact";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release } from "./stack";

const inputs = release("v1", { environment: { TOKEN: "s3cret", PIN: "123", LONG: "s3cret-and-more" } });
const token = ["environment", "TOKEN"];

describe("redacting", () => {
  it("replaces a secret wherever it stands in a text, and nothing else", () => {
    const redact = redactor(inputs, [token]);
    assert.equal(redact("TOKEN=s3cret, again: s3cret."), "TOKEN=[secret], again: [secret].");
    assert.equal(redact("rake db:migrate"), "rake db:migrate");
  });

  it("replaces the longer of two secrets whole", () => {
    const redact = redactor(inputs, [token, ["environment", "LONG"]]);
    assert.equal(redact("s3cret-and-more"), "[secret]");
  });

  it("replaces every text within a secret value", () => {
    const redact = redactor(inputs, [["environment"]]);
    assert.equal(redact("s3cret s3cret-and-more"), "[secret] [secret]");
  });

  it("leaves out what is too short to hide, what is not there, and what is no text", () => {
    const redact = redactor(inputs, [
      ["environment", "PIN"],
      ["environment", "GONE"],
      ["gone", "x"],
      ["timeoutSeconds"],
    ]);
    assert.equal(redact("PIN=123"), "PIN=123");
  });

  it("takes a secret as it is, not as a pattern", () => {
    const secret = fc.string({ minLength: 4, maxLength: 12 }).filter((text) => !"[secret]".includes(text));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const redact = redactor({ value }, [["value"]]);
        assert.ok(redact(value) === "[secret]");
        assert.ok(redact(`${before}${value}${after}`).includes("[secret]"));
      }),
    );
  });

  it("finds a secret as a shell quotes it, as JSON escapes it, and line by line", () => {
    const redact = redactor({ value: 'it\'s "quoted"\nsecond line' }, [["value"]]);
    for (const text of [
      "'it'\\''s \"quoted\"\nsecond line'",
      '"it\'s \\"quoted\\"\\nsecond line"',
      "second line",
      'it\'s "quoted"',
    ]) {
      assert.match(redact(text), /^['"]?\[secret\]['"]?$/, text);
    }
  });

  it("lets a host show nothing else", () => {
    const aws = createInMemoryAws(() => exits(0));
    const quiet = redactingHost(aws.host, redactor(inputs, [token]));
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

  for (const text of ["reason", "failure", "stoppedReason", "containerReason"]) {
    it(`takes a secret out of a failure's report and its ${text}, and leaves the inputs to Pulumi`, () => {
      const failure = new RunFailure("id", { ...inputs, [text]: "said s3cret" }, "report with s3cret");
      const { message, properties } = redactedFailure(failure, redactor(inputs, [token]));
      assert.equal(message, "report with [secret]");
      assert.deepEqual(properties, { ...inputs, [text]: "said [secret]" });
    });
  }
});
