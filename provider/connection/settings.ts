/** How to reach AWS: the user's `connection`, completed from the stack's `aws:*` configuration. Plain data. */
export interface ConnectionSettings {
  /** Such as `eu-west-1`. Default: `aws:region`, then `AWS_REGION` and the profile. Another region is a replacement. */
  readonly region?: string;
  /** A profile of the shared AWS configuration files. Default: `aws:profile`, then `AWS_PROFILE`. */
  readonly profile?: string;
  /** Other addresses of the services, for a VPC endpoint or a simulator. Default: `aws:endpoints`, then AWS's own. */
  readonly endpoints?: Endpoints;
}

export interface Endpoints {
  /** URL of ECS. */
  readonly ecs?: string;
  /** URL of CloudWatch Logs. */
  readonly logs?: string;
  /** URL of STS, which is asked only when a role is assumed. */
  readonly sts?: string;
}
