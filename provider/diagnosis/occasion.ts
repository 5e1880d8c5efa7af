/** What makes a run that is not one of an `up`'s own: a destroy before it, or a deploy that failed. */
export type Occasion = "destroy" | "failedDeploy" | undefined;

/** What was attempted, as the subject of a sentence. A failed deploy makes each of its runs once. */
export function attemptPhrase(attempt: number, occasion: Occasion): string {
  return occasion === "failedDeploy" ? "onFailedDeploy:" : `Attempt ${attempt} of`;
}

/** What a failed run has left as it was, and what makes the next one. */
export function nextAttempt(attempt: number, occasion: Occasion): string {
  if (occasion === "failedDeploy") return "The next deploy that fails makes a run of its own.";
  return `${leftAsItWas(occasion)} Fix this and run \`${commandAgain(occasion)}\`: that will be attempt ${attempt + 1}.`;
}

/** The command that makes the run again. */
export function commandAgain(occasion: "destroy" | undefined): string {
  return occasion === "destroy" ? "pulumi destroy" : "pulumi up";
}

/** What a run without success has left as it was. */
export function leftAsItWas(occasion: "destroy" | undefined): string {
  return occasion === "destroy" ? "Nothing was deleted." : "What waits for this task was not changed.";
}

/** How to go on without the run, where that can be wanted: a cluster may be gone for good. */
export function wayOut(occasion: Occasion): readonly string[] {
  return occasion === "destroy"
    ? ["To destroy without this run, take onDelete out of the program, run `pulumi up`, and destroy."]
    : [];
}
