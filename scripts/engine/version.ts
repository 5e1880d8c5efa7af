import { SemVer } from "semver";

/** The engine that is installed or built where there is none. */
export const ENGINE_VERSION = new SemVer("3.259.0");

/** The YAML language host that is built beside an engine that was built itself: a release brings its own. */
export const YAML_VERSION = new SemVer("1.38.1");

/**
 * The oldest engine taken from PATH. Resource hooks came with 3.182 and `--run-program` for inline programs with
 * 3.183 (release notes of github.com/pulumi/pulumi); 3.200 leaves the releases that settled them behind.
 */
export const MINIMUM_VERSION = new SemVer("3.200.0");
