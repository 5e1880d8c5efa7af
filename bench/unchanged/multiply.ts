import type { Stack } from "../stack/stack";

interface Exported {
  readonly deployment: { resources: Recorded[] };
}

interface Recorded {
  readonly urn: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
}

/** Brings so many resources into a stack's state that has one of them, as the program would have made them. */
export async function multiply(stack: Stack, count: number): Promise<void> {
  const exported = JSON.parse((await stack.run(["stack", "export"], {})).output) as Exported;
  const { resources } = exported.deployment;
  const one = resources.find(({ urn }) => urn.endsWith("::job-0"));
  if (one === undefined) throw new Error("the stack has no job-0 to multiply");
  for (let n = 1; n < count; n++) resources.push(another(one, n));
  await stack.import(exported);
}

/** As the first, but for its name, which stands in its URN, and what the program varies by it. */
function another(one: Recorded, n: number): Recorded {
  const { inputs, outputs, ...rest } = JSON.parse(
    JSON.stringify(one).replaceAll("job-0", `job-${n}`),
  ) as Recorded;
  return { ...rest, inputs: { ...inputs, triggers: [n] }, outputs: { ...outputs, triggers: [n] } };
}
