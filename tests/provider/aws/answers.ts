import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server answers one call. */
export type Answer =
  | { readonly kind: "json"; readonly status?: number; readonly body: object }
  | { readonly kind: "error"; readonly status: number; readonly type: string; readonly body?: object }
  | { readonly kind: "html"; readonly status: number }
  /** The answer comes when a test says so. */
  | { readonly kind: "held"; readonly until: Promise<void>; readonly answer: Answer }
  /** The connection is cut before, or in the middle of, the answer. */
  | { readonly kind: "cut"; readonly after: "request" | "half" };

export const json = (body: object): Answer => ({ kind: "json", body });
export const failure = (status: number, type: string, body: object = {}): Answer => ({
  kind: "error",
  status,
  type,
  body,
});

/** One call as the server received it. */
export interface Call {
  /** Such as `RunTask`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A service on this machine that speaks AWS's JSON protocol and answers what it was told to. */
export interface AnsweringServer {
  readonly endpoint: string;
  readonly calls: readonly Call[];
  /** The access key that each of them was signed with. */
  readonly signers: readonly (string | undefined)[];
  /** The answers to the next calls; the last one is given from then on. */
  answer(...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

export async function createAnsweringServer(): Promise<AnsweringServer> {
  const calls: Call[] = [];
  const signers: (string | undefined)[] = [];
  let answers: Answer[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    const [, accessKeyId] = /Credential=([^/]+)/.exec(request.headers.authorization ?? "") ?? [];
    calls.push({ operation, input: JSON.parse(body || "{}") });
    signers.push(accessKeyId);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined) response.writeHead(500).end();
    else give(answer, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    signers,
    answer: (...next) => {
      answers = [...next];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function give(answer: Answer, response: ServerResponse): void {
  switch (answer.kind) {
    case "json":
      response.writeHead(answer.status ?? 200, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer.body));
      return;
    case "error":
      response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify({ __type: answer.type, message: `${answer.type} it is`, ...answer.body }));
      return;
    case "html":
      response.writeHead(answer.status, { "content-type": "text/html" });
      response.end("<html><body><h1>A proxy's own page</h1></body></html>");
      return;
    case "held":
      void answer.until.then(() => give(answer.answer, response));
      return;
    case "cut":
      if (answer.after === "half") {
        response.writeHead(200, { "content-type": "application/x-amz-json-1.1", "content-length": "1000" });
        response.write('{"tasks": [', () => response.destroy());
      } else response.destroy();
      return;
    default:
      answer satisfies never;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
