/** An image as a task definition names it, such as `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:v1`. */
export interface ImageReference {
  /** Host of the registry, with its port; `docker.io` when the reference names none. */
  readonly registry: string;
  /** Path in the registry, without the host and without Docker Hub's `library/`: `shop/web`. */
  readonly repository: string;
  /** The tag, or the digest when there is no tag; `latest` when there is neither. */
  readonly version: string;
  /** The whole reference as containerd writes it in messages: `docker.io/library/web:v1`. */
  readonly canonical: string;
}

const component = "[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*";
const grammar = new RegExp(
  `^(?<repository>${component}(?:/${component})*)` +
    "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[0-9a-f]{32,}))?$",
);

/**
 * Reads an image reference by Docker's grammar (distribution/reference): a first component with a dot or a colon, or
 * `localhost`, is a registry. `undefined` for a text that is no reference, so no reference can leave a directory.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  const slash = text.indexOf("/");
  const first = slash < 0 ? "" : text.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === "localhost";
  const groups = grammar.exec(hasRegistry ? text.slice(slash + 1) : text)?.groups;
  if (groups?.repository === undefined) return undefined;
  if (hasRegistry && !/^[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?$/.test(first)) return undefined;
  const registry = hasRegistry ? first : "docker.io";
  const named = registry === "docker.io" && !groups.repository.includes("/") ? "library/" : "";
  const suffix =
    groups.digest === undefined
      ? `:${groups.tag ?? "latest"}`
      : `${groups.tag === undefined ? "" : `:${groups.tag}`}@${groups.digest}`;
  return {
    registry,
    repository: groups.repository.replace(/^library\//, ""),
    version: groups.tag ?? groups.digest ?? "latest",
    canonical: `${registry}/${named}${groups.repository}${suffix}`,
  };
}
