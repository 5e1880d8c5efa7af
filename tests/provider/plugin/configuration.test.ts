import assert from "node:assert/strict";
import {
  configOf,
  configurationProblems,
  secretSettings,
  settingNames,
  settingsIn,
} from "../../../provider/plugin/configuration";
import { schemaText } from "../../../provider/plugin/packaged";
import { mark } from "../unknown";

const role = "arn:aws:iam::123456789012:role/deploy";

describe("The plugin's settings", () => {
  it("are those of its schema, with the same secrets", () => {
    const { config, provider } = JSON.parse(schemaText());
    for (const variables of [config.variables, provider.inputProperties]) {
      assert.deepEqual(new Set(Object.keys(variables)), new Set(settingNames));
      const secret = Object.keys(variables).filter((name) => variables[name].secret);
      assert.deepEqual(new Set(secret), new Set(secretSettings));
    }
  });

  it("have nothing of what the engine adds", () => {
    const given = {
      region: "eu-west-1",
      version: "0.1.0",
      pluginDownloadURL: "x",
      __internal: {},
      profile: null,
    };
    assert.deepEqual(settingsIn(given), { region: "eu-west-1" });
  });

  it("are read by the AWS provider's names, structures as JSON", () => {
    const read = configOf({
      region: "eu-west-1",
      assumeRoles: [{ roleArn: role }],
      defaultTags: '{"tags":{}}',
    });
    assert.equal(read("aws:region"), "eu-west-1");
    assert.equal(read("aws:assumeRoles"), JSON.stringify([{ roleArn: role }]));
    assert.equal(read("aws:defaultTags"), '{"tags":{}}');
    assert.equal(read("aws:profile"), undefined);
  });

  const sound: readonly object[] = [
    {},
    { region: "eu-west-1", profile: "production" },
    { accessKey: "a", secretKey: "b", token: "c" },
    { assumeRoles: JSON.stringify([{ roleArn: role }]), endpoints: [{ ecs: "http://127.0.0.1:4510" }] },
    { region: mark, assumeRoles: mark, endpoints: [{ ecs: mark }] },
    { defaultTags: { tags: { team: "web" } }, sharedConfigFiles: ["/etc/aws"] },
  ];
  for (const settings of sound) {
    it(`are sound: ${JSON.stringify(settings)}`, () => {
      assert.deepEqual(configurationProblems(settings as never), []);
    });
  }

  const bad: readonly [settings: object, problem: RegExp][] = [
    [{ regoin: "eu-west-1" }, /^regoin is no setting of ecs-task: did you mean "region"\?$/],
    [{ region: "Ireland" }, /^region must be a region such as "eu-west-1", and is "Ireland"$/],
    [{ endpoints: "{" }, /^endpoints must be JSON, as `pulumi config set --path` writes it, or a structure$/],
    [{ assumeRoles: '"text"' }, /^assumeRoles must be JSON/],
    [{ accessKey: "a" }, /^secretKey is missing: both keys are needed$/],
    [{ secretKey: "b" }, /^accessKey is missing: both keys are needed$/],
    [
      { assumeRoles: [{ roleArn: "deploy" }] },
      /^assumeRoles\[0\]\.roleArn must be the ARN of a role, and is "deploy"$/,
    ],
    [{ endpoints: [{ ecs: "ecs" }] }, /^endpoints\.ecs must be a URL/],
  ];
  for (const [settings, problem] of bad) {
    it(`are refused: ${JSON.stringify(settings)}`, () => {
      const told = configurationProblems(settings as never).map(({ path, message }) => `${path} ${message}`);
      assert.equal(told.length, 1, told.join("\n"));
      assert.match(told[0] ?? "", problem);
    });
  }

  it("tell all that is wrong at once, and no key", () => {
    const told = JSON.stringify(configurationProblems({ accessKey: "AKIAHIDDEN", region: 7, x: 1 }));
    for (const path of ["secretKey", "region", "x"]) assert.ok(told.includes(`"${path}"`), told);
    assert.ok(!told.includes("AKIAHIDDEN"), told);
  });
});
