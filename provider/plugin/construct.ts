import * as pulumi from "@pulumi/pulumi";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { GatedServiceArgs } from "../component/args";
import { type GatedServiceOutputs, gatedServiceChildren, gatedServiceType } from "../component/children";
import { whenKnown } from "../resource/whenKnown";
import { constructOptions } from "./constructOptions";
import { configureProgram, inputsOf, withinProgram } from "./program";
import type { PluginProvider } from "./provider";
import { stackConnection } from "./stackConnection";
import { makePluginTask } from "./taskResource";

/** `GatedService` as a component of another language's program, with the plugin's own tasks. */
class GatedServiceInPlugin extends pulumi.ComponentResource {
  readonly children: GatedServiceOutputs;

  constructor(
    name: string,
    args: GatedServiceArgs,
    options: pulumi.ComponentResourceOptions,
    provider: PluginProvider,
  ) {
    super(gatedServiceType, name, {}, options);
    const connection = args.connection ?? stackConnection(this);
    const given = connection === undefined ? args : { ...args, connection };
    this.children = gatedServiceChildren(this, name, given, {
      makeTask: makePluginTask,
      host: provider.host,
    });
    this.registerOutputs({ ...this.children });
  }
}

/** Makes the resources of a component, and resolves once all of them are registered. */
export function construct(
  request: messages.ConstructRequest,
  provider: PluginProvider,
): Promise<messages.ConstructResponse> {
  return withinProgram(async () => {
    const type = request.getType();
    if (type !== gatedServiceType)
      throw new Error(`ecs-task has the component ${gatedServiceType}, and none of the type ${type}`);
    await configureProgram(request, provider.engineAddress());
    const args = (await inputsOf(request)) as unknown as GatedServiceArgs;
    const component = new GatedServiceInPlugin(request.getName(), args, constructOptions(request), provider);
    const [state, dependencies] = await pulumi.runtime.serializeResourceProperties(
      `construct(${type}, ${request.getName()})`,
      { ...component.children },
    );
    const response = new messages.ConstructResponse()
      .setUrn(await whenKnown(component.urn))
      .setState(Struct.fromJavaScript(state as { [name: string]: JavaScriptValue }));
    for (const [name, resources] of dependencies) {
      const urns = await Promise.all([...resources].map(({ urn }) => whenKnown(urn)));
      const ofProperty = new messages.ConstructResponse.PropertyDependencies().setUrnsList(urns);
      response.getStatedependenciesMap().set(name, ofProperty);
    }
    return response;
  });
}
