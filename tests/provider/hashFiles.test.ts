import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type HashFilesOptions, hashFiles } from "../../provider/hashFiles";

const migrations = { "db/migrate/1_people.rb": "create", "db/migrate/2_names.rb": "alter" };

describe("A hash of files", () => {
  const directories: string[] = [];
  const directoryOf = (files: Readonly<Record<string, string>>): string => {
    const directory = mkdtempSync(join(tmpdir(), "hash-files-"));
    directories.push(directory);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
    return directory;
  };
  const hashOf = (
    files: Readonly<Record<string, string>>,
    patterns: string | string[] = "db/migrate",
    options: HashFilesOptions = {},
  ) => hashFiles(patterns, { cwd: directoryOf(files), ...options });

  after(() => {
    for (const directory of directories) rmSync(directory, { recursive: true });
  });

  it("is 64 hexadecimal digits that every machine comes to", () => {
    assert.equal(hashOf(migrations), "fff26cb62788ca21823b3337f36217f4b59283dcaad7d6b2b22835a53e1ab44c");
  });

  const others: readonly [title: string, files: Readonly<Record<string, string>>][] = [
    ["content", { ...migrations, "db/migrate/2_names.rb": "alter table" }],
    ["name", { "db/migrate/1_people.rb": "create", "db/migrate/3_names.rb": "alter" }],
    ["folder", { "db/migrate/1_people.rb": "create", "db/migrate/old/2_names.rb": "alter" }],
    ["number", { "db/migrate/1_people.rb": "create" }],
    ["distribution of contents", { "db/migrate/1_people.rb": "alter", "db/migrate/2_names.rb": "create" }],
    [
      "boundary between name and content",
      { "db/migrate/1_people.rb": "createdb", "db/migrate/2_names.rb": "" },
    ],
  ];
  for (const [title, files] of others) {
    it(`is another one for another ${title}`, () => assert.notEqual(hashOf(files), hashOf(migrations)));
  }

  const same: readonly [
    title: string,
    files: Readonly<Record<string, string>>,
    patterns: string | string[],
  ][] = [
    ["files beside them", { ...migrations, "app.rb": "new" }, "db/migrate"],
    ["hidden files among them", { ...migrations, "db/migrate/.2_names.rb.swp": "typing" }, "db/migrate"],
    [
      "the order in which they were written",
      Object.fromEntries(Object.entries(migrations).reverse()),
      "db/migrate",
    ],
    ["the pattern that finds them", migrations, "db/**/*.rb"],
    ["a slash at the end of a folder", migrations, "db/migrate/"],
    ["the patterns' number and order", migrations, ["db/migrate/2*", "db/**", "db/migrate/1_people.rb"]],
    ["a pattern that leaves files out", { ...migrations, "db/seeds.rb": "" }, ["db/**", "!db/seeds.rb"]],
  ];
  for (const [title, files, patterns] of same) {
    it(`does not change with ${title}`, () => assert.equal(hashOf(files, patterns), hashOf(migrations)));
  }

  it("does not change with the files' times", () => {
    const cwd = directoryOf(migrations);
    const before = hashFiles("db", { cwd });
    utimesSync(join(cwd, "db/migrate/1_people.rb"), 1, 1);
    assert.equal(hashFiles("db", { cwd }), before);
  });

  it("leaves out what is ignored", () => {
    const files = { ...migrations, "db/schema.rb": "generated" };
    assert.equal(hashOf(files, "db", { ignore: ["db/schema.rb"] }), hashOf(migrations, "db"));
  });

  it("finds a hidden file that is named", () => {
    const files = { ...migrations, "db/.version": "1" };
    assert.notEqual(hashOf(files, ["db/migrate", "db/.version"]), hashOf(migrations));
  });

  it("looks above its directory, and in the program's own by default", () => {
    const above = () => join(directoryOf({ ...migrations, "infra/index.ts": "" }), "infra");
    assert.equal(hashFiles("../db/migrate", { cwd: above() }), hashFiles("../db/migrate", { cwd: above() }));
    assert.equal(
      hashFiles("tests/provider/hashFiles.test.ts"),
      hashFiles("tests/provider/hashFiles.test.ts", { cwd: process.cwd() }),
    );
  });

  it("follows symbolic links, and ends where they go round in a circle", () => {
    const [one, other] = [directoryOf(migrations), directoryOf(migrations)];
    for (const directory of [one, other]) {
      symlinkSync("..", join(directory, "db/migrate/up"));
      symlinkSync("itself", join(directory, "db/migrate/itself"));
      symlinkSync("nowhere", join(directory, "db/migrate/3_lost.rb"));
      symlinkSync(directoryOf({ "4_shared.rb": "share" }), join(directory, "db/migrate/shared"));
    }
    assert.equal(hashFiles("db", { cwd: one }), hashFiles("db", { cwd: other }));
    const content = "share more";
    writeFileSync(join(other, "db/migrate/shared/4_shared.rb"), content);
    assert.notEqual(hashFiles("db", { cwd: one }), hashFiles("db", { cwd: other }));
  });

  const nothing: readonly [patterns: string | string[], told: string][] = [
    ["db/migrations", '"db/migrations"'],
    [["db/*.sql", "lib"], '"db/*.sql", "lib"'],
    ["db\\migrate\\*.rb", '"db\\migrate\\*.rb"'],
    ["db/migrate/1_people.rb/more", '"db/migrate/1_people.rb/more"'],
    [[], "no pattern"],
  ];
  for (const [patterns, told] of nothing) {
    it(`refuses ${told}, which finds nothing`, () => {
      const cwd = directoryOf(migrations);
      assert.throws(() => hashFiles(patterns, { cwd }), {
        message: `hashFiles found no file for ${told} in ${cwd}: correct the patterns, which have "/" between folders, or name another directory in the option "cwd"`,
      });
    });
  }

  it("tells what was ignored when nothing is left", () => {
    assert.throws(
      () => hashOf(migrations, "db", { ignore: ["**/*.rb"] }),
      /"db", without "\*\*\/\*\.rb", in /,
    );
  });

  it("names a folder that cannot be read", () => {
    const cwd = directoryOf(migrations);
    const folder = join(cwd, "db/migrate");
    chmodSync(cwd, 0o755);
    chmodSync(folder, 0);
    const uid = process.geteuid?.() ?? 0;
    // Permissions do not keep a superuser out.
    if (uid === 0) process.seteuid?.("nobody");
    try {
      assert.throws(
        () => hashFiles("db", { cwd }),
        (error: Error) => {
          assert.ok(error.message.startsWith(`hashFiles cannot read ${folder}: EACCES`), error.message);
          return true;
        },
      );
    } finally {
      process.seteuid?.(uid);
    }
    chmodSync(folder, 0o700);
  });

  it("names a file that cannot be read", () => {
    const cwd = directoryOf({ ...migrations, "db/migrate/3_dump.sql": "" });
    const file = join(cwd, "db/migrate/3_dump.sql");
    // Sparse, and more than Node reads at once: permissions would not keep a superuser out.
    truncateSync(file, 2 ** 31 + 1);
    assert.throws(
      () => hashFiles("db", { cwd }),
      (error: Error) => {
        assert.ok(error.message.startsWith(`hashFiles cannot read ${file}: `), error.message);
        assert.match(error.message, /leave it out with the option "ignore"/);
        assert.equal((error.cause as NodeJS.ErrnoException).code, "ERR_FS_FILE_TOO_LARGE");
        return true;
      },
    );
  });
});
