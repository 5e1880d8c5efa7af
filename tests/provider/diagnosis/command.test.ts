import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { commandLine } from "../../../provider/diagnosis/command";

/** The words a POSIX shell reads in a text. */
function wordsOf(line: string): string[] {
  const { stdout, stderr, status } = spawnSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.split("\0").slice(0, -1);
}

describe("a command line", () => {
  const cases: readonly [title: string, command: string[] | undefined, line: string][] = [
    ["has plain words as they are", ["bundle", "exec", "rake", "db:migrate"], "bundle exec rake db:migrate"],
    [
      "has options and paths as they are",
      ["bin/app", "--env=prod", "a@b", "1.5%"],
      "bin/app --env=prod a@b 1.5%",
    ],
    ["quotes a word with a space", ["sh", "-c", "rake db:migrate"], "sh -c 'rake db:migrate'"],
    ["quotes an empty word", ["echo", ""], "echo ''"],
    ["quotes a quote", ["echo", "it's"], "echo 'it'\\''s'"],
    [
      "quotes what a shell would replace",
      ["echo", "$HOME", "*", "`id`", "a;b"],
      "echo '$HOME' '*' '`id`' 'a;b'",
    ],
    ["speaks of the container's own command when the run has none", undefined, "the container's own command"],
  ];
  for (const [title, command, line] of cases) {
    it(title, () => assert.equal(commandLine(command), line));
  }

  it("gives a shell the very words back: hand-picked ones", () => {
    const words = [
      ..."'\"`$\\*?[]{}()<>|&;!#~ \t\n",
      ...[
        "",
        "''",
        "a b",
        "it's",
        '"x"',
        "$(id)",
        "line\nbreak",
        "\\n",
        "-n",
        "--",
        "A=b",
        "ü ñ",
        "日本語",
        "👩‍👩‍👧",
        "~root",
      ],
    ];
    assert.deepEqual(wordsOf(commandLine(words)), words);
  });

  it("gives a shell the very words back: any words", () => {
    const word = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) =>
        assert.deepEqual(wordsOf(commandLine(words)), words),
      ),
      { numRuns: 30 },
    );
  });
});
