"use strict";
// Loaded before everything else by each process of the engine (NODE_OPTIONS). In the process that runs tasks, which is
// Pulumi's own for dynamic resources or the plugin, it tells a listener of every call of the engine, before the provider gets it and before its answer is sent, and
// waits for leave to go on: the moments at which the harness kills processes.
const { request } = require("node:http");
const { createRequire } = require("node:module");

const { CRASH_RPC_URL } = process.env;
const prefix = "/pulumirpc.ResourceProvider/";

function tell(moment) {
  return new Promise((resolve) => {
    const told = request(CRASH_RPC_URL, { method: "POST" }, (answer) => answer.resume().on("end", resolve));
    // A listener that is gone has no more use for this process's moments.
    told.on("error", resolve);
    told.end(JSON.stringify(moment));
  });
}

function hooked(method, handle) {
  return async (call, answer) => {
    await tell({ method, phase: "before" });
    handle(call, async (...result) => {
      await tell({ method, phase: "after" });
      answer(...result);
    });
  };
}

/** The gRPC library of this process: the one of the program's Pulumi, or the plugin's own. */
function grpc() {
  const [, main = ""] = process.argv;
  if (/cmd\/dynamic-provider/.test(main)) {
    const programRequire = createRequire(`${process.cwd()}/`);
    return createRequire(programRequire.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
  }
  return /provider\/plugin\/main/.test(main) ? createRequire(main)("@grpc/grpc-js") : undefined;
}

const { Server } = (CRASH_RPC_URL !== undefined && grpc()) || {};
if (Server !== undefined) {
  const register = Server.prototype.register;
  Server.prototype.register = function (path, handle, ...rest) {
    const method = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
    return register.call(this, path, method === undefined ? handle : hooked(method, handle), ...rest);
  };
}
