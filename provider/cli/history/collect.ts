import { familiesOf } from "../stack/revisions";
import type { StackTask } from "../stack/stack";
import { type EcsPorts, runsInEcs } from "./fromEcs";
import { type ReceiptPorts, receiptsIn } from "./fromReceipts";
import { lastRunOf } from "./fromState";
import { mergeRuns, newestFirst } from "./merge";
import type { Missing } from "./missing";
import type { PastRun } from "./pastRun";
import type { Place } from "./places";
import { revisionThatRan } from "./revisionThatRan";
import { isUnwritten } from "./unwritten";

export interface CollectPorts {
  placeOf(subject: StackTask): Promise<Place>;
  /** Makes a call to AWS, and makes it again in its weather. */
  call<T>(call: () => Promise<T>): Promise<T>;
  /** A source that could not be asked. */
  onMissing(missing: Missing): void;
  /** The last run of a subject, as the state has it, has left no receipt where one could have been. */
  onUnwritten(subject: StackTask): void;
}

/** The `most` newest runs of the subjects, from the state, ECS, and the receipts on their revisions. */
export async function collectRuns(
  subjects: readonly StackTask[],
  most: number,
  ports: CollectPorts,
): Promise<readonly PastRun[]> {
  const placed = await placesOfAll(subjects, ports);
  const [inEcs, receipts] = await Promise.all([
    Promise.all([...placed].map(([subject, place]) => tasksOf(subject, place, ports))),
    Promise.all(groupsOf(placed).map((group) => receiptsOf(group, most, ports))),
  ]);
  const ecs = inEcs.flat();
  const receipted = receipts.flat();
  const runs = await Promise.all(
    subjects.map(async (subject) => {
      const isOwn = (run: PastRun) => run.subject === subject;
      const own = receipted.filter(isOwn);
      const place = placed.get(subject);
      const state = await lastOf(subject, place);
      if (place !== undefined && (await isUnwritten(state, own, place))) ports.onUnwritten(subject);
      return mergeRuns({ state, receipts: own, ecs: ecs.filter(isOwn) });
    }),
  );
  return newestFirst(runs.flat()).slice(0, most);
}

/** What cannot be looked at has been told with the receipts. */
async function lastOf(subject: StackTask, place: Place | undefined): Promise<PastRun | undefined> {
  const { revisionArn } = subject.outputs;
  if (place === undefined || revisionArn === undefined) return lastRunOf(subject, revisionArn);
  return lastRunOf(subject, await revisionThatRan(subject, place.revision).catch(() => revisionArn));
}

async function placesOfAll(
  subjects: readonly StackTask[],
  { placeOf, onMissing }: CollectPorts,
): Promise<ReadonlyMap<StackTask, Place>> {
  const found = await Promise.all(
    subjects.map(async (subject): Promise<[StackTask, Place][]> => {
      try {
        return [[subject, await placeOf(subject)]];
      } catch (error) {
        onMissing({ source: "aws", subjects: [subject], error });
        return [];
      }
    }),
  );
  return new Map(found.flat());
}

async function tasksOf(
  subject: StackTask,
  { aws, revision }: Place,
  { call, onMissing }: CollectPorts,
): Promise<readonly PastRun[]> {
  const ports: EcsPorts = { tasks: aws.tasks, revision, call };
  return runsInEcs(subject, ports).catch((error: unknown) => {
    onMissing({ source: "tasks", subjects: [subject], error });
    return [];
  });
}

/** Subjects whose runs have run from the same family, which is looked through once for all of them. */
interface Group {
  readonly place: Place;
  readonly family: string;
  readonly subjects: readonly StackTask[];
}

function groupsOf(placed: ReadonlyMap<StackTask, Place>): readonly Group[] {
  return [...new Set(placed.values())].flatMap((place) => {
    const there = [...placed].filter(([, its]) => its === place).map(([subject]) => subject);
    return [...new Set(there.flatMap(familiesOf))].map((family) => ({
      place,
      family,
      subjects: there.filter((subject) => familiesOf(subject).includes(family)),
    }));
  });
}

async function receiptsOf(
  { place, family, subjects }: Group,
  most: number,
  { call, onMissing }: CollectPorts,
): Promise<readonly PastRun[]> {
  const missing = { subjects, family };
  const ports: ReceiptPorts = {
    definitions: place.aws.definitions,
    revision: place.revision,
    call,
    onUnlisted: (error) => onMissing({ source: "revisions", ...missing, error }),
  };
  return receiptsIn(family, subjects, most, ports).catch((error: unknown) => {
    onMissing({ source: "receipts", ...missing, error });
    return [];
  });
}
