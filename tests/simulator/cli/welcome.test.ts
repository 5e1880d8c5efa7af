import * as assert from "node:assert/strict";
import { welcome } from "../../../simulator/cli/welcome";

const url = "http://127.0.0.1:4577";
const chosen = { url, images: "images", timing: "instant", rateLimits: "documented" } as const;

describe("The simulator's welcome", () => {
  it("says where it listens, what it was started with, and that commands are processes of this machine", () => {
    const lines = welcome(chosen).split("\n");
    assert.deepEqual(lines.slice(0, 3), [
      `Amazon ECS and CloudWatch Logs, simulated, at ${url}`,
      "Images from images; their commands run as processes of this machine.",
      "Timing instant, rate limits documented. Ctrl-C ends it, every container, and all it knows.",
    ]);
  });

  it("says without images how to give some", () => {
    assert.match(
      welcome({ ...chosen, images: undefined }),
      /^No images, .* --images DIR, where app:v1 is DIR\/app\/v1\.$/m,
    );
  });

  it("points the AWS CLI, a stack and a resource at it, and speaks of no checkout", () => {
    const text = welcome(chosen);
    assert.match(text, new RegExp(`^ {2}export AWS_ENDPOINT_URL=${url}$`, "m"));
    assert.match(text, /^ {2}pulumi stack init simulated$/m);
    assert.match(text, new RegExp(`^ {4}--plaintext 'aws:endpoints\\[0\\]\\.cloudwatchlogs=${url}'$`, "m"));
    assert.match(text, new RegExp(`endpoints: { ecs: "${url}", logs: "${url}" }`));
    assert.doesNotMatch(text, /npm run|checkout|PULUMI_DEBUG_PROVIDERS/);
  });

  it("says how an engine comes to the stand-in for the AWS provider, where it is served", () => {
    const text = welcome({ ...chosen, awsProviderPort: 4578 });
    assert.match(text, /^ {2}export PULUMI_DEBUG_PROVIDERS=aws:4578\n {2}pulumi up$/m);
  });
});
