/**
 * What makes a run that is not one of an `up`'s own: a destroy before it, a deploy that failed, or somebody at a terminal
 * (`ecs-task run`).
 */
export type Occasion = "destroy" | "failedDeploy" | "commandLine" | undefined;

/** What was attempted, as the subject of a sentence. What is no resource's own run is made once each time. */
export function attemptPhrase(attempt: number, occasion: Occasion): string {
  switch (occasion) {
    case "failedDeploy":
      return "onFailedDeploy:";
    case "commandLine":
      return "ecs-task run:";
    case "destroy":
    case undefined:
      return `Attempt ${attempt} of`;
    default:
      return occasion satisfies never;
  }
}

/** What a failed run has left as it was, and what makes the next one. */
export function nextAttempt(attempt: number, occasion: Occasion): readonly string[] {
  switch (occasion) {
    case "failedDeploy":
      return ["The next deploy that fails makes a run of its own."];
    case "commandLine":
      return [];
    case "destroy":
    case undefined:
      return [
        `${leftAsItWas(occasion)} Fix this and run \`${commandAgain(occasion)}\`: that will be attempt ${attempt + 1}.`,
      ];
    default:
      return occasion satisfies never;
  }
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
