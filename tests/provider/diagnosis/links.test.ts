import * as assert from "node:assert/strict";
import { logConsoleUrl, taskConsoleUrl } from "../../../provider/diagnosis/links";

describe("the console's address of a task", () => {
  const cases: readonly [title: string, arn: string, url: string][] = [
    [
      "names the cluster, the task and the region",
      "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123abcd",
      "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/0123abcd?region=eu-west-1",
    ],
    [
      "is China's for a task in China",
      "arn:aws-cn:ecs:cn-north-1:123456789012:task/prod/0123abcd",
      "https://cn-north-1.console.amazonaws.cn/ecs/v2/clusters/prod/tasks/0123abcd?region=cn-north-1",
    ],
    [
      "is GovCloud's for a task in GovCloud",
      "arn:aws-us-gov:ecs:us-gov-west-1:123456789012:task/prod/0123abcd",
      "https://console.amazonaws-us-gov.com/ecs/v2/clusters/prod/tasks/0123abcd?region=us-gov-west-1",
    ],
  ];
  for (const [title, arn, url] of cases) {
    it(title, () => assert.equal(taskConsoleUrl(arn), url));
  }
});

describe("the console's address of a log stream", () => {
  it("escapes the names twice, with $ for %", () => {
    assert.equal(
      logConsoleUrl({ group: "/ecs/hi web", stream: "app/web/0123", region: "eu-west-1" }),
      "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1" +
        "#logsV2:log-groups/log-group/$252Fecs$252Fhi$2520web/log-events/app$252Fweb$252F0123",
    );
  });

  it("gives the names back to who unescapes them as the console does", () => {
    const names = { group: "/aws/ecs/a%b$c", stream: "p#1/web/0123?x=y&z" };
    const path = logConsoleUrl({ ...names, region: "eu-west-1" }).split("log-groups/log-group/")[1] ?? "";
    const [group = "", stream = ""] = path.split("/log-events/");
    const unescaped = (text: string) => decodeURIComponent(decodeURIComponent(text.replace(/\$/g, "%")));
    assert.deepEqual({ group: unescaped(group), stream: unescaped(stream) }, names);
  });
});
