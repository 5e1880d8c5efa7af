import * as assert from "node:assert/strict";
import type { CallEntry } from "../../simulator";
import type { Account } from "./account";
import { type Execution, hasFailed, hasSucceeded, isForgotten, isInFlight } from "./execution";
import { createObligations, type Obligation } from "./obligation";
import { labelFrom } from "./program";
import { familiesIn, outputs } from "./recorded";
import type { Stack, Step, UpOutcome } from "./stack";

/** Keeps what the user may expect beside what the resource did, and compares. */
export interface Book {
  /** An `up` begins; its preview foretold `step`, with so many calls to AWS. */
  begin(label: string, preview: { readonly step: Step; readonly calls: number }): void;
  ended(outcome: UpOutcome, before: Stack, after: Stack): void;
  destroyed(before: Stack): void;
  /** The service is about to be moved to a revision. */
  gated(call: CallEntry): void;
  /** The families in which a destroy has left nothing, until something comes after it. */
  bare(): readonly string[];
  /** Whether the last `up` ended with what the user wants. */
  isMet(): boolean;
}

export function createBook(account: Account): Book {
  const { ledger, revisions, time } = account;
  const obligations = createObligations();
  let up = 0;
  let label = "";
  let obligation: Obligation | undefined;
  let foretold: Step = "create";
  let isMet = false;
  let bare: readonly string[] = [];

  /** The `up` succeeded for the resource. */
  function succeeded(step: Step): void {
    assert.equal(step, foretold, "the update does what the preview said");
    // Not guaranteed: "Back to what the state has", see below.
    if (obligation === undefined) return;
    const found = foundBy(obligation);
    // Not guaranteed: "Back from a replacement". It knows nothing of what it replaces, as Pulumi tells it nothing.
    const mayBeOlder = step === "replace" && isTakenFromBefore(found);
    if (!mayBeOlder)
      assert.equal(found.filter(hasSucceeded).length, 1, `an up succeeds after one success of ${label}`);
    assert.deepEqual(account.unfinishedTasks(), [], "an up succeeds when no run is in flight");
    obligations.succeeded(label);
  }

  /** Runs that the `up` can have found. What is out of reach now was within it, maybe, a moment ago. */
  function foundBy(reason: Obligation): readonly Execution[] {
    const own = ledger.of(reason);
    return own.length > 0 ? own : ledger.executions.filter((one) => one.obligation === reason);
  }

  /** Whether all that the `up` can have found is a success of this content from before its reason. */
  function isTakenFromBefore(found: readonly Execution[]): boolean {
    const earlier = ledger.executions.filter((one) => one.label === label && hasSucceeded(one));
    return !found.some(hasSucceeded) && earlier.some((one) => !isForgotten(one, time.now()));
  }

  /** The `up` failed and recorded it. */
  function failed(error: Error, before: Stack, after: Stack, step: Step): void {
    const { status, taskDefinitionArn: gate } = outputs(after);
    assert.ok(obligation, `an up with nothing to run does not fail: ${error.message}`);
    const own = ledger.of(obligation);
    const gateBefore = step === "update" ? outputs(before).taskDefinitionArn : undefined;
    assert.equal(gate, gateBefore, "a failure leaves the gate where it was");
    if (status === "failed") {
      assert.deepEqual(own.filter(hasSucceeded), [], `${label} has succeeded: ${error.message}`);
      assert.deepEqual(own.filter(isInFlight), [], `a run in flight has no verdict: ${error.message}`);
      const hasCause = foundBy(obligation).some(hasFailed) || ledger.startedNothing(up);
      assert.ok(hasCause, `a failure needs a failed run: ${error.message}`);
      obligations.failed();
      return;
    }
    assert.equal(status, "unfinished");
    // The second of two attempts that no state recorded counts as another run: the first is looked for first.
    const isOther = (arn: string) => own.every(({ taskArn }) => taskArn !== arn) || own.some(hasFailed);
    const others = account.unfinishedTasks().filter(isOther);
    assert.equal(others.length, 1, `only another run leaves an attempt unfinished: ${error.message}`);
    obligations.unfinished();
  }

  return {
    begin(of, preview) {
      assert.equal(preview.calls, 0, "a preview makes no call to AWS");
      up += 1;
      label = of;
      foretold = preview.step;
      obligation = obligations.of(of);
      isMet = false;
      bare = [];
      ledger.begin(up, obligation);
      if (obligation === undefined) return;
      assert.notEqual(preview.step, "same", `a preview says that ${of} will run`);
    },
    ended({ resource, died, serviceError }, before, after) {
      ledger.end();
      assert.deepEqual(ledger.violations, []);
      switch (resource.kind) {
        case "lost":
          assert.ok(died);
          return;
        case "refused":
          throw resource.error;
        case "recorded":
          if (resource.error !== undefined) return failed(resource.error, before, after, resource.step);
          succeeded(resource.step);
          break;
        default:
          resource satisfies never;
      }
      if (died) return;
      if (serviceError === undefined) {
        isMet = true;
        return;
      }
      // Somebody took the revision away, and no refresh has told the state: this `up` cannot know.
      const gate = revisions.find(outputs(after).taskDefinitionArn ?? "");
      assert.ok(gate?.wasTaken, `the service takes the gate: ${serviceError.message}`);
    },
    destroyed(before) {
      isMet = false;
      // Not guaranteed: "A stray revision ... of another family". What a killed up registered in a family that no state
      // has come to know, nobody can find.
      bare = familiesIn(before);
      obligations.destroyed();
    },
    gated({ input, seq }) {
      const { taskDefinition = "" } = input as { taskDefinition?: string };
      const image = revisions.find(taskDefinition)?.image;
      if (labelFrom(image ?? "", label.split(" ")[1] ?? "") !== label)
        ledger.violations.push(`the service goes to ${image}, and ${label} is wanted`);
      const last = ledger.executions.filter((one) => one.label === label).at(-1);
      if (last === undefined || !hasSucceeded(last) || (last.end?.seq ?? seq) >= seq)
        ledger.violations.push(`the service goes to ${label}, whose last run has not succeeded`);
      // Not guaranteed: "Back to what the state has". A killed up leaves a run that no state knows, and the program
      // has gone back to the recorded content: that is no reason to run, so nobody looks for runs.
      if (obligation !== undefined && ledger.inFlight().length > 0)
        ledger.violations.push(`the service goes to ${label} while a run is in flight`);
    },
    bare: () => bare,
    isMet: () => isMet,
  };
}
