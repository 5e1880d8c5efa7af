import assert from "node:assert/strict";
import type { ServiceError } from "@grpc/grpc-js";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { providerMethods } from "../../../provider/plugin/methods";
import type { PluginProvider } from "../../../provider/plugin/provider";
import { received, sent } from "../../../provider/plugin/wire";
import { taskProvider } from "../../../provider/resource/taskProvider";
import { createInMemoryAws } from "../resource/inMemoryAws";
import { release } from "../resource/stack";
import { exits } from "../run/lives";
import { mark } from "../unknown";

const urn = "urn:pulumi:prod::hi-web::ecs-task:index:OneOffTask::migrate";
const hidden = "correct horse battery staple";

/** The methods of a plugin on an account in memory, where every container ends with `exitCode`. */
function plugin(exitCode = 0) {
  const aws = createInMemoryAws(() => exits(exitCode));
  const tasks = taskProvider(aws.host);
  const provider: PluginProvider = {
    attach: () => undefined,
    engineAddress: () => "",
    configure: () => undefined,
    tasks: () => tasks,
    host: () => aws.host,
    cancel: () => undefined,
  };
  const methods = providerMethods(provider) as unknown as Record<string, Handler>;
  return {
    aws,
    call<Response>(name: string, request: object): Promise<Response> {
      const answered = new Promise<Response>((resolve, reject) => {
        methods[name]?.({ request }, (error, response) =>
          error ? reject(error) : resolve(response as Response),
        );
      });
      return aws.clock.until(answered);
    },
  };
}

type Handler = (
  call: { request: object },
  answer: (error: ServiceError | null, response: unknown) => void,
) => void;

const inputs = { ...release("v1"), environment: { PASSWORD: hidden } };
const secretPaths = [["environment", "PASSWORD"]];
const struct = (properties: object, paths: (string | number)[][] = []) => sent(properties as never, paths);

/** What a failed call tells the engine to record. */
function recordedIn(error: ServiceError): messages.ErrorResourceInitFailed {
  const [details] = error.metadata.get("grpc-status-details-bin");
  assert.ok(details instanceof Buffer, `nothing is recorded: ${error.details}`);
  const [detail] = Status.deserializeBinary(details).getDetailsList();
  return messages.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
}

