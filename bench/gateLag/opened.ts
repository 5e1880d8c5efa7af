/** A gate that has opened. Times in milliseconds since the epoch, by the machine's one clock. */
export interface Opened {
  readonly id: string;
  readonly startedMs: number;
  readonly openedMs: number;
  readonly taskArn: string;
}
