/** A provider process that is asked about one resource, and tells what it found and which files it has loaded by then. */
import { configure } from "../../../provider/runtime";

process.once("message", async ({ olds, news }) => {
  const { check, diff } = configure({ get: (key) => (key === "aws:region" ? "eu-west-1" : undefined) });
  const { failures } = await check(olds, news);
  const { changes } = await diff("id", olds, news);
  process.send?.({ failures, changes, loaded: Object.keys(require.cache) }, () => process.exit());
});
