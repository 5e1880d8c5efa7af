/** Log groups of one account and region: CloudWatch Logs. */
export interface LogGroups {
  /** Makes the group unless it is there, and sets how many days it keeps its events. */
  ensure(group: string, retentionDays: number): Promise<void>;
}

/** Log groups that a process makes once each, for however many resources. What failed is tried anew. */
export function ensuredOnce(groups: LogGroups): LogGroups {
  const ensured = new Map<string, Promise<void>>();
  return {
    ensure(group, retentionDays) {
      const key = `${group} ${retentionDays}`;
      const made = ensured.get(key) ?? groups.ensure(group, retentionDays);
      ensured.set(key, made);
      made.catch(() => ensured.delete(key));
      return made;
    },
  };
}
