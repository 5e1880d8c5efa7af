import type { Cause, Words } from "./cause";
import { causes, containerCauses } from "./causes";
import { type Evidence, evidenceOnCulprit } from "./evidence";

/** Why a run failed, for a person. */
export interface Explanation {
  /** The row of the table that it is from. */
  readonly title: string;
  /** Whole sentences. */
  readonly cause: string;
  /** Whole sentences. */
  readonly advice: string;
  /** The documentation's address. */
  readonly url?: string;
}

/**
 * Explains a failure by the first cause that fits, those of `before` first. Where another container has ended it, that
 * one's end is explained too.
 */
export function explain(evidence: Evidence, before: readonly Cause[] = []): Explanation {
  const cause = [...before, ...causes].find(({ fits }) => fits(evidence)) ?? unknown;
  const own = explained(cause, evidence);
  const onCulprit = evidenceOnCulprit(evidence);
  if (onCulprit === undefined) return own;
  const deeper = containerCauses.find(({ fits }) => fits(onCulprit));
  if (deeper === undefined) return own;
  const { cause: why, advice, url } = explained(deeper, onCulprit);
  return {
    title: own.title,
    cause: `${own.cause} ${why}`,
    advice: `${advice} ${own.advice}`,
    ...((url ?? own.url) !== undefined && { url: url ?? own.url }),
  } as Explanation;
}

/** Nothing is left for it as long as the table has a last row for each kind of failure. */
const unknown: Cause = {
  title: "Unknown",
  fits: () => true,
  cause: "Nothing is known of the cause.",
  advice: "Look at the task in the console.",
};

function explained({ title, cause, advice, page }: Cause, evidence: Evidence): Explanation {
  return {
    title,
    cause: sentences(cause, evidence),
    advice: sentences(advice, evidence),
    ...(page !== undefined && {
      url: `https://docs.aws.amazon.com/AmazonECS/latest/developerguide/${page}.html`,
    }),
  };
}

function sentences(words: Words, evidence: Evidence): string {
  return typeof words === "string" ? words : words(evidence);
}
