/** What becomes of the containers' output. None of it is a reason to run. */
export interface LogSettings {
  /**
   * Whether the output is shown as it comes: that of every container that logs to `awslogs`, 1,000 lines at once and 10 a
   * second after that; how many were left out is said. Default: true. An error has the last lines either way.
   */
  readonly stream?: boolean;
  /**
   * Lines of output that an error repeats, 0-1000: so many of the container that the run is judged by, and a fifth of it
   * of each other one; 32,000 characters at most. 0 repeats none. Default: 100.
   */
  readonly tailLines?: number;
  /**
   * CloudWatch log group that every container without a `logConfiguration` gets, with the family as stream prefix.
   * Only for an inline `taskDefinition`. Default: none. A change in it registers a revision, and runs nothing.
   */
  readonly group?: string;
  /**
   * Days that `group` keeps its events. Then the group is made before the first run if it is not there; it outlives the
   * resource. Default: the group has to be there, and is left as it is.
   */
  readonly retentionDays?: number;
}
