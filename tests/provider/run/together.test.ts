import * as assert from "node:assert/strict";
import { answeringTogether, lookingTogether } from "../../../provider/run/together";

/** Looks that end when a test says so. */
function looks() {
  const begun: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const answer = (questions: readonly string[]) => {
    begun.push([...questions]);
    return new Promise<string[]>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve(questions.map((one) => `${one}!`))));
    });
  };
  return { begun, answer, end: (nth: number, error?: Error) => ends[nth]?.(error) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("questions that are answered together", () => {
  it("are so by a look that began after they were asked, and not by the one that is under way", async () => {
    const { begun, answer, end } = looks();
    const ask = answeringTogether(answer);
    const answers = [ask("a")];
    answers.push(ask("b"), ask("c"));
    assert.deepEqual(begun, [["a"]]);
    end(0);
    assert.equal(await answers[0], "a!");
    await settled();
    assert.deepEqual(begun, [["a"], ["b", "c"]]);
    end(1);
    assert.deepEqual(await Promise.all(answers), ["a!", "b!", "c!"]);
  });

  it("fail together, and those after them do not", async () => {
    const { answer, end } = looks();
    const ask = answeringTogether(answer);
    const [first, second] = [ask("a"), ask("b")];
    const error = new Error("throttled");
    end(0, error);
    await assert.rejects(first, error);
    await settled();
    end(1);
    assert.equal(await second, "b!");
  });

  it("are asked for anew when nobody was waiting", async () => {
    const { begun, answer, end } = looks();
    const ask = answeringTogether(answer);
    const first = ask("a");
    end(0);
    await first;
    await settled();
    void ask("a");
    assert.deepEqual(begun, [["a"], ["a"]]);
  });
});

describe("questions that have nothing to do with each other", () => {
  it("share a look where they are equal, that began after them", async () => {
    const asked: string[] = [];
    const look = lookingTogether(async (question) => {
      asked.push(question);
      return question.length;
    });
    const answers = await Promise.all(["web", "web", "worker", "web"].map(look));
    assert.deepEqual(answers, [3, 3, 6, 3]);
    assert.deepEqual(asked, ["web", "worker", "web"]);
  });

  it("neither wait for another's look nor fail with it", async () => {
    const ends = new Map<string, (error: Error) => void>();
    const look = lookingTogether((question) =>
      question === "web"
        ? Promise.resolve(`${question}!`)
        : new Promise<string>((_, reject) => void ends.set(question, reject)),
    );
    const slow = look("worker");
    assert.deepEqual(await Promise.all([look("web"), look("web")]), ["web!", "web!"]);
    const error = new Error("throttled");
    ends.get("worker")?.(error);
    await assert.rejects(slow, error);
    assert.equal(await look("web"), "web!");
  });
});
