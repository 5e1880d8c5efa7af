import * as assert from "node:assert/strict";
import { type Failures, type Found, nextStep, type Step } from "../../../scripts/engine/decision";

const bare: Found = { onPath: undefined, cached: false, go: false, platform: "linux" };
const good = { version: "3.200.0", hasLanguageHost: true };
const unreachable = "get.pulumi.com cannot be reached";

const cases: { it: string; found: Found; failures?: Failures; step: Exclude<Step, { kind: "give-up" }> }[] = [
  {
    it: "uses the pulumi on PATH, even where the cache has one",
    found: { ...bare, onPath: good, cached: true },
    step: { kind: "use", source: "path" },
  },
  {
    it: "uses the cache where PATH has nothing",
    found: { ...bare, cached: true, go: true },
    step: { kind: "use", source: "cache" },
  },
  {
    it: "uses the cache where the pulumi on PATH is too old",
    found: { ...bare, onPath: { ...good, version: "3.199.9" }, cached: true },
    step: { kind: "use", source: "cache" },
  },
  {
    it: "uses the cache where the pulumi on PATH cannot run Node programs",
    found: { ...bare, onPath: { ...good, hasLanguageHost: false }, cached: true },
    step: { kind: "use", source: "cache" },
  },
  {
    it: "leaves a prerelease of the minimum on PATH alone",
    found: { ...bare, onPath: { ...good, version: "3.200.0-alpha.1" } },
    step: { kind: "make", by: "installer" },
  },
  {
    it: "tries the official installer first, also where there is Go",
    found: { ...bare, go: true },
    step: { kind: "make", by: "installer" },
  },
  {
    it: "builds with Go once the installer has failed",
    found: { ...bare, go: true },
    failures: { installer: unreachable },
    step: { kind: "make", by: "go" },
  },
];

const hopeless: { it: string; found: Found; failures: Failures; says: RegExp[] }[] = [
  {
    it: "no installer and no Go",
    found: bare,
    failures: { installer: unreachable },
    says: [
      /none on PATH/,
      /get\.pulumi\.com cannot be reached/,
      /no Go/,
      /Install Pulumi 3\.200\.0 or newer/,
    ],
  },
  {
    it: "no installer and a failed build",
    found: { ...bare, go: true },
    failures: { installer: unreachable, go: "go get: no such host" },
    says: [/the build with Go failed \(go get: no such host\)/],
  },
  {
    it: "an old pulumi that is all there is",
    found: { ...bare, onPath: { ...good, version: "2.0.0" } },
    failures: { installer: unreachable },
    says: [/pulumi 2\.0\.0 on PATH is older than 3\.200\.0/],
  },
  {
    it: "Windows, where a built engine would have no language host",
    found: { ...bare, go: true, platform: "win32" },
    failures: { installer: unreachable },
    says: [/Install Pulumi/],
  },
];

describe("the way to an engine", () => {
  for (const { it: title, found, failures = {}, step } of cases) {
    it(title, () => assert.deepEqual(nextStep(found, failures), step));
  }

  for (const { it: title, found, failures, says } of hopeless) {
    it(`gives up in one line that names the cure: ${title}`, () => {
      const step = nextStep(found, failures);
      assert.equal(step.kind, "give-up");
      for (const pattern of says) assert.match(step.message, pattern);
      assert.doesNotMatch(step.message, /\n/);
    });
  }
});
