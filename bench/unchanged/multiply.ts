import type { Stack } from "../stack/stack";

interface Exported {
  readonly deployment: { readonly resources: readonly Recorded[] };
}

interface Recorded {
  readonly urn: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
}

/** What the state of one resource holds. */
export interface InState {
  /** Of all that is recorded of it. */
  readonly bytes: number;
  /** Of the text of its provider, which stands among the inputs and the outputs. */
  readonly providerBytes: number;
}

/** Brings so many resources into a stack's state that has `job-0`, as the program would have made them. */
export async function multiply(stack: Stack, count: number): Promise<InState> {
  const exported = JSON.parse((await stack.run(["stack", "export"], {})).output) as Exported;
  const { resources } = exported.deployment;
  const one = resources.find(({ urn }) => urn.endsWith("::job-0"));
  if (one === undefined) throw new Error("the stack has no job-0 to multiply");
  const others = resources.filter(({ urn }) => !/::job-\d+$/.test(urn));
  const jobs = Array.from({ length: count }, (_, n) => (n === 0 ? one : another(one, n)));
  const deployment = { ...exported.deployment, resources: [...others, ...jobs] };
  if (count > 1) await stack.import({ ...exported, deployment });
  return {
    bytes: Buffer.byteLength(JSON.stringify(one)),
    providerBytes: Buffer.byteLength(String(one.inputs?.__provider)),
  };
}

/** As the first, but for its name, which stands in its URN, and what the program varies by it. */
function another(one: Recorded, n: number): Recorded {
  const { inputs, outputs, ...rest } = JSON.parse(
    JSON.stringify(one).replaceAll("job-0", `job-${n}`),
  ) as Recorded;
  return { ...rest, inputs: { ...inputs, triggers: [n] }, outputs: { ...outputs, triggers: [n] } };
}
