import { onInstances } from "../../problemTable";

/** Inputs with several containers, the first of which is essential, on an instance. */
export function several(
  containers: readonly object[],
  { definition, ...inputs }: { definition?: object; [input: string]: unknown } = {},
) {
  const varied = onInstances({
    definition: {
      memory: 1_024,
      containerDefinitions: containers.map((rest, i) => ({
        name: `c${i}`,
        image: "app",
        ...(i > 0 && { essential: false }),
        ...rest,
      })),
      ...definition,
    },
  });
  return { ...varied, ...inputs };
}
