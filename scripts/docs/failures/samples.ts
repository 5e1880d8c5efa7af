import type { FailureSample } from "./sample";
import { runtimeSamples } from "./samples/containerRuntime";
import { endSamples } from "./samples/ends";
import { exitSamples } from "./samples/exits";
import { loggingSamples } from "./samples/logging";
import { networkSamples } from "./samples/network";
import { placementSamples } from "./samples/placement";
import { pullSamples } from "./samples/pull";
import { secretSamples } from "./samples/secrets";
import { startSamples } from "./samples/starting";
import { stopSamples } from "./samples/stops";
import { storageSamples } from "./samples/storage";
import { waitSamples } from "./samples/waits";

/** Failures as ECS reports them, by what a reader would look for: the chapters of docs/failures.md. */
export const samples: Readonly<Record<string, readonly FailureSample[]>> = {
  "The command ended": exitSamples,
  "Memory and the container runtime": runtimeSamples,
  "The command could not be started": startSamples,
  "The image": pullSamples,
  "Secrets and the login for ECR": secretSamples,
  "The log": loggingSamples,
  "Files, volumes and disk": storageSamples,
  "The network": networkSamples,
  "A place to run": placementSamples,
  "Waiting to start": waitSamples,
  "Stopped from outside": stopSamples,
  "Other ends": endSamples,
};