describe("The plugin's methods", () => {
  it("tell what is wrong with inputs without naming a property, whose value the engine would print", async () => {
    const request = new messages.CheckRequest().setUrn(urn).setOlds(struct({}));
    request.setNews(struct({ command: [hidden, 1] }, [["command"]]));
    const response = await plugin().call<messages.CheckResponse>("check", request);
    const failures = response.getFailuresList().map((failure) => failure.toObject());
    assert.deepEqual(new Set(failures.map(({ property }) => property)), new Set([""]));
    assert.ok(failures.some(({ reason }) => reason.startsWith("cluster is required")));
    assert.ok(!JSON.stringify(failures).includes(hidden));
  });

  it("make keys secret, which no SDK does, and keep the program's own secrets", async () => {
    const connection = { credentials: { accessKeyId: "AKIA", secretAccessKey: hidden } };
    const request = new messages.CheckRequest().setUrn(urn).setOlds(struct({}));
    request.setNews(struct({ ...inputs, connection }, secretPaths));
    const response = await plugin().call<messages.CheckResponse>("check", request);
    assert.deepEqual(response.getFailuresList(), []);
    assert.deepEqual(
      new Set(received(response.getInputs()).secretPaths.map(String)),
      new Set(["environment,PASSWORD", "connection,credentials"]),
    );
  });

  it("say what will run of a resource that is new, once", async () => {
    const { aws, call } = plugin();
    const request = new messages.CheckRequest().setUrn(urn).setOlds(struct({})).setNews(struct(inputs));
    await call("check", request);
    await call("check", request);
    assert.deepEqual(
      aws.lines.filter((line) => line.includes("will run")),
      ['will run "rake db:migrate" because it has not run yet'],
    );
  });

  it("leave every output unknown in a preview, and call nothing", async () => {
    const { aws, call } = plugin();
    const request = new messages.CreateRequest().setUrn(urn).setPreview(true).setProperties(struct(inputs));
    const { properties } = received((await call<messages.CreateResponse>("create", request)).getProperties());
    assert.equal(properties.taskDefinitionArn, mark);
    assert.equal(properties.exitCode, mark);
    assert.equal(properties.cluster, "prod");
    assert.deepEqual(aws.connections, []);
  });

  it("create, and record the secrets of the inputs as such", async () => {
    const request = new messages.CreateRequest().setUrn(urn).setProperties(struct(inputs, secretPaths));
    const response = await plugin().call<messages.CreateResponse>("create", request);
    const { properties, secretPaths: marked } = received(response.getProperties());
    assert.match(response.getId(), /^ecs-task\/prod\/migrate\//);
    assert.equal(properties.status, "succeeded");
    assert.deepEqual(marked, secretPaths);
  });

  it("record a failed run, with its secrets marked, and tell none", async () => {
    const request = new messages.CreateRequest().setUrn(urn).setProperties(struct(inputs, secretPaths));
    const error = await plugin(3)
      .call("create", request)
      .then(
        () => assert.fail("it succeeded"),
        (thrown: ServiceError) => thrown,
      );
    const detail = recordedIn(error);
    const { properties, secretPaths: marked } = received(detail.getProperties());
    assert.equal(properties.status, "failed");
    assert.equal(properties.exitCode, 3);
    assert.deepEqual(marked, secretPaths);
    assert.match(
      detail.getReasonsList().join("\n"),
      /^Attempt 1 of "rake db:migrate" in container "web" exited 3\./,
    );
    assert.ok(!`${error.message} ${detail.getReasonsList()}`.includes(hidden));
  });

  it("tell a change by its place, and whether it replaces", async () => {
    const { call } = plugin();
    const created = new messages.CreateRequest().setUrn(urn).setProperties(struct(inputs));
    const olds = (await call<messages.CreateResponse>("create", created)).getProperties();
    const diff = async (news: object) => {
      const request = new messages.DiffRequest().setUrn(urn).setOlds(olds).setOldInputs(struct(inputs));
      const response = await call<messages.DiffResponse>("diff", request.setNews(struct(news)));
      const detailed = response.getDetaileddiffMap().toArray() as unknown as [string, unknown][];
      return {
        changes: response.getChanges(),
        replaces: response.getReplacesList(),
        paths: detailed.map(([path]) => path),
        kinds: detailed.map(([path]) => response.getDetaileddiffMap().get(path)?.getKind()),
      };
    };
    const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
    const { ADD, UPDATE, UPDATE_REPLACE } = messages.PropertyDiff.Kind;
    assert.deepEqual(await diff(inputs), { changes: DIFF_NONE, replaces: [], paths: [], kinds: [] });
    assert.deepEqual(await diff({ ...inputs, ...release("v2"), timeoutSeconds: 60 }), {
      changes: DIFF_SOME,
      replaces: [],
      paths: ["taskDefinition.containerDefinitions[0].image", "timeoutSeconds"],
      kinds: [UPDATE, ADD],
    });
    assert.deepEqual(await diff({ ...inputs, cluster: "other" }), {
      changes: DIFF_SOME,
      replaces: ["cluster"],
      paths: ["cluster"],
      kinds: [UPDATE_REPLACE],
    });
  });

  const refused: readonly [method: string, request: object, message: RegExp][] = [
    [
      "read",
      new messages.ReadRequest().setUrn(urn).setId("x"),
      /cannot be imported: .* Declare migrate in the program/,
    ],
    [
      "delete",
      new messages.DeleteRequest().setUrn("urn:pulumi:a::b::ecs-task:index:Other::c"),
      /none of the type ecs-task:index:Other/,
    ],
    [
      "invoke",
      new messages.InvokeRequest().setTok("ecs-task:index:f"),
      /no functions, such as ecs-task:index:f/,
    ],
    ["call", new messages.CallRequest().setTok("ecs-task:index:m"), /no methods, such as ecs-task:index:m/],
  ];
  for (const [method, request, message] of refused) {
    it(`refuse what there is not: ${method}`, async () => {
      await assert.rejects(plugin().call(method, request), { message });
    });
  }
});
