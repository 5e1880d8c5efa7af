import type { Look } from "../../values/look";
import type { Problem } from "../../values/problem";

/**
 * Variables of a container that are a secret of it too. RegisterTaskDefinition refuses them, and RunTask those of the run:
 * "The secret name must be unique and not shared with any new or existing environment variables set on the container".
 */
export function secretNameProblems(definition: Look): Problem[] {
  return definition.at("containerDefinitions").items.flatMap((container) =>
    container.at("environment").items.flatMap((variable) => {
      const { text: name, path } = variable.at("name");
      return name === undefined ? [] : alsoSecret(name, container, path);
    }),
  );
}

/** What is wrong with a variable of this name, told at `path`. */
export function alsoSecret(name: string, container: Look, path: string): Problem[] {
  const [secret] = container.at("secrets").items.filter((one) => one.at("name").text === name);
  return secret === undefined
    ? []
    : [{ path, message: `must not be a variable and a secret: "${name}" is also given at ${secret.path}` }];
}
