import { setMaxListeners } from "node:events";
import { createRequire } from "node:module";

/** The RPC by which the engine tells every provider of the user's first Ctrl-C (provider.proto, ResourceProvider). */
const cancelPath = "/pulumirpc.ResourceProvider/Cancel";

/** What of grpc-js is used here: the look-up of the handler of each call, which is not part of its public surface. */
interface Server {
  _retrieveHandler?: (path: unknown) => unknown;
}

/**
 * Aborted when the engine tells this process of the user's first Ctrl-C. Pulumi's dynamic provider process answers that
 * call with nothing and passes it on to no provider, and its server was made before this code is loaded; so the call is
 * overheard where the server looks for its handler, in the copy of grpc-js that the process uses.
 *
 * The hazard: `_retrieveHandler` is internal to grpc-js (there from 1.10 to 1.14, the copies that @pulumi/pulumi 3.142
 * and later bring). Where it is missing, or is given something else than the path, nothing is overheard: the first
 * Ctrl-C then lets the engine wait for the run as if there were no such signal, and a second one leaves. The look-up
 * itself is never changed.
 */
export function engineInterrupt(pulumiRequire: (id: string) => unknown = requireOfPulumi()): AbortSignal {
  const controller = new AbortController();
  // Every run of the process listens.
  setMaxListeners(0, controller.signal);
  const grpc = pulumiRequire("@grpc/grpc-js") as { Server?: { prototype?: Server } };
  const prototype = grpc.Server?.prototype;
  const lookUp = prototype?._retrieveHandler;
  if (prototype === undefined || typeof lookUp !== "function") return controller.signal;
  prototype._retrieveHandler = function (this: Server, path) {
    if (path === cancelPath) controller.abort();
    return lookUp.call(this, path);
  };
  return controller.signal;
}

/**
 * As @pulumi/pulumi itself would resolve it: there may be several copies of either. The process's entry is a file of the
 * copy that serves, cmd/dynamic-provider; where the entry is something else, the copy that this package sees has to do.
 */
export function requireOfPulumi(entry = require.main?.filename): (id: string) => unknown {
  const near = createRequire(require.resolve("@pulumi/pulumi"));
  if (entry === undefined) return near;
  const ofEntry = createRequire(entry);
  return (id) => {
    try {
      return ofEntry(id);
    } catch {
      return near(id);
    }
  };
}
