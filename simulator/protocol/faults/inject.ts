import type { CallEntry } from "../journal";
import { AwsError } from "../operation";
import { asAwsError, errorReply, htmlFailure, outputReply, type Reply } from "../reply";
import { asMissing } from "./missing";
import type { FaultEffect } from "./rule";

/** What became of a call: what its caller sees, and the journal's word for it. */
export interface Settled {
  readonly reply: Reply;
  readonly outcome: string;
}

/** Carries a call out under a fault, or as it is without one. Never throws. */
export async function carryOut(
  effect: FaultEffect | undefined,
  call: CallEntry,
  perform: () => Promise<object>,
): Promise<Settled> {
  try {
    return await underEffect(effect, call, perform);
  } catch (thrown) {
    return { reply: errorReply(thrown), outcome: asAwsError(thrown).name };
  }
}

async function underEffect(
  effect: FaultEffect | undefined,
  call: CallEntry,
  perform: () => Promise<object>,
): Promise<Settled> {
  if (effect === undefined) return answered(await perform());
  switch (effect.kind) {
    case "throttle":
      throw new AwsError("ThrottlingException", "Rate exceeded");
    case "error":
      throw new AwsError(effect.name, effect.message, {}, effect.status);
    case "http500": {
      const error = new AwsError("ServerException", "Service Unavailable. Please try again later.", {}, 500);
      return { reply: effect.html === true ? htmlFailure() : errorReply(error), outcome: error.name };
    }
    case "hang":
      return { reply: { kind: "silence", durationMs: effect.durationMs }, outcome: "NoAnswer" };
    case "resetBefore":
      return { reply: { kind: "cut" }, outcome: "ConnectionReset" };
    case "loseAnswer":
      await perform();
      return { reply: { kind: "cut" }, outcome: "ok" };
    case "missing":
      return answered(asMissing(call.operation, await perform()));
    case "call": {
      await effect.before?.(call);
      const output = await perform();
      await effect.after?.(call);
      return answered(output);
    }
    default: {
      const never: never = effect;
      throw new Error(`Unknown fault ${JSON.stringify(never)}`);
    }
  }
}

const answered = (output: object): Settled => ({ reply: outputReply(output), outcome: "ok" });
