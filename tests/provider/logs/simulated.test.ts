import * as assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { cloudWatchLogs } from "../../../provider/aws/logs";
import { pacedReader } from "../../../provider/logs/paced";
import { createTranscript } from "../../../provider/logs/transcript";
import { systemClock } from "../../../provider/run/clock";
import { type Connected, connect } from "../../simulator/clients/connect";
import { eventually } from "../../simulator/tasks/eventually";
import { logging } from "./transcribed";

describe("the output of real processes", function () {
  this.timeout(60_000);
  let aws: Connected;
  before(async () => {
    aws = await connect();
    await mkdir(join(aws.images, "app", "v1"), { recursive: true });
    await aws.logs.send(new CreateLogGroupCommand({ logGroupName: "hi-web" }));
    await aws.ecs.send(new CreateClusterCommand({ clusterName: "prod" }));
  });
  after(() => aws.close());

  it("of 50,000 lines is followed to its end, beside that of another container, and made safe", async () => {
    const proxy = ["sh", "-c", "echo up; sleep 60"];
    const web = ["sh", "-c", "seq 1 50000; printf 'caf\\351 \\033[31mrake aborted!\\033[0m\\n'; exit 3"];
    const containers = Object.entries({ web, proxy }).map(([name, command]) => {
      const { logConfiguration } = logging(name);
      const options = { ...logConfiguration.options, "awslogs-region": "eu-west-1" };
      const logs = { logConfiguration: { logDriver: "awslogs" as const, options } };
      return { name, image: "app:v1", memory: 64, command, ...logs };
    });
    await aws.ecs.send(
      new RegisterTaskDefinitionCommand({ family: "app", containerDefinitions: containers }),
    );
    const { tasks } = await aws.ecs.send(new RunTaskCommand({ cluster: "prod", taskDefinition: "app" }));
    const taskArn = tasks?.[0]?.taskArn ?? assert.fail("no task");

    const lines: string[] = [];
    const transcript = createTranscript(
      { containers, judged: "web", region: "eu-west-1", settings: { tailLines: 5 } },
      {
        reader: pacedReader(
          cloudWatchLogs(() => aws.logs),
          systemClock,
        ),
        clock: systemClock,
        onLine: (line) => lines.push(line),
        onNote: (text) => assert.fail(text),
        shown: async () => {},
        onError: (_, error) => assert.fail(String(error)),
        urlOf: ({ stream }) => stream,
      },
    );
    transcript.begin(taskArn);
    transcript.follow();
    try {
      await eventually(async () => {
        const seen = await aws.ecs.send(new DescribeTasksCommand({ cluster: "prod", tasks: [taskArn] }));
        return seen.tasks?.[0]?.lastStatus === "STOPPED";
      });
    } finally {
      await transcript.end("failed");
    }

    const numbers = lines.flatMap((line) => (/^web \| \d+$/.test(line) ? [Number(line.slice(6))] : []));
    assert.deepEqual(
      numbers.slice(0, 1_000),
      Array.from({ length: 1_000 }, (_, i) => i + 1),
    );
    const leftOut = lines.map((line) =>
      Number(/^web \| \[([\d,]+) lines left out\]$/.exec(line)?.[1]?.replaceAll(",", "") ?? 0),
    );
    assert.equal(numbers.length + leftOut.reduce((sum, count) => sum + count, 0), 50_000);
    assert.ok(lines.length < 1_200 && lines.includes("proxy | up"), `${lines.length} lines`);
    assert.equal(lines.at(-1), "web | caf\ufffd rake aborted!");
    const last = [49_997, 49_998, 49_999, 50_000, "caf\ufffd rake aborted!"].map((line) => `web | ${line}`);
    assert.deepEqual(
      transcript.tail().filter((line) => line.startsWith("web")),
      last,
    );
    assert.ok(transcript.tail().includes("proxy | up"));
  });
});
