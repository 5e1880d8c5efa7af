import assert from "node:assert/strict";
import { consentFor } from "../../acceptance/consent";
import type { Identity } from "../../acceptance/identity";

const ours: Identity = { kind: "account", account: "123456789012" };

const cases: readonly {
  readonly title: string;
  readonly identity: Identity;
  readonly named?: string;
  readonly exitCode: number;
  readonly says: RegExp;
}[] = [
  {
    title: "no credentials, which is no failure",
    identity: { kind: "none" },
    named: "123456789012",
    exitCode: 0,
    says: /^There are no AWS credentials here, so nothing was done/,
  },
  {
    title: "credentials that do not work",
    identity: { kind: "refused", because: "STS answered 403: expired" },
    named: "123456789012",
    exitCode: 2,
    says: /do not work, so nothing was done\. STS answered 403: expired$/,
  },
  {
    title: "credentials and no account named",
    identity: ours,
    exitCode: 2,
    says: /account 123456789012, and nothing was done\. .*ECS_TASK_AWS_ACCOUNT=123456789012 npm run test:aws$/,
  },
  {
    title: "an empty account",
    identity: ours,
    named: "",
    exitCode: 2,
    says: /nothing was done/,
  },
  {
    title: "an account that is none",
    identity: ours,
    named: "yes",
    exitCode: 2,
    says: /^ECS_TASK_AWS_ACCOUNT is "yes": expected the 12 digits of an account\. Nothing was done/,
  },
  {
    title: "another account",
    identity: ours,
    named: "210987654321",
    exitCode: 2,
    says: /^ECS_TASK_AWS_ACCOUNT is 210987654321, and .* account 123456789012: nothing was done/,
  },
];

describe("The acceptance suite's consent", () => {
  for (const { title, identity, named, exitCode, says } of cases) {
    it(`is missing with ${title}`, () => {
      const consent = consentFor(identity, named);
      assert.ok(consent.kind === "missing");
      assert.equal(consent.exitCode, exitCode);
      assert.match(consent.message, says);
    });
  }

  it("is given when the account of the credentials is named", () =>
    assert.deepEqual(consentFor(ours, "123456789012"), { kind: "given", account: "123456789012" }));
});
