/**
 * The handlers that change something, each loaded by its first call: with all they stand on they are half of what this
 * package takes to load, and neither a preview nor an `up` that finds everything as it should be calls one of them.
 */
export const deploy: typeof import("./deploy").deploy = async (...given) => {
  const loaded: typeof import("./deploy") = require("./deploy");
  return loaded.deploy(...given);
};

export const remove: typeof import("./remove").remove = async (...given) => {
  const loaded: typeof import("./remove") = require("./remove");
  return loaded.remove(...given);
};
