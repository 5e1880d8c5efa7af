/** What a change of an input leads to, under the default `runPolicy`. */
export type Consequence = "run" | "register" | "replace" | "retag" | "record";

/** A comment, taken apart. */
export interface DocParts {
  /** What is left without the sentences that the other parts come from. */
  readonly text: string;
  /** What the comment has after "Default:". */
  readonly byDefault?: string;
  /** The input that may be given in place of this one. */
  readonly alternative?: string;
  readonly consequence?: Consequence;
}

/** Takes a comment apart by the forms in which comments of inputs tell a default and a consequence. */
export function partsOfDoc(doc: string): DocParts {
  const sentences = sentencesOf(doc);
  const defaults = sentences.filter((sentence) => sentence.startsWith(defaultMark));
  const [told] = sentences.flatMap((sentence) => consequenceOf(sentence) ?? []);
  const alternative = /\bExactly one of this and `(\w+)`/.exec(doc)?.[1];
  return {
    text: sentences
      .filter((sentence) => !defaults.includes(sentence) && consequenceOf(sentence) === undefined)
      .join(" "),
    ...(defaults[0] !== undefined && { byDefault: withoutStop(defaults[0].slice(defaultMark.length)) }),
    ...(alternative !== undefined && { alternative }),
    ...(told !== undefined && { consequence: told }),
  };
}

const defaultMark = "Default: ";

/** Sentences of a text. A stop within code ends none. */
export function sentencesOf(text: string): string[] {
  const sentences = text.match(/(?:`[^`]*`|[^`])+?(?:[.!?](?=\s|$)|$)/g) ?? [];
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== "");
}

/** What a sentence says of a change; undefined for one that is about something else. */
function consequenceOf(sentence: string): Consequence | undefined {
  if (!/^(A change in|Another|None of it)\b/.test(sentence)) return undefined;
  if (/\btagged anew\b/.test(sentence)) return "retag";
  if (/\bregisters a revision\b/.test(sentence)) return "register";
  if (/\bis a replacement\b/.test(sentence)) return "replace";
  if (/^None of it is a reason|\bno reason to run\b/.test(sentence)) return "record";
  if (/\ba reason to run\b/.test(sentence)) return "run";
  return undefined;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
