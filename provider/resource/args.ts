import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connectionArgs";
import type { OneOffTaskInputs } from "./inputs";

/** Arguments of a `OneOffTask`: {@link OneOffTaskInputs}, where every value may be a Pulumi output. */
export interface OneOffTaskArgs extends Omit<InputsOf<OneOffTaskInputs>, "connection"> {
  /**
   * How to reach AWS: settings, or an `aws.Provider`, of which region, profile, keys, roles, endpoints, shared files and
   * default tags are used. Default: the stack's `aws:*` configuration, then the SDK's own chain. A change in it is no
   * reason to run.
   */
  readonly connection?: ConnectionArgs | undefined;
}

/** `T` with a Pulumi input in every place. */
export type InputsOf<T> = unknown extends T
  ? T
  : T extends string | number | boolean | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly pulumi.Input<InputsOf<Item>>[]
      : {
          readonly [K in keyof T]:
            | pulumi.Input<InputsOf<T[K]>>
            | (undefined extends T[K] ? undefined : never);
        };
