import type * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Naming } from "../generated-name";
import type { Plugin } from "../plugin";
import { schema } from "../schema";
import { failure } from "./failure";
import { fromStruct, toStruct } from "./struct";

type Served =
  | "attach"
  | "getPluginInfo"
  | "getSchema"
  | "configure"
  | "invoke"
  | "check"
  | "diff"
  | "create"
  | "read"
  | "update"
  | "delete"
  | "cancel";

/** What the engine may call, each as a translation to {@link Plugin} and back. gRPC answers the rest UNIMPLEMENTED. */
export function providerMethods(plugin: Plugin, version: string): grpc.UntypedServiceImplementation {
  const methods: Pick<IResourceProviderServer, Served> = {
    attach: answer(() => {
      plugin.attach();
      return new Empty();
    }),

    getPluginInfo: answer(() => new PluginInfo().setVersion(version)),

    getSchema: answer(() => new messages.GetSchemaResponse().setSchema(JSON.stringify(schema(version)))),

    configure: answer((request: messages.ConfigureRequest) => {
      plugin.configure(fromStruct(request.getArgs()));
      return new messages.ConfigureResponse()
        .setSupportspreview(true)
        .setSupportsAutonamingConfiguration(true);
    }),

    invoke: answer((request: messages.InvokeRequest): messages.InvokeResponse => {
      throw new Error(`The stand-in for the AWS provider serves no functions, such as ${request.getTok()}.`);
    }),

    check: answer((request: messages.CheckRequest) => {
      const olds = request.hasOlds() ? fromStruct(request.getOlds()) : undefined;
      const { inputs, failures } = plugin.check(
        tokenOf(request),
        olds,
        fromStruct(request.getNews()),
        naming(request),
      );
      return new messages.CheckResponse()
        .setInputs(toStruct(inputs))
        .setFailuresList(
          failures.map(({ property, reason }) =>
            new messages.CheckFailure().setProperty(property).setReason(reason),
          ),
        );
    }),

    diff: answer((request: messages.DiffRequest) => {
      const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
      const [olds, news] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
      const { changed, replaces, deleteBeforeReplace } = plugin.diff(tokenOf(request), olds, news);
      return new messages.DiffResponse()
        .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
        .setDiffsList([...changed])
        .setReplacesList([...replaces])
        .setDeletebeforereplace(deleteBeforeReplace);
    }),

    create: answer(async (request: messages.CreateRequest) => {
      const inputs = fromStruct(request.getProperties());
      if (request.getPreview()) return new messages.CreateResponse().setProperties(toStruct(inputs));
      const { id, outputs } = await plugin.create(tokenOf(request), inputs, timeoutMs(request));
      return new messages.CreateResponse().setId(id).setProperties(toStruct(outputs));
    }),

    read: answer(async (request: messages.ReadRequest) => {
      const [known, inputs] = [fromStruct(request.getProperties()), fromStruct(request.getInputs())];
      const found = await plugin.read(tokenOf(request), request.getId(), known, inputs);
      // No id is how a provider says that the resource is gone.
      const response = new messages.ReadResponse();
      if (found === undefined) return response;
      const { state } = found;
      response.setId(state.id).setProperties(toStruct(state.outputs));
      return response.setInputs(toStruct(found.inputs));
    }),

    update: answer(async (request: messages.UpdateRequest) => {
      const known = fromStruct(request.getOlds());
      const inputs = { olds: fromStruct(request.getOldInputs()), news: fromStruct(request.getNews()) };
      const outputs = request.getPreview()
        ? plugin.previewUpdate(tokenOf(request), known, inputs.news)
        : await plugin.update(tokenOf(request), request.getId(), known, inputs, timeoutMs(request));
      return new messages.UpdateResponse().setProperties(toStruct(outputs));
    }),

    delete: answer(async (request: messages.DeleteRequest) => {
      const known = fromStruct(request.getProperties());
      await plugin.delete(tokenOf(request), request.getId(), known, timeoutMs(request));
      return new Empty();
    }),

    cancel: answer(() => {
      plugin.cancel();
      return new Empty();
    }),
  };
  return methods;
}

function answer<Request, Response>(
  method: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return async ({ request }, callback) => {
    try {
      callback(null, await method(request));
    } catch (error) {
      callback(failure(error));
    }
  };
}

/** The resource's type is the last part of the third part of its URN, whose types are parents and child. */
function tokenOf(request: { getUrn(): string }): string {
  return request.getUrn().split("::")[2]?.split("$").at(-1) ?? "";
}

function naming(request: messages.CheckRequest): Naming {
  const { DISABLE } = messages.CheckRequest.AutonamingOptions.Mode;
  const autonaming = request.getAutonaming();
  return {
    resourceName: request.getUrn().split("::").slice(3).join("::"),
    randomSeed: request.getRandomseed_asU8(),
    configured: autonaming?.getMode() === DISABLE ? false : autonaming?.getProposedName(),
  };
}

/** `customTimeouts` of the resource; the engine sends 0 s for none. */
function timeoutMs(request: { getTimeout(): number }): number | undefined {
  return request.getTimeout() > 0 ? request.getTimeout() * 1000 : undefined;
}
