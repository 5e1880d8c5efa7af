/** `destroy` for the run that a destroy makes before it; every other run is made by an `up`. */
export type Occasion = "destroy" | undefined;

/** The command that makes the run again. */
export function commandAgain(occasion: Occasion): string {
  return occasion === "destroy" ? "pulumi destroy" : "pulumi up";
}

/** What a run without success has left as it was. */
export function leftAsItWas(occasion: Occasion): string {
  return occasion === "destroy" ? "Nothing was deleted." : "The service was not changed.";
}

/** How to go on without the run, where that can be wanted: a cluster may be gone for good. */
export function wayOut(occasion: Occasion): readonly string[] {
  return occasion === "destroy"
    ? ["To destroy without this run, take onDelete out of the program, run `pulumi up`, and destroy."]
    : [];
}
