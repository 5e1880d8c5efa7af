import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { everyPage, readPage } from "./pages";

const docs = resolve(__dirname, "../../docs");
const { config } = require("../../provider/plugin/schema.json") as {
  readonly config: { readonly variables: Readonly<Record<string, { readonly description: string }>> };
};

for (const page of everyPage) {
  describe(join("docs", page), () => {
    const text = readPage(page);
    const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");

    it("leads to places that are there", () => {
      for (const [, file = "", anchor] of prose.matchAll(/\]\(([^):#]*)(?:#([^)]*))?\)/g)) {
        const path = file === "" ? resolve(docs, page) : resolve(docs, dirname(page), file);
        assert.ok(existsSync(path), file);
        if (anchor === undefined) continue;
        const headings = [...readFileSync(path, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
          heading
            .toLowerCase()
            .replaceAll(/[^\w -]/g, "")
            .replaceAll(" ", "-"),
        );
        assert.ok(headings.includes(anchor), `${file}#${anchor}`);
      }
    });

    it("names examples that are there", () => {
      for (const [path] of prose.matchAll(/\bexamples\/[\w-]+/g))
        assert.ok(existsSync(resolve(docs, "..", path)), path);
    });
  });
}

describe("The pages for the Pulumi registry", () => {
  for (const page of ["_index.md", "installation-configuration.md"]) {
    it(`${page} has the front matter that the registry wants, and no heading of its own`, () => {
      const [, frontMatter = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readPage(page)) ?? [];
      const { title, meta_desc, ...rest } = parse(frontMatter) as Record<string, string>;
      assert.match(String(title), /^ECS Task( Installation & Configuration)?$/);
      assert.ok(String(meta_desc).length > 50 && String(meta_desc).length < 160, `${meta_desc}`);
      assert.deepEqual(rest, { layout: "package" });
      assert.doesNotMatch(body, /^# /m);
    });
  }

  it("_index.md has an example in each language that its chooser offers, and closes what it opens", () => {
    const text = readPage("_index.md");
    const [, offered = ""] = /\{\{< chooser language "([^"]+)" >\}\}/.exec(text) ?? [];
    const shown = [...text.matchAll(/\{\{% choosable language (\w+) %\}\}\n\n```(\w+)/g)];
    assert.deepEqual(
      shown.map(([, language]) => language),
      offered.split(","),
    );
    for (const [, language, fence] of shown) assert.equal(fence, language);
    assert.equal(text.match(/\{\{% \/choosable %\}\}/g)?.length, shown.length);
    assert.match(text, /\{\{< \/chooser >\}\}/);
  });

  it("installation-configuration.md has every variable of the plugin, as the schema describes it", () => {
    const rows = [
      ...readPage("installation-configuration.md").matchAll(/^\| `ecs-task:(\w+)` \| (.*) \|$/gm),
    ];
    assert.deepEqual(
      Object.fromEntries(rows.map(([, name, text]) => [name, text])),
      Object.fromEntries(
        Object.entries(config.variables).map(([name, { description }]) => [name, description]),
      ),
    );
  });
});
