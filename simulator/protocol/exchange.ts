import type { FaultGate } from "./faults/faults";
import { carryOut } from "./faults/inject";
import { invoke } from "./invoke";
import type { CallEntry, JournalWriter } from "./journal";
import type { Operations } from "./operation";
import type { RateGate } from "./rates/rates";
import { errorReply, type Reply } from "./reply";
import { answerMistakes } from "./schema/answer";
import { checkInput, parseBody } from "./schema/input";
import type { ServiceName } from "./service";
import { readTarget, type Target } from "./target";

/** What a request brings along that matters here. */
export interface ExchangeRequest {
  readonly target: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What calls go through and end at. */
export interface ExchangeDependencies {
  readonly journal: JournalWriter;
  readonly faults: FaultGate;
  readonly rates: RateGate;
  /** The operations of a service in a region. */
  operations(service: ServiceName, region: string): Operations;
  /** Hears of every call once it is settled. */
  onCall(call: CallEntry): void;
}

/** One call from its request to its reply: journal, fault, rate limit, check of the input, operation, check of the output. */
export function createExchange(
  dependencies: ExchangeDependencies,
): (request: ExchangeRequest) => Promise<Reply> {
  const { journal, faults, onCall } = dependencies;
  return async (request) => {
    let target: Target;
    let input: unknown;
    try {
      target = readTarget(request);
      input = parseBody(request.body);
    } catch (unreadable) {
      return errorReply(unreadable);
    }
    const { entry, settle } = journal.call(target, input);
    const effect = faults.next(target, entry.seq);
    const { reply, outcome } = await carryOut(effect, entry, () => perform(dependencies, target, input));
    onCall(settle(outcome));
    return reply;
  };
}

async function perform(dependencies: ExchangeDependencies, target: Target, input: unknown): Promise<object> {
  const { service, operation, region } = target;
  dependencies.rates.call(target);
  checkInput(service, operation, input);
  const output = await invoke(dependencies.operations(service, region), operation, input, { region });
  const mistakes = answerMistakes(service, operation, output);
  if (mistakes.length > 0)
    throw new Error(`${operation} answers what the SDK cannot read: ${mistakes.join("; ")}`);
  return output;
}
