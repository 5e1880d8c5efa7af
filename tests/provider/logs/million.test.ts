import * as assert from "node:assert/strict";
import type { LogReader } from "../../../provider/logs/reader";
import { createTranscript } from "../../../provider/logs/transcript";
import { createClock } from "../clock";
import { logging, taskArn } from "./transcribed";

const million = 1_000_000;
const pageSize = 10_000;
const linesPerMs = 40;

describe("a container that prints a million lines", () => {
  it("is read to its end, shown in part, and remembered by its last lines, one page at a time", async () => {
    const clock = createClock();
    const startMs = clock.now();
    let [shown, unshown, mostUnshown, pages] = [0, 0, 0, 0];
    const last: string[] = [];
    // As GetLogEvents would: made when they are asked for, so that nobody keeps them but whoever read them.
    const reader: LogReader = {
      async read(_, { cursor, sinceMs = startMs }) {
        await clock.sleep(50);
        const from = Number(cursor ?? (sinceMs - startMs) * linesPerMs);
        if (from === million) return { events: [], cursor, atEnd: true };
        assert.equal(unshown, 0);
        pages += 1;
        const events = Array.from({ length: Math.min(pageSize, million - from) }, (_, i) => ({
          timestamp: startMs + Math.floor((from + i) / linesPerMs),
          ingestionTime: startMs,
          message: `\u001b[32mline ${from + i + 1}\u001b[0m of a seed that takes its time, 2026-01-02T03:04:05Z`,
        }));
        return { events, cursor: String(from + events.length), atEnd: false };
      },
      last: () => assert.fail("the end was reached"),
    };
    const transcript = createTranscript(
      { containers: [logging("web")], judged: "web", region: "eu-west-1", settings: { tailLines: 1_000 } },
      {
        reader,
        clock,
        onLine(text) {
          shown += 1;
          unshown += 1;
          mostUnshown = Math.max(mostUnshown, unshown);
          last.push(text);
          if (last.length > 2) last.shift();
        },
        onNote: (text) => assert.fail(text),
        // An engine that takes its time for every line.
        async shown() {
          await clock.sleep(unshown);
          unshown = 0;
        },
        onError: (_, error) => assert.fail(String(error)),
        urlOf: () => "https://console/log",
      },
    );
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(60_000);
    await clock.until(transcript.end("failed"));
    // With those that were looked at again.
    assert.ok(pages >= 100 && pages <= 106, `${pages} pages`);
    assert.ok(shown <= 2_000 && mostUnshown <= 1_200, `${shown} lines shown, ${mostUnshown} on their way`);
    const tail = transcript.tail();
    assert.ok(tail.length > 500 && tail.join("").length <= 32_000, `${tail.length} lines kept`);
    for (const lines of [tail, last]) assert.match(lines.at(-1) ?? "", /^line 1000000 of a seed/);
  });
});
