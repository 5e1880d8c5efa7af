import type { Outcome } from "./outcome";

/** What hi-web answers, as JSON. */
export interface Page {
  readonly release: string;
  readonly schemaVersion?: number;
  readonly greetings?: readonly string[];
  readonly error?: string;
}

/** What one GET of the app's page shows. */
export interface Visit {
  readonly app: Outcome["app"];
  /** Absent when nobody answers. */
  readonly page?: Page;
}

/** Asks the app at `url` once. */
export async function askApp(url: string): Promise<Visit> {
  const response = await fetch(url).catch(() => undefined);
  if (response === undefined) return { app: "gone" };
  const page = (await response.json()) as Page;
  const app: Outcome["app"] = response.ok
    ? `${page.release}, schema ${page.schemaVersion ?? Number.NaN}`
    : `broken: ${page.error ?? response.statusText}`;
  return { app, page };
}
