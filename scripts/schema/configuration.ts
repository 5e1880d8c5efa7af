import type { Member, ObjectShape, Type } from "../declarations/declaration";
import { partsOfDoc, sentencesOf } from "../docs/inputs/sentences";
import type { Properties } from "./spec";
import type { Types } from "./types";

/**
 * The provider's configuration: the settings of a connection, in the names and shapes that the AWS provider's own
 * configuration has.
 */
export function configuration(types: Types, settings: ObjectShape): Properties {
  const setting = (name: string) => memberOf(settings, name);
  const { type: credentials } = setting("credentials");
  const key = (name: string) => memberOf(credentials, name);
  const members: readonly Member[] = [
    setting("region"),
    setting("profile"),
    { ...key("accessKeyId"), name: "accessKey" },
    { ...key("secretAccessKey"), name: "secretKey" },
    { ...key("sessionToken"), name: "token" },
    { ...setting("assumeRole"), name: "assumeRoles", type: listOf(setting("assumeRole").type) },
    setting("assumeRoleWithWebIdentity"),
    setting("sharedConfigFiles"),
    setting("sharedCredentialsFiles"),
    { ...setting("endpoints"), type: listOf(setting("endpoints").type) },
    { ...setting("defaultTags"), type: tagsOf(setting("defaultTags"), settings.file) },
  ];
  return types.properties("Provider", members.map(asConfigured), "input");
}

function memberOf(type: ObjectShape | Type, name: string): Member {
  const found = type.kind === "object" ? type.members.find((member) => member.name === name) : undefined;
  if (found === undefined) throw new Error(`a connection has no ${name}, of which the configuration is made`);
  return found;
}

/** What may be one or a list is a list in the AWS provider's configuration. */
function listOf(type: Type): Type {
  const list = type.kind === "union" ? type.types.find(({ kind }) => kind === "list") : undefined;
  return list ?? { kind: "list", item: type, eventual: true };
}

/** The AWS provider has its default tags one level deeper. */
function tagsOf({ type, doc }: Member, file: string): Type {
  const tags: Member = {
    name: "tags",
    required: false,
    type,
    doc: "Tags by name. Default: none.",
    homeDoc: "",
  };
  return {
    kind: "object",
    name: "DefaultTags",
    file,
    doc: partsOfDoc(doc).text,
    members: [tags],
    eventual: true,
  };
}

function asConfigured(member: Member): Member {
  return { ...member, required: false, doc: asConfiguration(member.doc) };
}

/** A comment that tells what holds without the setting, where the configuration is the last to be asked. */
function asConfiguration(doc: string): string {
  const sentences = sentencesOf(doc.replace(/\s+/g, " ")).filter(
    (sentence) => !sentence.startsWith("A change in"),
  );
  const [known = "Default: none."] = sentences.filter((sentence) => sentence.startsWith("Default: "));
  const fallback = /^Default: `aws:\w+`(?:, then (.*))?/.exec(known);
  const told = fallback === null ? known : `Default: ${fallback[1] ?? "none."}`;
  return [...sentences.filter((sentence) => sentence !== known), told].join(" ");
}
