import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { documents } from "./documents";

for (const { path, render } of documents) {
  writeFileSync(resolve(__dirname, "../..", path), render());
  console.log(path);
}
