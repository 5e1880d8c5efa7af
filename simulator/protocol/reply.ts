import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Clock } from "../clock";
import { AwsError } from "./operation";
import { encodeError, encodeOutput } from "./wire";

/** What a caller gets to see of its call. */
export type Reply =
  | { readonly kind: "answer"; readonly status: number; readonly contentType: string; readonly body: string }
  /** Nothing for `durationMs`, then {@link Reply} `cut`. */
  | { readonly kind: "silence"; readonly durationMs: number }
  /** The connection is destroyed. */
  | { readonly kind: "cut" };

const json = "application/x-amz-json-1.1";

export function outputReply(output: object): Reply {
  return { kind: "answer", status: 200, contentType: json, body: encodeOutput(output) };
}

/** The error answer for anything thrown. What is no {@link AwsError} is a mistake of the simulator: InternalFailure, HTTP 500. */
export function errorReply(thrown: unknown): Reply {
  const error = asAwsError(thrown);
  return { kind: "answer", status: error.status, contentType: json, body: encodeError(error) };
}

export function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new AwsError("InternalFailure", `The simulator failed: ${what}`, {}, 500);
}

/** The page that a proxy in front of a broken service sends; an SDK that expects JSON stumbles over it. */
export function htmlFailure(): Reply {
  const body = "<html><body><h1>500 Internal Server Error</h1></body></html>";
  return { kind: "answer", status: 500, contentType: "text/html", body };
}

/** Writes a reply. A silence ends early when the caller hangs up or the server closes. */
export function sendReply(response: ServerResponse, reply: Reply, clock: Clock): void {
  switch (reply.kind) {
    case "answer":
      response.writeHead(reply.status, {
        "content-type": reply.contentType,
        "content-length": Buffer.byteLength(reply.body),
        "x-amzn-requestid": randomUUID(),
      });
      response.end(reply.body);
      return;
    case "silence": {
      const cancel = clock.after(reply.durationMs, () => response.destroy());
      response.once("close", cancel);
      return;
    }
    case "cut":
      response.destroy();
      return;
    default: {
      const never: never = reply;
      throw new Error(`Unknown reply ${JSON.stringify(never)}`);
    }
  }
}
