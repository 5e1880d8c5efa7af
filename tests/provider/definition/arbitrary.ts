import * as fc from "fast-check";

const name = fc.stringMatching(/^[A-Z]{1,3}$/);
const variables = fc.uniqueArray(
  fc.record({ name, value: fc.string({ maxLength: 3 }) }, { noNullPrototype: true }),
  {
    selector: (variable) => variable.name,
    maxLength: 4,
  },
);
const flag = fc.boolean();
const amount = fc.constantFrom<string | number>(256, "512", "0.5 vCPU", "1 GB", "1024");

/** Containers with members that have defaults, spellings and orders of their own. */
const container = fc.record(
  {
    name: fc.constantFrom("web", "worker", "sidecar"),
    image: fc.constantFrom("app:v1", "app:v2"),
    cpu: fc.constantFrom<string | number>(0, 10, "10"),
    essential: fc.boolean(),
    command: fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
    environment: variables,
    portMappings: fc.array(
      fc.record(
        { containerPort: fc.nat(3), hostPort: fc.nat(3), protocol: fc.constantFrom("tcp", "udp") },
        { requiredKeys: [], noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    healthCheck: fc.record(
      {
        command: fc.constant(["CMD", "true"]),
        interval: fc.constantFrom(10, 30),
        retries: fc.constantFrom(1, 3),
      },
      { requiredKeys: ["command"], noNullPrototype: true },
    ),
    readonlyRootFilesystem: flag,
    dependsOn: fc.uniqueArray(
      fc.record(
        { containerName: fc.constantFrom("web", "worker"), condition: fc.constant("START") },
        { noNullPrototype: true },
      ),
      { selector: (one) => one.containerName },
    ),
    mountPoints: fc.array(
      fc.record(
        { sourceVolume: fc.constantFrom("data", "tmp"), readOnly: flag },
        { requiredKeys: ["sourceVolume"], noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    restartPolicy: fc.record(
      {
        enabled: flag,
        ignoredExitCodes: fc.array(fc.nat(3)),
        restartAttemptPeriod: fc.constantFrom(60, 300),
      },
      { requiredKeys: ["enabled"], noNullPrototype: true },
    ),
    linuxParameters: fc.record(
      {
        initProcessEnabled: flag,
        capabilities: fc.record(
          { add: fc.uniqueArray(fc.constantFrom("KILL", "SYS_PTRACE")) },
          { noNullPrototype: true },
        ),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    firelensConfiguration: fc.constant({ type: "fluentbit" }),
    user: fc.constantFrom("0", "app"),
    dockerLabels: fc.dictionary(name, fc.string({ maxLength: 2 }), { noNullPrototype: true, maxKeys: 2 }),
  },
  { requiredKeys: ["name", "image"], noNullPrototype: true },
);

const volume = fc
  .record(
    {
      configureAtLaunch: flag,
      hostPath: fc.constantFrom("/a", "/b"),
      efsVolumeConfiguration: fc.record(
        {
          fileSystemId: fc.constant("fs-1"),
          rootDirectory: fc.constantFrom("/", "/app"),
          transitEncryption: fc.constantFrom("ENABLED", "DISABLED"),
          authorizationConfig: fc.record(
            { iam: fc.constantFrom("ENABLED", "DISABLED") },
            { requiredKeys: [], noNullPrototype: true },
          ),
        },
        { requiredKeys: ["fileSystemId"], noNullPrototype: true },
      ),
      dockerVolumeConfiguration: fc.record(
        { scope: fc.constantFrom("task", "shared"), autoprovision: flag },
        { requiredKeys: [], noNullPrototype: true },
      ),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((sources) => Object.fromEntries(Object.entries(sources).slice(0, 1)));

const volumes = fc
  .uniqueArray(fc.constantFrom("data", "tmp", "cache"), { maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((name) => volume.map((sources) => ({ name, ...sources })))));

/** Task definitions that `definitionProblems` accepts. */
export const definitions = fc.record(
  {
    family: fc.constantFrom("hi-web", "hi_worker"),
    containerDefinitions: fc.uniqueArray(container, {
      selector: (one) => one.name,
      minLength: 1,
      maxLength: 3,
    }),
    cpu: amount,
    memory: amount,
    networkMode: fc.constantFrom("awsvpc", "bridge"),
    requiresCompatibilities: fc.uniqueArray(fc.constantFrom("FARGATE", "EC2"), { minLength: 1 }),
    runtimePlatform: fc.constantFrom({ cpuArchitecture: "ARM64" }, { cpuArchitecture: "X86_64" }),
    volumes,
    placementConstraints: fc.uniqueArray(
      fc
        .constantFrom("attribute:a == 1", "attribute:b == 1")
        .map((expression) => ({ type: "memberOf", expression })),
      { selector: (one) => one.expression },
    ),
    proxyConfiguration: fc.record(
      {
        containerName: fc.constant("web"),
        type: fc.constant("APPMESH"),
        properties: fc.dictionary(name, fc.string({ maxLength: 2 }), { noNullPrototype: true, maxKeys: 3 }),
      },
      { requiredKeys: ["containerName"], noNullPrototype: true },
    ),
    ipcMode: fc.constantFrom("host", "task"),
    enableFaultInjection: flag,
    tags: fc.dictionary(name, fc.string({ maxLength: 2 }), { noNullPrototype: true, maxKeys: 2 }),
    ephemeralStorage: fc.integer({ min: 21, max: 200 }).map((sizeInGib) => ({ sizeInGib })),
  },
  { requiredKeys: ["family", "containerDefinitions"], noNullPrototype: true },
);

/** What a run says about the definition it needs. */
export const runSettings = fc.record(
  { launchType: fc.constantFrom("FARGATE", "EC2"), networkConfiguration: fc.constant({ subnets: ["s"] }) },
  { requiredKeys: [], noNullPrototype: true },
);

/** Steps into a value: each says which member, counted round. */
export const place = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });

/** A copy of `value` with `mark` in the place that `steps` lead to. */
export function withMark(value: unknown, steps: readonly number[], mark: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === null || typeof value !== "object") return mark;
  const entries = Object.entries(value);
  if (entries.length === 0) return mark;
  const at = step % entries.length;
  const marked = entries.map(([key, member], i) => [key, i === at ? withMark(member, rest, mark) : member]);
  return Array.isArray(value) ? marked.map(([, member]) => member) : Object.fromEntries(marked);
}
