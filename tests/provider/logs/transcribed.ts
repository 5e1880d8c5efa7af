import type { LogSettings } from "../../../provider/logs/settings";
import { createTranscript } from "../../../provider/logs/transcript";
import { createClock } from "../clock";
import { createInMemoryLogs, type Paging } from "./inMemoryLogs";

export const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123";

/** A container that logs to the stream `app/<name>/<task id>`. */
export const logging = (name: string) => ({
  name,
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": "hi-web", "awslogs-stream-prefix": "app" },
  },
});

/** A transcript of containers whose streams are in memory; the first of them is judged. */
export function transcribed(
  containers: readonly { name: string }[],
  settings: LogSettings = {},
  paging?: Paging,
) {
  const clock = createClock();
  const logs = createInMemoryLogs(clock, paging);
  const lines: string[] = [];
  const errors: [container: string, error: unknown][] = [];
  const display = { shown: async () => {} };
  const transcript = createTranscript(
    { containers, judged: containers[0]?.name ?? "", region: "eu-west-1", settings },
    {
      reader: logs,
      clock,
      onLine: (line) => lines.push(line),
      onNote: (text) => lines.push(text),
      shown: () => display.shown(),
      onError: (container, error) => errors.push([container, error]),
      urlOf: ({ stream }) => `https://console/${stream}`,
    },
  );
  const write = (...messages: string[]) => {
    for (const message of messages) logs.write("app/web/0123", clock.now(), message);
  };
  return { clock, logs, lines, errors, transcript, write, display };
}
