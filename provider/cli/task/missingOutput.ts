import type { AnyTaskState } from "../../diagnosis/anyTaskState";
import type { ReadableStream } from "../../logs/readable";
import type { StreamRead } from "../../logs/readThrough";
import { CommandFailure } from "../failure";

/**
 * What is said of streams that are empty, or not there: those of a container that has not begun, which is no failure, and
 * those that are gone. Throws where nothing could be read that ought to be there. `state` is absent of a task that ECS has
 * forgotten.
 */
export function missingOutput(
  streams: readonly ReadableStream[],
  read: readonly StreamRead[],
  state: AnyTaskState | undefined,
): readonly string[] {
  const missing = read.flatMap(({ container, missing: what }) => {
    const of = streams.find((one) => one.container === container);
    return what === undefined || of === undefined ? [] : [{ what, of }];
  });
  const waits = state !== undefined && state.kind !== "over";
  const neverRan =
    state?.kind === "over" &&
    state.outcome.kind === "failed" &&
    state.outcome.failure.cause === "neverStarted";
  const nothing = (container: string, since = "") => {
    const why = neverRan ? ": it never started. `ecs-task explain` tells why." : "";
    return `container "${container}" has written nothing${since}${waits ? " yet" : why}`;
  };
  const gone = missing.map(({ what, of }) => {
    const { group, stream, region } = of.stream;
    const place = `log group "${group}" (${region})`;
    if (what === "group")
      return `${place}, which container "${of.container}" logs to, is not there: it was deleted, or never made`;
    if (waits || neverRan) return nothing(of.container);
    return `${place} has no stream "${stream}": it was deleted, or container "${of.container}" has never started`;
  });
  if (gone.length === streams.length && !waits && !neverRan) throw new CommandFailure(gone.join("\n"));
  const empty = read
    .filter(({ missing: what, soFar }) => what === undefined && soFar.unseen.size === 0)
    .map(({ container, soFar: { fromMs = 0 } }) =>
      nothing(container, fromMs > 0 ? ` since ${new Date(fromMs).toISOString()}` : ""),
    );
  return [...gone, ...empty];
}
