import * as assert from "node:assert/strict";
import { parseImageReference } from "../../../simulator/containers/image-reference";

const digest = `sha256:${"ab".repeat(32)}`;

describe("an image reference", () => {
  const table = [
    ["web", "docker.io", "web", "latest", "docker.io/library/web:latest"],
    ["web:v1", "docker.io", "web", "v1", "docker.io/library/web:v1"],
    ["library/web:v1", "docker.io", "web", "v1", "docker.io/library/web:v1"],
    ["shop/web:v1", "docker.io", "shop/web", "v1", "docker.io/shop/web:v1"],
    ["localhost/web", "localhost", "web", "latest", "localhost/web:latest"],
    ["localhost:5000/shop/web:v1", "localhost:5000", "shop/web", "v1", "localhost:5000/shop/web:v1"],
    [
      "1.dkr.ecr.eu-west-1.amazonaws.com/web:v2",
      "1.dkr.ecr.eu-west-1.amazonaws.com",
      "web",
      "v2",
      "1.dkr.ecr.eu-west-1.amazonaws.com/web:v2",
    ],
    [`web@${digest}`, "docker.io", "web", digest, `docker.io/library/web@${digest}`],
    [`web:v1@${digest}`, "docker.io", "web", "v1", `docker.io/library/web:v1@${digest}`],
  ] as const;
  for (const [text, registry, repository, version, canonical] of table) {
    it(`${text} is ${version} of ${repository} at ${registry}`, () => {
      assert.deepEqual(parseImageReference(text), { registry, repository, version, canonical });
    });
  }

  for (const text of [
    "",
    "Web",
    "web:",
    "web:a b",
    "../web",
    "shop/../web",
    "web:../v1",
    "/web",
    "web/",
    "a.b:c/web",
    "web@sha256:12",
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(parseImageReference(text), undefined));
  }
});
