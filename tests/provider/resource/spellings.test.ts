import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { redactor } from "../../../provider/resource/redact";

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("a secret in another spelling", () => {
  const secret = 'it\'s a "quoted" & <lost>/[cause]+1 naïve';
  const spelled: readonly [title: string, text: string][] = [
    ["is found as it is", secret],
    ["is found as a shell quotes it", secret.replaceAll("'", "'\\''")],
    ["is found in JSON", JSON.stringify(secret).slice(1, -1)],
    ["is found in JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["is found in a URL", encodeURIComponent(secret)],
    [
      "is found in a URL with lower-case digits",
      encodeURIComponent(secret).replace(/%../g, (two) => two.toLowerCase()),
    ],
    ["is found in a form", encodeURIComponent(secret).replaceAll("%20", "+")],
    ["is found in a URL of another language", encodeURIComponent(secret).replaceAll("'", "%27")],
  ];
  for (const [title, text] of spelled) {
    it(title, () => assert.equal(redactor([secret])(`<<${text}>>`), "<<[secret]>>"));
  }

  it("is found in base64, whatever stands before and after it", () => {
    const long = fc.string({ minLength: 9, maxLength: 40 });
    fc.assert(
      fc.property(long, fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), (text, before, after) => {
        const redact = redactor([text]);
        for (const encoding of ["base64", "base64url"] as const) {
          const encoded = Buffer.from(`${before}${text}${after}`).toString(encoding);
          assert.ok(redact(encoded).includes("[secret]"), encoded);
        }
      }),
    );
  });

  it("is found in an Authorization header", () => {
    const header = `Authorization: Basic ${base64("shop:correct-horse")}`;
    assert.match(redactor(["correct-horse"])(header), /^Authorization: Basic \w*\[secret\]\w*=*$/);
  });

  it("is found line by line, where it has several", () => {
    const redact = redactor(["-----BEGIN KEY-----\r\n  MIIEvQ\n-----END KEY-----\n"]);
    for (const line of ["-----BEGIN KEY-----", "MIIEvQ", "-----END KEY-----"])
      assert.equal(redact(`> ${line} <`), "> [secret] <");
  });

  const urls: readonly [url: string, text: string, said: string][] = [
    ["postgres://shop:hunter2@db:5432/shop", "password hunter2 refused", "password [secret] refused"],
    [
      "postgres://shop:p%40ssw%2Frd@db/shop",
      "password p@ssw/rd or p%40ssw%2Frd",
      "password [secret] or [secret]",
    ],
    ["redis://:hunter2@cache", "AUTH hunter2", "AUTH [secret]"],
    ["postgres://shop:hunter2@db:5432/shop", "no host db, no user shop", "no host db, no user shop"],
    ["https://db/path?q=a:b@c", "path q a b c", "path q a b c"],
    ["mysql://u:100%wrong@db", "100%wrong", "[secret]"],
  ];
  for (const [url, text, said] of urls) {
    it(`has its password found where it is ${url}`, () => {
      const redact = redactor([url]);
      assert.equal(redact(text), said);
      assert.equal(redact(`DATABASE_URL=${url}`), "DATABASE_URL=[secret]");
    });
  }

  it("is found in the URL that a program makes of it", () => {
    assert.equal(redactor(["p@ss/word"])("postgres://shop:p%40ss%2Fword@db"), "postgres://shop:[secret]@db");
  });
});
