import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ContainerDefinition, TaskDefinition } from "@aws-sdk/client-ecs";
import { type AdjustableClock, createClock } from "../../../simulator/clock";
import { createContainerHost } from "../../../simulator/containers";
import { type TaskDependencies, type Timing, timings } from "../../../simulator/ecs/tasks";
import type { LogSink, Tags } from "../../../simulator/ports";
import { AwsError } from "../../../simulator/protocol/operation";

/** One thing the simulator noted in its journal. */
interface Effect {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The ports of an empty region, as plain values in memory, with an images directory of its own. */
export interface Region extends TaskDependencies {
  readonly clock: AdjustableClock;
  readonly effects: readonly Effect[];
  /** The messages of a stream, in the order they were written. */
  messages(group: string, stream: string): string[];
  /** Registers a revision: awsvpc-free, so that RunTask needs no network, unless `rest` says otherwise. */
  define(
    family: string,
    containers: ContainerDefinition[],
    rest?: Omit<Partial<TaskDefinition>, "taskDefinitionArn">,
  ): string;
  deregister(taskDefinitionArn: string): void;
  /** As if the revision had never been. */
  forget(taskDefinitionArn: string): void;
  /** The details of the effects of one name, in order. */
  effectsNamed(name: string): Effect["detail"][];
  /** Writes a file of an image, such as `app/v1/server.js`, and makes its directory. */
  image(path: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

const account = "123456789012";
const region = "eu-west-1";

export async function createRegion(timing: Partial<Timing> = {}): Promise<Region> {
  const imagesDirectory = await mkdtemp(join(tmpdir(), "images-"));
  const effects: Effect[] = [];
  const definitions = new Map<string, TaskDefinition & { taskDefinitionArn: string }>();
  const logs = createLogs();
  const find = (reference: string) =>
    definitions.get(reference) ??
    [...definitions.values()]
      .reverse()
      .find(
        ({ family, revision, status }) =>
          status === "ACTIVE" && (reference === family || reference === `${family}:${revision}`),
      );

  return {
    account,
    region,
    clock: createClock(),
    containers: createContainerHost,
    timing: { ...timings.instant, ...timing },
    rates: { fargateLaunch: () => undefined },
    imagesDirectory,
    secrets: { "arn:aws:ssm:eu-west-1:123456789012:parameter/db-password": "hunter2" },
    clusters: {
      require(reference = "default") {
        const clusterName = reference.slice(reference.lastIndexOf("/") + 1);
        if (clusterName === "gone") throw new AwsError("ClusterNotFoundException", "Cluster not found.");
        return { clusterName, clusterArn: `arn:aws:ecs:${region}:${account}:cluster/${clusterName}` };
      },
    },
    definitions: {
      find,
      requireActive(reference) {
        const definition = find(reference);
        if (definition === undefined)
          throw new AwsError("ClientException", "Unable to describe task definition.");
        if (definition.status !== "ACTIVE")
          throw new AwsError("ClientException", "TaskDefinition is inactive");
        return definition;
      },
    },
    tags: createTags(),
    logs,
    messages: logs.messages,
    journal: { effect: (name, detail) => effects.push({ name, detail }) },
    effects,
    effectsNamed: (name) => effects.filter((effect) => effect.name === name).map(({ detail }) => detail),
    define(family, containers, rest = {}) {
      const revision =
        [...definitions.values()].filter((definition) => definition.family === family).length + 1;
      const taskDefinitionArn = `arn:aws:ecs:${region}:${account}:task-definition/${family}:${revision}`;
      const containerDefinitions = containers.map((container) => ({
        name: "app",
        image: "app:v1",
        ...container,
      }));
      definitions.set(taskDefinitionArn, {
        family,
        revision,
        taskDefinitionArn,
        containerDefinitions,
        status: "ACTIVE",
        networkMode: "bridge",
        ...rest,
      });
      return taskDefinitionArn;
    },
    deregister(taskDefinitionArn) {
      const definition = definitions.get(taskDefinitionArn);
      if (definition !== undefined) definition.status = "INACTIVE";
    },
    forget: (taskDefinitionArn) => void definitions.delete(taskDefinitionArn),
    async image(path, content) {
      const file = join(imagesDirectory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    },
    remove: () => rm(imagesDirectory, { recursive: true, force: true }),
  };
}

function createLogs(): LogSink & { messages(group: string, stream: string): string[] } {
  const groups = new Map<string, Map<string, string[]>>();
  const streamOf = (group: string, stream: string) => {
    const found = groups.get(group)?.get(stream);
    if (found === undefined) throw new Error(`no stream ${stream} in ${group}`);
    return found;
  };
  return {
    hasGroup: (group) => groups.has(group),
    createGroup: (group) => void groups.set(group, new Map()),
    createStream: (group, stream) => void groups.get(group)?.set(stream, []),
    write: (group, stream, events) =>
      void streamOf(group, stream).push(...events.map(({ message }) => message)),
    messages: (group, stream) => [...(groups.get(group)?.get(stream) ?? [])],
  };
}

function createTags(): Tags {
  const byArn = new Map<string, { key: string; value: string }[]>();
  return {
    of: (arn) => byArn.get(arn) ?? [],
    set: (arn, tags) =>
      void byArn.set(
        arn,
        tags.map(({ key = "", value = "" }) => ({ key, value })),
      ),
    remove: (arn) => void byArn.delete(arn),
  };
}
