import * as assert from "node:assert/strict";
import { familyOf, taskIdOf } from "../../../provider/run/task";

describe("a task's id", () => {
  it("is the last part of its ARN, with the cluster in it or in the old form without", () => {
    assert.equal(taskIdOf("arn:aws:ecs:eu-west-1:123456789012:task/prod/0123"), "0123");
    assert.equal(taskIdOf("arn:aws:ecs:eu-west-1:123456789012:task/0123"), "0123");
  });
});

describe("the family of a revision", () => {
  it("is its ARN's last part without the revision, also when the name ends in digits", () => {
    const arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web-2";
    assert.equal(familyOf(`${arn}:31`), "hi-web-2");
    assert.equal(familyOf("hi-web:3"), "hi-web");
    assert.equal(familyOf("hi-web"), "hi-web");
  });
});
