import type * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { pluginType } from "../resource/identityUrn";
import type { Properties } from "../resource/state";
import { isUnknown } from "../resource/unknown";
import { cut } from "../values/problem";
import { answer, recording } from "./answer";
import { configurationProblems, settingsIn } from "./configuration";
import { detailedDiff } from "./detailedDiff";
import { diffResponse } from "./diffResponse";
import { schemaText, version } from "./packaged";
import type { PluginProvider } from "./provider";
import { subject, withSecretKeys } from "./subject";
import { type Received, received, sent } from "./wire";

type Served =
  | "attach"
  | "getPluginInfo"
  | "getSchema"
  | "checkConfig"
  | "diffConfig"
  | "configure"
  | "invoke"
  | "call"
  | "check"
  | "diff"
  | "create"
  | "read"
  | "update"
  | "delete"
  | "construct"
  | "cancel";

/** What the engine may call, each as a translation to the handlers and back. gRPC answers the rest UNIMPLEMENTED. */
export function providerMethods(provider: PluginProvider): grpc.UntypedServiceImplementation {
  const methods: Pick<IResourceProviderServer, Served> = {
    attach: answer((request) => {
      provider.attach(request.getAddress());
      return new Empty();
    }),

    getPluginInfo: answer(() => new PluginInfo().setVersion(version)),

    getSchema: answer((request) => {
      const asked = request.getVersion();
      if (asked !== 0) throw new Error(`the schema is of version 0, and not of version ${asked}`);
      return new messages.GetSchemaResponse().setSchema(schemaText());
    }),

    checkConfig: answer((request) => {
      const problems = configurationProblems(settingsIn(received(request.getNews()).properties));
      return new messages.CheckResponse()
        .setInputs(request.getNews())
        .setFailuresList(problems.map(({ path, message }) => checkFailure(cut(`${path} ${message}`))));
    }),

    // Another region is no other provider: whether a resource is replaced for it, the resource's own difference says.
    diffConfig: answer((request) => {
      const [olds, news] = [request.getOldInputs() ?? request.getOlds(), request.getNews()].map((one) =>
        settingsIn(received(one).properties),
      );
      return diffResponse(detailedDiff(olds ?? {}, news ?? {}, isUnknown), { replaces: [] });
    }),

    configure: answer((request) => {
      provider.configure(settingsIn(received(request.getArgs()).properties));
      return new messages.ConfigureResponse()
        .setAcceptsecrets(true)
        .setAcceptoutputs(true)
        .setSupportspreview(true);
    }),

    invoke: answer((request): messages.InvokeResponse => {
      throw new Error(`ecs-task has no functions, such as ${request.getTok()}`);
    }),

    call: answer((request): messages.CallResponse => {
      throw new Error(`ecs-task has no methods, such as ${request.getTok()}`);
    }),

    check: answer(async (request) => {
      const urn = taskUrn(request);
      const news = withSecretKeys(received(request.getNews()));
      // The engine sends no properties, and never nothing, where there is no state.
      const isNew = Object.keys(received(request.getOlds()).properties).length === 0;
      const failures = await provider.tasks().check(subject(urn, news), { isNew });
      return new messages.CheckResponse()
        .setInputs(sent(news.properties, news.secretPaths))
        .setFailuresList(failures.map(checkFailure));
    }),

    diff: answer(async (request) => {
      const urn = taskUrn(request);
      const [olds, news] = [received(request.getOlds()), received(request.getNews())];
      const recorded = { ...subject(urn, olds), id: request.getId() };
      const difference = await provider.tasks().diff(recorded, subject(urn, news));
      const oldInputs = received(request.getOldInputs());
      const paths = detailedDiff(inputsIn(oldInputs, urn), inputsIn(news, urn), isUnknown);
      return diffResponse(paths, difference);
    }),

    create: answer(async (request) => {
      const news = received(request.getProperties());
      const made = subject(taskUrn(request), news);
      if (request.getPreview()) {
        const foreseen = await provider.tasks().foresee(made);
        return new messages.CreateResponse().setProperties(sent(foreseen, news.secretPaths));
      }
      const { id, properties } = await recording(news.secretPaths, provider.tasks().create(made));
      return new messages.CreateResponse().setId(id).setProperties(sent(properties, news.secretPaths));
    }),

    update: answer(async (request) => {
      const urn = taskUrn(request);
      const news = received(request.getNews());
      const [olds, made] = [subject(urn, received(request.getOlds())), subject(urn, news)];
      const properties = request.getPreview()
        ? await provider.tasks().foresee(made, olds)
        : await recording(news.secretPaths, provider.tasks().update(request.getId(), olds, made));
      return new messages.UpdateResponse().setProperties(sent(properties, news.secretPaths));
    }),

    read: answer(async (request) => {
      const urn = taskUrn(request);
      const recorded = received(request.getProperties());
      if (recorded.properties.status === undefined) throw new Error(notImported(urn));
      const properties = await provider.tasks().read(subject(urn, recorded));
      return new messages.ReadResponse()
        .setId(request.getId())
        .setInputs(request.getInputs())
        .setProperties(sent(properties, recorded.secretPaths));
    }),

    delete: answer(async (request) => {
      const recorded = subject(taskUrn(request), received(request.getProperties()));
      await provider.tasks().delete({ ...recorded, id: request.getId() });
      return new Empty();
    }),

    construct: answer(async (request) => {
      // Pulumi's SDK takes most of a second to load, and only a component needs it.
      const { construct }: typeof import("./construct") = require("./construct");
      return construct(request, provider);
    }),

    cancel: answer(() => {
      provider.cancel();
      return new Empty();
    }),
  };
  return methods;
}

/** The engine would print the value of a property that is named, also of a secret one: the path is in the sentence. */
function checkFailure(reason: string): messages.CheckFailure {
  return new messages.CheckFailure().setProperty("").setReason(reason);
}

/** The resource's type is the last of those of its parents and itself, in the third part of its URN. */
function taskUrn(request: { getUrn(): string }): string {
  const urn = request.getUrn();
  const type = urn.split("::")[2]?.split("$").at(-1);
  if (type === pluginType) return urn;
  throw new Error(`ecs-task has the resource ${pluginType}, and none of the type ${type}`);
}

function inputsIn(given: Received, urn: string): Properties {
  return subject(urn, given).properties;
}

function notImported(urn: string): string {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return `a OneOffTask cannot be imported: a run is made and recorded by \`pulumi up\`. Declare ${name} in the program and run \`pulumi up\`; it runs once`;
}
