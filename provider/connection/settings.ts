/** How to reach AWS: the user's `connection`, completed from the stack's `aws:*` configuration. Plain data. */
export interface ConnectionSettings {
  /**
   * AWS region, such as `eu-west-1`. Default: `aws:region`, then `AWS_REGION` and the profile. Another region is a
   * replacement.
   */
  readonly region?: string;
  /** A profile of the shared AWS configuration files. Default: `aws:profile`, then `AWS_PROFILE`. */
  readonly profile?: string;
  /** The role to assume, or several, one after the other. Default: `aws:assumeRoles`. */
  readonly assumeRole?: AssumeRole | readonly AssumeRole[];
  /**
   * Keys. They are recorded as secrets in the state, as Pulumi records those of an `aws.Provider`, and a destroy uses the
   * recorded ones. Default: `aws:accessKey` and its kin, which are not recorded.
   */
  readonly credentials?: Credentials;
  /** An OIDC token, as a CI system writes it to a file, for which a role is had. Default: `aws:assumeRoleWithWebIdentity`. */
  readonly assumeRoleWithWebIdentity?: WebIdentity;
  /** The shared AWS configuration file, as a list of one. Default: `aws:sharedConfigFiles`, then `~/.aws/config`. */
  readonly sharedConfigFiles?: readonly string[];
  /** The shared AWS credentials file, as a list of one. Default: `aws:sharedCredentialsFiles`, then `~/.aws/credentials`. */
  readonly sharedCredentialsFiles?: readonly string[];
  /** Other addresses of the services, for a VPC endpoint or a simulator. Default: `aws:endpoints`, then AWS's own. */
  readonly endpoints?: Endpoints;
  /**
   * Tags of the revisions and tasks that are made. Default: `aws:defaultTags`, whose change is seen by what is made
   * next. A change in these is no reason to run: the revision is tagged anew.
   */
  readonly defaultTags?: Readonly<Record<string, string>>;
  /**
   * Whether the stack's `aws:*` configuration completes these settings. Default: true; false for an `aws.Provider`, which
   * has all of it itself.
   */
  readonly useStackConfig?: boolean;
}

/** In the names of the AWS provider's `assumeRoles`. */
export interface AssumeRole {
  /** ARN of the role. */
  readonly roleArn: string;
  /** Name of the session, which CloudTrail shows. Default: made by the SDK. */
  readonly sessionName?: string;
  /** Id that the role's trust policy asks for. Default: none. */
  readonly externalId?: string;
  /** Such as `1h` or `1h30m`; 15 minutes to 12 hours. Default: `1h`. */
  readonly duration?: string;
  /** JSON of a policy that narrows the session. Default: none. */
  readonly policy?: string;
  /** ARNs of policies that narrow the session. Default: none. */
  readonly policyArns?: readonly string[];
  /** Who is behind the session, in CloudTrail. Default: none. */
  readonly sourceIdentity?: string;
  /** Tags of the session. Default: none. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Tags that a role assumed by the session has too. Default: none. */
  readonly transitiveTagKeys?: readonly string[];
}

export interface Credentials {
  /** The access key's id. */
  readonly accessKeyId: string;
  /** The access key. A secret. */
  readonly secretAccessKey: string;
  /** Token of temporary credentials. Default: none. */
  readonly sessionToken?: string;
}

export interface WebIdentity {
  /** ARN of the role that the token is for. */
  readonly roleArn: string;
  /** Path of the file on the machine that runs `pulumi up`. */
  readonly webIdentityTokenFile: string;
  /** Name of the session, which CloudTrail shows. Default: made by the SDK. */
  readonly sessionName?: string;
}

export interface Endpoints {
  /** URL of ECS. Default: AWS's own. */
  readonly ecs?: string;
  /** URL of CloudWatch Logs. Default: AWS's own. */
  readonly logs?: string;
  /** URL of STS, which is asked only when a role is assumed. Default: AWS's own. */
  readonly sts?: string;
}
