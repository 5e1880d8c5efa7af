import { lastSegment } from "../values/arn";
import { type Change, changesBetween } from "../values/changes";
import type { IsUnknown } from "../values/problem";
import type { Wanted, WantedDefinition } from "./plan";

/** What differs from the last run, as phrases that read after "because". */
export interface Changed {
  /** What is registered, or the revision that is named. */
  readonly definition: readonly string[];
  /** What the run does with it: container, command, environment, overrides. */
  readonly run: readonly string[];
  readonly triggers: readonly string[];
  readonly logGroup: readonly string[];
}

/** Compares what was recorded with what is wanted. */
export function changedIn(recorded: Wanted, wanted: Wanted, isUnknown: IsUnknown): Changed {
  const compare = (olds: unknown, news: unknown, path: string) =>
    changesBetween(olds, news, path, isUnknown).map(changePhrase);
  const sameJudged = recorded.judged !== undefined && recorded.judged === wanted.judged;
  return {
    definition: [
      ...compare(contentOf(recorded.definition), contentOf(wanted.definition), "taskDefinition"),
      ...compare(revisionOf(recorded.definition), revisionOf(wanted.definition), "taskDefinitionArn"),
    ],
    run: [
      // The only essential container is the same one whether it is named or left out.
      ...(sameJudged ? [] : compare(recorded.container, wanted.container, "container")),
      ...compare(recorded.command, wanted.command, "command"),
      // No environment and an empty one start the same task, and so do no overrides and empty ones.
      ...compare(recorded.environment ?? {}, wanted.environment ?? {}, "environment"),
      ...compare(recorded.overrides ?? {}, wanted.overrides ?? {}, "overrides"),
    ],
    triggers: compare(recorded.triggers, wanted.triggers, "triggers"),
    logGroup: compare(recorded.logGroup, wanted.logGroup, "logs.group"),
  };
}

/** A change as it reads after "because": `command changed`. */
export function changePhrase({ path, kind }: Change): string {
  switch (kind) {
    case "added":
      return `${path} was added`;
    case "removed":
      return `${path} was removed`;
    case "changed":
      return `${path} changed`;
    case "unknown":
      return `${path} is not known yet`;
    default:
      return kind satisfies never;
  }
}

function contentOf(definition: WantedDefinition): unknown {
  return definition.kind === "inline" ? definition.content : undefined;
}

/** `hi-web:3` for itself and for its ARN. */
function revisionOf(definition: WantedDefinition): string | undefined {
  return definition.kind === "existing" ? lastSegment(definition.arn) : undefined;
}
