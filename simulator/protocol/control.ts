import type { Faults } from "./faults/faults";
import { readPostedRule } from "./faults/posted";
import type { JournalReader } from "./journal";
import type { Reply } from "./reply";

/** Where a test in another process reads the journal and programs faults. No call of AWS begins like this. */
export const controlPrefix = "/_simulator/";

/**
 * Answers a request under {@link controlPrefix}:
 * - `GET health`: `{"status":"ok"}`;
 * - `GET journal`: `{"entries":[…]}`, with `?operation=RunTask` only that operation's calls; `DELETE journal`: clear;
 * - `GET faults`: `{"rules":[…],"fired":[…]}`; `POST faults`: add one, `{"id":1}`; `DELETE faults`: disarm all, or
 *   `?id=1`.
 */
export function createControl(
  journal: JournalReader,
  faults: Faults,
): (method: string, url: URL, body: string) => Reply {
  const routes: Readonly<Record<string, (url: URL, body: string) => Reply>> = {
    "GET health": () => reply(200, { status: "ok" }),
    "GET journal": ({ searchParams }) => {
      const operation = searchParams.get("operation");
      return reply(200, { entries: operation === null ? journal.entries() : journal.calls(operation) });
    },
    "DELETE journal": () => {
      journal.clear();
      return reply(200, {});
    },
    "GET faults": () => reply(200, { rules: faults.rules(), fired: faults.fired() }),
    "POST faults": (_, body) => addFault(faults, body),
    "DELETE faults": ({ searchParams }) => {
      const id = searchParams.get("id");
      faults.clear(id === null ? undefined : Number(id));
      return reply(200, {});
    },
  };
  return (method, url, body) => {
    const route = routes[`${method} ${url.pathname.slice(controlPrefix.length)}`];
    if (route !== undefined) return route(url, body);
    return reply(404, {
      error: `${method} ${url.pathname}: expected one of ${Object.keys(routes).join(", ")}.`,
    });
  };
}

function addFault(faults: Faults, body: string): Reply {
  try {
    return reply(201, { id: faults.add(readPostedRule(JSON.parse(body))) });
  } catch (wrong) {
    return reply(400, { error: (wrong as Error).message });
  }
}

const reply = (status: number, body: object): Reply => ({
  kind: "answer",
  status,
  contentType: "application/json",
  body: JSON.stringify(body),
});
