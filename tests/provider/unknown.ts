/** The mark that the engine sends in a preview for a value that is not known yet, as the domain sees it. */
export const mark = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const isUnknown = (value: unknown) => typeof value === "string" && value.includes(mark);
