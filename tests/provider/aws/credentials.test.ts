import * as assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { credentialsFor, secondsOf } from "../../../provider/aws/credentials";

describe("a duration of a role", () => {
  const cases: readonly [duration: string, seconds: number][] = [
    ["1h", 3_600],
    ["45m", 2_700],
    ["3600s", 3_600],
    ["1h30m", 5_400],
    ["1h0m10s", 3_610],
    ["90m", 5_400],
  ];
  for (const [duration, seconds] of cases) {
    it(`of ${duration} has ${seconds} seconds`, () => assert.equal(secondsOf(duration), seconds));
  }

  for (const duration of ["", "3600", "1.5h", "1 h", "30m1h", "-1h", "1d"]) {
    it(`is refused as "${duration}"`, () => {
      assert.throws(() => secondsOf(duration), {
        message: `assumeRoles[].duration is "${duration}": write hours, minutes and seconds such as "1h30m"`,
      });
    });
  }
});

describe("the credentials of a connection", () => {
  const keys = { accessKeyId: "AKIA1", secretAccessKey: "secret", sessionToken: "session" };

  it("are its keys", async () => {
    assert.deepEqual(await credentialsFor({ credentials: keys })(), keys);
  });

  it("are its keys rather than its profile, as in the AWS provider", async () => {
    assert.deepEqual(await credentialsFor({ credentials: keys, profile: "no-such-profile" })(), keys);
  });

  it("are the last role's, each assumed with the one before", async () => {
    const asked: { roleArn: string | null; withKey: string; form: URLSearchParams }[] = [];
    const sts = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const form = new URLSearchParams(body);
      const withKey = /Credential=([^/]+)/.exec(request.headers.authorization ?? "")?.[1] ?? "";
      asked.push({ roleArn: form.get("RoleArn"), withKey, form });
      response.writeHead(200, { "content-type": "text/xml" });
      response.end(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>ASIA${asked.length}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
        <Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`);
    });
    await new Promise<void>((resolve) => sts.listen(0, "127.0.0.1", resolve));
    try {
      const { accessKeyId } = await credentialsFor({
        credentials: keys,
        region: "eu-west-1",
        endpoints: { sts: `http://127.0.0.1:${(sts.address() as AddressInfo).port}` },
        assumeRoles: [
          { roleArn: "arn:one", sessionName: "ci", externalId: "x", duration: "1h", tags: { team: "web" } },
          { roleArn: "arn:two", sessionName: "ci", transitiveTagKeys: ["team"], policyArns: ["arn:policy"] },
        ],
      })();
      assert.equal(accessKeyId, "ASIA2");
      assert.deepEqual(
        asked.map(({ roleArn, withKey }) => [roleArn, withKey]),
        [
          ["arn:one", "AKIA1"],
          ["arn:two", "ASIA1"],
        ],
      );
      const [one, two] = asked.map(({ form }) => Object.fromEntries(form));
      assert.equal(one?.RoleSessionName, "ci");
      assert.equal(one?.ExternalId, "x");
      assert.equal(one?.DurationSeconds, "3600");
      assert.deepEqual([one?.["Tags.member.1.Key"], one?.["Tags.member.1.Value"]], ["team", "web"]);
      assert.equal(two?.["TransitiveTagKeys.member.1"], "team");
      assert.equal(two?.["PolicyArns.member.1.arn"], "arn:policy");
    } finally {
      sts.closeAllConnections();
      await new Promise((resolve) => sts.close(resolve));
    }
  });
});
