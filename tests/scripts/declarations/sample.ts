import * as pulumi from "@pulumi/pulumi";
import type { PlainSample } from "./plainSample";

/** Arguments that say where an output may stand. */
export interface SampleArgs extends Pick<PlainSample, "policy" | "ports">, Omit<Base, "hidden"> {
  /** A word. */
  readonly word: pulumi.Input<string>;
  readonly plainWords?: readonly string[];
  readonly size?: pulumi.Input<string | number>;
  readonly switch?: pulumi.Input<boolean | undefined>;
  readonly aliases?: readonly (pulumi.URN | pulumi.Alias)[];
  readonly parent?: pulumi.ComponentResource;
  readonly anything?: unknown;
  readonly whole?: pulumi.Input<WithInputs<PlainSample>> | pulumi.ProviderResource;
}

interface Base {
  readonly inherited: { readonly [key: string]: pulumi.Input<string> };
  readonly hidden: string;
}

type WithInputs<T> = { readonly [Key in keyof T]: pulumi.Input<T[Key]> };

export class SampleResource extends pulumi.ComponentResource {
  /** An end. */
  declare readonly end: pulumi.Output<string>;
  declare readonly start: pulumi.Output<number | undefined>;
  private readonly secret: string = "";
  reveal(): string {
    return this.secret;
  }
}
