import { hasCode, type Refusal } from "./refusal";

/** What outlasted our patience. */
export const outages: readonly Refusal[] = [
  {
    title: "AWS's host is not found",
    fits: hasCode("ENOTFOUND", "EAI_AGAIN"),
    advice: (_, { region }) => [
      `This machine does not find AWS's host: check that ${region === undefined ? "the region" : `"${region}"`} is a region, and this machine's network, DNS and proxy.`,
    ],
  },
  {
    title: "AWS throttles the calls",
    fits: ({ transient, code }) => transient && /Throttl|TooManyRequests|RequestLimitExceeded/.test(code),
    advice: () => [
      "AWS has throttled these calls for as long as they were tried: something else in the account uses up the rate that they share.",
    ],
  },
  {
    title: "AWS did not answer",
    fits: ({ transient }) => transient,
    advice: () => ["AWS did not answer in time: look at its health page, and at this machine's network."],
  },
];
