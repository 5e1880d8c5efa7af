import type { CallEntry } from "../../simulator";

/** A registered revision, as the journal tells it. */
export interface RegisteredRevision {
  readonly arn: string;
  readonly family: string;
  /** Its content in one spelling, tags left out. */
  readonly content: string;
  readonly image: string;
  readonly by: "provider" | "somebody";
  readonly isActive: boolean;
  /** Whether it was deregistered without the state being told: by somebody else, or by a destroy that was killed. */
  readonly wasTaken: boolean;
}

/** The task definitions of the account. */
export interface Revisions {
  find(arn: string): RegisteredRevision | undefined;
  active(by: RegisteredRevision["by"]): readonly RegisteredRevision[];
  /** The newest ACTIVE revision of a family, of whomever. */
  newest(family: string): RegisteredRevision | undefined;
  /** What was deregistered of these was taken. */
  take(revisions: readonly RegisteredRevision[]): void;
  call(call: CallEntry, by: RegisteredRevision["by"]): void;
}

interface Registration {
  readonly family: string;
  readonly containerDefinitions: readonly { readonly image: string }[];
  readonly tags?: unknown;
}

export function createRevisions(arnPrefix: string): Revisions {
  const families = new Map<string, string[]>();
  const revisions = new Map<string, RegisteredRevision>();

  function register({ tags: _, ...content }: Registration, by: RegisteredRevision["by"]): void {
    const { family, containerDefinitions } = content;
    const arns = families.get(family) ?? [];
    // ECS numbers a family's revisions from 1, and never gives a number twice.
    const arn = `${arnPrefix}/${family}:${arns.length + 1}`;
    families.set(family, [...arns, arn]);
    const image = containerDefinitions[0]?.image ?? "";
    revisions.set(arn, {
      arn,
      family,
      content: JSON.stringify(content),
      image,
      by,
      isActive: true,
      wasTaken: false,
    });
  }

  return {
    find: (arn) => revisions.get(arn),
    active: (by) => [...revisions.values()].filter((one) => one.isActive && one.by === by),
    newest: (family) =>
      [...(families.get(family) ?? [])]
        .reverse()
        .map((arn) => revisions.get(arn))
        .find((one) => one?.isActive),
    take(those) {
      for (const { arn } of those) {
        const revision = revisions.get(arn);
        if (revision?.isActive === false) revisions.set(arn, { ...revision, wasTaken: true });
      }
    },
    call({ operation, outcome, input }, by) {
      if (outcome !== "ok") return;
      if (operation === "RegisterTaskDefinition") register(input as Registration, by);
      if (operation !== "DeregisterTaskDefinition") return;
      const { taskDefinition: arn } = input as { taskDefinition: string };
      const revision = revisions.get(arn);
      if (revision === undefined) throw new Error(`${arn} was deregistered, and nobody registered it`);
      revisions.set(arn, { ...revision, isActive: false, wasTaken: by === "somebody" });
    },
  };
}
