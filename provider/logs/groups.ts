/** Log groups of one account and region: CloudWatch Logs. */
export interface LogGroups {
  /** Makes the group unless it is there, and sets how many days it keeps its events. */
  ensure(group: string, retentionDays: number): Promise<void>;
}
