/** What a release is made from. */
export interface ReleaseSources {
  /** The git tag, such as `v1.2.3`. */
  readonly tag: string;
  readonly manifest: { readonly version: string; readonly repository?: { readonly url?: string } | string };
  /** `owner/name` of the repository that is released from. */
  readonly repository: string;
  /** Text of CHANGELOG.md. */
  readonly changelog: string;
}

export type Release =
  | {
      readonly kind: "ready";
      /** npm's name by which a version such as `1.2.3-rc.1` is installed. The tag of any other is left to npm. */
      readonly distTag?: "next";
      /** The changelog's section, without its headline. */
      readonly notes: string;
    }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** Whether tag, package and changelog tell of the same version, and what is to be published if they do. */
export function releaseOf({ tag, manifest, repository, changelog }: ReleaseSources): Release {
  const { version } = manifest;
  const notes = sectionOf(version, changelog);
  const problems = [
    ...(tag === `v${version}`
      ? []
      : [`the tag is ${tag}, and package.json has version ${version}: tag it v${version}`]),
    ...(notes === undefined
      ? [`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD" with something in it`]
      : []),
    ...(namesRepository(manifest.repository, repository)
      ? []
      : [`package.json has to name the repository ${repository}, or npm refuses its provenance`]),
  ];
  if (problems.length > 0 || notes === undefined) return { kind: "refused", problems };
  return { kind: "ready", notes, ...(version.includes("-") && { distTag: "next" }) };
}

function sectionOf(version: string, changelog: string): string | undefined {
  const sections = changelog.split(/^## /m);
  const headline = new RegExp(`^\\[${version.replace(/[.+]/g, "\\$&")}\\] - \\d{4}-\\d{2}-\\d{2}\n`);
  const notes = sections
    .find((section) => headline.test(section))
    ?.replace(headline, "")
    .trim();
  return notes === "" ? undefined : notes;
}

function namesRepository(named: ReleaseSources["manifest"]["repository"], repository: string): boolean {
  const url = typeof named === "string" ? named : (named?.url ?? "");
  return url.replace(/\.git$/, "").endsWith(`/${repository}`);
}
